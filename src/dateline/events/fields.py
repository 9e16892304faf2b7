"""What the claims of one event say of it together: the best supported answer per field, and who supports it.

Support is counted in voices (independent sources), not in sentences: a report that says a thing five times,
and five papers that print one agency's line, each count once.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from dateline.actors import ActorTable
from dateline.events.disputes import disputes_of, sides_of
from dateline.events.kinds import LASTING, is_wide, width
from dateline.events.tolls import tallies
from dateline.events.witness import Witness, of_other_end
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId, event_id
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Event,
    Grain,
    Place,
    Point,
    Relation,
    Support,
    When,
)

K = TypeVar("K", bound=Hashable)

_STATUS_ORDER = list(ClaimStatus)
_PRECISE_SHARE = 0.25
"""A finer place needs this share of the support that places have at all: one odd reading does not move an
event."""


def fuse_fields(witnesses: Sequence[Witness], *, actors: ActorTable) -> Event:
    """Return the event that claims of one group tell of.

    Args:
        witnesses: one or more claims, sorted by claim id.
        actors: the parties and their sides.
    """
    claims = [witness.claim for witness in witnesses]
    kind = _type(witnesses)
    place, relation, point = _place(witnesses)
    start, end = _interval(witnesses, lasting=kind in LASTING)
    status = _best(witnesses, lambda claim: [claim.status], order=_STATUS_ORDER.index)
    agent, patient = _parties(witnesses, kind, actors)
    event = Event(
        id=event_id(min(claim.id for claim in claims)),
        type=kind,
        agent=agent,
        patient=patient,
        place=place,
        relation=relation,
        point=point,
        start=start,
        end=end,
        status=status or ClaimStatus.HAPPENED,
        counts=tallies(witnesses),
        claims=tuple(sorted(claim.id for claim in claims)),
        sources=tuple(sorted({witness.voice.name for witness in witnesses})),
        sides=sides_of(witnesses, actors),
        disputes=disputes_of(witnesses, kind=kind, place=place, actors=actors),
        known_from=min((w.published for w in witnesses if w.published is not None), default=None),
    )
    return replace(event, support=tuple(_support(event, claims, actors)))


def _support(event: Event, claims: Sequence[Claim], actors: ActorTable) -> Iterator[Support]:
    """Yield per field of an event the claims that say what the field says."""
    sides = {role: {actors.side(actor) for actor in getattr(event, role)} for role in ("agent", "patient")}
    says: dict[str, Callable[[Claim], bool]] = {
        "type": lambda claim: claim.type is event.type,
        "agent": lambda claim: any(actors.side(m.actor) in sides["agent"] for m in claim.agent),
        "patient": lambda claim: any(actors.side(m.actor) in sides["patient"] for m in claim.patient),
        "place": lambda claim: event.place is not None and _mentions(claim, event.place.id),
        "when": lambda claim: _says_when(claim, event),
        "status": lambda claim: claim.status is event.status,
    }
    for tally in event.counts:
        says[tally.of] = partial(_gives, tally.of, tally.best)
    for field, said in says.items():
        backing = tuple(sorted(claim.id for claim in claims if said(claim)))
        if backing:
            yield Support(field=field, claims=backing)


def _gives(of: str, best: float, claim: Claim) -> bool:
    return any(count.of == of and best in (count.min, count.max) for count in claim.count)


def _says_when(claim: Claim, event: Event) -> bool:
    """Say whether a claim's days hold the event's, or lie within those of what lasts."""
    start, end = _in_order(claim.when)
    if event.start is None or event.end is None:
        return (start, end) != (None, None) and start == event.start and end == event.end
    if start is None or end is None:
        return False
    return (start <= event.start and event.end <= end) or (
        event.type in LASTING and event.start <= start and end <= event.end
    )


def _best(
    witnesses: Iterable[Witness], values: Callable[[Claim], Iterable[K]], *, order: Callable[[K], object]
) -> K | None:
    """Return the best supported value, or None; see :func:`_ranked`."""
    return next(iter(_ranked(witnesses, values, order=order)), None)


def _ranked(
    witnesses: Iterable[Witness], values: Callable[[Claim], Iterable[K]], *, order: Callable[[K], object]
) -> list[K]:
    """Return the values by number of voices, then of claims, then in ``order``."""
    voices: dict[K, set[str]] = defaultdict(set)
    times: dict[K, int] = defaultdict(int)
    for witness in witnesses:
        for value in values(witness.claim):
            voices[value].add(witness.voice.name)
            times[value] += 1
    return sorted(voices, key=lambda value: (-len(voices[value]), -times[value], order(value)))


def _type(witnesses: Sequence[Witness]) -> ClaimType:
    """Return the best supported type; a death toll names the event only where nothing else does."""
    causes = [witness for witness in witnesses if witness.claim.type is not ClaimType.CASUALTIES]
    return _best(causes, lambda claim: [claim.type], order=str) or ClaimType.CASUALTIES


def _parties(
    witnesses: Sequence[Witness], kind: ClaimType, actors: ActorTable
) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    """Return who did it, and to whom: a side stands at the end at which more voices put it.

    A battle is told from either end: of its sides each is named once.
    """

    def elsewhere(role: str) -> frozenset[str]:
        return of_other_end(role, witnesses, partial(_sides, actors=actors))

    agent = _actors(witnesses, kind, _agent, actors, but=elsewhere("agent"))
    if kind is not ClaimType.CLASH or len(witnesses) == 1:
        return agent, _actors(witnesses, kind, _patient, actors, but=elsewhere("patient"))
    fighting = frozenset(actors.side(actor) for actor in agent)
    enemy = _actors(witnesses, kind, _patient, actors, but=fighting)
    if not enemy and len(fighting) == 1:
        enemy = _actors(witnesses, kind, _agent, actors, but=fighting)
    return agent, enemy


def _agent(claim: Claim) -> tuple[ActorMention, ...]:
    return claim.agent


def _patient(claim: Claim) -> tuple[ActorMention, ...]:
    return claim.patient


def _sides(claim: Claim, role: str, actors: ActorTable) -> frozenset[str]:
    mentions = claim.agent if role == "agent" else claim.patient
    known = {mention.actor for mention in mentions} - {UNLISTED, UNSPECIFIED}
    return frozenset(actors.side(actor) for actor in known)


def _actors(
    witnesses: Sequence[Witness],
    kind: ClaimType,
    role: Callable[[Claim], tuple[ActorMention, ...]],
    actors: ActorTable,
    *,
    but: frozenset[str],
) -> tuple[ActorId, ...]:
    """Return the actors of the best supported side that enough voices name, and whom half name beside them.

    An actor that commands another one named is dropped: "Iraqi forces" and "the army's 9th division" agree.
    Claims of the event's own type speak first, since the agent of a death toll is often left out.

    Args:
        witnesses: the claims.
        kind: the event's type.
        role: one end of a claim.
        actors: the parties and their sides.
        but: sides that stand at the other end.
    """

    def named(claim: Claim) -> list[ActorId]:
        known = {mention.actor for mention in role(claim)} - {UNLISTED, UNSPECIFIED}
        return sorted(actor for actor in known if actors.side(actor) not in but)

    own = [witness for witness in witnesses if witness.claim.type is kind and named(witness.claim)]
    voters = own or [witness for witness in witnesses if named(witness.claim)]
    side = _best(voters, lambda claim: sorted({actors.side(actor) for actor in named(claim)}), order=str)
    if side is None:
        left_open = _ranked(witnesses, lambda claim: [m.actor for m in role(claim)], order=str)
        return tuple(actor for actor in left_open if actor in (UNLISTED, UNSPECIFIED))[:1]
    agreeing = [w for w in voters if any(actors.side(actor) == side for actor in named(w.claim))]
    voices = {w.voice.name for w in agreeing}
    telling = {
        actor: len({w.voice.name for w in agreeing if actor in named(w.claim)})
        for actor in _ranked(agreeing, named, order=str)
    }
    enough = _PRECISE_SHARE * max(n for actor, n in telling.items() if actors.side(actor) == side)
    ranked = [
        actor
        for actor, n in telling.items()
        if (n >= enough if actors.side(actor) == side else 2 * n >= len(voices))
    ]
    commands = {above for actor in ranked for above in actors.lineage(actor)[1:]}
    return tuple(actor for actor in ranked if actor not in commands)


def _place(witnesses: Sequence[Witness]) -> tuple[Place | None, Relation, Point | None]:
    """Return the most precise place that enough voices give, how the event lies to it, and its point."""
    places = {
        mention.place.id: mention.place
        for witness in witnesses
        for mention in witness.claim.place
        if mention.place is not None
    }
    if not places:
        return None, Relation.IN, None
    support = {
        identifier: len({w.voice.name for w in witnesses if _mentions(w.claim, identifier)})
        + len([w for w in witnesses if _mentions(w.claim, identifier)]) / 1000
        for identifier in places
    }
    enough = _PRECISE_SHARE * max(support.values())
    best = min(
        (identifier for identifier in places if support[identifier] >= enough),
        key=lambda identifier: (width(places[identifier]), -support[identifier], identifier),
    )
    relation = _best(
        witnesses,
        lambda claim: [m.relation for m in claim.place if m.place is not None and m.place.id == best],
        order=list(Relation).index,
    )
    relation = relation or Relation.IN
    told = [
        mention.point
        for witness in witnesses
        for mention in witness.claim.place
        if mention.place is not None and mention.place.id == best and mention.relation is relation
    ]
    points = [point for point in told if point is not None]
    if is_wide(places[best]) and 2 * len(points) < len(told):
        points = []  # a war in all of a country is not one in its north
    return places[best], relation, min(points, key=lambda p: (p.radius_km, p.lat, p.lon), default=None)


def _mentions(claim: Claim, identifier: str) -> bool:
    return any(mention.place is not None and mention.place.id == identifier for mention in claim.place)


def _interval(witnesses: Sequence[Witness], *, lasting: bool) -> tuple[date | None, date | None]:
    """Return the days that most voices give; for what lasts, from the first day given to the last one.

    Of days that as many voices give, those that words state go before those presumed from publication; of
    these, those of the first report, which is nearest to them.
    """
    spans = [(*_in_order(w.claim.when), w.voice.name) for w in witnesses]
    stated = {(*_in_order(w.claim.when), w.voice.name) for w in witnesses if w.claim.when.text is not None}
    told: dict[tuple[date | None, date | None, str], date] = {}
    for span, witness in zip(spans, witnesses, strict=True):
        told[span] = min(told.get(span, date.max), witness.published or date.max)
    if lasting:
        return _beginning(witnesses), max((end for _, end, _ in spans if end is not None), default=None)
    closed = [(start, end, voice) for start, end, voice in spans if start is not None and end is not None]
    if not closed:
        start = max((start for start, _, _ in spans if start is not None), default=None)
        end = min((end for _, end, _ in spans if end is not None), default=None)
        return (start, end) if start is None or end is None or start <= end else (None, end)
    options = {(max(a, c), min(b, d)) for a, b, _ in closed for c, d, _ in closed if max(a, c) <= min(b, d)}

    def support(option: tuple[date, date]) -> tuple[int, bool, date, int, int, date]:
        backing = [span for span in closed if span[0] <= option[0] and option[1] <= span[1]]
        voices = {voice for _, _, voice in backing}
        return (
            -len(voices),
            stated.isdisjoint(backing),
            min(told[span] for span in backing),
            -len(backing),
            (option[1] - option[0]).days,
            option[0],
        )

    return min(options, key=support)


def _beginning(witnesses: Sequence[Witness]) -> date | None:
    """Return the first day that claims give to what lasts; a year said gives way to a day of it that is said.

    "A six-year war" reaches back six years more or less: it may have begun in the year after, too.
    """
    starts = [(start, w.claim.when) for w in witnesses if (start := _in_order(w.claim.when)[0]) is not None]
    first = min((start for start, _ in starts), default=None)
    if first is None or any(start == first and not _is_of_a_year(when) for start, when in starts):
        return first
    slack = int(any(start == first and when.grain is Grain.YEAR for start, when in starts))
    stated = [start for start, when in starts if when.text is not None and not _is_of_a_year(when)]
    return min((start for start in stated if start.year - first.year <= slack), default=first)


def _is_of_a_year(when: When) -> bool:
    """Say whether words name no more than the year in which something began."""
    start, end = _in_order(when)
    if start is None or when.text is None or (start.month, start.day) != (1, 1):
        return False
    return when.grain is Grain.YEAR or end is None or end >= date(start.year, 12, 31)


def _in_order(when: When) -> tuple[date | None, date | None]:
    """Return first and last day; a misread time may name them in the wrong order."""
    if when.start is not None and when.end is not None and when.end < when.start:
        return when.end, when.start
    return when.start, when.end
