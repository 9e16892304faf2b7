"""What holds for any text whatever."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.documents.compose import compose
from dateline.documents.page import Page

PIECES = st.sampled_from(
    [
        "Army enters Marsa",
        "Tue 3 May 2016",
        "AFP ",
        "(AFP)",
        "Leave a Reply",
        "Related",
        "BAGHDAD, Iraq. ",
        "Government troops entered the border town on Tuesday, officials said. ",
        '[{"title":"Rebels shell airport road","pic":"/2016/05/02/a.jpg"}]',
        '[{"title":"Rebels',
        "{{{",
        "\n",
        "\n\n",
        "\u2028",
        "\r\n",
        " ",
        "...",
        "S/SH 11",
        "– ",
        "القوات",
        "Read more: ",
        "A-B-C-D ",
    ]
)
TEXTS = st.one_of(st.text(min_size=1, max_size=400), st.lists(PIECES, min_size=1, max_size=30).map("".join))


def page(text: str, title: str | None, *, verbatim: bool) -> Page:
    return Page(name="x", ref="x.txt", text=text, raw_sha256="0" * 64, verbatim=verbatim, title=title)


@settings(max_examples=150)
@given(TEXTS, st.none() | st.just("Army enters Marsa"))
@example("....\n(AFP)", None)
@example("Leave a Reply", None)
@example("0:\x1eARMY:ENTERS:MARSA", "Army enters Marsa")
def test_a_page_never_crashes_and_only_uses_its_own_characters(text: str, title: str | None) -> None:
    if not text.strip():
        return
    document, *stories = compose(page(text, title, verbatim=False))
    assert 0 <= document.body.start <= document.body.end <= len(document.text)
    assert document.text.strip()
    ink = iter("".join(text.split()))
    assert all(character in ink for character in "".join(document.text.split())), "not in the page's order"
    assert [story.id for story in stories] == [story.document for story in document.related]


@settings(max_examples=150)
@given(TEXTS, st.none() | st.just("Army enters Marsa"))
def test_a_row_keeps_every_character(text: str, title: str | None) -> None:
    if not text.strip():
        return
    document = next(iter(compose(page(text, title, verbatim=True))))
    assert document.text == text
    assert 0 <= document.body.start <= document.body.end <= len(text)


def test_a_hostile_page_costs_no_more_than_a_long_one() -> None:
    for piece in ("A-", "(a)", "{", '[{"a":1},', ". ", "Read Also ", "12 May 2016 ", "a - ", "by A ", "\n."):
        document = next(iter(compose(page(piece * 20_000, None, verbatim=False))))
        assert document.text
