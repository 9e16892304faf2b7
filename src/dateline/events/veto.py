"""What keeps two groups of claims apart, however alike their words are."""

from collections.abc import Sequence
from itertools import combinations

from dateline.actors import ActorTable
from dateline.events.facts import Facts, Spot, sides
from dateline.events.score import FAR_KM, LONG_GAP_DAYS, gap_days
from dateline.gazetteer.geometry import distance_km
from dateline.model import ClaimStatus, ClaimType

_LASTING = frozenset(
    {
        ClaimType.CLASH,
        ClaimType.BESIEGE,
        ClaimType.HOLD,
        ClaimType.OPERATION,
        ClaimType.NEED,
    }
)
"""Types of events that may span more than two weeks and more than one town."""

_TERRITORIAL = frozenset({ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.WITHDRAW})


def may_join(one: Sequence[Facts], other: Sequence[Facts], actors: ActorTable) -> bool:
    """Say whether two groups may be one event.

    No event spans two far places or two distant fortnights unless it is a battle, siege, hold or operation;
    what is planned is not what happened; a town is not taken or held by two sides in one event.
    """
    both = [*one, *other]
    if len({fact.status is ClaimStatus.PLANNED for fact in both}) > 1:
        return False
    if all(fact.type in _LASTING for fact in both):
        return True
    if not _one_time(one, other) or not _one_area(both):
        return False
    if all(fact.type in _TERRITORIAL for fact in both):
        return not _opposed(one, other, actors)
    return True


def _one_time(one: Sequence[Facts], other: Sequence[Facts]) -> bool:
    return all(
        gap_days(a.days, b.days) <= LONG_GAP_DAYS
        for a in one
        for b in other
        if a.days is not None and b.days is not None
    )


def _one_area(facts: Sequence[Facts]) -> bool:
    """Say whether each claim's nearest town lies close to that of every other claim."""
    towns = {tuple(spot for spot in fact.spots if not spot.wide) for fact in facts}
    return all(_near(a, b) for a, b in combinations(sorted(towns, key=repr), 2) if a and b)


def _near(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> bool:
    return any(distance_km(s.lat, s.lon, t.lat, t.lon) <= FAR_KM for s in a for t in b)


def _opposed(one: Sequence[Facts], other: Sequence[Facts], actors: ActorTable) -> bool:
    a = frozenset(actor for fact in one for actor in fact.agents)
    b = frozenset(actor for fact in other for actor in fact.agents)
    return bool(a and b) and not sides(a, actors) & sides(b, actors)
