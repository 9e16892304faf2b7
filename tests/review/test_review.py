"""What most needs a person: what is asked, in which order, and what answers it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline import decide
from dateline.model import ClaimType
from dateline.record import Record
from dateline.review import About, Question, question_row

REPORTS = [
    (
        "Tigris Post",
        "2016-04-15",
        "Iraqi government forces retook the town of Hit from Islamic State on Thursday, the joint operations "
        "command said. At least 40 militants were killed in the fighting, a spokesman for the army said.",
    ),
    (
        "Northern Courier",
        "2016-04-16",
        "Iraqi government forces captured the town of Hit from Islamic State on Friday, a provincial "
        "official said. The army said that 90 militants were killed in the fighting for Hit.",
    ),
    (
        "Two Rivers Post",
        "2017-10-06",
        "Iraqi forces drove Islamic State out of the town of Hawija on Thursday, the prime minister said. "
        "The militants had ruled it since June 2014, and nobody had come near their lines for two years.",
    ),
    (
        "Amaq News Agency",
        "2015-05-22",
        "Islamic State fighters captured the city of Ramadi on Sunday, Islamic State said in a statement.",
    ),
    (
        "Hill Gazette",
        "2016-05-02",
        "The Falcons of the Plain captured the village of Tall Qandil from Islamic State on Sunday, it said.",
    ),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    rows = [
        {"id": f"r{i}", "publisher": publisher, "published": day, "text": text}
        for i, (publisher, day, text) in enumerate(REPORTS)
    ]
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with Record.open(str(folder / "record.db"), create=True) as record:
        record.read([folder / "reports.jsonl"], workers=1)
    return folder / "record.db"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Iterator[Record]:
    copy = tmp_path / "record.db"
    copy.write_bytes(made.read_bytes())
    with Record.open(str(copy)) as opened:
        yield opened


def about(asked: list[Question], what: About) -> list[Question]:
    return [one for one in asked if one.about is what]


def test_the_weightiest_comes_first_and_the_limit_is_kept(record: Record) -> None:
    asked = record.review(limit=50)
    weights = [one.weight for one in asked]

    assert len(asked) > 3
    assert weights == sorted(weights, reverse=True)
    assert all(0 < one.doubt <= 1 for one in asked)
    assert record.review(limit=2) == asked[:2]
    assert record.review(limit=50) == asked


def test_reports_that_disagree_are_asked_about_with_their_sentences(record: Record) -> None:
    disputes = about(record.review(limit=50), About.DISPUTE)
    when = next(one for one in disputes if one.asks.startswith("When was the capture"))

    assert "2016-04-14 (Tigris Post)" in when.why and "2016-04-15 (Northern Courier)" in when.why
    assert {one.document.publisher for one in when.evidence} == {"Tigris Post", "Northern Courier"}
    assert {f"reject {one.claim.id}" for one in when.evidence} <= set(when.answers)
    assert any(answer.startswith("unlink c") for answer in when.answers)


def test_what_one_side_alone_says_of_itself_is_asked_about(record: Record) -> None:
    control = [one for one in about(record.review(limit=50), About.CONTROL) if "Ramadi" in one.asks]

    assert any("only the holder's own side says so" in one.why for one in control)
    assert all(one.answers[0].startswith("control ") for one in control)


def test_days_that_hang_on_a_claim_are_those_that_its_rejection_changes(record: Record) -> None:
    claims = [one for one in about(record.review(limit=50), About.CLAIM) if one.days]
    assert claims
    for question in claims[:2]:
        assert question.place is not None
        before = days_of(record, question.place.id)
        made = record.judge(decide.reject(record, question.evidence[0].claim.id), author="jo")
        after = days_of(record, question.place.id)
        record.judge(decide.undo(record, made.id), author="jo")
        changed = sum(before.get(day) != after.get(day) for day in {*before, *after})

        assert changed == question.days


def days_of(record: Record, place: str) -> dict[date, tuple[str, str]]:
    """Return per day the side and status of a place, where they are known."""
    found = {}
    for row in record.control(place):
        if row.holder and row.start and row.end:
            for day in range(row.start.toordinal(), row.end.toordinal() + 1):
                found[date.fromordinal(day)] = (record.actor(row.holder).side, row.status.value)
    return found


def test_words_that_no_table_holds_are_asked_about_with_a_command_that_answers(record: Record) -> None:
    asked = record.review(limit=50)
    unknown = about(asked, About.PLACE) + about(asked, About.ACTOR)
    assert unknown
    for question in unknown:
        verb, document, rest = question.answers[0].split(" ", 2)
        assert verb in ("place", "actor")
        assert record.document(document).publisher == "Hill Gazette"  # type: ignore[arg-type]
        assert rest.endswith((" PLACE", " ACTOR"))


def test_what_is_answered_is_asked_no_more(record: Record) -> None:
    when = next(one for one in record.review(limit=50) if one.asks.startswith("When was the capture"))
    late = next(one for one in when.evidence if one.document.publisher == "Northern Courier")
    record.judge(decide.reject(record, late.claim.id), author="jo")
    asked = record.review(limit=50)

    assert when.asks not in [one.asks for one in asked]
    assert not any(late.claim.id in answer for one in asked for answer in one.answers)


def test_an_accepted_claim_and_a_ruling_are_not_asked_about(record: Record) -> None:
    question = about(record.review(limit=50), About.CLAIM)[0]
    record.judge(decide.accept(record, question.evidence[0].claim.id), author="jo")
    assert question.asks not in [one.asks for one in record.review(limit=50)]

    control = about(record.review(limit=50), About.CONTROL)[0]
    assert control.place is not None
    ruling = decide.control(record, control.place.id, "islamic-state", start=control.start, end=control.end)
    record.judge(ruling, author="jo")
    assert control.asks not in [one.asks for one in record.review(limit=50)]


def test_a_ruling_of_which_reports_tell_otherwise_is_asked_about_again(record: Record) -> None:
    made = record.judge(decide.control(record, "Hit", "islamic-state", start=date(2014, 10, 1)), author="jo")
    (question,) = about(record.review(limit=50), About.RULING)

    assert question.judgement == made.id
    assert question.answers[0] == f"undo {made.id}"
    assert "retook the town of Hit" in " ".join(one.sentence for one in question.evidence)


def test_filters(record: Record) -> None:
    hit = record.place("Hit")
    assert {one.place for one in record.review(place="Hit", limit=50)} == {hit}
    assert {kind for one in record.review(types=[ClaimType.CAPTURE], limit=50) for kind in one.types} == {
        ClaimType.CAPTURE
    }
    late = record.review(since=date(2016, 4, 1), limit=50)
    assert late and all(one.end is None or one.end >= date(2016, 4, 1) for one in late)
    early = record.review(until=date(2015, 12, 31), limit=50)
    assert early and all(one.start is None or one.start <= date(2015, 12, 31) for one in early)


def test_a_question_as_a_row(record: Record) -> None:
    question = record.review(limit=1)[0]
    row = question_row(question)

    assert (row["asks"], row["why"], row["answers"]) == (question.asks, question.why, list(question.answers))
    assert [one["claim"] for one in row["evidence"]] == [one.claim.id for one in question.evidence]
    assert row["weight"] == pytest.approx(question.weight, abs=1e-4)


def test_an_empty_record_asks_nothing(tmp_path: Path) -> None:
    with Record.open(str(tmp_path / "empty.db"), create=True) as record:
        assert record.review() == []
