"""Which feeds to read: addresses, and OPML files that list addresses."""

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import SourceError
from dateline.stages import is_address

MAX_BYTES = 10_000_000
"""Larger files are no lists of feeds."""


def subscriptions(inputs: Iterable[str]) -> tuple[list[str], list[SourceError]]:
    """Return the addresses of feeds, each once and in order, and the inputs that give none.

    Args:
        inputs: addresses, and paths of OPML files.
    """
    feeds: dict[str, None] = {}
    bad: list[SourceError] = []
    for item in inputs:
        if is_address(item):
            feeds[item] = None
            continue
        try:
            feeds.update(dict.fromkeys(_listed(Path(item))))
        except SourceError as error:
            bad.append(error)
        except OSError as error:
            bad.append(SourceError(item, f"cannot be read: {error.strerror}"))
    return list(feeds), bad


def _listed(path: Path) -> list[str]:
    from lxml import etree

    if path.stat().st_size > MAX_BYTES:
        raise SourceError(str(path), f"over the size limit of {MAX_BYTES:,} bytes")
    # Nothing outside the file is read on its behalf.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(str(path), f"not OPML: {error.msg}") from error
    found = [node.get("xmlUrl", "").strip() for node in tree.iter("outline")]
    feeds = [address for address in found if is_address(address)]
    if not feeds:
        raise SourceError(str(path), "lists no feeds")
    return feeds
