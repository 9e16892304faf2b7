"""The app over the hand-made record, called as a browser on this machine would."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from tests.server.world import make_record

from dateline.server.app import app_over


@pytest.fixture(scope="package")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("server")
    with make_record(str(folder / "world.db")) as record:
        app = app_over(record, static=folder / "no-page")
        yield TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
