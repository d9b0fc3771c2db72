"""People who were asked, paragraphs after the poll was named: through which poll their answers came."""

from __future__ import annotations

import pytest

from provenance import sources
from provenance.chains.evidence import Verdict
from provenance.chains.names import Names
from provenance.chains.polls import asked, named
from provenance.chains.publisher import publisher
from provenance.chains.setting import settings
from provenance.text import document as text
from provenance.values import Article
from tests.chains.conftest import relation

LEVY = "{} has rattled the capital.\n\nBoth camps held rallies.\n\nVoters are split on the levy, and women doubt it."


def ask(rules, article, said, verdicts, outlet="The Ossel Courier"):
    document = text.build(Article("a", "a", article, outlet=outlet), rules)
    relations = [relation(document, *words) for words in said]
    hits = rules.scan(document)
    cast = sources.resolve(document, relations, hits, rules)
    about = settings(document, relations, cast.sources)
    names, house = Names(document, hits, rules), publisher(document, rules)
    return asked(document, hits, about, cast.sources, verdicts, names, house)


@pytest.mark.parametrize(
    ("poll", "name"),
    [
        ("A new Lorne Institute poll", "Lorne Institute poll"),
        ("The Lorne Institute's latest national poll", "Lorne Institute poll"),
        ("A poll by the Lorne Institute of Politics", "Lorne Institute poll"),
        ("Monday's exit polls", "exit polls"),
        ("The Rock the Vote Poll", "Rock the Vote Poll"),
        ("The new poll", ""),
        ("Quill's poll numbers", ""),
    ],
)
def test_a_poll_is_called_after_its_maker(rules, poll, name):
    document = text.build(Article("a", "a", f"It is true: {poll} has surprised many."), rules)
    assert [one.name for one in named(document, rules.scan(document))] == ([name] if name else [])


def test_crowds_answered_the_poll_that_was_named_last(rules):
    verdicts = [Verdict("document"), Verdict("none")]
    article = LEVY.format("A new Lorne Institute poll")
    found = ask(rules, article, [("Voters", "split"), ("women", "doubt")], verdicts)
    assert found[0].via == (("Lorne Institute poll",),)
    assert found[1] is verdicts[1]  # nothing says that a paper tells of them


def test_a_share_needs_no_judge(rules):
    article = "A new Lorne Institute poll is out.\n\nIn the capital, 52 percent of voters want the levy."
    (found,) = ask(rules, article, [("52 percent of voters", "want")], [Verdict("none")])
    assert (found.kind, found.via) == ("document", (("Lorne Institute poll",),))


def test_the_publishers_own_poll_is_no_level(rules):
    article = LEVY.format("A new Reuters poll")
    (found,) = ask(rules, article, [("Voters", "split")], [Verdict("document")], outlet="Reuters")
    assert found == Verdict("document")
    (found,) = ask(rules, article, [("Voters", "split")], [Verdict("document")])
    assert found.via == (("Reuters",), ("Reuters poll",))


def test_who_is_named_or_has_a_way_was_not_asked(rules):
    article = "A new Lorne Institute poll is out. Dana Quill doubts it. Voters wrote on the wall that they doubt it."
    verdicts = [Verdict("document"), Verdict("document", (("the wall",),))]
    assert ask(rules, article, [("Dana Quill", "doubts"), ("Voters", "wrote")], verdicts) == tuple(verdicts)
