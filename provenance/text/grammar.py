"""What kind of word each token is, as far as a list can tell: articles, prepositions, verbs, names. Not a tagger.

`word_classes` gives one small integer a token. Words that are nouns as often as verbs stay AMBIGUOUS; the readers
look at the neighbours. Lists are closed classes of English plus the verb forms of `verbforms`.
"""

from __future__ import annotations

from functools import lru_cache

from provenance.text.verbforms import AMBIGUOUS as _AMBIGUOUS_FORMS
from provenance.text.verbforms import BASE, FINITE
from provenance.values import Document

(
    NOUN, NAME, NUMBER, DETERMINER, SUBJECT, OBJECT, POSSESSIVE, GENITIVE, PREPOSITION, CONJUNCTION, SUBORDINATOR,
    RELATIVE, BE, HAVE, DO, MODAL, NEGATION, ADVERB, TO, VERB, BASE_VERB, AMBIGUOUS, ED, ING, COMMA, BREAK, STOP,
    QUOTE, TIME, THAT,
) = range(30)  # fmt: skip
"""NOUN: any other word. SUBJECT: he, they; OBJECT: him; GENITIVE: 's. BREAK: ; : - ( ); STOP: . ! ?"""

AUXILIARY = frozenset({BE, HAVE, DO, MODAL})
FINITE_SIGN = frozenset({BE, HAVE, DO, MODAL, VERB})
"""A clause has one of these, or an ambiguous word in a verb's place."""

_LISTS: tuple[tuple[int, str], ...] = (
    (VERB, " ".join(FINITE)),
    (BASE_VERB, " ".join(BASE)),
    (AMBIGUOUS, " ".join(_AMBIGUOUS_FORMS)),
    (AMBIGUOUS, "rally reply supply tally bully"),  # no adverbs, for all their ending
    (NOUN, "family assembly anomaly monopoly butterfly according party election state states campaign government"),
    (NOUN, "president united senate house security"),
    (ADVERB, """also just still never already really often later once only even not now then ever soon quickly instead
        again too perhaps maybe here there away ago almost very quite rather far together forward back yet twice thus
        hence meanwhile moreover nonetheless nevertheless however therefore sometimes otherwise else indeed initially
        yesterday tonight today tomorrow overnight elsewhere abroad alike well ahead apart aside anyway somewhat somehow
        anywhere everywhere nowhere""" ),
    (TIME, """monday tuesday wednesday thursday friday saturday sunday january february april june july august
        september october november december jan feb aug sept oct nov dec morning afternoon evening"""),
    (DETERMINER, """the a an this these those some any no every each many several few both all another either
        neither such most more other half certain what"""),
    (SUBJECT, "i he she they we it you who everyone nobody anyone someone"),
    (OBJECT, "him them us me himself herself themselves itself myself ourselves yourself"),
    (POSSESSIVE, "my his her its their our your whose"),
    (GENITIVE, "'s '"),
    (PREPOSITION, """of in on at by for with from about into through over after before between against under during
        without within among upon toward towards across behind beyond despite near since until till per via amid
        amidst regarding concerning including like unlike as than around above below inside outside beside besides
        along off up out down onto throughout versus"""),
    (CONJUNCTION, "and or but nor & plus"),
    (SUBORDINATOR, "because when while if whether although though unless whereas lest so where why how"),
    (RELATIVE, "which whom"),
    (THAT, "that"),
    (BE, "is are was were am be been being 're 'm"),
    (HAVE, "has have had having 've"),
    (DO, "do does did"),
    (MODAL, "will would can could may might must shall should ca wo 'll 'd cannot ought"),
    (NEGATION, "n't not never"),
    (TO, "to"),
    (COMMA, ","),
    (BREAK, "; : - -- --- – — ( ) [ ] / | • …  ..."),
    (STOP, ". ! ?"),
    (QUOTE, "\" “ ” ‘ « » „"),
)  # fmt: skip


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(text.split())


def _lexicon() -> dict[str, int]:
    """Later lists win: a closed class is surer than a count."""
    return {word: kind for kind, words in _LISTS for word in words.split()}


_LEXICON = _lexicon()
_CONTRACTING = word_set("he she it that who what there here where")
"""Words after which 's is "is" or "has", never a genitive."""
_PERFECT = word_set("been got already always never long")
_NOT_PARTICIPLES = word_set("hundred need indeed seed speed feed deed breed creed greed weed united red bed")
_NOT_GERUNDS = word_set(
    "king thing things something anything nothing everything morning evening during beijing wing ring spring string"
    " sing bring being building hearing meeting briefing filing ruling wedding ceiling housing training funding"
)
_GLUED = frozenset("-–/")
"""Marks that join two words when no space stands on either side: "the Ruiz–Okafor talks"."""
_CONTEXTUAL = frozenset({"'s", ".", "may", "will", "first"}) | _GLUED
"""Words and marks whose class their neighbours decide."""


def word_class(document: Document, i: int) -> int:
    """Class of token i. A capitalised word is a name unless a closed class claims it."""
    word, low = document.words[i], document.lower[i]
    if low in _CONTEXTUAL:
        kind = _in_context(document, i, word, low)
        if kind is not None:
            return kind
    return _alone(word, low)


def _in_context(document: Document, i: int, word: str, low: str) -> int | None:
    """Classes that the neighbours decide; None when they do not."""
    if low == "'s":
        if i and document.lower[i - 1] in _CONTRACTING:
            return BE
        return HAVE if i + 1 < len(document.words) and document.lower[i + 1] in _PERFECT else None
    if low == ".":
        return word_class(document, i - 1) if _is_glued_before(document, i) else None
    if low in _GLUED:
        return NOUN if _is_glued(document, i) else None
    if low == "first" and i + 1 < len(document.words):  # "the Courier first reported", but "the first lady"
        return ADVERB if _alone(document.words[i + 1], document.lower[i + 1]) in (VERB, ED) else None
    return NAME if word[0].isupper() and not _starts_sentence(document, i) else None


@lru_cache(maxsize=1 << 15)
def _alone(word: str, low: str) -> int:
    """The class of a word whatever stands beside it. Remembered: a newspaper's words repeat."""
    kind = _LEXICON.get(low)
    first = word[0]
    if first.isupper():
        return NAME if kind is None or kind == NOUN or VERB <= kind <= AMBIGUOUS else kind
    if kind is not None:
        return kind
    if first == "@" and len(word) > 1:
        return NAME  # an account's handle
    if first.isdigit() or first in "$€£#@%":
        return NUMBER
    if not first.isalpha():
        return QUOTE if first in "'’" else BREAK
    return _by_ending(low)


def _by_ending(low: str) -> int:
    if low.endswith("ly") and len(low) > 4:
        return ADVERB
    if low.endswith("ing") and len(low) > 4 and low not in _NOT_GERUNDS:
        return ING
    if low.endswith("ed") and len(low) > 3 and low not in _NOT_PARTICIPLES:
        return ED
    return NOUN


def _is_glued(document: Document, i: int) -> bool:
    after = i + 1 < len(document.words) and document.starts[i + 1] == document.ends[i]
    return after and i > 0 and document.ends[i - 1] == document.starts[i]


def _is_glued_before(document: Document, i: int) -> bool:
    """Whether the dot at i ends an abbreviation inside its sentence ("Mr. Osei", "Osei Jr. said")."""
    if i == 0 or i + 1 >= len(document.words) or document.ends[i - 1] != document.starts[i]:
        return False
    return document.sentence_of[i + 1] == document.sentence_of[i] and document.quoted[i + 1] != 3


def _starts_sentence(document: Document, i: int) -> bool:
    return i == 0 or document.sentence_of[i - 1] != document.sentence_of[i]


def word_classes(document: Document) -> bytes:
    """Class of every token, one byte each. In a sentence in title case capitals make no name of a verb."""
    kinds = bytearray(map(_alone, document.words, document.lower))
    for i, low in enumerate(document.lower):
        if low in _CONTEXTUAL:
            kinds[i] = word_class(document, i)
    for first, end in document.sentences:
        names = kinds.count(NAME, first, end)
        if names >= _TITLE_NAMES and names >= _TITLE_SHARE * (end - first):
            for i in range(first + 1, end):
                if kinds[i] == NAME:
                    kinds[i] = _titled(document.lower[i])
    return bytes(kinds)


_TITLE_NAMES = 3
_TITLE_SHARE = 0.5
"""Half of its tokens capitalised, and at least three: a headline ("Council Says Bridge Will Close")."""


def _titled(low: str) -> int:
    kind = _LEXICON.get(low, NAME)
    if kind in (VERB, AMBIGUOUS, BASE_VERB):
        return kind
    if kind == NAME and low.endswith("ing") and len(low) > 5 and low not in _NOT_GERUNDS:
        return ING
    return NAME
