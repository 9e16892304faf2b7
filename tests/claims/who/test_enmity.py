"""Who acts and who suffers are of two parties."""

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType


def actors(mentions) -> list[str]:
    return [mention.actor for mention in mentions]


def test_their_weapons_are_those_of_the_enemy(read):
    _, reading = read("In Hama the Syrian army killed 12 Nusra Front men on Monday and burnt their vehicles.")
    wrecked = told(reading, ClaimType.DESTROY)[0]
    assert (actors(wrecked.agent), actors(wrecked.patient)) == (["syria-forces"], ["nusra-front"])


def test_who_is_repelled_attacks_and_does_not_fight_himself_off(read):
    _, reading = read("Iraqi government forces repelled an ISIS attack on the town of Haditha on Sunday.")
    assert all("islamic-state" not in actors(c.agent) for c in told(reading, ClaimType.CLASH) if c.patient)


def test_supply_lines_that_are_cut_are_not_cut_by_those_they_supply(read):
    _, reading = read(
        "Syrian troops entered Rityan on Tuesday in a push to cut rebel supply lines to Turkey."
    )
    cut = told(reading, ClaimType.BESIEGE)[0]
    assert "syria-rebels" not in actors(cut.agent)


@pytest.mark.parametrize(
    ("sentence", "strikers"),
    [
        ("Rebels shelled Nubl on Monday. Air strikes then killed six people in Anadan.", set()),
        ("Houthi drones struck an oil depot in Abu Dhabi on Monday.", {"houthis"}),
        (
            "Russian jets and rebels fought over Anadan, where air strikes killed six.",
            {"russia-forces"},
        ),
    ],
)
def test_armed_groups_have_no_aircraft_but_drones(read, sentence: str, strikers: set[str]):
    _, reading = read(sentence)
    strike = told(reading, ClaimType.AIRSTRIKE)[-1]
    assert set(actors(strike.agent)) == strikers


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The raids were carried out by the army against rebels who control most of Idlib.",
            ["syria-rebels"],
        ),
        ("The army went on with its campaign against rebels who hold most of Idlib.", ["syria-rebels"]),
    ],
)
def test_who_is_acted_against_holds_what_is_told_of_him(read, sentence: str):
    _, reading = read(f"Fighting shook Syria on Monday. {sentence}")
    assert actors(told(reading, ClaimType.HOLD)[0].agent) == ["syria-rebels"]


def test_who_is_told_of_as_the_taker_took(read):
    _, reading = read("Turkey backs the Syrian rebels who captured Jarablus on Wednesday.")
    assert actors(told(reading, ClaimType.CAPTURE)[-1].agent) == ["syria-rebels"]


def test_who_is_under_attack_suffers_it(read):
    _, reading = read("The Syrian rebels are under attack by the army in Idlib.")
    attack = next(c for c in reading.claims if c.type in (ClaimType.CLASH, ClaimType.ATTACK))
    assert (actors(attack.agent), actors(attack.patient)) == (["syria-forces"], ["syria-rebels"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The French president, Emmanuel Macron, called the explosion an attack.",
        "After the explosion, the interior minister sent instructions to the police.",
        "Interior minister Christophe Castaner condemned the explosion.",
    ],
)
def test_who_speaks_of_a_blast_or_acts_after_it_did_not_set_it_off(read, sentence: str):
    _, reading = read(f"A parcel bomb exploded in Lyon on Friday, wounding 13 people. {sentence}")
    assert all(not c.agent for c in told(reading, ClaimType.BOMBING))


def test_who_carries_out_an_attack_does_it(read):
    _, reading = read("Al-Shabaab militants carried out the raid on a village near Kismayo on Monday.")
    assert all(actors(c.agent) == ["al-shabaab"] for c in reading.claims) and reading.claims


def test_a_town_that_troops_took_was_not_lost_by_their_government(read):
    _, reading = read(
        "Ethiopian federal troops have taken full control of Mekelle. "
        '"The federal government is now in control of the city of Mekelle," Abiy Ahmed said.'
    )
    (capture,) = [claim for claim in reading.claims if claim.type is ClaimType.CAPTURE]
    assert [a.actor for a in capture.agent] == ["ethiopia-forces"] and not capture.patient


def test_who_strikes_a_besieged_town_need_not_besiege_it(read):
    _, reading = read(
        "A strike by the Rapid Support Forces on the besieged city of El Fasher killed 70 people."
    )
    (siege,) = [claim for claim in reading.claims if claim.type is ClaimType.BESIEGE]
    assert not siege.patient


def test_who_gets_a_town_under_control_has_not_lost_it_nor_have_allies(read):
    _, reading = read(
        "Chechen fighters of Ramzan Kadyrov captured the Ukrainian town of Popasna. Izyum came under the "
        "control of LPR forces."
    )
    captures = [claim for claim in reading.claims if claim.type is ClaimType.CAPTURE]
    assert [a.actor for a in captures[-1].agent] == ["lpr"]
    assert all(p.actor not in ("lpr", "kadyrovtsy") for claim in captures for p in claim.patient)
