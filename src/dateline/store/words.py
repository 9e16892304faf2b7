"""A sentence as the words that it can be found by: capitals, accents and endings aside.

The same on every database, as the folding is done here: a database only keeps the words and finds them again.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer
from anyascii import anyascii

MOST_WORDS, MOST_LETTERS = 2000, 64
"""Of a sentence, and of a word: as much as databases index; what is longer is no language."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''", "ـ")
"""All as one; the stroke that only lengthens an Arabic word goes."""
_LAST_LATIN = "\u02ff"

_stemmer = snowballstemmer.stemmer("english")
_turn = Lock()
"""The stemmer works on one word at a time."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, each as what all its forms share.

    Letters are folded to small ones without accents, those of Latin alphabets to plain ones (ł, ø, ı), and
    English endings are cut as Snowball does. Words of other scripts keep their endings.

    >>> words_of("Fighters RECAPTURED Fallūjah’s air-base")
    ['fighter', 'recaptur', 'fallujah', 'air', 'base']

    Reference: M. F. Porter, "Snowball: A language for stemming algorithms" (2001).
    """
    return [_stem(word[:MOST_LETTERS]) for word in _WORD.findall(_plain(text))[:MOST_WORDS]]


def _plain(text: str) -> str:
    if not text.isascii():
        bare = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
        text = "".join(anyascii(c) if "\x7f" < c <= _LAST_LATIN else c for c in bare)
    return text.translate(_APOSTROPHES).casefold()


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    with _turn:
        stem: str = _stemmer.stemWord(word) if word.isascii() else word
    return stem.replace("'", "")
