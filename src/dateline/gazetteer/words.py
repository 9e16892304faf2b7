"""Words of running text, and what their capitals say."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’‘ʼʿ`](?!s\b)[^\W\d_]+)*")
_TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    text: str
    """As it stands."""
    titled: bool
    """Its line is in title case or in capitals, so that its own capital says nothing."""
    first: bool
    """It opens a sentence."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of ``text[start:end]``, in order."""
    tokens: list[Word] = []
    line_end, titled = -1, False
    stop = start
    for match in WORD.finditer(text, start, end):
        if match.start() >= line_end:
            newline = text.find("\n", match.start(), end)
            line_end = end if newline < 0 else newline
            titled = _in_title_case(text[match.start() : line_end])
        gap = text[stop : match.start()]
        first = not tokens or "\n" in gap or any(mark in gap for mark in '.!?:“"')
        tokens.append(Word(match.start(), match.end(), match.group(), titled, first))
        stop = match.end()
    return tokens


def _in_title_case(line: str) -> bool:
    words = [w for w in WORD.findall(line) if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= _TITLE_CASE_SHARE * len(words)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a file beside this module.

    ``common.txt``: words whose capital says nothing, of function, time or office, and towns named like them.
    ``locatives.txt``: words after which a name is a place.
    """
    return frozenset(files("dateline.gazetteer").joinpath(name).read_text(encoding="utf-8").split())
