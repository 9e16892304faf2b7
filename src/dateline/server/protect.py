"""What stands between the record and the outside: security headers, known hosts, ETags.

Reports are hostile text: the page shows them as text only, and the policy below keeps the browser from
running or fetching anything that did not come from this server.
"""

import hashlib
from collections.abc import Awaitable, Callable, Collection
from http import HTTPStatus

from fastapi import FastAPI, Request, Response

from dateline.server.problems import problem

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names by which a browser on this machine may call the server; any other is a rebound DNS name."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content security policy of every answer; the map draws ``data:`` and ``blob:`` images itself."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
"""Sent with every answer."""

CallNext = Callable[[Request], Awaitable[Response]]


def add_protection(app: FastAPI, hosts: Collection[str]) -> None:
    """Make the app answer known hosts only, with the headers; ``*`` among the hosts lets every name pass."""

    @app.middleware("http")
    async def _protect(request: Request, call_next: CallNext) -> Response:
        if "*" not in hosts and host_of(request) not in hosts:
            response: Response = problem(
                HTTPStatus.MISDIRECTED_REQUEST, "This server does not answer to that host name."
            )
        else:
            response = await call_next(request)
        response.headers.update(HEADERS)
        return response


def add_etags(app: FastAPI) -> None:
    """Give the API's answers an ETag (weak: they may be compressed), and say 304 to who holds it."""

    @app.middleware("http")
    async def _tag(request: Request, call_next: CallNext) -> Response:
        response = await call_next(request)
        if request.method != "GET" or not request.url.path.startswith("/api/") or response.status_code != 200:
            return response
        chunks = [chunk async for chunk in response.body_iterator]  # type: ignore[attr-defined]
        body = b"".join(chunks)
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {**response.headers, "etag": tag, "cache-control": "no-cache"}
        held = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
        if tag in held:
            headers.pop("content-length", None)
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(body, response.status_code, headers=headers)


def host_of(request: Request) -> str:
    """Return the host name that the caller used, without the port.

    An IPv6 address keeps its brackets, so that its colons are not taken for a port.
    """
    host = request.headers.get("host", "").lower()
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
