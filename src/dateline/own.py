"""What users add to what the program knows: their own places and actors, from files to tables and back.

::

    IQ.zip, camps.csv ─add─▶ a table for each source, in one folder ─▶ the gazetteer, in every command
    militias.csv      ─add─▶ a table for each source, in another    ─▶ the table of actors

The tables are all that is kept (see :mod:`dateline.tables`). What follows from them, such as the index of the
gazetteer, is made from them when it is first needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dateline import stages
from dateline.errors import SourceError, UsageError
from dateline.model import Actor, Place, Rejected
from dateline.tables import Row, Tables, read_rows

if TYPE_CHECKING:
    from dateline.gazetteer.files import PlaceTable


@dataclass(slots=True, kw_only=True)
class Added:
    """What became of one file."""

    source: str
    """What its table is called."""
    entries: int = 0
    """Places or actors."""
    names: int = 0
    """Their names, and names of places that were there."""
    replaced: bool = False
    """Whether it took the place of an earlier table of its name."""
    overrides: list[str] = field(default_factory=list)
    """Slugs of the package's actors that the file describes anew."""
    by_hand: bool = True
    """Whether names of it count wherever they stand, as in a list made by hand."""
    left_out: int = 0
    """Features that reports do not name, and names of no place that is known."""
    rejected: list[Rejected] = field(default_factory=list)
    """Rows that say nothing, each with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One of a user's own tables."""

    name: str
    """What it is called."""
    file: str
    """Where it lies."""
    entries: int
    """Places or actors; rows that only add names to places are none."""
    names: int
    """Names in it."""
    added: datetime
    """When it was last written, local time."""
    sha256: str
    """64 hexadecimal digits that stand for its name and bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place that a name may mean."""

    place: Place
    """The place."""
    likeness: float
    """How well the name fits, 0 to 1; 1 for a main name, in any case and with or without marks."""
    sources: tuple[str, ...]
    """Where what is said of it can be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActor:
    """An actor that a name may mean."""

    actor: Actor
    """The actor."""
    likeness: float
    """How well the name fits, 0 to 1."""
    source: str
    """The user's table that describes it; ``dateline`` for the package."""


def add_places(
    files: Iterable[str], folder: str, *, columns: Mapping[str, str], name: str | None = None
) -> Iterator[Added | Rejected]:
    """Keep the places of some files, and yield for each what became of it, or why it could not be used.

    Args:
        files: GeoNames country files, alternate names or names of divisions; CSV with a header; GeoJSON;
            each also zipped.
        folder: of the user's own tables.
        columns: which column of a CSV or GeoJSON file holds a field, where the names differ.
        name: what to call the table, for a single file; None for the stem of each.

    Raises:
        UsageError: places have no such field, or the name cannot be one.
        SourceError: a table that is there already cannot be read, or the folder not be written to.
    """
    from dateline.gazetteer.files import PlaceTable, open_tables
    from dateline.gazetteer.own import Reader, checked_map
    from dateline.gazetteer.sources import division_names

    reader = Reader(stages.load_gazetteer(folder).index)
    columns, divisions, there = checked_map(columns), division_names(), set[str]()

    def table(stem: str, ref: str, text: TextIO) -> PlaceTable:
        return PlaceTable(name or stem, ref, text, reader, columns, divisions)

    for file in files:
        try:
            for one in open_tables(Path(file), table):
                yield _added_places(one, Tables(Path(folder)), there)
        except SourceError as error:
            yield Rejected(ref=error.ref, stage="read", reason=error.reason)
    stages.forget()
    stages.load_gazetteer(folder)


def _added_places(table: "PlaceTable", own: Tables, there: set[str]) -> Added:
    """Keep the places of a table; ``there`` gains the ids of those that this run has added."""
    from dateline.gazetteer.own import COLUMNS, names, whole

    added = Added(source=table.name, replaced=table.name in own.names(), by_hand=False)

    def kept() -> Iterator[Row]:
        for row in table:
            if isinstance(row, Rejected):
                added.rejected.append(row)
                continue
            row = whole(row)
            if not row["lat"] and row["id"] not in there and not table.reader.has(row["id"]):
                added.left_out += 1
                continue
            there.add(row["id"])
            added.entries += bool(row["lat"])
            added.names += sum(map(len, names(row)))
            added.by_hand |= bool(row["known"])
            yield row

    rows = kept()
    first = next(rows, None)
    if first is not None:
        own.put(table.name, COLUMNS, chain([first], rows))
    added.left_out += table.left_out
    return added


def add_actors(files: Iterable[str], folder: str, *, name: str | None = None) -> Iterator[Added | Rejected]:
    """Keep the actors of some files, and yield for each what became of it, or why it could not be used.

    Args:
        files: CSV in the columns of ``actors.csv``.
        folder: of the user's own tables.
        name: what to call the table, for a single file; None for the stem of each.

    Raises:
        UsageError: the name cannot be one.
        SourceError: a table that is there already cannot be read, or the folder not be written to.
    """
    own = Tables(Path(folder))
    for file in files:
        try:
            yield _added_actors(file, own, name or Path(file).stem)
        except SourceError as error:
            yield Rejected(ref=error.ref, stage="read", reason=error.reason)


def _added_actors(file: str, own: Tables, source: str) -> Added:
    from dateline.actors.own import COLUMNS, check, names

    written = list(read_rows(Path(file)))
    lines = {ref for ref, _ in written}
    package = stages.load_actors(None)
    held, rejected = check([*_rows(own, but=source), *written], known=package)
    for wrong in rejected:
        if wrong.ref not in lines:
            raise SourceError(file, f"would break the source {Path(wrong.ref).stem}: {wrong.reason}")
    rows = [row for ref, row in held if ref in lines]
    added = Added(
        source=source,
        entries=len(rows),
        names=sum(len(names(row)) for row in rows),
        replaced=source in own.names(),
        overrides=[row["slug"] for row in rows if row["slug"] in package],
        rejected=rejected,
    )
    if rows:
        own.put(source, COLUMNS, rows)
        stages.forget()
    return added


def _rows(own: Tables, *, but: str) -> Iterator[tuple[str, Row]]:
    """Yield where each row of a user's tables stands, and the row; those of one table left out."""
    return chain.from_iterable(own.rows(name) for name in own.names() if name != but)


def remove_places(name: str, folder: str) -> None:
    """Remove one of a user's own tables of places.

    Raises:
        UsageError: there is none of that name; those that there are are named.
    """
    Tables(Path(folder)).remove(name)
    stages.forget()


def remove_actors(name: str, folder: str) -> None:
    """Remove one of a user's own tables of actors.

    Raises:
        UsageError: there is none of that name, or others rest on it.
    """
    from dateline.actors.own import check

    own = Tables(Path(folder))
    if name in own.names():
        for wrong in check(_rows(own, but=name), known=stages.load_actors(None))[1]:
            raise UsageError(f"the source {Path(wrong.ref).stem} rests on {name}: {wrong.reason}")
    own.remove(name)
    stages.forget()


def sources_of_places(folder: str) -> list[Source]:
    """Return a user's own tables of places by name.

    Raises:
        SourceError: one cannot be read.
    """
    from dateline.gazetteer.own import names

    own = Tables(Path(folder))
    return [
        _source(own, name, ((bool(row["lat"]), sum(map(len, names(row)))) for _, row in own.rows(name)))
        for name in own.names()
    ]


def sources_of_actors(folder: str) -> list[Source]:
    """Return a user's own tables of actors by name.

    Raises:
        SourceError: one cannot be read.
    """
    from dateline.actors.own import names

    own = Tables(Path(folder))
    return [
        _source(own, name, ((True, len(names(row))) for _, row in own.rows(name))) for name in own.names()
    ]


def _source(own: Tables, name: str, rows: Iterable[tuple[bool, int]]) -> Source:
    """Return a table, given of each row whether it is an entry, and how many names it has."""
    entries, names = map(sum, zip(*rows, strict=True))
    path = own.path(name)
    return Source(
        name=name,
        file=str(path),
        entries=entries,
        names=names,
        added=datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0),
        sha256=own.digest_of(name),
    )


def find_places(name: str, folder: str) -> list[FoundPlace]:
    """Return the places that a name may mean, in any spelling, the likeliest first.

    Raises:
        UsageError: no gazetteer holds the name; the nearest spellings are named.
    """
    gazetteer = stages.load_gazetteer(folder)
    found = gazetteer.candidates(name)
    if not found:
        near = "; ".join(gazetteer.suggest(name))
        raise UsageError(f"unknown place {name!r}" + (f"; the nearest are: {near}" if near else ""))
    return [
        FoundPlace(place=one.place, likeness=one.similarity, sources=gazetteer.sources(one.place))
        for one in found
    ]


def find_actors(name: str, folder: str) -> list[FoundActor]:
    """Return the actors that a name may mean, the likeliest first.

    Raises:
        UsageError: no table holds the name or one like it.
    """
    own = Tables(Path(folder))
    described = {row["slug"]: one for one in own.names() for _, row in own.rows(one)}
    found = [
        FoundActor(actor=actor, likeness=likeness, source=described.get(actor.id, "dateline"))
        for actor, likeness in stages.load_actors(folder).search(name)
    ]
    if not found:
        raise UsageError(f"unknown actor {name!r}")
    return found
