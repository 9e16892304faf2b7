"""Measuring on press releases: corpora become reports, and claims are held against what was coded."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from evaluation import releases
from evaluation.elsewhere import read_claims

from dateline.gazetteer import open_gazetteer

KUNDUZ = (
    "KABUL, Afghanistan (March 9, 2011) - Coalition forces detained two suspected insurgents and killed a "
    "Taliban leader during an operation in Kunduz province, Monday."
)


@pytest.fixture(scope="module")
def judge() -> releases.Judge:
    return releases.Judge(open_gazetteer())


def release(**told: object) -> dict[str, object]:
    coded = {
        "start_date": "2011-03-07",
        "province": ["kunduz"],
        "killq": True,
        "captureq": True,
        "min_killed": 1,
        "min_captured": 2,
    }
    return {"id": "r1", "text": KUNDUZ, "annotation": coded | told}


def isaf(folder: Path, row: dict[str, object]) -> tuple[list[dict[str, object]], list[releases.Coded]]:
    path = folder / "dev.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return releases.isaf(path)


def test_a_release_is_asked_of_the_killed_and_of_the_captured(tmp_path: Path, judge: releases.Judge):
    rows, coded = isaf(tmp_path, release())
    assert [(one.kind, one.number) for one in coded] == [("killed", 1), ("captured", 2)]
    found = releases.answers(coded, read_claims(rows), judge)
    assert [answer.is_right for answer in found] == [True, True]
    assert all(answer.verdicts["day"] for answer in found)


def test_what_was_coded_otherwise_is_wrong(tmp_path: Path, judge: releases.Judge):
    rows, coded = isaf(tmp_path, release(start_date="2011-03-01", province=["herat"], min_captured=5))
    _, captured = releases.answers(coded, read_claims(rows), judge)
    wrong = {column for column, right in captured.verdicts.items() if not right}
    assert wrong == {"day", "about", "place", "number"} and not captured.is_right


def test_an_open_number_is_not_asked(tmp_path: Path, judge: releases.Judge):
    rows, coded = isaf(tmp_path, release() | {"text": KUNDUZ.replace("two", "several")})
    _, captured = releases.answers(coded, read_claims(rows), judge)
    assert "number" not in captured.verdicts and captured.is_right


def test_the_lines_of_a_day_and_country_are_one_report(tmp_path: Path, judge: releases.Judge):
    line = {"date": "2016-04-02", "country": "Iraq", "location": "Hit", "number": "2"}
    path = tmp_path / "lines.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for told in (
            line | {"line": "- Near Hit, two strikes destroyed an ISIL boat and a bunker."},
            line
            | {"line": "- Near Sinjar, one strike hit an ISIL mortar.", "location": "Sinjar", "number": "1"},
            line
            | {"line": "- Near Raqqa, one strike hit an ISIL boat.", "location": "Raqqa", "country": "Syria"},
        ):
            file.write(json.dumps(told) + "\n")
    rows, coded = releases.centcom(path)
    assert [(row["date"], row["title"]) for row in rows] == [
        ("2016-04-02", "Strikes in Iraq"),
        ("2016-04-02", "Strikes in Syria"),
    ]
    hit, sinjar, raqqa = releases.answers(coded, read_claims(rows), judge)
    assert hit.is_right and sinjar.is_right
    assert hit.coded.day == date(2016, 4, 2) and not raqqa.verdicts["number"]


def test_shares_and_misses_are_printed(
    tmp_path: Path, judge: releases.Judge, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "data" / "isaf_press_releases"
    folder.mkdir(parents=True)
    isaf(folder, release(province=["herat"], captureq=False))
    assert releases.main(["--shared", str(tmp_path), "--only", "isaf", "--list"]) == 0
    out = capsys.readouterr().out
    assert "  killed          1   1.000   1.000   1.000   1.000   0.000   1.000       -   0.000" in out
    assert "r1 killed 2011-03-07 herat province 1: place" in out


def test_an_unknown_corpus_is_refused():
    with pytest.raises(SystemExit):
        releases.main(["--only", "nowhere"])
