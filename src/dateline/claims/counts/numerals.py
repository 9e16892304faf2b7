"""Numbers written in English words or digits."""

import re

from dateline.claims.wordlists import ordered

_UNITS = ordered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = ordered("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_LARGE_WORD = "|".join(_LARGE)

DIGITS = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Pattern of a number in digits, thousands set off by commas or thin spaces."""
_PART_OF = rf"(?:half|(?:an?\s+|three[\s-])quarters?\s+of)(?:\s+an?)?\s+(?:{_LARGE_WORD}|dozen)"
WORDS = (
    rf"(?:{_PART_OF}|{_SMALL_WORD}|an?\s+(?:{_LARGE_WORD}|dozen)|{_LARGE_WORD}|dozen)"
    rf"(?:(?:[\s-]+and[\s-]+|[\s-]+)(?:{_SMALL_WORD}|{_LARGE_WORD}|dozen)\b|\s+and\s+a\s+half\b)*"
)
"""Pattern of a number in words, one or more of them."""
NUMBER = rf"(?:(?:{DIGITS})(?:\s*(?:{_LARGE_WORD}|bn|mn|tn|[km](?![^\W\d_]))\b)?|(?:{WORDS})\b)"
"""Pattern of a number in digits, words or both ("2.5 million")."""

_PART = re.compile(rf"(?P<digits>{DIGITS})|(?P<word>[a-z]+)", re.IGNORECASE)


def value(text: str) -> float | None:
    """Return the number that the words or digits say, or None when they say none.

    >>> value("two hundred and fifty"), value("2.5 million"), value("half a dozen"), value("1,200")
    (250, 2500000, 6, 1200)
    """
    total: float = 0
    current: float | None = None
    for part in _PART.finditer(text):
        word = part["word"].lower() if part["word"] else ""
        if part["digits"]:
            current = (current or 0) + float(re.sub(r"[^\d.]", "", part["digits"]))
        elif word in _SMALL:
            current = (current or 0) + _SMALL[word]
        elif word == "half":
            current = (current or 0) + 0.5 if current or not total else total / 2
        elif word in ("quarter", "quarters"):
            current = 0.25 * (1 if current is None else current)
        elif word == "dozen":
            current = 12 * (1 if current is None else current)
        elif word == "hundred":
            current = 100 * (1 if current is None else current)
        elif word in _LARGE or word in _SHORT:
            total += (_LARGE.get(word) or _SHORT[word]) * (1 if current is None else current)
            current = 0
        elif word not in ("and", "a", "an", "of"):
            return None
    if current is None:
        return None
    total += current
    return int(total) if total == int(total) else total
