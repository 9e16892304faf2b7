import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.words import stands_in_lower, words
from dateline.model import Use

PIECES = (
    "Mosul",
    "Paris",
    "Tex.",
    "said",
    "in the",
    "of",
    "Ali",
    "Clay County",
    ",",
    ".",
    "US",
    "Syrian",
    "Gen.",
)


def names(gazetteer: Gazetteer, text: str, *, adjectives: bool = False) -> list[str]:
    return [t.text for t in gazetteer.find(text, adjectives=adjectives)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Later that evening Maj. Andrew Jordan met with Sidney Crosby again, and Crosby thanked Jordan.",
            [],
        ),
        ("Officials in Jordan thanked him.", ["Jordan"]),
        ("Henderson said the town would pay. The mayor, Brooke Henderson, agreed.", []),
        ("Fighting in Henderson went on. Police in Henderson said so.", ["Henderson", "Henderson"]),
        ("He read it in the Jakarta Post on Haifa Street, over coffee at US$3.", []),
        ("The AIDS unit and FIFA met.", []),
        ("Canadian and Spanish officials came.", []),
        ("Congress and Industry met in the Summer.", []),
        ("They support Elmore, and the report Zuma read and the passport Deb lost say so.", []),
        ("Car bomb kills eight in Mosul; Cars burn.", ["Mosul"]),
        ("They work as Mosul burns, at Bali airport and of Raqqa.", ["Mosul", "Bali airport", "Raqqa"]),
    ],
)
def test_persons_papers_streets_and_words_are_no_places(
    gazetteer: Gazetteer, text: str, found: list[str]
) -> None:
    assert names(gazetteer, text) == found


def test_institutions_do_not_hide_the_province_that_they_are_called_by(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "The Kentucky Department of Health wrote to Clay County officials.") == [
        "Kentucky",
        "Clay County",
    ]


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("He moved from Paris, Tex., to Wheeling, W.Va., last year.", ["Tex.", "W.Va."]),
        ("Police in Erie, PA and Toledo, OH said so.", ["PA", "OH"]),
        ("Storms hit S.C. and Fla. on Monday.", ["S.C.", "Fla."]),
        ("She is ill. Ind. was not meant, nor OR nor IN.", []),
        ("The USA Today piece; the WA.1 form; Ph.D. students.", []),
    ],
)
def test_abbreviations_of_states(gazetteer: Gazetteer, text: str, shortened: list[str]) -> None:
    found = [t for t in gazetteer.find(text) if t.candidates[0].place.kind == "province"]
    assert [t.text for t in found] == shortened


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Baghdad denied the report.", Use.ACTOR),
        ("Washington has condemned the attack.", Use.ACTOR),
        ("Talks with Ankara went on.", Use.ACTOR),
        ("They accused Tehran of sending arms.", Use.ACTOR),
        ("Damascus lost more than forty troops in the battle.", Use.ACTOR),
        ("Damascus lost its water on Monday.", Use.PLACE),
        ("Baghdad was hit by two bombs.", Use.PLACE),
        ("Two bombs went off in Baghdad, police said.", Use.PLACE),
        ("Troops from Moscow said little.", Use.PLACE),
    ],
)
def test_a_capital_that_speaks_stands_for_its_government(gazetteer: Gazetteer, text: str, use: Use) -> None:
    (toponym,) = gazetteer.find(text)
    assert toponym.use is use


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stepanakert, the main city of the enclave, was shelled.", ["Stepanakert"]),
        ("Harrison, a village elder, was shot.", []),
        ("A car burned near the Lebanese city of Tyre.", ["Tyre"]),
    ],
)
def test_a_name_told_to_be_a_town_is_one_and_an_adjective_is_none(
    gazetteer: Gazetteer, text: str, found: list[str]
) -> None:
    assert names(gazetteer, text) == found


def test_adjectives_are_found_when_asked_for(gazetteer: Gazetteer) -> None:
    text = "Syrian planes bombed Idlib, Turkish officials said."
    assert names(gazetteer, text) == ["Idlib"]
    found = gazetteer.find(text, adjectives=True)
    assert [(t.text, t.use, t.candidates[0].place.country) for t in found] == [
        ("Syrian", Use.ADJECTIVE, "SY"),
        ("Idlib", Use.PLACE, "SY"),
        ("Turkish", Use.ADJECTIVE, "TR"),
    ]


def test_a_name_that_someone_else_found(gazetteer: Gazetteer) -> None:
    text = "Gunmen from Anbar province met Iraqi officials in Erie, Pa."
    assert gazetteer.at(text, 12, 17).kind == "province"
    iraqi = text.index("Iraqi")
    assert gazetteer.at(text, iraqi, iraqi + 5).candidates[0].place.name == "Iraq"
    assert gazetteer.at(text, len(text) - 3, len(text)).candidates[0].place.name == "Pennsylvania"


def test_words_of_names() -> None:
    text = "Gen. Ali of the U.S. Army left Deir az-zor and al-Bab for Rio de Janeiro, not d'Aunoy."
    assert [w.text for w in words(text, 0, len(text))] == [
        *("Gen", "Ali", "U.S.", "Army", "Deir", "az", "zor", "and", "al", "Bab", "Rio", "de", "Janeiro")
    ]
    assert [w.text for w in words(text, 0, len(text)) if w.first] == ["Gen", "Ali"]
    assert stands_in_lower(text, "left", 0, len(text))
    assert not any(stands_in_lower(text, word, 0, len(text)) for word in ("ali", "rmy", "lef"))


@given(st.text(alphabet="Aab al-MSsd.,'’\n Zéöا", max_size=60), st.integers(0, 20))
def test_words_lie_where_they_say(text: str, start: int) -> None:
    found = words(text, min(start, len(text)), len(text))
    assert all(text[w.start : w.end] == w.text and w.start >= min(start, len(text)) for w in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    )
)
def test_toponyms_never_overlap(gazetteer: Gazetteer, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = gazetteer.find(text, adjectives=True)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They say that rockets struck the Shahba al-Jadida district.", ["Shahba al-Jadida district"]),
        (
            "They say that police closed the Silverado Ranch area of Las Vegas.",
            ["Silverado Ranch area", "Las Vegas"],
        ),
        ("They met in New Mexico and Marathon County.", ["New Mexico", "Marathon County"]),
        ("A bomb went off last night in the Capital.", []),
    ],
)
def test_a_small_towns_name_may_open_a_longer_one(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert names(gazetteer, text) == found


def test_a_river_is_no_town_of_a_similar_name(gazetteer: Gazetteer) -> None:
    (river, _) = gazetteer.find("They removed three bombs near the Agus River in Marawi.")
    assert (river.text, river.candidates) == ("Agus River", ())


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Nahr-e Saraj district", "Nahr-e Saraj district"),
        ("Pul-e ‘Alam district", "Pul-e ‘Alam district"),
        ("Nad ‘Ali district", "Nad ‘Ali district"),
        ("Tarnak wa Jaldak district", "Tarnak wa Jaldak district"),
        ("Nawah-ye Barakzai district", "Nawah-ye Barakzai district"),
        ("the village of Bab Alnairab", "Bab Alnairab"),
    ],
)
def test_a_name_hangs_together(gazetteer: Gazetteer, name: str, found: str) -> None:
    text = f"Two soldiers were wounded on Monday when a bomb went off in {name}, officials in Kabul said."
    assert names(gazetteer, text) == [found, "Kabul"]


def test_what_is_called_a_province_stays_one_in_a_list(gazetteer: Gazetteer) -> None:
    text = "Ten people were killed in Sangin district, Farah province, on Monday, officials said."
    assert names(gazetteer, text) == ["Sangin district", "Farah province"]
