"""Measure how the time to draw events and control grows with the number of claims.

usage: python -m evaluation.growth GOLD [--times N...]

Coded reports are repeated 1, 4 and 16 times, each time over towns that lie 20 degrees further east and over
days a year and a month later, as if as many wars were read of. Prints seconds of processor time per stage,
and the exponent of growth: 1 is linear, 2 quadratic. The best of three runs counts for up to 4 times, the
only one for more.
"""

import argparse
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from evaluation.coded import Coded, coded_reports

from dateline.actors import load_actors
from dateline.control import assess
from dateline.events import fuse
from dateline.ids import ClaimId, DocumentId, PlaceId
from dateline.model import Claim, Document, Moment, Place, PlaceMention

_EAST_DEGREES = 20.0
_LATER = timedelta(days=400)


def repeated(reports: Sequence[Coded], times: int) -> tuple[list[Claim], dict[DocumentId, Document]]:
    """Return claims and reports so many times over, each time elsewhere and later."""
    claims: list[Claim] = []
    documents: dict[DocumentId, Document] = {}
    for n in range(times):
        for report in reports:
            document = _moved_report(report.document, n)
            documents[document.id] = document
            claims += [_moved(claim, document.id, n) for claim in report.claims]
    return claims, documents


def _moved_report(document: Document, n: int) -> Document:
    published = document.published
    return replace(
        document,
        id=DocumentId(f"{document.id}-{n}"),
        published=Moment(_later(published.day, n)) if published else None,
    )


def _moved(claim: Claim, document: DocumentId, n: int) -> Claim:
    start, end = claim.when.start, claim.when.end
    return replace(
        claim,
        id=ClaimId(f"{claim.id}-{n}"),
        document=document,
        place=tuple(_elsewhere(mention, n) for mention in claim.place),
        when=replace(claim.when, start=start and _later(start, n), end=end and _later(end, n)),
    )


def _elsewhere(mention: PlaceMention, n: int) -> PlaceMention:
    return mention if mention.place is None else replace(mention, place=_east(mention.place, n))


def _east(place: Place, n: int) -> Place:
    lon = (place.lon + n * _EAST_DEGREES + 180) % 360 - 180
    return replace(place, id=PlaceId(f"{place.id}-{n}"), lon=lon)


def _later(day: date, n: int) -> date:
    return day + n * _LATER


def measure(reports: Sequence[Coded], times: int) -> tuple[int, int, float, float]:
    """Return how many claims and events there are, and the seconds that fusing and assessing take."""
    actors = load_actors()
    claims, documents = repeated(reports, times)
    by_id = {claim.id: claim for claim in claims}
    fused = assessed = math.inf
    for _ in range(3 if times <= 4 else 1):
        began = time.process_time()
        events = fuse(claims, documents, actors=actors)
        middle = time.process_time()
        assess(events, by_id, documents, actors=actors)
        fused, assessed = min(fused, middle - began), min(assessed, time.process_time() - middle)
    return len(claims), len(events), fused, assessed


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    args = parser.parse_args(argv)
    reports = list(coded_reports(args.gold))
    measure(reports[:1], 1)  # what is loaded once
    measured = [measure(reports, times) for times in args.times]
    sys.stdout.write(f"{len(reports)} reports\n{'claims':>8} {'events':>8} {'fuse':>9} {'assess':>9}\n")
    for claims, events, fused, assessed in measured:
        sys.stdout.write(f"{claims:>8,} {events:>8,} {fused:>7.2f} s {assessed:>7.2f} s\n")
    (least, _, *first), (most, _, *last) = measured[0], measured[-1]
    if most > least:
        fuse_by, assess_by = (
            math.log(b / a) / math.log(most / least) for a, b in zip(first, last, strict=True)
        )
        sys.stdout.write(f"{'exponent':>17} {fuse_by:>9.2f} {assess_by:>9.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
