"""Web archives."""

import gzip
from pathlib import Path

import pytest
from tests.newsstand import article

from dateline.documents import ReadOptions, read
from dateline.model import Document, Rejected

PROSE = "Government troops entered the border town of Marsa on Tuesday after two days of shelling."
PAGE = article(
    "Army Enters Marsa", PROSE, "Many people fled to the south, a doctor of the town said."
).encode()

NOTE = "Войска вошли в Марсу."

ANSWERS = [
    ("https://example.org/2016/marsa.html", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://example.org/logo.png", "200 OK", "image/png", b"\x89PNG" * 20),
    ("https://example.org/gone", "404 Not Found", "text/html", PAGE),
    ("https://example.org/big", "200 OK", "text/html", PAGE * 50),
    ("https://example.org/empty", "200 OK", "text/html", b"<html><body><nav>Home</nav></body></html>"),
    (
        "https://example.org/note",
        "200 OK",
        "text/plain; charset=koi8-r",
        NOTE.encode("koi8-r"),
    ),
]


def record(kind: str, url: str, block: bytes) -> bytes:
    """Return one record, as ISO 28500 has it."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2016-05-04T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def archive(path: Path, *, packed: bool) -> Path:
    pack = gzip.compress if packed else bytes
    with path.open("wb") as file:
        for url, status, kind, body in ANSWERS:
            file.write(pack(record("request", url, b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")))
            head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            file.write(pack(record("response", url, head.encode() + body)))
    return path


@pytest.mark.parametrize(("name", "packed"), [("crawl.warc", False), ("crawl.WARC.gz", True)])
def test_pages_of_an_archive_are_read_under_their_addresses(tmp_path: Path, name: str, packed: bool) -> None:
    found = list(read([archive(tmp_path / name, packed=packed)], options=ReadOptions(max_bytes=5000)))
    documents = [one for one in found if isinstance(one, Document)]
    rejected = {one.ref: one.reason for one in found if isinstance(one, Rejected)}

    assert [(one.name, one.ref) for one in documents] == [
        ("marsa", "https://example.org/2016/marsa.html"),
        ("note", "https://example.org/note"),
    ]
    assert PROSE in documents[0].text
    assert documents[1].text == NOTE
    assert rejected == {
        "https://example.org/big": "over the size limit of 5,000 bytes",
        "https://example.org/empty": "no article found in the HTML",
    }


@pytest.mark.parametrize("content", [b"", b"not an archive at all\r\n\r\n", b"\x1f\x8b broken"])
def test_what_is_no_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(content)
    found = list(read([path]))

    assert all(isinstance(one, Rejected) and "\n" not in one.reason for one in found)
    assert found


def test_an_archive_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    path = archive(tmp_path / "crawl.warc.gz", packed=True)
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 4])
    first, *others = read([path])

    assert isinstance(first, Document) and first.name == "marsa"
    assert all(isinstance(one, (Document, Rejected)) for one in others)
