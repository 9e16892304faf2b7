"""Events → signs, place by place: what each claim of an event says of who had the place.

Rules in the manner of VIINA, widened to rest on who does what to whom: a capture says who has the place
from then on and who had it before; a hold says it for its days; a planned or failed capture says that the
taker does not have it yet; whoever is bombed or besieged in a place probably has it, whoever bombs it does
not.

Reference:
    Zhukov, Ayers (2023), VIINA: Violent Incident Information from News Articles, territorial control rules.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.actors import ActorTable
from dateline.actors.voice import Voice, voice_of
from dateline.control.signs import Sense, Sign
from dateline.control.trust import credence
from dateline.control.wording import is_former, is_part
from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Document,
    Event,
    Place,
    PlaceMention,
    Relation,
)

_HOLDING_KINDS = frozenset(
    {"government", "military", "police", "militia", "armed_group", "coalition", "political"}
)
"""Kinds of actors that can have a town."""

_NOWHERE_KINDS = frozenset({"country", "continent", "sea", "river", "border", "road", "desert", "region"})
"""Kinds of places that nobody has as one."""

_STRIKES = frozenset(
    {ClaimType.AIRSTRIKE, ClaimType.SHELLING, ClaimType.BOMBING, ClaimType.CHEMICAL, ClaimType.ATTACK}
)
_FIGHTS = frozenset({ClaimType.CLASH, ClaimType.ADVANCE, ClaimType.BESIEGE})

_LONGEST_CHANGE_DAYS = 400
"""A change told of with a longer interval ("during the war") dates nothing; it says only how things ended."""

_HOLD_STEP_DAYS = 120
"""A long hold is a sign on its first day, on its last, and this often in between."""

_MONTH_DAYS = 30
_YEAR_DAYS = 365

_ONSET = 0.9
"""Share of a hold's credence that it began when the words "since June 2014" say."""
_BEFORE = 0.9
"""Share of a capture's credence that its loser had the place the day before."""
_NOT_YET = 0.7
"""Share that the taker did not have it the day before, and of a plan that the planner does not have it
yet."""
_PART = 0.7
"""Share of a partial capture's credence that the place was then in two hands."""
_FIGHT = 0.15
"""Share of a fight's credence that the place was then in two hands: most fights are raids, or at the edge."""
_TARGET = 0.35
"""Share of a strike's credence that the struck party has the place, and that the striking one does not."""
_ONLY_LEFT = 0.6
"""Share of a withdrawal's credence that the whole force left."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One claim of one event about one place, with what its signs share."""

    claim: Claim
    event: Event
    voice: Voice
    published: date | None
    agents: Mapping[str, tuple[ActorId, ...]]
    """Per side that acts its actors, in the order of the text."""
    patients: Mapping[str, tuple[ActorId, ...]]
    """Per side that is acted on."""
    main: bool
    """Whether the place is the event's; a claim that lists several places dates the others itself."""
    weight: Mapping[str, int]
    """Per side how many claims on the place name it: among allies, the place is that of the one named
    most."""
    former: bool
    """Whether the words say that a hold is over."""
    part: bool
    """Whether the claim is of a part of the place only."""

    @property
    def agent(self) -> str | None:
        """The side that acts; of allies that act together the one that the place's claims name most."""
        return max(self.agents, key=lambda side: self.weight[side], default=None)

    @property
    def patient(self) -> str | None:
        """The side that is acted on, other than those that act."""
        others = [side for side in self.patients if side not in self.agents]
        return max(others, key=lambda side: self.weight[side], default=None)

    @property
    def told(self) -> int | None:
        """The day on which the claim was made, as an ordinal; its last day for an undated report."""
        day = self.published or self.claim.when.end or self.claim.when.start
        return None if day is None else day.toordinal()

    @property
    def days(self) -> tuple[int, int] | None:
        """The event's days at its place, elsewhere the claim's; an open end is closed, None if both are."""
        start, end = self.event.start, self.event.end
        if not self.main:
            start, end = self.claim.when.start, self.claim.when.end
        if start is None and end is None:
            return None if self.told is None else (self.told, self.told)
        if end is None:
            end = max(start, date.fromordinal(self.told)) if start and self.told else start
        if start is None:
            assert end is not None
            start = end
        assert end is not None
        return start.toordinal(), max(start, end).toordinal()

    def sign(self, sense: Sense, side: str | None, first: int, last: int, share: float) -> Iterator[Sign]:
        """Yield the sign, unless there is no side to say it of."""
        if side is None and sense is not Sense.FOUGHT:
            return
        against = self.patient if side == self.agent else self.agent
        gains, loses = (against, side) if sense in (Sense.NOT_HELD, Sense.LEFT) else (side, against)
        actors = self.agents.get(side or "") or self.patients.get(side or "") or ()
        yield Sign(
            sense=sense,
            side=side or "",
            first=first,
            last=last,
            credence=share * credence(self.claim, self.voice, gains=gains, loses=loses),
            voice=self.voice,
            actors=actors,
            event=self.event.id,
            claim=self.claim.id,
            published=self.published,
        )


def observe(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
) -> tuple[dict[PlaceId, Place], dict[PlaceId, list[Sign]]]:
    """Return the places that the claims of the events name, and the signs of who had each."""
    places: dict[PlaceId, Place] = {}
    cases: dict[PlaceId, list[_Case]] = defaultdict(list)
    weights: dict[PlaceId, Counter[str]] = defaultdict(Counter)
    for event in sorted(events, key=lambda event: event.id):
        for claim_id in event.claims:
            claim = claims.get(claim_id)
            if claim is None:
                continue
            for mention in claim.place:
                place = mention.place
                if place is None or mention.relation is not Relation.IN or place.kind in _NOWHERE_KINDS:
                    continue
                places[place.id] = place
                case = _case(claim, mention, event, documents, actors=actors, weight=weights[place.id])
                cases[place.id].append(case)
                if claim.type in (ClaimType.CAPTURE, ClaimType.HOLD):
                    weights[place.id].update([*case.agents, *case.patients])
    signs = {place: [sign for case in cases[place] for sign in _signs(case)] for place in cases}
    return places, {place: found for place, found in signs.items() if found}


def _case(
    claim: Claim,
    mention: PlaceMention,
    event: Event,
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    weight: Mapping[str, int],
) -> _Case:
    document = documents.get(claim.document)
    text = document.text if document is not None else ""
    published = document.published.day if document is not None and document.published is not None else None
    return _Case(
        claim=claim,
        event=event,
        voice=voice_of(claim, documents, actors),
        published=published,
        agents=_sides(claim.agent, actors),
        patients=_sides(claim.patient, actors),
        main=event.place is None or mention.place == event.place,
        weight=weight,
        former=claim.type is ClaimType.HOLD and is_former(claim, text),
        part=is_part(claim, mention, text),
    )


def _sides(mentions: Iterable[ActorMention], actors: ActorTable) -> dict[str, tuple[ActorId, ...]]:
    """Return the sides that can have a town, with their actors, in the order of the text."""
    found: dict[str, tuple[ActorId, ...]] = {}
    for mention in mentions:
        if mention.actor in actors and actors.get(mention.actor).kind in _HOLDING_KINDS:
            side = actors.side(mention.actor)
            if side != "unknown":
                found[side] = (*found.get(side, ()), mention.actor)
    return found


def _signs(case: _Case) -> Iterator[Sign]:
    kind = case.claim.type
    if kind is ClaimType.CAPTURE:
        yield from _capture(case)
    elif kind is ClaimType.HOLD:
        yield from _hold(case)
    elif kind is ClaimType.WITHDRAW:
        yield from _withdraw(case)
    elif kind is ClaimType.OPERATION and case.claim.status is ClaimStatus.PLANNED:
        yield from _not_yet(case, case.told)
    elif kind in _FIGHTS and not _unreal(case.claim):
        yield from _fight(case)
    elif kind in _STRIKES and not _unreal(case.claim):
        yield from _strike(case)


def _unreal(claim: Claim) -> bool:
    return claim.status in (ClaimStatus.PLANNED, ClaimStatus.DENIED)


def _capture(case: _Case) -> Iterator[Sign]:
    status = case.claim.status
    if status is ClaimStatus.PLANNED:
        yield from _not_yet(case, case.told)
        return
    if case.days is None:
        return
    first, last = case.days
    if status is ClaimStatus.DENIED:
        yield from _not_yet(case, last)
        return
    if case.part:
        yield from case.sign(Sense.FOUGHT, None, first, last, _PART)
        yield from case.sign(Sense.HELD, case.patient, first - 1, first - 1, _TARGET)
        return
    dated = (case.event.start or case.claim.when.start) is not None and last - first <= _LONGEST_CHANGE_DAYS
    if not dated:
        yield from case.sign(Sense.HELD, case.agent, last, last, 1.0)
        return
    if status is ClaimStatus.ONGOING:
        yield from case.sign(Sense.FOUGHT, None, first, last, _PART)
    elif case.agent is None:
        yield from case.sign(Sense.LEFT, case.patient, first, last, 1.0)
    else:
        yield from case.sign(Sense.TAKEN, case.agent, first, last, 1.0)
        yield from case.sign(Sense.NOT_HELD, case.agent, first - 1, first - 1, _NOT_YET)
    yield from case.sign(Sense.HELD, case.patient, first - 1, first - 1, _BEFORE)


def _not_yet(case: _Case, day: int | None) -> Iterator[Sign]:
    """Yield what a plan or a failure says: its party has not got the place, the one against it has."""
    if day is not None and not case.part:
        yield from case.sign(Sense.NOT_HELD, case.agent, day, day, _NOT_YET)
        yield from case.sign(Sense.HELD, case.patient, day, day, _NOT_YET)


def _hold(case: _Case) -> Iterator[Sign]:
    claim = case.claim
    if claim.status is ClaimStatus.PLANNED or case.agent is None or case.told is None:
        return
    start = claim.when.start.toordinal() if claim.when.start is not None else None
    end = claim.when.end.toordinal() if claim.when.end is not None else case.told
    if claim.status is ClaimStatus.DENIED or case.former:
        yield from case.sign(Sense.NOT_HELD, case.agent, end, end, _NOT_YET)
        return
    if claim.status is ClaimStatus.HAPPENED:
        end = _last_held(date.fromordinal(end))
    if start is None or start > end:
        start = end
    if case.part:
        yield from case.sign(Sense.FOUGHT, None, end, end, _PART)
        return
    if claim.when.text is not None and "since" in claim.when.text.casefold() and start < end:
        onset = min(end, start + _vagueness(date.fromordinal(start)))
        yield from case.sign(Sense.TAKEN, case.agent, start, onset, _ONSET)
        yield from case.sign(Sense.NOT_HELD, case.agent, start - 1, start - 1, _ONSET)
        start = onset
    for day in {start, end, *range(start, end, _HOLD_STEP_DAYS)}:
        yield from case.sign(Sense.HELD, case.agent, day, day, 1.0)


def _last_held(day: date) -> int:
    """Return the last day of a hold that is over by a day; that day, or that month, is the next one's."""
    is_month = (day + timedelta(1)).day == 1
    return (day.replace(day=1) if is_month else day).toordinal() - 1


def _vagueness(day: date) -> int:
    """Return the days that a stated first day leaves open: a month's or a year's stands for all of it."""
    if day.day > 1:
        return 0
    return (
        _YEAR_DAYS - 1
        if day.month == 1
        else ((day + timedelta(_MONTH_DAYS + 1)).replace(day=1) - day).days - 1
    )


def _withdraw(case: _Case) -> Iterator[Sign]:
    leaver = case.patient or case.agent
    driver = case.agent if case.patient is not None else None
    if case.claim.status is ClaimStatus.PLANNED or case.claim.status is ClaimStatus.DENIED:
        if case.told is not None:
            yield from case.sign(Sense.HELD, leaver, case.told, case.told, _TARGET)
        return
    if case.days is None or leaver is None:
        return
    first, last = case.days
    if last - first > _LONGEST_CHANGE_DAYS:
        yield from case.sign(Sense.NOT_HELD, leaver, last, last, _ONLY_LEFT)
        return
    yield from case.sign(Sense.HELD, leaver, first - 1, first - 1, _ONLY_LEFT)
    if case.part:
        yield from case.sign(Sense.FOUGHT, None, first, last, _FIGHT)
    elif driver is not None:
        yield from case.sign(Sense.TAKEN, driver, first, last, _ONLY_LEFT)
    else:
        yield from case.sign(Sense.LEFT, leaver, first, last, _ONLY_LEFT)


def _fight(case: _Case) -> Iterator[Sign]:
    if case.days is None:
        return
    first, last = case.days
    if last - first > _MONTH_DAYS:
        first = last
    if case.claim.type is ClaimType.BESIEGE:
        yield from case.sign(Sense.NOT_HELD, case.agent, last, last, _TARGET)
        yield from case.sign(Sense.HELD, case.patient, last, last, _TARGET)
    else:
        yield from case.sign(Sense.FOUGHT, None, first, last, _FIGHT)


def _strike(case: _Case) -> Iterator[Sign]:
    if case.days is None:
        return
    last = case.days[1]
    yield from case.sign(Sense.NOT_HELD, case.agent, last, last, _TARGET)
    if case.claim.type in (ClaimType.AIRSTRIKE, ClaimType.SHELLING):
        yield from case.sign(Sense.HELD, case.patient, last, last, _TARGET)
