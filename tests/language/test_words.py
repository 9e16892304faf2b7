import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import split


def words(text: str) -> list[str]:
    return [text[w.start : w.end] for w in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army's 9th division didn't stop.", "The|army|'s|9th|division|did|n't|stop|."),
        ("Syria’s rebels can’t hold", "Syria|’s|rebels|ca|n’t|hold"),
        ("Syria\ufffds rebels", "Syria|\ufffds|rebels"),
        ("They dont and cannot leave", "They|do|nt|and|can|not|leave"),
        ("U.S.-backed SDF", "U.S.|-|backed|SDF"),
        ("an anti-tank missile", "an|anti-tank|missile"),
        ("Gen. J. Votel spoke at 10:30am", "Gen.|J.|Votel|spoke|at|10:30|am"),
        ("about 5km north, 1,200 men, 12.5%", "about|5|km|north|,|1,200|men|,|12.5|%"),
        ("He said no.", "He|said|no|."),
        ("See https://example.org/a?b=1, please", "See|https://example.org/a?b=1|,|please"),
        ("al-Bab fell…", "al|-|Bab|fell|…"),
        ("the rebels' base", "the|rebels|'|base"),
        ("from 2012-2014", "from|2012|-|2014"),
        ("on 2016-08-26", "on|2016-08-26"),
    ],
)
def test_splits_as_the_treebanks_do(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@given(st.text(alphabet=st.sampled_from("ab'’.-,\ufffd\n 19nts(“”$/:SU") | st.characters(), max_size=80))
def test_words_hold_every_character_once_and_in_order(text: str) -> None:
    end = 0
    for word in split(text):
        assert word.start >= end and word.end > word.start
        assert not text[end : word.start].strip(), "only white space lies between words"
        end = word.end
    assert not text[end:].strip()


@given(st.text(max_size=40), st.integers(0, 10), st.integers(0, 10))
def test_stays_within_the_bounds_given(text: str, start: int, length: int) -> None:
    for word in split(text, start, start + length):
        assert start <= word.start < word.end <= start + length
