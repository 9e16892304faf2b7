"""The days of claims in reports written for these tests, read by the shipped model."""

from datetime import date, timedelta

import pytest

from dateline.claims.tree import Tree
from dateline.claims.when.expressions import find
from dateline.claims.when.tense import looks_ahead
from dateline.language import load
from dateline.model import ClaimStatus, ClaimType, Span

PUBLISHED = date(2016, 8, 26)


def days(reading, type_: ClaimType):
    return [(c.when.start, c.when.end) for c in reading.claims if c.type is type_]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Talks will resume on Monday.", True),
        ("Talks are set to resume on Monday.", True),
        ("Troops plan to enter the town on Monday.", True),
        ("Shops will stay closed until Monday.", True),
        ("The union called a strike for Monday.", True),
        ("Police blamed them for Monday's attack.", False),
        ("Troops entered the town on Monday.", False),
        ("Rebels managed to take the town on Monday.", False),
        ("The group has attacked the town on Monday.", False),
    ],
)
def test_tense_decides_between_the_last_and_the_next_weekday(text: str, ahead: bool):
    (parsed,) = load().parse_many([(text, (Span(0, len(text)),))])
    (expression,) = find(text)
    assert looks_ahead(Tree(parsed[0]), expression.span) is ahead


def test_what_goes_on_does_so_on_the_day_of_the_report(read):
    _, reading = read("Fighting is continuing around the city of Aleppo.")
    assert days(reading, ClaimType.CLASH) == [(PUBLISHED, PUBLISHED)]


def test_an_event_told_again_keeps_its_day_unless_it_is_told_of_another_town(read):
    _, reading = read(
        "Rebels captured the town of Azaz on Tuesday. The capture of Azaz was confirmed by the army. "
        "The army captured the city of Palmyra, officials said."
    )
    tuesday = PUBLISHED - timedelta(3)
    captures = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert captures[0].when.start == captures[1].when.start == tuesday
    assert captures[0].when.text is not None and captures[1].when.text is None


def test_the_day_that_a_report_was_sent_is_not_that_of_the_event(read):
    _, reading = read("TIKRIT, Aug. 26 - Gunmen attacked the town of Samarra at about 11pm on Wednesday.")
    assert days(reading, ClaimType.ATTACK) == [(PUBLISHED - timedelta(2), PUBLISHED - timedelta(2))]


def test_hours_of_fighting_leave_its_day_as_told(read):
    _, reading = read(
        "Rebels attacked the town of Azaz on Wednesday. Soldiers fought them for two hours, the army said."
    )
    assert days(reading, ClaimType.CLASH) == [(PUBLISHED - timedelta(2), PUBLISHED - timedelta(2))]


def test_how_long_a_regime_has_been_in_power_dates_no_protest(read):
    _, reading = read("The party in power since 1963 answered peaceful protests in Hama with force.")
    assert all(claim.when.start is None or claim.when.start.year != 1963 for claim in reading.claims)


@pytest.mark.parametrize(
    "time",
    [
        "at around 7:15 pm (1615 GMT)",
        "from 1600 GMT",
        "at 1849 UTC",
        "at 1930 local time",
        "at 2015 hours GMT",
    ],
)
def test_a_time_of_day_is_neither_a_year_nor_a_figure(read, time: str) -> None:
    _, reading = read(f"Twelve people were killed by a car bomb in Hama {time} on Thursday.")
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert killed.when.start == killed.when.end == date(2016, 8, 25)
    assert [(c.min, c.of) for c in killed.count] == [(12, "killed")]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        (
            "Peace talks towards ending Libya's five-year war have stalled in Tunis with no end in sight.",
            ClaimType.NEGOTIATE,
        ),
        (
            "The shelling put pressure on fighters in Sirte who still mourn last week's loss of the airport.",
            ClaimType.SHELLING,
        ),
        (
            "The shelling put pressure on fighters in Sirte reeling from last weeks loss of the airport.",
            ClaimType.SHELLING,
        ),
    ],
)
def test_a_time_before_another_noun_dates_that_alone(read, sentence: str, type_: ClaimType):
    _, reading = read(f"{sentence} The mayor spoke on Sunday.")
    claim = next(claim for claim in reading.claims if claim.type is type_)
    assert claim.when.text is None


def test_a_plan_is_not_dated_by_when_it_was_made(read):
    _, reading = read("The president vowed last week that the army will march on the town of Afmadow.")
    plans = [c for c in reading.claims if c.status is ClaimStatus.PLANNED]
    assert plans and all(c.when.start is None for c in plans)


def test_a_clause_behind_a_comma_is_of_the_year_alone(read):
    _, reading = read("The port has been in rebel hands since 2014, when Ethiopian troops left Kismayo.")
    (left,) = [c for c in reading.claims if c.type is ClaimType.WITHDRAW]
    assert (left.when.start, left.when.end) == (date(2014, 1, 1), date(2014, 12, 31))


def test_all_that_a_dated_clause_joins_is_of_its_day(read):
    _, reading = read(
        "Families left Afmadow on Wednesday, a day after gunmen seized the clinic and burned the market."
    )
    burned = [c for c in reading.claims if c.type in (ClaimType.DESTROY, ClaimType.CAPTURE)]
    assert len(burned) == 2
    assert {c.when.start for c in burned} == {date(2016, 8, 23)}


def test_what_happened_is_not_dated_long_after_its_report(read) -> None:
    _, reading = read("Agency 2019 Shelling by rebels killed three people in Hama on Thursday.")
    assert reading.claims
    assert all(c.when.start is None or c.when.start <= PUBLISHED for c in reading.claims)
    _, reading = read("© Agency 2019 Rebel shelling kills three people in Hama")
    assert reading.claims
    assert all(c.when.start is None or c.when.start <= PUBLISHED for c in reading.claims)


def test_what_has_happened_behind_the_opening_did_so_by_the_day_of_the_report(read):
    opening = "Rebels shelled the city of Aleppo. " * 6
    _, reading = read(f"{opening}The army has captured the town of Azaz. It captured the city of Palmyra.")
    assert days(reading, ClaimType.CAPTURE) == [(None, PUBLISHED), (PUBLISHED, PUBLISHED)]


def test_since_is_as_vague_as_what_it_goes_on_from(read):
    _, reading = read("Rebels captured the town of Azaz in June. The army has since shelled it.")
    (shelled,) = [c for c in reading.claims if c.type is ClaimType.SHELLING]
    assert (shelled.when.start_iso(), shelled.when.end) == ("2016-06", PUBLISHED)


def test_a_party_that_is_backed_is_so_without_a_day(read):
    _, reading = read("US-backed Kurdish fighters entered the town of Manbij on Tuesday, a monitor said.")
    assert days(reading, ClaimType.AID) == [(None, None)]
    assert days(reading, ClaimType.ADVANCE) == [(date(2016, 8, 23), date(2016, 8, 23))]


def test_a_habit_has_no_day(read):
    _, reading = read("Rebels regularly shell the city of Aleppo.")
    assert days(reading, ClaimType.SHELLING) == [(None, None)]


def test_what_is_going_on_now_is_not_of_the_day_when_it_was_taken(read):
    _, reading = read("Soldiers captured the town of Azaz on Tuesday and are shelling the village of Rityan.")
    assert days(reading, ClaimType.CAPTURE) == [(date(2016, 8, 23), date(2016, 8, 23))]
    assert days(reading, ClaimType.SHELLING) == [(PUBLISHED, PUBLISHED)]


def test_how_long_a_town_has_been_divided_dates_no_shells(read):
    _, reading = read("Rebels shelled Aleppo, which has been divided since July 2012, the army said.")
    assert days(reading, ClaimType.SHELLING) == [(PUBLISHED, PUBLISHED)]


def test_a_semicolon_ends_what_a_day_dates(read):
    _, reading = read("The road to Azaz was closed on Tuesday; rebels have captured the town of Marea.")
    assert days(reading, ClaimType.CAPTURE) == [(PUBLISHED, PUBLISHED)]


def test_the_day_on_which_somebody_spoke_before_is_not_that_of_the_news(read):
    _, reading = read(
        "Rebels captured the town of Azaz. On Tuesday a spokesman announced that they had attacked the town."
    )
    assert days(reading, ClaimType.CAPTURE) == [(PUBLISHED, PUBLISHED)]


def test_a_town_did_not_fall_during_the_siege_that_came_before(read):
    _, reading = read("Rebels captured the town of Azaz after nine months of siege.")
    assert days(reading, ClaimType.CAPTURE) == [(PUBLISHED, PUBLISHED)]


@pytest.mark.parametrize(("told", "news"), [("On Tuesday", date(2016, 8, 23)), ("On 5 August", PUBLISHED)])
def test_a_day_told_late_is_that_of_the_news_unless_it_is_long_past(read, told: str, news: date):
    talk = "The governor spoke of his hopes. " * 6
    _, reading = read(f"Rebels shelled the city of Aleppo. {talk}{told} they captured the town of Azaz.")
    assert days(reading, ClaimType.SHELLING) == [(news, news)]


def test_what_took_a_few_days_sets_the_days_of_what_is_told_with_it(read):
    _, reading = read(
        "Rebels captured the town of Azaz between 21 and 24 August. They shelled the town. "
        "The capture of Azaz was confirmed by the army."
    )
    few = (date(2016, 8, 21), date(2016, 8, 24))
    assert days(reading, ClaimType.CAPTURE) == [few, few]
    assert days(reading, ClaimType.SHELLING) == [few]


def test_what_added_up_over_days_does_not_date_the_news(read):
    _, reading = read(
        "Air strikes killed 30 people in Aleppo in three days. Rebels captured the town of Azaz."
    )
    assert days(reading, ClaimType.CAPTURE) == [(PUBLISHED, PUBLISHED)]


def test_the_date_line_of_a_page_is_not_that_of_the_event(read):
    _, reading = read(
        "AFP Friday 26 Aug 2016 Rebels captured the town of Azaz. They shelled Aleppo on Thursday."
    )
    thursday = date(2016, 8, 25)
    assert days(reading, ClaimType.CAPTURE) == [(thursday, thursday)]


def test_what_counts_from_a_day_told_later_does_not_date_the_news(read):
    _, reading = read("Rebels shelled Aleppo a day earlier. They captured the town of Marea on Tuesday.")
    tuesday = date(2016, 8, 23)
    assert days(reading, ClaimType.SHELLING)[0] == (tuesday - timedelta(1), tuesday - timedelta(1))


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("said on Tuesday that the army will soon", "2016-08-23"),
        ("says that the army will soon", "2016-08-26"),
    ],
)
def test_soon_is_reckoned_from_the_day_on_which_it_was_said(read, said: str, start: str):
    _, reading = read(f"The minister {said} capture the city of Mosul.")
    (capture,) = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert (capture.when.start_iso(), capture.when.end) == (start, None)


def test_what_lies_ahead_dates_nothing_that_goes_on(read):
    _, reading = read(
        "He was coordinating the shipment of weapons to insurgents for future attacks in Kabul."
    )
    assert days(reading, ClaimType.DEPLOY) == [(PUBLISHED, PUBLISHED)]


def test_an_attack_on_a_held_town_does_not_say_since_when_it_was_held(read):
    _, reading = read("Air strikes killed nine people in a town held by rebels on Monday.")
    monday = date(2016, 8, 22)
    assert days(reading, ClaimType.CASUALTIES) == [(monday, monday)]
    assert days(reading, ClaimType.HOLD) == [(PUBLISHED, PUBLISHED)]
    _, reading = read("Rebels have held the town of Azaz since Monday.")
    assert days(reading, ClaimType.HOLD) == [(monday, PUBLISHED)]


def test_what_happened_within_the_words_that_say_since_when_has_their_day(read):
    _, reading = read(
        "On Monday jets bombed the town, which has been under siege since rebels seized it in 2012."
    )
    assert (date(2012, 1, 1), date(2012, 12, 31)) in days(reading, ClaimType.CAPTURE)


def test_who_is_meant_by_what_they_are_doing_is_told_without_a_day(read):
    _, reading = read("Shells killed two of the militias fighting in the province of Idlib.")
    assert days(reading, ClaimType.CLASH) == [(None, None)]


def test_a_headline_dates_all_that_it_says_happened(read):
    _, reading = read("The road was full.", headline="Thousands flee fighting in Aleppo")
    assert days(reading, ClaimType.DISPLACE)[0] == (PUBLISHED, PUBLISHED)


def test_air_strikes_that_go_on_have_done_so_up_to_the_report(read):
    _, reading = read("Russia is carrying out air strikes in the province of Idlib.")
    assert days(reading, ClaimType.AIRSTRIKE) == [(None, PUBLISHED)]


def test_the_dead_of_an_attack_told_again_are_of_its_day(read):
    _, reading = read(
        "Shelling wounded three people in Aleppo on Thursday. On Tuesday rebels shelled the city of Hama. "
        "The shelling killed ten people."
    )
    tuesday = date(2016, 8, 23)
    assert days(reading, ClaimType.CASUALTIES)[-1] == (tuesday, tuesday)


def test_a_story_goes_on_with_the_day_told_last(read):
    _, reading = read(
        "Rebels captured the town of Azaz on Thursday. On Tuesday they attacked the city of Hama. "
        "The fighters then freed 40 prisoners."
    )
    tuesday = date(2016, 8, 23)
    assert days(reading, ClaimType.EVACUATE) == [(tuesday, tuesday)]


def test_one_blast_told_again_is_not_summed_up(read):
    opening = "A blast killed two people in Aleppo on Tuesday. " + "The street was empty. " * 6
    document, reading = read(
        f"{opening}Nobody has claimed the blast. The army has captured the town of Azaz."
    )
    blasts = [c for c in reading.claims if "blast" in c.trigger.of(document.text)]
    assert len(blasts) == 2
    assert {(c.when.start, c.when.end) for c in blasts} == {(date(2016, 8, 23), date(2016, 8, 23))}
    assert days(reading, ClaimType.CAPTURE) == [(None, PUBLISHED)]


def test_previous_attacks_have_no_day(read):
    _, reading = read("Rebels bombed Aleppo on Tuesday. The group has claimed previous bombings in the city.")
    assert days(reading, ClaimType.BOMBING)[-1] == (None, None)


def test_what_has_been_tried_for_months_is_not_over(read):
    _, reading = read("His forces have been trying for months to surround Hama by cutting the roads to it.")
    assert (None, PUBLISHED) in days(reading, ClaimType.BESIEGE)


def test_a_raid_was_not_under_way_since_what_its_place_has_gone_through(read):
    _, reading = read(
        "The Wednesday raid killed nine people in a suburb in the south of Taiz where soldiers have held on "
        "since rebels overran the north in 2015 a doctor said."
    )
    wednesday = date(2016, 8, 24)
    assert days(reading, ClaimType.CASUALTIES) == [(wednesday, wednesday)]
    assert days(reading, ClaimType.CAPTURE) == [(date(2015, 1, 1), date(2015, 12, 31))]


def test_what_goes_on_and_is_told_with_months_gone_by_began_then(read):
    _, reading = read("Russian troops entered the war at the end of last year, backing the army.")
    assert days(reading, ClaimType.AID) == [(date(2015, 10, 1), PUBLISHED)]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("in 2015, a year after", date(2014, 1, 1), date(2014, 12, 31)),
        ("in May 2015, two years after", date(2013, 5, 1), date(2013, 5, 31)),
        ("in May 2015, two months after", date(2015, 3, 1), date(2015, 3, 31)),
    ],
)
def test_years_and_months_count_back_from_the_year_told(read, when: str, start: date, end: date):
    _, reading = read(f"A coalition intervened in Yemen {when} the Houthis had seized Sanaa.")
    assert days(reading, ClaimType.CAPTURE) == [(start, end)]


def test_what_happens_in_a_jail_is_of_the_day_told(read):
    _, reading = read("A prison break at Bukavu's central jail on Monday freed some 2,300 inmates.")
    assert {claim.when.start for claim in reading.claims} == {date(2016, 8, 22)}


def test_how_long_a_war_of_a_told_year_took_dates_nothing(read):
    _, reading = read("Israeli forces took the Golan Heights in the six-day war of 1967.")
    assert days(reading, ClaimType.CAPTURE) == [(date(1967, 1, 1), date(1967, 12, 31))]


def test_what_is_confirmed_has_a_day_of_its_own(read):
    _, reading = read(
        "The army today confirmed the capture of a rebel leader during a raid in Homs province, August 14."
    )
    assert days(reading, ClaimType.DETAIN) == [(date(2016, 8, 14), date(2016, 8, 14))]
    _, reading = read("The army confirmed the capture of a rebel leader on Monday.")
    assert days(reading, ClaimType.DETAIN) == [(date(2016, 8, 22), date(2016, 8, 22))]


def test_attacks_that_one_person_made_are_no_news_and_those_of_a_group_are(read):
    _, reading = read(
        "Afghan forces detained a Taliban leader in Kunduz. The leader carried out bombings against police."
    )
    assert days(reading, ClaimType.BOMBING) == [(None, None)]
    _, reading = read("Taliban fighters carried out bombings in Kunduz, police said.")
    assert days(reading, ClaimType.BOMBING) == [(PUBLISHED, PUBLISHED)]


def test_a_name_is_no_month(read):
    _, reading = read("Afghan forces killed the Taliban commander Fayez Jan in Kunduz.")
    assert days(reading, ClaimType.CASUALTIES) == [(PUBLISHED, PUBLISHED)]


def test_what_a_clause_behind_the_news_came_after_has_no_day_of_its_own(read):
    _, reading = read(
        "Talks on Syria began in Geneva on Monday. Envoys from Russia came. The opposition came too. Iran "
        "stayed away. The talks are to last a week. Nobody hopes for much. Agencies still count the dead of "
        "Aleppo years after the rebels lost Homs."
    )
    assert days(reading, ClaimType.CAPTURE) == [(None, PUBLISHED)]


def test_the_following_february_is_that_of_the_time_told(read):
    _, reading = read(
        "Russian forces returned to Chechnya in October 1999 and seized Grozny the following February.",
        published=date(2002, 8, 20),
    )
    assert (date(2000, 2, 1), date(2000, 2, 29)) in days(reading, ClaimType.CAPTURE)


def test_for_what_a_strike_is_called_did_not_happen_on_its_day(read):
    _, reading = read(
        "Separatists in Kashmir called a strike for Monday over the killings.", published=date(2018, 11, 25)
    )
    assert days(reading, ClaimType.CASUALTIES) == [(date(2018, 11, 25), date(2018, 11, 25))]


def test_what_then_happened_did_so_in_the_year_told(read):
    _, reading = read(
        "The two countries fought a war in 2020. A Moscow-brokered deal then ended the fighting and sent "
        "2,000 Russian peacekeepers to Stepanakert.",
        published=date(2022, 9, 13),
    )
    assert set(days(reading, ClaimType.DEPLOY)) == {(date(2020, 1, 1), date(2020, 12, 31))}


def test_what_a_party_did_last_year_does_not_date_what_it_tells_now(read):
    _, reading = read(
        "The coalition, which launched an air war in Syria in September 2014, said it had carried out air "
        "strikes on Raqqa.",
        published=date(2015, 7, 6),
    )
    assert days(reading, ClaimType.AIRSTRIKE)[-1] == (date(2015, 7, 6), date(2015, 7, 6))


def test_what_a_toll_is_compared_with_does_not_date_it(read):
    _, reading = read(
        "About 5,600 people were killed in Haiti, about a thousand more than in 2023.",
        published=date(2025, 4, 1),
    )
    (claim,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert claim.when.start == date(2025, 4, 1)
    assert [count.min for count in claim.count] == [5600]
