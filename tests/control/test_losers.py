"""Who lost a place: only those say so who name the loser."""

from tests.events.told import QAYYARAH, documents, told, took_qayyarah

from dateline.actors import load_actors
from dateline.control.observe import observe
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
