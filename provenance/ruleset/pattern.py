"""The pattern language -> sequences of words, gaps and slots. Knows no rule and no article.

    say*                 every inflection of a verb or noun
    (the) cabinet        words that may be missing; (a | the) one of several, or none
    told/tells           one of several words
    [as cited | quoted]  one of several groups of words
    ...                  up to six words between, inside the sentence, not across a quotation mark
    {outlet}             a slot; {outlet1}, {outlet2} when there are two of a sort
    \\*                   the character itself, for * ( ) [ ] { } | /

All alternatives are written out at once, so a pattern is a few flat sequences; `MOST` bounds how many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from provenance.ruleset.inflect import base_of, forms_of
from provenance.ruleset.suggest import did_you_mean
from provenance.ruleset.words import words
from provenance.tokens import plain, tokenize

SLOTS: dict[str, str] = {
    "outlet": "a known outlet or one of its programmes",
    "outlets": "one or more outlets, with commas, and, &",
    "platform": "a social platform",
    "source": "any noun phrase",
    "person": "a personal name, a title with a name",
    "body": "an organisation, an office, a company",
    "name": "a capitalised name",
    "number": "a number in figures or words",
    "date": "a date or a weekday",
    "quote": "a quotation with its marks",
    "handle": "an account's @handle",
}

GAP = 6
"""Words a gap may span: past six the two sides of the published relay phrases no longer belong together."""
MOST = 256
"""Sequences one pattern may stand for: the longest useful one in the shipped rules has fewer than 100."""
LONGEST = 1_500
"""Characters of a pattern: the longest alternations of the shipped rules have 900; past this nobody reads it."""

MOST_PARTS = 60
"""Words, gaps and slots one after the other: the longest shipped phrase has 15. Bounds what one match may cost."""
MOST_GAPS = 4
"""Gaps in one phrase, for the same reason; the shipped ones have two at most."""

FEW = 2
"""Everyday words that say nothing even together ("of the"); three can ("as it were")."""

QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "‟"})
DASHES = frozenset({"-", "--", "---", "–", "—", "―"})

VAGUE_SLOTS = frozenset({"source", "person", "body", "name", "number", "date"})
EVERYDAY = words(
    r"""
    the a an of to in on at by for with from and or but as is are was were be been it its he she they his her their
    this that these those not no 's
    """
)
"""Words that are in nearly every sentence: alone, or with a vague slot, they say nothing."""


class PatternError(ValueError):
    """What is wrong with a pattern, and at which character of it."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    """One token: any of `forms` (lower case); `written` are the same with the editor's capitals."""

    forms: frozenset[str]
    written: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of no interest."""

    most: int = GAP


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for something found by its sort: `kind` outlet, `name` outlet2."""

    kind: str
    name: str


Element = Word | Gap | Slot
Sequence = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as written, and the flat sequences that it stands for."""

    text: str
    sequences: tuple[Sequence, ...]

    @property
    def slots(self) -> frozenset[str]:
        """Names of the slots that every sequence has."""
        each = [frozenset(e.name for e in s if isinstance(e, Slot)) for s in self.sequences]
        return frozenset.intersection(*each) if each else frozenset()


_PLAIN = re.compile(r"[A-Za-z]+\*?(?: [A-Za-z]+\*?)*\Z")
_PART = re.compile(r"\s+|\.\.\.+|…|[()\[\]|]|\{[^{}]*\}?|\}|(?:\\.|[^\s()\[\]{}|…\\])+?(?=\.\.\.|[\s()\[\]{}|…]|\Z)|\\")
_ESCAPED = re.compile(r"\\(.)")
_CLITIC = re.compile(r"(?:['’](?:s|re|ve|ll|d|m)|n['’]t)\b", re.I)
_FIGURES = re.compile(r"\d+/\d+")
_SLOT = re.compile(r"\{\s*([a-z]+)(\d*)\s*\}\Z")

_words: dict[str, Word] = {}  # words are shared between patterns: thousands of them mean the same "the"


def parse(text: str) -> Pattern:
    """The pattern of a text. Raises PatternError with the column (from 0) of what is wrong."""
    if len(text) > LONGEST:
        raise PatternError(f"longer than {LONGEST} characters: make several phrases of it", LONGEST)
    if _PLAIN.match(text):  # most phrases: nothing but words, some with a star
        words = text.split(" ")
        sequences: tuple[Sequence, ...] = (
            tuple([_inflected(w[:-1], text.index(w)) if w[-1] == "*" else _word(w) for w in words]),
        )
    else:
        sequences = _Parser(text).read()
    for sequence in sequences:
        _refuse(sequence, text)
    return Pattern(text, sequences)


def words_of(text: str) -> list[str]:
    """The tokens of a name. Names of letters and spaces, which most are, need no tokenizer."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()
    return [text[a:b] for a, b in tokenize(text)]


def _word(written: str) -> Word:
    known = _words.get(written)
    if known is None:
        forms = frozenset({plain(written)})
        if forms & QUOTES:
            known = Word(QUOTES, QUOTES)
        elif forms & DASHES:
            known = Word(DASHES, DASHES)
        else:
            known = Word(forms, forms if written in forms else frozenset({written.replace("’", "'")}))
        if len(_words) < 50_000:  # bounded: a long-lived process may load many rule sets
            _words[written] = known
    return known


def _inflected(written: str, column: int) -> Word:
    known = _words.get(written + "*")
    if known is None:
        known = _words[written + "*"] = _inflect(written, column)
    return known


def _inflect(written: str, column: int) -> Word:
    base = base_of(plain(written))
    if base is not None:
        raise PatternError(f"'{written}*': write the base form, {base}*", column)
    if not written.replace("-", "").isalpha():
        raise PatternError(f"'{written}*': only a word of letters can be inflected", column)
    forms = forms_of(plain(written))
    if written.islower():
        return Word(forms, forms)
    stem = written[0]
    return Word(forms, frozenset(stem + form[1:] for form in forms))


class _Parser:
    """One pass over the parts of a pattern; groups recurse once a bracket."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = [(m.group(), m.start()) for m in _PART.finditer(text)]
        self.at = 0

    def read(self) -> tuple[Sequence, ...]:
        found = self._sequences(opener=None, depth=0)
        return tuple(dict.fromkeys(found))

    def _sequences(self, opener: tuple[str, int] | None, depth: int) -> list[Sequence]:
        """All sequences up to the bracket that closes `opener`, or the end."""
        if depth > 8:
            raise PatternError("brackets nested deeper than 8", opener[1] if opener else 0)
        done: list[Sequence] = []
        current: list[Sequence] = [()]
        while self.at < len(self.parts):
            part, column = self.parts[self.at]
            self.at += 1
            if part in ("(", "["):
                inner = self._sequences((part, column), depth + 1)
                current = self._join(current, _group(inner, optional=part == "("), column)
            elif part in (")", "]"):
                if opener is None or (opener[0] + part) not in ("()", "[]"):
                    raise PatternError(f"'{part}' closes nothing that was opened", column)
                return done + current
            elif part == "|":
                if opener is None:
                    raise PatternError("'|' belongs inside brackets: [this | that]", column)
                done, current = done + current, [()]
            elif not part.isspace():
                current = self._join(current, self._element(part, column), column)
        if opener is not None:
            raise PatternError(f"'{opener[0]}' is never closed", opener[1])
        return done + current

    def _join(self, left: list[Sequence], right: list[Sequence], column: int) -> list[Sequence]:
        if len(left) * len(right) > MOST:
            raise PatternError(f"stands for more than {MOST} different phrases: make several of it", column)
        return [a + b for a in left for b in right]

    def _element(self, part: str, column: int) -> list[Sequence]:
        if part.startswith("..") or part == "…":
            return [(Gap(),)]
        if part[0] in "{}":
            return [(self._slot(part, column),)]
        if part == "\\":
            raise PatternError("a backslash needs a character after it", column)
        return self._words(part, column)

    def _slot(self, part: str, column: int) -> Slot:
        if not part.endswith("}") or part == "}":
            raise PatternError("'{' is never closed" if part[0] == "{" else "'}' closes nothing", column)
        match = _SLOT.match(part)
        if match is None or match[1] not in SLOTS:
            asked = part[1:-1].strip()
            hint = did_you_mean(asked.rstrip("0123456789"), SLOTS)
            listed = ", ".join(SLOTS)
            raise PatternError(f"there is no slot {{{asked}}}.{hint} There are: {listed}", column)
        return Slot(match[1], match[1] + match[2])

    def _words(self, part: str, column: int) -> list[Sequence]:
        """Words written without a space between: alternatives with /, inflections with *, clitics."""
        if "/" not in part or _FIGURES.fullmatch(part) or len(part) == 1:
            return [self._run(part, column)]
        found, place = [], column
        for piece in re.split(r"(?<!\\)/", part):
            if not piece:
                raise PatternError("'/' needs a word on both sides: told/tells", place)
            found.append(self._run(piece, place))
            place += len(piece) + 1
        return _group(found, optional=False)

    def _run(self, piece: str, column: int) -> Sequence:
        if piece.isalpha() and piece.isascii():
            return (_word(piece),)
        if piece[-1] == "*" and piece[:-1].isalpha() and piece.isascii():
            return (_inflected(piece[:-1], column),)
        run: list[Element] = []
        place = column
        chunks = re.split(r"((?<!\\)\*)", piece)
        for text, star in zip(chunks[::2], [*chunks[1::2], ""], strict=True):
            if run and text[:1].isalnum():
                raise PatternError("'*' goes at the end of a word: say*", place - 1)
            bare = _ESCAPED.sub(r"\1", text)
            clitic = _CLITIC.match(bare)  # only after a word is 's a token of its own for the tokenizer
            rest = bare[clitic.end() :] if clitic else bare
            tokens = [clitic.group()] if clitic else []
            tokens += [rest[a:b] for a, b in tokenize(rest)]
            if star and not tokens:
                raise PatternError("'*' goes at the end of a word: say*", place)
            run.extend(_word(token) for token in tokens)
            if star:
                run[-1] = _inflected(tokens[-1], place)
            place += len(text) + len(star)
        return tuple(run)


def _group(inner: list[Sequence], optional: bool) -> list[Sequence]:
    """Alternatives of single words become one element, so that they do not multiply."""
    words = [run[0] for run in inner if len(run) == 1 and isinstance(run[0], Word) and not run[0].optional]
    if len(words) < len(inner):
        return [*inner, ()] if optional else inner
    forms = frozenset().union(*(w.forms for w in words))
    return [(Word(forms, frozenset().union(*(w.written for w in words)), optional),)]


def _refuse(sequence: Sequence, text: str) -> None:
    """Refuse what matches nothing, nearly everything, or needlessly little."""
    words = [e for e in sequence if isinstance(e, Word) and not e.optional]
    if len(words) == len(sequence) > 1 and len(sequence) <= MOST_PARTS:
        if len(words) == FEW and all(_says_nothing(word) for word in words):
            raise PatternError("matches nearly everything: it has only everyday words")
        return
    slots = [e for e in sequence if isinstance(e, Slot)]
    if not words and not slots:
        raise PatternError("can match nothing at all: a phrase needs words that must be there")
    if not words:
        raise PatternError("needs at least one fixed word beside its slots")
    if isinstance(sequence[0], Gap) or isinstance(sequence[-1], Gap):
        raise PatternError("a gap '...' does nothing at the edge of a phrase", max(0, text.find("...")))
    if any(isinstance(a, Gap) and isinstance(b, Gap) for a, b in pairwise(sequence)):
        raise PatternError("two gaps in a row", max(0, text.find("...")))
    if len(sequence) > MOST_PARTS:
        raise PatternError(f"longer than {MOST_PARTS} words: nobody's article has all of them", 0)
    if sum(isinstance(e, Gap) for e in sequence) > MOST_GAPS:
        raise PatternError(f"more than {MOST_GAPS} gaps '...': make several phrases of it", text.rfind("..."))
    twice = {slot.name for slot in slots if [s.name for s in slots].count(slot.name) > 1}
    if twice:
        name = min(twice)
        raise PatternError(f"{{{name}}} is there twice: write {{{name}1}} and {{{name}2}}", text.rfind("{" + name))
    broad = any(isinstance(e, Gap) for e in sequence) or any(slot.kind in VAGUE_SLOTS for slot in slots)
    if any(slot.kind not in VAGUE_SLOTS for slot in slots) or (len(words) > 1 and not broad):
        return
    if all(_says_nothing(word) for word in words):
        raise PatternError("matches nearly everything: it has only everyday words, marks and vague slots")


def _says_nothing(word: Word) -> bool:
    return all(form in EVERYDAY or not (form[0].isalnum() or form[0] in "'@") for form in word.forms)
