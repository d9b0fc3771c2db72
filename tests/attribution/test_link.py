"""Linking tags to attributions, on tags set by hand."""

from __future__ import annotations

import numpy as np

from provenance.attribution.tagger.labels import LABELS, NUMBER
from provenance.attribution.tagger.link import Draft, drafts, kind_of
from provenance.text.document import build
from provenance.values import Article, Document


def _document(text: str) -> Document:
    return build(Article("a", "a", text))


def _tags(document: Document, **marked: str) -> np.ndarray:
    """Scores that say `marked`: label kind -> the words it covers; the rest is O."""
    scores = np.full((len(document), len(LABELS)), -9.0, dtype=np.float32)
    scores[:, 0] = -0.1
    kinds = {
        "source_right": "S>",
        "source_left": "S<",
        "cue": "U",
        "cue2": "U",
        "content_left": "C<",
        "content_right": "C>",
    }
    for name, words in marked.items():
        wanted = words.split()
        first = next(i for i in range(len(document)) if list(document.words[i : i + len(wanted)]) == wanted)
        for k in range(len(wanted)):
            scores[first + k] = -9.0
            scores[first + k, NUMBER[("I-" if k else "B-") + kinds[name]]] = -0.1
    return scores


def _words(document: Document, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [document.slice(part) for part in ranges]


def test_source_cue_and_content_are_joined() -> None:
    document = _document("The harbour master said the pier would close in June.")
    tags = _tags(document, source_right="The harbour master", cue="said", content_left="the pier would close in June")
    (draft,) = drafts(document, tags)
    assert _words(document, draft.source) == ["The harbour master"]
    assert _words(document, (draft.cue,)) == ["said"]
    assert _words(document, draft.content) == ["the pier would close in June"]


def test_content_on_both_sides_of_its_cue() -> None:
    document = _document("The pier, Orla Venn said, would close in June.")
    tags = _tags(
        document, content_right="The pier", source_right="Orla Venn", cue="said", content_left="would close in June"
    )
    (draft,) = drafts(document, tags)
    assert _words(document, draft.content) == ["The pier", "would close in June"]


def test_a_second_cue_of_the_sentence_inherits_the_source() -> None:
    document = _document("Orla Venn said the pier was old and warned that it might fall.")
    tags = _tags(document, source_right="Orla Venn", cue="said", content_left="the pier was old", cue2="warned")
    more = _tags(document, content_left="it might fall")
    tags[-4:-1] = more[-4:-1]
    first, second = drafts(document, tags)
    assert _words(document, first.content) == ["the pier was old"]
    assert _words(document, second.content) == ["it might fall"]
    assert second.source == first.source


def test_no_source_is_inherited_across_sentences() -> None:
    document = _document("Orla Venn said the pier was old. Warned that it might fall, they left.")
    tags = _tags(document, source_right="Orla Venn", cue="said", content_left="the pier was old", cue2="Warned")
    more = _tags(document, content_left="it might fall")
    at = document.words.index("it")
    tags[at : at + 3] = more[at : at + 3]
    _, second = drafts(document, tags)
    assert second.source == ()


def test_a_cue_without_content_is_dropped() -> None:
    document = _document("Orla Venn said nothing more.")
    assert drafts(document, _tags(document, source_right="Orla Venn", cue="said")) == ()


def test_a_likely_source_is_found_in_the_second_look() -> None:
    document = _document("The harbour master said the pier would close.")
    tags = _tags(document, cue="said", content_left="the pier would close")
    tags[:3, NUMBER["B-S>"]] = np.log(0.4)
    (draft,) = drafts(document, tags)
    assert draft.rescued
    assert _words(document, draft.source) == ["The harbour master"]
    tags[:3, NUMBER["B-S>"]] = np.log(0.05)
    assert drafts(document, tags) == (Draft((), draft.cue, draft.content),)


def test_kinds_of_quotation() -> None:
    document = _document('"The pier is old," she said. He called it "a ruin" by any measure.')
    quoted = document.quoted
    closing = document.words.index("said") - 1
    assert kind_of(((0, closing),), quoted) == "direct"
    ruin = document.words.index("ruin")
    assert kind_of(((ruin - 2, len(document) - 1),), quoted) == "mixed"
    assert kind_of(((closing, closing + 2),), quoted) == "indirect"


def test_contents_of_another_sentence_are_dropped_unless_quoted() -> None:
    document = _document('The pier is old. The town said it would close. "A shame."')
    tags = _tags(
        document, content_right="The pier is old", source_right="The town", cue="said", content_left="it would close"
    )
    (draft,) = drafts(document, tags)
    assert _words(document, draft.content) == ["it would close"]
    quoted = _tags(document, content_left='" A shame . "')
    tags[-5:] = quoted[-5:]
    (draft,) = drafts(document, tags)
    assert _words(document, draft.content) == ["it would close", '"A shame."']


def test_a_colon_takes_the_next_paragraph_as_its_content() -> None:
    document = _document("Orla Venn wrote on her page:\nThe pier will go.")
    tags = _tags(document, source_right="Orla Venn", cue="wrote", content_left="The pier will go")
    (draft,) = drafts(document, tags)
    assert _words(document, draft.content) == ["The pier will go"]
    other = _document("Orla Venn wrote on her page.\nThe pier will go.")
    assert drafts(other, _tags(other, source_right="Orla Venn", cue="wrote", content_left="The pier will go")) == ()


def test_in_a_transcript_all_that_the_paragraph_holds_is_said() -> None:
    document = _document("Venn: The pier is old. It may fall.\nThe plan: It is old. It may fall.")
    spoken = _tags(document, source_right="Venn", cue=":", content_left="The pier is old")
    (draft,) = drafts(document, spoken)
    assert _words(document, draft.content) == ["The pier is old. It may fall"]
    scores = _tags(document, cue="plan", content_left="It is old")
    (draft,) = drafts(document, scores)
    assert _words(document, draft.content) == ["It is old"]
