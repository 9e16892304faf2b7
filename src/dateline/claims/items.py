"""Lists of incidents: paragraphs under bullets, each of which is a small report of its own.

"- Gunmen attacked an army post at Fizi." says nothing of where the next item plays, nor of when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span

_FEWEST = 3
"""Items that make a list of incidents."""
_LINE = re.compile(r"^[ \t]*(?P<line>\S.*?)[ \t]*$", re.MULTILINE)
_MARK = re.compile(r"[-*•·▪●◦‣][ \t]+(?=\S)")
_ENDS = '.!?…"”’)'
"""Marks at the end of a line that is no heading."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    body: Span
    """What it says, with its bullet."""
    heading: Span | None
    """The line that heads its list ("North Kivu"); None where prose stands above it."""


def items(text: str, body: Span) -> tuple[Item, ...]:
    """Return the items of the lists of a text, in order; none of a list of few.

    Args:
        text: the document's.
        body: the prose in it.
    """
    lines = [Span(*line.span("line")) for line in _LINE.finditer(text, body.start, body.end)]
    found = list(_items(text, lines))
    return tuple(found) if len(found) >= _FEWEST else ()


def _items(text: str, lines: list[Span]) -> Iterator[Item]:
    heading: Span | None = None
    for above, line in pairwise((None, *lines)):
        if line is None:
            continue
        if not _MARK.match(text, line.start, line.end):
            heading = None
        else:
            if above is not None and not _MARK.match(text, above.start, above.end):
                heading = None if text[above.end - 1] in _ENDS else above
            yield Item(line, heading)
