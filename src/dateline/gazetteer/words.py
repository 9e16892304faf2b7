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
ARTICLES = frozenset(
    {"al", "el", "aj", "an", "as", "ash", "ar", "at", "ad", "az", "ed", "es", "er", "ez", "ul"}
)
"""What names of Arabic towns begin with."""
_OF = {"of", "de", "del", "la", "le", "los", "las", "da", "dos", "di", "du", "den", "der", "and", "sur"}
IZAFET = {"e", "i", "ye", "yi", "wa"}
"""What Persian and Pashto names are joined by ("Nahr-e Saraj", "Shigal wa Sheltan")."""
LINKS = ARTICLES | _OF | IZAFET
"""What may stand in lower case within a name."""
WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|{_LETTER}+(?:{_APOSTROPHE}(?!s\b){_LETTER}+)*")
_CAPITAL_WORD = re.compile(
    rf"[{_CAPITAL}](?<!{_LETTER}.)(?<!{_LETTER}{_APOSTROPHE}.)"
    rf"(?:\.(?:[A-Z]\.)+|{_LETTER}*(?:{_APOSTROPHE}(?!s\b){_LETTER}+)*)"
    r"(?:(?=[\s-]([A-Za-z]+)))?"
)
"""Begins with a class of characters, so that the rest of a text is skipped quickly."""
_NEXT = re.compile(r"[\s-]([A-Za-z]+)")
_HANGING = re.compile(rf"-[a-z](?:{_LETTER}+)")
_RARE_JOINS = "\u00a0‐‑–"
_JOINS = " -" + _RARE_JOINS
AYN = "‘ʿ'’ʼ`"
"""How the letter that opens "‘Alam" is written."""
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
    before: str
    """The word that a space or a hyphen parts from it, in lower case; empty where something else precedes."""
    after: str
    """The word that a space or a hyphen parts from it, in lower case; empty where something else follows."""


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of ``text[start:end]`` that may belong to names, in order.

    These are the capitalised ones, links that lead on to one ("Rio de Janeiro", "al-Bab"), and what hangs on
    an article's hyphen ("Deir az-zor").
    """
    tokens: list[Word] = []
    line_end, titled = -1, False
    stop = start
    for match in _CAPITAL_WORD.finditer(text, start, end):
        at, past = match.span()
        if at >= line_end:
            newline = text.find("\n", at, end)
            line_end = end if newline < 0 else newline
            titled = _in_title_case(text[at : min(line_end, at + _LONGEST_TITLE)])
        before = adjoining(text, at)
        behind_ayn = at > stop and text[at - 1] in AYN and adjoining(text, at - 1) in IZAFET
        led = at - 1 if behind_ayn else at
        if led > stop and (before in LINKS or led < at or text[at - 1] in _RARE_JOINS):
            tokens += _links_before(text, led, stop, end, titled=titled)
        first = (not before or at - 1 <= start) and _opens(text, at, stop, start)
        stop = past
        after = match[1]
        tokens.append(Word(at, stop, match[0], True, titled, first, before, after.lower() if after else ""))
    hanging = list(_hanging(text, start, end))
    return sorted({*tokens, *hanging}) if hanging else tokens


def _links_before(text: str, position: int, floor: int, end: int, *, titled: bool) -> list[Word]:
    """Return the links that lead to a word, in order."""
    links: list[Word] = []
    while position > floor and text[position - 1] in _JOINS:
        word = word_before(text, position - 1, floor)
        start = position - 1 - len(word)
        if word not in LINKS or not text[start].islower():
            break
        links.append(_word(text, start, position - 1, end, titled=titled))
        position = start
    return links[::-1]


def _hanging(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield articles with a hyphen and the words in lower case that hang on them."""
    for match in _HANGING.finditer(text, start, end):
        article = word_before(text, match.start(), start)
        if article in ARTICLES:
            yield _word(text, match.start() - len(article), match.start(), end)
            yield _word(text, match.start() + 1, match.end(), end)


def _word(text: str, start: int, stop: int, end: int, *, titled: bool = False) -> Word:
    """Return the word ``text[start:stop]`` that belongs to a name by what stands beside it."""
    word, following = text[start:stop], _NEXT.match(text, stop, end)
    after = following[1].lower() if following else ""
    return Word(start, stop, word, word[0].isupper(), titled, False, adjoining(text, start), after)


def stands_in_lower(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether a word, given in lower case, stands so in ``text[start:end]``."""
    if len(word) < 2 or not "a" <= word[0] <= "z" or not word.isalpha():
        return False
    at = text.find(word, start, end)
    while at >= 0:
        stop = at + len(word)
        if not (at and text[at - 1].isalpha()) and (stop >= end or not text[stop].isalpha()):
            return True
        at = text.find(word, stop, end)
    return False


def adjoining(text: str, position: int) -> str:
    """Return the word before a position, in lower case, if a space or a hyphen parts it; empty otherwise."""
    if position == 0 or text[position - 1] not in " -":
        return ""
    word = text[text.rfind(" ", 0, position - 1) + 1 : position - 1]
    return word.lower() if word.isalpha() else word_before(text, position - 1, 0)


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
