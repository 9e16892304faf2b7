"""Judgements as lines of JSON."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.events.told import MOSUL, QAYYARAH

from dateline.errors import UsageError
from dateline.ids import ActorId, ClaimId, DocumentId, JudgementId
from dateline.judgements import VERDICTS, from_line, judgement, to_line, to_row
from dateline.model import ClaimStatus, ClaimType, ControlStatus, Count, Relation, Span
from dateline.verdicts import (
    Accept,
    Cited,
    Correct,
    Decision,
    Link,
    MeansActor,
    MeansPlace,
    Reject,
    Ruling,
    Undo,
    Unlink,
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 999), st.integers(0, 99))
CITED = st.builds(
    Cited,
    id=TEXT.map(ClaimId),
    document=TEXT.map(DocumentId),
    trigger=SPANS,
    words=TEXT,
    type=st.sampled_from(ClaimType),
)
PLACES = st.sampled_from([QAYYARAH, MOSUL])
ACTORS = TEXT.map(ActorId)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
FIGURES = st.none() | st.floats(0, 1e9)
COUNTS = st.builds(Count, text=TEXT, min=FIGURES, max=FIGURES, of=TEXT)


def some(one: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.lists(one, max_size=3).map(tuple)


DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    st.builds(Accept, claim=CITED),
    st.builds(Reject, claim=CITED),
    st.builds(
        Correct,
        claim=CITED,
        type=st.none() | st.sampled_from(ClaimType),
        agent=some(ACTORS),
        patient=some(ACTORS),
        place=some(PLACES),
        relation=st.none() | st.sampled_from(Relation),
        start=DAYS,
        end=DAYS,
        status=st.none() | st.sampled_from(ClaimStatus),
        source=some(ACTORS),
        count=some(COUNTS),
    ),
    st.builds(Link, one=st.tuples(CITED, CITED), other=st.tuples(CITED)),
    st.builds(Unlink, one=st.tuples(CITED), other=st.tuples(CITED)),
    st.builds(MeansPlace, document=TEXT.map(DocumentId), text=TEXT, span=st.none() | SPANS, place=PLACES),
    st.builds(MeansActor, document=TEXT.map(DocumentId), text=TEXT, span=st.none() | SPANS, actor=ACTORS),
    st.builds(
        Ruling,
        place=PLACES,
        holder=st.none() | ACTORS,
        start=DAYS,
        end=DAYS,
        status=st.sampled_from(ControlStatus),
    ),
    st.builds(Undo, undoes=TEXT.map(JudgementId)),
)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
AUTHORS = TEXT.filter(lambda name: bool(name.strip()))


@given(DECISIONS, AUTHORS, MOMENTS, TEXT)
def test_every_judgement_comes_back_from_its_line(
    decision: Decision, author: str, moment: datetime, note: str
) -> None:
    one = judgement(decision, author=author, moment=moment, note=note)
    line = to_line(one)

    assert "\n" not in line
    assert from_line(line) == one


def test_there_is_a_line_for_every_verdict() -> None:
    assert set(VERDICTS.values()) == set(Decision.__args__)


def test_what_is_not_said_is_not_written() -> None:
    one = judgement(Ruling(place=MOSUL, status=ControlStatus.UNKNOWN), author="jo", moment=NOON)
    assert set(to_row(one)) == {"id", "verdict", "author", "moment", "note", "place", "status"}


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_moment_is_kept_in_utc_and_makes_the_id() -> None:
    here = NOON.astimezone(timezone(timedelta(hours=3)))
    decision = Undo(undoes=JudgementId("j1"))
    one = judgement(decision, author="jo", moment=here)

    assert to_row(one)["moment"] == "2026-03-01T12:00:00.000000Z"
    assert one == judgement(decision, author="jo", moment=NOON)
    assert one.id != judgement(decision, author="jo", moment=NOON + timedelta(microseconds=1)).id
    assert one.id != judgement(decision, author="al", moment=NOON).id


def test_a_judgement_is_signed_and_dated() -> None:
    with pytest.raises(UsageError, match="needs an author"):
        judgement(Undo(undoes=JudgementId("j1")), author=" ", moment=NOON)
    with pytest.raises(UsageError, match="needs a time zone"):
        judgement(Undo(undoes=JudgementId("j1")), author="jo", moment=datetime(2026, 3, 1))


def test_nobody_rules_on_days_far_away() -> None:
    with pytest.raises(UsageError, match="too far away"):
        judgement(
            Ruling(place=MOSUL, start=date(1, 1, 1), status=ControlStatus.UNKNOWN), author="jo", moment=NOON
        )


GOOD = to_row(judgement(Undo(undoes=JudgementId("j1")), author="jo", moment=NOON))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON: "),
        ("[]", "not a JSON object"),
        ("[" * 100_000, "not JSON: "),
        (json.dumps(GOOD | {"verdict": "praise"}), "no verdict 'praise'; it is one of: accept, reject"),
        (json.dumps(GOOD | {"claim": "c1"}), "no field 'claim' in the verdict 'undo'"),
        (json.dumps({key: GOOD[key] for key in GOOD if key != "undoes"}), "undoes: field required"),
        (json.dumps({key: GOOD[key] for key in GOOD if key != "author"}), "author: missing"),
        (json.dumps(GOOD | {"moment": "yesterday"}), "moment: 'yesterday' is not ISO 8601"),
        (json.dumps(GOOD | {"author": "al"}), "its id is "),
        (json.dumps(GOOD | {"undoes": 3}), "undoes: input should be a valid string"),
    ],
)
def test_what_is_no_judgement_says_why_in_one_line(line: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_line(line)

    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXT, lambda x: st.lists(x) | st.dictionaries(TEXT, x)
    )
)
def test_any_json_is_a_judgement_or_a_usage_error(anything: object) -> None:
    for row in (anything, {**GOOD, "undoes": anything}, {**GOOD, "moment": anything}):
        try:
            from_line(json.dumps(row))
        except UsageError as error:
            assert "\n" not in str(error)
