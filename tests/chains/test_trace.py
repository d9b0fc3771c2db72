"""Chains of whole articles: what the case files cannot say."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance import chains, sources
from provenance.chains import setting
from provenance.chains.evidence import Verdict
from provenance.chains.gather import longest
from provenance.chains.publisher import bare, shortened
from provenance.chains.scenes import goes_on
from provenance.chains.trace import rule
from provenance.chains.weigh import wrap
from provenance.text import document as text
from provenance.values import Article, Hit, Relation

TOLD = "“The dam will hold,” Dana Quill told CNN. “It is old,” she said. Tom Reed said on X that it was not."


def test_nothing_attributed_nothing_traced(rules):
    document = text.build(Article("a", "a", "The dam stands."), rules)
    hits = rules.scan(document)
    assert chains.trace(document, (), sources.resolve(document, (), hits, rules), hits, rules) == ()


def test_a_reason_shows_the_words_it_rests_on(follow):
    _, _, (told, said, _) = follow(TOLD, [("Dana Quill", "told"), ("she", "said"), ("Tom Reed", "said")])
    assert "told CNN" in told.why
    assert "attribution 1" in said.why
    assert said.scene == 0
    assert told.rules == ("relay.told-outlet",)


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("The sale, first reported by Axios on March 3, was stopped.", ("Axios", "first reported by")),
        ("Axios first reported on March 3 that the sale was off, citing two aides.", ("Axios", "reported")),
    ],
)
def test_the_day_of_a_first_report_is_told(follow, article, said):
    _, _, (trace,) = follow(article, [said])
    assert "which had it first, on March 3" in trace.why


@pytest.mark.parametrize("date", ["in May", "on May 3, 2024", "in March 2019", "on Tuesday", "on 12 May"])
def test_a_first_report_has_its_date_as_it_is_written(follow, date):
    _, _, (trace,) = follow(f"The sale, first reported by Axios {date}, was stopped.", [("Axios", "first reported by")])
    assert f"which had it first, {date}" in trace.why


def test_the_same_article_gives_the_same_chains_twice(follow):
    said = [("Dana Quill", "told"), ("she", "said"), ("Tom Reed", "said")]
    assert follow(TOLD, said)[2] == follow(TOLD, said)[2]


def test_the_rules_alone_give_chains_too(follow):
    said = [("Dana Quill", "told"), ("she", "said")]
    _, _, traces = follow(TOLD, said, second_look=False)
    assert [trace.chain for trace in traces] == [(("CNN",), ("Dana Quill",))] * 2


def test_the_publisher_is_never_in_a_chain(follow):
    _, _, traces = follow(TOLD, [("Dana Quill", "told"), ("she", "said")], outlet="CNN")
    assert [(trace.relay, trace.chain) for trace in traces] == [("own", (("Dana Quill",),))] * 2


@pytest.mark.parametrize(
    ("slug", "name", "same"),
    [
        ("wash-post", "washington post", True),
        ("huff-post", "huffpost", True),
        ("wash-post", "new york post", False),
        ("post", "washington post", False),
    ],
)
def test_mastheads_in_a_folders_spelling(slug, name, same):
    assert shortened(slug, name) is same


def test_a_masthead_may_drop_its_last_word():
    assert bare("The Ossel News") == bare("Ossel") == "ossel"


def test_a_name_is_not_said_twice():
    assert wrap((("Axios",), ("CNN", "Reuters")), (("CNN",),)) == (("Axios",), ("Reuters",), ("CNN",))


def test_of_two_matches_the_longer_one_counts():
    hits = [Hit("a", "relay", 0, 5), Hit("b", "relay", 1, 3), Hit("c", "relay", 4, 8)]
    assert [hit.rule for hit in longest(hits)] == ["a", "c"]


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        ({}, True),
        ({"speaker": "tom reed"}, False),
        ({"pronoun": False}, False),
        ({"sentence": 3}, False),
        ({"paragraph": 1}, False),
        ({"verb": "attitude"}, False),
        ({"tense": "perfect"}, False),
    ],
)
def test_where_a_speaker_plainly_goes_on_the_rules_are_believed(follow, change, stays):
    text_ = "Dana Quill said on X that the dam holds. She warned of rain."
    document, cast, _ = follow(text_, [("Dana Quill", "said"), ("She", "warned")])
    cues = [document.words.index(word) for word in ("said", "warned")]
    who = [(cues[0] - 2, cues[0]), (cues[1] - 1, cues[1])]
    relations = [Relation((who[k],), ((cues[k], cues[k] + 1),), (), "indirect") for k in (0, 1)]
    first, second = setting.settings(document, relations, cast)
    about = (first, second._replace(**change))
    verdicts = (Verdict("social"), Verdict("social", inherited=0))
    assert goes_on(about, verdicts, 1) is stays
    assert not goes_on(about, (verdicts[0], Verdict("none")), 1)


PIECES = st.sampled_from(
    [
        *'“ ” " Axios CNN told said , . : I QUILL the and denied that officials ___ she WikiLeaks reports \n'.split(
            " "
        ),
        "according to",
        "those reports",
        "Dana Quill",
        "on X",
        "in a statement",
        "at a rally",
        "the poll",
        "12 percent",
        "as cited by",
        "From Bloomberg:",
        "Read the rest here.",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(PIECES, min_size=1, max_size=40), data=st.data())
def test_no_text_and_no_attributions_make_it_raise(rules, words, data):
    document = text.build(Article("a", "a", " ".join(words), outlet="Axios"), rules)
    if not len(document):
        return
    token = st.integers(0, len(document) - 1)
    ranges = st.builds(lambda i, size: ((i, min(i + size, len(document))),), token, st.integers(1, 6))
    part = st.one_of(st.just(()), ranges)
    kinds = st.sampled_from(["direct", "indirect", "mixed"])
    relations = tuple(data.draw(st.lists(st.builds(Relation, part, part, ranges, kinds), max_size=6)))
    hits = rules.scan(document)
    cast = sources.resolve(document, relations, hits, rules)
    traces = chains.trace(document, relations, cast, hits, rules)
    assert len(traces) == len(relations)
    for trace in traces:
        assert all(level and all(level) for level in trace.chain)
        assert "Axios" not in {name for level in trace.chain for name in level}


@pytest.mark.parametrize(("occasion", "open_"), [("conference", True), ("rally", False)])
def test_an_occasion_told_of_in_passing_is_open_to_the_judge(rules, follow, occasion, open_):
    document, _, _ = follow(
        f"At a {occasion} held in the old town of Ossel, Dana Quill said that the dam holds.", [("Dana Quill", "said")]
    )
    cue = document.words.index("said")
    relations = (Relation(((cue - 2, cue),), ((cue, cue + 1),), ((cue + 1, len(document)),), "indirect"),)
    hits = rules.scan(document)
    known = sources.resolve(document, relations, hits, rules)
    ruled = rule(document, relations, known, hits, rules)
    assert (ruled.sure == (None,)) is open_
    assert ruled.verdicts[0].kind == "event"


def test_the_publisher_is_no_level_however_its_name_is_cut(rules):
    document = text.build(Article("a", "a", "” Axios WikiLeaks Axios", outlet="Axios"), rules)
    relations = (Relation((), (), ((0, 1),), "direct"), Relation(((1, 3),), (), ((0, 1),), "direct"))
    hits = rules.scan(document)
    traces = chains.trace(document, relations, sources.resolve(document, relations, hits, rules), hits, rules)
    assert all("Axios" not in level for trace in traces for level in trace.chain)
