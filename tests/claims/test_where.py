"""Where things happen: reports written for these tests, read by the shipped model."""

from datetime import date

import pytest
from tests.claims.reports import told

from dateline.model import ClaimType, Relation


def where(reading, type_: ClaimType, trigger: str, document) -> list[str]:
    """Names of the places of the claim with that trigger."""
    claims = [c for c in told(reading, type_) if c.trigger.of(document.text) == trigger]
    assert claims, [c.trigger.of(document.text) for c in reading.claims]
    return [place.text for place in claims[-1].place]


def test_a_bridge_is_not_the_river_it_crosses(read):
    _, reading = read("Iraqi forces captured the Al Harriya bridge on the Euphrates River on Monday.")
    (claim,) = told(reading, ClaimType.CAPTURE)[:1]
    assert [p.place for p in claim.place] == [None]
    assert "bridge" in claim.place[0].text


def test_villages_in_a_towns_surroundings_are_not_the_town(read):
    _, reading = read("Iraqi forces liberated five villages in Mosul from Islamic State on Monday.")
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert claim.place and all(p.relation is not Relation.IN for p in claim.place)


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


def test_a_report_goes_on_where_things_happened_and_not_abroad(read):
    _, reading = read(
        "BEIRUT Two bombs exploded in a market in Raqqa on Monday. Officials held talks in Geneva. "
        "The explosions killed ten people."
    )
    dead = told(reading, ClaimType.CASUALTIES)[-1]
    assert [p.place.name for p in dead.place if p.place] == ["Raqqa"]
    assert all(m.text != "BEIRUT" for m in reading.places)


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


def test_a_part_of_a_country_in_the_headline_is_the_town_of_the_report(read):
    _, reading = read(
        "A car bomb killed 20 people in the town of Manbij on Friday, the Observatory said.",
        headline="Car bomb kills 20 in northern Syria",
    )
    assert {place.text for claim in reading.claims for place in claim.place} == {"Manbij"}


def test_two_figures_in_two_towns_are_in_both(read):
    document, reading = read(
        "Air raids killed 19 people outside the city of Saraqeb and another 23 in the town of Ariha, "
        "in Syria."
    )
    assert set(where(reading, ClaimType.AIRSTRIKE, "Air raids", document)) == {"Saraqeb", "Ariha"}


def test_a_province_listed_with_a_town_is_kept(read):
    document, reading = read("Clashes went on in Deir ez-Zor and in Raqqa province in Syria on Friday.")
    assert where(reading, ClaimType.CLASH, "Clashes", document) == ["Deir ez-Zor", "Raqqa province"]


def test_planned_attacks_have_no_place_of_their_own(read):
    document, reading = read(
        "Rebels captured the town of Azaz in Syria on Monday. The rebels planned attacks."
    )
    assert where(reading, ClaimType.ATTACK, "attacks", document) == []


def test_a_village_that_no_gazetteer_holds_carries_on(read):
    document, reading = read(
        "Troops attacked the village of Zherbukat in Borno in Nigeria on Friday. Six people were killed."
    )
    assert where(reading, ClaimType.CASUALTIES, "killed", document) == ["Zherbukat"]


def test_where_people_flee_to_is_not_where_it_happened(read):
    _, reading = read(
        "Militants overran the barracks in the town of Azaz on Wednesday, whence soldiers fled to Aleppo. "
        "They burnt the school, residents said."
    )
    places = {p.text for c in reading.claims for p in c.place}
    assert "Azaz" in places and "Aleppo" not in places


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


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Shells hit the villages of Kafr Tanbul and Umm Sarj near Hama.", {"Kafr Tanbul", "Umm Sarj"}),
        ("Militants Detained in Helmand, Kandahar, Khost", {"Helmand", "Kandahar", "Khost"}),
        ("Shells hit Kharkiv as well as Sumy on Monday.", {"Kharkiv", "Sumy"}),
        ("Ten civilians were wounded in attacks in Daraa Aleppo Damascus.", {"Daraa", "Aleppo", "Damascus"}),
        ("Ten civilians were wounded in attacks in Saraqeb Idlib province.", {"Saraqeb"}),
    ],
)
def test_all_members_of_a_list_are_where_it_happened(read, sentence: str, places: set[str]):
    _, reading = read(sentence)
    assert {p.text for claim in reading.claims[:1] for p in claim.place} == places


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


def test_both_towns_are_the_two_told_of_last(read):
    _, reading = read(
        "Rebels shelled Azaz in January. Strikes on Tuesday killed nine people in Saraqeb. "
        "Another man died in Maarat Misrin. Both towns are under rebel control."
    )
    claim = next(claim for claim in reading.claims if claim.type is ClaimType.HOLD)
    assert {p.text for p in claim.place} == {"Saraqeb", "Maarat Misrin"}


def test_a_description_right_behind_a_name_is_of_its_bearer(read):
    _, reading = read(
        "Shells killed five people in Aleppo on Monday and Tuesday. Aleppo was shelled again on Wednesday. "
        "Government forces seized farms outside Zabadani, the last rebel-held town in the area."
    )
    claim = told(reading, ClaimType.HOLD)[-1]
    assert [p.text for p in claim.place] == ["Zabadani"]


def test_whose_forces_and_zone_it_is_says_not_where(read):
    _, reading = read(
        "Gunmen attacked members of the U.S. and Afghan forces near Bagram on Monday. "
        "Shells fell outside the US-controlled zone."
    )
    places = {p.place.name for c in reading.claims for p in c.place if p.place}
    assert places and "United States" not in places


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


def test_people_are_taken_from_the_town_that_they_are_taken_from(read):
    document, reading = read(
        "Shells fell on Baghuz on Friday. After a truce to evacuate women and children from the town, the "
        "offensive restarted at a tempo not seen in the battles for Mosul and Raqqa."
    )
    assert where(reading, ClaimType.EVACUATE, "evacuate", document) == ["Baghuz"]


def test_the_airport_of_the_capital_is_not_the_air_base_named_before(read):
    document, reading = read(
        "Haftar's army pulled out of Tarhuna towards the Jufra air base in central Libya on "
        "Friday. Government "
        "fighters had recaptured the airport of the capital on Wednesday."
    )
    claim = next(c for c in told(reading, ClaimType.CAPTURE) if c.trigger.of(document.text) == "recaptured")
    assert [p.place.name for p in claim.place if p.place] == ["Tripoli"]


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


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Rebels captured Minova last week, and Masisi, in Congo.", {"Minova", "Masisi"}),
        ("Jihadists captured Sinjar on Sunday and, two days later, Zumar in Iraq.", {"Sinjar", "Zumar"}),
        (
            "The rebels took Bunagana, a town on the border with Uganda, and Rutshuru, in Congo.",
            {"Bunagana", "Rutshuru"},
        ),
    ],
)
def test_a_list_goes_on_behind_a_day_or_what_is_told_in_passing(read, text: str, listed: set[str]):
    _, reading = read(text)
    assert {p.text for p in told(reading, ClaimType.CAPTURE)[0].place} == listed


def test_the_second_town_with_a_day_of_its_own_was_not_taken_on_the_first(read):
    _, reading = read("Rebels captured Minova last week, and Masisi on Sunday, in Congo.")
    assert {p.text for p in told(reading, ClaimType.CAPTURE)[0].place} == {"Minova"}


def test_other_towns_lie_in_the_region_and_the_region_is_none_of_them(read):
    _, reading = read("Sudan's army said it struck Nyala, El Geneina and other towns in Darfur.")
    assert {p.text for p in told(reading, ClaimType.SHELLING)[0].place} == {"Nyala", "El Geneina"}


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


def test_a_town_that_people_flee_to_is_held_by_whom_the_words_say(read):
    _, reading = read("Mosul fell on Tuesday. Some 500,000 people fled towards Kurdish-controlled Erbil.")
    assert [place.text for place in told(reading, ClaimType.HOLD)[0].place] == ["Erbil"]


def test_a_name_that_goes_on_is_not_its_beginning(read):
    _, reading = read("The rebels attacked the town of San Luis de la Reina on Monday.")
    (claim,) = told(reading, ClaimType.ATTACK)
    assert [(p.text, p.place) for p in claim.place] == [("San Luis de la Reina", None)]


def test_whence_somebody_comes_is_not_where_he_is_killed(read):
    _, reading = read(
        "The army shelled Raqqa on Monday. Jac Holmes, 24, from Bournemouth, was wounded after his patrol "
        "was encircled by Isis fighters."
    )
    assert [p.text for p in told(reading, ClaimType.BESIEGE)[0].place] == ["Raqqa"]


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


def test_a_land_may_be_called_as_those_who_rule_it(read):
    _, reading = read(
        "TBILISI (Reuters) - Georgian tanks entered the breakaway region of South Ossetia on Friday. "
        "South Ossetia said its fighters had shot down two jets."
    )
    advance = next(claim for claim in reading.claims if "Georgian" in claim.agent[0].text)
    assert [place.text for place in advance.place] == ["South Ossetia"]


def test_all_towns_of_a_list_are_near_where_its_first_is(read):
    _, reading = read("Ukrainian forces repelled assaults near Lyptsi, Hlyboke and Vovchansk on Monday.")
    assert {(p.text, p.relation) for p in reading.claims[0].place} == {
        (name, Relation.NEAR) for name in ("Lyptsi", "Hlyboke", "Vovchansk")
    }


def test_a_people_is_no_place(read):
    _, reading = read("Fighting between the Hausa and Berti ethnic groups erupted in Roseires on Monday.")
    assert {p.text for claim in reading.claims for p in claim.place} == {"Roseires"}


def test_who_seizes_power_takes_no_town(read):
    _, reading = read("Fighting broke out in Myawaddy on Monday. The army had seized power in 2021.")
    capture = next(claim for claim in reading.claims if claim.type is ClaimType.CAPTURE)
    assert "Myawaddy" not in [place.text for place in capture.place]


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


def test_a_semicolon_parts_what_happened_in_two_towns(read):
    document, reading = read(
        "Police retook Mirebalais in Haiti and seven gunmen were killed, a spokesman said; one policeman has "
        "been missing since an ambush in Pont-Sondé last week.",
        published=date(2025, 4, 1),
    )
    assert where(reading, ClaimType.CASUALTIES, "killed", document) == ["Mirebalais"]


@pytest.mark.parametrize(
    ("quarter", "relation"), [("Sheikh Maqsoud", Relation.IN), ("Masharqa", Relation.NEAR)]
)
def test_what_happens_in_a_quarter_is_in_it_where_it_has_a_point_of_its_own(read, quarter, relation):
    _, reading = read(f"Shells fell on the {quarter} neighbourhood of Aleppo on Monday, killing five people.")
    assert {p.relation for claim in reading.claims for p in claim.place} == {relation}
