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
    "counties": "district",
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
DIVISIONS = frozenset((*_WORDS["province"], *_WORDS["district"], *_WORDS["town"]))
"""What provinces, districts and towns call themselves."""
_AFTER = re.compile(rf"[\s-](?P<kind>{_ANY})\b(?!['’]?s?[ -](?:council|held|based|police)\b)", re.IGNORECASE)
_PARTS = ("area", "zone", "pocket", "strip", "front", "frontline", "axis")
"""Words for a part of the place that they stand before: "an area of Aleppo" is no area called Aleppo."""
_BEFORE = re.compile(
    rf"\b(?!(?:{'|'.join(_PARTS)})\b)(?P<kind>{_ANY})\s+(?:of|in|called|named)\s+(?:the\s+)?$", re.IGNORECASE
)
NATURAL = frozenset({"river", "mountain", "desert", "lake", "island"})
"""What is no work of man, and named after no town nearby."""
_TITLES = ("mount", "lake", "camp", "port", "wadi", "jabal", "jebel")
_LEADING = re.compile(rf"\b(?:the\s+)?(?P<kind>{'|'.join(_TITLES)})\s+$", re.IGNORECASE)
_LONGEST_BEFORE = 40
_WITHOUT_WORDS = frozenset({"country", "bridge", "valley", "pass"})
"""Kinds of places that no word beside a name states for themselves."""
_LEVELS = {"admin1": "province", "adm1": "province", "admin2": "district", "adm2": "district"}
"""What tables of divisions call their kinds."""
LISTED = "list-"
"""How the id of a place begins that a user's long list holds; see :mod:`dateline.gazetteer.own`."""
_LINKS = ("of ", "in ", "called ", "named ", "the ")
_LAST_WORDS = frozenset(
    word.rsplit(None, 1)[-1].rsplit("-", 1)[-1].lower() for word in (*_KIND_OF, *_PLURALS)
)
_LEADING_ENDS = tuple(f"{word} " for word in _TITLES)
LEADING = frozenset((*map(str.strip, _LINKS), *_TITLES))
"""What may stand right before a name whose kind is stated before it."""
FIRST_WORDS = frozenset(re.split(r"[\s-]", word)[0].lower() for word in (*_KIND_OF, *_PLURALS))
"""What the words begin with that may stand right behind a name."""
_NEXT = re.compile(r"[\s-]([A-Za-z]+)")
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
    "river": frozenset({"river", "valley"}),
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
_LESS_OF_A_PROVINCE = 1.0
"""A province has all the inhabitants of its capital, after which it is often named, and more."""
_SIZE_OF_CURATED_TOWN = 4.0
"""Towns stand in the supplement because reports name them."""
_SIZE_OF_LISTED = 2.5
"""What stands in a list of all there is, hills and hamlets alike, comes after any town."""


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
    if following := after(text, end):
        return following
    kind = before(text, start)
    return KindWord(kind[0], end, kind[1]) if kind else None


def after(text: str, end: int) -> KindWord | None:
    """Return the kind that stands right after a name; None when none does."""
    word = _NEXT.match(text, end)
    if word is None or word[1].lower() not in FIRST_WORDS:
        return None
    stated = _AFTER.match(text, end)
    if stated is None:
        return None
    kind = stated["kind"].lower()
    return KindWord(_KIND_OF.get(kind) or _PLURALS[kind], stated.end(), kind in _PLURALS)


def before(text: str, start: int) -> tuple[str, bool] | None:
    """Return the kind that stands right before a name, and whether in the plural; None when none does."""
    if not text[start - 1 : start].isspace():
        return None
    words = text[max(0, start - _LONGEST_BEFORE) : start]
    if words.endswith(_LINKS) and _follows_kind(words) and (stated := _BEFORE.search(words)):
        kind = stated["kind"].lower()
        return _KIND_OF.get(kind) or _PLURALS[kind], kind in _PLURALS
    if words[-6:].lower().endswith(_LEADING_ENDS) and (leading := _LEADING.search(words)):
        return _KIND_OF.get(leading["kind"].lower(), "mountain"), False
    return None


def _follows_kind(text: str) -> bool:
    """Tell whether what precedes a name may end in a kind word and its link; spares most names a search."""
    words = text.rsplit(None, 3)
    if words and words[-1].lower() == "the":
        words.pop()
    return len(words) > 1 and words[-2].rpartition("-")[2].lower() in _LAST_WORDS


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


def named(word: str) -> str:
    """Return the kind that a word of a user's table means; the word itself where it is none of ours.

    >>> named("Village"), named("air base"), named("Hospital")
    ('town', 'airbase', 'hospital')
    """
    plain = " ".join(word.lower().replace("_", " ").split())
    if plain in _WORDS or plain in _WITHOUT_WORDS:
        return plain
    return _KIND_OF.get(plain) or _PLURALS.get(plain) or _LEVELS.get(plain) or plain


def agrees(place: Place, kind: str) -> bool:
    """Tell whether a place is of the kind that a report states."""
    return place.kind in _SAME.get(kind, frozenset({kind}))


def prominence(place: Place) -> float:
    """Return how likely a bare name means this place: about the decimal logarithm of its inhabitants."""
    curated = place.geonameid is None and not place.id.startswith(LISTED)
    if place.kind == "town" and curated and not place.population:
        return _SIZE_OF_CURATED_TOWN
    least = _SIZE_OF_KIND.get(place.kind, _SIZE_OF_OTHERS)
    if not curated and place.kind not in ("country", "town"):
        least = _SIZE_OF_LISTED
    if place.kind == "country" or not place.population:
        return least
    size = log10(place.population)
    return max(least, size - _LESS_OF_A_PROVINCE if place.kind == "province" else size)
