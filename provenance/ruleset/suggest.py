"""The nearest of the words that would have been right ("did you mean"). Knows nothing of rules."""

from __future__ import annotations

from collections.abc import Iterable

NEAR = 0.6
"""Least likeness (difflib ratio) worth suggesting: at 0.6 every one-letter slip of a four-letter key is still found."""

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
    return best


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """ " Did you mean 'x'?" or nothing, to be put after a message."""
    found = nearest(word, candidates)
    return f" Did you mean '{found}'?" if found is not None else ""


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")
