"""The measure of time expressions."""

from datetime import date

import pytest
from evaluation.timex import Counts, Timex, compare, timex

from dateline.claims.when.expressions import Anchor, find
from dateline.model import Span

ANCHOR = Anchor(published=date(2016, 8, 26), narrative=date(2016, 8, 24))


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("It fell on Thursday evening.", "Thursday evening", "TIME", "2016-08-25TEV"),
        ("It fell at 7:15 p.m. there.", "7:15 p.m.", "TIME", "2016-08-24T19:15"),
        ("It fell in June 2014.", "June 2014", "DATE", "2014-06"),
        ("It fell in late 2013.", "late 2013", "DATE", "2013"),
        ("It fell earlier this month.", "earlier this month", "DATE", "2016-08"),
        ("It fell last week.", "last week", "DATE", "2016-W33"),
        ("It fell last summer.", "last summer", "DATE", "2016-SU"),
        ("It fell in the 1990s.", "the 1990s", "DATE", "199"),
        ("It fell recently.", "recently", "DATE", "PAST_REF"),
        ("It is now free.", "now", "DATE", "PRESENT_REF"),
        ("They held it for over two years.", "over two years", "DURATION", "P2Y"),
        ("They fought for weeks.", "weeks", "DURATION", "PXW"),
        ("A 36-hour battle began.", "36-hour", "DURATION", "PT36H"),
        ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ],
)
def test_expressions_are_written_as_timex3_writes_them(text: str, words: str, type_: str, value: str):
    (expression,) = find(text)
    found = timex(expression, text, ANCHOR)
    assert (found.span.of(text), found.type, found.value) == (words, type_, value)


def test_a_span_counts_once_and_an_open_value_is_not_asked_for():
    counts = Counts()
    gold = [
        Timex(Span(0, 4), "DATE", "2016"),
        Timex(Span(10, 20), "DATE", "2015"),
        Timex(Span(30, 34), "DATE", ""),
        Timex(Span(50, 54), "DATE", "2014"),
    ]
    found = [
        Timex(Span(0, 4), "DATE", "2016"),
        Timex(Span(12, 20), "TIME", "2013"),
        Timex(Span(30, 34), "DATE", "2012"),
        Timex(Span(40, 44), "DATE", "2011"),
    ]
    pairs = compare(gold, found, counts)
    assert (counts.overlapping, counts.same, counts.asked, counts.valued, counts.typed) == (3, 2, 2, 1, 2)
    assert counts.f1(counts.same) == 0.5
    assert pairs[-1] == (None, found[-1]) and (gold[-1], None) in pairs
