"""What each line of a scraped page is, taken by itself: sentences, a date, buttons and forms."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from dateline.documents.credits import caption_credit
from dateline.documents.dates import find_dates
from dateline.documents.paragraphs import ends_sentence
from dateline.documents.phrases import Kind, Words, words_of
from dateline.model import Span

_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_ENTRY = r"\w[\w'’]*(?: [\w'’]+){0,3}"
_TRAIL = re.compile(
    rf"\W*{_ENTRY}(?:\s+[–—|/·•-]\s+{_ENTRY}){{2,}}\W*$|\W*{_ENTRY}(?:\s*[>»›]\s*{_ENTRY})+\W*$|{_ENTRY}\s?[/>»›]$"
)
"""Breadcrumbs: "Iraq – Conflict – Mosul", "Home > News"."""
_QUOTES = re.compile(r"[\"“”«»„]")
_BYLINE = re.compile(
    r"(?i:by|from|written by|posted by|author:?)\s+(?:[A-Z][\w.'’-]*(?:[\s,]+(?:and\s+|in\s+|&\s+)?|$)){1,9}$"
)
_CODE = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d\s,./–-]{0,40}$")
_INITIALS = re.compile(r"[(\[–-]?\s?(?:[A-Z]{1,3}|[a-z]{1,3})(?:\s?[/.]\s?[A-Za-z]{1,3}){0,3}\.?\s?[)\]]?$")
_COPYRIGHT = re.compile(r"\W*?(?:©|\([cC]\)\s?(?:19|20))")
_COLON = re.compile(r"\W*[:|]")
_ON_ITSELF = re.compile(
    r"\W*(?:correction|clarification|editor['’]?s?\W+note|(?:this|an earlier|a previous) version of this"
    r"|the post\b.{,200}\b(?:appeared first|first appeared) on"
    r"|this (?:article|story|report|post) (?:was|has been) (?:amended|corrected|updated|changed|edited))\b",
    re.IGNORECASE,
)
"""What opens a paragraph on the report itself, such as what an earlier version of it got wrong."""
_SEPARATED = re.compile(r"\s[–—|·•-]\s|\||\bby\b|:", re.IGNORECASE)

MIN_SENTENCE_WORDS = 6
"""Words from which on a line that ends as a sentence is one."""
_MIN_WIDE_CHARACTERS = 12
_MAX_DATE_LINE_WORDS = 20
_MAX_CREDIT_WORDS = 12
_LONG_LINE = 500
"""Characters from which on a line may be judged by its first half of so many."""
_LONG_LINE_WORDS = 30
"""A line without a full stop that is longer than this is prose whose stop was lost."""
_COVERED = 0.5
"""Share of furniture words that makes any line furniture."""
_COVERED_ADDRESS = 0.35
"""The same for a line that speaks to the reader ("you", "your") outside quotation marks."""


class Label(Enum):
    """What a line is."""

    PROSE = auto()
    """Sentences of the article."""
    SHORT = auto()
    """A few words that may be a title, a subheading or a menu entry; its place decides."""
    DATE = auto()
    """A date line, with or without an outlet or author."""
    ENTRY = auto()
    """A date line that heads an entry of a chronology."""
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


def label(text: str, span: Span) -> Label:
    """Return what a line is.

    Args:
        text: the page.
        span: the line, without surrounding blanks.
    """
    if span.end - span.start > _LONG_LINE and _is_plain(
        words_of(text, span.start, span.start + _LONG_LINE // 2)
    ):
        return Label.PROSE
    if credit := caption_credit(text, span):
        span = Span(span.start, credit.start)
    line = span.of(text)
    words = words_of(text, span.start, span.end)
    count = len(words.spans)
    if (
        count == 0
        or _CODE.match(line)
        or _INITIALS.match(line)
        or (_COPYRIGHT.match(line) and count <= _LONG_LINE_WORDS)
    ):
        return Label.FURNITURE
    opened = _opens(text, span, words)
    if opened is not None:
        return opened
    if words.coverage >= covered_enough(words, line):
        return Label.FURNITURE
    sentence = ends_sentence(text, span)
    if (_TRAIL.match(line) and not sentence) or (_ON_ITSELF.match(line) and sentence):
        return Label.FURNITURE
    if _is_date_line(text, span, words):
        return Label.DATE
    wide = len(_WIDE.findall(line))
    if sentence and (count >= MIN_SENTENCE_WORDS or wide >= _MIN_WIDE_CHARACTERS):
        return Label.PROSE
    if count >= _LONG_LINE_WORDS or wide >= 4 * _MIN_WIDE_CHARACTERS:
        return Label.PROSE
    return Label.SHORT


def _is_plain(words: Words) -> bool:
    """Say whether the front of a long line settles that it is prose, which spares weighing the rest."""
    return words.opener is None and words.coverage < _COVERED / 4


def covered_enough(words: Words, line: str) -> float:
    """Return the share of furniture words from which on a line is furniture."""
    if _QUOTES.search(line):
        return 2 * _COVERED
    spoken_to = re.search(r"\b(?:you|your)\b", line, re.IGNORECASE)
    return _COVERED_ADDRESS if spoken_to and len(words.hits) > 1 else _COVERED


def _opens(text: str, span: Span, words: Words) -> Label | None:
    """Return what a line that begins with a furniture phrase opens, or None."""
    hit = words.opener
    if hit is None or hit.kind is Kind.CHROME:
        return None
    long = hit.last - hit.first >= 3
    alone = words.coverage >= _COVERED
    sentence = ends_sentence(text, span) and len(words.spans) >= MIN_SENTENCE_WORDS
    colon = bool(_COLON.match(text, words.spans[hit.last - 1][1], span.end))
    if hit.kind is Kind.COMMENTS:
        return Label.COMMENTS if alone or (long and not sentence) else None
    if hit.kind is Kind.CREDIT:
        short = colon and len(words.spans) <= _MAX_CREDIT_WORDS
        credited = alone or short or is_credit_line(text, words) or _BYLINE.match(span.of(text))
        return Label.FURNITURE if credited else None
    if alone:
        return Label.BOX
    points = hit.kind is Kind.LINK and colon
    return Label.FURNITURE if (points or long) and not sentence else None


def is_credit_line(text: str, words: Words) -> bool:
    """Say whether words that begin with a credit go on with names: "Reporting by …; Editing by …"."""
    hit = words.opener
    if hit is None or hit.kind is not Kind.CREDIT or len(words.spans) > _LONG_LINE_WORDS:
        return False
    length = hit.last - hit.first
    running = sum(text[a].islower() for a, _ in words.spans)
    return length >= 4 or (length >= 2 and running < len(words.spans) / 2)


def _is_date_line(text: str, span: Span, words: Words) -> bool:
    """Say whether a date fills the line but for a label, an outlet or an author."""
    if len(words.spans) > _MAX_DATE_LINE_WORDS:
        return False
    printed = next(find_dates(text, span.start, span.end), None)
    if printed is None:
        return False
    others = [word for word in words.spans if not (printed.span.start <= word[0] < printed.span.end)]
    labelled = bool(words.opener) or bool(_SEPARATED.search(text, span.start, span.end))
    running = sum(text[a].islower() and b - a > 3 for a, b in others)
    return len(others) <= (8 if labelled else 3) and running <= (1 if labelled else 0)
