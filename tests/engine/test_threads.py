"""Numerical libraries keep to one thread: several on small matrices only get into each other's way."""

import os

import pytest

from dateline.engine import choose
from dateline.engine.local import THREADS


def test_one_thread_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in THREADS:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(THREADS[0], "3")
    choose(1, [])

    assert [os.environ[variable] for variable in THREADS] == ["3", "1", "1", "1"]
