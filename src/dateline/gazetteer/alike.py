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
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dateline.gazetteer.names import is_vowelless

TABLE = "spellings.csv"
LEAST_EQUAL = 0.4
"""Share of letters that must stand alike for two forms to be compared at all."""
_MOST_COMPARED = 60

Weights = Mapping[tuple[str, str], float]
"""Weight of two letters that face each other; an empty letter is a gap."""


def likeness(form: str, other: str) -> float:
    """Return the probability that two normal forms, which share a block and a country, are of one place.

    >>> likeness("hudayda", "hudayda") > 0.9 and likeness("hudayda", "hadita") < 0.1
    True
    """
    bare, full = is_vowelless(form), is_vowelless(other)
    if full and not bare:
        form, other = other, form
    bias, scale, weights = _fitted(bare != full)
    return 1 / (1 + exp(-bias - scale * score(form.lstrip("·"), other.lstrip("·"), weights)))


def nearest(form: str, others: list[str]) -> list[tuple[float, int]]:
    """Return (:func:`likeness`, position) of those of the ``others`` that have letters enough in common."""
    alike = process.extract(
        form,
        others,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=LEAST_EQUAL,
        limit=_MOST_COMPARED,
        processor=None,
    )
    return [(likeness(form, other), position) for other, _, position in alike]


def score(a: str, b: str, weights: Weights) -> float:
    """Return the sum of weights along the best alignment."""
    get, none = weights.get, _NONE
    columns = [(j, y, get(("", y), none)) for j, y in enumerate(b, 1)]
    row = list(accumulate((alone for _, _, alone in columns), initial=0.0))
    for x in a:
        gap = get((x, ""), none)
        diagonal = row[0]
        row[0] = left = diagonal + gap
        for j, y, alone in columns:
            # Comparing is quicker than max(), and this is the inner loop of finding.
            best = diagonal + get((x, y), none)
            diagonal = row[j]
            if (above := diagonal + gap) > best:
                best = above
            if (before := left + alone) > best:
                best = before
            row[j] = left = best
    return row[-1]


_NONE = -6.0
"""Weight of what was never counted."""


@cache
def _fitted(vowelless: bool) -> tuple[float, float, Weights]:
    """Return bias, scale and weights; ``vowelless`` for a name without vowels beside one with them."""
    wanted = "vowelless" if vowelless else "written out"
    weights: dict[tuple[str, str], float] = {}
    text = files("dateline.gazetteer").joinpath(TABLE).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["script"] == wanted:
            weights[row["a"], row["b"]] = float(row["weight"])
    return weights.pop(("bias", "")), weights.pop(("scale", "")), weights
