"""Who is meant by words that each war uses in its own way, in reports written for these tests."""

from datetime import date

import pytest

from dateline.model import ClaimType


def the_one(reading, type_: ClaimType):
    (claim,) = [claim for claim in reading.claims if claim.type is type_]
    return claim


def test_who_speaks_did_not_kill_those_of_whom_he_says_that_they_were_killed(read):
    _, reading = read(
        "The Indian armed forces struck nine sites in Pakistan on Wednesday.\n\n"
        "Pakistan's military spokesman Lieutenant General Ahmed Sharif Chaudhry said 31 civilians, including "
        "a three-year-old girl, were killed and 57 injured in the strikes and in firing across the border.",
        published=date(2025, 5, 7),
    )
    for harmed in [claim for claim in reading.claims if claim.type is ClaimType.CASUALTIES]:
        assert "pakistan-forces" not in {a.actor for a in harmed.agent}
        assert harmed.source and harmed.source.actor == "pakistan-forces"


def test_the_health_ministry_is_that_of_the_storys_country(read):
    _, reading = read(
        "BEIRUT: Israeli warplanes pounded Nabatieh and Tyre in southern Lebanon on Monday. "
        "Israeli officials said that they had warned residents.\n\n"
        "At least 492 people were killed in Nabatieh, Tyre and Sidon, the Health Ministry said.",
        published=date(2024, 9, 24),
    )
    killed = the_one(reading, ClaimType.CASUALTIES)
    assert killed.source and killed.source.actor == "lebanon"


def test_armed_groups_are_of_who_leads_them(read):
    _, reading = read("Armed groups led by Hayat Tahrir al-Sham took control of Saraqib in Syria on Friday.")
    assert [a.actor for a in the_one(reading, ClaimType.CAPTURE).agent] == ["nusra-front"]


def test_who_speaks_for_a_state_has_his_countrys_forces(read):
    _, reading = read(
        "Azerbaijani President Ilham Aliyev says his country's forces have taken the town of Fuzuli.",
        published=date(2020, 10, 17),
    )
    assert [a.actor for a in the_one(reading, ClaimType.CAPTURE).agent] == ["azerbaijan-forces"]


@pytest.mark.parametrize(
    ("fighters", "party"),
    [("Iraqi militiamen", "pmf"), ("Syrian rebels", "syria-rebels"), ("Rebels", "syria-rebels")],
)
def test_militiamen_are_of_the_country_that_they_are_told_by(read, fighters: str, party: str):
    _, reading = read(f"{fighters} attacked the town of Al-Bukamal in Syria on Sunday.")
    assert [a.actor for a in the_one(reading, ClaimType.ATTACK).agent] == [party]
