"""Whom a phrase means: reports written for these tests, read by the shipped model."""

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType


def test_a_capital_is_of_whom_owns_it_and_not_of_its_state(read):
    _, reading = read("Air strikes hit the Islamic State group's de facto Syrian capital Raqqa on Monday.")

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["islamic-state"]


def test_a_bastion_behind_those_who_hold_it_says_not_who_they_are(read):
    _, reading = read(
        "Warplanes are supporting an assault on the terrorist groups main Iraqi bastion of Hawija."
    )

    assert "iraq-government" not in [a.actor for a in told(reading, ClaimType.HOLD)[0].agent]


def test_an_affiliate_is_who_is_named_behind_it(read):
    _, reading = read(
        "The town of Ariha is held by Al Qaeda affiliate Al Nusra Front and its allies, a monitor said."
    )

    assert told(reading, ClaimType.HOLD)[0].agent[0].actor == "nusra-front"


def test_his_forces_are_those_of_whom_was_named(read):
    _, reading = read(
        "The Iraqi government met. The prime minister said his forces captured Husaybah on Friday."
    )
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert all(a.actor.startswith("iraq") for a in claim.agent) and claim.agent


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        (
            "Troops advanced on Mosul, the main Iraqi bastion of the Islamic State group, on Monday.",
            "islamic-state",
        ),
        ("Jets struck Raqqa, the Syrian stronghold of Islamic State, on Monday.", "islamic-state"),
    ],
)
def test_a_states_adjective_says_where_a_stronghold_lies(read, sentence: str, holder: str):
    _, reading = read(sentence)
    holders = {a.actor for claim in told(reading, ClaimType.HOLD) for a in claim.agent}
    assert holders == {holder}


def test_the_lost_are_the_losers_and_the_regimes_snipers_the_regimes(read):
    _, reading = read("The Taliban lost three fighters in Kunduz on Monday.")
    assert [p.actor for c in reading.claims for p in c.patient] == ["taliban"]
    _, reading = read("Regime snipers shot a man dead in Aleppo on Monday.")
    assert {a.actor for c in reading.claims for a in c.agent} == {"syria-government"}


def test_fighters_are_of_whom_they_come_from(read):
    _, reading = read("Fighters from the Popular Mobilization Units attacked the town of Rawa on Monday.")
    assert {a.actor for c in reading.claims for a in c.agent} == {"pmf"}
    _, reading = read("On Monday government forces retook the town of Rawa from Islamic State militants.")
    assert "islamic-state" not in {a.actor for c in reading.claims for a in c.agent}


def test_herders_and_pupils_are_civilians(read):
    _, reading = read("Gunmen murdered 81 herders near the town of Azaz and shot at pupils on Tuesday.")
    patients = {a.actor for c in reading.claims if c.type is ClaimType.ATTACK for a in c.patient}
    assert patients == {"civilians"}


def test_a_league_of_rebels_is_the_rebels(read):
    _, reading = read(
        "The coalition of Islamist and moderate rebel factions seized the town of Ariha from the Syrian army."
    )
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert {a.actor for a in claim.agent} == {"syria-rebels"}
    assert "syria-rebels" not in {a.actor for a in claim.patient}


def test_a_states_adjective_within_the_words_for_a_stronghold_says_where(read):
    _, reading = read(
        "Air strikes on the Islamic State groups de facto Syrian capital Raqqa killed ten people."
    )
    (claim,) = told(reading, ClaimType.HOLD)
    assert [a.actor for a in claim.agent] == ["islamic-state"]


@pytest.mark.parametrize(
    ("who", "expected"), [("Rashid Qadri", ["civilians"]), ("General Rashid Qadri", ["unlisted"])]
)
def test_a_person_killed_is_a_civilian_unless_he_bears_a_rank(read, who: str, expected: list[str]):
    _, reading = read(f"{who} was killed by a sniper in Idlib on Monday.")
    (claim,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [p.actor for p in claim.patient] == expected


@pytest.mark.parametrize(
    ("who", "place", "actor"),
    [
        ("Pro-Houthi gunmen", "Marib", "houthis"),
        ("Pro-Hezbollah gunmen", "Beirut", "hezbollah"),
        ("Pro-Iranian gunmen", "Basra", "unidentified-armed-group"),
    ],
)
def test_partisans_are_of_the_party_and_not_of_a_state(read, who: str, place: str, actor: str):
    _, reading = read(f"{who} shelled a checkpoint in {place} on Monday and killed two soldiers.")
    agents = {a.actor for claim in reading.claims for a in claim.agent}
    assert agents == {actor}


def test_a_description_repeated_means_whom_it_meant(read):
    _, reading = read(
        "Somali soldiers detained an al-Shabaab commander near Afgooye on Monday. "
        "The commander organised bomb attacks against African Union troops."
    )
    (agent,) = told(reading, ClaimType.BOMBING)[0].agent
    assert agent.text == "The commander" and agent.actor == "al-shabaab"


def test_where_troops_are_is_not_whose_they_are(read):
    _, reading = read("There are some 500 French soldiers in Mali, the ministry said on Thursday.")
    deployed = [c for c in reading.claims if c.type is ClaimType.DEPLOY]
    assert all(a.actor != "mali" for c in deployed for a in c.agent)


def test_a_state_sends_its_own_troops(read):
    _, reading = read("Kenya sent troops to the Somali town of Afmadow on Monday.")
    claim = told(reading, ClaimType.DEPLOY)[0]
    assert {a.actor for a in (*claim.agent, *claim.patient)} <= {"kenya", "kenya-forces"}


def test_a_town_of_a_state_is_not_the_state(read):
    _, reading = read("At least 12 people were killed in an air strike on a Syrian town on Monday.")
    struck = [p.actor for p in told(reading, ClaimType.AIRSTRIKE)[0].patient]
    assert "syria-government" not in struck


def test_fighters_killed_are_those_of_the_post_that_was_struck(read):
    _, reading = read("A drone hit a Hezbollah position near Qusayr on Monday, killing four fighters.")
    assert [p.actor for p in told(reading, ClaimType.CASUALTIES)[0].patient] == ["hezbollah"]


def test_a_story_plays_where_its_people_and_its_armed_groups_are(read):
    _, reading = read(
        "Gunmen stormed a base near Mogadishu on Friday. Al-Shabaab fighters fled before Somali troops came. "
        "The health minister said nine people were killed. "
        "The wounded lay in Medina hospital, and the United States offered its help."
    )
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert killed.source is not None
    assert killed.source.actor == "somalia"


@pytest.mark.parametrize(
    ("sentence", "type_", "actor"),
    [
        (
            "South Africa's defence ministry said three of its soldiers were killed near Sake.",
            ClaimType.CASUALTIES,
            "south-africa-forces",
        ),
        (
            "Azerbaijan's defence ministry said it had lost 60 soldiers.",
            ClaimType.CASUALTIES,
            "azerbaijan-forces",
        ),
        (
            "Hezbollah fighters attacked an Israeli post near Metula on Monday.",
            ClaimType.ATTACK,
            "israel-forces",
        ),
    ],
)
def test_who_bears_arms_for_a_state_is_its_forces(read, sentence: str, type_: ClaimType, actor: str):
    _, reading = read(sentence)
    assert [p.actor for p in told(reading, type_)[0].patient] == [actor]


@pytest.mark.parametrize(
    ("sentence", "type_", "agents"),
    [
        ("A motorcycle bomber killed 16 civilians in Hasakah.", ClaimType.BOMBING, ["unspecified"]),
        ("The war began with anti-government protests in 2011.", ClaimType.PROTEST, []),
        (
            "Rockets hit Kilis in Turkey after coalition jets bombed Islamic State on Monday.",
            ClaimType.AIRSTRIKE,
            ["coalition"],
        ),
        (
            "The Turkish army said it had about 800 troops in Idlib, mostly training rebels.",
            ClaimType.AID,
            ["turkey-forces"],
        ),
    ],
)
def test_who_is_known_by_his_trade_or_by_whom_he_serves(
    read, sentence: str, type_: ClaimType, agents: list[str]
):
    _, reading = read(sentence)
    assert [a.actor for a in told(reading, type_)[0].agent] == agents


@pytest.mark.parametrize(
    ("sentence", "type_", "agents"),
    [
        (
            "The blast cost the lives of three women, hurt a boy and caused the destruction of a bank.",
            ClaimType.DESTROY,
            set(),
        ),
        (
            "The raid on Taiz was carried out by forces loyal to the former president Ali Abdullah Saleh.",
            ClaimType.ATTACK,
            {"saleh-forces"},
        ),
        ("The UN blamed the attack on fighters loyal to Khalifa Haftar.", ClaimType.ATTACK, {"lna"}),
        ("Al Shabaab was blamed for a car bomb in Mogadishu.", ClaimType.BOMBING, {"al-shabaab"}),
    ],
)
def test_who_serves_whom_and_who_only_suffers(read, sentence: str, type_: ClaimType, agents: set[str]):
    _, reading = read(sentence)
    assert {a.actor for claim in told(reading, type_) for a in claim.agent} == agents


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Forces loyal to the UN-recognised Government of National Accord took Tarhuna.", "gna-forces"),
        ("Mali's Russian allies from the Wagner group took the town of Kidal on Tuesday.", "wagner"),
        ("Terrorists from Jabhat al-Nusra took the town of Ariha on Tuesday.", "nusra-front"),
        ("Government forces took Palmyra from the Islamic State group on Tuesday.", "syria-forces"),
    ],
)
def test_fighters_are_of_whom_they_serve_or_come_from(read, sentence: str, actor: str):
    _, reading = read(sentence)
    assert [a.actor for a in told(reading, ClaimType.CAPTURE)[0].agent] == [actor]


def test_they_are_those_who_serve_whom_the_sentence_names(read):
    _, reading = read("Forces loyal to Khalifa Haftar said on Monday that they had captured Tarhuna.")
    assert [a.actor for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["lna"]


def test_a_title_goes_with_the_name_behind_it(read):
    _, reading = read("Tarhuna was the last stronghold of renegade commander Khalifa Haftar.")
    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["lna"]


def test_he_is_the_man_who_speaks(read):
    _, reading = read(
        "Russian troops took Avdiivka. "
        "Ukraine's army chief, Oleksandr Syrskyi, said he had withdrawn his soldiers."
    )
    assert {a.actor for a in told(reading, ClaimType.WITHDRAW)[0].agent} == {"ukraine-forces"}


def test_a_military_operation_is_of_whoever_launched_it(read):
    _, reading = read("Azerbaijan launched a military operation in Nagorno-Karabakh on Tuesday.")
    assert [a.text for a in told(reading, ClaimType.OPERATION)[0].agent] == ["Azerbaijan"]


def test_a_blast_of_long_ago_is_of_nobody_who_strikes_today(read):
    _, reading = read(
        "Israeli jets bombed Beirut on Monday. "
        "The United States lost 241 men in the 1983 bombing of its barracks."
    )
    old = [claim for claim in reading.claims if claim.when.start and claim.when.start.year == 1983]
    assert old and not any(a.actor == "israel-forces" for claim in old for a in claim.agent)


@pytest.mark.parametrize(
    ("introduced", "again", "actor"),
    [
        ("An Afghan and coalition security force", "The force", "isaf"),
        ("An Afghan and coalition security force", "The security force", "isaf"),
        ("A coalition patrol", "The security team", "isaf"),
        ("Coalition forces", "The joint team", "isaf"),
        ("An armed group", "The security force", "afghanistan-forces"),
    ],
)
def test_the_force_is_the_one_told_of_before(read, introduced: str, again: str, actor: str):
    _, reading = read(f"{introduced} killed a Taliban leader in Kunduz. {again} also detained two men.")
    assert [a.actor for a in told(reading, ClaimType.DETAIN)[0].agent] == [actor]


def test_those_who_act_within_an_operation_do_not_lead_it(read):
    _, reading = read(
        "Coalition forces launched an operation in Kunduz province. "
        "During the operation, Taliban fighters opened fire on a patrol."
    )
    assert [[a.actor for a in claim.agent] for claim in told(reading, ClaimType.OPERATION)] == [["isaf"]] * 2


def test_who_is_wanted_for_what_he_did_is_no_civilian(read):
    _, reading = read("Afghan forces detained a suspected bomb maker and a facilitator in Kunduz.")
    assert {p.actor for p in told(reading, ClaimType.DETAIN)[0].patient} == {"unlisted"}


def test_who_shares_a_name_before_the_first_of_a_pair_is_of_that_party(read):
    _, reading = read("Troops killed ten Boko Haram commanders and cooks in Bama on Monday.")
    assert {p.actor for claim in reading.claims for p in claim.patient} == {"boko-haram"}


def test_the_group_is_not_the_one_that_it_is_linked_to(read):
    _, reading = read(
        "Insurgents linked to Islamic State attacked Palma in Mozambique. "
        "The group had captured Macomia in May last year."
    )
    assert [a.actor for a in told(reading, ClaimType.CAPTURE)[0].agent] == ["al-shabaab-mozambique"]


def test_a_suicide_bomber_is_told_whole(read):
    _, reading = read("A suicide bomber killed three people in Zuhur on Monday.")
    assert {a.text.removeprefix("A ") for claim in reading.claims for a in claim.agent} == {"suicide bomber"}


def test_fighters_are_of_the_party_whose_short_name_stands_in_brackets_before_them(read):
    _, reading = read("Kosovo Liberation Army (KLA) fighters took the border post of Kosare on Friday.")
    (taken,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert [a.actor for a in taken.agent] == ["kla"]


def test_maoists_are_those_of_the_country(read):
    for place, party in (("Beni in Nepal", "nepal-maoists"), ("Dantewada in India", "naxalites")):
        _, reading = read(f"Maoists attacked the police station of {place} on Sunday.")
        (attack,) = [c for c in reading.claims if c.type is ClaimType.ATTACK]
        assert [a.actor for a in attack.agent] == [party]
