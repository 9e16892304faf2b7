from hypothesis import given
from hypothesis import strategies as st
from training.paragraphs import seen_words, windows

from dateline.language import words
from dateline.language.encoder import WINDOW
from dateline.model import Span


def test_asides_are_not_seen() -> None:
    text = "MOSUL, Iraq (AP) - The group (ISIS / Daesh) withdrew."
    row = seen_words(text, Span(0, len(text)))
    assert [text[w.start : w.end] for w in row] == ["The", "group", "withdrew", "."]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.data())
def test_windows_hold_all_words_and_part_no_claim_that_fits(sizes: list[int], data: st.DataObject) -> None:
    sentences = [" ".join(["word"] * size) + "." for size in sizes]
    text = " ".join(sentences)
    row = list(words.split(text))
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    spans = [Span(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    claimed = [span for span in spans if data.draw(st.booleans())]
    cuts = list(windows(text, row, claimed))
    assert [i for first, last in cuts for i in range(first, last)] == list(range(len(row)))
    assert all(0 < last - first <= WINDOW for first, last in cuts)
    for first, _ in cuts[1:]:
        assert not any(span.start < row[first].start < span.end for span in claimed)
