"""Control: who held a place on a day, how sure that is, and whose word it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.control.tellings import TELLINGS
from tests.events.told import FALLUJAH, MOSUL, NINEVEH, QAYYARAH, Told, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.control import assess, in_force, spell
from dateline.control.observe import observe
from dateline.control.signs import Sense
from dateline.events import fuse
from dateline.ids import ActorId, ClaimId
from dateline.model import (
    Account,
    ActorMention,
    Basis,
    ClaimStatus,
    Control,
    ControlStatus,
    Place,
    Relation,
    Span,
)

ACTORS = load_actors()


def timeline(*tellings: Told) -> tuple[Control, ...]:
    claims = {one.claim.id: one.claim for one in tellings}
    reports = documents(tellings)
    return assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)


def holder(rows: tuple[Control, ...], place: Place, day: str) -> str | None:
    row = in_force(rows, place.id, date.fromisoformat(day))
    if row is None or row.status is ControlStatus.UNKNOWN:
        return None
    return row.holder if row.status is ControlStatus.HELD else f"contested, {row.holder}"


def test_a_capture_gives_the_place_to_the_taker_and_before_it_to_the_loser() -> None:
    rows = timeline(took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"))
    assert holder(rows, QAYYARAH, "2016-08-01") == "islamic-state"
    assert holder(rows, QAYYARAH, "2016-08-24") == "islamic-state"
    assert holder(rows, QAYYARAH, "2016-08-25") == "iraq-forces", "the day of capture belongs to the taker"
    assert holder(rows, QAYYARAH, "2016-08-30") == "iraq-forces"


def test_without_news_a_holder_fades_into_not_known() -> None:
    rows = timeline(took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"))
    assert holder(rows, QAYYARAH, "2019-01-01") is None
    assert holder(rows, QAYYARAH, "2013-01-01") is None
    late = in_force(rows, QAYYARAH.id, date(2017, 3, 1))
    assert late is not None and late.basis is Basis.CARRIED and late.carried_days > 0
    near = in_force(rows, QAYYARAH.id, date(2016, 8, 26))
    assert near is not None and near.basis is Basis.OBSERVED and near.carried_days == 0
    assert spell(rows, late) == spell(rows, near)
    assert spell(rows, near)[0].start == date(2016, 8, 25)


def test_a_hold_since_a_month_begins_in_that_month() -> None:
    rows = timeline(
        told(
            "IS has held Mosul since June 2014.",
            "hold",
            agent="islamic-state",
            place=MOSUL,
            start="2014-06-01",
            end="2016-03-24",
            when="since June 2014",
            status="ongoing",
        )
    )
    assert holder(rows, MOSUL, "2016-03-01") == "islamic-state"
    first = spell(rows, in_force(rows, MOSUL.id, date(2015, 6, 1)) or rows[0])[0]
    assert first.start is not None and (first.start.year, first.start.month) == (2014, 6)
    assert holder(rows, MOSUL, "2014-05-01") is None


def test_the_day_of_a_change_between_two_holders_is_looked_for_in_the_days_on_which_it_is_told() -> None:
    before = told(
        "IS holds Mosul.", "hold", agent="islamic-state", on="2016-05-20", place=MOSUL, status="ongoing"
    )
    change = told(
        "In June troops took Mosul.",
        "capture",
        agent="iraq-forces",
        patient="islamic-state",
        place=MOSUL,
        start="2016-06-01",
        end="2016-06-30",
        when="In June",
        on="2016-07-20",
        confidence=0.7,
    )
    rows = timeline(before, change)
    days = [date(2016, 6, 1) + timedelta(n) for n in range(30)]
    held = [in_force(rows, MOSUL.id, day) for day in days]
    assert all(row is not None and row.status is ControlStatus.HELD for row in held)


@pytest.mark.parametrize(("words", "last"), [("Since late last week", 3), ("Since Friday", 1)])
def test_what_has_stood_since_some_days_came_about_on_one_of_them(words: str, last: int) -> None:
    one = told(
        f"{words} troops have taken Mosul.",
        "capture",
        agent="iraq-forces",
        place=MOSUL,
        start="2016-06-10",
        end="2016-06-19",
        when=words,
        on="2016-06-19",
    )
    _, signs = observe(
        fuse([one.claim], documents([one]), actors=ACTORS),
        {one.claim.id: one.claim},
        documents([one]),
        actors=ACTORS,
    )
    (taken,) = [sign for sign in signs[MOSUL.id] if sign.sense is Sense.TAKEN]
    assert taken.last - taken.first + 1 == last


def test_two_captures_years_apart_leave_no_gap_between() -> None:
    rows = timeline(
        told(
            "Fallujah fell.",
            "capture",
            agent="islamic-state",
            place=FALLUJAH,
            start="2014-01-01",
            end="2014-01-31",
        ),
        told(
            "Fallujah was retaken.",
            "capture",
            agent="iraq-forces",
            patient="islamic-state",
            place=FALLUJAH,
            start="2016-06-01",
            end="2016-06-30",
        ),
    )
    assert holder(rows, FALLUJAH, "2015-01-01") == "islamic-state"
    assert holder(rows, FALLUJAH, "2016-08-01") == "iraq-forces"


def test_a_planned_capture_says_that_the_other_still_has_it() -> None:
    rows = timeline(
        told(
            "Forces will retake Mosul.",
            "capture",
            agent="iraq-forces",
            patient="islamic-state",
            place=MOSUL,
            status="planned",
        )
    )
    assert holder(rows, MOSUL, "2016-08-28") == "islamic-state"


def test_a_failed_attempt_changes_nothing() -> None:
    hold = told("IS holds Mosul.", "hold", agent="islamic-state", place=MOSUL, status="ongoing")
    failed = told(
        "Forces failed to retake Mosul.",
        "capture",
        agent="iraq-forces",
        place=MOSUL,
        start="2016-08-28",
        status="denied",
    )
    assert holder(timeline(hold, failed), MOSUL, "2016-08-29") == "islamic-state"


def test_near_is_not_in_and_a_province_is_not_its_town() -> None:
    near = told(
        "Forces seized ground near Mosul.",
        "capture",
        agent="iraq-forces",
        place=MOSUL,
        relation=Relation.NEAR,
        start="2016-08-28",
    )
    assert timeline(near) == ()
    wide = timeline(
        told("Forces took Nineveh.", "capture", agent="iraq-forces", place=NINEVEH, start="2016-08-28")
    )
    assert holder(wide, MOSUL, "2016-08-29") is None
    assert all(row.status is not ControlStatus.HELD for row in wide)


def test_a_part_of_a_town_makes_it_contested() -> None:
    rows = timeline(
        told(
            "IS holds Mosul.", "hold", agent="islamic-state", place=MOSUL, on="2016-10-20", status="ongoing"
        ),
        *(
            told(
                "Forces retook the eastern districts of Mosul.",
                "capture",
                by=paper,
                trigger="retook",
                agent="iraq-forces",
                patient="islamic-state",
                place=MOSUL,
                on="2016-11-02",
                start="2016-11-01",
            )
            for paper in ("Agency", "Daily")
        ),
    )
    assert (holder(rows, MOSUL, "2016-11-01") or "").startswith("contested")


def test_one_odd_claim_does_not_flip_a_well_attested_town() -> None:
    weeks = [date(2016, 1, 4) + timedelta(14 * i) for i in range(12)]
    attested = [
        told(
            "IS holds Mosul.",
            "hold",
            by=by,
            on=str(day),
            agent="islamic-state",
            place=MOSUL,
            status="ongoing",
        )
        for day in weeks
        for by in ("Agency", "Daily")
    ]
    odd = told(
        "X took Mosul.", "capture", agent="peshmerga", place=MOSUL, on="2016-03-10", start="2016-03-09"
    )
    rows = timeline(*attested, odd)
    for day in ("2016-03-08", "2016-04-01", "2016-05-01"):
        assert holder(rows, MOSUL, day) == "islamic-state"


def test_of_two_readings_of_one_sentence_the_surer_one_counts() -> None:
    one = told(
        "Forces head for Mosul, the last bastion of IS.",
        "hold",
        trigger="bastion",
        agent="islamic-state",
        place=MOSUL,
        status="ongoing",
        confidence=0.9,
    )
    misread = replace(
        one.claim,
        id=ClaimId("cmisread"),
        trigger=Span(0, 6),
        agent=(ActorMention(text="Forces", span=Span(0, 6), actor=ActorId("iraq-forces")),),
        confidence=0.7,
    )
    rows = timeline(one, Told(one.document, misread))
    assert holder(rows, MOSUL, "2016-08-28") == "islamic-state"
    assert all(misread.id not in row.claims for row in rows)


def test_what_a_claim_leaves_out_the_event_fills_in() -> None:
    full = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency")
    bare = told("Al Qayyarah was retaken.", "capture", by="Daily", place=QAYYARAH, start="2016-08-25")
    row = in_force(timeline(full, bare), QAYYARAH.id, date(2016, 8, 26))
    assert row is not None and row.holder == "iraq-forces"
    assert set(row.claims) == {full.claim.id, bare.claim.id}


def test_the_stronghold_of_which_the_report_says_that_it_fell_is_over() -> None:
    fell = took_qayyarah("Forces retook Al Qayyarah today.", "2016-08-28")
    stronghold = Told(
        fell.document,
        replace(
            told("IS stronghold", "hold", agent="islamic-state", place=QAYYARAH, status="ongoing").claim,
            document=fell.document.id,
        ),
    )
    assert holder(timeline(fell, stronghold), QAYYARAH, "2016-08-28") == "iraq-forces"
    assert holder(timeline(fell, stronghold), QAYYARAH, "2016-08-27") == "islamic-state"


def test_the_fighting_of_its_last_days_belongs_to_a_capture() -> None:
    rows = timeline(
        took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency"),
        *(
            told(
                f"Clashes in Al Qayyarah, wrote the {paper}.",
                "clash",
                by=paper,
                agent="islamic-state",
                patient="iraq-forces",
                place=QAYYARAH,
                start=day,
            )
            for paper in ("Daily", "Weekly", "Herald", "Gazette")
            for day in ("2016-08-24", "2016-08-25", "2016-08-27")
        ),
        told(
            "IS shells Al Qayyarah.",
            "shelling",
            agent="islamic-state",
            patient="iraq-forces",
            place=QAYYARAH,
            start="2016-08-28",
        ),
    )
    for day in ("2016-08-25", "2016-08-28", "2016-09-10"):
        assert holder(rows, QAYYARAH, day) == "iraq-forces"


def test_fights_told_of_for_weeks_by_many_make_a_place_contested() -> None:
    papers = ("Agency", "Daily", "Weekly", "Herald", "Gazette", "Monitor")
    fights = [
        told(
            f"Clashes in Mosul, wrote the {paper}.",
            "clash",
            by=paper,
            on=day,
            agent="islamic-state",
            patient="iraq-forces",
            place=MOSUL,
            start=day,
        )
        for paper in papers
        for day in (str(date(2016, 11, 7) + timedelta(7 * week)) for week in range(10))
    ]
    hold = told(
        "IS holds Mosul.", "hold", agent="islamic-state", place=MOSUL, on="2016-11-01", status="ongoing"
    )
    assert holder(timeline(hold, *fights[::20]), MOSUL, "2016-11-20") == "islamic-state"
    assert (holder(timeline(hold, *fights), MOSUL, "2016-12-05") or "").startswith("contested")


def test_what_is_still_to_be_taken_was_not_taken_in_the_same_sentence() -> None:
    plan = told(
        "Al Qayyarah liberated, Mosul to be liberated next.",
        "capture",
        trigger="liberated next",
        agent="iraq-forces",
        patient="islamic-state",
        place=MOSUL,
        status="planned",
    )
    misread = replace(plan.claim, id=ClaimId("cmisread"), trigger=Span(12, 21), status=ClaimStatus.HAPPENED)
    rows = timeline(plan, Told(plan.document, misread))
    assert holder(rows, MOSUL, "2016-08-28") == "islamic-state"


@pytest.mark.parametrize(
    "sentence",
    [
        "Forces seized a bomb factory in Mosul.",
        "Forces seized half of Mosul.",
        "Forces seized crossroads to advance to Mosul.",
        "Forces seized more ground on the way in the southwest of Mosul.",
        "Forces seized 12 villages near Iraq’s Mosul.",
    ],
)
def test_what_lies_in_or_on_the_way_to_a_town_is_not_the_town(sentence: str) -> None:
    rows = timeline(
        told(
            "IS holds Mosul.", "hold", agent="islamic-state", place=MOSUL, on="2016-08-20", status="ongoing"
        ),
        told(sentence, "capture", trigger="seized", agent="iraq-forces", place=MOSUL, start="2016-08-27"),
    )
    assert not (holder(rows, MOSUL, "2016-08-29") or "").startswith("iraq")


@pytest.mark.parametrize("sentence", ["Forces seized Mosul.", "Forces seized all areas of Mosul."])
def test_a_town_taken_whole_is_taken(sentence: str) -> None:
    one = told(sentence, "capture", trigger="seized", agent="iraq-forces", place=MOSUL, start="2016-08-27")
    assert holder(timeline(one), MOSUL, "2016-08-29") == "iraq-forces"


@pytest.mark.parametrize(
    ("sentence", "trigger", "holds"),
    [
        ("The group was defeated in Mosul.", "defeated", "iraq-forces"),
        ("The group suffered a defeat in Mosul.", "defeat", None),
    ],
)
def test_who_is_defeated_in_a_town_has_lost_it(sentence: str, trigger: str, holds: str | None) -> None:
    one = told(
        sentence,
        "clash",
        trigger=trigger,
        agent="iraq-forces",
        patient="islamic-state",
        place=MOSUL,
        start="2016-08-27",
    )
    assert holder(timeline(one), MOSUL, "2016-08-29") == holds


def test_a_doubtful_reading_does_not_interrupt_a_holder() -> None:
    rows = timeline(
        told(
            "IS has held Mosul since June 2014.",
            "hold",
            agent="islamic-state",
            place=MOSUL,
            on="2016-08-28",
            start="2014-06-01",
            end="2016-08-28",
            when="since June 2014",
            status="ongoing",
        ),
        told(
            "Since April the army tightened its choke-hold on Mosul.",
            "hold",
            trigger="hold",
            by="Daily",
            agent="iraq-army",
            place=MOSUL,
            start="2016-04-01",
            end="2016-08-28",
            when="Since April",
            status="ongoing",
            confidence=0.6,
        ),
    )
    for day in ("2014-07-15", "2015-06-01", "2016-05-15", "2016-07-15", "2016-08-25"):
        assert holder(rows, MOSUL, day) == "islamic-state"


def test_whom_a_capture_leaves_out_its_report_supplies() -> None:
    full = told(
        "Forces retook Fallujah from IS.",
        "capture",
        agent="iraq-forces",
        patient="islamic-state",
        place=FALLUJAH,
        start="2016-08-27",
    )
    bare = told(
        "Al Qayyarah was freed.", "capture", trigger="freed", place=QAYYARAH, start="2016-08-27"
    ).claim
    rows = timeline(full, Told(full.document, replace(bare, document=full.document.id)))
    assert holder(rows, QAYYARAH, "2016-08-28") == "iraq-government"
    assert holder(rows, QAYYARAH, "2016-08-26") == "islamic-state"


def test_an_undated_capture_is_the_one_told_of_before() -> None:
    rows = timeline(
        took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency", when="on Thursday"),
        took_qayyarah(
            "The day Al Qayyarah was freed helps trade.", "2016-09-04", by="Daily", on="2016-09-04"
        ),
    )
    assert holder(rows, QAYYARAH, "2016-08-26") == "iraq-forces"
    assert holder(rows, QAYYARAH, "2016-09-03") == "iraq-forces"


def test_an_undated_capture_far_down_in_a_report_is_background_of_any_age() -> None:
    taken = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency", when="on Thursday")
    news = took_qayyarah("Having retook Al Qayyarah, forces rest.", "2016-11-20", by="Daily", on="2016-11-20")
    below = 400
    background = Told(
        replace(news.document, text=" " * below + news.document.text),
        replace(
            news.claim,
            sentence=Span(news.claim.sentence.start + below, news.claim.sentence.end + below),
            trigger=Span(news.claim.trigger.start + below, news.claim.trigger.end + below),
        ),
    )
    assert holder(timeline(taken, news), QAYYARAH, "2016-11-19") != "iraq-forces"
    assert holder(timeline(taken, background), QAYYARAH, "2016-11-19") == "iraq-forces"


def test_a_claim_keeps_the_day_that_its_words_give_where_others_presume_another() -> None:
    rows = timeline(
        took_qayyarah(
            "Al Qayyarah was retook in August.", "2016-08-01", end="2016-08-31", by="Agency", when="in August"
        ),
        took_qayyarah("Forces retook Al Qayyarah.", "2016-09-05", by="Daily", on="2016-09-05"),
        took_qayyarah("Forces retook Al Qayyarah at last.", "2016-09-05", by="Post", on="2016-09-05"),
    )
    assert holder(rows, QAYYARAH, "2016-09-02") == "iraq-forces"


def test_units_of_one_command_do_not_fight_each_other() -> None:
    rows = timeline(
        took_qayyarah("The army retook Al Qayyarah.", "2016-08-25", agent="iraq-army", by="Agency"),
        took_qayyarah("Militia retook Al Qayyarah.", "2016-08-25", agent="pmf", by="Daily"),
    )
    assert holder(rows, QAYYARAH, "2016-08-26") == "iraq-forces"


def test_account_tells_a_party_s_word_from_corroboration() -> None:
    def account(*tellings: Told) -> Account:
        row = in_force(timeline(*tellings), QAYYARAH.id, date(2016, 8, 26))
        assert row is not None and row.holder == "iraq-forces"
        return row.account

    own = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", source="iraq-government")
    assert account(own) is Account.CLAIMED
    enemy = took_qayyarah("IS says forces retook Al Qayyarah.", "2016-08-25", source="islamic-state")
    assert account(own, enemy) is Account.CORROBORATED


def test_an_enemy_s_admission_weighs_more_than_a_victor_s_word() -> None:
    def belief(source: str) -> float:
        rows = timeline(took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", source=source))
        row = in_force(rows, QAYYARAH.id, date(2016, 8, 26))
        assert row is not None
        return row.belief

    assert belief("islamic-state") > belief("iraq-government")


def test_a_copy_makes_nothing_surer() -> None:
    first = took_qayyarah("Forces retook Al Qayyarah on Thursday.", "2016-08-25", by="Agency")
    copy = took_qayyarah(
        "Forces retook Al Qayyarah Thursday.", "2016-08-25", by="Daily", copy_of=first.document.id
    )
    other = took_qayyarah("Forces retook Al Qayyarah Thursday.", "2016-08-25", by="Daily")
    alone, copied, seconded = (
        in_force(timeline(*tellings), QAYYARAH.id, date(2016, 8, 26))
        for tellings in ((first,), (first, copy), (first, other))
    )
    assert alone is not None and copied is not None and seconded is not None
    assert alone.belief == copied.belief < seconded.belief


@settings(max_examples=60)
@given(st.lists(TELLINGS, max_size=10))
def test_timelines_are_whole_sorted_and_sound(tellings: list[Told]) -> None:
    rows = timeline(*tellings)
    assert list(rows) == sorted(rows, key=lambda row: (row.place.id, row.start or date.min))
    claims = {one.claim.id for one in tellings}
    for place in {row.place.id for row in rows}:
        own = [row for row in rows if row.place.id == place]
        assert own[0].start is None and own[-1].end is None
        for one, following in zip(own, own[1:], strict=False):
            assert one.end is not None and following.start == one.end + timedelta(1)
        for row in own:
            assert 0 <= row.belief <= 1
            assert set(row.claims) <= claims
            assert (
                (row.status is ControlStatus.UNKNOWN) == (row.basis is Basis.UNKNOWN) == (row.holder is None)
            )
            if row.status is not ControlStatus.UNKNOWN:
                assert row.claims and row.events


@settings(max_examples=40)
@given(st.lists(TELLINGS, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(tellings: list[Told], random: object) -> None:
    rows = timeline(*tellings)
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert timeline(*shuffled) == rows
