"""What to set aside before parsing, since no treebank has it: datelines, lead-ins, alias brackets.

A dateline (``MOSUL, Iraq (AP) -``), a lead-in (``VIDEO:``) and a bracket of aliases (``(ISIS / Daesh /
ISIL)``) are no part of the sentence's grammar. They are cut out, the rest is parsed, and their words are
attached afterwards.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.language.words import Word

_DASH = r"(?:\s*[-–—]{1,2}\s+|\s+[-–—]{1,2})"
_PLACE = r"[A-Z][\w'’.-]*(?:[ -](?:al-|el-)?[A-Z][\w'’.-]*){0,3}"
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_DATE = rf"(?:\d{{1,2}}\s+)?{_MONTH}\.?(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?"
_CAPITALS = r"[A-Z][A-Z'’.-]{2,}(?:[ -][A-Z][A-Z'’.-]+)*"
_AGENCY = r"\(\s*[A-Z][\w'’./& -]{1,30}\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,\s*(?:{_PLACE}|{_DATE}))*,?\s*(?:,?\s*{_DATE})?\s*{_AGENCY}{_DASH}"
    rf"|{_CAPITALS}(?:,\s*(?:{_PLACE}|{_DATE}))*{_DASH}"
    rf"|{_PLACE},\s*{_DATE}\s*{_DASH}"
    rf"|{_CAPITALS}(?:,\s*{_PLACE})?\s*\(\s*{_DATE}\s*\)(?:{_DASH})?"
    rf"|{_CAPITALS}\s*\([A-Z][a-z]+\)(?=\s+[A-Z])"
    rf"|[A-Z]{{2,6}}\s+{_DATE}\s+{_PLACE}(?:,\s*{_PLACE})?\s*:"
    rf"|{_DATE}\s+{_PLACE},\s*{_PLACE}\s*:)"
)
_LEAD_IN = re.compile(
    r"(?:VIDEOS?|PHOTOS?|WATCH|BREAKING(?: NEWS)?|UPDATED?(?: \d)?|EXCLUSIVE|MAPS?|PICTURES?|GRAPHIC|LIVE|"
    r"JUST IN|Video|Photos|Breaking|Exclusive|Update|Watch)\s*(?::|\s[-–—])"
)
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
_ALIASES = re.compile(rf"[(\[]\s*(?:also |formerly |aka |or )?{_NAME}(?:\s*/\s*{_NAME})+\s*[)\]]")


class Aside(NamedTuple):
    """A run of words to set aside, as half-open word indices."""

    first: int
    """Index of its first word."""
    last: int
    """One past its last word."""
    opens: bool
    """Whether it opens the sentence (dateline, lead-in) rather than standing inside it (aliases)."""


def find(text: str, words: Sequence[Word]) -> tuple[Aside, ...]:
    """Return the runs to set aside in one paragraph, in order; never all of its words.

    >>> from dateline.language.words import split
    >>> text = "VIDEO: The group (ISIS / Daesh) withdrew."
    >>> find(text, tuple(split(text)))
    (Aside(first=0, last=2, opens=True), Aside(first=4, last=9, opens=False))
    """
    if not words:
        return ()
    start, end = words[0].start, words[-1].end
    asides = []
    opening = start
    for pattern in (_LEAD_IN, _DATELINE):
        if match := pattern.match(text, opening, end):
            opening = match.end()
            while opening < end and text[opening].isspace():
                opening += 1
    if opening > start:
        asides.append(Aside(0, sum(word.start < opening for word in words), True))
    for match in _ALIASES.finditer(text, opening, end):
        first = sum(word.end <= match.start() for word in words)
        asides.append(Aside(first, sum(word.start < match.end() for word in words), first == 0))
    kept = len(words) - sum(aside.last - aside.first for aside in asides)
    return tuple(asides) if kept >= 1 and kept >= len(words) // 4 else ()
