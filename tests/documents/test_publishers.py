import csv
from importlib.resources import files

import pytest

from dateline.documents import publisher_of


@pytest.mark.parametrize(
    ("name", "expected", "affiliation"),
    [
        ("sana", "SANA", "syria-government"),
        ("alalam", "Al-Alam", "iran"),
        ("manar", "Al-Manar", "hezbollah"),
        ("alaraby", "The New Arab", "qatar"),
        ("arabiya", "Al Arabiya", "saudi-arabia"),
        ("etilaf", "Syrian Coalition", "syria-opposition"),
        ("trt", "TRT World", "turkey"),
        ("BBC Online", "BBC News", None),
        ("https://www.aljazeera.com/news/2016/8/26/x", "Al Jazeera", "qatar"),
        ("english.ahram.org.eg", "Ahram Online", "egypt"),
        ("Press TV", "Press TV", "iran"),
        ("CENTCOM", "CENTCOM", "us-forces"),
    ],
)
def test_names_aliases_and_addresses_resolve(name: str, expected: str, affiliation: str | None) -> None:
    publisher = publisher_of(name)
    assert publisher is not None
    assert (publisher.name, publisher.affiliation) == (expected, affiliation)


@pytest.mark.parametrize("name", [None, "", "Harbour News", "example.org", "told", "The"])
def test_unknown_names_stay_unknown(name: str | None) -> None:
    assert publisher_of(name) is None


def test_the_table_is_consistent() -> None:
    text = files("dateline.documents").joinpath("publishers.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert None not in row.values() and None not in row, row
        assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper()), row
        assert row["covers"] == "" or (len(row["covers"]) == 2 and row["covers"].isupper()), row
        assert row["agency"] in ("", "yes"), row
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found = publisher_of(name)
            assert found is not None and found.name == row["name"], (name, row["name"], found)
