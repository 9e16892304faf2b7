"""How sure a claim is: what the heads believe of it, turned into the share of such claims that prove right.

Networks are mostly too sure of what they propose. ``confidence.csv`` says, for rising beliefs of the heads,
what share of claims a coder found too, with the same type; between its rows the share is interpolated.
``python -m evaluation.calibration DIR --fit`` writes it from coded reports, anew for each new network.

Reference:
    C. Guo et al. (2017). On calibration of modern neural networks.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

FILE = resources.files("dateline.claims") / "confidence.csv"
"""The map that ships."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A line that never falls, from what the heads believe to the share of claims that is right."""

    believed: tuple[float, ...]
    """Beliefs of the heads, 0 to 1, rising."""
    right: tuple[float, ...]
    """For each, the share of claims that is right, 0 to 1, never falling."""

    def __post_init__(self) -> None:
        """Refuse a line that would turn the order of claims around.

        Raises:
            ValueError: it falls somewhere, leaves 0 to 1, or is no line at all.
        """
        rises = bool(np.all(np.diff(self.believed) > 0) and np.all(np.diff(self.right) >= 0))
        inside = all(0 <= share <= 1 for share in (*self.believed, *self.right))
        if not (self.believed and rises and inside and len(self.believed) == len(self.right)):
            raise ValueError(f"no calibration: {self}")

    def __call__(self, belief: float) -> float:
        """Return the probability, 0 to 1, that a claim is right; beyond either end the line is level.

        >>> Calibration(believed=(0.5, 1.0), right=(0.4, 0.9))(0.75)
        0.65
        """
        return round(float(np.interp(belief, self.believed, self.right)), 4)


AS_BELIEVED = Calibration(believed=(0.0, 1.0), right=(0.0, 1.0))
"""The heads taken at their word."""


@cache
def load() -> Calibration:
    """Return the calibration that ships with the package."""
    with FILE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return Calibration(
        believed=tuple(float(row["believed"]) for row in rows),
        right=tuple(float(row["right"]) for row in rows),
    )
