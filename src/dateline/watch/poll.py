"""One round over all feeds: what is new in them goes into the record."""

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.answer import Evidence
from dateline.documents.feed import Entry, Feed, read_feed
from dateline.errors import FetchError, SourceError
from dateline.fetch import Fetched, Fetcher, host_of, joined
from dateline.ids import ActorId, is_headline
from dateline.model import Download, Input, Rejected
from dateline.record import Record
from dateline.watch.changes import Change, Stint, Timelines, changes, timelines
from dateline.watch.memory import Memory, State

if TYPE_CHECKING:
    from dateline.documents import ReadOptions

_TRACKING = ("utm_", "fbclid", "gclid")
"""Beginnings of parts of addresses that say where a reader comes from, and nothing of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one round did."""

    read: int
    """New reports."""
    changes: tuple[Change, ...]
    """What changed hands, by place and day."""
    rejected: tuple[Rejected, ...]
    """Pages that could not be used: they are in the record as rejected, and not asked for again."""
    failed: tuple[SourceError, ...]
    """Feeds and pages that could not be had: the next round tries again."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A page that a feed lists and the record lacks."""

    url: str
    feed: str
    told: Feed
    entry: Entry


class Watch:
    """Reads feeds into a record, round by round."""

    def __init__(
        self,
        record: Record,
        feeds: Sequence[str],
        *,
        fetcher: Fetcher,
        memory: Memory,
        options: "ReadOptions | None" = None,
    ) -> None:
        """Take what to read, into which record, and how.

        Args:
            record: open for writing.
            feeds: addresses of RSS and Atom feeds.
            fetcher: gets pages.
            memory: of earlier rounds.
            options: limits of reading.
        """
        self._record, self._feeds, self._options = record, feeds, options
        self._fetcher, self._memory = fetcher, memory
        self._failed: list[SourceError] = []
        self._unfinished: set[str] = set()

    def round(self) -> Poll:
        """Read what is new in all feeds, and return what changed hands by it."""
        self._failed, self._unfinished = [], set()
        if self._memory.told is None:
            self._record.conclude()
            self._memory.told = self._timelines()
            self._memory.save()
        states, due = self._look()
        done = self._record.read(self._pages(due), options=self._options, workers=1)
        for feed, state in states.items():
            if feed not in self._unfinished:
                self._memory.remember(feed, state)
        told = self._timelines()
        found = tuple(self._changes(self._memory.told, told, {one.url for one in due}))
        return Poll(read=done.new, changes=found, rejected=done.rejected, failed=tuple(self._failed))

    def told(self) -> None:
        """Take note that the last round's changes were told: the next one tells what came after."""
        self._memory.told = self._timelines()
        self._memory.save()

    # --------------------------------------------------------------------------------------------- the feeds

    def _look(self) -> tuple[dict[str, State], list[_Due]]:
        """Ask all feeds; return the states of those that answered, and the pages that the record lacks."""
        seen = {document.ref for document in self._record.documents() if not is_headline(document.id)}
        seen |= {rejected.ref for rejected in self._record.rejected() if rejected.stage != "fetch"}
        states: dict[str, State] = {}
        due: list[_Due] = []
        for feed in self._feeds:
            try:
                answer = self._ask(feed)
                if answer is None or not answer.changed:
                    continue
                told = read_feed(answer.page.data, feed)
            except SourceError as error:
                self._fail(feed, error)
                continue
            states[feed] = State(etag=answer.etag, modified=answer.modified)
            for url, entry in _linked(told, feed):
                if url not in seen:
                    seen.add(url)
                    due.append(_Due(url, feed, told, entry))
        return states, _by_turns(due)

    def _ask(self, feed: str) -> Fetched | None:
        """Return what a feed answers; None while its host asks to be left alone."""
        if self._memory.waits(feed):
            return None
        state = self._memory.state(feed)
        return self._fetcher.get(feed, vouched=feed, etag=state.etag, modified=state.modified)

    def _fail(self, feed: str, error: SourceError) -> None:
        self._failed.append(error)
        self._unfinished.add(feed)
        if isinstance(error, FetchError) and error.wait_s is not None and error.ref == feed:
            until = time.time() + error.wait_s
            self._memory.remember(feed, replace(self._memory.state(feed), not_before=until))
            self._memory.save()

    def _pages(self, due: Iterable[_Due]) -> Iterator[Input]:
        """Yield the pages, fetched as they are read; what is gone for good is yielded as rejected."""
        for one in due:
            try:
                page = self._fetcher.get(one.url, vouched=one.feed).page
            except FetchError as error:
                self._fail(one.feed, error)
            except SourceError as error:
                yield Rejected(ref=one.url, stage="read", reason=error.reason)
            else:
                yield _as_told(page, one)

    # ------------------------------------------------------------------------------------------- the changes

    def _timelines(self) -> Timelines:
        return timelines(self._record.control(), self._side_of)

    def _side_of(self, actor: ActorId) -> ActorId | None:
        return ActorId(self._record.actor(actor).side)

    def _changes(self, before: Timelines, after: Timelines, fresh: set[str]) -> Iterator[Change]:
        for place, earlier, stint in changes(before, after):
            yield self._change(place, earlier, stint, fresh)

    def _change(self, place: str, earlier: Stint | None, stint: Stint, fresh: set[str]) -> Change:
        """Return a change with a sentence that tells of it, best one of a page that was just read."""
        day = None if stint[2] is None else date.fromisoformat(stint[2])
        answer = self._record.who_held(place, on=day)
        told = sorted(answer.evidence, key=lambda one: (one.document.ref not in fresh, _is_in_headline(one)))
        return Change(
            place=answer.place,
            before=None if earlier is None else ActorId(earlier[0]),
            after=answer.control.holder or ActorId(stint[0]),
            contested=stint[1] == "contested",
            day=day,
            evidence=told[0] if told else None,
        )


def _is_in_headline(one: Evidence) -> bool:
    """Tell whether a claim stands in the headline: the prose says more."""
    return one.claim.sentence.start < one.document.body.start


def _linked(told: Feed, feed: str) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a feed that have a page, the oldest first, each with its address."""
    for entry in reversed(told.entries):
        if entry.link:
            yield plain_address(joined(feed, entry.link)), entry


def plain_address(url: str) -> str:
    """Return an address without what only says where a reader comes from.

    >>> plain_address("https://example.org/a?id=1&utm_source=rss#top")
    'https://example.org/a?id=1'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not any(mark in parts.query for mark in _TRACKING):
        return parts._replace(fragment="").geturl()
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not name.lower().startswith(_TRACKING)]
    return parts._replace(query=urlencode(kept), fragment="").geturl()


def _by_turns(due: Iterable[_Due]) -> list[_Due]:
    """Return the pages host by host in turn, so that the pause of one host is spent on the others."""
    waiting: defaultdict[str, deque[_Due]] = defaultdict(deque)
    for one in due:
        waiting[host_of(one.url)].append(one)
    ordered: list[_Due] = []
    while waiting:
        for host in list(waiting):
            ordered.append(waiting[host].popleft())
            if not waiting[host]:
                del waiting[host]
    return ordered


def _as_told(page: Download, due: _Due) -> Download:
    """Return a page with what its feed says of it."""
    return replace(
        page,
        title=due.entry.title,
        published=due.entry.published,
        publisher=due.entry.publisher or due.told.title,
        language=due.told.language,
    )
