"""The five scraped pages that the project was started for, as far as they lie beside the checkout."""

from pathlib import Path

import pytest
from evaluation.documents import Score, scores


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[Score]:
    return list(scores(shared / "gold/dev/seeds"))


def test_what_the_pages_say_of_themselves(pages: list[Score]) -> None:
    assert len(pages) == 5
    for page in pages:
        assert (page.published, page.headline, page.dateline) == (True, True, True), page.name


def test_prose_is_kept_and_furniture_is_gone(pages: list[Score]) -> None:
    for page in pages:
        assert page.kept >= 0.99 * page.body, page.name
        assert page.gone >= 0.99 * page.furniture, page.name


def test_all_related_headlines_are_found_with_their_days(pages: list[Score]) -> None:
    assert sum(page.related for page in pages) == 32
    assert all(page.found == page.related for page in pages)
