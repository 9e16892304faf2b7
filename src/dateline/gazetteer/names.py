"""Spellings: the forms in which two spellings of one place name become equal, or nearly so.

Three forms, each weaker than the one before::

    Al-Qayyārah ── plain ──▶ alqayyarah ── normal ──▶ kayara ── skeleton ──▶ kr
    Qayara      ── plain ──▶ qayara     ── normal ──▶ kayara ── skeleton ──▶ kr
    القيارة     ── plain ──▶ القيارة    ── normal ──▶ kyara  ── skeleton ──▶ kr

``plain`` ignores case, marks, hyphens and spaces. ``normal`` also ignores what romanisations of Arabic and
its neighbours disagree about most: the article, q or k, doubled consonants, -a or -ah, o or u, e or i.
``skeleton`` is what is left without vowels: it names a block of spellings, among which :func:`similarity`
decides.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

_ARABIC = str.maketrans(
    {
        **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوىي", "abttjhxddrzscsdtz'gfkklmnhway", strict=True)),
        **dict(zip("أإآءئؤةپچژگکیەێۆڕڵڤ", "aia'''apcjgkyaiorlv", strict=True)),
    }
)
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_CONSTRUCT = re.compile(r"ة(?=\s)")
_ARABIC_ARTICLE = re.compile(r"(?:(?<=\s)|^)ال(?=\w\w)")
_ARTICLE = re.compile(
    r"(?:(?<=[\s-])|^)"
    r"(?:(?:al|el|ul|il)[\s-]+(?=\w\w)"
    r"|[aeu](?:sh|th|dh|[dnrstzl])-(?=\w\w)"
    r"|[aeu](?P<sun>sh|th|dh|[dnrstz])[\s-](?=(?P=sun))"
    r"|(?:(?<=[\s-]))[ae](?=(?P<glued>[dnrstz])(?P=glued)))"
)
_LETTERS_ONLY = re.compile(r"[\W_]+")
_ASCII_LETTERS_ONLY = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")
_SAME_SOUND = (
    *(
        ("kh", "x"),
        ("gh", "g"),
        ("tch", "c"),
        ("sch", "c"),
        ("ch", "c"),
        ("sh", "c"),
        ("ph", "f"),
        ("dj", "j"),
    ),
    *(("th", "t"), ("dh", "d"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("o", "u"), ("uu", "u")),
)
_VARIANTS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("[ae][iy](?![aeiu])", "i"),
        ("ie(?![aeiu])|y(?![aeiu])|e", "i"),
        ("w(?![aeiu])", "u"),
        (r"([a-z])\1+", r"\1"),
        ("(?<=.[^aiu])(?:a|i|ia)h?$", "a"),
        ("(?<=[aiu])h$", ""),
    )
)
_VOWELS = re.compile("[aiuy]+")
_CACHED = 1 << 14


@lru_cache(_CACHED)
def plain(name: str) -> str:
    """Return the name in lower case without marks, hyphens, spaces and apostrophes.

    >>> plain("Al-Qayyārah"), plain("Tall Rif‘at"), plain("القيّارة")
    ('alqayyarah', 'tallrifat', 'القيارة')
    """
    if name.isascii():
        return _ASCII_LETTERS_ONLY.sub("", name.lower())
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _LETTERS_ONLY.sub("", _latin(bare).casefold())


@lru_cache(_CACHED)
def normal(name: str) -> str:
    """Return the form in which most romanisations of one name agree; empty when nothing is left.

    >>> normal("Al-Qayyārah"), normal("Qayara"), normal("Deir ez-Zor"), normal("Deir Ezzor")
    ('kayara', 'kayara', 'dirzur', 'dirzur')
    """
    form = _ARTICLE.sub("", _romanised(name))
    form = _ASCII_LETTERS_ONLY.sub("", form)
    form = _DOUBLED.sub(r"\1", form)
    for written, to in _SAME_SOUND:
        form = form.replace(written, to)
    for pattern, to in _VARIANTS:
        form = pattern.sub(to, form)
    return form


def skeleton(normal_form: str) -> str:
    """Return the consonants of a normal form; y counts as a vowel.

    >>> skeleton("kayara"), skeleton("idlib")
    ('kr', 'dlb')
    """
    return _VOWELS.sub("", normal_form)


def similarity(a: str, b: str) -> float:
    """Return how alike two normal forms are: 1 when equal, near 0 when unrelated.

    Vowels weigh less than consonants: the skeletons are compared beside the whole.
    """
    whole = max(JaroWinkler.similarity(a, b), Levenshtein.normalized_similarity(a, b))
    bones = Levenshtein.normalized_similarity(skeleton(a), skeleton(b))
    return 0.6 * whole + 0.4 * bones


def is_arabic(name: str) -> bool:
    """Tell whether the name is written in the Arabic script, that is, without most of its vowels."""
    return _IS_ARABIC.search(name) is not None


def _romanised(name: str) -> str:
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    if is_arabic(name):
        bare = "".join(c for c in unicodedata.normalize("NFKC", name) if not unicodedata.combining(c))
        bare = _CONSTRUCT.sub("ت", bare)
        return _ARABIC_ARTICLE.sub("", bare).translate(_ARABIC).replace("'", "").lower()
    return anyascii(name).lower().replace("'", "").replace("`", "")


def _latin(name: str) -> str:
    """Return the name with the odd letters of Latin alphabets (ł, ø, ı, ʿ) in plain ones; others stay."""
    return "".join(anyascii(c) if c > "\x7f" and c < "\u0370" else c for c in name)
