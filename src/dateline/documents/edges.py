"""What is glued to the edges of paragraphs: repeated titles, dates, agency codes, photo credits.

Scrapers lose line breaks, so that a masthead runs into the first sentence ("… monitor AFP Friday 22 Jul
2016 Thirty-eight soldiers …") and a signature into the last ("… was killed. S/SH 11").
"""

import re
from dataclasses import dataclass

from dateline.documents.credits import NOT_A_STOP, back_over_blanks, is_credit
from dateline.documents.dates import find_dates
from dateline.documents.furniture import plain
from dateline.documents.lines import covered_enough, is_credit_line
from dateline.documents.opening import find_office
from dateline.documents.phrases import WORD, Kind, Words, words_of
from dateline.documents.publishers import publisher_of
from dateline.model import Span

_SEPARATORS = re.compile(r"[\s|–—\-:;,•·.»>/()]*")
_TRAILING_SEPARATORS = re.compile(r"[\s|–—\-:;,•·.»>/)]*")
_SENTENCE_STOP = re.compile(r"[.!?…。؟][\"'”’»)\]]*\s+(?=\S)")
_FRESH = re.compile(r"[\"“‘'«(\[]?(?:[^\W\d_]|\d)")
_CODE = re.compile(r"[A-Z0-9]{1,6}(?:[ /\-.][A-Z0-9]{1,4}){0,3}\.?$")
_RELEASE = re.compile(r"\d{4}-\d\d-[A-Z]{1,3}\s*[-–]\s*\d+\w*(?:[ ,]+\d{3,5}\b)*")
_SIGNATURE = re.compile(
    r"(?:\s*[-–—]{1,3}\s*|\s*[(\[]\s*|\s+/|\s+)(?:with\s+)?(?P<who>[A-Z][\w .&’'/-]{1,30}?)\s*[)\]]?\.?$"
)
_INITIALS = re.compile(r"[A-Z][\w.]*(?:\s?/\s?[A-Z][\w.]*){1,3}$")
_AGENCY_CODE = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z]\w+)?")
_CODE_BEFORE_DATE = re.compile(
    r"(?:(?<=[a-z])(?=[A-Z]{2,6}\s)|(?<!\w)(?!\w*[a-z][A-Z]{2}))([A-Z][A-Za-z]{1,11})\s+$"
)
_FOR_RELEASE = re.compile(r"for immediate release(?:\s+download pdf)?", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"\s+at\s+[0-2]\d[0-5]\d(?=\s)")
_UPDATED = re.compile(r"\s*\(updated[^)]{0,40}\)", re.IGNORECASE)
_DESK = re.compile(r"(?:[A-Z][a-z]+\s+){1,2}(?=[A-Z]{2,6}\s*[-–—]\s)")

_REACH = 220
"""Characters from the start of the first paragraph within which a glued masthead may end."""
_MAX_CODE = 12
_MAX_CUTS = 40
"""Sentences of furniture that are looked for at the end of one paragraph."""
_SHORT_CREDIT_WORDS = 6
_AFTER_LAST_PHRASE = 3
"""Words, such as an outlet's name, that may follow the last furniture phrase of a page."""


@dataclass(frozen=True, slots=True)
class Head:
    """The front of the first paragraph."""

    end: int
    """Where the masthead ends and the prose begins."""
    title: Span | None
    """A headline that was glued to the prose and stands nowhere else; None when there is none."""


def peel_head(text: str, paragraph: Span, headline: str | None) -> Head:
    """Find where the prose of the first paragraph begins.

    Args:
        text: the page.
        paragraph: its first paragraph.
        headline: the headline, if it is known.
    """
    start = paragraph.start
    title: Span | None = None
    leap = _glued(text, paragraph, headline)
    if leap is not None:
        start, title = leap
    peeled = start > paragraph.start
    while True:
        here = _SEPARATORS.match(text, start, paragraph.end)
        position = here.end() if here else start
        stop = (
            _repeated_title(text, position, paragraph.end, headline)
            or _office_at(text, start, paragraph.end)
            or _date_at(text, position, paragraph.end)
            or _release_code(text, position, paragraph.end)
            or _chrome_at(text, position, paragraph.end)
            or _agency_at(text, position, paragraph.end, after_masthead=peeled)
        )
        if stop is None:
            break
        start, peeled = stop, True
    if not peeled:
        return Head(paragraph.start, None)
    here = _TRAILING_SEPARATORS.match(text, start, paragraph.end)
    return Head(here.end() if here else start, title)


def peel_tail(text: str, paragraph: Span) -> int:
    """Return where the prose of the last paragraph ends; its start when nothing of it is prose."""
    end = paragraph.end
    for _ in range(_MAX_CUTS):
        if end <= paragraph.start:
            break
        start = _last_sentence(text, paragraph.start, end)
        cut = _cut_in(text, start, end)
        if cut is None:
            return end
        end = back_over_blanks(text, paragraph.start, cut)
    return end


def _glued(text: str, paragraph: Span, headline: str | None) -> tuple[int, Span | None] | None:
    """Find a masthead mark behind a run without a full stop at the very front; the run goes with it."""
    reach = min(paragraph.end, paragraph.start + _REACH)
    stop = _SENTENCE_STOP.search(text, paragraph.start, reach)
    limit = stop.start() if stop else reach
    if headline:
        at = _find_title(text, paragraph.start, reach, headline)
        if at is not None and _fresh_start(text, at.end, paragraph.end) and at.start <= limit:
            return at.end, None
    for printed in find_dates(text, paragraph.start, min(paragraph.end, reach + 30)):
        if printed.span.start > limit:
            break
        code = _CODE_BEFORE_DATE.search(text[paragraph.start : printed.span.start])
        if code is None or not _fresh_start(text, printed.span.end, paragraph.end, strict=True):
            continue
        if publisher_of(code[1]) is None and not (code[1].isupper() and 2 <= len(code[1]) <= 6):
            continue
        run = Span(paragraph.start, paragraph.start + code.start(1))
        words = plain(run.of(text))
        title = (
            Span(run.start, len(text[: run.end].rstrip())) if headline is None and len(words) >= 4 else None
        )
        return printed.span.end, title
    release = _FOR_RELEASE.search(text, paragraph.start, reach)
    if release is not None and release.start() <= limit:
        return release.end(), None
    return None


def _find_title(text: str, start: int, reach: int, headline: str) -> Span | None:
    """Return where the headline's words stand once more near the front, or None."""
    wanted = plain(headline)
    if len(wanted) < 3:
        return None
    matches = list(WORD.finditer(text, start, reach + len(headline)))
    spoken = [match[0].lower() for match in matches]
    for i in range(len(spoken) - len(wanted) + 1):
        if matches[i].start() >= reach:
            break
        if spoken[i : i + len(wanted)] == wanted:
            return Span(matches[i].start(), matches[i + len(wanted) - 1].end())
    return None


def _repeated_title(text: str, start: int, end: int, headline: str | None) -> int | None:
    if not headline:
        return None
    found = _find_title(text, start, min(end, start + 1), headline)
    return found.end if found and _fresh_start(text, found.end, end) else None


def _date_at(text: str, start: int, end: int) -> int | None:
    """Return where a date that opens the rest ends, its label and a second, bracketed one included."""
    reach = min(end, start + 90)
    printed = next(find_dates(text, start, reach), None)
    if printed is None:
        return None
    words = words_of(text, start, printed.span.start)
    if words.spans and not (words.opener and words.opener.last == len(words.spans)):
        return None
    stop = printed.span.end
    clock = _BARE_CLOCK.match(text, stop, end)
    stop = clock.end() if clock else stop
    bracket = _UPDATED.match(text, stop, end)
    stop = bracket.end() if bracket else stop
    return stop if _fresh_start(text, stop, end) or stop == end else None


def _office_at(text: str, start: int, end: int) -> int | None:
    office = find_office(text, start, end)
    return office[1] if office else None


def _release_code(text: str, start: int, end: int) -> int | None:
    code = _RELEASE.match(text, start, end)
    return code.end() if code else None


def _chrome_at(text: str, start: int, end: int) -> int | None:
    """Return where a run of two or more button words that opens the rest ends."""
    words = words_of(text, start, min(end, start + 80))
    reached = 0
    for hit in words.hits:
        if hit.first != reached or hit.kind is Kind.CREDIT or hit.kind is Kind.COMMENTS:
            break
        if not text[words.spans[hit.first][0]].isupper():
            break
        reached = hit.last
    if reached < 2:
        return None
    stop = words.spans[reached - 1][1]
    return stop if _fresh_start(text, stop, end) else None


def _agency_at(text: str, start: int, end: int, *, after_masthead: bool) -> int | None:
    """Return where an agency's code that opens the rest ends."""
    desk = _DESK.match(text, start, end) if after_masthead else None
    code = _AGENCY_CODE.match(text, desk.end() if desk else start, end)
    if code is None or not (known := publisher_of(code[0])):
        return None
    follows = text[code.end() : code.end() + 4]
    if re.match(r"\s*[-–—|:]\s", follows):
        return code.end()
    dated = _date_at(text, code.end() + 1, end) is not None
    glued = after_masthead and known.agency and _fresh_start(text, code.end(), end, strict=True)
    return code.end() if dated or glued else None


def _fresh_start(text: str, position: int, end: int, *, strict: bool = False) -> bool:
    """Say whether what follows can be a new beginning; with ``strict`` no punctuation may come first."""
    rest = text[position : min(end, position + 12)]
    rest = rest.lstrip() if strict else rest.lstrip(" \t\n|–—-:;,•·.»>/)")
    return bool(rest) and (not rest[0].islower()) and bool(_FRESH.match(rest) or not strict)


def _last_sentence(text: str, start: int, end: int) -> int:
    """Return where the last sentence of ``text[start:end]`` begins."""
    best = start
    window = max(start, end - 1500)
    for stop in _SENTENCE_STOP.finditer(text, window, end):
        if not NOT_A_STOP.search(text[max(start, stop.start() - 6) : stop.start() + 1]):
            best = stop.end()
    return best


def _cut_in(text: str, start: int, end: int) -> int | None:
    """Return where furniture begins in the last sentence, or None when the sentence is all prose."""
    sentence = text[start:end]
    if not sentence.strip():
        return start
    before = text[max(0, start - 8) : start].rstrip()
    whole = bool(before) and before[-1] in ".!?…\"'”’»)]。؟"
    stripped = sentence.strip()
    if whole and (
        (len(stripped) <= _MAX_CODE and _CODE.match(stripped))
        or _INITIALS.match(stripped)
        or is_credit(stripped.strip("()[]-–— ."), square=False)
        and not stripped.endswith("?")
    ):
        return start
    signature = _signature(sentence)
    if signature is not None:
        return start + signature
    words = words_of(text, start, end)
    if not words.spans:
        return start if whole else None
    if whole and _is_chrome(words, text):
        return start
    return _box_in(text, words, start if whole else None)


def _signature(sentence: str) -> int | None:
    """Return where "--AFP" or "(With Reuters)" begins at the end of a sentence."""
    match = _SIGNATURE.search(sentence)
    if match is None:
        return None
    before = sentence[: match.start()].rstrip()
    marked = match[0].strip()[0] in "-–—([/"
    if not marked or not before or before[-1] not in ".!?…\"'”’»":
        return None
    return match.start() if publisher_of(match["who"]) or is_credit(match["who"]) else None


def _is_chrome(words: Words, text: str) -> bool:
    """Say whether a last sentence is a button's, a form's or a credit's."""
    if words.coverage >= covered_enough(words, text[words.spans[0][0] : words.spans[-1][1]]):
        return True
    opener = words.opener
    if opener is None or opener.kind is not Kind.CREDIT:
        return False
    return len(words.spans) <= _SHORT_CREDIT_WORDS or is_credit_line(text, words)


def _box_in(text: str, words: Words, whole: int | None) -> int | None:
    """Return where the boxes that end a sentence begin ("Read Also", "Related … Tags … Comment via …")."""
    count = len(words.spans)
    if not words.hits or words.hits[-1].last < count - _AFTER_LAST_PHRASE:
        return None
    readers = any(hit.kind is Kind.COMMENTS and hit.last >= count - _MAX_CODE for hit in words.hits)
    openers = [
        hit
        for hit in words.hits
        if hit.kind in (Kind.LINK, Kind.BOX, Kind.COMMENTS)
        and text[words.spans[hit.first][0]].isupper()
        and (readers or hit.last == count or hit.last - hit.first >= 2)
    ]
    if not openers:
        return None
    first = openers[0].first
    running = sum(text[a].islower() for a, _ in words.spans[:first])
    if whole is not None and first <= _MAX_CODE and running <= first / 4:
        return whole
    return words.spans[first][0]
