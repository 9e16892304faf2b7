"""Regions of a text to paragraphs: what no sentence reaches across.

A blank line ends a paragraph, and so does a line break unless the line runs on, as hard-wrapped text does.
Where a paragraph's sentences begin is the network's to say.
"""

import re
from collections.abc import Iterable, Iterator

from dateline.language.abbreviations import ABBREVIATIONS
from dateline.model import Span

_BREAKS = "\n\u2028\u2029"
_BLANK_LINE = re.compile(rf"\s*[{_BREAKS}]\s*[{_BREAKS}]\s*")
_LINE_BREAK = re.compile(rf"[^\S{_BREAKS}]*[{_BREAKS}]\s*")
_WRAPPED = 60
"""Characters of a line that may have been wrapped for its length."""
_CLOSED = "\"'”’»)]"
"""Marks that close what stands in a sentence."""
_OPENED = "\"'“‘«([$€£"
"""Marks that open what stands in a sentence."""
_STOP = re.compile(rf"[.!?…:;][{re.escape(_CLOSED)}]*$")
_DOTTED = re.compile(r"[(\[]?(?:[^\W\d_]\.){2,}")
_SIDE_BY_SIDE = re.compile(rf"(?<=[.!?…\"'”’)\]])[^\S{_BREAKS}]*")
"""What stands between two sentences of one line."""


def joined(text: str, regions: Iterable[Span]) -> Iterator[Span]:
    """Yield regions that are sentences of one line as one region, and all others as they are.

    The first of two neighbours ends as sentences do, and nothing but spaces stands between them; a headline
    that lost its line break ends otherwise.

    >>> text = "Army retakes town The army moved in. It met no fire."
    >>> [s.of(text) for s in joined(text, [Span(0, 17), Span(18, 36), Span(37, 52)])]
    ['Army retakes town', 'The army moved in. It met no fire.']
    """
    run: Span | None = None
    for region in regions:
        if run and _SIDE_BY_SIDE.fullmatch(text, run.end, region.start):
            run = Span(run.start, region.end)
            continue
        if run:
            yield run
        run = region
    if run:
        yield run


def split(text: str, region: Span) -> Iterator[Span]:
    r"""Yield the paragraphs of one region in order, without the white space around them.

    >>> text = "Army retakes town\n\nThe army moved in. It met\nno fire."
    >>> [s.of(text) for s in split(text, Span(0, len(text)))]
    ['Army retakes town', 'The army moved in. It met\nno fire.']
    """
    start = region.start
    for gap in _LINE_BREAK.finditer(text, region.start, region.end):
        if _BLANK_LINE.fullmatch(gap.group()) or not _runs_on(text, start, gap, region.end):
            yield from _trimmed(text, start, gap.start())
            start = gap.end()
    yield from _trimmed(text, start, region.end)


def _runs_on(text: str, start: int, gap: re.Match[str], end: int) -> bool:
    """A hard-wrapped line goes on when the next begins in lower case, or it is long and stops on no stop.

    What begins with a number or a mark may be a list: it goes on only where it is itself long, or stops.
    """
    if gap.end() >= end or gap.start() <= start:
        return True
    following = text[gap.end()]
    line = text[max(text.rfind(sign, start, gap.start()) for sign in _BREAKS) + 1 : gap.start()]
    if following.islower() or line.endswith((",", "-", "–")):
        return True
    if len(line) < _WRAPPED:
        return False
    if _is_cut_short(line):
        return True
    inside = line.rstrip(_CLOSED)[-1:].isalnum()
    if following.isalpha():
        return inside
    below = _LINE_BREAK.split(text[gap.end() : end], maxsplit=1)[0]
    runs_or_stops = len(below) >= _WRAPPED or _STOP.search(below) is not None
    return inside and (following.isdigit() or following in _OPENED) and runs_or_stops


def _is_cut_short(line: str) -> bool:
    """Whether a line ends with a full stop that is that of an abbreviation ("the U.S.", "Gen.")."""
    last = line[line.rfind(" ") + 1 :]
    return _DOTTED.fullmatch(last) is not None or last.lower() in ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
