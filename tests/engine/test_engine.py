"""Every engine gives the same results, in order, and none hangs."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.engine import Engine, InProcess, Processes, choose
from dateline.engine.local import WORTH_PROCESSES
from dateline.errors import DatelineError, UsageError


def doubling() -> Callable[[int], tuple[int, int]]:
    made_in = os.getpid()
    return lambda number: (2 * number, made_in)


def telling_of_what_is_shared() -> Callable[[int], tuple[int, int]]:
    from tests.engine.common import LOADED_IN

    return lambda _: (LOADED_IN, os.getpid())


def failing() -> Callable[[int], int]:
    raise UsageError("no weights here")


def dying() -> Callable[[int], int]:
    return lambda number: os._exit(9) if number == 3 else number


ENGINES = [InProcess(), Processes(1), Processes(3)]


@pytest.mark.parametrize("engine", ENGINES)
def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert [result for result, _ in engine.run(doubling, range(50))] == [2 * i for i in range(50)]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_comes_of_nothing(engine: Engine) -> None:
    assert list(engine.run(failing, [])) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_cannot_be_loaded_says_why(engine: Engine) -> None:
    with pytest.raises(UsageError, match="no weights here"):
        list(engine.run(failing, range(3)))


def test_each_process_loads_once() -> None:
    processes = {process for _, process in Processes(2).run(doubling, range(40))}

    assert 1 <= len(processes) <= 2 and os.getpid() not in processes


def test_what_is_shared_is_loaded_once_where_a_process_may_fork(root: Path) -> None:
    # In an interpreter of its own: the process that others are forked from lives as long as its parent.
    script = """if __name__ == "__main__":
    from tests.engine.test_engine import Processes, telling_of_what_is_shared
    for pair in set(Processes(2, shared="tests.engine.common").run(telling_of_what_is_shared, range(200))):
        print(*pair)
"""
    command = [sys.executable, "-c", script]
    printed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    told = [tuple(map(int, line.split())) for line in printed.splitlines()]

    loaded_in, worked_in = {pid for pid, _ in told}, {pid for _, pid in told}
    if sys.platform == "linux":
        assert len(loaded_in) == 1 and loaded_in.isdisjoint(worked_in)
    else:
        assert loaded_in == worked_in


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = Processes(2).run(doubling, items())
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert len(taken) < 20


def test_a_process_that_dies_is_an_error_and_not_a_hang() -> None:
    with pytest.raises(DatelineError, match="a worker process ended early"):
        list(Processes(2).run(dying, range(50)))


def test_an_error_among_the_items_reaches_the_caller() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise UsageError("no such file")

    with pytest.raises(UsageError, match="no such file"):
        list(Processes(2).run(doubling, items()))


@pytest.mark.parametrize(
    ("workers", "number", "kind"),
    [(1, 1000, InProcess), (4, 1, Processes), (None, WORTH_PROCESSES - 1, InProcess)],
)
def test_processes_are_taken_when_asked_for_or_when_they_pay(
    workers: int | None, number: int, kind: type[Engine]
) -> None:
    engine, items = choose(workers, range(number))

    assert isinstance(engine, kind)
    assert list(items) == list(range(number))


def test_many_items_are_all_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.engine.local.cores", lambda: 8)
    engine, items = choose(None, range(500))

    assert isinstance(engine, Processes) and engine.workers == 2
    assert list(items) == list(range(500))
