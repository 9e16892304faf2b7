import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.encoder import Encoder, _cuts, _likely


def starts(words: list[str], glued: str, logits: list[float]) -> list[int]:
    """Where sentences begin; ``glued`` marks words without a space before them."""
    likely = _likely(np.array(logits, dtype=np.float32), words, [mark == "+" for mark in glued])
    return _cuts(likely, complete=True)[:-1]


def test_a_quotation_mark_goes_with_the_word_that_it_is_glued_to() -> None:
    words = ["Left", ".", '"', "They", "fled", ".", '"', "He", "left"]
    assert starts(words, " + + ++  ", [9, -9, -9, 5, -9, -9, 5, -9, -9]) == [0, 2, 7]


def test_after_a_word_that_ends_no_sentence_much_must_speak_for_a_start() -> None:
    words = ["He", "left", "They", "fled"]
    assert starts(words, "    ", [9, -9, 1, -9]) == [0]
    assert starts(words, "    ", [9, -9, 5, -9]) == [0, 2]
    assert starts(["He", "left", ".", "They"], "  + ", [9, -9, -9, 1]) == [0, 3]


@given(st.lists(st.floats(-9, 9), min_size=2, max_size=40), st.booleans())
def test_cuts_rise_and_leave_something_to_read_on(logits: list[float], complete: bool) -> None:
    cuts = _cuts(np.array(logits, dtype=np.float32), complete=complete)
    assert cuts[0] == 0 and all(a < b for a, b in zip(cuts, cuts[1:], strict=False))
    assert cuts[-1] == len(logits) if complete else 0 < cuts[-1] <= len(logits)


@pytest.mark.parametrize("size", [1, 127, 128, 129, 300])
def test_a_paragraph_comes_out_word_for_word_whatever_its_length(size: int) -> None:
    words = ("the army left the town . " * 60).split()[:size]
    sentences = Encoder.load().read(words, [False] * size)
    assert sum(len(sentence.heads) for sentence in sentences) == size
    assert all(sentence.heads.count(-1) == 1 for sentence in sentences)
