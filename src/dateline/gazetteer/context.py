"""What the words around a capitalised name say: a place, a person, a paper, or a government.

Nothing here looks a name up; everything reads the text before and after it.
"""

import re

from dateline.gazetteer import kinds
from dateline.gazetteer.words import adjoining, word_before, word_list

_NAMESAKE = re.compile(
    r"\s+(?:Times|Post|News|Herald|Tribune|Gazette|Journal|Star|Sun|Today|Daily|Weekly|Media|Agency|Observatory|University|Institute"
    r"|Declaration|Accords?|Agreement|Process|Conference|Summit|Convention|Protocol|Treaty|Communiqu[eé]|United|FC|Airlines|Airways"
    r"|Street|Avenue|Ave|Drive|Lane|Boulevard|Blvd|Parkway|Route)\b"
)
_OPENING = re.compile(
    r"(?:,\s*[A-Z][\w. -]{2,25})?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—:]|\([A-Z][\w/ .-]+\))\s"
)
_TOLD_AS_TOWN = re.compile(
    r",\s+(?:an?|the|another|its|their)\s+(?:[a-z-]+\s+){0,3}(?:town|city|village|hamlet|settlement|capital|stronghold)"
    r"(?=\s*[,.;]|\s+(?:of|in|near|on|at|some|about|around|north|south|east|west|that|which|where)\b)"
)
_BETWEEN = frozenset({"the", "its", "old", "down", "central", "nearby", "held", "rebel", "government"})
_COMPASS = ("north", "south", "east", "west")
_FARTHEST = 5
_DEED = re.compile(
    r"\s+(?:(?:has|have|had|will|would|also|later|earlier|officially|repeatedly|recently|again|immediately|promptly)\s+){0,2}"
    r"(?P<verb>[a-z]+)\b"
)
_LOSES = re.compile(
    r"\s+(?:has\s+|had\s+)?los(?:t|es|ing)\s+(?:[\w,-]+\s+){0,4}?"
    r"(?:troops|soldiers|servicemen|fighters|men|tanks|aircraft|planes|jets|helicopters|ships)\b"
)
"""What only a state loses."""
_DEALING = re.compile(
    r"\b(?:(?:talks|ties|relations|negotiations|agreement|deal|alliance|dispute|row|contacts|cooperation|links)\s+with"
    r"|(?:sanctions|pressure)\s+(?:on|against)|call(?:ed|s|ing)\s+on|all(?:y|ied)\s+(?:of|to|with)|back(?:ed|ing)\s+(?:by|from|of)"
    r"|(?:controlled|held|ruled|governed|administered|run|(?:re)?taken|(?:re)?captured|imposed|ordered|appointed)\s+by|loyal\s+to"
    r"|(?:statement|response|request|approval|help|aid|support|weapons|arms)\s+from|accus(?:ed?|es|ing)|blam(?:ed?|es|ing)"
    r"|condemn(?:ed|s|ing)?|critici[sz](?:ed?|es|ing)|urg(?:ed?|es|ing)|warn(?:ed|s|ing)?|thank(?:ed|s|ing)?)\s+$",
    re.IGNORECASE,
)
_LONGEST_DEALING = 32


def is_person(text: str, start: int, floor: int) -> bool:
    """Tell whether a title or a given name stands right before a name ("Gen. Paris", "Paris Hilton")."""
    end = start
    while end > floor and text[end - 1].isspace():
        end -= 1
    if end == start:
        return False
    word = word_before(text, end - text.endswith(".", floor, end), floor)
    if len(word) == 1 and text[end - 1] == ".":  # an initial: "George W. Bush"
        return text[end - 2].isupper() and is_person(text, end - 2, floor)
    if word in word_list("titles.txt"):
        return True
    return text[end - len(word)].isupper() and word in word_list("given.txt")


def is_named_after(text: str, end: int) -> bool:
    """Tell whether what follows makes it the name of a paper, a treaty, a street, a currency ("US$")."""
    return text.startswith("$", end) or _NAMESAKE.match(text, end) is not None


def is_told_as_town(text: str, end: int) -> bool:
    """Tell whether what follows a name says that it is a town ("Stepanakert, **the main city of** …")."""
    return _TOLD_AS_TOWN.match(text, end) is not None


def opens_line(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands where a report says whence it was sent ("BAGHDAD, Iraq (AP) —")."""
    line = text.rfind("\n", 0, start) + 1
    return start - line <= 2 and _OPENING.match(text, end) is not None


def may_lead(word: str) -> bool:
    """Tell whether a word right before a name may lead to it, or state what kind of place it is."""
    return bool(word) and (
        word in word_list("locatives.txt")
        or word in _BETWEEN
        or word in kinds.LEADING
        or word.startswith(_COMPASS)
    )


def led_to(text: str, start: int, floor: int, before: str, *, titled: bool) -> bool:
    """Tell whether a preposition or a verb of fighting leads to a name ("entered the northern …").

    In title case only the word right before it counts.
    """
    for _ in range(_FARTHEST):
        if start <= floor or not before:
            return False
        if before in word_list("locatives.txt"):
            return True
        if titled or not (before in _BETWEEN or before.startswith(_COMPASS)):
            return False
        start -= len(before) + 1
        before = adjoining(text, start)
    return False


def speaks(text: str, end: int) -> bool:
    """Tell whether what a state does follows a name ("Baghdad has denied", "Kyiv lost ten soldiers")."""
    deed = _DEED.match(text, end)
    return (deed is not None and deed["verb"] in word_list("deeds.txt")) or bool(_LOSES.match(text, end))


def is_dealt_with(text: str, start: int) -> bool:
    """Tell whether a name is that of a party to talks, blame or help ("accused Tehran")."""
    return _DEALING.search(text, max(0, start - _LONGEST_DEALING), start) is not None
