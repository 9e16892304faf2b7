"""How likely two claims tell of one event: a logistic model over readable comparisons.

The weights are fitted on pairs of claims of one report whose linking a person has coded; print a new table
with ``python -m evaluation.events GOLD --fit``. Comparisons that a report cannot teach (claims of different
reports) have weights set by hand, and say so.

Reference:
    Fellegi, Sunter (1969), A theory for record linkage, JASA 64: weigh each comparison by how much more
    often it agrees among true links than among others.
"""

import math
from collections.abc import Iterator

from dateline.actors import ActorTable
from dateline.events.facts import Facts, same_command, sides
from dateline.events.weights import ACROSS_REPORTS, BIAS, ONE_STATE, WEIGHTS
from dateline.gazetteer.geometry import distance_km
from dateline.ids import ActorId
from dateline.model import ClaimStatus, ClaimType, Relation

_VIOLENCE = frozenset(
    {
        ClaimType.AIRSTRIKE,
        ClaimType.SHELLING,
        ClaimType.BOMBING,
        ClaimType.CHEMICAL,
        ClaimType.ATTACK,
    }
)
_BATTLE = frozenset({ClaimType.CLASH, ClaimType.OPERATION, ClaimType.ADVANCE})

_OF_ONE_TOWN = frozenset({ClaimType.CAPTURE, ClaimType.HOLD})
"""Types that say who has a town: told of two towns they are two events, however near."""

_LASTING = frozenset(
    {ClaimType.HOLD, ClaimType.BESIEGE, ClaimType.OPERATION, ClaimType.CLASH, ClaimType.NEED}
)
"""Types whose events may last for months."""

_PARTS = frozenset({"places", "villages", "areas", "districts", "neighbourhoods"})
"""Things counted within a place."""

FAR_KM = 25.0
"""Two towns further apart than this do not see one event."""

_SAME_TOWN_KM = 3.0
"""Gazetteer points of one town, or of a quarter and its town, lie this close."""

LONG_GAP_DAYS = 14
"""Two intervals further apart than this are two events, whatever else agrees."""

_NO_LINK = -20.0
"""Log-odds of a pair that cannot be one event."""


def may_link(one: ClaimType, other: ClaimType) -> bool:
    """Say whether claims of these types may tell of one event.

    A death toll joins the attack that caused it, an advance the battle; a capture, a hold and a withdrawal
    stay apart, since each says something else of who holds the town.
    """
    if one == other:
        return True
    pair = {one, other}
    if ClaimType.CASUALTIES in pair:
        return bool(pair & _VIOLENCE)
    return pair <= _BATTLE or pair <= _VIOLENCE


def log_odds(a: Facts, b: Facts, actors: ActorTable) -> float:
    """Return the natural logarithm of the odds that two claims tell of one event."""
    if not may_link(a.type, b.type) or _excluded(a, b, actors):
        return _NO_LINK
    total = BIAS
    for name, value in comparisons(a, b, actors):
        total += WEIGHTS.get(name, 0.0) * value
    if a.document != b.document:
        total += ACROSS_REPORTS
    if _one_state(a, b):
        total += ONE_STATE
    return total


def _excluded(a: Facts, b: Facts, actors: ActorTable) -> bool:
    """Say whether something rules out that two claims tell of one event."""
    if (a.status is ClaimStatus.PLANNED) != (b.status is ClaimStatus.PLANNED):
        return True
    if a.days is not None and b.days is not None and gap_days(a.days, b.days) > LONG_GAP_DAYS:
        return True
    if a.narrow and b.narrow and not (km := _apart_km(a, b)) <= FAR_KM and not math.isnan(km):
        return True
    if a.type == b.type and a.type in _OF_ONE_TOWN:
        if a.agents and b.agents and not sides(a.agents, actors) & sides(b.agents, actors):
            return True
        return _in_part(a) != _in_part(b) or (a.narrow and b.narrow and _apart_km(a, b) > _SAME_TOWN_KM)
    return False


def _in_part(fact: Facts) -> bool:
    """Say whether a claim is of a share of a place only: "85 percent of the town", "2 areas in the town"."""
    if "percent" in fact.figures and fact.figures["percent"][0] < 100:
        return True
    return len(fact.spots) == 1 and not _PARTS.isdisjoint(fact.figures)


def _one_state(a: Facts, b: Facts) -> bool:
    """Say whether two claims tell of one taking, or one holding, of a town.

    The sides agree and the days are near, or the pair would have been excluded.
    """
    if a.type != b.type or a.type not in _OF_ONE_TOWN:
        return False
    if a.type is ClaimType.CAPTURE and (a.days is None or b.days is None):
        return False
    towns = {spot.id for spot in a.spots if spot.relation is Relation.IN and not spot.wide}
    return any(spot.id in towns and spot.relation is Relation.IN for spot in b.spots)


def comparisons(a: Facts, b: Facts, actors: ActorTable) -> Iterator[tuple[str, float]]:
    """Yield the comparisons of two claims that hold: name, and 1 or a share between 0 and 1."""
    yield from _kind(a, b)
    yield from _where(a, b)
    yield from _days(a, b)
    yield from _parties("agent", a.agents, b.agents, actors)
    yield from _parties("patient", a.patients, b.patients, actors)
    yield from _words(a, b)
    yield from _figures(a, b)


def _kind(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.type == b.type:
        yield f"both {a.type}", 1.0
    elif ClaimType.CASUALTIES in (a.type, b.type):
        yield "cause and toll", 1.0
    else:
        yield "other types", 1.0
    if a.status == b.status:
        yield "same status", 1.0
    elif ClaimStatus.DENIED in (a.status, b.status):
        yield "one denied", 1.0


def _where(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if not a.spots and not b.spots:
        if a.place_words or b.place_words:
            yield "unplaced, same words" if a.place_words & b.place_words else "unplaced, other words", 1.0
        else:
            yield "no place", 1.0
        return
    if not a.spots or not b.spots:
        yield "place missing", 1.0
        return
    shared = {spot.id for spot in a.spots} & {spot.id for spot in b.spots}
    if shared:
        yield "same place" if a.narrow or b.narrow else "same wide place", 1.0
        if {spot.relation for spot in a.spots} != {spot.relation for spot in b.spots}:
            yield "other relation", 1.0
    elif a.narrow != b.narrow:
        yield "town and area", 1.0
    else:
        km = _apart_km(a, b)
        yield ("same town" if km <= _SAME_TOWN_KM else "near town" if km <= FAR_KM else "far"), 1.0


def _apart_km(a: Facts, b: Facts) -> float:
    """Return the smallest distance between places of two claims; not a number when one has none."""
    return min(
        (distance_km(s.lat, s.lon, t.lat, t.lon) for s in a.spots for t in b.spots),
        default=math.nan,
    )


def gap_days(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the days between two intervals; 0 when they share a day."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _days(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.days is None or b.days is None:
        yield "no days" if a.days is None and b.days is None else "days missing", 1.0
        return
    if (a.first, a.last) == (b.first, b.last):
        yield "same days", 1.0
        return
    gap = gap_days(a.days, b.days)
    if gap == 0:
        shared = min(a.days[1], b.days[1]) - max(a.days[0], b.days[0]) + 1
        spanned = max(a.days[1], b.days[1]) - min(a.days[0], b.days[0]) + 1
        yield "overlap", 1.0
        yield "share of overlap", shared / spanned
    elif a.type in _LASTING and b.type in _LASTING:
        yield "gap, lasting", 1.0
    else:
        yield "gap of days" if gap <= 3 else "gap of a week", 1.0


def _parties(
    role: str, a: frozenset[ActorId], b: frozenset[ActorId], actors: ActorTable
) -> Iterator[tuple[str, float]]:
    if not a and not b:
        yield f"no {role}", 1.0
    elif not a or not b:
        yield f"{role} missing", 1.0
    elif a & b:
        yield f"same {role}", 1.0
    elif same_command(a, b, actors):
        yield f"{role} of one command", 1.0
    elif sides(a, actors) & sides(b, actors):
        yield f"{role} of one side", 1.0
    else:
        yield f"other {role}", 1.0


def _words(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.trigger & b.trigger:
        yield "same trigger", 1.0
        if a.type == b.type:
            yield "same trigger and type", 1.0
    if a.words and b.words:
        yield "shared words", len(a.words & b.words) / min(len(a.words), len(b.words))
    if a.document == b.document:
        if a.sentence == b.sentence:
            yield "same sentence, same type" if a.type == b.type else "same sentence", 1.0
        elif min(a.sentence.start, b.sentence.start) == 0:
            yield "headline", 1.0
        elif abs(a.sentence.start - b.sentence.start) < 250:
            yield "close by", 1.0


def _figures(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    shared = sorted(a.figures.keys() & b.figures.keys())
    if not shared:
        yield "no shared figure", 1.0
        return
    agree = sum(_compatible(a.figures[of], b.figures[of]) for of in shared)
    yield "figures agree", agree / len(shared)
    yield "figures differ", 1.0 - agree / len(shared)
    if any(a.figures[of] == b.figures[of] for of in shared):
        yield "equal figure", 1.0


def _compatible(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Say whether two figures may be one: their ranges meet, and neither floor is twice the other."""
    if max(a[0], b[0]) > min(a[1], b[1]):
        return False
    low, high = sorted((a[0], b[0]))
    return low == 0 or high <= 2 * low


__all__ = ["FAR_KM", "LONG_GAP_DAYS", "comparisons", "gap_days", "log_odds", "may_link"]
