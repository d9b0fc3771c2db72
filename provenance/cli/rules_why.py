"""`provenance rules try --why RULE`: why the rule was found and what came of it, or what was missing. Plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance import ruleset
from provenance.cli.exits import USAGE, Stop
from provenance.reports.marks import printable
from provenance.ruleset import CueRule, Hits, OutletRule, PatternRule, PolicyRule, Rules
from provenance.ruleset.suggest import did_you_mean
from provenance.ruleset.why import Found, Why, why
from provenance.scoring import policies as shelf
from provenance.scoring.conditions import holds
from provenance.scoring.facts import facts_of
from provenance.scoring.things import things
from provenance.text import phrases
from provenance.text.ranges import meet
from provenance.values import Range, Reading

LONGEST = 70
"""Characters of a phrase that are shown: its place tells where the rest of a long one is."""
NEAREST = 3
"""Things a policy does not object to that are told, those nearest to it first."""


def known(rules: Rules, rule_id: str) -> None:
    """Ends with 2 for an id that no rule in force has, with the reason when it is switched off."""
    off = next((one for one in rules.written.disabled if one.id == rule_id), None)
    there = {rule.id for rule in rules.written.rules}
    if rule_id in there:
        return
    if off is not None:
        until = f" until {off.until}" if off.until else ""
        raise Stop(USAGE, f"--why {rule_id}: switched off{until}: {off.reason}")
    raise Stop(USAGE, f"--why {rule_id}: there is no such rule.{did_you_mean(rule_id, there)}")


def explained(readings: Sequence[Reading], rules: Rules, rule_id: str, asked: Sequence[str] | None) -> Iterator[str]:
    """What the rule did in each reading, or why it did nothing."""
    rule = rules.rule(rule_id)
    yield f"Why {rule_id}"
    for reading in readings:
        if isinstance(rule, PolicyRule):
            yield from _indented(_policy(reading, rules, rule, asked))
        elif isinstance(rule, OutletRule) or (isinstance(rule, PatternRule) and rule.scanned):
            found = why(rules, phrases, reading.document, Hits(reading.hits), rule_id)
            yield from _indented(_pattern(reading, rule, found))
        else:
            yield from _indented(_other(reading, rule_id, rule.kind))


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _pattern(reading: Reading, rule: PatternRule | OutletRule, told: Why) -> Iterator[str]:
    for one in told.found:
        words = printable(reading.document.slice(one.hit.range))
        yield f"{'not found' if one.barred else 'found'} at “{words}”: {_phrase(one.phrase, one.place)}"
        if one.barred:
            yield f"   it does not count: {one.barred}"
            continue
        for name, part in one.hit.slots:
            yield f"   {{{name}}} is “{printable(reading.document.slice(part))}”" if part[0] < part[1] else ""
        yield from _made(reading, rule, one)
    if told.found:
        return
    if told.miss is None:
        yield "not found, and nothing comes near any of its phrases"
        return
    words = printable(reading.document.slice(told.miss.range))
    yield f"not found; nearest is “{words}” to {_phrase(told.phrase, told.place)}"
    yield from (f"   {fault}" for fault in told.miss.faults)


def _phrase(phrase: str, place: str) -> str:
    """A phrase and its place; that of a shipped one as the guide names it, wherever the program is installed."""
    path = Path(place)
    if path.is_relative_to(ruleset.shipped()):
        place = (Path("rules") / Path(place).relative_to(ruleset.shipped())).as_posix()
    return f"'{textwrap.shorten(phrase, LONGEST, placeholder=' ...')}' ({place})"


def _made(reading: Reading, rule: PatternRule | OutletRule, one: Found) -> Iterator[str]:
    """What the later stages made of a match."""
    made = [
        f"attribution #{a.id} rests on it"
        for a in reading.attributions
        if rule.id in (*a.rules, *a.trace.rules) and _touch(one.hit.range, (*a.cue, *a.source_ranges, *a.content))
    ]
    made += [
        f"part of the source of #{a.id}: {a.source.name}, {a.source.category}, {a.source.identity}"
        for a in reading.attributions
        if rule.kind not in ("cue", "hedge") and a.source is not None and _touch(one.hit.range, a.source_ranges)
    ]
    made += [f"hedge: {h.kind}" for h in reading.hedges if h.rule == rule.id and h.range == one.hit.range]
    made += [f"{c.body} was asked: {c.outcome}" for c in reading.comments if c.rule == rule.id]
    span = reading.document.span(one.hit.range)
    made += [f"finding: {f.message}" for f in reading.findings if f.rule == rule.id and f.span == span]
    for line in dict.fromkeys(made):
        yield f"   {printable(line)}"
    if not made:
        yield f"   nothing was made of it{_unused(reading, rule, one)}"


def _unused(reading: Reading, rule: PatternRule | OutletRule, one: Found) -> str:
    if isinstance(rule, CueRule):
        frames = ", ".join(rule.frames)
        return f": none of its frames ({frames}) is there with a source and a content, or another cue has them"
    other = next((h for h in reading.hedges if rule.kind == "hedge" and _touch(one.hit.range, (h.range,))), None)
    if other is not None:
        return f": {other.rule} has these words"
    if rule.kind == "relay":
        return ": no attribution stands where it reaches, or another phrase tells more surely how the words came"
    return ""


def _touch(part: Range, ranges: Sequence[Range]) -> bool:
    return any(meet(part, other) for other in ranges)


def _policy(reading: Reading, rules: Rules, rule: PolicyRule, asked: Sequence[str] | None) -> Iterator[str]:
    if rule.policy not in (shelf.DEFAULT if asked is None else asked):
        yield f"its policy was not asked for: --policy {rule.policy}"
    there = things(rule.each, facts_of(reading, rules), reading.ratings)
    if not there:
        yield f"there is no {rule.each} here to object to"
    failing = []
    for thing in there:
        broken = [
            f"{name} is {_value(thing.facts.get(name))}, wanted is {' or '.join(wanted)}"
            for name, wanted in rule.when.items()
            if not holds(wanted, thing.facts.get(name))
        ]
        broken += [
            f"{name} is {_value(thing.facts.get(name))}, which `unless` lets pass"
            for name, wanted in (rule.unless or {}).items()
            if holds(wanted, thing.facts.get(name))
        ]
        name = f"“{printable(thing.name)}”" if thing.name else f"the {rule.each}"
        if broken:
            failing.append((len(broken), f"does not object to {name}: {'; '.join(broken)}"))
        else:
            yield f"objects to {name}"
    failing.sort(key=lambda one: one[0])
    yield from (line for _, line in failing[:NEAREST])


def _value(value: str | float | None) -> str:
    return "unknown" if value is None else value if isinstance(value, str) else f"{value:g}"


def _other(reading: Reading, rule_id: str, kind: str) -> Iterator[str]:
    """Rules that are not looked for in sentences."""
    reasons = [one for one in reading.ratings.reasons if one.rule == rule_id]
    for reason in reasons:
        yield f"{reason.rating} {reason.points:+.1f}: {printable(reason.message)}"
    regions = [region for region in reading.document.furniture if region.rule == rule_id]
    for region in regions:
        yield f"page furniture ({region.kind}): “{printable(reading.document.text[slice(*region.span)])}”"
    if not reasons and not regions:
        told = {"boilerplate": "no line falls by it", "names": "a list of names that are looked up, never found alone"}
        yield told.get(kind, "nothing here rests on it")
