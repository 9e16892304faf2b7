"""A user's own places: from their files to tables, and from tables into the index."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError, UsageError
from dateline.gazetteer import kinds
from dateline.gazetteer.extend import extend_index
from dateline.gazetteer.files import PlaceTable, open_tables
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.index import Index, compile_index, index_path, sweep
from dateline.gazetteer.own import COLUMNS, FIELDS, BadRow, Reader, checked_map, entry, whole
from dateline.gazetteer.sources import Entry, table
from dateline.ids import PlaceId
from dateline.model import Place, Rejected
from dateline.tables import Row, Tables

DIVISIONS = {"IQ.01": "Anbar Governorate", "IQ.15": "Nineveh Governorate"}
TOWNS = [
    ("99072", "Mosul", 36.335, 43.119, "IQ", "Nineveh Governorate", 1739800),
    ("448149", "Sinjar", 36.321, 41.877, "IQ", "Nineveh Governorate", 38294),
    ("90393", "Tal Afar", 36.379, 42.448, "IQ", "Nineveh Governorate", 206000),
    ("92004", "Rawa", 34.482, 41.919, "IQ", "Anbar Governorate", 13000),
    ("6765385", "Anah", 34.369, 41.982, "IQ", "Anbar Governorate", 27000),
    ("172955", "Al Mayadin", 35.020, 40.453, "SY", "Deir ez-Zor Governorate", 44028),
]


def line(
    id_: int, name: str, others: str, at: str, feature: str, *, admin1: str = "15", people: int = 0
) -> str:
    """A line of a GeoNames country file, as they come: 19 columns with tabs between them."""
    lat, lon = at.split()
    class_, code = feature.split(".")
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name) if c.isascii())
    columns = [id_, name, ascii_name, others, lat, lon, class_, code, "IQ", "", admin1, "", "", "", people]
    return "\t".join(map(str, [*columns, "", 200, "Asia/Baghdad", "2019-01-01"])) + "\n"


LINES = "".join(
    [
        line(90393, "Tal Afar", "Tall `Afar,Talafar,تلعفر,TLL", "36.37913 42.44806", "P.PPL", people=206000),
        line(20000001, "Qaryat as Safīnah", "As Safinah,as-sfynt", "36.5 42.5", "P.PPL"),
        line(20000002, "Ḥayy an Nūr", "", "36.36 43.17", "P.PPLX"),
        line(20000003, "Sinjar Airfield", "", "36.3 41.8", "S.AIRF"),
        line(20000004, "Wādī al Murr", "", "36.4 42.9", "H.WAD"),
        line(20000005, "Bi'r Ali", "", "36.4 42.9", "H.WLL"),
        line(20000006, "Tel Keppe District", "", "36.6 43.0", "A.ADM2", people=167000),
        line(20000007, "Broken", "", "96.6 43.0", "P.PPL"),
        "short\tline\n",
        line(99999, "Anbar", "Al Anbar,محافظة الأنبار", "32.9 41.6", "A.ADM1", admin1="01", people=1500000),
    ]
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index: six towns and two provinces."""
    path = tmp_path_factory.mktemp("base") / "base.db"
    towns = [
        Entry(
            Place(
                id=PlaceId(id_),
                name=name,
                lat=lat,
                lon=lon,
                kind="town",
                country=country,
                admin1=admin1,
                geonameid=int(id_),
                population=population,
            ),
            (name,),
        )
        for id_, name, lat, lon, country, admin1, population in TOWNS
    ]
    provinces = [
        Entry(
            Place(id=PlaceId(id_), name=name, lat=33.0, lon=42.0, kind="province", country="IQ", admin1=name),
            (name, name.split()[0]),
            known=True,
        )
        for id_, name in DIVISIONS.items()
    ]
    compile_index(path, towns + provinces)
    return path


@pytest.fixture(scope="module")
def reader(base: Path) -> Reader:
    """What reads rows beside the places of the small index."""
    return Reader(Index(base))


Read = Callable[..., tuple[list[Row], list[Rejected], PlaceTable]]
Make = Callable[..., Row]


@pytest.fixture
def read(reader: Reader, tmp_path: Path) -> Read:
    """Reads a file of some name and content: returns its rows, what is none, and the table."""

    def read_it(
        name: str, content: str | bytes, columns: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[list[Row], list[Rejected], PlaceTable]:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        for opened in open_tables(
            file, lambda stem, ref, text: PlaceTable(stem, ref, text, reader, columns, DIVISIONS)
        ):
            found = list(opened)
            rows = [whole(one) for one in found if not isinstance(one, Rejected)]
            return rows, [one for one in found if isinstance(one, Rejected)], opened
        raise AssertionError("no table")

    return read_it


def merged(base: Path, folder: Path, **tables: list[Row]) -> Gazetteer:
    """The gazetteer of the base and some tables."""
    own = Tables(folder / "own")
    for name, rows in tables.items():
        own.put(name, COLUMNS, rows)
    path = index_path(folder, own.digest())
    extend_index(base, path, own)
    return Gazetteer(Index(path))


# ---------------------------------------------------------------------------------------------- GeoNames


def test_a_country_file_gives_places_of_the_kinds_that_reports_name(read: Read) -> None:
    rows, rejected, opened = read("IQ.txt", LINES)
    kinds = {row["name"]: row["kind"] for row in rows}

    assert kinds == {
        "Tal Afar": "town",
        "Qaryat as Safīnah": "town",
        "Ḥayy an Nūr": "quarter",
        "Sinjar Airfield": "airbase",
        "Wādī al Murr": "valley",
        "Tel Keppe District": "district",
        "Anbar": "province",
    }
    assert opened.left_out == 1, "the well"
    assert [(one.ref.rpartition("/")[2], one.reason) for one in rejected] == [
        ("IQ.txt:8", "lat 96.6 is outside -90 to 90"),
        ("IQ.txt:9", "2 columns instead of 19"),
    ]
    by_name = {row["name"]: row for row in rows}
    assert by_name["Tal Afar"]["names"].split("|") == ["Tall `Afar", "Talafar", "تلعفر"], "codes are no names"
    assert by_name["Qaryat as Safīnah"]["admin1"] == "Nineveh Governorate"
    assert by_name["Tal Afar"]["population"] == "206000"
    assert by_name["Tel Keppe District"]["population"] == "", "a bare name means the town"
    assert by_name["Anbar"]["id"] == "IQ.01"


def test_a_place_that_the_index_has_lends_its_names_only(base: Path, read: Read, tmp_path: Path) -> None:
    rows, _, _ = read("IQ.txt", LINES)
    gazetteer = merged(base, tmp_path, IQ=rows)
    (found,) = gazetteer.exact("تلعفر")

    assert found.place.id == "90393"
    assert [c.place.id for c in gazetteer.exact("Tal Afar")] == ["90393"]
    assert [c.place.id for c in gazetteer.exact("محافظة الأنبار")] == ["IQ.01"]
    assert gazetteer.exact("Qaryat as Safinah")[0].place.geonameid == 20000001
    assert gazetteer.sources(found.place) == ("GeoNames 90393", "IQ: GeoNames 90393")


def test_a_list_of_all_hamlets_makes_no_word_a_place(base: Path, read: Read, tmp_path: Path) -> None:
    rows, _, _ = read("IQ.txt", LINES.replace("Qaryat as Safīnah\tQaryat as Safinah", "Hassan\tHassan"))
    gazetteer = merged(base, tmp_path, IQ=rows)

    assert [t.text for t in gazetteer.find("Hassan drove to Mosul.")] == ["Mosul"]
    assert [t.text for t in gazetteer.find("The village of Hassan lies beyond Mosul.")] == ["Hassan", "Mosul"]


def test_alternate_names_reach_places_that_are_there(base: Path, read: Read, tmp_path: Path) -> None:
    lines = (
        "1\t99072\ten\tMosul\t1\t\t\t\t\t\n2\t99072\tar\tالموصل\t\t\t\t\t\t\n"
        "3\t99072\tlink\thttps://en.wikipedia.org/wiki/Mosul\t\t\t\t\t\t\n4\t99072\tku\tMûsil\t\t\t\t\t\t\n"
    )
    rows, rejected, opened = read("IQ.txt", lines)
    gazetteer = merged(base, tmp_path, names=rows)

    assert (opened.name, opened.left_out, rejected) == ("IQ-names", 1, [])
    for name in ("الموصل", "Musil"):
        assert [c.place.id for c in gazetteer.exact(name)] == ["99072"]


def test_names_of_divisions(base: Path, read: Read, tmp_path: Path) -> None:
    rows, _, _ = read("admin1CodesASCII.txt", "IQ.15\tNīnawá\tNinawa\t99200\n")

    assert [c.place.id for c in merged(base, tmp_path, codes=rows).exact("Ninawa")] == ["IQ.15"]


# ----------------------------------------------------------------------------------- CSV, GeoJSON, packed


def test_rows_of_a_users_own_columns(read: Read) -> None:
    content = (
        "Camp;Latitude;LON;Kind;country;aliases\nDebaga Two;35.87;43.8;Refugee camp;Iraq;Dibaga II|ديبكة\n"
        "East Bridge;36.35;43.15;bridge;;\nBroken;36,35;43.15;;;\n;36.3;43.1;;;\n"
        "Nowhere;36.3;43.1;;Atlantis;\nSwapped;43.1;36.3;;IQ;\n"
    )
    rows, rejected, _ = read("camps.csv", content, {"name": "Camp", "lat": "Latitude"})

    assert [(row["name"], row["kind"], row["country"], row["admin1"]) for row in rows] == [
        ("Debaga Two", "camp", "IQ", "Nineveh Governorate"),
        ("East Bridge", "bridge", "IQ", "Nineveh Governorate"),
    ]
    assert rows[0]["aliases"] == "Dibaga II|ديبكة"
    assert rows[0]["source"] == "camps.csv"
    assert [one.ref.rpartition(":")[2] for one in rejected] == ["4", "5", "6", "7"]
    reasons = " / ".join(one.reason for one in rejected)
    for part in (
        "lat '36,35' is no number",
        "no name",
        "unknown country 'Atlantis'",
        "is far from any town of IQ",
    ):
        assert part in reasons


def test_geojson_of_points_and_lines(read: Read) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": "South Bridge", "kind": "bridge", "aliases": ["Fourth Bridge"]},
            "geometry": {"type": "LineString", "coordinates": [[43.10, 36.30], [43.20, 36.40]]},
        },
        {"type": "Feature", "properties": {"name": "Nothing"}, "geometry": None},
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    rows, rejected, _ = read("bridges.geojson", content)

    assert [(row["name"], row["lat"], row["lon"], row["aliases"]) for row in rows] == [
        ("South Bridge", "36.35", "43.15", "Fourth Bridge")
    ]
    assert [one.reason for one in rejected] == ["no geometry with coordinates"]


def test_packed_files(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "GeoNames Gazetteer extract files")
        archive.writestr("IQ.txt", LINES)
    rows, rejected, opened = read("IQ.zip", packed.getvalue())

    assert (opened.name, len(rows)) == ("IQ", 7)
    assert rejected[0].ref.endswith("IQ.zip/IQ.txt:8")
    rows, _, opened = read("towns.tsv.gz", gzip.compress(b"name\tlat\tlon\nBaaj\t36.04\t41.72\n"))
    assert (opened.name, rows[0]["name"], rows[0]["country"]) == ("towns", "Baaj", "IQ")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "a.csv",
            b"place,lat,lon\nX,1,2\n",
            "no column 'name'; columns: place, lat, lon; name it with --map name=",
        ),
        ("a.csv", b"", "empty"),
        ("a.csv", "name,lat,lon\nCafé,1,2\n".encode("latin-1"), "not UTF-8 text"),
        ("a.geojson", b'{"type": "Feature"', "no FeatureCollection of GeoJSON"),
        ("a.zip", b"PK no zip", "File is not a zip file"),
        ("a.gz", b"no gzip", "not a gzipped file"),
    ],
)
def test_a_file_that_is_none_gets_one_line(read: Read, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=r"^\S+a\.\w+: ") as told:
        read(name, content)
    assert reason.lower() in str(told.value).lower()


def test_fields_that_places_do_not_have() -> None:
    with pytest.raises(UsageError, match="places have no field 'colour'"):
        checked_map({"colour": "red"})


@given(st.lists(st.fixed_dictionaries({field: st.text(max_size=12) for field in FIELDS}), max_size=4))
def test_any_row_is_a_place_on_earth_or_says_why_not(reader: Reader, rows: list[dict[str, str]]) -> None:
    for fields in rows:
        try:
            row = reader.row(fields, origin="x.csv", known=True)
        except BadRow as error:
            assert str(error)
            continue
        place = entry(whole(row)).place
        assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180 and place.name


# ------------------------------------------------------------------------------------------------ merging


@pytest.fixture
def row(reader: Reader) -> Make:
    """Makes a row of a list by hand."""

    def make(name: str, lat: float, lon: float, **others: str) -> Row:
        fields = {"name": name, "lat": str(lat), "lon": str(lon), **others}
        return whole(reader.row(fields, origin="mine.csv", known=True))

    return make


def test_names_of_a_list_by_hand_count_wherever_they_stand(base: Path, row: Make, tmp_path: Path) -> None:
    gazetteer = merged(base, tmp_path, mine=[row("Qazzumbwa", 36.0, 43.0), row("Anah", 34.37, 41.98)])

    assert [t.text for t in gazetteer.find("Qazzumbwa and Anah fell.")] == ["Qazzumbwa", "Anah"]
    assert [t.text for t in Gazetteer(Index(base)).find("Qazzumbwa and Anah fell.")] == []


def test_what_lies_near_under_the_same_name_is_the_same(base: Path, row: Make, tmp_path: Path) -> None:
    mine = [
        row("RAWA", 34.49, 41.92, aliases="Rawa al-Jadida"),
        row("Rawa", 35.5, 42.9),
        row("Rawa", 34.48, 41.92, kind="camp"),
    ]
    gazetteer = merged(base, tmp_path, mine=mine, others=[row("Rawa", 35.501, 42.901)])
    rawas = sorted(gazetteer.exact("Rawa"), key=lambda c: (c.place.kind, c.place.lat))

    assert [(c.place.kind, round(c.place.lat, 1)) for c in rawas] == [
        ("camp", 34.5),
        ("town", 34.5),
        ("town", 35.5),
    ]
    assert [c.place.id for c in gazetteer.exact("Rawa al-Jadida")] == ["92004"]


def test_tables_say_the_same_wherever_they_lie(base: Path, row: Make, tmp_path: Path) -> None:
    mine = [row("Qazzumbwa", 36.0, 43.0)]
    for folder in ("here", "there"):
        merged(base, tmp_path / folder, mine=mine)
    here, there = Tables(tmp_path / "here/own"), Tables(tmp_path / "there/own")

    assert here.digest() == there.digest()
    indexes = [next((tmp_path / folder).glob("gazetteer-*.db")).read_bytes() for folder in ("here", "there")]
    assert indexes[0] == indexes[1]
    here.put("mine", COLUMNS, [*mine, row("Other", 36.1, 43.1)])
    assert here.digest() != there.digest()


def test_a_row_that_was_spoilt_by_hand_gets_one_line(base: Path, row: Make, tmp_path: Path) -> None:
    own = Tables(tmp_path / "own")
    own.put("mine", COLUMNS, [row("Qazzumbwa", 36.0, 43.0) | {"lat": "north"}])
    with pytest.raises(SourceError, match=r"mine\.csv:2: lat 'north' is no number; mend the row or remove"):
        extend_index(base, tmp_path / "index.db", own)
    assert not list(tmp_path.glob("index*"))


def test_who_is_killed_leaves_the_old_index_and_whole_tables(base: Path, tmp_path: Path) -> None:
    before = base.read_bytes()
    script = (
        "import sys; from pathlib import Path; from dateline.gazetteer.extend import extend_index;"
        "from dateline.tables import Tables; from dateline.gazetteer.own import COLUMNS;"
        "base, folder = map(Path, sys.argv[1:]); own = Tables(folder / 'own');"
        "row = lambda i: {'id': f'own-{i}', 'name': f'N{i}', 'lat': '36', 'lon': '43', 'kind': f'k{i}'};"
        "own.put('mine', COLUMNS, map(row, range(200))); print('kept', flush=True);"
        "own.put('mine', COLUMNS, map(row, range(10**9)))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, base, tmp_path], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        while not list((tmp_path / "own").glob(".*.part")):
            time.sleep(0.01)
        os.kill(child.pid, signal.SIGKILL)
    own = Tables(tmp_path / "own")

    assert own.names() == ["mine"]
    assert len(list(own.rows("mine"))) == 200
    assert base.read_bytes() == before
    extend_index(base, tmp_path / "index.db", own)
    assert len(Index(tmp_path / "index.db").spelled("n199")) == 1


def test_two_at_once_do_not_break_each_other(base: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from dateline.gazetteer.extend import extend_index;"
        "from dateline.tables import Tables; from dateline.gazetteer.own import COLUMNS;"
        "from dateline.gazetteer.index import index_path;"
        "*paths, name = sys.argv[1:]; base, folder = map(Path, paths); own = Tables(folder / 'own');"
        "row = lambda i: {'id': f'own-{name}{i}', 'name': f'{name}{i}', 'lat': '36', 'lon': '43'};"
        "own.put(name, COLUMNS, map(row, range(500)));"
        "extend_index(base, index_path(folder, own.digest()), own)"
    )
    workers = [
        subprocess.Popen([sys.executable, "-c", script, base, tmp_path, name]) for name in ("ab", "cd", "ef")
    ]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    own = Tables(tmp_path / "own")
    path = index_path(tmp_path, own.digest())
    if not path.exists():  # the tables changed while the last one read them
        extend_index(base, path, own)
    index = Index(path)
    assert all(len(index.spelled(f"{name}499")) == 1 for name in ("ab", "cd", "ef"))
    assert not list(tmp_path.glob("*.part"))


def test_of_a_users_indexes_the_last_few_stay(tmp_path: Path) -> None:
    (tmp_path / "gazetteer-0123456789ab.db").touch()
    for i in range(6):
        path = tmp_path / f"gazetteer-0123456789ab-0000000{i}.db"
        path.touch()
        os.utime(path, (time.time() - 100 + i, time.time() - 100 + i))
    sweep(tmp_path)
    assert sorted(p.stem[-1] for p in tmp_path.iterdir()) == ["3", "4", "5", "b"]


def test_a_source_must_have_the_name_of_a_file(tmp_path: Path) -> None:
    for name in ("", "../x", ".hidden", "a/b", "a\\b"):
        with pytest.raises(UsageError, match="cannot be the name of a source"):
            Tables(tmp_path).put(name, COLUMNS, [])
    with pytest.raises(UsageError, match="no source 'x'; there is: none"):
        Tables(tmp_path).remove("x")


# ------------------------------------------------------------------------------- public lists, the supplement


def test_public_lists_are_read(shared: Path, gazetteer: Gazetteer) -> None:
    reader = Reader(gazetteer.index)
    file = shared / "data/gazetteer/maxmind_worldcities_SY.tsv.gz"
    for opened in open_tables(file, lambda stem, ref, text: PlaceTable(stem, ref, text, reader, {}, {})):
        rows = [one for one in opened if not isinstance(one, Rejected)]

    assert len(rows) == 15_494
    assert sum(one["country"] == "SY" for one in rows) > 0.75 * len(rows)
    assert not any(one["known"] for one in rows)


# A desert or a mountain range has no town in its middle, a province of the desert few.
FARTHEST_KM = {"province": 210, "region": 160, "district": 180, "desert": 600, "valley": 130}
OUT_OF_THE_WAY = {
    "iq-arar-border-crossing": 230,
    "iq-nukhayb": 185,
    "sy-rukban-camp": 150,
    "ML.12070575": 215,
    "ml-tinzaouaten": 160,
    "ly-sarir-oil-field-oilfield": 185,
    "ly-maaten-al-sarra-air-base-airbase": 320,
    "ly-al-fuqaha": 145,
    "ly-al-shwayrif": 185,
    "dz-in-amenas": 210,
    "dz-in-amenas-gas-plant": 175,
    "ml-boulikessi": 205,
    "ml-hombori": 140,
    "ml-talataye": 150,
    "sd-karnoi": 165,
    "sd-tine": 210,
    "sd-umm-baru": 145,
    "ke-todonyang": 155,
    "cd-shabunda": 165,
    "mm-pangwa": 140,
}
"""Km from the nearest town of their province, for what lies alone in the desert."""
FEW_TOWNS = {"SS": 270}
"""Km likewise, in countries of which the world's list has few towns."""


def test_entries_of_the_supplement_lie_where_they_say(gazetteer: Gazetteer) -> None:
    """A wrong coordinate is worse than none: each lies near a town of its country and province."""
    towns: dict[str | None, list[Place]] = defaultdict(list)
    for town in gazetteer.index.of_kind("town"):
        if town.geonameid is not None:
            towns[town.country].append(town)
    astray = {}
    for own in table("supplement.csv"):
        place = gazetteer.place(PlaceId(own["id"]))
        if place.country is None or place.geonameid is not None:
            continue
        at_home = [town for town in towns[place.country] if place.admin1 in (None, town.admin1)]
        km = min(
            distance_km(place.lat, place.lon, town.lat, town.lon) for town in at_home or towns[place.country]
        )
        farthest = FEW_TOWNS.get(place.country, FARTHEST_KM.get(place.kind, 135))
        if km > OUT_OF_THE_WAY.get(place.id, farthest):
            astray[place.id] = round(km)
    assert astray == {}


def test_every_kind_of_the_supplement_is_one_that_the_program_knows() -> None:
    unknown = {own["kind"] for own in table("supplement.csv") if kinds.named(own["kind"]) != own["kind"]}
    assert unknown == set()
