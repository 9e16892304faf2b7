"""A user's own places and actors on the command line, with every part real."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., tuple[int, str, str]]

CAMPS = """\
Camp,lat,lon,kind,country,aliases
Qazzumbwa Camp,36.20,43.20,camp,IQ,Qazzumbwa Two
Dorrabeq,36.10,43.20,village,Iraq,
Broken,north,43.20,,,
"""
MILITIAS = """\
slug,name,kind,parent,country,aliases
free-hills-brigade,Free Hills Brigade,armed_group,peshmerga,IQ,FHB|Hill Men
hill-scouts,Hill Scouts,armed_group,nobody,IQ,
"""
REPORT = {
    "id": "report",
    "text": "ERBIL, Iraq. The Free Hills Brigade captured Dorrabeq on Thursday, a spokesman said.\n\n"
    "Hundreds of people fled to Qazzumbwa Camp.",
    "published": "2016-04-15",
}


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(autouse=True)
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has tables of its own, and a folder with the files to add."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "places"))
    monkeypatch.setenv("DATELINE_ACTORS", str(tmp_path / "actors"))
    (tmp_path / "camps.csv").write_text(CAMPS)
    (tmp_path / "militias.csv").write_text(MILITIAS)
    (tmp_path / "report.jsonl").write_text(json.dumps(REPORT))


def test_places_are_added_listed_found_and_removed(dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("gazetteer", "list") == (0, "", "")
    status, out, err = dateline("gazetteer", "add", "camps.csv", "--map", "name=Camp")
    assert (status, out) == (1, "")
    assert err.splitlines() == ["camps.csv:4: lat 'north' is no number", "camps: 2 places with 3 names"]

    (source,) = lines(dateline("gazetteer", "list")[1])
    assert (source["source"], source["entries"], source["names"]) == ("camps", 2, 3)
    assert source["file"] == str(tmp_path / "places/camps.csv") and len(source["sha256"]) == 64
    (found, *_) = lines(dateline("gazetteer", "search", "kazzumbwa two")[1])
    assert (found["name"], found["kind"], found["country"]) == ("Qazzumbwa Camp", "camp", "IQ")
    assert (found["admin1"], found["lat"], found["lon"]) == ("Nineveh Governorate", 36.2, 43.2)
    assert 0.9 < found["likeness"] < 1 and found["sources"] == ["camps: camps.csv"]
    (drawn,) = json.loads(dateline("gazetteer", "search", "Dorrabeq", "--format", "geojson")[1])["features"]
    assert drawn["geometry"] == {"type": "Point", "coordinates": [43.2, 36.1]}

    assert dateline("gazetteer", "remove", "camps")[0] == 0
    assert '"Dorrabeq"' not in dateline("gazetteer", "search", "Dorrabeq")[1]
    status, _, err = dateline("gazetteer", "remove", "camps")
    assert status == 2 and "no source 'camps'; there is: none" in err


def test_additions_count_at_once_in_every_command(dateline: Dateline) -> None:
    before = lines(dateline("extract", "report.jsonl", "--format", "jsonl")[1])
    assert not {place["name"] for row in before for place in row["place"]} & {"Dorrabeq", "Qazzumbwa Camp"}
    dateline("read", "report.jsonl", "--record", "war.db")
    dateline("gazetteer", "add", "camps.csv", "--map", "name=Camp")
    dateline("actors", "add", "militias.csv")

    after = lines(dateline("extract", "report.jsonl", "--format", "jsonl")[1])
    capture = next(row for row in after if row["type"] == "capture")
    assert [place["name"] for place in capture["place"]] == ["Dorrabeq"]
    assert [agent["actor"] for agent in capture["agent"]] == ["free-hills-brigade"]
    seen = lines(dateline("annotate", "report.jsonl")[1])[0]
    assert "Qazzumbwa Camp" in {place["name"] for place in seen["places"]}

    _, _, err = dateline("read", "report.jsonl", "--record", "war.db")
    assert "1 new report, 0 known" in err, "what was read without the additions is read anew"
    assert "0 new reports, 1 known" in dateline("read", "report.jsonl", "--record", "war.db")[2]
    (version,) = json.loads(dateline("summary", "--record", "war.db", "--format", "json")[1])["read_by"]
    assert " places:" in version and " actors:" in version
    (now, *_) = lines(dateline("who-held", "Dorrabeq", "--record", "war.db")[1])
    assert now["holder"] == "free-hills-brigade"


def test_actors_are_added_listed_found_and_removed(dateline: Dateline) -> None:
    status, _, err = dateline("actors", "add", "militias.csv")
    assert status == 1
    assert err.splitlines() == [
        "militias.csv:3: parent 'nobody' is no actor",
        "militias: 1 actor with 3 names",
    ]
    (source,) = lines(dateline("actors", "list")[1])
    assert (source["source"], source["entries"]) == ("militias", 1)
    (found, *_) = lines(dateline("actors", "search", "Free Hill Brigade")[1])
    assert (found["slug"], found["parent"], found["source"]) == (
        "free-hills-brigade",
        "peshmerga",
        "militias",
    )
    assert dateline("actors", "remove", "militias")[0] == 0
    assert dateline("actors", "list")[1] == ""


def test_a_flood_of_bad_rows_is_counted(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "flood.csv").write_text("name,lat,lon\nGood,36.1,43.2\n" + "Bad,x,y\n" * 1000)
    status, _, err = dateline("gazetteer", "add", "flood.csv", "--as", "mine")

    assert status == 1
    told = "mine: 1 place with 1 name; they count where the text treats them as places"
    assert err.splitlines()[-2:] == ["flood.csv: 980 more rows like these", told]
    assert len(err.splitlines()) == 22


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["gazetteer", "add", "nothing.csv"], 1, "nothing.csv: no such file"),
        (["gazetteer", "add", "camps.csv"], 1, "camps.csv: no column 'name'; columns: Camp, lat, lon"),
        (["gazetteer", "add", "camps.csv", "--map", "colour=Camp"], 2, "places have no field 'colour'"),
        (["gazetteer", "add", "a.csv", "b.csv", "--as", "x"], 2, "--as names one source; give one file"),
        (["gazetteer", "search", "Xyzzyplughville"], 2, "unknown place 'Xyzzyplughville'"),
        (["gazetteer", "nonsense"], 2, "No such command"),
        (["actors", "add", "nothing.csv"], 1, "nothing.csv: no such file"),
        (["actors", "remove", "nothing"], 2, "no source 'nothing'; there is: none"),
        (["actors", "search", "Xqzwvtttk"], 2, "unknown actor 'Xqzwvtttk'"),
    ],
)
def test_what_makes_no_sense_gets_one_line(
    dateline: Dateline, arguments: list[str], status: int, message: str
) -> None:
    got, out, err = dateline(*arguments)
    assert (got, out) == (status, "")
    assert message in err.splitlines()[-1] and "Traceback" not in err
