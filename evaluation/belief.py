"""How far a belief is the share of answers that are right: reliability by bins, Brier score and ECE.

Reference:
    Guo, Pleiss, Sun, Weinberger (2017), On calibration of modern neural networks, ICML: expected calibration
    error, and the fit of one line on the log-odds (Platt 1999).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0001)
"""Bins of belief; below the first edge above 0 a place is not known."""


@dataclass(frozen=True, slots=True)
class Graded:
    """Days of one answer on one place."""

    group: str
    """What is left out together when a fit is tested: the town, or the report."""
    belief: float
    """What was believed of the answer."""
    right: float
    """Share of the days on which it is right."""
    days: float
    """How many days, or what they weigh."""


def reliability(graded: Iterable[Graded]) -> list[tuple[float, float, float, float]]:
    """Return per bin that is not empty: lowest belief, mean belief, share right, share of the days."""
    bins: dict[float, list[Graded]] = defaultdict(list)
    for one in graded:
        bins[max(edge for edge in EDGES if edge <= one.belief)].append(one)
    total = sum(one.days for found in bins.values() for one in found)
    rows = []
    for edge in sorted(bins):
        days = sum(one.days for one in bins[edge])
        mean = sum(one.belief * one.days for one in bins[edge]) / days
        rows.append((edge, mean, sum(one.right * one.days for one in bins[edge]) / days, days / total))
    return rows


def ece(graded: Iterable[Graded]) -> float:
    """Return the expected calibration error: the mean distance of belief and share right over the bins."""
    return sum(share * abs(mean - right) for _, mean, right, share in reliability(graded))


def brier(graded: Sequence[Graded]) -> float:
    """Return the mean squared distance of belief and outcome over the days."""
    days = sum(one.days for one in graded)
    return (
        sum(
            one.days * (one.right * (1 - one.belief) ** 2 + (1 - one.right) * one.belief**2) for one in graded
        )
        / days
    )


def fitted(graded: Sequence[Graded]) -> tuple[float, float]:
    """Return the line ``a + b·logit(belief)`` that fits the log-odds of being right, by Newton's method.

    A little is pulled towards ``a = 0, b = 1``, which leaves beliefs as they are.
    """
    x = np.column_stack([np.ones(len(graded)), logit(np.array([one.belief for one in graded]))])
    weight = np.array([one.days for one in graded])
    weight = weight / weight.sum() * len({one.group for one in graded})
    right = np.array([one.right for one in graded])
    start = np.array([0.0, 1.0])
    line = start.copy()
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ line))
        slope = x.T @ (weight * (share - right)) + (line - start)
        curve = (x * (weight * share * (1 - share))[:, None]).T @ x + np.eye(2)
        step = np.linalg.solve(curve, slope)
        line = line - step
        if np.abs(step).max() < 1e-9:
            break
    return float(line[0]), float(line[1])


def logit(share: Vector) -> Vector:
    """Return the log-odds of shares, kept off 0 and 1."""
    kept = np.clip(share, 0.01, 0.99)
    return np.log(kept / (1 - kept))


def recast(belief: float, line: tuple[float, float]) -> float:
    """Return a belief through a fitted line."""
    odds = line[0] + line[1] * float(logit(np.array([belief]))[0])
    return 1 / (1 + float(np.exp(-odds)))


def left_out(graded: Sequence[Graded]) -> list[Graded]:
    """Return the answers with the belief that a line fitted on all other groups gives them."""
    found = []
    for group in sorted({one.group for one in graded}):
        line = fitted([one for one in graded if one.group != group])
        found += [
            Graded(one.group, recast(one.belief, line), one.right, one.days)
            for one in graded
            if one.group == group
        ]
    return found


def lines(graded: Sequence[Graded]) -> Iterator[str]:
    """Yield the figures of some answers, last those that a line fitted on all other groups would have."""
    yield f"Brier {brier(graded):.3f}, ECE {ece(graded):.3f}"
    for edge, mean, right, share in reliability(graded):
        yield f"  from {edge:.1f}: mean {mean:.2f}, right {right:.2f}, {share:.0%} of the days"
    again = left_out(graded)
    yield f"  by a line fitted on the others: Brier {brier(again):.3f}, ECE {ece(again):.3f}"
