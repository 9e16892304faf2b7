"""How fast the API answers over a large record: ``make bench-api``.

A record of 500 towns and 100,000 events, each with a report and a claim, is made up and kept through the
store; a real server serves it in the same process. Each common question is asked again and again, for other
towns, days and events each time, over one connection and compressed. Told are the median and the 95th
percentile of the time from sending the question until the whole answer is there, in milliseconds; the same of
the processor time that server and asker spent on it, which tells more on a busy machine; and the bytes that
travelled. What is made once and then remembered is told apart: the first time, and again.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import httpx
from evaluation.page import FIRST, YEARS, made_up_record, served

from dateline.model import ClaimType, Document, Event, Place
from dateline.record import Record

CLAIMS, TIMES, BOUND_MS = 100_000, 40, 100
SOME = 500
"""Events and reports asked for by id; all of them in memory would slow the server, which shares it."""
ONCE = ("overview", "overview/events", "places", "actors", "summary", "areas?on=2015-01-01")
"""Made once for each state of the record."""

NAMES = ("Mosul", "Ar Raqqah", "Tadmur", "Qayyarah", "Fallujah", "Khan Shaykhun", "الرمادي")
"""Names that the gazetteer knows; the made-up towns go by their ids."""

Asking = Callable[[], str]
"""Gives a path below ``/api/v1/``, another one each time."""


def questions(
    draw: random.Random, *, towns: Sequence[Place], events: Sequence[Event], reports: Sequence[Document]
) -> Mapping[str, Asking]:
    """Return the common questions."""

    def day() -> str:
        return (FIRST + timedelta(days=draw.randrange(365 * YEARS))).isoformat()

    def town() -> str:
        return draw.choice(towns).id

    def month() -> str:
        first = FIRST + timedelta(days=draw.randrange(365 * YEARS - 30))
        return f"from={first}&to={first + timedelta(days=30)}"

    return {
        "control on a day": lambda: f"control?on={day()}",
        "control of a town": lambda: f"control?place={town()}",
        "events of a town": lambda: f"events?place={town()}",
        "events of a month": lambda: f"events?{month()}",
        "events of a type": lambda: f"events?type={draw.choice(tuple(ClaimType))}",
        "events of an actor": lambda: "events?actor=islamic-state",
        "all events": lambda: "events",
        "one event": lambda: f"events/{draw.choice(events).id}",
        "claims of an event": lambda: f"claims?event={draw.choice(events).id}",
        "claims of a town": lambda: f"claims?place={town()}",
        "claims about a town": lambda: f"claims?about={town()}",
        "claims of a month": lambda: f"claims?{month()}",
        "all claims": lambda: "claims",
        "who held a town": lambda: f"who-held?place={town()}&on={day()}",
        "a town by name": lambda: f"places?name={draw.choice(NAMES)}",
        "words": lambda: f"search?q={draw.choice(towns).name.split()[0]}+residents&limit=100",
        "documents of a month": lambda: f"documents?{month()}",
        "all documents": lambda: "documents",
        "one document": lambda: f"documents/{draw.choice(reports).id}",
    }


def taken(client: httpx.Client, path: str) -> tuple[float, float, int]:
    """Return how long an answer took, by the clock and of the processor, in milliseconds, and its bytes."""
    start, spent = time.perf_counter(), time.process_time()
    with client.stream("GET", f"/api/v1/{path}") as answer:
        size = sum(len(chunk) for chunk in answer.iter_raw())
        answer.raise_for_status()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - spent), size


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time that so large a share of them does not exceed."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def measure(record: Record, address: str, *, times: int) -> list[str]:
    """Print a line a question; return the questions that take longer than the bound."""
    draw = random.Random(1)
    some = {"limit": SOME, "skip": record.summary()["events"] // 2}
    common = questions(
        draw, towns=record.places(), events=record.events(**some), reports=record.documents(**some)
    )
    slow: list[str] = []
    with httpx.Client(base_url=address, headers={"accept-encoding": "gzip"}, timeout=120) as client:
        for path in ONCE:
            first, _, size = taken(client, path)
            again = statistics.median(taken(client, path)[0] for _ in range(5))
            print(f"{path:22} first {first:6.0f} ms, again {again:5.0f} ms, {size / 1000:6.0f} kB")
        for name, asking in common.items():
            found = [taken(client, asking()) for _ in range(times)]
            took, size = [ms for ms, _, _ in found], max(size for _, _, size in found)
            p95, work = percentile(took, 0.95), percentile([ms for _, ms, _ in found], 0.95)
            middle = statistics.median(took)
            print(
                f"{name:22} median {middle:4.0f} ms, p95 {p95:5.0f} ms ({work:4.0f} ms of processor), "
                f"{size / 1000:5.0f} kB"
            )
            slow += [name] if p95 > BOUND_MS else []
    return slow


def main() -> None:
    """Make up the record, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--record", help="keep the record here, and use it again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = given.record or str(Path(folder) / "record.db")
        is_there = given.record and "://" not in location and Path(location).exists()
        record = Record.open(location) if is_there else made_up_record(location, events_wanted=given.claims)
        with record, served(record) as address:
            counts = record.summary()
            print(f"{counts['places']} towns, {counts['events']:,} events, {counts['claims']:,} claims")
            slow = measure(record, address, times=given.times)
    verdict = f"over {BOUND_MS} ms at p95: {', '.join(slow)}" if slow else f"all within {BOUND_MS} ms at p95"
    print(f"{verdict} ({given.times} times each)")


if __name__ == "__main__":
    main()
