"""What persons decided on who held a place: fixed days of its timeline, and sure signs for those around."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.actors import ActorTable
from dateline.actors.voice import Voice
from dateline.control.signs import Sense, Sign
from dateline.ids import ActorId, ClaimId, EventId, PlaceId
from dateline.model import Account, Basis, Control, ControlStatus, Place
from dateline.verdicts import Ruling

SURE = 0.999
"""Credence of a person's word; nearly 1, so that two persons who contradict each other do no harm."""

_VOICE = Voice("judgement", None)
_NO_EVENT, _NO_CLAIM = EventId(""), ClaimId("")

DAY = timedelta(days=1)


def by_place(rulings: Iterable[Ruling]) -> dict[PlaceId, list[Ruling]]:
    """Return the rulings of each place, in the order given."""
    found: defaultdict[PlaceId, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        found[ruling.place.id].append(ruling)
    return dict(found)


def signs_of(rulings: Iterable[Ruling], *, actors: ActorTable) -> Iterator[Sign]:
    """Yield what rulings are signs of, for the days before and after them.

    Who held a place from one day to another took it on the first, and left it after the last.
    """
    for ruling in rulings:
        if ruling.status is ControlStatus.HELD and ruling.holder is not None:
            side = actors.side(ruling.holder)
            if ruling.start is not None:
                yield _sign(Sense.TAKEN, ruling.start, side, ruling)
                yield _sign(Sense.HELD, ruling.start, side, ruling)
            if ruling.end is not None:
                yield _sign(Sense.HELD, ruling.end, side, ruling)
                yield _sign(Sense.LEFT, ruling.end + DAY, side, ruling)
        elif ruling.status is ControlStatus.CONTESTED:
            for day in sorted({day for day in (ruling.start, ruling.end) if day is not None}):
                yield _sign(Sense.FOUGHT, day, "", ruling)


def _sign(sense: Sense, day: date, side: str, ruling: Ruling) -> Sign:
    return Sign(
        sense=sense,
        side=side,
        first=day.toordinal(),
        last=day.toordinal(),
        reading=1.0,
        trust=SURE,
        voice=_VOICE,
        actors=() if ruling.holder is None or not side else (ruling.holder,),
        event=_NO_EVENT,
        claim=_NO_CLAIM,
        published=None,
    )


def overruled(place: Place, rows: Sequence[Control], rulings: Sequence[Ruling]) -> list[Control]:
    """Return the timeline of a place with the ruled days as they were ruled; of two rulings the later counts.

    Args:
        place: the place.
        rows: its timeline, without gap or overlap and open at both ends; or nothing, where nothing is known.
        rulings: one or more, in the order of their moments.
    """
    timeline = [_without_ours(row) for row in rows] or [_row(place, None, None, ControlStatus.UNKNOWN)]
    for ruling in rulings:
        judged = _row(
            place, ruling.start, ruling.end, ruling.status, holder=ruling.holder, basis=Basis.JUDGED
        )
        timeline = [*_before(timeline, ruling.start), judged, *_after(timeline, ruling.end)]
    return timeline


def _before(timeline: Iterable[Control], day: date | None) -> Iterator[Control]:
    """Yield what lies before a day, cut off there."""
    for row in timeline:
        if day is not None and (row.start is None or row.start < day):
            yield row if row.end is not None and row.end < day else replace(row, end=day - DAY)


def _after(timeline: Iterable[Control], day: date | None) -> Iterator[Control]:
    """Yield what lies after a day, cut off there."""
    for row in timeline:
        if day is not None and (row.end is None or row.end > day):
            yield row if row.start is not None and row.start > day else replace(row, start=day + DAY)


def _without_ours(row: Control) -> Control:
    """Return a row without what stands for a ruling in the signs that it rests on."""
    if _NO_CLAIM not in row.claims:
        return row
    return replace(
        row,
        account=Account.JUDGED if row.claims == (_NO_CLAIM,) else row.account,
        events=tuple(event for event in row.events if event != _NO_EVENT),
        claims=tuple(claim for claim in row.claims if claim != _NO_CLAIM),
    )


def _row(
    place: Place,
    start: date | None,
    end: date | None,
    status: ControlStatus,
    *,
    holder: ActorId | None = None,
    basis: Basis = Basis.UNKNOWN,
) -> Control:
    return Control(
        place=place,
        holder=holder,
        start=start,
        end=end,
        status=status,
        belief=1.0,
        basis=basis,
        carried_days=0,
        account=Account.JUDGED if basis is Basis.JUDGED else Account.NONE,
        events=(),
        claims=(),
        known_from=None,
    )
