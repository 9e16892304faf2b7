"""Lists of incidents: what makes one, and that no item happens where and when its neighbour does."""

from datetime import date

from dateline.claims.items import items
from dateline.model import ClaimType, Span

BULLETIN = (
    "Weekly bulletin on the Democratic Republic of the Congo.\n\n"
    "North Kivu\n"
    "- The army captured Rutshuru from M23 on 5 November.\n"
    "- FDLR fighters looted a village in Lubero territory.\n\n"
    "South Kivu\n"
    "- Mai-Mai fighters attacked an army post at Fizi.\n"
    "- Gunmen abducted three people.\n"
)


def test_paragraphs_under_bullets_are_items():
    assert [item.of(BULLETIN)[:12] for item in items(BULLETIN, Span(0, len(BULLETIN)))] == [
        "- The army c",
        "- FDLR fight",
        "- Mai-Mai fi",
        "- Gunmen abd",
    ]


def test_two_items_are_no_list():
    text = "Police gave a list.\n\n- One man was shot.\n- Two were held.\n"
    assert items(text, Span(0, len(text))) == ()


def test_an_item_is_where_its_list_is_and_not_where_its_neighbour_is(read):
    _, reading = read(BULLETIN, published=date(2013, 11, 8))
    (abducted,) = (claim for claim in reading.claims if claim.type is ClaimType.DETAIN)
    assert [place.text for place in abducted.place] == ["South Kivu"]
    (attacked,) = (claim for claim in reading.claims if claim.trigger.of(BULLETIN) == "attacked")
    assert attacked.when.start == date(2013, 11, 8)


def test_prose_below_a_list_goes_on_with_none_of_its_items(read):
    _, reading = read(
        "Situation in Yemen.\n\n- Air strikes hit a market in Saada, killing 12 civilians.\n\n"
        "- Clashes continue in Taiz.\n\n- Food was distributed in Hudaydah.\n\n"
        "Rebels shelled residential areas.",
        published=date(2015, 6, 20),
    )
    shelled = next(claim for claim in reading.claims if claim.type is ClaimType.SHELLING)
    assert [place.text for place in shelled.place] == ["Yemen"]
