"""Feeds into the record, from a server on this machine, with every part real."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.newsstand import Answer, Newsstand, article, rss

from dateline.cli import main
from dateline.fetch import Fetcher
from dateline.ids import is_headline
from dateline.record import Record
from dateline.watch import Memory, Watch

SEIZED = article(
    "Islamic State Seizes Hit",
    "BAGHDAD, Iraq. Islamic State fighters captured the town of Hit from the Iraqi army on Thursday, the "
    "provincial governor said, after three days of heavy fighting around its bridges.",
    "Thousands of people left for Ramadi, aid workers said.",
)
RETAKEN = article(
    "Iraqi Forces Retake Hit",
    "BAGHDAD, Iraq. Iraqi government forces retook the town of Hit from Islamic State on Thursday, the joint "
    "operations command said in a statement read on state television.",
    "Engineers were clearing explosives from its streets, an officer said.",
)
FLOOD = article(
    "River Rises After Rain",
    "The Euphrates rose by half a metre after three days of rain, and farmers moved their animals to the "
    "hills above the valley, an official of the water department said.",
)
OCTOBER, APRIL = "Fri, 03 Oct 2014 08:00:00 GMT", "Fri, 15 Apr 2016 08:00:00 GMT"

Dateline = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str], location: Path) -> Dateline:
    """Runs the program on the record: returns its exit status, the rows it printed and its messages."""

    def run_it(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        status = main([*arguments, "--record", str(location)])
        captured = capsys.readouterr()
        return status, [json.loads(line) for line in captured.out.splitlines()], captured.err

    return run_it


@pytest.fixture
def watch_once(dateline: Dateline) -> Callable[..., tuple[int, list[dict[str, Any]], str]]:
    return lambda *feeds: dateline("watch", *feeds, "--once", "--pause", "0")


def feed_of(stand: Newsstand, *stories: tuple[str, str, str, str], etag: str | None = None) -> str:
    """Serve a feed and its pages, the newest last; return the feed's address."""
    for path, page, _, _ in stories:
        stand.put(path, page)
    items = [(headline, stand.url(path), day) for path, _, headline, day in stories]
    feed = rss("Tigris Post", items[::-1])
    return stand.put("/rss", feed, media="application/rss+xml", etag=etag)


OLD = ("/2014/seized.html", SEIZED, "Islamic State Seizes Hit", OCTOBER)
NEW = ("/2016/retaken.html", RETAKEN, "Iraqi Forces Retake Hit", APRIL)
WET = ("/2016/river.html", FLOOD, "River Rises After Rain", APRIL)


def reports(location: Path) -> list[str]:
    with Record.open(str(location)) as record:
        return sorted(one.ref for one in record.documents() if not is_headline(one.id))


# ----------------------------------------------------------------------------------------- what changed hands


def test_what_changed_hands_is_told_once_with_the_sentence_and_the_link(
    stand: Newsstand, watch_once: Dateline, dateline: Dateline
) -> None:
    status, first, complaints = watch_once(feed_of(stand, OLD, etag='"1"'))
    assert (status, complaints) == (0, "")
    assert first[-1]["after"] == "islamic-state"

    feed = feed_of(stand, OLD, NEW, WET, etag='"2"')
    _, found, _ = watch_once(feed)
    (change,) = found
    assert change["place"]["country"] == "IQ"
    assert change["before"] == "islamic-state"
    assert change["after"].startswith("iraq")
    assert (change["day"], change["status"]) == ("2016-04-14", "held")
    assert "retook the town of Hit" in change["sentence"]
    assert (change["ref"], change["publisher"]) == (stand.url("/2016/retaken.html"), "Tigris Post")

    assert watch_once(feed) == (0, [], "")


def test_a_reader_gets_one_line_a_change(
    stand: Newsstand, location: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = feed_of(stand, OLD, NEW)
    assert (
        main(["watch", feed, "--once", "--pause", "0", "--format", "table", "--record", str(location)]) == 0
    )
    lines = capsys.readouterr().out.splitlines()

    assert any("Iraq · Islamic State → Iraqi" in line and "14 April 2016" in line for line in lines)
    assert all(line.count("“") == 1 and "http://127.0.0.1" in line for line in lines)


def test_the_feed_says_what_the_page_leaves_out(
    stand: Newsstand, watch_once: Dateline, dateline: Dateline
) -> None:
    watch_once(feed_of(stand, NEW))
    _, (document,), _ = dateline("documents")

    assert (document["publisher"], document["published"][:10]) == ("Tigris Post", "2016-04-15")
    assert (document["headline"], document["name"]) == ("Iraqi Forces Retake Hit", "retaken")


# ---------------------------------------------------------------------------------------------- politeness


def test_what_was_read_is_not_asked_for_again(stand: Newsstand, watch_once: Dateline, location: Path) -> None:
    feed = feed_of(stand, OLD, etag='"1"')
    watch_once(feed)
    stand.asked.clear()
    watch_once(feed)

    assert stand.paths() == ["/robots.txt", "/rss"]
    assert stand.asked[-1].headers["If-None-Match"] == '"1"'


def test_pages_that_are_gone_or_forbidden_are_kept_as_rejected_and_asked_for_once(
    stand: Newsstand, watch_once: Dateline, dateline: Dateline
) -> None:
    stand.put("/robots.txt", "User-agent: *\nDisallow: /2014/\n")
    feed = feed_of(stand, OLD, NEW)
    del stand.pages["/2016/retaken.html"]
    status, _, complaints = watch_once(feed)
    _, kept, _ = dateline("rejected")

    assert status == 0
    assert {(one["ref"], one["reason"]) for one in kept} == {
        (stand.url("/2014/seized.html"), "its robots.txt does not allow it"),
        (stand.url("/2016/retaken.html"), "HTTP 404"),
    }
    assert len(complaints.splitlines()) == 2
    stand.asked.clear()
    watch_once(feed)
    assert stand.paths() == ["/robots.txt", "/rss"]


def test_a_dead_feed_costs_one_line_and_does_not_stop_the_others(
    stand: Newsstand, watch_once: Dateline, location: Path
) -> None:
    stand.put("/broken", "<rss><channel><item>", media="application/rss+xml")
    stand.put("/page", "<html><body>Not a feed</body></html>")
    status, _, complaints = watch_once(
        stand.url("/gone"), stand.url("/broken"), stand.url("/page"), feed_of(stand, NEW)
    )

    assert status == 1
    lines = complaints.splitlines()
    assert len(lines) == 3
    assert lines[0] == f"{stand.url('/gone')}: HTTP 404"
    assert all("not a feed: " in line for line in lines[1:])
    assert reports(location) == [stand.url("/2016/retaken.html")]


def test_a_page_that_fails_today_is_read_tomorrow(
    stand: Newsstand, watch_once: Dateline, location: Path
) -> None:
    feed = feed_of(stand, OLD, NEW, etag='"1"')
    stand.pages["/2016/retaken.html"] = Answer(status=503)
    status, _, complaints = watch_once(feed)
    assert status == 1
    assert complaints == f"{stand.url('/2016/retaken.html')}: HTTP 503\n"
    assert reports(location) == [stand.url("/2014/seized.html")]

    stand.put("/2016/retaken.html", RETAKEN)
    stand.asked.clear()
    assert watch_once(feed)[0] == 0
    assert stand.paths() == ["/robots.txt", "/rss", "/2016/retaken.html"]
    assert len(reports(location)) == 2


def test_a_feed_that_asks_to_wait_is_left_alone_by_the_next_run_too(
    stand: Newsstand, watch_once: Dateline
) -> None:
    stand.put("/rss", "", status=429, headers={"Retry-After": "3600"})
    assert watch_once(stand.url("/rss"))[0] == 1
    stand.asked.clear()

    assert watch_once(stand.url("/rss")) == (0, [], "")
    assert stand.asked == []


def test_one_story_under_two_addresses_for_readers_is_read_once(
    stand: Newsstand, watch_once: Dateline, location: Path
) -> None:
    feed_of(stand, NEW)
    link = stand.url("/2016/retaken.html")
    items = [("A", f"{link}?utm_source=rss&amp;utm_medium=feed", APRIL), ("B", f"{link}#top", APRIL)]
    watch_once(stand.put("/rss", rss("Tigris Post", items), media="text/xml"))

    assert reports(location) == [link]
    assert stand.paths().count("/2016/retaken.html") == 1


def test_links_that_make_no_sense_do_no_harm(stand: Newsstand, watch_once: Dateline, location: Path) -> None:
    feed_of(stand, NEW)
    links = ["http://[", "/2016/retaken.html", "mailto:me", "", "http://me:secret@127.0.0.1/"]
    feed = stand.put("/rss", rss("Tigris Post", [("A", link, APRIL) for link in links]), media="text/xml")
    status, _, complaints = watch_once(feed)

    assert status == 0
    assert len(complaints.splitlines()) == 3
    assert reports(location) == [stand.url("/2016/retaken.html")]
    assert watch_once(feed) == (0, [], "")


def test_an_opml_file_lists_the_feeds(
    stand: Newsstand, watch_once: Dateline, location: Path, tmp_path: Path
) -> None:
    feed = feed_of(stand, NEW)
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline text="Iraq"><outline type="rss" xmlUrl="{feed}"/></outline>'
        '<outline text="mail" xmlUrl="mailto:me"/></body></opml>'
    )
    other = tmp_path / "notes.opml"
    other.write_text("no XML at all")
    status, _, complaints = watch_once(str(opml), str(other), str(tmp_path / "none.opml"))

    assert status == 1
    assert [line.split(": ")[1] for line in complaints.splitlines()] == ["not OPML", "cannot be read"]
    assert reports(location) == [stand.url("/2016/retaken.html")]


# ------------------------------------------------------------------------------------------------- accidents


def test_killed_in_the_middle_it_loses_nothing_and_repeats_nothing(
    stand: Newsstand, watch_once: Dateline, location: Path, root: Path, tmp_path: Path
) -> None:
    stories = [(f"/s{i}.html", SEIZED.replace("Hit", town), f"{town} Falls", OCTOBER) for i, town in TOWNS]
    feed = feed_of(stand, *stories, etag='"1"')
    reader: list[subprocess.Popen[str]] = []
    whole = stand.pages["/s2.html"]

    def kill() -> Answer:
        stand.pages["/s2.html"] = whole
        os.killpg(reader[0].pid, signal.SIGKILL)
        return Answer(status=500)

    stand.pages["/s2.html"] = kill
    command = [sys.executable, "-m", "dateline", "watch", feed, "--once", "--pause", "0"]
    with subprocess.Popen(
        [*command, "--record", str(location)],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        reader.append(child)
        assert child.wait() == -signal.SIGKILL
    status, found, _ = watch_once(feed)
    assert status == 0
    again, repeated, _ = watch_once(feed)
    undisturbed = tmp_path / "undisturbed.db"
    main(["watch", feed, "--once", "--pause", "0", "--record", str(undisturbed)])

    assert (again, repeated) == (0, [])
    assert found
    with Record.open(str(location)) as one, Record.open(str(undisturbed)) as other:
        assert list(one.dump()) == list(other.dump())


TOWNS = list(enumerate(["Hit", "Rutba", "Haditha", "Ramadi"]))


def test_what_was_read_but_not_told_is_told_by_the_next_run(
    stand: Newsstand, location: Path, watch_once: Dateline
) -> None:
    watch_once(feed_of(stand, OLD))
    feed = feed_of(stand, OLD, NEW)
    with Record.open(str(location)) as record, Fetcher(max_bytes=10**6, pause_s=0) as fetcher:
        untold = Watch(record, [feed], fetcher=fetcher, memory=Memory.beside(str(location))).round()
    assert [change.before for change in untold.changes] == ["islamic-state"]

    assert [change["before"] for change in watch_once(feed)[1]] == ["islamic-state"]
    assert watch_once(feed)[1] == []


def test_a_memory_that_is_broken_costs_one_more_look(
    stand: Newsstand, location: Path, watch_once: Dateline
) -> None:
    feed = feed_of(stand, NEW, etag='"1"')
    watch_once(feed)
    memory = Path(f"{location}.feeds.json")
    assert json.loads(memory.read_text())["feeds"][feed]["etag"] == '"1"'
    memory.write_text('{"feeds": {"x": {"odd": 1}}, "told": 3')
    stand.asked.clear()

    assert watch_once(feed) == (0, [], "")
    assert stand.paths() == ["/robots.txt", "/rss"]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let children heed Ctrl-C, which a shell has those ignore that it runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interrupted_it_ends_cleanly(stand: Newsstand, location: Path, root: Path) -> None:
    feed = feed_of(stand, NEW)
    command = [sys.executable, "-m", "dateline", "watch", feed, "--every", "1m", "--record", str(location)]
    with subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        assert "Iraq" in child.stdout.readline()
        child.send_signal(signal.SIGINT)
        complaints = child.stderr.read()
        assert child.wait() == 0

    assert complaints == "ended; what was read is kept, and the rest is read next time\n"


@pytest.mark.parametrize("every", ["5", "10s", "soon", "0m"])
def test_it_is_not_asked_too_often(
    dateline: Dateline, capsys: pytest.CaptureFixture[str], every: str
) -> None:
    status, _, complaints = dateline("watch", "http://127.0.0.1:9/rss", "--every", every)

    assert status == 2
    assert every in complaints


# --------------------------------------------------------------------------------------- the same by reading


def test_an_address_is_read_as_a_file_is(stand: Newsstand, dateline: Dateline) -> None:
    page = stand.put("/a.html", RETAKEN)
    status, _, complaints = dateline("read", page, stand.url("/gone"))
    _, (document,), _ = dateline("documents")

    assert status == 1
    assert f"{stand.url('/gone')}: HTTP 404" in complaints
    assert (document["ref"], document["headline"]) == (page, "Iraqi Forces Retake Hit")


def test_a_page_that_could_not_be_read_then_is_still_watched_for(
    stand: Newsstand, dateline: Dateline, watch_once: Dateline, location: Path
) -> None:
    feed = feed_of(stand, NEW)
    stand.pages["/2016/retaken.html"] = Answer(status=503)
    dateline("read", stand.url("/2016/retaken.html"))
    stand.put("/2016/retaken.html", RETAKEN)
    watch_once(feed)

    assert reports(location) == [stand.url("/2016/retaken.html")]
    assert dateline("rejected")[1] == []
