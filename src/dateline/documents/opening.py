"""The place that opens a report: "BAGHDAD, Iraq.", "MOSCOW (Sputnik) –", "Aleppo –"."""

import re
from collections.abc import Sequence

from dateline.documents.phrases import WORD
from dateline.documents.publishers import publisher_of
from dateline.model import Span

_CAPS = r"[A-Z][A-Z'’.]*[A-Z]"
_NAME = r"[A-Z][\w'’]+"
_PLACE_CAPS = rf"{_CAPS}(?:[ /-](?:{_CAPS}))*"
_PLACE_NAME = rf"{_NAME}(?:[ /-](?:(?:al|el|ez|es|de|le)-?\s?)?{_NAME}){{0,4}}"
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_COUNTRY = (
    rf"(?:,\s+(?!{_MONTH}\s)(?:(?:[A-Z]\.){{2,}}|[A-Z][\w'’-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w'’-]+){{0,3}}))"
)
_ASIDE = r"(?:\s*\([^()\n]{2,40}\)|,?\s+[A-Z]{2,8}(?=\s*[-–—:]))*"
DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+(?:\d{{4}}|\d\d\b))?)"
"""Pattern of a day, its year said or not."""
SHORT_DATE = rf"(?:[,.]?\s+{DAY}|\s+\({DAY}\))?"
"""Pattern of the day that may follow the place."""
_RULE = r"\s*(?:--+|[–—:]|\s-|-\s)\s*(?=[\"“‘'«(\[]?[^\W_a-z])"
_DATELINES = (
    re.compile(rf"(?P<place>{_PLACE_CAPS}{_COUNTRY}\.?)(?=\s|$)"),
    re.compile(rf"\((?P<place>{_PLACE_CAPS})\)\s*[-–—]"),
    re.compile(rf"(?P<place>{_PLACE_CAPS}{_COUNTRY}?){SHORT_DATE}{_ASIDE}{_RULE}"),
    re.compile(rf"(?P<place>{_PLACE_NAME}{_COUNTRY}){SHORT_DATE}{_ASIDE}{_RULE}"),
    re.compile(
        rf"(?P<place>{_PLACE_NAME}){SHORT_DATE}{_ASIDE}\s*(?:--+|[–—]|\s-\s)\s*(?=[\"“‘'«(\[]?[^\W_a-z])"
    ),
    re.compile(rf"(?P<place>{_PLACE_NAME}{_COUNTRY})\s+\({DAY}\)"),
    re.compile(rf"(?P<place>{_PLACE_CAPS}{_COUNTRY}?){SHORT_DATE}\.\s+/[A-Z]{{3,8}}/"),
)
_RULED = 1
"""Of these patterns the first that asks for more than capitals: a rule, a date or a bracket."""
_CAPS_ALONE = re.compile(r"(?P<place>[A-Z]{4,}(?:[ /-][A-Z]{3,})?)\s+(?=[A-Z\"“][\w’'-]*[a-z]|A\s)")
_INSIDE = re.compile(
    rf"[.!?]\s+(?P<place>{_PLACE_CAPS}{_COUNTRY}?){SHORT_DATE}\s*\((?P<who>[A-Z][\w .]{{1,25}})\)"
)
_OFFICE = re.compile(
    rf"\((?P<place>{_PLACE_NAME}{_COUNTRY}?){SHORT_DATE}\)\s*[-–—]+\s*(?=[\"“‘'«(\[]?[^\W_a-z])"
)
"""What opens a statement: the office that issues it, which need not be where anything happened."""
_ACRONYM = re.compile(r"[A-Z]{2,6}\d?$")
_NO_PLACE = re.compile(
    r"breaking|file|updated?|exclusive|analysis|videos?|photos?|watch|live|opinion|note|urgent|reports?|editorial|interview"
    r"|comment|sources?|background|summary|factbox|timeline|correction|read|related"
    r"|isis|isil|daesh|nato|unhcr|unicef|osce|ocha|pkk|ypg|hts|sdf|fsa|un|us|uk|eu",
    re.IGNORECASE,
)
"""Labels that stand where a dateline stands, and abbreviations that look like one."""
_MAX_DATELINE = 60
_STANDFIRST_REACH = 600
"""Characters within which a dateline may follow a standfirst that lost its line break."""


def find_dateline(text: str, paragraph: Span, *, bare: bool = False) -> Span | None:
    """Return the place that opens a report, or None.

    Args:
        text: the page.
        paragraph: the first paragraph of the prose.
        bare: whether a place in capitals counts even if nothing separates it from the sentence, as in text
            that lost its punctuation behind a masthead.
    """
    end = min(paragraph.end, paragraph.start + 2 * _MAX_DATELINE)
    patterns: Sequence[re.Pattern[str]] = (*_DATELINES, _CAPS_ALONE) if bare else _DATELINES
    if paragraph.of(text).isupper():  # capitals tell nothing there
        patterns = _DATELINES[_RULED:]
    for pattern in patterns:
        match = pattern.match(text, paragraph.start, end)
        if match is None or match.end("place") - match.start("place") > _MAX_DATELINE:
            continue
        if _may_be_place(match["place"]):
            return Span(*match.span("place"))
    inside = _INSIDE.search(text, paragraph.start, min(paragraph.end, paragraph.start + _STANDFIRST_REACH))
    if inside is not None and publisher_of(inside["who"]) and _may_be_place(inside["place"]):
        return Span(*inside.span("place"))
    return None


def find_office(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Return the place in brackets that opens a statement, and where that opening ends; None without one.

    >>> find_office("(Beirut, May 3, 2016) – Two died.", 0, 33)
    (Span(start=1, end=7), 24)
    """
    found = _OFFICE.match(text, start, end)
    if found is None or not _may_be_place(found["place"]):
        return None
    return Span(*found.span("place")), found.end()


def _may_be_place(name: str) -> bool:
    """Say whether no word of a name is an outlet's code, a party's, or a label such as "BREAKING"."""
    words = WORD.findall(name)
    codes = any(_ACRONYM.match(word) and publisher_of(word) for word in words)
    known = publisher_of(name)
    return (
        bool(words)
        and not codes
        and not (known and known.agency)
        and not any(map(_NO_PLACE.fullmatch, words))
    )
