"""How fast the page shows a large record: ``make bench-page``.

A record of 500 towns and 10,000 events is made up and kept through the store; a real server serves it, and a
headless Chromium opens the page as a reader would, with an empty cache. Told are, in milliseconds and as the
median of the visits:

- *server*: making and sending what the page asks for first, with nothing remembered and again;
- *useful paint*: from the start of the navigation until who held which town on the day is on the screen;
- *map*: until the map with its towns is drawn, by the processor, as there is no graphics card;
- *a day on*: from an arrow key until the page has done its work, and until the frame that shows the next day;
  with a graphics card that frame would not wait for the processor.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import uvicorn

from dateline.ids import ActorId, PlaceId, claim_id, document_id, event_id
from dateline.model import (
    Account,
    ActorMention,
    Basis,
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Document,
    Event,
    Moment,
    Place,
    PlaceMention,
    Relation,
    Span,
    When,
)
from dateline.record import Record
from dateline.server.app import app_over, listening, settle
from dateline.store import Conclusions, Read, Stamp, open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOWNS, EVENTS, OUTLETS, YEARS = 500, 10_000, 40, 4
FIRST = date(2013, 1, 1)
PARTIES = tuple(
    ActorId(slug) for slug in ("islamic-state", "iraq-forces", "syria-forces", "sdf", "peshmerga")
)
MUST_MS, AIM_MS = 2000, 1000
STEPS = 20
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")

NAVIGATION_TO = """(selector) => new Promise((resolve) => {
    const look = () => document.querySelector(selector) === null ? requestAnimationFrame(look)
        : requestAnimationFrame(() => resolve(performance.now()));
    look();
})"""

KEY_TO_FRAME = """() => new Promise((resolve) => {
    const start = performance.now();
    dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    const scripts = performance.now() - start;
    requestAnimationFrame(() => setTimeout(() => resolve([scripts, performance.now() - start])));
})"""


def made_up_record(location: str, *, events_wanted: int = EVENTS, seed: int = 1) -> Record:
    """Write a record of made-up towns, reports and events; the same for the same seed.

    Args:
        location: where to write it.
        events_wanted: how many events, each with a report and a claim of its own.
        seed: of all that is drawn.
    """
    draw = random.Random(seed)
    towns = [made_up_town(draw, n) for n in range(TOWNS)]
    reads, events = [], []
    for n in range(events_wanted):
        read, event = made_up_event(draw, n, draw.choice(towns))
        reads.append(read)
        events.append(event)
    by_place: dict[PlaceId, list[Event]] = {town.id: [] for town in towns}
    for event in events:
        assert event.place is not None
        by_place[event.place.id].append(event)
    control = [row for town in towns for row in made_up_control(draw, town, by_place[town.id])]
    store = open_store(location, create=True)
    store.put(reads)
    store.conclude(Conclusions(copies={}, events=events, control=control), basis="made up")
    return Record(store)


def made_up_town(draw: random.Random, n: int) -> Place:
    """Return a town between 32° and 37° north, 36° and 46° east, with a name that no other one has."""
    syllables = [draw.choice(("Qa", "Ra", "Tal", "Ma", "Ha", "Ba", "Sa", "Kha")), draw.choice("lmnrsd")]
    return Place(
        id=PlaceId(f"t{n}"),
        name=f"{''.join(syllables)}a {n}",
        lat=round(draw.uniform(32, 37), 4),
        lon=round(draw.uniform(36, 46), 4),
        kind="town",
        country=draw.choice(("IQ", "SY")),
        admin1=f"Province {n % 20}",
    )


def made_up_event(draw: random.Random, n: int, town: Place) -> tuple[Read, Event]:
    """Return a report of one sentence, and the event that its claim makes."""
    agent, patient = draw.sample(PARTIES, 2)
    kind = draw.choice(tuple(ClaimType))
    day = FIRST + timedelta(days=draw.randrange(365 * YEARS))
    text = (
        f"{agent} forces struck {patient} fighters in {town.name} on {day:%A}, residents and officials said."
    )
    outlet = f"Outlet {draw.randrange(OUTLETS)}"
    document = Document(
        id=document_id(f"r{n}", f"r{n}"),
        name=f"r{n}",
        ref=f"reports/r{n}.txt",
        text=text,
        body=Span(0, len(text)),
        published=Moment(day),
        publisher=outlet,
    )

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    claim = Claim(
        id=claim_id(document.id, 0, span("struck").start, "struck", kind),
        document=document.id,
        sentence=document.body,
        trigger=span("struck"),
        type=kind,
        agent=(ActorMention(text=agent, span=span(agent), actor=agent),),
        patient=(ActorMention(text=patient, span=span(patient), actor=patient),),
        place=(PlaceMention(text=town.name, span=span(town.name), place=town),),
        when=When(start=day, end=day),
    )
    event = Event(
        id=event_id(claim.id),
        type=kind,
        agent=(agent,),
        patient=(patient,),
        place=town,
        relation=Relation.IN,
        start=day,
        end=day,
        status=ClaimStatus.HAPPENED,
        counts=(),
        claims=(claim.id,),
        sources=(outlet,),
        disputes=(),
        known_from=day,
    )
    return Read(document=document, claims=(claim,), stamp=Stamp(f"r{n}", "made up")), event


def made_up_control(draw: random.Random, town: Place, events: list[Event]) -> Iterator[Control]:
    """Yield who held a town: another interval at about every third of its events."""
    turns = sorted(events[::3], key=lambda event: (event.start or date.max, event.id))
    for n, event in enumerate(turns):
        following = turns[n + 1].start if n + 1 < len(turns) else None
        end = None if following is None else following - timedelta(days=1)
        if event.start is None or (end is not None and end < event.start):
            continue
        yield Control(
            place=town,
            holder=draw.choice(PARTIES),
            start=event.start,
            end=end,
            status=draw.choices((ControlStatus.HELD, ControlStatus.CONTESTED), (5, 1))[0],
            belief=round(draw.uniform(0.5, 1), 3),
            basis=Basis.OBSERVED,
            carried_days=0,
            account=Account.CORROBORATED,
            events=(event.id,),
            claims=event.claims,
            known_from=event.start,
        )


@contextmanager
def served(record: Record) -> Iterator[str]:
    """Serve the record on a free port of this machine; gives the address."""
    with listening("127.0.0.1", 0) as listener:
        settle(record)
        server = uvicorn.Server(uvicorn.Config(app_over(record), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def asked(address: str, path: str) -> tuple[float, int]:
    """Return how long an answer took, in milliseconds, and how many bytes travelled."""
    start = time.perf_counter()
    with httpx.stream("GET", f"{address}/api/v1/{path}", headers={"accept-encoding": "gzip"}) as answer:
        size = sum(len(chunk) for chunk in answer.iter_raw())
    return 1000 * (time.perf_counter() - start), size


def visit(browser: "Browser", address: str) -> dict[str, float]:
    """Open the page with an empty cache, step through days, and return what that took in milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/#day=2015-01-01", wait_until="commit")
    useful = page.evaluate(NAVIGATION_TO, ".town-list .belief")
    drawn = page.evaluate(NAVIGATION_TO, "#map[data-ready]")
    steps = [page.evaluate(KEY_TO_FRAME) for _ in range(STEPS)]
    context.close()
    return {
        "useful paint": useful,
        "map": drawn,
        "a day on, the page's work": statistics.median(work for work, _ in steps),
        "a day on, on the screen": statistics.median(frame for _, frame in steps),
        "a day on, slowest": max(frame for _, frame in steps),
    }


def main() -> None:
    """Make up the record, measure, and print a table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    visits: int = parser.parse_args().visits
    with (
        tempfile.TemporaryDirectory() as folder,
        made_up_record(str(Path(folder) / "record.db")) as record,
        served(record) as address,
        sync_playwright() as driver,
    ):
        print(f"{TOWNS} towns, {EVENTS:,} events, {len(record.control()):,} intervals of control")
        for path in ("overview", "overview/events", "search?q=residents"):
            (first, size), (again, _) = asked(address, path), asked(address, path)
            print(f"server: {path:24} {first:6.0f} ms, again {again:5.0f} ms, {size / 1000:6.0f} kB")
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        taken = [visit(browser, address) for _ in range(visits)]
        browser.close()
    for name in taken[0]:
        print(f"page: {name:26} {statistics.median(one[name] for one in taken):6.0f} ms")
    useful = statistics.median(one["useful paint"] for one in taken)
    verdict = (
        "within the aim" if useful <= AIM_MS else "within the bound" if useful <= MUST_MS else "TOO SLOW"
    )
    print(f"useful paint is {verdict} (must {MUST_MS} ms, aim {AIM_MS} ms; {visits} visits)")


if __name__ == "__main__":
    main()
