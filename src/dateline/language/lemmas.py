"""Dictionary forms: spelling rules by part of speech, and a table of what the rules get wrong.

The table, ``lemmas.tsv``, holds ``form<TAB>class<TAB>lemma`` with class V, N, A, R or P (verb, noun,
adjective, adverb, plural name); ``training/lemmas.py`` makes it. Names and what is named after them
(``Syrian``) keep their capital, as in the English treebanks of Universal Dependencies.
"""

import re
from functools import cache, lru_cache
from importlib import resources

_CLASSES = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A", "ADV": "R"}
_BE_HAVE_WILL = {"'re": "be", "'ve": "have", "'ll": "will", "'m": "be", "'d": "would", "'s": "be"}
_THESE = {"these": "this", "those": "that"}
_CALENDAR = """
    January February March April June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
"""
_CLOSED = {
    "PROPN": {
        **{name[:3].lower() + ".": name for name in _CALENDAR.split()},
        **{"sept.": "September", "sept": "September", "tues.": "Tuesday", "thurs.": "Thursday"},
    },
    "VERB": _BE_HAVE_WILL,
    "AUX": _BE_HAVE_WILL | {"s": "be", "m": "be", "re": "be", "ve": "have", "r": "be"},
    "DET": {"an": "a", **_THESE},
    "ADP": {"vs": "versus", "thru": "through"},
    "PART": {"n't": "not", "nt": "not", "na": "to", "ta": "to", "s": "'s", "'": "'s"},
    "NUM": {"m": "million", "k": "thousand", "b": "billion", "bn": "billion", "t": "trillion"},
    "PRON": {
        **{"i": "I", "me": "I", "him": "he", "us": "we", "them": "they", "'em": "they", "em": "they"},
        **{"'s": "we", "mine": "my", "yours": "your", "hers": "her", "ours": "our", "theirs": "their"},
        **{"u": "you", "ur": "your"},
        **_THESE,
    },
}
"""Words of the closed classes and of the calendar, by part of speech, whose lemma is another word."""
_VOWELS = frozenset("aeiou")
_PLAIN = str.maketrans({**dict.fromkeys("’‘`´ʼ\ufffd", "'")})
_PLAIN_SIGNS = str.maketrans("“”‘’–", "\"\"''-")
_FROM_A_NAME = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|[^aeiou]i)$|[a-z]+-[A-Z]")
"""How adjectives look that are made from names of countries, peoples and persons (``pro-Assad``)."""
_ROMAN = re.compile(r"[IVXLCM]{2,}$")
_LONGEST_ACRONYM = 5
"""Letters beyond which a name in capitals is taken for a word that is shouted."""
_REMEMBERED = 50_000
"""Words with their tags of which the dictionary form is remembered."""


@cache
def _table() -> dict[tuple[str, str], str]:
    lines = (resources.files("dateline.language") / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(form, kind): lemma for form, kind, lemma in rows}


def class_of(upos: str, xpos: str) -> str:
    """Return the table's class for a word's tags; empty where the table holds none."""
    if upos == "PROPN":
        return "P" if xpos == "NNPS" else ""
    return _CLASSES.get(upos, "")


_BASES_IN_ED = ("eed", "bed", "shed", "wed", "shred", "sled")
"""Ends of verbs that end so themselves ("proceed", "embed")."""


@lru_cache(maxsize=_REMEMBERED)
def lemma_of(form: str, upos: str, xpos: str) -> str:
    """Return the dictionary form of a word.

    Args:
        form: the word as it stands.
        upos: its universal part of speech.
        xpos: its Penn Treebank tag.

    >>> lemma_of("Retook", "VERB", "VBD"), lemma_of("Cities", "NOUN", "NNS"), lemma_of("Iraq", "PROPN", "NNP")
    ('retake', 'city', 'Iraq')
    """
    lower = form.lower().translate(_PLAIN)
    if (upos, lower) == ("PRON", "her") and xpos != "PRP$":
        return "she"
    if lower in _CLOSED.get(upos, ()):
        return _CLOSED[upos][lower]
    if xpos == "NNP" and upos != "PROPN" and form[0].isupper():
        return _part_of_a_name(form, upos)
    if xpos in ("VB", "VBP") and lower.endswith("ed") and not lower.endswith(_BASES_IN_ED):
        xpos = "VBD"  # a past form, whatever the tagger says
    return _table().get((lower, class_of(upos, xpos))) or by_rule(form, upos, xpos)


def _part_of_a_name(form: str, upos: str) -> str:
    """``United`` Nations, ``Fighting`` Irish: dictionary form of a word that is no noun, with its capital."""
    if form.isupper() and len(form) <= _LONGEST_ACRONYM:
        return form
    participle = "VBG" if form.lower().endswith("ing") else "VBN"
    return lemma_of(form.lower(), upos, participle if upos == "VERB" else "").capitalize()


def by_rule(form: str, upos: str, xpos: str) -> str:
    """Return the dictionary form that spelling alone suggests."""
    if upos in {"PUNCT", "SYM"}:
        return form.translate(_PLAIN_SIGNS)
    if upos == "NUM":
        return form if _ROMAN.match(form) else form.lower().replace(",", "")
    if upos == "X":
        return form
    if upos == "PROPN":
        name = form.capitalize() if _is_shouted(form) else form
        if xpos == "NNPS":
            name = _without_s(name[:1].upper() + name[1:], noun=True)
        return name
    lower = form.lower().translate(_PLAIN)
    if upos == "NOUN" and xpos == "NN" and form.isalnum() and not form.isalpha():
        return form
    if upos == "ADJ" and _FROM_A_NAME.match(form):
        return form
    return _uninflected(lower, xpos)


def _is_shouted(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) > _LONGEST_ACRONYM


def _uninflected(lower: str, xpos: str) -> str:
    if xpos in {"NNS", "VBZ"}:
        return _without_s(lower, noun=xpos == "NNS")
    if xpos in {"VBD", "VBN"} and lower.endswith("ed") and len(lower) > 3:
        if lower.endswith("eed"):
            return lower[:-1]
        return lower[:-3] + "y" if lower.endswith("ied") and len(lower) > 4 else _restored(lower[:-2])
    if xpos == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return lower[0] + "ie" if len(lower) == 5 and lower[1] == "y" else _restored(lower[:-3])
    if xpos in {"JJR", "RBR"} and lower.endswith("er") and len(lower) > 4:
        return lower[:-3] + "y" if lower.endswith("ier") else _restored(lower[:-2])
    if xpos in {"JJS", "RBS"} and lower.endswith("est") and len(lower) > 5:
        return lower[:-4] + "y" if lower.endswith("iest") else _restored(lower[:-3])
    return lower


_PLURALS = (
    (r"(\d)'?s$", r"\1s"),
    (r"men$", "man"),
    (r"(?<!v)(al|el|ol|oa|hie)ves$", r"\1f"),
    (r"lyses$", "lysis"),
    (r"([rlnpt]us)es$", r"\1"),
    (r"is$", "i"),
)
"""Endings of plural nouns, and what stands in their place; the first that fits counts."""
_FINAL_S = (
    (r"(?<=..)ies$", "y"),
    (r"((?:^t|^f|sh|can)oe)s$", r"\1"),
    (r"(ss|sh|ch|x|zz|o)es$", r"\1"),
    (r"(?<=[^su])'?s$", ""),
)
"""The same for plurals and verbs."""


def _without_s(word: str, *, noun: bool) -> str:
    for ending, instead in (*_PLURALS, *_FINAL_S) if noun else _FINAL_S:
        if len(word) > 2 and re.search(ending, word):
            return re.sub(ending, instead, word)
    return word


_DROPPED_E = re.compile(
    r"""(?:
    (?<![oe])at|creat|[^aeiou]ut|[cnv](?<!lic)it|[mnv]ot|quot|(?:pl|del|comp)et # evacuate, execute, invite
    |(?:[^aeiou]|u(?=[ai]))[aiou]d|[cmp]ed|[^aeiou][aiouy]k # invade, guide, concede, strike
    |[aeioulrd]g|(?:ch|r)ang|[^b]eng|lung|fring # besiege, exchange, plunge
    |rib|[cuv]|[^zt]z|[aeioulrnpwy](?<!ocu)(?<!bia)(?<!boi)s # describe, force, seize, release
    |[^aeiou](?:[iuy]l|ap|ar|in|um)|quar|[bcdfgkptz]l|nam|com|[nr]ven|yp # compile, declare, combine, topple
    |(?:xpl|gn|st|c)or|[^ao]ir|[^o]ur|dher|(?:ea|ee|ri|oa)th # restore, secure, breathe
    )$""",
    re.VERBOSE,
)
"""How stems end that lost an ``e`` to their ending."""


def _restored(stem: str) -> str:
    """Undo what an ending did to a stem: a doubled consonant, or an ``e`` that it swallowed."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfzeo":
        return stem[:-1]
    if len(stem) < 2 or stem[-1] in _VOWELS - {"u"} or stem[-1] in "wxy":
        return stem if stem[-1:] != "i" else stem + "e"
    syllables = len(re.findall(r"[aeiou]+[^aeiou]", stem))
    lone_vowel = stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3:-2] not in _VOWELS
    if syllables == 1 and lone_vowel or _DROPPED_E.search(stem):
        return stem + "e"
    return stem[:-1] if syllables > 1 and re.search(r"(?<!sp)ell$|[nt]troll$", stem) else stem
