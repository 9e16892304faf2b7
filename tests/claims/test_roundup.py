"""Reports on several countries, each under its name."""

import pytest
from tests.claims.reports import told, where

from dateline.claims.roundup import parts
from dateline.ids import DocumentId
from dateline.model import ClaimType, Document, Span

MALI = "The army retook the town of Ber from rebels on Friday after a week of fighting."
CHAD = "Ten people died when a boat sank on Lake Chad, and two others are missing."
NIGER = "Gunmen attacked a post of the army near Tillaberi, and soldiers killed ten of them."


def document(body: str) -> Document:
    return Document(
        id=DocumentId("d"),
        name="d",
        ref="d",
        text=body,
        body=Span(0, len(body)),
        headline="The week",
        published=None,
    )


def bodies(text: str) -> list[str]:
    return [
        part.body.of(text).strip() for part in parts(document(text), {"Mali", "Niger", "Chad"}.__contains__)
    ]


def test_a_round_up_is_one_part_for_each_country():
    text = f"A bad week.\n\nMali\n{MALI}\n\n• Niger:\n\n{NIGER}\n\nChad\n{CHAD}"
    assert bodies(text) == ["A bad week.", f"Mali\n{MALI}", f"• Niger:\n\n{NIGER}", f"Chad\n{CHAD}"]


@pytest.mark.parametrize(
    "text",
    [
        f"Mali\n{MALI}\n\nNiger\n{NIGER}",
        f"Mali\nNiger\nChad\nHome\n{MALI}",
        f"{MALI}\n\nMali\n\nNiger\n\nChad",
    ],
    ids=["two countries", "a menu", "tags"],
)
def test_other_reports_are_one_part(text: str):
    assert bodies(text) == [text]


def test_armies_are_those_of_the_country_and_places_too(read):
    report, reading = read(f"Mali\n\n{MALI}\n\nNiger\n\n{NIGER}\n\nChad\n\n{CHAD}")
    assert told(reading, ClaimType.CAPTURE)[0].agent[0].actor.startswith("mali")
    killed = next(c for c in told(reading, ClaimType.CASUALTIES) if c.agent)
    assert killed.agent[0].actor.startswith("niger-")
    assert where(reading, ClaimType.ATTACK, "attacked", report) == ["Tillaberi"]
    assert [claim.trigger for claim in reading.claims] == sorted(claim.trigger for claim in reading.claims)
