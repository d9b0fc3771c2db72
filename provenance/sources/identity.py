"""Identity and category of a source without a name: unnamed, collective, named body or paper, in the guide's terms.

unnamed: somebody stands behind the words and the name is kept back. collective: nobody could ring them up and ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.ruleset.kinds.descriptor import DescriptorRule
from provenance.ruleset.kinds.title import TitleRule
from provenance.sources.figures import singular
from provenance.sources.marks import Marks
from provenance.sources.parts import Part
from provenance.sources.vocabulary import INDEFINITE, YEAR, words_of
from provenance.text.grammar import TIME, word_class
from provenance.values import Category, Document, Identity

SPEECH: frozenset[str] = words_of(
    """
    say tell write report ask claim confirm deny accuse warn argue announce suggest predict according
    post quote publish cite express call describe request
    """
)
"""Classes of cues that report words, not thoughts or wishes."""
FEW = 20
"""People counted up to here are people somebody counted; "95 retired generals" signed a list."""

_VAGUE = words_of(
    """
    coalition many most few some majority minority half percent % dozens hundreds thousands millions no other
    """
)
"""Quantities that count nobody in particular."""
_ISSUED = words_of("published released issued conducted commissioned compiled written by from on in")
_FOUND = 10
"""Tokens behind a paper within which its issuer or its journal is named."""
_ALWAYS_MANY = words_of("people public media staff audience police electorate press")
_OTHERS = words_of(
    """
    those these others some many most few all several more fewer half everyone everybody nobody anyone
    """
)
_FRACTIONS = words_of(
    """
    third quarter fifth two-thirds three-quarters three-fourths one-third one-quarter majority plurality
    """
)
_ANY = words_of("any every each no")
"""Determiners that pick out nobody."""
_NOTHING = words_of("no none neither")
"""Quantities of things that do not exist; of people they are a crowd, as the annotation guide has it ("no one")."""
NEAR = words_of("close familiar briefed involved privy knowledge aware present")
"""Words of access: whoever has it could be rung up."""
ASKED = words_of("interviewed spoke talked")
"""Verbs by which a reporter says that these people were spoken to."""
_SHARED = words_of("spokesperson judge officer representative lawyer doctor journalist")
"""Offices that many hold at a time: "the Lorne lawyer" is nobody's name."""
_ABSTRACT = (
    "ness",
    "ment",
    "tion",
    "sion",
    "ity",
    "ism",
    "ance",
    "ence",
    "ship",
    "hood",
    "ure",
    "dom",
    "age",
    "ing",
    "or",
)
"""Endings of nouns that stand for no people when they are plural and no rule knows them ("endeavors")."""
_SCHOLARLY = words_of("research scientific working academic white position discussion peer-reviewed scholarly term")
CALLING = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer")
CALLINGS = ("ers", "ists", "ians", "men", "ees", "eers", "ans", "crats")


@dataclass(frozen=True, slots=True)
class Standing:
    """What sort of source a noun phrase is."""

    category: Category
    identity: Identity
    plural: bool
    lemma: str
    sure: bool = False
    """Whether the words leave no doubt, so that nothing around them is asked."""


def standing(document: Document, marks: Marks, part: Part, speaks: bool = True) -> Standing:
    """Category and identity by the head noun, its number, what counts it, and whether the cue is one of speech."""
    low = document.lower[part.head]
    lemma = singular(low)
    noun, title = marks.nouns.get(part.head), marks.titles.get(part.head)
    plural = _plural(low, lemma, part)
    if low in _OTHERS or (noun is None and title is None):
        return _guessed(document, part, low, lemma, plural, speaks)
    if noun is None or noun.rule.category == "person":
        rule = None if noun is None else noun.rule
        one = None if title is None else title.rule
        identity = _person(document, part, plural, rule, one, speaks)
        return Standing("person", identity, plural, lemma, identity == "unnamed" and _plain(document, part, rule))
    return _thing(document, part, noun.rule, lemma, plural)


def nothing(document: Document, part: Part, stand: Standing) -> bool:
    """Whether a phrase says that there is no such thing: "nothing in the file", "no study", "none of the papers"."""
    if document.lower[part.head] == "nothing":
        return True
    before = document.lower[part.start - 1] if part.start else ""  # "neither" is read past as an adverb
    amounts = (part.determiner, part.quantity, document.lower[part.start], before)
    return stand.category != "person" and any(low in _NOTHING for low in amounts)


def _told(document: Document, part: Part) -> tuple[str, ...]:
    """The words behind the head; with "I spoke to" or "we interviewed" where the span stopped short of it."""
    at = part.head + 1
    reporter = document.lower[at : at + 1] in (("i",), ("we",))
    return document.lower[at : max(part.end, at + 2 if reporter else at)]


def _plain(document: Document, part: Part, rule: DescriptorRule | None) -> bool:
    """Whether a phrase says outright that a name is withheld: "sources", "two officials", "experts we spoke to"."""
    told = _told(document, part)
    if rule is None or any(low in ASKED or low in NEAR for low in told):
        return rule is not None
    counted = part.count is not None and 1 < part.count <= FEW
    return rule.bare or (counted and rule.identity == "unnamed")


def _written(document: Document, part: Part) -> bool:
    """Whether "paper" is what scholars write: "a 2019 paper", "a paper by Miriam Katz"."""
    behind = document.lower[part.head + 1 : part.head + 2]
    if part.determiner in INDEFINITE and behind in (("by",), ("on",), ("titled",), ("co-authored",)):
        return True
    return any(document.lower[k] in _SCHOLARLY or YEAR.fullmatch(document.words[k]) for k in part.modifiers)


def _thing(document: Document, part: Part, rule: DescriptorRule, lemma: str, plural: bool) -> Standing:
    if lemma == "paper" and rule.category == "outlet" and _written(document, part):
        return Standing("document", "named" if _issued(document, part.head + 1) else "unnamed", plural, lemma)
    if rule.category == "social":
        return Standing("social", rule.identity, plural, lemma, sure=True)
    if rule.identity == "collective":
        return Standing(rule.category, "collective", True, lemma)
    if plural and rule.identity == "unnamed":
        return Standing(rule.category, "unnamed", True, lemma, sure=True)  # "authorities said"
    if plural and lemma not in _ALWAYS_MANY:
        if lemma == "report" and part.determiner not in ("the", "those", "these") and part.owner is None:
            return Standing(rule.category, "unnamed", True, lemma, sure=True)  # "reports said": nobody knows whose
        if part.owner is not None and rule.category == "document":
            return Standing(rule.category, "named", True, lemma, sure=True)  # "the ministry's figures"
        if rule.voice is not None and not any(word[0].isupper() for word in document.words[part.start + 1 : part.end]):
            return Standing(rule.category, "unnamed", True, lemma, sure=True)  # "emails seen by Axios": nobody's
        owned = part.determiner in ("the", "these", "those")
        return Standing(rule.category, "named" if owned and rule.category == "document" else "collective", True, lemma)
    if part.determiner in _ANY:
        return Standing(rule.category, "collective", True, lemma)
    if part.determiner in INDEFINITE and rule.category in ("organization", "outlet", "document"):
        paper = rule.category == "document"
        # a paper is also told by what it is of: "a memo of the Ports Board"
        words = range(part.start + 1, part.end) if paper else part.modifiers
        named = any(document.words[k][0].isupper() for k in words) or (paper and _issued(document, part.end))
        return Standing(rule.category, "named" if named else "unnamed", False, lemma, sure=paper and not named)
    return Standing(rule.category, "named", False, lemma)


def _issued(document: Document, end: int) -> bool:
    """Whether it is told where a paper can be found: "a study published on Monday in the journal Nature"."""
    lower = document.lower
    if lower[end : end + 1] and lower[end] not in _ISSUED:
        return False
    for k in range(end + 1, min(end + _FOUND, document.sentences[document.sentence_of[end - 1]][1])):
        if not lower[k][0].isalnum():
            return False
        if document.words[k][0].isupper() and word_class(document, k) != TIME:
            return True
    return False


def _plural(low: str, lemma: str, part: Part) -> bool:
    if part.quantity in ("one", "each", "a", "another") and (not part.of or part.quantity == "one"):
        return False
    return low != lemma or low in _ALWAYS_MANY or part.quantity in _VAGUE


def _person(
    document: Document, part: Part, plural: bool, rule: DescriptorRule | None, title: TitleRule | None, speaks: bool
) -> Identity:
    if part.determiner in _ANY or part.quantity == "no":
        return "collective"
    if (
        not plural
        and rule is not None
        and rule.identity == "collective"
        and not speaks
        and part.determiner in ("a", "an")
    ):
        return "collective"  # "a reader would ask": any reader
    if not plural:
        return "named" if title is not None and _office(document, part, title) else "unnamed"
    if part.count is not None and 1 < part.count <= FEW and part.quantity != "percent":
        return "unnamed"
    by_rule: Identity = "collective" if rule is None else rule.identity
    if any(low in ASKED for low in _told(document, part)):
        return "unnamed"
    if part.quantity in _VAGUE:
        return "collective"
    if rule is not None and rule.crowd and not speaks:
        return "collective"
    return by_rule


_OF_BODIES = frozenset({"title.officer", "title.chief-executive"})
"""Titles whose holder can be looked up only where it is told of which body."""


def _office(document: Document, part: Part, title: TitleRule) -> bool:
    """Whether the phrase is the title of one holder: "the Lorne mayor", "the Ports Board chief"."""
    if part.determiner in INDEFINITE or part.determiner in ("this", "that") or part.quantity:
        return False
    if not part.determiner and part.owner is None:
        return False
    if title.id not in _OF_BODIES:
        return title.office is not None and title.office not in _SHARED
    behind = document.words[part.head + 1 : part.end]
    of = bool(behind) and behind[0] == "of" and any(word[0].isupper() for word in behind[1:3])
    return of or any(document.words[k][0].isupper() for k in part.modifiers)


def _guessed(document: Document, part: Part, low: str, lemma: str, plural: bool, speaks: bool) -> Standing:
    """A head that no rule knows: people if it is counted or plural, else nobody in particular."""
    if low in _OTHERS:
        asked = any(w in ASKED for w in document.lower[part.head + 1 : part.end])
        near = asked or any(w in NEAR for w in document.lower[part.head + 1 : part.end])
        return Standing("person", "unnamed" if near else "collective", True, lemma)
    if low.endswith("-year-old"):
        return Standing("person", "unnamed", False, lemma)
    if (low[0].isdigit() and part.modifiers[:1] == (part.head,)) or low in _FRACTIONS:
        return Standing("person", "collective", True, lemma)
    if part.quantity in ("percent", "%") or low in ("percent", "%"):
        return Standing("person", "collective", True, lemma)
    if not plural and low.endswith(CALLING) and part.determiner:
        return Standing("person", "unnamed", False, lemma)
    behind = document.lower[part.head + 1 : part.head + 3]
    if speaks and not plural and part.determiner in ("a", "an", "one") and behind == (",", "who"):
        return Standing("person", "unnamed", False, lemma)  # "a garda, who was not authorised to comment"
    counted = part.count is not None and 1 < part.count <= FEW
    if low == "one" and not part.of:
        # "one might think" is anybody; "one said so" somebody
        return Standing("person", "unnamed" if speaks else "collective", False, lemma, sure=not speaks)
    if plural and low.endswith(CALLINGS):
        return Standing("person", "unnamed" if counted else "collective", True, lemma)
    if part.of and part.quantity == "one" and low != lemma and not lemma.endswith(_ABSTRACT):
        return Standing("person", "unnamed", False, lemma)
    if plural and speaks and not lemma.endswith(_ABSTRACT):
        return Standing("person", "collective", True, lemma)
    return Standing("unknown", "none", plural, lemma)
