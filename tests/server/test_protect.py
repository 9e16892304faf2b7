"""Headers, host names, ETags, and what is said when the page was not built."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.server.world import make_record

from dateline.errors import StoreError, UsageError
from dateline.server import create_app
from dateline.server.app import app_over, listening
from dateline.server.protect import origin_of


def test_nothing_may_run_or_load_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/api/v1/summary", "/api/v1/nothing"):
        headers = client.get(path).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


def test_only_the_chosen_online_map_may_be_loaded(tmp_path: Path) -> None:
    with make_record(str(tmp_path / "world.db")) as record:
        style = "https://tiles.example.org/styles/light.json"
        app = app_over(record, map_style=style, static=tmp_path / "no-page")
        client = TestClient(app, base_url="http://127.0.0.1")
        answer = client.get("/api/v1/overview")
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["connect-src"] == "'self' https://tiles.example.org"
    assert policy["img-src"].endswith("https://tiles.example.org")
    assert policy["script-src"] == "'self'"
    assert answer.json()["map_style"] == style


@pytest.mark.parametrize(
    "address", ["tiles.json", "ftp://a.example/s.json", "https://a.example; script-src *", "javascript:0"]
)
def test_what_is_no_address_is_a_clear_error(address: str) -> None:
    with pytest.raises(UsageError, match="not an http or https address"):
        origin_of(address)


def test_a_proxy_is_answered_under_the_address_that_is_set(tmp_path: Path) -> None:
    with make_record(str(tmp_path / "world.db")) as record:
        app = app_over(record, public_url="https://War.example.org:443/map/", static=tmp_path / "no-page")
        client = TestClient(app, base_url="http://127.0.0.1")
        for host, status in (("war.example.org", 200), ("127.0.0.1", 200), ("evil.example", 421)):
            assert client.get("/api/v1/actors", headers={"host": host}).status_code == status
    with pytest.raises(UsageError):
        app_over(record, public_url="war.example.org", static=tmp_path / "no-page")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "[::1]"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/actors", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_a_rebound_name_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/actors", headers={"host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_answer_held_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/control")
    again = client.get("/api/v1/control", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/actors", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_long_answers_are_compressed(client: TestClient) -> None:
    answer = client.get("/api/v1/control", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.json()["items"]) == 10


def test_without_a_built_page_it_says_how_to_build_it(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "pip install -e ." in answer.text


def test_a_taken_port_is_a_clear_error() -> None:
    with (
        listening("127.0.0.1", 0) as taken,
        pytest.raises(UsageError, match="cannot listen on 127.0.0.1 port"),
    ):
        listening("127.0.0.1", taken.getsockname()[1])


def test_no_record_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        create_app(str(tmp_path / "missing.db"))
