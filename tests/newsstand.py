"""A small web server on this machine, for tests of what goes over the network."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    """One request that came in."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass
class Answer:
    """What is sent for a path."""

    body: bytes = b""
    status: int = 200
    media: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    packed: bool = False
    pieces_s: float = 0.0
    """Pause before each byte: a slow server."""


class Newsstand:
    """Answers from :attr:`pages`, and remembers what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[Asked] = []

    def url(self, path: str) -> str:
        return self.address + path

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def put(self, path: str, body: str | bytes, **how: object) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(body=data, **how)  # type: ignore[arg-type]
        return self.url(path)


@contextmanager
def open_newsstand() -> Iterator[Newsstand]:
    """Serve on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            stand.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            found = stand.pages.get(self.path, Answer(status=404, body=b"no such page"))
            answer = found() if callable(found) else found
            if answer.etag is not None and self.headers.get("If-None-Match") == answer.etag:
                answer = Answer(status=304, etag=answer.etag)
            body = gzip.compress(answer.body) if answer.packed else answer.body
            self.send_response(answer.status)
            if answer.media:
                self.send_header("Content-Type", answer.media)
            if answer.etag is not None:
                self.send_header("ETag", answer.etag)
            if answer.packed:
                self.send_header("Content-Encoding", "gzip")
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if not answer.pieces_s:
                    self.wfile.write(body)
                for byte in body if answer.pieces_s else ():
                    time.sleep(answer.pieces_s)
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    stand = Newsstand(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(title: str, items: list[tuple[str, str, str]], *, language: str = "en") -> str:
    """Return a feed: its title, and of each item headline, link and day (RFC 822), the newest first."""
    entries = "".join(
        f"<item><title>{headline}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
        for headline, link, day in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><language>{language}</language>{entries}</channel></rss>"
    )


def article(headline: str, *paragraphs: str) -> str:
    """Return a plain HTML page of a report, without a day and without an outlet."""
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    body = f"<article><h1>{headline}</h1>{prose}</article>"
    return f"<!doctype html><html><head><title>{headline}</title></head><body>{body}</body></html>"
