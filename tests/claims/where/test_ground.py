"""Where things happen: reports written for these tests, read by the shipped model."""

import pytest
from tests.claims.reports import told, where

from dateline.model import ClaimType, Relation


def test_a_bridge_is_not_the_river_it_crosses(read):
    _, reading = read("Iraqi forces captured the Al Harriya bridge on the Euphrates River on Monday.")
    (claim,) = told(reading, ClaimType.CAPTURE)[:1]
    assert [p.place for p in claim.place] == [None]
    assert "bridge" in claim.place[0].text


def test_villages_in_a_towns_surroundings_are_not_the_town(read):
    _, reading = read("Iraqi forces liberated five villages in Mosul from Islamic State on Monday.")
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert claim.place and all(p.relation is not Relation.IN for p in claim.place)


def test_a_report_goes_on_where_things_happened_and_not_abroad(read):
    _, reading = read(
        "BEIRUT Two bombs exploded in a market in Raqqa on Monday. Officials held talks in Geneva. "
        "The explosions killed ten people."
    )
    dead = told(reading, ClaimType.CASUALTIES)[-1]
    assert [p.place.name for p in dead.place if p.place] == ["Raqqa"]
    assert all(m.text != "BEIRUT" for m in reading.places)


@pytest.mark.parametrize(
    ("then", "type_", "trigger"),
    [
        ("Hundreds of residents fled to Erbil.", ClaimType.DISPLACE, "fled"),
        ("Twelve labourers from Basra were killed.", ClaimType.CASUALTIES, "killed"),
    ],
)
def test_the_report_goes_on_where_it_plays(read, then: str, type_: ClaimType, trigger: str):
    document, reading = read(f"Islamic State attacked the town of Qayara on Monday. {then}")
    assert where(reading, type_, trigger, document) == ["Qayara"]


def test_aid_is_given_where_the_report_plays_and_a_bond_is_nowhere(read):
    document, reading = read(
        "Rebels captured the town of Azaz in Syria on Monday. "
        "The rebels are supported by Turkey, which has given them arms. "
        "The Red Crescent delivered food to 300 families on Tuesday."
    )
    aid = {(c.trigger.of(document.text), *(p.text for p in c.place)) for c in told(reading, ClaimType.AID)}
    assert aid == {("supported",), ("delivered", "Azaz")}


def test_where_a_spokesman_speaks_is_not_where_it_happened(read):
    document, reading = read(
        "At least 20 people were killed in the town of Khan Sheikhoun on Monday, the Observatory said. "
        "In Beirut, a spokesman said that rebels had shot down a helicopter."
    )
    assert where(reading, ClaimType.ATTACK, "shot down", document) == ["Khan Sheikhoun"]


def test_the_toll_of_a_war_is_its_countrys(read):
    document, reading = read(
        "Government shelling killed 20 people in the town of Qayara on Monday. "
        "More than 200,000 people have been killed since Iraq's war began in 2003."
    )
    assert where(reading, ClaimType.CASUALTIES, "killed", document) == ["Iraq"]


def test_planned_attacks_have_no_place_of_their_own(read):
    document, reading = read(
        "Rebels captured the town of Azaz in Syria on Monday. The rebels planned attacks."
    )
    assert where(reading, ClaimType.ATTACK, "attacks", document) == []


def test_where_people_flee_to_is_not_where_it_happened(read):
    _, reading = read(
        "Militants overran the barracks in the town of Azaz on Wednesday, whence soldiers fled to Aleppo. "
        "They burnt the school, residents said."
    )
    places = {p.text for c in reading.claims for p in c.place}
    assert "Azaz" in places and "Aleppo" not in places


@pytest.mark.parametrize(
    ("report", "type_", "places"),
    [
        (
            "Militants attacked the troops in Bardere, and helicopters were sent from Baidoa.",
            ClaimType.ATTACK,
            {"Bardere"},
        ),
        ("Rockets fired from Tyre killed a farmer in Metula.", ClaimType.CASUALTIES, {"Metula"}),
    ],
)
def test_whence_help_is_sent_or_shots_are_fired_is_not_where_it_happened(read, report, type_, places):
    _, reading = read(report)
    assert {p.text for p in told(reading, type_)[0].place} == places


def test_those_displaced_to_a_town_are_displaced_from_another(read):
    _, reading = read("Thousands of families have been displaced from Hays and Khokha to Aden.")
    assert {p.text for p in told(reading, ClaimType.DISPLACE)[0].place} == {"Hays", "Khokha"}


def test_who_flees_across_a_lake_does_so_from_the_town_told_of(read):
    _, reading = read(
        "Boko Haram attacked Baga in Nigeria. Some 10,000 people fled across Lake Chad to Chad."
    )
    assert [p.text for p in told(reading, ClaimType.DISPLACE)[0].place] == ["Baga"]


def test_whence_planes_came_is_not_where_those_whom_they_bombed_withdrew(read):
    _, reading = read(
        "Maoist rebels attacked Beni in Nepal. Helicopters from Pokhara bombed the rebels as they retreated."
    )
    assert {p.text for c in told(reading, ClaimType.WITHDRAW) for p in c.place} == {"Beni"}


def test_whose_forces_and_zone_it_is_says_not_where(read):
    _, reading = read(
        "Gunmen attacked members of the U.S. and Afghan forces near Bagram on Monday. "
        "Shells fell outside the US-controlled zone."
    )
    places = {p.place.name for c in reading.claims for p in c.place if p.place}
    assert places and "United States" not in places


def test_a_region_is_not_the_city_outside_which_it_lies(read):
    _, reading = read(
        "Air strikes killed 19 people on Sunday across the rebel-held Eastern Ghouta region "
        "outside the capital "
        "Damascus, a monitor said."
    )
    strikes = told(reading, ClaimType.AIRSTRIKE)[0]
    assert [p.place.name for p in strikes.place if p.place] == ["Eastern Ghouta"]


def test_a_place_is_that_of_the_event_it_hangs_from(read):
    document, reading = read(
        "The army killed dozens of rebels in Maarat al-Numan and struck positions of Islamic State in Raqqa "
        "province on Monday, state media reported."
    )
    struck = next(c for c in reading.claims if c.trigger.of(document.text) == "struck")
    assert [p.text for p in struck.place] == ["Raqqa province"]


def test_people_are_taken_from_the_town_that_they_are_taken_from(read):
    document, reading = read(
        "Shells fell on Baghuz on Friday. After a truce to evacuate women and children from the town, the "
        "offensive restarted at a tempo not seen in the battles for Mosul and Raqqa."
    )
    assert where(reading, ClaimType.EVACUATE, "evacuate", document) == ["Baghuz"]


def test_a_country_that_suffers_bombings_is_where_they_were(read):
    _, reading = read(
        "A bomb killed 13 soldiers in Kayseri on Saturday. Turkey has suffered a series of "
        "bombings this year."
    )
    bombings = told(reading, ClaimType.BOMBING)[-1]
    assert [p.place.name for p in bombings.place if p.place] == ["Turkey"]


def test_where_a_report_was_sent_from_is_not_where_its_headline_plays(read):
    _, reading = read(
        "Nairobi.\nFighters stormed the town of Mpeketoni in Lamu county on Sunday night and shot 48 people.",
        headline="Gunmen kill 48 in raid on town",
    )
    assert {p.text for c in reading.claims for p in c.place} == {"Mpeketoni"}


def test_whither_people_cross_is_not_where_they_were_displaced(read):
    _, reading = read(
        "Half a million people have fled Miranshah in Pakistan. Some crossed into Khost in Afghanistan."
    )
    assert "Afghanistan" not in {p.text for c in reading.claims for p in c.place}


def test_what_lies_south_of_the_capital_is_not_in_it(read):
    _, reading = read(
        "The Syrian army shelled Jayrud. Rebels shelled villages south of the capital on Friday."
    )
    (place,) = [c for c in reading.claims if c.type is ClaimType.SHELLING][-1].place
    assert (place.place.name, place.relation) == ("Damascus", Relation.SOUTH_OF)


def test_a_capital_that_loses_soldiers_is_not_where_they_fell(read):
    _, reading = read("Rebels attacked Aleppo. Damascus lost 40 troops in the attack on Sunday.")
    assert all(p.place.name == "Aleppo" for c in reading.claims for p in c.place)


def test_a_headline_alone_tells_a_town_though_it_only_names_a_backer(read):
    _, reading = read("Rwanda-backed rebels captured Goma on Wednesday.")
    assert [p.place.name for p in told(reading, ClaimType.CAPTURE)[0].place if p.place] == ["Goma"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Airstrikes hit a public market in the town of Hass in rural Idlib killing 26 people.", "Hass"),
        ("One civilian killed due to terrorist rocket attack on besieged Fuah town in Idlib.", "Fuah town"),
    ],
)
def test_what_lies_in_another_place_is_where(read, text: str, inner: str):
    _, reading = read(text)
    assert [p.text for p in told(reading, ClaimType.CASUALTIES)[0].place] == [inner]


def test_a_war_that_rages_in_a_country_is_not_where_it_is_calm(read):
    document, reading = read(
        "Parts of Damascus have remained unscathed by the fighting raging in much of Syria since 2011."
    )
    assert where(reading, ClaimType.CLASH, "fighting", document) == ["Syria"]


def test_a_town_that_people_flee_to_is_held_by_whom_the_words_say(read):
    _, reading = read("Mosul fell on Tuesday. Some 500,000 people fled towards Kurdish-controlled Erbil.")
    assert [place.text for place in told(reading, ClaimType.HOLD)[0].place] == ["Erbil"]


def test_whence_somebody_comes_is_not_where_he_is_killed(read):
    _, reading = read(
        "The army shelled Raqqa on Monday. Jac Holmes, 24, from Bournemouth, was wounded after his patrol "
        "was encircled by Isis fighters."
    )
    assert [p.text for p in told(reading, ClaimType.BESIEGE)[0].place] == ["Raqqa"]


def test_where_somebody_is_from_is_not_where_he_died(read):
    _, reading = read("Sergeant Sam Hill, 42, of Woodbridge, Virginia, died on Thursday in northern Syria.")
    assert [p.text for p in told(reading, ClaimType.CASUALTIES)[0].place] == ["Syria"]


@pytest.mark.parametrize(
    ("target", "places"),
    [
        ("the Damascus suburb of Jobar", ["Jobar"]),
        ("the Damascus suburbs of Douma and Harasta", ["Douma", "Harasta"]),
        ("suburbs of Damascus", ["Damascus"]),
    ],
)
def test_a_suburb_that_is_named_is_where(read, target: str, places: list[str]):
    _, reading = read(f"Rebels shelled {target} in Syria.")
    claim = told(reading, ClaimType.SHELLING)[0]
    assert [p.text for p in claim.place] == places and not claim.patient
    assert (claim.place[0].relation is Relation.IN) == (places != ["Damascus"])


def test_by_whom_ground_is_held_is_not_where(read):
    _, reading = read("The army shelled Douma on Monday. Aid went into areas controlled by Damascus.")
    assert "Damascus" not in {p.text for c in told(reading, ClaimType.HOLD) for p in c.place}


def test_soldiers_are_brought_home_from_the_country_and_not_from_where_it_is_talked_of(read):
    _, reading = read(
        "American envoys met Turkish ministers in Ankara on Tuesday. They spoke about a US troop withdrawal. "
        "The war in Syria goes on, and Islamic State still holds Hajin in Syria."
    )
    assert {p.place.name for c in told(reading, ClaimType.WITHDRAW) for p in c.place if p.place} == {"Syria"}


def test_a_neighbours_border_does_not_make_it_the_storys_country(read):
    _, reading = read(
        "Gunmen attacked an army post in the north near the border with Burkina Faso on Wednesday. "
        "It is the deadliest raid that Togo has suffered. Troops chased the attackers."
    )
    assert {p.actor for claim in reading.claims for p in claim.patient} & {"togo-army", "togo-forces"}


def test_who_seizes_power_takes_no_town(read):
    _, reading = read("Fighting broke out in Myawaddy on Monday. The army had seized power in 2021.")
    capture = next(claim for claim in reading.claims if claim.type is ClaimType.CAPTURE)
    assert "Myawaddy" not in [place.text for place in capture.place]


def test_nobody_dies_where_reporters_are_told_of_it(read):
    _, reading = read(
        "Seven people died in Palma on Wednesday. Two more were killed when a convoy was ambushed, "
        "a spokesman told reporters in the capital Maputo."
    )
    assert {p.text for c in reading.claims for p in c.place} == {"Palma"}
