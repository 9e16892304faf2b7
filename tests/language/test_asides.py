import pytest

from dateline.language.asides import find
from dateline.language.words import split


def cut(text: str) -> list[str]:
    words = tuple(split(text))
    return [text[words[a.first].start : words[a.last - 1].end] for a in find(text, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAGHDAD, Iraq (AP) — Troops entered the city.", ["BAGHDAD, Iraq (AP) —"]),
        ("Beirut (Reuters) - Jets struck a market.", ["Beirut (Reuters) -"]),
        ("MOSUL – Fighting went on.", ["MOSUL –"]),
        (
            "KABUL, Afghanistan (Sept. 11, 2012) Troops entered the city.",
            ["KABUL, Afghanistan (Sept. 11, 2012)"],
        ),
        ("MOSCOW (Sputnik) Jets struck a market.", ["MOSCOW (Sputnik)"]),
        ("LIMA, 3 JAN 90 (EFE) -- A BOMB WENT OFF.", ["LIMA, 3 JAN 90 (EFE) --"]),
        ("NATO (the alliance) struck a market.", []),
        ("ISIS-held villages fell.", []),
        ("VIDEO: Army enters the town", ["VIDEO:"]),
        ("The group (ISIS / Daesh / ISIL) fled the town.", ["(ISIS / Daesh / ISIL)"]),
        ("The People's Units (YPG) fled the town.", []),
        ("Troops entered Mosul - and then they left.", []),
        ("BAGHDAD -", []),
        ("The US-led coalition struck.", []),
    ],
)
def test_sets_aside_what_is_no_grammar(text: str, expected: list[str]) -> None:
    assert cut(text) == expected
