"""The headlines that tags are measured on are what their file says they are."""

from collections import Counter

import pytest
from evaluation.language.headlines import FILE, Headline, read

UPOS = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"]
    + ["SCONJ", "SYM", "VERB", "X"]
)
LONG = 5
"""Letters from which on title case capitalises any word."""


@pytest.fixture(scope="module")
def headlines() -> list[Headline]:
    return list(read())


def test_there_are_a_hundred_of_many_wars(headlines: list[Headline]) -> None:
    wars = Counter(headline.conflict for headline in headlines)
    assert len({headline.text for headline in headlines}) == len(headlines) == 100
    assert len(wars) >= 12
    assert max(wars.values()) <= 15


def test_every_mark_is_a_part_of_speech_of_one_word(headlines: list[Headline]) -> None:
    for headline in headlines:
        assert "/" not in headline.text
        assert headline.judged
        for span, tag in headline.judged:
            assert tag in UPOS
            assert span.of(headline.text) in headline.text.replace(",", " ").replace(":", " ").split()


def test_styles_have_their_shares(headlines: list[Headline]) -> None:
    assert Counter(headline.style for headline in headlines) == {"sentence": 50, "title": 40, "caps": 10}


def test_every_headline_is_in_its_style(headlines: list[Headline]) -> None:
    for headline in headlines:
        long = [word for word in headline.text.split() if len(word) >= LONG]
        style = (
            "caps"
            if headline.text.isupper()
            else "title"
            if not any(word[0].islower() for word in long)
            else "sentence"
        )
        assert style == headline.style, headline.text


def test_a_form_that_is_judged_once_is_judged_wherever_it_stands(headlines: list[Headline]) -> None:
    judged = {span.of(h.text).lower() for h in headlines for span, _ in h.judged}
    for headline in headlines:
        own = Counter(span.of(headline.text).lower() for span, _ in headline.judged)
        words = Counter(word.strip(",:;").lower() for word in headline.text.split())
        assert own == {word: count for word, count in words.items() if word in judged}, headline.text


def test_many_forms_are_both_verb_and_noun(headlines: list[Headline]) -> None:
    tags: dict[str, set[str]] = {}
    for headline in headlines:
        for span, tag in headline.judged:
            tags.setdefault(span.of(headline.text).lower(), set()).add(tag)
    assert sum({"VERB", "NOUN"} <= found for found in tags.values()) >= 10


def test_the_file_says_what_its_marks_mean() -> None:
    assert FILE.read_text(encoding="utf-8").startswith("# Headlines of armed conflicts")
