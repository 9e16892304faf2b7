"""Who is said to be behind an event that a noun tells of."""

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType


@pytest.mark.parametrize(
    ("sentence", "type_", "who"),
    [
        (
            "Al-Shabaab claimed responsibility for the raid on a hotel in Kismayo.",
            ClaimType.ATTACK,
            "al-shabaab",
        ),
        (
            "The murder of the judge in Lima is attributed to the Shining Path.",
            ClaimType.ATTACK,
            "shining-path",
        ),
        ("The army held Boko Haram responsible for the ambush near Bama.", ClaimType.ATTACK, "boko-haram"),
        ("In Mali the army arrested soldiers implicated in a coup attempt.", ClaimType.ATTACK, "forces"),
    ],
)
def test_who_is_said_to_be_behind_an_event_did_it(read, sentence: str, type_: ClaimType, who: str):
    _, reading = read(sentence)
    agents = [a.actor for claim in told(reading, type_) for a in claim.agent]
    assert agents and all(who in actor for actor in agents)


def test_who_shot_whom_fatally_is_told_by_the_shooting(read):
    _, reading = read(
        "Officer John Smith was charged in the fatal shooting of teenager Paul Brown in Chicago."
    )
    (claim,) = told(reading, ClaimType.CASUALTIES)
    assert [a.text for a in claim.agent] == ["Officer John Smith"]
    assert [p.text for p in claim.patient] == ["teenager"]


def test_nobody_and_who_is_asked_for_are_behind_nothing(read):
    for sentence in (
        "No group claimed responsibility for the attack in Kabul.",
        "It was not clear who was responsible for the attack in Kabul.",
    ):
        _, reading = read(sentence)
        assert reading.claims and not any(claim.agent for claim in reading.claims)


def test_who_laid_the_bomb_killed(read):
    _, reading = read(
        "The judge was killed by a bomb placed by Shining Path guerrillas on top of his car in Lima."
    )
    assert [a.actor for a in told(reading, ClaimType.CASUALTIES)[0].agent] == ["shining-path"]


def test_who_leaves_leaflets_that_claim_a_murder_did_it(read):
    _, reading = read("The ELN left leaflets claiming responsibility for the murder of the judge in Cali.")
    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["eln"]


@pytest.mark.parametrize(
    "text",
    [
        "Eleven soldiers were killed when their vehicle hit a mine near Tillaberi on Monday.",
        "A lorry ran over a landmine near Djibo on Monday, killing five traders.",
    ],
)
def test_who_comes_upon_a_bomb_has_not_laid_it(read, text):
    _, reading = read(text)

    assert not [(c.type, c.trigger, c.agent) for c in reading.claims if c.agent]


def test_who_detonates_a_bomb_has_done_it(read):
    _, reading = read("A suicide bomber detonated his bomb in a market in Maiduguri on Monday.")

    assert told(reading, ClaimType.BOMBING)[0].agent


def test_to_whom_a_raid_is_attributed_has_made_it(read):
    _, reading = read("Three people died in Gwoza on Monday in a raid attributed to Boko Haram.")

    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["boko-haram"]
