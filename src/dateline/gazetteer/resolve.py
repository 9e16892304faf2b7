"""Which place each toponym of a report means, decided for all of them together.

A report tells of one corner of the world: its countries and provinces vote, its places draw near to each
other, and what the text says outright ("Rawa, a town in Anbar province") counts most. A candidate's score is
the sum of such evidence in units of decimal logarithms; scores become probabilities by a softmax.

One name means one place throughout a report. Names vote for where the report plays with the probabilities
that their candidates have so far, and no name votes for itself: ten mentions of a Paris tell nothing about
where it lies. A few rounds settle it.

The weights are set by hand. Fitted by conditional logistic regression on coded reports, those of each corpus
judged by weights fitted on the others, they were no better (``docs/method-places.md``).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import cos, exp, log10, radians, sin, sqrt
from typing import TypeVar

from dateline.gazetteer import kinds
from dateline.gazetteer.geometry import EARTH_RADIUS_KM, distance_km
from dateline.gazetteer.names import normal, plain, skeleton
from dateline.gazetteer.toponym import Candidate, PlaceChoice, Toponym
from dateline.model import Place, Use

_Key = TypeVar("_Key")

_ROUNDS = 3
_WORD = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?|\b[A-Z]{2,3}\b")
_CONTAINED = re.compile(
    r"\s*(?:,|\()?\s*(?:(?:an?|the|its)\s[\w\s-]{0,40}?)?(?:(?:in|of|inside|within)\s)?(?:the\s)?(?:[\w-]+ern\s)?(?:[\w'’]+\s)?$"
)
_LONGEST_LINK = 60
_WEIGHT_OF_PROMINENCE = 0.85
_COST_OF_OTHER_NAME = 0.7
"""What a place costs that only also goes by a name which is the first name of another."""
_COST_OF_A_COUNTRYS_NAME = 2.0
"""What it costs where the other is a country ("Mexico" for its capital)."""
_WORTH_OF_KIND = 2.5
_COST_OF_OTHER_KIND = 1.0
_WORTH_OF_CONTAINER = 2.5
_WORTH_OF_NAMESAKES_CONTAINER = 1.5
"""Where the container is named beside another mention of the name."""
_WORTH_OF_COUNTRY = 1.7
_WORTH_OF_SAME_COUNTRY = 1.0
"""What it is worth for a country itself that its people and towns are named."""
_WORTH_OF_REGION = 1.2
_LEAST_SHARE = 0.02
_LEAST_SHARE_OF_REGION = 0.05
_SHARE_OF_NO_COUNTRY = 0.3
"""How far a sea or continent is taken to lie where a report plays."""
_WORTH_OF_BEING_A_COUNTRY = 2.0
_WORTH_OF_NEXT_TO, _NEXT_TO_KM = 1.2, 60.0
_WORTH_OF_NEAR, _NEAR_KM = 0.6, 300.0
"""What another place of the report nearby is worth, and how far "nearby" reaches."""
_WORTH_OF_BEING_A_CAPITAL = 0.8
_MOST_MENTIONS = 3
"""Mentions of one name that vote."""
_LEAST_CHANCE = 0.02
_TRUST_IN_OTHER_NAMES = 0.4
"""What the vote counts of a name that is not the first name of what it may mean."""
_SURE_SPELLING = 0.95
_FAIR_SHARE = 0.08
_FAIR_SHARE_OF_OTHER_NAMES = 0.2
"""Share of a report's votes from which a country may be meant in passing, by a first name or another."""
_MAIN_SHARE = 0.5
"""Share of a report's votes from which it is plainly about one country."""
_WELL_KNOWN = 500_000
"""Inhabitants from which a town may be named in a report on another country."""
_COST_OF_STRAYING = 3.0
"""What a merely similar name in a country that the report does not tell of is worth less."""
_BESIDE_KM = 150.0
"""How far from another place of the report a town over the border may lie."""
_SIZE_BESIDE = 4.4
"""Prominence from which it may: 25,000 inhabitants."""
_VOTE_OF_HINT, _VOTE_OF_OUTLET = 5, 1
_SHARPNESS = 2.0
_PLAUSIBLE = 2.6
_LEAST_CONFIDENCE = 0.25
_BROAD = frozenset({"country", "province", "region"})
_SAME_PLACE_KM = 5.0
_RANKED = 5


@dataclass(slots=True)
class _Name:
    """All mentions of one name of a report that nothing sets apart."""

    toponym: Toponym
    """One of them."""
    mentions: list[int]
    """Their positions among the report's toponyms."""
    spelled: str
    """The name's plain form."""
    own: list[float]
    """What each candidate is worth by itself."""
    holders: set[int] = field(default_factory=set)
    """Positions of the toponyms that are said to contain it."""
    chances: list[float] = field(default_factory=list)
    """Probability of each candidate so far."""
    scores: list[float] = field(default_factory=list)
    """Score of each candidate so far."""

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate so far."""
        if not self.chances:
            return None
        return self.toponym.candidates[max(range(len(self.chances)), key=self.chances.__getitem__)]


def resolve(
    toponyms: Sequence[Toponym],
    *,
    text: str,
    adjectives: Mapping[str, str],
    likely: Sequence[str],
    covered: str | None = None,
    capitals: Collection[str] = (),
) -> tuple[PlaceChoice, ...]:
    """Choose a place for each toponym; see :meth:`dateline.gazetteer.Gazetteer.resolve`."""
    names, name_of = _names(toponyms, _containers(toponyms, text), capitals)
    alike: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        alike[name.spelled].append(name)
    mentioned = _mentioned(text, adjectives, likely, covered)
    countries: dict[str, float] = {}
    points: list[tuple[str, tuple[float, float, float]]] = []
    for _ in range(_ROUNDS):
        countries = defaultdict(float, mentioned)
        regions: dict[tuple[str, str], float] = defaultdict(float)
        for name in names:
            for country, region, vote in _votes(name):
                countries[country] += vote
                if region:
                    regions[country, region] += vote
        points = _points(names)
        for name in names:
            evidence = _Evidence.around(name, alike[name.spelled], name_of, countries, regions, points)
            name.scores = [
                own + evidence.worth(c) for own, c in zip(name.own, name.toponym.candidates, strict=True)
            ]
        for name in names:
            name.chances = _chances(name.scores)
    told = [name for name in names if any(toponyms[i].use is Use.PLACE for i in name.mentions)]
    choices = []
    for i, toponym in enumerate(toponyms):
        name = name_of[i]
        choice = _choice(toponym, name)
        others = [other.best for other in told if other.spelled != name.spelled]
        if (
            not name.holders
            and _strays(choice, _without(alike[name.spelled], countries), others)
            and not _is_beside(choice, name, points)
        ):
            choice = replace(choice, place=None)
        choices.append(choice)
    return tuple(choices)


def _names(
    toponyms: Sequence[Toponym], containers: Mapping[int, int], capitals: Collection[str]
) -> tuple[list[_Name], list[_Name]]:
    """Return the distinct names, and the name of each toponym."""
    names: dict[tuple[str, str | None, str | None], _Name] = {}
    name_of: list[_Name] = []
    for i, toponym in enumerate(toponyms):
        holder = toponyms[containers[i]].name if i in containers else None
        spelled = plain(toponym.name)
        key = (spelled, toponym.kind, holder)
        if key not in names:
            own = [_own_worth(c, toponym, capitals) for c in toponym.candidates]
            names[key] = _Name(toponym, [], spelled, own, chances=_chances(own))
        name = names[key]
        name.mentions.append(i)
        if i in containers:
            name.holders.add(containers[i])
        name_of.append(name)
    return list(names.values()), name_of


def _own_worth(candidate: Candidate, toponym: Toponym, capitals: Collection[str]) -> float:
    """Return what speaks for a candidate whatever else the report tells."""
    place = candidate.place
    worth = _WEIGHT_OF_PROMINENCE * kinds.prominence(place) - candidate.doubt
    if candidate.similarity < 1.0:
        first = [
            c for c in toponym.candidates if c.similarity == 1.0 and not _is_called_after(c.place, place)
        ]
        worth -= max(map(_cost_beside, first), default=0.0)
    if toponym.kind:
        worth += _WORTH_OF_KIND if kinds.agrees(place, toponym.kind) else -_COST_OF_OTHER_KIND
    if place.kind == "country" or place.country is None:
        worth += _WORTH_OF_BEING_A_COUNTRY
    elif place.id in capitals:
        worth += _WORTH_OF_BEING_A_CAPITAL
    return worth


def _is_called_after(region: Place, town: Place) -> bool:
    """Tell whether a province has its name from a town in it, however both are spelled."""
    if region.kind != "province" or town.kind != "town" or not _holds(region, town):
        return False
    return skeleton(normal(region.name)).startswith(skeleton(normal(town.name)))


def _cost_beside(rival: Candidate) -> float:
    return _COST_OF_A_COUNTRYS_NAME if rival.place.kind == "country" else _COST_OF_OTHER_NAME


def _votes(name: _Name) -> Iterator[tuple[str, str | None, float]]:
    """Yield the country and province that each candidate of a name speaks for, and how strongly."""
    weight = min(len(name.mentions), _MOST_MENTIONS)
    for chance, candidate in zip(name.chances, name.toponym.candidates, strict=True):
        if chance > _LEAST_CHANCE and candidate.place.country:
            trust = 1.0 if candidate.similarity == 1.0 else _TRUST_IN_OTHER_NAMES
            yield candidate.place.country, _region(candidate.place), weight * chance * trust


def _region(place: Place) -> str | None:
    return place.name if place.kind == "province" else place.admin1


def _without(alike: Sequence[_Name], countries: Mapping[str, float]) -> dict[str, float]:
    """Return the share of each country in the votes, those of names that are spelled alike left out."""
    votes = defaultdict(float, countries)
    for name in alike:
        for country, _, vote in _votes(name):
            votes[country] -= vote
    return _shares(votes)


def _points(names: Sequence[_Name]) -> list[tuple[str, tuple[float, float, float]]]:
    """Return where the likeliest places lie that are no whole province, as points of the unit sphere."""
    points = []
    for name in names:
        best = name.best
        if best is not None and best.place.kind not in _BROAD:
            points.append((name.spelled, _on_sphere(best.place)))
    return points


def _on_sphere(place: Place) -> tuple[float, float, float]:
    phi, theta = radians(place.lat), radians(place.lon)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the rest of a report says of one name."""

    countries: Mapping[str, float]
    """Share of each country in the votes of the other names."""
    regions: Mapping[tuple[str, str], float]
    """Share of each province in them."""
    points: Sequence[tuple[float, float, float]]
    """Where the other places lie."""
    holders: Sequence[tuple[Place, float]]
    """Regions that are said to contain it, each with what that is worth."""

    @classmethod
    def around(
        cls,
        name: _Name,
        alike: Sequence[_Name],
        name_of: Sequence[_Name],
        countries: Mapping[str, float],
        regions: Mapping[tuple[str, str], float],
        points: Sequence[tuple[str, tuple[float, float, float]]],
    ) -> "_Evidence":
        """Return what the other names say of a name, given those that are spelled like it."""
        votes = defaultdict(float, regions)
        holders: list[tuple[Place, float]] = []
        for other in alike:
            for country, region, vote in _votes(other):
                if region:
                    votes[country, region] -= vote
            worth = _WORTH_OF_CONTAINER if other is name else _WORTH_OF_NAMESAKES_CONTAINER
            if other is not name and name.holders:
                continue
            regions_named = (name_of[i].best for i in sorted(other.holders))
            holders += [(best.place, worth) for best in regions_named if best is not None]
        return cls(
            _without(alike, countries),
            _shares(votes),
            [point for spelled, point in points if spelled != name.spelled],
            holders,
        )

    def worth(self, candidate: Candidate) -> float:
        """Return what the other names say for a candidate."""
        place = candidate.place
        share = self.countries.get(place.country, 0.0) if place.country else _SHARE_OF_NO_COUNTRY
        worth = 0.0
        if candidate.similarity < _SURE_SPELLING and share < _FAIR_SHARE:
            worth -= _COST_OF_STRAYING
        log_share = log10((share + _LEAST_SHARE) / _LEAST_SHARE)
        worth += (_WORTH_OF_SAME_COUNTRY if place.kind == "country" else _WORTH_OF_COUNTRY) * log_share
        region = _region(place)
        if place.country and region:
            near = self.regions.get((place.country, region), 0.0)
            worth += _WORTH_OF_REGION * log10((near + _LEAST_SHARE_OF_REGION) / _LEAST_SHARE_OF_REGION)
        if self.points and place.kind not in _BROAD:
            worth += self._nearness(place)
        for holder, weight in self.holders:
            if holder.id != place.id:
                worth += weight if _holds(holder, place) else -weight / 2
        return worth

    def _nearness(self, place: Place) -> float:
        x, y, z = _on_sphere(place)
        chord = max(x * a + y * b + z * c for a, b, c in self.points)
        km = EARTH_RADIUS_KM * (2 * max(0.0, 1 - chord)) ** 0.5
        return _WORTH_OF_NEXT_TO * exp(-km / _NEXT_TO_KM) + _WORTH_OF_NEAR * exp(-km / _NEAR_KM)


def _chances(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    best = max(scores)
    raw = [exp(_SHARPNESS * (score - best)) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def _choice(toponym: Toponym, name: _Name) -> PlaceChoice:
    if not name.scores:
        return PlaceChoice(toponym=toponym, place=None, confidence=0.0)
    order = sorted(
        range(len(name.scores)), key=lambda k: (-name.scores[k], name.toponym.candidates[k].place.id)
    )
    places = [name.toponym.candidates[k].place for k in order]
    best, place = name.scores[order[0]], places[0]
    share = sum(
        name.chances[k]
        for k, other in zip(order, places, strict=True)
        if distance_km(other.lat, other.lon, place.lat, place.lon) < _SAME_PLACE_KM
    )
    confidence = round(share / (1 + exp(-1.5 * (best - _PLAUSIBLE))), 4)
    believed = confidence >= _LEAST_CONFIDENCE or share > 0.9 and best > _PLAUSIBLE
    return PlaceChoice(
        toponym=toponym,
        place=place if believed else None,
        confidence=confidence,
        ranking=tuple((name.toponym.candidates[k].place, round(name.chances[k], 4)) for k in order[:_RANKED]),
    )


def _strays(choice: PlaceChoice, shares: Mapping[str, float], others: Sequence[Candidate | None]) -> bool:
    """Tell whether a small place lies in a country of which a report on another tells nothing else.

    The town meant is then rather one that no list has, and no place is better than a wrong one. A report of
    which no other place lies in a country only says who acts ("**Russian** troops shelled Mariupol").
    """
    place = choice.place
    if place is None or place.kind in _BROAD or place.population >= _WELL_KNOWN:
        return False
    first_name = any(c.similarity == 1.0 for c in choice.toponym.candidates if c.place.id == place.id)
    least = _FAIR_SHARE if first_name else _FAIR_SHARE_OF_OTHER_NAMES
    if shares.get(place.country or "", 0.0) >= least:
        return False
    countries = (other.place.country or "" for other in others if other is not None)
    return any(shares.get(country, 0.0) >= _MAIN_SHARE for country in countries)


def _is_beside(
    choice: PlaceChoice, name: _Name, points: Sequence[tuple[str, tuple[float, float, float]]]
) -> bool:
    """Tell whether a town, be it over a border, goes by its first name close to another that is named."""
    town = choice.place
    if town is None or town.kind != "town" or kinds.prominence(town) < _SIZE_BESIDE:
        return False
    if not any(c.similarity == 1.0 for c in choice.toponym.candidates if c.place.id == town.id):
        return False
    x, y, z = _on_sphere(town)
    cosines = (x * a + y * b + z * c for spelled, (a, b, c) in points if spelled != name.spelled)
    return EARTH_RADIUS_KM * sqrt(2 * max(0.0, 1 - max(cosines, default=-1.0))) <= _BESIDE_KM


def _containers(toponyms: Sequence[Toponym], text: str) -> dict[int, int]:
    """Map each toponym to the one that the text says contains it ("Rawa in Anbar", "Sirte, Libya")."""
    inside: dict[int, int] = {}
    for i, (inner, outer) in enumerate(zip(toponyms, toponyms[1:], strict=False)):
        link = text[inner.end : outer.start]
        broad = any(c.place.kind in _BROAD for c in outer.candidates[:3])
        if (
            broad
            and len(link) <= _LONGEST_LINK
            and "\n" not in link
            and " and " not in link
            and _CONTAINED.fullmatch(link)
        ):
            inside[i] = i + 1
    return inside


def _holds(region: Place, place: Place) -> bool:
    if region.country != place.country:
        return False
    return region.kind == "country" or place.admin1 in (region.name, region.admin1)


def _mentioned(
    text: str, adjectives: Mapping[str, str], likely: Sequence[str], covered: str | None
) -> Counter[str]:
    votes: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group()
        country = adjectives.get(word) or adjectives.get(word.split(" ")[0])
        if country:
            votes[country] += 1
    for country in likely:
        votes[country] += _VOTE_OF_HINT
    if covered:
        votes[covered] += _VOTE_OF_OUTLET
    return votes


def _shares(votes: Mapping[_Key, float]) -> dict[_Key, float]:
    held = {key: votes[key] for key in votes if votes[key] > 1e-9}
    total = sum(held.values())
    return {key: count / total for key, count in held.items()}
