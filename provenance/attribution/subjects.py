"""Who a cue belongs to: the subject before its verb, behind it, or inherited from the clause it hangs on.

Finds the words that name the source; who that is, is for the `sources` room to say.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from provenance.attribution.page import Page
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    BE,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DO,
    ED,
    FINITE_SIGN,
    HAVE,
    ING,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TIME,
    VERB,
    word_set,
)  # fmt: skip
from provenance.text.phrases import ending_at, starting_at
from provenance.values import Range

Place = Literal["before", "behind", "relative", "inherited"]

_WHO = frozenset(("who", "which", "whom"))
_INSERTION = 35
"""Tokens of the longest insertion between a subject and its verb that we look across."""
_CLAUSE_EDGE = frozenset({STOP, COMMA, THAT, SUBORDINATOR, CONJUNCTION, QUOTE, BREAK, RELATIVE})
_APPOSITIVE_STARTS = frozenset({DETERMINER, POSSESSIVE, NOUN, NAME, NUMBER, AMBIGUOUS})
_ASIDE_STARTS = frozenset({NUMBER, DETERMINER, POSSESSIVE, NOUN})
_CLAUSE_PREPOSITIONS = word_set("as after before since until like than")
_APPOSITIVE_WORDS = word_set("of from managing acting founding leading then now also once formerly")
_NO_APPOSITIVE = word_set("who whose which whom where when while as after before during in on at for with like")
_GERUND_EDGE = frozenset({PREPOSITION, VERB, STOP, COMMA, ED, CONJUNCTION, BREAK, BE, ING, AMBIGUOUS})
_PLAIN_STARTS = frozenset({DETERMINER, POSSESSIVE, NAME, NUMBER, NOUN, SUBJECT, AMBIGUOUS, ED})


_PERIODS = word_set("week month year night weekend quarter summer winter spring fall")
_PERIOD_WORDS = word_set("this last next past earlier later early late that the previous same")


class Subject(NamedTuple):
    """The words for a source, and where they stand to the cue. `edge`: first token of the clause they open."""

    range: Range
    place: Place
    edge: int


def subject_before(page: Page, i: int) -> Subject | None:
    """The subject that ends just before token i, the first of a verb group."""
    return _nearest(page, i) or _behind_quotation(page, i)


def _nearest(page: Page, i: int) -> Subject | None:
    sentence, j = page.sentence_of[i], i - 1
    kind = page.kind(j, sentence)
    if kind == STOP:
        return None
    if page.lower[j] in _WHO or (kind == THAT and page.kind(j - 1, sentence) in (NOUN, NAME)):
        return Subject((j, i), "relative", j)
    if kind == COMMA or (kind == BREAK and page.words[j] != ")"):
        found = _across_insertion(page, j) or _whole(page, j)
        return None if found is None else Subject(found, "before", found[0])
    if kind in (CONJUNCTION, QUOTE) or page.quoted[j] >= 2:
        return None
    i = _before_time(page, i)
    if i == 0 or page.kind(i - 1, sentence) in (STOP, COMMA):
        return subject_before(page, i) if 0 < i <= j and page.kind(i - 1, sentence) == COMMA else None
    found = ending_at(page.document, page.kinds, i)
    if found is None:
        return None
    first = _past_adverbial(page, found[0], i)
    first = _own_conjunct(page, first, i)
    if first == found[0] and _hangs(page, first):
        first = _clause_start(page, first)
    return Subject((first, i), "before", first)


def _own_conjunct(page: Page, first: int, end: int) -> int:
    """ "asked for a photo and Ruiz said": what stands before "and" is the object of another verb."""
    sentence = page.sentence_of[first]
    before = page.kind(first - 1, sentence)
    if before == PREPOSITION:
        before = page.kind(first - 2, sentence)
    object_before = before in (VERB, ED, ING, AMBIGUOUS)
    for k in range(end - 2, first, -1):
        if page.kinds[k] != CONJUNCTION:
            continue
        # "a woman asked for a photo and Ruiz said": a thing and a person are no pair once a verb has gone before.
        unlike = page.kinds[k + 1] in (NAME, SUBJECT) and page.kinds[k - 1] in (NOUN, TIME, NUMBER, AMBIGUOUS)
        if object_before or (unlike and any(page.kinds[j] in (VERB, ED) for j in range(first, k))):
            return k + 1
    return first


def _hangs(page: Page, first: int) -> bool:
    """Whether the phrase is only the tail of a longer subject: "the thief whose wife was [head of state] said"."""
    sentence = page.sentence_of[first]
    before = page.kind(first - 1, sentence)
    if page.kinds[first] == SUBJECT or before in _CLAUSE_EDGE:
        return False
    if before == PREPOSITION:
        return page.lower[first - 1] not in _CLAUSE_PREPOSITIONS and page.kind(first - 2, sentence) not in _CLAUSE_EDGE
    return before == BE or (before in (BASE_VERB, VERB, ED, ING) and _in_relative(page, first - 1))


def _clause_start(page: Page, i: int) -> int:
    """Where a subject that begins a clause left of token i begins; i itself if nothing there can be one."""
    sentence = page.sentence_of[i]
    for j in range(i - 1, max(-1, i - _INSERTION), -1):
        if page.quoted[j]:
            return i
        kind = page.kind(j - 1, sentence)
        if kind in (STOP, COMMA, THAT, SUBORDINATOR, BREAK, QUOTE) or page.lower[j - 1] in _CLAUSE_PREPOSITIONS:
            if page.kinds[j] == CONJUNCTION:
                j += 1
            if kind == THAT and page.kind(j - 2, sentence) in (NOUN, NAME):
                continue
            plain = page.kinds[j] in (DETERMINER, POSSESSIVE, NAME, NUMBER, NOUN)
            return j if plain and not _own_verb(page, j, i) else i
    return i


def _own_verb(page: Page, first: int, end: int) -> bool:
    """Whether [first, end) has a finite verb outside its relative clauses."""
    return any(page.kinds[k] in FINITE_SIGN and not _in_relative(page, k) for k in range(first, end))


def _whole(page: Page, close: int) -> Range | None:
    """All from the sentence's start, when it begins like a noun phrase and no other verb stands before the cue."""
    first = page.sentence(close)[0]
    if page.kinds[first] not in (DETERMINER, POSSESSIVE, NUMBER) or close - first > _INSERTION:
        return None
    for k in range(first, close):
        if page.kinds[k] in FINITE_SIGN and page.quoted[k] == 0 and page.lower[k] not in ("being", "been", "having"):
            return None
    return first, close


def _behind_quotation(page: Page, i: int) -> Subject | None:
    """All between a closing mark and the verb: "C," the mill's planning director Ana Ruiz said."""
    first = page.sentence(i)[0]
    for j in range(i - 1, max(first, i - _INSERTION) - 1, -1):
        if page.quoted[j] == 3:
            start, end = j + 1, i - 1 if page.kinds[i - 1] == COMMA else i
            if start >= end or page.kinds[start] not in _PLAIN_STARTS | {ING}:
                return None
            return Subject((start, end), "before", start)
        if page.quoted[j] or (page.kinds[j] in FINITE_SIGN and not _in_relative(page, j)):
            return None
        if page.kinds[j] in (CONJUNCTION, SUBORDINATOR, THAT) and page.kinds[j - 1] in (COMMA, QUOTE):
            return None
    return None


def _in_relative(page: Page, j: int) -> bool:
    """Whether the verb at j belongs to "who ..."."""
    return any(page.lower[k] in _WHO or page.lower[k] in ("whose", "that") for k in range(max(0, j - 5), j))


def _before_time(page: Page, i: int) -> int:
    """Where a time between the subject and its verb begins ("Ruiz this past week said", "on Thursday"); else i."""
    sentence, j = page.sentence_of[i - 1], i
    if page.kind(j - 1, sentence) == TIME or (page.lower[j - 1] in _PERIODS and page.kind(j - 2, sentence) != STOP):
        j -= 1
        while page.lower[j - 1] in _PERIOD_WORDS and page.kind(j - 1, sentence) != STOP:
            j -= 1
        if page.kind(j - 1, sentence) == PREPOSITION:
            return j - 1 if page.lower[j - 1] in ("on", "in") else i
        if j == i - 1 and page.kinds[j] != TIME:
            return i
    return j


def _past_adverbial(page: Page, first: int, end: int) -> int:
    """Where the subject starts when a preposition's own noun was taken with it ("In a statement Ruiz said")."""
    sentence = page.sentence_of[first]
    if page.kind(first - 1, sentence) != PREPOSITION or page.lower[first - 1] in ("of", "for", "with"):
        return first
    for k in range(first + 1, end):
        kind, before = page.kinds[k], page.kinds[k - 1]
        if kind in (DETERMINER, POSSESSIVE, SUBJECT) and before in (NOUN, NAME, NUMBER, TIME):
            return k
        if kind == NAME and before in (NOUN, NUMBER, TIME):
            return k
    return first


def _across_insertion(page: Page, close: int) -> Range | None:
    """Subject before the insertion that the mark at `close` ends. An appositive ("Ruiz, a carpenter,") belongs to the
    source; a clause or an adverbial ("Ruiz, who was there,", "Ruiz, after a pause,") does not."""
    sentence, mark = page.sentence_of[close], page.kinds[close]
    for j in range(close - 1, max(-1, close - _INSERTION), -1):
        if page.kind(j, sentence) == STOP and page.sentence_of[j] != sentence:
            return None
        if page.kinds[j] != mark or page.quoted[j]:
            continue
        if mark == COMMA and page.kinds[j + 1] == NUMBER and j + 2 == close:
            continue  # the comma of a date: "May 3, 2025,"
        if j + 1 == close or not _inserted(page, j + 1, close):
            return None
        before = ending_at(page.document, page.kinds, j)
        if before is None:
            return None
        first = _past_adverbial(page, before[0], j)
        if all(page.kinds[k] in (NUMBER, TIME) for k in range(first, j)):
            continue  # "on May 3, 2025, ...": a date is nobody
        end = close if page.kinds[j + 1] in _APPOSITIVE_STARTS and page.lower[j + 1] not in _NO_APPOSITIVE else j
        if mark == COMMA and page.kind(first - 1, sentence) == COMMA and page.kinds[first] in _ASIDE_STARTS:
            outer = _across_insertion(page, j)
            if outer is not None:
                return outer[0], end
        return first, end
    return _stray(page, close)


def _stray(page: Page, close: int) -> Range | None:
    """A subject that opens its sentence and is parted from its verb by a comma that nothing opened."""
    found = ending_at(page.document, page.kinds, close) if page.kinds[close - 1] != COMMA else None
    if found is None or page.kind(found[0] - 1, page.sentence_of[close]) != STOP or page.kinds[found[0]] != NAME:
        return None
    return found[0], close


def _inserted(page: Page, first: int, end: int) -> bool:
    """Whether [first, end) can stand between a subject and its verb: no clause of its own, or a relative one."""
    kind, low = page.kinds[first], page.lower[first]
    if low in _WHO or low in _NO_APPOSITIVE or kind in (ED, ING, ADVERB, VERB, PREPOSITION, SUBORDINATOR):
        return True
    return not any(page.kinds[k] in (VERB, BE, MODAL, DO, HAVE) for k in range(first, _upto_who(page, first, end)))


def subject_behind(page: Page, i: int) -> Subject | None:
    """The subject that starts at token i, right behind an inverted cue, with its appositives."""
    sentence = page.sentence_of[i - 1]
    if page.kind(i, sentence) not in _PLAIN_STARTS or page.lower[i] in ("it", "what", "whatever"):
        return None
    found = starting_at(page.document, page.kinds, i)
    if found is None:
        return None
    end = found[1]
    if page.kinds[i] != SUBJECT:
        end = _with_appositives(page, end)
    return Subject((i, end), "behind", i)


def _with_appositives(page: Page, end: int) -> int:
    """End of a noun phrase with what follows it: "(R-Ohio)", ", a carpenter from Lorne", ", who was there"."""
    sentence = page.sentence_of[end - 1]
    if page.kind(end, sentence) == BREAK and page.words[end] == "(":
        for k in range(end + 1, min(end + 8, len(page.words))):
            if page.words[k] == ")":
                end = k + 1
                break
    low = page.lower[end] if page.kind(end, sentence) != STOP else ""
    if low in ("who", "whose"):
        return aside_end(page, end + 1)
    if page.kind(end, sentence) != COMMA:
        return end
    after = page.kind(end + 1, sentence)
    if after == STOP:
        return end
    if page.lower[end + 1] in ("who", "whose", "which"):
        return aside_end(page, end + 2)
    if after in _APPOSITIVE_STARTS or page.lower[end + 1] in _APPOSITIVE_WORDS:
        close = aside_end(page, end + 1)
        if not any(
            page.kinds[k] in (BE, MODAL, DO, HAVE, VERB) for k in range(end + 1, _upto_who(page, end + 1, close))
        ):
            return _with_appositives(page, close) if page.kind(close, sentence) == COMMA else close
    return end


def _upto_who(page: Page, first: int, end: int) -> int:
    for k in range(first, end):
        if page.lower[k] in ("who", "which", "that", "whose"):
            return k
    return end


def aside_end(page: Page, i: int) -> int:
    """The next comma, dash or end of sentence from token i on."""
    sentence = page.sentence_of[i - 1]
    while page.kind(i, sentence) != COMMA:
        if i in page.closing:
            i = page.closing[i] + 1
            continue
        if page.kind(i, sentence) == BREAK and page.words[i] not in ("-", "/", "(", ")"):
            break
        if page.kind(i, sentence) == STOP and (
            i >= len(page.words) or page.sentence_of[i] != sentence or _last(page, i)
        ):
            break
        i += 1
    return i


def _last(page: Page, i: int) -> bool:
    return i + 1 >= len(page.words) or page.sentence_of[i + 1] != page.sentence_of[i]


def noun_before_gerund(page: Page, i: int) -> Subject | None:
    """Whose -ing it is when the noun stands right before: "with an aide telling ...", "a sign saying ..."."""
    sentence = page.sentence_of[i]
    if page.kind(i - 1, sentence) not in (NOUN, NAME, OBJECT, AMBIGUOUS):
        return None
    found = ending_at(page.document, page.kinds, i)
    if found is None:
        return None
    first = _past_adverbial(page, found[0], i)
    for k in range(i - 1, first, -1):
        if page.kinds[k] == PREPOSITION and page.lower[k] != "of":
            first = k + 1
            break
    return Subject((first, i), "before", first) if page.kind(first - 1, sentence) in _GERUND_EDGE else None
