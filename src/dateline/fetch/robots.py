"""What a host allows: its robots.txt.

Reference:
    RFC 9309 (2022), Robots Exclusion Protocol: the group of the most specific name, the longest rule that
    matches, ``*`` and ``$`` in paths. ``Crawl-delay`` is older than it, and still written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

MAX_BYTES = 512 * 1024
"""As much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True)
class Rule:
    """One path that is allowed or not."""

    path: str
    """A path as it is written, with ``*`` for any characters and ``$`` at the end for the end."""
    allowed: bool
    """Whether it is."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ends = self.path.endswith("$")
        pieces = (self.path[:-1] if ends else self.path).split("*")
        return re.compile(".*".join(re.escape(_normal(piece)) for piece in pieces) + ("$" if ends else ""))

    def matches(self, path: str) -> bool:
        """Tell whether a path, normal already, is meant."""
        return bool(self._pattern.match(path))


@dataclass(frozen=True, slots=True)
class Robots:
    """What one program may fetch of one host."""

    rules: tuple[Rule, ...] = ()
    """In no order."""
    crawl_delay_s: float | None = None
    """Seconds to wait between two pages; None when it does not say."""

    def allows(self, path: str) -> bool:
        """Tell whether a path, with its query, may be fetched: the longest rule decides, in doubt yes."""
        wanted = _normal(path or "/")
        found = [(len(rule.path), rule.allowed) for rule in self.rules if rule.matches(wanted)]
        return max(found, default=(0, True))[1]


ANYTHING = Robots()
"""Everything is allowed: there is no robots.txt."""


def parse(text: str, *, agent: str) -> Robots:
    r"""Return what a robots.txt says to a program.

    Args:
        text: the file.
        agent: the program's name, without its version.

    >>> robots = parse("User-agent: *\nDisallow: /*/print\nAllow: /\nCrawl-delay: 3", agent="Dateline")
    >>> robots.allows("/news/print"), robots.allows("/news/1"), robots.crawl_delay_s
    (False, True, 3.0)
    """
    groups = list(_groups(text))
    named = [group for group in groups if agent.lower() in group.agents]
    chosen = named or [group for group in groups if "*" in group.agents]
    delays = [group.delay_s for group in chosen if group.delay_s is not None]
    return Robots(tuple(rule for group in chosen for rule in group.rules), max(delays, default=None))


class _Group:
    """The lines for some programs."""

    def __init__(self) -> None:
        self.agents: set[str] = set()
        self.rules: list[Rule] = []
        self.delay_s: float | None = None
        self.closed = False


def _groups(text: str) -> Iterator[_Group]:
    group = _Group()
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if group.closed:
                yield group
                group = _Group()
            group.agents.add(value.split("/")[0].strip().lower())
        elif key in ("allow", "disallow"):
            group.closed = True
            if value:
                group.rules.append(Rule(value, key == "allow"))
        elif key == "crawl-delay":
            group.closed = True
            try:
                group.delay_s = max(0.0, float(value))
            except ValueError:
                continue
    yield group


def _normal(path: str) -> str:
    """Return a path with its characters escaped in one way, however they were written."""
    return quote(unquote(path), safe="/?&=:;,@!~'()+%$*-._")
