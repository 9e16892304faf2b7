"""Contested places: by fighting, by accounts, divided for good; and what is said of something beside them."""

from datetime import date, timedelta

import pytest
from tests.events.told import MOSUL, QAYYARAH, Told, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.control import assess, in_force
from dateline.control.chain import believe
from dateline.control.observe import observe
from dateline.control.signs import Sense
from dateline.events import fuse
from dateline.model import Contest, Control, ControlStatus, Place

ACTORS = load_actors()
PAPERS = ("Agency", "Daily", "Herald")


def timeline(*tellings: Told) -> tuple[Control, ...]:
    claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
    return assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)


def on(rows: tuple[Control, ...], place: Place, day: str) -> Control:
    row = in_force(rows, place.id, date.fromisoformat(day))
    assert row is not None
    return row


def holds(side: str, day: str, by: str, words: str = "{side} holds {place}.", place: Place = MOSUL) -> Told:
    sentence = words.format(side=side, place=place.name)
    trigger = next(word for word in ("strongholds", "rebel-held", "holds") if word in sentence)
    return told(sentence, "hold", agent=side, by=by, on=day, place=place, status="ongoing", trigger=trigger)


def test_two_accounts_of_one_day_are_a_contest_by_accounts() -> None:
    rows = timeline(
        *(holds(side, "2016-08-10", paper) for side in ("iraq-forces", "islamic-state") for paper in PAPERS)
    )
    row = on(rows, MOSUL, "2016-08-10")
    assert (row.status, row.contest) == (ControlStatus.CONTESTED, Contest.ACCOUNTS)
    assert row.belief <= 0.5


def test_parts_that_fall_are_a_contest_by_fighting() -> None:
    fallen = (
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
        for paper in PAPERS
    )
    assert on(timeline(*fallen), MOSUL, "2016-11-03").contest is Contest.FIGHTING


def test_what_is_held_is_in_no_contest() -> None:
    rows = timeline(took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25"))
    assert {row.contest for row in rows} == {None}


def test_a_town_that_reports_give_now_to_one_and_now_to_another_for_months_is_divided() -> None:
    days = [date(2016, 1, 1) + timedelta(15 * i) for i in range(16)]
    rows = timeline(
        *(
            holds("iraq-forces" if i % 2 else "islamic-state", str(day), PAPERS[i % 3])
            for i, day in enumerate(days)
        )
    )
    assert on(rows, MOSUL, "2016-05-01").status is ControlStatus.CONTESTED


def test_one_voice_makes_no_contest() -> None:
    fights = [
        told("Clashes in Mosul.", "clash", agent="islamic-state", place=MOSUL, on=str(day), start=str(day))
        for day in (date(2016, 1, 1) + timedelta(7 * i) for i in range(40))
    ]
    rows = timeline(holds("islamic-state", "2016-01-01", "Agency"), *fights)
    assert ControlStatus.CONTESTED not in {row.status for row in rows}


@pytest.mark.parametrize("kind", ["airstrike", "shelling", "besiege"])
def test_a_weak_sign_never_speaks_against_its_own_side(kind: str) -> None:
    hold = holds("islamic-state", "2016-08-10", "Agency")
    struck = told(
        "Jets struck Mosul.",
        kind,
        agent="iraq-forces",
        patient="islamic-state",
        place=MOSUL,
        on="2016-08-20",
        start="2016-08-20",
        by="Daily",
    )
    alone, both = (on(timeline(*tellings), MOSUL, "2016-08-20") for tellings in ((hold,), (hold, struck)))
    assert both.holder == alone.holder == "islamic-state" and both.belief >= alone.belief


def test_what_is_misread_for_certain_says_nothing() -> None:
    hold = holds("islamic-state", "2016-08-10", "Agency")
    noise = told(
        "Mosul is held.",
        "hold",
        agent="iraq-forces",
        place=MOSUL,
        on="2016-08-10",
        by="Daily",
        confidence=0.0,
    )
    beliefs = []
    for tellings in ((hold,), (hold, noise)):
        claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
        _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
        with_both = [*signs[MOSUL.id]]
        found = believe(with_both)
        at = date(2016, 8, 10).toordinal() - found.first
        ratio = found.probability[at] / found.probability[at, found.states.index("islamic-state")]
        beliefs.append(float(ratio[found.states.index("contested")]))
    assert beliefs[0] == pytest.approx(beliefs[1], rel=0.2)


@pytest.mark.parametrize(
    "words",
    [
        "Jets hit rebel-held areas near {place}.",
        "He fled rebel-held areas south of {place}.",
        "Mortars were fired from several strongholds around {place}.",
        "In {place} {side} holds more than 60 percent of the city.",
    ],
)
def test_ground_beside_a_town_is_told_of_a_part(words: str) -> None:
    telling = holds("islamic-state", "2016-08-10", "Agency", words)
    claims, reports = {telling.claim.id: telling.claim}, documents([telling])
    _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    assert {sign.sense for sign in signs[MOSUL.id]} == {Sense.PART}


@pytest.mark.parametrize(
    "words",
    [
        "{side} holds {place} province.",
        "{side} holds the {place} highway.",
        "{side} holds {place} air base.",
        "Shells hit {place} from strongholds on its eastern outskirts.",
    ],
)
def test_a_province_a_road_a_base_or_the_outskirts_are_not_the_town(words: str) -> None:
    assert timeline(holds("islamic-state", "2016-08-10", "Agency", words)) == ()


def test_who_only_strikes_from_the_air_holds_no_town() -> None:
    took = took_qayyarah("The coalition retook Al Qayyarah.", "2016-08-25", agent="coalition")
    strikes = [
        told(
            f"Coalition jets struck Mosul on day {n}.",
            "airstrike",
            agent="coalition",
            patient="islamic-state",
            place=MOSUL,
            on=f"2016-07-{n:02}",
            start=f"2016-07-{n:02}",
        )
        for n in range(1, 25)
    ]
    assert on(timeline(took), QAYYARAH, "2016-08-26").holder == "coalition"
    assert on(timeline(took, *strikes), QAYYARAH, "2016-08-26").holder != "coalition"
