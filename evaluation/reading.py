"""Read reports into a new record and print speed, memory and yield.

usage: python -m evaluation.reading INPUT... [--map FIELD=COLUMN]... [--workers N]

Prints documents per second from the first page to the last interval of control (model loading apart), the
largest resident memory of this process and of its workers in MiB, claims per document and the size of the
record in MiB.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from dateline.documents import ReadOptions
from dateline.record import Record

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


def _peak_mib(who: int) -> float:
    return resource.getrusage(who).ru_maxrss * _MAXRSS_BYTES / 2**20


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN")
    parser.add_argument("--workers", type=int, default=None)
    args = parser.parse_args(argv)
    options = ReadOptions(columns=dict(pair.split("=", 1) for pair in args.map))
    with tempfile.TemporaryDirectory() as folder:
        location = Path(folder) / "bench.db"
        record = Record.open(str(location), create=True)
        began = time.perf_counter()
        record.read(args.inputs, options=options, workers=args.workers)
        seconds = time.perf_counter() - began
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
    for name, value in rows.items():
        sys.stdout.write(f"{name:<28} {value}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
