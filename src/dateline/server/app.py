"""The app: the API and the page over one record, and the process that serves it."""

import gc
import socket
from collections.abc import Callable, Collection
from pathlib import Path
from threading import BoundedSemaphore, Lock

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from dateline.errors import UsageError
from dateline.record import Record
from dateline.server.examples import add_examples
from dateline.server.problems import add_handlers
from dateline.server.protect import LOOPBACK_HOSTS, add_etags, add_protection, host_in, origin_of
from dateline.server.remember import Memory
from dateline.server.review import router as review_router
from dateline.server.routes import router
from dateline.stages import Stages

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses on which only this machine can reach the server."""

STATIC = Path(__file__).parent / "static"
"""The built page; see ``hatch_build.py``."""

GZIP_LEVEL = 4
"""Of 9. Above it answers shrink by less than a tenth and take twice as long (10,000 events as columns)."""

COSTLY = 2
"""Costly questions worked on at once; others wait for their turn."""

NO_PAGE = """<!doctype html><meta charset="utf-8"><title>Dateline</title>
<h1>Dateline</h1>
<p>This installation has no page: it was installed without building it.
Build it in the source tree with <code>pip install -e .</code>
(npm's registry must be reachable), then start again.</p>
<p>The API works: <a href="/api/v1/summary">/api/v1/summary</a>.</p>
"""


def create_app(
    record_location: str,
    *,
    stages: Stages | None = None,
    hosts: Collection[str] = LOOPBACK_HOSTS,
    public_url: str | None = None,
    map_style: str | None = None,
    review_token: str | None = None,
) -> FastAPI:
    """Return the app over the record at that location.

    Args:
        record_location: path or database address of an existing record.
        stages: what knows of places and actors; None for what the package knows.
        hosts: host names that callers may use; ``*`` among them allows every name.
        public_url: address by which a proxy offers the app to others: its host name and origin are ours.
        map_style: address of a MapLibre style to draw the map with; None for the built-in one.
        review_token: what whoever judges must send; None where nobody may.

    Raises:
        StoreError: there is no such record, or another version wrote it.
        UsageError: one of the addresses is none.
    """
    record = Record.open(record_location, stages=stages)
    return app_over(
        record, hosts=hosts, public_url=public_url, map_style=map_style, review_token=review_token
    )


def app_over(
    record: Record,
    *,
    hosts: Collection[str] = LOOPBACK_HOSTS,
    public_url: str | None = None,
    map_style: str | None = None,
    review_token: str | None = None,
    static: Path = STATIC,
) -> FastAPI:
    """Return the app over an open record, with the page that lies in ``static``."""
    app = FastAPI(
        title="Dateline", version="1", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json"
    )
    app.state.record = record
    app.state.memory = Memory()
    app.state.map_style = map_style
    app.state.public_origin = None if public_url is None else origin_of(public_url)
    app.state.review_token = review_token
    app.state.judging = Lock()
    app.state.turns = BoundedSemaphore(COSTLY)
    app.include_router(router)
    app.include_router(review_router)
    add_examples(app)
    add_handlers(app)
    add_etags(app)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=GZIP_LEVEL)
    if public_url is not None:
        hosts = {*hosts, host_in(public_url)}
    add_protection(app, hosts, allowed=[] if map_style is None else [origin_of(map_style)])
    if (static / "index.html").is_file():
        app.mount("/", StaticFiles(directory=static, html=True))
    else:

        @app.get("/", response_class=HTMLResponse, include_in_schema=False)
        def _no_page() -> str:
            return NO_PAGE

    return app


def serve(
    record_location: str,
    *,
    stages: Stages | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    public_url: str | None = None,
    map_style: str | None = None,
    review_token: str | None = None,
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the page and the API until interrupted.

    Args:
        record_location: path or database address of an existing record.
        stages: what knows of places and actors; None for what the package knows.
        host: address to listen on; any but loopback opens the record to the network, under every host name.
        port: TCP port; 0 for any free one.
        public_url: address by which a proxy offers the page to others; None where there is none.
        map_style: address of a MapLibre style to draw the map with; None for the built-in one.
        review_token: what whoever judges must send; None where nobody may.
        announce: told the page's address once the record is open and the port is ours.

    Raises:
        StoreError: there is no such record, or another version wrote it.
        UsageError: the address cannot be listened on, or one of the others is none.
    """
    hosts = LOOPBACK_HOSTS if host in LOOPBACK else {"*"}
    app = create_app(
        record_location,
        stages=stages,
        hosts=hosts,
        public_url=public_url,
        map_style=map_style,
        review_token=review_token,
    )
    with listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        settle(app.state.record)
        announce(f"http://{name}:{listener.getsockname()[1]}/")
        # What a proxy says of who asks, anybody can say: the setting alone tells that there is one.
        config = uvicorn.Config(app, log_level="warning", proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listener])


def settle(record: Record) -> None:
    """Load the tables of places and actors now, and keep the garbage collector from walking them.

    Else the first question waits for them, and now and then another one for the collector.
    """
    record.find_place("")
    record.actors()
    gc.collect()
    gc.freeze()


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens there.

    Raises:
        UsageError: it cannot; the reason is told.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
        # Else each answer waits some 40 ms for the caller to acknowledge its head; connections inherit it.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise UsageError(f"cannot listen on {host} port {port}: {error.strerror}") from error
