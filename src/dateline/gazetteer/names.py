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
from collections.abc import Callable, Iterator, Sequence
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
    r"(?:(?<=[ -])|^)"
    r"(?:(?:al|el|ul|il)[ -]+(?=\w\w)"
    r"|[aeu](?:sh|th|dh|[dnrstzš])-(?=\w\w)"
    r"|[aeu](?P<sun>sh|th|dh|[dnrstzš])[ -](?=(?P=sun))"
    r"|(?:(?<=[ -]))[ae](?=(?P<glued>[dnrstz])(?P=glued)))",
    re.MULTILINE,
)
_GLUED_ARTICLE = re.compile(r"^(?:[ae]l-?(?=[^aeiouyhl\W]\w{3})|[ae](?=(?P<sun>[dnrstzš])h?(?P=sun)\w{2}))")
_ENDING = re.compile(
    r"(?<=\w\w)(?:[ae](?:h|t(?=[ -]+[ae](?:l|sh|[dnrstz])[ -]))|(?<=[ai]y)e|(?<=yy)e)(?=[ -]|$)", re.MULTILINE
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
_NOT_SOUNDS = re.compile(r"[^a-z0-9šžḫ\n]+")
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
    (re.compile(pattern, re.MULTILINE), to)
    for pattern, to in (
        ("^[yž](?=e)", ""),
        ("[ae][iy](?![aeiu])", "i"),
        ("a[uw](?![aeiu])", "u"),
        ("ie(?![aeiu])|y(?![aeiu])|e", "i"),
        ("w(?![aeiu])", "u"),
        ("y(?=i)", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aiuy\n])[iy]+(?=[au])", "y"),
        ("n(?=[bp])", "m"),
        (r"(?<=.[^aiuy\n])[ai]h?$", "a"),
        ("(?<=[aiu])h$", ""),
    )
)
_FAMILIES = str.maketrans("ghḫšžzdpvfjcqx", "kkkssstbbbskkk", "aiuyw·eo")
"""c, e, j, o, q and x stay in a form only beside letters of a script that writes no vowels."""
_CACHED = 1 << 16
_IS_VOWELLESS_FORM = re.compile(rf"{_VOWELLESS}[abdf-iklmnprst-vwyz0-9šžḫ]*")
"""A normal form, in which some letters never stand; a text may begin with a dot of its own."""


class _Letters(dict[int, str]):
    """What becomes of each letter, found out when it first occurs: a table for :meth:`str.translate`."""

    def __init__(self, become: Callable[[str], str]) -> None:
        self._become = become

    def __missing__(self, code: int) -> str:
        self[code] = letters = self._become(chr(code))
        return letters


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) != 0


def _plain_letter(letter: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not _is_mark(c))
    # The odd letters of Latin alphabets (ł, ø, ı, ʿ) become plain ones; those of other scripts stay.
    latin = (anyascii(c) if "\x7f" < c < "\u0370" else c for c in bare.translate(_SAME_LETTER))
    return _NOT_LETTERS.sub("", "".join(latin).casefold())


def _roman_letter(letter: str) -> str:
    if letter.isspace():
        return letter if letter == "\n" else " "
    roman = letter.translate(_ARABIC).translate(_HEBREW).translate(_STROKES).translate(_SCHOLARLY)
    return (
        roman if roman.isascii() or roman in _SOUND_LETTERS else anyascii(roman).lower().translate(_STROKES)
    )


_PLAIN, _ROMAN = _Letters(_plain_letter), _Letters(_roman_letter)
_BARE = _Letters(lambda letter: "" if _is_mark(letter) else letter)


@lru_cache(_CACHED)
def plain(name: str) -> str:
    """Return the name in lower case without marks, hyphens, spaces and apostrophes.

    >>> plain("Al-Qayyārah"), plain("Tall Rif‘at"), plain("القيّارة") == plain("القياره")
    ('alqayyarah', 'tallrifat', True)
    """
    return name.translate(_PLAIN)


@lru_cache(_CACHED)
def normal(name: str) -> str:
    """Return the form in which most romanisations of one name agree; empty when nothing is left.

    >>> normal("Al-Qayyārah"), normal("Qayara"), normal("Deir ez-Zor"), normal("Deir Ezzor")
    ('kayara', 'kayara', 'dirzur', 'dirzur')
    """
    vowelless = is_vowelless(name)
    return _normal(_romanised(name.replace("\n", " "), vowelless=vowelless), vowelless=vowelless)[0]


def normals(names: Sequence[str]) -> list[str]:
    """Return the normal form of each name; of many at once it takes a third of the time.

    >>> normals(["Deir ez-Zor", "الموصل"])
    ['dirzur', '·musl']
    """
    forms = [""] * len(names)
    for vowelless in (False, True):
        chosen = [i for i, name in enumerate(names) if is_vowelless(name) == vowelless]
        if not chosen:
            continue
        lines = "\n".join(names[i].replace("\n", " ") for i in chosen)
        written = _normal(_romanised(lines, vowelless=vowelless), vowelless=vowelless)
        for i, form in zip(chosen, written, strict=True):
            forms[i] = form
    return forms


def readings(name: str) -> tuple[str, ...]:
    """Return the normal form of a name, and those it would have had it been written by other rules.

    >>> readings("Charkiw"), readings("Eddaayn")
    (('šarkyu', 'ḫarkyu', 'ḫarkiv'), ('idin', 'din'))
    """
    written = "\n".join(_written_by_other_rules(name.replace("\n", " ")))
    forms = _normal(written, vowelless=is_vowelless(name))
    return tuple(form for form in dict.fromkeys((normal(name), *forms)) if form)


def skeleton(normal_form: str) -> str:
    """Return the consonants of a normal form, one letter for each family; w and y count as vowels.

    Several forms, one a line, give as many lines.

    >>> skeleton("kayara"), skeleton("idlib"), skeleton("ḫarkiv") == skeleton("karkuf")
    ('kr', 'tlb', True)
    """
    return _DOUBLED.sub(r"\1", normal_form.translate(_FAMILIES))


def is_arabic(name: str) -> bool:
    """Tell whether the name is written in the Arabic script."""
    return not name.isascii() and _IS_ARABIC.search(name) is not None


def is_vowelless(name: str) -> bool:
    """Tell whether a name, or the normal form of one, leaves out most vowels, as Arabic and Hebrew do."""
    if name.isascii():
        return False
    return _IS_VOWELLESS.search(name) is not None or _IS_VOWELLESS_FORM.fullmatch(name) is not None


def _normal(romanised: str, *, vowelless: bool) -> list[str]:
    """Return the normal forms of romanised names that stand one a line."""
    text = _NOT_SOUNDS.sub("", _ARTICLE.sub("", _ENDING.sub("a", romanised)))
    text = _DOUBLED.sub(r"\1", text)
    if not vowelless:
        text = _IS_SOUND.sub(lambda match: _SOUND[match.group()], text)
    for pattern, to in _VARIANTS:
        text = pattern.sub(to, text)
    forms = text.split("\n")
    return [form and _VOWELLESS + form for form in forms] if vowelless else forms


def _written_by_other_rules(name: str) -> Iterator[str]:
    """Yield the romanised name as it reads where other letters stand for its sounds."""
    vowelless = is_vowelless(name)
    romanised = _romanised(name, vowelless=vowelless)
    bare = _GLUED_ARTICLE.sub("", romanised)
    yield bare
    if vowelless:
        return
    continental = _IS_CONTINENTAL.sub(lambda match: _CONTINENTAL[match.group()], romanised)
    yield continental
    yield continental.replace("w", "v")
    turkish = _IS_TURKISH.sub(lambda match: _TURKISH[match.group()], name.lower())
    yield _romanised(turkish, vowelless=False)
    yield bare.replace("dh", "z").replace("th", "s")
    yield _RUSSIAN_ENDING.sub("iv", re.sub("g(?!h)", "h", romanised))
    yield re.sub("g(?!h)", "ž", bare)
    yield re.sub("d?[jž]", "g", bare)


def _romanised(names: str, *, vowelless: bool) -> str:
    """Return names, one a line, in small Latin letters, with the articles and spaces they have."""
    if vowelless:
        bare = unicodedata.normalize("NFKC", names).translate(_BARE)
        bare = _FINAL_H.sub("ة", _ARABIC_ARTICLE.sub("", bare))
    else:
        bare = unicodedata.normalize("NFC", names.lower())
    return bare.translate(_ROMAN)
