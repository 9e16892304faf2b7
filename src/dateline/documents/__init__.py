"""Pages → Documents.

::

    inputs ─readers─▶ pages ─furniture, edges─▶ article ─masthead, related─▶ Documents ─duplicates─▶ copies

``readers`` opens each format and ``decode`` turns bytes into text or says why not; ``furniture`` takes a
page apart line by line and ``edges`` trims what is glued to its paragraphs; ``masthead`` reads when, where
and by whom it was published; ``related`` harvests the headlines of other stories; ``compose`` puts the
Document together. ``duplicates`` compares Documents with each other, once all are read: ``rewrites`` finds
stories retold in other words, ``agencies`` whose story each is.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from dateline.documents.agencies import credited
from dateline.documents.compose import compose
from dateline.documents.duplicates import mark_copies
from dateline.documents.leftover import left_out
from dateline.documents.options import ReadOptions
from dateline.documents.page import Page
from dateline.documents.publishers import Publisher, covered_by, publisher_of
from dateline.documents.readers import (
    SIDE_FILE,
    Fields,
    read_download,
    read_side_file,
    read_stream,
    reader_of,
)
from dateline.errors import SourceError
from dateline.model import Document, Download, Input, Rejected

__all__ = [
    "Publisher",
    "ReadOptions",
    "covered_by",
    "credited",
    "furniture",
    "mark_copies",
    "publisher_of",
    "read",
]

_DEFAULT_OPTIONS = ReadOptions()


def read(
    inputs: Iterable[Input], *, options: ReadOptions = _DEFAULT_OPTIONS, stdin: TextIO | None = None
) -> Iterator[Document | Rejected]:
    """Yield the documents of all inputs, in the order of the inputs.

    A page yields its document and then a short one for each headline of another story that it carries.

    Args:
        inputs: files (.txt, .html, .jsonl, .csv, .parquet, .rss, .atom, .warc, .warc.gz, .zip of these),
            folders (all below them, by name), ``-`` for ``stdin``, pages that were fetched, and those that
            could not be, to pass on.
        options: limits and columns.
        stdin: what ``-`` reads.

    Yields:
        Documents, and a :class:`~dateline.model.Rejected` for each page or row that could not be read.
    """
    sides: dict[Path, Mapping[str, Fields]] = {}
    harvested: set[str] = set()
    for item in inputs:
        for page in _pages(item, options, stdin, sides):
            if isinstance(page, Rejected):
                yield page
                continue
            for document in compose(page):
                if document.id.startswith("h") and document.id in harvested:
                    continue
                harvested.add(document.id)
                yield document


def furniture(document: Document, *, options: ReadOptions = _DEFAULT_OPTIONS) -> tuple[tuple[int, str], ...]:
    """Return what of its page a document leaves out, from the page as it lies there now.

    Args:
        document: as :func:`read` gave it.
        options: limits and columns.

    Returns:
        Of each run the offset in the document's text before which it stood, and its words; nothing for a row,
        whose text is kept whole, for standard input, and for a page that is gone or another by now.
    """
    if not document.id.startswith("d") or not Path(document.ref).is_file():
        return ()
    for page in _pages(document.ref, options, None, {}):
        if isinstance(page, Page) and page.raw_sha256 == document.raw_sha256 and not page.verbatim:
            return left_out(page.text, document.text)
    return ()


def _pages(
    item: Input, options: ReadOptions, stdin: TextIO | None, sides: dict[Path, Mapping[str, Fields]]
) -> Iterator[Page | Rejected]:
    if isinstance(item, Rejected):
        yield item
        return
    try:
        if isinstance(item, Download):
            yield from read_download(item, options=options)
            return
        if str(item) == "-":
            if stdin is None:
                raise SourceError("-", "no standard input")
            yield from read_stream(stdin, options=options)
            return
        path = Path(item)
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and not _is_aside(file.relative_to(path)):
                    yield from _pages(file, options, stdin, sides)
            return
        if not path.exists():
            raise SourceError(str(item), "no such file")
        reader = reader_of(path)
        if reader is None:
            raise SourceError(str(item), f"unknown format {path.suffix or path.name}")
        if path.parent not in sides:
            sides[path.parent] = read_side_file(path.parent)
        yield from reader(path, options=options, beside=sides[path.parent])
    except SourceError as error:
        yield Rejected(ref=error.ref, stage="read", reason=error.reason)
    except OSError as error:
        yield Rejected(ref=str(item), stage="read", reason=f"cannot be read: {error.strerror}")


def _is_aside(path: Path) -> bool:
    """Say whether a file in a folder is plainly not a page."""
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.name == SIDE_FILE or path.stem.upper() in ("README", "LICENSE", "LICENCE")
