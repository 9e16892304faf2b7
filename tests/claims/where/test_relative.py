"""Places told by other places: the words, and what the whole reader makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.reports import told

from dateline.claims.where import relative
from dateline.claims.where.relative import How
from dateline.gazetteer.geometry import distance_km
from dateline.model import ClaimType, PlaceMention, Precision, Relation, Span


def phrase(text: str, name: str) -> relative.Phrase:
    start = text.rindex(name)
    return relative.read(text, Span(start, start + len(name)))


@pytest.mark.parametrize(
    ("text", "how", "wind", "km", "relation"),
    [
        ("a base 70 km (45 miles) south of Kut", How.SIDE, 180, 70.0, Relation.SOUTH_OF),
        ("some 12 miles to the north-east of the city of Kut", How.SIDE, 45, 19.312, Relation.NORTH_OF),
        ("two and a half kilometres west of Kut", How.SIDE, 270, 2.5, Relation.WEST_OF),
        ("clashes east of Kut", How.SIDE, 90, None, Relation.EAST_OF),
        ("about 15 kilometres [10 miles] from Kut", How.AWAY, None, 15.0, Relation.NEAR),
        ("10 km outside Kut", How.NEAR, None, 10.0, Relation.NEAR),
        ("several kilometres from Kut", How.NEAR, None, None, Relation.NEAR),
        ("near the besieged town of Kut", How.NEAR, None, None, Relation.NEAR),
        ("they fell back 8 km towards Kut", How.TOWARDS, None, None, Relation.NEAR),
        ("in the north-eastern suburbs of Kut", How.EDGE, 45, None, Relation.NEAR),
        ("the gates of Kut", How.EDGE, None, None, Relation.NEAR),
        ("the southern countryside of Kut", How.RURAL, 180, None, Relation.NEAR),
        ("a raid on rural Kut", How.RURAL, None, None, Relation.NEAR),
        ("in western rural Kut", How.RURAL, 270, None, Relation.NEAR),
        ("two villages in rif Kut", How.RURAL, None, None, Relation.NEAR),
        ("halfway between Kut", How.HALFWAY, None, None, Relation.NEAR),
        ("on the road from Kut", How.BETWEEN, None, None, Relation.NEAR),
        ("on the left bank of Kut", How.PART, None, None, Relation.IN),
        ("in the west of Kut", How.PART, 270, None, Relation.IN),
        ("in eastern Kut", How.PART, 90, None, Relation.IN),
        ("120 soldiers from Kut", How.IN, None, None, Relation.IN),
        ("they took Kut", How.IN, None, None, Relation.IN),
    ],
)
def test_words_before_a_name(
    text: str, how: How, wind: float | None, km: float | None, relation: Relation
) -> None:
    found = phrase(text, "Kut")
    assert (found.how, found.wind, found.km, found.relation) == (how, wind, km, relation)


def test_words_after_a_name() -> None:
    assert phrase("Kut's western outskirts", "Kut").how is How.EDGE
    assert phrase("Kut's western outskirts", "Kut").wind == 270
    assert phrase("in Kut countryside", "Kut").how is How.RURAL


@given(st.text(max_size=150), st.text(max_size=60))
def test_any_text_has_a_phrase_that_begins_before_the_name(before: str, after: str) -> None:
    text = f"{before}Kut{after}"
    found = relative.read(text, Span(len(before), len(before) + 3))
    assert 0 <= found.start <= len(before)
    assert found.km is None or found.km >= 0
    told = relative.defines(text, found)
    assert told is None or 0 <= told.start <= told.end <= found.start


def mention(reading, text: str) -> PlaceMention:
    return next(m for m in reading.places if m.text == text)


def test_a_known_town_is_borne_out_by_the_map(read) -> None:
    _, reading = read(
        "Iraqi forces took Qayara, 70 km (45 miles) south of Mosul, from Islamic State on Thursday."
    )
    qayara, mosul = mention(reading, "Qayara"), mention(reading, "Mosul")
    assert qayara.note is None and qayara.precision is Precision.EXACT
    assert (mosul.relation, mosul.km, mosul.precision) == (Relation.SOUTH_OF, 70.0, Precision.NEAR)
    assert mosul.point and qayara.place
    apart = distance_km(mosul.point.lat, mosul.point.lon, qayara.place.lat, qayara.place.lon)
    assert apart < mosul.point.radius_km
    assert all([p.text for p in claim.place] == ["Qayara"] for claim in reading.claims)


def test_what_the_map_does_not_bear_out_is_noted(read) -> None:
    _, reading = read("Iraqi forces took Mosul, 120 km south of Baghdad, from Islamic State on Thursday.")
    note = mention(reading, "Mosul").note
    assert note and note.startswith("said to be 120 km south of Baghdad; on the map 35")


def test_a_distance_chooses_between_namesakes(read) -> None:
    _, near = read("Militants attacked Tripoli, 70 km north of Beirut, in Lebanon on Friday.")
    _, far = read("Militants attacked Tripoli, 200 km west of Misrata, in Libya on Friday.")
    assert [mention(r, "Tripoli").place.country for r in (near, far)] == ["LB", "LY"]


def test_a_town_that_no_gazetteer_holds_lies_where_it_is_said_to(read) -> None:
    _, reading = read(
        "Militants stormed a base in Zherbukat, 20 km north-east of Maiduguri in Nigeria, on Friday. "
        "Twelve soldiers were killed."
    )
    town = mention(reading, "Zherbukat")
    assert town.place is None and town.point and town.beside
    assert town.beside.name == "Maiduguri"
    assert town.precision is Precision.NEAR
    assert 10 < distance_km(town.point.lat, town.point.lon, town.beside.lat, town.beside.lon) < 25
    assert {p.text for claim in reading.claims for p in claim.place} == {"Zherbukat"}


def test_both_ends_of_a_road_stand_for_the_way_between(read) -> None:
    _, reading = read("Syrian rebels cut the road between Homs and Palmyra in Syria on Friday.")
    homs, palmyra = mention(reading, "Homs"), mention(reading, "Palmyra")
    assert homs.point == palmyra.point is not None
    assert homs.beside == palmyra.place and palmyra.beside == homs.place
    assert homs.relation is Relation.NEAR


def test_one_side_of_a_country_has_a_point_of_its_own_and_the_country_keeps_its_coordinates(read) -> None:
    _, reading = read(
        "Shelling killed twelve people in northern Syria on Friday, a monitor said. "
        "The fighting in Syria has displaced millions."
    )
    north, all_of_it = [m for m in reading.places if m.text == "Syria"]
    assert north.place == all_of_it.place and north.precision is Precision.COUNTRY
    assert north.point and north.place and north.point.lat > north.place.lat + 0.5
    assert all_of_it.point is None


@pytest.mark.parametrize(
    "part", ["the north of the country", "the country's north", "the northern part of the country"]
)
def test_the_north_of_the_country_is_its_northern_side(read, part: str) -> None:
    _, reading = read(f"Syrian troops shelled Hama on Monday. Clashes broke out in {part} on Friday.")
    (place,) = reading.claims[-1].place
    assert place.place and place.place.name == "Syria"
    assert place.point and place.point.lat > 35.5


@pytest.mark.parametrize(
    ("text", "division", "precision"),
    [
        ("in Argo district, Badakhshan province, on Monday", "Badakhshan", Precision.ADMIN1),
        ("in the village of Daridam in Sangin district on Monday", "Sangin", Precision.ADMIN2),
        ("in Argo district on Monday, the governor of Badakhshan province said", None, None),
    ],
)
def test_a_name_that_no_list_has_lies_in_the_division_behind_it(
    read, text: str, division: str | None, precision: Precision | None
):
    _, reading = read(f"Afghan troops killed two insurgents {text}.")
    (place,) = told(reading, ClaimType.CASUALTIES)[0].place
    assert place.place is None and (place.beside and place.beside.name) == division
    assert place.precision is precision
