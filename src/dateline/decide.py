"""From ids and names, as a person writes them, to decisions that :meth:`dateline.record.Record.judge` keeps.

Each function looks up in the record what it is given, and raises a
:class:`~dateline.errors.UsageError` of one line for what is not there or makes no sense.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.errors import UsageError
from dateline.ids import DocumentId, JudgementId
from dateline.judgements import cited, from_decision_row, named_actors
from dateline.model import (
    Claim,
    ClaimStatus,
    ClaimType,
    ControlStatus,
    Count,
    Document,
    Place,
    Relation,
    Span,
)
from dateline.record import Record
from dateline.verdicts import (
    Accept,
    Cited,
    Correct,
    Decision,
    Link,
    MeansActor,
    MeansPlace,
    Reject,
    Ruling,
    Undo,
    Unlink,
)

_EMPTY = "a correction says what is right: a place, a type, days, who …"


def accept(record: Record, claim: str) -> Accept:
    """Return that a claim is read rightly."""
    return Accept(claim=_cited(record, claim))


def reject(record: Record, claim: str) -> Reject:
    """Return that nothing is to be drawn from a claim."""
    return Reject(claim=_cited(record, claim))


def correct(
    record: Record,
    claim: str,
    *,
    type: ClaimType | None = None,  # noqa: A002
    agent: Iterable[str] | None = None,
    patient: Iterable[str] | None = None,
    place: Iterable[str] | None = None,
    relation: Relation | None = None,
    start: date | None = None,
    end: date | None = None,
    status: ClaimStatus | None = None,
    source: str | None = None,
    count: Iterable[Count] | None = None,
) -> Correct:
    """Return what a claim should say; what is left out stays as it was read.

    Args:
        record: the record.
        claim: its id.
        type: what kind of thing happened.
        agent: who did it, slugs or names; none for nobody named.
        patient: to whom, likewise.
        place: where, ids or names in any spelling; none for nowhere named.
        relation: how the event lies to the places.
        start: first day that it may have been; without ``end`` the only one.
        end: last day that it may have been.
        status: whether it came to pass.
        source: who says so inside the text; an empty string for the outlet itself.
        count: figures stated with it.
    """
    _check_days(start, end)
    correction = Correct(
        claim=_cited(record, claim),
        type=type,
        agent=None if agent is None else tuple(record.actor_named(name) for name in agent),
        patient=None if patient is None else tuple(record.actor_named(name) for name in patient),
        place=None if place is None else tuple(record.place(name) for name in place),
        relation=relation,
        start=start,
        end=end,
        status=status,
        source=None if source is None else tuple(record.actor_named(name) for name in [source] if name),
        count=None if count is None else tuple(count),
    )
    if correction == Correct(claim=correction.claim):
        raise UsageError(_EMPTY)
    return correction


def link(record: Record, one: str, other: str) -> Link:
    """Return that two claims, or all claims of two events, tell of one event."""
    first, second = _group(record, one), _group(record, other)
    if one == other:
        raise UsageError(f"{one} cannot be linked with itself")
    return Link(one=first, other=second)


def unlink(record: Record, one: str, other: str) -> Unlink:
    """Return that no claim of the one tells of an event of the other: two claims, or events, or one of each.

    A claim that is parted from its own event is parted from the event's other claims.
    """
    first, second = _group(record, one), _group(record, other)
    if set(first) < set(second):
        second = tuple(claim for claim in second if claim not in first)
    elif set(second) < set(first):
        first = tuple(claim for claim in first if claim not in second)
    if set(first) & set(second):
        raise UsageError(f"{one} cannot be parted from itself")
    return Unlink(one=first, other=second)


def means_place(
    record: Record, report: str, text: str, place: str | Place, *, at: int | None = None
) -> MeansPlace:
    """Return that words of a report mean a place.

    Args:
        record: the record.
        report: id or name of the report.
        text: the words, as a claim has them.
        place: the place, its id, or its name in any spelling.
        at: where the one mention that is meant starts in the text; None for all mentions.
    """
    document = _report(record, report)
    spoken = [mention.text for claim in record.claims(document=document.id) for mention in claim.place]
    _check_said(text, spoken, document)
    return MeansPlace(
        document=document.id, text=text, span=_span(document, text, at), place=_place(record, place)
    )


def means_actor(record: Record, report: str, text: str, actor: str, *, at: int | None = None) -> MeansActor:
    """Return that words of a report mean an actor.

    Args:
        record: the record.
        report: id or name of the report.
        text: the words, as a claim has them.
        actor: slug or name.
        at: where the one mention that is meant starts in the text; None for all mentions.
    """
    document = _report(record, report)
    claims = record.claims(document=document.id)
    spoken = [mention.text for claim in claims for mention in claim.agent + claim.patient]
    spoken += [claim.source.text for claim in claims if claim.source]
    _check_said(text, spoken, document)
    return MeansActor(
        document=document.id,
        text=text,
        span=_span(document, text, at),
        actor=record.actor_named(actor),
    )


def control(
    record: Record,
    place: str | Place,
    holder: str | None,
    *,
    start: date | None = None,
    end: date | None = None,
    status: ControlStatus | None = None,
) -> Ruling:
    """Return who held a place over some days.

    Args:
        record: the record.
        place: the place, its id, or its name in any spelling.
        holder: slug or name; None when it is not known.
        start: first day; None for as far back as one may ask.
        end: last day, inclusive; None for until further notice.
        status: None for held, or without a holder for not known.
    """
    _check_days(start, end)
    status = status or (ControlStatus.UNKNOWN if holder is None else ControlStatus.HELD)
    if holder is None and status is ControlStatus.HELD:
        raise UsageError("a place that is held has a holder")
    if holder is not None and status is ControlStatus.UNKNOWN:
        raise UsageError("a place of which it is not known who held it has no holder")
    return Ruling(
        place=_place(record, place),
        holder=None if holder is None else record.actor_named(holder),
        start=start,
        end=end,
        status=status,
    )


def undo(record: Record, id_: str) -> Undo:
    """Return that an earlier judgement no longer holds; an undoing may be undone itself."""
    if id_ not in {one.judgement.id for one in record.judgements()}:
        raise UsageError(f"no judgement {id_}; `dateline review --judgements` lists them")
    return Undo(undoes=JudgementId(id_))


def from_row(record: Record, row: Mapping[str, Any]) -> Decision:
    """Return the decision of a flat JSON object, as ``dateline review --export`` writes it, but unsigned.

    An id or a name may stand for what the object would spell out: a claim, the claims of an event, a place.

    Raises:
        UsageError: it is no decision, makes no sense, or is about what the record does not hold.
    """
    verdict, one, other = row.get("verdict"), row.get("one"), row.get("other")
    if verdict == "unlink" and isinstance(one, str) and isinstance(other, str):
        return unlink(record, one, other)
    if verdict == "control" and "status" not in row:
        row = {**row, "status": ControlStatus.UNKNOWN if row.get("holder") is None else ControlStatus.HELD}
    decision = from_decision_row({name: _looked_up(record, name, value) for name, value in row.items()})
    for actor in sorted(named_actors(decision)):
        record.actor_named(actor)
    at = decision.span.start if isinstance(decision, MeansPlace | MeansActor) and decision.span else None
    match decision:
        case Ruling(place=place, holder=holder, start=start, end=end, status=status):
            return control(record, place, holder, start=start, end=end, status=status)
        case MeansPlace(document=report, text=text, place=place):
            return means_place(record, report, text, place, at=at)
        case MeansActor(document=report, text=text, actor=actor):
            return means_actor(record, report, text, actor, at=at)
        case Undo(undoes=id_):
            return undo(record, id_)
        case Correct(claim=claim, start=start, end=end):
            _check_days(start, end)
            if decision == Correct(claim=claim):
                raise UsageError(_EMPTY)
    for claim in _judged(decision):
        _cited(record, claim.id)
    return decision


# -------------------------------------------------------------------------------------------------- lookups


def _looked_up(record: Record, field: str, value: Any) -> Any:
    """Return the value of a field with what its ids and names stand for."""
    find: Callable[[Record, str], Any] | None = _LOOKUPS.get(field)
    if find is None:
        return value
    if isinstance(value, str):
        return find(record, value)
    if isinstance(value, list):
        return [find(record, one) if isinstance(one, str) else one for one in value]
    return value


def _judged(decision: Decision) -> Sequence[Cited]:
    """Return the claims that a decision names."""
    match decision:
        case Accept(claim=claim) | Reject(claim=claim) | Correct(claim=claim):
            return (claim,)
        case Link() | Unlink():
            return (*decision.one, *decision.other)
    return ()


def _check_days(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise UsageError(f"the last day, {end}, is before the first, {start}")


def _place(record: Record, place: str | Place) -> Place:
    return place if isinstance(place, Place) else record.place(place)


def _cited(record: Record, id_: str) -> Cited:
    if id_.startswith("e") and (events := record.events(ids=[id_])):
        raise UsageError(f"{id_} is an event; judge one of its claims: {', '.join(events[0].claims)}")
    claims = record.claims(ids=[id_])
    if not claims:
        raise UsageError(f"no claim {id_}; `dateline claims` lists them")
    return _as_cited(record, claims)[0]


def _group(record: Record, id_: str) -> tuple[Cited, ...]:
    """Return a claim, or the claims of an event."""
    events = record.events(ids=[id_])
    claims = record.claims(ids=events[0].claims if events else [id_])
    if not claims:
        raise UsageError(f"no claim or event {id_}; `dateline claims` and `dateline events` list them")
    return tuple(_as_cited(record, claims))


def _as_cited(record: Record, claims: Sequence[Claim]) -> list[Cited]:
    reports = {one.id: one for one in record.documents(ids={claim.document for claim in claims})}
    return [cited(claim, reports[claim.document].text) for claim in claims]


def _report(record: Record, name: str) -> Document:
    by_id = record.documents(ids=[DocumentId(name)])
    found = by_id or [one for one in record.documents() if one.name == name]
    if not found:
        raise UsageError(f"no report {name}; `dateline documents` lists them")
    if len(found) > 1:
        raise UsageError(f"{len(found)} reports are called {name}; take the id: {_ids(found)}")
    return found[0]


def _ids(documents: Iterable[Document]) -> str:
    return ", ".join(sorted(document.id for document in documents))


def _check_said(text: str, spoken: Collection[str], document: Document) -> None:
    said = {" ".join(words.split()).casefold() for words in spoken}
    if " ".join(text.split()).casefold() not in said:
        known = "; ".join(sorted({words for words in spoken if words}))
        raise UsageError(f"no claim of {document.name} names {text!r}; they name: {known or 'nothing'}")


def _span(document: Document, text: str, at: int | None) -> Span | None:
    if at is None:
        return None
    span = Span(at, at + len(text))
    if span.of(document.text).casefold() != text.casefold():
        raise UsageError(f"at {at} {document.name} says {span.of(document.text)!r}, not {text!r}")
    return span


_LOOKUPS: Mapping[str, Callable[[Record, str], Any]] = {
    "claim": _cited,
    "one": _group,
    "other": _group,
    "place": Record.place,
    "agent": Record.actor_named,
    "patient": Record.actor_named,
    "source": Record.actor_named,
    "actor": Record.actor_named,
    "holder": Record.actor_named,
}
"""Per field of a decision what finds the thing of an id or a name."""
