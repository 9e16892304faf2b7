"""Words that say what kind of place a name is: "Anbar *province*", "the *town of* Rawa"."""

import re
from dataclasses import dataclass
from math import log10

from dateline.model import Place

_WORDS: dict[str, tuple[str, ...]] = {
    "province": ("province", "governorate", "oblast", "state", "muhafazah", "prefecture", "muhafaza"),
    "countryside": ("countryside", "rif", "rural areas"),
    "district": (
        "district",
        "sub-district",
        "subdistrict",
        "county",
        "raion",
        "township",
        "municipality",
        "woreda",
    ),
    "quarter": ("neighborhood", "neighbourhood", "quarter", "suburb", "housing complex", "neighbourhoods"),
    "town": ("city", "town", "village", "hamlet", "settlement"),
    "airbase": (
        "military airbase",
        "military airport",
        "military air base",
        "air base",
        "airbase",
        "airport",
        "airfield",
        "international airport",
        "air field",
        "airstrip",
        "air force base",
    ),
    "camp": ("refugee camp", "displacement camp", "IDP camp", "camp"),
    "base": ("military base", "army base", "base", "barracks"),
    "dam": ("dam",),
    "crossing": ("border crossing", "border post", "border gate", "crossing", "checkpoint"),
    "refinery": ("oil refinery", "refinery"),
    "oilfield": ("oil fields", "oil field", "oilfield", "gas field", "oilfields", "gas fields"),
    "plant": ("nuclear power plant", "power plant", "power station", "nuclear plant"),
    "port": ("port", "seaport", "harbour", "harbor"),
    "river": ("river", "valley", "canal", "wadi"),
    "mountain": ("mountains", "mountain", "hills", "hill", "heights", "mount"),
    "desert": ("desert",),
    "lake": ("lake",),
    "island": ("island", "islands"),
    "region": (
        "region",
        "area",
        "plain",
        "plains",
        "peninsula",
        "zone",
        "corridor",
        "pocket",
        "basin",
        "strip",
    ),
    "road": (
        "road",
        "highway",
        "junction",
        "crossroads",
        "intersection",
        "bridge",
        "front",
        "frontline",
        "axis",
    ),
    "prison": ("prison", "central prison"),
}
_KIND_OF = {word.lower(): kind for kind, words in _WORDS.items() for word in words}
_PLURALS = {
    "provinces": "province",
    "governorates": "province",
    "districts": "district",
    "towns": "town",
    "cities": "town",
    "villages": "town",
    "states": "province",
    "regions": "region",
    "neighborhoods": "quarter",
    "suburbs": "quarter",
    "airports": "airbase",
    "oblasts": "province",
}
_ANY = "|".join(sorted(map(re.escape, (*_KIND_OF, *_PLURALS)), key=len, reverse=True))
_AFTER = re.compile(rf"[\s-](?P<kind>{_ANY})\b(?!['’]?s?[ -](?:council|held|based|police)\b)", re.IGNORECASE)
_PARTS = ("area", "zone", "pocket", "strip", "front", "frontline", "axis")
"""Words for a part of the place that they stand before: "an area of Aleppo" is no area called Aleppo."""
_BEFORE = re.compile(
    rf"\b(?!(?:{'|'.join(_PARTS)})\b)(?P<kind>{_ANY})\s+(?:of|in|called|named)\s+(?:the\s+)?$", re.IGNORECASE
)
_LEADING = re.compile(r"(?:the\s+)?(?P<kind>mount|lake|camp|port|wadi|jabal|jebel)\s+$", re.IGNORECASE)
_LONGEST_BEFORE = 40
_LINKING = ("of ", "in ", "called ", "named ", "the ")
_SAME: dict[str, frozenset[str]] = {
    "province": frozenset({"province"}),
    "countryside": frozenset({"province", "region"}),
    "district": frozenset({"district", "quarter", "province"}),
    "quarter": frozenset({"quarter", "district"}),
    "town": frozenset({"town"}),
    "airbase": frozenset({"airbase"}),
    "base": frozenset({"base", "airbase"}),
    "region": frozenset({"region", "province", "country", "desert", "mountain"}),
    "road": frozenset({"road", "bridge"}),
    "river": frozenset({"river"}),
}

_SIZE_OF_KIND = {
    "country": 7.5,
    "province": 4.6,
    "region": 4.6,
    "district": 4.0,
    "quarter": 3.7,
    "town": 2.6,
}
"""What stands for the logarithm of a population where none is known."""
_SIZE_OF_OTHERS = 4.1
_SIZE_OF_CURATED_TOWN = 4.0
"""Towns stand in the supplement because reports name them."""


@dataclass(frozen=True, slots=True)
class KindWord:
    """A kind that the words beside a name state."""

    kind: str
    """In the terms of :attr:`dateline.model.Place.kind`."""
    end: int
    """Where the word ends; the end of the name when the word stands before it."""
    plural: bool = False
    """The word speaks of several names ("Idlib and Hama provinces")."""


def beside(text: str, start: int, end: int) -> KindWord | None:
    """Return the kind that stands right after or before the name ``text[start:end]``; None when none does."""
    if after := _AFTER.match(text, end):
        word = after["kind"].lower()
        return KindWord(_KIND_OF.get(word) or _PLURALS[word], after.end(), word in _PLURALS)
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if before.endswith(_LINKING) and (stated := _BEFORE.search(before)):
        word = stated["kind"].lower()
        return KindWord(_KIND_OF.get(word) or _PLURALS[word], end, word in _PLURALS)
    if leading := _LEADING.search(before):
        return KindWord(_KIND_OF.get(leading["kind"].lower(), "mountain"), end)
    return None


def split(name: str) -> tuple[str, str | None]:
    """Return a name without its kind word, and the kind.

    >>> split("Anbar province"), split("the town of Rawa"), split("Mosul")
    (('Anbar', 'province'), ('Rawa', 'town'), ('Mosul', None))
    """
    bare = re.sub(r"^(?:the\s+)", "", name.strip(), flags=re.IGNORECASE)
    if match := re.fullmatch(rf"(?P<name>.+?)[\s-](?P<kind>{_ANY})", bare, re.IGNORECASE):
        word = match["kind"].lower()
        return match["name"], _KIND_OF.get(word) or _PLURALS[word]
    if match := re.fullmatch(rf"(?P<kind>{_ANY})\s+of\s+(?:the\s+)?(?P<name>.+)", bare, re.IGNORECASE):
        word = match["kind"].lower()
        return match["name"], _KIND_OF.get(word) or _PLURALS[word]
    return bare, None


def agrees(place: Place, kind: str) -> bool:
    """Tell whether a place is of the kind that a report states."""
    return place.kind in _SAME.get(kind, frozenset({kind}))


def prominence(place: Place) -> float:
    """Return how likely a bare name means this place: about the decimal logarithm of its inhabitants."""
    if place.kind == "town" and place.geonameid is None and not place.population:
        return _SIZE_OF_CURATED_TOWN
    least = _SIZE_OF_KIND.get(place.kind, _SIZE_OF_OTHERS)
    if place.kind == "country":
        return least
    return max(least, log10(place.population)) if place.population else least
