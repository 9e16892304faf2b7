"""Hold the confidence of claims against the share of them that is right; fit a map from one to the other.

usage: python -m evaluation.calibration DIR [--scorer FILE] [--fit] [--out FILE]

DIR holds coded reports that the claim heads were not trained on. A claim is right when the gold's own
matching finds it and its type is the coder's. Prints, for the heads taken at their word, for maps fitted to
all other reports than the one judged (isotonic and Platt) and for the map that ships: the Brier score, the
expected calibration error over ten bins, and of the heads and the better map the bins themselves.

``--fit`` writes the better map, fitted to all reports, to ``claims/confidence.csv``. Of the map that ships
the figures are fair only on reports that it was not fitted to.

Reference:
    J. Platt (1999). Probabilistic outputs for support vector machines.
    B. Zadrozny, C. Elkan (2002). Transforming classifier scores into accurate probability estimates.
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
from dateline.claims.confidence import AS_BELIEVED, Calibration
from dateline.claims.heads import Heads
from dateline.documents import read
from dateline.gazetteer import open_gazetteer
from dateline.language import load
from dateline.model import Document

SHIPPED = Path(__file__).resolve().parents[1] / "src/dateline/claims/confidence.csv"
BINS = 10
KNOTS = 1 / (1 + np.exp(-np.arange(-6, 6.5, 0.5)))
"""Where a curve is cut into a line: evenly in log-odds."""

Floats = NDArray[np.float64]
Fit = Callable[[Floats, Floats], Calibration]
Block = tuple[int, float, float]
"""Neighbouring claims: how many, and the sums of what is believed of them and of what is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Claims of some reports, each with what the heads believe of it and whether it is right."""

    believed: Floats
    """What the heads believe, 0 to 1."""
    right: Floats
    """1 for a claim that is found in the gold and rightly typed, else 0."""
    report: NDArray[np.str_]
    """The report that each is from."""


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
            claims += [(c["confidence"], j in right, document.name) for j, c in enumerate(read_off)]
    believed, right_, report = zip(*claims, strict=True)
    return Judged(believed=np.array(believed), right=np.array(right_, float), report=np.array(report))


def rightly_typed(gold: list[dict], read_off: list[dict], scorer: ModuleType) -> set[int]:
    """Return the indices of the claims of one report that the gold has, with the same type."""
    pairs = scorer.pair_up(gold, read_off)
    return {j for i, j in pairs if gold[i]["type"] == read_off[j]["type"]}


def as_believed(believed: Floats, right: Floats) -> Calibration:
    """Take the heads at their word."""
    return AS_BELIEVED


def isotonic(believed: Floats, right: Floats) -> Calibration:
    """Return the line through the middles of the blocks of the best curve that never falls."""
    order = np.argsort(believed, kind="stable")
    blocks: list[Block] = []
    for belief, is_right in zip(believed[order].tolist(), right[order].tolist(), strict=True):
        blocks.append((1, belief, is_right))
        while len(blocks) > 1 and not _rises(*blocks[-2:]):
            (n, b, r), (more, b_more, r_more) = blocks[-2:]
            blocks[-2:] = [(n + more, b + b_more, r + r_more)]
    middles = [_middle(block) for block in blocks]
    return Calibration(believed=tuple(b for b, _ in middles), right=tuple(r for _, r in middles))


def _rises(before: Block, after: Block) -> bool:
    """Whether both the belief and the share right of a block are higher than those of the one before."""
    return all(high > low for low, high in zip(_middle(before), _middle(after), strict=True))


def _middle(block: Block) -> tuple[float, float]:
    claims, belief, right = block
    return round(belief / claims, 4), round(right / claims, 4)


def platt(believed: Floats, right: Floats) -> Calibration:
    """Return the logistic curve of the log-odds of belief, as a line through :data:`KNOTS`."""
    x = np.stack([_log_odds(believed), np.ones_like(believed)], axis=1)
    hits = right.sum()
    # Platt's targets: certainty is held back by one claim of each kind that was not seen.
    target = np.where(right > 0, (hits + 1) / (hits + 2), 1 / (len(right) - hits + 2))
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        weights = weights - np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-9 * np.eye(2), x.T @ (p - target))
    curve = 1 / (1 + np.exp(-(max(weights[0], 0) * _log_odds(KNOTS) + weights[1])))
    return Calibration(believed=tuple(KNOTS.round(4).tolist()), right=tuple(curve.round(4).tolist()))


def _log_odds(p: Floats) -> Floats:
    p = np.clip(p, KNOTS[0], KNOTS[-1])
    return np.log(p / (1 - p))


FITS: Mapping[str, Fit] = {"as believed": as_believed, "isotonic": isotonic, "platt": platt}


def held_out(claims: Judged, fit: Fit) -> Floats:
    """Return the confidence of each claim by a map fitted to all reports but its own."""
    confident = np.empty_like(claims.believed)
    for report in np.unique(claims.report):
        own = claims.report == report
        fitted = fit(claims.believed[~own], claims.right[~own])
        confident[own] = [fitted(belief) for belief in claims.believed[own]]
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
    shipped = confidence.load()
    tried["as shipped"] = np.array([shipped(belief) for belief in claims.believed])
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
        table.writerow(("believed", "right"))
        table.writerows(zip(calibration.believed, calibration.right, strict=True))


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
        write(FITS[best(claims)](claims.believed, claims.right), args.out)
        sys.stdout.write(f"\n{best(claims)} written to {args.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
