"""A reading or its ratings as a few lines of HTML, for notebooks. The page with all the evidence is in `page`.

Every text is escaped; there is neither script nor style sheet, so that it looks at home in any notebook's theme.
"""

from __future__ import annotations

from html import escape

from provenance.reports import trees
from provenance.reports.glance import QUESTIONS
from provenance.reports.marks import printable
from provenance.values import UNJUDGED, Attribution, RatingName, Ratings, Reading


def ratings(rated: Ratings) -> str:
    """The four ratings with a bar each, and the grade."""
    rows = "".join(_rating(name, getattr(rated, name), rated.grade) for name in QUESTIONS)
    return f"<table><caption>grade {escape(rated.grade)}</caption>{rows}</table>"


def reading(read: Reading) -> str:
    """Title, ratings, and who is said to have said what, an attribution a row."""
    document = read.document
    about = ", ".join(filter(None, (document.outlet, *document.byline, document.published)))
    rows = "".join(_attribution(read, one) for one in read.attributions)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("#", "said by, nearest first", "how", "what"))
    return (
        f"<div><strong>{_text(document.title or read.path or read.id)}</strong><br>{_text(about)}"
        f"{ratings(read.ratings)}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _rating(name: RatingName, value: int | None, grade: str) -> str:
    if value is None or grade == UNJUDGED:
        shown = "<td>-</td><td>cannot be judged</td>"
    else:
        shown = f'<td style="text-align:right">{value}</td><td><meter min="0" max="100" value="{value}"></meter></td>'
    return f'<tr><th scope="row">{name}</th>{shown}<td>{QUESTIONS[name]}</td></tr>'


def _attribution(reading: Reading, one: Attribution) -> str:
    said = " … ".join(reading.document.slice(part) for part in one.content)
    relay = "" if one.trace.relay == "none" else one.trace.relay
    cells = (str(one.id), trees.arrow(one), relay, said)
    return f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>"


def _text(text: str) -> str:
    return escape(printable(text))
