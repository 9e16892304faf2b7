"""The command line, from reports to answers, with every part real."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run, environment

from dateline.cli.main import VERBS
from dateline.record import Record

Dateline = Callable[..., tuple[int, str, str]]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# ---------------------------------------------------------------------------------------------------- help


def test_help_names_every_verb_and_imports_no_stage(run: Run, root: Path) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {verb} " in done.stdout for verb in VERBS)

    check = "import sys, dateline.cli; dateline.cli.main(['--help']); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", check], env=environment(root), capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"sqlalchemy", "numpy", "onnxruntime", "trafilatura", "pydantic", "fastapi", "rich", "alembic"}
    assert not heavy & set(loaded)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(dateline: Dateline, verb: str) -> None:
    status, out, _ = dateline(verb, "--help")

    assert status == 0
    assert "Examples:" in out and f"dateline {verb}" in out.split("Examples:")[1].replace(
        "| dateline", "dateline"
    )
    assert max(len(line) for line in out.splitlines()) <= 80


def test_importing_dateline_is_cheap(root: Path) -> None:
    check = "import sys, dateline; dateline.Claim, dateline.UsageError; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", check], env=environment(root), capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"sqlalchemy", "numpy", "onnxruntime", "click", "pydantic"} & set(loaded)


def test_the_public_names_are_there() -> None:
    import dateline

    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dateline.nothing  # noqa: B018


# -------------------------------------------------------------------------------------------- read, and ask


def test_reading_reports_and_asking_who_held(run: Run, record: Path) -> None:
    done = run("who-held", "Hit", "--on", "2016-04-20", "--record", record)
    assert done.returncode == 0, done.stderr
    now, *earlier = lines(done.stdout)

    assert now["place"]["country"] == "IQ"
    assert now["status"] == "held" and now["holder"].startswith("iraq")
    assert {one["publisher"] for one in now["evidence"]} >= {"Tigris Post"}
    assert all(one["sentence"] and one["marks"] for one in now["evidence"])
    assert all(
        mark["text"] in one["sentence"]
        for one in now["evidence"]
        for mark in one["marks"]
        if mark["role"] == "trigger"
    )
    assert "islamic-state" in {one["holder"] for one in earlier}


def test_what_cannot_be_read_is_one_line_and_status_1(run: Run, reports: Path, tmp_path: Path) -> None:
    location = tmp_path / "war.db"
    done = run("read", "--record", location, reports, "--map", "text=content", "--workers", "1")
    complaint = [line for line in done.stderr.splitlines() if "photo.txt" in line]

    assert done.returncode == 1 and done.stdout == ""
    assert len(complaint) == 1 and complaint[0].startswith(f"{reports / 'photo.txt'}: ")
    assert "4 new reports" in done.stderr
    rejected = run("rejected", "--record", location)
    assert [one["ref"] for one in lines(rejected.stdout)] == [str(reports / "photo.txt")]

    again = run("read", "--record", location, reports / "army-in-hit.txt", "--workers", "1")
    assert again.returncode == 0 and "0 new reports, 1 known" in again.stderr


def test_reading_from_standard_input(run: Run, tmp_path: Path) -> None:
    row = {"id": "a", "text": "Rebels captured Taftanaz on Friday.", "published": "2013-01-12"}
    undated = {"id": "b", "text": "Rebels captured Taftanaz."}
    location = tmp_path / "war.db"
    told = "".join(json.dumps(one) + "\n" for one in (row, undated))
    done = run("read", "-", "--record", location, input=told)

    assert done.returncode == 0, done.stderr
    assert "2 new reports (1 without a day), 0 known" in done.stderr
    assert {one["name"] for one in lines(run("documents", "--record", location).stdout)} == {"a", "b"}


def test_the_crew_does_not_matter(run: Run, record: Path, reports: Path, tmp_path: Path) -> None:
    location = tmp_path / "war.db"
    done = run("read", "--record", location, reports, "--map", "text=content", "--workers", "2")
    assert "4 new reports" in done.stderr
    with Record.open(str(location)) as kept, Record.open(str(record)) as alone:
        assert list(kept.dump()) == list(alone.dump())


def test_a_killed_reader_loses_nothing(
    run: Run, root: Path, reports: Path, record: Path, tmp_path: Path
) -> None:
    location = tmp_path / "war.db"
    command = [
        sys.executable,
        "-m",
        "dateline",
        "read",
        "--record",
        location,
        reports,
        "--map",
        "text=content",
    ]
    with subprocess.Popen(
        command, env=environment(root), stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        while child.poll() is None and not location.exists():
            pass
        os.killpg(child.pid, signal.SIGKILL)
    run("read", "--record", location, reports, "--map", "text=content")
    with Record.open(str(location)) as kept, Record.open(str(record)) as whole:
        assert list(kept.dump()) == list(whole.dump())


# ------------------------------------------------------------------------------------------------- listings


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["events", "--place", "Hit"], ["type", "place", "from", "claims", "sources"]),
        (["claims", "--type", "capture"], ["sentence", "trigger", "publisher", "event"]),
        (["claims", "--publisher", "Nile Observer"], ["sentence"]),
        (["control", "--place", "Hit"], ["holder", "from", "to", "belief", "basis"]),
        (["documents", "--since", "2016-04-16"], ["name", "headline", "published"]),
    ],
)
def test_listings_are_json_lines_when_piped(
    dateline: Dateline, record: Path, arguments: list[str], keys: list[str]
) -> None:
    status, out, _ = dateline(*arguments, "--record", record)
    found = lines(out)

    assert status == 0
    assert found
    assert all(set(keys) <= set(row) for row in found)


def test_filters_leave_out_the_rest(dateline: Dateline, record: Path) -> None:
    def names(*arguments: str) -> set[str]:
        return {row["document"] for row in lines(dateline("claims", *arguments, "--record", record)[1])}

    assert names("--publisher", "Hill Gazette") == {"row-1"}
    assert "row-1" not in names("--place", "Hit")
    assert names("--actor", "rsf") <= {"row-2"}
    assert {
        row["name"] for row in lines(dateline("documents", "--until", "2016-04-15", "--record", record)[1])
    } == {"army-in-hit"}


def test_csv_and_geojson(dateline: Dateline, record: Path) -> None:
    _, table, _ = dateline("control", "--record", record, "--format", "csv")
    _, drawn, _ = dateline("control", "--record", record, "--format", "geojson")
    cells = list(csv.DictReader(io.StringIO(table)))

    assert {cell["place"] for cell in cells} >= {"Hīt"} or any(
        cell["place"].startswith("H") for cell in cells
    )
    assert len(json.loads(drawn)["features"]) == len(cells)


def test_tables_on_demand(dateline: Dateline, record: Path) -> None:
    status, out, _ = dateline("documents", "--record", record, "--format", "table")

    assert status == 0
    assert "Tigris Post" in out and "4 documents" in out


def test_who_held_as_a_person_reads_it(dateline: Dateline, record: Path) -> None:
    status, out, _ = dateline(
        "who-held", "Hit", "--on", "2016-04-20", "--record", record, "--format", "table"
    )

    assert status == 0
    assert "Iraq) on 20 April 2016" in out
    for part in (
        "Held by",
        "since 14 April 2016",
        "Why",
        "Tigris Post, 15 April 2016",
        "Before",
        "Islamic State",
    ):
        assert part in " ".join(out.split()), part
    lines = [line.strip() for line in out.splitlines()]
    assert ("", "") not in zip(lines, lines[1:], strict=False)


def test_a_day_that_nothing_tells_of(dateline: Dateline, record: Path) -> None:
    _, out, _ = dateline("who-held", "Hit", "--on", "1990-01-01", "--record", record, "--format", "table")

    assert "Not known: no report in the record tells." in out


def test_summary(dateline: Dateline, record: Path) -> None:
    _, out, _ = dateline("summary", "--record", record)
    counts = json.loads(out)

    assert (counts["documents"], counts["rejected"], counts["complete"]) == (4, 1, True)
    assert counts["claims"] >= counts["events"] > 0


# ------------------------------------------------------------------------------------------ without a record


def test_extract_prints_claims_with_the_keys_of_their_events(dateline: Dateline, reports: Path) -> None:
    status, out, err = dateline(
        "extract", reports / "army-in-hit.txt", reports / "hit-falls.txt", "--format", "jsonl"
    )
    found = lines(out)
    captures = [row for row in found if row["type"] == "capture" and row["when"]["start"] == "2016-04-14"]

    assert (status, err) == (0, "")
    assert {row["document"] for row in captures} == {"army-in-hit", "hit-falls"}
    assert len({row["event"] for row in captures}) < len(captures)
    for row in found:
        assert row["sentence"].count(row["trigger"]) >= 1


def test_annotate_gives_offsets_into_the_text(dateline: Dateline, reports: Path) -> None:
    status, out, _ = dateline("annotate", reports / "rows.jsonl", "--map", "text=content")
    found = lines(out)

    assert status == 0
    assert [row["document"] for row in found] == ["row-1", "row-2"]
    for row in found:
        for part in ("entities", "actors", "places", "times"):
            assert all(row["text"][one["start"] : one["end"]] == one["text"] for one in row[part])
    assert found[1]["published"] == "2023-05-02"
    assert "Omdurman" in {one["text"] for one in found[1]["places"]}


def test_annotate_draws_pages_and_syntax(dateline: Dateline, reports: Path) -> None:
    _, drawn, _ = dateline("annotate", reports / "army-in-hit.txt", "--html")
    _, syntax, _ = dateline("annotate", reports / "army-in-hit.txt", "--format", "conllu")

    assert drawn.startswith("<!doctype html>") and '<details class="card" id="r1c1"' in drawn
    assert syntax.startswith("# newdoc id = army-in-hit\n") and "start_char=" in syntax


# ---------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["who-held", "Xyzzyplughville"], 2, "unknown place 'Xyzzyplughville'"),
        (["who-held", "Hit", "--on", "30 August"], 2, "'30 August' is not a day; write it like 2016-08-30"),
        (["events", "--type", "party"], 2, "'party' is not one of"),
        (["events", "--actor", "Nobody at All"], 2, "unknown actor"),
        (["documents", "--format", "geojson"], 2, "documents have no place"),
        (["nonsense"], 2, "No such command"),
        (["extract", "x.txt", "--map", "body"], 2, "is not FIELD=COLUMN"),
        (["extract", "x.txt", "--map", "body=text"], 2, "rows have no field 'body'"),
        (["extract", "no-such-file.txt"], 1, "no-such-file.txt: no such file"),
    ],
)
def test_a_wrong_question_gets_one_clear_line(
    dateline: Dateline, record: Path, arguments: list[str], status: int, message: str
) -> None:
    asks_record = arguments[0] in ("who-held", "events", "documents")
    got, out, err = dateline(*arguments, *(["--record", record] if asks_record else []))

    assert (got, out) == (status, "")
    assert message in err.splitlines()[-1]
    assert "Traceback" not in err


def test_a_record_that_is_none_gets_one_line(dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    for location in (tmp_path / "none.db", reports / "army-in-hit.txt"):
        status, out, err = dateline("summary", "--record", location)
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1 and str(location) in err


def test_who_stops_listening_is_not_told_about_it(root: Path, record: Path) -> None:
    listing = f"{sys.executable} -m dateline claims --record {record} --format json"
    done = subprocess.run(
        ["bash", "-c", f"{listing} | head -c 10; echo; echo ${{PIPESTATUS[0]}}"],
        env=environment(root),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert done.stdout.startswith("[\n  {")


# -------------------------------------------------------------------------------------------------- settings


def test_settings_come_from_flag_then_environment_then_file(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)

    def record_setting(*flags: str) -> tuple[str, str]:
        found = {row["name"]: row for row in lines(dateline("config", *flags)[1])}
        return found["record"]["value"], found["record"]["origin"]

    assert record_setting() == ("dateline.db", "default")
    (tmp_path / "dateline.toml").write_text('record = "file.db"\n')
    assert record_setting() == ("file.db", str(tmp_path / "dateline.toml"))
    monkeypatch.setenv("DATELINE_RECORD", "environment.db")
    assert record_setting() == ("environment.db", "DATELINE_RECORD")
    assert record_setting("--record", "flag.db") == ("flag.db", "--record")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ('recrod = "x"', "setting recrod"),
        ("workers = 0", "setting workers"),
        ("record = ", "dateline.toml: "),
    ],
)
def test_settings_that_make_no_sense(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline.toml").write_text(file + "\n")
    status, _, err = dateline("config")

    assert status == 2
    assert len(err.splitlines()) == 1 and message in err


def test_a_narrow_terminal_shows_whole_words(
    dateline: Dateline, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = dateline("events", "--record", record, "--format", "table")
    whole = {word for line in out.splitlines() for word in line.split()}
    monkeypatch.setenv("COLUMNS", "300")
    _, wide, _ = dateline("events", "--record", record, "--format", "table")

    actors = {word.strip(";") for word in wide.split() if "-" in word}
    assert actors and actors <= {word.strip(";") for word in whole}
    assert max(map(len, out.splitlines())) <= 60
