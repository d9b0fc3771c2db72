"""Cue words that a model never met, shown to it as the plainest word of their class.

So an editor's new cue works at once, without training: "The union harrumphed that ..." with a rule `harrumph*` of class
`say` is read as "The union said that ...".
"""

from __future__ import annotations

from dataclasses import replace

from provenance.attribution.tagger.wordtypes import stem
from provenance.ruleset import CueRule, Hits, Rules
from provenance.values import Document

_PLAIN: dict[str, tuple[str, str, str, str]] = {
    "tell": ("tell", "tells", "told", "telling"),
    "ask": ("ask", "asks", "asked", "asking"),
    "think": ("think", "thinks", "thought", "thinking"),
    "accuse": ("accuse", "accuses", "accused", "accusing"),
    "praise": ("praise", "praises", "praised", "praising"),
    "criticize": ("criticize", "criticizes", "criticized", "criticizing"),
    "deny": ("deny", "denies", "denied", "denying"),
    "promise": ("promise", "promises", "promised", "promising"),
    "demand": ("demand", "demands", "demanded", "demanding"),
    "want": ("want", "wants", "wanted", "wanting"),
    "show": ("show", "shows", "showed", "showing"),
    "write": ("write", "writes", "wrote", "writing"),
    "post": ("tweet", "tweets", "tweeted", "tweeting"),
    "warn": ("warn", "warns", "warned", "warning"),
}
"""Class of cue -> its commonest verb in PolNeAR: base, third person, past, -ing. Other classes speak as "say" does."""

_SAY = ("say", "says", "said", "saying")
_VERBAL = frozenset({"clause", "quotation", "infinitive", "object", "listener"})


def with_stand_ins(document: Document, hits: Hits, rules: Rules, known: frozenset[str]) -> Document:
    """The document with every single-word verbal cue whose stem is not `known` replaced; itself when there is none."""
    words, lowered = list(document.words), list(document.lower)
    for hit in hits.of("cue"):
        lower = document.lower[hit.start]
        if hit.end - hit.start != 1 or stem(lower) in known:
            continue
        rule = rules.rule(hit.rule)
        if isinstance(rule, CueRule) and _VERBAL & set(rule.frames):
            words[hit.start] = lowered[hit.start] = _inflected(lower, _PLAIN.get(rule.class_, _SAY))
    if tuple(words) == document.words:
        return document
    return replace(document, words=tuple(words), lower=tuple(lowered))


def _inflected(lower: str, forms: tuple[str, str, str, str]) -> str:
    """The form that a word's ending asks for."""
    base, third, past, ing = forms
    if lower.endswith("ing"):
        return ing
    if lower.endswith("ed"):
        return past
    return third if lower.endswith("s") and not lower.endswith("ss") else base
