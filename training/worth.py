"""Step 5: which words tell that a sentence may make a claim.

usage: python -m training.worth [--data build/training] [--out src/dateline/claims/worth.tsv]

Logistic regression over what stands in a sentence. It learns from the sentences of the claims gold, from
those of reviews, answers and e-mail, which make no claims, and from general text as the shipped network reads
it, which is why it comes after the export. The threshold is the one at which ``KEPT`` of the gold's claims
survive in documents held out.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path

import numpy as np

from dateline.actors import load_actors
from dateline.claims.heads import Heads
from dateline.claims.worth import BIAS, sentences, signs
from dateline.language import load
from dateline.model import Span
from training.examples import Example, read

CLAIM_FREE = ("ewt-reviews", "ewt-answers", "ewt-email")
"""Sources that make no claims."""
HELD_OUT = ("meantime",)
"""Sources kept for measuring."""
KEPT = 0.99
"""Share of the gold's claims that must survive in documents held out."""
FOLDS = 5
PENALTY = 2.0
"""Weight of the squares of the weights."""
STEPS = 300
LEAST_DOCUMENTS = 2
"""In how many documents a sign must stand to get a weight."""
DIGITS = 2
"""Decimals of a weight; one that rounds to nothing is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One sentence with what is to be learned of it."""

    document: str
    """Where it stands."""
    signs: frozenset[str]
    """What stands in it."""
    claims: int
    """How many claims it makes."""
    real: bool = True
    """Whether it stands in a report that was not written for the training."""


class Teacher:
    """Makes :class:`Taught` of training examples."""

    def __init__(self) -> None:
        """Load what reads text."""
        self._actors = load_actors()
        self._language = load()
        self._heads = Heads.load()

    def gold(self, examples: Iterable[Example]) -> Iterator[Taught]:
        """Yield the sentences of the claims gold."""
        for example in examples:
            text = " ".join(example.words)
            starts = list(accumulate((len(word) + 1 for word in example.words), initial=0))
            triggers = [starts[_first(claim.trigger)] for claim in example.claims or ()]
            for sentence in sentences(text, Span(0, len(text))):
                claims = sum(sentence.start <= trigger < sentence.end for trigger in triggers)
                yield self._taught(example, sentence.of(text), claims)

    def unclaimed(self, examples: Iterable[Example]) -> Iterator[Taught]:
        """Yield sentences that make no claims."""
        for example in examples:
            yield self._taught(example, " ".join(example.words), 0)

    def read(self, examples: Iterable[Example]) -> Iterator[Taught]:
        """Yield sentences with as many claims as the shipped heads propose."""
        for example in examples:
            text = " ".join(example.words)
            for sentence in self._language.parse(text, [Span(0, len(text))]):
                proposed = len(self._heads.propose(sentence))
                yield self._taught(example, text[sentence.start : sentence.end], proposed)

    def _taught(self, example: Example, sentence: str, claims: int) -> Taught:
        found = frozenset(signs(sentence, self._actors))
        return Taught(
            document=f"{example.source} {example.document}",
            signs=found,
            claims=claims,
            real=example.source != "written",
        )


def _first(tags: Sequence[int]) -> int:
    return next(i for i, tag in enumerate(tags) if tag)


Weights = Mapping[str, float]


def fitted(taught: Sequence[Taught]) -> Weights:
    """Return the weights of logistic regression, by Adam on all sentences at once."""
    names = _common(taught)
    place = {name: i for i, name in enumerate(names)}
    rows = [[place[sign] for sign in sorted(one.signs) if sign in place] for one in taught]
    row = np.repeat(np.arange(len(rows)), [len(own) for own in rows])
    column = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
    claimed = np.array([one.claims > 0 for one in taught], dtype=float)
    penalty = np.full(len(names), PENALTY)
    penalty[place[BIAS]] = 0.0
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(row, weights[column], len(rows))
        error = 1.0 / (1.0 + np.exp(-scores)) - claimed
        slope = np.bincount(column, error[row], len(names)) + penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = 0.05 * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, map(float, weights), strict=True))


def _common(taught: Iterable[Taught]) -> list[str]:
    """Signs that stand in more than one document."""
    where = {(one.document, sign) for one in taught for sign in one.signs}
    documents = Counter(sign for _, sign in where)
    return sorted(sign for sign, number in documents.items() if number >= LEAST_DOCUMENTS)


def score(weights: Weights, sentence: Taught) -> float:
    """Return the log odds that a sentence makes a claim."""
    return sum(weights.get(sign, 0.0) for sign in sorted(sentence.signs))


def threshold(gold: Sequence[Taught], others: Sequence[Taught]) -> float:
    """Return the log odds that all but a share of the claims of real reports reach in documents held out.

    Reports written for the training tell of events in the rarest words, and would have everything read.

    Neighbours in order of their names, which often tell of the same days, are held out together.
    """
    documents = sorted({one.document for one in gold})
    fold = {document: i * FOLDS // len(documents) for i, document in enumerate(documents)}
    scored: list[tuple[float, int]] = []
    for held in range(FOLDS):
        weights = fitted([*(one for one in gold if fold[one.document] != held), *others])
        scored += [
            (score(weights, one), one.claims) for one in gold if one.real and fold[one.document] == held
        ]
    return highest(scored, KEPT)


def highest(scored: Iterable[tuple[float, int]], kept: float) -> float:
    """Return the highest score that leaves a share of the claims at or above it.

    >>> highest([(0.1, 1), (0.5, 0), (0.7, 2), (0.9, 7)], 0.9)
    0.7
    """
    ordered = sorted(scored)
    lost, bearable = 0, (1 - kept) * sum(claims for _, claims in ordered) + 1e-9
    for value, claims in ordered:
        lost += claims
        if lost > bearable:
            return value
    raise ValueError("no sentence makes a claim")


def table(weights: Weights, least: float) -> str:
    """Return the file's text: weights with the threshold at 0, those that matter, sorted."""
    shifted = {**weights, BIAS: weights[BIAS] - least}
    rounded = {sign: round(weight, DIGITS) for sign, weight in sorted(shifted.items())}
    return "".join(f"{sign}\t{weight}\n" for sign, weight in rounded.items() if weight or sign == BIAS)


def _examples(folder: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """The gold, text without claims, and general text."""
    general = [e for name in ("names", "trees") for e in read(folder / f"{name}.jsonl")]
    return (
        list(read(folder / "claims.jsonl")),
        [e for e in general if e.source in CLAIM_FREE],
        [e for e in general if e.source not in CLAIM_FREE + HELD_OUT],
    )


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("src/dateline/claims/worth.tsv"))
    args = parser.parse_args(argv)
    teacher = Teacher()
    coded, unclaimed, general = _examples(args.data)
    gold = list(teacher.gold(coded))
    others = [*teacher.unclaimed(unclaimed), *teacher.read(general)]
    least = threshold(gold, others)
    text = table(fitted([*gold, *others]), least)
    args.out.write_text(text, encoding="utf-8")
    for name, taught in (("gold", gold), ("other text", others)):
        claimed = sum(one.claims > 0 for one in taught)
        sys.stdout.write(f"{name:<12} {len(taught):>6} sentences, {claimed} of them with claims\n")
    sys.stdout.write(f"threshold {least:.2f}, {len(text.splitlines())} weights, {len(text) / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
