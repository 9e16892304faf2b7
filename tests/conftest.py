"""What all tests share: where things lie, and that no table of whoever runs them is read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes is the machine's affair: timings belong in benchmarks.
settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own places and actors out of the tests."""
    folder = tmp_path_factory.mktemp("own")
    own = {"DATELINE_GAZETTEER": str(folder / "gazetteer"), "DATELINE_ACTORS": str(folder / "actors")}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test material that is not part of the project; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the test material in ../shared")
    return folder
