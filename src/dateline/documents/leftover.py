"""What of a page did not reach its document: menus, forms, bylines, dumps, for those who check it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from dateline.model import Span

_WORD = re.compile(r"\S+")
_SURE_WORDS = 4
"""Words in a row that are found again before a paragraph is taken to go on there."""


def left_out(page: str, text: str) -> tuple[tuple[int, str], ...]:
    r"""Return the runs of a page that a document leaves out, in their order.

    Args:
        page: the page's text with its furniture.
        text: the document's text: the page's paragraphs, blanks put in order, some words cut.

    Returns:
        Of each run the offset in ``text`` before which it stood, and its words as they stand on the page.

    >>> left_out("Home | News\nMosul fell today.\nShare this", "Mosul fell today.")
    ((0, 'Home | News'), (17, 'Share this'))
    """
    words = [Span(*found.span()) for found in _WORD.finditer(page)]
    runs, taken = [], 0
    at = 0
    for first, past, end in _kept(page, words, text):
        if first > taken:
            runs.append((at, page[words[taken].start : words[first - 1].end]))
        taken, at = past, end
    if taken < len(words):
        runs.append((at, page[words[taken].start :].rstrip()))
    return tuple(runs)


def _kept(page: str, words: list[Span], text: str) -> Iterator[tuple[int, int, int]]:
    """Yield runs of the page's words that the text repeats: first, past the last, their end in it."""
    flat = "".join(f" {word.of(page)}" for word in words) + " "
    starts = [0]
    for word in words:
        starts.append(starts[-1] + 1 + word.end - word.start)
    cursor = 0
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        said = [Span(*found.span()) for found in _WORD.finditer(text, *paragraph.span())]
        index = 0
        while index < len(said):
            found = _longest(flat, cursor, [word.of(text) for word in said[index:]])
            if found is None:
                index += 1
                continue
            place, length = found
            first = bisect_right(starts, place) - 1
            yield first, first + length, said[index + length - 1].end
            index, cursor = index + length, starts[first + length]


def _longest(flat: str, cursor: int, said: list[str]) -> tuple[int, int] | None:
    """Return where the most words of a beginning stand in a row, and how many; None for too few."""

    def place(count: int) -> int:
        return flat.find(f" {' '.join(said[:count])} ", cursor)

    fewest, most = min(_SURE_WORDS, len(said)), len(said)
    if place(fewest) < 0:
        return None
    while fewest < most:
        middle = (fewest + most + 1) // 2
        fewest, most = (middle, most) if place(middle) >= 0 else (fewest, middle - 1)
    return place(fewest), fewest
