"""The places of a report: its toponyms, resolved together, and how events lie to them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from dateline.actors import ActorName
from dateline.claims.where import anchors, mentions
from dateline.claims.where.anchors import Anchors
from dateline.claims.who.roster import BACKED
from dateline.gazetteer import Gazetteer, PlaceChoice, Toponym, kinds
from dateline.gazetteer.geometry import distance_km
from dateline.ids import ActorId
from dateline.model import Document, Place, PlaceMention, Span, Toponymy, Use

_SAME_SPELLING = 0.96
_SAME_BUT_FOR_KIND = 0.94
"""Likeness of a name with another word for its kind ("Air Base", "Airfield")."""
_VOTES_OF_A_COUNTRY = 0.7
"""How much a country that is named weighs beside one of its towns, which says more."""
_SURE_ABROAD = 0.5
"""From which confidence on a place is believed to lie outside the story's country, whatever its namesakes."""
_VOTES_OF_A_FRONT = 0.5
"""How much one weighs in which an armed group that is named is at war."""
_IN_CITY = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:city\s+of\s+)?", re.IGNORECASE)
_NEXT_NAME = re.compile(r"[ -](?:d(?:el|[aeiou]s?)\s(?:(?:l[ao]s?|el)\s)?)?([^\W\d_a-z][^\W\d_A-Z]{2,})")
"""How a name goes on ("San Luis **de la Reina**")."""
_BUILDING = re.compile(rf"\s(?:{mentions.BUILDINGS})\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
_HELD = re.compile(r"[-‐–](?:held|controlled|run|ruled|occupied|administered|dominated)\b", re.IGNORECASE)
"""What follows the name of whoever has a place."""
_BORDERING = re.compile(
    r"\b(?:borders?|frontier)\s+(?:with|to|of)\s+$|\b(?:bordering|neighbou?ring)\s+$", re.IGNORECASE
)
"""What stands before a country next to the story's."""
_VESSEL = re.compile(
    r"\b(?:boat|ship|vessel|ferry|tanker|frigate|destroyer|corvette|cruiser|freighter)\s+(?:the\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
"""What stands before the name of a ship, which may be a town's."""
_WITHIN = re.compile(r"\b(?:in|into|inside|of|to|from|across|over|outside)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a land, and not before who rules it."""
_BEFORE = 24
"""Characters before a name that are looked at."""
_BETTER_KNOWN = 10
"""How many times the inhabitants of its namesakes abroad a town must have to be meant without a context."""
_CITY = 200_000
"""Inhabitants from which a town is rather the city of a quarter than the quarter itself."""
_WIDEST_CITY_KM = 25.0
"""How far a quarter may lie from the middle of its city."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All toponyms of one report."""

    mentions: tuple[PlaceMention, ...]
    """Where things may have happened, in order."""
    seen: tuple[Toponymy, ...]
    """All of them, in order, those too that stand for a government ("Baghdad denied")."""
    country: str | None
    """Where the story plays: the country that most of them lie in, ISO 3166-1 alpha-2."""
    capital: Place | None
    """That country's capital; None when not known."""
    land: PlaceMention | None
    """That country, where the report first names it, if only by an adjective; None where it never does."""
    text: str
    """The document's text."""
    gazetteer: Gazetteer
    """Where further names are looked up."""
    anchors: Anchors = field(default_factory=dict)
    """Toponyms that only say where another place lies, and that place; None where it is called "the town"."""

    def inside(self, span: Span) -> tuple[PlaceMention, ...]:
        """Return the toponyms that a stretch of text touches."""
        return tuple(m for m in self.mentions if m.span.start < span.end and m.span.end > span.start)

    def only(self, mentions: Iterable[PlaceMention]) -> "Places":
        """Return the places of the same report with some of its mentions alone, in order."""
        return replace(self, mentions=tuple(mentions))

    def known(self, span: Span) -> PlaceMention | None:
        """Return the place of a name that only grammar shows to be one; None unless spelled as one there.

        Where the report names no other, as a headline alone, the name's far largest bearer is meant.
        """
        if any(one.use is Use.ACTOR and one.mention.span == span for one in self.seen):
            return None  # "Damascus lost forty soldiers"
        spelled = [
            candidate.place
            for candidate in self.gazetteer.candidates(span.of(self.text), alike=False)
            if candidate.similarity >= (1.0 if candidate.place.kind == "town" else _SAME_BUT_FOR_KIND)
        ]
        if self.country is None:
            abroad = [p.population for p in spelled if p.country != spelled[0].country]
            place = (
                spelled[0]
                if spelled and spelled[0].population > _BETTER_KNOWN * max(abroad, default=0)
                else None
            )
        else:
            place = next((place for place in spelled if place.country == self.country), None)
        return None if place is None else mentions.read(self.text, span, place, self.gazetteer)

    def abroad(self, mention: PlaceMention) -> bool:
        """Whether a place lies outside the story's country, as the city that a report was sent from may."""
        return mention.place is not None and self.country not in (None, mention.place.country)

    def is_town(self, mention: PlaceMention) -> bool:
        """Whether a mention names a town; one that no gazetteer holds where the words call it so."""
        called = kinds.before(self.text, mention.span.start) if mention.place is None else None
        return mentions.is_town(mention) or called == ("town", False)

    def lies_in(self, mention: PlaceMention, province: PlaceMention) -> bool:
        """Whether a mention names a town of a province."""
        town, region = mention.place, province.place
        return bool(town and region and town.kind == "town" and town.admin1 and town.admin1 == region.admin1)

    def namesake(self, province: PlaceMention) -> Place | None:
        """Return the town that a province is called after, which is its capital; None where there is none."""
        region = province.place
        if region is None or region.admin1 is None:
            return None
        name = region.name.rpartition(" ")[0] or region.name
        towns = (candidate.place for candidate in self.gazetteer.candidates(name, kind="town", alike=False))
        return next(
            (
                t
                for t in towns
                if t.kind == "town" and (t.country, t.admin1) == (region.country, region.admin1)
            ),
            None,
        )

    def unknown(self, span: Span) -> PlaceMention:
        """Return a name that no gazetteer knows, where the text says that it lies."""
        return anchors.placed(self.text, mentions.read(self.text, span, None), self.mentions)

    def before(self, position: int) -> tuple[PlaceMention, ...]:
        """Return the toponyms that end before a position, the latest first."""
        return tuple(m for m in reversed(self.mentions) if m.span.end <= position)


def places_of(
    gazetteer: Gazetteer,
    document: Document,
    regions: Sequence[Span],
    names: Sequence[ActorName],
    others: Sequence[Span] = (),
    *,
    capitals: Callable[[str], tuple[str, ...]],
    homes: Callable[[ActorId], Set[str]],
    covered: str | None = None,
) -> Places:
    """Find and resolve the toponyms of a document.

    Args:
        gazetteer: where names are looked up.
        document: the report.
        regions: headline and prose; of a digest those of the item.
        names: actors' names; a toponym inside a longer one ("Islamic State of Iraq") is no place.
        capitals: the capitals of a country (ISO 3166-1 alpha-2), the first first.
        homes: the countries in which an armed group is at war; none of other actors.
        others: what is called like a place and is none: persons ("George Sabra"), armed groups.
        covered: the country that the outlet mostly reports on, ISO 3166-1 alpha-2; None for the world.
    """
    opening = regions[-1].start
    named = [(n.start, n.end) for n in names]
    forces = {(n.start, n.end) for n in names if not n.generic and not n.metonym}
    # One search over headline and prose: what the prose shows to be a town is one in the headline too.
    toponyms = [
        t
        for t in gazetteer.find(document.text, regions[0].start, regions[-1].end)
        if any(region.start <= t.start and t.end <= region.end for region in regions)
        and not any(a <= t.start and t.end <= b and b - a > t.end - t.start for a, b in named)
        and ((t.start, t.start + len(t.name)) not in forces or _is_land(document.text, t))
        and not any(other.start <= t.start and t.end <= other.end for other in others)
        and not _VESSEL.search(_before(document.text, t.start))
    ]
    toponyms = [t for t in toponyms if not _describes(document.text, t.end)]
    dateline = document.dateline if opening == document.body.start else None
    choices = gazetteer.resolve(toponyms, text=document.text, dateline=dateline, covered=covered)
    spelled = [c for c in choices if c.place and _spelled(c)]
    elsewhere = [
        c
        for c in spelled
        if not _opens_loudly(opening, c.toponym.start, c.toponym.text)
        and not _BORDERING.search(_before(document.text, c.toponym.start))
    ]
    fronts = {land for n in names if not n.generic for land in homes(n.actor)}
    country = _country(elsewhere or spelled, set(_peoples(gazetteer, document, regions)), fronts)
    opened = {c.toponym.start for c in choices}
    chosen = [c for c in choices if _is_sure(document.text, c, country, opened)]
    seen = {
        one.mention.span: one
        for one in (
            Toponymy(
                mention=mentions.read(document.text, Span(c.toponym.start, c.toponym.end), place, gazetteer),
                use=c.toponym.use,
                confidence=c.confidence,
                candidates=c.ranking,
            )
            for c, place in zip(chosen, _of_cities(document.text, chosen), strict=True)
        )
    }
    found = [one.mention for one in seen.values() if one.use is Use.PLACE]
    candidates = {Span(c.toponym.start, c.toponym.end): c.toponym.candidates for c in chosen}
    taken = [*(Span(n.start, n.end) for n in names), *others]
    placed, told_by = anchors.tell(document.text, found, candidates, taken)
    for mention in placed:
        seen[mention.span] = replace(seen.get(mention.span, Toponymy(mention=mention)), mention=mention)
    return Places(
        mentions=tuple(m for m in placed if not _sent_from(opening, m, country)),
        seen=tuple(one for _, one in sorted(seen.items()) if not _sent_from(opening, one.mention, country)),
        anchors=told_by,
        country=country,
        land=_land(gazetteer, document, regions, [t.mention for t in seen.values()], country)
        if country
        else None,
        capital=next(_capitals(gazetteer, country, capitals(country)), None) if country else None,
        text=document.text,
        gazetteer=gazetteer,
    )


def _describes(text: str, end: int) -> bool:
    """Whether a name that ends there says who backs or holds something ("US-backed", "US-controlled")."""
    return BACKED.match(text, end) is not None or _HELD.match(text, end) is not None


def _land(
    gazetteer: Gazetteer,
    document: Document,
    regions: Sequence[Span],
    seen: Iterable[PlaceMention],
    country: str,
) -> PlaceMention | None:
    named = [m for m in seen if m.place and m.place.kind == "country" and m.place.country == country]
    for word in _CAPITALISED.finditer(document.text, regions[0].start, regions[-1].end):
        if any(m.span.start < word.end() for m in named):
            break
        for candidate in gazetteer.of_adjective(word.group()):
            if candidate.place.kind == "country" and candidate.place.country == country:
                return mentions.read(document.text, Span(*word.span()), candidate.place)
    return min(named, key=lambda m: m.span, default=None)


def _capitals(gazetteer: Gazetteer, country: str, names: Sequence[str]) -> Iterator[Place]:
    for name in names:
        for candidate in gazetteer.candidates(name, kind="town"):
            if candidate.place.country == country and candidate.place.kind == "town":
                yield candidate.place
                break


def _sent_from(opening: int, mention: PlaceMention, country: str | None) -> bool:
    """Whether a city abroad opens the prose in capitals: whence the report was sent ("BEIRUT")."""
    opens = _opens_loudly(opening, mention.span.start, mention.text)
    return opens and mention.place is not None and mention.place.country != country


def _opens_loudly(opening: int, start: int, name: str) -> bool:
    return start == opening and name.isupper()


def _spelled(choice: PlaceChoice) -> bool:
    """Whether the text spells the name as the gazetteer does, give or take an article or an accent."""
    if choice.place is None:
        return False
    alike = [c.similarity for c in choice.toponym.candidates if c.place.id == choice.place.id]
    return bool(alike) and max(alike) >= _SAME_SPELLING


def _is_land(text: str, toponym: Toponym) -> bool:
    """Whether a land is meant that is also called by who rules it ("the region **of South Ossetia**")."""
    kind = toponym.candidates[0].place.kind if toponym.candidates else ""
    return kind in ("region", "province") and _WITHIN.search(_before(text, toponym.start)) is not None


def _before(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def _is_sure(text: str, choice: PlaceChoice, country: str | None, opened: Set[int]) -> bool:
    """Whether no two doubts meet in a place: misspelt, outside the story's country, part of a longer name."""
    if choice.place is None:
        return not _goes_on(text, choice, opened)
    here = choice.place.country == country
    if not here and choice.confidence < _SURE_ABROAD and not _well_known(choice):
        return False
    whole = choice.place.kind == "country" or not _goes_on(text, choice, opened)
    return (here + whole + _spelled(choice)) >= 2


def _well_known(choice: PlaceChoice) -> bool:
    """Whether a place is so much larger than its namesakes that it needs no context ("talks in Geneva")."""
    assert choice.place is not None
    others = (c.place for c in choice.toponym.candidates if c.place.id != choice.place.id)
    return choice.place.population > _BETTER_KNOWN * max((p.population for p in others), default=0)


def _goes_on(text: str, choice: PlaceChoice, opened: Set[int]) -> bool:
    """Whether a name is only the first part of another ("**Adan** Yabaal", "**Medina** hospital")."""
    if _BUILDING.match(text, choice.toponym.end):
        return True
    more = _NEXT_NAME.match(text, choice.toponym.end)
    return more is not None and more.start(1) not in opened


def _of_cities(text: str, choices: Sequence[PlaceChoice]) -> list[Place | None]:
    """Put quarters that no gazetteer knows where their city lies ("the Shahba neighbourhood of Aleppo").

    The city is the one named right after the quarter, else the one named last, unless one of the report has a
    quarter of that name. A suburb is a town of its own, and a district a city's only where its name follows.
    """
    places: list[Place | None] = [c.place for c in choices]
    named = [c.place for c in choices if c.place and _is_city(c)]
    for at, choice in enumerate(choices):
        district = choice.toponym.kind == "district" and choice.place is None
        if not (district or choice.toponym.kind == "quarter") or _is_city(choice) or _is_suburb(choice):
            continue
        after = [
            c
            for c in choices[at + 1 : at + 2]
            if _IN_CITY.fullmatch(text, choice.toponym.end, c.toponym.start)
        ]
        before = () if district else reversed(choices[:at])
        city = next((c.place for c in (*after, *before) if c.place and _is_city(c)), None)
        if city and (choice.place is None or not any(_is_near(choice.place, c) for c in named)):
            places[at] = city
    return places


def _is_suburb(choice: PlaceChoice) -> bool:
    return choice.place is not None and choice.toponym.text.lower().endswith(("suburb", "suburbs"))


def _is_city(choice: PlaceChoice) -> bool:
    """Whether a town is meant, or the city of "a quarter of Aleppo", rather than a quarter called like it."""
    if choice.place is None or choice.place.kind != "town":
        return False
    alone = choice.toponym.text == choice.toponym.name
    return choice.toponym.kind in (None, "town") or (alone and choice.place.population >= _CITY)


def _is_near(quarter: Place, city: Place) -> bool:
    return distance_km(quarter.lat, quarter.lon, city.lat, city.lon) <= _WIDEST_CITY_KM


def _peoples(gazetteer: Gazetteer, document: Document, regions: Sequence[Span]) -> Iterator[str]:
    """The countries whose people, army or towns a report speaks of ("**Somali** forces")."""
    for region in regions:
        for word in _CAPITALISED.finditer(document.text, region.start, region.end):
            if not _describes(document.text, word.end()):
                yield from (c.place.country for c in gazetteer.of_adjective(word.group()) if c.place.country)


def _country(choices: Sequence[PlaceChoice], peoples: Set[str], fronts: Set[str]) -> str | None:
    """Where a story plays: where its places lie, and which countries it speaks of; the first of equals.

    A country counts once, whatever it is called by: powers abroad are named again and again. An adjective
    alone ("Russian planes") tells whose they are, not where they are.

    Args:
        choices: the report's toponyms, in order.
        peoples: countries that it speaks of by their adjective.
        fronts: countries in which an armed group that it names is at war.
    """
    votes: dict[str, float] = {}
    for choice in choices:
        place = choice.place
        if place is None or place.country is None:
            continue
        votes.setdefault(place.country, 0.0)
        if place.kind == "country":
            peoples |= {place.country}
        elif choice.toponym.use is Use.PLACE:
            votes[place.country] += choice.confidence
    for country in sorted(fronts):
        votes[country] = votes.get(country, 0.0) + _VOTES_OF_A_FRONT
    for country in peoples & votes.keys():
        votes[country] += _VOTES_OF_A_COUNTRY
    return max(votes, key=lambda c: round(votes[c], 1), default=None)
