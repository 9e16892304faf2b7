"""What stands between the record and the outside: security headers, known hosts, ETags.

Reports are hostile text: the page shows them as text only, and the policy below keeps the browser from
running or fetching anything that did not come from this server.
"""

import hashlib
import re
from collections.abc import Awaitable, Callable, Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response

from dateline.errors import UsageError
from dateline.server.problems import problem

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names by which a browser on this machine may call the server; any other is a rebound DNS name."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
"""Sent with every answer, beside the content security policy."""

CallNext = Callable[[Request], Awaitable[Response]]


def add_protection(app: FastAPI, hosts: Collection[str], *, allowed: Collection[str] = ()) -> None:
    """Make the app answer known hosts only, with the headers; ``*`` among the hosts lets every name pass.

    Args:
        app: the app.
        hosts: names by which callers may call the server.
        allowed: origins from which the page may load its map.
    """
    headers = {**HEADERS, "Content-Security-Policy": policy(allowed)}

    @app.middleware("http")
    async def _protect(request: Request, call_next: CallNext) -> Response:
        if "*" not in hosts and host_of(request) not in hosts:
            response: Response = problem(
                HTTPStatus.MISDIRECTED_REQUEST, "This server does not answer to that host name."
            )
        else:
            response = await call_next(request)
        response.headers.update(headers)
        return response


def policy(allowed: Collection[str] = ()) -> str:
    """Return the content security policy; the map draws ``data:`` and ``blob:`` images itself.

    Args:
        allowed: origins that map tiles, their style and their glyphs may come from.
    """
    more = "".join(f" {origin}" for origin in allowed)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob:{more}",
            f"connect-src 'self'{more}",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def origin_of(address: str) -> str:
    """Return the origin of an ``http`` or ``https`` address.

    Raises:
        UsageError: it is none.

    >>> origin_of("https://tiles.example.org:8443/styles/light.json")
    'https://tiles.example.org:8443'
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not re.fullmatch(
        r"[\w.-]+(:[0-9]+)?", parts.netloc, re.ASCII
    ):
        raise UsageError(f"{address}: not an http or https address")
    default = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{parts.netloc.removesuffix(default)}".lower()


def host_in(address: str) -> str:
    """Return the host name in an ``http`` or ``https`` address, without the port.

    Raises:
        UsageError: it is none.
    """
    return urlsplit(origin_of(address)).hostname or ""


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
