"""Which event is part of which: tolls of deeds, deeds of battles, battles of campaigns."""

from dataclasses import replace

from tests.events.told import FALLUJAH, MOSUL, QAYYARAH, Told, documents, told

from dateline.actors import load_actors
from dateline.events import fuse
from dateline.model import ClaimType, Event, Place

ACTORS = load_actors()
PARTIES = {"agent": "iraq-forces", "patient": "islamic-state"}
CAMPAIGN = told(
    "The operation to retake Mosul goes on.",
    "operation",
    place=MOSUL,
    start="2016-10-17",
    end="2017-07-10",
    status="ongoing",
    **PARTIES,
)
BATTLE = told(
    "Troops and militants fight for eastern Mosul.",
    "clash",
    place=MOSUL,
    start="2016-11-01",
    end="2017-01-24",
    status="ongoing",
    by="Daily",
    **PARTIES,
)


def strike(place: Place = MOSUL, day: str = "2016-12-10", patient: str = "islamic-state") -> Told:
    return told(
        f"Planes struck {place.name} on {day}.",
        "airstrike",
        by="Post",
        agent="coalition",
        patient=patient,
        place=place,
        start=day,
    )


def parts(*tellings: Told) -> dict[ClaimType, Event | None]:
    events = fuse([one.claim for one in tellings], documents(tellings), actors=ACTORS)
    by_id = {event.id: event for event in events}
    return {event.type: by_id[event.part_of] if event.part_of else None for event in events}


def kinds(found: dict[ClaimType, Event | None]) -> dict[str, str | None]:
    return {str(kind): str(holder.type) if holder else None for kind, holder in found.items()}


def test_a_strike_is_part_of_the_battle_and_that_of_the_campaign() -> None:
    found = kinds(parts(CAMPAIGN, BATTLE, strike()))
    assert found == {"airstrike": "clash", "clash": "operation", "operation": None}


def test_without_a_battle_it_is_part_of_the_campaign() -> None:
    assert kinds(parts(CAMPAIGN, strike()))["airstrike"] == "operation"


def test_another_town_another_time_and_other_parties_are_no_part() -> None:
    assert kinds(parts(BATTLE, strike(FALLUJAH)))["airstrike"] is None
    assert kinds(parts(BATTLE, strike(QAYYARAH)))["airstrike"] is None
    assert kinds(parts(BATTLE, strike(day="2017-06-10")))["airstrike"] is None
    elsewhere = replace(strike(), claim=replace(strike(patient="houthis").claim, agent=()))
    assert kinds(parts(BATTLE, elsewhere))["airstrike"] is None


def test_what_is_planned_holds_nothing() -> None:
    plan = replace(BATTLE, claim=replace(BATTLE.claim, status=CAMPAIGN.claim.status.PLANNED))
    assert kinds(parts(plan, strike()))["airstrike"] is None


def test_a_toll_belongs_to_the_deed_of_its_sentence() -> None:
    bomb = strike()
    toll = replace(bomb.claim, id="ctoll", type=ClaimType.CASUALTIES)  # type: ignore[arg-type]
    events = fuse([BATTLE.claim, bomb.claim, toll], documents([BATTLE, bomb]), actors=ACTORS)
    by_type = {event.type: event for event in events}
    assert by_type[ClaimType.CASUALTIES].part_of == by_type[ClaimType.AIRSTRIKE].id
