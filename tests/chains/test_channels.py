"""Secondhand words beside which no outlet stands: whose they are taken for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance import sources
from provenance.chains.channels import completed, mentions
from provenance.chains.evidence import Verdict
from provenance.chains.names import Names
from provenance.chains.publisher import publisher
from provenance.chains.setting import section_numbers, settings
from provenance.text import document as text
from provenance.values import Article, Leaning
from tests.chains.conftest import relation


def complete(rules, article, said, verdicts, outlet="The Ossel Courier", leaning=None):
    document = text.build(Article("a", "a", article, outlet=outlet), rules)
    relations = [replace(relation(document, *words), leaning=leaning) for words in said]
    hits = rules.scan(document)
    cast = sources.resolve(document, relations, hits, rules)
    about = settings(document, relations, cast.sources)
    names, house = Names(document, hits, rules), publisher(document, rules)
    ruled = [Verdict("event")] * len(verdicts)
    return completed(document, hits, about, cast.sources, verdicts, ruled, names, house)


INTERVIEW = Verdict("interview", odds=0.8)


def test_the_same_speakers_outlet_goes_before_a_nearer_one(rules):
    article = (
        "Dana Quill is tired.\n\nReuters was there. Quill smiled, Quill noted.\n\n\n“I am done,” Dana Quill told CNN."
    )
    told = Verdict("interview", (("CNN",),))
    found = complete(rules, article, [("Quill#2", "noted"), ("Dana Quill#2", "told")], [INTERVIEW, told])
    assert found[0].inherited == 1
    assert found[1] is told


def test_an_outlet_that_is_spoken_to_is_found_paragraphs_away(rules):
    article = "Dana Quill calls the dam a ruin.\n\nThe dam is old.\n\nThe mayor sat in the studio with CNN for an hour."
    (found,) = complete(rules, article, [("Dana Quill", "calls")], [INTERVIEW])
    assert (found.via, found.odds) == ((("CNN",),), 0.8)


def test_where_somebody_used_to_work_is_no_channel(rules):
    article = "Former Reuters reporter Dana Quill called the dam a ruin."
    (found,) = complete(rules, article, [("Dana Quill", "called")], [INTERVIEW])
    assert found == Verdict("event")  # what the rules say


def test_late_in_the_day_is_not_long_ago(rules):
    article = "Dana Quill calls the dam a ruin.\n\nThe mayor was up late Monday on CNN."
    (found,) = complete(rules, article, [("Dana Quill", "calls")], [INTERVIEW])
    assert found.via == (("CNN",),)


def test_the_publisher_and_outlets_in_quotations_are_no_channel(rules):
    article = "Dana Quill called the dam a ruin.\n\n“I hate CNN,” Tom Reed said. The Courier is on the pier."
    (found, _) = complete(
        rules, article, [("Dana Quill", "called"), ("Tom Reed", "said")], [INTERVIEW, Verdict("none")], "Courier"
    )
    assert found == Verdict("event")  # what the rules say


def test_what_needs_no_channel_stays(rules):
    article = "CNN reported that the dam is old. Fact-checkers noted that it was built last year, Dana Quill said."
    verdicts = [Verdict("report"), Verdict("report"), Verdict("event")]
    said = [("CNN", "reported"), ("Fact-checkers", "noted"), ("Dana Quill", "said")]
    assert complete(rules, article, said, verdicts) == tuple(verdicts)


HEARD = Leaning((0.0, 1.0) + (0.0,) * 6, (1.0,) + (0.0,) * 4)


@pytest.mark.parametrize("leaning", [None, HEARD])
def test_an_interview_is_nobody_else_s(rules, leaning):
    article = "“I am done,” Dana Quill told CNN. Tom Reed said the dam was old."
    verdicts = [Verdict("interview", (("CNN",),)), INTERVIEW]
    found = complete(rules, article, [("Dana Quill", "told"), ("Tom Reed", "said")], verdicts, leaning=leaning)
    assert found == (verdicts[0], Verdict("event"))  # what the rules say


@pytest.mark.parametrize(("leaning", "odds", "stays"), [(None, 0.8, False), (HEARD, 0.8, True), (HEARD, 0.4, False)])
def test_without_any_outlet_a_guess_needs_an_encoder(rules, leaning, odds, stays):
    guess = Verdict("interview", odds=odds)
    (found,) = complete(rules, "Dana Quill calls it a ruin.", [("Dana Quill", "calls")], [guess], leaning=leaning)
    assert (found is guess) is stays


@pytest.mark.parametrize(
    ("line", "apart"), [("___", True), ("* * *", True), ('<tweet tweet-id="661196115484643328"><tweet/>.', False)]
)
def test_what_is_left_of_furniture_is_no_line_between_sections(rules, line, apart):
    article = f"A headline.\n\nIt is late, Dana Quill said.\n\n{line}\n\nIt is dark, Quill noted.\n"
    sections = section_numbers(text.build(Article("a", "a", article), rules))
    assert (sections[-1] != sections[1]) == apart


@pytest.mark.parametrize(
    ("job", "named"),
    [
        ("a former Reuters reporter", False),
        ("a former member of the Reuters board", False),
        ("a former editor at Reuters", False),
        ("a former mayor, told Reuters", True),
        ("late Monday on Reuters", True),
        ("a former mayor who spoke to Reuters", True),
    ],
)
def test_a_former_employer_is_no_channel(rules, job, named):
    article = f"Dana Quill, {job}, said that the dam was a ruin."
    document = text.build(Article("a", "a", article), rules)
    found = mentions(document, rules.scan(document), *_names(document, rules))
    assert bool(found) is named


def _names(document, rules):
    return Names(document, rules.scan(document), rules), publisher(document, rules)


@pytest.mark.parametrize(
    ("when", "other"), [("The next day,", True), ("In June,", True), ("On Friday,", False), ("All day,", False)]
)
def test_another_day_is_another_time(rules, when, other):
    document = text.build(Article("a", "a", f"{when} Dana Quill said that it would hold."), rules)
    relations = [relation(document, "Dana Quill", "said")]
    cast = sources.resolve(document, relations, rules.scan(document), rules)
    assert settings(document, relations, cast.sources)[0].elsewhen is other
