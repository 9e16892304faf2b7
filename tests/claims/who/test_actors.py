"""Who does it: reports written for these tests, read by the shipped model."""

import pytest
from tests.claims.reports import told

from dateline.claims.draft import lists
from dateline.model import ClaimType


@pytest.mark.parametrize(
    ("between", "joined"),
    [(", ", True), (" and ", True), (" ", False), (" in the ", False), (" and the village of ", True)],
)
def test_a_list_needs_a_comma_or_a_conjunction(between: str, joined: bool):
    assert lists(between) is joined


def test_a_hyphen_parts_no_holder_of_two_words_from_what_is_held(read):
    _, reading = read(
        "Syria (AFP) Air strikes on a bakery in Syrias Al Qaeda-held city of Ariha killed nine civilians on "
        "Monday as hundreds fled a besieged Daesh bastion near the Iraqi border."
    )

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["al-qaeda"]


def test_what_an_offensive_was_begun_for_is_a_plan(read):
    _, reading = read(
        "The army and its allies began a large offensive to gain control of the northern city of Aleppo a "
        "monitor and residents said on Monday."
    )

    assert [claim.status for claim in told(reading, ClaimType.CAPTURE)] == ["planned"]


def test_an_occupation_of_months_is_a_hold(read):
    _, reading = read("Residents came home to Palmyra after ten months of Islamic State occupation.")

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["islamic-state"]


def test_a_town_retaken_was_taken_by_whom_the_report_names(read):
    _, reading = read(
        "Iraqi forces retook Fallujah from Islamic State on Sunday. Fallujah was retaken quickly."
    )
    for claim in told(reading, ClaimType.CAPTURE):
        assert [a.actor for a in claim.agent] == ["iraq-forces"]
        assert [p.actor for p in claim.patient] == ["islamic-state"]


def test_an_assault_has_one_agent(read):
    _, reading = read("The army repelled a rebel assault on Hama on Monday.")
    claim = told(reading, ClaimType.CLASH)[0]
    assert len(claim.agent) == 1


def test_fighters_listed_with_an_army_fight_beside_it(read):
    _, reading = read("The Syrian army and fighters from Hezbollah retook Yabroud on Monday.")
    agents = [(a.text, a.actor) for a in told(reading, ClaimType.CAPTURE)[0].agent]
    assert agents == [("The Syrian army", "syria-forces"), ("fighters", "hezbollah")]


def test_villagers_seize_and_smash(read):
    _, reading = read("On Sunday fishermen seized a militant near Barawe.")
    assert [a.text for a in told(reading, ClaimType.DETAIN)[0].agent] == ["fishermen"]
    _, reading = read("A crowd stormed the police station in Goma, smashing windows and burning two cars.")
    assert [a.text for a in told(reading, ClaimType.DESTROY)[0].agent] == ["A crowd"]


def test_a_war_does_nothing_itself(read):
    _, reading = read(
        "Some 400,000 people have been killed since Syria's war began with a brutal repression."
    )
    assert {a.text for claim in reading.claims for a in claim.agent}.isdisjoint({"Syria's war", "Syria"})


def test_all_members_of_a_list_act(read):
    _, reading = read("Russian and regime air strikes killed 47 people in the town of Azaz on Saturday.")
    struck = next(c for c in reading.claims if c.type is ClaimType.AIRSTRIKE)
    assert {a.text for a in struck.agent} == {"Russian", "regime"}


def test_a_missile_is_used_and_nobody(read):
    _, reading = read(
        "A ground-to-ground missile struck the market of Kharkiv on Monday and killed three people."
    )
    assert all("missile" not in a.text for claim in reading.claims for a in claim.agent)


def test_a_party_acts_once_under_two_names(read):
    _, reading = read("The regime of Bashar al-Assad, the Syrian government, bombed Douma on Monday.")
    agents = [a.actor for a in told(reading, ClaimType.AIRSTRIKE)[0].agent]
    assert len(agents) == len(set(agents))


@pytest.mark.parametrize(
    ("sentence", "type_", "agents"),
    [
        (
            "Air strikes carried out by Saudi Arabia killed 12 in Saada.",
            ClaimType.AIRSTRIKE,
            ["saudi-arabia"],
        ),
        ("Rockets fired by Hezbollah killed two in Metula.", ClaimType.SHELLING, ["hezbollah"]),
        ("The offensive that the Iraqi army launched freed Tikrit.", ClaimType.OPERATION, ["iraq-army"]),
        ("The truce that Moscow mediated in October broke down.", ClaimType.NEGOTIATE, ["russia"]),
        ("A push begun by the Taliban to encircle Kunduz failed.", ClaimType.BESIEGE, ["taliban"]),
    ],
)
def test_who_does_it_is_told_in_a_clause_about_it(read, sentence: str, type_: ClaimType, agents: list[str]):
    _, reading = read(sentence)
    assert [a.actor for a in told(reading, type_)[0].agent] == agents


def test_who_acts_is_named_without_the_day(read):
    _, reading = read("On May 2 Turkish forces struck Jarablus. Kurdish fighters late Sunday took Manbij.")
    texts = {a.text for claim in reading.claims for a in claim.agent}
    assert texts == {"Turkish forces", "Kurdish fighters"}


def test_what_is_used_by_somebody_serves_his_ends(read):
    _, reading = read("Troops destroyed a boat used by the Houthis to attack ships off Hodeidah.")
    assert [a.actor for a in told(reading, ClaimType.ATTACK)[0].agent] == ["houthis"]


def test_what_is_said_of_a_raid_names_nobody_anew(read):
    _, reading = read(
        "ISIS claimed a suicide attack on a rival rebel group in Dumeir on Sunday that killed 16 people."
    )
    killers = {a.actor for claim in told(reading, ClaimType.CASUALTIES) for a in claim.agent}
    assert killers == {"islamic-state"}


def test_who_takes_what_is_told_of_in_a_clause_takes_it(read):
    _, reading = read("The rebels retook an area of Aleppo that fell to regime forces on Sunday.")
    fell = next(c for c in told(reading, ClaimType.CAPTURE) if c.trigger.start > 40)
    assert [a.actor for a in fell.agent] == ["syria-forces"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Turkey will launch a military operation against the Kurds in northern Syria, Erdogan said.",
            ["turkey"],
        ),
        ("The military operation in Idlib in Syria began on Monday.", []),
        ("The Syrian military's offensive on Idlib began on Monday.", ["syria-forces"]),
    ],
)
def test_a_military_operation_is_not_the_armys_for_that(read, text: str, doers: list[str]):
    _, reading = read(text)
    assert [a.actor for a in told(reading, ClaimType.OPERATION)[0].agent] == doers


def test_they_are_all_who_came_together(read):
    _, reading = read(
        "Syrian troops and Hezbollah fighters entered Khan Touman on Monday. They killed ten rebels."
    )
    (killing,) = told(reading, ClaimType.CASUALTIES)
    assert [a.actor for a in killing.agent] == ["syria-forces", "hezbollah"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Two men shot dead a police officer in Nairobi on Monday.", "Two men"),
        ("Six priests were murdered by 30 men in uniform in San Salvador.", "30 men"),
        ("A group of unidentified persons attacked the embassy in Lima with explosives.", "A group"),
    ],
)
def test_people_of_whom_nothing_is_told_may_kill(read, sentence: str, who: str):
    _, reading = read(sentence)
    assert [(a.text, a.actor) for a in reading.claims[0].agent] == [(who, "unspecified")]


def test_the_fighters_are_of_an_armed_group(read):
    _, reading = read(
        "Al Shabaab attacked a base of the African Union in Bulamarer on Friday, killing Ugandan soldiers. "
        '"The fighters have raised their flag over the camp," a shopkeeper said.'
    )

    assert [a.actor for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["al-shabaab"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The heinous attack on the market in Idlib killed five people on Monday.",
        "The regime committed crimes against humanity in Idlib on Monday.",
    ],
)
def test_neither_a_quality_nor_all_mankind_is_a_party(read, sentence: str):
    _, reading = read(sentence)
    told_of = {m.text for claim in reading.claims for m in (*claim.agent, *claim.patient)}
    assert reading.claims and told_of.isdisjoint({"heinous", "humanity"})


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The rebel offensive took Idlib in March 2015.", "syria-rebels"),
        ("Leaders are troubled by a Turkish assault that last month drove the Kurds from Afrin.", "turkey"),
        ("Aleppo was recaptured by a Russian-backed government assault on Monday.", "syria-government"),
    ],
)
def test_who_undertakes_it_takes_the_town(read, sentence: str, who: str):
    _, reading = read(sentence)
    gains = [c for c in reading.claims if c.type in (ClaimType.CAPTURE, ClaimType.WITHDRAW)]
    assert [[a.actor for a in claim.agent] for claim in gains] == [[who]]


def test_a_military_offensive_is_nobodys(read):
    _, reading = read("The military offensive captured Raqqa on Monday.")
    assert [claim.agent for claim in told(reading, ClaimType.CAPTURE)] == [()]


def test_a_splinter_of_a_group_is_not_the_group(read):
    _, reading = read(
        "The Bangsamoro Islamic Freedom Fighters, a breakaway group of the MILF, attacked an outpost in Datu "
        "Salibo on Sunday."
    )
    (claim,) = told(reading, ClaimType.ATTACK)
    assert [a.actor for a in claim.agent] == ["biff"]
