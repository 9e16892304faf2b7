"""Places that a report tells by other places: "Rankus, 30 km north of Damascus"; "the Homs-Palmyra road".

A place that says where another lies is its anchor, and seldom where something happened. What the words say
is checked against the map: it chooses between namesakes, gives a name that no gazetteer holds its point, and
is noted where the map does not bear it out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.claims.where import relative
from dateline.claims.where.mentions import is_broad, itself, read
from dateline.claims.where.relative import How, Phrase
from dateline.gazetteer import Candidate, kinds
from dateline.gazetteer import relative as geometry
from dateline.model import PlaceMention, Relation, Span

Anchors = Mapping[Span, PlaceMention | None]
"""Where the name of an anchor stands, and the place told by it; None where that is "the town" or "it"."""
_DIVISIONS = frozenset({"province", "district"})
_IN_DIVISION = re.compile(r"(?:,|\s+in|\s+of)\s+(?:the\s+)?(?:[\w-]+ern\s+)?")
"""What stands between a name and that of the division that holds it."""
_SUBURBS = (" suburb", " suburbs")
"""How a toponym ends that only says of which town another is one ("the **Damascus suburb** of Douma")."""
_REACH = 80
"""Characters behind a name within which the anchor that tells where it lies is named."""


def tell(
    text: str,
    found: Sequence[PlaceMention],
    candidates: Mapping[Span, Sequence[Candidate]],
    taken: Sequence[Span],
) -> tuple[tuple[PlaceMention, ...], Anchors]:
    """Let the places of a report tell where others lie.

    Args:
        text: the document's.
        found: its toponyms, in order.
        candidates: what each may mean, the likeliest first.
        taken: names of actors and of persons, which are no places.

    Returns:
        The toponyms, and with them the names that no gazetteer holds of which another one tells where they
        lie, in order; and the anchors.
    """
    found = [in_division(text, m, found) for m in found]
    places = {m.span: m for m in _on_roads(text, found)}
    anchors: dict[Span, PlaceMention | None] = {}
    for anchor in found:
        phrase = relative.read(text, anchor.span)
        told = relative.defines(text, phrase)
        if told is None:
            continue
        if told.start < told.end:
            anchors[anchor.span] = None
        elif (name := _name(text, told.start, phrase, places, taken)) is not None:
            place = places.get(name) or read(text, name, None)
            if not is_broad(place):
                places[name] = anchors[anchor.span] = _told(
                    text, anchor, phrase, place, candidates.get(name, ())
                )
    for city, suburb in pairwise([places[span] for span in sorted(places)]):
        if city.text.endswith(_SUBURBS) and text[city.span.end : suburb.span.start] == " of ":
            places[suburb.span] = anchors[city.span] = itself(suburb)
            anchors.pop(suburb.span, None)
    return tuple(places[span] for span in sorted(places)), anchors


def in_division(text: str, name: PlaceMention, found: Sequence[PlaceMention]) -> PlaceMention:
    """Return a name that no gazetteer holds with the division named right behind it or a namesake, if any.

    "**Argo** district, Badakhshan province"; "the Daatur district of Latakia" is one of the city.
    """
    if name.place is not None or name.beside is not None:
        return name
    for one, other in pairwise(sorted({name.span: name, **{m.span: m for m in found}}.items())):
        (span, here), (next_span, division) = one, other
        if (
            here.text == name.text
            and division.place is not None
            and division.place.kind in _DIVISIONS
            and (link := _IN_DIVISION.fullmatch(text, span.end, next_span.start))
            and (link[0].startswith(",") or kinds.split(division.text)[1])
        ):
            return replace(name, beside=division.place)
    return name


def placed(text: str, unknown: PlaceMention, found: Sequence[PlaceMention]) -> PlaceMention:
    """Return a name that no gazetteer holds, with its point if an anchor behind it tells where it lies."""
    for anchor in found:
        if unknown.span.end <= anchor.span.start <= unknown.span.end + _REACH:
            phrase = relative.read(text, anchor.span)
            told = relative.defines(text, phrase)
            if (
                told is not None
                and told.start == told.end
                and unknown.span.start < told.start <= unknown.span.end
            ):
                return _told(text, anchor, phrase, unknown, ())
    return in_division(text, unknown, found)


def _name(
    text: str, end: int, phrase: Phrase, places: Mapping[Span, PlaceMention], taken: Sequence[Span]
) -> Span | None:
    """Return the name that ends where the words about an anchor begin: a toponym, or else one not known."""
    if own := next((span for span in places if span.start < end <= span.end), None):
        return own
    name = relative.name_before(text, end, phrase)
    if name is None or any(_touch(name, other) for other in (*places, *taken)):
        return None
    return name


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _told(
    text: str,
    anchor: PlaceMention,
    phrase: Phrase,
    told: PlaceMention,
    candidates: Sequence[Candidate],
) -> PlaceMention:
    """Return a place as its anchor puts it: another of its name, or with a note, where the map disagrees."""
    base, place = anchor.place, told.place
    if base is None:
        return told
    note = None if place is None else phrase.contradicted(base, place)
    if place is not None and note is None:
        return told
    namesakes = (c.place for c in candidates if phrase.km is not None)
    fitting = next(
        (p for p in namesakes if geometry.extent_km(p) and phrase.contradicted(base, p) is None), None
    )
    if fitting is not None:
        return read(text, told.span, fitting)
    if place is None:
        return replace(told, point=phrase.point(base), beside=base)
    return replace(told, note=note)


def _on_roads(text: str, found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the toponyms; both ends of a road, or of a stretch of country, stand for what is between."""
    out = list(found)
    for i, (one, other) in enumerate(pairwise(found)):
        phrase = relative.read(text, one.span)
        if relative.joins(text, one.span, other.span, phrase) and one.place and other.place:
            point = geometry.between(one.place, other.place, halfway=phrase.how is How.HALFWAY)
            out[i] = replace(one, relation=Relation.NEAR, km=None, point=point, beside=other.place)
            out[i + 1] = replace(other, relation=Relation.NEAR, km=None, point=point, beside=one.place)
    yield from out
