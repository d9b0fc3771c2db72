"""What outlets, programmes and leak sites are called in a chain. Does not resolve people: that is the cast's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.chains.origins import key
from provenance.ruleset import Hits, Rules
from provenance.sources.vocabulary import JOINTS
from provenance.values import Document, Hit, Range

_OTHERS = frozenset({"outlets", "media", "organizations", "organisations", "newspapers", "publications", "networks"})
_OPENERS = frozenset("“\"‘'")
_TAILS = frozenset({"news", "america", "online", "tv", "radio", "channel", "network", "magazine"})
RECENT = 3
"""Paragraphs in which "the newspaper" still is the one that was named."""


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what the tokens of one document are called in a chain.

    A programme is called by its channel where the article names the channel, else by its own name: a chain says
    nothing that the reader cannot find in the article.
    """

    document: Document
    hits: Hits
    rules: Rules

    def outlets(self, part: Range) -> tuple[str, ...]:
        """Canonical names of all outlets in a stretch, in order, each once; a programme as `called` has it."""
        found: list[str] = []
        at = part[0]
        while at < part[1]:
            hit = self._longest(at, part[1])
            if hit is None:
                at += 1
                continue
            name = self.called(hit)
            if name and not self._programme_of(hit, found):
                found.append(name)
            at = hit.end
        low = self.document.lower
        for i in range(part[0], part[1] - 1):
            if low[i] == "other" and _OTHERS & {low[i + 1], low[min(i + 2, part[1] - 1)]}:
                found.append(" ".join(self.document.words[i : i + 2]))
                break
        return tuple(dict.fromkeys(found))

    def leak_sites(self, part: Range) -> tuple[str, ...]:
        """Sites of leaks named in a stretch, as they are written."""
        found = [
            h for i in range(*part) for h in self.hits.at("medium", i) if h.end <= part[1] and self.is_leak_site(h)
        ]
        return tuple(dict.fromkeys(self.document.slice(h.range) for h in found))

    def within(self, name: str) -> tuple[str, ...]:
        """Outlets that a paper is named after ("Bloomberg poll", "Washington Post-ABC News poll"), each once."""
        found: list[str] = []
        here = {self.called(hit) for hit in self.hits.of("outlet")}
        for piece in JOINTS.split(name):
            words = [w for w in piece.split() if w[:1].isupper() and w.lower() not in ("the", "a", "an")]
            for size in range(min(len(words), 4), 0, -1):
                known = self.rules.outlet(" ".join(words[:size]))
                if known is not None and (size > 1 or known.name in here):
                    found.append(known.name)
                    break
        return tuple(dict.fromkeys(found))

    def last_before(self, at: int, show: bool = False, unlisted: Sequence[tuple[int, str]] = ()) -> str | None:
        """The outlet named last before a token, within `RECENT` paragraphs: "the newspaper" goes back to it.

        `show`: a programme counts as well ("told the show"); `unlisted`: where outlets that no list has stand, and
        their names.
        """
        floor = self.document.paragraph_of[at] - RECENT
        outlets: Sequence[Hit] = self.hits.of("outlet")
        if show:
            programmes = [hit for hit in self.hits.of("medium") if self.is_programme(hit)]
            outlets = sorted((*outlets, *programmes), key=lambda hit: (hit.start, hit.end))
        last = bisect_left(outlets, at, key=lambda hit: hit.start) - 1
        start, name = max((one for one in unlisted if one[0] < at), default=(-1, ""))
        if last >= 0 and outlets[last].start >= start:
            start, name = outlets[last].start, self.called(outlets[last])
        return name if start >= 0 and self.document.paragraph_of[start] >= floor else None

    def called(self, hit: Hit) -> str:
        """The name of one outlet hit; of one programme hit that of its channel, or its own (see the class)."""
        rule = self.rules.rule(hit.rule)
        if hit.kind == "outlet":
            return str(rule.name)
        channel = getattr(rule, "outlet", None)
        if channel and self._named(channel):
            return str(channel)
        return self.document.slice(hit.range).strip("“”\"'‘’")

    def spelt(self, channel: str) -> str:
        """The channel of a presenter whom readers know; if the article names none but the programme, the programme."""
        if not self._named(channel):
            for hit in self.hits.of("medium"):
                if getattr(self.rules.rule(hit.rule), "outlet", None) == channel and self.is_programme(hit):
                    return self.called(hit)
        return channel

    def _named(self, channel: str) -> bool:
        return any(same(self.called(other), channel) for other in self.hits.of("outlet"))

    def _longest(self, at: int, end: int) -> Hit | None:
        best: Hit | None = None
        for kind in ("outlet", "medium"):
            for hit in self.hits.at(kind, at):
                longer = hit.end <= end and (best is None or hit.end > best.end)
                if longer and (kind == "outlet" or self.is_programme(hit)):
                    best = hit
        return best

    def is_programme(self, hit: Hit) -> bool:
        """Whether a medium hit names a programme: a proper name that words are said on."""
        rule = self.rules.rule(hit.rule)
        return rule.relay == "interview" and bool(rule.names)

    def is_leak_site(self, hit: Hit) -> bool:
        """Whether a medium hit names a site of leaks: a proper name whose relay is `document`."""
        rule = self.rules.rule(hit.rule)
        return rule.relay == "document" and bool(rule.names)

    def _programme_of(self, hit: Hit, found: list[str]) -> bool:
        """ABC's "This Week" names one outlet, not two; the channel before the programme says which."""
        if hit.kind == "outlet" or not found:
            return False
        i = hit.start - 1
        while i >= 0 and self.document.words[i] in _OPENERS:
            i -= 1
        return i >= 0 and self.document.lower[i] in ("'s", "'")


def same(a: str, b: str) -> bool:
    """Two names of one outlet: equal keys, or one is the other with a masthead's usual tail ("RT", "RT America")."""
    x, y = key(a), key(b)
    if x == y:
        return True
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    return longer.startswith(shorter + " ") and longer[len(shorter) + 1 :] in _TAILS
