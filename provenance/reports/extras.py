"""Packages that a format needs and the program does without: which, and how to get them. Imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Extra:
    """An optional package: what it is imported as, and the extra of `provenance-scorer` that brings it."""

    package: str
    name: str

    @property
    def there(self) -> bool:
        """Whether it can be imported, found out without importing it."""
        return find_spec(self.package) is not None

    @property
    def how(self) -> str:
        """What is missing and what to type."""
        return f"needs the package {self.package}: pip install 'provenance-scorer[{self.name}]'"
