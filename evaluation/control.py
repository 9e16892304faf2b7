"""Measure who held what on coded reports: the coded claims through fuse and assess, against the coded holds.

usage: python -m evaluation.control GOLD [--misses] [--alone] [--rival NAME]

Each coded hold (place, holder, from, to) is compared on the days strictly inside it, up to 60 days from an
end that is given: a side counts as right for any of its commands. Holds of places that no claim of the
report places are left out. Prints the share of hold-days right, wrong, contested and not known, and how far
the belief in a holder is the share of its days that are right; every hold weighs alike. ``--alone``
assesses each report by itself, as it was coded; ``--rival`` concludes in a simpler way; see ``rivals.py``.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.belief import Graded, lines
from evaluation.coded import Coded, coded_reports, first_day, last_day, place_id
from evaluation.rivals import RIVALS, Rival, the_model

from dateline.actors import ActorTable, load_actors
from dateline.control import in_force
from dateline.events import fuse
from dateline.ids import ActorId
from dateline.model import Control, ControlStatus

_REACH_DAYS = 60


def timeline(
    reports: Sequence[Coded], actors: ActorTable, conclude: Rival = the_model
) -> tuple[Control, ...]:
    """Return the control that the coded claims of some reports lead to."""
    documents = {report.document.id: report.document for report in reports}
    claims = {claim.id: claim for report in reports for claim in report.claims}
    events = fuse(claims.values(), documents, actors=actors)
    return conclude(events, claims, documents, actors)


def days_of(hold: dict[str, Any], published: date | None) -> Iterator[date]:
    """Yield the days strictly inside a coded hold, near its given ends."""
    start, end = last_day(hold["from"]), first_day(hold["to"])
    if start is None and end is None:
        return
    if start is not None and published is not None and start == published and end is None:
        yield start
        return
    first = start + timedelta(1) if start else end - timedelta(_REACH_DAYS) if end else None
    last = end - timedelta(1) if end else published or (first + timedelta(_REACH_DAYS) if first else None)
    assert first is not None and last is not None
    while first <= last:
        yield first
        first += timedelta(1)


def verdicts(
    report: Coded, rows: Iterable[Control], actors: ActorTable
) -> Iterator[tuple[str, dict[str, Any], Control | None]]:
    """Yield per coded hold-day ``right``, ``wrong``, ``contested`` or ``not known``, with hold and row."""
    rows = list(rows)
    published = report.document.published.day if report.document.published else None
    named = {
        mention.place.id for claim in report.claims for mention in claim.place if mention.place is not None
    }
    for hold in report.holds:
        holder = hold["holder"]
        if not holder or holder in ("unlisted", "unspecified") or hold["status"] != "held":
            continue
        if place_id(hold["place"]) not in named:
            continue
        for day in days_of(hold, published):
            row = in_force(rows, place_id(hold["place"]), day)
            if row is None or row.status is ControlStatus.UNKNOWN or row.holder is None:
                yield "not known", hold, row
            elif actors.side(row.holder) == actors.side(ActorId(holder)):
                yield "right" if row.status is ControlStatus.HELD else "contested", hold, row
            else:
                yield "wrong" if row.status is ControlStatus.HELD else "contested", hold, row


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--rival", choices=list(RIVALS), default="the model")
    args = parser.parse_args(argv)
    actors = load_actors()
    reports = list(coded_reports(args.gold))
    conclude = RIVALS[args.rival]
    together = () if args.alone else timeline(reports, actors, conclude)
    share: Counter[str] = Counter()
    holds: Counter[str] = Counter()
    graded: list[Graded] = []
    for report in reports:
        rows = timeline([report], actors, conclude) if args.alone else together
        per_hold: dict[int, tuple[dict[str, Any], Counter[str], Counter[tuple[float, bool]]]] = {}
        for verdict, hold, row in verdicts(report, rows, actors):
            _, counts, beliefs = per_hold.setdefault(id(hold), (hold, Counter(), Counter()))
            counts[verdict] += 1
            if row is not None and verdict in ("right", "wrong"):
                beliefs[row.belief, verdict == "right"] += 1
        for hold, counts, beliefs in per_hold.values():
            graded += [
                Graded(report.document.name, belief, float(right), days / counts.total())
                for (belief, right), days in sorted(beliefs.items())
            ]
            for verdict, days in counts.items():
                share[verdict] += days / counts.total()
            holds[counts.most_common(1)[0][0]] += 1
            if args.misses and counts["right"] < counts.total():
                sys.stdout.write(f"{report.document.name} {hold} {dict(counts)}\n")
    total = share.total() or 1.0
    sys.stdout.write(f"{len(reports)} reports, {holds.total()} holds with days\n")
    for verdict in ("right", "wrong", "contested", "not known"):
        sys.stdout.write(f"{verdict:<10} {share[verdict] / total:.3f} of days, {holds[verdict]} holds\n")
    known = share["right"] + share["wrong"]
    sys.stdout.write(f"right of the known {share['right'] / known if known else 0:.3f}\n")
    if graded:
        sys.stdout.write("belief of held: " + "\n".join(lines(graded)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
