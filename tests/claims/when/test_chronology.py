"""Chronologies: which lines head entries, of which year they are, and what the reader makes of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.reports import told

from dateline.claims.when.chronology import entries
from dateline.model import ClaimType, Span

DAYS = st.lists(
    st.dates(min_value=date(2010, 1, 1), max_value=date(2024, 12, 31)).filter(
        lambda day: (day.month, day.day) != (2, 29)
    ),
    min_size=2,
    max_size=12,
    unique=True,
)


def found(text: str, published: date | None = date(2017, 7, 10)) -> list[tuple[str, str, str]]:
    """Heading, days and what stands under them, of each entry."""
    return [
        (
            entry.heading.of(text),
            " ".join(sorted({str(entry.days.start), str(entry.days.end)})),
            " ".join(entry.body.of(text).split()),
        )
        for entry in entries(text, Span(0, len(text)), published)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("17 October 2016\n", "9 July 2017\n"),
        ("October 17, 2016 – ", "July 9, 2017 – "),
        ("Monday, 17 October 2016: ", "Sunday, 9 July 2017: "),
        ("2016-10-17: ", "2017-07-09: "),
        ("- 2016-10-17 | ", "- 2017-07-09 | "),
        ("Oct. 17 -- ", "July 9 -- "),
        ("17 October. ", "9 July. "),
        ("17 October (Monday): ", "9 July (Sunday): "),
        ("17 October, 10:15: ", "9 July, 08:00: "),
        ("17 October 2016, 10:15 GMT\n", "9 July 2017, 08:00 GMT\n"),
        ("[17/10/2016] ", "[09/07/2017] "),
        ("10/17/2016: ", "07/09/2017: "),
    ],
)
def test_dates_at_the_beginning_of_lines_head_entries(first: str, second: str):
    text = f"The battle in dates.\n\n{first}Troops advance on Mosul.\n\n{second}They take the city."
    assert [(days, body) for _, days, body in found(text)] == [
        ("2016-10-17", "Troops advance on Mosul."),
        ("2017-07-09", "They take the city."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May, rebels took the town.\n\nOn 4 May, troops came back.",
        "May 3 (Reuters) - Troops took the town on May 2.\n\nThey had left it on May 1.",
        "2,000 people fled.\n\n300 more followed.",
        "3 May: Rebels took the town.\n\n3 May: Rebels took the town.",
    ],
)
def test_sentences_and_single_dates_are_no_chronology(text: str):
    assert not found(text)


def test_days_of_the_week_run_up_to_the_report():
    text = "Monday: Troops came.\n\nTuesday: They shelled Bahri.\n\nSaturday: A truce began."
    assert [days for _, days, _ in found(text, date(2023, 6, 12))] == [
        "2023-06-05",
        "2023-06-06",
        "2023-06-10",
    ]


def test_days_may_be_numbered():
    text = "Day 1 (24 February): Troops came.\n\nDay 14 (9 March): They shelled the city."
    assert [days for _, days, _ in found(text, date(2022, 4, 6))] == ["2022-02-24", "2022-03-09"]


def test_an_entry_may_be_of_a_month_or_a_year():
    text = "2011 March – Protests in Deraa.\n\n2011 May – Tanks in Homs.\n\n2012 – War."
    assert [days for _, days, _ in found(text)] == [
        "2011-03-01 2011-03-31",
        "2011-05-01 2011-05-31",
        "2012-01-01 2012-12-31",
    ]


def test_the_last_entry_is_no_longer_than_the_others():
    text = "1 May: Troops came.\n\n2 May: They left.\n\nThe war has killed thousands."
    assert [body for *_, body in found(text)] == ["Troops came.", "They left."]


def test_a_year_above_entries_is_theirs_whichever_way_they_run():
    onwards = "2015\n\nMay 17: A\n\nDec. 28: B\n\n2016\n\nJan. 3: C"
    back = "2016\n\nJan. 3: C\n\n2015\n\nDec. 28: B\n\nMay 17: A"
    days = ["2015-05-17", "2015-12-28", "2016-01-03"]
    assert [days for heading, days, _ in found(onwards) if " " in heading] == days
    assert [days for heading, days, _ in found(back) if " " in heading] == days[::-1]


def test_the_headline_may_tell_the_year_of_all():
    text = "3 April – Troops came.\n\n9 May – They left."
    told = entries(text, Span(0, len(text)), date(2025, 1, 5), "Timeline of the war in Sudan (2023)")
    assert [str(entry.days.start) for entry in told] == ["2023-04-03", "2023-05-09"]


def test_without_a_year_anywhere_nothing_is_dated():
    assert not found("Dec. 28: B\n\nJan. 3: C", published=None)


@given(DAYS, st.booleans(), st.integers(0, 300))
def test_days_without_a_year_run_one_way_up_to_the_report(days: list[date], back: bool, after: int):
    days = sorted(days, reverse=back)
    published = max(days) + timedelta(days=after)
    text = "\n\n".join(f"{day:%B} {day.day}: Troops took the town." for day in days)
    got = [entry.days.start for entry in entries(text, Span(0, len(text)), published)]
    if got:  # the same day of two years is one heading
        assert [(day.month, day.day) for day in got] == [(day.month, day.day) for day in days]
        assert got in (sorted(got), sorted(got, reverse=True))
        assert max(got) <= published


def test_each_entry_is_read_as_the_report_of_its_day(read):
    _, reading = read(
        "The war in dates.\n\n"
        "15 April 2023 – Fighting breaks out in Khartoum between the Sudanese army and the RSF.\n\n"
        "26 October 2023 – The RSF captures Nyala in South Darfur. Thousands of civilians flee.\n\n"
        "31 October 2023 – RSF fighters storm the army base in Zalingei. "
        "Four days later they seize El Geneina.",
        published=date(2024, 1, 5),
    )
    when = [(c.type, str(c.when.start), [p.place.name for p in c.place if p.place]) for c in reading.claims]
    assert (ClaimType.CLASH, "2023-04-15", ["Khartoum"]) in when
    assert (ClaimType.CAPTURE, "2023-10-26", ["Nyala"]) in when
    assert (ClaimType.DISPLACE, "2023-10-26", ["Nyala"]) in when
    assert told(reading, ClaimType.CAPTURE)[-1].when.start == date(2023, 11, 4)
    fled = told(reading, ClaimType.DISPLACE)[0]
    assert fled.when.text == "26 October 2023"


def test_an_entry_that_names_no_place_is_not_where_the_one_before_was(read):
    _, reading = read(
        "3 March 2012 – Rebels attacked the town of Rastan in Syria.\n\n"
        "9 May 2012 – A bomb killed ten soldiers.\n\n"
        "12 May 2012 – Troops shelled Idlib.",
        headline="Syria: a chronology",
        published=date(2012, 6, 1),
    )
    killed = told(reading, ClaimType.CASUALTIES)[-1]
    assert [p.place.name for p in killed.place if p.place] == ["Syria"]


def test_claims_come_in_the_order_of_the_text(read):
    _, reading = read(
        "2 May 2016: Troops retook the town of Rutba in Iraq.\n\n3 May 2016: Militants shelled Tikrit.\n\n"
        "The army has lost 400 soldiers since January.",
        published=date(2016, 5, 5),
    )
    starts = [claim.sentence.start for claim in reading.claims]
    assert len(set(starts)) == 3
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("figures", "days"),
    [
        (("02/01/2009", "09/01/2009", "25/01/2009"), ("2009-01-02", "2009-01-09", "2009-01-25")),
        (("01/02/2009", "01/09/2009", "01/25/2009"), ("2009-01-02", "2009-01-09", "2009-01-25")),
        (("02/03/2009", "01/04/2009", "03/05/2009"), ("2009-03-02", "2009-04-01", "2009-05-03")),
        (("02/01/2009", "05/04/2009"), ()),
    ],
)
def test_figures_are_read_in_the_one_order_that_all_of_them_allow(
    figures: tuple[str, ...], days: tuple[str, ...]
):
    text = "\n\n".join(f"{date}\nTroops advance on Kilinochchi." for date in figures)
    assert tuple(said for _, said, _ in found(text)) == days


def test_an_entry_may_run_from_one_month_to_the_next():
    text = "17 January 2012\nRebels attack.\n\n30 March - 1 April 2012\nThey take Gao.\n"
    assert [days for _, days, _ in found(text)] == ["2012-01-17", "2012-03-30 2012-04-01"]


def test_a_date_that_opens_an_entry_is_no_end_of_its_heading():
    text = "17 January 2012 – January 16 saw rebels attack.\n\n22 March 2012 – Soldiers seize power.\n"
    assert [days for _, days, _ in found(text)] == ["2012-01-17", "2012-03-22"]


@pytest.mark.parametrize("day", ["Yesterday", "11 Nov 2022"])
def test_posts_of_the_day_before_stand_under_its_hours(day: str):
    text = (
        "08:45 Troops enter Kherson.\n\n07:30 They raise the flag.\n\n"
        f"{day}, 17:20\nThe bridge is blown up.\n\n{day}, 06:00 GMT\nThe last soldiers leave.\n"
    )
    assert [(days, body) for _, days, body in found(text, date(2022, 11, 12))] == [
        ("2022-11-11", "The bridge is blown up."),
        ("2022-11-11", "The last soldiers leave."),
    ]


def test_a_report_that_speaks_of_yesterday_is_no_chronology():
    text = "Yesterday, 17 people died.\n\nYesterday, 6 more were buried.\n"
    assert found(text, date(2022, 11, 12)) == []
