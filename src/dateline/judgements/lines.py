"""A judgement as one flat JSON object, as the store keeps it and as files carry it, and back."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.ids import ActorId, judgement_id
from dateline.verdicts import (
    Accept,
    Correct,
    Decision,
    Judgement,
    Link,
    MeansActor,
    MeansPlace,
    Reject,
    Ruling,
    Undo,
    Unlink,
)

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Row = dict[str, Any]

VERDICTS: Mapping[str, type[Decision]] = {
    "accept": Accept,
    "reject": Reject,
    "correct": Correct,
    "link": Link,
    "unlink": Unlink,
    "place": MeansPlace,
    "actor": MeansActor,
    "control": Ruling,
    "undo": Undo,
}
"""What each decision is called, in files and on the command line."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days of rulings: what lies between two of them is worked out day by day."""

_OURS = ("id", "verdict", "author", "moment", "note")
"""Keys of a row that belong to the judgement; the others are its decision's."""


def judgement(decision: Decision, *, author: str, moment: datetime, note: str = "") -> Judgement:
    """Return a judgement with its id.

    Raises:
        UsageError: nobody signs it, its moment is in no time zone, or it rules on days far away.
    """
    if not author.strip():
        raise UsageError("a judgement needs an author")
    if moment.tzinfo is None:
        raise UsageError("the moment of a judgement needs a time zone")
    for day in (decision.start, decision.end) if isinstance(decision, Ruling) else ():
        if day is not None and not EARLIEST <= day <= LATEST:
            raise UsageError(f"{day} is too far away; rulings are on days from {EARLIEST} to {LATEST}")
    moment = moment.astimezone(UTC)
    return Judgement(
        id=judgement_id(author.strip(), moment_iso(moment), _text(decision)),
        decision=decision,
        author=author.strip(),
        moment=moment,
        note=" ".join(note.split()),
    )


def verdict_of(decision: Decision) -> str:
    """Return what a decision is called.

    >>> from dateline.ids import JudgementId
    >>> verdict_of(Undo(undoes=JudgementId("j1")))
    'undo'
    """
    return next(name for name, kind in VERDICTS.items() if isinstance(decision, kind))


def moment_iso(moment: datetime) -> str:
    """Return a moment in UTC such that the order of the strings is that of the moments.

    >>> moment_iso(datetime(2016, 8, 30, 12, tzinfo=UTC))
    '2016-08-30T12:00:00.000000Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_row(one: Judgement) -> Row:
    """Return a judgement as a JSON object; fields of the decision that are not set are left out."""
    return {
        "id": one.id,
        "verdict": verdict_of(one.decision),
        "author": one.author,
        "moment": moment_iso(one.moment),
        "note": one.note,
        **decision_row(one.decision),
    }


def from_row(row: Mapping[str, Any]) -> Judgement:
    """Return the judgement of a JSON object; what is missing or makes no sense is said in one line.

    Raises:
        UsageError: it is not a judgement, or its id is not that of what it says.
    """
    decision = from_decision_row(row)
    for name in ("author", "moment"):
        if not isinstance(row.get(name), str):
            raise UsageError(f"{name}: missing")
    try:
        moment = datetime.fromisoformat(row["moment"])
    except ValueError as error:
        raise UsageError(f"moment: {row['moment']!r} is not ISO 8601") from error
    found = judgement(decision, author=row["author"], moment=moment, note=str(row.get("note") or ""))
    if row.get("id") not in (None, found.id):
        raise UsageError(f"its id is {row['id']!r}, but what it says has the id {found.id!r}")
    return found


def from_decision_row(row: Mapping[str, Any]) -> Decision:
    """Return what is decided in the JSON object of a judgement, which need not be signed.

    Raises:
        UsageError: it is not a decision; the reason is one line.
    """
    kind = VERDICTS.get(str(row.get("verdict")))
    if kind is None:
        raise UsageError(f"no verdict {row.get('verdict')!r}; it is one of: {', '.join(VERDICTS)}")
    said = {name: value for name, value in row.items() if name not in _OURS}
    unknown = sorted(set(said) - {one.name for one in fields(kind)})
    if unknown:
        raise UsageError(f"no field {unknown[0]!r} in the verdict {row['verdict']!r}")
    return _parsed(row["verdict"], said)


def to_line(one: Judgement) -> str:
    """Return a judgement as a line of JSON, without the line break."""
    return json.dumps(to_row(one), ensure_ascii=False)


def from_line(line: str) -> Judgement:
    """Return the judgement of a line of JSON.

    Raises:
        UsageError: it is none; the reason is one line.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UsageError("not a JSON object")
    return from_row(row)


def named_actors(decision: Decision) -> set[ActorId]:
    """Return the actors that a decision names."""
    match decision:
        case Correct():
            return {*(decision.agent or ()), *(decision.patient or ()), *(decision.source or ())}
        case MeansActor():
            return {decision.actor}
        case Ruling(holder=holder) if holder is not None:
            return {holder}
    return set()


def decision_row(decision: Decision) -> Row:
    """Return a decision as plain JSON values, without what is not set."""
    plain: Row = _adapter(verdict_of(decision)).dump_python(decision, mode="json", exclude_none=True)
    return plain


def _parsed(verdict: str, said: Row) -> Decision:
    from pydantic import ValidationError

    try:
        parsed: Decision = _adapter(verdict).validate_python(said)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise UsageError(f"{where}: {problem['msg'].lower()}") from error
    return parsed


def _text(decision: Decision) -> str:
    row = {"verdict": verdict_of(decision), **decision_row(decision)}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _adapter(verdict: str) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # only who has judgements, or makes one, waits for it

    return TypeAdapter(VERDICTS[verdict])
