"""Identity and category of a source without a name: unnamed, collective, named body or paper. Follows the guide's terms.

unnamed: somebody stands behind the words and the name is kept back. collective: nobody could ring them up and ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.sources.figures import singular
from provenance.sources.heads import INDEFINITE, Part
from provenance.sources.marks import Marks
from provenance.values import Category, Document, Identity

_VAGUE = frozenset("many most few some majority minority half percent % dozens hundreds thousands millions no other".split())
"""Quantities that count nobody in particular."""
_OTHERS = frozenset("those these others some many most few all several".split())
_NEAR = frozenset("close familiar briefed involved privy knowledge aware present".split())
"""Words of access: whoever has it could be rung up."""
_ASKED = frozenset("interviewed spoke talked contacted surveyed asked reached".split())
"""Verbs by which a reporter says that these people were spoken to."""
_NOT_PEOPLE = frozenset("ness ment tion sion ity ism ance ence ship hood ure dom age ing".split())
"""Endings of nouns that stand for no people."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What sort of source a noun phrase is."""

    category: Category
    identity: Identity
    plural: bool
    lemma: str


def standing(document: Document, marks: Marks, part: Part) -> Standing:
    """Category and identity by the head noun, its number, and what counts it."""
    low = document.lower[part.head]
    lemma = singular(low)
    noun, title = marks.nouns.get(part.head), marks.titles.get(part.head)
    plural = _plural(low, lemma, part)
    if noun is None and title is None:
        return _guessed(document, part, low, lemma, plural)
    if noun is None:
        assert title is not None
        return Standing("person", _person(document, part, plural, "unnamed", title.rule.office is not None), plural, lemma)
    rule = noun.rule
    if rule.category == "person":
        office = title is not None and title.rule.office is not None
        return Standing("person", _person(document, part, plural, rule.identity, office), plural, lemma)
    if rule.category == "social":
        return Standing("social", rule.identity, plural, lemma)
    if rule.identity == "collective":
        return Standing(rule.category, "collective", True, lemma)
    if plural:
        owned = part.owner is not None or part.determiner in ("the", "these", "those")
        return Standing(rule.category, "named" if owned and rule.category == "document" else "collective", True, lemma)
    if part.determiner in INDEFINITE and rule.category in ("organization", "outlet") and not _capitals(document, part):
        return Standing(rule.category, "unnamed", False, lemma)
    return Standing(rule.category, "named", False, lemma)


def _plural(low: str, lemma: str, part: Part) -> bool:
    if part.quantity in ("one", "each", "a", "another") and not part.of:
        return False
    if part.of and part.quantity == "one":
        return False
    return low != lemma or low in ("people", "public", "media", "staff", "audience") or part.quantity in _VAGUE


def _person(document: Document, part: Part, plural: bool, by_rule: Identity, office: bool) -> Identity:
    if not plural:
        return "named" if office and part.determiner not in INDEFINITE and part.determiner not in ("this", "that") else (
            "unnamed"
        )
    if any(document.lower[k] in _ASKED for k in range(part.start, min(part.end + 12, len(document.words)))) and (
        by_rule == "collective" and part.end > part.head + 1
    ):
        return "unnamed"
    if part.quantity in _VAGUE:
        return "collective"
    if part.count is not None and 1 < part.count <= 20:
        return "unnamed"
    return by_rule


def _guessed(document: Document, part: Part, low: str, lemma: str, plural: bool) -> Standing:
    """A head that no rule knows: people if it is counted or plural, else nobody in particular."""
    if low in _OTHERS:
        near = any(w in _NEAR for w in document.lower[part.head + 1 : part.end])
        return Standing("person", "unnamed" if near else "collective", True, lemma)
    if part.quantity in ("percent", "%") or document.lower[part.head] in ("percent", "%"):
        return Standing("person", "collective", True, lemma)
    if low.endswith(("er", "or", "ist", "ian", "man", "woman", "ee", "eer")) and part.determiner:
        return Standing("person", "unnamed", False, lemma)
    if plural and (low.endswith(("ers", "ors", "ists", "ians", "men", "ees", "eers", "ans", "crats"))):
        counted = part.count is not None and 1 < part.count <= 20
        return Standing("person", "unnamed" if counted else "collective", True, lemma)
    if part.of and part.quantity == "one" and low != lemma and not any(lemma.endswith(e) for e in _NOT_PEOPLE):
        return Standing("person", "unnamed", False, lemma)
    if plural and not any(lemma.endswith(ending) for ending in _NOT_PEOPLE):
        return Standing("person", "collective", True, lemma)
    return Standing("unknown", "none", plural, lemma)


def _capitals(document: Document, part: Part) -> bool:
    return any(document.words[k][0].isupper() for k in part.modifiers)
