"""Who lost a place: those say so who name the loser, and who lost it has it no more."""

from datetime import date

import pytest
from tests.events.told import MOSUL, QAYYARAH, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.control.observe import observe
from dateline.control.signs import Sense
from dateline.events import fuse
from dateline.ids import ActorId

ACTORS = load_actors()


def test_who_lost_a_place_is_told_only_by_those_who_say_so() -> None:
    named = took_qayyarah(
        "The army retook Al Qayyarah from the peshmerga.", "2016-08-25", patient="peshmerga"
    )
    others = [
        told(
            f"{outlet}: the army retook Al Qayyarah.",
            "capture",
            by=outlet,
            agent="iraq-forces",
            place=QAYYARAH,
            start="2016-08-25",
        )
        for outlet in ("Daily", "Herald")
    ]
    claims = {one.claim.id: one.claim for one in (named, *others)}
    reports = documents([named, *others])
    events = fuse(claims.values(), reports, actors=ACTORS)
    assert len(events) == 1
    _, signs = observe(events, claims, reports, actors=ACTORS)
    lost = {sign.claim for sign in signs[QAYYARAH.id] if sign.side == ACTORS.side(ActorId("peshmerga"))}
    assert lost == {named.claim.id}


@pytest.mark.parametrize(
    ("kind", "trigger", "by"), [("clash", "defeated", "iraq-forces"), ("withdraw", "left", None)]
)
def test_who_lost_a_place_in_a_month_does_not_have_it_when_that_is_over(
    kind: str, trigger: str, by: str | None
) -> None:
    beaten = told(
        f"In March the group {trigger} in Mosul.",
        kind,
        trigger=trigger,
        agent=by or "islamic-state",
        patient="islamic-state" if by else None,
        place=MOSUL,
        start="2016-03-01",
        end="2016-03-31",
        when="In March",
        on="2016-07-12",
    )
    claims, reports = {beaten.claim.id: beaten.claim}, documents([beaten])
    _, signs = observe(fuse(claims.values(), reports, actors=ACTORS), claims, reports, actors=ACTORS)
    has_it_no_more = [sign for sign in signs[MOSUL.id] if sign.sense is Sense.NOT_HELD]
    assert [(sign.side, date.fromordinal(sign.first)) for sign in has_it_no_more] == [
        ("islamic-state", date(2016, 3, 31))
    ]
