import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.gazetteer import Gazetteer, PlaceChoice
from dateline.gazetteer.index import Index, compile_index, sweep
from dateline.gazetteer.names import normal, plain
from dateline.gazetteer.sources import Entry
from dateline.ids import PlaceId
from dateline.model import Place


def read(gazetteer: Gazetteer, text: str, **options: str) -> dict[str, PlaceChoice]:
    return {c.toponym.text: c for c in gazetteer.resolve(gazetteer.find(text), text=text, **options)}


def where(choices: dict[str, PlaceChoice], words: str) -> Place:
    place = choices[words].place
    assert place is not None
    return place


def test_towns_provinces_and_their_kind_words(gazetteer: Gazetteer) -> None:
    text = "Soldiers entered the town of Hit in Anbar province and moved on to Al-Qa'im border crossing."
    choices = read(gazetteer, text)
    assert where(choices, "Hit").kind == "town"
    assert where(choices, "Anbar province").kind == "province"
    assert choices["Anbar province"].toponym.name == "Anbar"
    assert where(choices, "Al-Qa'im border crossing").kind == "crossing"


def test_plural_kind_words_reach_every_name(gazetteer: Gazetteer) -> None:
    choices = read(gazetteer, "Shelling was heard across Idlib and Hama provinces, activists in Syria said.")
    assert where(choices, "Idlib").kind == "province"
    assert where(choices, "Hama provinces").kind == "province"


def test_an_air_base_is_not_its_town(gazetteer: Gazetteer) -> None:
    choices = read(gazetteer, "Troops reached Qayyarah airbase, west of Qayyarah, in Iraq.")
    assert where(choices, "Qayyarah airbase").kind == "airbase"
    assert where(choices, "Qayyarah").kind == "town"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Clashes broke out in Tripoli after militias from Misrata entered, Libyan officials said.", "LY"),
        (
            "Clashes broke out in Tripoli between Bab al-Tabbaneh and Jabal Mohsen, Lebanese officials said.",
            "LB",
        ),
    ],
)
def test_the_report_decides_between_namesakes(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert where(read(gazetteer, text), "Tripoli").country == country


def test_the_dateline_counts(gazetteer: Gazetteer) -> None:
    text = "Gunmen fled to Tripoli."
    assert where(read(gazetteer, text, dateline="BEIRUT, Lebanon"), "Tripoli").country == "LB"
    assert where(read(gazetteer, text, country_hint="LY"), "Tripoli").country == "LY"


def test_the_country_that_an_outlet_reports_on_decides_where_nothing_else_does(gazetteer: Gazetteer) -> None:
    text = "Police arrested three men in Tripoli."
    assert where(read(gazetteer, text, covered="LB"), "Tripoli").country == "LB"
    assert where(read(gazetteer, text, covered="LY"), "Tripoli").country == "LY"
    text = "Libyan police arrested three men in Tripoli."
    assert where(read(gazetteer, text, covered="LB"), "Tripoli").country == "LY"


def test_containment_counts(gazetteer: Gazetteer) -> None:
    assert where(read(gazetteer, "He was born in Hama, Japan."), "Japan").kind == "country"
    assert where(read(gazetteer, "They met in Paris, Texas."), "Paris").admin1 == "Texas"


def test_ordinary_words_and_persons_are_no_places(gazetteer: Gazetteer) -> None:
    text = (
        "Most of the Best troops left on Friday. Reading the order, General Steele smiled. "
        "Later John Turner said that Turner knew nothing of it."
    )
    assert read(gazetteer, text) == {}


def test_capitals_of_a_headline_say_nothing(gazetteer: Gazetteer) -> None:
    names = set(
        read(
            gazetteer,
            "Iraqi Army Retakes Key Town Near Mosul From Militants\n\nThe army advanced near Mosul.",
        )
    )
    assert names == {"Mosul"}
    assert "MOSUL" in read(gazetteer, "IRAQI ARMY ADVANCES ON MOSUL")


def test_a_name_that_no_list_has_is_kept(gazetteer: Gazetteer) -> None:
    choices = read(gazetteer, "Rockets fell on the village of Qazzumbwa near Aleppo in Syria.")
    assert choices["Qazzumbwa"].place is None
    assert choices["Qazzumbwa"].confidence < 0.05
    assert choices["Qazzumbwa"].toponym.kind == "town"


def test_confidence_is_a_probability_and_tells_clear_from_doubtful(gazetteer: Gazetteer) -> None:
    clear = read(gazetteer, "Iraqi troops entered Mosul, in Nineveh province in Iraq.")["Mosul"]
    doubtful = read(gazetteer, "The train stopped in Springfield.")["Springfield"]
    assert 0 <= doubtful.confidence < clear.confidence <= 1


def test_questions(gazetteer: Gazetteer) -> None:
    tripoli = gazetteer.by_name("Tripoli, Lebanon")
    assert tripoli is not None
    assert tripoli.country == "LB"
    assert gazetteer.by_name("Tripoli", among=[tripoli.id]) == tripoli
    assert gazetteer.place(tripoli.id) == tripoli
    assert gazetteer.by_name("Xqzwvtttk") is None
    with pytest.raises(UsageError):
        gazetteer.place(PlaceId("nowhere"))


def test_an_unknown_name_gets_the_nearest_spellings(gazetteer: Gazetteer) -> None:
    assert "Mosul, IQ" in gazetteer.suggest("Mosull")
    assert any(name.startswith("Al Qayyarah") for name in gazetteer.suggest("Qayyarak"))
    assert len(gazetteer.suggest("Fallujja", n=3)) <= 3


def test_supplement_entries_are_unique_and_on_earth(gazetteer: Gazetteer) -> None:
    from dateline.gazetteer.sources import table

    rows = table("supplement.csv")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        place = gazetteer.place(PlaceId(row["id"]))
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert row["source"]


@given(st.text(alphabet=st.sampled_from(list("MosulIraq al-,.'’\nin of town province Hit ")), max_size=120))
def test_spans_quote_the_text_in_order(gazetteer_text: str) -> None:
    end = 0
    for toponym in GAZETTEER.find(gazetteer_text):
        assert gazetteer_text[toponym.start : toponym.end] == toponym.text
        assert toponym.start >= end
        end = toponym.end


class _Lazy:
    """Opens the gazetteer when first asked, since hypothesis tests take no session fixtures well."""

    def find(self, text: str) -> tuple[object, ...]:
        from dateline.gazetteer import open_gazetteer

        if not hasattr(self, "_open"):
            self._open = open_gazetteer()
        return self._open.find(text)


GAZETTEER = _Lazy()


def entry(name: str) -> Entry:
    return Entry(Place(id=PlaceId(name), name=name, lat=1.0, lon=2.0, kind="town"), (name,))


def test_names_that_are_listed_are_let_through_and_most_others_are_not(gazetteer: Gazetteer) -> None:
    listed = [
        place.name for kind in ("province", "airbase", "camp") for place in gazetteer.index.of_kind(kind)
    ]
    assert len(listed) > 3000
    assert all(gazetteer.index.may_spell(plain(name)) for name in listed)
    assert all(gazetteer.index.may_sound(normal(name)) for name in listed if len(name) < 40)
    letters = random.Random(1)
    others = {"".join(letters.choices("abcdefghiklmnoprstu", k=9)) for _ in range(2000)}
    assert sum(map(gazetteer.index.may_spell, others)) < len(others) / 10


def test_an_index_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "index.db"

    def broken() -> object:
        yield entry("One")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        compile_index(path, broken())  # type: ignore[arg-type]
    assert list(path.parent.iterdir()) == []
    compile_index(path, [entry("One"), entry("Two")])
    compile_index(path, [entry("One")])
    assert [p.name for p in path.parent.iterdir()] == ["index.db"]
    index = Index(path)
    assert [place.name for place, _, _ in index.spelled("one")] == ["One"]
    with pytest.raises(sqlite3.OperationalError):
        index._base.execute("DELETE FROM place")
    index.close()


def test_processes_may_compile_at_once(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    script = (
        "import sys; from pathlib import Path; from dateline.gazetteer.index import compile_index;"
        "from dateline.gazetteer.sources import Entry; from dateline.model import Place;"
        "place = lambda i: Place(id=str(i), name=f'N{i}', lat=0.0, lon=0.0, kind='town');"
        "compile_index(Path(sys.argv[1]), [Entry(place(i), (f'N{i}',)) for i in range(2000)])"
    )
    workers = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(3)]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    assert [p.name for p in tmp_path.iterdir()] == ["index.db"]
    assert len(Index(path).spelled("n1999")) == 1


def test_indexes_of_earlier_versions_go_after_a_month(tmp_path: Path) -> None:
    old, new = tmp_path / "gazetteer-old.db", tmp_path / "gazetteer-new.db"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [new]


@pytest.mark.parametrize(
    ("headline", "places"),
    [
        ("Iraqi Army Troops Retake Qayyarah South of Mosul", ["Al Qayyarah", "Mosul"]),
        ("Troops Retake Key Bridge, Kill 30 Militants near Ramadi", ["Ramadi"]),
    ],
)
def test_in_title_case_a_verb_of_fighting_leads_to_towns_of_the_story_only(
    gazetteer: Gazetteer, headline: str, places: list[str]
) -> None:
    toponyms = gazetteer.find(headline)
    chosen = gazetteer.resolve(toponyms, text=headline)
    assert [choice.place.name for choice in chosen if choice.place] == places


def test_a_small_town_abroad_is_no_place_of_a_report_on_another_country(gazetteer: Gazetteer) -> None:
    text = "Nepal's troops left Kathmandu for Pokhara. Nepalese rebels overran the town of Bardstown."
    choices = read(gazetteer, text)
    assert where(choices, "Pokhara").country == "NP"
    assert choices["Bardstown"].toponym.candidates and choices["Bardstown"].place is None
    at_home = read(gazetteer, "They live in the town of Bardstown, Kentucky.")
    assert where(at_home, "Bardstown").country == "US"


def test_countries_are_known_by_name_and_adjective(gazetteer: Gazetteer) -> None:
    assert gazetteer.names_country("Ugandan") and gazetteer.names_country("Uganda")
    assert not gazetteer.names_country("Kampala")
