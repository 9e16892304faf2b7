from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.documents.dates import find_dates, named_days, parse_date
from dateline.model import Span


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tue Oct 25, 2016 09:12:44", "2016-10-25T09:12:44"),
        ("October 3rd, 2017 – Some Outlet –", "2017-10-03"),
        ("XYZ 14 Sep 2016 Tikrit :", "2016-09-14"),
        ("Published: 12:34 GMT, 3 June 2015", "2015-06-03T12:34:00"),
        ("2016-08-26T07:21Z", "2016-08-26T07:21:00"),
        ("26/08/2016", "2016-08-26"),
        ("08/26/2016", "2016-08-26"),
        ("26.08.2016", "2016-08-26"),
        ("04.05.2016", "2016-05-04"),
        ("Posted at 5:30 pm on Sept. 4, 2016", "2016-09-04T17:30:00"),
        ("Sept. 4, 2016 at 5:30 pm", "2016-09-04T17:30:00"),
        ("5 août 2015", "2015-08-05"),
        ("12 Temmuz 2016", "2016-07-12"),
    ],
)
def test_reads_dates_as_pages_print_them(text: str, iso: str) -> None:
    assert [printed.moment.iso() for printed in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["05-07-2015", "4/5/2016", "31 June 2016", "10/10", "room 2016", "1.2.3.2016", "May 2016"]
)
def test_never_guesses(text: str) -> None:
    assert list(find_dates(text)) == []


def test_a_weekday_decides_which_number_is_the_day() -> None:
    assert [printed.moment.day for printed in find_dates("Sunday 05-07-2015")] == [date(2015, 7, 5)]
    assert [printed.moment.day for printed in find_dates("Thursday 05-07-2015")] == [date(2015, 5, 7)]


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("They left on July 3.", date(2015, 7, 5)),
        ("They left on 30 April 2015.", date(2015, 5, 7)),
        ("They left on July 3 and on 5 May.", None),
        ("They left on 8 March.", None),
        ("They had left on December 28.", None),
        ("They left.", None),
    ],
)
def test_days_that_the_report_names_decide_which_number_is_the_day(named: str, day: date | None) -> None:
    known = named_days(named, [Span(0, len(named))])
    assert [printed.moment.day for printed in find_dates("05-07-2015", named=lambda: known)] == (
        [day] if day else []
    )


def test_a_report_of_january_may_name_december() -> None:
    named = named_days("It fell on 28 December.", [Span(0, 23)])
    assert [printed.moment.day for printed in find_dates("3/1/2016", named=lambda: named)] == [
        date(2016, 1, 3)
    ]


def test_parse_date_wants_the_whole_text() -> None:
    assert parse_date("26 August 2016") is not None
    assert parse_date("seen on 26 August 2016") is None
    assert parse_date("4/5/2016") is None


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a %b %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_reads_back_what_was_printed(day: date, form: str) -> None:
    found = [printed.moment.day for printed in find_dates(f"Outlet {day.strftime(form)} Town")]
    assert found == [day]
