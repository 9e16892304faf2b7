"""Where the claims of one event disagree, with the claims on each side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.actors import ActorTable
from dateline.events.kinds import LASTING
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId
from dateline.model import Claim, ClaimStatus, ClaimType, Dispute, Place, Position

Said = tuple[Claim, str]
"""A claim and the name of its voice."""

_EXACT_DAYS = 7
"""A longer interval ("in June") is vague: it contains an answer and is none."""

_PEOPLE = frozenset(
    {"killed", "wounded", "captured", "displaced", "fighters", "civilians", "children", "women"}
)
"""Figures that claims of one event must share; others ("strikes", "villages") may count different things."""

_ROUNDING = 0.1
"""Distances that differ by less are one distance, rounded or converted from miles."""


def disputes_of(
    said: Sequence[Said], *, kind: ClaimType, place: Place | None, actors: ActorTable
) -> tuple[Dispute, ...]:
    """Return the disputes of one event, sorted by field.

    Args:
        said: the event's claims, sorted by id, with the name of each one's voice.
        kind: the event's type.
        place: the event's place; distances are compared for it only.
        actors: the parties and their sides.
    """
    found = [
        *_when(said, kind),
        *_role("agent", said, kind, actors),
        *_role("patient", said, kind, actors),
        *_status(said),
        *_figures(said),
        *_distance(said, place),
    ]
    return tuple(sorted(found, key=lambda dispute: dispute.field))


def _dispute(field: str, answers: Sequence[tuple[str, Said]]) -> Iterator[Dispute]:
    """Yield the dispute that two or more answers make, the one with the most voices first."""
    backing: dict[str, list[Said]] = defaultdict(list)
    for value, said in answers:
        backing[value].append(said)
    if len(backing) > 1:
        ranked = sorted(
            backing, key=lambda v: (-len({voice for _, voice in backing[v]}), -len(backing[v]), v)
        )
        yield Dispute(
            field=field,
            positions=tuple(
                Position(value=value, claims=tuple(sorted(claim.id for claim, _ in backing[value])))
                for value in ranked
            ),
        )


def _when(said: Sequence[Said], kind: ClaimType) -> Iterator[Dispute]:
    if kind in LASTING:
        return
    exact: list[tuple[date, date, Said]] = []
    for claim, voice in said:
        start, end = claim.when.start, claim.when.end
        if claim.type is kind and start is not None and end is not None and (end - start).days < _EXACT_DAYS:
            exact.append((start, end, (claim, voice)))
    if not exact or max(start for start, _, _ in exact) <= min(end for _, end, _ in exact):
        return
    # A span such as "this week" agrees with each day in it; only the narrowest answers stand against each
    # other.
    narrow = [a for a in exact if not any(_inside(b, a) for b in exact)]
    yield from _dispute("when", [(_interval(start, end), entry) for start, end, entry in narrow])


def _inside(inner: tuple[date, date, Said], outer: tuple[date, date, Said]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[:2] != outer[:2]


def _interval(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _role(field: str, said: Sequence[Said], kind: ClaimType, actors: ActorTable) -> Iterator[Dispute]:
    """Yield the dispute about a role: claims that name parties of different sides, none of them in common."""
    named: list[tuple[frozenset[str], ActorId, Said]] = []
    for claim, voice in said:
        mentions = claim.agent if field == "agent" else claim.patient
        known = [m.actor for m in mentions if m.actor not in (UNLISTED, UNSPECIFIED)]
        if claim.type is kind and known:
            named.append((frozenset(actors.side(actor) for actor in known), known[0], (claim, voice)))
    parties = {sides for sides, _, _ in named}
    if any(not one & other for one in parties for other in parties):
        yield from _dispute(field, [(actors.side(actor), entry) for _, actor, entry in named])


def _status(said: Sequence[Said]) -> Iterator[Dispute]:
    denials = [entry for entry in said if entry[0].status is ClaimStatus.DENIED]
    if denials and len(denials) < len(said):
        yield from _dispute("status", [(_came_to_pass(entry[0].status), entry) for entry in said])


def _came_to_pass(status: ClaimStatus) -> str:
    return str(ClaimStatus.HAPPENED if status is ClaimStatus.ONGOING else status)


def _figures(said: Sequence[Said]) -> Iterator[Dispute]:
    given: dict[str, list[tuple[float, float, Said]]] = defaultdict(list)
    for entry in said:
        for count in entry[0].count:
            if count.of in _PEOPLE:
                low = count.min if count.min is not None else 0.0
                high = count.max if count.max is not None else float("inf")
                given[count.of].append((low, high, entry))
    for of in sorted(given):
        if max(low for low, _, _ in given[of]) > min(high for _, high, _ in given[of]):
            yield from _dispute(of, [(_figure(low, high), entry) for low, high, entry in given[of]])


def _figure(low: float, high: float) -> str:
    if low == high:
        return f"{low:g}"
    return f"≥ {low:g}" if high == float("inf") else f"≤ {high:g}" if low == 0 else f"{low:g}–{high:g}"


def _distance(said: Sequence[Said], place: Place | None) -> Iterator[Dispute]:
    given: list[tuple[float, Said]] = []
    for entry in said:
        for mention in entry[0].place:
            if mention.km is not None and mention.place is not None and mention.place == place:
                given.append((mention.km, entry))
        given.extend((c.min, entry) for c in entry[0].count if c.of == "km" and c.min is not None)
    least, most = min((km for km, _ in given), default=0.0), max((km for km, _ in given), default=0.0)
    if most - least > _ROUNDING * most:
        yield from _dispute("km", [(f"{km:g}", entry) for km, entry in given])
