"""Dictionary forms: spelling rules by part of speech, and a table of what the rules get wrong.

The table, ``lemmas.tsv``, holds ``form<TAB>class<TAB>lemma`` with class V, N, A, R or P (verb, noun,
adjective, adverb, plural name); ``training/lemmas.py`` makes it. Names and what is named after them
(``Syrian``) keep their capital, as in the English treebanks of Universal Dependencies.
"""

import re
from functools import cache
from importlib import resources

_CLASSES = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A", "ADV": "R"}
_BE_HAVE_WILL = {"'re": "be", "'ve": "have", "'ll": "will", "'m": "be", "'d": "would", "'s": "be"}
_THESE = {"these": "this", "those": "that"}
_CLOSED = {
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
"""Words of the closed classes, by part of speech, whose lemma is another word."""
_VOWELS = frozenset("aeiou")
_PLAIN = str.maketrans({**dict.fromkeys("’‘`´ʼ\ufffd", "'")})
_PLAIN_SIGNS = str.maketrans("“”‘’–", "\"\"''-")
_FROM_A_NAME = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|[^aeiou]i)$|[a-z]+-[A-Z]")
"""How adjectives look that are made from names of countries, peoples and persons (``pro-Assad``)."""
_ROMAN = re.compile(r"[IVXLCM]{2,}$")
_LONGEST_ACRONYM = 5
"""Letters beyond which a name in capitals is taken for a word that is shouted."""


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
        name = (
            form.capitalize() if form.isupper() and form.isalpha() and len(form) > _LONGEST_ACRONYM else form
        )
        return _one_of_a_people(name) if xpos == "NNPS" else name
    lower = form.lower().translate(_PLAIN)
    if upos == "NOUN" and xpos == "NN" and form.isalnum() and not form.isalpha():
        return form
    if upos == "ADJ" and _FROM_A_NAME.match(form):
        return form
    return _uninflected(lower, xpos)


def _uninflected(lower: str, xpos: str) -> str:
    if xpos in {"NNS", "VBZ"}:
        return _without_s(lower)
    if xpos in {"VBD", "VBN"} and lower.endswith("ed") and len(lower) > 3:
        return lower[:-3] + "y" if lower.endswith("ied") and len(lower) > 4 else _restored(lower[:-2])
    if xpos == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _restored(lower[:-3])
    if xpos in {"JJR", "RBR"} and lower.endswith("er") and len(lower) > 4:
        return lower[:-3] + "y" if lower.endswith("ier") else _restored(lower[:-2])
    if xpos in {"JJS", "RBS"} and lower.endswith("est") and len(lower) > 5:
        return lower[:-4] + "y" if lower.endswith("iest") else _restored(lower[:-3])
    return lower


def _without_s(word: str) -> str:
    if word[:1].isdigit():
        return word.replace("'", "")
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1].rstrip("'")
    return word


def _one_of_a_people(name: str) -> str:
    """``Kurds`` and ``Iraqis``: a name's singular."""
    return name[:1].upper() + (name[1:-1] if name.endswith("is") else _without_s(name)[1:])


def _restored(stem: str) -> str:
    """Undo what an ending did to a stem: a doubled consonant, or an ``e`` that it swallowed."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfzeo":
        return stem[:-1]
    if len(stem) < 2 or stem[-1] in _VOWELS - {"u"} or stem[-1] in "wxy":
        return stem if stem[-1:] != "i" else stem + "e"
    if stem.endswith(("at", "iz", "is", "v", "c", "u", "dg", "rg", "lg", "ng")) and _swallowed(stem):
        return stem + "e"
    short = len(stem) >= 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS
    lone_vowel = short and (len(stem) == 2 or stem[-3] not in _VOWELS)
    syllables = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(stem, stem[1:] + " ", strict=True))
    return stem + "e" if lone_vowel and syllables == 1 and len(stem) >= 2 else _with_final_e(stem)


def _swallowed(stem: str) -> bool:
    if stem.endswith("ng"):
        return stem.endswith(("ang", "eng")) and not stem.endswith("bang")
    return not (stem.endswith("at") and len(stem) >= 3 and stem[-3] in _VOWELS) and not stem.endswith("ois")


def _with_final_e(stem: str) -> str:
    if stem.endswith(
        ("bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "rs", "ns", "as", "us", "ur", "ir", "or")
    ):
        known = stem.endswith(("our", "ior", "nor", "lor", "ror", "itor", "ctor", "tor"))
        return stem if known or stem.endswith(("air", "oir")) else stem + "e"
    return stem
