"""How sure it is that two spellings name one place.

Two normal forms are laid side by side, letter by letter. Each pair of letters that then face each other,
equal, different or one alone, speaks for or against: its weight is the logarithm of how much oftener two
names of one town show it than names of two towns in one country that share a block of spellings. The sum of
the weights, put on a logistic line, is the probability that the best match in a country is the right place,
where half of the names looked up there belong to no place that is listed.

Weights and line stand in ``spellings.csv``; ``training/spelling.py`` draws them from the other names that
GeoNames lists for towns, those of the six countries left out on which ``evaluation/spelling.py`` measures.

Reference:
    Fellegi, Sunter: A theory for record linkage (1969), on weights of agreement.
    Ristad, Yianilos: Learning string-edit distance (1998), on counting edits along the best alignment.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dateline.gazetteer.names import is_vowelless

TABLE = "spellings.csv"
LEAST_EQUAL = 0.4
"""Share of letters that must stand alike for two forms to be compared at all."""
_MOST_COMPARED = 60
_NONE = -6.0
"""Weight of what was never counted."""
_PAST_END, _UNCOUNTED = 0, 1
"""Codes beside those of letters: behind the end of a short form, and any letter that was never counted."""
_DOT = "·"
"""Says that a form is written without vowels."""

Weights = Mapping[tuple[str, str], float]
"""Weight of two letters that face each other; an empty letter is a gap."""


def likeness(form: str, other: str) -> float:
    """Return the probability that two normal forms, which share a block and a country, are of one place.

    >>> likeness("hudayda", "hudayda") > 0.9 and likeness("hudayda", "hadita") < 0.1
    True
    """
    return _likenesses(form, [other])[0]


def nearest(form: str, others: Sequence[str]) -> list[tuple[float, int]]:
    """Return (:func:`likeness`, position) of those of the ``others`` that have letters enough in common."""
    alike = process.extract(
        form,
        others,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=LEAST_EQUAL,
        limit=_MOST_COMPARED,
        processor=None,
    )
    sure = _likenesses(form, [other for other, _, _ in alike])
    return [(sure[i], position) for i, (_, _, position) in enumerate(alike)]


def _likenesses(form: str, others: Sequence[str]) -> list[float]:
    """Return the likeness of a normal form to each of others."""
    likenesses = [0.0] * len(others)
    bare, full = is_vowelless(form), list(map(is_vowelless, others))
    for kind in set(full):
        bias, scale, weights = _fitted(bare, kind)
        chosen = [i for i, one in enumerate(full) if one == kind]
        sums = weights.scores(form.lstrip(_DOT), [others[i].lstrip(_DOT) for i in chosen])
        for i, sum_ in zip(chosen, sums.tolist(), strict=True):
            likenesses[i] = 1 / (1 + exp(-bias - scale * sum_))
    return likenesses


class Scoring:
    """Lays one form beside many others at a time."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights; letters that were never counted weigh as little as the rarest."""
        letters = sorted({letter for pair in weights for letter in pair} - {""})
        code_of = {letter: code for code, letter in enumerate(letters, _UNCOUNTED + 1)}
        self._codes = np.full(max(map(ord, letters), default=0) + 2, _UNCOUNTED)
        self._codes[[0, *map(ord, letters)]] = [_PAST_END, *code_of.values()]
        n = _UNCOUNTED + 1 + len(letters)
        self._left_out, self._alone = np.full(n, _NONE), np.full(n, _NONE)
        facing = np.full((n, n), _NONE)
        for (a, b), weight in weights.items():
            if a and b:
                facing[code_of[a], code_of[b]] = weight
            elif a:
                self._left_out[code_of[a]] = weight
            elif b:
                self._alone[code_of[b]] = weight
        facing[:, _PAST_END], self._alone[_PAST_END] = -np.inf, 0.0
        self._gain = facing - self._alone
        """By how much a letter of the other form rather faces one than stands alone."""

    def scores(self, form: str, others: Sequence[str]) -> NDArray[np.float64]:
        """Return the sum of weights along the best alignment of a form with each of the others.

        At first all letters of the others stand alone. What is gained by having them face those of the form
        is filled in row by row, for all of the others at once, each cell the best of its three neighbours.
        """
        width = max(map(len, others), default=0)
        codes = self._coded("".join(other.ljust(width, "\0") for other in others)).reshape(len(others), width)
        gained = np.zeros((len(others), width + 1))
        for letter in self._coded(form):
            best = gained + self._left_out[letter]
            np.maximum(best[:, 1:], gained[:, :-1] + self._gain[letter][codes], out=best[:, 1:])
            gained = np.maximum.accumulate(best, axis=1)
        sums: NDArray[np.float64] = gained[:, -1] + self._alone[codes].sum(axis=1)
        return sums

    def _coded(self, letters: str) -> NDArray[np.intp]:
        points = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32)
        coded: NDArray[np.intp] = self._codes[np.minimum(points, len(self._codes) - 1)]
        return coded


@cache
def _fitted(bare: bool, full: bool) -> tuple[float, float, Scoring]:
    """Return bias, scale and weights for a form and others, each with or without its vowels."""
    wanted = "vowelless" if bare != full else "written out"
    weights: dict[tuple[str, str], float] = {}
    text = files("dateline.gazetteer").joinpath(TABLE).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["script"] == wanted:
            weights[row["a"], row["b"]] = float(row["weight"])
    bias, scale = weights.pop(("bias", "")), weights.pop(("scale", ""))
    if full and not bare:  # the table has the name without vowels first
        weights = {(b, a): weight for (a, b), weight in weights.items()}
    return bias, scale, Scoring(weights)
