"""The known history that control is measured against, and the measures themselves."""

import csv
from datetime import date

import pytest
from evaluation.belief import Graded, brier, ece, left_out, reliability
from evaluation.history import TABLE, days_of, history, verdict
from tests.control.test_areas import place, row

from dateline.actors import ActorTable
from dateline.model import ControlStatus


def test_every_spell_of_the_history_has_its_source_and_known_holders(actors: ActorTable) -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({one["place"] for one in rows}) >= 15
    assert all(one["source"] for one in rows)
    assert all(holder in actors for one in rows for holder in one["holder"].split("|"))
    assert all(("|" in one["holder"]) for one in rows if one["status"] == "contested")


def test_spells_of_a_town_follow_one_another(actors: ActorTable) -> None:
    spells = history(TABLE, actors)
    assert all(one.last is None or one.first <= one.last for one in spells)
    assert len(list(days_of(spells[1], date(2012, 7, 1), date(2012, 7, 20)))) == 2


def test_verdicts(actors: ActorTable) -> None:
    (spell,) = [
        one for one in history(TABLE, actors) if one.town == "Mosul, Iraq" and str(one.first) == "2014-06-10"
    ]
    mosul = place("Mosul", 36.3, 43.1)
    unknown, contested = ControlStatus.UNKNOWN, ControlStatus.CONTESTED
    assert (
        verdict(spell, None, actors)
        == verdict(spell, row(mosul, None, status=unknown), actors)
        == "not known"
    )
    assert verdict(spell, row(mosul, "islamic-state"), actors) == "right"
    assert verdict(spell, row(mosul, "iraq-forces"), actors) == "wrong"
    assert verdict(spell, row(mosul, "islamic-state", status=contested), actors) == "contested"


def test_a_belief_that_is_the_share_right_has_no_error() -> None:
    fair = [Graded(f"town {n}", 0.8, 0.8, 10) for n in range(5)]
    assert ece(fair) == pytest.approx(0) and brier(fair) == pytest.approx(0.16)
    assert reliability(fair) == [(0.8, pytest.approx(0.8), pytest.approx(0.8), 1.0)]


def test_a_line_mends_a_belief_that_is_too_high_by_as_much_everywhere() -> None:
    proud = [Graded(f"town {n}", belief, belief - 0.3, 100) for n in range(20) for belief in (0.7, 0.8, 0.9)]
    assert ece(left_out(proud)) < 0.05 < ece(proud)
