"""Who may judge: whoever sends the token that the server was started with.

The token travels in the header ``Authorization`` and never in a cookie, so that no page of another site can
make a browser send it.
"""

import hmac
import json
import secrets
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

MOST_BYTES = 64 * 1024
"""Largest body that is read."""

_bearer = HTTPBearer(auto_error=False, description="The token that `dateline serve --allow-review` asks for.")


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


def may_judge(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> None:
    """Let pass who may judge.

    Raises:
        HTTPException: the server only reads, another site's page asks, or the token is wrong.
    """
    token: str | None = request.app.state.review_token
    if token is None:
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "this server only reads; `dateline serve --allow-review` lets judge"
        )
    if not _is_same_site(request):
        raise HTTPException(HTTPStatus.FORBIDDEN, "judgements are not taken from pages of other sites")
    if given is None or not hmac.compare_digest(given.credentials.encode(), token.encode()):
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED,
            "the token is missing or wrong; the header is `Authorization: Bearer TOKEN`",
            {"www-authenticate": "Bearer"},
        )


async def said_in(request: Request) -> dict[str, Any]:
    """Return the JSON object of a request's body.

    Raises:
        HTTPException: it is too long, or none.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body is to be application/json")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is longer than {MOST_BYTES:,} bytes"
            )
    try:
        row = json.loads(body)
        # What no database keeps: numbers without end, halves of characters, zeros in a text.
        plain = json.dumps(row, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"not JSON: {error}".splitlines()[0]) from error
    if not isinstance(row, dict) or rb"\u0000" in plain:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "not a JSON object of plain text and numbers")
    return row


def _is_same_site(request: Request) -> bool:
    """Tell whether a request comes from this server's own page, or from no page at all."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    own = {f"{request.url.scheme}://{request.headers.get('host')}", request.app.state.public_origin}
    return origin is None or origin in own


MayJudge = Depends(may_judge)
Said = Annotated[dict[str, Any], Depends(said_in)]
