"""How sure a claim is: what the heads believe of it, turned into the share of such claims that prove right.

Networks are mostly too sure of what they propose, and surer of some types than of others. ``confidence.csv``
holds two numbers for each type: log-odds of the heads are multiplied by ``slope``, and ``level`` is added.
``python -m evaluation.calibration DIR --fit`` writes it from coded reports, anew for each new network.

Reference:
    J. Platt (1999). Probabilistic outputs for support vector machines.
    C. Guo et al. (2017). On calibration of modern neural networks.
"""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.model import ClaimType

FILE = resources.files("dateline.claims") / "confidence.csv"
"""The numbers that ship."""

_NEAREST = 0.001
"""How close to 0 and 1 a belief of the heads is taken at its word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What the beliefs of the heads are worth."""

    slope: Mapping[ClaimType, float]
    """What log-odds are multiplied by; below 1 where the heads are too sure either way, never below 0."""
    level: Mapping[ClaimType, float]
    """What is then added to them; below 0 where the heads see claims that are none."""

    def __post_init__(self) -> None:
        """Refuse what leaves out a type, or turns the claims of one around.

        Raises:
            ValueError: a slope is below 0, or a number is missing.
        """
        if any(type_ not in self.level or self.slope.get(type_, -1) < 0 for type_ in ClaimType):
            raise ValueError(f"no calibration: {self}")

    def __call__(self, belief: float, type_: ClaimType) -> float:
        """Return the probability, 0 to 1, that a claim is right.

        >>> AS_BELIEVED(0.75, ClaimType.CAPTURE)
        0.75
        """
        odds = self.slope[type_] * log_odds(belief) + self.level[type_]
        return round(1 / (1 + math.exp(-odds)), 4)


def log_odds(belief: float) -> float:
    """Return the logarithm of the odds that a belief, 0 to 1, stands for.

    >>> log_odds(0.5)
    0.0
    """
    belief = min(max(belief, _NEAREST), 1 - _NEAREST)
    return math.log(belief / (1 - belief))


AS_BELIEVED = Calibration(slope=dict.fromkeys(ClaimType, 1.0), level=dict.fromkeys(ClaimType, 0.0))
"""The heads taken at their word."""


@cache
def load() -> Calibration:
    """Return the calibration that ships with the package."""
    with FILE.open(encoding="utf-8") as lines:
        rows = {ClaimType(row["type"]): row for row in csv.DictReader(lines)}
    return Calibration(
        slope={type_: float(row["slope"]) for type_, row in rows.items()},
        level={type_: float(row["level"]) for type_, row in rows.items()},
    )
