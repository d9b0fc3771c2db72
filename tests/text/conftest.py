"""The shipped rules, loaded once for the room's tests."""

from __future__ import annotations

import pytest

from provenance import ruleset


@pytest.fixture(scope="session")
def rules() -> ruleset.Rules:
    loaded, problems = ruleset.load([ruleset.shipped()])
    assert not [problem for problem in problems if problem.path and "boilerplate" in problem.path]
    return ruleset.compile(loaded)
