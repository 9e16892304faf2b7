import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import split
from dateline.model import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Saadi spoke to reporters.", "The army moved in."],
        ["Lt. Col. J. Smith led it.", "He left on Jan. 3 with No. 12."],
        ["The U.S. Army came.", "It left the U.S.", "The base stayed."],
        ['"We hold the town," he said.', '"They fled."'],
        ['He said: "The town is ours."', "Others denied it."],
        ["Talks failed!", "Why?", "Nobody knows."],
        ["Some 3.5 million fled.", "12 villages were burnt."],
        ["The blast hit at 5 a.m. on Sunday.", "Nobody claimed it."],
    ],
)
def test_cuts_between_sentences_only(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_blank_lines_cut_and_wrapped_lines_do_not() -> None:
    wrapped = "The army said it had retaken the hill that overlooks the\nroad to the coast. It lost two men."
    text = f"Army Retakes Hill\n\n{wrapped}\n"
    assert sentences(text) == [
        "Army Retakes Hill",
        "The army said it had retaken the hill that overlooks the\nroad to the coast.",
        "It lost two men.",
    ]


def test_other_line_separators_cut_too() -> None:
    assert sentences("News Release\u2028\u2028The force seized a cache.") == [
        "News Release",
        "The force seized a cache.",
    ]


def test_lost_space_is_seen_but_lost_stop_is_not_invented() -> None:
    assert sentences("Rebels left the town.The army followed.") == [
        "Rebels left the town.",
        "The army followed.",
    ]
    assert len(sentences("Rebels left the town The army followed")) == 1


def test_regions_are_kept_apart() -> None:
    text = "Army Retakes Hill The army said so."
    found = [s.of(text) for region in (Span(0, 17), Span(17, len(text))) for s in split(text, region)]
    assert found == ["Army Retakes Hill", "The army said so."]


@given(st.text(alphabet=st.sampled_from("Aab.!?\n \"”'’()1…") | st.characters(), max_size=120))
def test_sentences_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    end = 0
    for span in split(text, Span(0, len(text))):
        assert span.start >= end and span.of(text) == span.of(text).strip() != ""
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
