"""Errors as ``application/problem+json`` (RFC 9457), for every way in which a request can fail."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dateline.errors import StoreError, UsageError
from dateline.server.views import Problem

KIND = "application/problem+json"

RETRY_S = 10
"""When to ask a busy server again."""


EXAMPLE = Problem(title="Not Found", status=404, detail="no event e0123456789abcdef")


class NotFoundError(UsageError):
    """The address names something that the record does not hold."""


class ChangedError(UsageError):
    """What the request builds on is no longer so."""


class BusyError(UsageError):
    """The server is at work on other questions."""


def problem(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return the answer that tells of an error."""
    body = Problem(title=status.phrase, status=status.value, detail=detail)
    return JSONResponse(body.model_dump(), status.value, headers, media_type=KIND)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how errors with these statuses look, for the description of a route."""
    schema = {**Problem.model_json_schema(), "examples": [EXAMPLE.model_dump()]}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {KIND: {"schema": schema}}}
        for status in statuses
    }


STATUSES: Mapping[type[Exception], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    ChangedError: HTTPStatus.CONFLICT,
    BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    UsageError: HTTPStatus.BAD_REQUEST,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What each of our errors is over HTTP."""


def add_handlers(app: FastAPI) -> None:
    """Make the app answer every error as a problem."""

    def _ours(_: Request, error: Exception) -> JSONResponse:
        status = next(STATUSES[kind] for kind in type(error).mro() if kind in STATUSES)
        wait = {"retry-after": str(RETRY_S)} if status is HTTPStatus.SERVICE_UNAVAILABLE else None
        return problem(status, str(error), wait)

    for kind in STATUSES:
        app.add_exception_handler(kind, _ours)

    @app.exception_handler(RequestValidationError)
    def _validation(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(HTTPStatus(error.status_code), str(error.detail), error.headers)

    @app.exception_handler(Exception)
    def _fault(_: Request, __: Exception) -> JSONResponse:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "a fault of the program; its log tells more")
