"""Hold the confidence of claims against the share of them that is right; fit a map from one to the other.

usage: python -m evaluation.calibration DIR [--scorer FILE] [--fit] [--out FILE]

DIR holds coded reports that the claim heads were not trained on. A claim is right when the gold's own
matching finds it and its type is the coder's. Prints the Brier score and the expected calibration error over
ten bins for the heads taken at their word, for maps that were fitted to all other reports than the one judged
(one logistic curve; one with a level for each type), and for the map that ships; then, of the heads and the
best map, the bins. ``--fit`` writes the best map, fitted to all reports, to ``claims/confidence.csv``. Of the
map that ships the figures are fair only on reports that it was not fitted to.

Isotonic regression was tried as well: on so few claims (691) it did worse than a curve, Brier score 0.155.

Reference:
    J. Platt (1999). Probabilistic outputs for support vector machines.
    A. Niculescu-Mizil, R. Caruana (2005). Predicting good probabilities with supervised learning.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
from evaluation.claims import SCORER, row
from numpy.typing import NDArray

from dateline.actors import load_actors
from dateline.claims import Extractor, confidence
from dateline.claims.confidence import AS_BELIEVED, Calibration, log_odds
from dateline.claims.heads import Heads
from dateline.documents import read
from dateline.gazetteer import open_gazetteer
from dateline.language import load, one_thread
from dateline.model import ClaimType, Document

SHIPPED = Path(__file__).resolve().parents[1] / "src/dateline/claims/confidence.csv"
BINS = 10
TYPES = tuple(ClaimType)
APART = 0.5
"""How far the levels of types are expected to lie from each other, in log-odds: a standard deviation."""
_LOOSE = 1e-6
_STEPS = 30

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Claims of some reports, each with what the heads believe of it and whether it is right."""

    believed: Floats
    """What the heads believe, 0 to 1."""
    right: Floats
    """1 for a claim that is found in the gold and rightly typed, else 0."""
    type: NDArray[np.int64]
    """Its type, as an index of :data:`TYPES`."""
    report: NDArray[np.str_]
    """The report that each is from."""

    def part(self, chosen: NDArray[np.bool_]) -> "Judged":
        """Return some of the claims."""
        return Judged(
            believed=self.believed[chosen],
            right=self.right[chosen],
            type=self.type[chosen],
            report=self.report[chosen],
        )

    def by(self, calibration: Calibration) -> Floats:
        """Return how sure each claim is by a calibration."""
        pairs = zip(self.believed.tolist(), self.type.tolist(), strict=True)
        return np.array([calibration(belief, TYPES[type_]) for belief, type_ in pairs])


Fit = Callable[[Judged], Calibration]


def judged(folder: Path, scorer: ModuleType) -> Judged:
    """Return the claims that the shipped heads read off coded reports, judged by the gold's own matching."""
    texts = [text for text in sorted(folder.rglob("*.txt")) if text.with_suffix(".json").is_file()]
    coded = {text.stem: json.loads(text.with_suffix(".json").read_text(encoding="utf-8")) for text in texts}
    extractor = Extractor(
        language=load(),
        actors=load_actors(),
        gazetteer=open_gazetteer(),
        heads=Heads.load(),
        calibration=AS_BELIEVED,
    )
    claims = []
    for document in read(texts):
        if isinstance(document, Document) and document.name in coded:
            read_off = [row(claim, document) for claim in extractor.extract(document).claims]
            right = rightly_typed(coded[document.name]["claims"], read_off, scorer)
            claims += [
                (claim["confidence"], j in right, TYPES.index(claim["type"]), document.name)
                for j, claim in enumerate(read_off)
            ]
    believed, is_right, types, report = zip(*claims, strict=True)
    return Judged(
        believed=np.array(believed),
        right=np.array(is_right, float),
        type=np.array(types),
        report=np.array(report),
    )


def rightly_typed(gold: list[dict], read_off: list[dict], scorer: ModuleType) -> set[int]:
    """Return the indices of the claims of one report that the gold has, with the same type."""
    pairs = scorer.pair_up(gold, read_off)
    return {j for i, j in pairs if gold[i]["type"] == read_off[j]["type"]}


def as_believed(claims: Judged) -> Calibration:
    """Take the heads at their word."""
    return AS_BELIEVED


def one_curve(claims: Judged) -> Calibration:
    """Return one logistic curve of the log-odds of belief for all types."""
    return _fitted(claims, apart=1e-3)


def by_type(claims: Judged) -> Calibration:
    """Return curves of one slope, with a level for each type; rare types stay near the common one."""
    return _fitted(claims, apart=APART)


def _fitted(claims: Judged, *, apart: float) -> Calibration:
    """Return the likeliest curves, by Newton's method, levels lying normally about a common one."""
    odds = np.array([log_odds(belief) for belief in claims.believed.tolist()])
    features = np.column_stack([odds, np.ones_like(odds), np.eye(len(TYPES))[claims.type]])
    prior = np.diag([_LOOSE, _LOOSE] + [1 / apart**2] * len(TYPES))
    expected = np.array([1.0, 0.0] + [0.0] * len(TYPES))
    weights = np.zeros_like(expected)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (p - claims.right) + prior @ (weights - expected)
        weights = weights - np.linalg.solve((features.T * (p * (1 - p))) @ features + prior, slope)
    slope, level, *own = weights.round(4).tolist()
    return Calibration(
        slope=dict.fromkeys(TYPES, max(slope, 0.0)),
        level={type_: round(level + apart_, 4) for type_, apart_ in zip(TYPES, own, strict=True)},
    )


FITS: Mapping[str, Fit] = {"as believed": as_believed, "one curve": one_curve, "by type": by_type}


def held_out(claims: Judged, fit: Fit) -> Floats:
    """Return the confidence of each claim by a map fitted to all reports but its own."""
    confident = np.empty_like(claims.believed)
    with one_thread():
        for report in np.unique(claims.report):
            own = claims.report == report
            confident[own] = claims.part(own).by(fit(claims.part(~own)))
    return confident


def brier(confident: Floats, right: Floats) -> float:
    """Return the mean square of what was missed: 0 at best, 1 at worst."""
    return float(np.mean((confident - right) ** 2))


def bins(confident: Floats, right: Floats) -> list[tuple[int, float, float]]:
    """Return per bin that holds claims, from low to high: claims, mean confidence, share right."""
    which = np.minimum((confident * BINS).astype(int), BINS - 1)
    members = (which == number for number in range(BINS))
    return [(int(m.sum()), float(confident[m].mean()), float(right[m].mean())) for m in members if m.any()]


def expected_error(confident: Floats, right: Floats) -> float:
    """Return the mean distance of confidence from the share right, each bin weighed by its claims."""
    return sum(n * abs(mean - share) for n, mean, share in bins(confident, right)) / len(right)


def _report(claims: Judged) -> str:
    tried = {name: held_out(claims, fit) for name, fit in FITS.items()}
    tried["as shipped"] = claims.by(confidence.load())
    reports = len(np.unique(claims.report))
    lines = [
        f"{reports} reports with claims, {len(claims.right)} claims, {claims.right.mean():.3f} of them right"
    ]
    lines += [f"{'':12} {'Brier':>6} {'error':>6}"]
    for name, confident in tried.items():
        figures = brier(confident, claims.right), expected_error(confident, claims.right)
        lines.append(f"{name:12} {figures[0]:6.3f} {figures[1]:6.3f}")
    for name in ("as believed", best(claims)):
        lines += [f"\n{name:12} claims  confidence  right"]
        lines += [
            f"{'':12} {n:6} {mean:11.3f} {share:6.3f}" for n, mean, share in bins(tried[name], claims.right)
        ]
    return "\n".join(lines) + "\n"


def best(claims: Judged) -> str:
    """Return the name of the map with the lowest Brier score on reports that it was not fitted to."""
    return min(FITS, key=lambda name: brier(held_out(claims, FITS[name]), claims.right))


def write(calibration: Calibration, out: Path) -> None:
    """Write a calibration as the package reads it."""
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("type", "slope", "level"))
        table.writerows((type_, calibration.slope[type_], calibration.level[type_]) for type_ in TYPES)


def _scorer(path: Path) -> ModuleType:
    spec = spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--fit", action="store_true", help="write the better map")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args(argv)
    if not args.scorer.is_file():
        parser.error(f"no scorer at {args.scorer}")
    claims = judged(args.folder, _scorer(args.scorer))
    sys.stdout.write(_report(claims))
    if args.fit:
        write(FITS[best(claims)](claims), args.out)
        sys.stdout.write(f"\n{best(claims)} written to {args.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
