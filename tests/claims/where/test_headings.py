"""What stands under the name of a place plays there, until the next heading."""

from datetime import date

from tests.claims.reports import told

from dateline.model import ClaimType


def test_towns_and_regions_head_what_happens_there(read):
    _, reading = read(
        "Government aircraft bombed Aleppo in Syria on Monday.\n\nHoms\n\n"
        "Rebels shelled an army post. Four soldiers were killed.\n\nDaraa province\n\n"
        "A car bomb exploded at a checkpoint.",
        published=date(2014, 6, 14),
    )
    places = {claim.type: [place.text for place in claim.place] for claim in reading.claims}
    assert places[ClaimType.SHELLING] == places[ClaimType.CASUALTIES] == ["Homs"]
    assert places[ClaimType.BOMBING] == ["Daraa province"]


def test_a_question_says_which_town_is_meant(read):
    _, reading = read(
        "Government forces recaptured Aden in Yemen in July 2015.\n\nWhat is happening in Hudaydah?\n\n"
        "On Wednesday the coalition launched an assault on the port city.",
        published=date(2018, 6, 14),
    )
    (assault,) = told(reading, ClaimType.CLASH)
    assert [place.text for place in assault.place] == ["Hudaydah"]


def test_a_region_that_only_opens_a_sentence_is_no_heading(read):
    _, reading = read(
        "Troops searched a compound in Spin Boldak in Afghanistan. In Kandahar province, leaders met. "
        "The troops detained four insurgents.",
        published=date(2012, 10, 4),
    )
    (detained,) = told(reading, ClaimType.DETAIN)
    assert [place.text for place in detained.place] == ["Spin Boldak"]
