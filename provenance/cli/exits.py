"""How a command ends: its exit code and its last words on standard error. Not where problems are found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from provenance.values import Problem

FINDINGS = 1
"""The work was done and a threshold was not met."""
USAGE = 2
"""Something that was asked for could not be done: a wrong option, a file that cannot be read, no input at all."""
RULES = 3
"""The rules are broken; no article was scored."""
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""
BROKEN_PIPE = 141
"""128 + SIGPIPE: the reader of our output went away (`| head`). Not 1, which would be findings."""


class Stop(Exception):
    """Ends the command with a code; the message goes to standard error."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def graceful() -> Iterator[None]:
    """A command's body in it ends with its own code and one clear line, never a traceback, for what users meet."""
    try:
        yield
        sys.stdout.flush()
    except Stop as stop:
        tell(f"provenance: {stop}")
        raise typer.Exit(stop.code) from None
    except KeyboardInterrupt:
        tell("provenance: interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python would try to flush once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(BROKEN_PIPE) from None


def tell(message: str) -> None:
    """One line on standard error, whatever characters it holds."""
    encoding = sys.stderr.encoding or "utf-8"
    print(message.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)  # noqa: T201


def tell_problems(problems: Iterable[Problem], path: str | None = None) -> int:
    """A line a problem, as compilers do it (`file:line:column: message [code]`); how many there were.

    `path` stands in for the place of problems that do not know their own.
    """
    count = 0
    for problem in problems:
        count += 1
        parts = (problem.path or path, problem.line, problem.column)
        place = ":".join(str(part) for part in parts if part is not None)
        tell(f"{place + ': ' if place else ''}{problem.message} [{problem.code}]")
    return count
