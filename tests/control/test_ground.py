"""Ground that is no part of a town, cities that sides divide between them, and forces that come in."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.events.told import MOSUL, Told, documents, told

from dateline.actors import load_actors
from dateline.control import assess, in_force
from dateline.control.chain import CONTESTED, ELSE, Beliefs, believe
from dateline.control.elsewhere import is_of_another
from dateline.control.intervals import intervals
from dateline.control.observe import observe
from dateline.control.parts import is_part
from dateline.control.signs import Sense
from dateline.events import fuse
from dateline.model import Control, ControlStatus

ACTORS = load_actors()
PAPERS = ("Agency", "Daily", "Herald")


def timeline(*tellings: Told) -> tuple[Control, ...]:
    claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
    return assess(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)


def on(rows: tuple[Control, ...], day: str) -> Control | None:
    return in_force(rows, MOSUL.id, date.fromisoformat(day))


def senses(one: Told) -> set[Sense]:
    claims, reports = {one.claim.id: one.claim}, documents([one])
    _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    return {sign.sense for sign in signs.get(MOSUL.id, ())}


@pytest.mark.parametrize(
    ("sentence", "type_", "trigger", "another"),
    [
        ("Troops took a string of villages near Mosul.", "capture", "took", True),
        ("Troops took Mosul and a string of villages.", "capture", "took", False),
        ("Troops took the border town of Mosul.", "capture", "took", False),
        ("Troops seized the last road into Mosul.", "capture", "seized", True),
        ("Troops took control of the hills outside the city of Mosul.", "capture", "control", True),
        ("Troops took control of Mosul outside the city of Erbil.", "capture", "control", False),
        ("Mosul fears the towns and villages held by the group.", "hold", "held by", False),
        ("From Mosul he saw IS-held towns and villages.", "hold", "held", True),
        ("After Mosul the group still holds some ground in Nineveh province.", "hold", "holds", True),
        ("The group was driven from territory in the city of Mosul.", "withdraw", "driven", True),
        ("The group was driven from the city of Mosul.", "withdraw", "driven", False),
    ],
)
def test_villages_roads_and_open_land_are_no_part_of_a_town(
    sentence: str, type_: str, trigger: str, another: bool
) -> None:
    one = told(sentence, type_, trigger=trigger, agent="islamic-state", place=MOSUL)
    assert is_of_another(one.claim, one.claim.place[0], one.document.text) is another


@pytest.mark.parametrize(
    ("sentence", "trigger", "part"),
    [
        ("Shells hit the rebel-held east of the city of Mosul.", "rebel-held", True),
        ("Shells hit the rebel-held sector of the divided northern city of Mosul.", "rebel-held", True),
        ("They fled Mosul, most of which is still held by the group.", "held by", True),
        ("The army has half of Mosul and the rest is held by the group.", "held by", True),
        ("Much of the province including Mosul is held by the group.", "held by", False),
    ],
)
def test_a_hold_may_be_of_a_part_of_a_city(sentence: str, trigger: str, part: bool) -> None:
    one = told(sentence, "hold", trigger=trigger, agent="islamic-state", place=MOSUL, status="ongoing")
    assert is_part(one.claim, one.claim.place[0], one.document.text) is part


def divided(paper: str) -> Told:
    return told(
        "Mosul has been divided between army control in the east and rebel control in the west since 2014.",
        "hold",
        trigger="rebel control",
        agent="islamic-state",
        place=MOSUL,
        by=paper,
        on="2016-03-01",
        when="since 2014",
        start="2014-01-01",
        end="2016-03-01",
        status="ongoing",
    )


def test_a_divided_city_is_contested_from_its_division_on_and_between_reports() -> None:
    rows = timeline(*(divided(paper) for paper in PAPERS))
    within, later, before = (on(rows, day) for day in ("2015-06-01", "2016-06-01", "2013-11-01"))
    assert within is not None and within.status is ControlStatus.CONTESTED
    assert later is not None and later.status is ControlStatus.CONTESTED, "a division lasts as a holder does"
    assert before is None or before.status is ControlStatus.UNKNOWN


def test_what_only_says_which_place_is_meant_did_not_begin_with_its_sentence() -> None:
    def taken(sentence: str, trigger: str) -> bool:
        hold = told(
            sentence,
            "hold",
            trigger=trigger,
            agent="islamic-state",
            place=MOSUL,
            on="2016-08-28",
            when="since April",
            start="2016-04-01",
            end="2016-08-28",
            status="ongoing",
        )
        return Sense.TAKEN in senses(hold)

    assert taken("The group has held Mosul since April.", "held")
    assert not taken("Jets have bombed rebel-held Mosul since April.", "rebel-held")


def test_what_has_since_been_taken_was_taken_on_any_day_since() -> None:
    def days(sentence: str, when: str) -> tuple[int, int]:
        took = told(
            sentence,
            "capture",
            trigger="taken",
            agent="iraq-forces",
            place=MOSUL,
            on="2016-08-28",
            when=when,
            start="2016-06-01",
            end="2016-08-28",
        )
        claims, reports = {took.claim.id: took.claim}, documents([took])
        _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
        (sign,) = (sign for sign in signs[MOSUL.id] if sign.sense is Sense.TAKEN)
        return sign.first, sign.last

    told_on = date(2016, 8, 28).toordinal()
    assert days("Mosul has since been taken.", "since")[1] == told_on
    assert days("Mosul is taken since June.", "since June")[1] < told_on


def test_who_comes_into_a_town_was_not_there_and_has_a_part_then() -> None:
    def enters(sentence: str, trigger: str) -> set[Sense]:
        return senses(told(sentence, "advance", trigger=trigger, agent="islamic-state", place=MOSUL))

    assert {Sense.NOT_HELD, Sense.SPLIT} <= enters("The group entered Mosul.", "entered")
    assert {Sense.NOT_HELD, Sense.SPLIT}.isdisjoint(enters("The group advanced in Mosul.", "advanced"))


@pytest.mark.parametrize(("sides", "contest"), [(2, True), (6, False)])
def test_two_contest_a_town_by_their_accounts_and_six_do_not(sides: int, contest: bool) -> None:
    days, first = 60, date(2016, 8, 1).toordinal()
    share = np.array([0.9 / sides] * sides + [0.06, 0.04])
    names = tuple(f"side {n}" for n in range(sides))
    beliefs = Beliefs(first, (*names, CONTESTED, ELSE), np.tile(share, (days, 1)), np.zeros(days))
    one = told("The army holds Mosul.", "hold", agent="iraq-forces", place=MOSUL, status="ongoing")
    claims, reports = {one.claim.id: one.claim}, documents([one])
    _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    (sign,) = signs[MOSUL.id]
    said = [replace(sign, voice=replace(sign.voice, name=paper)) for paper in PAPERS]
    rows = tuple(intervals(MOSUL, beliefs, said, actors=ACTORS))
    assert any(row.status is ControlStatus.CONTESTED for row in rows) is contest


def test_who_leaves_a_town_that_is_fought_for_leaves_it_to_his_enemy() -> None:
    def share(leaver: str | None) -> float:
        tellings = [
            told(f"{side} holds Mosul.", "hold", agent=side, by=paper, place=MOSUL, status="ongoing")
            for side in ("iraq-forces", "islamic-state")
            for paper in PAPERS
        ]
        if leaver is not None:
            day = "2016-09-02"
            left = ("The group left Mosul.", "withdraw")
            tellings += [
                told(*left, agent=leaver, by=paper, place=MOSUL, on=day, start=day) for paper in PAPERS
            ]
        claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
        _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
        found = believe(signs[MOSUL.id])
        at = date(2016, 9, 3).toordinal() - found.first
        return float(found.probability[at, found.states.index("iraq-government")])

    assert share("islamic-state") > 0.5 > share(None)
