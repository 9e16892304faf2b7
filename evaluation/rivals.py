"""Simpler ways to conclude who holds a place, to see what the hidden-state model adds.

All start from the same signs, what each claim says of who has a place, so that they differ only in how they
weigh them; none looks further than a year for a sign, as the model does.

Reference:
    Zhukov, Ayers (2023), VIINA: of a place of which no report tells, the status of the nearest centre.
    Tao, Strandow, Findley, Thill, Walsh (2016), A hybrid approach to modeling territorial control in violent
    armed conflicts, Transactions in GIS 20(3): last event, and counts of events, as measures of control.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.actors import ActorTable
from dateline.control import assess
from dateline.control.intervals import CARRY_DAYS
from dateline.control.observe import observe
from dateline.control.signs import Sense, Sign
from dateline.gazetteer.geometry import distance_km
from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import Account, Basis, Claim, Control, ControlStatus, Document, Event, Place

Rival = Callable[
    [Iterable[Event], Mapping[ClaimId, Claim], Mapping[DocumentId, Document], ActorTable], tuple[Control, ...]
]
Answer = tuple[ControlStatus, str | None]
"""A status, and a side unless it is unknown."""

UNKNOWN: Answer = (ControlStatus.UNKNOWN, None)

RECENT_DAYS = 90
"""Days of which votes are counted; Tao and others count by the year and the month."""

NEWS_DAYS = 30
"""A place of which no sign is this recent has the status of its nearest centre."""

CENTRE_KM = 50.0
"""How far a centre's status is copied."""


def the_model(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    actors: ActorTable,
) -> tuple[Control, ...]:
    """Conclude as Dateline does."""
    return assess(events, claims, documents, actors=actors)


def last_claim(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    actors: ActorTable,
) -> tuple[Control, ...]:
    """Give a place to whom the latest claim gives it."""
    places, signs = observe(events, claims, documents, actors=actors)
    return _rows({places[id_]: _daily(own, _last) for id_, own in signs.items()})


def majority(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    actors: ActorTable,
) -> tuple[Control, ...]:
    """Give a place to whom most voices of the last months give it; contested if two lead."""
    places, signs = observe(events, claims, documents, actors=actors)
    return _rows({places[id_]: _daily(own, _vote) for id_, own in signs.items()})


def nearest_centre(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    actors: ActorTable,
) -> tuple[Control, ...]:
    """Give a place to whom the latest claim gives it, if it is recent; else what its nearest centre has."""
    places, signs = observe(events, claims, documents, actors=actors)
    own = {places[id_]: _daily(found, _last) for id_, found in signs.items()}
    fresh = {
        places[id_]: {day for sign in _strong(found) for day in range(sign.last, sign.last + NEWS_DAYS)}
        for id_, found in signs.items()
    }
    copied = {}
    for place, days in own.items():
        centres = sorted(
            (distance_km(place.lat, place.lon, other.lat, other.lon), other.id, other) for other in own
        )
        near = [other for km, _, other in centres if km <= CENTRE_KM]
        span = {day for other in near for day in own[other]}
        copied[place] = {
            day: next(
                (own[other].get(day, UNKNOWN) for other in near if day in fresh[other]),
                days.get(day, UNKNOWN),
            )
            for day in sorted(span)
        }
    return _rows(copied)


RIVALS: Mapping[str, Rival] = {
    "last claim wins": last_claim,
    "majority vote": majority,
    "nearest centre": nearest_centre,
    "the model": the_model,
}
"""Each way to conclude, by its name in the tables of the docs."""


def _strong(signs: Iterable[Sign]) -> list[Sign]:
    """Return the signs that give the whole place to a side, or say that it is in two hands."""
    return [
        sign
        for sign in signs
        if sign.sense in (Sense.HELD, Sense.TAKEN, Sense.SPLIT) and sign.credence >= 0.5
    ]


def _daily(signs: Sequence[Sign], answer: Callable[[list[Sign], int], Answer]) -> dict[int, Answer]:
    """Return the answer of each day on which some sign is at most a year old."""
    strong = sorted(_strong(signs), key=lambda sign: (sign.last, sign.credence, sign.claim))
    if not strong:
        return {}
    days = range(strong[0].last, strong[-1].last + CARRY_DAYS + 1)
    return {day: answer([sign for sign in strong if sign.last <= day], day) for day in days}


def _last(signs: list[Sign], day: int) -> Answer:
    latest = signs[-1]
    if day - latest.last > CARRY_DAYS:
        return UNKNOWN
    if latest.sense is Sense.SPLIT:
        side = next((sign.side for sign in reversed(signs) if sign.side), None)
        return UNKNOWN if side is None else (ControlStatus.CONTESTED, side)
    return (ControlStatus.HELD, latest.side)


def _vote(signs: list[Sign], day: int) -> Answer:
    latest = signs[-1].last
    if day - latest > CARRY_DAYS:
        return UNKNOWN
    recent = [sign for sign in signs if latest - sign.last <= RECENT_DAYS]
    votes = Counter(side for side, _ in {(sign.side, sign.voice.name) for sign in recent if sign.side})
    if not votes:
        return UNKNOWN
    (side, most), *others = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    tied = bool(others) and others[0][1] == most
    return (ControlStatus.CONTESTED if tied else ControlStatus.HELD, side)


def _rows(daily: Mapping[Place, Mapping[int, Answer]]) -> tuple[Control, ...]:
    """Return the answers as intervals of control."""
    of_place: dict[PlaceId, list[Control]] = defaultdict(list)
    for place, days in daily.items():
        of_place[place.id] = list(_intervals(place, days))
    return tuple(row for id_ in sorted(of_place) for row in of_place[id_])


def _intervals(place: Place, days: Mapping[int, Answer]) -> Iterator[Control]:
    first: int | None = None
    for day in sorted(days):
        first = day if first is None else first
        if days.get(day + 1) == days[day]:
            continue
        status, side = days[day]
        yield Control(
            place=place,
            holder=None if side is None else ActorId(side),
            start=date.fromordinal(first),
            end=date.fromordinal(day),
            status=status,
            belief=1.0,
            basis=Basis.OBSERVED,
            carried_days=0,
            account=Account.NONE,
            events=(),
            claims=(),
            known_from=None,
        )
        first = None
