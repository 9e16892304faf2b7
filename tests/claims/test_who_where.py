"""Who takes what from whom, where: reports written for these tests, read by the shipped model."""

from datetime import date

import pytest

from dateline.claims.draft import lists
from dateline.model import Claim, ClaimType, Relation


def told(reading, type_: ClaimType) -> list[Claim]:
    found = [claim for claim in reading.claims if claim.type is type_]
    assert found, [(c.type, c.status) for c in reading.claims]
    return found


@pytest.mark.parametrize(
    ("between", "joined"),
    [(", ", True), (" and ", True), (" ", False), (" in the ", False), (" and the village of ", True)],
)
def test_a_list_needs_a_comma_or_a_conjunction(between: str, joined: bool):
    assert lists(between) is joined


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


def test_a_capital_is_of_whom_owns_it_and_not_of_its_state(read):
    _, reading = read("Air strikes hit the Islamic State group's de facto Syrian capital Raqqa on Monday.")

    assert [a.actor for a in told(reading, ClaimType.HOLD)[0].agent] == ["islamic-state"]


def test_who_loses_a_town_does_not_take_it(read):
    _, reading = read("The army lost the city of Palmyra to Islamic State on 11 December.")
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert [a.actor for a in claim.agent] == ["islamic-state"]


def test_who_is_ousted_from_a_town_leaves_it(read):
    _, reading = read("Islamic State lost ground in Iraq and was ousted from its capital of Mosul last week.")
    (claim,) = told(reading, ClaimType.WITHDRAW)
    assert [a.actor for a in claim.patient] == ["islamic-state"]
    assert not claim.agent, "who drives it out is not said"


def test_his_forces_are_those_of_whom_was_named(read):
    _, reading = read(
        "The Iraqi government met. The prime minister said his forces captured Husaybah on Friday."
    )
    claim = told(reading, ClaimType.CAPTURE)[0]
    assert all(a.actor.startswith("iraq") for a in claim.agent) and claim.agent


def test_a_town_retaken_was_taken_by_whom_the_report_names(read):
    _, reading = read(
        "Iraqi forces retook Fallujah from Islamic State on Sunday. Fallujah was retaken quickly."
    )
    for claim in told(reading, ClaimType.CAPTURE):
        assert [a.actor for a in claim.agent] == ["iraq-forces"]
        assert [p.actor for p in claim.patient] == ["islamic-state"]


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


def test_an_assault_has_one_agent(read):
    _, reading = read("The army repelled a rebel assault on Hama on Monday.")
    claim = told(reading, ClaimType.CLASH)[0]
    assert len(claim.agent) == 1


def test_a_headlines_participle_is_passive(read):
    _, reading = read("Ten soldiers were killed.", headline="Ten soldiers killed in Homs raid")
    claim = told(reading, ClaimType.CASUALTIES)[0]
    assert [a.text for a in claim.patient] == ["Ten soldiers"] and not claim.agent


def where(reading, type_: ClaimType, trigger: str, document) -> list[str]:
    """Names of the places of the claim with that trigger."""
    claims = [c for c in told(reading, type_) if c.trigger.of(document.text) == trigger]
    assert claims, [c.trigger.of(document.text) for c in reading.claims]
    return [place.text for place in claims[-1].place]


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


def test_how_many_shells_were_fired_is_not_whom_they_hit(read):
    _, reading = read("Insurgents fired dozens of rockets and shells on the town of Azaz on Monday.")
    assert {p.text for claim in reading.claims for p in claim.patient}.isdisjoint(
        {"dozens", "rockets", "shells"}
    )


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("Adnan Karim was killed in Homs while a child was killed in Hama.", {"Adnan Karim", "a child"}),
        (
            "Ten soldiers were killed and more than 50 others were wounded near Homs.",
            {"Ten soldiers", "more than 50 others"},
        ),
        (
            "The raid killed three guards and wounded two shepherds near Kobani.",
            {"three guards", "two shepherds"},
        ),
        ("Ukraine lost at least 12 soldiers near Bakhmut.", {"at least 12 soldiers"}),
    ],
)
def test_each_verb_keeps_who_suffers_by_it(read, sentence: str, patients: set[str]):
    _, reading = read(sentence)
    claims = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert {p.text for c in claims for p in c.patient} == patients
    assert len({tuple(c.patient) for c in claims}) == len(patients)


def test_who_is_attacked_does_not_attack(read):
    _, reading = read("The chief said the army was attacked near Gao in Mali.")
    (claim,) = reading.claims
    assert (claim.agent, [p.text for p in claim.patient]) == ((), ["the army"])


@pytest.mark.parametrize(
    ("sentence", "loser"),
    [
        ("M23 rebels seized an army base near Goma on Monday.", "dr-congo-forces"),
        ("Militants captured two Kenyan bases in Gedo last week.", "kenya-forces"),
        ("The Taliban seized Afghan villages near Kunduz.", None),
    ],
)
def test_what_is_taken_is_whose_it_is_called(read, sentence: str, loser: str | None):
    _, reading = read(sentence)
    assert [p.actor for p in told(reading, ClaimType.CAPTURE)[0].patient] == ([loser] if loser else [])


def test_who_attacks_in_vain_is_fended_off(read):
    document, reading = read("The army foiled a terrorist attack near Damascus.")
    (foiled,) = [c for c in reading.claims if "foiled" in c.trigger.of(document.text)]
    assert [p.text for p in foiled.patient] == ["terrorist"]


def test_who_is_acted_against_and_who_loses_do_not_act(read):
    _, reading = read("The advances against Islamic State near Raqqa slowed on Monday.")
    (claim,) = reading.claims
    assert (claim.agent, [p.actor for p in claim.patient]) == ((), ["islamic-state"])
    _, reading = read("The junta lost five tanks near Lashio on Monday.")
    assert not any(claim.agent for claim in reading.claims)


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("A mortar bomb killed a policeman and a girl in Kobani.", ["a policeman", "a girl"]),
        ("Shells killed two women and their sons in Kobani.", ["two women and their sons"]),
    ],
)
def test_all_who_are_listed_suffer_and_civilians_as_one(read, sentence: str, patients: list[str]):
    _, reading = read(sentence)
    assert [p.text for p in told(reading, ClaimType.CASUALTIES)[0].patient] == patients


def test_fighters_listed_with_an_army_fight_beside_it(read):
    _, reading = read("The Syrian army and fighters from Hezbollah retook Yabroud on Monday.")
    agents = [(a.text, a.actor) for a in told(reading, ClaimType.CAPTURE)[0].agent]
    assert agents == [("The Syrian army", "syria-forces"), ("fighters", "hezbollah")]


def test_villagers_seize_and_smash(read):
    _, reading = read("On Sunday fishermen seized a militant near Barawe.")
    assert [a.text for a in told(reading, ClaimType.DETAIN)[0].agent] == ["fishermen"]
    _, reading = read("A crowd stormed the police station in Goma, smashing windows and burning two cars.")
    assert [a.text for a in told(reading, ClaimType.DESTROY)[0].agent] == ["A crowd"]


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


def test_who_fends_off_an_attack_suffers_it_and_who_is_helped_does_not_strike(read):
    document, reading = read("Kurdish YPG fighters fought off several attacks near Kobani on Monday.")
    attack = next(c for c in reading.claims if c.trigger.of(document.text) == "attacks")
    assert ([a.actor for a in attack.agent], [p.actor for p in attack.patient]) == ([], ["ypg"])
    _, reading = read(
        "In support of the Iraqi Security Forces, coalition aircraft conducted a strike near Rawa."
    )
    assert {a.actor for c in reading.claims for a in c.agent} == {"coalition"}


def test_a_suburb_is_a_town_of_its_own(read):
    _, reading = read(
        "Rockets hit the towns of Fuah and Kafraya in Idlib on Sunday. "
        "A citizen was injured in a rocket attack on Harasta Suburb in Damascus Countryside."
    )
    hurt = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert [p.place and p.place.name for p in hurt.place] == ["Harasta"]


def test_who_is_in_charge_of_operations_tells_of_none(read):
    _, reading = read(
        "The head of operations, General Sergey Rudskoy, said that 18,000 civilians had fled Aleppo."
    )
    assert ClaimType.OPERATION not in {c.type for c in reading.claims}


def test_a_town_lost_to_somebody_is_his(read):
    _, reading = read(
        "The militants are reeling from last month's loss of the town of Tal Abyad to Kurdish fighters."
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert [a.actor for a in claim.agent] == ["ypg"]


def test_a_war_does_nothing_itself(read):
    _, reading = read(
        "Some 400,000 people have been killed since Syria's war began with a brutal repression."
    )
    assert {a.text for claim in reading.claims for a in claim.agent}.isdisjoint({"Syria's war", "Syria"})


def test_all_members_of_a_list_act(read):
    _, reading = read("Russian and regime air strikes killed 47 people in the town of Azaz on Saturday.")
    struck = next(c for c in reading.claims if c.type is ClaimType.AIRSTRIKE)
    assert {a.text for a in struck.agent} == {"Russian", "regime"}


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


def test_it_is_what_the_sentence_speaks_of(read):
    _, reading = read(
        "Syrian rebels attacked the town of Azaz on Monday. The Menagh base had previously been controlled "
        "by the Ahrar al-Sham rebel group which seized it in August of 2013."
    )
    last = told(reading, ClaimType.CAPTURE)[-1]
    assert [m.place.kind for m in last.place if m.place] == ["airbase"]


def test_a_states_adjective_within_the_words_for_a_stronghold_says_where(read):
    _, reading = read(
        "Air strikes on the Islamic State groups de facto Syrian capital Raqqa killed ten people."
    )
    (claim,) = told(reading, ClaimType.HOLD)
    assert [a.actor for a in claim.agent] == ["islamic-state"]


def test_ground_that_a_group_controls_is_not_the_town_of_the_report(read):
    _, reading = read(
        "Islamic State took the town of Palmyra on Monday. The group has proclaimed a caliphate in the "
        "territory it controls."
    )
    for claim in told(reading, ClaimType.HOLD):
        assert all(p.relation is not Relation.IN or p.place.kind != "town" for p in claim.place if p.place)


def test_who_is_among_the_dead_is_one_of_them(read):
    _, reading = read(
        "The shelling of Kharkiv killed 10 people including four children and two nurses on Monday."
    )
    killed = told(reading, ClaimType.CASUALTIES)[0]
    assert [p.text for p in killed.patient] == ["10 people"]
    assert {(c.min, c.of) for c in killed.count} >= {(10, "killed"), (4, "children")}


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


@pytest.mark.parametrize(
    ("who", "expected"), [("Rashid Qadri", ["civilians"]), ("General Rashid Qadri", ["unlisted"])]
)
def test_a_person_killed_is_a_civilian_unless_he_bears_a_rank(read, who: str, expected: list[str]):
    _, reading = read(f"{who} was killed by a sniper in Idlib on Monday.")
    (claim,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [p.actor for p in claim.patient] == expected


def test_a_missile_is_used_and_nobody(read):
    _, reading = read(
        "A ground-to-ground missile struck the market of Kharkiv on Monday and killed three people."
    )
    assert all("missile" not in a.text for claim in reading.claims for a in claim.agent)


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


def test_a_description_right_behind_a_name_is_of_its_bearer(read):
    _, reading = read(
        "Shells killed five people in Aleppo on Monday and Tuesday. Aleppo was shelled again on Wednesday. "
        "Government forces seized farms outside Zabadani, the last rebel-held town in the area."
    )
    claim = told(reading, ClaimType.HOLD)[-1]
    assert [p.text for p in claim.place] == ["Zabadani"]


@pytest.mark.parametrize(
    ("body", "agents", "patients"),
    [
        (
            "The base near Azaz was reportedly overrun by Turkish soldiers and later burnt.",
            {"turkey-forces"},
            set(),
        ),
        ("Somali soldiers, backed by Kenyan troops, retook the town of Afmadow.", {"somalia-forces"}, set()),
    ],
)
def test_by_whom_a_passive_is_done_grammar_says(read, body: str, agents: set[str], patients: set[str]):
    claim = told(read(body)[1], ClaimType.CAPTURE)[0]
    assert {a.actor for a in claim.agent} == agents
    assert agents.isdisjoint(p.actor for p in claim.patient)


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


def test_whose_forces_and_zone_it_is_says_not_where(read):
    _, reading = read(
        "Gunmen attacked members of the U.S. and Afghan forces near Bagram on Monday. "
        "Shells fell outside the US-controlled zone."
    )
    places = {p.place.name for c in reading.claims for p in c.place if p.place}
    assert places and "United States" not in places


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


def test_a_party_acts_once_under_two_names(read):
    _, reading = read("The regime of Bashar al-Assad, the Syrian government, bombed Douma on Monday.")
    agents = [a.actor for a in told(reading, ClaimType.AIRSTRIKE)[0].agent]
    assert len(agents) == len(set(agents))


def test_a_town_of_a_state_is_not_the_state(read):
    _, reading = read("At least 12 people were killed in an air strike on a Syrian town on Monday.")
    struck = [p.actor for p in told(reading, ClaimType.AIRSTRIKE)[0].patient]
    assert "syria-government" not in struck


def test_fighters_killed_are_those_of_the_post_that_was_struck(read):
    _, reading = read("A drone hit a Hezbollah position near Qusayr on Monday, killing four fighters.")
    assert [p.actor for p in told(reading, ClaimType.CASUALTIES)[0].patient] == ["hezbollah"]


def test_nobody_does_it_to_himself(read):
    _, reading = read("Responding to fire near Marjah, the Afghan army returned fire, killing them.")
    dead = [p for c in reading.claims if c.type is ClaimType.CASUALTIES for p in c.patient]
    assert all(p.actor != "afghanistan-forces" for p in dead)


def test_a_story_plays_where_its_people_and_its_armed_groups_are(read):
    _, reading = read(
        "Gunmen stormed a base near Mogadishu on Friday. Al-Shabaab fighters fled before Somali troops came. "
        "The health minister said nine people were killed. "
        "The wounded lay in Medina hospital, and the United States offered its help."
    )
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert killed.source is not None
    assert killed.source.actor == "somalia"


def test_whose_planes_struck_is_not_where(read):
    _, reading = read("Russian planes struck the market on Saturday. The army said nine people were killed.")
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    assert killed.source is not None
    assert killed.source.actor != "russia-army"


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


def test_nobody_bombs_his_own_positions(read):
    _, reading = read("RSF leader Hemedti said Sudanese army jets bombed their positions in Nyala on Monday.")
    assert [p.actor for p in told(reading, ClaimType.AIRSTRIKE)[0].patient] == ["rsf"]
