"""Paragraphs as the encoder gets to see them."""

from collections.abc import Iterator, Sequence

from dateline.language import asides, words
from dateline.language.encoder import WINDOW
from dateline.model import Span

STOPS = frozenset({".", "!", "?", "…", "”", '"'})
"""Words after which a long paragraph may be cut."""


def seen_words(text: str, paragraph: Span) -> list[words.Word]:
    """Return the words of a paragraph that the encoder gets to see."""
    every = list(words.split(text, paragraph.start, paragraph.end))
    aside = {i for run in asides.find(text, every) for i in range(run.first, run.last)}
    return [word for i, word in enumerate(every) if i not in aside]


def windows(text: str, row: Sequence[words.Word], unbroken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield runs of words that the encoder can take, cut after a full stop where there is one.

    No cut falls inside an unbroken span of the text.
    """
    first = 0
    while len(row) - first > WINDOW:
        free = [
            i
            for i in range(first + 1, first + WINDOW + 1)
            if not any(span.start < row[i].start < span.end for span in unbroken)
        ]
        stops = [i for i in free if text[row[i - 1].start : row[i - 1].end] in STOPS]
        last = (stops or free or [first + WINDOW])[-1]
        yield first, last
        first = last
    if first < len(row):
        yield first, len(row)
