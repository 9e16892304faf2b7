"""Words of a text and of names, in the form in which the two are compared."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "'’ʼ‘`´"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\b(?:[A-Z]\.)+[A-Z]\b|(?!(?<=\w[{_APOSTROPHES}])s\b)[^\W_]+(?:[{_APOSTROPHES}](?!s\b)[^\W_]+)*",
    re.UNICODE,
)
_MARKS = re.compile(r"['’ʼ‘`´.]")
_ARTICLE = re.compile(r"(?:al|el|ul|an|as|ash|ar|at|ad|az|ed|es|er|ez)(?=[-‐‑ ])", re.IGNORECASE)
_SHORTEST_PLURAL = 4
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"q", "k"),
        (r"(.)\1", r"\1"),
        (r"(?<=[^\Waeiouy])[ae]h?$", "a"),
        (r"[aeiouy]+w?(?=[^\Waeiouy])|[eiouy]+$", "."),
    )
)
"""What romanisations of Arabic, Persian and Urdu names take for the same; a vowel is any vowel."""

_ANYBODY = re.compile(
    r"\b(?:militants?|jihadis?|jihadists?|extremists?|terrorists?|insurgents?|gunm[ae]n|takfiris?|radicals?)\b",
    re.IGNORECASE,
)
"""Words for a party by which no reader knows which."""
_NAME = re.compile(
    r"(?!^)\b[A-Z]|^(?!(?:The|A|An|Militant|Jihad|Extremist|Terrorist|Insurgent|Gunm|Takfiri|Radical))[A-Z]"
)
"""A name among such words: "Daesh militants"."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point; a possessive ``'s`` is left outside."""
    text: str
    """As written."""
    key: str
    """Lower case, without apostrophes, full stops and diacritics; every Arabic article is ``al``."""
    singular: str
    """The key without its plural ``s``, or the ``s`` of texts that lost the apostrophe of ``'s``."""


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of ``text[start:end]`` in their order; hyphens separate words, a possessive is none."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        written = match.group()
        article = _ARTICLE.match(text, match.start())
        is_article = article is not None and article.end() == match.end()
        key = "al" if is_article else fold(written)
        yield Word(match.start(), match.end(), written, key, singular(key))


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return the word in lower case without apostrophes, full stops and diacritics.

    >>> fold("Da’esh"), fold("U.S."), fold("Séléka")
    ('daesh', 'us', 'seleka')
    """
    plain = _MARKS.sub("", word).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def sounded(key: str) -> str:
    """Return a key without what romanisations of one name disagree about: vowels, doubled letters, q or k.

    >>> sounded("jeish") == sounded("jaysh"), sounded("hizballah") == sounded("hezbollah")
    (True, True)
    """
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def singular(key: str) -> str:
    """Return the key without a plural ``s``.

    >>> singular("rebels"), singular("us"), singular("forces")
    ('rebel', 'us', 'force')
    """
    return key[:-1] if len(key) >= _SHORTEST_PLURAL and key.endswith("s") and not key.endswith("ss") else key


def case_fits(name: str, word: Word) -> bool:
    """Tell whether a word of a text is written as boldly as the word of the name requires.

    Lower case in the name fits anything; a capital needs a capital; an acronym needs capitals throughout
    ("US", never "us"), from four letters on also the British fashion ("Isis", "Nato").
    """
    if name.islower() or word.key == "al" or not name[0].isalpha():
        return True
    if not word.text[0].isupper():
        return False
    if word.text.isupper():
        return True
    letters = _MARKS.sub("", name)
    acronym = sum(c.isupper() for c in name) > 1 and letters.isupper()
    return not acronym or len(letters) >= 4


def is_vague(words: str) -> bool:
    """Say whether words name a party by what many are called, mostly by those who fight it: "militants".

    Args:
        words: how a report names it.
    """
    return _ANYBODY.search(words) is not None and not _NAME.search(words)
