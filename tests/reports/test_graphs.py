"""Chains as graphs: each format is read back by a program that knows it, whatever names the article holds."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from provenance.cli.app import ChainFormat
from provenance.reports.chain_formats import CHAIN_FORMATS, Paper
from provenance.reports.graphs.network import network
from provenance.reports.ink import Ink
from provenance.values import Attribution, Category, Identity, QuotationKind, Reading, Source, Trace

NASTY = (
    '"quoted" \\"twice\\" \\',
    "<script>alert(1)</script>",
    "]]> & &amp; #quot; <b>",
    "two\nlines\r\nand\ta tab",
    "%% comment; end subgraph",
    "}{ [x] (y) |z|",
    "\x1b[31m\x00\x08\ufffe",
    "half \ud83d a face",
    "Ünïcode – 報道 𝒳",
    "--> \\N \\l ->",
    " ",
)


def written(form: str, *readings: Reading) -> str:
    return "".join(CHAIN_FORMATS[form].write(readings, Paper(80, Ink())))


def attribution(
    number: int,
    *chain: tuple[str, ...],
    kind: QuotationKind = "indirect",
    category: Category = "person",
    identity: Identity = "named",
    relay: str = "report",
) -> Attribution:
    source = Source(((0, 1),), chain[-1][0], category, identity) if chain else None
    trace = Trace(relay, chain)  # type: ignore[arg-type]
    return Attribution(number, kind, ((0, 1),), (), ((0, 3),), source, trace, False, 1.0, ())


def holding(reading: Reading, attributions: Iterable[Attribution], path: str = "in/mill.txt") -> Reading:
    return replace(reading, attributions=tuple(attributions), path=path, id=path)


@pytest.fixture
def nasty(reading: Reading) -> Reading:
    """Every hostile name as an outlet and as a speaker, and as the article's own title."""
    document = replace(reading.document, title=NASTY[1] + NASTY[0], outlet=NASTY[2], byline=(NASTY[3],))
    made = [attribution(n, (name, "x"), (name + "!",)) for n, name in enumerate(NASTY, start=1)]
    return holding(replace(reading, document=document), made)


def shown(name: str) -> str:
    """A name as every graph shows it: nothing in it can steer a terminal or break a line."""
    kept = "".join(char if char.isprintable() else " " for char in name)
    return kept.encode("utf-8", "replace").decode().strip() or "(no name)"


def labels(reading: Reading) -> set[str]:
    names = (name for one in reading.attributions for level in one.trace.chain for name in level)
    return {shown(name) for name in (reading.document.title or "", *names)}


# The network that Mermaid, DOT and GraphML share


def test_a_name_is_one_node_in_all_articles_and_a_description_one_in_each(reading: Reading) -> None:
    one = attribution(1, ("Politico", "other outlets"), ("two officials",), identity="unnamed")
    found = network([holding(reading, [one], "a.txt"), holding(reading, [one], "b.txt")])
    names = [node.label for node in found.nodes]
    assert names.count("Politico") == 1
    assert names.count("other outlets") == names.count("two officials") == 2
    assert [node.named for node in found.nodes if node.label == "two officials"] == [False, False]


def test_hops_that_meet_are_one_edge_that_knows_its_attributions(reading: Reading) -> None:
    said = [attribution(1, ("Axios",), ("Mara Velde",)), attribution(2, ("Axios",), ("Mara Velde",), relay="interview")]
    found = network([holding(reading, said)])
    assert [(edge.start, edge.end, edge.term) for edge in found.edges] == [
        ("n1", "n2", "wasDerivedFrom"),
        ("n2", "n3", "hadPrimarySource"),
    ]
    assert found.edges[0].relays == ("report", "interview")
    assert found.edges[0].attributions == ("in/mill.txt#1", "in/mill.txt#2")


def test_a_quotation_and_a_paraphrase_are_two_edges(reading: Reading) -> None:
    said = [attribution(1, ("Axios",), category="outlet"), attribution(2, ("Axios",), category="outlet", kind="direct")]
    assert len(network([holding(reading, said)]).edges) == 2


# Each format, read by something that knows it


def test_graphml_is_read_by_networkx(nasty: Reading) -> None:
    import networkx

    graph = networkx.read_graphml(io.BytesIO(written("graphml", nasty).encode()))
    assert {data["label"] for _, data in graph.nodes(data=True)} == {
        label.replace("\ufffe", "?") for label in labels(nasty)
    }
    assert {data["term"] for *_, data in graph.edges(data=True)} == {"wasDerivedFrom", "hadPrimarySource"}
    assert all(data["weight"] >= 1 for *_, data in graph.edges(data=True))


def test_dot_is_read_by_pydot(nasty: Reading) -> None:
    import pydot

    (graph,) = pydot.graph_from_dot_data(written("dot", nasty))
    read = {node.get_label()[1:-1].replace('\\"', '"').replace("\\\\", "\\") for node in graph.get_nodes()}
    assert read == labels(nasty)
    assert len(graph.get_edges()) == len(network([nasty]).edges)


MERMAID = re.compile(
    r'flowchart LR'
    r'|  n\d+(?:\["(?P<box>[^"]*)"\]|\(\["(?P<stadium>[^"]*)"\]\)|\[/"(?P<page>[^"]*)"/\]|\("(?P<round>[^"]*)"\))'
    r'|  n\d+ -->\|"[A-Za-z]+(?: x\d+)?"\| n\d+'
    r'|  classDef unnamed [-:\w ]+'
    r'|  class n\d+(?:,n\d+)* unnamed'
)  # fmt: skip


def test_mermaid_has_nothing_but_its_own_marks_outside_of_labels(nasty: Reading) -> None:
    found = set()
    for line in written("mermaid", nasty).splitlines():
        match = MERMAID.fullmatch(line)
        assert match, line
        inside = next((text for text in match.groupdict().values() if text is not None), None)
        if inside is not None:
            assert not set(inside) & set('<>&"`[]{}|%\\')
            found.add(re.sub(r"#(\d+);", lambda code: chr(int(code[1])), inside))
    assert found == labels(nasty)


def test_prov_json_is_read_by_prov_with_the_terms_of_each_hop(nasty: Reading) -> None:
    from prov.model import ProvDerivation, ProvDocument, ProvEntity, ProvMembership

    text = written("prov-json", nasty)
    document = ProvDocument.deserialize(content=text.encode("utf-8", "backslashreplace").decode(), format="json")
    told = {str(*one.get_attribute("prov:value")) for one in document.get_records(ProvEntity) if "value" in str(one)}
    assert told == {"The mill may"}
    assert len(list(document.get_records(ProvMembership))) == len(nasty.attributions)
    kinds = [str(next(iter(one.get_asserted_types()), "")) for one in document.get_records(ProvDerivation)]
    # A chain of two levels, the first of two names: two hops to them, two from them to the named end.
    assert kinds.count("prov:PrimarySource") == kinds.count("") == 2 * len(NASTY)


def test_prov_json_says_quotation_where_words_are_quoted(reading: Reading) -> None:
    made = holding(reading, [attribution(1, ("Axios",), ("Mara Velde",), kind="direct")])
    told = json.loads(written("prov-json", made))
    assert {one["prov:type"]["$"] for one in told["wasDerivedFrom"].values()} == {"prov:Quotation"}
    assert {one["prov:label"] for one in told["agent"].values()} == {"Axios", "Mara Velde"}
    assert "prov:Person" in str(told["agent"])


def test_a_document_is_no_agent(reading: Reading) -> None:
    told = json.loads(written("prov-json", holding(reading, [attribution(1, ("the ruling",), category="document")])))
    assert "agent" not in told
    assert {one["prov:type"]["$"] for one in told["wasDerivedFrom"].values()} == {"prov:PrimarySource"}


def test_json_ld_is_read_by_rdflib_without_a_request(nasty: Reading) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=written("json-ld", nasty).encode("utf-8", "backslashreplace"), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    (article,) = graph.subjects(rdflib.RDF.type, schema.NewsArticle)
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(claims) == len(NASTY)
    for claim in claims:
        assert article in set(graph.objects(claim, schema.appearance))
        assert set(graph.objects(claim, schema.firstAppearance)) <= set(graph.objects(article, schema.isBasedOn))
    told = {str(name) for term in (schema.name, schema.description) for name in graph.objects(None, term)}
    assert told >= {"<script>alert(1)</script>", "<script>alert(1)</script>!"}


def test_json_ld_tells_where_a_claim_first_appeared(reading: Reading) -> None:
    made = holding(
        reading,
        [
            attribution(1, ("Politico",), ("Axios",), ("Mara Velde",)),
            attribution(2, ("the ruling",), category="document", relay="document"),
            attribution(3, ("two officials",), identity="unnamed", relay="own"),
        ],
    )
    nodes = {node["@id"]: node for node in json.loads(written("json-ld", made))["@graph"]}
    politico, axios, ruling = (nodes[f"_:article1-work{number}"] for number in (1, 2, 3))
    assert politico["publisher"]["name"] == "Politico"
    assert politico["isBasedOn"] == [{"@id": axios["@id"]}]
    assert nodes["_:article1-claim1"]["firstAppearance"] == [{"@id": axios["@id"]}]
    assert nodes["_:article1-claim1"]["author"] == [{"@type": "Person", "name": "Mara Velde"}]
    assert nodes["_:article1-claim3"]["author"] == [{"@type": "Person", "description": "two officials"}]
    assert nodes["_:article1"]["isBasedOn"] == [{"@id": politico["@id"]}]
    assert {one["@id"] for one in nodes["_:article1"]["citation"]} == {axios["@id"], ruling["@id"]}


def test_a_chain_that_comes_back_is_no_work_based_on_itself(reading: Reading) -> None:
    made = holding(reading, [attribution(1, ("Axios",), ("Axios",), category="outlet")])
    work = json.loads(written("json-ld", made))["@graph"][1]
    assert "isBasedOn" not in work


# Table and records


def test_the_table_fits_and_tells_all_names(nasty: Reading) -> None:
    text = written("table", nasty)
    assert max(map(len, text.splitlines())) <= 80
    assert "<script>" in text
    assert "\x1b" not in text


def test_the_table_as_an_editor_sees_it(reading: Reading) -> None:
    made = holding(
        reading,
        [
            attribution(1, ("The Daily Wire", "other outlets"), ("Axios",), ("two officials",), identity="unnamed"),
            attribution(2, ("Mara Velde",), relay="own"),
            replace(attribution(3), trace=Trace("none", ())),
        ],
    )
    assert written("table", made).partition("\n\n")[0].splitlines() == [
        "article   #  who said it     through whom           how",
        "--------  -  --------------  ---------------------  ------",
        "mill.txt  1  two officials*  The Daily Wire &       report",
        "                             other outlets < Axios",
        "mill.txt  2  Mara Velde      -                      own",
        "mill.txt  3  (nobody named)  -                      -",
    ]


def test_records_are_the_contract_with_their_article(reading: Reading) -> None:
    first = json.loads(written("jsonl", reading).splitlines()[0])
    assert list(first)[:4] == ["path", "id", "attribution", "kind"]
    assert first["chain"] == [["the Ledger"], ["a senior official"]]


# All of them


@pytest.mark.parametrize("form", CHAIN_FORMATS)
def test_no_articles_and_no_attributions_are_still_a_file(form: str, blank: Reading) -> None:
    written(form)
    text = written(form, blank)
    if form in ("prov-json", "json-ld"):
        json.loads(text)


@pytest.mark.parametrize("form", CHAIN_FORMATS)
def test_the_same_articles_give_the_same_bytes(form: str, nasty: Reading) -> None:
    assert written(form, nasty) == written(form, nasty)


def test_every_format_of_the_command_line_is_there() -> None:
    assert {form.value for form in ChainFormat} == set(CHAIN_FORMATS)
