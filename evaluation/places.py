"""How well places are found and resolved.

``gold DIR`` reads a folder of coded reports (``ID.txt`` beside ``ID.json``, also in folders inside it) and
tells for how many of the coded places the program finds a toponym in the coded words, gives it coordinates,
and gives the right ones (within 25 km). ``corpora DIR`` reads the geoparsing corpora of a folder and prints
one table of recognition and resolution beside published figures (:mod:`evaluation.geoparsing`). ``speed DIR``
prints how fast both are on them. ``index`` builds the index anew and prints what it costs; then what opening
it costs another process.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from evaluation import geoparsing

from dateline.gazetteer import Gazetteer, PlaceChoice, open_gazetteer
from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.index import compile_index, index_path

NEAR_KM = 25.0
WORDS_OF_A_REPORT = 400


def coded_reports(folder: Path) -> Iterator[tuple[str, dict[str, object], list[dict[str, object]]]]:
    """Yield (text, gold document, its distinct places) of each coded report."""
    for path in sorted(folder.rglob("*.json")):
        report = path.with_suffix(".txt")
        if path.name == "meta.json" or not report.exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        places = {(p["text"], p["lat"], p["lon"]): p for claim in gold["claims"] for p in claim["place"]}
        yield report.read_text(encoding="utf-8"), gold, list(places.values())


def is_near(choice: PlaceChoice, lat: float, lon: float, km: float) -> bool:
    """Tell whether a choice lies within ``km`` of a point."""
    return choice.place is not None and distance_km(choice.place.lat, choice.place.lon, lat, lon) <= km


def measure_gold(gazetteer: Gazetteer, folder: Path, *, misses: bool) -> None:
    """Print how the coded places of a folder fare."""
    tally: Counter[str] = Counter()
    missed: Counter[tuple[str, str, str]] = Counter()
    for text, gold, places in coded_reports(folder):
        toponyms = gazetteer.find(text)
        choices = gazetteer.resolve(toponyms, text=text, dateline=gold.get("dateline"))  # type: ignore[arg-type]
        for place in places:
            words, lat, lon = str(place["text"]), place["lat"], place["lon"]
            named = any(c.isupper() for c in words.removeprefix("The "))
            if lat is None or lon is None or not named:
                tally["without coordinates or name"] += 1
                continue
            tally["named places"] += 1
            at = [i for i in range(len(text)) if text.startswith(words, i)] or [-1]
            inside = [
                c for c in choices for s in at if c.toponym.start < s + len(words) and c.toponym.end > s >= 0
            ]
            tally["found"] += bool(inside)
            tally["with coordinates"] += any(c.place for c in inside)
            right = any(is_near(c, float(lat), float(lon), NEAR_KM) for c in inside)  # type: ignore[arg-type]
            tally["right"] += right
            if not right:
                got = next(
                    (
                        f"{c.place.name} {c.place.kind} {c.place.country} {c.place.lat} {c.place.lon}"
                        for c in inside
                        if c.place
                    ),
                    "-",
                )
                missed[words, f"{place['name']} {lat} {lon}", got] += 1
    total = tally["named places"]
    print(f"{folder}: {total} named places with coordinates ({tally['without coordinates or name']} others)")
    for key in ("found", "with coordinates", "right"):
        print(f"  {key:20} {tally[key]:5} {tally[key] / total:.3f}")
    print(f"  right of those with coordinates {tally['right'] / max(1, tally['with coordinates']):.3f}")
    if misses:
        for (words, meant, got), n in missed.most_common():
            print(f"{n}\t{words!r}\t{meant}\t{got}")


def measure_speed(gazetteer: Gazetteer, folder: Path) -> None:
    """Print how fast one core finds and resolves toponyms in texts new to it, and then again."""
    texts = [
        article.text
        for stem in geoparsing.CORPORA
        for article in geoparsing.articles(folder / f"{stem}.jsonl")
    ]
    size = sum(len(text.encode()) for text in texts) / 1e6
    words = sum(len(text.split()) for text in texts)
    print(f"{folder}: {len(texts)} texts, {size:.2f} MB, {words / len(texts):.0f} words each")
    for pass_ in ("first pass", "again"):
        started = time.process_time()
        found = [gazetteer.find(text) for text in texts]
        finding = time.process_time() - started
        started = time.process_time()
        for text, toponyms in zip(texts, found, strict=True):
            gazetteer.resolve(toponyms, text=text)
        resolving = time.process_time() - started
        reports = words / WORDS_OF_A_REPORT
        print(
            f"  {pass_:10} recognition {size / finding:.2f} MB/s,"
            f" resolution {reports / resolving:.0f} reports of {WORDS_OF_A_REPORT} words/s"
        )


def measure_index() -> None:
    """Build the index in an empty folder and open it, each in a process of its own, and print the costs."""
    processes = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        for work in (_build, _open):
            process = processes.Process(target=work, args=(Path(folder),))
            process.start()
            process.join()


def _build(folder: Path) -> None:
    path = index_path(folder)
    started = time.perf_counter()
    compile_index(path)
    built = time.perf_counter() - started
    print(f"index {path.stat().st_size / 1e6:.1f} MB, built in {built:.1f} s (peak {_peak_mib():.0f} MiB)")


def _open(folder: Path) -> None:
    before, started = _peak_mib(), time.perf_counter()
    gazetteer = open_gazetteer(folder)
    gazetteer.candidates("Mosul")
    opened = time.perf_counter() - started
    print(f"opened and first name looked up in {opened * 1000:.1f} ms, {_peak_mib() - before:.1f} MiB more")
    names = [town.name for town in islice(gazetteer.index.of_kind("town"), 0, None, 100)]
    for name in names:
        gazetteer.candidates(name)
    print(f"{_peak_mib():.0f} MiB resident in all after {len(names):,} names from all over the world")


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main(arguments: list[str]) -> None:
    """Run the measure that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("measure", choices=("gold", "corpora", "speed", "index"))
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every coded place that is not right")
    parser.add_argument("--cache", type=Path, help="folder of the index")
    chosen = parser.parse_args(arguments)
    if chosen.measure == "index":
        measure_index()
        return
    gazetteer = open_gazetteer(chosen.cache)
    for path in chosen.inputs:
        if chosen.measure == "gold":
            measure_gold(gazetteer, path, misses=chosen.misses)
        elif chosen.measure == "speed":
            measure_speed(gazetteer, path)
        else:
            print(geoparsing.report(gazetteer, path))


if __name__ == "__main__":
    main(sys.argv[1:])
