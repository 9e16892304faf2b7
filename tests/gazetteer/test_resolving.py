import pytest

from dateline.gazetteer import Gazetteer, PlaceChoice


def read(gazetteer: Gazetteer, text: str, **options: str) -> list[PlaceChoice]:
    return list(gazetteer.resolve(gazetteer.find(text), text=text, **options))


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        (
            "Paris police arrested a man. Paris is the seat of Lamar County, Texas. Men from Dallas came.",
            *("Paris", "US", "Texas"),
        ),
        ("The Paris mayor flew to Lyon. In Paris, French officials met him.", "Paris", "FR", "Ile-de-France"),
        (
            "A bus left London, Ont., for Toronto. Police in London said nobody was hurt.",
            *("London", "CA", "Ontario"),
        ),
        (
            "Floods closed roads in Columbus and Savannah, Georgia, and in Atlanta. Columbus shut schools.",
            *("Columbus", "US", "Georgia"),
        ),
        ("Georgian troops left Tbilisi for Gori. Georgia has asked for help.", "Georgia", "GE", None),
        (
            "The president of Mexico spoke. Mexico will send troops to Tijuana and Juarez.",
            "Mexico",
            "MX",
            None,
        ),
    ],
)
def test_a_report_plays_in_one_corner(
    gazetteer: Gazetteer, text: str, name: str, country: str, admin1: str | None
) -> None:
    named = [c.place for c in read(gazetteer, text) if c.toponym.name == name]
    assert named
    assert {(p.country, p.admin1) for p in named if p} == {(country, admin1)}


def test_counties_are_told_apart_by_their_state(gazetteer: Gazetteer) -> None:
    text = "Officials of Madison County met in Huntsville, Ala. Madison County has 400,000 people."
    counties = [c.place for c in read(gazetteer, text) if c.toponym.name == "Madison County"]
    assert [p.id for p in counties if p] == ["US.AL.Madison County"] * 2


def test_a_name_does_not_vote_for_itself(gazetteer: Gazetteer) -> None:
    """Ten mentions of one name say nothing of where it lies; two other towns do."""
    text = (
        "Lebanon " * 3 + "council met. Officials in Indianapolis, Ind., and Lafayette, Ind., came to Lebanon."
    )
    lebanon = [c for c in read(gazetteer, text) if c.toponym.name == "Lebanon"]
    assert any(place.country == "US" for place, _ in lebanon[0].ranking)


def test_what_else_a_name_may_mean_is_kept(gazetteer: Gazetteer) -> None:
    (choice,) = read(gazetteer, "They met in Tripoli.")
    chances = [chance for _, chance in choice.ranking]
    assert choice.place is not None and choice.ranking[0][0].id == choice.place.id
    assert {"LY", "LB"} <= {place.country for place, _ in choice.ranking}
    assert chances == sorted(chances, reverse=True) and 0.9 < sum(chances) <= 1.001


def test_order_of_mentions_does_not_matter(gazetteer: Gazetteer) -> None:
    one = read(gazetteer, "Shells fell in Hama. Shells fell in Tripoli. Shells fell in Beirut.")
    other = read(gazetteer, "Shells fell in Beirut. Shells fell in Tripoli. Shells fell in Hama.")
    places = {c.toponym.name: (c.place and c.place.id, c.confidence) for c in one}
    assert places == {c.toponym.name: (c.place and c.place.id, c.confidence) for c in other}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes bombed the Syrian city of Hassakeh on Friday.", "town"),
        ("Warplanes bombed villages in Syria's Hassakeh province on Friday.", "province"),
    ],
)
def test_a_city_is_meant_where_only_its_province_is_spelled_so(
    gazetteer: Gazetteer, text: str, kind: str
) -> None:
    (choice,) = [c for c in read(gazetteer, text) if c.toponym.name == "Hassakeh"]
    assert choice.place is not None and (choice.place.kind, choice.place.country) == (kind, "SY")


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Russian troops shelled Mariupol on Wednesday.", "Mariupol", "UA"),
        ("Rwanda said that rebels captured Goma on Wednesday.", "Goma", "CD"),
    ],
)
def test_who_acts_is_not_where(gazetteer: Gazetteer, text: str, town: str, country: str) -> None:
    """A people, or a government that speaks, does not make a report one on its own country."""
    (place,) = (c.place for c in read(gazetteer, text) if c.toponym.name == town)
    assert place is not None and place.country == country


def test_a_province_is_meant_in_a_spelling_that_the_list_has_of_its_town_only(gazetteer: Gazetteer) -> None:
    (province, _) = read(gazetteer, "Strikes hit Deir az-Zour province in Syria.")
    assert province.place is not None and province.place.kind == "province"


def test_a_town_over_the_border_is_known_beside_those_that_are_named(gazetteer: Gazetteer) -> None:
    text = (
        "Strikes hit Tyre, Sidon and Beirut in Lebanon. Families fled Nabatieh, and Baalbek and Hermel took "
        "them in. Rockets were fired at Haifa. The Lebanese army left Bint Jbeil and Aitaroun."
    )
    (haifa,) = (c for c in read(gazetteer, text) if c.toponym.name == "Haifa")
    assert haifa.place is not None
    assert haifa.place.country == "IL"


def test_a_bare_name_is_the_town_that_its_province_is_called_after(gazetteer: Gazetteer) -> None:
    (deraa, _, _) = read(gazetteer, "The army took control of Deraa, Douma and Homs.")
    assert deraa.place is not None and deraa.place.kind == "town"
