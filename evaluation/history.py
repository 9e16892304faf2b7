"""Measure who held what against the known history of towns, from raw reports to control.

usage: python -m evaluation.history --shared ../shared [--rivals] [--misses] [--cache FOLDER]

Reads FA-KES (Syria, 2011–2018) and the seeds (Iraq) through all stages, as ``dateline read`` does, and asks
for every town of ``history.csv`` and every day of its history, from the first report to the last, who held
it. ``history.csv`` was written from public knowledge, by town and holder, each row with its source, before
any answer was compared with it; the figures of ``control/`` were chosen with an eye on these very towns.

A day is *right* if the answer's status and side are those of the history (a side that shared the town
counts), *contested* if the answer is that a town was contested that one side held, *wrong* if it is anything
else, and *not known* if the answer is that nothing is known. A change of hands is found if some interval of
its taker begins within 30 days of it; the error is the days between.

Documents and claims are kept in a folder of temporary files, by the digest of the reports and of the code
that reads them, so that a second run takes seconds; events and control are drawn anew each time.
``--rivals`` prints the same for simpler ways to conclude who holds a place; see ``rivals.py``.
"""

import argparse
import csv
import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from evaluation.belief import Graded, lines
from evaluation.rivals import RIVALS

import dateline
from dateline.actors import ActorTable
from dateline.documents import ReadOptions
from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import Claim, Control, ControlStatus, Document, Event
from dateline.record import Record
from dateline.stages import Stages

TABLE = Path(__file__).with_name("history.csv")
INPUTS = ("data/fakes/articles.jsonl", "seeds")
READING = ("documents", "language", "actors", "gazetteer", "claims", "model.py", "ids.py")
"""Parts of the package that make documents and claims of reports."""

FOUND_WITHIN_DAYS = 30
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One row of the history: who held a town on which days."""

    town: str
    first: date
    last: date | None
    status: ControlStatus
    sides: frozenset[str]
    """The side that held it, or those that shared or contested it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What some reports say, and what follows."""

    documents: Mapping[DocumentId, Document]
    claims: Mapping[ClaimId, Claim]
    events: tuple[Event, ...]


# ------------------------------------------------------------------------------------------------ the reports


def told(shared: Path, cache: Path) -> tuple[Record, Told]:
    """Return the record of the reports, read or taken from the cache, and the events of the code at hand."""
    inputs = [shared / name for name in INPUTS]
    location = cache / f"dateline-history-{_digest(inputs)}.db"
    record = Record.open(str(location), create=True)
    if not record.is_complete:
        options = ReadOptions(columns={"published": "date", "publisher": "source"})
        record.read(inputs, options=options)
    stages = Stages()
    documents = {one.id: one for one in record.documents()}
    copies = stages.copies(documents.values())
    documents = {id_: replace(one, copy_of=copies.get(id_)) for id_, one in documents.items()}
    claims = {claim.id: claim for claim in record.claims()}
    events = stages.fuse(claims.values(), documents)
    return record, Told(documents=documents, claims=claims, events=events)


def _digest(inputs: Iterable[Path]) -> str:
    package = Path(dateline.__file__).parent
    total = hashlib.sha256()
    for root in [*inputs, *(package / part for part in READING)]:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


# ------------------------------------------------------------------------------------------------ the history


def history(table: Path, actors: ActorTable) -> list[Spell]:
    """Return the rows of the history, by town and day as they stand there.

    Raises:
        ValueError: the spells of a town overlap, or leave days out.
    """
    spells: list[Spell] = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spell = Spell(
                town=row["place"],
                first=date.fromisoformat(row["from"]),
                last=date.fromisoformat(row["to"]) if row["to"] else None,
                status=ControlStatus(row["status"]),
                sides=frozenset(actors.side(ActorId(one)) for one in row["holder"].split("|")),
            )
            before = spells[-1] if spells and spells[-1].town == spell.town else None
            if before is not None and (before.last is None or before.last + DAY != spell.first):
                raise ValueError(f"{table}: {spell.town} {spell.first} does not follow the row before it")
            spells.append(spell)
    return spells


def verdict(spell: Spell, row: Control | None, actors: ActorTable) -> str:
    """Return ``right``, ``contested``, ``wrong`` or ``not known``."""
    if row is None or row.status is ControlStatus.UNKNOWN or row.holder is None:
        return "not known"
    if row.status is not spell.status:
        return "contested" if row.status is ControlStatus.CONTESTED else "wrong"
    return "right" if actors.side(row.holder) in spell.sides else "wrong"


def days_of(spell: Spell, since: date, until: date) -> Iterator[date]:
    """Yield the days of a spell within the span of the reports."""
    day, last = max(spell.first, since), min(spell.last or until, until)
    while day <= last:
        yield day
        day += DAY


def error_days(spell: Spell, rows: Sequence[Control], actors: ActorTable) -> int | None:
    """Return the days between a change of hands and the nearest beginning of its taker; None if far off."""
    begins = [
        row.start
        for row, before in zip(rows[1:], rows, strict=False)
        if row.start is not None and _is_of(row, spell, actors) and not _is_of(before, spell, actors)
    ]
    errors = [abs((start - spell.first).days) for start in begins]
    return min((error for error in errors if error <= FOUND_WITHIN_DAYS), default=None)


def _is_of(row: Control, spell: Spell, actors: ActorTable) -> bool:
    return (
        row.status is ControlStatus.HELD and row.holder is not None and actors.side(row.holder) in spell.sides
    )


# ------------------------------------------------------------------------------------------------ the figures


@dataclass(slots=True)
class Figures:
    """How one way to conclude who holds a place did."""

    days: Counter[str]
    """Verdict to town-days."""
    errors: list[int]
    """Days between each change of hands that was found and when it was found."""
    changes: int
    """Changes of hands in the history."""

    def line(self) -> str:
        """Return the figures on one line."""
        total, known = self.days.total(), self.days["right"] + self.days["wrong"]
        shares = "  ".join(
            f"{name} {self.days[name] / total:.3f}" for name in ("right", "wrong", "contested", "not known")
        )
        answered = known + self.days["contested"]
        return (
            f"{total:,} town-days: {shares}\n"
            f"right of the known {self.days['right'] / max(1, known):.3f}, "
            f"with contested as wrong {self.days['right'] / max(1, answered):.3f}; "
            f"changes of hands found {len(self.errors)} of {self.changes}, "
            f"median error {median(self.errors) if self.errors else float('nan'):g} days"
        )


def measure(
    spells: Sequence[Spell],
    rows: Iterable[Control],
    places: Mapping[str, PlaceId],
    *,
    since: date,
    until: date,
    actors: ActorTable,
) -> dict[str, Figures]:
    """Return the figures of each town, and of all under the empty name."""
    of_place: dict[PlaceId, list[Control]] = {}
    for row in rows:
        of_place.setdefault(row.place.id, []).append(row)
    found = {town: Figures(Counter(), [], 0) for town in ("", *places)}
    for before, spell in zip([None, *spells], spells, strict=False):
        own = of_place.get(places[spell.town], [])
        for figures in (found[""], found[spell.town]):
            for day in days_of(spell, since, until):
                figures.days[verdict(spell, _in_force(own, day), actors)] += 1
            changes = before is not None and before.town == spell.town and spell.status is ControlStatus.HELD
            if changes and since <= spell.first <= until:
                figures.changes += 1
                error = error_days(spell, own, actors)
                figures.errors += [] if error is None else [error]
    return found


def _in_force(rows: Iterable[Control], day: date) -> Control | None:
    return next(
        (row for row in rows if (row.start or date.min) <= day and day <= (row.end or date.max)), None
    )


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    record, reports = told(args.shared, args.cache)
    actors = Stages().actors()
    spells = history(TABLE, actors)
    published = [one.published.day for one in reports.documents.values() if one.published]
    since, until = min(published), max(published)
    places = {town: record.place(town).id for town in dict.fromkeys(spell.town for spell in spells)}
    print(f"{len(reports.documents)} reports of {since} to {until}, {len(places)} towns")
    for name, conclude in RIVALS.items():
        if name != "the model" and not args.rivals:
            continue
        rows = conclude(reports.events, reports.claims, reports.documents, actors)
        figures = measure(spells, rows, places, since=since, until=until, actors=actors)
        print(f"\n{name}: {figures[''].line()}")
        if name == "the model":
            _print_reliability(graded(spells, rows, places, since=since, until=until, actors=actors))
            for town, own in figures.items():
                if town:
                    _print_town(town, own)
            if args.misses:
                _print_misses(spells, rows, places, actors)
    return 0


def graded(
    spells: Iterable[Spell],
    rows: Iterable[Control],
    places: Mapping[str, PlaceId],
    *,
    since: date,
    until: date,
    actors: ActorTable,
) -> dict[ControlStatus, list[Graded]]:
    """Return, per status answered, each interval with its belief and the share of its days that is right."""
    rows = list(rows)
    found: dict[tuple[ControlStatus, str, date | None, float], Counter[bool]] = {}
    for spell in spells:
        own = [row for row in rows if row.place.id == places[spell.town]]
        for day in days_of(spell, since, until):
            row = _in_force(own, day)
            said = verdict(spell, row, actors)
            if row is not None and said != "not known":
                key = (row.status, spell.town, row.start, row.belief)
                found.setdefault(key, Counter())[said == "right"] += 1
    answers: dict[ControlStatus, list[Graded]] = {}
    for (status, town, _, belief), days in found.items():
        one = Graded(town, belief, days[True] / days.total(), days.total())
        answers.setdefault(status, []).append(one)
    return answers


def _print_reliability(answers: Mapping[ControlStatus, Sequence[Graded]]) -> None:
    for status, own in answers.items():
        print(f"belief of {status}: " + "\n".join(lines(own)))


def _print_town(town: str, figures: Figures) -> None:
    shares = "  ".join(f"{name} {days:,}" for name, days in sorted(figures.days.items(), reverse=True))
    print(f"  {town:<28} {shares}; changes {figures.errors} of {figures.changes}")


def _print_misses(
    spells: Iterable[Spell], rows: Iterable[Control], places: Mapping[str, PlaceId], actors: ActorTable
) -> None:
    rows = list(rows)
    for spell in spells:
        for row in rows:
            first, last = row.start or date.min, row.end or date.max
            overlap = first <= (spell.last or date.max) and spell.first <= last
            if row.place.id == places[spell.town] and overlap:
                said = verdict(spell, row, actors)
                if said in ("wrong", "contested"):
                    print(
                        f"{said:<9} {spell.town}: {row.status} {row.holder} {row.start}..{row.end} "
                        f"{row.belief:.2f}; was {spell.status} {'|'.join(sorted(spell.sides))} "
                        f"{spell.first}..{spell.last}"
                    )


if __name__ == "__main__":
    sys.exit(main())
