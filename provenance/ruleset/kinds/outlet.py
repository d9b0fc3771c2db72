"""Rule kind `outlet`: who publishes news, and the names they go by. Written as one line an outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import Rule, key
from provenance.ruleset.words import words

OutletType = Literal[
    "agency", "newspaper", "broadcaster", "radio", "local-tv", "magazine", "digital", "fact-checker", "aggregator",
    "trade", "party-media", "satire", "press-release",
]  # fmt: skip

MARKS = "~?=@"

LAST_WORDS = words(
    r"""
    Times Post Journal Tribune Globe Herald Star Chronicle Sun Register Gazette Courier Examiner Inquirer Enquirer
    Bee Dispatch Observer News Record Sentinel Telegraph Standard Mail Express Mirror Monitor Ledger Citizen
    Advocate Argus Echo Bulletin Beacon Banner Blade Constitution Democrat Republican Independent Mercury Oregonian
    Patriot Review
    """
)
"""Last words by which newspapers are called for short, with "the" before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRule(Rule):
    """One outlet: `name` is how results call it. Marks before an alias say when it counts:

    - none: always. Capitals must be there; an article ("the") before it belongs to it if the name has one.
    - `~the Post`: others bear it too. It counts in an article that is the outlet's own or names it in full.
    - `?Time`: a common word as well. It counts like `~`, or inside a sentence with no capitalised word beside it.
    - `=The Hill`: only with its article and capitals exactly as written.
    - `@Forbes`: a surname as well. It does not count in an article about a person of that name.

    The name itself always counts, unless it stands among the aliases with a mark. What stands in brackets after it
    tells namesakes apart ("The Standard (Kenya)"); without the brackets it is a shared name, as if marked with `~`.
    A newspaper's last word does not need writing down: "the Tribune" is shared by all newspapers that end so.
    """

    kind: ClassVar[str] = "outlet"
    scanned: ClassVar[bool] = True

    name: str = key("The full name, as results print it")
    aliases: tuple[str, ...] = key("Other names, with the marks ~ ? = @ where needed", default=())
    type: OutletType = key("What sort of outlet it is", default="digital")
    country: str = key("Two letters (ISO 3166), or - for none", default="-")
    domain: str = key("Where it publishes", default="")
    unless: tuple[str, ...] = key("Phrases that make an overlapping match void", default=(), pattern=True)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every (marks, name) it goes by, its own name first. Two ~~: too common for the country to decide."""
        found: dict[str, str] = {}
        for alias in self.aliases:
            name = alias.lstrip(MARKS) if alias[0] in MARKS else alias
            found[name] = alias[: len(alias) - len(name)]
        bare, bracket, _ = self.name.partition(" (")
        if bracket:
            found.setdefault(bare, "~~")
        elif self.type == "newspaper" and (last := self.name.rpartition(" ")[2]) in LAST_WORDS:
            found.setdefault(f"the {last}", "~~")
        own = found.pop(self.name, "")
        return ((own, self.name), *((marks, name) for name, marks in found.items()))
