"""What a phrase without a name says of whom it means: an institution, a group, a force, a civilian, nobody.

Words alone are asked here; whom they mean in a report is for :mod:`~dateline.claims.who.parties` to say.
"""

import re
from collections.abc import Iterator

from dateline.actors.words import singular
from dateline.claims.counts import numerals
from dateline.claims.wordlists import wordset
from dateline.ids import CIVILIANS, UNLISTED, UNSPECIFIED, ActorId

_GROUP = re.compile(
    r"(?:the|this|that|its)\s+(?:[\w-]+\s+){0,2}?(?:group|organi[sz]ation|movement|faction|militia|caliphate|alliance|terror\s+group|enemy)s?$",
    re.IGNORECASE,
)
_ENEMY = re.compile(r"\b(?:terror|militant|jihad|extremis|enemy|group|organi[sz]ation|caliphate)")
_DEFINITE = re.compile(r"(?:the|this|that|its)\b", re.IGNORECASE)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE), kind)
    for words, kind in (
        (
            "monitor|monitoring|watchdog|observatory|ngo|charity|"
            "(?:rights|activist|aid|relief|humanitarian|medical) (?:group|organi[sz]ation|body)",
            "monitor",
        ),
        (
            r"agency|news agencie|television|media(?!\s+(?:activ|cent|off|wing))|newspaper|website|outlet|"
            "broadcaster|channel|correspondent|(?:tv|radio|television|news) (?:network|station)",
            "media",
        ),
        ("ministry|minister|cabinet", "government"),
    )
)
"""Words of an institution's description, and the kind of actor that it may stand for."""
_ARMED_GROUP = re.compile(r"\b(?:terror|militant|jihad|extremis|takfiri|rebel|armed|insurgen)", re.IGNORECASE)
"""What a group is called that does not watch others."""
_PRIVATE = re.compile(
    r"\b(?:activists?|opposition|dissidents?|residents?|refugees?|famil(?:y|ies)|observatory|ngos?|nongovernmental|"
    r"research|rights|revolution(?:ary)?|journalists?|correspondents?|analysts?|experts?|(?:arch)?bishops?|priests?|"
    r"kurds?)\b",
    re.IGNORECASE,
)
"""Words for those who do not speak for their state: beside them its name only says where they are from."""
_IN_OFFICE = re.compile(
    r"\b(?:officials?|minist(?:er|ry)|spokes\w+|president|army|military)\b", re.IGNORECASE
)
"""Words for those who do, whatever stands beside them."""
_FORCE = re.compile(
    r"(?:the|these|those|its|their|his|her)\s+(?:\w+\s+){0,2}?(?:force|forces|troops|soldiers|fighters|units|army|team|unit)"
    r"|(?:its|their|his|her|our)\s+(?:own\s+)?men",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"\b(?:security|combined|joint|partnered|assault|occupation)\b")
"""What forces are called that no armed group has."""
_IRREGULAR = ("the fighters", "these fighters", "those fighters")
"""What the men of an armed group are called rather than a state's."""
_ISSUED = re.compile(
    r"\W*(?:(?:[\w-]+\s+){0,2}?(?:communiqu[eé]|statement|press\s+release|bulletin|briefing|report)"
    r"(?:\s+(?:issued|released))?\s+(?:by|of|from)\s+|(?=(?:general\s+)?(?:command|staff|ministry)\s+of\b))"
    r"(?P<who>[^\n]+)",
    re.IGNORECASE,
)
"""The first line of a statement, by who issues it."""
_ACRONYM = re.compile(r"(?:^|[\s(\"“])[A-Z]{2,6}\s$")
_OURS = re.compile(r"our\b", re.IGNORECASE)
_OURS_AT_ARMS = re.compile(
    r"our\s+(?:(?!partner|allied)\w+\s+){0,2}?(?:forces?|troops|soldiers|fighters|defenders|mujahideen|units?|army|brigades?|pilots|men|service\s?(?:members?|men)|"
    r"air\s+defen[cs]es?|artillery|aircraft|planes|jets|drones|tanks)",
    re.IGNORECASE,
)
_THE_ENEMY = re.compile(
    r"\b(?:enem(?:y|ies)|invaders?|occupiers|aggressors?|(?:the\s+)?occupation(?=['’]s|\s+(?:forces?|army|soldiers|troops)\b|$))\b",
    re.IGNORECASE,
)
"""Whom a party that speaks calls so."""
_TITLE_ALONE = re.compile(
    r"(?:the|this)\s+(?P<title>spokes\w+|commander|general|colonel|leader|minister|governor|envoy|official|officer)",
    re.IGNORECASE,
)
"""Who speaks and was told of before with whose he is."""
_MINISTER = re.compile(r"(?:the\s+)?(?:[\w-]+\s+){0,3}?minist(?:er|ry)\b", re.IGNORECASE)
"""One of a government that is not told of by its state ("industry **minister** Julien Paluku")."""
_OFFICE = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:minist(?:er|ry)|secretary|department|ambassador|envoy|high\s+representative)\b",
    re.IGNORECASE,
)
"""One of those offices that a government in its own statement does not call its own."""
_OF_THE_GROUP = re.compile(
    r"(?:an?|the|one|two|some|several)\s+(?:[\w-]+\s+){1,2}?(?:of|for|from|in|with)\s+"
    r"(?P<group>the\s+(?:group|movement|alliance|faction|militia))",
    re.IGNORECASE,
)
"""Who is of a group told of before ("a spokesman for **the group**")."""
_SPEAKERS_OWN = wordset("we us our ours i my me")
_NOBODY = re.compile(
    r"(?:unknown|unidentified|suicide\s+bombers?|bombers?|somebody|someone|anyone|no\s+one|sources?|reports?|officials?|analysts?|experts?|aircraft|planes?"
    r"|warplanes?|allies|foreign\s+\w+)\b",
    re.IGNORECASE,
)
_CIVIL = wordset(
    "people person persons others victim man men woman women child children boy girl mother father son "
    "daughter baby babies family families population teacher student doctor medic worker wounded "
    "injured dead casualty casualties prisoner hostage abductee sibling patient inhabitant syrians "
    "iraqis citizen household pupil farmer colleague partner wife wives husband widow relative "
    "passenger inmate worshipper neighbour neighbor residential home house school hospital clinic "
    "medical market mosque church temple monastery monasteries college university universities bakery "
    "bakeries shop store apartment ambulance property properties"
)
"""Words for those who do not fight, and for what is theirs."""
_ALLIED = re.compile(
    r"\b(?:our|its|local|regional|international|coalition)\s+(?:[\w-]+\s+)?partners\b"
    r"|\bpartner(?:ed)?\s+(?:forces?|nations?|units?|troops)\b"
)
"""Partners of a party, who are no private persons."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_ALONE = re.compile(
    r"(?:at least |more than |over |some |about |around |nearly |almost |another )*"
    rf"(?:{numerals.NUMBER}|dozens|scores|hundreds|thousands|tens|millions)(?: others| more)?$",
    re.IGNORECASE,
)
_PARTISANS = re.compile(r"\bpro[-‐–](?P<party>[^\W\d_][\w'’]*)", re.IGNORECASE)
"""Those who fight for a party ("pro-Houthi gunmen")."""


def institution(words: str) -> tuple[str, int | None]:
    """Return the kind of actor that the description of an institution may stand for, and where it says so.

    The kind is empty for none; the offset is None for "the group", which watches where it is not armed.
    """
    for pattern, kind in _KINDS:
        if told := pattern.search(words):
            return kind, told.start()
    watches = re.search(r"\bgroup$", words) and not _ARMED_GROUP.search(words)
    return "monitor" if watches else "", None


def is_of_health(words: str) -> bool:
    """Whether a phrase means a ministry of health."""
    return "health" in words.lower()


def is_definite(words: str) -> bool:
    """Whether a phrase means what was told of before."""
    return _DEFINITE.match(words) is not None


def private(words: str) -> int | None:
    """Return where a phrase says that who speaks is no one in office; None where it does not."""
    told = _PRIVATE.search(words)
    return told.start() if told and not _IN_OFFICE.search(words) else None


def is_group(words: str) -> bool:
    """Whether words stand for a group told of before, and are no name of one."""
    return _GROUP.fullmatch(words.strip()) is not None and not _is_titled(words)


def is_party(words: str) -> bool:
    """Whether words stand for a party told of before ("the alliance").

    "The group", and more so "the terror group", is whoever the report speaks of as one.
    """
    plain = words.lower().strip()
    return _GROUP.fullmatch(plain) is not None and not _ENEMY.search(plain)


def is_force(words: str) -> bool:
    """Whether words stand for fighters told of before, and are no name of theirs."""
    return _FORCE.fullmatch(words.strip()) is not None and not _is_titled(words)


def is_regular(words: str) -> bool:
    """Whether a force is called what no armed group is ("the joint force")."""
    return _REGULAR.search(words.lower()) is not None


def is_irregular(words: str) -> bool:
    """Whether a force is called what the men of an armed group are ("the fighters")."""
    return words.lower().strip() in _IRREGULAR


def issuer(text: str) -> str | None:
    r"""Return the words for who issues a statement, as its first line says; None where it does not.

    >>> issuer("Communiqué of the General Command\n\nWe struck.")
    'the General Command'
    """
    told = _ISSUED.match(text)
    return told["who"] if told else None


def is_of_unknown(before: str) -> bool:
    """Whether an acronym that no table holds says of which party soldiers are, right before their word."""
    return _ACRONYM.search(before) is not None


def is_speakers_own(words: str) -> bool:
    """Whether a pronoun means who speaks."""
    return words.lower().strip() in _SPEAKERS_OWN and words != "US"


def is_speakers(words: str) -> bool:
    """Whether a phrase begins as what belongs to who speaks ("**our** brothers in the army")."""
    return _OURS.match(words) is not None


def is_speakers_force(words: str) -> bool:
    """Whether a phrase means those who fight for who speaks ("our brave soldiers")."""
    return _OURS_AT_ARMS.fullmatch(words) is not None


def is_enemy(words: str) -> bool:
    """Whether a phrase means whom the party that speaks fights."""
    return _THE_ENEMY.search(words) is not None


def title(words: str) -> str | None:
    """Return the title of a speaker who was told of before with whose he is ("the **spokesman**")."""
    alone = _TITLE_ALONE.fullmatch(words)
    return alone["title"] if alone else None


def group_of(words: str) -> str | None:
    """Return the group of whose members a phrase tells ("a spokesman for **the group**")."""
    member = _OF_THE_GROUP.fullmatch(words)
    return member["group"] if member else None


def partisans(words: str) -> Iterator[str]:
    """Yield the names of parties for which others are said to fight."""
    return (match["party"] for match in _PARTISANS.finditer(words))


def is_minister(words: str) -> bool:
    """Whether a phrase means one of a government."""
    return _MINISTER.match(words) is not None


def is_office(words: str) -> bool:
    """Whether a phrase means an office of whichever government speaks ("**the Department** will help")."""
    return _OFFICE.match(words) is not None


def nobody_told(words: str) -> ActorId:
    """Whom a phrase means that stands for no party told of: civilians, whoever is left open, one unlisted."""
    lower = words.lower().strip()
    private = _ALLIED.sub("", lower)
    civil = any(word in _CIVIL or singular(word) in _CIVIL for word in _WORD.findall(private))
    if civil or _NUMBER_ALONE.fullmatch(lower):
        return CIVILIANS
    return UNSPECIFIED if _NOBODY.search(lower) else UNLISTED


def _is_titled(words: str) -> bool:
    """Whether a group is called by a name of its own ("the World Health **Organization**")."""
    last = words.split()[-1]
    return last[:1].isupper() and not words.isupper()
