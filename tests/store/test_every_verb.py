"""Every verb over a real PostgreSQL: it prints what it prints over SQLite."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click
import pytest
from fastapi.testclient import TestClient

from dateline.cli import main
from dateline.cli.main import VERBS, Verbs
from dateline.record import Record
from dateline.server.app import app_over

REPORTS = (
    *("mosul-falls.txt", "palmyra-falls.txt", "palmyra-falls-desert-gazette.txt"),
    *("palmyra-retaken.txt", "euphrates-bulletin.jsonl"),
)

COMMANDS: dict[str, list[list[str]]] = {
    "read": [["REPORTS", "--workers", "1"]],
    "who-held": [
        ["Palmyra", "--on", "2015-08-01"],
        ["Mosul", "--on", "2014-12-01", "--known-by", "2015-01-31"],
    ],
    "control": [[], ["--on", "2015-06-15", "--holder", "islamic-state"], ["--known-by", "2015-12-31"]],
    "areas": [["--on", "2015-06-15"]],
    "events": [[], ["--place", "Tadmur", "--type", "capture"], ["--actor", "islamic-state"]],
    "claims": [[], ["--publisher", "Euphrates Bulletin"], ["--since", "2015-01-01", "--status", "happened"]],
    "documents": [[], ["--until", "2014-12-31"]],
    "rejected": [[]],
    "review": [["--limit", "5"], ["--judgements"], ["--place", "Palmyra"]],
    "voices": [[]],
    "summary": [[]],
    "config": [[]],
}
"""What each verb is asked. ``serve`` is asked over HTTP; ``watch`` reads as ``read`` does, from feeds."""

ADDRESSES = (
    *("summary", "overview", "overview/events", "places", "control?limit=3", "events?limit=3&type=capture"),
    *("claims?about=Palmyra", "documents", "actors", "voices", "rejected", "judgements", "review?limit=5"),
    *("who-held?place=Palmyra&on=2015-08-01", "areas?on=2015-06-15", "search?q=palmyra+army"),
)


@pytest.fixture(scope="module")
def records(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the records are: a file, and a database of our own, as SQLAlchemy writes its address."""
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE DATABASE verbs")
    database = postgresql.replace("/postgres?", "/verbs?")
    file = tmp_path_factory.mktemp("verbs") / "verbs.db"
    yield {
        "sqlite": str(file),
        "postgresql+psycopg": database.replace("postgresql://", "postgresql+psycopg://"),
        "postgresql": database,
    }
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("DROP DATABASE verbs WITH (FORCE)")


@pytest.fixture(scope="module")
def reports(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name in REPORTS:
        (folder / name).write_bytes((root / "sample/reports" / name).read_bytes())
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


def test_no_verb_is_missed() -> None:
    group = Verbs()
    with_record = {
        verb
        for verb in VERBS
        if (command := group.get_command(click.Context(group), verb))
        and any(one.name == "record" for one in command.params)
    }
    assert set(COMMANDS) | {"serve", "watch"} == with_record


def test_every_verb_prints_the_same(
    records: dict[str, str],
    reports: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    def run(record: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setenv("DATELINE_RECORD", records[record])
        status = main(list(arguments))
        return status, capsys.readouterr().out

    kinds = ("sqlite", "postgresql+psycopg")
    for record in kinds:
        assert run(record, "read", str(reports), "--workers", "1")[0] == 1  # the photo
    ruling = ["control", "Palmyra", "none", "--from", "2015-05-01", "--to", "2015-05-10", "--author", "jo"]
    assert run("sqlite", "review", *ruling)[0] == 0
    assert run("sqlite", "review", "--export", "judged.jsonl")[0] == 0
    assert run("postgresql", "review", "--import", "judged.jsonl")[0] == 0
    for verb, ways in COMMANDS.items():
        form = {"read": [], "summary": ["--format", "json"]}.get(verb, ["--format", "jsonl"])
        for way in ways:
            arguments = [str(reports) if part == "REPORTS" else part for part in way]
            told = {record: run(record, verb, *arguments, *form) for record in records}
            if verb == "config":
                told = {
                    record: (told[record][0], out_of(told[record][1], records[record])) for record in told
                }
            assert told["postgresql"] == told["postgresql+psycopg"] == told["sqlite"], (verb, way)
            assert told["sqlite"][1] or verb == "read", (verb, way)


def out_of(printed: str, location: str) -> str:
    return printed.replace(location, "RECORD")


def test_both_are_served_alike(records: dict[str, str]) -> None:
    with ExitStack() as opened:
        apps = {
            name: app_over(opened.enter_context(Record.open(location))) for name, location in records.items()
        }
        clients = {name: TestClient(app, base_url="http://127.0.0.1") for name, app in apps.items()}
        for address in ADDRESSES:
            told = {name: client.get(f"/api/v1/{address}") for name, client in clients.items()}
            assert {answer.status_code for answer in told.values()} == {200}, address
            assert len({answer.content for answer in told.values()}) == 1, address
