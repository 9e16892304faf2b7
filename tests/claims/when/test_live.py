"""The day of what is told while it happens, hour by hour."""

from datetime import date

from dateline.model import ClaimType

BLOG = (
    "10.45pm: Rebels have entered the city of Tripoli.\n\n"
    "10.15 pm BST Nato said it had bombed Sirte on Thursday.\n\n"
    "21:30 - Residents are fleeing."
)


def test_a_live_blog_tells_of_its_own_day(read):
    _, reading = read(BLOG)
    advance = next(claim for claim in reading.claims if claim.type is ClaimType.ADVANCE)
    assert (advance.when.start, advance.when.end) == (date(2016, 8, 26), date(2016, 8, 26))


def test_a_report_of_yesterday_does_not(read):
    _, reading = read("The rebels bombed Sirte on Thursday. The army shelled the city of Tripoli.")
    assert all(claim.when.start == date(2016, 8, 25) for claim in reading.claims)


def test_the_first_of_its_kind_since_then_is_of_the_news(read):
    _, reading = read(
        "It was the deadliest single attack on Russian soldiers in Syria since Moscow intervened in 2015."
    )
    (attack,) = (claim for claim in reading.claims if claim.type is ClaimType.ATTACK)
    assert (attack.when.start, attack.when.end) == (date(2016, 8, 26), date(2016, 8, 26))


def test_the_hour_of_a_post_is_no_part_of_who_speaks(read):
    _, reading = read("07:30 Officials said rebels had entered Tripoli.\n\n07:15 Rebels shelled Sirte.")
    sources = {claim.source.text for claim in reading.claims if claim.source}
    assert sources == {"Officials"}
