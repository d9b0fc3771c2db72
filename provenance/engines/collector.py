"""Keeps the garbage collector away from what lives as long as the process: rules and readers. Frees nothing itself."""

from __future__ import annotations

import gc

ALLOCATIONS = 100_000
"""Objects made between two collections: ten articles' worth. Python's own 700 cost a tenth of the time of a reading,
in walks over a hundred thousand rules; readings hold no cycles, so that nothing waits for the collector."""


def settle() -> None:
    """Call once a process, when rules and reader are loaded and the long work begins."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, *gc.get_threshold()[1:])
