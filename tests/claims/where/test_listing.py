"""Places that a sentence tells together."""

from datetime import date

import pytest
from tests.claims.reports import told, where

from dateline.model import ClaimType, Relation


def test_two_figures_in_two_towns_are_in_both(read):
    document, reading = read(
        "Air raids killed 19 people outside the city of Saraqeb and another 23 in the town of Ariha, "
        "in Syria."
    )
    assert set(where(reading, ClaimType.AIRSTRIKE, "Air raids", document)) == {"Saraqeb", "Ariha"}


def test_a_province_listed_with_a_town_is_kept(read):
    document, reading = read("Clashes went on in Deir ez-Zor and in Raqqa province in Syria on Friday.")
    assert where(reading, ClaimType.CLASH, "Clashes", document) == ["Deir ez-Zor", "Raqqa province"]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Shells hit the villages of Kafr Tanbul and Umm Sarj near Hama.", {"Kafr Tanbul", "Umm Sarj"}),
        ("Militants Detained in Helmand, Kandahar, Khost", {"Helmand", "Kandahar", "Khost"}),
        ("Shells hit Kharkiv as well as Sumy on Monday.", {"Kharkiv", "Sumy"}),
        ("Ten civilians were wounded in attacks in Daraa Aleppo Damascus.", {"Daraa", "Aleppo", "Damascus"}),
        ("Ten civilians were wounded in attacks in Saraqeb Idlib province.", {"Saraqeb"}),
    ],
)
def test_all_members_of_a_list_are_where_it_happened(read, sentence: str, places: set[str]):
    _, reading = read(sentence)
    assert {p.text for claim in reading.claims[:1] for p in claim.place} == places


def test_both_towns_are_the_two_told_of_last(read):
    _, reading = read(
        "Rebels shelled Azaz in January. Strikes on Tuesday killed nine people in Saraqeb. "
        "Another man died in Maarat Misrin. Both towns are under rebel control."
    )
    claim = next(claim for claim in reading.claims if claim.type is ClaimType.HOLD)
    assert {p.text for p in claim.place} == {"Saraqeb", "Maarat Misrin"}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Rebels captured Minova last week, and Masisi, in Congo.", {"Minova", "Masisi"}),
        ("Jihadists captured Sinjar on Sunday and, two days later, Zumar in Iraq.", {"Sinjar", "Zumar"}),
        (
            "The rebels took Bunagana, a town on the border with Uganda, and Rutshuru, in Congo.",
            {"Bunagana", "Rutshuru"},
        ),
    ],
)
def test_a_list_goes_on_behind_a_day_or_what_is_told_in_passing(read, text: str, listed: set[str]):
    _, reading = read(text)
    assert {p.text for p in told(reading, ClaimType.CAPTURE)[0].place} == listed


def test_the_second_town_with_a_day_of_its_own_was_not_taken_on_the_first(read):
    _, reading = read("Rebels captured Minova last week, and Masisi on Sunday, in Congo.")
    assert {p.text for p in told(reading, ClaimType.CAPTURE)[0].place} == {"Minova"}


def test_all_towns_of_a_list_are_near_where_its_first_is(read):
    _, reading = read("Ukrainian forces repelled assaults near Lyptsi, Hlyboke and Vovchansk on Monday.")
    assert {(p.text, p.relation) for p in reading.claims[0].place} == {
        (name, Relation.NEAR) for name in ("Lyptsi", "Hlyboke", "Vovchansk")
    }


def test_a_semicolon_parts_what_happened_in_two_towns(read):
    document, reading = read(
        "Police retook Mirebalais in Haiti and seven gunmen were killed, a spokesman said; one policeman has "
        "been missing since an ambush in Pont-Sondé last week.",
        published=date(2025, 4, 1),
    )
    assert where(reading, ClaimType.CASUALTIES, "killed", document) == ["Mirebalais"]
