"""Which short lines may head a part of a page, and which are figures."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from dateline.documents.phrases import WORD
from dateline.model import Span

MARK = r"(?:[•·*▪●◦–—-]|\d{1,2}[.)])\s*"
"""Pattern of what marks an item of a list."""
_MARKED = re.compile(rf"{MARK}\w")
_FIGURE = re.compile(r"\d[\d.,]*\+?\s+(?!\d)\w|[^:]+:\s*\d[\d.,]*\+?$")
_MAX_WORDS = 6


class Heading(Enum):
    """How a heading is written; those of one page are written alike."""

    TITLE = auto()
    """Every word with a capital ("North Kivu")."""
    CAPITALS = auto()
    """In capitals throughout ("KEY FIGURES")."""
    QUESTION = auto()
    """As a question ("Who is fighting them?")."""


def heading(text: str, line: Span) -> Heading | None:
    """Return how a line is written if it may be a heading, else None.

    >>> heading("Who is fighting them?", Span(0, 21)), heading("They came at night", Span(0, 18))
    (<Heading.QUESTION: 3>, None)
    """
    words = WORD.findall(line.of(text))
    last = text[line.end - 1]
    if len(words) > _MAX_WORDS or _MARKED.match(text, line.start, line.end):
        return None
    if last == "?":
        return Heading.QUESTION
    if not (last.isalpha() or last in ":)") or not all(word[0].isupper() for word in words):
        return None
    return Heading.CAPITALS if line.of(text).isupper() else Heading.TITLE


def figures(text: str, lines: Sequence[Span]) -> frozenset[Span]:
    """Return the lines that are figures and stand together ("2,800 killed", "Injured: 13,000").

    Args:
        text: the page.
        lines: in order, without what stands between them.
    """
    found = [bool(_FIGURE.match(text, line.start, line.end)) for line in lines]
    beside = zip(lines, found, [False, *found], [*found[1:], False], strict=False)
    return frozenset(line for line, figure, above, below in beside if figure and (above or below))
