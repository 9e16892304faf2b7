"""A user's own tables: a folder of CSV files, one for each source, read beside the tables of the package.

The files are all there is: no list of them is kept elsewhere. Whoever copies the folder, or edits a file in
it, has copied or edited what the program knows; the digest of their bytes names what is derived from them.
"""

import csv
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import SourceError, UsageError

Row = dict[str, str]
"""One row of a table: column to value, "" where there is none."""

SUFFIX = ".csv"


def default_folder(room: str) -> Path:
    """Return where the tables of a room (``gazetteer``, ``actors``) lie unless a setting says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("dateline") / room


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables in a folder."""

    folder: Path
    """Where they lie; it need not exist before the first is put there."""

    def names(self) -> list[str]:
        """Return what the tables are called, sorted."""
        return sorted(path.stem for path in self.folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))

    def path(self, name: str) -> Path:
        """Return the file of a table."""
        return self.folder / f"{name}{SUFFIX}"

    def rows(self, name: str) -> Iterator[tuple[str, Row]]:
        """Yield where each row of a table stands, as ``file:line``, and the row.

        Raises:
            SourceError: the file cannot be read.
        """
        return read_rows(self.path(name))

    def digest(self) -> str:
        """Return 8 hexadecimal digits that stand for the names and bytes of all tables; "" for none."""
        names = self.names()
        return hashlib.sha256("\n".join(map(self.digest_of, names)).encode()).hexdigest()[:8] if names else ""

    def digest_of(self, name: str) -> str:
        """Return 64 hexadecimal digits that stand for the name and bytes of a table.

        Raises:
            SourceError: the file cannot be read.
        """
        try:
            with self.path(name).open("rb") as file:
                of_bytes = hashlib.file_digest(file, "sha256")
        except OSError as error:
            raise SourceError(str(self.path(name)), reason(error)) from error
        return hashlib.sha256(f"{name} {of_bytes.hexdigest()}".encode()).hexdigest()

    def put(self, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
        """Write a table, in the place of one of its name; at any moment the old or the new one is whole.

        Raises:
            UsageError: the name cannot be that of a file.
            SourceError: the folder cannot be written to.
        """
        if not name or name.startswith(".") or name != Path(name).name or "\\" in name:
            raise UsageError(f"{name!r} cannot be the name of a source")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)
            try:
                with open(handle, "w", encoding="utf-8", newline="") as file:
                    table = csv.DictWriter(file, fieldnames=columns, restval="", lineterminator="\n")
                    table.writeheader()
                    table.writerows(rows)
                os.replace(part, self.path(name))
            finally:
                Path(part).unlink(missing_ok=True)
        except OSError as error:
            raise SourceError(str(self.folder), reason(error)) from error

    def remove(self, name: str) -> None:
        """Remove a table.

        Raises:
            UsageError: there is none of that name; those that there are are named.
        """
        try:
            self.path(name).unlink()
        except FileNotFoundError as error:
            known = ", ".join(self.names()) or "none"
            raise UsageError(f"no source {name!r}; there is: {known}") from error


def reason(error: OSError) -> str:
    """Return why a file cannot be read or written, as one clause."""
    return "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()


def read_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Yield where each row of a CSV file stands, as ``file:line``, and the row.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            for row in table:
                yield f"{path}:{table.line_num}", {key: value or "" for key, value in row.items() if key}
    except OSError as error:
        raise SourceError(str(path), reason(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            str(path), "not UTF-8 text" if isinstance(error, ValueError) else str(error)
        ) from error
