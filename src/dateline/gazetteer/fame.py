"""How widely a name is known: whether it needs words around it that say that it is a place."""

from dateline.gazetteer import kinds
from dateline.gazetteer.toponym import Candidate, Toponym

LARGE = 4.9
"""Prominence from which a name needs no support: 80,000 people."""
VAST = 5.7
"""Prominence from which a name stands even beside another capitalised word: half a million people."""
_OTHER_SPELLING = 0.95
"""Similarity up to which a name is only another romanisation."""
_PEOPLE_OF_A_PROVINCE = 1_000_000
_FIRST = 3
"""Candidates by which a name may be widely known."""


def is_known(toponym: Toponym) -> bool:
    """Tell whether the name is known widely enough to need no support."""
    return any(map(is_known_place, toponym.candidates[:_FIRST]))


def is_province(toponym: Toponym) -> bool:
    """Tell whether a large province goes by the name, as its institutions do ("Kentucky State Police")."""
    return any(
        c.place.kind == "province" and c.similarity == 1.0 and c.place.population >= _PEOPLE_OF_A_PROVINCE
        for c in toponym.candidates[:_FIRST]
    )


def is_known_place(candidate: Candidate) -> bool:
    """Tell whether a place is known by this name widely enough to need no support."""
    curated = candidate.known and candidate.similarity == 1.0
    return candidate.similarity > _OTHER_SPELLING and (curated or kinds.prominence(candidate.place) >= LARGE)


def may_govern(toponym: Toponym) -> bool:
    """Tell whether a name may stand for a government: of a country, a province, a city large as capitals."""
    first = toponym.candidates[0]
    great = first.place.kind in ("country", "province") or kinds.prominence(first.place) >= VAST
    return great and is_known_place(first)
