"""Which event happened within which: the toll of a strike, the strike in a battle, the battle in a campaign.

An event is part of one of a higher kind that goes on around the same place and days, between no other
parties. A toll belongs to the deed that a report names with it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import h3  # type: ignore[import-untyped]

from dateline.actors import ActorTable
from dateline.events.kinds import VIOLENCE, is_wide, width
from dateline.gazetteer.geometry import distance_km
from dateline.ids import ClaimId, DocumentId, EventId
from dateline.model import Claim, ClaimStatus, ClaimType, Event, Place

_BATTLE_KM = 15.0
"""A battle for a town reaches so far into its suburbs and surroundings."""

_SLACK_DAYS = 1
"""Days of a report and of an event may differ by one."""

_LONGEST_DAYS = {ClaimType.CLASH: 400, ClaimType.BESIEGE: 2500, ClaimType.OPERATION: 2500}
"""Fighting that is said to last longer is the war, of which everything is a part; sieges last for years."""

_RANK = {
    ClaimType.CASUALTIES: 0,
    **dict.fromkeys(VIOLENCE, 1),
    ClaimType.ADVANCE: 1,
    ClaimType.CAPTURE: 1,
    ClaimType.WITHDRAW: 1,
    ClaimType.CLASH: 2,
    ClaimType.BESIEGE: 2,
    ClaimType.OPERATION: 3,
}
"""Which kinds hold which: a higher one those below."""

_HOLDERS = frozenset({ClaimType.CLASH, ClaimType.BESIEGE, ClaimType.OPERATION})

_RESOLUTION = 5
"""H3 cells with edges of about 9 km, as in :mod:`dateline.events.block`."""


def with_parts(
    events: Iterable[Event], claims: Mapping[ClaimId, Claim], *, actors: ActorTable
) -> tuple[Event, ...]:
    """Return the events, in their order, each with the one that it is part of.

    Args:
        events: the events.
        claims: the claims that they rest on, by id.
        actors: the parties and their sides.
    """
    known = list(events)
    causes = _causes(known, claims)
    around = _Holders(known, actors)
    return tuple(
        event if event.part_of == part_of else replace(event, part_of=part_of)
        for event in known
        for holder in (causes.get(event.id) or around.of(event),)
        for part_of in (None if holder is None else holder.id,)
    )


def _causes(events: Sequence[Event], claims: Mapping[ClaimId, Claim]) -> dict[EventId, Event]:
    """Return per toll the deed that its reports name in the same sentence, the one most often named."""
    deeds: dict[tuple[DocumentId, int], list[Event]] = defaultdict(list)
    for event in events:
        if event.type in VIOLENCE and _real(event):
            for sentence in {_sentence(claims[claim]) for claim in event.claims}:
                deeds[sentence].append(event)
    causes: dict[EventId, Event] = {}
    for event in events:
        if event.type is not ClaimType.CASUALTIES or not _real(event):
            continue
        sentences = {_sentence(claims[claim]) for claim in event.claims}
        named = [deed for sentence in sentences for deed in deeds.get(sentence, ()) if _within(event, deed)]
        if named:
            times = Counter(deed.id for deed in named)
            causes[event.id] = min(named, key=lambda deed: (-times[deed.id], deed.id))
    return causes


def _sentence(claim: Claim) -> tuple[DocumentId, int]:
    return claim.document, claim.sentence.start


class _Holders:
    """Battles, sieges and operations by where they lie."""

    def __init__(self, events: Iterable[Event], actors: ActorTable) -> None:
        self._actors = actors
        self._by_cell: dict[str, list[Event]] = defaultdict(list)
        self._by_division: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in events:
            place = event.place
            if event.type not in _HOLDERS or not _real(event) or place is None or not _bounded(event):
                continue
            if not is_wide(place):
                self._by_cell[h3.latlng_to_cell(place.lat, place.lon, _RESOLUTION)].append(event)
            elif place.kind == "province" and place.country and place.admin1:
                self._by_division[place.country, place.admin1].append(event)

    def of(self, event: Event) -> Event | None:
        """Return what holds an event: of the lowest kind and smallest place the best attested one."""
        if event.type not in _RANK or event.place is None or not _real(event):
            return None
        fitting = [holder for holder in self._near(event.place) if self._holds(holder, event)]
        return min(fitting, key=_narrowness, default=None)

    def _near(self, place: Place) -> Iterator[Event]:
        if not is_wide(place):
            for cell in h3.grid_disk(h3.latlng_to_cell(place.lat, place.lon, _RESOLUTION), 1):
                yield from self._by_cell.get(cell, ())
        if place.country and place.admin1:
            yield from self._by_division.get((place.country, place.admin1), ())

    def _holds(self, holder: Event, event: Event) -> bool:
        return (
            _RANK[holder.type] > _RANK[event.type]
            and _within(event, holder)
            and _around(holder.place, event.place)
            and self._one_fight(holder, event)
        )

    def _one_fight(self, holder: Event, event: Event) -> bool:
        """Say whether some party to the one is party to the other, as far as parties are known."""
        ours, theirs = self._sides(holder), self._sides(event)
        return not ours or not theirs or bool(ours & theirs)

    def _sides(self, event: Event) -> set[str]:
        sides = {self._actors.side(actor) for actor in (*event.agent, *event.patient)}
        return {side for side in sides if self._actors.is_party(side)}


def _real(event: Event) -> bool:
    return event.status not in (ClaimStatus.PLANNED, ClaimStatus.DENIED)


def _bounded(event: Event) -> bool:
    return (
        event.start is not None
        and event.end is not None
        and (event.end - event.start).days <= _LONGEST_DAYS[event.type]
    )


def _within(event: Event, holder: Event) -> bool:
    """Say whether an event's days lie within another's."""
    if event.start is None or event.end is None or holder.start is None or holder.end is None:
        return False
    return (holder.start - event.start).days <= _SLACK_DAYS and (event.end - holder.end).days <= _SLACK_DAYS


def _around(holder: Place | None, place: Place | None) -> bool:
    if holder is None or place is None:
        return False
    if is_wide(holder):
        return True
    return distance_km(holder.lat, holder.lon, place.lat, place.lon) <= _BATTLE_KM


def _narrowness(event: Event) -> tuple[int, int, int, int, str]:
    assert event.place is not None and event.start is not None and event.end is not None
    days = (event.end - event.start).days
    return _RANK[event.type], width(event.place), -len(event.sources), days, event.id
