"""Read reports into a new record and print speed, memory and yield.

usage: python -m evaluation.reading INPUT... [--map FIELD=COLUMN]... [--workers N]

Prints documents per second from the first page to the last interval of control (model loading included), the
largest resident memory of this process and of its workers in MiB, claims per document and the size of the
record in MiB; with one worker also where this process's time goes, in processor milliseconds a document.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from dateline.claims import Extractor
from dateline.claims.heads import Heads
from dateline.documents import ReadOptions
from dateline.gazetteer import Gazetteer
from dateline.language.encoder import Encoder
from dateline.language.pipeline import Pipeline
from dateline.record import Record
from dateline.stages import Stages
from dateline.store.database import Database

P, R = ParamSpec("P"), TypeVar("R")

PARTS: dict[str, tuple[tuple[type, str], ...]] = {
    "extract": ((Extractor, "extract_many"),),
    "  parse": ((Pipeline, "parse"),),
    "    the network": ((Encoder, "_pass"),),
    "  triggers and roles": ((Heads, "propose_many"),),
    "  places": ((Gazetteer, "find"), (Gazetteer, "resolve")),
    "find copies": ((Stages, "copies"),),
    "link events": ((Stages, "fuse"),),
    "assess control": ((Stages, "assess"),),
    "store": ((Database, "put"), (Database, "conclude")),
}
"""What is timed, and the methods that do it; what is indented lies within what stands above it."""

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


def _peak_mib(who: int) -> float:
    return resource.getrusage(who).ru_maxrss * _MAXRSS_BYTES / 2**20


def _timed(work: Callable[P, R], part: str, spent: Counter[str]) -> Callable[P, R]:
    @wraps(work)
    def timed(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            spent[part] += time.process_time() - began

    return timed


def _watch() -> Counter[str]:
    """Let every part count the processor seconds that it takes from now on."""
    spent: Counter[str] = Counter()
    for part, methods in PARTS.items():
        for owner, name in methods:
            setattr(owner, name, _timed(getattr(owner, name), part, spent))
    return spent


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
    parser.add_argument("--workers", type=int, default=None)
    args = parser.parse_args(argv)
    spent = _watch() if args.workers == 1 else Counter()
    options = ReadOptions(columns=dict(pair.split("=", 1) for pair in args.map))
    with tempfile.TemporaryDirectory() as folder:
        location = Path(folder) / "bench.db"
        record = Record.open(str(location), create=True)
        began, busy = time.perf_counter(), time.process_time()
        record.read(args.inputs, options=options, workers=args.workers)
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        holds = record.summary()
        size_mib = sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20
    documents = holds["documents"] + holds["headlines"]
    rows = {
        "documents": f"{documents}",
        "documents/s": f"{documents / seconds:.1f}",
        "seconds": f"{seconds:.1f}",
        "claims/document": f"{holds['claims'] / max(1, documents):.1f}",
        "events": f"{holds['events']}",
        "peak memory, this process": f"{_peak_mib(resource.RUSAGE_SELF):.0f} MiB",
        "peak memory, largest worker": f"{_peak_mib(resource.RUSAGE_CHILDREN):.0f} MiB",
        "record": f"{size_mib:.1f} MiB",
    }
    if spent:
        outer = sum(seconds for part, seconds in spent.items() if not part.startswith(" "))
        times = {
            "processor time": busy,
            **{part: spent[part] for part in PARTS},
            "pages and the rest": busy - outer,
        }
        rows |= {part: f"{1000 * seconds / documents:.1f} ms/document" for part, seconds in times.items()}
    for name, value in rows.items():
        sys.stdout.write(f"{name:<28} {value}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
