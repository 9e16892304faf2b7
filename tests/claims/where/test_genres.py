"""Where things happened, in reports of observers, wires and offices."""

import pytest
from tests.claims.reports import told, where

from dateline.model import ClaimType


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Horlivka (government-controlled, 39km north of Donetsk).",
        'Shells hit Horlivka ("DPR"-controlled, 39km north of Donetsk).',
    ],
)
def test_what_stands_in_brackets_behind_a_town_is_told_of_it(read, text: str):
    _, reading = read(text)
    assert {p.text for claim in reading.claims for p in claim.place} == {"Horlivka"}


def test_whoever_holds_a_place_from_a_capital_holds_that_place(read):
    _, reading = read(
        "Clashes broke out near Hudaydah. The port is controlled by the de facto authorities in Sana'a.",
        headline="Yemen: fighting near the port of Hudaydah",
    )
    for hold in told(reading, ClaimType.HOLD):
        assert [actor.actor for actor in hold.agent] == ["houthis"]
        assert all(p.text != "Sana'a" for p in hold.place)


def test_the_capital_where_a_report_was_written_is_not_what_was_retaken(read):
    _, reading = read(
        "BEIRUT: The Lebanese army launched an offensive on Friday on the outskirts of Ras Baalbek. The army "
        "said it had retaken about 30 square kilometers."
    )
    assert all(p.text == "Ras Baalbek" for c in told(reading, ClaimType.CAPTURE) for p in c.place)


def test_a_ship_called_after_a_town_is_not_the_town(read):
    document, reading = read("Gunmen attacked the boat Timbuktu near the Malian town of Rharous on Thursday.")
    assert where(reading, ClaimType.ATTACK, "attacked", document) == ["Rharous"]
