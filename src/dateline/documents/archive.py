"""Web archives → what servers answered."""

from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

from dateline.errors import SourceError
from dateline.model import Download, Rejected

_ANSWERS = frozenset({"response", "resource"})
"""Records that hold a page; the others tell of requests, or say that a page was as before."""


def archived(path: Path, limit: int) -> Iterator[Download | Rejected]:
    """Yield what servers answered, in the order of the archive; errors and redirects are left out.

    Args:
        path: a WARC file (ISO 28500), packed with gzip or not.
        limit: largest answer, in bytes.

    Raises:
        SourceError: it is no WARC, or breaks off; what came before was yielded.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    empty = True
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                empty = False
                status = record.http_headers.get_statuscode() if record.http_headers else "200"
                if record.rec_type in _ANSWERS and status == "200":
                    yield _answer(record, limit)
        except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise SourceError(str(path), f"not a web archive, or broken: {reason}") from error
    if empty:
        raise SourceError(str(path), "not a web archive: it holds no records")


def _answer(record: Any, limit: int) -> Download | Rejected:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        return Rejected(ref=url, stage="read", reason=f"over the size limit of {limit:,} bytes")
    headers = record.http_headers or record.rec_headers
    kind = Message()
    kind["content-type"] = headers.get_header("Content-Type") or ""
    charset = kind.get_param("charset")
    return Download(
        url=url,
        data=data,
        media=kind.get_content_type() if kind["content-type"] else "",
        charset=charset if isinstance(charset, str) else None,
    )
