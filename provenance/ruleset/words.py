"""A set of words out of a text, so that word lists in this room read as text. Nothing else."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space, as a set."""
    return frozenset(text.split())
