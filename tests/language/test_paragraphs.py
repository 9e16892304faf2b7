import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.paragraphs import joined, split
from dateline.model import Span


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


def test_blank_lines_cut_and_wrapped_lines_do_not() -> None:
    wrapped = "The army said it had retaken the hill that overlooks the\nroad to the coast. It lost two men."
    text = f"Army Retakes Hill\n\n{wrapped}\n"
    assert paragraphs(text) == ["Army Retakes Hill", wrapped]


@pytest.mark.parametrize(
    "wrapped",
    [
        "The army command in the capital said that the raid took place on\n30 March, when nobody was there.",
        'The rebels, who came over the river, told the village that it was a\n"people\'s trial" and left.',
        'A tribunal of the rebels held in the hills what it called a "trial"\nby night and freed two men.',
        "Two helicopters that had been lent to the army by the navy of the U.S.\nForces landed on the hill.",
    ],
)
def test_a_long_line_runs_on_before_a_number_a_quotation_and_behind_an_abbreviation(wrapped: str) -> None:
    assert paragraphs(wrapped) == [wrapped]


def test_a_number_below_a_headline_opens_a_line_of_its_own() -> None:
    title = "Army Retakes the Hill Above the Coast Road After a Week of Fighting"
    assert paragraphs(f"{title}\n12 March 2016") == [title, "12 March 2016"]


def test_lines_that_are_whole_stand_alone() -> None:
    assert paragraphs("Share this\nThe army left.\nPrint") == ["Share this", "The army left.", "Print"]


def test_other_line_separators_cut_too() -> None:
    text = "News Release\u2028\u2028The force seized a cache."
    assert paragraphs(text) == ["News Release", "The force seized a cache."]


def test_regions_are_kept_apart() -> None:
    text = "Army Retakes Hill The army said so."
    found = [s.of(text) for region in (Span(0, 17), Span(17, len(text))) for s in split(text, region)]
    assert found == ["Army Retakes Hill", "The army said so."]


def test_sentences_side_by_side_are_one_region_and_no_others() -> None:
    text = 'Army Retakes Hill The army moved in. It met no fire. "We fled." They hid.\nNobody spoke. Print'
    parts = ["Army Retakes Hill", "The army moved in.", '"We fled."', "They hid.", "Nobody spoke.", "Print"]
    regions = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    assert [region.of(text) for region in joined(text, regions)] == [
        "Army Retakes Hill",
        "The army moved in.",
        '"We fled." They hid.',
        "Nobody spoke. Print",
    ]


@given(st.text(alphabet=st.sampled_from('Aab.!?\n "') | st.characters(), max_size=60), st.data())
def test_regions_joined_leave_out_and_take_in_nothing_but_spaces(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    regions = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False) if pair[0] < pair[1]]
    found = list(joined(text, regions))
    assert "".join("".join(r.of(text).split()) for r in found) == "".join(
        "".join(r.of(text).split()) for r in regions
    )
    assert {r.start for r in found} <= {r.start for r in regions}


@given(st.text(alphabet=st.sampled_from("Aab.!?\n \"”'’()1…") | st.characters(), max_size=120))
def test_paragraphs_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    end = 0
    for span in split(text, Span(0, len(text))):
        assert span.start >= end and span.of(text) == span.of(text).strip() != ""
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
