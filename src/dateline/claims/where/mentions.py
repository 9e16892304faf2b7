"""Mentions of places: read off a text, moved near a place or into it, the broad told from the fine."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.where import relative
from dateline.claims.where.relative import How
from dateline.claims.wordlists import wordset
from dateline.gazetteer import Gazetteer
from dateline.gazetteer import relative as geometry
from dateline.model import Place, PlaceMention, Precision, Relation, Span

_SETTLEMENTS = (" village", " town", " city", " hamlet")
LOCATIVE = wordset("in at into inside near across around outside throughout within")
"""Prepositions before where something is, and not who does it or whence."""
GROUND = wordset(
    "town city village district neighbourhood neighborhood suburb province territory hill hilltop airport "
    "airbase"
)
"""What can be taken and held."""
BUILDINGS = (
    "hospital|clinic|hotel|restaurant|market|mosque|church|cathedral|school|university|stadium|square|street"
    "|roundabout|prison"
)
"""What lies in a town and has a name of its own, as the alternatives of a pattern."""
BROAD = frozenset({"country", "province", "region", "state", "continent"})
"""Kinds of place that say little about where something happened."""


def read(text: str, span: Span, place: Place | None, gazetteer: Gazetteer | None = None) -> PlaceMention:
    """Return the place of a name, as the words around it put it.

    Args:
        text: the document's.
        span: the name.
        place: what it means; None where no gazetteer holds it.
        gazetteer: what tells where one side of a country lies; without it such a side has no point.
    """
    phrase = relative.read(text, span)
    point = phrase.point(place) if place else None
    if place and point is None and gazetteer and phrase.how is How.PART and phrase.wind is not None:
        point = gazetteer.side(place, phrase.wind)
    return PlaceMention(
        text=span.of(text),
        span=span,
        place=place,
        relation=phrase.relation,
        km=phrase.km,
        point=point,
    )


def itself(mention: PlaceMention) -> PlaceMention:
    """Return the place itself, however the words around its name put it."""
    point = geometry.inside(mention.place) if mention.place else mention.point
    beside = None if mention.place else mention.beside
    return replace(mention, relation=Relation.IN, km=None, point=point, beside=beside)


def near(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return towns, no provinces or countries, as what an event happened near to."""
    return tuple(
        replace(m, relation=Relation.NEAR, point=geometry.near(m.place) if m.place else m.point)
        if m.relation is Relation.IN and not is_broad(m)
        else m
        for m in mentions
    )


def is_broad(mention: PlaceMention) -> bool:
    """Whether a mention names a whole province or country."""
    return mention.place is not None and mention.place.kind in BROAD


def breadth(mention: PlaceMention) -> int:
    """Rank mentions by how little they say: 0 a town or what is not known, 1 a province, 2 a country."""
    if not is_broad(mention):
        return 0
    return 2 if mention.precision is Precision.COUNTRY else 1


def is_town(mention: PlaceMention) -> bool:
    """Whether a mention names a town.

    One that no gazetteer holds is a town if the text calls it so or says where it lies.
    """
    if mention.place is not None:
        return mention.place.kind == "town"
    return mention.point is not None or mention.text.lower().endswith(_SETTLEMENTS)


def identity(mention: PlaceMention) -> str:
    """Return what two mentions of one place share: its id, or the name where no gazetteer holds it."""
    return mention.place.id if mention.place else mention.text.lower()


def most_specific(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Drop places that only say in which region the others lie, and repetitions."""
    known = {m.text for m in mentions if m.place}
    mentions = [m for m in mentions if m.place or m.text not in known]
    fine = [m for m in mentions if not is_broad(m)]
    kept: list[PlaceMention] = []
    for mention in fine or _without_countries(mentions):
        if mention.place is None or all(k.place is None or k.place.id != mention.place.id for k in kept):
            kept.append(mention)
    return tuple(kept)


def with_all(some: Sequence[PlaceMention], listed: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Add the places listed with some: a province too, unless one of them lies in it."""
    kept = list(most_specific((*some, *listed)))
    for mention in listed:
        if mention not in kept and is_broad(mention) and not any(holds(mention, other) for other in kept):
            kept.append(mention)
    return tuple(kept)


def holds(region: PlaceMention, other: PlaceMention) -> bool:
    """Return whether another place lies in a country or province, or may, where no gazetteer knows it."""
    outer, inner = region.place, other.place
    if outer is None or inner is None or outer.country != inner.country:
        return outer is not None and inner is None
    return outer.kind == "country" or inner.admin1 in (outer.name, outer.admin1) or outer.id == inner.id


def _without_countries(mentions: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    smaller = [m for m in mentions if m.place is None or m.place.kind not in ("country", "continent")]
    return smaller or mentions
