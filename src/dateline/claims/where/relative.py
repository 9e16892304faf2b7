"""How words tell a place by another: "70 km (45 miles) south of Mosul", "the road from Homs to Palmyra".

One grammar reads what stands before a name, backwards from it: a distance, a direction, a word such as
"outskirts", then articles and adjectives up to the name. What it means on the map is reckoned in
:mod:`dateline.gazetteer.relative`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from dateline.claims.counts import numerals
from dateline.claims.when.days import MONTHS
from dateline.gazetteer import relative as geometry
from dateline.model import Place, Point, Relation, Span

_REACH_BACK = 110
"""Characters before a name within which the words that lead to it stand."""
_REMEMBERED = 512
"""Names whose words are remembered: those of the report at hand, which is asked of each several times."""
_KM = {"k": 1.0, "mi": 1.609344, "me": 0.001}
_UNIT = r"kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?"
_WIND = r"(?:north|south)(?:[-\s]?(?:east|west))?|east|west"
_FILLER = (
    r"(?:(?:the|an?|key|main|strategic|besieged|embattled|ancient|northern|southern|eastern|western|central|north-?eastern|north-?western"
    r"|south-?eastern|south-?western|\w{3,}(?:ian|ean|ese|ish)|\w{3,5}i|rebel-held|city|town|village|villages|towns|district|province|area|provincial|capital|border(?:\s+with)?|airport|of|in"
    r"|countryside|its|his|their|de|facto|held)\s+)*"
)
"""What may stand between the words that relate and the name."""


class How(Enum):
    """The kinds of words that lead to a name."""

    IN = auto()
    """None, or none that matter."""
    PART = auto()
    """One side of it ("eastern Mosul", "the left bank of Mosul")."""
    EDGE = auto()
    """Its outskirts."""
    RURAL = auto()
    """The country around it."""
    NEAR = auto()
    """Close by ("near", "outside")."""
    TOWARDS = auto()
    """Close by, of what moves or reaches there ("towards", "along")."""
    SIDE = auto()
    """In a direction from it, with a distance or without one."""
    AWAY = auto()
    """At a distance from it."""
    BETWEEN = auto()
    """Between it and another place, or on the road that links them."""
    HALFWAY = auto()
    """In the middle between it and another place."""


_BEFORE: tuple[tuple[How, str], ...] = (
    (
        How.PART,
        rf"in\s+(?:the\s+)?(?:far\s+)?(?:{_WIND})\s+of|(?:{_WIND}|left|right)(?:ern)?\s+(?:bank|half)\s+of",
    ),
    (How.SIDE, rf"(?:to\s+the\s+)?(?:{_WIND})\s+(?:of|from)"),
    (
        How.EDGE,
        rf"(?:(?:{_WIND})(?:ern)?\s+)?(?:(?:out)?skirts\s+of|suburbs?\s+of|edges?\s+of|gates\s+of|entrances?\s+(?:to|of)|approaches\s+to)",
    ),
    (How.RURAL, rf"(?:(?:{_WIND})(?:ern)?\s+)?(?:countryside|rural\s+areas?|hinterlands?)\s+(?:of|around)"),
    (How.HALFWAY, r"(?:half|mid)way\s+between"),
    (
        How.BETWEEN,
        rf"between(?:\s+{_FILLER}(?:[\w'’‘-]+\s+){{1,4}}and)?|(?:road|highway|motorway)\s+(?:from|linking|connecting)",
    ),
    (How.TOWARDS, r"around|overlooking|surrounding|towards?|along"),
    (
        How.NEAR,
        rf"near|(?:{_UNIT})\s+(?:away\s+)?(?:from|of)|close\s+to|outside|vicinity\s+of|surroundings?\s+of|not\s+far\s+from|adjacent\s+to",
    ),
    (How.AWAY, r"(?(n)(?:away\s+)?(?:from|of)|(?!))"),
    (How.RURAL, rf"(?:(?:{_WIND})(?:ern)?\s+)?(?:rural|rif)(?=\s+$)"),
    (How.PART, rf"(?:{_WIND})(?:ern)?(?=\s+$)"),
)
"""The words that lead to a name, by what they mean; where two begin together, the first counts."""
_LEAD = re.compile(
    rf"\b(?:(?P<n>{numerals.NUMBER})\s*-?\s*(?P<unit>{_UNIT})(?:\s*[\[(][^\])]*[\])])?\s+(?:just\s+)?)?"
    rf"(?:{'|'.join(f'(?P<w{at}>{words})' for at, (_, words) in enumerate(_BEFORE))})\s+{_FILLER}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"['’]?s?\s+(?P<wind>(?:{_WIND})(?:ern)?\s+)?(?:(?P<edge>outskirts|suburbs?|surroundings)|(?P<rural>countryside))\b",
    re.IGNORECASE,
)
_ONE_WIND = re.compile(r"\b(?P<first>north|south|east|west)[-\s]?(?P<second>east|west)?", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:and|to|with)\s+{_FILLER}", re.IGNORECASE)
_HYPHEN = re.compile(r"\s?[-–—/]\s?|\s+to\s+")
_ROAD = re.compile(r"(?:\s+[\w-]+)?\s*\b(?:road|highway|motorway)\b", re.IGNORECASE)
_ABOUT = r"(?:located|situated|some|about|around|roughly|nearly|almost|approximately|just|only)"
_INTRODUCES = re.compile(
    r"(?:\s*[,(–—]\s*|\s+)(?:[\w\"“”’' ]{2,40}-(?:controlled|held),\s+)?"
    rf"(?:(?:{_ABOUT}|which|that|is|are|lies?|lying|sits?|stands?|an?|the|its|small|strategic|key|main"
    r"|important|historic|little|remote|mountain|desert|border|farming|fishing|market|garrison|\w+(?:ian|ish|ese)"
    r"|town|city|village|hamlet|settlement|suburb|district|township|base|camp|airbase|headquarters|capital"
    r"|an?\s+(?:[\w-]+\s+){1,3}(?:town|city|village|hamlet|settlement))\s+)*$",
    re.IGNORECASE,
)
"""What may stand between a name and the words that say where it lies."""
_TOWN = r"(?:town|city|village|hamlet|settlement|base|camp|airport|airbase)"
_THE_TOWN = re.compile(rf"\b(?:the|this)\s+(?:[\w-]+\s+)?{_TOWN}$", re.IGNORECASE)
_IT_LIES = re.compile(
    rf"(?:\b(?:the|this)\s+{_TOWN}|\bit)\s+(?:lies|sits|stands|is)\s+(?:{_ABOUT}\s+)*$", re.IGNORECASE
)
_WORD = r"(?:[a-z]{2}-)?[A-Z][\w'’]+"
_NAME = re.compile(rf"(?!(?:In|At|Near|From|The|To|Of|And)\b)\b{_WORD}(?:[ -]{_WORD}){{0,3}}$")
_SET_OFF = re.compile(r"\s*[,(–—]|\s+(?:which\s+|that\s+)?(?:is|lies|sits|stands|lying|located|situated)\b")
_DEFINES = frozenset({How.SIDE, How.AWAY, How.NEAR, How.HALFWAY, How.EDGE})
"""What says where the place named just before lies."""
_MEASURED = frozenset({How.SIDE, How.AWAY, How.NEAR})
"""What a distance before it is a distance from, not one that somebody moved ("8 km towards Golweyn")."""
_MEASURES = frozenset({How.SIDE, How.AWAY, How.HALFWAY})
"""What shows by itself that a place was named just before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words around one name that say how something lies to it."""

    start: int
    """Where the words begin; where the name does when there are none."""
    how: How
    """What they mean."""
    wind: float | None = None
    """Direction from the named place, degrees clockwise from north; None when none is said."""
    km: float | None = None
    """Distance from it, in km; None when none is said."""

    @property
    def relation(self) -> Relation:
        """The same in the four directions of a claim."""
        if self.how is How.SIDE and self.wind is not None:
            for name, relation in _RELATIONS:
                if geometry.wind_of(self.wind).startswith(name):
                    return relation
        return Relation.IN if self.how in (How.IN, How.PART) and self.km is None else Relation.NEAR

    def point(self, place: Place) -> Point | None:
        """Return where that is, when the name means a place."""
        match self.how:
            case How.IN:
                return geometry.inside(place)
            case How.PART:
                return geometry.part(place, self.wind)
            case How.EDGE:
                return geometry.edge(place, self.wind)
            case How.RURAL:
                return geometry.countryside(place, self.wind)
            case How.SIDE if self.wind is not None:
                return geometry.beyond(place, self.wind, self.km)
            case _ if self.km is not None:
                return geometry.away(place, self.km)
        return geometry.near(place)

    def contradicted(self, anchor: Place, place: Place) -> str | None:
        """Return what the map says, where it is not what the words say of a place told by another."""
        found = geometry.contradicts(
            anchor, place, km=self.km, wind=self.wind if self.how is How.SIDE else None
        )
        if found is None:
            return None
        said = f"{self.km:g} km " if self.km is not None else ""
        said += f"{geometry.wind_of(self.wind)} of" if self.wind is not None else "from"
        real, course = found
        return f"said to be {said} {anchor.name}; on the map {real:.0f} km {geometry.wind_of(course)} of it"


_RELATIONS = tuple(
    (relation.value.removesuffix("_of"), relation)
    for relation in (Relation.NORTH_OF, Relation.SOUTH_OF, Relation.EAST_OF, Relation.WEST_OF)
)


@lru_cache(_REMEMBERED)
def read(text: str, name: Span) -> Phrase:
    """Return how something lies to a name, by the words before and after it.

    >>> text = "a base 70 km (45 miles) south-east of the city of Mosul"
    >>> phrase = read(text, Span(50, 55))
    >>> phrase.how, phrase.km, phrase.wind
    (<How.SIDE: 7>, 70.0, 135.0)
    """
    line = max(text.rfind("\n", 0, name.start) + 1, name.start - _REACH_BACK)
    if lead := _LEAD.search(text[line : name.start]):
        at = next(i for i in range(len(_BEFORE)) if lead[f"w{i}"])
        how = _BEFORE[at][0]
        km = _km(lead["n"], lead["unit"]) if how in _MEASURED else None
        return Phrase(start=line + lead.start(), how=how, wind=wind(lead[f"w{at}"]), km=km)
    if after := _AFTER.match(text, name.end):
        how = How.EDGE if after["edge"] else How.RURAL
        return Phrase(start=name.start, how=how, wind=wind(after["wind"] or ""))
    return Phrase(start=name.start, how=How.IN)


def wind(words: str) -> float | None:
    """Return the first direction that words name, in degrees clockwise from north; None without one.

    >>> wind("the north-eastern part of the country")
    45.0
    """
    found = _ONE_WIND.search(words)
    if found is None:
        return None
    second = f"-{found['second'].lower()}" if found["second"] else ""
    return geometry.WINDS.get(found["first"].lower() + second)


def _km(number: str | None, unit: str | None) -> float | None:
    value = numerals.value(number) if number else None
    if value is None or unit is None:
        return None
    return round(value * next(km for prefix, km in _KM.items() if unit.lower().startswith(prefix)), 3)


def joins(text: str, one: Span, other: Span, phrase: Phrase) -> bool:
    """Whether two names are the ends between which something lies, or of one road.

    Args:
        text: the document's.
        one: the first name.
        other: the next.
        phrase: what leads to the first.
    """
    link = text[one.end : other.start]
    if phrase.how in (How.BETWEEN, How.HALFWAY) and _AND.fullmatch(link):
        return True
    named = _ROAD.search(other.of(text)) or _ROAD.match(text, other.end)
    return bool(named and _HYPHEN.fullmatch(link))


def defines(text: str, phrase: Phrase) -> Span | None:
    """Return where the name ends of which a phrase says where it lies ("Qayara, 70 km south of Mosul").

    The span is empty at the end of a name, and holds the words where it is "the town" or "it"; None when the
    phrase tells of no place by name.
    """
    if phrase.how not in _DEFINES:
        return None
    line = max(text.rfind("\n", 0, phrase.start) + 1, phrase.start - _REACH_BACK)
    before = text[line : phrase.start]
    link = _INTRODUCES.search(before)
    if link is None:
        return None
    if lies := _IT_LIES.search(before):
        return Span(line + lies.start(), line + lies.end())
    if town := _THE_TOWN.search(before[: link.start()]):
        return Span(line + town.start(), line + town.end())
    return Span(line + link.start(), line + link.start())


def name_before(text: str, end: int, phrase: Phrase) -> Span | None:
    """Return the capitalised words before a phrase that tells, after a comma or "lies", where they lie."""
    if phrase.how not in _MEASURES or not _SET_OFF.match(text, end):
        return None
    line = text.rfind("\n", 0, end) + 1
    name = _NAME.search(text, line, end)
    if name is None or name.group().lower()[:3] in MONTHS:
        return None
    return Span(name.start(), name.end())
