"""Command line, Python and API tell the same: every listing, compared row by row and field by field.

The listings are those verbs that take ``--record`` and ``--format``, so that a new one is missed here until
it answers over the API too.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from fastapi.testclient import TestClient

from dateline import decide
from dateline.cli import main
from dateline.cli.main import VERBS
from dateline.cli.who_held import rows as answer_rows
from dateline.model import ClaimType, ControlStatus, Precision
from dateline.publish import rows
from dateline.record import Record
from dateline.review import question_row
from dateline.server.app import app_over

Row = dict[str, Any]


def options_of(verb: str) -> set[str]:
    command = import_module(f"dateline.cli.{verb.replace('-', '_')}").command
    return {one.opts[-1].lstrip("-") for one in command.params if isinstance(one, click.Option)}


NOT_OF_THE_RECORD = {"watch", "config"}
"""Verbs that take both and list something else."""

LISTINGS = [
    verb for verb in VERBS if {"record", "format"} <= options_of(verb) and verb not in NOT_OF_THE_RECORD
]

NOT_FILTERS = {"record", "format", "all", "export", "import", "judgements"}
"""Options that choose no rows."""

IN_ADDRESSES = {"since": "from", "until": "to"}
"""How the API calls an option that the command line has another name for as well."""

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("control", {}),
    ("control", {"on": "2015-06-15", "holder": "islamic-state"}),
    ("control", {"place": "Ramadi", "status": "held", "since": "2015-01-01"}),
    ("control", {"on": "2015-06-15", "known-by": "2015-05-31"}),
    ("areas", {"on": "2015-06-15"}),
    ("areas", {"on": "2016-06-15", "known-by": "2016-03-31"}),
    ("events", {}),
    ("events", {"place": "Tadmur", "type": "capture"}),
    ("events", {"actor": "ISIS", "status": "happened", "since": "2015-01-01", "until": "2015-12-31"}),
    ("events", {"known-by": "2015-12-31"}),
    ("events", {"precision": "near"}),
    ("events", {"precision": "exact", "place": "Palmyra"}),
    ("claims", {}),
    ("claims", {"place": "Mosul", "status": "happened"}),
    ("claims", {"actor": "islamic-state", "type": "capture", "until": "2015-12-31"}),
    ("claims", {"publisher": "Euphrates Bulletin"}),
    ("documents", {}),
    ("documents", {"publisher": "Euphrates Bulletin", "since": "2015-01-01"}),
    ("rejected", {}),
    ("review", {"limit": 8}),
    ("review", {"place": "Palmyra", "type": "capture"}),
    ("who-held", {"place": "Palmyra", "on": "2016-01-15"}),
    ("who-held", {"place": "Ramadi"}),
    ("who-held", {"place": "Mosul", "on": "2014-12-01", "known-by": "2015-01-31"}),
    ("voices", {}),
    ("summary", {}),
]


@pytest.fixture(scope="module")
def location(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("contract")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with Record.open(str(folder / "sample.db"), create=True) as record:
        record.read([root / "sample/reports", folder / "photo.txt"], workers=1)
        ruling = decide.control(record, "Palmyra", None, start=date(2015, 5, 1), end=date(2015, 5, 10))
        record.judge(ruling, author="jo", note="nobody knows")
    return str(folder / "sample.db")


@pytest.fixture(scope="module")
def record(location: str) -> Iterator[Record]:
    with Record.open(location) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(record: Record, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    app = app_over(record, static=tmp_path_factory.mktemp("no-page"))
    return TestClient(app, base_url="http://127.0.0.1")


def test_no_listing_is_missed() -> None:
    assert {verb for verb, _ in ASKED} == set(LISTINGS)
    assert len(LISTINGS) >= 9


@pytest.mark.parametrize("verb", LISTINGS)
def test_every_filter_of_a_command_is_one_of_the_api(client: TestClient, verb: str) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"][f"/api/v1/{verb}"]["get"]
    taken = {one["name"] for one in described.get("parameters", ())}
    wanted = {IN_ADDRESSES.get(one, one).replace("-", "_") for one in options_of(verb) - NOT_FILTERS}
    assert wanted <= taken


@pytest.mark.parametrize(("verb", "filters"), ASKED, ids=lambda one: one if isinstance(one, str) else "")
def test_all_three_tell_the_same(
    client: TestClient,
    record: Record,
    location: str,
    capsys: pytest.CaptureFixture[str],
    verb: str,
    filters: dict[str, Any],
) -> None:
    printed = by_command(verb, filters, location, capsys)
    assert printed or verb == "areas"
    assert printed == json.loads(json.dumps(IN_PYTHON[verb](record, filters)))
    told = over_http(client, verb, filters)
    assert len(told) == len(printed)
    reading = READINGS.get(verb, {})
    places = {place.id: rows.place_row(place) for place in record.places()}
    for row, item in zip(printed, told, strict=True):
        item = {**item, "known places": places}
        for field, value in row.items():
            read = reading.get(field, lambda item, field=field: item[field])
            assert_like(value, read(item), where=f"{verb} {field}")


def test_what_was_decided_is_told_alike(
    client: TestClient, location: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--judgements", "--record", location, "--format", "jsonl"]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert client.get("/api/v1/judgements").json()["items"] == printed != []


def by_command(
    verb: str, filters: dict[str, Any], location: str, capsys: pytest.CaptureFixture[str]
) -> list[Row]:
    named = {name: value for name, value in filters.items() if (verb, name) != ("who-held", "place")}
    options = [part for name, value in named.items() for part in (f"--{name}", str(value))]
    arguments = [filters["place"]] if verb == "who-held" else []
    form = "json" if verb == "summary" else "jsonl"
    assert main([verb, *arguments, *options, "--record", location, "--format", form]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def over_http(client: TestClient, verb: str, filters: dict[str, Any]) -> list[Row]:
    asked = {IN_ADDRESSES.get(name, name).replace("-", "_"): value for name, value in filters.items()}
    answer = client.get(f"/api/v1/{verb}", params=asked)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    if verb == "summary":
        return [{**body, **body["counts"]}]
    if verb == "who-held":
        return [{**one, **one["control"]} for one in (body["finding"], *body["earlier"])]
    if verb == "areas":
        return [{**one["properties"], "geometry": one["geometry"]} for one in body["features"]]
    found: list[Row] = body["items"]
    while "next" in answer.links:
        answer = client.get(f"/api/v1/{verb}" + answer.links["next"]["url"])
        found += answer.json()["items"]
    return found


def assert_like(value: Any, other: Any, *, where: str) -> None:
    """The API may tell more of a thing, and nothing else."""
    if isinstance(value, dict):
        for name in value:
            if name != "marks":  # the API's do not overlap, and count from the sentence on
                assert_like(value[name], other[name], where=f"{where}.{name}")
    elif isinstance(value, list):
        assert len(value) == len(other), where
        for one, another in zip(value, other, strict=True):
            assert_like(one, another, where=where)
    else:
        assert value == other, where


def of_report(field: str) -> Callable[[Row], Any]:
    return lambda item: item["document"][field]


def mention(item: Row) -> Row | None:
    return None if item["source"] is None else {"text": item["source_text"], "actor": item["source"]}


def spoken_place(one: Row) -> Row:
    nowhere = dict.fromkeys(("name", "lat", "lon", "geonameid"))
    said = {field: one[field] for field in ("text", "relation", "km", "precision", "point", "note")}
    return {**(one["place"] or nowhere), **said, "beside": one["beside"] and one["beside"]["name"]}


def as_evidence(item: Row) -> Row:
    report = {field: item["document"][field] for field in ("ref", "publisher", "published", "copy_of")}
    notes = [one["note"] for one in item["mentions"]["place"] if one["note"]]
    own = {"claim": item["id"], "document": item["document"]["id"], "source": mention(item), "notes": notes}
    return {**item, **report, **own, "sentence": item["sentence"]["text"]}


def evidence(item: Row) -> list[Row]:
    return [as_evidence(one) for one in item["evidence"]]


READINGS: Mapping[str, Mapping[str, Callable[[Row], Any]]] = {
    "claims": {
        "document": of_report("name"),
        "ref": of_report("ref"),
        "publisher": of_report("publisher"),
        "published": of_report("published"),
        "sentence": lambda item: item["sentence"]["text"],
        "trigger": lambda item: item["mentions"]["trigger"],
        "agent": lambda item: item["mentions"]["agent"],
        "patient": lambda item: item["mentions"]["patient"],
        "place": lambda item: [spoken_place(one) for one in item["mentions"]["place"]],
        "when": lambda item: item["mentions"]["when"],
        "source": mention,
        "count": lambda item: item["mentions"]["count"],
        "event": lambda item: item["event"] or item["id"],
    },
    "areas": {"places": lambda item: [item["known places"][one] for one in item["places"]]},
    "documents": {
        "related": lambda item: [{**one, "date": one["day"]} for one in item["related"]],
    },
    "review": {"evidence": evidence},
    "who-held": {"evidence": evidence},
    "voices": {"set": lambda item: item["is_set"]},
}
"""Where the API tells a field in another place, or under another name."""


def days(filters: dict[str, Any], *names: str) -> dict[str, Any]:
    return {
        name: date.fromisoformat(filters[name.replace("_", "-")])
        for name in names
        if name.replace("_", "-") in filters
    }


def some(filters: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: filters[name] for name in names if name in filters}


def kinds(filters: dict[str, Any]) -> dict[str, Any]:
    return {"types": [ClaimType(filters["type"])]} if "type" in filters else {}


def statuses(filters: dict[str, Any]) -> dict[str, Any]:
    return {"statuses": [filters["status"]]} if "status" in filters else {}


def control_in_python(record: Record, filters: dict[str, Any]) -> list[Row]:
    chosen = {"statuses": [ControlStatus(filters["status"])]} if "status" in filters else {}
    within = days(filters, "on", "since", "until", "known_by")
    return [
        rows.control_row(one)
        for one in record.control(**some(filters, "place", "holder"), **within, **chosen)
    ]


def claims_in_python(record: Record, filters: dict[str, Any]) -> list[Row]:
    event_of = {claim: event.id for event in record.events() for claim in event.claims}
    found = record.claims(
        **some(filters, "place", "actor", "publisher"),
        **kinds(filters),
        **statuses(filters),
        **days(filters, "since", "until"),
    )
    return [
        rows.sourced_claim_row(one, record.document(one.document), event=event_of.get(one.id))
        for one in found
    ]


IN_PYTHON: Mapping[str, Callable[[Record, dict[str, Any]], list[Row]]] = {
    "control": control_in_python,
    "areas": lambda record, filters: [
        rows.area_row(one) for one in record.areas(**days(filters, "on", "known_by"))
    ],
    "events": lambda record, filters: [
        rows.event_row(one)
        for one in record.events(
            **some(filters, "place", "actor"),
            **kinds(filters),
            **statuses(filters),
            precisions=[Precision(filters["precision"])] if "precision" in filters else None,
            **days(filters, "since", "until", "known_by"),
        )
    ],
    "claims": claims_in_python,
    "documents": lambda record, filters: [
        rows.document_row(one)
        for one in record.documents(**some(filters, "publisher"), **days(filters, "since", "until"))
    ],
    "rejected": lambda record, _: [rows.rejected_row(one) for one in record.rejected()],
    "review": lambda record, filters: [
        question_row(one)
        for one in record.review(
            **some(filters, "place", "limit"), **kinds(filters), **days(filters, "since", "until")
        )
    ],
    "who-held": lambda record, filters: answer_rows(
        record.who_held(filters["place"], **days(filters, "on", "known_by"))
    ),
    "voices": lambda record, _: [rows.reliability_row(one) for one in record.voices()],
    "summary": lambda record, _: [
        {**record.summary(), "complete": record.is_complete, "read_by": record.read_by()}
    ],
}
"""The same questions asked in Python."""
