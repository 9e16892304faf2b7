"""Tolls of a whole war, in reports written for these tests."""

from datetime import date

import pytest

from dateline.model import ClaimType

PUBLISHED = date(2024, 4, 15)


@pytest.mark.parametrize(
    "beginning",
    [
        "The war began in April 2023.",
        "The conflict, which erupted in April 2023, has divided the country.",
        "Nobody has won since the war started in April 2023.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_toll_of_the_war_runs_from_its_beginning_wherever_that_is_told(read, beginning: str, first: bool):
    toll = "The war has killed more than 14,000 people, the United Nations said."
    _, reading = read(" ".join([beginning, toll] if first else [toll, beginning]), published=PUBLISHED)
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert (killed.when.start_iso(), killed.when.end) == ("2023-04", PUBLISHED)


def test_it_stands_for_the_war_of_the_sentence_before(read):
    _, reading = read(
        "The war began in April 2023. It has killed more than 14,000 people.", published=PUBLISHED
    )
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert killed.when.start_iso() == "2023-04"


def test_a_toll_told_with_the_beginning_of_its_war_is_not_of_that_day(read):
    _, reading = read(
        "At least 14,000 people have been killed in the conflict which began in April 2023.",
        published=PUBLISHED,
    )
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert (killed.when.start_iso(), killed.when.end) == ("2023-04", PUBLISHED)


def test_what_a_battle_did_is_news_and_no_toll(read):
    _, reading = read(
        "The war began in April 2023. A bomb killed 14 people in the town of Hit.", published=PUBLISHED
    )
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert killed.when.start == PUBLISHED


def test_where_no_beginning_is_told_a_toll_has_none(read):
    _, reading = read("The war has killed more than 14,000 people.", published=PUBLISHED)
    (killed,) = [c for c in reading.claims if c.type is ClaimType.CASUALTIES]
    assert killed.when.start == PUBLISHED


def test_a_war_did_not_begin_when_those_came_to_power_who_began_it(read) -> None:
    _, reading = read(
        "The conflict began when the party in power since 1969 fired on protesters. "
        "The war has killed more than 14,000 people, the United Nations said.",
        published=PUBLISHED,
    )
    killed = [c for c in reading.claims if c.type is ClaimType.CASUALTIES][-1]
    assert killed.when.start is None or killed.when.start.year != 1969


def test_an_attack_that_began_a_war_killed_on_its_day(read) -> None:
    _, reading = read("The war began when gunmen attacked Malakal on 15 July last year, killing 120 people.")
    (toll,) = [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]
    assert toll.when.start == toll.when.end == date(2015, 7, 15)
