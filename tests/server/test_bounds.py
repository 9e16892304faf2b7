"""Pages, kinds of answers, and what is not let through: strange words, strange paths, too much at once."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.server.world import EVENTS, QAYYARAH, make_record

from dateline.server import asked
from dateline.server.app import app_over
from dateline.settings import Settings
from dateline.store import Conclusions, open_store

QUOTES = "' OR '1'='1' --"
UP = "..%2f..%2f..%2fsecret.txt"


def test_a_page_of_another_state_of_the_record_is_refused(tmp_path: Path) -> None:
    location = str(tmp_path / "world.db")
    with make_record(location) as record:
        client = TestClient(app_over(record, static=tmp_path), base_url="http://127.0.0.1")
        first = client.get("/api/v1/events", params={"limit": 2})
        store = open_store(location)
        store.conclude(Conclusions(copies={}, events=EVENTS[1:], control=()), basis="another")
        store.close()
        second = client.get("/api/v1/events" + first.links["next"]["url"])
    assert second.status_code == 409
    assert "start again" in second.json()["detail"]


@pytest.mark.parametrize("limit", [1, 2, 5, 6, 1000])
@pytest.mark.parametrize("listing", ["events", "claims", "documents", "control", "places", "actors"])
def test_any_size_of_page_gives_the_same_whole(client: TestClient, listing: str, limit: int) -> None:
    whole = client.get(f"/api/v1/{listing}").json()["items"]
    answer = client.get(f"/api/v1/{listing}", params={"limit": limit})
    joined = answer.json()["items"]
    while "next" in answer.links:
        answer = client.get(f"/api/v1/{listing}" + answer.links["next"]["url"])
        assert 0 < len(answer.json()["items"]) <= limit
        joined += answer.json()["items"]
    assert joined == whole != []


@pytest.mark.parametrize("listing", ["control", "events", "places"])
def test_what_is_accepted_decides_the_kind(client: TestClient, listing: str) -> None:
    mapped = client.get(f"/api/v1/{listing}?limit=1", headers={"accept": "application/geo+json"})
    assert mapped.headers["content-type"] == "application/geo+json"
    assert mapped.headers["vary"] == "accept"
    assert mapped.json()["next"] is not None
    assert 'rel="next"' in mapped.headers["link"]
    both = {"accept": "text/html, application/json;q=0.9, application/geo+json;q=0.1"}
    for headers, params in ((both, {}), ({"accept": "application/geo+json"}, {"format": "json"})):
        plain = client.get(f"/api/v1/{listing}", params=params, headers=headers)
        assert plain.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("listing", "name"),
    [
        *(("claims", one) for one in ("place", "about", "actor", "publisher", "event", "document")),
        *(("events", one) for one in ("place", "actor")),
        *(("control", one) for one in ("place", "holder")),
        *(("documents", "publisher"), ("places", "name"), ("who-held", "place"), ("review", "place")),
    ],
)
def test_quotes_end_no_query(client: TestClient, listing: str, name: str) -> None:
    answer = client.get(f"/api/v1/{listing}", params={name: QUOTES})
    assert answer.status_code in (200, 400, 404)
    assert answer.status_code != 200 or answer.json()["items"] == []


def test_no_path_leads_out_of_the_page(tmp_path: Path) -> None:
    static = tmp_path / "a" / "static"
    static.mkdir(parents=True)
    (static / "index.html").write_text("the page")
    (tmp_path / "secret.txt").write_text("secret")
    with make_record(str(tmp_path / "world.db")) as record:
        client = TestClient(app_over(record, static=static), base_url="http://127.0.0.1")
        assert client.get("/").text == "the page"
        for path in (
            UP,
            f"assets/{UP}",
            UP.replace("%2f", "%5c"),
            "%2e%2e/%2e%2e/secret.txt",
            "....//secret.txt",
        ):
            assert client.get(f"/{path}").status_code == 404


def test_costly_questions_wait_for_their_turn_and_the_others_do_not(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "PATIENCE_S", 0.01)
    turns = client.app.state.turns  # type: ignore[attr-defined]
    while turns.acquire(blocking=False):
        pass
    try:
        for path in ("review", "voices", "control?known_by=2015-01-01"):
            busy = client.get(f"/api/v1/{path}")
            assert busy.status_code == 503
            assert int(busy.headers["retry-after"]) > 0
        assert client.get("/api/v1/control", params={"place": QAYYARAH.id}).status_code == 200
    finally:
        for _ in range(2):
            turns.release()
    assert client.get("/api/v1/voices").status_code == 200


def test_nothing_but_this_machine_is_listened_to_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.model_fields["host"].default == "127.0.0.1"
    assert Settings.model_fields["allow_review"].default is False
    monkeypatch.setenv("DATELINE_REVIEW_TOKEN", "a token of some length")
    assert "some length" not in repr(Settings())
