"""Where an article tells for whom somebody works or speaks: "Ruiz campaign spokesman Tom Reed", ", of Cornell,".

Finds the words (`bodies` reads them); whom a noun or a pronoun among them means, `employers` tells.
"""

from __future__ import annotations

from provenance.sources.bodies import RANKS, Bodies, Whom
from provenance.sources.figures import singular
from provenance.sources.identity import CALLING
from provenance.sources.identity import NEAR as ACCESS
from provenance.sources.marks import Marks
from provenance.sources.names import Name
from provenance.sources.vocabulary import DEFINITE, INDEFINITE, OWNERS, words_of
from provenance.text.grammar import (
    ADVERB,
    AMBIGUOUS,
    BASE_VERB,
    BE,
    DO,
    ED,
    HAVE,
    ING,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    SUBJECT,
    TIME,
    VERB,
    word_class,
)
from provenance.text.phrases import phrase_ending_at
from provenance.values import Document

EMPLOYS = words_of("of for at with to from in on by")
"""Words between a calling and whom it serves."""
_COMPARED = words_of(
    "older younger elder other another former longer later earlier number member power labor labour color"
)
"""Words with a calling's ending that are none."""
_SURE = words_of("for at with")
"""Of those, the ones behind which a name that nothing shows to be a body's is one: "an analyst with Halden"."""
_BESIDE = words_of("of from with at")
"""The ones that follow a name directly: "Tom Reed of the Sierra Club"."""
_STAFF = frozenset({"title.spokesman", "title.spokeswoman", "title.speaker-for", "title.staff", "title.lawyer"})
"""Titles of those who may serve a person: "Ruiz's lawyer"."""
_PERSONAL = words_of(
    "manager staff coach trainer biographer driver bodyguard chauffeur representative counselor investigator associate"
)
"""Other callings in the service of a person; "staff" closes "chief of staff"."""
_SERVING = _STAFF | {"title.chief-executive", "title.officer"}
"""Titles beside which a name that nothing shows to be a body's is one: "Halden spokesman Tom Reed"."""
_EMPLOYED = words_of(
    """
    employee executive worker staffer insider engineer official officer analyst strategist economist trader banker
    coach captain striker midfielder goalkeeper defender winger shareholder recruiter
    """
)
"""The same of callings without such a title."""
_STRANGERS = words_of(
    """
    critic opponent rival supporter fan follower friend resident native victim patient customer client reader voter
    viewer subscriber survivor candidate nominee citizen neighbour neighbor guest visitor enemy admirer
    enthusiast observer buyer tenant subject suspect defendant plaintiff man woman mother father person people
    """
)
"""Callings of those who do not belong to what is named with them: "a critic of the ministry"."""
_KIN = frozenset({"title.kin.female", "title.kin.male"})
_STOPS = frozenset(',;:“”"—–()[]')
_ENDS = words_of("who whom whose which that where when but as")
"""Words behind which no employer is named any more: "a mother of three who lives on Canal Street"."""
_LEADS = words_of(
    """
    head heads headed heading lead leads led leading chair chairs chaired chairing run runs ran running direct directs
    directed directing oversee oversees oversaw overseeing manage manages managed managing
    represent represents represented representing advise advises advised advising
    coordinate coordinates coordinated coordinating command commands commanded commanding edit edits edited editing
    over
    """
)
"""Verbs whose object is whom somebody leads or serves; "over" is that of "took over"."""
_WORKS = words_of(
    """
    work works worked working serve serves served serving sit sits sat teach teaches taught teaching practice practices
    practise practises practised practicing practising volunteer volunteers volunteered volunteering speak speaks spoke
    speaking act acts acted acting employed coach coaches coached lecture lectures lectured trained interned appearing
    behalf charge treated treats
    """
)
"""Verbs and nouns behind whose preposition that stands: "works nights at the cannery", "on behalf of the union"."""
_LEFT = words_of("left quit joined joins founded co-founded owns own")
"""Verbs whose object may be anything else: "left Lorne"."""
_DOES = words_of("tracks covers follows studies researches handles helps coordinates oversees writes negotiates")
"""Verbs of work of which only "for", "at" or "with" tells for whom: "tracks the sector for Halden"."""
_FOR_PEOPLE = words_of("represent represents represented representing advise advises advised advising")
_FOR = words_of("for of")
_ACTING = words_of("act acts acted acting speak speaks spoke speaking appearing behalf")
_OWNERS = OWNERS - {"whose"}
_FINITE = frozenset({VERB, BE, HAVE, MODAL, DO})
_ACTS = frozenset({VERB, ED, ING, BASE_VERB, AMBIGUOUS})
_SAID = words_of("said says added adds told asked warned wrote")
_INNER = frozenset({NOUN, NAME, NUMBER, AMBIGUOUS})
_BEFORE_VERB = frozenset({ADVERB, HAVE, BE, TIME})
_BEFORE_LEADING = words_of("took until last year month")
"""What may stand between "who" and its verb."""
_VERB_IN = 5
"""Tokens behind "who" within which its verb stands: "who until last year also led"."""
_DEGREE = 4
"""Tokens of a degree behind a name, dots included."""
_INSERTION = 25
"""Tokens of the longest insertion behind a name."""
_EDGE = 14
"""Tokens before a name within which its bearer is described."""


class Affiliations:
    """Finds such words around the names and in the phrases of one document."""

    __slots__ = ("_bodies", "_document", "_lower", "_marks", "_told", "_words")

    def __init__(self, document: Document, marks: Marks, bodies: Bodies) -> None:
        self._document, self._marks, self._bodies = document, marks, bodies
        self._words, self._lower = document.words, document.lower
        self._told: dict[int, Whom | None] = {}
        """First token of a name -> what was found around it: one name is asked about more than once."""

    def of_name(self, name: Name) -> Whom | None:
        """Told around a name: before it, before a comma in front of it, or behind it."""
        if name.start not in self._told:
            self._told[name.start] = self._around(name)
        return self._told[name.start]

    def _around(self, name: Name) -> Whom | None:
        weak = None
        for told in (self._before_name, self._apposed, self._behind_name):
            found = told(name)
            if found is not None and not found.weak:
                return found
            weak = weak or found
        return weak

    def described(self, first: int, head: int, limit: int, end: int = -1) -> Whom | None:
        """Told in a description: `first` begins it, `head` is its calling, `limit` ends it.

        `end`: where a relative clause behind it ends at most, the description itself unless given.
        """
        title, low = self._marks.titles.get(head), singular(self._lower[head])
        party = title is not None and title.rule.id.startswith("title.party.") and low == self._lower[head]
        if self._foreign(head):
            return None
        staff = low in _PERSONAL or (title is not None and title.rule.id in _STAFF)
        sure = low in _EMPLOYED or (title is not None and title.rule.id in _SERVING)
        start = title.start if title is not None and title.start >= first else head
        before = self._before(first, start, sure, staff)
        if before is not None and not before.weak and (not party or self._bodies.well_known(before)):
            return before
        before = None if party else before
        sure = sure or (title is not None and title.rule.id == "title.president")  # "president of Local 755"
        behind = self._behind(head + 1, limit, sure, staff) or self._who(head + 1, max(limit, end)) or before
        return Whom((head, head + 1), weak=True) if behind is None and party else behind

    def _who(self, k: int, limit: int) -> Whom | None:
        """Told in the relative clause of a description: "an inspector who left Halden Foods in March"."""
        stop = next((at for at in range(k, limit) if self._lower[at] in _ENDS or self._words[at] in _STOPS), limit)
        stop += self._words[stop : stop + 1] == (",",)
        return self.behind_who(stop + 1, limit) if stop < limit and self._lower[stop] == "who" else None

    def behind_who(self, k: int, limit: int) -> Whom | None:
        """Told in a clause behind "who": "leads the union", "works for Halden", "is a clerk at the port"."""
        lower = self._lower
        for at in range(k, min(k + _VERB_IN, limit - 1)):
            low, kind = lower[at], word_class(self._document, at)
            if low in _LEADS | _LEFT and lower[at + 1] not in EMPLOYS:
                found = self._bodies.ahead(at + 1, limit, sure=low in _LEADS, people=low in _FOR_PEOPLE)
                if found is None:  # "coordinates emergency operations for the relief group Halden"
                    return self._behind(at + 1, limit, sure=True, staff=False, links=_SURE)
                bare = found.noun >= 0 and found.words[0] == at + 1  # "left office"
                return found if not bare else None
            if low in _WORKS:
                links = _FOR if low in _ACTING else EMPLOYS - {"to"}
                return self._behind(at + 1, limit, sure=True, staff=low in _ACTING, links=links)
            if low in _DOES:
                return self._behind(at + 1, limit, sure=True, staff=False, links=_SURE)
            if kind == BE and lower[at + 1] in INDEFINITE | DEFINITE:
                head = self._head(at + 1, limit)
                return self.described(at + 1, head, limit) if head >= 0 else None
            if kind not in _BEFORE_VERB and low not in _BEFORE_LEADING:
                return None
        return None

    # -- around a name

    def _before_name(self, name: Name) -> Whom | None:
        first = self._edge(name)
        for k in range(name.start - 1, first - 1, -1):  # "police spokesman Sgt. Tom Reed"
            if not self._calling(k):
                continue
            if self._foreign(k):
                return None  # "his brother Tom Reed"
            found = self.described(first, k, name.start)
            if found is not None and (found.words[0] < k or found.words[1] in (name.lead, name.start)):
                return found
        if self._lower[name.lead - 1 : name.lead] == ("'s",):  # "the Lorne Institute's Tom Reed"
            return self._bodies.back(first, name.lead - 1)
        return None

    def _edge(self, name: Name) -> int:
        """Where the words that describe the bearer begin."""
        begin = self._document.sentences[self._document.sentence_of[name.start]][0]
        k = name.start
        while k > max(begin, name.start - _EDGE) and (k > name.lead or self._inner(k - 1)):
            k -= 1
        return k

    def _inner(self, k: int) -> bool:
        """Whether token k may stand inside a description in front of a name."""
        low = self._lower[k]
        if low in ("'s", "'", "’", "-") or (self._words[k] == "." and self._words[k - 1][0].isupper()):
            return True
        if low in ("of", "for", "and", "&", "the"):
            after, before = self._words[k + 1], self._words[k - 1] if k else "."
            inside = after[0].isupper() or after == "the"
            return inside and (before[0].isupper() or before in ("of", "for"))
        return low[0].isalnum() and (low in RANKS | OWNERS or word_class(self._document, k) in _INNER)

    def _apposed(self, name: Name) -> Whom | None:
        """ "A spokesman for the union" before ", Tom Reed"."""
        document, comma = self._document, name.lead - 1
        if comma < 1 or self._words[comma] != ",":
            return None
        begin = document.sentences[document.sentence_of[name.start]][0]
        first = next((k + 1 for k in range(comma - 1, begin - 1, -1) if self._words[k] in _STOPS), begin)
        if self._lower[first] in _WORKS | _LEADS:  # "Speaking for the union, Tom Reed said"
            return self.behind_who(first, comma)
        phrase = phrase_ending_at(document, comma)
        first = first if phrase is None else min(first, phrase[0]) if first == begin else phrase[0]
        head = self._head(first, comma)
        return self.described(first, head, comma) if head >= 0 and not self._lower[head].endswith("s") else None

    def _behind_name(self, name: Name) -> Whom | None:
        document, k = self._document, self._past_bracket(name.end)
        end = document.sentences[document.sentence_of[name.start]][1]
        if k + 1 >= end:
            return None
        if self._words[k] != ",":
            if self._lower[k] in _BESIDE:
                return self._beside(name, k, end)
            return self.behind_who(k, end) if word_class(document, k) in _FINITE | {ED} else None
        stop = self._stop(k + 1, end)
        while self._aside(k + 1, stop) and stop + 1 < end and self._words[stop] == ",":
            k, stop = stop, self._stop(stop + 1, end)
        return self._inserted(k + 1, stop, end) if k + 2 < end else None

    def _beside(self, name: Name, k: int, end: int) -> Whom | None:
        """ "Tom Reed of the Sierra Club", but not "barred Tom Reed from Twitter"."""
        found = self._bodies.ahead(k + 1, end) if self._lower[k] != "at" else None
        if found is None or self._lower[k] == "of":
            return found
        object_ = word_class(self._document, name.lead - 1) in _ACTS and self._lower[name.lead - 1] not in _SAID
        return found if found.noun < 0 and (name.lead == 0 or not object_) else None

    def _aside(self, k: int, stop: int) -> bool:
        """Whether an insertion tells an age or a degree: "Tom Reed, 34, of", "Tom Reed, Ph.D., a"."""
        age = self._words[k][0].isdigit()
        short = stop - k <= _DEGREE and any("." in w or w.isupper() for w in self._words[k:stop])
        return age or (short and all(w[0].isupper() or w == "." for w in self._words[k:stop]))

    def _stop(self, k: int, end: int) -> int:
        """The mark that ends an insertion which begins at k."""
        limit = min(end, k + _INSERTION)
        return next((at for at in range(k, limit) if self._words[at] in _STOPS), limit)

    def _inserted(self, k: int, stop: int, end: int) -> Whom | None:
        """What an insertion at [k, stop) behind a name tells."""
        low = self._lower[k]
        if low in _BESIDE or low == "for":
            return self._bodies.ahead(k + 1, stop, sure=low in ("for", "at"), people=low == "for")
        if low == "who":
            return self.behind_who(k + 1, end)
        if low == "whose":
            return self._whose(k + 1, end)
        opens = next((at for at in range(k, min(k + 3, stop)) if self._lower[at] in ("charge", "behalf")), k)
        if opens > k or low in _LEADS | _WORKS:  # "in charge of", "negotiating on behalf of"
            return self.behind_who(opens, stop)
        clause = word_class(self._document, k) in _FINITE | {ED, SUBJECT}  # "they said", "told the paper"
        head = self._head(k, stop) if not clause else -1
        if head < 0 or self._somebody_else(k, stop):
            return None
        found = self.described(k, head, stop)
        if found is None and self._lower[head + 1 : head + 2] == ("who",):
            return self.behind_who(head + 2, end)
        more = found is None and stop == head + 1 and self._words[stop : stop + 1] == (",",) and stop + 1 < end
        if more and self._words[stop + 1][0].isupper():
            return self._bodies.ahead(stop + 1, end)  # "Vice-Chancellor, University of Lorne"
        return found

    def _whose(self, k: int, end: int) -> Whom | None:
        """ "Whose firm, Halden & Reed, has sued", "whose Lorne Fire Department has pulled out"."""
        found = self._bodies.ahead(k, end)
        if found is None or found.noun < 0:
            return found
        stop = found.words[1]
        named = self._bodies.ahead(stop + 1, end, sure=True) if self._words[stop : stop + 1] == (",",) else None
        return named if named is not None and named.noun < 0 else None

    def _somebody_else(self, k: int, stop: int) -> bool:
        """Whether the calling is that of the next of several people: "Ruiz, Democrat Tom Reed and"."""
        people = (name for at in range(k + 1, stop) if (name := self._bodies.person(at)) is not None)
        return any(
            self._lower[name.lead - 1] not in EMPLOYS and (self._calling(name.lead - 1) or name.lead < name.start)
            for name in people
        )

    def _past_bracket(self, k: int) -> int:
        if self._words[k : k + 1] != ("(",):
            return k
        return next((at + 1 for at in range(k, min(k + 9, len(self._words))) if self._words[at] == ")"), k)

    # -- callings

    def _calling(self, k: int) -> bool:
        """Whether token k says what somebody is."""
        if k in self._marks.titles:
            return True
        noun = self._marks.nouns.get(k)
        if noun is not None:
            return noun.rule.category == "person"
        low = self._lower[k]
        return (
            self._words[k].islower() and low.endswith(CALLING) and low not in _COMPARED
            and word_class(self._document, k) == NOUN
        )  # fmt: skip

    def _foreign(self, head: int) -> bool:
        """Whether a calling tells kinship, a candidacy or somebody from without: "a critic of the ministry"."""
        title = self._marks.titles.get(head)
        told = title is not None and (title.rule.id in _KIN or title.rule.office == "candidate")
        return told or singular(self._lower[head]) in _STRANGERS

    def _head(self, first: int, end: int) -> int:
        """The calling on which a description turns: the last one before a preposition; -1 if there is none."""
        head, long_end = -1, -1
        for k in range(first, end):
            low = self._lower[k]
            long_end = max(long_end, self._marks.long_titles.get(k, -1))
            if self._calling(k):
                head = k
            elif k < long_end:
                continue  # "chief of staff"
            elif low in _ENDS or self._words[k] in _STOPS or (head >= 0 and self._breaks(k)):
                break
        return head

    def _breaks(self, k: int) -> bool:
        """Whether what a description says of its calling begins at token k."""
        low = self._lower[k]
        return low in EMPLOYS or low in ACCESS or low == "and" or word_class(self._document, k) in _FINITE | {ED}

    # -- before and behind a calling

    def _before(self, first: int, end: int, sure: bool, staff: bool) -> Whom | None:
        """What stands before a calling: "Ministry of Health", "the union's", "its"."""
        lower = self._lower
        owned = next((k for k in range(end - 1, first, -1) if self._genitive(k)), -1)
        near = self._bodies.back(max(first, owned + 1), end, sure, staff)
        if near is not None:
            return near
        if owned > first:
            return self._bodies.back(first, owned, sure, staff)
        pronoun = next((k for k in range(end - 1, first - 1, -1) if lower[k] in _OWNERS), -1)
        return Whom((pronoun, pronoun + 1), pronoun) if pronoun >= 0 else None

    def _genitive(self, k: int) -> bool:
        low = self._lower[k]
        return low == "'s" or (low in ("'", "’") and self._lower[k - 1].endswith("s"))

    def _behind(self, k: int, limit: int, sure: bool, staff: bool, links: frozenset[str] = EMPLOYS) -> Whom | None:
        """Whom one of the prepositions (`links`) behind a calling or a verb names: "of law at Lorne University"."""
        lower = self._lower
        for at in range(k, limit - 1):
            low = lower[at]
            if low in _ENDS or low in ACCESS or self._words[at] in _STOPS or word_class(self._document, at) in _FINITE:
                return None
            if low not in links or (low == "to" and not staff):
                continue
            certain = low in _SURE or (sure and low in ("of", "to") and at == k)
            if (found := self._bodies.ahead(at + 1, limit, certain, staff)) is not None:
                return found
        return None
