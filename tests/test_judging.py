"""Judgements in a record: obeyed at once, by every later run, and wherever they are taken."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.simple_stages import PLACES, SimpleStages
from tests.test_record import REPORTS

from dateline import decide
from dateline.errors import UsageError
from dateline.model import Basis, ClaimType, ControlStatus
from dateline.record import Record
from dateline.stages import Stages
from dateline.store.database import Database
from dateline.verdicts import Accept, Correct, Judgement, Ruling

DAY = date(2016, 8, 30)


class JudgedStages(SimpleStages):
    """The simple stages, but for the two that obey judgements."""

    def fuse(self, claims, documents, **tied):  # type: ignore[no-untyped-def]
        return Stages.fuse(Stages(), claims, documents, **tied)

    def assess(self, events, claims, documents, *, rulings):  # type: ignore[no-untyped-def]
        return Stages.assess(Stages(), events, claims, documents, rulings=rulings)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.fixture
def record(tmp_path: Path, reports: Path) -> Iterator[Record]:
    with Record.open(str(tmp_path / "record.db"), create=True, stages=JudgedStages()) as opened:
        opened.read([reports])
        yield opened


def claim_of(record: Record, name: str) -> str:
    document = next(one for one in record.documents() if one.name == name)
    return record.claims(document=document.id)[0].id


def holder(record: Record, day: date = DAY) -> str | None:
    return record.who_held("Qayyarah", day).control.holder


def test_a_judgement_changes_the_answer_and_no_claim(record: Record) -> None:
    claims = record.claims()
    assert holder(record) == "iraq-forces"
    for name in ("army", "paper"):
        record.judge(decide.reject(record, claim_of(record, name)), author="jo")

    assert holder(record) is None
    assert holder(record, date(2014, 8, 1)) == "islamic-state"
    assert record.is_complete
    assert record.claims() == claims


def test_what_is_decided_on_a_claim_is_decided_on_its_copies(record: Record) -> None:
    record.judge(decide.reject(record, claim_of(record, "copy")), author="jo")
    told = {claim for event in record.events() for claim in event.claims}

    assert claim_of(record, "paper") not in told
    assert claim_of(record, "army") in told


def test_what_a_judgement_leaves_is_what_all_drawn_anew_would_be(record: Record, tmp_path: Path) -> None:
    one, other = claim_of(record, "army"), claim_of(record, "paper")
    decisions = (
        decide.reject(record, one),
        decide.link(record, one, other),
        decide.control(record, "Qayyarah", "islamic-state", start=date(2016, 8, 1)),
        decide.accept(record, one),
        decide.unlink(record, one, other),
    )
    for decision in decisions:
        record.judge(decision, author="jo")
        assert record.is_complete
        drawn = list(record.dump())
        with sqlite3.connect(tmp_path / "record.db") as connection:
            connection.execute("DELETE FROM meta WHERE key = 'basis'")
        connection.close()
        record.conclude()
        assert list(record.dump()) == drawn


def test_who_judges_while_another_does_gets_the_conclusions_of_both(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejected = decide.reject(record, claim_of(record, "army"))
    ruled = decide.control(record, "Qayyarah", "islamic-state", start=date(2016, 8, 1))
    append = Database.append

    def meanwhile(self: Database, judgements: Sequence[Judgement]) -> int:
        monkeypatch.setattr(Database, "append", append)
        with Record.open(str(tmp_path / "record.db"), stages=JudgedStages()) as same:
            same.judge(ruled, author="mo", moment=datetime(2026, 1, 1, tzinfo=UTC))
        return append(self, judgements)

    monkeypatch.setattr(Database, "append", meanwhile)
    record.judge(rejected, author="jo")
    assert record.is_complete
    assert len(record.judgements()) == 2
    assert holder(record) == "islamic-state"
    assert claim_of(record, "army") not in {claim for event in record.events() for claim in event.claims}


def test_every_later_run_obeys(record: Record, reports: Path, tmp_path: Path) -> None:
    made = record.judge(
        decide.control(record, "Qayyarah", "islamic-state", start=date(2016, 8, 1)), author="jo"
    )
    (reports / "late.txt").write_text("Paper | 2016-09-10\niraq-forces took Qayyarah on 2016-09-09\n")
    record.read([reports])
    assert holder(record, date(2016, 9, 20)) == "islamic-state"

    with Record.open(str(tmp_path / "other.db"), create=True, stages=JudgedStages()) as other:
        other.import_judgements(record.export_judgements())
        other.read([reports])
        assert list(other.dump()) == list(record.dump())

    record.judge(decide.undo(record, made.id), author="al")
    assert holder(record, date(2016, 9, 20)) == "iraq-forces"


def test_an_answer_says_who_judged(record: Record) -> None:
    ruled = record.judge(
        decide.control(record, "Qayyarah", "iraq-forces", start=DAY, end=DAY), author="jo", note="seen"
    )
    accepted = record.judge(decide.accept(record, claim_of(record, "paper")), author="al")
    on_the_day = record.who_held("Qayyarah", DAY)
    before = record.who_held("Qayyarah", date(2016, 8, 29))

    assert on_the_day.control.basis is Basis.JUDGED
    assert on_the_day.finding.judgements == (ruled,)
    assert before.finding.judgements == (accepted,)
    assert [one.judgements for one in before.evidence if one.document.name == "paper"] == [(accepted,)]


def test_judgements_count_whatever_the_day_of_knowing(record: Record) -> None:
    early = date(2014, 6, 20)
    assert record.who_held("Qayyarah", early, known_by=early).control.holder == "islamic-state"
    record.judge(decide.reject(record, claim_of(record, "agency")), author="jo")

    assert record.who_held("Qayyarah", early, known_by=early).control.status is ControlStatus.UNKNOWN


def test_events_are_split_and_merged(record: Record) -> None:
    (event,) = [one for one in record.events(place="Qayyarah") if "iraq-forces" in one.agent]
    claim = claim_of(record, "army")
    assert claim in event.claims
    record.judge(decide.unlink(record, claim, event.id), author="jo")
    split = [one for one in record.events(place="Qayyarah") if "iraq-forces" in one.agent]
    assert sorted(len(one.claims) for one in split) == [1, len(event.claims) - 1]

    record.judge(decide.link(record, split[0].id, split[1].id), author="jo")
    assert [one.claims for one in record.events(place="Qayyarah") if "iraq-forces" in one.agent] == [
        event.claims
    ]


def test_moments_follow_each_other_whatever_the_clock_says(record: Record) -> None:
    decision = decide.accept(record, claim_of(record, "army"))
    future = record.judge(decision, author="jo", moment=datetime(2099, 1, 1, tzinfo=UTC))
    next_one = record.judge(decide.reject(record, claim_of(record, "army")), author="jo")

    assert next_one.moment > future.moment
    assert [one.judgement for one in record.judgements()] == [future, next_one]


def test_a_judgement_on_a_claim_that_is_gone_is_kept_as_orphaned(
    record: Record, reports: Path, tmp_path: Path
) -> None:
    record.judge(decide.reject(record, claim_of(record, "army")), author="jo")
    with Record.open(str(tmp_path / "empty.db"), create=True, stages=JudgedStages()) as other:
        other.import_judgements(record.export_judgements())
        assert [one.standing for one in other.judgements()] == ["orphaned"]
        (question,) = other.review()
        assert question.answers == (f"undo {question.judgement}",)

        other.read([reports])
        assert [one.standing for one in other.judgements()] == ["in_force"]


# --------------------------------------------------------------------------------------- export and import


def test_importing_twice_adds_nothing(record: Record) -> None:
    record.judge(decide.accept(record, claim_of(record, "army")), author="jo", note="Überprüft")
    lines = list(record.export_judgements())
    before = list(record.dump())

    assert record.import_judgements(lines * 2) == (0, [])
    assert list(record.dump()) == before


def test_bad_lines_cost_one_line_each_and_the_rest_is_kept(record: Record, tmp_path: Path) -> None:
    record.judge(decide.control(record, "Hatra", "iraq-forces"), author="jo")
    (line,) = record.export_judgements()
    stranger = json.dumps({**json.loads(line), "id": None, "holder": "the-unknown"})
    with Record.open(str(tmp_path / "other.db"), create=True, stages=JudgedStages()) as other:
        new, bad = other.import_judgements(["", "{", line, stranger, '{"verdict": "x"}'])
        assert other.who_held("Hatra", DAY).control.holder == "iraq-forces"

    assert new == 1
    assert [(one.ref, one.reason.split(";")[0]) for one in bad[1:]] == [
        ("4", "unknown actor 'the-unknown'"),
        ("5", "no verdict 'x'"),
    ]
    assert bad[0].reason.startswith("not JSON: ")


# ------------------------------------------------------------------------------------ from words to decisions


def test_decisions_are_made_from_ids_and_names(record: Record) -> None:
    claim = claim_of(record, "army")
    correction = decide.correct(
        record, claim, place=["sharqat"], agent=[], type=ClaimType.ADVANCE, start=DAY, source=""
    )

    assert isinstance(decide.accept(record, claim), Accept)
    assert correction == Correct(
        claim=correction.claim,
        place=(PLACES["Sharqat"],),
        agent=(),
        type=ClaimType.ADVANCE,
        start=DAY,
        source=(),
    )
    assert decide.control(record, "hatra", None) == Ruling(
        place=PLACES["Hatra"], status=ControlStatus.UNKNOWN
    )
    named = decide.means_place(record, "army", "Qayyarah", "Hatra")
    assert (named.place, named.span) == (PLACES["Hatra"], None)
    at = record.claims(ids=[claim])[0].place[0].span.start
    assert decide.means_place(record, "army", "Qayyarah", "Hatra", at=at).span is not None
    assert decide.means_actor(record, "army", "iraq-forces", "islamic-state").actor == "islamic-state"


def test_what_makes_no_sense_is_one_line(record: Record) -> None:
    claim, (event, *_) = claim_of(record, "army"), record.events()
    asked = {
        "no claim c1": lambda: decide.accept(record, "c1"),
        "is an event; judge one of its claims: c": lambda: decide.reject(record, event.id),
        "a correction says what is right": lambda: decide.correct(record, claim),
        "is before the first": lambda: decide.correct(record, claim, start=DAY, end=date(2016, 1, 1)),
        "unknown actor": lambda: decide.correct(record, claim, agent=["nobody"]),
        "unknown place": lambda: decide.correct(record, claim, place=["Nowhere"]),
        "cannot be linked with itself": lambda: decide.link(record, claim, claim),
        "cannot be parted from itself": lambda: decide.unlink(record, claim, claim),
        "no claim or event x": lambda: decide.link(record, claim, "x"),
        "no report x": lambda: decide.means_place(record, "x", "Qayyarah", "Hatra"),
        "they name: Qayyarah": lambda: decide.means_place(record, "army", "Mosul", "Hatra"),
        "not 'Qayyarah'": lambda: decide.means_place(record, "army", "Qayyarah", "Hatra", at=0),
        "has a holder": lambda: decide.control(record, "Hatra", None, status=ControlStatus.HELD),
        "has no holder": lambda: decide.control(record, "Hatra", "iraq", status=ControlStatus.UNKNOWN),
        "is before the first, 2016-08-30": lambda: decide.control(
            record, "Hatra", "iraq", start=DAY, end=date(2016, 1, 1)
        ),
        "no judgement j1": lambda: decide.undo(record, "j1"),
    }
    for reason, ask in asked.items():
        with pytest.raises(UsageError) as caught:
            ask()
        assert reason in str(caught.value) and "\n" not in str(caught.value)
