"""What of a page does not reach its document: nothing more, nothing less, each where it stood."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.documents import furniture, read
from dateline.documents.leftover import left_out
from dateline.model import Document

PAGE = """Skip to content
Home > News

Iraqi forces retake Hit

15 April 2016

BAGHDAD, Iraq. Iraqi government forces retook the town of Hit from Islamic State on Thursday. (AFP)

At least 40 militants were killed in the fighting, a spokesman for the Iraqi army said on Friday.

Leave a Reply
Your email address will not be published.
"""

words = st.text(alphabet="abc <&\n", min_size=1).map(str.split).filter(bool).map(" ".join)


def report(page: Path) -> Document:
    (document,) = [one for one in read([page]) if isinstance(one, Document)][:1]
    return document


def test_furniture_is_told_where_it_stood(tmp_path: Path) -> None:
    page = tmp_path / "hit.txt"
    page.write_text(PAGE)
    document = report(page)

    assert furniture(document) == (
        (0, "Skip to content\nHome > News"),
        (len("Iraqi forces retake Hit"), "15 April 2016"),
        (document.text.index("Thursday.") + len("Thursday."), "(AFP)"),
        (len(document.text), "Leave a Reply\nYour email address will not be published."),
    )


@given(
    paragraphs=st.lists(
        st.integers(0, 10**9).map(lambda n: f"In town {n} five {n} men met."), min_size=1, unique=True
    ),
    furniture=st.lists(words, min_size=1, max_size=8),
)
def test_what_stands_between_paragraphs_is_given_back(paragraphs: list[str], furniture: list[str]) -> None:
    between = dict(zip(range(len(paragraphs)), furniture, strict=False))
    page = "\n".join(f"{between[n]}\n{said}" if n in between else said for n, said in enumerate(paragraphs))
    text = "\n\n".join(paragraphs)
    starts = [text.index(said) for said in paragraphs]

    told = left_out(page, text)
    assert [said for _, said in told] == list(between.values())
    assert [at for at, _ in told] == [0 if n == 0 else starts[n] - 2 for n in between]


def test_nothing_is_lost_and_nothing_is_told_twice(shared: Path) -> None:
    for page in sorted((shared / "seeds").glob("*.txt")):
        document = report(page)
        told = furniture(document)

        assert any("Sign up" in said or "string(" in said or "thought on" in said for _, said in told), page
        kept = document.text.split()
        folded = [word for _, said in told for word in said.split()]
        assert sorted(kept + folded) == sorted(page.read_text().split()), page


def test_a_page_that_is_not_there_any_more_tells_nothing(tmp_path: Path) -> None:
    page, rows = tmp_path / "hit.txt", tmp_path / "rows.jsonl"
    page.write_text(PAGE)
    rows.write_text(json.dumps({"id": "hit", "text": PAGE}) + "\n")
    document = report(page)

    assert furniture(report(rows)) == ()
    page.write_text(PAGE + "More.")
    assert furniture(document) == ()
    page.unlink()
    assert furniture(document) == ()
