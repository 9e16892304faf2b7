"""Photo credits and their like: brackets that only name who supplied a picture or a text."""

import re
from collections.abc import Iterator

from dateline.documents.phrases import WORD
from dateline.documents.publishers import publisher_of
from dateline.model import Span

_BRACKET = re.compile(r"[(\[]\s*(?P<inside>[^()\[\]\n]{2,70}?)\s*[)\]]")
_AFTER_CAPTION = re.compile(
    r"(?<=[.!?”\"’])\s+(?:(?:photo|image|picture)\s+credit|photo(?:graph)?s?|pictures?|images?|credit)(?:\s+by\b|:)"
    r"\s*(?P<who>[^.!?:\n]{2,60})$",
    re.IGNORECASE,
)
_SUPPLIER = re.compile(
    r"photos?|pictures?|images?|file|archives?|handout|courtesy|via|pool|video|screengrab|screenshot|stringer"
    r"|epa|afp|ap|reuters|getty|shutterstock|istock|wikimedia|commons|creative|flickr|twitter|facebook|youtube",
    re.IGNORECASE,
)
_LINK = re.compile(r"and|by|the|of|from|with|news|agency|agencies|world|tv|network|press", re.IGNORECASE)
_MAX_NAMES = 4
_MAX_CREDIT_WORDS = 10
NOT_A_STOP = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Sgt|Capt|Cpl|Adm|St|No|vs|U\.S|U\.N|U\.K|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|km|a\.m|p\.m)\.$"
)
"""Abbreviations whose full stop ends no sentence."""


def find_credits(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the photo credits of a paragraph: those in brackets after a full stop, and that of a caption.

    >>> list(find_credits("He fled. (AFP) They won.", Span(0, 24)))
    [Span(start=8, end=14)]
    >>> list(find_credits("Troops wait near Hit. Photograph: Ali Nouri/AP", Span(0, 46)))
    [Span(start=21, end=46)]
    """
    for match in _BRACKET.finditer(text, paragraph.start, paragraph.end):
        before = text[max(paragraph.start, match.start() - 12) : match.start()].rstrip()
        if before and before[-1] not in ".!?…\"'”’»)]":
            continue
        if NOT_A_STOP.search(before[-6:]):
            continue
        after = text[match.end() : min(paragraph.end, match.end() + 12)].lstrip()
        if after and after[0].islower():
            continue
        if is_credit(match["inside"], square=match[0].startswith("[")):
            yield Span(back_over_blanks(text, paragraph.start, match.start()), match.end())
    credited = caption_credit(text, paragraph)
    if credited is not None:
        yield credited


def caption_credit(text: str, paragraph: Span) -> Span | None:
    """Return the credit that a caption ends with ("… near Hit. Photograph: Ali Nouri/AP"), or None."""
    match = _AFTER_CAPTION.search(text, paragraph.start, paragraph.end)
    if match is None or not all(
        word[0].isupper() or _LINK.fullmatch(word) for word in WORD.findall(match["who"])
    ):
        return None
    return Span(*match.span())


def is_credit(inside: str, *, square: bool = False) -> bool:
    """Say whether the words of a bracket name only who supplied a picture or a text."""
    words = WORD.findall(inside)
    if not words or len(words) > _MAX_CREDIT_WORDS:
        return False
    if publisher_of(inside) is not None:
        return True
    if any(_SUPPLIER.fullmatch(word) for word in words):
        others = [word for word in words if not (_SUPPLIER.fullmatch(word) or _LINK.fullmatch(word))]
        return len(others) <= _MAX_NAMES and all(word[0].isupper() for word in others)
    if words[0].lower() == "source" or "agencies" in words or "Agencies" in words:
        return all(word[0].isupper() or _LINK.fullmatch(word) for word in words[1:])
    return square and 2 <= len(words) <= _MAX_NAMES + 1 and words[0][0].isupper() and words[-1][0].isupper()


def back_over_blanks(text: str, start: int, position: int) -> int:
    """Return ``position`` moved back over the blanks before it, not past ``start``."""
    while position > start and text[position - 1].isspace():
        position -= 1
    return position
