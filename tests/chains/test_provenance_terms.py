"""W3C PROV terms of the hops of a chain."""

from __future__ import annotations

import pytest

from provenance.chains.provenance_terms import Hop, hops
from provenance.values import Attribution, Source, Trace


def attribution(kind="indirect", category="person", identity="named", chain=(), open_end=False):
    source = Source((), chain[-1][0] if chain else "", category, identity)
    trace = Trace("report", chain, open_end)
    return Attribution(1, kind, (), (), (), source, trace, False, 1.0, ())


def test_a_quotation_is_quoted_at_every_hop():
    assert hops(attribution("direct", chain=(("CNN",), ("Dana Quill",)))) == (
        Hop(None, "CNN", "wasQuotedFrom"),
        Hop("CNN", "Dana Quill", "wasQuotedFrom"),
    )


@pytest.mark.parametrize(
    ("category", "identity", "term"),
    [
        ("person", "named", "hadPrimarySource"),
        ("document", "unnamed", "hadPrimarySource"),
        ("person", "unnamed", "wasDerivedFrom"),
        ("person", "collective", "wasDerivedFrom"),
    ],
)
def test_only_a_named_end_or_a_document_is_primary(category, identity, term):
    found = hops(attribution(category=category, identity=identity, chain=(("Axios",), ("an end",))))
    assert [hop.term for hop in found] == ["wasDerivedFrom", term]


def test_an_outlet_that_names_no_origin_is_no_primary_source():
    assert hops(attribution(category="outlet", chain=(("Axios",),), open_end=True))[0].term == "wasDerivedFrom"


def test_nor_is_one_that_tells_what_others_said():
    assert hops(attribution(category="outlet", chain=(("Axios",),)))[0].term == "wasDerivedFrom"


def test_reports_told_of_before_are_as_far_as_their_outlets():
    source = Source((), "Those reports", "document", "named")
    trace = Trace("report", (("Axios",),), False)
    assert hops(Attribution(1, "indirect", (), (), (), source, trace, False, 1.0, ()))[0].term == "wasDerivedFrom"


def test_parallel_names_give_a_hop_each():
    found = hops(attribution(chain=(("A", "B"), ("C",))))
    assert [(hop.nearer, hop.farther) for hop in found] == [(None, "A"), (None, "B"), ("A", "C"), ("B", "C")]


def test_no_chain_no_hops():
    assert hops(attribution()) == ()
