"""Origins over a folder: rewrites of one report are one origin, however many they are."""

from __future__ import annotations

import numpy as np

from provenance.corpus.origins import Witness, count
from provenance.corpus.reuse import fingerprint
from provenance.values import Attribution, Identity, RelayKind, Source, Trace

NOTHING = np.empty(0, dtype=np.uint64)


def said(chain: str, identity: Identity = "named", relay: RelayKind = "none") -> Attribution:
    levels = tuple(tuple(level.split(" & ")) for level in chain.split(" < "))
    source = Source((), levels[-1][0], "person", identity)
    return Attribution(0, "indirect", (), (), (), source, Trace(relay, levels), False, 1.0, ())


def article(path: str, outlet: str | None, *attributions: Attribution, words: list[str] | None = None) -> Witness:
    return Witness(path, outlet, None, attributions, fingerprint(words) if words else NOTHING)


def test_five_rewrites_are_one_origin() -> None:
    rewrites = [article(f"{i}.txt", None, said("Axios < officials", "unnamed", "report")) for i in range(5)]
    (origin,) = count(rewrites).origins
    assert len(origin.articles) == 5


def test_the_report_itself_joins_its_rewrites() -> None:
    folder = [
        article("axios.txt", "Axios", said("two officials", "unnamed")),
        article("echo.txt", "Echo", said("Axios < an official", "unnamed", "report")),
    ]
    (origin,) = count(folder).origins
    assert origin.articles == ("axios.txt", "echo.txt")


def test_officials_of_two_articles_are_not_the_same_people() -> None:
    folder = [article("a.txt", "A", said("officials", "unnamed")), article("b.txt", "B", said("officials", "unnamed"))]
    assert len(count(folder).origins) == 2


def test_officials_of_two_copies_are_the_same_people() -> None:
    words = [f"w{i * i % 997}" for i in range(300)]
    folder = [
        article("a.txt", "A", said("officials", "unnamed"), words=words),
        article("b.txt", "B", said("officials", "unnamed"), words=words),
    ]
    result = count(folder)
    assert len(result.origins) == 1
    assert result.reuse[0][:2] == ("a.txt", "b.txt")


def test_a_named_speaker_is_one_origin_over_all_articles() -> None:
    folder = [article("a.txt", "A", said("Ada Roe")), article("b.txt", "B", said("CNN < Ada Roe", relay="interview"))]
    result = count(folder)
    assert [o.origin.names for o in result.echoed] == [("Ada Roe",)]


def test_an_empty_folder() -> None:
    assert count([]).origins == ()
