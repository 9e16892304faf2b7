"""The record: the same from the same reports, whatever order, crew or accident they came through."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.simple_stages import PLACES, SimpleStages

from dateline.errors import UsageError
from dateline.model import ClaimType, ControlStatus, Document, Rejected
from dateline.record import Record

REPORTS = {
    "agency": "INA | 2014-06-12\nislamic-state took Qayyarah on 2014-06-10\n",
    "army": "Iraqi News Agency | 2016-08-26\niraq-forces took Qayyarah on 2016-08-25\n",
    "paper": "Northern Courier | 2016-08-28\niraq-forces took Qayyarah on 2016-08-27\n"
    "ALSO iraq-forces took Sharqat on 2016-08-20\n",
    "copy": "Tigris Post | 2016-08-29\niraq-forces took Qayyarah on 2016-08-27\n"
    "ALSO iraq-forces took Sharqat on 2016-08-20\n",
    "quiet": "Tigris Post | 2016-08-29\nNothing happened.\n",
}


@contextmanager
def record_of_reports(folder: Path, stages: SimpleStages) -> Iterator[Record]:
    """Yield a record in a folder that has read :data:`REPORTS` from there."""
    reports = folder / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / f"{name}.txt").write_text(text)
    with Record.open(str(folder / "record.db"), create=True, stages=stages) as opened:
        opened.read([reports])
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(str(tmp_path / "record.db"), create=True, stages=SimpleStages()) as opened:
        yield opened


def many_reports(folder: Path, number: int) -> list[Path]:
    """Write reports that together make events with several claims, copies, headlines and disputes."""
    chance = random.Random(7)
    folder.mkdir()
    files = []
    for i in range(number):
        place, day = chance.choice(sorted(PLACES)), date(2016, 8, chance.randint(1, 28))
        actor = chance.choice(["iraq-forces", "islamic-state"])
        lines = [f"{actor} took {place} on {day}"]
        if i % 5 == 0:
            lines.append(f"ALSO iraq-forces took {chance.choice(sorted(PLACES))} on 2016-08-{1 + i % 28:02}")
        file = folder / f"report-{i:03}.txt"
        file.write_text(f"Paper {i % 4} | 2016-09-{1 + i % 28:02}\n" + "\n".join(lines) + "\n")
        files.append(file)
    return files


def dump_of(location: Path) -> list[str]:
    with Record.open(str(location)) as record:
        return list(record.dump())


# ------------------------------------------------------------------------------------------------ reading


def test_reading_goes_through_all_stages(record: Record, reports: Path) -> None:
    done = record.read([reports])

    assert (done.new, done.known, done.headlines, done.claims, done.rejected) == (5, 0, 2, 6, ())
    assert done.holds == {
        "documents": 5,
        "headlines": 2,
        "copies": 2,
        "claims": 6,
        "events": 3,
        "places": 2,
        "disputes": 1,
        "rejected": 0,
        "judgements": 0,
    }


def test_reading_again_adds_nothing(record: Record, reports: Path) -> None:
    record.read([reports])
    before = list(record.dump())
    done = record.read([reports])

    assert (done.new, done.known, done.headlines, done.claims) == (0, 5, 0, 0)
    assert list(record.dump()) == before


def test_more_reports_come_on_top(record: Record, reports: Path, tmp_path: Path) -> None:
    late = [reports / "agency.txt", reports / "army.txt"]
    record.read([file for file in sorted(reports.glob("*.txt")) if file not in late])
    record.read(late)
    with Record.open(str(tmp_path / "at-once.db"), create=True, stages=SimpleStages()) as at_once:
        at_once.read([reports])
        assert list(record.dump()) == list(at_once.dump())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_does_not_matter(tmp_path: Path, seed: int) -> None:
    files = many_reports(tmp_path / "reports", 60)
    shuffled = random.Random(seed).sample(files, len(files))
    with Record.open(str(tmp_path / "sorted.db"), create=True, stages=SimpleStages()) as record:
        record.read(files)
    with Record.open(str(tmp_path / "shuffled.db"), create=True, stages=SimpleStages()) as record:
        for start in range(0, len(files), 25):
            record.read(shuffled[start : start + 25])

    assert dump_of(tmp_path / "shuffled.db") == dump_of(tmp_path / "sorted.db")


def test_the_same_report_from_two_folders_is_kept_once_in_the_same_form(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(REPORTS["army"])
    a, b = tmp_path / "a", tmp_path / "b"
    kept = []
    for name, order in {"ab": [a, b], "ba": [b, a]}.items():
        with Record.open(str(tmp_path / f"{name}.db"), create=True, stages=SimpleStages()) as record:
            for folder in order:
                record.read([folder])
            kept.append(list(record.dump()))
            assert record.summary()["documents"] == 1

    assert kept[0] == kept[1]


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_processes_does_not_matter(tmp_path: Path, workers: int) -> None:
    files = many_reports(tmp_path / "reports", 40)
    for name, crew in {"alone": 1, "together": workers}.items():
        with Record.open(str(tmp_path / f"{name}.db"), create=True, stages=SimpleStages()) as record:
            record.read(files, workers=crew)

    assert dump_of(tmp_path / "together.db") == dump_of(tmp_path / "alone.db")


def test_what_cannot_be_used_is_kept_with_the_reason_and_the_rest_is_read(
    record: Record, reports: Path
) -> None:
    (reports / "broken.txt").write_text("no head")
    (reports / "odd.txt").write_text("Paper | 2016-01-01\nFAULT\n")
    done = record.read([reports])

    assert done.new == len(REPORTS)
    assert record.rejected() == sorted(done.rejected, key=lambda one: one.ref)
    assert [(one.stage, one.reason) for one in record.rejected()] == [
        ("read", "no first line"),
        ("extract", "ValueError: a line that cannot be understood"),
    ]
    assert "odd" not in {document.name for document in record.documents()}

    (reports / "broken.txt").write_text("Paper | 2016-01-01\nNothing.\n")
    record.read([reports])

    assert [one.stage for one in record.rejected()] == ["extract"]


def test_progress_is_told(record: Record, reports: Path) -> None:
    told: list[tuple[str, int]] = []
    record.read([reports], progress=lambda step, done: told.append((step, done)))

    assert told == [("extract", 7), ("copies", 0), ("events", 0), ("control", 0)]


# ------------------------------------------------------------------------------------------ killed processes

READER = """
import sys
import time
from dateline.record import Record
from tests.simple_stages import SimpleStages

if __name__ == "__main__":
    location, pause, workers, halt, *files = sys.argv[1:]

    def tell(step, done):
        print(step, done, flush=True)
        if halt and f"{step} {done}".startswith(halt):
            time.sleep(60)  # so that who kills it here does not come too late

    with Record.open(location, create=True, stages=SimpleStages(pause_s=float(pause))) as record:
        record.read(files, workers=int(workers), progress=tell)
"""


def reading(
    root: Path,
    script: Path,
    location: Path,
    files: list[Path],
    *,
    pause: float,
    workers: int = 1,
    halt: str = "",
) -> subprocess.Popen[str]:
    """Start a process that reads files into a record, prints how it goes, and waits at the step ``halt``."""
    script.write_text(READER)
    return subprocess.Popen(
        [sys.executable, script, location, str(pause), str(workers), halt, *files],
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[str]]:
    """Reports, and the dump of a record that read them without an accident."""
    folder = tmp_path_factory.mktemp("whole")
    files = many_reports(folder / "reports", 120)
    with Record.open(str(folder / "record.db"), create=True, stages=SimpleStages()) as record:
        record.read(files)
        return files, list(record.dump())


@pytest.mark.parametrize("step", ["extract 3", "extract 6", "extract 9", "copies", "events", "control"])
def test_a_killed_reading_is_completed_by_the_next(
    root: Path, tmp_path: Path, whole: tuple[list[Path], list[str]], step: str
) -> None:
    files, expected = whole
    location = tmp_path / "record.db"
    with reading(root, tmp_path / "reader.py", location, files, pause=0.002, halt=step) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith(step):
                os.killpg(child.pid, signal.SIGKILL)
                break

    assert child.returncode == -signal.SIGKILL
    with Record.open(str(location), stages=SimpleStages()) as record:
        kept = record.documents()
        assert not record.is_complete
        assert len(kept) > 0 and claims_are_whole(record, kept)
        record.read(files)
        assert record.is_complete
        assert list(record.dump()) == expected


def test_killed_again_and_again_at_any_moment(
    root: Path, tmp_path: Path, whole: tuple[list[Path], list[str]]
) -> None:
    files, expected = whole
    location = tmp_path / "record.db"
    for delay in (0.05, 0.3, 0.45, 0.6, 0.7):
        with reading(root, tmp_path / "reader.py", location, files, pause=0.001) as child:
            time.sleep(delay)
            os.killpg(child.pid, signal.SIGKILL)
    with Record.open(str(location), create=True, stages=SimpleStages()) as record:
        assert claims_are_whole(record, record.documents())
        record.read(files)
        assert list(record.dump()) == expected


def test_workers_end_with_a_killed_reader(root: Path, tmp_path: Path) -> None:
    files = many_reports(tmp_path / "reports", 120)
    with reading(root, tmp_path / "reader.py", tmp_path / "record.db", files, pause=0.01, workers=2) as child:
        assert child.stdout is not None
        child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)  # the reader alone: nobody tells its workers
        child.wait()
        assert is_gone(child.pid, within_s=30), "the workers of a killed reader go on"


def test_two_readers_at_once(root: Path, tmp_path: Path, whole: tuple[list[Path], list[str]]) -> None:
    files, expected = whole
    location, script = tmp_path / "record.db", tmp_path / "reader.py"
    with (
        reading(root, script, location, files[:80], pause=0.002) as one,
        reading(root, script, location, files[40:], pause=0.002) as other,
    ):
        told = one.communicate()[0] + other.communicate()[0]
    assert (one.returncode, other.returncode) == (0, 0), told
    with Record.open(str(location), stages=SimpleStages()) as record:
        record.conclude()
        assert list(record.dump()) == expected


def test_a_slower_reader_of_the_same_reports_takes_nothing_away(tmp_path: Path) -> None:
    files = many_reports(tmp_path / "reports", 40)
    location = str(tmp_path / "record.db")

    class OvertakenStages(SimpleStages):
        def read(self, inputs: Iterable[str | Path], **_: object) -> Iterator[Document | Rejected]:
            first, *others = inputs
            yield from super().read([first])
            with Record.open(location, stages=SimpleStages()) as faster:
                faster.read(files)
                expected.extend(faster.dump())
            yield from super().read(others)

    expected: list[str] = []
    with Record.open(location, create=True, stages=OvertakenStages()) as slower:
        slower.read(files, workers=1)
        assert list(slower.dump()) == expected


def is_gone(group: int, *, within_s: float) -> bool:
    """Wait for a group of processes to end; end it if it does not."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False


def claims_are_whole(record: Record, kept: list[Document]) -> bool:
    extract = SimpleStages().extractor()
    return all(record.claims(document=document.id) == list(extract(document)) for document in kept)


# ---------------------------------------------------------------------------------------------- questions


def test_who_held_a_place_with_evidence_and_disputes(record: Record, reports: Path) -> None:
    record.read([reports])
    answer = record.who_held("qayyarah", date(2016, 8, 30))

    assert (answer.control.holder, answer.control.status) == ("iraq-forces", ControlStatus.HELD)
    assert [(one.document.publisher, one.publisher_side) for one in answer.evidence] == [
        ("Iraqi News Agency", "iraq"),
        ("Northern Courier", None),
        ("Tigris Post", None),
    ]
    assert answer.evidence[0].sentence == "iraq-forces took Qayyarah on 2016-08-25"
    assert answer.evidence[-1].document.copy_of == answer.evidence[1].document.id
    assert [position.value for position in answer.disputes[0].positions] == ["2016-08-25", "2016-08-27"]
    assert [finding.control.holder for finding in answer.earlier] == ["islamic-state"]
    assert (answer.since, answer.until) == (date(2016, 8, 27), None)
    assert answer.earlier[0].evidence[0].published == date(2014, 6, 12)


def test_a_day_without_evidence_is_not_known(record: Record, reports: Path) -> None:
    record.read([reports])
    answer = record.who_held("Qayyarah", date(2010, 1, 1))

    assert (answer.control.status, answer.control.holder, answer.control.belief) == (
        ControlStatus.UNKNOWN,
        None,
        0.0,
    )
    assert answer.evidence == () and answer.earlier == ()


def test_a_known_place_of_which_nothing_is_told_is_not_known(record: Record, reports: Path) -> None:
    record.read([reports])

    assert record.who_held("Hatra").control.status is ControlStatus.UNKNOWN


def test_without_a_day_the_latest_known_is_told(record: Record, reports: Path) -> None:
    record.read([reports])

    assert record.who_held("Qayyarah").control.holder == "iraq-forces"


@pytest.mark.parametrize(
    ("known_by", "holder", "days"),
    [
        (date(2014, 6, 11), None, []),
        (date(2016, 8, 25), "islamic-state", []),
        (date(2016, 8, 26), "iraq-forces", []),
        (date(2016, 8, 28), "iraq-forces", ["2016-08-25", "2016-08-27"]),
    ],
)
def test_as_the_reports_had_it_on_a_day(
    record: Record, reports: Path, known_by: date, holder: str | None, days: list[str]
) -> None:
    record.read([reports])
    answer = record.who_held("Qayyarah", date(2016, 8, 27), known_by=known_by)

    assert answer.control.holder == holder
    assert [position.value for dispute in answer.disputes for position in dispute.positions] == days


def test_an_unknown_place_is_named_with_its_nearest_spellings(record: Record) -> None:
    with pytest.raises(UsageError, match="unknown place 'Qayyara'; the nearest are: Hammam al-Alil; Hatra"):
        record.who_held("Qayyara")


def test_listings_take_filters(record: Record, reports: Path) -> None:
    record.read([reports])

    assert len(record.events(actor="iraq")) == 2  # its forces are under its command
    assert [event.place.name for event in record.events(place="Sharqat") if event.place] == ["Sharqat"]
    assert record.events(types=[ClaimType.HOLD]) == []
    assert [interval.holder for interval in record.control("Qayyarah")] == ["islamic-state", "iraq-forces"]
    assert [interval.holder for interval in record.control(on=date(2015, 1, 1))] == ["islamic-state"]
    assert len(record.control(holder="iraq-forces")) == 2
    assert {document.publisher for document in record.documents(until=date(2016, 8, 27))} == {
        "INA",
        "Iraqi News Agency",
    }
    assert [actor.id for actor in record.actors()] == ["iraq", "iraq-forces", "islamic-state"]
    with pytest.raises(UsageError, match="unknown actor 'nobody'"):
        record.events(actor="nobody")


def test_one_document(record: Record, reports: Path) -> None:
    record.read([reports])
    first = record.documents()[0]

    assert record.document(first.id) == first
    with pytest.raises(UsageError, match="no document"):
        record.document(first.id[:-1])  # type: ignore[arg-type]
