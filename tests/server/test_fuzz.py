"""Requests that the description allows, and others that it does not: none breaks the server.

Schemathesis makes them up from the OpenAPI description, and holds each answer against what is described: its
status, its kind, its shape.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.server.world import make_record

from dateline.server.app import app_over

TOKEN = "a token of some length"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 4
"""Requests of either kind for each way of asking."""
LEAST = {GenerationMode.POSITIVE: 19, GenerationMode.NEGATIVE: 12}
"""Ways of asking of which some requests are made, at least."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("fuzz")
    with make_record(str(folder / "world.db")) as record:
        record.conclude()
        yield app_over(record, hosts={"*"}, review_token=TOKEN, static=folder)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_no_request_breaks_the_server(app: FastAPI, mode: GenerationMode) -> None:
    description = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    ways = [found.ok() for found in description.get_all_operations()]
    assert len(ways) >= 19
    if mode is GenerationMode.NEGATIVE:
        # Where nothing can be asked, nothing can be asked wrongly.
        ways = [way for way in ways if way.query.items or way.path_parameters.items or way.body.items]
    asked = 0
    for way in ways:

        @given(case=way.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def answered(case: Case) -> None:
            answer = case.call(headers={"authorization": f"Bearer {TOKEN}"})
            case.validate_response(answer, checks=CHECKS)

        try:
            answered()
        except Unsatisfiable:
            # Whatever one writes for a word is a word: some ways can hardly be asked wrongly.
            assert mode is GenerationMode.NEGATIVE
        else:
            asked += 1
    assert asked >= LEAST[mode]
