"""What an article's furniture tells of it: author, outlet, agency, date, labels of AI use. First word counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from provenance.text import bylines
from provenance.text.entries import Entry
from provenance.text.signals import Verdict
from provenance.values import Span

_TAIL_OF_OUTLET = (", LLC", ", Inc", " LLC", " Inc", " Ltd", " Limited", " Corporation", " Media Group")


@dataclass(slots=True)
class Told:
    """Gathered while the lines are gone through from top to bottom."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    agency: str | None = None
    dateline: str | None = None
    credit: str | None = None
    """The name in brackets behind a dateline: an agency, or the outlet itself."""
    ai_labels: list[Span] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """Lines at the head that fell for their place alone: a section's name, or the outlet's, or the author's."""

    def listen(self, text: str, entry: Entry) -> None:
        """Take what a fallen line, or a label cut out of a line, says of this article."""
        if entry.foreign or not (entry.down or entry.cut):
            return
        if entry.rule == "layout.head":
            self.labels.append(text[entry.unit.start : entry.unit.end].strip(" \t:|•·"))
        for verdict in entry.verdicts:
            if verdict.rule.gives:
                self._take(text, verdict)

    def _take(self, text: str, verdict: Verdict) -> None:
        line = text[slice(*verdict.span)]
        named = text[slice(*verdict.slot)].strip() if verdict.slot else None
        match verdict.rule.gives:
            case "byline":
                names, outlet = bylines.byline(line)
                self.byline = self.byline or names
                self.outlet = self.outlet or outlet
            case "outlet":
                self.outlet = self.outlet or (_bare(named) if named else None)
            case "agency":
                self.agency = self.agency or (_bare(named) if named else None)
            case "published":
                self.published = self.published or bylines.published(line)
            case "ai" if verdict.span not in self.ai_labels:
                self.ai_labels.append(verdict.span)
            case _:
                pass


def _bare(name: str) -> str:
    for end in _TAIL_OF_OUTLET:
        name = name.removesuffix(end)
    return name.strip(" .,")
