import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from dateline.documents import ReadOptions, read
from dateline.model import Document, Rejected

PROSE = "Government troops entered the border town of Marsa on Tuesday after two days of shelling."
ROW = {
    "id": "r1",
    "text": PROSE,
    "title": "Army enters Marsa",
    "published": "2016-05-03",
    "publisher": "sana",
}


def split(results: object) -> tuple[list[Document], list[Rejected]]:
    items = list(results)  # type: ignore[call-overload]
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Rejected)]


def test_a_row_keeps_its_text_and_states_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    text = f"  Tue 3 May 2016 Army enters Marsa. {PROSE} S/SH 11"
    path.write_text(json.dumps({**ROW, "text": text}) + "\n")
    (document,), rejected = split(read([path]))
    assert rejected == []
    assert document.text == text
    assert document.body.of(text) == PROSE
    assert (document.name, document.headline, document.publisher) == ("r1", "Army enters Marsa", "SANA")
    assert document.published is not None and document.published.iso() == "2016-05-03"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Mon 9 May 2016", "2016-05-09"),
        ("Published 25 April 2016", "2016-04-25"),
        ("Last updated at 25 April 2016", "2016-04-25"),
        ("Last updated at 9 May 2016", "2016-05-03"),
        ("Tue 3 May 2016", "2016-05-03"),
        ("", "2016-05-03"),
    ],
)
def test_the_day_that_a_report_prints_as_its_own_outranks_that_of_its_row(
    tmp_path: Path, opening: str, day: str
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({**ROW, "text": f"{opening} Army enters Marsa. {PROSE}".lstrip()}) + "\n")
    (document,), _ = split(read([path]))
    assert document.published is not None and document.published.iso() == day


def test_a_row_may_add_the_time_to_the_day_that_its_report_prints(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {**ROW, "published": "2016-05-03T09:30", "text": f"Tue 3 May 2016 Army enters Marsa. {PROSE}"}
    path.write_text(json.dumps(row) + "\n")
    (document,), _ = split(read([path]))
    assert document.published is not None and document.published.iso() == "2016-05-03T09:30:00"


def test_a_bad_row_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps(ROW).encode()
    lines = [
        good,
        b"{not json",
        b"[1]",
        b'{"id": 2}',
        b'{"text": " "}',
        b"",
        b'{"text": "\xff"}',
        good.replace(b"r1", b"r2"),
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    documents, rejected = split(read([path]))
    assert [document.name for document in documents] == ["r1", "r2"]
    assert [item.ref.rsplit(":", 1)[1] for item in rejected] == ["2", "3", "4", "5", "7"]
    reasons = [item.reason for item in rejected]
    assert reasons[0].startswith("not JSON")
    assert reasons[1:] == [
        "not a JSON object",
        "no text in 'text'",
        "empty",
        "broken encoding: byte 10 is not UTF-8",
    ]
    assert {item.stage for item in rejected} == {"read"}


def test_halves_of_surrogate_pairs_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"id": "a\ud800", "text": PROSE, "title": "Army \ud83d enters"},
        {"id": "b", "text": PROSE + "\udfff"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (document,), (rejected,) = split(read([path]))
    assert (document.name, document.headline) == ("a\ufffd", "Army \ufffd enters")
    assert rejected.reason == "broken encoding: half of a surrogate pair"


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'key;content;day\n7;"{PROSE}";3 May 2016\n8;"{PROSE}";4/5/2016\n')
    options = ReadOptions(columns={"id": "key", "text": "content", "published": "day"})
    documents, rejected = split(read([path], options=options))
    assert rejected == []
    assert [(d.name, d.published and d.published.iso()) for d in documents] == [
        ("7", "2016-05-03"),
        ("8", None),
    ]
    _, (missing,) = split(read([path]))
    assert missing.reason == "no column 'text'; columns: key, content, day"


def test_a_long_article_fits_into_a_table_cell(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'id,text\n1,"{PROSE * 2000}"\n')
    (document,), rejected = split(read([path]))
    assert rejected == []
    assert len(document.text) == len(PROSE) * 2000


def test_a_folder_is_read_by_name_and_says_what_it_leaves(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(PROSE)
    (tmp_path / "1.txt").write_text(PROSE)
    (tmp_path / ".hidden.txt").write_text(PROSE)
    (tmp_path / "README.md").write_text("about")
    (tmp_path / "meta.json").write_text("[]")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "void.txt").write_bytes(b"")
    documents, rejected = split(read([tmp_path]))
    assert [document.name for document in documents] == ["1", "2"]
    assert [(Path(item.ref).name, item.reason) for item in rejected] == [
        ("photo.txt", "binary: a JPEG image"),
        ("scan.pdf", "unknown format .pdf"),
        ("void.txt", "empty"),
    ]


def test_missing_and_oversized_inputs_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(PROSE)
    (tmp_path / "big.jsonl").write_text(
        json.dumps(ROW) + "\n" + json.dumps({"id": "s", "text": "Army enters."}) + "\n"
    )
    inputs = [tmp_path / "gone.txt", tmp_path / "big.txt", tmp_path / "big.jsonl"]
    documents, rejected = split(read(inputs, options=ReadOptions(max_bytes=60)))
    assert [document.name for document in documents] == ["s"]
    assert [item.reason for item in rejected] == ["no such file"] + ["over the size limit of 60 bytes"] * 2


def test_an_unreadable_file_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PROSE)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, (rejected,) = split(read([path]))
    assert rejected.reason == "cannot be read: Permission denied"


def test_the_side_file_gives_what_the_text_lacks(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "title": "Army enters Marsa", "publisher": "sana", "published": "2016-05-03"},
        {"id": "2", "title": "Army enters border town", "published": "2016-05-09"},
    ]
    (tmp_path / "meta.json").write_text(json.dumps(rows))
    (tmp_path / "1.txt").write_text(PROSE)
    (tmp_path / "2.txt").write_text(f"Army enters border town\n\nPublished: 4 May 2016\n\n{PROSE}")
    (first, second), _ = split(read([tmp_path / "1.txt", tmp_path / "2.txt"]))
    assert (first.headline, first.publisher, first.text) == ("Army enters Marsa", "SANA", PROSE)
    assert first.published is not None and first.published.iso() == "2016-05-03"
    assert second.text == f"Army enters border town\n\n{PROSE}"
    assert second.published is not None and second.published.iso() == "2016-05-04"


def test_standard_input_holds_rows_or_a_page() -> None:
    (row,), _ = split(read(["-"], stdin=io.StringIO(f"\n{json.dumps(ROW)}\n")))
    assert row.name == "r1"
    (page,), _ = split(read(["-"], stdin=io.StringIO(f"Army enters Marsa\n\n{PROSE}\n")))
    assert (page.name, page.headline) == ("stdin", "Army enters Marsa")
    assert split(read(["-"], stdin=io.StringIO("")))[1][0].reason == "empty"


def test_an_id_comes_from_the_name_and_the_raw_bytes(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(PROSE)
    (tmp_path / "y" / "other.txt").write_text(PROSE)
    documents, _ = split(read([tmp_path / "x" / "page.txt", tmp_path / "y"]))
    by_name = {document.ref: document.id for document in documents}
    assert by_name[str(tmp_path / "x" / "page.txt")] == by_name[str(tmp_path / "y" / "page.txt")]
    assert len(set(by_name.values())) == 2


@pytest.mark.parametrize("with_id", [True, False])
def test_the_order_of_rows_changes_no_document(tmp_path: Path, with_id: bool) -> None:
    rows = [
        json.dumps({"text": f"Rebels shelled the town on day {n}."} | ({"id": f"r{n}"} if with_id else {}))
        for n in range(5)
    ]
    path = tmp_path / "rows.jsonl"
    readings = []
    for order in (rows, rows[::-1]):
        path.write_text("\n".join(order), encoding="utf-8")
        readings.append(sorted(read([path]), key=str))
    assert readings[0] == readings[1]
    assert len({document.id for document in readings[0] if isinstance(document, Document)}) == 5


def test_a_zip_is_read_by_name_and_says_what_it_leaves(tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/marsa.txt", f"Army enters Marsa\n\n{PROSE}\n")
        archive.writestr("a/rows.jsonl", json.dumps(ROW) + "\n{not json\n")
        archive.writestr("../../escaped.txt", f"Rebels leave Marsa\n\n{PROSE}\n")
        archive.writestr("picture.jpg", b"\xff\xd8")
        archive.writestr("inner.zip", b"PK")
        archive.writestr("trap.txt", b"a" * 10**7)

    documents, rejected = split(read([path]))

    assert [one.name for one in documents] == ["escaped", "r1", "marsa"]
    assert [one.ref for one in documents] == [
        f"{path}/../../escaped.txt",
        f"{path}/a/rows.jsonl:r1",
        f"{path}/b/marsa.txt",
    ]
    assert {one.ref.removeprefix(f"{path}/"): one.reason.split(":")[0] for one in rejected} == {
        "a/rows.jsonl:2": "not JSON",
        "inner.zip": "a zip within a zip",
        "trap.txt": "unpacks to over 200 times its size",
    }
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_a_broken_zip_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    documents, (rejected,) = split(read([path]))

    assert documents == [] and rejected.reason.startswith("not a zip")


def test_parquet_says_what_it_needs_or_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        path.write_bytes(b"PAR1")
        (rejected,) = read([path])
        assert isinstance(rejected, Rejected) and "pip install dateline[parquet]" in rejected.reason
        return
    row = {**ROW, "published": datetime(2016, 5, 3, 9, 30)}
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row, {**row, "id": "r2", "text": None}]), path)
    (document,), (rejected,) = split(read([path]))

    assert (document.name, document.text) == ("r1", PROSE)
    assert document.published is not None and document.published.iso() == "2016-05-03T09:30:00"
    assert rejected.reason == "no text in 'text'"
