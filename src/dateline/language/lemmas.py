"""Dictionary forms: spelling rules by part of speech, and a table of what the rules get wrong.

The table, ``lemmas.tsv``, holds ``form<TAB>class<TAB>lemma`` with class V, N or A (verb, noun, adjective or
adverb); ``training/lemmas.py`` makes it.
"""

from functools import cache
from importlib import resources

_CLASSES = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A", "ADV": "A"}
_CLITICS = {
    "n't": "not",
    "nt": "not",
    "'re": "be",
    "'ve": "have",
    "'ll": "will",
    "'m": "be",
    "'d": "would",
    "'s": "be",
}
_PRONOUNS = {
    **dict.fromkeys(("me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("him", "his", "himself"), "he"),
    **dict.fromkeys(("her", "hers", "herself"), "she"),
    **dict.fromkeys(("its", "itself"), "it"),
    **dict.fromkeys(("us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("whom", "whose"), "who"),
    "i": "I",
}
_DETERMINERS = {"an": "a", "these": "this", "those": "that"}
_VOWELS = frozenset("aeiou")
_PLAIN = str.maketrans({**dict.fromkeys("’‘`´ʼ\ufffd", "'")})


@cache
def _table() -> dict[tuple[str, str], str]:
    lines = (resources.files("dateline.language") / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(form, kind): lemma for form, kind, lemma in rows}


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
    if upos == "PROPN":
        return form
    if lower in _CLITICS and (upos == "AUX" or lower in {"n't", "nt"}):
        return "have" if lower == "'s" and xpos == "VBZ" and upos == "VERB" else _CLITICS[lower]
    if upos == "PRON":
        return _PRONOUNS.get(lower, _DETERMINERS.get(lower, lower))
    if upos == "DET":
        return _DETERMINERS.get(lower, lower)
    kind = _CLASSES.get(upos)
    if kind is None:
        return lower
    if (lower, kind) in _table():
        return _table()[lower, kind]
    return by_rule(lower, xpos)


def by_rule(lower: str, xpos: str) -> str:
    """Return the dictionary form that spelling alone suggests for a lower-case word of a tag."""
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
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1].rstrip("'")
    return word


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
