"""What a host allows: its robots.txt.

Reference:
    RFC 9309 (2022), Robots Exclusion Protocol. ``Crawl-delay`` is older than it, and still written.
"""

from dataclasses import dataclass, field
from typing import Self

from protego import Protego

MAX_BYTES = 512 * 1024
"""As much of a robots.txt is read; RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What one program may fetch of one host."""

    agent: str
    """The program's name, without its version."""
    said: Protego = field(default_factory=lambda: Protego.parse(""))
    """The file; an empty one allows everything."""

    @classmethod
    def parse(cls, text: str, *, agent: str) -> Self:
        r"""Return what a robots.txt says to a program.

        >>> robots = Robots.parse("User-agent: *\nDisallow: /*/print\nCrawl-delay: 3", agent="Dateline")
        >>> robots.allows("https://example.org/news/print"), robots.crawl_delay_s
        (False, 3.0)
        """
        return cls(agent, Protego.parse(text))

    def allows(self, url: str) -> bool:
        """Tell whether an address may be fetched."""
        return self.said.can_fetch(url, self.agent)

    @property
    def crawl_delay_s(self) -> float:
        """Seconds to wait between two pages; 0 when it does not say."""
        return max(0.0, self.said.crawl_delay(self.agent) or 0.0)
