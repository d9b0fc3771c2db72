"""docs/library.md is true: its examples are run, in one go from top to bottom, and give what they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

GUIDE = (Path(__file__).parents[1] / "docs" / "library.md").read_text("utf-8")
BLOCKS = re.findall(r"<!-- run -->\n```python\n(.*?)```", GUIDE, re.DOTALL)


def test_the_examples_hold() -> None:
    example = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, "library.md", "library.md", 0)
    results = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST).run(example)
    assert results.attempted > 25
    assert not results.failed


def test_every_python_block_is_run() -> None:
    assert len(BLOCKS) == GUIDE.count("```python")
