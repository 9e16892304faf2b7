"""What the API answers over the hand-made record."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.server.world import (
    CLAIMS,
    CLASHES,
    DOCUMENTS,
    EVENTS,
    FALLUJAH,
    HOSTILE,
    NASTY,
    QAYYARAH,
    QAYYARAH_TAKEN,
    RAMADI,
    RETOOK,
    TIGRIS,
    make_record,
)

from dateline.server.app import app_over
from dateline.server.overview import timeline
from dateline.store import Conclusions, open_store

TEXTS = {document.id: document.text for document in DOCUMENTS}


def test_summary_tells_counts_days_and_extent(client: TestClient) -> None:
    answer = client.get("/api/v1/summary").json()
    assert answer["counts"]["documents"] == 6
    assert answer["counts"]["claims"] == 6
    assert (answer["first"], answer["last"]) == ("2014-01-04", "2016-08-25")
    assert {"day": "2015-05-17", "events": 1} in answer["days"]
    assert answer["extent"] == [43.29111, 33.35, 43.78333, 35.79556]


def test_control_on_a_day_has_one_row_a_place(client: TestClient) -> None:
    rows = client.get("/api/v1/control", params={"on": "2015-03-10"}).json()["items"]
    holders = {row["place"]["name"]: (row["status"], row["holder"]) for row in rows}
    assert holders == {
        "Ramadi": ("held", "iraq-forces"),
        "Fallujah": ("held", "islamic-state"),
        "Qayyarah": ("held", "islamic-state"),
        "Tikrit": ("contested", "iraq-forces"),
    }


def test_control_rows_keep_the_names_of_the_contract(client: TestClient) -> None:
    rows = client.get("/api/v1/control", params={"place": QAYYARAH.id}).json()["items"]
    assert [(row["from"], row["to"]) for row in rows] == [("2014-06-10", "2016-08-24"), ("2016-08-25", None)]
    contract = {"place", "holder", "from", "to", "status", "belief", "basis", "account", "events"}
    assert contract <= rows[0].keys()


@pytest.mark.parametrize("path", ["control", "events"])
def test_geojson_puts_longitude_first(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}", params={"place": QAYYARAH.id, "format": "geojson"})
    assert answer.headers["content-type"].startswith("application/geo+json")
    feature = answer.json()["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [QAYYARAH.lon, QAYYARAH.lat]}


def test_events_by_days_and_type(client: TestClient) -> None:
    within = {"from": "2015-03-01", "to": "2015-12-31"}
    days = [event["from"] for event in client.get("/api/v1/events", params=within).json()["items"]]
    assert days == ["2015-03-11", "2015-05-17", "2015-12-28"]
    clashes = client.get("/api/v1/events", params={**within, "type": "clash"}).json()["items"]
    assert [event["place"]["name"] for event in clashes] == ["Tikrit"]


def test_an_event_tells_its_dispute(client: TestClient) -> None:
    (event,) = client.get("/api/v1/events", params={"place": QAYYARAH.id}).json()["items"]
    (dispute,) = event["disputes"]
    assert [position["value"] for position in dispute["positions"]] == ["2016-08-25", "2016-08-27"]


def test_claims_come_with_their_words_marked(client: TestClient) -> None:
    claims = client.get("/api/v1/claims", params={"event": QAYYARAH_TAKEN.id}).json()["items"]
    claim = next(claim for claim in claims if claim["id"] == RETOOK.id)
    text = claim["sentence"]["text"]
    words = {mark["role"]: text[mark["start"] : mark["end"]] for mark in claim["sentence"]["marks"]}
    assert words == {
        "agent": "Iraqi forces",
        "trigger": "retook",
        "place": "Qayyarah",
        "patient": "Islamic State",
        "when": "Thursday",
        "count": "at least 40 fighters",
    }
    assert claim["document"]["publisher"] == "Tigris Post"
    assert claim["document"]["published"] == "2016-08-26"


def test_claims_of_a_place_and_of_a_document_agree(client: TestClient) -> None:
    of_place = client.get("/api/v1/claims", params={"place": "90150"}).json()["items"]
    of_document = client.get("/api/v1/claims", params={"document": CLASHES.id}).json()["items"]
    assert of_place == of_document != []


def test_pages_of_a_listing_join_to_the_whole(client: TestClient) -> None:
    whole = client.get("/api/v1/control").json()
    assert whole["next"] is None
    answer = client.get("/api/v1/control", params={"limit": 3})
    joined = answer.json()["items"]
    while "next" in answer.links:
        by_cursor = client.get("/api/v1/control", params={"limit": 3, "cursor": answer.json()["next"]})
        answer = client.get("/api/v1/control" + answer.links["next"]["url"])
        assert answer.json() == by_cursor.json()
        joined += answer.json()["items"]
    assert answer.json()["next"] is None
    assert joined == whole["items"]


def test_places_tell_their_latest_interval(client: TestClient) -> None:
    places = {place["place"]["name"]: place for place in client.get("/api/v1/places").json()["items"]}
    assert places["Qayyarah"]["current"]["holder"] == "iraq-forces"
    assert places["Qayyarah"]["disputes"] == 1
    assert places["Tikrit"]["current"]["status"] == "unknown"


def test_a_place_is_found_by_another_spelling(client: TestClient) -> None:
    for name in ("Ar-Ramadi", "الرمادي", RAMADI.id):
        (found,) = client.get("/api/v1/places", params={"name": name}).json()["items"]
        assert found["place"]["name"] == "Ramadi"
    assert client.get("/api/v1/places", params={"name": "Xyzzyqwopolis"}).json()["items"] == []


def test_nothing_is_told_of_a_town_that_no_report_names(client: TestClient) -> None:
    for path in ("control", "events", "claims", "review", "places"):
        asked = {"name" if path == "places" else "place": "Marawi"}
        answer = client.get(f"/api/v1/{path}", params=asked)
        assert (answer.status_code, answer.json()["items"]) == (200, [])
    held = client.get("/api/v1/who-held", params={"place": "Marawi"}).json()
    assert held["finding"]["control"]["status"] == "unknown"


def test_the_overview_tells_in_columns_what_control_tells_in_rows(client: TestClient) -> None:
    overview = client.get("/api/v1/overview").json()
    columns, places = overview["control"], overview["places"]
    rows = client.get("/api/v1/control").json()["items"]
    for at, row in enumerate(rows):
        assert places[columns["place"][at]] == row["place"]
        for field in ("holder", "from", "to", "status", "belief", "basis", "carried_days", "account"):
            assert columns[field][at] == row[field]
    assert {len(column) for column in columns.values()} == {len(rows)}
    assert {actor["id"] for actor in overview["actors"]} >= {"islamic-state", "iraq-forces"}
    assert overview["map_style"] is None


def test_events_in_short_tell_what_events_tell(client: TestClient) -> None:
    short = client.get("/api/v1/overview/events").json()
    columns = short["events"]
    for at, row in enumerate(client.get("/api/v1/events").json()["items"]):
        for field in ("id", "type", "agent", "patient", "from", "to", "status", "relation"):
            assert columns[field][at] == row[field]
        assert columns["place"][at] == row["place"]["id"]
        assert sorted(short["sources"][n] for n in columns["sources"][at]) == row["sources"]
        assert columns["disputes"][at] == len(row["disputes"])


def test_what_is_remembered_of_a_record_is_forgotten_when_it_changes(tmp_path: Path) -> None:
    with make_record(str(tmp_path / "world.db")) as record:
        other = TestClient(app_over(record, static=tmp_path), base_url="http://127.0.0.1")
        assert len(other.get("/api/v1/overview/events").json()["events"]["id"]) == 5
        store = open_store(str(tmp_path / "world.db"))
        store.conclude(Conclusions(copies={}, events=EVENTS[:2], control=()), basis="another")
        store.close()
        assert len(other.get("/api/v1/overview/events").json()["events"]["id"]) == 2
        assert other.get("/api/v1/overview").json()["places"] == []


def test_a_stray_day_does_not_stretch_the_time_line() -> None:
    days = [date(1500, 1, 1)] + [date(2015, 1, 1) + timedelta(days=n) for n in range(400)]
    assert timeline(days, ()) == (date(2015, 1, 2), date(2016, 2, 2))
    assert timeline((), ()) == (None, None)


def test_history_told_beside_the_news_stretches_no_axis() -> None:
    news = [date(2015, 1, 1) + timedelta(days=n) for n in range(400)]
    first, _ = timeline([date(1963, 3, 8), date(1973, 10, 6), date(2006, 7, 12), *news], ())
    assert first == date(2015, 1, 1)


def test_search_finds_places_parties_events_and_sentences(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "RETOOK qayyarah"}).json()
    assert (found["total"], found["events"]) == (1, [QAYYARAH_TAKEN.id])
    assert [claim["id"] for claim in found["claims"]] == [RETOOK.id]
    phrase = client.get("/api/v1/search", params={"q": '"islamic state seized"'}).json()
    assert phrase["total"] == 1
    assert client.get("/api/v1/search", params={"q": '"state islamic"'}).json()["total"] == 0
    assert client.get("/api/v1/search", params={"q": "Ramadi"}).json()["place"]["id"] == RAMADI.id
    party = client.get("/api/v1/search", params={"q": "daesh"}).json()
    assert "islamic-state" in {actor["id"] for actor in party["actors"]}


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --", "\\", "<script>"])
def test_search_takes_words_for_nothing_but_words(client: TestClient, words: str) -> None:
    answer = client.get("/api/v1/search", params={"q": words})
    assert answer.status_code == 200
    holding = [one for one in CLAIMS if words in one.sentence.of(TEXTS[one.document])]
    assert answer.json()["total"] == len(holding)


@pytest.mark.parametrize("words", [" ", "\x00", '"', '""'])
def test_no_words_find_nothing(client: TestClient, words: str) -> None:
    found = client.get("/api/v1/search", params={"q": words}).json()
    assert (found["total"], found["events"], found["claims"]) == (0, [], [])


def test_one_event_is_told_by_its_id(client: TestClient) -> None:
    event = client.get(f"/api/v1/events/{QAYYARAH_TAKEN.id}").json()
    assert event in client.get("/api/v1/events").json()["items"]
    assert client.get("/api/v1/events/e0").status_code == 404


def test_areas_are_ground_around_the_towns_of_a_side(client: TestClient) -> None:
    answer = client.get("/api/v1/areas", params={"on": "2015-06-01"})
    assert answer.headers["content-type"].startswith("application/geo+json")
    areas = {one["properties"]["holder"]: one for one in answer.json()["features"]}
    assert set(areas["islamic-state"]["properties"]["places"]) == {RAMADI.id, FALLUJAH.id, QAYYARAH.id}
    assert areas["islamic-state"]["geometry"]["type"] == "MultiPolygon"
    assert client.get("/api/v1/areas").status_code == 422


def test_who_held_names_the_sides(client: TestClient) -> None:
    answer = client.get("/api/v1/who-held", params={"place": QAYYARAH.id, "on": "2016-08-30"}).json()
    assert answer["finding"]["control"]["holder"] == "iraq-forces"
    assert {one["document"]["publisher"] for one in answer["finding"]["evidence"]} == {
        "Tigris Post",
        "Northern Courier",
    }
    assert [finding["control"]["holder"] for finding in answer["earlier"]] == ["islamic-state"]


def test_who_held_does_not_guess(client: TestClient) -> None:
    answer = client.get("/api/v1/who-held", params={"place": "90150", "on": "2012-01-01"}).json()
    assert answer["finding"]["control"]["status"] == "unknown"


def test_actors_carry_name_and_side(client: TestClient) -> None:
    actors = {actor["id"]: actor for actor in client.get("/api/v1/actors").json()["items"]}
    assert actors["islamic-state"]["name"] == "Islamic State"
    assert actors["iraq-forces"]["side"] == "iraq-government"


def test_a_document_is_its_text_as_read(client: TestClient) -> None:
    report = client.get(f"/api/v1/documents/{TIGRIS.id}").json()
    assert report["content"]["text"] == TIGRIS.text
    (mark,) = report["content"]["marks"]
    assert TIGRIS.text[mark["start"] : mark["end"]] == "retook"


def test_hostile_words_travel_as_plain_json(client: TestClient) -> None:
    answer = client.get(f"/api/v1/documents/{NASTY.id}")
    assert answer.headers["content-type"] == "application/json"
    assert HOSTILE in answer.json()["content"]["text"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("control?place=Xyzzyqwopolis", 404),
        ("claims?event=e0", 404),
        ("documents/d0", 404),
        ("documents/..%2F..%2Fetc%2Fpasswd", 404),
        ("nothing", 404),
        ("control?on=yesterday", 422),
        ("events?type=picnic", 422),
        ("control?limit=0", 422),
        ("control?limit=100000", 422),
        ("control?cursor=-1", 400),
        ("control?cursor=!", 422),
        ("control?on=0", 422),
        ("events?actor=Xyzzyqwopolis", 400),
        ("documents?publisher=%00", 422),
        ("documents/%00", 422),
        ("who-held", 422),
        ("documents/' OR 1=1 --", 404),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]


def test_the_api_only_reads(client: TestClient) -> None:
    assert client.post("/api/v1/control", json={}).status_code == 405


def test_openapi_describes_every_route(client: TestClient) -> None:
    description = client.get("/api/v1/openapi.json").json()
    assert {"/api/v1/summary", "/api/v1/control", "/api/v1/claims"} <= description["paths"].keys()
    assert description["components"]["schemas"]["ControlView"]["properties"]["from"]["description"]
    assert description == client.get("/api/v1/openapi.json").json()


@pytest.mark.parametrize(
    ("view", "path"),
    [
        ("ControlView", "control"),
        ("EventView", "events"),
        ("ClaimView", "claims"),
        ("ListedDocument", "documents"),
        ("ActorView", "actors"),
    ],
)
def test_examples_look_like_answers(client: TestClient, view: str, path: str) -> None:
    schema = client.get("/api/v1/openapi.json").json()["components"]["schemas"][view]
    (example,) = schema["examples"]
    answer = client.get(f"/api/v1/{path}").json()["items"][0]
    assert example.keys() == answer.keys() == schema["properties"].keys()
    assert [name for name in schema["properties"] if not schema["properties"][name].get("description")] == []


def test_the_docs_name_every_route(client: TestClient, root: Path) -> None:
    docs = (root / "docs/page.md").read_text()
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    routes = [path.removeprefix("/api/v1/").replace("{id_}", "ID") for path in paths]
    assert [route for route in routes if f"`{route}`" not in docs] == []
    asked = [one for path in paths.values() for way in path.values() for one in way.get("parameters", ())]
    questions = {one["name"] for one in asked}
    assert [name for name in sorted(questions - {"id_"}) if f"`{name}`" not in docs] == []
