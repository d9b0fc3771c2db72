"""The tokenizer, under the name by which the text room knows it. Its code lies below the rules, which need it too."""

from provenance.tokens import INVISIBLE, plain, plain_all, tokenize, visible

__all__ = ["INVISIBLE", "plain", "plain_all", "tokenize", "visible"]
