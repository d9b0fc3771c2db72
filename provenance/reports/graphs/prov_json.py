"""Chains as PROV-JSON (W3C member submission), made by the `prov` package. Keeps every statement; draws nothing.

An article is a collection of statements. A statement was derived from the same words as the nearest outlet had them,
those from the next, up to the origin; at each level the words are attributed to whoever told them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from provenance.reports import contract
from provenance.reports.graphs.network import Step, Teller, article_label, steps
from provenance.reports.marks import printable
from provenance.values import Attribution, Reading

if TYPE_CHECKING:
    from prov.model import ProvDocument

NAMESPACE = "urn:x-provenance-scorer:"
"""Of our own identifiers and attributes. Identifiers are hashes: the same article has the same one in every file."""

_AGENTS = {"person": "Person", "organization": "Organization", "outlet": "Organization"}
"""PROV-O, section 3.1. Of other sources it is not said whether they are people or bodies."""


def prov_json(readings: Iterable[Reading]) -> Iterator[str]:
    """One PROV-JSON document over all readings. Needs the `prov` package."""
    from prov.model import ProvDocument  # here, not above: an extra, and dear to import

    document = ProvDocument()
    document.add_namespace("news", NAMESPACE)
    known: set[str] = set()
    for reading in readings:
        _article(document, reading, known)
    written: Any = document.serialize(format="json", indent=1)
    yield f"{written}\n"


def _article(document: ProvDocument, reading: Reading, known: set[str]) -> None:
    about = reading.document
    article = f"news:article-{_digest(reading.path, reading.id)}"
    facts = {
        "prov:label": printable(article_label(reading)),
        "news:path": printable(reading.path),
        "news:outlet": printable(about.outlet or ""),
        "news:published": printable(about.published or ""),
    }
    document.collection(article, {name: value for name, value in facts.items() if value})
    for one in reading.attributions:
        statement = f"news:statement-{_digest(reading.path, reading.id)}-{one.id}"
        document.entity(statement, _statement(reading, one))
        document.membership(article, statement)
        for step in steps(one):
            _step(document, reading, statement, step, known)


def _statement(reading: Reading, one: Attribution) -> dict[str, Any]:
    told = contract.words(reading.document, one.content)
    return {
        "prov:value": printable(told["text"]),
        "news:kind": one.kind,
        "news:relay": one.trace.relay,
        "news:spans": " ".join(f"{start}-{end}" for start, end in told["spans"]),
    }


def _step(document: ProvDocument, reading: Reading, statement: str, step: Step, known: set[str]) -> None:
    from prov.constants import PROV

    farther = _words(statement, step.farther)
    if farther not in known:
        known.add(farther)
        name = printable(step.farther.name)
        document.entity(farther, {"prov:label": name if step.farther.kind == "document" else f"as told by {name}"})
        if step.farther.kind != "document":  # a document answers for nothing; whoever wrote it is not named here
            agent = f"news:agent-{_digest(step.farther.key(f'{reading.path} {reading.id}'))}"
            if agent not in known:
                known.add(agent)
                kind = _AGENTS.get(step.farther.kind)
                document.agent(agent, {"prov:label": name, **({"prov:type": PROV[kind]} if kind else {})})
            document.attribution(farther, agent)
    nearer = statement if step.nearer is None else _words(statement, step.nearer)
    if step.term == "wasQuotedFrom":
        document.quotation(nearer, farther)
    elif step.term == "hadPrimarySource":
        document.primary_source(nearer, farther)
    else:
        document.derivation(nearer, farther)


def _words(statement: str, teller: Teller) -> str:
    """The statement's words as one teller had them."""
    return f"{statement}-{teller.level + 1}-{teller.place + 1}"


def _digest(*parts: str) -> str:
    """Twelve hexadecimal digits: of a million names, two share one in one run of five hundred."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=6).hexdigest()
