"""The app: the API and the page over one record, and the process that serves it."""

from collections.abc import Collection
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from dateline.record import Record
from dateline.server.problems import add_handlers
from dateline.server.protect import LOOPBACK_HOSTS, add_etags, add_protection
from dateline.server.routes import router

STATIC = Path(__file__).parent / "static"

NO_PAGE = """<!doctype html><meta charset="utf-8"><title>Dateline</title>
<h1>Dateline</h1>
<p>This installation has no page: it was installed without building it.
Build it in the source tree with <code>pip install -e .</code>
(npm's registry must be reachable), then start again.</p>
<p>The API works: <a href="/api/v1/summary">/api/v1/summary</a>.</p>
"""


def create_app(record_location: str, *, hosts: Collection[str] = LOOPBACK_HOSTS) -> FastAPI:
    """Return the app over the record at that location.

    Args:
        record_location: path or database address of an existing record.
        hosts: host names that callers may use; ``*`` among them allows every name.

    Raises:
        StoreError: there is no such record, or another version wrote it.
    """
    return app_over(Record.open(record_location), hosts=hosts)


def app_over(record: Record, *, hosts: Collection[str] = LOOPBACK_HOSTS, static: Path = STATIC) -> FastAPI:
    """Return the app over an open record, with the page that lies in ``static``."""
    app = FastAPI(
        title="Dateline", version="1", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json"
    )
    app.state.record = record
    app.include_router(router)
    add_handlers(app)
    add_etags(app)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    add_protection(app, hosts)
    if (static / "index.html").is_file():
        app.mount("/", StaticFiles(directory=static, html=True))
    else:

        @app.get("/", response_class=HTMLResponse, include_in_schema=False)
        def _no_page() -> str:
            return NO_PAGE

    return app


def serve(record_location: str, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the page and the API until interrupted.

    Args:
        record_location: path or database address of an existing record.
        host: address to listen on; any but loopback opens the record to the network, under every host name.
        port: TCP port.
    """
    hosts = LOOPBACK_HOSTS if host in {"127.0.0.1", "localhost", "::1"} else {"*"}
    uvicorn.run(create_app(record_location, hosts=hosts), host=host, port=port, log_level="warning")
