"""A newsstand for each test."""

from collections.abc import Iterator

import pytest
from tests.newsstand import Newsstand, open_newsstand


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with open_newsstand() as opened:
        yield opened
