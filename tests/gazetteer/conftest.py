import pytest

from dateline.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The whole gazetteer, from the user's cache like in any run; the first run compiles it."""
    return open_gazetteer()
