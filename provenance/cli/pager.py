"""Long results for a person at a terminal, through their pager. Files and pipes get theirs from `output`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable

from provenance.cli import output

LESS = "FRX"
"""As git sets it where nobody else has: leave when one screen is enough, let colours through, keep the text in view."""


def show(lines: Iterable[str]) -> None:
    """Writes lines (without line ends) to standard output, or to PAGER (else less) if they would scroll away.

    Nothing is paged that goes into a file or a pipe. An empty PAGER, or one that is not there, means no pager.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        output.write((f"{line}\n" for line in lines), None)
        return
    held = list(lines)
    asked = shlex.split(os.environ.get("PAGER", "less"))
    short = len(held) < shutil.get_terminal_size((80, 24)).lines  # the prompt takes a line
    if short or not asked or shutil.which(asked[0]) is None:
        output.write((f"{line}\n" for line in held), None)
    else:
        _page(asked, "".join(f"{line}\n" for line in held))


def _page(command: list[str], text: str) -> None:
    sys.stdout.flush()
    with subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": LESS, **os.environ}) as pager:
        try:
            pager.communicate(text.encode("utf-8", "backslashreplace"))
        except BrokenPipeError:  # its reader has seen enough
            pass
        except KeyboardInterrupt:  # meant for the pager, which decides itself when to leave
            pager.wait()
