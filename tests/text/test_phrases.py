"""Noun phrases that end or start at a token, and the word classes they are found by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.document import build
from provenance.text.grammar import BE, GENITIVE, NAME, VERB, word_class, word_classes
from provenance.text.phrases import ending_at, phrase_ending_at, phrase_starting_at, starting_at
from provenance.values import Article, Document


def document(text: str) -> Document:
    return build(Article("case", "x", text))


ENDING = [
    ("Ana Ruiz | said no.", "Ana Ruiz"),
    ("Sen. Ana Ruiz (R-Lorne) | said no.", "Sen. Ana Ruiz (R-Lorne)"),
    ("Ruiz, a deputy mayor of Lorne, | said no.", "Ruiz, a deputy mayor of Lorne"),
    ("Officials familiar with the talks | said no.", "Officials familiar with the talks"),
    ("A person close to the firm | said no.", "A person close to the firm"),
    ("Officials quoted by the Courier | said no.", "Officials quoted by the Courier"),
    ("The firm's planning director | said no.", "The firm's planning director"),
    ("They think he | said no.", "he"),
    ("On Friday officials | said no.", "officials"),
    ("Efforts to combat smuggling | failed.", "Efforts to combat smuggling"),
]
STARTING = [
    ("He told | reporters on Friday no.", "reporters"),
    ("It is said by | some of his rivals that he left.", "some of his rivals"),
    ("According to | people with knowledge of the matter, no.", "people with knowledge of the matter"),
    ("According to | accounts reported by The Lorne Star, no.", "accounts reported by The Lorne Star"),
    ("She asked | him for help.", "him"),
    ("According to | the Courier and The Lorne Star, no.", "the Courier and The Lorne Star"),
]


def _at(case: str) -> tuple[Document, int]:
    before, after = case.split(" | ")
    made = document(f"{before} {after}")
    return made, next(i for i, start in enumerate(made.starts) if start > len(before))


@pytest.mark.parametrize(("case", "wanted"), ENDING)
def test_a_phrase_that_ends_here(case: str, wanted: str) -> None:
    made, i = _at(case)
    found = phrase_ending_at(made, i)
    assert found is not None
    assert made.slice(found) == wanted


@pytest.mark.parametrize(("case", "wanted"), STARTING)
def test_a_phrase_that_starts_here(case: str, wanted: str) -> None:
    made, i = _at(case)
    found = phrase_starting_at(made, i)
    assert found is not None
    assert made.slice(found) == wanted


def test_no_phrase_ends_at_a_verb_or_at_the_beginning() -> None:
    made = document("She will resign.")
    assert phrase_ending_at(made, 0) is None
    assert phrase_ending_at(made, 2) is None


def test_s_is_a_verb_behind_a_pronoun_and_a_genitive_behind_a_name() -> None:
    made = document("He's gone with Ruiz's hat.")
    marks = [i for i, low in enumerate(made.lower) if low == "'s"]
    assert [word_class(made, i) for i in marks] == [BE, GENITIVE]


def test_verbs_stay_verbs_in_a_headline() -> None:
    made = document("Mayor Ana Ruiz Says Lorne Bridge Will Close")
    classes = dict(zip(made.words, word_classes(made), strict=True))
    assert (classes["Says"], classes["Ruiz"]) == (VERB, NAME)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from("Ruiz the of , ( ) said “ ” by quoted and who 's . to plan some".split(" ")), max_size=30)
)
def test_any_row_of_words_gives_phrases_inside_one_sentence(words: list[str]) -> None:
    made = document(" ".join(words))
    classes = word_classes(made)
    for i in range(len(made) + 1):
        for found in (ending_at(made, classes, i), starting_at(made, classes, i)):
            if found is not None:
                assert 0 <= found[0] < found[1] <= len(made)
                assert made.sentence_of[found[0]] == made.sentence_of[found[1] - 1]
