"""Measure the linking of coded claims into events, or fit its weights.

usage: python -m evaluation.events GOLD [--fit] [--misses]

Prints B-cubed precision, recall and f1 (Bagga & Baldwin 1998) within documents, beside the two trivial
answers: every claim alone, and all claims of one type in a report together. ``--fit`` prints a table of
weights for ``dateline/events/weights.py`` from the pairs of the same report; run it on training data only.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from evaluation.coded import Coded, coded_reports
from evaluation.ridge import fit as logistic

from dateline.actors import ActorTable, load_actors
from dateline.events import link
from dateline.events.facts import facts_of
from dateline.events.kinds import may_link
from dateline.events.score import comparisons, log_odds
from dateline.ids import ClaimId

Clusters = dict[ClaimId, str]


def b_cubed(gold: Clusters, guess: Clusters) -> tuple[float, float, int]:
    """Return the summed precision and recall of the claims of one report, and how many there are."""
    of_gold, of_guess, of_both = (
        Counter(gold.values()),
        Counter(guess[c] for c in gold),
        Counter[tuple[str, str]](),
    )
    for claim, key in gold.items():
        of_both[key, guess[claim]] += 1
    precision = sum(of_both[key, guess[claim]] / of_guess[guess[claim]] for claim, key in gold.items())
    recall = sum(of_both[key, guess[claim]] / of_gold[key] for claim, key in gold.items())
    return precision, recall, len(gold)


def measure(reports: Sequence[Coded], guess: Callable[[Coded], Clusters]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and f1 over all claims."""
    precision = recall = total = 0.0
    for report in reports:
        p, r, n = b_cubed(dict(report.events), guess(report))
        precision, recall, total = precision + p, recall + r, total + n
    precision, recall = precision / total, recall / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def linked(report: Coded, actors: ActorTable) -> Clusters:
    """Return the program's own clusters of one report."""
    groups = link(report.claims, {report.document.id: report.document}, actors=actors)
    return {claim.id: group[0].id for group in groups for claim in group}


def fit(reports: Sequence[Coded], actors: ActorTable, *, ridge: float = 3.0) -> dict[str, float]:
    """Return weights by ridge logistic regression on the comparable pairs of each report."""
    rows: list[dict[str, float]] = []
    truth: list[bool] = []
    for report in reports:
        facts = [facts_of(claim, report.document) for claim in report.claims]
        for i, a in enumerate(facts):
            for b in facts[i + 1 :]:
                if may_link(a.type, b.type) and log_odds(a, b, actors) > -15.0:
                    rows.append(dict(comparisons(a, b, actors)))
                    truth.append(report.events[a.id] == report.events[b.id])
    return logistic(rows, truth, ridge=ridge)


def show_misses(reports: Sequence[Coded], actors: ActorTable) -> None:
    """Print the pairs that are wrongly linked and wrongly parted, by the comparisons that they show."""
    for report in reports:
        guess = linked(report, actors)
        facts = {claim.id: facts_of(claim, report.document) for claim in report.claims}
        for i, a in enumerate(report.claims):
            for b in report.claims[i + 1 :]:
                same, said = report.events[a.id] == report.events[b.id], guess[a.id] == guess[b.id]
                if same != said:
                    odds = log_odds(facts[a.id], facts[b.id], actors)
                    triggers = [c.trigger.of(report.document.text) for c in (a, b)]
                    names = [n for n, _ in comparisons(facts[a.id], facts[b.id], actors)]
                    verdict = "PARTED" if same else "JOINED"
                    sys.stdout.write(f"{verdict} {odds:+.1f} {report.document.name} {triggers} {names}\n")


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    actors = load_actors()
    reports = list(coded_reports(args.gold))
    if args.fit:
        for name, weight in fit(reports, actors).items():
            sys.stdout.write(f'    "{name}": {weight:.2f},\n')
        return 0
    if args.misses:
        show_misses(reports, actors)
    answers: dict[str, Callable[[Coded], Clusters]] = {
        "every claim alone": lambda report: {claim.id: claim.id for claim in report.claims},
        "one type, one event": lambda report: {claim.id: claim.type for claim in report.claims},
        "dateline": lambda report: linked(report, actors),
    }
    sys.stdout.write(f"{len(reports)} reports, {sum(len(r.claims) for r in reports)} claims\n")
    for name, answer in answers.items():
        p, r, f1 = measure(reports, answer)
        sys.stdout.write(f"{name:<22} p {p:.3f}  r {r:.3f}  f1 {f1:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
