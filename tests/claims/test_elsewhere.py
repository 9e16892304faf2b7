"""Measuring on other wars: corpora become texts, and what is overlooked is counted."""

import doctest
import gzip
import json
from pathlib import Path

import pytest
from evaluation import elsewhere


def packed(path: Path, *rows: dict[str, object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def window(key: str, kind: str, at: int) -> dict[str, object]:
    sentences = [["Rebels", "shelled", "the", "town", "."], ["Nobody", "was", "hurt", "."]]
    return {"doc_key": key, "sentences": sentences, "evt_triggers": [[at, at, [[kind, 1.0]]]]}


def test_words_are_put_together_as_prose():
    assert doctest.testmod(elsewhere).failed == 0


def test_only_windows_with_an_event_that_claims_can_tell_are_taken(tmp_path: Path):
    path = packed(
        tmp_path / "dev.jsonl.gz",
        window("war", "conflict.attack.airstrikemissilestrike", 1),
        window("talk", "contact.discussion.meet", 1),
        window("robbery", "conflict.attack.stealrobhijack", 1),
    )
    rows, (event,) = elsewhere.rams(path)
    assert [row["id"] for row in rows] == ["war"]
    assert event.span.of(rows[0]["text"]) == "shelled"


def test_sentences_of_the_police_are_found_in_their_report(tmp_path: Path):
    report = {
        "id": "r1",
        "text": "Police arrested two men. Nobody died.",
        "sentences": [
            {"text": "Police arrested two men.", "labels": ["ARREST", "ANY_ACTION"]},
            {"text": "Nobody died.", "labels": []},
        ],
    }
    rows, (event,) = elsewhere.police(packed(tmp_path / "docs.jsonl.gz", report))
    assert event.kind == "ARREST" and event.span.of(rows[0]["text"]) == "Police arrested two men."


def test_what_is_overlooked_is_counted_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    found = window("found", "conflict.attack.n/a", 1)
    missed = window("missed", "conflict.attack.n/a", 6)  # the auxiliary of "was hurt"
    rows, marked = elsewhere.rams(packed(tmp_path / "dev.jsonl.gz", found, missed))
    overlooked = elsewhere.report_recall("rams", marked, elsewhere.read_claims(rows))
    assert [event.document for event in overlooked] == ["missed"]
    assert "attack                  2   0.50   0.50" in capsys.readouterr().out


def test_an_unknown_corpus_is_refused():
    with pytest.raises(SystemExit):
        elsewhere.main(["--only", "nowhere"])
