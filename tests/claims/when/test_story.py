"""The years of months that name none, in what is told of long ago."""

from datetime import date

import pytest

from dateline.model import ClaimType


def days(reading, type_: ClaimType):
    return [(c.when.start, c.when.end) for c in reading.claims if c.type is type_]


def test_a_story_of_years_ago_goes_on_in_its_year(read):
    _, reading = read(
        "In April 2012 rebels captured the town of Azaz. In November they captured the city of Idlib."
    )
    assert days(reading, ClaimType.CAPTURE)[1] == (date(2012, 11, 1), date(2012, 11, 30))


@pytest.mark.parametrize(
    "told",
    [
        "In April 2012 rebels captured the town of Azaz. In July they captured the city of Idlib.",
        "Rebels captured the town of Azaz in April 2012. They captured the city of Idlib in November.",
        "In April 2012 rebels captured the town of Azaz.\n\nIn November they captured the city of Idlib.",
    ],
    ids=["news", "told by the way", "another paragraph"],
)
def test_a_month_is_else_the_last_before_the_report(read, told: str):
    _, reading = read(told, published=date(2016, 8, 10))
    assert days(reading, ClaimType.CAPTURE)[1][0].year > 2014


def test_the_first_of_its_kind_since_then_is_of_the_news(read):
    _, reading = read(
        "It was the deadliest single attack on Russian soldiers in Syria since Moscow intervened in 2015."
    )
    assert days(reading, ClaimType.ATTACK) == [(date(2016, 8, 26), date(2016, 8, 26))]


def test_what_a_judgment_recalls_goes_on_in_its_month(read):
    _, reading = read(
        "The court found that he had led the attack on Bunia in November 2002. His men captured the town."
    )
    assert days(reading, ClaimType.CAPTURE) == [(date(2002, 11, 1), date(2002, 11, 30))]
    _, reading = read(
        "The court found that he had led the attack on Bunia in November 2002.\n\nRebels captured Goma."
    )
    assert days(reading, ClaimType.CAPTURE) == [(date(2016, 8, 26), date(2016, 8, 26))]
