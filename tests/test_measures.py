"""The measures of ``evaluation/``: none is left behind when what it measures is renamed."""

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "name",
    sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "evaluation").rglob("*.py")
        if not path.stem.startswith("__")
    ),
)
def test_every_measure_finds_what_it_measures(name: str) -> None:
    assert import_module(name).__doc__
