"""Closed classes of English that this room reads by: pronouns, articles, quantities. What editors extend is YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


JOINTS = re.compile(r"[-‐–/&]")
"""What joins the makers of one paper: "a Reuters/Ipsos poll"."""
YEAR = re.compile(r"(?:19|20)\d\d")
BODIES = frozenset({"organization", "outlet"})
"""Categories of what acts like a person and is none."""
CITING = frozenset({"citing", "quoting"})
"""Words by which an outlet tells whom it has it from."""

HE = words_of("he him his himself")
SHE = words_of("she her hers herself")
THEY = words_of("they them their theirs themselves")
IT = words_of("it its itself")
FIRST_PERSON = words_of("i me my mine we us our ours")
YOU = words_of("you your yours")
RELATIVE = words_of("who whom whose which that")
CROWD = words_of("both each all")
BARE = words_of("this these that")
"""Words that stand for a fact, not for anybody, when no noun follows."""
PRONOUNS = HE | SHE | THEY | IT | FIRST_PERSON | YOU | RELATIVE | CROWD | BARE
OWNERS = words_of("his her their its my our your whose")

ARTICLES = words_of("the a an")
DEFINITE = words_of("the this that these those same") | OWNERS
INDEFINITE = words_of("a an one another some any every each no")
NUMBERS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten":
    10, "eleven": 11, "twelve": 12, "both": 2, "a": 1, "an": 1, "another": 1, "couple": 2, "pair": 2, "dozen":
    12,
}  # fmt: skip
QUANTITIES = words_of(
    """
    one two three four five six seven eight nine ten some many most several all none each both few half majority
    minority group number couple handful pair dozens hundreds thousands scores any another either neither
    percent third quarter lot series range team variety set host crowd raft slew array wave plurality proportion
    share bulk coalition much chorus batch string bunch copy copies version versions part portion excerpt excerpts
    section sections piece pieces rest remainder
    """
)

FUNCTION_WORDS: frozenset[str] = words_of(
    """
    a about above according across after again against ahead all almost along already also although always amid
    among an and another any anyone anything are around as aside asked at away back based be because been before
    behind being below beneath beside besides between beyond both but by can compared could despite did do does
    down due during each earlier either else enough even ever every everyone everything except far few fewer
    finally first following for former formerly from further given had half has have having he her here hers him
    his how however i if in including indeed inside instead into is it its itself just last late later least
    less let like likewise look many may maybe me meanwhile might mine more moreover most much must my nearly
    neither never nevertheless next no nobody none nor not nothing now of off often oh ok on once one only onto
    or other others otherwise our ours out outside over own past per perhaps please quite rather recently same
    several shall she should since so some somebody someone something sometimes soon still such than thank
    thanks that the their theirs them then there therefore these they this those though through throughout thus
    to today together tomorrow tonight too toward towards two three four five six seven eight nine ten dozens
    hundreds thousands millions under unless unlike until up upon us very via was we well were what whatever
    when whenever where whereas wherever whether which while who whoever whom whose why will with within without
    would yes yesterday yet you your yours 're 've 'll 'd 'm n't 's additionally specifically similarly
    apparently clearly certainly
    """
)
"""English words that open sentences and are no part of a name."""

CUTS = words_of(
    """
    of for at from in on with to by about who whom whose which that when where while including such like as
    after before during within among between against over under near inside outside across through per via
    representing looking worried concerned involved familiar close briefed aware privy working living seeking
    led based according is are was were has have had says said said because if than since without into upon but
    or nor also now then yesterday today
    """
)
"""Words that a noun phrase does not go past on the way to its head."""
BEHIND = words_of(
    """
    i we he she they you it himself herself itself themselves last this next earlier later out monday tuesday wednesday
    thursday friday saturday sunday
    """
)
"""Words that end a phrase once it has a head: "the experts we asked", "a poll last week", "Ruiz himself"."""
SKIPPED = words_of(
    """
    even either neither only just fellow while but and as by to from among in with for of at because that when
    if however meanwhile so also nearly almost about roughly around approximately more than least over up
    although though yet
    """
)
"""Words before a noun phrase that a generous source span takes along."""
PASSED_ON = words_of("obtained seen reviewed viewed examined acquired leaked published cited quoted conducted released")
"""Participles that tell how a paper came, or who made it."""
