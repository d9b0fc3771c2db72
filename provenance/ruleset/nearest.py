"""How near a text comes to a phrase: which words fit, and which one broke it. For explanations alone, never for hits.

An alignment of the phrase's parts with the words of a sentence; each part that does not fit costs, the cheapest wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from provenance.ruleset.pattern import EVERYDAY, SLOTS, Element, Gap, Slot, Word
from provenance.ruleset.slots import Slots
from provenance.values import Document, Range

WRONG = 2
"""What a missing, another or a further word costs; `CLOSE` is for a word that is nearly the one."""
CLOSE = 1
LIKE = 0.8
"""Likeness (difflib) from which on a word is nearly another: whisperer and whisperers have .95, told and tell .5."""
MOST_WRONG = 2 * WRONG
"""Dearer alignments explain nothing: two words that do not fit are as much as anybody wants to hear of."""
LOOKED_AT = 60
"""Pairs of phrase and sentence that are aligned, those with most words in common: bounds the work on long texts."""


@dataclass(frozen=True, slots=True)
class Miss:
    """The place where a phrase nearly stands: tokens [start, end), and what is wrong, in the order of the text."""

    number: int
    """Which of the phrases it is."""
    range: Range
    faults: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way on from a part at a token: its cost, the fixed words that fit, where it leads, what is wrong."""

    cost: int
    fitting: int
    part: int
    token: int
    fault: str = ""


def nearest(document: Document, slots: Slots, phrases: Sequence[Iterable[Sequence[Element]]]) -> Miss | None:
    """The best near miss of any of the phrases (each as its flat sequences), or None if nothing comes near."""
    best: tuple[int, int, Miss] | None = None
    for number, sequence, sentence in _candidates(document, phrases):
        miss = _align(document, slots, number, sequence, sentence)
        if miss is not None and (best is None or miss[:2] < best[:2]):
            best = miss
    return best[2] if best is not None else None


def _candidates(
    document: Document, phrases: Sequence[Iterable[Sequence[Element]]]
) -> list[tuple[int, Sequence[Element], Range]]:
    """Pairs with a telling word in common, those with most in common first."""
    found = []
    sentences = [(part, set(document.lower[part[0] : part[1]])) for part in document.sentences]
    starts = [(part, {word[:4] for word in there if len(word) > 4}) for part, there in sentences]
    for number, sequences in enumerate(phrases):
        for sequence in sequences:
            words = [e for e in sequence if isinstance(e, Word) and not e.forms <= EVERYDAY]
            for (sentence, there), (_, beginnings) in zip(sentences, starts, strict=True):
                shared = sum(
                    not word.forms.isdisjoint(there) or any(form[:4] in beginnings for form in word.forms)
                    for word in words
                )
                if shared:
                    found.append((len(words) - shared, -shared, number, sequence, sentence))
    found.sort(key=lambda one: one[:3])
    return [(number, sequence, sentence) for *_, number, sequence, sentence in found[:LOOKED_AT]]


def _align(
    document: Document, slots: Slots, number: int, sequence: Sequence[Element], sentence: Range
) -> tuple[int, int, Miss] | None:
    """(cost, fitting words as a negative number, the miss) of the cheapest alignment, or None if it is too dear."""
    first, last = sentence
    table: list[dict[int, _Step]] = [{} for _ in range(len(sequence) + 1)]
    for token in range(first, last + 1):
        table[-1][token] = _Step(0, 0, len(sequence), token)
    for part in range(len(sequence) - 1, -1, -1):
        for token in range(last, first - 1, -1):
            table[part][token] = _cheapest(document, slots, sequence, table, part, token, last)
    token = min(range(first, last), key=lambda i: (table[0][i].cost, -table[0][i].fitting, i))
    step = table[0][token]
    if not step.fitting or step.cost > MOST_WRONG or not step.cost:
        return None
    faults, part, at = [], 0, token
    while part < len(sequence):
        step = table[part][at]
        if step.fault:
            faults.append(step.fault)
        part, at = step.part, step.token
    whole = table[0][token]
    return whole.cost, -whole.fitting, Miss(number, (token, max(at, token + 1)), tuple(faults), whole.cost)


def _cheapest(
    document: Document, slots: Slots, sequence: Sequence[Element], table: list[dict[int, _Step]], part: int, token: int,
    last: int,
) -> _Step:  # fmt: skip
    element, ways = sequence[part], []

    def way(cost: int, to: int, at: int, fault: str = "", fits: int = 0) -> None:
        after = table[to].get(at)
        if after is not None:
            ways.append(_Step(after.cost + cost, after.fitting + fits, to, at, fault))

    here = document.words[token] if token < last else ""
    if isinstance(element, Gap):
        for on in _gap(document, token, last, element.most):
            way(0, part + 1, on)
    elif isinstance(element, Slot):
        for _, on in slots.starting(element.kind, token, last):
            way(0, part + 1, on)
        wanted = f"{{{element.name}}} ({SLOTS[element.kind]})"
        if here:
            more = token + 1 < last and element.kind not in ("number", "date") and here.lower() in EVERYDAY
            shown = f"{here} {document.words[token + 1]}" if more else here
            way(WRONG, part + 1, token + 1 + more, f"“{shown}” is no {wanted}")
        way(WRONG, part + 1, token, f"{wanted} is missing")
    else:
        word = _shown(element)
        if here and document.lower[token] in element.forms:
            way(0, part + 1, token + 1, fits=0 if element.forms <= EVERYDAY else 1)
        elif here:
            close = _close(element, document.lower[token])
            way(
                CLOSE if close else WRONG,
                part + 1,
                token + 1,
                f"“{here}” stands where {word} is wanted",
                fits=int(close),
            )
        missing = "" if element.optional else f"{word} is missing{_after(sequence, part)}"
        way(0 if element.optional else WRONG, part + 1, token, missing)
    if here and part:
        way(WRONG, part, token + 1, f"“{here}” stands in between")
    return min(ways, key=lambda step: (step.cost, -step.fitting)) if ways else _Step(MOST_WRONG + 1, 0, part + 1, token)


def _gap(document: Document, token: int, last: int, most: int) -> Iterable[int]:
    """Tokens at which a gap may end."""
    yield token
    passed = 0
    for i in range(token, last):
        passed += document.words[i][0].isalnum()
        if passed > most:
            return
        yield i + 1


def _close(element: Word, word: str) -> bool:
    if not word[0].isalpha():
        return False
    return any(SequenceMatcher(None, form, word, autojunk=False).ratio() >= LIKE for form in element.forms)


def _shown(element: Word) -> str:
    forms = sorted(element.forms, key=lambda form: (len(form), form))
    return "'" + "/".join(forms[:4]) + ("/..." if len(forms) > 4 else "") + "'"


def _after(sequence: Sequence[Element], part: int) -> str:
    before = sequence[part - 1] if part else None
    return f" after {_shown(before)}" if isinstance(before, Word) else ""
