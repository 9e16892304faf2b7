"""Which place words mean: names, "the town", quarters, villages that no list has."""

from datetime import date

import pytest
from tests.claims.reports import told, where

from dateline.model import ClaimType, Relation


def test_the_headline_knows_the_town_that_the_report_names(read):
    document, reading = read(
        "Iraqi forces retook the town of Qayara from Islamic State on Thursday.",
        headline="Army Celebrates after Retaking Qayara",
    )
    places = {m.place.id for m in reading.places if m.text == "Qayara" and m.place}
    assert len(places) == 1
    assert sum(m.text == "Qayara" for m in reading.places) == document.text.count("Qayara")


def test_the_town_is_the_one_that_the_report_is_about(read):
    _, reading = read(
        "Iraqi forces retook Tal Afar on Sunday. Tal Afar lies 60 kilometres west of Mosul. "
        "Islamic State had captured the town in June 2014."
    )
    last = told(reading, ClaimType.CAPTURE)[-1]
    assert [p.place.name for p in last.place if p.place] == ["Tal Afar"]


def test_neither_a_person_nor_a_group_is_a_place(read):
    _, reading = read(
        "Ali al-Zaatari said on Monday that the Taliban attacked a police post in Kunduz, Afghanistan."
    )
    assert {m.text for m in reading.places} == {"Kunduz", "Afghanistan"}


def test_a_quarter_that_no_list_knows_lies_in_its_city(read):
    _, reading = read("Rockets hit the Shahba neighbourhood of Aleppo on Monday, killing three people.")
    (quarter,) = (m for m in reading.places if "Shahba" in m.text)
    assert quarter.place is not None and quarter.place.name == "Aleppo"


def test_a_provinces_capital_is_its_largest_town_of_the_report(read):
    _, reading = read(
        "Islamic State holds much of Anbar province. Iraqi forces hold Rutbah. Ramadi was bombed in May. "
        "On Monday Iraqi forces captured the provincial capital."
    )
    last = told(reading, ClaimType.CAPTURE)[-1]
    assert [p.place.name for p in last.place if p.place] == ["Ramadi"]


def test_a_part_of_a_country_in_the_headline_is_the_town_of_the_report(read):
    _, reading = read(
        "A car bomb killed 20 people in the town of Manbij on Friday, the Observatory said.",
        headline="Car bomb kills 20 in northern Syria",
    )
    assert {place.text for claim in reading.claims for place in claim.place} == {"Manbij"}


def test_a_village_that_no_gazetteer_holds_carries_on(read):
    document, reading = read(
        "Troops attacked the village of Zherbukat in Borno in Nigeria on Friday. Six people were killed."
    )
    assert where(reading, ClaimType.CASUALTIES, "killed", document) == ["Zherbukat"]


def test_a_suburb_is_a_town_of_its_own(read):
    _, reading = read(
        "Rockets hit the towns of Fuah and Kafraya in Idlib on Sunday. "
        "A citizen was injured in a rocket attack on Harasta Suburb in Damascus Countryside."
    )
    hurt = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert [p.place and p.place.name for p in hurt.place] == ["Harasta"]


def test_it_is_what_the_sentence_speaks_of(read):
    _, reading = read(
        "Syrian rebels attacked the town of Azaz on Monday. The Menagh base had previously been controlled "
        "by the Ahrar al-Sham rebel group which seized it in August of 2013."
    )
    last = told(reading, ClaimType.CAPTURE)[-1]
    assert [m.place.kind for m in last.place if m.place] == ["airbase"]


def test_ground_that_a_group_controls_is_not_the_town_of_the_report(read):
    _, reading = read(
        "Islamic State took the town of Palmyra on Monday. The group has proclaimed a caliphate in the "
        "territory it controls."
    )
    for claim in told(reading, ClaimType.HOLD):
        assert all(p.relation is not Relation.IN or p.place.kind != "town" for p in claim.place if p.place)


def test_the_first_word_of_a_longer_name_is_no_place_abroad(read):
    _, reading = read("The army has taken over the town of Tora Torow in Somalia's Lower Shabelle region.")
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert [(p.text, p.place) for p in claim.place] == [("Tora Torow", None)]


@pytest.mark.parametrize("hotel", ["Amarula", "Bella Vista", "Geneva"])
def test_a_hotel_lies_in_the_town_told_of_and_not_in_the_far_one_it_is_called_by(read, hotel: str):
    _, reading = read(
        f"Gunmen attacked Palma in Mozambique. Ten people were killed in the {hotel} hotel. "
        "They burned houses too."
    )
    (place,) = told(reading, ClaimType.CASUALTIES)[0].place
    assert place.place is not None
    assert place.place.name == "Palma"
    assert [p.text for p in told(reading, ClaimType.DESTROY)[0].place] == ["Palma"]


@pytest.mark.parametrize(
    ("sentence", "type_", "where"),
    [
        (
            "In Omdurman, the army shelled the neighbourhoods of Salha and Ombada.",
            ClaimType.SHELLING,
            {("Salha", "Omdurman"), ("Ombada", "Omdurman")},
        ),
        (
            "A roadside bomb in the Yaqshid district of Mogadishu killed two soldiers.",
            ClaimType.CASUALTIES,
            {("Yaqshid district", "Mogadishu")},
        ),
        (
            "In Karachi, gunmen stormed the old terminal of Jinnah airport.",
            ClaimType.ATTACK,
            {("Jinnah airport", "Karachi")},
        ),
    ],
)
def test_quarters_that_no_list_has_lie_in_the_city_that_is_named(read, sentence, type_, where):
    _, reading = read(sentence)
    assert {(p.text, p.place and p.place.name) for p in told(reading, type_)[0].place} == where


def test_the_name_of_a_village_begins_behind_what_it_is(read):
    _, reading = read("The army captured the villages of Xirmancik and Qubadliq near Fuzuli.")
    assert {"Xirmancik"} <= {p.text for p in told(reading, ClaimType.CAPTURE)[0].place}


def test_a_provinces_capital_bears_its_name_though_the_report_names_other_towns(read):
    _, reading = read(
        "Jets bombed Ariha on Friday. Rebels have held most of Idlib province since the capture of the "
        "provincial capital in March."
    )
    (claim,) = (claim for claim in reading.claims if claim.type is ClaimType.CAPTURE)
    assert [p.place.name for p in claim.place] == ["Idlib"]


def test_in_the_capital_is_in_that_of_the_country_told_of(read):
    _, reading = read("Somali troops shelled Jilib. On Saturday a car bomb killed six people in the capital.")
    (place,) = told(reading, ClaimType.CASUALTIES)[0].place
    assert place.place is not None
    assert place.place.name == "Mogadishu"


def test_a_description_right_behind_a_name_is_of_its_bearer(read):
    _, reading = read(
        "Shells killed five people in Aleppo on Monday and Tuesday. Aleppo was shelled again on Wednesday. "
        "Government forces seized farms outside Zabadani, the last rebel-held town in the area."
    )
    claim = told(reading, ClaimType.HOLD)[-1]
    assert [p.text for p in claim.place] == ["Zabadani"]


def test_the_town_is_the_one_that_its_sentence_told_something_near(read):
    document, reading = read(
        "The army shelled Tikrit on Sunday. Rebels made fresh advances near Fallujah a week after the town "
        "was recaptured from the jihadists."
    )
    recaptured = next(c for c in reading.claims if c.trigger.of(document.text) == "recaptured")
    assert [p.text for p in recaptured.place] == ["Fallujah"]


def test_what_was_taken_long_ago_is_no_scene_of_the_news(read):
    document, reading = read(
        "Ukraine's army has withdrawn from Avdiivka, Moscow's greatest gain since it captured Bakhmut "
        "in May 2023. Some soldiers were captured during the retreat. Russia's defence ministry said its "
        "forces had taken full control of the town in the Donetsk region.",
        published=date(2024, 2, 17),
    )
    places = {c.trigger.of(document.text): [p.text for p in c.place] for c in reading.claims}
    assert places["retreat"] == ["Avdiivka"]
    assert places["taken full control"] == ["Avdiivka"]


def test_the_land_around_the_town_of_a_sentence_is_no_scene(read):
    _, reading = read(
        "M23 rebels marched into Goma on Monday after an advance that forced thousands from their homes in "
        "eastern Congo. Hospitals reported 17 people killed."
    )
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert [p.text for p in killed.place] == ["Goma"]


def test_a_wind_is_no_name(read):
    _, reading = read(
        "Residents of Lashio woke on Sunday to a silence they had not heard for a month. The "
        "rebels' flag was "
        "flying over the railway station, and their fighters were patrolling the market.",
        headline="Lashio: what we know about the fall of the north-eastern command",
    )
    assert "north" not in {p.text for c in reading.claims for p in c.place}


def test_a_base_is_not_called_by_those_who_use_it(read):
    _, reading = read(
        "Insurgents attacked a patrol in Sangin district on Monday. Four Afghans were brought "
        "to a nearby ISAF "
        "base, where two died."
    )
    died = told(reading, ClaimType.CASUALTIES)[-1]
    assert [p.text for p in died.place] == ["Sangin district"]


def test_the_quarter_of_a_city_that_is_named_is_not_that_of_the_city_named_last(read):
    _, reading = read(
        "The army advanced in the neighbourhood of Jobar on Monday. It had sent troops from Damascus to Deir "
        "al-Zor a week before. Ten soldiers died in the neighbourhood of Jobar on Tuesday."
    )
    jobar = {m.place.name for m in reading.places if m.text == "Jobar" and m.place}
    assert jobar == {"Jobar"}


def test_the_village_is_the_one_told_of_last_though_no_list_has_it(read):
    document, reading = read(
        "Kurdish fighters clashed with jihadists in the village of Qassiab in Hasakeh province on Thursday. "
        "The YPG regained control of the village two days after it was seized by the jihadists.",
        headline="30 jihadists killed in clashes with Kurds in Syria",
    )
    assert where(reading, ClaimType.CAPTURE, "regained control", document) == ["Qassiab"]


def test_a_village_without_a_name_lies_where_it_was_told_of(read):
    document, reading = read(
        "Soldiers began a clearing operation in a remote village in Shah Wali Kot district on Tuesday. "
        "They searched the village all day and detained 20 men.",
        headline="Afghan forces clear northern Kandahar",
    )
    assert where(reading, ClaimType.DETAIN, "detained", document) == ["Shah Wali Kot district"]


def test_what_a_clause_tells_of_the_village_is_not_where_it_is_meant(read):
    document, reading = read(
        "Armed men killed 132 people in the village of Solhan in northern Burkina Faso overnight. The "
        "assailants burned houses and the market in the village, which lies in Yagha province "
        "near the border "
        "with Niger. More than a million "
        "people have fled their homes in the country."
    )
    assert where(reading, ClaimType.DESTROY, "burned", document) == ["Solhan"]
    fled = told(reading, ClaimType.DISPLACE)[-1]
    assert [p.place.name for p in fled.place if p.place] == ["Burkina Faso"]


def test_the_airport_of_the_capital_is_not_the_air_base_named_before(read):
    document, reading = read(
        "Haftar's army pulled out of Tarhuna towards the Jufra air base in central Libya on "
        "Friday. Government "
        "fighters had recaptured the airport of the capital on Wednesday."
    )
    claim = next(c for c in told(reading, ClaimType.CAPTURE) if c.trigger.of(document.text) == "recaptured")
    assert [p.place.name for p in claim.place if p.place] == ["Tripoli"]


def test_other_towns_lie_in_the_region_and_the_region_is_none_of_them(read):
    _, reading = read("Sudan's army said it struck Nyala, El Geneina and other towns in Darfur.")
    assert {p.text for p in told(reading, ClaimType.SHELLING)[0].place} == {"Nyala", "El Geneina"}


@pytest.mark.parametrize("place", ["the village", "the bridge", "the hospital", "the port"])
def test_no_town_of_the_world_is_meant_by_a_word_for_places(read, place):
    """Oklahoma has a town that is called The Village, Kent one that is called Bridge."""
    _, reading = read(f"Gunmen attacked {place} on Monday, killing twelve people.")
    assert reading.claims and not any(claim.place for claim in reading.claims)


@pytest.mark.parametrize(
    ("report", "town"),
    [
        (  # the town is taken, the capital bombed
            "Sri Lankan troops captured Kilinochchi on Friday. Hours later a bomber blew himself up in "
            "Colombo, killing two people. The rebels had left before the town fell.",
            "Kilinochchi",
        ),
        (  # what was taken the day before is told beside
            "Libyan fighters captured Tarhuna on Friday, a day after regaining control of Tripoli. They "
            "entered the city, 65 km southeast of Tripoli, from four sides.",
            "Tarhuna",
        ),
    ],
)
def test_the_town_is_no_capital_nor_what_fell_the_day_before(read, report: str, town: str):
    _, reading = read(report)
    last = max(reading.claims, key=lambda claim: claim.trigger.start)
    assert [place.text for place in last.place] == [town]


def test_a_name_that_goes_on_is_not_its_beginning(read):
    _, reading = read("The rebels attacked the town of San Luis de la Reina on Monday.")
    (claim,) = told(reading, ClaimType.ATTACK)
    assert [(p.text, p.place) for p in claim.place] == [("San Luis de la Reina", None)]


def test_a_land_may_be_called_as_those_who_rule_it(read):
    _, reading = read(
        "TBILISI (Reuters) - Georgian tanks entered the breakaway region of South Ossetia on Friday. "
        "South Ossetia said its fighters had shot down two jets."
    )
    advance = next(claim for claim in reading.claims if "Georgian" in claim.agent[0].text)
    assert [place.text for place in advance.place] == ["South Ossetia"]


def test_a_people_is_no_place(read):
    _, reading = read("Fighting between the Hausa and Berti ethnic groups erupted in Roseires on Monday.")
    assert {p.text for claim in reading.claims for p in claim.place} == {"Roseires"}


def test_a_name_set_off_from_its_province_is_where_it_happened(read):
    _, reading = read("In Gaskinde, in Soum province, a supply convoy was attacked on 26 September.")

    assert [p.text for p in told(reading, ClaimType.ATTACK)[0].place] == ["Gaskinde"]


def test_a_town_told_at_length_is_not_what_it_is_told_by(read):
    _, reading = read(
        "Rebels of the CPC attacked Bangassou, a diamond-mining town 750 km east of the capital Bangui, on "
        "Sunday. The rebels control the town, an official said."
    )

    assert [p.text for p in told(reading, ClaimType.HOLD)[0].place] == ["Bangassou"]


def test_a_town_that_no_gazetteer_knows_has_its_own_hospital(read):
    _, reading = read(
        "The Myanmar National Democratic Alliance Army seized Lashio on Saturday. Jets bombed a hospital in "
        "Thandwe on Friday night.",
        published=date(2024, 8, 4),
    )
    (place,) = told(reading, ClaimType.AIRSTRIKE)[0].place
    assert place.text == "Thandwe" and (place.place is None or place.place.name != "Lashio")


@pytest.mark.parametrize(
    ("quarter", "relation"), [("Sheikh Maqsoud", Relation.IN), ("Masharqa", Relation.NEAR)]
)
def test_what_happens_in_a_quarter_is_in_it_where_it_has_a_point_of_its_own(read, quarter, relation):
    _, reading = read(f"Shells fell on the {quarter} neighbourhood of Aleppo on Monday, killing five people.")
    assert {p.relation for claim in reading.claims for p in claim.place} == {relation}
