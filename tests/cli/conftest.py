"""A record that the real program reads from reports written for these tests."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]

FIRST = """\
BAGHDAD, Iraq. Iraqi government forces retook the town of Hit from Islamic State on Thursday, the joint \
operations command said in a statement.

At least 40 militants were killed in the fighting, a spokesman for the Iraqi army said. Islamic State \
seized Hit in October 2014.
"""

SECOND = """\
The Iraqi army captured the town of Hit on Thursday after a two-week battle with Islamic State, a provincial \
official said.

Thousands of civilians fled the town towards Ramadi.
"""

META = [
    {
        "id": "army-in-hit",
        "title": "Iraqi Forces Retake Hit",
        "publisher": "Tigris Post",
        "published": "2016-04-15",
    },
    {
        "id": "hit-falls",
        "title": "Army Captures Hit",
        "publisher": "Northern Courier",
        "published": "2016-04-16",
    },
]

ROWS = [
    {
        "id": "row-1",
        "content": "KABUL. Taliban fighters seized the district centre of Sangin on Thursday, police said.",
        "title": "Taliban seize Sangin",
        "published": "2017-03-24",
        "publisher": "Hill Gazette",
    },
    {
        "id": "row-2",
        "content": "Sudanese army aircraft bombed the Rapid Support Forces in Omdurman on Monday.",
        "title": "Air strikes on Omdurman",
        "published": "2023-05-02",
        "publisher": "Nile Observer",
    },
]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three reports in two formats, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "army-in-hit.txt").write_text(FIRST)
    (folder / "hit-falls.txt").write_text(SECOND)
    (folder / "meta.json").write_text(json.dumps(META))
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return folder


@pytest.fixture(scope="session")
def run(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the program in a process and an empty folder of its own."""
    folder = tmp_path_factory.mktemp("run")

    def run_it(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-m", "dateline", *arguments],
            **{"cwd": folder, "env": environment(root), "capture_output": True, "text": True, **options},
        )

    return run_it


def environment(root: Path) -> dict[str, str]:
    kept = ("DATELINE_GAZETTEER", "DATELINE_ACTORS")
    plain = {n: value for n, value in os.environ.items() if n in kept or not n.startswith("DATELINE_")}
    return {**plain, "PYTHONPATH": str(root / "src")}


@pytest.fixture(scope="session")
def record(run: Run, reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the reports."""
    location = tmp_path_factory.mktemp("record") / "war.db"
    done = run("read", "--record", location, reports, "--map", "text=content")
    assert done.returncode == 1, done.stderr  # the photo
    return location


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the program in this process: returns its exit status, output and messages."""

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_it
