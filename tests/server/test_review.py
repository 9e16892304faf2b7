"""Judging over HTTP: who may, what it changes, and how it is taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.test_judging import JudgedStages
from tests.test_record import record_of_reports

from dateline.record import Record
from dateline.server.app import app_over
from dateline.server.reviewers import MOST_BYTES

TOKEN = "a token of some length"
SIGNED = {"authorization": f"Bearer {TOKEN}"}
DAY = "2016-08-30"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with record_of_reports(tmp_path, JudgedStages()) as opened:
        yield opened


@pytest.fixture
def client(record: Record, tmp_path: Path) -> TestClient:
    app = app_over(record, review_token=TOKEN, static=tmp_path)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def claims(client: TestClient, publisher: str) -> list[str]:
    items = client.get("/api/v1/claims").json()["items"]
    return [item["id"] for item in items if item["document"]["publisher"] == publisher]


def holder(client: TestClient) -> str | None:
    answer = client.get("/api/v1/who-held", params={"place": "Qayyarah", "on": DAY}).json()
    held: str | None = answer["finding"]["control"]["holder"]
    return held


def ruling(**more: Any) -> dict[str, Any]:
    row = {"verdict": "control", "author": "jo", "place": "Qayyarah", "holder": "islamic-state"}
    return {**row, "start": "2016-08-28", "end": "2016-09-02", **more}


def test_a_judgement_changes_control_and_its_undoing_changes_it_back(client: TestClient) -> None:
    assert holder(client) == "iraq-forces"
    made = client.post("/api/v1/judgements", json=ruling(note="seen myself"), headers=SIGNED)
    assert made.status_code == 201
    told = made.json()
    assert (told["verdict"], told["author"], told["note"], told["standing"]) == (
        "control",
        "jo",
        "seen myself",
        "in_force",
    )
    assert told["decision"]["holder"] == "islamic-state"
    assert holder(client) == "islamic-state"
    undone = client.post(f"/api/v1/judgements/{told['id']}/undo", json={"author": "al"}, headers=SIGNED)
    assert undone.status_code == 201
    assert holder(client) == "iraq-forces"
    listed = client.get("/api/v1/judgements").json()["items"]
    assert [(one["author"], one["verdict"], one["standing"]) for one in listed] == [
        ("jo", "control", "undone"),
        ("al", "undo", "in_force"),
    ]


def test_a_line_of_an_export_is_taken_without_its_signature(client: TestClient, record: Record) -> None:
    id_ = client.get("/api/v1/claims").json()["items"][0]["id"]
    first = client.post(
        "/api/v1/judgements", json={"verdict": "reject", "author": "jo", "claim": id_}, headers=SIGNED
    ).json()
    spelled_out = {"verdict": "reject", "author": "al", **first["decision"]}
    assert spelled_out["claim"]["id"] == id_
    again = client.post("/api/v1/judgements", json=spelled_out, headers=SIGNED)
    assert again.status_code == 201
    assert again.json()["decision"] == first["decision"]
    assert len(record.judgements()) == 2


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"authorization": "Bearer another token"}, 401),
        ({"authorization": f"Basic {TOKEN}"}, 401),
        ({"cookie": f"authorization={TOKEN}; token={TOKEN}"}, 401),
        ({**SIGNED, "origin": "https://evil.example"}, 403),
        ({**SIGNED, "origin": "null"}, 403),
        ({**SIGNED, "sec-fetch-site": "cross-site"}, 403),
        ({**SIGNED, "content-type": "text/plain"}, 415),
        ({**SIGNED, "origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, 201),
    ],
)
def test_only_the_token_in_its_header_from_our_own_page_may_judge(
    client: TestClient, record: Record, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/api/v1/judgements", json=ruling(), headers=headers)
    assert answer.status_code == status
    assert len(record.judgements()) == (status == 201)
    if status != 201:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("public_url", "headers", "status"),
    [
        (None, {"origin": "https://war.example.org"}, 403),
        (None, {"origin": "https://127.0.0.1", "x-forwarded-proto": "https"}, 403),
        (None, {"origin": "https://war.example.org", "x-forwarded-host": "war.example.org"}, 403),
        ("https://war.example.org", {"origin": "https://war.example.org"}, 201),
        ("https://war.example.org/map", {"origin": "https://war.example.org"}, 201),
        ("https://war.example.org", {"origin": "http://war.example.org"}, 403),
        ("https://war.example.org", {"origin": "https://war.example.org:8443"}, 403),
        ("https://war.example.org", {"origin": "https://evil.example"}, 403),
        ("https://war.example.org", {"origin": "https://war.example.org", "authorization": "Bearer x"}, 401),
    ],
)
def test_behind_a_proxy_only_the_address_that_is_set_is_our_own_page(
    record: Record, tmp_path: Path, public_url: str | None, headers: dict[str, str], status: int
) -> None:
    app = app_over(record, public_url=public_url, review_token=TOKEN, static=tmp_path)
    client = TestClient(app, base_url="http://127.0.0.1")
    answer = client.post("/api/v1/judgements", json=ruling(), headers={**SIGNED, **headers})
    assert answer.status_code == status
    assert len(record.judgements()) == (status == 201)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (SIGNED, 204),
        ({}, 401),
        ({"authorization": "Bearer another token"}, 401),
        ({**SIGNED, "origin": "https://evil.example"}, 403),
    ],
)
def test_a_token_is_tried_before_anything_is_judged(
    client: TestClient, record: Record, headers: dict[str, str], status: int
) -> None:
    answer = client.get("/api/v1/review/token", headers=headers)
    assert answer.status_code == status
    assert (answer.content == b"") == (status == 204)
    assert record.judgements() == []


def test_without_the_flag_nothing_is_taken(record: Record, tmp_path: Path) -> None:
    client = TestClient(app_over(record, static=tmp_path), base_url="http://127.0.0.1")
    for path in ("judgements", "judgements/j0/undo"):
        answer = client.post(f"/api/v1/{path}", json=ruling(), headers=SIGNED)
        assert answer.status_code == 403
        assert "--allow-review" in answer.json()["detail"]
    assert client.get("/api/v1/review/token", headers=SIGNED).status_code == 403
    assert client.put("/api/v1/judgements", json={}).status_code == 405
    assert record.judgements() == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ruling(author=""), "needs an author"),
        (ruling(author=7), "author and note are texts"),
        (ruling(verdict="picnic"), "no verdict"),
        (ruling(holder="nobody-known"), "unknown actor"),
        (ruling(place="Xyzzy"), "unknown place"),
        (ruling(end="2015-01-01"), "is before the first"),
        (ruling(holder=None, status="held"), "has a holder"),
        (ruling(colour="red"), "no field 'colour'"),
        ({"verdict": "reject", "author": "jo", "claim": "c0"}, "no claim c0"),
        ({"verdict": "undo", "author": "jo", "undoes": "j0"}, "no judgement j0"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    client: TestClient, record: Record, row: dict[str, Any], reason: str
) -> None:
    answer = client.post("/api/v1/judgements", json=row, headers=SIGNED)
    assert answer.status_code == 400
    assert reason in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]
    assert record.judgements() == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"[]", 400),
        (b"{", 400),
        (b"[" * 50_000, 400),
        (b'{"author": "\\ud800"}', 400),
        (b'{"author": "\\u0000"}', 400),
        (b'{"author": 1e999}', 400),
        (b'"' + b"x" * MOST_BYTES + b'"', 413),
    ],
)
def test_bodies_that_no_record_can_hold_are_refused(client: TestClient, content: bytes, status: int) -> None:
    headers = {**SIGNED, "content-type": "application/json"}
    assert client.post("/api/v1/judgements", content=content, headers=headers).status_code == status


def test_undoing_what_was_not_decided_is_not_found(client: TestClient) -> None:
    answer = client.post("/api/v1/judgements/j0/undo", json={"author": "jo"}, headers=SIGNED)
    assert answer.status_code == 404


def test_the_questions_are_those_of_the_record(client: TestClient, record: Record) -> None:
    listed = client.get("/api/v1/review", params={"limit": 5}).json()
    asked = record.review(limit=5)
    assert [one["asks"] for one in listed["items"]] == [one.asks for one in asked] != []
    assert [[claim["id"] for claim in one["evidence"]] for one in listed["items"]] == [
        [one.claim.id for one in question.evidence] for question in asked
    ]
    assert client.get("/api/v1/review", params={"limit": 5, "place": "Hatra"}).json() != listed
