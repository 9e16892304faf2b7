import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.counts.numerals import value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("seven", 7),
        ("twenty-one", 21),
        ("two hundred and fifty", 250),
        ("1,200", 1200),
        ("2.5 million", 2_500_000),
        ("three thousand", 3000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("14,500", 14_500),
    ],
)
def test_words_and_digits_are_read(text: str, number: float):
    assert value(text) == number


def test_other_words_are_no_number():
    assert value("several") is None


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_read_back(number: int):
    assert value(f"{number:,}") == number
