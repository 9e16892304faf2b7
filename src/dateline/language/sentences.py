"""Regions of a text to sentences.

A blank line ends a sentence, and so does a line break unless the line runs on. Inside a line a sentence ends
at ``.``, ``!``, ``?`` or ``…`` with the quotes and brackets that close it, when what follows can open one;
not after a title, an initial or a list number. Where a scraper lost the full stop nothing is cut unless the
signs are strong.
"""

import re
from collections.abc import Iterator

from dateline.language.abbreviations import ALL, NEVER_LAST
from dateline.model import Span

_CLOSERS = "\"”’')]»"
_STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<gap>\s+|(?=[\"“‘(\[A-Z0-9])|$)")
_OPENER = re.compile(r"[\s\"“”‘’'(\[«*•–—-]*")
_BREAKS = "\n\u2028\u2029"
_BLANK_LINE = re.compile(rf"\s*[{_BREAKS}]\s*[{_BREAKS}]\s*")
_LINE_BREAK = re.compile(rf"[^\S{_BREAKS}]*[{_BREAKS}]\s*")
_LAST_WORD = re.compile(r"\S+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_GLUED = re.compile(r"[a-z)\"”’]{2}[.!?…]+[\"”’)]*$")
_STARTERS_WORDS = """
    a after al all although an and another as at but by during earlier for from he her his however if in it
    its last many meanwhile more most on one other our over several she since so some that the their there
    these they this those three two under we when where while who with you
"""
_STARTERS = frozenset(_STARTERS_WORDS.split())
"""Words that, capitalised, more often open a sentence than belong to a name."""


def split(text: str, region: Span) -> Iterator[Span]:
    """Yield the sentences of one region in order, without the white space around them.

    >>> text = "Gen. Saadi spoke. The army moved in."
    >>> [s.of(text) for s in split(text, Span(0, len(text)))]
    ['Gen. Saadi spoke.', 'The army moved in.']
    """
    for block in _blocks(text, region):
        start = block.start
        for cut in _cuts(text, block):
            yield from _trimmed(text, start, cut)
            start = cut
        yield from _trimmed(text, start, block.end)


def _blocks(text: str, region: Span) -> Iterator[Span]:
    """Paragraphs, and lines of their own within them."""
    start = region.start
    for gap in _LINE_BREAK.finditer(text, region.start, region.end):
        if _BLANK_LINE.fullmatch(gap.group()) or not _runs_on(text, start, gap, region.end):
            yield Span(start, gap.start())
            start = gap.end()
    yield Span(start, region.end)


def _runs_on(text: str, start: int, gap: re.Match[str], end: int) -> bool:
    """A hard-wrapped line goes on when the next begins in lower case, or it is long and stops on no stop."""
    if gap.end() >= end or gap.start() <= start:
        return True
    following = text[gap.end()]
    line = text[max(text.rfind(sign, start, gap.start()) for sign in _BREAKS) + 1 : gap.start()]
    if following.islower() or line.endswith((",", "-", "–")):
        return True
    return len(line) >= 60 and line[-1].isalnum() and following.isalpha()


def _cuts(text: str, block: Span) -> Iterator[int]:
    for match in _STOP.finditer(text, block.start, block.end):
        if match.end() < block.end and _ends_sentence(text, match, block):
            yield match.end("close")


def _ends_sentence(text: str, match: re.Match[str], block: Span) -> bool:
    opener = _OPENER.match(text, match.end(), block.end)
    at = opener.end() if opener else match.end()
    if at >= block.end:
        return True
    following = text[at]
    if not match.group("gap"):
        return _ends_without_space(text, match, block, following)
    if match.group("stop") != ".":
        quoted = bool(match.group("close"))
        return not following.islower() and (following.isupper() or not quoted or following.isdigit())
    last = _LAST_WORD.search(text, block.start, match.start())
    word = last.group().lstrip("\"“‘'([«-–—") if last else ""
    if not match.group("close") and _abbreviated(word, text, at, block):
        return False
    if following.islower():
        return False
    return not (word.isdigit() and last is not None and last.start() == block.start)


def _abbreviated(word: str, text: str, at: int, block: Span) -> bool:
    """Whether the stop belongs to the word before it and the sentence goes on at ``at``."""
    dotted = word.lower() + "."
    following = re.compile(r"[^\W_]+").match(text, at, block.end)
    opens = (
        following is not None and following.group().lower() in _STARTERS and following.group()[0].isupper()
    )
    if dotted in NEVER_LAST:
        return not (word.islower() and opens)
    if dotted in ALL or (_INITIALS.match(word) and word != "I"):
        single = len(word) == 1
        return not opens if not single else word.isupper()
    return False


def _ends_without_space(text: str, match: re.Match[str], block: Span, following: str) -> bool:
    """``town.The army``: a lost space, told by two small letters before the stop and a capital behind it."""
    before = text[max(block.start, match.start() - 2) : match.end("close")]
    if not _GLUED.match(before) or not (following.isupper() or following in '"“‘'):
        return False
    word = re.compile(r"[\"“‘]?[A-Z][a-z]*(?=[\s,’'])").match(text, match.end("close"), block.end)
    return word is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
