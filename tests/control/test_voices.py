"""Voices: how far each is believed, where that can be seen and set."""

from collections.abc import Mapping
from datetime import date

import pytest
from tests.events.told import QAYYARAH, Told, documents, took_qayyarah

from dateline.actors import load_actors
from dateline.control import assess, in_force
from dateline.control.voices import voices
from dateline.events import fuse
from dateline.model import Reliability

ACTORS = load_actors()
FIRST = took_qayyarah("Forces retook Al Qayyarah.", "2016-08-25", by="Agency")
SECOND = took_qayyarah("Al Qayyarah retook by forces, he said.", "2016-08-25", source="iraq-government")
ODD = took_qayyarah(
    "IS retook Al Qayyarah.", "2016-08-26", by="Odd", agent="islamic-state", patient="iraq-forces"
)


def listed(*tellings: Told, trust: Mapping[str, float] | None = None) -> dict[str, Reliability]:
    claims, reports = {one.claim.id: one.claim for one in tellings}, documents(tellings)
    events = fuse(claims.values(), reports, actors=ACTORS)
    rows = assess(events, claims, reports, actors=ACTORS, trust=trust or {})
    return {one.voice: one for one in voices(events, claims, reports, rows, actors=ACTORS, given=trust or {})}


def test_a_party_is_believed_less_on_its_victory_and_more_on_its_loss() -> None:
    found = listed(FIRST, SECOND)
    party, outlet = found["iraq-government"], found["Agency"]
    assert party.trust_on_victory < party.trust < party.trust_on_loss
    assert outlet.trust_on_victory == outlet.trust == outlet.trust_on_loss
    assert (party.side, outlet.side) == ("iraq-government", None)


def test_it_is_counted_how_often_a_voice_is_borne_out() -> None:
    found = listed(FIRST, SECOND)
    assert all(one.borne_out == one.says > 0 and not one.gainsaid for one in found.values())


def test_a_voice_can_be_believed_less() -> None:
    usual, little = listed(FIRST, ODD)["Odd"], listed(FIRST, ODD, trust={"Odd": 0.4})["Odd"]
    assert (usual.is_set, little.is_set, little.trust) == (False, True, 0.4)
    assert little.gainsaid >= usual.gainsaid


@pytest.mark.parametrize(("trust", "is_surer"), [(0.95, True), (0.5, False)])
def test_what_is_set_weighs_in_what_is_concluded(trust: float, is_surer: bool) -> None:
    claims, reports = {FIRST.claim.id: FIRST.claim}, documents([FIRST])
    events = fuse(claims.values(), reports, actors=ACTORS)
    usual, given = (
        in_force(assess(events, claims, reports, actors=ACTORS, trust=one), QAYYARAH.id, date(2016, 8, 26))
        for one in ({}, {"Agency": trust})
    )
    assert usual is not None and given is not None
    assert (given.holder == "iraq-forces" and given.belief > usual.belief) is is_surer
