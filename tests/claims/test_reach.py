"""What the claims of a report fill in for each other, in reports written for these tests."""

from dataclasses import replace
from datetime import date

from dateline.claims import reach
from dateline.model import ClaimStatus, ClaimType


def captures(reading):
    return [claim for claim in reading.claims if claim.type is ClaimType.CAPTURE]


def test_a_town_taken_twice_is_not_taken_by_the_same_hands(read):
    _, reading = read(
        "Islamic State fighters seized the city of Ramadi in May 2015. "
        "On 28 December 2015 the city of Ramadi was liberated.",
        published=date(2015, 12, 29),
    )
    first, second = captures(reading)
    assert [a.actor for a in first.agent] == ["islamic-state"]
    assert "islamic-state" not in {a.actor for a in second.agent}


def test_a_flag_is_nobody_who_loses_a_town(read):
    _, reading = read("Troops raised the Iraqi flag over the city of Ramadi on Thursday.")
    (claim,) = captures(reading)
    assert claim.patient == ()


def test_the_day_of_a_denial_is_not_that_of_what_is_denied(read):
    _, reading = read("The governor denied on Monday that Islamic State had captured the city of Kirkuk.")
    (claim,) = captures(reading)
    assert claim.status is ClaimStatus.DENIED
    assert claim.when.start is None


def test_a_headline_alone_says_where(read):
    _, reading = read("Peshmerga Retake Sinjar from ISIS after Two-Day Offensive")
    (claim,) = captures(reading)
    assert [p.place and p.place.country for p in claim.place] == ["IQ"]


def test_a_name_that_no_gazetteer_knows_does_not_set_the_scene(read):
    _, reading = read(
        "Rebels attacked the city of Palmyra on Thursday. A shell landed in the Umm Karkum hospital. "
        "Twelve people were killed."
    )
    (killed,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [p.text for p in killed.place] == ["Palmyra"]


def test_a_report_that_names_one_enemy_means_it_where_it_names_none(read):
    _, reading = read(
        "The Libyan National Army attacked Islamic State in Benghazi on Monday and killed six gunmen. "
        "On Tuesday the Libyan National Army attacked Islamic State in Ganfouda. "
        "On Wednesday the Libyan National Army captured the town of Derna."
    )
    claim = next(claim for claim in captures(reading) if claim.place[0].text == "Derna")
    assert [p.actor for p in claim.patient] == ["islamic-state"]


def test_a_report_of_two_enemies_leaves_open_who_lost_a_town(read):
    _, reading = read(
        "Islamic State attacked Syrian rebels in Azaz on Monday and killed six rebels. "
        "Islamic State attacked Kurdish YPG fighters near Hasaka on Tuesday and killed nine YPG fighters. "
        "On Wednesday Islamic State captured the town of Dabiq."
    )
    claim = next(claim for claim in captures(reading) if claim.place[0].text == "Dabiq")
    assert claim.patient == ()


def test_things_of_nobody_named_that_are_hit_are_the_one_enemys(read):
    _, reading = read(
        "The Libyan National Army attacked Islamic State in Benghazi on Monday and killed six gunmen. "
        "On Tuesday the Libyan National Army attacked Islamic State in Ganfouda. "
        "On Wednesday the Libyan National Army destroyed two vehicles near the town of Derna."
    )
    (claim,) = [claim for claim in reading.claims if claim.type is ClaimType.DESTROY]
    assert [(p.text, p.actor) for p in claim.patient] == [("two vehicles", "islamic-state")]


def test_the_dead_of_an_offensive_are_its_enemies(read):
    _, reading = read(
        "An Islamic State counteroffensive in Raqqa has left 40 government soldiers dead on Monday."
    )
    (claim,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert [a.actor for a in claim.agent] == ["islamic-state"]
    _, reading = read("A rebel offensive in Idlib has left 40 rebels dead on Monday.")
    (claim,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert claim.agent == ()


def test_who_bombs_civilians_too_is_not_said_to_have_hit_the_enemy(read):
    _, reading = read(
        "Russian warplanes bombed Islamic State near Palmyra on Monday and killed six IS fighters. "
        "On Tuesday Russian warplanes killed nine civilians in Idlib. "
        "Russian warplanes struck Aleppo on Wednesday."
    )
    strike = next(c for c in reading.claims if c.type is ClaimType.AIRSTRIKE and c.place[0].text == "Aleppo")
    assert "islamic-state" not in {p.actor for p in strike.patient}


def test_a_town_taken_long_before_is_not_where_the_news_was(read):
    _, reading = read(
        "Rebels captured a town in northern Mali on Sunday, the army said. "
        "They seized the town of Tessalit in March.",
        published=date(2012, 7, 2),
    )
    taken, _ = captures(reading)
    assert "Tessalit" not in {p.text for p in taken.place}


def test_who_lost_a_town_long_before_does_not_lose_it_again(read):
    _, reading = read(
        "On 20 June 2014 Islamic State fighters captured the town of Rawa from the Iraqi army. "
        "On 17 November 2017 the town of Rawa was retaken.",
        published=date(2017, 11, 18),
    )
    _, second = captures(reading)
    assert "iraq-army" not in {p.actor for p in second.patient}
    assert "iraq-forces" not in {p.actor for p in second.patient}


def test_who_is_hurt_did_no_damage(read):
    document, reading = read("Shelling killed a woman in Douma on Monday and destroyed two houses.")
    killed = next(c for c in reading.claims if c.type is ClaimType.CASUALTIES)
    wrecked = next(c for c in reading.claims if c.type is ClaimType.DESTROY)
    assert killed.patient
    misread = replace(wrecked, agent=killed.patient)
    assert reach.within_sentence([killed, misread], document.text)[-1].agent == ()


def test_armed_groups_of_no_name_are_not_those_who_lost_a_town_to_rebels(read):
    _, reading = read(
        "Rebels seized Bambari in the Central African Republic on Tuesday, its mayor said. "
        '"The city of Bambari is in the hands of the armed groups," he told AFP.'
    )
    capture = next(claim for claim in reading.claims if claim.type is ClaimType.CAPTURE)
    assert not capture.patient


def test_a_division_goes_elsewhere_than_the_bombs(read):
    _, reading = read(
        "Israeli jets struck the southern suburbs of Beirut, hours after Israel's military said on Tuesday "
        "that it had sent a fourth division into south Lebanon.",
        published=date(2024, 10, 8),
    )
    (sent,) = [c for c in reading.claims if c.type is ClaimType.DEPLOY]
    assert [p.place.name for p in sent.place] == ["Lebanon"]


def test_whom_a_report_tells_to_be_helped_is_nobodys_enemy(read):
    _, reading = read(
        "The coalition supports the Peshmerga near Mosul. The coalition trained the Peshmerga near Mosul. "
        "On Monday the coalition carried out five air strikes near Mosul."
    )
    strikes = [claim for claim in reading.claims if claim.type is ClaimType.AIRSTRIKE]
    assert strikes and all(p.actor != "peshmerga" for claim in strikes for p in claim.patient)


def test_who_kills_behind_a_semicolon_has_not_killed_those_before_it(read):
    _, reading = read(
        "At least 430 people have been killed in Iran, the health ministry says; "
        "24 people have been killed by Iranian missiles in Israel.",
        published=date(2025, 6, 22),
    )
    in_iran, in_israel = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert in_iran.agent == ()
    assert [a.actor for a in in_israel.agent] == ["iran-forces"]
