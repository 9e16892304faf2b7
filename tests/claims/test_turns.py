"""Whose turn it is to speak in a transcript, and what is only asked there."""

import pytest
from tests.claims.reports import told

from dateline.claims.turns import turns
from dateline.model import ClaimStatus, ClaimType, Span

BRIEFING = (
    "COL. ANN LEE: Over the past day, coalition aircraft struck Palmyra.\n\n"
    "Q: Did the army take the city of Hit on Thursday?\n\n"
    "COL. LEE: I cannot say. The militants attacked Ramadi on Thursday.\n\n"
    "Q: Thank you."
)


def speakers(text: str) -> list[str | None]:
    lines = text.split("\n\n")
    starts = [text.index(line) for line in lines]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return [turn.of(text) if turn else None for turn in turns(text, Span(0, len(text)), spans)]


def test_a_turn_lasts_until_the_next_one():
    assert speakers(BRIEFING) == ["COL. ANN LEE", None, "COL. LEE", None]


def test_a_heading_is_no_part_of_a_name():
    text = "Transcript\n\nHOST: Welcome.\n\nREPORTER: Thank you.\n\nHOST: What is new?"
    assert speakers(text) == [None, "HOST", "REPORTER", "HOST"]


@pytest.mark.parametrize(
    "text",
    [
        "Health: Two clinics closed.\n\nFood: Rations ran out.\n\nWater: A well was dug.",
        "Khaled al-Homsi: They came at night.\n\nQ: Who?",
    ],
    ids=["headings", "too few"],
)
def test_headings_are_nobodys_turn(text: str):
    assert not any(speakers(text))


def test_who_has_the_turn_says_so_and_is_no_place(read):
    document, reading = read(BRIEFING)
    (attack,) = told(reading, ClaimType.ATTACK)
    assert attack.source is not None and attack.source.text == "COL. LEE"
    assert all(place.text != "COL. LEE" for claim in reading.claims for place in claim.place)


def test_what_is_asked_is_possible_and_the_asked_has_not_said_so(read):
    _, reading = read(BRIEFING)
    (capture,) = told(reading, ClaimType.CAPTURE)
    assert capture.status is ClaimStatus.POSSIBLE and capture.source is None
