"""The day of claims that name none, in reports written for these tests."""

from datetime import date

from dateline.model import ClaimType


def test_what_had_happened_before_is_no_news(read):
    _, reading = read(
        "The army has retaken Gondar from the Fano militia, residents said on Wednesday. "
        "Fighters of the militia had seized the airport in Lalibela on August 2.",
        published=date(2023, 8, 10),
    )
    retaken, seized = [c for c in reading.claims if c.type is ClaimType.CAPTURE]
    assert retaken.when.start == date(2023, 8, 10)
    assert seized.when.start == date(2023, 8, 2)
