"""Questions to a person, what persons decided, and the one way to write: judging."""

from http import HTTPStatus
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline import decide
from dateline.errors import UsageError
from dateline.publish.rows import judged_row
from dateline.record import Record
from dateline.review import Question
from dateline.server.answers import cited, the_place
from dateline.server.asked import From, InTurn, Key, PlaceName, Remembered, Source, To, Types
from dateline.server.paging import Paged, out_of
from dateline.server.problems import NotFoundError, problems
from dateline.server.reviewers import MayJudge, Said
from dateline.server.views import Page, PlaceView
from dateline.server.views_review import JudgementView, QuestionView
from dateline.verdicts import Decision

Most = Annotated[int, Query(ge=1, le=100, description="Most questions to return.")]

DECISION = {
    "type": "object",
    "required": ["verdict", "author"],
    "properties": {
        "verdict": {
            "type": "string",
            "enum": [
                *("accept", "reject", "correct", "link", "unlink"),
                *("place", "actor", "control", "undo"),
            ],
        },
        "author": {"type": "string", "minLength": 1, "description": "Who decides."},
        "note": {"type": "string", "description": "Why."},
    },
    "description": "What was decided: a line of `dateline review --export` without `id` and `moment`. "
    "An id may stand for a claim, or in `one` and `other` for an event, and a name for a place.",
    "examples": [
        {"verdict": "reject", "author": "jo", "claim": "c0123456789abcdef", "note": "of another war"},
        {
            "verdict": "control",
            "author": "jo",
            "place": "Palmyra",
            "holder": "islamic-state",
            "start": "2015-05-21",
            "end": "2016-03-26",
        },
    ],
}
SIGNED = {
    "type": "object",
    "required": ["author"],
    "properties": {name: DECISION["properties"][name] for name in ("author", "note")},  # type: ignore[index]
    "examples": [{"author": "jo", "note": "misread"}],
}
SIGNATURE = ("author", "note")


def body(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the description of a JSON body."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


router = APIRouter(prefix="/api/v1", responses=problems(400, 404, 409, 422, 503))
WRITES = problems(401, 403, 413, 415)


@router.get("/review", dependencies=[InTurn])
def review(
    request: Request,
    record: Source,
    memory: Remembered,
    place: PlaceName | None = None,
    types: Types = None,
    since: From = None,
    until: To = None,
    limit: Most = 20,
) -> Response:
    """What most needs a person, the weightiest first, as `dateline review` lists it."""
    where = None if place is None else the_place(record, place)

    def make() -> Page[QuestionView]:
        asked = record.review(place=where, types=types, since=since, until=until, limit=limit)
        return Page(items=[question(one) for one in asked], next=None)

    return memory.answer(f"review?{request.url.query}", record, make)


@router.get(
    "/review/token",
    status_code=HTTPStatus.NO_CONTENT,
    dependencies=[MayJudge],
    responses=problems(401, 403),
)
def token() -> None:
    """Whether the token that is sent lets judge; it changes nothing."""


@router.get("/judgements")
def judgements(record: Source, paged: Paged) -> Page[JudgementView]:
    """What persons decided, by moment, with whether it is obeyed; nothing is ever removed."""
    return paged.page(out_of(judged(record)), list)


@router.post(
    "/judgements",
    status_code=HTTPStatus.CREATED,
    dependencies=[MayJudge],
    responses=WRITES,
    openapi_extra=body(DECISION),
)
def judge(request: Request, record: Source, said: Said) -> JudgementView:
    """Keep what a person decided, and draw events and control anew; answers once that is done."""
    row = {name: value for name, value in said.items() if name not in SIGNATURE}
    return keep(request.app.state.judging, record, decide.from_row(record, row), said)


@router.post(
    "/judgements/{id_}/undo",
    status_code=HTTPStatus.CREATED,
    dependencies=[MayJudge],
    responses=WRITES,
    openapi_extra=body(SIGNED),
)
def undo(request: Request, record: Source, id_: Key, said: Said) -> JudgementView:
    """Take back a judgement; both it and its undoing stay in the record."""
    if id_ not in {one.id for one in judged(record)}:
        raise NotFoundError(f"no judgement {id_}")
    return keep(request.app.state.judging, record, decide.undo(record, id_), said)


def keep(judging: Lock, record: Record, decision: Decision, signed: dict[str, Any]) -> JudgementView:
    """Keep a decision as the author's who signed it. One after the other: each draws all conclusions anew.

    Raises:
        UsageError: author or note is no text, or nobody signed.
    """
    author, note = (signed.get(name) or "" for name in SIGNATURE)
    if not isinstance(author, str) or not isinstance(note, str):
        raise UsageError("author and note are texts")
    with judging:
        made = record.judge(decision, author=author, note=note)
    return next(one for one in judged(record) if one.id == made.id)


def judged(record: Record) -> list[JudgementView]:
    """Return what persons decided, by moment."""
    return [
        JudgementView.model_validate(judged_row(one.judgement, standing=one.standing))
        for one in record.judgements()
    ]


def question(asked: Question) -> QuestionView:
    """Return a question with the claims behind it."""
    return QuestionView(
        about=asked.about,
        asks=asked.asks,
        why=asked.why,
        place=None if asked.place is None else PlaceView.model_validate(asked.place),
        start=asked.start,
        end=asked.end,
        weight=round(asked.weight, 4),
        doubt=round(asked.doubt, 4),
        days=asked.days,
        people=asked.people,
        event=asked.event,
        judgement=asked.judgement,
        evidence=tuple(cited(one) for one in asked.evidence),
        answers=asked.answers,
    )
