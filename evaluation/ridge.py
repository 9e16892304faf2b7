"""Logistic regression with a ridge, for the weights of linking."""

from collections.abc import Mapping, Sequence

import numpy as np

BIAS = "bias"


def fit(
    rows: Sequence[Mapping[str, float]],
    truth: Sequence[bool],
    *,
    ridge: float,
    towards: Mapping[str, float] | None = None,
    rounds: int = 40,
) -> dict[str, float]:
    """Return weights by Newton steps: a bias, and one per name, by name.

    Args:
        rows: per example what holds of it, by name.
        truth: per example whether it is one.
        ridge: how strongly each weight but the bias is held to where it starts.
        towards: where weights start, and stay if their name never occurs; those left out start at 0.
        rounds: steps.
    """
    names = [BIAS, *sorted({name for row in rows for name in row}.union(towards or ()) - {BIAS})]
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1.0
    for at, row in enumerate(rows):
        for name, value in row.items():
            x[at, column[name]] = value
    y = np.array(truth, dtype=float)
    start = np.array([(towards or {}).get(name, 0.0) for name in names])
    penalty = np.full(len(names), ridge)
    penalty[0] = 1e-6
    w = start.copy()
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (y - p) - penalty * (w - start)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w = w + np.linalg.solve(hessian, gradient)
    return {name: float(w[i]) for name, i in column.items()}
