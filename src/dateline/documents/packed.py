"""Archives → their files, on disk for as long as they are read."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.errors import SourceError
from dateline.model import Rejected

MOST_TIMES = 200
"""How many times its packed size a file may have: prose packs to a third or so, traps to a thousandth."""


def unpacked(path: Path) -> Iterator[tuple[str, Path] | Rejected]:
    """Yield the files of a zip by name, each with where it lies until the next is asked for.

    Raises:
        SourceError: it is no zip.
    """
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise SourceError(str(path), f"not a zip: {error}") from error
    with archive, TemporaryDirectory(prefix="dateline-") as folder:
        files = [info for info in archive.infolist() if not info.is_dir()]
        for info in sorted(files, key=lambda info: info.filename):
            ref = f"{path}/{info.filename}"
            if info.file_size > MOST_TIMES * max(1, info.compress_size):
                yield Rejected(ref=ref, stage="read", reason=f"unpacks to over {MOST_TIMES} times its size")
                continue
            try:
                # The archive's own names, which may lead anywhere, are kept to their last part.
                at = Path(folder) / Path(info.filename).name
                with archive.open(info) as packed, at.open("wb") as file:
                    shutil.copyfileobj(packed, file)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError) as error:
                yield Rejected(ref=ref, stage="read", reason=f"cannot be unpacked: {error}")
                continue
            yield info.filename, at
            at.unlink()
