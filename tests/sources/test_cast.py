"""The cast as a whole: who is in it besides the sources, the cards of the nameless, and that nothing makes it raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import ruleset, sources
from provenance.text import document as text
from provenance.values import Article, Relation

ACCUSED = "Auditor Ana Ruiz said the money was gone. Treasurer Tom Reed, whom the report accuses, was not asked."
WITHHELD = (
    "Two officials familiar with the sale, who asked not to be named because they feared for their jobs, said "
    "that it was off. A spokesman for the Harbour Board declined to comment."
)


def entity(cast: sources.Cast, name: str):
    found = [one for one in cast.entities if one.name == name]
    assert len(found) == 1, [one.name for one in cast.entities]
    return found[0]


def test_people_who_are_not_quoted_are_in_the_cast(resolve) -> None:
    document, cast = resolve(ACCUSED, "Auditor Ana Ruiz")
    reed = entity(cast, "Tom Reed")
    assert reed.category == "person"
    assert [document.slice(mention) for mention in reed.mentions] == ["Tom Reed"]


def test_a_source_points_at_its_entity(resolve) -> None:
    _, cast = resolve(ACCUSED, "Auditor Ana Ruiz")
    source = cast.sources[0]
    assert source is not None
    assert source.entity is not None
    assert cast.entities[source.entity].name == source.name == "Ana Ruiz"


def test_entities_are_numbered_by_first_mention(resolve) -> None:
    _, cast = resolve(ACCUSED, "Auditor Ana Ruiz")
    assert [one.id for one in cast.entities] == list(range(len(cast.entities)))
    firsts = [one.mentions[0] for one in cast.entities]
    assert firsts == sorted(firsts)


def test_a_spokesman_keeps_his_affiliation(resolve) -> None:
    _, cast = resolve("Reed campaign spokesman Nick Perrin said the bus was late.", "Nick Perrin")
    assert entity(cast, "Nick Perrin").affiliation == "Reed campaign"


def test_an_insertion_tells_the_affiliation(resolve) -> None:
    _, cast = resolve("Nick Perrin, a spokesman for the Harbour Board, said the quay was wet.", "Nick Perrin")
    assert entity(cast, "Nick Perrin").affiliation == "Harbour Board"


def test_the_card_of_nameless_sources(resolve) -> None:
    _, cast = resolve(WITHHELD, "Two officials familiar with the sale")
    card = entity(cast, "Two officials familiar with the sale").descriptor
    assert card is not None
    assert card.access == "familiar with the sale"
    assert card.number == 2
    assert card.reason is not None
    assert "feared" in card.reason
    assert not card.rote


def test_the_card_of_a_nameless_spokesman(resolve) -> None:
    _, cast = resolve(WITHHELD, "A spokesman for the Harbour Board")
    card = entity(cast, "A spokesman for the Harbour Board").descriptor
    assert card is not None
    assert card.affiliation == "Harbour Board"
    assert card.number == 1


def test_a_motive_is_told_of_the_source_not_in_what_it_says(resolve) -> None:
    article = (
        "A clerk said they were trying to change her mind. An aide, hoping to save the sale, said it was fair. "
        "A lawyer who wants the pier sold said it was late. A diver, who wanted it kept, said it was good. "
        "An adviser, who said he wanted to stop it, said it was dear."
    )
    _, cast = resolve(article, "A clerk", "An aide", "A lawyer", "A diver", "An adviser")
    told = [cast.entities[source.entity].descriptor.motive for source in cast.sources]
    assert told == [None, "hoping to save the sale", "wants the pier sold", "wanted it kept", "wanted to stop it"]


def test_the_reason_of_a_pair_is_each_one_s(resolve) -> None:
    article = (
        "Two clerks, who asked not to be named because they feared losing their jobs, said the pier was old. "
        "One of them said it had sunk."
    )
    _, cast = resolve(article, "Two clerks", "One of them")
    two, one = [cast.entities[source.entity].descriptor for source in cast.sources]
    assert one.reason == two.reason
    assert "feared" in one.reason


def test_access_is_told_of_the_source_not_in_what_it_says(resolve) -> None:
    article = (
        "An official said the embassy would be close to the river. Five clerks who were in the room said it was full. "
        "A nurse who attended the meeting said it was late."
    )
    _, cast = resolve(article, "An official", "Five clerks", "A nurse")
    told = [cast.entities[source.entity].descriptor.access for source in cast.sources]
    assert told == [None, "in the room", "attended the meeting"]


def test_a_reason_belongs_to_whoever_is_told_of_last_before_it(resolve) -> None:
    article = (
        "A European official said the talks would go on. A Lorne official, who was granted anonymity for fear of being "
        "sued, said they had ended."
    )
    _, cast = resolve(article, "A European official", "A Lorne official")
    cards = [cast.entities[source.entity].descriptor for source in cast.sources]
    assert [card.reason for card in cards] == [None, "for fear of being sued"]
    assert not cards[1].rote


def test_a_sentence_that_breaks_off_behind_that_is_read(resolve) -> None:
    _, cast = resolve("Kestrel said that", "Kestrel")
    assert [one.name for one in cast.entities] == ["Kestrel"]


def test_an_owner_is_named_once_and_amounts_stay(resolve) -> None:
    article = "The safety inspectorate's report shows that the ship was old. Some of Lorne's oldest unions denied it."
    _, cast = resolve(article, "The safety inspectorate's report", "Some of Lorne's oldest unions")
    names = [source.name for source in cast.sources]
    assert names == ["The safety inspectorate's report", "Some of Lorne's oldest unions"]


def test_members_of_a_set_share_its_card(resolve) -> None:
    article = (
        "Three people familiar with the sale said it was off. Both bakers left. Two of the three said the price was "
        "wrong. One of the people was tired. All three sources asked not to be named for fear of reprisals.\n\n"
        "Two clerks said nothing."
    )
    said = (
        "Three people familiar with the sale",
        "Two of the three",
        "One of the people",
        "All three sources",
        "Two clerks",
    )
    _, cast = resolve(article, *said)
    three, two, one, everybody, clerks = [source and cast.entities[source.entity] for source in cast.sources]
    assert everybody is three
    assert [each.number for each in (three, two, one)] == [3, 2, 1]
    assert {each.descriptor.access for each in (three, two, one)} == {"familiar with the sale"}
    assert all("reprisals" in each.descriptor.reason for each in (three, two, one))
    assert clerks.descriptor.reason is None


def test_an_ambiguous_surname_says_so(resolve) -> None:
    article = "Tom Ruiz and Ana Ruiz run the bakery. Ruiz said the oven was old. Tom Ruiz laughed."
    _, cast = resolve(article, "Tom Ruiz", "Ruiz#3")
    sure, unsure = cast.sources
    assert sure is not None
    assert unsure is not None
    assert unsure.confidence < sure.confidence


def test_without_source_words_nobody_is_meant(rules: ruleset.Rules) -> None:
    document = text.build(Article("a.txt", "a", "Reportedly the pool is cold."), rules)
    reported = Relation((), ((0, 1),), ((1, 5),), "indirect")
    assert sources.resolve(document, [reported], rules.scan(document), rules).sources == (None,)


def test_a_quotation_by_itself_goes_on_with_the_last_speaker(rules: ruleset.Rules) -> None:
    document = text.build(Article("a.txt", "a", 'Ana Ruiz said it was cold.\n\n"Very cold."'), rules)
    said = Relation(((0, 2),), ((2, 3),), ((3, 6),), "indirect")
    alone = Relation((), (), ((7, len(document)),), "direct")
    cast = sources.resolve(document, [said, alone], rules.scan(document), rules)
    assert [source.name if source else None for source in cast.sources] == ["Ana Ruiz", "Ana Ruiz"]


def test_an_empty_document_has_no_cast(rules: ruleset.Rules) -> None:
    document = text.build(Article("a.txt", "a", ""), rules)
    assert sources.resolve(document, [], rules.scan(document), rules) == sources.Cast((), ())


WORDS = st.sampled_from(
    """Ana Ruiz Tom Reed Mr. Ms. Dr. Senator the The a his her they it who which said told " “ ” ' ’s ( ) , . : — - and
    of for Harbour Board Department officials source experts report poll letter The\nTimes RUIZ I we you 52 percent one
    two both each no most familiar with close to Jr. O'Leary de van & Will May @ruiz campaign spokesman \n\n""".split(
        " "
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=60), st.data())
def test_no_words_and_no_relations_make_it_raise(rules: ruleset.Rules, words: list[str], data: st.DataObject) -> None:
    document = text.build(Article("a.txt", "a", " ".join(words), outlet="The Times"), rules)
    size = len(document)
    relations = []
    for _ in range(data.draw(st.integers(0, 5)) if size else 0):
        first = data.draw(st.integers(0, size - 1))
        source = (first, data.draw(st.integers(first + 1, min(size, first + 12))))
        kind = data.draw(st.sampled_from(["direct", "indirect", "mixed"]))
        part = data.draw(st.sampled_from(["source", "cue", "content", "none"]))
        relations.append(
            Relation(
                (source,) if part == "source" else (),
                (source,) if part == "cue" else (),
                ((0, size),) if part != "none" else (),
                kind,
            )
        )
    hits = rules.scan(document)
    cast = sources.resolve(document, relations, hits, rules)
    assert len(cast.sources) == len(relations)
    assert cast == sources.resolve(document, relations, hits, rules)
    for source in cast.sources:
        assert source is None or (source.name and 0 <= source.confidence <= 1)
        assert (
            source is None
            or source.entity is None
            or cast.entities[source.entity].name in (source.name, *source.parallel)
        )


BOTH = (
    "The plan was drafted in secret, officials say.\n\n"
    "Two officials close to the port board told Politico the plan was old. Both officials said it was never reviewed. "
    "One of them, who attended the meeting, said the mayor wanted it buried."
)


def test_a_phrase_that_was_read_is_not_read_anew_when_a_pronoun_points_at_it(resolve) -> None:
    told = (
        "officials",
        "Two officials close to the port board",
        "Both officials",
        "One of them, who attended the meeting,",
    )
    _, cast = resolve(BOTH, *told)
    assert [one.name for one in cast.sources] == [
        "officials",
        told[1],
        told[1],
        "one of two officials close to the port board",
    ]


AFFILIATIONS = [
    line.partition(" => ")
    for line in (Path(__file__).parents[1] / "cases" / "affiliations.txt").read_text("utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]


@pytest.mark.parametrize(("article", "wanted"), [(article, wanted) for article, _, wanted in AFFILIATIONS])
def test_for_whom_somebody_speaks(resolve, article: str, wanted: str) -> None:
    sources = dict(one.split(" = ") for one in wanted.split("; "))
    _, cast = resolve(article, *sources)
    told = [cast.entities[source.entity].affiliation or "-" for source in cast.sources]
    assert told == list(sources.values())


REASONS = [
    ("A clerk, who requested anonymity to avoid angering his boss, said so.", "to avoid angering his boss", False),
    ("A clerk, who asked that his name not be used because he feared them, said so.", "because he feared them", False),
    ("A clerk, who asked not to be named discussing private talks, said so.", "discussing private talks", True),
    ("A clerk, who spoke anonymously to the paper, said so.", "spoke anonymously", True),
    ("A clerk, who asked not to be named, citing the gang, said so.", "citing the gang", False),
    ("A clerk, whom the paper did not name because she feared them, said so.", "because she feared them", False),
    ("A clerk, who asked not to be named because the case is still under investigation, said so.",
     "because the case is still under investigation", False),
    ("A clerk, who was granted anonymity so she could speak candidly about the sale, said so.",
     "so she could speak candidly about the sale", True),
]  # fmt: skip


@pytest.mark.parametrize(("article", "reason", "rote"), REASONS)
def test_the_reason_stands_behind_the_request(resolve, article: str, reason: str, rote: bool) -> None:
    _, cast = resolve(article, "A clerk")
    card = cast.entities[cast.sources[0].entity].descriptor
    assert (card.reason, card.rote) == (reason, rote)


def test_a_second_official_has_the_card_of_the_two(resolve) -> None:
    article = "Two officials familiar with the plan said so. A second official said the plan was dead."
    _, cast = resolve(article, "Two officials familiar with the plan", "A second official")
    card = cast.entities[cast.sources[1].entity].descriptor
    assert (card.access, card.number) == ("familiar with the plan", 1)


@pytest.mark.parametrize(
    ("article", "source", "affiliation"),
    [
        ("The insider added that the singer had a house in Lorne.", "The insider", None),
        ("Three council members called for Delgado to go.", "Three council members", "council"),
        ("The State Department met. A department official said so.", "A department official", "State Department"),
        ("A clerk for Greg Hall's campaign said so.", "A clerk for Greg Hall's campaign", "Greg Hall's campaign"),
        ("A friend close to Ana Ruiz said so.", "A friend close to Ana Ruiz", None),
        ("An aide to Ana Ruiz said so.", "An aide to Ana Ruiz", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_the_affiliation_of_a_nameless_one_is_not_in_what_is_said(resolve, article, source, affiliation) -> None:
    _, cast = resolve(article, source)
    assert cast.entities[cast.sources[0].entity].descriptor.affiliation == affiliation


def test_whoever_serves_somebody_is_meant_by_the_genitive(resolve) -> None:
    article = "A lawyer for the family, Anne Toll, said no. The family's attorney said it again."
    _, cast = resolve(article, "A lawyer for the family, Anne Toll,", "The family's attorney")
    assert [one.name for one in cast.sources] == ["Anne Toll", "Anne Toll"]


def test_a_chief_executive_shows_a_firm_though_its_name_begins_like_a_person_s(resolve) -> None:
    article = "Morgan Steel's chief executive, Paula Marsh, said so. The company's clerk said no."
    _, cast = resolve(article, "Morgan Steel's chief executive, Paula Marsh,", "The company's clerk")
    told = [cast.entities[source.entity].affiliation for source in cast.sources]
    assert told == ["Morgan Steel", "Morgan Steel"]


def test_a_school_bears_a_saint_s_name(resolve) -> None:
    _, cast = resolve("St Aidan's Academy said no. The Children's Hospital was shut.", "St Aidan's Academy")
    assert [one.name for one in cast.entities if one.category == "organization"] == [
        "St Aidan's Academy", "Children's Hospital",
    ]  # fmt: skip
