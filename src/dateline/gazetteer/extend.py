"""The index of all places → the index with a user's own: a copy in which their tables are merged.

A place of a table that the index has already only lends it its names: it is the same when its id is, and
else when one of its kind that goes by its name lies near by.
"""

import shutil
import sqlite3
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from dateline.errors import SourceError
from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.index import hint, note, part_of, plain_keys, sound
from dateline.gazetteer.own import BadRow, entry, names, whole
from dateline.gazetteer.sources import Entry
from dateline.ids import PlaceId
from dateline.model import Place
from dateline.tables import Row, Tables

_WIDE_KM = 100.0
"""How far apart two points may lie that stand for one province, river or mountain range."""
_NEAR_KM = 5.0
"""The same for one town, bridge or camp: lists disagree about the middle of a town."""
_WIDE = frozenset(
    {"province", "region", "district", "river", "valley", "mountain", "desert", "lake", "country"}
)


def extend_index(base: Path, path: Path, own: Tables) -> None:
    """Write the index of ``base`` and a user's own tables; at any moment the file is absent or whole.

    Several processes may do so at once: each writes a file of its own and the last one stays. When the
    tables change meanwhile, nothing is written.

    Raises:
        SourceError: a table cannot be read, or a row of it says no place.
    """
    digest = own.digest()
    with part_of(path) as part:
        shutil.copyfile(base, part)
        index = sqlite3.connect(part, isolation_level=None)
        try:
            index.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN"
            )
            merging = _Merging(index)
            for name in own.names():
                merging.table(name, own.rows(name))
            merging.finish()
            index.execute("COMMIT")
        finally:
            index.close()
        if own.digest() == digest:
            part.replace(path)


class _Merging:
    """Puts rows into an index that is open for writing."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        ((last,),) = index.execute("SELECT max(row) FROM place")
        self._rows = count(last + 1)
        self._named: list[tuple[str, int]] = []
        self._keys: set[str] = set()

    def table(self, name: str, rows: Iterable[tuple[str, Row]]) -> None:
        """Put the rows of a table where they belong."""
        for ref, row in rows:
            row = whole(row)
            told = f"{name}: {row['source']}" if row["source"] else name
            try:
                if row["lat"]:
                    self._place(entry(row), told)
                else:
                    self._names(row)
            except BadRow as error:
                raise SourceError(ref, f"{error}; mend the row or remove the source {name}") from error

    def finish(self) -> None:
        """Write what nothing is looked up in meanwhile: at once that is quicker."""
        sound(self._index, self._named)
        hint(self._index, self._keys)

    def _place(self, entry: Entry, told: str) -> None:
        place = entry.place
        row = self._row_of(place.id)
        if row is None:
            row = self._same(entry)
        if row is None:
            row = next(self._rows)
            self._insert(row, place)
            self._name(row, entry.main, entry.other)
        elif entry.known or place.geonameid is not None:
            self._name(row, entry.main, entry.other)
            self._index.execute(
                "UPDATE place SET population=max(population, ?) WHERE row=?", (place.population, row)
            )
        else:
            self._name(row, (), (*entry.main, *entry.other))
        note(self._index, row, Entry(place, (), known=entry.known, source=told))

    def _names(self, row: Row) -> None:
        """Give its names to a place that is there; those of other places are of no use."""
        of = self._row_of(row["id"])
        if of is not None:
            self._name(of, *names(row))

    def _row_of(self, id_: str) -> int | None:
        found = self._index.execute("SELECT row FROM place WHERE id=?", (id_,)).fetchone()
        return found and int(found[0])

    def _same(self, entry: Entry) -> int | None:
        """Return the row of the nearest place that is the same by name, kind and country; None for none."""
        place = entry.place
        reach = _WIDE_KM if place.kind in _WIDE else _NEAR_KM
        query = "SELECT row, lat, lon, country FROM plain JOIN place ON row=place WHERE key=? AND kind=?"
        near = [
            (distance_km(lat, lon, place.lat, place.lon), row)
            for key, main in plain_keys(entry).items()
            if main
            for row, lat, lon, country in self._index.execute(query, (key, place.kind))
            if None in (country, place.country) or country == place.country
        ]
        km, row = min(near, default=(reach + 1, None))
        return row if km <= reach else None

    def _insert(self, row: int, p: Place) -> None:
        self._index.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,0)",
            (row, p.id, p.name, p.lat, p.lon, p.kind, p.country, p.admin1, p.geonameid, p.population),
        )

    def _name(self, row: int, main: tuple[str, ...], other: tuple[str, ...]) -> None:
        keys = plain_keys(Entry(_NAMED, main, other))
        self._index.executemany(
            "INSERT INTO plain VALUES (?,?,?) ON CONFLICT DO UPDATE SET main=max(main, excluded.main)",
            [(key, row, is_main) for key, is_main in keys.items()],
        )
        self._keys.update(keys)
        self._named += [(name, row) for name in (*main, *other)]


_NAMED = Place(id=PlaceId(""), name="", lat=0.0, lon=0.0, kind="")
"""Stands for the place of names whose place is there already."""
