"""What every room's tests may use: counting work, since tests never assert times."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest


@pytest.fixture
def lines_run() -> Callable[[Callable[[], object]], int]:
    """Counts the lines of Python that a call executes: the same on every machine."""

    def count(call: Callable[[], object]) -> int:
        ran = 0

        def watch(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal ran
            ran += event == "line"
            return watch

        before = sys.gettrace()
        sys.settrace(watch)
        try:
            call()
        finally:
            sys.settrace(before)
        return ran

    return count
