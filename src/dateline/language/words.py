"""Running text to words, as Universal Dependencies splits English.

Clitics (``n't``, ``'s``), punctuation, currency signs, units and the hyphens of compounds become words of
their own; addresses, numbers, dates, dotted abbreviations and words with a bound prefix (``anti-tank``) stay
whole. Every character that is no white space ends up in exactly one word.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.language.abbreviations import ALL as ABBREVIATIONS

APOSTROPHES = "'’‘`´ʼ\ufffd"
"""Signs that stand for an apostrophe inside a word; U+FFFD is what a broken encoding leaves of one."""

_APOSTROPHE = f"[{APOSTROPHES}]"
_BOUND_PREFIX = re.compile(
    r"(?:anti|co|counter|cross|de|e|ex|extra|inter|intra|mega|micro|mid|mini|multi|neo|non|over|para|post|pre|pro|"
    r"quasi|re|semi|sub|super|trans|ultra|un|under|vice)-$",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"""
    (?P<address>(?:https?://|ftp://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
        |[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |[@#]\w+
        |(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|co\.uk|news)\b(?:/[^\s<>"“”.,;:!?)\]}}'’]*)?)
    |(?P<number>\d+(?:[.,:/]\d+)+(?:st|nd|rd|th)?(?![^\W_])|\d+(?:st|nd|rd|th|s)\b|\d{{4}}-\d\d-\d\d\b)
    |(?P<units>\d+(?:[.,:]\d+)*(?=(?:km|cm|mm|kg|lb|mph|kph|am|pm|a\.m\.|p\.m\.|bn|m|k|mn)\b))
    |(?P<dotted>(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?)
    |(?P<word>[^\W_]+(?:{_APOSTROPHE}[^\W_]+)*)
    |(?P<run>\.{{2,}}|-{{2,}}|—+|–+|!+[?!]*|\?+[?!]*|\*+|=+|_+|~+|``|''|,,|<<|>>)
    |(?P<sign>\S)
    """,
    re.VERBOSE,
)
_NOT = re.compile(rf"n{_APOSTROPHE}?t$", re.IGNORECASE)
_CLITIC = re.compile(rf"{_APOSTROPHE}(?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_BARE_NOT_WORDS = """
    arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wont wouldnt
"""
_BARE_NOT = frozenset(_BARE_NOT_WORDS.split())
"""Negated auxiliaries that lost their apostrophe."""
_GLUED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
"""Two words written as one, with the length of the first."""


class Word(NamedTuple):
    """A word's place in its text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of ``text[start:end]`` in order.

    >>> text = "Rebels didn't hold Iraq's U.S.-built base."
    >>> [text[w.start : w.end] for w in split(text)]
    ['Rebels', 'did', "n't", 'hold', 'Iraq', "'s", 'U.S.', '-', 'built', 'base', '.']
    """
    end = len(text) if end is None else min(end, len(text))
    position = start
    while match := _WORD.search(text, position, end):
        left, right = match.span()
        position = right
        kind = match.lastgroup
        if kind == "word":
            right = _with_full_stop(text, left, right, end)
            right = _with_bound_tail(text, left, right, end)
            position = right
            yield from _clitics(text, left, right)
        elif kind == "dotted":
            yield Word(left, right)
        else:
            right = _with_possessive_sign(text, left, right, end) if kind == "sign" else right
            position = right
            yield Word(left, right)


def _with_full_stop(text: str, left: int, right: int, end: int) -> int:
    """An abbreviation takes its full stop along, and so does an initial (``J. Smith``)."""
    if right >= end or text[right] != ".":
        return right
    word = text[left:right]
    initial = len(word) == 1 and word.isupper() and word != "I" and text[right + 1 : right + 2] == " "
    known = word.lower() + "." in ABBREVIATIONS and not (word.islower() and word in _ALSO_WORDS)
    if word.lower() in ("no", "nos"):
        known = text[right + 1 : right + 3].strip().isdigit()
    return right + 1 if initial or known else right


_ALSO_WORDS = frozenset(
    {"no", "est", "mar", "co", "sat", "sun", "fig", "mon", "ca", "dec", "fr", "gen", "eng", "rep"}
)
"""Abbreviations that, in lower case, are more often a word before a full stop."""


def _with_bound_tail(text: str, left: int, right: int, end: int) -> int:
    """A bound prefix keeps what follows its hyphen (``anti-tank``, ``mid-July``)."""
    if text[right : right + 1] != "-" or right + 1 >= end or not text[right + 1].isalnum():
        return right
    if not _BOUND_PREFIX.match(text[left : right + 1]):
        return right
    match = _WORD.match(text, right + 1, end)
    return match.end() if match and match.lastgroup == "word" else right


def _with_possessive_sign(text: str, left: int, right: int, end: int) -> int:
    """``troops' 's``: a sign followed by a clitic's letters, cut off from its noun by a stop or a bracket."""
    clitic = (
        text[left] in "'’" and text[right : right + 1] == "s" and left > 0 and not text[left - 1].isspace()
    )
    ends_there = right + 1 >= end or not text[right + 1].isalnum()
    return right + 1 if clitic and ends_there and right < end else right


def _clitics(text: str, left: int, right: int) -> Iterator[Word]:
    word = text[left:right]
    lower = word.lower()
    if (
        len(word) > 3
        and (match := _NOT.search(word))
        and (lower in _BARE_NOT or len(match.group()) == 3)
        or (match := _CLITIC.search(word))
    ):
        cut = left + match.start()
    elif lower in _GLUED:
        cut = left + _GLUED[lower]
    else:
        yield Word(left, right)
        return
    if cut > left:
        yield Word(left, cut)
    yield Word(cut, right)
