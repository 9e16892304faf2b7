"""The stage: observe, believe, cut into intervals, place by place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.actors import ActorTable
from dateline.control.chain import believe
from dateline.control.intervals import intervals
from dateline.control.observe import observe
from dateline.control.rulings import by_place, overruled
from dateline.control.rulings import signs_of as signs_of_rulings
from dateline.control.signs import NOT_HOLDING, PLAINLY, Sense, Sign
from dateline.control.trust import NOTHING_GIVEN
from dateline.errors import UsageError
from dateline.ids import ClaimId, DocumentId, PlaceId
from dateline.model import Claim, Control, Document, Event, Place
from dateline.verdicts import Ruling


def assess(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    rulings: Iterable[Ruling] = (),
    trust: Mapping[str, float] = NOTHING_GIVEN,
) -> tuple[Control, ...]:
    """Return who held each place on which days, sorted by place id and start.

    Each place that any claim tells something of has a timeline without gap or overlap: its first row
    begins, and its last row ends, with None. Places of which nothing can be concluded have no rows.

    Args:
        events: the fused events.
        claims: the claims that they rest on, by id.
        documents: the reports that make the claims.
        actors: the parties and their sides.
        rulings: what persons decided, in the order of their moments: it holds, whatever claims say.
        trust: per voice the trust that a person set, 0 to 1.
    """
    places, signs = observe(events, claims, documents, actors=actors, given=trust)
    ruled = by_place(rulings)
    for place, decided in ruled.items():
        places.setdefault(place, decided[-1].place)
        signs[place] = [*signs.get(place, ()), *signs_of_rulings(decided, actors=actors)]
    parties = _parties(places, signs)
    rows: list[Control] = []
    for place in sorted(signs):
        timeline = list(
            _timeline(places[place], signs[place], parties.get(places[place].country, ()), actors)
        )
        rows += overruled(places[place], timeline, ruled[place]) if place in ruled else timeline
    return tuple(rows)


def _parties(
    places: Mapping[PlaceId, Place], signs: Mapping[PlaceId, Sequence[Sign]]
) -> dict[str | None, set[str]]:
    """Return per state the sides told to have, or to take, several places of it: one may be misread."""
    told: dict[str | None, Counter[str]] = defaultdict(Counter)
    for place, own in signs.items():
        told[places[place].country].update(
            {s.side for s in own if s.sense in (Sense.HELD, Sense.TAKEN) and s.credence >= PLAINLY}
        )
    return {state: {side for side, held in sides.items() if held > 1} for state, sides in told.items()}


def _timeline(
    place: Place, signs: Sequence[Sign], parties: Iterable[str], actors: ActorTable
) -> Iterator[Control]:
    """Yield what the signs of a place say, if they say of anybody that it has the place."""
    if any(sign.side and sign.sense not in NOT_HOLDING for sign in signs):
        believed = believe(signs, government=_government(place, actors), parties=parties)
        yield from intervals(place, believed, signs, actors=actors)


def _government(place: Place, actors: ActorTable) -> str | None:
    """Return the side of the government of the state in which a place lies; None when unknown."""
    try:
        return None if place.country is None else actors.side(actors.branch(place.country, "government"))
    except UsageError:
        return None
