"""Chains as JSON-LD in the terms of schema.org: articles, claims, and the works they appeared in. Draws nothing.

A claim's `appearance` are the article and the works of the outlets that passed it on, its `firstAppearance` the work of
the farthest one. The article `isBasedOn` works whose reporting it uses and has a `citation` for all others it names.
The context is written out, so that no program has to fetch it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provenance.reports import contract
from provenance.reports.graphs.network import Teller, steps
from provenance.reports.marks import printable
from provenance.values import Attribution, Reading

Json = dict[str, Any]

CONTEXT = {"@vocab": "https://schema.org/"}

_AGENTS = {"person": "Person", "organization": "Organization", "outlet": "NewsMediaOrganization"}


def json_ld(readings: Iterable[Reading]) -> Iterator[str]:
    """One JSON-LD document, an article and its claims at a time."""
    yield f'{{"@context": {contract.dump(CONTEXT)}, "@graph": ['
    before = "\n"
    for number, reading in enumerate(readings, start=1):
        for node in _nodes(reading, f"_:article{number}"):
            yield before + contract.dump(node)
            before = ",\n"
    yield "\n]}\n"


def _nodes(reading: Reading, here: str) -> Iterator[Json]:
    works: dict[str, Json] = {}
    based: dict[str, None] = {}
    claims = [_claim(reading, one, here, works, based) for one in reading.attributions]
    about = reading.document
    article: Json = {"@type": "NewsArticle", "@id": here, "identifier": printable(reading.path or reading.id)}
    if about.title:
        article["headline"] = printable(about.title)
    if about.outlet:
        article["publisher"] = {"@type": "NewsMediaOrganization", "name": printable(about.outlet)}
    if about.byline:
        article["author"] = [{"@type": "Person", "name": printable(name)} for name in about.byline]
    if about.published:
        article["datePublished"] = printable(about.published)
    cited = [work["@id"] for work in works.values() if work["@id"] not in based]
    article |= _listed("isBasedOn", based) | _listed("citation", cited)
    yield article
    yield from works.values()
    yield from claims


def _listed(name: str, ids: Iterable[str]) -> Json:
    found = [{"@id": one} for one in ids]
    return {name: found} if found else {}


def _claim(reading: Reading, one: Attribution, here: str, works: dict[str, Json], based: dict[str, None]) -> Json:
    """A claim; the works it came through are added to `works`, those the article rests on to `based`."""
    text = printable(contract.words(reading.document, one.content)["text"])
    claim: Json = {"@type": "Claim", "@id": f"{here}-claim{one.id}", "text": text}
    through: dict[str, int] = {}  # a work's id and its level
    origins: list[Json] = []
    for step in steps(one):
        if not _is_work(one, step.farther):
            origins += [agent for agent in (_agent(step.farther),) if agent not in origins]
            continue
        work = _work(step.farther, here, works)
        through.setdefault(work["@id"], step.farther.level)
        if step.nearer is not None:
            _rests(_work(step.nearer, here, works), work["@id"])
        elif one.secondhand:
            based[work["@id"]] = None
    if origins:
        claim["author"] = origins
    claim["appearance"] = [{"@id": here}, *({"@id": work} for work in through)]
    farthest = max(through.values(), default=None)
    return claim | _listed("firstAppearance", [work for work, level in through.items() if level == farthest])


def _rests(nearer: Json, farther: str) -> None:
    """A work is based on another, said once; no work is based on itself, should a chain come back."""
    based = nearer.setdefault("isBasedOn", [])
    if farther != nearer["@id"] and {"@id": farther} not in based:
        based.append({"@id": farther})
    if not based:
        del nearer["isBasedOn"]


def _is_work(one: Attribution, teller: Teller) -> bool:
    """Whether a level is a work (an outlet's report, a document, a post) and not somebody who speaks."""
    return teller.level < len(one.trace.chain) - 1 or teller.kind in ("outlet", "document")


def _work(teller: Teller, here: str, works: dict[str, Json]) -> Json:
    """The work of an outlet, or the document, as this article uses it: one for each name."""
    known = teller.key(here)
    if known not in works:
        work: Json = {"@type": "CreativeWork", "@id": f"{here}-work{len(works) + 1}"}
        if teller.kind == "document":
            work |= {"@type": "DigitalDocument", "name": printable(teller.name)}
        else:
            work["publisher"] = _agent(teller)
        works[known] = work
    return works[known]


def _agent(teller: Teller) -> Json:
    """Who told: the name for a named one, a description for one whose name is withheld."""
    told = {"name" if teller.named else "description": printable(teller.name)}
    return {"@type": _AGENTS[teller.kind], **told} if teller.kind in _AGENTS else told
