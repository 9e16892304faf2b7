"""``dateline review``: a person asks, decides, and sees the answer change."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., tuple[int, str, str]]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def kept(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of its own for each test, and who works on it."""
    copy = tmp_path / "war.db"
    copy.write_bytes(record.read_bytes())
    monkeypatch.setenv("DATELINE_RECORD", str(copy))
    monkeypatch.setenv("DATELINE_AUTHOR", "Jo Reader")
    return copy


RULING = ("review", "control", "Hit", "islamic-state", "--from", "2016-04-01")


def held(dateline: Dateline) -> dict[str, Any]:
    return lines(dateline("who-held", "Hit", "--on", "2016-04-20")[1])[0]


def a_capture(dateline: Dateline) -> str:
    found = lines(dateline("claims", "--place", "Hit", "--type", "capture", "--since", "2016-01-01")[1])
    return str(found[0]["id"])


def test_the_next_command_shows_the_changed_conclusion(dateline: Dateline, kept: Path) -> None:
    assert held(dateline)["holder"].startswith("iraq")
    status, out, said = dateline(
        "review", "control", "Hit", "islamic-state", "--from", "2016-04-01", "--note", "x"
    )
    assert (status, out) == (0, "")
    id_ = said.split()[2].rstrip(";")

    ruled = held(dateline)
    assert (ruled["holder"], ruled["basis"], ruled["account"]) == ("islamic-state", "judged", "judged")
    assert [(one["id"], one["author"], one["note"]) for one in ruled["judgements"]] == [
        (id_, "Jo Reader", "x")
    ]

    assert dateline("review", "undo", id_)[0] == 0
    assert held(dateline)["holder"].startswith("iraq")
    _, listed, _ = dateline("review", "--judgements")
    assert [(one["verdict"], one["standing"]) for one in lines(listed)] == [
        ("control", "undone"),
        ("undo", "in_force"),
    ]


def test_a_reader_sees_who_judged(dateline: Dateline, kept: Path) -> None:
    dateline(
        "review", "control", "Hit", "islamic-state", "--from", "2016-04-01", "--note", "as seen on the spot"
    )
    _, out, _ = dateline("who-held", "Hit", "--on", "2016-04-20", "--format", "table")
    said = " ".join(out.split())

    assert "Held by Islamic State, since" in said
    assert "a person decided it · the word of who keeps the record" in said
    assert "What was judged control Jo Reader" in said and "as seen on the spot" in said
    dateline("review", "control", "Hit", "none", "--from", "2016-04-01")
    _, out, _ = dateline("who-held", "Hit", "--on", "2016-04-20", "--format", "table")
    assert "Not known: a person who keeps the record decided so." in " ".join(out.split())


def test_claims_are_rejected_accepted_and_corrected(dateline: Dateline, kept: Path) -> None:
    claim = a_capture(dateline)
    before = dateline("claims")[1]
    assert dateline("review", "reject", claim)[0] == 0
    assert all(claim not in event["claims"] for event in lines(dateline("events")[1]))
    assert dateline("review", "accept", claim)[0] == 0
    assert any(claim in event["claims"] for event in lines(dateline("events")[1]))
    assert dateline("review", "correct", claim, "--place", "Ramadi", "--start", "2016-04-10")[0] == 0
    (event,) = [one for one in lines(dateline("events")[1]) if claim in one["claims"]]

    assert (event["place"]["name"], event["from"]) == ("Ramadi", "2016-04-10")
    assert [{**one, "event": ""} for one in lines(dateline("claims")[1])] == [
        {**one, "event": ""} for one in lines(before)
    ]


def test_events_are_linked_and_unlinked(dateline: Dateline, kept: Path) -> None:
    events = {one["id"]: one for one in lines(dateline("events")[1])}
    big = next(one for one in events.values() if len(one["claims"]) > 1)
    claim = big["claims"][0]
    assert dateline("review", "unlink", claim, big["id"])[0] == 0
    assert [claim] in [one["claims"] for one in lines(dateline("events")[1])]
    assert dateline("review", "link", claim, big["claims"][1])[0] == 0
    assert big["claims"] in [one["claims"] for one in lines(dateline("events")[1])]


def test_words_are_given_their_meaning(dateline: Dateline, kept: Path) -> None:
    (first, *_) = lines(dateline("claims", "--publisher", "Hill Gazette")[1])
    (agent,) = [one for one in first["agent"] if one["actor"] == "taliban"]
    assert dateline("review", "place", "row-1", "Sangin", "Hit")[0] == 0
    assert dateline("review", "actor", "row-1", agent["text"], "islamic-state")[0] == 0
    (event,) = [one for one in lines(dateline("events")[1]) if first["id"] in one["claims"]]

    assert event["agent"] == ["islamic-state"]
    assert event["place"]["country"] == "IQ"


def test_what_needs_a_person_is_listed_as_other_things_are(
    dateline: Dateline, kept: Path, tmp_path: Path
) -> None:
    _, out, _ = dateline("review", "--place", "Hit", "--limit", "2")
    rows = lines(out)
    assert 1 <= len(rows) <= 2
    assert {"asks", "why", "evidence", "answers", "weight", "doubt", "days"} <= set(rows[0])
    assert rows[0]["evidence"][0]["sentence"]

    _, table, _ = dateline("review", "--format", "table", "--limit", "3")
    assert rows[0]["asks"] in " ".join(dateline("review", "--format", "table")[1].split())
    assert "dateline review " in table
    assert dateline("review", "--format", "csv")[1].startswith("about,asks,why,place,")
    assert json.loads(dateline("review", "--format", "geojson")[1])["features"]


def test_the_commands_that_a_question_offers_do_answer_it(dateline: Dateline, kept: Path) -> None:
    import shlex

    offered = [row["answers"][0] for row in lines(dateline("review", "--limit", "50")[1])]
    assert offered
    for answer in offered:
        words = shlex.split(answer)
        if words[-1] not in ("PLACE", "ACTOR"):
            status, _, said = dateline("review", *words)
            assert status == 0, (answer, said)


def test_judgements_travel(dateline: Dateline, kept: Path, tmp_path: Path, record: Path) -> None:
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other.db"
    other.write_bytes(record.read_bytes())
    claim = a_capture(dateline)
    dateline("review", "reject", claim, "--author", "Al Editor")
    assert dateline("review", "--export", str(file))[0] == 0
    with file.open("a") as more:
        more.write("not a judgement\n")

    status, _, said = dateline("review", "--import", str(file), "--record", str(other))
    assert status == 1
    assert said.splitlines()[0].startswith(f"{file}:2: not JSON: ")
    assert said.splitlines()[1] == "1 new judgement, 1 rejected"
    status, _, said = dateline("review", "--import", str(file), "--record", str(other))
    assert "0 new judgements" in said
    (row,) = lines(dateline("review", "--judgements", "--record", str(other))[1])
    assert (row["author"], row["standing"]) == ("Al Editor", "in_force")
    events = lines(dateline("events", "--record", str(other))[1])
    assert all(claim not in event["claims"] for event in events)


def test_the_user_signs_where_nobody_else_is_named(
    dateline: Dateline, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_AUTHOR")
    monkeypatch.setenv("LOGNAME", "walid")
    dateline("review", "control", "Hit", "islamic-state")

    assert [one["author"] for one in lines(dateline("review", "--judgements")[1])] == ["walid"]
    assert os.environ["LOGNAME"] == "walid"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reject", "c1"], "no claim c1; `dateline claims` lists them"),
        (["undo", "j1"], "no judgement j1; `dateline review --judgements` lists them"),
        (["control", "Hit", "the-unknown"], "unknown actor 'the-unknown'"),
        (["control", "Xyzzyplughville", "iraq-forces"], "unknown place 'Xyzzyplughville'"),
        (["control", "Hit", "iraq-forces", "--from", "1066-10-14"], "1066-10-14 is too far away"),
        (["control", "Hit", "iraq-forces", "--from", "May"], "'May' is not a day"),
        (
            ["correct", "c1", "--count", "many"],
            "'many' is no figure; write it like killed=40",
        ),
    ],
)
def test_what_makes_no_sense_is_one_line_and_status_2(
    dateline: Dateline, kept: Path, arguments: list[str], message: str
) -> None:
    status, out, said = dateline("review", *arguments)

    assert (status, out) == (2, "")
    assert message in said
    assert lines(dateline("review", "--judgements")[1]) == []


@pytest.mark.parametrize(
    "verb", ["accept", "reject", "correct", "link", "unlink", "place", "actor", "control", "undo"]
)
def test_every_answer_explains_itself_with_an_example(dateline: Dateline, verb: str) -> None:
    status, out, _ = dateline("review", verb, "--help")

    assert status == 0
    assert f"dateline review {verb} " in out.split("Examples:")[1]
    assert max(len(line) for line in out.splitlines()) <= 80
