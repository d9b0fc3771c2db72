"""Which paper a noun means, who speaks through it and whose it is: "the survey", "Ruiz's letter", "the poll by Axios".

A paper through which its author speaks is its author; any other stays a document, called after whoever issued it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provenance.sources.figures import Figure, singular
from provenance.sources.identity import Standing, standing
from provenance.sources.page import LIKELY, MATCHED, Found, Page
from provenance.sources.parts import Part
from provenance.sources.recall import SCENE
from provenance.sources.vocabulary import JOINTS, YEAR, words_of
from provenance.text.phrases import phrase_ending_at

_INTERNAL = words_of("memo memorandum note message email e-mail")
"""Papers in which somebody inside a body writes, not the body."""
_ISSUED = words_of("statement tweet post release")
"""Papers that nobody but a speaker issues: "the statement said" after a body has spoken."""
_FAMILIES = (
    words_of("poll survey polling"),
    words_of("study research survey analysis paper"),
    words_of("ad advertisement advert spot commercial clip video"),
    words_of("report audit review probe investigation"),
    words_of("lawsuit suit complaint"),
)
"""Words that articles use in turn for one and the same paper."""
_MADE = words_of(
    """
    conducted released published commissioned compiled issued produced written carried done run made prepared sponsored
    funded filed posted signed taken financed paid ordered
    """
)
"""Participles between a paper and whoever is behind it."""
_SORTS = words_of("new recent latest draft internal annual leaked secret long short first second final initial public")
"""Words before a paper that tell nothing of whose it is."""
_MONTHS = words_of("january february march april may june july august september october november december")
_DATED = 5
"""Tokens before a paper's noun within which its date stands."""
_BEHIND = 14
"""Tokens behind a paper's noun within which its maker is named."""


class PaperReader:
    """Resolves nouns for papers in one document."""

    __slots__ = ("_document", "_known", "_marks", "_memory", "_newcomer", "_page", "_voices")

    def __init__(
        self, page: Page, known: Sequence[Figure], newcomer: Callable[[Part, Standing, Figure | None], Figure]
    ) -> None:
        self._page = page
        self._document, self._marks, self._memory = page.document, page.marks, page.memory
        self._known = known
        """Nameless figures met so far, oldest first; grows while the article is read."""
        self._newcomer = newcomer
        self._voices: dict[str, Figure] = {}
        """The latest author heard through a paper of each sort."""

    def voice(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """Through a letter its author speaks: "Ruiz's letter", "a Ruiz tweet", "a Times article", "the article"."""
        noun = self._marks.nouns.get(part.head)
        if noun is None or noun.rule.voice is None:
            return None
        author = owner or self._page.modifier(part) or self._author(part)
        if owner is None and author is not None and author.category == "organization" and stand.lemma in _INTERNAL:
            return None  # "a leaked Pentagon memo"
        if author is not None and noun.rule.voice == "outlet" and author.category != "outlet":
            return None
        if author is None and definite and not stand.plural:
            outlet = self._reporter(part, stand.lemma) if noun.rule.voice == "outlet" else None
            author = self._voices.get(stand.lemma) or outlet or self._issuer(part, stand.lemma)
        if not _speaks(author):
            return None
        assert author is not None
        self._voices[stand.lemma] = author
        return author, MATCHED

    def _author(self, part: Part) -> Figure | None:
        """Whose name stands behind the paper: "a letter from Ruiz", "an article in the Courier"."""
        return self._page.complement(part, ("from", "by"), people=True) or self._page.complement(part, ("in",))

    def _reporter(self, part: Part, lemma: str) -> Figure | None:
        """The outlet that spoke just before, whose "the report" is where no other paper was called so."""
        lower, start = self._document.lower, part.start
        that = part.end == start + 1 and lower[start - 1] == "that"  # read past as a conjunction
        bare = that or (part.end == start + 2 and part.determiner in ("the", "that", "this"))
        near = 0 <= self._page.sentence(part.head) - self._memory.wrote <= SCENE
        alike = _family(lemma)
        if not bare or not near or any(one.category == "document" and one.head in alike for one in self._known):
            return None
        told = (k for k in self._marks.nouns if k < part.head and singular(lower[k]) in alike and not self._heading(k))
        return None if any(self._marks.nouns[k].rule.category == "document" for k in told) else self._memory.outlet

    def _heading(self, k: int) -> bool:
        return self._document.paragraph_kinds[self._document.paragraph_of[k]] == "heading"

    def _issuer(self, part: Part, lemma: str) -> Figure | None:
        """Who issued "the statement": whoever spoke just before."""
        near = self._page.sentence(part.head) - self._memory.spoke <= SCENE
        return self._memory.speaker if lemma in _ISSUED and near else None

    def paper(self, part: Part, stand: Standing, owner: Figure | None, definite: bool) -> Found | None:
        """ "The poll" that came up before, as a source or in passing; named after its maker, once he is known."""
        if stand.plural:
            return None if owner is not None or not definite or not part.determiner else self._before(part, stand)
        maker = owner or self._page.modifier(part) or self._maker(part)
        if not definite and not _speaks(maker):
            return None
        found = self._of(maker, part, stand, definite) if _speaks(maker) else self._before(part, stand)
        if found is not None and maker is not None and _speaks(maker):
            self._called(found[0], maker, stand.lemma)
        return found

    def written(self) -> Figure | None:
        """The scholars' paper told of last, which "the paper" is if no outlet was named since."""
        papers = [one for one in self._known if one.category == "document" and one.head == "paper"]
        outlets = [one.last for one in self._page.registry.figures if one.category == "outlet"]
        return papers[-1] if papers and papers[-1].last > max(outlets, default=-1) else None

    def introduce(self, figure: Figure, part: Part) -> None:
        """Note whose a paper is that has just come up for the first time."""
        maker = figure.owner or self._page.modifier(part) or self._maker(part)
        if maker is not None and _speaks(maker) and not figure.plural:
            self._called(figure, maker, figure.head)

    def _called(self, figure: Figure, maker: Figure, noun: str) -> None:
        figure.owner = maker
        figure.identity = "named"  # whose it is can be looked up
        called = JOINTS.sub(" ", figure.name.lower().replace("'s", "")).split()
        if not {*maker.name.lower().split()} - {"the"} <= set(called):
            figure.name = f"{maker.name} {noun}"

    def _of(self, maker: Figure | None, part: Part, stand: Standing, definite: bool) -> Found | None:
        """The paper of this sort that this maker is known to have issued, or whose maker was not told yet."""
        alike = _family(stand.lemma)
        for figure in reversed(self._known):
            if (
                figure.category == "document"
                and not figure.plural
                and figure.head in alike
                and self._one_date(part, figure)
            ):
                told = set(figure.words) - {figure.head} - _SORTS - set(self._document.lower[part.start : part.end])
                another = figure.owner is None and bool(told)  # "a police report" is not "the Ruiz report"
                return (figure, MATCHED) if figure.owner in (None, maker) and not another else None
        found = self._passing(part, alike) if definite else None
        return found if found is not None and found[0].owner in (None, maker) else None

    def _maker(self, part: Part) -> Figure | None:
        """Who made it: "a poll by Axios", "the survey, conducted last week by the Lorne Institute,"."""
        document, page = self._document, self._page
        limit = min(document.sentences[page.sentence(part.head)][1], part.head + _BEHIND)
        made = False
        for k in range(part.head + 1, limit - 1):
            low = document.lower[k]
            made = made or low in _MADE
            direct = k == part.head + 1 and low in ("by", "from")
            if direct or (made and low == "by"):
                name = page.at.get(k + 1) or (page.at.get(k + 2) if document.lower[k + 1] in ("the", "a") else None)
                return page.bearer(name) if name is not None else None
            if low not in ("which", "that", "was", "were", "is", "of", "in", ",") and not made and k > part.head + 5:
                return None
        return None

    def _before(self, part: Part, stand: Standing) -> Found | None:
        alike = _family(stand.lemma)
        for heads in ({stand.lemma}, alike):  # its own word first
            for figure in reversed(self._known):
                same = figure.category == "document" and figure.head in heads and figure.plural == stand.plural
                if same and self._one_date(part, figure):
                    return figure, MATCHED
        return self._passing(part, alike)

    def _one_date(self, part: Part, figure: Figure) -> bool:
        """Whether a phrase tells no other date than the paper's: "the June 6 poll" is not "the May 2 poll"."""
        return self._months(part.start, part.head) <= set(figure.words)

    def _months(self, first: int, end: int) -> set[str]:
        """Months and years among some words."""
        return {low for low in self._document.lower[first:end] if low in _MONTHS or YEAR.fullmatch(low)}

    def _passing(self, part: Part, alike: frozenset[str]) -> Found | None:
        for head in sorted((k for k in self._marks.nouns if k < part.start), reverse=True):
            paper = (
                singular(self._document.lower[head]) in alike and self._marks.nouns[head].rule.category == "document"
            )
            if paper and self._months(part.start, part.head) <= self._months(max(0, head - _DATED), head):
                return self._introduced(head)
        return None

    def _introduced(self, head: int) -> Found | None:
        """The paper that a phrase in passing speaks of."""
        phrase = phrase_ending_at(self._document, head + 1)
        if phrase is None:
            return None
        limit = self._document.sentences[self._document.sentence_of[head]][1]
        for end in (
            min(limit, head + 6),
            head + 1,
        ):  # with what belongs to it, or short of a verb that looks like a noun
            parts = self._page.analyst.parts((phrase[0], end))
            if parts and parts[0].kind == "noun" and parts[0].head == head and parts[0].owner is None:
                return self._newcomer(parts[0], standing(self._document, self._marks, parts[0]), None), LIKELY
        return None


def _family(lemma: str) -> frozenset[str]:
    return frozenset({lemma}).union(*(family for family in _FAMILIES if lemma in family))


def _speaks(author: Figure | None) -> bool:
    """Whether somebody can be the author of a paper."""
    if author is None or author.place or author.plural or author.identity not in ("named", "self"):
        return False
    return author.category in ("person", "outlet", "organization")
