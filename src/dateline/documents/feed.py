"""RSS and Atom feeds → their entries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from dateline.documents.marks import without_tags
from dateline.errors import SourceError

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
"""Media types that are always a feed; ``text/xml`` and the like may be one."""

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed."""

    id: str | None
    """What the feed calls it; None when it calls it nothing."""
    link: str | None
    """Address of its page; None when it has none."""
    title: str | None
    """Its headline; None when there is none."""
    published: str | None
    """When it was published, as the feed prints it; None when it does not say."""
    publisher: str | None
    """The outlet that the item names as its source; None when it names none."""
    text: str
    """What the feed itself carries of it, a paragraph a line; empty when it carries nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds."""

    title: str | None
    """What it calls itself, most often the outlet; None when it does not say."""
    language: str | None
    """Its language as it names it; None when it does not say."""
    entries: tuple[Entry, ...]
    """Its items, as it orders them."""


def looks_like_feed(data: bytes) -> bool:
    """Say whether bytes begin as RSS or Atom does, whatever they are called."""
    return bool(_ROOT.match(data[:2000]))


def read_feed(data: bytes, ref: str) -> Feed:
    """Return what a feed holds; one with errors gives what can be made out.

    Args:
        data: the feed as it came.
        ref: what to call it in an error.

    Raises:
        SourceError: it is no feed, or so broken that nothing can be made out.
    """
    import feedparser  # takes 0.1 s to load, and most readings never need it

    # An open file: given a string, feedparser may take it for an address and fetch it.
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = [one for one in map(_entry, parsed.entries) if one.link or one.title or one.text]
    if not entries and (parsed.bozo or not parsed.get("version")):
        problem = parsed.get("bozo_exception")
        reason = " ".join(str(problem).split()) if problem else "no RSS and no Atom"
        raise SourceError(ref, f"not a feed: {reason}")
    return Feed(
        title=_line(parsed.feed.get("title")),
        language=_line(parsed.feed.get("language")),
        entries=tuple(entries),
    )


def _entry(item: Mapping[str, Any]) -> Entry:
    source = item.get("source") or {}
    content = [part.get("value") or "" for part in item.get("content") or ()]
    return Entry(
        id=_line(item.get("id")),
        link=_line(item.get("link")),
        title=_line(without_tags(item.get("title") or "")),
        published=_line(item.get("published") or item.get("updated")),
        publisher=_line(source.get("title")),
        text=without_tags(max([*content, item.get("summary") or ""], key=len)),
    )


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def name_of(url: str) -> str:
    """Return what to call the page of an address: the last part of its path, or its host.

    >>> name_of("https://example.org/2016/08/army-enters-town.html?x=1"), name_of("https://example.org/")
    ('army-enters-town', 'example.org')
    """
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"\.(?:html?|php|aspx?|txt)$", "", last) or parts.hostname or url
