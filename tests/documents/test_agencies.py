"""Whose story a report carries, by its own words."""

import pytest

from dateline.documents import credited
from dateline.ids import DocumentId
from dateline.model import Document, Span


def report(text: str, publisher: str | None = "Daily Sabah") -> Document:
    return Document(
        id=DocumentId("d1"), name="d1", ref="d1", text=text, body=Span(0, len(text)), publisher=publisher
    )


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Air raids kill 25\n\nAFP Friday 1 Jul 2016\nAir raids in the north killed 25 on Friday.", "AFP"),
        ("BEIRUT (Reuters) - Rebels left the town on Monday, a monitor said.", "Reuters"),
        ("At least 29 rebels were killed in clashes overnight, a monitor said.--AFP", "AFP"),
        (
            "The shelling has gone on for days.\nAn AFP photographer saw a girl carried out of the ruins.",
            "AFP",
        ),
        ("There is no fuel left because the road is cut, he told Agence France-Presse on Sunday.", "AFP"),
        ("The town fell on Monday. It was the third in a week (AFP photo).", None),
        ("Rebels left the town on Monday, a resident said by telephone.", None),
        ("He told AFP that they left. She told Reuters that they had stayed.", None),
        ("The army says it holds the town. According to AFP it does not, and others agree with that.", None),
    ],
)
def test_a_credit_or_the_agencys_own_reporters_tell(text: str, agency: str | None) -> None:
    assert credited(report(text)) == agency


def test_an_agency_tells_its_own_story_unless_it_credits_another() -> None:
    story = "Militants shelled two quarters of the city on Tuesday, a police source said."
    assert credited(report(story, "SANA")) == "SANA"
    assert credited(report(f"{story}--AFP", "NNA")) == "AFP"
