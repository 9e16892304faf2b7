"""Marks never overlap, lie inside the text, and keep every word that some span covers."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.server.marks import marked

TEXT = "Iraqi forces 🚩 took Mosul from Islamic State."


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


@given(st.lists(st.tuples(spans(), st.sampled_from(["agent", "place", "when"]))), spans())
def test_marks_partition_what_the_spans_cover(said: list[tuple[Span, str]], within: Span) -> None:
    answer = marked(TEXT, said, within=within)
    assert answer.text == within.of(TEXT)
    edges = [edge for mark in answer.marks for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert all(mark.start < mark.end <= len(answer.text) for mark in answer.marks)
    covered = {
        at - within.start
        for span, _ in said
        for at in range(max(span.start, within.start), min(span.end, within.end))
    }
    assert covered == {at for mark in answer.marks for at in range(mark.start, mark.end)}


def test_the_shorter_span_shows_where_two_overlap() -> None:
    answer = marked(TEXT, [(Span(0, 12), "agent"), (Span(0, 5), "place")], within=Span(0, 12))
    assert [(mark.start, mark.end, mark.role) for mark in answer.marks] == [(0, 5, "place"), (5, 12, "agent")]
