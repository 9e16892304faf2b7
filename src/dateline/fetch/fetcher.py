"""Pages, one at a time, with a pause for their host."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import SplitResult

from dateline.errors import FetchError, SourceError
from dateline.fetch.addresses import checked, is_public, is_public_ip, joined, origin_of
from dateline.fetch.robots import MAX_BYTES, Robots
from dateline.model import Download
from dateline.version import __version__

if TYPE_CHECKING:
    import httpx

AGENT = "Dateline"
USER_AGENT = f"{AGENT}/{__version__} (reads news for the private record of its user)"

REDIRECTS = 5
"""Most redirects followed from one address."""

PAUSE_S = 2.0
"""Least pause between two requests to one host, unless it asks for a longer one."""

LONGEST_PAUSE_S = 120.0
"""Longer than that no host is waited for: its other pages come another time."""

LONGEST_WAIT_S = 24 * 3600.0
"""A host that asks to be left alone for longer is asked again the next day."""

ANSWER_S = 20.0
"""How long a host may take to connect, or to send nothing."""

PAGE_S = 60.0
"""How long it may take to send a page."""

ROBOTS_S = 24 * 3600.0
"""How long a robots.txt holds, as RFC 9309 has it."""

ANYTHING = Robots(AGENT)
"""What a host allows that has no robots.txt."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be others another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a host answered."""

    page: Download
    """The page; empty if it has not changed."""
    changed: bool
    """False if the host says that it is as it was when it gave these tags."""
    etag: str | None
    """What the host calls this state of the page; None when it does not."""
    modified: str | None
    """When the host says that it was changed, as it says it; None when it does not."""


class Fetcher:
    """Fetches pages politely: robots.txt, pauses, Retry-After; within limits of time, size and redirects."""

    def __init__(
        self,
        *,
        max_bytes: int,
        pause_s: float = PAUSE_S,
        answer_s: float = ANSWER_S,
        page_s: float = PAGE_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open no connection yet.

        Args:
            max_bytes: largest page, unpacked.
            pause_s: least pause between two requests to one host, in seconds.
            answer_s: longest wait for a connection or the next bytes, in seconds.
            page_s: longest time for one page, in seconds.
            sleep: waits.
        """
        import httpx

        self._max_bytes, self._pause_s, self._page_s, self._sleep = max_bytes, pause_s, page_s, sleep
        self._robots: dict[str, Robots] = {}
        self._robots_until: dict[str, float] = {}
        self._free_at: dict[str, float] = {}
        # Nothing of the environment: no .netrc with passwords, no proxy that would hide who is asked.
        self._client = httpx.Client(
            timeout=answer_s,
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        """Return the fetcher itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def get(self, url: str, *, vouched: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return a page, or that it has not changed.

        Args:
            url: its address.
            vouched: the address that the user gave, and from which this one comes; itself, if he gave it.
            etag: what the host called the page when it was last fetched.
            modified: when the host said that it was changed then.

        Raises:
            FetchError: it cannot be had now.
            SourceError: it cannot be had: there is none, or its host or we do not allow it.
        """
        private = not is_public(vouched, checked(vouched))
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value is not None}
        at = url
        for _ in range(REDIRECTS + 1):
            parts = checked(at)
            self._check_allowed(at, parts, private=private)
            answer = self._ask(at, parts, headers, private=private, limit=self._max_bytes)
            if isinstance(answer, Fetched):
                return answer if answer.page.url == url else _as_asked(answer, url)
            at, headers = answer, {}
        raise SourceError(url, f"more than {REDIRECTS} redirects")

    def _check_allowed(self, url: str, parts: SplitResult, *, private: bool) -> None:
        if not private and not is_public(url, parts):
            raise SourceError(url, "leads to a private network")
        origin = origin_of(parts)
        if origin not in self._robots or self._robots_until[origin] < time.monotonic():
            self._robots[origin] = self._ask_robots(url, parts, private=private)
            self._robots_until[origin] = time.monotonic() + ROBOTS_S
        if not self._robots[origin].allows(url):
            raise SourceError(url, "its robots.txt does not allow it")

    def _ask_robots(self, url: str, parts: SplitResult, *, private: bool) -> Robots:
        """Return what a host allows; everything, if it has no robots.txt, and nothing yet if it fails."""
        at = joined(url, "/robots.txt")
        try:
            for _ in range(REDIRECTS + 1):
                where = checked(at)
                if not private and not is_public(at, where):
                    return ANYTHING
                answer = self._ask(at, where, {}, private=private, limit=MAX_BYTES, cut=True)
                if isinstance(answer, Fetched):
                    return Robots.parse(answer.page.data.decode("utf-8", "replace"), agent=AGENT)
                at = answer
        except FetchError as error:
            raise FetchError(url, f"its robots.txt: {error.reason}", error.wait_s) from error
        except SourceError:
            return ANYTHING
        return ANYTHING

    def _ask(
        self,
        url: str,
        parts: SplitResult,
        headers: Mapping[str, str],
        *,
        private: bool,
        limit: int,
        cut: bool = False,
    ) -> "Fetched | str":
        """Send one request; return the answer, or the address that it redirects to."""
        import httpx

        self._wait(url, parts)
        started = time.monotonic()
        try:
            with self._client.stream("GET", parts._replace(fragment="").geturl(), headers=headers) as answer:
                if not private:
                    _check_peer(url, answer)
                if answer.status_code in _MOVED and "location" in answer.headers:
                    return joined(url, answer.headers["location"])
                self._check_status(url, parts, answer)
                data = self._body(url, answer, started, limit, cut) if answer.status_code != 304 else b""
                return _fetched(url, answer, data)
        except httpx.TimeoutException as error:
            raise FetchError(url, "no answer in time") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise FetchError(url, f"cannot be reached: {reason}") from error
        finally:
            self._leave_alone(parts, self._pause_of(parts))

    def _wait(self, url: str, parts: SplitResult) -> None:
        """Wait until a host may be asked."""
        wait_s = self._free_at.get(origin_of(parts), 0.0) - time.monotonic()
        if wait_s > LONGEST_PAUSE_S:
            raise FetchError(url, f"its host asks to be left alone for {wait_s:.0f} s", wait_s)
        if wait_s > 0:
            self._sleep(wait_s)

    def _pause_of(self, parts: SplitResult) -> float:
        known = self._robots.get(origin_of(parts), ANYTHING)
        return max(self._pause_s, known.crawl_delay_s)

    def _leave_alone(self, parts: SplitResult, wait_s: float) -> None:
        origin = origin_of(parts)
        self._free_at[origin] = max(self._free_at.get(origin, 0.0), time.monotonic() + wait_s)

    def _check_status(self, url: str, parts: SplitResult, answer: "httpx.Response") -> None:
        status = answer.status_code
        if status in (200, 304):
            return
        if status not in _LATER:
            raise SourceError(url, f"HTTP {status}")
        wait_s = _retry_after(answer.headers.get("retry-after"))
        if wait_s is not None:
            self._leave_alone(parts, wait_s)
        raise FetchError(url, f"HTTP {status}", wait_s)

    def _body(self, url: str, answer: "httpx.Response", started: float, limit: int, cut: bool) -> bytes:
        data = bytearray()
        for piece in answer.iter_bytes():
            data += piece
            if len(data) > limit:
                if cut:
                    return bytes(data[:limit])
                raise SourceError(url, f"over the size limit of {limit:,} bytes")
            if time.monotonic() - started > self._page_s:
                raise FetchError(url, f"not sent within {self._page_s:.0f} s")
        return bytes(data)


def _check_peer(url: str, answer: "httpx.Response") -> None:
    """Check who did answer: a name may lead elsewhere than it did a moment ago."""
    stream = answer.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer is not None and not is_public_ip(str(peer[0])):
        raise SourceError(url, "leads to a private network")


def _fetched(url: str, answer: "httpx.Response", data: bytes) -> Fetched:
    kind = Message()
    kind["content-type"] = answer.headers.get("content-type", "")
    charset = kind.get_param("charset")
    return Fetched(
        page=Download(
            url=url,
            data=data,
            media=kind.get_content_type() if answer.headers.get("content-type") else "",
            charset=charset if isinstance(charset, str) else None,
        ),
        changed=answer.status_code != 304,
        etag=_plain(answer.headers.get("etag")),
        modified=_plain(answer.headers.get("last-modified")),
    )


def _plain(value: str | None) -> str | None:
    """Return what can be given back in a header; None for what cannot."""
    return value if value is not None and value.isascii() and value.isprintable() else None


def _as_asked(answer: Fetched, url: str) -> Fetched:
    """Return an answer under the address that was asked for, not the one that redirects led to."""
    return replace(answer, page=replace(answer.page, url=url))


def _retry_after(value: str | None) -> float | None:
    """Return how many seconds a host asks to wait: it says so many, or until when; a day at most.

    >>> _retry_after("120"), _retry_after("soon"), _retry_after("9" * 400)
    (120.0, None, 86400.0)
    """
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return min(float(value), LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - datetime.now(UTC)).total_seconds()), LONGEST_WAIT_S)
