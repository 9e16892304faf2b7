"""The examples in docstrings print what they say."""

import doctest
import importlib
import pkgutil

import pytest

import dateline

MODULES = [
    module.name
    for module in pkgutil.walk_packages(dateline.__path__, "dateline.")
    if not module.name.endswith("__main__") and ".migrations" not in module.name
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_print_what_they_say(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    modules = (importlib.import_module(name) for name in MODULES)
    assert sum(bool(test.examples) for module in modules for test in finder.find(module)) > 30
