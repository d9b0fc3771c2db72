"""How near a nameless source is to the facts, and why it talks, in the words that describe it (ICD 206)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from provenance.sources.vocabulary import DEFINITE, INDEFINITE, words_of
from provenance.sources.withheld import Clause
from provenance.text.grammar import ADVERB, AMBIGUOUS, BE, ED, HAVE, MODAL, NOUN, VERB, word_class
from provenance.values import Document, Range

_NEAR = words_of("familiar close briefed involved knowledge aware privy present knowledgeable working trapped standing")
"""Words that begin the part of a phrase that tells how near the source is to the facts."""
_LINKS = words_of("with to on in of at about by inside beside")
"""Words behind those by which they do."""
_DEGREES = words_of("direct firsthand first-hand personal detailed intimate inside")
_OPENS = _NEAR | _DEGREES | {"who", "whose", "with"}
"""Words with which a clause opens that describes a source."""
_WITNESSED = words_of(
    """
    attended witnessed saw seen heard watched worked read reviewed viewed received listened sat took participated
    treated visited knows knew handled handles helped oversaw investigated interviewed examined inspected shown told
    briefed standing waiting trapped survived negotiated drafted fly flies flew
    """
)
"""Verbs behind "who" by which somebody was there, or knows."""
_OF_WHAT = {
    "told": ("of", "about"),
    "briefed": ("on", "about", "by"),
    "took": ("part",),
    "sat": ("in",),
    "worked": ("on", "with"),
    **dict.fromkeys(("fly", "flies", "flew"), ("the", "that", "this")),
}
"""What must follow some of those: "who took part in the talks", not "who took the train"."""
_AT = words_of("in at on inside aboard there present part")
"""Words behind "who was" by which somebody was there."""
_BEFORE_VERB = frozenset({BE, HAVE, ADVERB})
_MOTIVES = words_of(
    """
    hoping hopes hoped hope wanting wants wanted want seeking seeks sought seek trying opposed opposes oppose eager keen
    motivated suing sued
    """
)
"""Words of a nameless source's description by which an article tells why it talks."""
_FINITE = words_of("hopes hoped hope wants wanted want seeks sought seek opposes oppose sued")
"""Of those, the ones that say what it thinks when they follow it directly: "an official hopes that ..."."""
_NOT = words_of("not n't never")
_SPEAKS_OUT = frozenset(
    {("speaking", "out"), ("speaking", "up"), ("spoke", "out"), ("come", "forward"), ("came", "forward")}
)
"""What somebody does who tells why he does it: "she was speaking out because she wanted others to know"."""
_IN_HOPE = frozenset({("in", "the", "hope"), ("in", "the", "hopes")})
_STOPS = frozenset(',;:."“”—–()')
_SAYS = words_of("said says told who confirmed described added")
_PEOPLE = words_of("he she they")
_OWN_VERB = 3
"""Tokens behind "who" within which a verb of saying is the clause's own: "who said he wanted to stop it"."""
_LONGEST = 25
"""Tokens of what describes a source behind its phrase."""


class Described:
    """The descriptions of one document's nameless sources. `spoken`: tokens of cues of speech."""

    __slots__ = ("_document", "_lower", "_spoken", "_withheld")

    def __init__(self, document: Document, spoken: Collection[int], withheld: Sequence[Clause]) -> None:
        self._document, self._lower = document, document.lower
        self._spoken = spoken
        self._withheld = withheld

    def access(self, first: int, end: int) -> str | None:
        """Told in the phrase at [first, end) or in what describes it, never in what is said."""
        for start, stop in self._clauses(first, end):
            for k in range(start, stop - 1):
                if (at := self._near(k, start, stop)) >= 0:
                    return self._told(at, stop)
        return None

    def motive(self, first: int, end: int) -> str | None:
        """Why the source talks, told in what describes it or where it says that it speaks out."""
        lower = self._lower
        for start, stop in self._clauses(first, end):
            thinks = start == first  # "an official hopes"
            for k in range(start, stop - 1):
                own = thinks and lower[k] in _FINITE and "who" not in lower[start:k]
                own = own or lower[k - 1] in _NOT
                if lower[k] in _MOTIVES and not own and not self._hidden(k):
                    led = lower[k - 2 : k] == ("in", "the")
                    told = self._told(k - 2 if led else k, stop)
                    return told if " " in told else None
        return self._speaking_out(first, end)

    def _near(self, k: int, start: int, stop: int) -> int:
        """Where words of access begin at token k, degrees included; -1 if none do."""
        lower = self._lower
        if lower[k] in _NEAR and lower[k + 1] in _LINKS and not self._hidden(k):
            while k > start and lower[k - 1] in _DEGREES:
                k -= 1
            return k
        if lower[k] != "who":
            return -1
        at = k + 1
        while at < stop - 1 and word_class(self._document, at) in _BEFORE_VERB and lower[at] not in _AT:
            at += 1
        if lower[at] in _AT and lower[at - 1] in ("was", "were", "been"):
            return at
        wanted = _OF_WHAT.get(lower[at])
        known = lower[at] in _WITNESSED and (wanted is None or lower[at + 1] in wanted)
        return at if known and not self._hidden(at) else -1

    def _clauses(self, first: int, end: int) -> Iterator[Range]:
        """The phrase itself, then the clauses that describe it: ", who ...", "and who ...", "hoping to ..."."""
        lower = self._lower
        limit = min(self._document.sentences[self._document.sentence_of[first]][1], end + _LONGEST)
        yield first, end
        at = end
        while at < limit - 1:
            at += lower[at] in (",", "(", "—", "–")
            at += lower[at] in ("and", "but") and lower[at + 1] == "who"
            low = lower[at]
            if low not in _OPENS and not self._goes_on(at):
                return
            stop = self._stop(at, limit)
            yield at, stop
            at = stop

    def _goes_on(self, k: int) -> bool:
        """Whether a participle at token k tells why the source talks: "hoping to save the sale"."""
        low = self._lower[k]
        return low in _MOTIVES - _FINITE and (low != "opposed" or self._lower[k + 1] == "to")

    def _stop(self, at: int, limit: int) -> int:
        """Where the clause that begins at token `at` ends: at a mark or at the verb whose source it describes."""
        for k in range(at + 1, limit):
            if self._lower[k][0] in _STOPS:
                return k
            if k in self._spoken and k - at >= _OWN_VERB and self._speaks(k):
                return k
        return limit

    def _speaks(self, k: int) -> bool:
        """Whether a cue is the verb whose source is described: neither "on the call" nor "said he wanted"."""
        lower = self._lower
        kind = word_class(self._document, k)
        noun = kind == AMBIGUOUS and any(low in DEFINITE | INDEFINITE for low in lower[k - 3 : k])
        if kind == NOUN or noun:
            return False  # "read the damage assessment", "seen the internal report"
        return lower[k - 1] not in DEFINITE | INDEFINITE and not (lower[k + 1 : k + 2] and lower[k + 1] in _PEOPLE)

    def _told(self, k: int, stop: int) -> str:
        """The words from token k on, up to where something else is told: "in the room | and asked not to be named"."""
        lower, end = self._lower, k + 1
        while end < stop and lower[end][0] not in _STOPS and lower[end] not in _SAYS:
            if lower[end] in ("and", "but") and (end + 1 >= stop or self._acts(end + 1)):
                break
            end += 1
        return self._document.slice((k, end))

    def _acts(self, k: int) -> bool:
        """Whether another verb of the same "who" begins at token k."""
        kind = word_class(self._document, k)
        return self._lower[k] == "who" or kind in (VERB, ED, BE, HAVE, MODAL)

    def _hidden(self, k: int) -> bool:
        """Whether token k is of a clause that withholds the name: "did not want to be named"."""
        return any(one.start <= k < one.end for one in self._withheld)

    def _speaking_out(self, first: int, end: int) -> str | None:
        """ "He was speaking out because he wanted customers to know": said by or of the source in the same sentence."""
        lower = self._lower
        begin, limit = self._document.sentences[self._document.sentence_of[end - 1]]
        start = begin if lower[first] in _PEOPLE else end
        for k in range(start, limit - 3):
            own = any(low in _PEOPLE for low in lower[max(start - 1, k - 3, 0) : k])
            if own and lower[k : k + 2] in _SPEAKS_OUT:  # "came forward, he said, because"
                why = next((at for at in range(k + 2, min(k + 7, limit)) if lower[at] in ("because", "to")), -1)
                if why >= 0 and lower[why + 1] not in DEFINITE | INDEFINITE:
                    return self._told(why, self._stop(why, limit))
            if lower[k : k + 3] in _IN_HOPE and lower[k + 3] in ("of", "that"):
                return self._told(k, self._stop(k, limit))
        return None
