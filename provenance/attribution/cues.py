"""Cue hits become uses: which word is the cue's head, how its verb group stands, whether it is a verb at all.

Knows words and their neighbours; subjects and contents are found elsewhere.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from provenance.attribution.page import Page
from provenance.ruleset import CueRule, Hits, Rules
from provenance.text.grammar import (
    ADVERB,
    AUXILIARY,
    BASE_VERB,
    BE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    ED,
    GENITIVE,
    HAVE,
    ING,
    MODAL,
    NAME,
    NEGATION,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBJECT,
    THAT,
    TO,
    VERB,
    word_set,
)  # fmt: skip

Form = Literal["finite", "infinitive", "gerund", "passive", "reduced", "noun", "fixed", "colon"]
"""finite: says; infinitive: to say; gerund: saying; passive: was told; reduced: quoted by; noun: claim; fixed: per."""


class Use(NamedTuple):
    """One cue in its sentence. `group` runs from the first auxiliary to the end of the hit."""

    rule: CueRule
    start: int
    end: int
    group: int
    form: Form
    negated: bool = False
    modal: bool = False
    governed: bool = False
    """Whether it hangs directly on the cue before it ("declined to comment")."""


_GROUP = AUXILIARY | {ADVERB, NEGATION}
_BETWEEN = word_set("both all each also either first long since so far well more most")
_NOUN_BEFORE = frozenset({DETERMINER, POSSESSIVE, GENITIVE, NUMBER, PREPOSITION, VERB, ING, ED, BE})
_ARTICLES = frozenset({DETERMINER, POSSESSIVE, GENITIVE})
_PARTICIPLE = ("ed", "wn", "en")
_VERB_BEFORE = frozenset({TO, MODAL, NEGATION, SUBJECT, RELATIVE, DO})
_COMPLEMENTS = frozenset({DETERMINER, POSSESSIVE, SUBJECT, OBJECT, QUOTE, THAT, NAME, TO, NUMBER})


def uses(page: Page, hits: Hits, rules: Rules) -> tuple[Use, ...]:
    """The cues of a document in the order of their words; of overlapping hits the longest stays.

    Nothing inside a quotation counts: annotators mark the quotation's own cue (34 of 19,496 in PolNeAR's train split).
    """
    found: list[Use] = []
    taken = longest = -1
    for hit in _longest(hits):
        if hit.start < taken or hit.end < longest or page.quoted[hit.start] == 1:
            continue
        rule = rules.rule(hit.rule)
        if not isinstance(rule, CueRule):
            continue
        if "colon" in rule.frames:
            found.append(Use(rule, hit.start, hit.end, hit.start, "colon"))
            continue
        longest = hit.end
        use = _use(page, rule, hit.start, hit.end)
        if use is not None:
            governed = bool(found) and use.form == "infinitive" and found[-1].end == use.group
            found.append(use._replace(governed=True) if governed else use)
            taken = hit.end
    return tuple(found)


def _longest(hits: Hits) -> list:  # type: ignore[type-arg]
    return sorted(hits.of("cue"), key=lambda hit: (hit.start, -hit.end))


def _use(page: Page, rule: CueRule, start: int, end: int) -> Use | None:
    verbal = [frame for frame in rule.frames if frame not in ("noun", "adjunct", "within", "colon")]
    if "adjunct" in rule.frames:
        return Use(rule, start, end, start, "fixed")
    if "within" in rule.frames:
        return Use(rule, start, start + 1, start, "fixed")
    noun = is_noun(page, start, end)
    if "noun" in rule.frames and (noun or not verbal):
        return Use(rule, start, end, start, "noun") if noun or page.kinds[start] == NOUN else None
    if not verbal or noun:
        return None
    return _verb(page, rule, start, end)


def is_noun(page: Page, start: int, end: int) -> bool:
    """Whether a word that may be noun or verb is a noun here, told by its neighbours."""
    low, sentence = page.lower[start], page.sentence_of[start]
    if low.endswith(("ed", "ing")) and end - start == 1 and page.kind(start - 1, sentence) in _ARTICLES:
        return True  # "the proposed talks": an adjective
    if end - start > 1 or low.endswith(("ed", "ing")) or page.kinds[start] in (VERB, ED):
        return False
    before, after = page.kind(start - 1, sentence), page.kind(end, sentence)
    if before in _VERB_BEFORE or (before == HAVE and page.lower[start - 1] != "having"):
        return False
    if before in (DETERMINER, POSSESSIVE, GENITIVE, PREPOSITION, NUMBER):
        return page.lower[start - 1] not in ("all", "both", "some", "many", "most", "few", "others") or after in (
            PREPOSITION, STOP, COMMA)  # fmt: skip
    if page.kinds[start] == NAME and before != STOP:
        return True
    plural = page.lower[start - 1].endswith("s")
    if before == NAME and not low.endswith("s") and not plural and page.kind(start - 2, sentence) != CONJUNCTION:
        return True  # "the White House report"
    # "a nostalgic note", "new reports" against "the papers note", "the paper reports": number must agree.
    if before == NOUN and plural == low.endswith("s") and page.kind(start - 2, sentence) in _NOUN_BEFORE:
        return True
    if before in (STOP, COMMA, CONJUNCTION):
        return after not in _COMPLEMENTS
    return before in (VERB, ING, BASE_VERB, BE) and after != THAT


def _verb(page: Page, rule: CueRule, start: int, end: int) -> Use | None:
    sentence, low = page.sentence_of[start], page.lower[start]
    group, j = start, start - 1
    negated = modal = infinitive = be = have = False
    while True:
        kind = page.kind(j, sentence)
        if (
            kind in _GROUP
            or (kind == TO and j == start - 1)
            or (page.lower[j] in _BETWEEN and page.kind(j - 1, sentence) in AUXILIARY)
        ):
            negated |= kind == NEGATION
            modal |= kind == MODAL
            infinitive |= kind == TO
            be |= kind == BE
            have |= kind == HAVE
            group = j
            j -= 1
            continue
        break
    form: Form
    if low.endswith("ing"):
        form = "finite" if be else "gerund"
    elif infinitive:
        form = "infinitive"
    elif be and not _adjectival(rule):
        form = "passive"
    else:
        follows = page.lower[end] if page.kind(end, sentence) == PREPOSITION and low.endswith(_PARTICIPLE) else ""
        form = "finite"
        if follows == "by" or "by" in rule.frames:
            form = "reduced"
        elif follows in ("of", "as") and not have:
            form = "passive"  # "vessels accused of", "a man known as": the noun before is the object
    if form == "passive" and "by" in rule.frames:
        end -= 1  # "was first reported by": the agent is looked for where every passive has it
    return Use(rule, start, end, group, form, negated, modal)


def _adjectival(rule: CueRule) -> bool:
    """ "is aware that", "is expected to": the form of be is part of the cue, not a passive."""
    return "raised" in rule.frames or "state" in rule.frames
