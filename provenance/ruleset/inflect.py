"""English inflection for `say*`: one base form -> all its verb and noun forms. Knows no pattern, no dictionary.

A word that can be both ("report") gets both. Forms that no one ever writes ("officialed") are harmless in a look-up,
so nothing has to know which words are verbs.
"""

from __future__ import annotations

from functools import lru_cache

from provenance.ruleset.words import words

# base: past, past participle ("" = like the past). Prefixed verbs (rewrite, overhear, foresee) follow from these.
_STRONG = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent|bet bet
bid bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
build built|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come
cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled
fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|hang hung|have had
hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|know knew known|lay laid|lead led|leave left
lend lent|let let|lie lay lain|lose lost|make made|mean meant|meet met|mistake mistook mistaken|pay paid|put put
quit quit|read read|rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen
seek sought|sell sold|send sent|set set|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown
shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken
spend spent|spin spun|split split|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck
sting stung|strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swelled swollen
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|thrust thrust|tread trod trodden|wake woke woken|wear wore worn|weave wove woven|weep wept
win won|wind wound|wring wrung|write wrote written|broadcast broadcast|forecast forecast|be was been
"""

# Both the strong and the regular past are in use.
_TWICE = """
burn burnt|dream dreamt|dwell dwelt|kneel knelt|lean leant|leap leapt|learn learnt|light lit|plead pled
prove proved proven
shine shone|smell smelt|speed sped|spell spelt|spill spilt|spoil spoilt|sneak snuck|wed wed|bet bet|bid bid|rid rid
broadcast broadcast|forecast forecast|quit quit|hang hung|lie lied|knit knit|saw sawed sawn|sew sewed sewn
sow sowed sown
swell swelled swollen|weave wove woven|shave shaved shaven|strive strove striven
"""

_PREFIXES = (
    "fore",
    "inter",
    "mis",
    "out",
    "over",
    "re",
    "retro",
    "under",
    "un",
    "up",
    "with",
    "be",
    "tele",
    "ghost",
    "type",
)
_NOT_PREFIXED = words("befit behave relay belie belay")

_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "medium": "media", "criterion": "criteria", "phenomenon": "phenomena", "datum": "data",
    "memorandum": "memoranda", "referendum": "referenda", "bureau": "bureaux", "alumnus": "alumni",
    "half": "halves", "life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves", "thief": "thieves",
    "shelf": "shelves", "self": "selves", "wolf": "wolves", "calf": "calves", "loaf": "loaves",
    "hypothesis": "hypotheses", "thesis": "theses", "attorney-general": "attorneys-general",
    "syllabus": "syllabi", "appendix": "appendices",
    "index": "indices", "quiz": "quizzes", "staff": "staff", "potato": "potatoes", "tomato": "tomatoes",
    "hero": "heroes", "echo": "echoes", "veto": "vetoes", "embargo": "embargoes", "torpedo": "torpedoes",
}  # fmt: skip

# Stress on the last syllable: the consonant doubles (admitted), other than in "visited".
_DOUBLED = words(
    r"""
    forget begin beget abet abhor acquit admit allot annul aver befit begin compel commit concur confer control
    defer demur deter disbar dispel embed emit enrol enthral equip excel expel extol fulfil impel incur infer inter
    input instil intermit misfit occur omit outbid outwit patrol permit prefer propel rebel rebut recap recur refer
    regret remit repel resubmit submit transfer transmit typeset unplug upset format zigzag program handicap
    """
)

# Both spellings are in use (American one l, British two).
_EITHER = words(
    r"""
    bias benefit cancel channel counsel dial duel equal focus fuel initial label level libel marshal model panel
    pedal pencil quarrel ravel revel rival shovel signal snivel spiral stencil total towel travel trial tunnel
    unravel victual worship kidnap program combat target
    """
)

_VOWELS = frozenset("aeiou")


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in text.replace("\n", "|").split("|") if row.strip())
    return {base: tuple(past) for base, *past in rows}


_PASTS = _table(_STRONG)
_BOTH = _table(_TWICE)
_BASE_OF = {form: base for base, forms in _PASTS.items() for form in forms if form != base and form not in _PASTS}


def base_of(form: str) -> str | None:
    """The base of an irregular past form ("said": "say"), None for anything else."""
    return None if form in _NOT_A_PAST else _BASE_OF.get(form)


_NOT_A_PAST = words(
    """
    found bound wound ground left felt saw fell lay shot bit hid rung held stuck shed sped led tore bore wove rose spoke
    """
)
"""Forms that are words of their own ("found* a company"): no slip of the editor's."""


@lru_cache(maxsize=8192)
def forms_of(base: str) -> frozenset[str]:
    """All inflected forms of a base word in lower case, the word itself among them.

    >>> sorted(forms_of("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    strong = _strong(base)
    forms = {base, *_plurals(base), *(strong or _regular(base))}
    if base in _BOTH:
        forms.update(_BOTH[base], _regular(base))
    if base.endswith(("ize", "yze")) and len(base) > 5:  # criticize and criticise alike
        forms |= {form.replace(base[:-1], base[:-2] + "s") for form in forms}
    if base == "be":
        forms |= {"am", "is", "are", "was", "were", "being", "been"}
        forms -= {"bes"}
    if base == "have":
        forms = {"have", "has", "had", "having"}
    return frozenset(forms)


def _strong(base: str) -> set[str]:
    stem, prefix = base, ""
    if base not in _PASTS and base not in _NOT_PREFIXED:
        for start in _PREFIXES:
            if base.startswith(start) and base[len(start) :].lstrip("-") in _PASTS:
                stem = base[len(start) :].lstrip("-")
                prefix = base[: len(base) - len(stem)]
                break
    if stem not in _PASTS:
        return set()
    return {prefix + past for past in _PASTS[stem]} | {prefix + part for part in _ings(stem)}


def _plurals(base: str) -> set[str]:
    """Noun plural and third person, which are spelt alike."""
    if base in _PLURALS:
        return {_PLURALS[base]} | ({base + "s"} if base in ("person", "referendum", "bureau", "index") else set())
    for ending in ("woman", "man", "child"):
        if base.endswith(ending) and base not in (
            "human",
            "german",
            "roman",
            "norman",
            "ottoman",
            "talisman",
            "shaman",
        ):
            return {base[: -len(ending)] + _PLURALS[ending]}
    if base.endswith("sis") and len(base) > 5:
        return {base[:-2] + "es"}
    if base == "quiz":
        return {"quizzes"}
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return {base + "es"}
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return {base[:-1] + "ies"}
    if base in ("go", "do", "undergo", "forgo", "redo", "undo", "outdo", "overdo"):
        return {base + "es"}
    return {base + "s"}


def _doubles(base: str) -> tuple[bool, bool]:
    """Whether the form with a doubled consonant is in use, and whether the plain one is."""
    if base in _EITHER:
        return True, True
    if base in _DOUBLED:
        return True, base in ("transfer", "input", "format", "program", "worship")
    if len(base) < 3 or base[-1] in "aeiouwxyhj" or base[-2] not in _VOWELS:
        return False, True
    if base[-3] in _VOWELS and not base.startswith("qu", len(base) - 4):
        return False, True  # two vowels: read, claim
    syllables = sum(1 for i, c in enumerate(base) if c in "aeiouy" and (i == 0 or base[i - 1] not in "aeiouy"))
    return (True, False) if syllables == 1 or (base[-4:-2] == "qu" and syllables <= 2) else (False, True)


def _stems(base: str) -> list[str]:
    doubled, single = _doubles(base)
    return ([base + base[-1]] if doubled else []) + ([base] if single else [])


def _ings(base: str) -> set[str]:
    if base.endswith("ie"):
        return {base[:-2] + "ying"}
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base not in ("be", "singe", "tinge"):
        return {base[:-1] + "ing"}
    if base.endswith("c"):
        return {base + "king"}
    return {stem + "ing" for stem in _stems(base)}


def _regular(base: str) -> set[str]:
    if base.endswith("e"):
        pasts = {base + "d"}
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        pasts = {base[:-1] + "ied"}
    elif base.endswith("c"):
        pasts = {base + "ked"}
    else:
        pasts = {stem + "ed" for stem in _stems(base)}
    return pasts | _ings(base)
