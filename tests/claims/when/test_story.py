"""Stories of days gone by, and news that only looks back on one."""

from datetime import date

from tests.claims.reports import told

from dateline.model import ClaimType


def days(reading) -> list[tuple[str, str | None, str | None]]:
    return [
        (claim.type.value, *(day and day.isoformat() for day in (claim.when.start, claim.when.end)))
        for claim in reading.claims
    ]


def test_what_follows_a_day_long_ago_happened_then(read):
    _, reading = read(
        "On 10 June army tanks entered the town of Kafr Zita in Syria. "
        "Soldiers detained at least 40 men and burned several homes.\n\n"
        "Helicopters fired rockets at the centre of the town. Seven people were killed.\n\n"
        "On 15 June the troops withdrew.",
        published=date(2012, 9, 20),
    )
    assert {start for _, start, _ in days(reading)[:-1]} == {"2012-06-10"}
    assert days(reading)[-1] == ("withdraw", "2012-06-15", "2012-06-15")


def test_a_date_without_a_year_is_of_the_year_of_its_story(read):
    _, reading = read(
        "On 8 January 2013, militants clashed with soldiers near the town of Konna in Mali. "
        "On 10 January, Ansar Dine fighters took the town.\n\nFrance sent planes.",
        published=date(2021, 3, 2),
    )
    assert told(reading, ClaimType.CAPTURE)[0].when.start == date(2013, 1, 10)


def test_after_so_many_days_of_fighting_the_story_is_as_much_later(read):
    _, reading = read(
        "On 10 November 2005 the coalition attacked the city of Husaybah in Iraq. "
        "The city fell after seven days of fighting.\n\n"
        "At least twelve insurgents were killed in the city.",
        published=date(2010, 3, 2),
    )
    assert told(reading, ClaimType.CAPTURE)[0].when.start == date(2005, 11, 17)
    assert told(reading, ClaimType.CASUALTIES)[0].when.start == date(2005, 11, 17)


def test_within_so_many_days_counts_from_the_story(read):
    _, reading = read(
        "The first units entered Raqqa in Syria on 6 June.\n\n"
        "They took the district of Mashlab within two days.",
        published=date(2017, 11, 2),
    )
    when = told(reading, ClaimType.CAPTURE)[0].when
    assert (when.start, when.end) == (date(2017, 6, 6), date(2017, 6, 8))


def test_a_story_told_in_the_news_ends_with_its_paragraph(read):
    _, reading = read(
        "A car bomb exploded outside a hotel in Mogadishu in Somalia.\n\n"
        "On 1 July 2010 the group killed 76 people in Kampala. Its fighters attacked two bars.\n\n"
        "Gunmen stormed the hotel. Police killed three of them.",
        published=date(2016, 5, 12),
    )
    assert [start for _, start, _ in days(reading)] == [
        "2016-05-12",
        "2010-07-01",
        "2010-07-01",
        "2016-05-12",
        "2016-05-12",
    ]


def test_what_is_in_the_perfect_or_beside_the_main_verb_opens_no_story(read):
    _, reading = read(
        "Troops shelled Aleppo in Syria, which has been divided since rebels seized its east in July 2012. "
        "Ten people were killed.\n\nPlanes bombed the Bab al-Nairab district.",
        published=date(2014, 5, 12),
    )
    assert told(reading, ClaimType.CASUALTIES)[0].when.start == date(2014, 5, 12)


def test_a_day_is_of_the_year_that_its_own_sentence_names(read):
    _, reading = read(
        "In June 2015 the group seized the power plant west of Sirte in Libya. On 8 June 2016 troops entered "
        "the city and captured the airport on 10 June.",
        published=date(2017, 2, 1),
    )
    assert told(reading, ClaimType.CAPTURE)[-1].when.start == date(2016, 6, 10)
