"""Which runs of a scraped page are the article, and which are furniture.

Each line is weighed by what it is made of (sentences, or the words of buttons, forms and boxes), by what
opened above it, by where it stands to the prose, and by whether it repeats. When in doubt a line stays.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.documents.dates import Printed, find_dates, is_date
from dateline.documents.headings import MARK, figures, heading
from dateline.documents.lines import MIN_SENTENCE_WORDS, Label, Line, label
from dateline.documents.opening import DAY, find_dateline
from dateline.documents.paragraphs import ends_sentence, paragraphs
from dateline.documents.phrases import WORD, words_of
from dateline.documents.publishers import publisher_of, split_site
from dateline.model import Span

_NAME_RULE = re.compile(r"\s*(?:[–—|·•]|\s-|-\s)\s*")
_LIST_ITEM = re.compile(rf"^{MARK}\w")
_MARKED = re.compile(MARK)
_DAYS = re.compile(rf"(?:\d{{1,2}}\s?[-–]\s?)?{DAY}")
_FEW_WORDS = 4
_RUNNING_WORDS = 15
"""A line below the prose without a full stop that is longer than this and mostly in lower case is prose."""
_DATELINE_LINES = 3
_PARTS = 2
"""Headings of the same kind further down by which a line above the prose is one."""
_CHRONOLOGY = 2
"""Date lines above prose that make a chronology."""
_MIN_TITLE_WORDS = 3
_PROSE_BEFORE_COMMENTS = 150
"""Characters of prose that must stand above a line that is taken to open the readers' part."""


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
    lines = [Line(span, label(text, span)) for span in paragraphs(text, skip)]
    counts = Counter(line.span.of(text) for line in lines)
    end = _end_of_article(text, lines)
    inside = [
        line for line in lines[:end] if not (line.label is Label.SHORT and counts[line.span.of(text)] > 2)
    ]
    inside = _with_entries(text, _without_boxes(inside))
    first = next((i for i, line in enumerate(inside) if line.label in (Label.PROSE, Label.ENTRY)), None)
    if first is None:
        return _bare(text, lines, inside, title)
    last = max(
        i for i, line in enumerate(inside) if line.label is Label.PROSE or i > first and _runs_on(text, line)
    )
    headline = _headline(text, inside[:first], inside[first : last + 1], title)
    start = _start_of_prose(text, inside, first, headline, titled=title is not None)
    prose = [
        line.span
        for i, line in enumerate(inside[start : last + 1 + _list_after(text, inside[last:])], start)
        if (line.label in (Label.PROSE, Label.SHORT, Label.ENTRY) or i < first)
        and not _repeats(text, line.span, headline, title)
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


def _with_entries(text: str, lines: Sequence[Line]) -> list[Line]:
    """Tell the date lines of a chronology, each of which stands above what happened then.

    One above all prose is none of them if no other is later: then it says when the page was published.
    """
    dated = [i for i, line in enumerate(lines) if is_date(line.span.of(text))]
    days = [next(find_dates(text, lines[i].span.start, lines[i].span.end), None) for i in dated]
    prose = next((i for i, line in enumerate(lines) if line.label is Label.PROSE), len(lines))
    if dated and dated[0] < prose and _is_latest(days):
        dated = dated[1:]
    heads = [i for i in dated if i + 1 < len(lines) and lines[i + 1].label is Label.PROSE]
    if len({lines[i].span.of(text) for i in heads}) < _CHRONOLOGY:
        return list(lines)
    entries = {i for i in dated if i <= heads[-1]}
    return [Line(line.span, Label.ENTRY) if i in entries else line for i, line in enumerate(lines)]


def _is_latest(days: Sequence[Printed | None]) -> bool:
    """Say whether no other of some days comes after the first."""
    first = days[0]
    return first is not None and all(day is None or day.moment.day <= first.moment.day for day in days)


def _headline(text: str, above: Sequence[Line], body: Sequence[Line], title: str | None) -> Span | None:
    """Choose the headline among the short lines above the prose.

    It shares most words with the prose, is of some length, stands twice, or carries the site's name.
    """
    counted = figures(text, [line.span for line in above if line.label is Label.SHORT])
    candidates = [
        line.span
        for line in above
        if line.label is Label.SHORT and line.span not in counted and _may_be_title(text, line.span)
    ]
    if title is not None:
        wanted = plain(title)
        return next((span for span in candidates if _same(plain(span.of(text)), wanted)), None)
    if not candidates:
        return None
    topic = {word[:5] for line in body[:12] for word in plain(line.span.of(text)) if len(word) > 3}
    elsewhere = Counter(span.of(text) for span in candidates)

    def weight(i: int) -> float:
        title, site = split_site(candidates[i].of(text))
        words = plain(title)
        long_words = [word for word in words if len(word) > 3] or words or [""]
        shared = sum(word[:5] in topic for word in long_words) / len(long_words)
        again = elsewhere[candidates[i].of(text)] > 1
        return shared + min(len(words), 8) / 8 + 0.3 * again + 0.5 * (site is not None) - 0.02 * i

    best = max(range(len(candidates)), key=weight)
    return candidates[best]


def _may_be_title(text: str, span: Span) -> bool:
    """Say whether a short line may be a title: no sign, no item of a list and no day."""
    line = span.of(text)
    return not (line.endswith(":") or _LIST_ITEM.match(line) or _DAYS.fullmatch(line) or _is_sign(text, span))


def _is_sign(text: str, span: Span) -> bool:
    """Say whether a line is an outlet's name or a dateline rather than a title."""
    parts = _NAME_RULE.split(span.of(text))
    others = [part for part in parts if publisher_of(part) is None]
    named = len(others) < len(parts) and len(WORD.findall(" ".join(others))) < _MIN_TITLE_WORDS
    return named or find_dateline(text, span) is not None


def _start_of_prose(
    text: str, lines: Sequence[Line], first: int, headline: Span | None, *, titled: bool
) -> int:
    """Return the index of the first line of prose: a dateline or an unstopped standfirst may open it."""
    for i in range(max(0, first - _DATELINE_LINES), first):
        if _is_dateline(text, lines[i]):
            return i
    start = first
    while start > 0 and _leads_in(text, lines[start - 1], headline, titled=titled):
        start -= 1
    return start - _heads_a_part(text, lines, start - 1, headline, titled=titled)


def _heads_a_part(text: str, lines: Sequence[Line], i: int, headline: Span | None, *, titled: bool) -> bool:
    """Say whether a line heads the first part of the prose, as lines of its kind head other parts below."""
    if i < 0 or (headline is None and not titled):
        return False
    line = lines[i]
    if line.span == headline or (headline is not None and line.span.start < headline.start):
        return False
    heads = [above.span for above, below in pairwise(lines[i + 1 :]) if _heads(above, below)]
    kind = heading(text, line.span) if line.label is Label.SHORT else None
    return kind is not None and [heading(text, head) for head in heads].count(kind) >= _PARTS


def _heads(line: Line, below: Line) -> bool:
    return line.label is Label.SHORT and below.label is Label.PROSE


def _is_dateline(text: str, line: Line) -> bool:
    return line.label in (Label.SHORT, Label.DATE) and find_dateline(text, line.span) is not None


def _runs_on(text: str, line: Line) -> bool:
    """Say whether a short line reads like running text: mostly in lower case, and long or a sentence."""
    if line.label is not Label.SHORT:
        return False
    words = WORD.findall(line.span.of(text))
    if (item := _MARKED.match(text, line.span.start, line.span.end)) is not None:
        return _is_short_sentence(text, Span(item.end(), line.span.end), len(words))
    running = sum(word[0].islower() for word in words) >= 0.6 * len(words)
    return running and (len(words) >= _RUNNING_WORDS or _is_short_sentence(text, line.span, len(words)))


def _is_short_sentence(text: str, span: Span, words: int) -> bool:
    """Say whether a line is a sentence of few words, none furniture's ("Four people were killed.")."""
    if words < _FEW_WORDS or not ends_sentence(text, span) or not text[span.start].isupper():
        return False
    return not words_of(text, span.start, span.end).hits


def _leads_in(text: str, line: Line, headline: Span | None, *, titled: bool) -> bool:
    """Say whether a line above the prose is part of it."""
    if line.span == headline or (headline is not None and line.span.start < headline.start):
        return False
    if line.label is not Label.SHORT or (headline is None and not titled):
        return False
    if text[line.span.end - 1] == ":":
        return True
    words = WORD.findall(line.span.of(text))
    return len(words) >= MIN_SENTENCE_WORDS and sum(word[0].islower() for word in words) >= len(words) / 2


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
    prose = tuple(span for span in short if headline is None or span.start >= headline.end)
    kept = {headline, *prose}
    return Layout(
        headline=headline,
        masthead=tuple(line.span for line in lines if line.span not in kept),
        prose=prose,
        rest=(),
    )
