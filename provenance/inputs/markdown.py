"""Markdown files: front matter read, marks set aside as regions. The text stays as it is, so offsets stay true.

CommonMark's blocks and spans as far as news uses them: front matter, headings, emphasis, links, images, quotations,
lists, code, comments, tags. What is doubtful stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.inputs import notes
from provenance.inputs.decode import load
from provenance.inputs.draft import Draft
from provenance.inputs.file import File
from provenance.inputs.frontmatter import front_matter
from provenance.inputs.wrapping import goes_on
from provenance.values import Region, Span

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_ITEM = re.compile(r"[ \t]*[*+-][ \t]+")
_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$")

_SPANS = re.compile(
    r"""
      (?P<comment><!--[^<]*(?:<(?!!--)[^<]*)*?-->)
    | (?P<image>!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\]))
    | (?P<code>`+)
    | (?P<open>\[)(?=[^\[\]\n]{1,500}\](?:\(|\[))
    | (?P<close>\](?:
          \([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\)
        | \[[^\[\]\n]{0,200}\]))
    | (?P<note>\[\^[^\]\s]{1,60}\])
    | (?P<auto><(?=https?://)|(?<=\w|/)>(?=\s|$|[.,;:!?)]))
    | (?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>\n]{0,1000})?/?>)
    | (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<emphasis>\*{1,3}|_{1,3}|~~)
    """,
    re.X | re.S,
)


def read(file: File) -> Iterator[Draft]:
    """One draft a file; the title is that of the front matter, or the first heading of the first rank."""
    loaded = load(file)
    front = front_matter(loaded.text)
    regions = [Region((0, front.end), "front-matter", "markdown.front-matter")] if front.end else []
    found = _Markup(loaded.text, front.end)
    comments, faults = notes.in_text(loaded.text, file.name, front.end)
    regions.extend(Region(span, kind, f"markdown.{kind}") for span, kind in found.regions())
    yield Draft(
        loaded.text,
        title=front.title or found.title,
        outlet=front.outlet,
        byline=front.byline,
        published=front.published,
        agency=front.agency,
        markup=tuple(sorted(regions, key=lambda region: region.span)),
        problems=(*loaded.problems, *faults),
        notes=tuple(comments),
    )


class _Markup:
    """One pass over the lines of a text, then one over the spans in each."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.title: str | None = None
        self._found: list[tuple[Span, str]] = []

    def regions(self) -> list[tuple[Span, str]]:
        """Marks and their kinds: heading-mark, markup, image, code, soft-break."""
        at = self.start
        fence = ""
        previous: Span | None = None
        for whole in self.text[self.start :].splitlines(keepends=True):
            end = at + len(whole.rstrip("\r\n"))
            line = self.text[at:end]
            mark = _FENCE.match(line)
            if fence or mark:
                self._add(at, end, "code")
                if mark and (not fence or mark[1].startswith(fence)):
                    fence = "" if fence else mark[1]
                previous = None
            else:
                previous = self._line(line, at, end, previous)
            at += len(whole)
        self._spans()
        return self._found

    def _add(self, start: int, end: int, kind: str) -> None:
        if end > start:
            self._found.append(((start, end), kind))

    def _line(self, line: str, at: int, end: int, previous: Span | None) -> Span | None:
        """Block marks of a line. Returns its span if the next line may go on with its paragraph."""
        if not line.strip() or _DEFINITION.match(line):
            self._add(at, end if line.strip() else at, "markup")
            return None
        if previous is not None and _UNDERLINE.match(line):
            self._add(at, end, "markup")
            self._heading(previous[0], previous[1], line.lstrip()[0] == "=")
            return None
        heading = _HEADING.match(line)
        if heading:
            tail = _HEADING_END.search(line, heading.end())
            stop = at + tail.start() if tail else end
            self._add(at, at + heading.end(), "heading-mark")
            self._add(stop, end, "markup")
            if heading[1] == "#" and self.title is None:
                self.title = _bare(self.text[at + heading.end() : stop]) or None
            return None
        quote = _QUOTE.match(line)
        inner = quote.end() if quote else 0
        item = _ITEM.match(line, inner)
        mark_end = item.end() if item else inner
        self._add(at, at + mark_end, "markup")
        if previous is not None and not item and goes_on(self.text[previous[0] : previous[1]], line):
            self._add(previous[1], at, "soft-break")
        return at + mark_end, end

    def _heading(self, start: int, end: int, first_rank: bool) -> None:
        """A heading known by the line under it: its first character carries the mark, and stays text."""
        self._found.append(((start, start), "heading-mark"))
        if first_rank and self.title is None:
            self.title = _bare(self.text[start:end]) or None

    def _spans(self) -> None:
        """Marks within lines; emphasis only where it faces a word, links without their address."""
        text = self.text
        blocks = [span for span, kind in self._found if kind in ("code", "front-matter")]
        block = 0
        for match in _SPANS.finditer(text, self.start):
            start, end = match.span()
            while block < len(blocks) and blocks[block][1] <= start:
                block += 1
            if block < len(blocks) and blocks[block][0] <= start:
                continue
            if match.lastgroup == "emphasis" and not _emphasizes(text, start, end):
                continue
            if match.lastgroup == "escape":
                end -= 1  # the character it shields stays
            self._add(start, end, "image" if match.lastgroup == "image" else "markup")


def _emphasizes(text: str, start: int, end: int) -> bool:
    """Whether * or _ stands at the edge of a word: `snake_case`, `5 * 3` and a lone * do not."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if text[start] == "_" and before.isalnum() and after.isalnum():
        return False
    return before.isspace() != after.isspace() or (not before.isspace() and text[start] in "*~")


def _bare(title: str) -> str:
    """A heading without its marks."""
    return " ".join(_SPANS.sub(_left_of, title).split())


def _left_of(match: re.Match[str]) -> str:
    """What a mark leaves in a title."""
    return match[0][1:] if match.lastgroup == "escape" else " " if match.lastgroup == "image" else ""
