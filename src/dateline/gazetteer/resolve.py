"""Which place each toponym of a report means, decided for all of them together.

A report tells of one corner of the world: its countries vote, its places draw near to each other, and what
the text says outright ("Rawa, a town in Anbar province") counts most. A candidate's score is the sum of such
evidence in units of decimal logarithms; scores become probabilities by a softmax.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log10

from dateline.gazetteer import kinds
from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.toponym import Candidate, PlaceChoice, Toponym
from dateline.model import Place

_ROUNDS = 3
_WORD = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?|\b[A-Z]{2,3}\b")
_CONTAINED = re.compile(
    r"\s*(?:,|\()?\s*(?:(?:an?|the|its)\s[\w\s-]{0,40}?)?(?:(?:in|of|inside|within)\s)?(?:the\s)?(?:[\w-]+ern\s)?(?:[\w'’]+\s)?$"
)
_LONGEST_LINK = 60
_WEIGHT_OF_PROMINENCE = 0.85
_WORTH_OF_KIND = 2.5
_COST_OF_OTHER_KIND = 1.0
_WORTH_OF_CONTAINER = 2.5
_WORTH_OF_COUNTRY = 1.7
_LEAST_SHARE = 0.02
_WORTH_OF_BEING_A_COUNTRY = 3.0
_CLEAR_LEAD = 1.0
"""Lead in prominence from which namesakes in other countries do not count."""
_SURE_SPELLING = 0.95
_FAIR_SHARE = 0.08
_MAIN_SHARE = 0.5
"""Share of a report's votes from which it is plainly about one country."""
_WELL_KNOWN = 100_000
"""Inhabitants from which a town may be named in a report on another country."""
_COST_OF_STRAYING = 3.0
"""What a merely similar name in a country that the report does not tell of is worth less."""
_VOTE_OF_HINT = 5.0
_SHARPNESS = 2.0
_PLAUSIBLE = 2.6
_LEAST_CONFIDENCE = 0.25
_BROAD = frozenset({"country", "province", "region"})


def resolve(
    toponyms: Sequence[Toponym], *, text: str, adjectives: Mapping[str, str], likely: Sequence[str]
) -> tuple[PlaceChoice, ...]:
    """Choose a place for each toponym; see :meth:`dateline.gazetteer.Gazetteer.resolve`."""
    containers = _containers(toponyms, text)
    mentioned = _mentioned(text, adjectives, likely)
    chosen = [t.candidates[0].place if t.candidates else None for t in toponyms]
    scored: list[list[tuple[float, Candidate]]] = []
    votes: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        votes = _votes(mentioned, toponyms, chosen)
        shares = _shares(votes)
        scored = []
        for i, toponym in enumerate(toponyms):
            holder = chosen[containers[i]] if i in containers else None
            others = [
                p
                for j, p in enumerate(chosen)
                if p and toponyms[j].name != toponym.name and p.kind not in _BROAD
            ]
            scored.append(
                sorted(
                    ((_score(c, toponym, shares, others, holder), c) for c in toponym.candidates),
                    key=lambda pair: (-pair[0], pair[1].place.id),
                )
            )
        chosen = [ranking[0][1].place if ranking else None for ranking in scored]
    return tuple(
        replace(choice, place=None) if i not in containers and _strays(choice, toponyms, votes) else choice
        for i, choice in enumerate(map(_choice, toponyms, scored))
    )


def _strays(choice: PlaceChoice, toponyms: Sequence[Toponym], votes: Mapping[str, int]) -> bool:
    """Tell whether a small place lies in a country of which a report on another tells nothing else.

    The town meant is then rather one that no list has, and no place is better than a wrong one.
    """
    place = choice.place
    if place is None or place.kind in _BROAD or place.population >= _WELL_KNOWN:
        return False
    own = sum(t.name == choice.toponym.name for t in toponyms) if _certain(choice.toponym, place) else 0
    others = Counter(votes)
    others[place.country or ""] -= own
    shares = _shares(+others)
    stays = shares.get(place.country or "", 0.0) >= _FAIR_SHARE
    return max(shares.values(), default=0.0) >= _MAIN_SHARE and not stays


def _score(
    candidate: Candidate,
    toponym: Toponym,
    shares: Mapping[str, float],
    others: Sequence[Place],
    holder: Place | None,
) -> float:
    place = candidate.place
    score = _WEIGHT_OF_PROMINENCE * kinds.prominence(place) - candidate.doubt
    if candidate.similarity < _SURE_SPELLING and shares.get(place.country or "", 0.0) < _FAIR_SHARE:
        score -= _COST_OF_STRAYING
    if toponym.kind:
        score += _WORTH_OF_KIND if kinds.agrees(place, toponym.kind) else -_COST_OF_OTHER_KIND
    if place.kind == "country":
        score += _WORTH_OF_BEING_A_COUNTRY
    else:
        share = shares.get(place.country or "", 0.0)
        score += _WORTH_OF_COUNTRY * log10((share + _LEAST_SHARE) / _LEAST_SHARE)
    if others and place.kind not in _BROAD:
        nearest = min(distance_km(place.lat, place.lon, p.lat, p.lon) for p in others)
        score += 1.2 * exp(-nearest / 60) + 0.6 * exp(-nearest / 300)
    if holder is not None and holder.id != place.id:
        score += _WORTH_OF_CONTAINER if _holds(holder, place) else -_WORTH_OF_CONTAINER / 2
    return score


def _choice(toponym: Toponym, ranking: Sequence[tuple[float, Candidate]]) -> PlaceChoice:
    if not ranking:
        return PlaceChoice(toponym=toponym, place=None, confidence=0.0)
    best, candidate = ranking[0]
    same = [
        score
        for score, other in ranking
        if distance_km(other.place.lat, other.place.lon, candidate.place.lat, candidate.place.lon) < 5
    ]
    total = sum(exp(_SHARPNESS * (score - best)) for score, _ in ranking)
    share = sum(exp(_SHARPNESS * (score - best)) for score in same) / total
    confidence = round(share / (1 + exp(-1.5 * (best - _PLAUSIBLE))), 4)
    place = candidate.place if confidence >= _LEAST_CONFIDENCE or share > 0.9 and best > _PLAUSIBLE else None
    return PlaceChoice(toponym=toponym, place=place, confidence=confidence)


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


def _mentioned(text: str, adjectives: Mapping[str, str], likely: Sequence[str]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group()
        country = adjectives.get(word) or adjectives.get(word.split(" ")[0])
        if country:
            votes[country] += 1
    for country in likely:
        votes[country] += int(_VOTE_OF_HINT)
    return votes


def _votes(
    mentioned: Mapping[str, int], toponyms: Sequence[Toponym], chosen: Sequence[Place | None]
) -> Counter[str]:
    votes = Counter(mentioned)
    for toponym, place in zip(toponyms, chosen, strict=True):
        if place is not None and place.country and _certain(toponym, place):
            votes[place.country] += 1
    return votes


def _shares(votes: Mapping[str, int]) -> dict[str, float]:
    total = sum(votes.values())
    return {country: count / total for country, count in votes.items()} if total else {}


def _certain(toponym: Toponym, place: Place) -> bool:
    """Tell whether the name alone says in which country the place lies."""
    rivals = [kinds.prominence(c.place) for c in toponym.candidates if c.place.country != place.country]
    return toponym.candidates[0].similarity >= _SURE_SPELLING and (
        not rivals or max(rivals) < kinds.prominence(place) - _CLEAR_LEAD
    )
