"""Who stands in the sentence and does not do it."""

import pytest
from tests.claims.reports import told

from dateline.model import ClaimStatus, ClaimType


def test_who_backs_is_not_who_takes(read):
    _, reading = read(
        "Syrian rebels backed by Turkish tanks captured the border town of Jarabulus from Islamic State "
        "on Wednesday."
    )
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert [a.actor for a in claim.agent] == ["syria-rebels"]
    assert [p.actor for p in claim.patient] == ["islamic-state"]


def test_all_who_back_do_not_take(read):
    _, reading = read("Ethiopian troops supported by drones and regional militias retook Lalibela on Monday.")

    assert [a.text for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["Ethiopian troops"]


def test_who_loses_a_town_does_not_take_it(read):
    _, reading = read("The army lost the city of Palmyra to Islamic State on 11 December.")
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert [a.actor for a in claim.agent] == ["islamic-state"]


def test_who_is_attacked_does_not_attack(read):
    _, reading = read("The chief said the army was attacked near Gao in Mali.")
    (claim,) = reading.claims
    assert (claim.agent, [p.text for p in claim.patient]) == ((), ["the army"])


def test_who_attacks_in_vain_is_fended_off(read):
    document, reading = read("The army foiled a terrorist attack near Damascus.")
    (foiled,) = [c for c in reading.claims if "foiled" in c.trigger.of(document.text)]
    assert [p.text for p in foiled.patient] == ["terrorist"]


def test_who_is_acted_against_and_who_loses_do_not_act(read):
    _, reading = read("The advances against Islamic State near Raqqa slowed on Monday.")
    (claim,) = reading.claims
    assert (claim.agent, [p.actor for p in claim.patient]) == ((), ["islamic-state"])
    _, reading = read("The junta lost five tanks near Lashio on Monday.")
    assert not [(c.type, c.trigger, c.agent) for c in reading.claims if c.agent]


def test_who_fends_off_an_attack_suffers_it_and_who_is_helped_does_not_strike(read):
    document, reading = read("Kurdish YPG fighters fought off several attacks near Kobani on Monday.")
    attack = next(c for c in reading.claims if c.trigger.of(document.text) == "attacks")
    assert ([a.actor for a in attack.agent], [p.actor for p in attack.patient]) == ([], ["ypg"])
    _, reading = read(
        "In support of the Iraqi Security Forces, coalition aircraft conducted a strike near Rawa."
    )
    assert {a.actor for c in reading.claims for a in c.agent} == {"coalition"}


def test_who_is_in_charge_of_operations_tells_of_none(read):
    _, reading = read(
        "The head of operations, General Sergey Rudskoy, said that 18,000 civilians had fled Aleppo."
    )
    assert ClaimType.OPERATION not in {c.type for c in reading.claims}


@pytest.mark.parametrize(
    ("body", "type_", "agents"),
    [
        ("It was not clear who carried out the attack on the market in Azaz.", ClaimType.ATTACK, []),
        (
            "Hezbollah fought alongside the Syrian army against rebels near Qusayr on Monday.",
            ClaimType.CLASH,
            ["hezbollah", "syria-forces"],
        ),
        (
            "The Syrian army in cooperation with the National Defence Forces clashed with rebels in Hama.",
            ClaimType.CLASH,
            ["syria-forces", "ndf"],
        ),
        ("Police put the death toll in Homs at 16.", ClaimType.CASUALTIES, []),
        ("A convoy with Kenyan soldiers came under attack near Lamu on Monday.", ClaimType.ATTACK, []),
        (
            "A missile that opposition groups say killed nine people hit Douma on Monday.",
            ClaimType.CASUALTIES,
            [],
        ),
        (
            "The coalition launched raids to drive Islamic State out of its last stronghold, Baghuz.",
            ClaimType.HOLD,
            ["islamic-state"],
        ),
    ],
)
def test_who_acts_is_not_who_asks_counts_or_tells(read, body: str, type_: ClaimType, agents: list[str]):
    _, reading = read(body)
    claim = told(reading, type_)[0]
    assert sorted(a.actor for a in claim.agent) == sorted(agents)


def test_whose_planes_struck_is_not_where(read):
    _, reading = read("Russian planes struck the market on Saturday. The army said nine people were killed.")
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert killed.source is not None
    assert killed.source.actor != "russia-army"


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Four nurses of the Red Crescent were killed in bombing in Aleppo.", ClaimType.AIRSTRIKE),
        ("Civil defence teams pulled 12 dead from the rubble in Idlib.", ClaimType.CASUALTIES),
        ("The Idlib strikes killed ten people.", ClaimType.AIRSTRIKE),
        ("Soldiers of the Nigerian army died in a blast in Maiduguri.", ClaimType.BOMBING),
    ],
)
def test_who_is_struck_who_helps_and_where_it_was_strike_nobody(read, sentence: str, type_: ClaimType):
    _, reading = read(sentence)
    assert told(reading, type_)[0].agent == ()


def test_who_stands_before_a_fall_has_not_taken_what_fell(read):
    _, reading = read("The militia lost heart when Tadmur fell to the alliance.")
    assert told(reading, ClaimType.CAPTURE)[0].agent == ()


def test_whose_control_a_stronghold_is_outside_of_does_not_hold_it(read):
    _, reading = read("Idlib and Hama are two bastions in Syria still outside government control.")
    held = {c.status: [a.actor for a in c.agent] for c in told(reading, ClaimType.HOLD)}
    assert held[ClaimStatus.DENIED] == ["syria-government"]
    assert "syria-government" not in held.get(ClaimStatus.ONGOING, [])


def test_who_hands_a_palace_over_has_not_taken_it(read):
    _, reading = read("The palace in Aden was handed over to the separatists by its guards on Saturday.")
    claim = told(reading, ClaimType.CAPTURE)[0]

    assert [a.actor for a in claim.agent] == ["stc"]


def test_whom_a_group_sides_with_is_not_the_assailants(read):
    _, reading = read(
        "Fighters of the Allied Democratic Forces (ADF), who have pledged allegiance to Islamic State, "
        "attacked Beni on Sunday. The assailants burned ten houses."
    )

    assert [a.actor for a in told(reading, ClaimType.DESTROY)[0].agent] == ["adf"]


def test_a_capital_that_somebody_was_driven_out_of_is_no_capture(read):
    _, reading = read(
        "The brothers were left in limbo since Isis was driven out of its de facto capital, Raqqa, in May."
    )
    types = {claim.type for claim in reading.claims}
    assert ClaimType.HOLD in types and ClaimType.CAPTURE not in types


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia launched air strikes in support of the Syrian army near Palmyra.",
        "The Syrian army, backed by Russian air strikes, entered Palmyra.",
        "Russia supports the Syrian army through training, artillery and air strikes near Palmyra.",
    ],
)
def test_whom_air_strikes_help_they_do_not_hit(read, sentence: str):
    _, reading = read(sentence)
    (strikes,) = told(reading, ClaimType.AIRSTRIKE)
    assert "syria-forces" not in {p.actor for p in strikes.patient}


def test_who_looks_into_an_attack_or_is_cited_on_it_did_not_make_it(read):
    _, reading = read(
        "The UN published its inquiry into the attack on a convoy near Aleppo. "
        "Two soldiers were wounded near Raqqa, according to a coalition news release."
    )
    acting = {a.actor for claim in reading.claims for a in claim.agent}
    assert acting.isdisjoint({"un", "coalition"})


def test_who_is_listed_among_those_who_strike_is_not_struck(read):
    _, reading = read("States that have carried out air strikes in Iraq include Australia and Canada.")
    assert all(p.actor != "australia" for claim in reading.claims for p in claim.patient)
    _, reading = read("The dead included five children in Idlib.")
    (dead,) = told(reading, ClaimType.CASUALTIES)
    assert [p.text for p in dead.patient] == ["five children"]


def test_fire_comes_from_who_fires(read):
    _, reading = read("Iraqi forces received heavy machine gun fire from Islamic State fighters near Mosul.")
    (fire,) = told(reading, ClaimType.ATTACK)
    assert [a.actor for a in fire.agent] == ["islamic-state"]
    assert "islamic-state" not in {p.actor for p in fire.patient}


def test_who_is_protected_may_be_attacked(read):
    _, reading = read("We will protect the villagers attacked by Boko Haram near Maiduguri.")
    assert any("villagers" in p.text for claim in told(reading, ClaimType.ATTACK) for p in claim.patient)
