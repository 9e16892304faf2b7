"""Errors as ``application/problem+json`` (RFC 9457), for every way in which a request can fail."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dateline.errors import StoreError, UsageError
from dateline.server.views import Problem


class NotFoundError(UsageError):
    """The address names something that the record does not hold."""


def problem(status: HTTPStatus, detail: str) -> JSONResponse:
    """Return the answer that tells of an error."""
    body = Problem(title=status.phrase, status=status.value, detail=detail)
    return JSONResponse(body.model_dump(), status.value, media_type="application/problem+json")


def add_handlers(app: FastAPI) -> None:
    """Make the app answer every error as a problem."""

    @app.exception_handler(NotFoundError)
    def _not_found(_: Request, error: NotFoundError) -> JSONResponse:
        return problem(HTTPStatus.NOT_FOUND, str(error))

    @app.exception_handler(UsageError)
    def _usage(_: Request, error: UsageError) -> JSONResponse:
        return problem(HTTPStatus.BAD_REQUEST, str(error))

    @app.exception_handler(StoreError)
    def _store(_: Request, error: StoreError) -> JSONResponse:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error))

    @app.exception_handler(RequestValidationError)
    def _validation(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def _http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(HTTPStatus(error.status_code), str(error.detail))
