"""Which runs of a scraped page are the article, and which are furniture.

Each line is weighed by what it is made of (sentences, or the words of buttons, forms and boxes), by what
opened above it, by where it stands to the prose, and by whether it repeats. When in doubt a line stays.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dateline.documents.dates import find_dates
from dateline.documents.phrases import WORD, Kind, Words, words_of
from dateline.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟۔।]['\"’”»)\]]*$")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_TRAIL = re.compile(
    r"^\W*\w[\w'’ ]{0,24}(?:\s+[–—>»›|/]\s+\w[\w'’ ]{0,24}){2,}\W*$|^\W*\w[\w'’ ]{0,24}(?:\s*[>»›]\s*\w[\w'’ ]{0,24})+\W*$"
)
_LIST_ITEM = re.compile(r"^(?:[•·*▪●◦–—-]|\d{1,2}[.)])\s*\w")
_QUOTES = re.compile(r"[\"“”«»„]")
_BYLINE = re.compile(
    r"^(?:by|from|written by|posted by|author:?)\s+(?:[A-Z][\w.'’-]*[\s,]*(?:and\s+|in\s+|&\s*)?){1,9}$",
    re.IGNORECASE,
)

_MIN_SENTENCE_WORDS = 6
_MIN_WIDE_CHARACTERS = 12
_LONG_LINE_WORDS = 30
"""A line without a full stop that is longer than this is prose whose stop was lost."""
_COVERED = 0.5
"""Share of furniture words that makes any line furniture."""
_COVERED_ADDRESS = 0.35
"""The same for a line that speaks to the reader ("you", "your") outside quotation marks."""
_PROSE_BEFORE_COMMENTS = 150
"""Characters of prose that must stand above a line that is taken to open the readers' part."""


class Label(Enum):
    """What a line is."""

    PROSE = auto()
    """Sentences of the article."""
    SHORT = auto()
    """A few words that may be a title, a subheading or a menu entry; its place decides."""
    DATE = auto()
    """A date line, with or without an outlet or author."""
    FURNITURE = auto()
    """Not the article."""
    BOX = auto()
    """Furniture that opens a box; the short lines under it belong to the box."""
    COMMENTS = auto()
    """Furniture that opens the readers' part."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page."""

    span: Span
    """Where it stands, without surrounding blanks."""
    label: Label
    """What it is, taken by itself."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart. The spans index the page's text and do not overlap."""

    headline: Span | None
    """The printed headline."""
    masthead: tuple[Span, ...]
    """Lines that stand above the prose: dates, bylines, outlets."""
    prose: tuple[Span, ...]
    """The article's paragraphs in their order."""
    rest: tuple[Span, ...]
    """All other lines."""


def lay_out(text: str, *, title: str | None = None, skip: Sequence[Span] = ()) -> Layout:
    """Take a page apart.

    Args:
        text: the page as it was scraped.
        title: the headline when it is known from beside the page.
        skip: runs that are known to be leaked data, sorted.

    Returns:
        The layout. A page without any prose keeps its short lines as prose.
    """
    lines = [Line(span, _label(text, span)) for span in _paragraphs(text, skip)]
    counts = Counter(line.span.of(text) for line in lines)
    end = _end_of_article(text, lines)
    inside = [
        line for line in lines[:end] if not (line.label is Label.SHORT and counts[line.span.of(text)] > 2)
    ]
    inside = _without_boxes(inside)
    first = next((i for i, line in enumerate(inside) if line.label is Label.PROSE), None)
    if first is None:
        return _bare(text, lines, inside, title)
    last = max(i for i, line in enumerate(inside) if line.label is Label.PROSE)
    headline = _headline(text, inside[:first], inside[first : last + 1], title)
    start = _start_of_prose(text, inside, first, headline)
    prose = [
        line.span
        for i, line in enumerate(inside[start : last + 1 + _list_after(text, inside[last:])], start)
        if (line.label in (Label.PROSE, Label.SHORT)) and not _repeats(text, line.span, headline, title)
    ]
    kept = {*prose, *([headline] if headline else [])}
    above = prose[0].start if prose else len(text)
    return Layout(
        headline=headline,
        masthead=tuple(line.span for line in lines if line.span not in kept and line.span.start < above),
        prose=tuple(prose),
        rest=tuple(line.span for line in lines if line.span not in kept and line.span.start >= above),
    )


def plain(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, for comparing headlines.

    >>> plain("Mosul: what’s next?")
    ['mosul', 'what’s', 'next']
    """
    return [match[0].lower() for match in WORD.finditer(text)]


def _paragraphs(text: str, skip: Sequence[Span]) -> list[Span]:
    """Return the lines, or, where lines were broken at a fixed width, the blocks between empty lines."""
    spans: list[Span] = []
    position = 0
    for hole in (*skip, Span(len(text), len(text))):
        spans += _lines(text, position, hole.start)
        position = hole.end
    return _unwrapped(text, spans) if _is_wrapped(text, spans) else spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for match in _LINE.finditer(text, start, end):
        stripped = match[0].strip()
        if stripped:
            begin = match.start() + match[0].index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
    return spans


def _is_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Say whether most lines end in the middle of a sentence at much the same width."""
    broken = [
        span for span in spans if span.end - span.start >= 40 and not _ENDS_SENTENCE.search(span.of(text))
    ]
    if len(broken) < 4 or len(broken) < 0.6 * len(spans):
        return False
    widths = sorted(span.end - span.start for span in broken)
    follows = sum(
        1 for a, b in zip(spans, spans[1:], strict=False) if text[b.start].islower() and b.start - a.end == 1
    )
    return widths[-1] <= 110 and widths[-1] - widths[len(widths) // 4] <= 25 and follows >= 0.3 * len(broken)


def _unwrapped(text: str, spans: Sequence[Span]) -> list[Span]:
    blocks: list[Span] = []
    for span in spans:
        if blocks and text.count("\n", blocks[-1].end, span.start) == 1:
            blocks[-1] = Span(blocks[-1].start, span.end)
        else:
            blocks.append(span)
    return blocks


def _label(text: str, span: Span) -> Label:
    line = span.of(text)
    words = words_of(text, span.start, span.end)
    count = len(words.spans)
    if count == 0:
        return Label.FURNITURE
    opened = _opens(words, line)
    if opened is not None:
        return opened
    if words.coverage >= _covered_enough(words, line) and (count <= _LONG_LINE_WORDS * 2):
        return Label.FURNITURE
    if _TRAIL.match(line) and not _ENDS_SENTENCE.search(line):
        return Label.FURNITURE
    if _is_date_line(text, span, words):
        return Label.DATE
    wide = len(_WIDE.findall(line))
    if _ENDS_SENTENCE.search(line) and (count >= _MIN_SENTENCE_WORDS or wide >= _MIN_WIDE_CHARACTERS):
        return Label.PROSE
    if count >= _LONG_LINE_WORDS or wide >= 4 * _MIN_WIDE_CHARACTERS:
        return Label.PROSE
    return Label.SHORT


def _covered_enough(words: Words, line: str) -> float:
    if _QUOTES.search(line):
        return 2 * _COVERED
    spoken_to = re.search(r"\b(?:you|your)\b", line, re.IGNORECASE)
    return _COVERED_ADDRESS if spoken_to and len(words.hits) > 1 else _COVERED


def _opens(words: Words, line: str) -> Label | None:
    """Return what a line that begins with a furniture phrase opens, or None."""
    hit = words.opener
    if hit is None or hit.kind is Kind.CHROME:
        return None
    count, length = len(words.spans), hit.last - hit.first
    alone = words.coverage >= _COVERED
    colon = bool(re.match(r"\W*[:|]", line[words.spans[hit.last - 1][1] - words.spans[0][0] :]))
    ended = bool(_ENDS_SENTENCE.search(line)) and count >= _MIN_SENTENCE_WORDS
    if hit.kind is Kind.COMMENTS:
        return Label.COMMENTS if alone or length >= 3 and not ended else None
    if hit.kind is Kind.BOX:
        if alone:
            return Label.BOX
        return Label.FURNITURE if colon and not ended or length >= 3 and not ended else None
    if (
        alone
        or colon
        and count <= 12
        or (length >= 2 and count <= 40 and (not ended or "by" in line.lower()[:40]))
    ):
        return Label.FURNITURE
    if _BYLINE.match(line):
        return Label.FURNITURE
    return None


def _is_date_line(text: str, span: Span, words: Words) -> bool:
    """Say whether a date fills the line but for a label, an outlet or an author."""
    if len(words.spans) > 16:
        return False
    printed = next(find_dates(text, span.start, span.end), None)
    if printed is None:
        return False
    others = [word for word in words.spans if not (printed.span.start <= word[0] < printed.span.end)]
    return len(others) <= 6 and all(
        not text[a].islower() or text[a:b] in ("by", "at", "on", "in", "of") or b - a <= 3 for a, b in others
    )


def _end_of_article(text: str, lines: Sequence[Line]) -> int:
    """Return the index of the line that opens the readers' part, if the article stands above it."""
    prose = 0
    for i, line in enumerate(lines):
        if line.label is Label.COMMENTS and prose >= _PROSE_BEFORE_COMMENTS:
            return i
        if line.label is Label.PROSE:
            prose += line.span.end - line.span.start
    return len(lines)


def _without_boxes(lines: Sequence[Line]) -> list[Line]:
    """Drop the short lines that stand under the opening of a box, up to the next sentence."""
    kept, boxed = [], False
    for line in lines:
        if line.label is Label.BOX:
            boxed = True
        elif line.label in (Label.PROSE, Label.DATE):
            boxed = False
        kept.append(Line(line.span, Label.FURNITURE) if boxed else line)
    return kept


def _headline(text: str, above: Sequence[Line], body: Sequence[Line], title: str | None) -> Span | None:
    """Choose the headline among the short lines above the prose: the one that shares most with the prose."""
    candidates = [line.span for line in above if line.label is Label.SHORT]
    if title is not None:
        wanted = plain(title)
        return next((span for span in candidates if _same(plain(span.of(text)), wanted)), None)
    if not candidates:
        return None
    topic = {word[:5] for line in body[:12] for word in plain(line.span.of(text)) if len(word) > 3}
    elsewhere = Counter(span.of(text) for span in candidates)

    def weight(i: int) -> float:
        words = plain(candidates[i].of(text))
        long_words = [word for word in words if len(word) > 3] or words or [""]
        shared = sum(word[:5] in topic for word in long_words) / len(long_words)
        return shared + min(len(words), 8) / 8 + 0.3 * (elsewhere[candidates[i].of(text)] > 1) - 0.02 * i

    best = max(range(len(candidates)), key=weight)
    return candidates[best]


def _start_of_prose(text: str, lines: Sequence[Line], first: int, headline: Span | None) -> int:
    """Return the index of the first line of prose: a standfirst without a full stop belongs to it."""
    before = lines[first - 1] if first else None
    if before is None or headline is None or before.label is not Label.SHORT or before.span == headline:
        return first
    words = plain(before.span.of(text))
    below = before.span.start > headline.start
    running = sum(
        text[match.start()].islower() for match in WORD.finditer(text, before.span.start, before.span.end)
    )
    return first - 1 if below and len(words) >= _MIN_SENTENCE_WORDS and running >= len(words) / 2 else first


def _list_after(text: str, lines: Sequence[Line]) -> int:
    """Return how many list items follow a last paragraph that ends with a colon."""
    if not lines[0].span.of(text).endswith(":"):
        return 0
    count = 0
    for line in lines[1:]:
        if line.label is not Label.SHORT or not _LIST_ITEM.match(line.span.of(text)):
            break
        count += 1
    return count


def _repeats(text: str, span: Span, headline: Span | None, title: str | None) -> bool:
    """Say whether the line only says the headline once more."""
    known = headline.of(text) if headline else title
    return known is not None and plain(known) == plain(span.of(text))


def _same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Compare two headlines, leaving out what a site adds at their end."""
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and list(longer[: len(shorter)]) == list(shorter) and len(longer) - len(shorter) <= 6


def _bare(text: str, lines: Sequence[Line], inside: Sequence[Line], title: str | None) -> Layout:
    """Lay out a page without a single sentence: its short lines are all there is."""
    short = [line.span for line in inside if line.label is Label.SHORT] or [line.span for line in lines[:1]]
    headline = next(
        (span for span in short if title is None or _same(plain(span.of(text)), plain(title))), None
    )
    prose = tuple(span for span in short if span != headline)
    kept = {headline, *prose}
    return Layout(
        headline=headline,
        masthead=tuple(line.span for line in lines if line.span not in kept),
        prose=prose,
        rest=(),
    )
