"""Spellings that reports use, from the usual romanisations; each must reach its town."""

import pytest

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.geometry import distance_km

TOWNS: dict[tuple[float, float, str], str] = {
    (35.80, 43.29, "IQ"): "Qayara, Qayyara, Al-Qiyyara, Qayyarah, Al Qayyarah, القيارة",
    (36.34, 43.12, "IQ"): "Mosul, Mossul, Al-Mawsil, الموصل",
    (33.35, 43.78, "IQ"): "Fallujah, Falluja, Al-Fallujah, Faluja, الفلوجة",
    (33.42, 43.30, "IQ"): "Ramadi, Ar-Ramadi, Ar Ramadi, الرمادي",
    (34.93, 43.49, "IQ"): "Baiji, Beiji, Bayji",
    (33.39, 43.50, "IQ"): "Khaldiyah, Khalidiya, Al-Khalidiyah, Khaldiya",
    (34.37, 41.09, "IQ"): "Al-Qa'im, Al Qaim, Qaim, Al-Qaim",
    (34.40, 41.00, "IQ"): "Husaybah, Husaiba, Husayba",
    (34.13, 42.38, "IQ"): "Haditha, Hadithah, Al-Haditha, حديثة",
    (35.32, 43.77, "IQ"): "Hawija, Al-Hawijah, Hawijah, الحويجة",
    (36.38, 42.45, "IQ"): "Tal Afar, Tel Afar, Tall 'Afar, Talafar, تلعفر",
    (34.60, 43.68, "IQ"): "Tikrit, Tikreet, تكريت",
    (33.75, 44.64, "IQ"): "Baquba, Baqubah, Ba'qubah",
    (36.32, 41.87, "IQ"): "Sinjar, Shingal, سنجار",
    (35.51, 43.23, "IQ"): "Shirqat, Sharqat, Al-Shirqat, Ash Sharqat",
    (35.34, 40.14, "SY"): "Deir ez-Zor, Deir Ezzor, Dayr az-Zawr, Deir al-Zour, Deir el-Zor, دير الزور",
    (35.95, 39.01, "SY"): "Raqqa, Raqqah, Ar-Raqqah, Rakka, Al-Raqqa, الرقة",
    (35.93, 36.63, "SY"): "Idlib, Edlib, Idleb, إدلب",
    (36.51, 40.74, "SY"): "Hasakah, Hasaka, Al-Hasakah, Hassakeh, Hasakeh, الحسكة",
    (32.62, 36.10, "SY"): "Daraa, Deraa, Dar'a, Dara'a, درعا",
    (34.56, 38.27, "SY"): "Palmyra, Tadmur, Tadmor, تدمر",
    (36.53, 37.95, "SY"): "Manbij, Minbij, Manbej, منبج",
    (36.89, 38.35, "SY"): "Kobani, Kobane, Ayn al-Arab, Ain al-Arab",
    (35.64, 36.68, "SY"): "Maarrat al-Numan, Maaret al-Numan, Ma'arrat an-Nu'man, Maarat al-Nuaman",
    (35.44, 36.65, "SY"): "Khan Sheikhoun, Khan Shaykhun, Khan Sheikhun, خان شيخون",
    (35.02, 40.45, "SY"): "Mayadin, Al-Mayadin, Mayadeen, Al-Mayadeen",
    (34.45, 40.92, "SY"): "Abu Kamal, Albu Kamal, Al-Bukamal, البوكمال",
    (33.57, 36.40, "SY"): "Douma, Duma, دوما",
    (33.46, 36.23, "SY"): "Darayya, Daraya, داريا",
    (36.70, 38.96, "SY"): "Tal Abyad, Tel Abyad, Tell Abyad, تل أبيض",
    (36.59, 37.05, "SY"): "Azaz, A'zaz, Aazaz",
    (32.71, 36.57, "SY"): "Suwayda, Sweida, As-Suwayda, السويداء",
    (48.74, 37.58, "UA"): "Kramatorsk, Краматорск, Краматорськ",
    (48.59, 38.00, "UA"): "Bakhmut, Artemivsk, Бахмут",
    (48.34, 38.41, "UA"): "Debaltseve, Debaltsevo, Дебальцеве",
    (47.84, 35.14, "UA"): "Zaporizhzhia, Zaporizhia, Zaporizhzhya, Запоріжжя",
    (49.99, 36.23, "UA"): "Kharkiv, Kharkov, Харків",
    (46.64, 32.62, "UA"): "Kherson, Херсон",
    (50.45, 30.52, "UA"): "Kyiv, Kiev, Київ",
    (13.63, 25.35, "SD"): "El Fasher, Al-Fashir, El-Fasher, Al Fashir, الفاشر",
    (13.45, 22.45, "SD"): "El Geneina, Geneina, Al-Junaynah, الجنينة",
    (15.65, 32.48, "SD"): "Omdurman, Umm Durman, أم درمان",
    (12.05, 24.88, "SD"): "Nyala, نيالا",
    (14.80, 42.95, "YE"): "Hodeidah, Hudaydah, Al-Hudaydah, Hodeida, Al Hudaydah, الحديدة",
    (15.35, 44.21, "YE"): "Sanaa, Sana'a, صنعاء",
    (13.58, 44.02, "YE"): "Taiz, Ta'izz, Taizz, تعز",
    (15.46, 45.33, "YE"): "Marib, Ma'rib, مأرب",
    (32.38, 15.09, "LY"): "Misrata, Misratah, Misurata, مصراتة",
    (32.12, 20.07, "LY"): "Benghazi, Bengazi, Banghazi, بنغازي",
    (31.21, 16.59, "LY"): "Sirte, Surt, Sirt, سرت",
    (32.76, 22.64, "LY"): "Derna, Darnah, Dernah, درنة",
    (30.76, 20.23, "LY"): "Ajdabiya, Ajdabiyah, Ejdabia, أجدابيا",
}
SPELLINGS = [(name, town) for town, names in TOWNS.items() for name in names.split(", ")]


@pytest.mark.parametrize(("name", "town"), SPELLINGS, ids=[name for name, _ in SPELLINGS])
def test_a_spelling_reaches_its_town(gazetteer: Gazetteer, name: str, town: tuple[float, float, str]) -> None:
    lat, lon, country = town
    at_home = [c.place for c in gazetteer.candidates(name) if c.place.country == country]
    assert at_home, f"{name} is unknown in {country}"
    towns = [place for place in at_home if place.kind != "province"]
    assert distance_km(towns[0].lat, towns[0].lon, lat, lon) <= 15


@pytest.mark.parametrize("name", ["Qayara", "Qayyara", "Al-Qiyyara", "Qayyarah", "القيارة"])
def test_a_question_finds_qayyarah_in_any_spelling(gazetteer: Gazetteer, name: str) -> None:
    place = gazetteer.by_name(name)
    assert place is not None
    assert place.country == "IQ"
    assert distance_km(place.lat, place.lon, 35.80, 43.29) < 10


def test_one_town_is_one_place_however_spelled(gazetteer: Gazetteer) -> None:
    ids = {place.id for name in ("Qayara", "Al-Qayyara", "القيارة") if (place := gazetteer.by_name(name))}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("name", "town", "country"),
    [
        ("Харьков", "Kharkiv", "UA"),
        ("Харків", "Kharkiv", "UA"),
        ("Charkiw", "Kharkiv", "UA"),
        ("חרקוב", "Kharkiv", "UA"),
        ("الرقه", "Raqqa", "SY"),
        ("کرکوک", "Kirkuk", "IQ"),
        ("Cherson", "Kherson", "UA"),
        ("Дараа", "Dar‘ā", "SY"),
        ("Al-Hudaidah", "Al Hudaydah", "YE"),
    ],
)
def test_a_question_may_come_in_any_script(gazetteer: Gazetteer, name: str, town: str, country: str) -> None:
    found = [c.place for c in gazetteer.candidates(name) if c.place.country == country]
    (listed,) = {
        c.place.id for c in gazetteer.exact(town) if c.place.country == country and c.place.kind == "town"
    }
    assert found and found[0].id == listed


def test_a_slip_leads_to_a_place_of_the_record_and_to_no_other(gazetteer: Gazetteer) -> None:
    gereida = gazetteer.by_name("Gereida, Sudan")
    assert gereida is not None
    assert gazetteer.by_name("Qirayda", among=[gereida.id]) == gereida
    assert gazetteer.by_name("Qirayda") != gereida


@pytest.mark.parametrize(
    ("text", "spelled", "town"),
    [
        (
            "Shelling killed four people near Ettabqa on Monday, officials in Syria said.",
            "Ettabqa",
            "Al-Tabqa",
        ),
        (
            "Gunmen held the town of Al-Mahmudijja for a day, police in Iraq said.",
            "Al-Mahmudijja",
            "Al Maḩmūdīyah",
        ),
        ("Residents fled from Kramatorskoje to the west, Ukraine said.", "Kramatorskoje", "Kramatorsk"),
    ],
)
def test_a_report_may_spell_a_town_its_own_way(
    gazetteer: Gazetteer, text: str, spelled: str, town: str
) -> None:
    chosen = {c.toponym.text: c.place for c in gazetteer.resolve(gazetteer.find(text), text=text)}
    place = chosen[spelled]
    assert place is not None
    assert place.id in {c.place.id for c in gazetteer.exact(town)}


def test_an_unlisted_name_of_a_country_not_named_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Shelling killed four people near Ettabqa on Monday, officials in Peru said."
    assert [
        c for c in gazetteer.resolve(gazetteer.find(text), text=text) if c.place and c.place.kind == "town"
    ] == []


def test_similarity_falls_with_the_likeness_of_the_spelling(gazetteer: Gazetteer) -> None:
    def of(name: str) -> float:
        return max(
            (c.similarity for c in gazetteer.candidates(name) if c.place.name == "Kramatorsk"), default=0
        )

    assert of("Kramatorsk") == of("Kramatorsʹk") == 1.0 > of("Kramatarsk") > of("Kromotorysk") >= 0
    doubts = [c.doubt for c in gazetteer.candidates("Kramatarsk")]
    assert doubts and all(0 <= doubt < 3 for doubt in doubts)
