"""For whom pronouns stand, and who only stands by: reports of our own, read by the shipped model."""

from dataclasses import replace

import pytest

from dateline.ids import UNLISTED
from dateline.model import Claim, ClaimType


def told(reading, type_: ClaimType) -> Claim:
    found = [claim for claim in reading.claims if claim.type is type_]
    assert found, [(c.type, c.status) for c in reading.claims]
    return found[-1]


@pytest.mark.parametrize(
    ("body", "taker"),
    [
        (
            "Fighters of Islamic State attacked the town. Hezbollah said it had captured two hills outside "
            "Zabadani on Tuesday.",
            "hezbollah",
        ),
        (
            "Islamic State shelled the road for a week. The Iraqi army reached the plant on Monday. It "
            "captured the bridge near Baiji a day later.",
            "iraq-army",
        ),
        (
            "The Taliban ruled the district until 2017, when Afghan government forces drove them out. In "
            "August the Taliban said they had captured Ghazni.",
            "taliban",
        ),
    ],
)
def test_a_pronoun_is_the_subject_above_and_not_whoever_was_named_last(read, body: str, taker: str):
    _, reading = read(body)
    assert [a.actor for a in told(reading, ClaimType.CAPTURE).agent] == [taker]


def test_a_party_that_no_table_holds_is_quoted_by_its_name(read):
    document, reading = read("The Order of Saint Pumpkin said it had captured the town of Haditha on Monday.")
    (agent,) = told(reading, ClaimType.CAPTURE).agent
    assert agent.actor == UNLISTED and "Pumpkin" in agent.span.of(document.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Governor Adamu Bello said they had burnt the school in Damboa.",
        '"They have mined the wells and burnt the school," said Colonel Abdi Warsame.',
    ],
)
def test_they_are_more_than_one_man(read, sentence: str):
    _, reading = read(sentence)
    assert [a.text.lower() for a in told(reading, ClaimType.DESTROY).agent] == ["they"]


def test_no_man_is_it(read):
    _, reading = read(
        "A reporter of the agency walked to the border. A convoy sent to relieve the garrison is stuck near "
        "Myawaddy, where it has been ambushed twice since Friday."
    )
    assert [p.text for p in told(reading, ClaimType.ATTACK).patient] == ["A convoy"]


def test_what_is_its_own_acts_for_it(read):
    _, reading = read(
        "The president took office in May. On Wednesday the United States said its aircraft killed 13 "
        "militants near Teedaan."
    )
    assert [a.actor for a in told(reading, ClaimType.CASUALTIES).agent] == ["us"]


def test_nobody_shells_himself(read):
    _, reading = read("Islamic State held the hill. The Iraqi army shelled it on Friday from Makhmur.")
    claim = told(reading, ClaimType.SHELLING)
    assert [a.actor for a in claim.agent] == ["iraq-army"]
    assert "iraq-army" not in [p.actor for p in claim.patient]


def test_own_aircraft_are_their_owners(read):
    _, reading = read(
        "The Somali president took office in May. On Wednesday the United States said its aircraft bombed "
        "a camp near Teedaan."
    )
    claims = [c for c in reading.claims if c.type is ClaimType.AIRSTRIKE]
    assert claims and all(a.actor.startswith("us") for c in claims for a in c.agent)
    assert any(c.agent for c in claims)


def test_the_alliance_is_whom_the_report_speaks_of(read):
    _, reading = read(
        "The Syrian Democratic Forces launched an offensive to retake Manbij from Islamic State on May 31. "
        "The alliance captured the grain silos on Thursday."
    )
    assert [a.actor for a in told(reading, ClaimType.CAPTURE).agent] == ["sdf"]


@pytest.mark.parametrize(
    ("body", "type_", "bystander"),
    [
        (
            "The United States condemned the suicide bombings in Tartus on Monday, which killed 60 people.",
            ClaimType.BOMBING,
            "us",
        ),
        (
            "Iraqi troops discovered the bodies of 70 civilians in the village of Tuloul Naser.",
            ClaimType.CASUALTIES,
            "iraq-forces",
        ),
    ],
)
def test_who_condemns_or_finds_did_not_do_it(read, body: str, type_: ClaimType, bystander: str):
    _, reading = read(body)
    assert bystander not in [a.actor for a in told(reading, type_).agent]


def test_a_place_is_taken_from_whose_grip_it_was_in(read):
    _, reading = read("The villages of Masqan and Ehras were liberated from the control of Islamic State.")
    claim = told(reading, ClaimType.CAPTURE)
    assert "islamic-state" in [p.actor for p in claim.patient]
    assert "islamic-state" not in [a.actor for a in claim.agent]


def test_a_war_of_a_country_is_not_fought_by_its_government(read):
    _, reading = read("Syria's civil war began in March 2011 and has killed more than 250,000 people.")
    assert not [a for c in reading.claims if c.type is ClaimType.CLASH for a in c.agent]


def test_a_tolls_place_is_the_country_even_where_only_its_adjective_is_named(read):
    _, reading = read(
        "Syrian rebels shelled the town of Idlib on Monday. The conflict has killed more than 200,000 people "
        "since it began in 2011.",
    )
    claim = told(reading, ClaimType.CASUALTIES)
    assert [p.place.name for p in claim.place if p.place] == ["Syria"]


def test_a_source_speaks_from_elsewhere(read):
    _, reading = read(
        "Army helicopters dropped barrel bombs on Talbiseh in Homs province on Monday. A security source in "
        "Damascus confirmed the air strikes."
    )
    claim = told(reading, ClaimType.AIRSTRIKE)
    assert "Damascus" not in [p.place.name for p in claim.place if p.place]


def test_we_is_the_party_that_publishes_a_statement(extractor, read):
    document, _ = read("We struck two Islamic State positions near Mosul on Monday.")
    reading = extractor.extract(replace(document, publisher="UK Ministry of Defence"))
    claims = [c for c in reading.claims if c.agent]
    assert claims and all(a.actor.startswith("uk") for c in claims for a in c.agent)


def test_it_is_not_what_is_said_of_a_country(read):
    _, reading = read(
        "Islamic State has lost ground since May. The mood in Syria changed. It still controls Hajin.",
    )
    claims = [c for c in reading.claims if c.type is ClaimType.HOLD]
    assert claims and all(a.actor != "syria-government" for c in claims for a in c.agent)


def test_whose_deeds_are_blamed_is_who_is_accused(read):
    _, reading = read("Turkey has accused Russia over its bombing campaign in Aleppo.")
    assert [a.actor for a in told(reading, ClaimType.AIRSTRIKE).agent] == ["russia"]


def test_they_in_somebodys_own_words_are_others(read):
    _, reading = read(
        '"Lashkar Gah has been evacuated," a senior security source told AFP. "They decided to declare a '
        'ceasefire for 48 hours."'
    )
    assert {a.actor for a in told(reading, ClaimType.NEGOTIATE).agent} <= {UNLISTED}


def test_nobody_drives_out_himself(read):
    _, reading = read(
        "Military spokesman Udaya Nanayakkara said troops attacked the Tamil Tigers in Puthukkudiyiruppu. "
        '"We have pushed them out of the town."'
    )
    assert [p.actor for p in told(reading, ClaimType.WITHDRAW).patient] == ["ltte"]
