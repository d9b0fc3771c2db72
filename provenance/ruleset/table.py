"""Sequences of words -> one look-up table keyed by their most telling word. Knows no rule, no article.

Every sequence is hung up on one or two neighbouring words (its anchor). The scan looks each token of an article up
once; only where an anchor stands are the other words of its sequence compared, to the left and to the right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from provenance.ruleset.pattern import EVERYDAY, Gap, Sequence, Slot, Word
from provenance.tokens import plain

WORD, GAP, SLOT = 0, 1, 2

Part = tuple[int, Any, bool]
"""An element as the matcher reads it: (WORD, forms, optional), (GAP, most, _) or (SLOT, (kind, name), _)."""

Check = tuple[int, frozenset[str]]
"""(position in the sequence, forms that may stand there)."""

Entry = tuple[int, int, tuple[Check, ...], Any, "tuple[Part, ...] | None", Any]
"""(anchor's position, length, checks, target, parts or None for plain words, and then what is wanted beside them:
of plain words their capitals or None, of parts whether an outlet has to be in the sentence)."""

Node = tuple[list[Entry], "dict[str, list[Entry]]"]
Table = dict[str, Node]

WIDEST_PAIR = 200
"""Two-word keys one sequence may take up; a pair of long alternations is hung up on its first word alone."""

FEW_OPTIONAL = 2
"""Optional words that are written out as separate plain sequences (at most four); more are left to the matcher."""


@dataclass(slots=True)
class TableMaker:
    """Collects sequences; `add` may be called in any order, the result depends on the order only within a key."""

    table: Table

    def add(self, sequence: Sequence, target: Any, capitals: Callable[[Sequence], Any] | None = None) -> None:
        """Hang up a sequence. `capitals` makes the per-word requirement that goes with plain sequences."""
        optional = sum(1 for e in sequence if isinstance(e, Word) and e.optional)
        fixed = all(isinstance(e, Word) for e in sequence)
        if fixed and optional <= FEW_OPTIONAL:
            for written_out in _written_out(sequence) if optional else (sequence,):
                self._plain(written_out, target, capitals)
            return
        place, pair = _anchor(sequence)
        exact = capitals is not None
        parts = tuple(_part(element, exact) for element in sequence)
        outlets = any(isinstance(e, Slot) and e.kind in ("outlet", "outlets") for e in sequence)
        self._hang((place, len(sequence), (), target, parts, outlets), sequence, place, pair)

    def add_name(self, words: list[str], target: Any, capitals: Any) -> None:
        """Hang up a name of fixed words by its first one or two. Names are thousands: this is the short way."""
        forms = [plain(word) for word in words]
        checks = tuple([(i, frozenset((forms[i],))) for i in range(2, len(forms))])
        entry: Entry = (0, len(forms), checks, target, None, capitals)
        node = self.table.get(forms[0])
        if node is None:
            node = self.table[forms[0]] = ([], {})
        if len(forms) == 1:
            node[0].append(entry)
        else:
            node[1].setdefault(forms[1], []).append(entry)

    def _plain(self, sequence: Sequence, target: Any, capitals: Callable[[Sequence], Any] | None) -> None:
        place, pair = _anchor(sequence)
        anchored = (place, place + 1) if pair else (place,)
        checks = tuple((i, e.forms) for i, e in enumerate(sequence) if i not in anchored and isinstance(e, Word))
        wanted = capitals(sequence) if capitals is not None else None
        self._hang((place, len(sequence), checks, target, None, wanted), sequence, place, pair)

    def _hang(self, entry: Entry, sequence: Sequence, place: int, pair: bool) -> None:
        first, second = sequence[place], sequence[place + 1] if pair else None
        assert isinstance(first, Word)
        for form in first.forms:
            node = self.table.get(form)
            if node is None:
                node = self.table[form] = ([], {})
            if isinstance(second, Word):
                for follower in second.forms:
                    node[1].setdefault(follower, []).append(entry)
            else:
                node[0].append(entry)


def _written_out(sequence: Sequence) -> Iterable[Sequence]:
    done: list[Sequence] = [()]
    for element in sequence:
        if isinstance(element, Word) and element.optional:
            done = [*done, *((*head, Word(element.forms, element.written)) for head in done)]
        else:
            done = [(*head, element) for head in done]
    return done


def _part(element: Word | Gap | Slot, exact: bool) -> Part:
    if isinstance(element, Word):
        return WORD, element.written if exact else element.forms, element.optional
    if isinstance(element, Gap):
        return GAP, element.most, False
    return SLOT, (element.kind, element.name), False


def _anchor(sequence: Sequence) -> tuple[int, bool]:
    """Position of the word to hang the sequence up on, and whether the next word is part of the key."""
    best, best_place, best_pair = -1.0, 0, False
    for place, element in enumerate(sequence):
        if not isinstance(element, Word) or element.optional:
            continue
        telling = _telling(element)
        follower = sequence[place + 1] if place + 1 < len(sequence) else None
        pair = (
            isinstance(follower, Word)
            and not follower.optional
            and len(element.forms) * len(follower.forms) <= WIDEST_PAIR
        )
        score = telling + (_telling(follower) + 0.5 if pair and isinstance(follower, Word) else 0.0)
        if score > best:
            best, best_place, best_pair = score, place, pair
    return best_place, best_pair


def _telling(word: Word) -> float:
    """How rare a word probably is: long ones are rare, everyday words and marks are not, alternatives add up."""
    shortest = min(word.forms, key=len) if len(word.forms) > 1 else next(iter(word.forms))
    if shortest in EVERYDAY or not shortest[0].isalnum():
        return 0.1
    return min(len(shortest), 8) / 4 / (1 + 0.05 * len(word.forms))
