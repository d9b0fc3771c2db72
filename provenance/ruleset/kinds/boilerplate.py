"""Rule kind `boilerplate`: signs of page furniture. Read by the text room before there are sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from provenance.ruleset.schema import PatternRule, key

Where = Literal["line", "start", "end", "within", "section", "digest", "match"]
Gives = Literal["", "byline", "outlet", "agency", "published", "ai"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateRule(PatternRule):
    """A sign that a line belongs to the page and not to the article.

    `where` says what has to match and what falls: `line`, the whole line is made of such phrases; `start`, `end`,
    `within`, the line begins or ends so or has it somewhere, and falls as a whole; `section`, it is the heading of a
    block that falls; `digest`, it is the heading of a sum of social media; `match`, these words alone fall.
    """

    kind: ClassVar[str] = "boilerplate"
    scanned: ClassVar[bool] = False

    region: str = key("The sort of furniture: share-bar, caption, related, trending, newsletter, cookies, advert ...")
    where: Where = key("line, start, end, within, section, digest or match: see the guide", default="line")
    weight: float = key("1 decides alone; less needs the layout's support: head, tail, neighbours", default=1.0)
    most: int = key("Words a line may have and still fall", default=40)
    gives: Gives = key(
        "What a slot or the line tells of the article: byline, outlet, agency, published, ai", default=""
    )
