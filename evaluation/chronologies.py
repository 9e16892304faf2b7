"""Measure on which days the reader puts what dated timelines tell.

usage: python -m evaluation.chronologies [--shared ../shared] [--list]

Eleven timelines of newspapers and agencies on Egypt, Yemen and Haiti, 2010 to 2013, of which the corpus keeps
days and sentences, are laid out as such pages are: the day as a heading of its own, before a dash or a colon,
as a number, without its year under a heading for each year. The reader is given the result as published the
day after the last entry.

``its day`` counts the claims on the day of their entry, ``around it`` longer runs of days that hold it,
``none`` those without a day, most of them plans and refusals, and ``another`` all others: many are right,
for entries also tell of the day after and of what led to theirs. ``--list`` prints these. Nothing is trained
on them.

Reference: Tran et al. 2015, Timeline Summarization from Relevant Headlines; Tran et al. 2013, Leveraging
Learning To Rank in an Optimization Framework for Timeline Summarization.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.elsewhere import prose, read_claims
from evaluation.peacetime import lines

from dateline.model import Claim, Document

COPIES = frozenset({"crisis-yemen/dailystar"})
"""Timelines that another of the corpus repeats."""
LAYOUTS: Mapping[str, Callable[[date], str]] = {
    "heading": lambda day: f"{day.day} {day:%B %Y}\n\n",
    "dash": lambda day: f"{day:%B} {day.day}, {day.year} – ",
    "colon": lambda day: f"{day.day} {day:%b %Y}: ",
    "number": lambda day: f"{day.isoformat()}: ",
    "no year": lambda day: f"{day:%B} {day.day}: ",
}
"""How each entry begins."""
ANSWERS = ("its day", "around it", "none", "another")


def timelines(path: Path) -> Iterator[tuple[str, list[tuple[date, str]]]]:
    """Yield each timeline's name and its entries, the earliest first."""
    for row in lines(path):
        if row["id"] not in COPIES:
            entries = (
                (date.fromisoformat(entry["date"]), " ".join(map(_running, entry["sentences"])))
                for entry in row["entries"]
            )
            yield row["id"], sorted(entries)


def _running(sentence: str) -> str:
    return prose(sentence.lstrip("- ").replace("-LRB-", "(").replace("-RRB-", ")").split())[0]


def laid_out(name: str, entries: Sequence[tuple[date, str]], layout: str) -> dict[str, Any]:
    """Return a timeline as a report in one of the :data:`LAYOUTS`."""
    paragraphs, year = [], None
    for day, told in entries:
        if layout == "no year" and day.year != year:
            paragraphs.append(str(day.year))
        year = day.year
        paragraphs.append(f"{LAYOUTS[layout](day)}{told}")
    land = name.partition("-")[2].partition("/")[0].capitalize()
    return {
        "id": name,
        "title": f"Timeline: the crisis in {land}",
        "date": (entries[-1][0] + timedelta(days=1)).isoformat(),
        "text": "\n\n".join(paragraphs),
    }


def answer(claim: Claim, day: date) -> str:
    """Return which of the :data:`ANSWERS` a claim of an entry of that day gives."""
    start, end = claim.when.start, claim.when.end
    if start is None and end is None:
        return "none"
    if start == end == day:
        return "its day"
    return "around it" if start and end and start <= day <= end else "another"


def answers(
    document: Document, claims: Iterable[Claim], entries: Iterable[tuple[date, str]]
) -> Iterator[tuple[str, Claim, date]]:
    """Yield the claims of entries with the answer that each gives and the day of its entry."""
    spans = []
    at = document.body.start
    for day, told in entries:
        at = document.text.index(told, at)
        spans.append((at, at + len(told), day))
    for claim in claims:
        day = next((day for start, end, day in spans if start <= claim.trigger.start < end), None)
        if day is not None:
            yield answer(claim, day), claim, day


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--list", action="store_true", help="print the claims on another day")
    args = parser.parse_args(argv)
    told = dict(timelines(args.shared / "data/timelines/news_timelines.jsonl"))
    sys.stdout.write(f"{'layout':<9} claims{''.join(f' {name:>10}' for name in ANSWERS)}\n")
    for layout in LAYOUTS:
        read = read_claims(laid_out(name, entries, layout) for name, entries in told.items())
        given = [
            (document.text, *given)
            for name, (document, claims) in read.items()
            for given in answers(document, claims, told[name])
        ]
        counts = Counter(one for _, one, _, _ in given)
        shares = "".join(f" {counts[name] / len(given):10.3f}" for name in ANSWERS)
        sys.stdout.write(f"{layout:<9} {len(given):6}{shares}\n")
        for text, one, claim, day in given:
            if args.list and one == "another":
                when = f"{claim.when.start} to {claim.when.end}"
                sys.stdout.write(f"  {day}: {when}, {claim.type}: {claim.sentence.of(text)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
