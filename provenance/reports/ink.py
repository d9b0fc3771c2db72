"""Emphasis in a terminal, or none: four ANSI styles. Marks are in the text too; colour alone never tells anything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles text when `on`; gives it back unchanged otherwise."""

    on: bool = False

    def strong(self, text: str) -> str:
        return self._styled("1", text)

    def faint(self, text: str) -> str:
        return self._styled("2", text)

    def who(self, text: str) -> str:
        return self._styled("36", text)

    def bad(self, text: str) -> str:
        return self._styled("31", text)

    def good(self, text: str) -> str:
        return self._styled("32", text)

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text
