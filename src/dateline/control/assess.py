"""The stage: observe, believe, cut into intervals, place by place."""

from collections.abc import Iterable, Mapping

from dateline.actors import ActorTable
from dateline.control.chain import believe
from dateline.control.intervals import intervals
from dateline.control.observe import observe
from dateline.control.signs import Sense
from dateline.control.trust import NOTHING_GIVEN
from dateline.errors import UsageError
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Control, Document, Event, Place


def assess(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
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
        trust: per voice the trust that a person set, 0 to 1.
    """
    places, signs = observe(events, claims, documents, actors=actors, given=trust)
    return tuple(
        row
        for place in sorted(signs)
        if any(sign.side and sign.sense is not Sense.NOT_HELD for sign in signs[place])
        for row in intervals(
            places[place],
            believe(signs[place], government=_government(places[place], actors)),
            signs[place],
            actors=actors,
        )
    )


def _government(place: Place, actors: ActorTable) -> str | None:
    """Return the side of the government of the state in which a place lies; None when unknown."""
    try:
        return None if place.country is None else actors.side(actors.branch(place.country, "government"))
    except UsageError:
        return None
