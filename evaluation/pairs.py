"""Measure the linking of claims of different reports on pairs that a person has judged.

usage: python -m evaluation.pairs ARTICLES.jsonl [--record FILE] [--misses] [--fit]

ARTICLES.jsonl is the developer part of FA-KES (Abu Salem et al. 2019). The articles are read, all their
claims are linked, and pairwise precision, recall and f1 are printed for each half of ``pairs.csv``: weights
and rules may be tuned on ``tune``, the reports published until 26 June 2016; ``held out`` are the later
ones. No report is in both. ``--record`` keeps the record that is read, for the next time; ``--misses``
prints the pairs of ``tune`` that are wrong; ``--fit`` prints the weights across reports, fitted on ``tune``,
and how they do on tenths of it that each fit leaves out.

How the pairs were chosen. The 398 articles gave 122,496 candidate pairs (:mod:`dateline.events.block`) of
claims of different reports. Left out were the articles of the gold's dev part, copies of one report, and
pairs across the boundary between the halves. The rest fell into bands by the log-odds that the program then
gave: ruled out, below -5, -5 to -3, -3 to -1, -1 to 0, 0 to 1, 1 to 2, above 2. From each band 24, 24, 44,
60, 60, 60, 48 and 60 were taken, half of each from either half, in the order of a digest of their keys: no
claim twice, no two reports more than twice together, no report in more than eight pairs, no type in more
than three tenths of a band. Another 223 were taken likewise from ``tune`` alone, to tune on. So the hard
ones, near even odds, are in far beyond their share: the figures say how the program does where it is easily
wrong, not how often it is wrong. The column ``log_odds`` keeps the band.

How they were judged, by one reader, from both sentences in their reports and without sight of the log-odds.
*The same* is what a reader takes to be one occurrence, as GUIDE.md gives one event key to claims of one
report:

- The same deed of the same party in the same place at the same time. Figures, names and blame may differ: a
  dispute is
  no second event. Details of one attack, such as its second bomber, are of that attack.
- A war, a battle, a siege, a hold lasts. Two claims of it are the same while it is one without a break; the
  side that
  holds, and the place as named, must agree: a quarter is not its city, a war not one of its battles.
- A total of several deeds is the same as the same total, and not as one of the deeds.
- A toll is not the deed that caused it (coders of the gold kept them apart in 97 of 100 pairs); killed and
  wounded of
  one deed are one toll.
- Running totals ("more than 280,000 since March 2011") are the same when told within two months, or by one
  figure.

A key is a document's id in the corpus and the code points of the trigger in the document's text, so that it
outlives changes in what the claims say: the claim of that document whose trigger overlaps most is taken, one
of the same type before others. Pairs with a claim that is no longer made are counted and left out.
"""

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from evaluation.ridge import BIAS
from evaluation.ridge import fit as logistic

from dateline.actors import load_actors
from dateline.documents import ReadOptions
from dateline.events import link, weights
from dateline.events.facts import Facts, facts_of, facts_of_all
from dateline.events.score import between, comparisons, log_odds
from dateline.events.veto import excluded
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document
from dateline.record import Record

_RIDGE = 4.0
_HELD_TO = 0.4
"""Share of the weights within a report to which those across are held."""

_EASED = 0.4
"""Added to the bias: f1 is best where somewhat less than even odds link. All three are chosen by
:func:`left_out`."""

FILE = Path(__file__).with_name("pairs.csv")
TUNE, HELD_OUT = "tune", "held out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims of different reports, judged."""

    half: str
    """``tune`` or ``held out``."""
    band: str
    """The log-odds that it had when it was chosen."""
    one: Claim
    """The one."""
    other: Claim
    """The other."""
    same: bool
    """Whether a reader takes them to tell of one event."""


def judged(claims: Iterable[Claim], documents: Mapping[DocumentId, Document]) -> tuple[list[Pair], int]:
    """Return the judged pairs of which both claims are still made, and how many are not."""
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_name[documents[claim.document].name].append(claim)
    pairs, gone = [], 0
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, other = (_claim(row, key, by_name[row[key]]) for key in ("one", "other"))
            if one is None or other is None:
                gone += 1
                continue
            pairs.append(
                Pair(
                    half=row["half"],
                    band=row["log_odds"],
                    one=one,
                    other=other,
                    same=row["same"] == "yes",
                )
            )
    return pairs, gone


def _claim(row: Mapping[str, str], key: str, made: Sequence[Claim]) -> Claim | None:
    """Return the claim of a report whose trigger covers most of a key, one of its type before others."""
    start, end = int(row[f"{key}_start"]), int(row[f"{key}_end"])

    def fit(claim: Claim) -> tuple[bool, int, ClaimId]:
        shared = min(end, claim.trigger.end) - max(start, claim.trigger.start)
        return claim.type.value == row[f"{key}_type"], shared, claim.id

    return max((c for c in made if c.trigger.start < end and start < c.trigger.end), key=fit, default=None)


def figures(pairs: Iterable[Pair], linked: Callable[[Pair], bool]) -> str:
    """Return precision, recall and f1 of an answer, as one line."""
    answers = [(pair.same, linked(pair)) for pair in pairs]
    right = sum(same and said for same, said in answers)
    true, claimed = sum(same for same, _ in answers), sum(said for _, said in answers)
    precision, recall = right / max(1, claimed), right / max(1, true)
    f1 = 2 * right / max(1, claimed + true)
    return f"p {precision:.3f}  r {recall:.3f}  f1 {f1:.3f}"


def one_day(pair: Pair) -> bool:
    """Link by the plainest rule: one type, one place, overlapping days."""
    a, b = facts_of(pair.one, None), facts_of(pair.other, None)
    places = {spot.id for spot in a.spots} & {spot.id for spot in b.spots}
    if a.type != b.type or not places or a.days is None or b.days is None:
        return False
    return max(a.days[0], b.days[0]) <= min(a.days[1], b.days[1])


def at_best(facts: Mapping[ClaimId, Facts]) -> Callable[[Pair], bool]:
    """Return the answer of one who judges as the reader did whatever is not ruled out."""
    actors = load_actors()
    return lambda pair: pair.same and not excluded(facts[pair.one.id], facts[pair.other.id], actors)


def in_one_event(groups: Iterable[Sequence[Claim]]) -> Callable[[Pair], bool]:
    """Return the answer that groups of claims give."""
    event = {claim.id: number for number, group in enumerate(groups) for claim in group}
    return lambda pair: event[pair.one.id] == event[pair.other.id]


def read(articles: Path, location: str) -> tuple[list[Claim], dict[DocumentId, Document]]:
    """Read the articles into a record, unless it holds them, and return all claims and documents."""
    with Record.open(location, create=True) as record:
        record.read([articles], options=ReadOptions(columns={"published": "date", "publisher": "source"}))
        return record.claims(), {document.id: document for document in record.documents()}


def comparable(
    pairs: Iterable[Pair], facts: Mapping[ClaimId, Facts]
) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Yield the pairs that are not ruled out, with what is compared of them."""
    actors = load_actors()
    for pair in pairs:
        a, b = facts[pair.one.id], facts[pair.other.id]
        if not excluded(a, b, actors):
            yield pair, {**dict(comparisons(a, b, actors)), **dict(between(a, b, actors))}


def fit(compared: Sequence[tuple[Pair, dict[str, float]]]) -> dict[str, float]:
    """Return the weights across reports, held to a share of those within."""
    within = {BIAS: weights.BIAS, "one hold": weights.ONE_STATE, **weights.WEIGHTS}
    table = logistic(
        [row for _, row in compared],
        [pair.same for pair, _ in compared],
        ridge=_RIDGE,
        towards={name: _HELD_TO * weight for name, weight in within.items()},
    )
    return table | {BIAS: table[BIAS] + _EASED}


def left_out(
    compared: Sequence[tuple[Pair, dict[str, float]]], folds: int = 10
) -> set[tuple[ClaimId, ClaimId]]:
    """Return the pairs that weights link which were fitted without them, nor any pair of the same report."""
    linked: set[tuple[ClaimId, ClaimId]] = set()
    for fold in range(folds):
        kept = [entry for entry in compared if _fold(entry[0], folds) != fold]
        table = fit(kept)
        for pair, row in compared:
            odds = table[BIAS] + sum(table.get(name, 0.0) * value for name, value in row.items())
            if _fold(pair, folds) == fold and odds > 0:
                linked.add((pair.one.id, pair.other.id))
    return linked


def _fold(pair: Pair, folds: int) -> int:
    return crc32(pair.one.document.encode()) % folds


def misses(
    pairs: Iterable[Pair],
    linked: Callable[[Pair], bool],
    facts: Mapping[ClaimId, Facts],
    documents: Mapping[DocumentId, Document],
) -> Iterator[str]:
    """Yield the wrong answers, with what was compared."""
    actors = load_actors()
    for pair in pairs:
        if linked(pair) != pair.same:
            a, b = facts[pair.one.id], facts[pair.other.id]
            compared = (*comparisons(a, b, actors), *between(a, b, actors))
            names = ", ".join(name for name, value in compared if value)
            verdict = "PARTED" if pair.same else "JOINED"
            yield f"\n{verdict} {log_odds(a, b, actors):+.1f} {names}"
            for claim in (pair.one, pair.other):
                document = documents[claim.document]
                days = f"{claim.when.start}..{claim.when.end}"
                yield f"  {document.name} {claim.type} {claim.trigger.of(document.text)!r} {days}"
                yield f"    {' '.join(claim.sentence.of(document.text).split())[:300]}"


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", default=None)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--fit", action="store_true")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        claims, documents = read(args.articles, args.record or f"{folder}/pairs.db")
    pairs, gone = judged(claims, documents)
    facts = {fact.id: fact for fact in facts_of_all(claims, documents)}
    if args.fit:
        compared = list(comparable(_of(TUNE, pairs), facts))
        linked = left_out(compared)
        sys.stdout.writelines(f'    "{name}": {weight:.2f},\n' for name, weight in fit(compared).items())
        own = [pair for pair, _ in compared]
        sys.stdout.write(f"left out: {figures(own, lambda pair: (pair.one.id, pair.other.id) in linked)}\n")
        return 0
    dateline = in_one_event(link(claims, documents, actors=load_actors()))
    if args.misses:
        sys.stdout.writelines(f"{line}\n" for line in misses(_of(TUNE, pairs), dateline, facts, documents))
    sys.stdout.write(f"{len(pairs)} pairs of claims, {gone} gone since they were judged\n")
    for half in (TUNE, HELD_OUT):
        own = _of(half, pairs)
        sys.stdout.write(f"{half}: {len(own)} pairs, {sum(pair.same for pair in own)} of one event\n")
        sys.stdout.write(f"  one type, place and day  {figures(own, one_day)}\n")
        sys.stdout.write(f"  dateline                 {figures(own, dateline)}\n")
        sys.stdout.write(f"  at best, with its vetoes {figures(own, at_best(facts))}\n")
    return 0


def _of(half: str, pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.half == half]


if __name__ == "__main__":
    sys.exit(main())
