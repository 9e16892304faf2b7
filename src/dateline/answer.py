"""Who held a place on a day, and why: control with the sentences that it rests on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.ids import ActorId, ClaimId, DocumentId, EventId, is_headline
from dateline.model import (
    Account,
    Basis,
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Dispute,
    Document,
    Event,
    Place,
)
from dateline.verdicts import Decision, Judgement, Ruling

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim that an interval of control rests on, and whose word it is."""

    claim: Claim
    """The claim."""
    document: Document
    """The report that makes it."""
    publisher_side: ActorId | None
    """The party that the outlet belongs to; None for an outlet of no party, or an unknown one."""
    source_side: ActorId | None
    """The side of who says so inside the text; None when the outlet asserts it, or the source is unlisted."""
    judgements: tuple[Judgement, ...] = ()
    """What persons decided on the claim, as far as it holds."""

    @property
    def sentence(self) -> str:
        """The sentence, as the report has it."""
        return self.claim.sentence.of(self.document.text)

    @property
    def outlet(self) -> str:
        """Who printed it: the outlet, or where none is named what the report is called."""
        nameless = "a headline" if is_headline(self.document.id) else self.document.name
        return self.document.publisher or nameless

    @property
    def published(self) -> date | None:
        """The day of the report; None when it is undated."""
        return self.document.published.day if self.document.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One interval of control with its grounds."""

    control: Control
    """The interval."""
    evidence: tuple[Evidence, ...]
    """What it rests on, by day of publication, copies last."""
    disputes: tuple[Dispute, ...]
    """Where the claims of its events disagree."""
    judgements: tuple[Judgement, ...] = ()
    """What persons decided on the place for these days, and on the claims, as far as it holds; in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who held a place on a day."""

    place: Place
    """The place."""
    day: date | None
    """The day asked for; None for the latest that is known."""
    known_by: date | None
    """Only reports published until this day count; None for all."""
    finding: Finding
    """The interval in force on the day; its status is unknown when no evidence reaches the day."""
    since: date | None
    """First day from which the same holder held it without a break, None when open."""
    until: date | None
    """Last day of that; None when it is not known to have ended."""
    earlier: tuple[Finding, ...]
    """The intervals before it, latest first."""

    @property
    def control(self) -> Control:
        """The interval in force."""
        return self.finding.control

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the interval in force rests on."""
        return self.finding.evidence

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Where the claims of the interval in force disagree."""
        return self.finding.disputes


def in_force(intervals: Iterable[Control], place: Place, day: date | None) -> Control:
    """Return the interval that holds on a day: one of the place's, or one that says that nothing is known.

    Args:
        intervals: those of the place.
        place: the place, for the answer that nothing is known.
        day: the day; None for the latest of which something is known.
    """
    if day is None:
        known = [interval for interval in intervals if interval.status is not ControlStatus.UNKNOWN]
        return max(known, key=_last_day, default=unknown(place, day))
    return next((interval for interval in intervals if covers(interval, day)), unknown(place, day))


def before(intervals: Iterable[Control], current: Control) -> list[Control]:
    """Return the intervals before the current one, latest first."""
    first = _first_day(current)
    earlier = [interval for interval in intervals if interval.end is not None and interval.end < first]
    return sorted(earlier, key=_last_day, reverse=True)


def unbroken(
    intervals: Iterable[Control], current: Control, claims: Mapping[ClaimId, Claim]
) -> tuple[date | None, date | None]:
    """Return the first and last day on which things stood as in the current interval, without a break.

    The last day is None when nothing is known of what came after and no claim that the intervals rest on says
    that they ended: the end of evidence is no end of control, while "troops had withdrawn" is.

    Args:
        intervals: those of the place.
        current: one of them.
        claims: what they rest on.
    """
    start, end = current.start, current.end
    ordered = sorted(intervals, key=_first_day)
    last = current
    for one in reversed(ordered):
        if start and one.end and one.end + DAY == start and _alike(one, current):
            start = one.start
    for one in ordered:
        if end and one.start and end + DAY == one.start and _alike(one, current):
            end, last = one.end, one
    if end is None:
        return start, None
    follows = any(one.start == end + DAY and one.status is not ControlStatus.UNKNOWN for one in ordered)
    ends = any(_tells_of_loss(claims[claim], end + DAY) for claim in last.claims if claim in claims)
    return start, end if follows or ends else None


def _tells_of_loss(claim: Claim, day: date) -> bool:
    """Tell whether a claim says that a place was left or taken on a day."""
    first, last = claim.when.start, claim.when.end
    happened = claim.type in (ClaimType.CAPTURE, ClaimType.WITHDRAW) and claim.status is ClaimStatus.HAPPENED
    return happened and first is not None and first <= day <= (last or first)


def _alike(one: Control, other: Control) -> bool:
    return (one.holder, one.status) == (other.holder, other.status)


def covers(interval: Control, day: date) -> bool:
    """Tell whether a day lies in an interval."""
    return (interval.start is None or interval.start <= day) and (interval.end is None or day <= interval.end)


def unknown(place: Place, day: date | None) -> Control:
    """Return what is said of a day that no evidence reaches."""
    return Control(
        place=place,
        holder=None,
        start=day,
        end=day,
        status=ControlStatus.UNKNOWN,
        belief=0.0,
        basis=Basis.UNKNOWN,
        carried_days=0,
        account=Account.NONE,
        events=(),
        claims=(),
        known_from=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Everything that answers about one place rest on."""

    control: tuple[Control, ...]
    """The intervals of the place."""
    events: Mapping[EventId, Event]
    """The events that the intervals rest on, and perhaps others."""
    claims: Mapping[ClaimId, Claim]
    """The claims that they rest on, and perhaps others."""
    documents: Mapping[DocumentId, Document]
    """The reports that make the claims."""
    side_of_actor: Callable[[ActorId], ActorId | None]
    """Gives the party that leads an actor's side."""
    side_of_publisher: Callable[[str], ActorId | None]
    """Gives the party that an outlet belongs to."""
    judgements: Mapping[ClaimId, tuple[Judgement, ...]] = field(default_factory=dict)
    """What persons decided on claims, as far as it holds."""
    ruled: tuple[Judgement, ...] = ()
    """What persons decided on who held places, as far as it holds, in order."""

    def finding(self, control: Control) -> Finding:
        """Return an interval with what it rests on."""
        told = [self.events[event] for event in control.events if event in self.events]
        disputes = dict.fromkeys(dispute for event in told for dispute in event.disputes)
        evidence = [self.cite(self.claims[claim]) for claim in control.claims if claim in self.claims]
        judged = {judgement for one in evidence for judgement in one.judgements}
        if control.basis is Basis.JUDGED:
            judged.update(one for one in self.ruled if _rules(one.decision, control))
        return Finding(
            control=control,
            evidence=tuple(sorted(evidence, key=_by_publication)),
            disputes=tuple(disputes),
            judgements=tuple(sorted(judged, key=lambda one: (one.moment, one.id))),
        )

    def cite(self, claim: Claim) -> Evidence:
        """Return a claim with its report, and whose word it is."""
        document = self.documents[claim.document]
        return Evidence(
            claim=claim,
            document=document,
            publisher_side=self.side_of_publisher(document.publisher) if document.publisher else None,
            source_side=self.side_of_actor(claim.source.actor) if claim.source else None,
            judgements=self.judgements.get(claim.id, ()),
        )


def _rules(decision: Decision, control: Control) -> bool:
    """Tell whether a decision is why control is as it is."""
    if not isinstance(decision, Ruling) or decision.place.id != control.place.id:
        return False
    starts = decision.start is None or (control.start is not None and decision.start <= control.start)
    ends = decision.end is None or (control.end is not None and control.end <= decision.end)
    return starts and ends and (decision.holder, decision.status) == (control.holder, control.status)


def _by_publication(one: Evidence) -> tuple[bool, date, DocumentId, int, ClaimId]:
    copied = one.document.copy_of is not None
    return (copied, one.published or date.max, one.document.id, one.claim.sentence.start, one.claim.id)


def _first_day(interval: Control) -> date:
    return interval.start or date.min


def _last_day(interval: Control) -> date:
    return interval.end or date.max
