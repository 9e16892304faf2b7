"""Running text to words, as Universal Dependencies splits English.

Clitics (``n't``, ``'s``), punctuation, currency signs, units and the hyphens of compounds become words of
their own; addresses, numbers, dates, dotted abbreviations and words with a bound prefix (``anti-tank``) stay
whole. Every character that is no white space ends up in exactly one word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.language.abbreviations import ABBREVIATIONS

APOSTROPHES = "'’‘`´ʼ\ufffd"
"""Signs that stand for an apostrophe inside a word; U+FFFD is what a broken encoding leaves of one."""

_APOSTROPHE = f"[{APOSTROPHES}]"
_BOUND_PREFIX = re.compile(
    r"(?:anti|co|counter|cross|de|e|ex|extra|inter|intra|mega|micro|mid|mini|multi|neo|non|over|para|post|pre|pro|"
    r"psycho|quasi|re|semi|socio|sub|super|trans|ultra|un|under)-$",
    re.IGNORECASE,
)
_LETTERS = r"[^\W_]+(?:\u00ad[^\W_]+)*"
"""Letters and digits; a soft hyphen may stand between them."""
_UNITS = r"km²?|[cm]m|kg|lbs?|[mk]ph|[ap]m|[AP]M|[ap]\.m\.|bn|MM|mn|ft|Hz|mins?|hrs?|yrs?"
_ONE_LETTER_UNITS = "[bmMkKtº]"
"""Units that are written right behind their number; one letter may as well belong to a model (``Su-24M``)."""
_WORD = re.compile(
    rf"""
    \s*(?:(?P<plain>[a-z]+(?=\s))  # nothing else begins so, and most words do
    |(?P<address>(?:https?://|ftp://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
        |(?:mailto:)?[\w.+%-]{{1,64}}@\w[\w-]*(?:\.[\w-]+)*
        |[@#](?=\d*[^\W\d])\w+
        |[\w\#-]{{0,64}}\.(?i:docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|png|gif|zip|url)\b
        |(?:[a-zA-Z0-9-]{{1,63}}\.){{1,5}}(?:[Cc]om|[Oo]rg|[Nn]et|gov|edu|info|co\.uk|news)\b(?:/[^\s<>"“”.,;:!?)\]}}'’]*)?
        |(?<!\w)[a-z][a-z\d-]{{1,62}}(?:\.[a-z][a-z\d-]{{1,62}}){{2,9}}(?![\w.]))
    |(?P<smiley>(?<!\w)(?:>?[:;=][-']?(?:[()|]+|[DPpOo/](?!\w|/))|\(:|\^_\^|-_-))
    |(?P<number>\d\d?/\d\d?/\d{{2,4}}(?![^\W_])|(?!\d/\d\b)\d\d?/\d\d?(?![\w/])  # 12/3/2004, 9/11, not 1/2
        |(?<=\d[ ])\d/\d(?![\w/])  # unless after a number: 2 1/2
        |\d{{4}}-\d\d-\d\d\b|\d\d?-\d\d?-\d{{4}}(?![\w-])  # 2004-03-12, 12-3-2004
        |(?:\d-)?(?:\d{{3}}[-/])?\d{{3}}-\d{{4}}(?![\w-])|(?<!\w)\+\d+(?![\w.,])  # 713-853-3989, +4550981306
        |(?:\d|\d{{5}})-\d{{4}}(?![\w-])  # 3-1663, 77415-0027
        |(?:\d\d)?\d0{_APOSTROPHE}s\b|(?<![\w.])\.\d+(?![^\W_])  # 1990's, .265
        |\d+(?:[.,:]\d+)+(?:st|nd|rd|th)?(?![^\W_])|\d+(?i:st|nd|rd|th|s)\b)  # 1,200, 10:30, 9th, 50s
    |(?P<units>\d+(?:[.,:]\d+)*(?=(?:{_UNITS})(?![^\W_]))
        |(?<![^\W\d_]-)\d+(?:[.,:]\d+)*(?={_ONE_LETTER_UNITS}(?![^\W_])))
    |(?P<dotted>(?:[^\W\d_]\.)+[^\W\d_](?![^\W_]|\.\w)\.?|(?:[A-Z][a-z]?\.){{2,}}|(?:[^\W\d_]\.){{2,}})
    |(?P<slashed>(?<![\w/.])(?:[wW]/(?:o(?:ut)?)?|[a-zA-Z]/[a-zA-Z])(?![\w/]))  # w/o, b/c
    |(?P<currency>[A-Z]{{1,2}}\$)
    |(?P<word>(?:[A-Z]{{1,3}}&[A-Z]{{1,2}}(?![^\W_])|{_LETTERS})(?:(?:{_APOSTROPHE}|_){_LETTERS})*)
    |(?P<clitic>['’]s(?![^\W_]))
    |(?P<run>\.{{2,}}|…\.?|[.,:]?[!?]+(?:\.(?![.\w]))?|‘’|[-=+*~<>|]{{3,}}|(?P<same>[^\w\s()\[\]{{}}"“”.])(?P=same)+|_+)
    |(?P<sign>\S))
    """,
    re.VERBOSE,
)
_IN_LETTERS = frozenset({"plain", "word"})
"""Groups of :data:`_WORD` that words are told by."""
_NOT = re.compile(rf"n{_APOSTROPHE}?t$", re.IGNORECASE)
_CLITIC = re.compile(rf"{_APOSTROPHE}(?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_BARE_NOT_WORDS = """
    aint arent arnt cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wont wouldnt
"""
_BARE_NOT = frozenset(_BARE_NOT_WORDS.split())
"""Negated auxiliaries that lost their apostrophe."""
_GLUED = {
    **{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "im": 1, "ive": 1, "youre": 3, "theyre": 4},
    **{"thats": 4, "theres": 5, "whats": 4},
}
"""Two words written as one, with the length of the first."""
_REMEMBERED = 50_000
"""Words of which it is remembered where they are cut."""


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
    while match := _WORD.match(text, position, end):
        kind = match.lastgroup or ""
        left, right = match.span(kind)
        if kind == "word":
            right = _with_full_stop(text, left, right, end)
            right = _with_bound_tail(text, left, right, end)
        if kind in _IN_LETTERS and (
            cut := _clitic(text[left:right]) or _lost_apostrophe(text, left, right, end)
        ):
            yield Word(left, left + cut)
            left += cut
        yield Word(left, right)
        position = right


def _with_full_stop(text: str, left: int, right: int, end: int) -> int:
    """An abbreviation takes its full stop along, and so does an initial (``J. Smith``)."""
    if right >= end or text[right] != ".":
        return right
    word = text[left:right]
    initial = len(word) == 1 and word != "I" and _INITIAL_GOES_ON.match(text, left)
    known = word.lower() + "." in ABBREVIATIONS and not (word.islower() and word in _ALSO_WORDS)
    if word.lower() in ("no", "nos"):
        known = text[right + 1 : right + 3].strip().isdigit()
    if word.lower() == "etc":
        known = not _AT_SENTENCE_END.match(text, right + 1, end)
    return right + 1 if initial or known else right


_INITIAL_GOES_ON = re.compile(r"(?<!\d)[^\W\da-z_]\.(?: |[A-Z][a-z])|[bcdmp]\. \d")
"""``J. Smith``, ``S.Korea``, ``c. 1947``."""
_AT_SENTENCE_END = re.compile(r"""[)"'”’]*(?:$|\s+["'“‘(]?[A-Z]|\s*\n\s*\n)""")
"""Behind an abbreviation that ends a sentence more often than it introduces a name."""

_ALSO_WORDS_LIST = """
    ala ca co dec eng esp est ext fig fla fr gen kan la mar md mon neb nev no pa rep sat sun va vt wis
"""
_ALSO_WORDS = frozenset(_ALSO_WORDS_LIST.split())
"""Abbreviations that, in lower case, are more often a word before a full stop."""


def _with_bound_tail(text: str, left: int, right: int, end: int) -> int:
    """A bound prefix keeps what follows its hyphen (``anti-tank``, ``mid-July``)."""
    if text[right : right + 1] != "-" or right + 1 >= end or not text[right + 1].isalnum():
        return right
    if not _BOUND_PREFIX.match(text[left : right + 1]) or text[left:right] == "UN":
        return right
    match = _WORD.match(text, right + 1, end)
    return match.end() if match and match.lastgroup in _IN_LETTERS | {"number"} else right


_NO_POSSESSIVE_BEFORE = """
    a all also an anyone anything at because been being between by definitely from getting going how it just
    not nothing on probably really simply supposed that the there they this we what who why you
"""
_IT_IS = re.compile(rf"its\s+(?:{'|'.join(_NO_POSSESSIVE_BEFORE.split())})(?![\w-])", re.IGNORECASE)
"""``its`` before a word that no possessive can precede, so that an apostrophe was lost."""


def _lost_apostrophe(text: str, left: int, right: int, end: int) -> int:
    """Return where ``s`` begins in an ``its`` that stands for ``it's``; 0 for every other word."""
    return 2 if right - left == 3 and _IT_IS.match(text, left, end) else 0


@lru_cache(maxsize=_REMEMBERED)
def _clitic(word: str) -> int:
    """Return where a clitic begins in a word, or the second of two words written as one; 0 for neither."""
    lower = word.lower()
    if (
        len(word) > 3
        and (match := _NOT.search(word))
        and (lower in _BARE_NOT or len(match.group()) == 3)
        or (match := _CLITIC.search(word))
    ):
        return match.start()
    return _GLUED.get(lower, 0)
