"""Roles held against those of annotators on other wars, and claims held against templates."""

import doctest
import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from evaluation import annotated, templates
from evaluation.elsewhere import read_claims


def packed(path: Path, *rows: dict[str, object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def window(*links: tuple[int, int, str]) -> dict[str, object]:
    words = ["Ukrainian", "troops", "shelled", "Russian", "soldiers", "in", "Bakhmut", "on", "Friday", "."]
    return {
        "doc_key": "w",
        "sentences": [words],
        "evt_triggers": [[2, 2, [["conflict.attack.n/a", 1.0]]]],
        "gold_evt_links": [[[2, 2], [first, last], f"evt001arg01{role}"] for first, last, role in links],
    }


def test_days_and_places_of_templates():
    assert doctest.testmod(annotated).failed == 0


def test_roles_are_held_against_those_of_the_annotators(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    marked = window((0, 1, "attacker"), (3, 4, "target"), (8, 8, "place"))  # "Friday" is no place
    rows, told = annotated.rams(packed(tmp_path / "rams.jsonl.gz", marked))
    scores = templates.report_roles("rams", told, read_claims(rows))
    assert {role: (one.found, one.gold, one.right, one.ours) for role, one in scores.items()} == {
        "agent": (1, 1, 1, 1),
        "patient": (1, 1, 1, 1),
        "place": (0, 1, 0, 1),
    }
    assert [told.event.document for told, _ in scores["place"].wrong] == ["w"]
    assert "1 events, 1 with a claim of an allowed type" in capsys.readouterr().out


def test_every_mention_of_an_entity_counts(tmp_path: Path):
    sentences = ["The rebels left.", "They shelled Goma."]
    words = [["The", "rebels", "left", "."], ["They", "shelled", "Goma", "."]]
    mention = {"sent_idx": 0, "start": 1, "end": 2, "id": "one"}
    report = {
        "doc_id": "r",
        "text": "".join(sentences),
        "sentences": [[[[w, 0, 0] for w in ws], s] for ws, s in zip(words, sentences, strict=True)],
        "entity_mentions": [mention, {**mention, "start": 4, "end": 5, "id": "two"}],
        "coref_clusters": [["one", "two"]],
        "event_mentions": [
            {
                "event_type": "Conflict.Attack.Unspecified",
                "trigger": {"start": 5, "end": 6},
                "arguments": [{"entity_id": "two", "role": "Attacker"}],
            }
        ],
    }
    (row,), (one,) = annotated.wikievents(packed(tmp_path / "wiki.jsonl.gz", report))
    assert row["text"] == "The rebels left.\n\nThey shelled Goma."
    assert one.event.span.of(row["text"]) == "shelled"
    assert [m.of(row["text"]) for m in one.roles["agent"][0]] == ["rebels", "They"]


def incident(number: str = "1", **slots: list[str]) -> dict[str, object]:
    named = {"TYPE": "INCIDENT: TYPE", "DATE": "INCIDENT: DATE", "LOCATION": "INCIDENT: LOCATION"}
    named |= {"BY": "PERP: ORGANIZATION ID", "VICTIM": "HUM TGT: DESCRIPTION"}
    return {"template": number, "slots": {named[name]: lines for name, lines in slots.items()}}


def test_templates_are_held_against_all_claims_of_their_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    bomb = incident(
        TYPE=["BOMBING"],
        DATE=["05 SEP 89"],
        LOCATION=["PERU: AYACUCHO (DEPARTMENT): HUANTA (TOWN)"],
        BY=['"SHINING PATH" / "SENDERO LUMINOSO"'],
        VICTIM=['"POLICEMEN"'],
    )
    report = {
        "id": "m",
        "text": "LIMA, 6 SEP 89 -- [TEXT] ON 5 SEPTEMBER THE SHINING PATH SET OFF A BOMB IN LIMA, "
        "KILLING TWO POLICEMEN.",
        "dateline_date": "1989-09-06",
        "templates": [bomb, incident("2 (OPTIONAL)", TYPE=["ATTACK"]), incident("3", TYPE=["ROBBERY"])],
    }
    rows, found = annotated.muc(packed(tmp_path / "muc.jsonl.gz", report))
    (one,) = found
    assert one.days == ((date(1989, 9, 5), date(1989, 9, 5)),) and one.places == {"huanta"}

    wrong = templates.report_templates("muc4", found, read_claims(rows))
    assert [what for _, what in wrong] == ["place"]
    printed = capsys.readouterr().out
    assert "day            1   1.00" in printed and "one claim      1   0.00" in printed
