"""Broken and telegraphic text, made by rule from well-formed examples."""

import random
from dataclasses import replace

from dateline.language.words import APOSTROPHES
from training.examples import Example, without

_SMALL_WORDS = """
    a an and as at but by for from in into of on or over the to with near after against amid
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_HEADLINE_DROPS = frozenset({"det", "aux", "aux:pass", "cop"})

SHARE_TITLE, SHARE_CAPITALS, SHARE_LOWER = 0.05, 0.015, 0.015
SHARE_HEADLINE, SHARE_NO_COMMAS, SHARE_NO_STOP, SHARE_NO_APOSTROPHES = 0.03, 0.04, 0.06, 0.04
"""Shares of examples that each rule changes."""


def augmented(example: Example, chance: random.Random) -> Example:
    """Return the example, or now and then what a scraper or a headline writer would make of it."""
    if chance.random() < SHARE_NO_APOSTROPHES:
        example = _without_apostrophes(example)
    if chance.random() < SHARE_NO_COMMAS:
        commas = {i for i, word in enumerate(example.words) if word in {",", ";", '"', "“", "”"}}
        example = without(example, commas)
    if len(example.words) > 3 and example.words[-1] in ".!?" and chance.random() < SHARE_NO_STOP:
        example = without(example, {len(example.words) - 1})
    roll = chance.random()
    if roll < SHARE_HEADLINE:
        return _as_headline(example)
    if roll < SHARE_HEADLINE + SHARE_TITLE:
        return _title_case(example)
    if roll < SHARE_HEADLINE + SHARE_TITLE + SHARE_CAPITALS:
        return replace(example, words=tuple(word.upper() for word in example.words))
    if roll < SHARE_HEADLINE + SHARE_TITLE + SHARE_CAPITALS + SHARE_LOWER:
        return replace(example, words=tuple(word.lower() for word in example.words))
    return example


def _title_case(example: Example) -> Example:
    words = (
        word if i and word.lower() in _SMALL else word[:1].upper() + word[1:]
        for i, word in enumerate(example.words)
    )
    return replace(example, words=tuple(words))


def _as_headline(example: Example) -> Example:
    """Drop articles, auxiliaries and the full stop, then capitalise."""
    dropped = {len(example.words) - 1} if example.words[-1] == "." else set()
    if example.tree:
        parents = set(example.tree.heads)
        dropped |= {
            i
            for i, label in enumerate(example.tree.labels)
            if label in _HEADLINE_DROPS and i not in parents and example.tree.heads[i] >= 0
        }
    return _title_case(without(example, dropped))


def _without_apostrophes(example: Example) -> Example:
    """``Syria's`` becomes ``Syrias``, one word; ``didn't`` becomes ``didnt``, still two."""
    words, glued = list(example.words), set()
    for i, word in enumerate(words):
        if (
            word[0] in APOSTROPHES
            and word[1:].lower() == "s"
            and i
            and (not example.tree or example.tree.upos[i] == "PART")
        ):
            words[i - 1] += "s"
            glued.add(i)
        elif word[1:].lower() in {"'t", "’t"}:
            words[i] = word[0] + word[2:]
    return without(replace(example, words=tuple(words)), glued)
