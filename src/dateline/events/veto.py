"""What keeps two claims, or two groups of claims, apart, however alike their words are."""

import math
from collections.abc import Sequence
from itertools import combinations

from dateline.actors import ActorTable
from dateline.events.facts import UNKNOWN, Facts, Spot, apart_km, between_km, gap_days, sides
from dateline.events.kinds import BATTLE, HAVING, LASTING, PARTS, may_link
from dateline.model import ClaimStatus, ClaimType

FAR_KM = 25.0
"""Two towns further apart than this do not see one event."""

SAME_TOWN_KM = 3.0
"""Gazetteer points of one town, or of a quarter and its town, lie this close."""

_ZONE_DAYS = 1
"""A report may come out on the calendar day before the event, by the clock of another time zone."""

_WAR_DAYS = 180
"""What has gone on for so long is told by running totals."""

_YEAR_DAYS = 365
"""Fighting that has gone on for so long is a war, not one of its battles."""

_SAME_TOTAL_DAYS = 60
"""Reports that come out so close together may round one total differently."""

_MANY_DEAD, _TIMES_AS_MANY = 1000, 20
"""So many dead, and so many times as many as another toll: the dead of a war, not of its one deed."""

LONG_GAP_DAYS = 14
"""Two intervals further apart than this are two events, whatever else agrees."""


def excluded(a: Facts, b: Facts, actors: ActorTable) -> bool:
    """Say whether something rules out that two claims tell of one event.

    What is planned is not what happened; a part of a town is not the town; a town is not taken or held by two
    sides in one event.
    """
    if not may_link(a.type, b.type) or (a.status is ClaimStatus.PLANNED) != (b.status is ClaimStatus.PLANNED):
        return True
    if a.days is not None and b.days is not None and gap_days(a.days, b.days) > LONG_GAP_DAYS:
        return True
    if _foretells(a, b) or _foretells(b, a) or _later_total(a, b):
        return True
    if _of_another_order([a], [b]) or _of_war_and_battle([a], [b]):
        return True
    km = apart_km(a, b) if a.narrow and b.narrow else math.nan
    if km > FAR_KM:
        return True
    if a.type == b.type and a.type in HAVING:
        return _opposed([a], [b], actors) or _of_part(a) != _of_part(b) or km > SAME_TOWN_KM
    return False


def may_join(one: Sequence[Facts], other: Sequence[Facts], actors: ActorTable) -> bool:
    """Say whether two groups may be one event.

    No event spans two far places or two distant fortnights unless it is a battle, siege, hold or operation.
    """
    both = [*one, *other]
    if _of_another_order(one, other) or _of_war_and_battle(one, other):
        return False
    if len({fact.status is ClaimStatus.PLANNED for fact in both}) > 1:
        return False
    if all(fact.type in HAVING for fact in both) and _opposed(one, other, actors):
        return False
    if all(fact.type in LASTING for fact in both):
        return True
    return _one_time(one, other) and _one_area(both)


def _foretells(a: Facts, b: Facts) -> bool:
    """Say whether one claim tells as done what, by the other, was yet to come when its report came out.

    What has no first day may have come before, and so may a hold or a siege when no words say since when.
    """
    if a.known is None or b.first is None or a.status not in (ClaimStatus.HAPPENED, ClaimStatus.POSSIBLE):
        return False
    begins = b.dated or b.type not in LASTING - BATTLE
    return begins and a.known + _ZONE_DAYS < b.first


def _later_total(a: Facts, b: Facts) -> bool:
    """Say whether two tolls count what a war cost so far at different times, in different figures.

    "More than 230,000", and a year later "more than 280,000 since 2011".
    """
    if a.type is not ClaimType.CASUALTIES or b.type is not a.type or a.known is None or b.known is None:
        return False
    counts_up = all(f.days is not None and f.days[1] - f.days[0] >= _WAR_DAYS for f in (a, b))
    said = any(a.figures[of] == b.figures[of] for of in a.figures.keys() & b.figures.keys())
    return counts_up and not said and abs(a.known - b.known) > _SAME_TOTAL_DAYS


def _of_another_order(one: Sequence[Facts], other: Sequence[Facts]) -> bool:
    """Say whether one counts the dead of a war, the other those of a deed."""
    tolls = [
        max((f.figures["killed"][0] for f in facts if "killed" in f.figures), default=0.0)
        for facts in (one, other)
    ]
    return min(tolls) > 0 and max(tolls) >= max(_MANY_DEAD, _TIMES_AS_MANY * min(tolls))


def _of_war_and_battle(one: Sequence[Facts], other: Sequence[Facts]) -> bool:
    """Say whether one tells of fighting of a year or more, the other of fighting on days that it names."""
    return any(
        any(_lasts_for_years(fact) for fact in war) and any(_is_of_days(fact) for fact in battle)
        for war, battle in ((one, other), (other, one))
    )


def _lasts_for_years(fact: Facts) -> bool:
    return fact.type in BATTLE and fact.days is not None and fact.days[1] - fact.days[0] >= _YEAR_DAYS


def _is_of_days(fact: Facts) -> bool:
    if fact.type not in BATTLE or fact.days is None or not fact.dated:
        return False
    return fact.days[1] - fact.days[0] <= LONG_GAP_DAYS


def _of_part(fact: Facts) -> bool:
    """Say whether a claim is of a share of a place only: "85 percent of the town", "2 areas in the town"."""
    if "percent" in fact.figures and fact.figures["percent"][0] < 100:
        return True
    return len(fact.spots) == 1 and not PARTS.isdisjoint(fact.figures)


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
    return any(between_km(s, t) <= FAR_KM for s in a for t in b)


def _opposed(one: Sequence[Facts], other: Sequence[Facts], actors: ActorTable) -> bool:
    """Say whether both name who acts, and no side is named by both; "the gunmen" may be of any."""
    a = sides((actor for fact in one for actor in fact.agents), actors) - {UNKNOWN}
    b = sides((actor for fact in other for actor in fact.agents), actors) - {UNKNOWN}
    return bool(a and b) and not a & b
