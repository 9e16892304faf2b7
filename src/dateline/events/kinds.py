"""Which types of claims may tell of one event, which events last, and which places are wide."""

from functools import cache

from dateline.model import ClaimType, Place

VIOLENCE = frozenset(
    {
        ClaimType.AIRSTRIKE,
        ClaimType.SHELLING,
        ClaimType.BOMBING,
        ClaimType.CHEMICAL,
        ClaimType.ATTACK,
    }
)
"""Blows, each of which may be called by another's name."""

BATTLE = frozenset({ClaimType.CLASH, ClaimType.OPERATION, ClaimType.ADVANCE})
"""What a battle is told as."""

HAVING = frozenset({ClaimType.CAPTURE, ClaimType.HOLD})
"""Types that say who has a town: told of two towns they are two events, however near."""

LASTING = frozenset(
    {
        ClaimType.CLASH,
        ClaimType.BESIEGE,
        ClaimType.HOLD,
        ClaimType.OPERATION,
        ClaimType.NEED,
    }
)
"""What may last for months and spread over towns: its interval is all the days given, none is disputed."""

PARTS = frozenset({"places", "villages", "towns", "areas", "districts", "neighbourhoods"})
"""Things counted within a place: "2 areas in Ramadi" are not Ramadi."""

_WIDTH = {
    "district": 1,
    "valley": 2,
    "region": 2,
    "province": 2,
    "road": 2,
    "river": 2,
    "lake": 2,
    "mountain": 1,
    "desert": 2,
    "island": 1,
    "sea": 3,
    "country": 3,
    "continent": 4,
}

_WIDE = 2


@cache
def may_link(one: ClaimType, other: ClaimType) -> bool:
    """Say whether claims of these types may tell of one event.

    A death toll joins the attack that caused it, an advance the battle; a capture, a hold and a withdrawal
    stay apart, since each says something else of who has the town.
    """
    if one == other:
        return True
    pair = {one, other}
    if ClaimType.CASUALTIES in pair:
        return bool(pair & VIOLENCE)
    return pair <= BATTLE or pair <= VIOLENCE


def width(place: Place) -> int:
    """Rank places by size: 0 a town or finer, 1 a district, 2 a province, 3 a country, 4 more."""
    return _WIDTH.get(place.kind, 0)


def is_wide(place: Place) -> bool:
    """Say whether a place is so wide that two claims there need not be near each other."""
    return width(place) >= _WIDE
