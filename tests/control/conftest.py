"""The actor table, loaded once."""

import pytest

from dateline.actors import ActorTable, load_actors


@pytest.fixture(scope="session")
def actors() -> ActorTable:
    return load_actors()
