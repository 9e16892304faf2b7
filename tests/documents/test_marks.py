"""Text that came with marks of HTML or Markdown, in files and in rows."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.documents import read
from dateline.documents.marks import unmarked
from dateline.model import Document

PLAIN = "Government troops retook the river port of Belsa on Thursday, officials’ aides said."


@pytest.mark.parametrize(
    "marked",
    [
        "<p>Government troops retook the river port of <a href='/belsa'>Belsa</a> on <b>Thursday</b>, "
        "officials&#8217; aides said.</p>",
        "Government troops retook the river port of Belsa on Thursday, officials&rsquo; aides said.",
        "**Government troops** retook the river port of [Belsa](https://example.org/b_(town)) on "
        "*Thursday*, officials’ aides said.",
        "> Government troops retook the _river port_ of [Belsa](/b) on Thursday, officials’ aides said.",
        "![Troops in Belsa](https://example.org/a.jpg)Government troops retook the river port of "
        "**[Belsa](https://example.org)** on Thursday, officials’ aides said.",
    ],
)
def test_marks_go_and_words_stay(marked: str) -> None:
    assert unmarked(marked) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "AT&T lines were cut & 5 < 7 men fled; 2 * 3 * 4 were seen, wrote @a_b_c.",
        "The price rose to $5 [about €4] (see note) on 3 May.",
    ],
)
def test_text_without_marks_is_returned_as_it_is(text: str) -> None:
    assert unmarked(text) == text


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert isinstance(unmarked(text), str)


def row(folder: Path, **fields: object) -> Document:
    path = folder / "rows.jsonl"
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    document = next(read([path]))
    assert isinstance(document, Document), document
    return document


def test_a_row_may_hold_a_page_or_a_part_of_one(tmp_path: Path) -> None:
    part = row(
        tmp_path, id="a", title="Army &amp; police", text=f"<p>{PLAIN}</p><p>Four people were killed.</p>"
    )
    assert part.headline == "Army & police"
    assert part.body.of(part.text).split("\n") == [PLAIN, "Four people were killed."]
    page = row(
        tmp_path,
        id="b",
        text=f"<html><head><title>Port of Belsa retaken</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Port of Belsa retaken</h1><p>{PLAIN}</p></article></body></html>",
    )
    assert page.headline == "Port of Belsa retaken"
    assert page.body.of(page.text) == PLAIN


@pytest.mark.parametrize("said", [1472196060, 1472196060000, "1472196060", 1472196060.5, "2016-08-26"])
def test_the_day_of_a_row_may_be_a_number(said: object, tmp_path: Path) -> None:
    published = row(tmp_path, id="a", text=PLAIN, published=said).published
    assert published is not None and published.iso() == "2016-08-26"


@pytest.mark.parametrize("said", [True, 12, None, [2016], "soon"])
def test_what_is_no_day_is_none(said: object, tmp_path: Path) -> None:
    assert row(tmp_path, id="a", text=PLAIN, published=said).published is None


@pytest.mark.parametrize(
    ("last", "kept"),
    [("Four people were killed.", True), ("Follow us on Twitter.", False), ("Read More Stories.", False)],
)
def test_a_last_sentence_of_few_words_is_prose(last: str, kept: bool, body_of: Callable[[str], str]) -> None:
    page = (
        f"Port of Belsa retaken\n\n{PLAIN}\n\nThe rebels did not comment on the loss of the port.\n\n{last}\n"
    )
    assert body_of(page).endswith(last) == kept
