"""What the annotation guide says of chains, in sentences of our own, read as users read: with the careful reader."""

from __future__ import annotations

import pytest

import provenance

SAID = [
    ("According to Axios, some aides believe the bridge is lost.", "Axios < some aides"),
    ("According to Axios, aides see the bridge as lost.", "Axios < aides"),
    ("Some brokers believe the bridge is lost, according to Axios.", "Axios < Some brokers"),
    ("Axios reported that some aides believe the bridge is lost.", "Axios < some aides"),
    ("As cited by The Daily Wire, Axios reported that a clerk said it was lost.", "The Daily Wire < Axios < a clerk"),
    ("A memo obtained by Politico says the bridge is lost.", "Politico < A memo"),
    ("A leaked memo warns that the bridge is lost, Reuters reported.", "Reuters < A leaked memo"),
    ("The bridge is lost, Axios reported, citing a memo and two aides.", "Axios < a memo & two aides"),
    ("A clerk told the Post that the bridge was lost. The clerk added that it was old.", "the Post < A clerk"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), SAID)
def test_the_longest_chain(text: str, chain: str) -> None:
    reading = provenance.read(text, outlet="Harbour Daily", model="careful")
    chains = [one.trace.chain for one in reading.attributions]
    assert " < ".join(" & ".join(level) for level in max(chains, key=len, default=())) == chain
