"""The nearest of the words that would have been right ("did you mean"). Knows nothing of rules."""

from __future__ import annotations

from collections.abc import Iterable

NEAR = 0.66
"""Least likeness (difflib ratio) worth suggesting: a slip in a four-letter key is .75, "outcome" and "source" .62."""

LEAST_PREFIX = 4
"""Letters that two words must share from their start for one to be a shorter form of the other ("case-sensitive")."""

MANY = 500
"""Past this many candidates only those with the same beginning or end are compared: outlets are thousands."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or None if none is near. Case and the marks - _ . do not matter."""
    from difflib import SequenceMatcher  # here: a run without faults need not pay for it

    plain = {_plain(candidate): candidate for candidate in candidates}
    asked = _plain(word)
    if asked in plain:
        return plain[asked]
    many = len(plain) > MANY
    best, likeness = None, NEAR
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    for form, candidate in plain.items():
        if many and form[:1] != asked[:1] and form[-3:] != asked[-3:]:
            continue
        matcher.set_seq1(form)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
            ratio = matcher.ratio()
            if ratio > likeness:
                best, likeness = candidate, ratio
    if best is None and len(asked) >= LEAST_PREFIX:
        shorter = [c for form, c in plain.items() if _one_begins_the_other(form, asked)]
        return max(shorter, key=len, default=None)
    return best


def _one_begins_the_other(form: str, asked: str) -> bool:
    return len(form) >= LEAST_PREFIX and (asked.startswith(form) or form.startswith(asked))


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The question to put after a message, with a space before it, or nothing."""
    return asking(nearest(word, candidates))


def asking(found: str | None) -> str:
    """The question for a suggestion, or nothing."""
    return f" Did you mean '{found}'?" if found is not None else ""


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")
