"""What every attribution reader promises: documents and rule hits in, relations out. Not a reader itself.

Readers are `rules` (patterns and sentence frames), `quick` and `careful` (trained models combined with the rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from provenance.ruleset import Hits
from provenance.values import Document, Relation


@runtime_checkable
class Reader(Protocol):
    """Finds who said what. Pure: the same documents and hits give the same relations, in whatever batches they come."""

    @property
    def name(self) -> str:
        """The name it goes by in `reader_for` and in reports: rules, quick, careful."""

    @property
    def hash(self) -> str:
        """Identifies what the reader knows beyond the rules: a model's weights, and ">=0.5" after another least
        confidence than its own; "" when there is nothing more."""

    def read(self, documents: Sequence[Document], hits: Sequence[Hits]) -> list[tuple[Relation, ...]]:
        """One tuple of relations a document, in the order of the documents, each sorted by its content's first token.

        `documents` and `hits` run in parallel. Ranges lie inside their document. Raises ValueError when the two
        sequences differ in length; nothing else, whatever the text.
        """
