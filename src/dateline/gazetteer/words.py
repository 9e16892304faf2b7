"""The words of running text that may belong to names, and what their capitals say."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’‘ʼʿ`]"
_CAPITAL = "".join(
    chr(code) for block in ((0x41, 0x250), (0x370, 0x530)) for code in range(*block) if chr(code).isupper()
)
_CAPITALS = frozenset(_CAPITAL)
ARTICLES = frozenset({"al", "el", "an", "as", "ash", "ar", "at", "ad", "az", "ed", "es", "er", "ez", "ul"})
"""What names of Arabic towns begin with."""
_OF = {"of", "de", "del", "la", "le", "los", "las", "da", "dos", "di", "du", "den", "der", "and", "sur"}
LINKS = ARTICLES | _OF
"""What may stand in lower case within a name."""
WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|{_LETTER}+(?:{_APOSTROPHE}(?!s\b){_LETTER}+)*")
_CAPITAL_WORD = re.compile(
    rf"[{_CAPITAL}](?<!{_LETTER}.)(?<!{_LETTER}{_APOSTROPHE}.)"
    rf"(?:\.(?:[A-Z]\.)+|{_LETTER}*(?:{_APOSTROPHE}(?!s\b){_LETTER}+)*)"
)
"""Begins with a class of characters, so that the rest of a text is skipped quickly."""
_HANGING = re.compile(rf"-[a-z](?:{_LETTER}+)")
_JOINS = " -\u00a0‐‑–"
_LOWER = re.compile(rf"(?<!{_LETTER})[a-z]{_LETTER}+")
_LONG = re.compile(rf"{_LETTER}{{4,}}")
_TITLE_CASE_SHARE = 0.6
_LONGEST_TITLE = 400
"""Characters by which a line shows whether it is in title case; a paragraph is not read to its end for it."""
_OPENS = frozenset('.!?:“"\n')


class Word(NamedTuple):
    """A word of a name and where it stands."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    text: str
    """As it stands."""
    capital: bool
    """It begins with a capital."""
    titled: bool
    """Its line is in title case or in capitals, so that its own capital says nothing."""
    first: bool
    """It opens a sentence."""


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of ``text[start:end]`` that may belong to names, in order.

    These are the capitalised ones, links that lead on to one ("Rio de Janeiro", "al-Bab"), and what hangs on
    an article's hyphen ("Deir az-zor").
    """
    tokens: list[Word] = []
    line_end, titled = -1, False
    stop = start
    for match in _CAPITAL_WORD.finditer(text, start, end):
        at = match.start()
        if at >= line_end:
            newline = text.find("\n", at, end)
            line_end = end if newline < 0 else newline
            titled = _in_title_case(text[at : min(line_end, at + _LONGEST_TITLE)])
        if at > stop and text[at - 1] in _JOINS:
            tokens += _links_before(text, at, stop, titled=titled)
        first = _opens(text, at, stop, start)
        stop = match.end()
        tokens.append(Word(at, stop, match.group(), True, titled, first))
    hanging = list(_hanging(text, start, end))
    return sorted({*tokens, *hanging}) if hanging else tokens


def _links_before(text: str, position: int, floor: int, *, titled: bool) -> list[Word]:
    """Return the links that lead to a word, in order."""
    links: list[Word] = []
    while position > floor and text[position - 1] in _JOINS:
        word = word_before(text, position - 1, floor)
        start = position - 1 - len(word)
        if word not in LINKS or not text[start].islower():
            break
        links.append(Word(start, position - 1, text[start : position - 1], False, titled, False))
        position = start
    return links[::-1]


def _hanging(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield articles with a hyphen and the words in lower case that hang on them."""
    for match in _HANGING.finditer(text, start, end):
        article = word_before(text, match.start(), start)
        if article in ARTICLES:
            at = match.start() - len(article)
            yield Word(at, match.start(), text[at : match.start()], text[at].isupper(), False, False)
            yield Word(match.start() + 1, match.end(), match.group()[1:], False, False, False)


def lower_words(text: str, start: int, end: int) -> set[str]:
    """Return the words of ``text[start:end]`` that stand in lower case."""
    return set(_LOWER.findall(text, start, end))


def word_before(text: str, position: int, floor: int) -> str:
    """Return the word that ends right at a position, in lower case; empty where none does.

    Args:
        text: the text.
        position: one past the word's last letter.
        floor: where reading back stops.
    """
    start = max(floor, text.rfind(" ", floor, position) + 1)
    if not text[start:position].isalpha():  # something else than a space stands before it
        start = position
        while start > floor and text[start - 1].isalpha():
            start -= 1
    return text[start:position].lower()


def _opens(text: str, position: int, stop: int, floor: int) -> bool:
    """Tell whether a word opens the text or a sentence, from what stands between it and the word before.

    Args:
        text: the text.
        position: the word's first letter.
        stop: where the name word before it ends: full stops within that are its own.
        floor: where the text begins.
    """
    at = position - 1
    while at >= stop and not text[at].isalpha():
        if text[at] in _OPENS:
            return True
        at -= 1
    return at < floor


def _in_title_case(line: str) -> bool:
    long = [word[0] for word in _LONG.findall(line)]
    return len(long) >= 3 and sum(map(_CAPITALS.__contains__, long)) >= _TITLE_CASE_SHARE * len(long)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a file beside this module.

    ``common.txt``: words whose capital says nothing, of function, time or office, and towns named like them.
    ``ordinary.txt``: other words that towns are named like; such a town needs words around it that say so.
    ``given.txt``: given names of persons, of the peoples that wars are reported from and in.
    ``titles.txt``: what stands before a person's name.
    ``locatives.txt``: words after which a name is a place.
    ``deeds.txt``: verbs of saying and deciding, whose subject is a person or a government.
    """
    return frozenset(files("dateline.gazetteer").joinpath(name).read_text(encoding="utf-8").split())
