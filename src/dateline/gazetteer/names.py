"""Spellings: the forms in which two spellings of one place name become equal, or nearly so.

Three forms, each weaker than the one before::

    Al-Qayyārah ── plain ──▶ alqayyarah ── normal ──▶ kayara ── skeleton ──▶ kr
    Qayara      ── plain ──▶ qayara     ── normal ──▶ kayara ── skeleton ──▶ kr
    القيارة     ── plain ──▶ القياره    ── normal ──▶ ·kyara ── skeleton ──▶ kr

``plain`` ignores case, marks, hyphens, spaces and what the keyboards of Arabic, Persian and Urdu confuse.
``normal`` also ignores what romanisations disagree about most: the article, q or k, doubled consonants, -a or
-ah, o or u, e or i, -skyi or -sky, ya or ia. ``readings`` adds what a name says if it was written by another
people's rules: the German w and sch, the scholars' c and j, the Egyptian g. ``skeleton`` is what is left
without vowels, of each family of consonants one letter: it names a block of spellings, among which
:mod:`dateline.gazetteer.alike` decides.

In a normal form š stands for sh, ch and tch, ž for j, zh and dj, ḫ for kh; a dot before it says that the name
is written without most of its vowels, as Arabic and Hebrew names are.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

_SAME_LETTER = str.maketrans("ةىیکەھہ", "هييكههه")
"""Letters that Arabic, Persian and Urdu keyboards give for one another."""
_ARABIC = str.maketrans(
    {
        **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوىي", "abttžhḫddrzsšsdtz'gfkklmnhuay", strict=True)),
        **dict(zip("أإآءئؤپچژگکیەێۆڕڵڤھہے", "aia'''pšžgkyaiurlvhhy", strict=True)),
        "ة": "a",
    }
)
_HEBREW = str.maketrans(dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "abgdhuzḫtykklmmnns'pfzzkršt", strict=True)))
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_IS_VOWELLESS = re.compile("[\u0590-\u06ff]")
_FINAL_H = re.compile(r"(?<=\w\w)[هەה](?!\w)")
_ARABIC_ARTICLE = re.compile(r"(?:(?<=\s)|^)ال(?=\w\w)")
_ARTICLE = re.compile(
    r"(?:(?<=[\s-])|^)"
    r"(?:(?:al|el|ul|il)[\s-]+(?=\w\w)"
    r"|[aeu](?:sh|th|dh|[dnrstzš])-(?=\w\w)"
    r"|[aeu](?P<sun>sh|th|dh|[dnrstzš])[\s-](?=(?P=sun))"
    r"|(?:(?<=[\s-]))[ae](?=(?P<glued>[dnrstz])(?P=glued)))"
)
_GLUED_ARTICLE = re.compile(r"^(?:[ae]l-?(?=[^aeiouyhl\W]\w{3})|[ae](?=(?P<sun>[dnrstzš])h?(?P=sun)\w{2}))")
_ENDING = re.compile(
    r"(?<=\w\w)(?:[ae](?:h|t(?=[\s-]+[ae](?:l|sh|[dnrstz])[\s-]))|(?<=[ai]y)e|(?<=yy)e)(?=[\s-]|$)"
)
"""-ah and -ye, and -at before an article: the Arabic ending ة, of which normal forms keep the vowel."""
_VOWELLESS = "·"
_RUSSIAN_ENDING = re.compile(r"[eo]v(?=$|[aeo]?$|k[aio]|s'?k)")
"""-ov, -ovka, -ovsk in Russian forms of Ukrainian -iv, -ivka, -ivsk."""
_STROKES = str.maketrans(dict.fromkeys("'`´′ʹʺʿʾʻʼ‘’ъьЪЬẗ"))
_SCHOLARLY = str.maketrans("čŝǧĵẖẕçə", "ššžžhzsa")
_SOUND_LETTERS = "šžḫ"
_TURKISH = {"ş": "š", "ç": "š", "c": "ž", "j": "ž"}
_NOT_LETTERS = re.compile(r"[\W_]+")
_ASCII_LETTERS_ONLY = re.compile(r"[^a-z0-9]+")
_SOUND_LETTERS_ONLY = re.compile(r"[^a-z0-9šžḫ]+")
_DOUBLED = re.compile(r"(.)\1+")
_SOUND = {
    **dict.fromkeys(("schtsch", "shch", "chtch", "szcz", "tsch", "tsh", "tch", "sch", "ch", "sh"), "š"),
    **dict.fromkeys(("dsch", "dsh", "tzh", "dj", "dzh", "dž", "zh", "j"), "ž"),
    **{"kh": "ḫ", "gh": "g", "ph": "f", "th": "t", "dh": "d", "ck": "k", "q": "k", "ts": "z", "tz": "z"},
    **{"x": "ks", "ou": "u", "o": "u", "c": "k", "ce": "se", "ci": "si", "cy": "sy"},
}
_CONTINENTAL = {
    **dict.fromkeys(("schtsch", "szcz", "tsch", "cz", "sch", "sz"), "š"),
    **{"dsch": "ž", "ch": "ḫ", "ck": "k", "c": "z", "j": "y"},
}


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table, key=len, reverse=True)))


_IS_SOUND, _IS_CONTINENTAL = _any_of(_SOUND), _any_of(_CONTINENTAL)
_IS_TURKISH = re.compile("[şçj]|(?<!s)c(?![hk])")
_VARIANTS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("^[yž](?=e)", ""),
        ("[ae][iy](?![aeiu])", "i"),
        ("a[uw](?![aeiu])", "u"),
        ("ie(?![aeiu])|y(?![aeiu])|e", "i"),
        ("w(?![aeiu])", "u"),
        ("y(?=i)", ""),
        (r"(.)\1+", r"\1"),
        ("(?<=[^aiuy])[iy]+(?=[au])", "y"),
        ("n(?=[bp])", "m"),
        ("(?<=.[^aiuy])[ai]h?$", "a"),
        ("(?<=[aiu])h$", ""),
    )
)
_SILENT = re.compile("[aiuyw·]+")
_FAMILIES = str.maketrans("ghḫšžzdpvf", "kkkssstbbb")
_CACHED = 1 << 14
_IS_VOWELLESS_FORM = re.compile(rf"{_VOWELLESS}[abdf-iklmnprst-vwyz0-9šžḫ]*")
"""A normal form, in which some letters never stand; a text may begin with a dot of its own."""


@lru_cache(_CACHED)
def plain(name: str) -> str:
    """Return the name in lower case without marks, hyphens, spaces and apostrophes.

    >>> plain("Al-Qayyārah"), plain("Tall Rif‘at"), plain("القيّارة") == plain("القياره")
    ('alqayyarah', 'tallrifat', True)
    """
    if name.isascii():
        return _ASCII_LETTERS_ONLY.sub("", name.lower())
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = bare.translate(_SAME_LETTER) if is_arabic(bare) else bare
    return _NOT_LETTERS.sub("", _latin(bare).casefold())


@lru_cache(_CACHED)
def normal(name: str) -> str:
    """Return the form in which most romanisations of one name agree; empty when nothing is left.

    >>> normal("Al-Qayyārah"), normal("Qayara"), normal("Deir ez-Zor"), normal("Deir Ezzor")
    ('kayara', 'kayara', 'dirzur', 'dirzur')
    """
    return _normal(_romanised(name), vowelless=is_vowelless(name))


def readings(name: str) -> tuple[str, ...]:
    """Return the normal form of a name, and those it would have had it been written by other rules.

    >>> readings("Charkiw"), readings("Eddaayn")
    (('šarkyu', 'ḫarkyu', 'ḫarkiv'), ('idin', 'din'))
    """
    vowelless = is_vowelless(name)
    forms = (_normal(written, vowelless=vowelless) for written in _written_by_other_rules(name))
    return tuple(form for form in dict.fromkeys((normal(name), *forms)) if form)


def skeleton(normal_form: str) -> str:
    """Return the consonants of a normal form, one letter for each family; w and y count as vowels.

    >>> skeleton("kayara"), skeleton("idlib"), skeleton("ḫarkiv") == skeleton("karkuf")
    ('kr', 'tlb', True)
    """
    return _DOUBLED.sub(r"\1", _SILENT.sub("", normal_form).translate(_FAMILIES))


def is_arabic(name: str) -> bool:
    """Tell whether the name is written in the Arabic script."""
    return _IS_ARABIC.search(name) is not None


def is_vowelless(name: str) -> bool:
    """Tell whether a name, or the normal form of one, leaves out most vowels, as Arabic and Hebrew do."""
    return _IS_VOWELLESS.search(name) is not None or _IS_VOWELLESS_FORM.fullmatch(name) is not None


def _normal(romanised: str, *, vowelless: bool) -> str:
    form = _ENDING.sub("a", romanised)
    if not form.isalpha():
        form = _SOUND_LETTERS_ONLY.sub("", _ARTICLE.sub("", form))
    form = _DOUBLED.sub(r"\1", form)
    if not vowelless:
        form = _IS_SOUND.sub(lambda match: _SOUND[match.group()], form)
    for pattern, to in _VARIANTS:
        form = pattern.sub(to, form)
    return _VOWELLESS + form if vowelless and form else form


def _written_by_other_rules(name: str) -> Iterator[str]:
    """Yield the romanised name as it reads where other letters stand for its sounds."""
    romanised = _romanised(name)
    bare = _GLUED_ARTICLE.sub("", romanised)
    yield bare
    if is_vowelless(name):
        return
    continental = _IS_CONTINENTAL.sub(lambda match: _CONTINENTAL[match.group()], romanised)
    yield continental
    yield continental.replace("w", "v")
    yield _romanised(_IS_TURKISH.sub(lambda match: _TURKISH[match.group()], name.lower()))
    yield bare.replace("dh", "z").replace("th", "s")
    yield _RUSSIAN_ENDING.sub("iv", re.sub("g(?!h)", "h", romanised))
    yield re.sub("g(?!h)", "ž", bare)
    yield re.sub("d?[jž]", "g", bare)


def _romanised(name: str) -> str:
    """Return a name in small Latin letters, with the articles and spaces it has."""
    if is_vowelless(name):
        bare = "".join(c for c in unicodedata.normalize("NFKC", name) if not unicodedata.combining(c))
        bare = _FINAL_H.sub("ة", _ARABIC_ARTICLE.sub("", bare)).translate(_ARABIC).translate(_HEBREW)
    else:
        bare = name.lower() if name.isascii() else unicodedata.normalize("NFC", name.lower())
    bare = bare.translate(_STROKES)
    if bare.isascii():
        return bare
    bare = bare.translate(_SCHOLARLY)
    ascii_ = (c if c.isascii() or c in _SOUND_LETTERS else anyascii(c).lower() for c in bare)
    return "".join(ascii_).translate(_STROKES)


def _latin(name: str) -> str:
    """Return the name with the odd letters of Latin alphabets (ł, ø, ı, ʿ) in plain ones; others stay."""
    return "".join(anyascii(c) if c > "\x7f" and c < "\u0370" else c for c in name)
