"""Lines of a page → its paragraphs, mended where a line was broken inside a sentence."""

import re
from collections.abc import Sequence

from dateline.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_OPEN_WORD = re.compile(
    r"\b(?:the|an?|of|in|on|to|and|or|for|with|by|from|at|that|as|its|his|her|their)$", re.IGNORECASE
)
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MIN_WRAPPED = 40
_MAX_WRAPPED = 110
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟۔।][\s'\"’”»)\]]*(?:[(\[][^()\[\]]{1,70}[)\]]\s*)*$")
_END = 90
"""Characters at the end of a line in which its full stop is looked for."""


def paragraphs(text: str, skip: Sequence[Span]) -> list[Span]:
    """Return the runs of ``text`` that are one paragraph each.

    Args:
        text: the page.
        skip: runs to leave out, sorted.
    """
    spans: list[Span] = []
    position = 0
    for hole in (*skip, Span(len(text), len(text))):
        lines = _lines(text, position, hole.start)
        spans += _joined(text, lines, wrapped=_is_wrapped(text, lines))
        position = max(position, hole.end)
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in _LINE.finditer(text, start, end):
        stripped = match[0].strip()
        if stripped:
            begin = match.start() + match[0].index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
    return spans


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Say whether most lines end in the middle of a sentence at much the same width."""
    broken = [
        span for span in lines if (span.end - span.start) >= _MIN_WRAPPED and not ends_sentence(text, span)
    ]
    if len(broken) < 4 or len(broken) < 0.35 * len(lines):
        return False
    small = sum(text[line.start].islower() for line in lines)
    if small < 0.3 * len(broken) and not text[lines[0].start : lines[-1].end].isupper():
        return False
    widths = sorted((span.end - span.start) for span in broken)
    return widths[-1] <= _MAX_WRAPPED and widths[-1] - widths[len(widths) // 4] <= 25


def _joined(text: str, lines: Sequence[Span], *, wrapped: bool) -> list[Span]:
    """Join each line to the one above that it continues: all of a block in wrapped text."""
    joined: list[Span] = []
    above = Span(0, 0)
    for line in lines:
        if joined and _continues(text, above, line, wrapped=wrapped):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        above = line
    return joined


def _continues(text: str, above: Span, line: Span, *, wrapped: bool) -> bool:
    breaks = _BREAK.findall(text, above.end, line.start)
    if len(breaks) != 1:
        return False
    if wrapped:
        return (above.end - above.start) >= _MIN_WRAPPED
    soft = breaks[0] == "\u2028"
    open_ended = (above.end - above.start) >= _MIN_WRAPPED and not ends_sentence(text, above)
    return open_ended and (
        soft or text[line.start].islower() or bool(_OPEN_WORD.search(text, above.end - 8, above.end))
    )


def ends_sentence(text: str, span: Span) -> bool:
    """Say whether a run ends with a full stop or its like, closing quotes and notes apart."""
    return _ENDS_SENTENCE.search(text, max(span.start, span.end - _END), span.end) is not None
