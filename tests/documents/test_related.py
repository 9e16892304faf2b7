from collections.abc import Callable
from datetime import date
from pathlib import Path

from dateline.documents import read
from dateline.documents.related import day_in_path, find_dumps
from dateline.model import Document

PROSE = "Government troops entered the border town of Marsa on Tuesday after two days of shelling."
DUMP = (
    'string(301) "[{"id":"7","pic":"/2016/05/02/harbour_636077612_4x3.jpg","title":"Rebels shell road"}'
    ' ,{"id":"8","pic":"/2016/04/28/harbour_636077613.mp4","title":"Aid convoy "halted" at bridge"} ]"'
)


def test_a_dump_is_cut_and_its_headlines_become_documents(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Army enters border town of Marsa\n\n{PROSE}\n\n{DUMP}\n")
    documents = [document for document in read([page]) if isinstance(document, Document)]
    assert documents[0].body.of(documents[0].text) == PROSE
    assert [(story.title, story.day) for story in documents[0].related] == [
        ("Rebels shell road", date(2016, 5, 2)),
        ('Aid convoy "halted" at bridge', date(2016, 4, 28)),
    ]
    assert [story.document for story in documents[0].related] == [document.id for document in documents[1:]]
    first = documents[1]
    assert first.text == first.headline == first.body.of(first.text) == "Rebels shell road"
    assert first.published is not None and first.published.iso() == "2016-05-02"
    assert first.ref == "/2016/05/02/harbour_636077612_4x3.jpg"


def test_two_pages_that_carry_a_headline_make_one_document_of_it(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"Army enters Marsa from the {name} side\n\n{PROSE}\n\n{DUMP}\n"
        )
    there = [document for document in read([tmp_path / "a.txt", tmp_path / "b.txt"])]
    back = [document for document in read([tmp_path / "b.txt", tmp_path / "a.txt"])]
    assert len(there) == 4
    assert {repr(document) for document in there} == {repr(document) for document in back}


def test_a_dump_that_was_cut_short_is_read_as_far_as_it_goes() -> None:
    (dump,) = find_dumps(DUMP[: DUMP.index('"title":"Aid')])
    assert [story.title for story in dump.stories] == ["Rebels shell road"]


def test_nested_data_gives_its_headlines() -> None:
    story = '{"headline": "Ferry line to Marsa reopens", "date": "2016/05/01", "url": "/n/9"}'
    text = '{"items": {"list": [' + story + "]}}"
    (dump,) = find_dumps(text)
    assert [(story.title, story.day, story.ref) for story in dump.stories] == [
        ("Ferry line to Marsa reopens", date(2016, 5, 1), "/n/9")
    ]


def test_braces_in_prose_are_no_dump(body_of: Callable[[str], str]) -> None:
    prose = f'{PROSE} The form read {{"name": "x"}} and nothing else, he said.'
    assert body_of(prose) == prose


def test_only_whole_days_in_paths_count() -> None:
    assert day_in_path("/2016/08/25/a.jpg") == date(2016, 8, 25)
    assert day_in_path("/news/2016-08-25-title") == date(2016, 8, 25)
    assert day_in_path("/2016/08/a.jpg") is None
    assert day_in_path("/2016/02/31/a.jpg") is None
    assert day_in_path("/id/120160825991") is None
    assert day_in_path(None) is None
