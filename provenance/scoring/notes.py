"""Findings that an article's own comments hold back, each with the reason that was given. Makes no findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.ruleset import Rules
from provenance.ruleset.suggest import did_you_mean
from provenance.scoring.policies import DEFAULT
from provenance.values import Article, Document, Finding, Note, Problem


@dataclass(frozen=True, slots=True)
class Split:
    """What is left to be said, what is held back, and comments that name no rule there is."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """A note and the characters [start, end) that it holds for."""

    note: Note
    start: int
    end: int


def split(findings: tuple[Finding, ...], article: Article | None, document: Document, rules: Rules) -> Split:
    """The findings as the article's comments part them.

    A finding about the article as a whole is held back by any comment that names its rule.
    """
    if article is None or not article.notes:
        return Split(findings)
    held = list(_held(article.notes, document))
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for one in findings:
        by = next((two.note for two in held if _covers(two, one)), None)
        if by is None:
            kept.append(one)
        else:
            suppressed.append(replace(one, reason=by.reason))
    return Split(tuple(kept), tuple(suppressed), tuple(_unknown(article, rules)))


def _held(notes: Sequence[Note], document: Document) -> Iterator[_Held]:
    end = len(document.text) + 1
    for number, note in enumerate(notes):
        if note.kind == "off":
            over = (one.at for one in notes[number + 1 :] if one.kind == "on" and one.rule in ("", note.rule))
            yield _Held(note, note.at, next(over, end))
        elif note.kind == "skip":
            spans = (document.span(part) for part in document.paragraphs)
            following = next((span for span in spans if span[0] >= note.at), None)
            if following is not None:
                yield _Held(note, *following)


def _covers(held: _Held, finding: Finding) -> bool:
    if not _names(held.note.rule, finding.rule, finding.policy):
        return False
    return finding.span is None or held.start <= finding.span[0] < held.end


def _names(said: str, rule: str, policy: str) -> bool:
    """A comment names a rule by its id, with or without "policy.", or all rules of a policy by its name."""
    return said in (rule, rule.removeprefix("policy."), policy)


def _unknown(article: Article, rules: Rules) -> Iterable[Problem]:
    known = {rule.id.removeprefix("policy."): rule.policy for rule in rules.of("policy")}
    known |= {rule.id: getattr(rule, "policy", DEFAULT[0]) for rule in rules.reported.values()}
    for note in article.notes:
        if note.rule and note.rule.removeprefix("policy.") not in known and note.rule not in known.values():
            near = did_you_mean(note.rule, (*known, *known.values()))
            yield Problem("note-unknown-rule", f"no finding has a rule '{note.rule}'.{near}", article.path, note.line)
