import json
from pathlib import Path

import pytest
from evaluation import geoparsing
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer

TEXT = "Police in Paris, Texas, met Syrian envoys. The Rue Morgue is in Atlantis."


def coded(phrase: str, lat: float | None, lon: float | None) -> dict[str, object]:
    at = TEXT.index(phrase)
    return {"begin": at, "end": at + len(phrase), "phrase": phrase, "lat": lat, "lon": lon}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    toponyms = [
        coded("Paris", 33.66, -95.56),
        coded("Texas", 31.5, -99.3),
        coded("Syrian", 10.0, 10.0),
        coded("Atlantis", 36.0, -8.0),
        coded("Rue Morgue", None, None),
    ]
    path = tmp_path / "lgl.jsonl"
    path.write_text(json.dumps({"text": TEXT, "toponyms": toponyms}) + "\n")
    return path


def test_what_is_counted(gazetteer: Gazetteer, corpus: Path) -> None:
    tally = geoparsing.measure(gazetteer, corpus)
    assert (tally.articles, tally.coded) == (1, 4)
    assert tally.found >= 3 and tally.near == 2, "Paris and Texas; Syria lies elsewhere than coded here"
    assert tally.errors[2] > 161 and tally.same == 2
    assert tally.accuracy() == 0.5
    assert tally.listed == 2


def test_the_table_names_the_source_of_every_published_figure(gazetteer: Gazetteer, corpus: Path) -> None:
    table = geoparsing.report(gazetteer, corpus.parent)
    assert "LGL: 1 texts, 4 toponyms" in table and "Mordecai 3 [a]" in table and ".827" in table
    assert "[a] resolution given the name" in table and "arXiv 2303.13675" in table


@given(st.lists(st.floats(0, geoparsing.GREATEST_KM), min_size=1, max_size=30))
def test_the_area_lies_between_perfect_and_worst(errors: list[float]) -> None:
    area = geoparsing.area(errors)
    assert -1e-9 <= area <= 1.001
    assert area == geoparsing.area(errors[::-1])
    assert geoparsing.area([0.0] * len(errors)) == 0.0
