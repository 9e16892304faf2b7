"""Inputs → raw pages: one function for each format."""

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Protocol, TextIO

from dateline.documents.archive import archived
from dateline.documents.dates import parse_date
from dateline.documents.decode import decode, encoding_of, repair, whole
from dateline.documents.feed import FEED_TYPES, looks_like_feed, name_of, read_feed
from dateline.documents.html import looks_like_html, read_markup
from dateline.documents.marks import unmarked
from dateline.documents.options import FIELDS, ReadOptions
from dateline.documents.packed import unpacked
from dateline.documents.page import Page
from dateline.errors import SourceError
from dateline.model import Download, Moment, Rejected

SIDE_FILE = "meta.json"
"""Name of the file that may stand beside pages and give what their text does not carry."""

Fields = Mapping[str, Any]
"""The fields of a row or of an entry of a side file."""

_CLOCK = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d*)?")
"""Seconds, or thousandths of such, since 1970, of the days from 2001 to 2033."""
_NOTHING: Fields = MappingProxyType({})


class Reader(Protocol):
    """Reads one file."""

    def __call__(
        self, path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]
    ) -> Iterator[Page | Rejected]:
        """Yield the pages of a file in their order.

        Args:
            path: the file, as the user gave it.
            options: limits and columns.
            beside: entries of the side file by page name.

        Raises:
            SourceError: the file as a whole cannot be read.
        """
        ...


def read_text(path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]) -> Iterator[Page | Rejected]:
    """Yield the page of a file of scraped text; one that holds HTML after all is read as such."""
    data = _bytes(path, options.max_bytes)
    text = decode(data, str(path))
    yield _page(path.stem, str(path), text, data, beside.get(path.stem, _NOTHING))


def read_html(path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]) -> Iterator[Page | Rejected]:
    """Yield the page of an HTML file."""
    data = _bytes(path, options.max_bytes)
    yield _html_page(path.stem, str(path), decode(data, str(path)), data, beside.get(path.stem, _NOTHING))


def read_jsonl(
    path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]
) -> Iterator[Page | Rejected]:
    """Yield a page for each line of a file of JSON objects; a bad line is rejected and the rest is read."""
    with path.open("rb") as file:
        for number, line in _limited_lines(file, options.max_bytes):
            at = _Row(str(path), path.stem, number)
            if line is None:
                yield at.rejected(_too_large(options.max_bytes))
            elif line.strip():
                yield _json_row(line, at, options)


def read_csv(path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]) -> Iterator[Page | Rejected]:
    """Yield a page for each row of a table with a header."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # the default cuts off at 128 KiB
    with path.open(encoding=encoding_of(path), newline="") as lines:
        header = lines.readline()
        lines.seek(0)
        rows = csv.DictReader(lines, delimiter=max(",;\t", key=header.count))
        if options.column("text") not in (rows.fieldnames or ()):
            known = ", ".join(rows.fieldnames or ()) or "none"
            raise SourceError(str(path), f"no column {options.column('text')!r}; columns: {known}")
        try:
            for row in rows:
                raw = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
                yield _row(row, raw, _Row(str(path), path.stem, rows.line_num), options)
        except csv.Error as error:
            yield _Row(str(path), path.stem, rows.line_num).rejected(f"not CSV: {error}")


def read_parquet(
    path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]
) -> Iterator[Page | Rejected]:
    """Yield a page for each row of a Parquet file; needs the ``parquet`` extra."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise SourceError(
            str(path), "reading Parquet needs pyarrow: pip install dateline[parquet]"
        ) from error
    try:
        table = parquet.ParquetFile(path)
        known = table.schema_arrow.names
        if options.column("text") not in known:
            listed = ", ".join(known) or "none"
            raise SourceError(str(path), f"no column {options.column('text')!r}; columns: {listed}")
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                told = {name: _written(value) for name, value in row.items()}
                raw = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode()
                yield _row(told, raw, _Row(str(path), path.stem, number), options)
    except (OSError, ValueError) as error:
        raise SourceError(str(path), f"not Parquet: {error}") from error


def _written(value: object) -> object:
    """Return a day or moment as text, other values as they are."""
    return value.isoformat() if isinstance(value, date) else value


def read_zip(path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]) -> Iterator[Page | Rejected]:
    """Yield the pages of the files in a zip, by name; a zip within a zip is not opened."""
    for found in unpacked(path):
        if isinstance(found, Rejected):
            yield found
            continue
        name, at = found
        read = reader_of(at)
        if read is None or at.name == SIDE_FILE:
            continue
        ref = f"{path}/{name}"
        if read is read_zip:
            yield Rejected(ref=ref, stage="read", reason="a zip within a zip")
            continue
        try:
            for page in read(at, options=options, beside={}):
                yield replace(page, ref=ref + page.ref.removeprefix(str(at)))
        except SourceError as error:
            yield Rejected(ref=ref, stage="read", reason=error.reason)


def read_stream(stream: TextIO, *, options: ReadOptions) -> Iterator[Page | Rejected]:
    """Yield the pages on standard input: JSON objects, one a line, or else one page of text."""
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    if first.lstrip("\ufeff \t").startswith("{"):
        number = 1
        while first:
            if first.strip():
                data = first.encode("utf-8", "surrogateescape")
                yield _json_row(data, _Row("-", "stdin", number), options)
            first, number = stream.readline(), number + 1
        return
    data = (first + stream.read()).encode("utf-8", "surrogateescape")
    if len(data) > options.max_bytes:
        raise SourceError("-", _too_large(options.max_bytes))
    yield _page("stdin", "-", decode(data, "-"), data, _NOTHING)


def read_feed_file(
    path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]
) -> Iterator[Page | Rejected]:
    """Yield a page for each entry of an RSS or Atom file, with the text that the entry itself carries."""
    data = _bytes(path, options.max_bytes)
    yield from _entries(data, _Row(str(path), path.stem, 0), options)


def read_warc(path: Path, *, options: ReadOptions, beside: Mapping[str, Fields]) -> Iterator[Page | Rejected]:
    """Yield the pages of a web archive: answers in HTML or plain text, and feeds; the rest is no report."""
    for page in archived(path, options.max_bytes):
        try:
            if isinstance(page, Rejected):
                yield page
            elif page.media in PAGE_TYPES or page.media in FEED_TYPES or looks_like_feed(page.data):
                yield from read_download(page, options=options)
        except SourceError as error:
            yield Rejected(ref=error.ref, stage="read", reason=error.reason)


def read_download(page: Download, *, options: ReadOptions) -> Iterator[Page | Rejected]:
    """Yield what was fetched over the network; the feed that led to it says what the page leaves out.

    Raises:
        SourceError: it is too large, or of a kind that is not read.
    """
    if len(page.data) > options.max_bytes:
        raise SourceError(page.url, _too_large(options.max_bytes))
    name = name_of(page.url)
    if page.media in FEED_TYPES or looks_like_feed(page.data):
        yield from _entries(page.data, _Row(page.url, name, 0), options)
        return
    if page.media not in PAGE_TYPES:
        raise SourceError(page.url, f"of a kind that is not read: {page.media}")
    told = {
        "title": page.title,
        "published": page.published,
        "language": page.language,
        "url": page.url,
    }
    found = _page(name, page.url, _declared(page) or decode(page.data, page.url), page.data, told)
    yield replace(found, publisher=found.publisher or _string(page.publisher))


PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
"""Media types of pages; empty where the server does not say."""


def _declared(page: Download) -> str | None:
    """Return the text in the encoding that the server names, if that is what it is in."""
    if page.charset is None or not page.data.strip():
        return None
    try:
        return repair(page.data.decode(page.charset))
    except (LookupError, UnicodeDecodeError):
        return None


def _entries(data: bytes, at: "_Row", options: ReadOptions) -> Iterator[Page | Rejected]:
    feed = read_feed(data, at.source)
    for number, entry in enumerate(feed.entries, start=1):
        row = {
            "id": entry.link or entry.id,
            "text": entry.text or entry.title,
            "title": entry.title,
            "published": entry.published,
            "publisher": entry.publisher or feed.title,
            "url": entry.link,
            "language": feed.language,
        }
        raw = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
        yield _row(row, raw, replace(at, number=number), replace(options, columns={}))


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".html": read_html,
        ".htm": read_html,
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".csv": read_csv,
        ".tsv": read_csv,
        ".rss": read_feed_file,
        ".atom": read_feed_file,
        ".xml": read_feed_file,
        ".parquet": read_parquet,
        ".zip": read_zip,
        ".warc": read_warc,
        ".warc.gz": read_warc,
    }
)
"""Readers by file suffix."""


def reader_of(path: Path) -> Reader | None:
    """Return what reads a file, by the longest suffix known; None for a format that is not read."""
    name = path.name.lower()
    suffixes = (suffix for suffix in READERS if name.endswith(suffix))
    return READERS.get(max(suffixes, key=len, default=""))


def read_side_file(folder: Path) -> Mapping[str, Fields]:
    """Return the entries of a folder's side file by page name; none when there is no usable one."""
    path = folder / SIDE_FILE
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return (
        {str(row["id"]): row for row in rows if isinstance(row, Mapping) and "id" in row}
        if isinstance(rows, list)
        else {}
    )


def _bytes(path: Path, limit: int) -> bytes:
    if path.stat().st_size > limit:
        raise SourceError(str(path), _too_large(limit))
    return path.read_bytes()


def _too_large(limit: int) -> str:
    return f"over the size limit of {limit:,} bytes"


def _limited_lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield numbered lines; None stands for one over the limit, which is never held in memory."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(limit)
        yield number, None


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands."""

    source: str
    """The file, as the user gave it."""
    stem: str
    """The file's name without its suffix."""
    number: int
    """Its line."""

    def rejected(self, reason: str) -> Rejected:
        """Return the row as one that could not be used."""
        return Rejected(ref=f"{self.source}:{self.number}", stage="read", reason=reason)


def _json_row(line: bytes, at: _Row, options: ReadOptions) -> Page | Rejected:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return at.rejected(f"broken encoding: byte {error.start} is not UTF-8")
    except (ValueError, RecursionError) as error:
        return at.rejected(f"not JSON: {error}")
    if not isinstance(row, Mapping):
        return at.rejected("not a JSON object")
    return _row(row, line.strip(), at, options)


def _row(row: Fields, raw: bytes, at: _Row, options: ReadOptions) -> Page | Rejected:
    """Return the page of a row, its text unchanged but for marks of HTML and Markdown.

    A row is called by its id, or else by its content, so that nothing depends on the order of the rows.
    """
    fields = {field: row.get(options.column(field)) for field in FIELDS}
    text = fields["text"]
    if not isinstance(text, str):
        return at.rejected(f"no text in {options.column('text')!r}")
    if not text.strip():
        return at.rejected("empty")
    if whole(text) != text:
        return at.rejected("broken encoding: half of a surrogate pair")
    if len(raw) > options.max_bytes:
        return at.rejected(_too_large(options.max_bytes))
    digest = hashlib.sha256(raw).hexdigest()
    own = None if fields["id"] in (None, "") else whole(str(fields["id"]))
    try:
        page = _page(own or f"{at.stem}:{digest[:8]}", f"{at.source}:{own or digest[:8]}", text, raw, fields)
    except SourceError as error:
        return at.rejected(error.reason)
    return replace(page, verbatim=not looks_like_html(text))


def _page(name: str, ref: str, text: str, data: bytes, beside: Fields) -> Page:
    if looks_like_html(text):
        return _html_page(name, ref, text, data, beside)
    return Page(
        name=name,
        ref=ref,
        text=unmarked(text),
        raw_sha256=hashlib.sha256(data).hexdigest(),
        title=_string(beside.get("title")),
        published_beside=_moment(beside.get("published")),
        publisher=_string(beside.get("publisher")),
        language=_language(beside.get("language")),
        url=_string(beside.get("url")),
    )


def _html_page(name: str, ref: str, html: str, data: bytes, beside: Fields) -> Page:
    markup = read_markup(html)
    if markup is None:
        raise SourceError(ref, "no article found in the HTML")
    return Page(
        name=name,
        ref=ref,
        text=markup.text,
        raw_sha256=hashlib.sha256(data).hexdigest(),
        title=markup.title or _string(beside.get("title")),
        published=markup.published,
        published_beside=_moment(beside.get("published")),
        publisher=_string(beside.get("publisher")) or markup.site,
        language=_language(beside.get("language")) or markup.language,
        url=_string(beside.get("url")) or markup.url,
        stories=markup.stories,
    )


def _moment(value: object) -> Moment | None:
    """The moment that a field says: a date as text, or a number as clocks of computers count."""
    said = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if seconds := _CLOCK.fullmatch(said):
        return Moment(datetime.fromtimestamp(int(seconds[1]), UTC).date())
    return parse_date(said)


def _string(value: object) -> str | None:
    return " ".join(unmarked(whole(value)).split()) or None if isinstance(value, str) else None


def _language(value: object) -> str | None:
    return value.strip().lower()[:2] or None if isinstance(value, str) else None
