"""Engines on this machine."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from typing import Any

from dateline.engine.protocol import Engine, Item, Make, Result
from dateline.errors import DatelineError

WORTH_PROCESSES = 48
"""Fewer items than this are done sooner in this process than others take to load their models."""

DEFAULT_WORKERS = 2
"""Most processes taken without being asked: each holds a model in memory."""

AHEAD = 2
"""Items handed to each process ahead of the results, so that none waits."""


def choose(
    workers: int | None, items: Iterable[Item], *, shared: str | None = None
) -> tuple[Engine, Iterator[Item]]:
    """Return the engine for the items, and the items again.

    Args:
        workers: processes wanted; None for as many as pay, 1 or less for this process alone.
        items: the work; a few are taken to see whether it is worth other processes.
        shared: what several processes hold in common; see :class:`Processes`.
    """
    rest = iter(items)
    if workers is None:
        first = list(islice(rest, WORTH_PROCESSES))
        workers = min(DEFAULT_WORKERS, cores()) if len(first) == WORTH_PROCESSES else 1
        rest = _chained(first, rest)
    return (Processes(workers, shared=shared) if workers > 1 else InProcess()), rest


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chained(first: list[Item], rest: Iterator[Item]) -> Iterator[Item]:
    yield from first
    yield from rest


class InProcess:
    """Does the work here, one item after the other."""

    def run(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield one result for each item, in order."""
        work = None
        for item in items:
            work = work or make()
            yield work(item)


class Processes:
    """Does the work in several processes, each of which loads what it needs once."""

    def __init__(self, workers: int, *, shared: str | None = None) -> None:
        """Take processes.

        Args:
            workers: how many, at least one.
            shared: a module whose import loads what all of them only read. Where a system can fork safely, it
                is imported once, in a process that the others are forked from, and its memory is theirs in
                common; elsewhere each process loads its own.
        """
        self.workers = max(1, workers)
        self._shared = shared

    def run(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield one result for each item, in order.

        Raises:
            DatelineError: a process ended before its work was done (killed, or out of memory).
        """
        pool = ProcessPoolExecutor(
            self.workers,
            mp_context=self._context(),
            initializer=_start,
            initargs=(make,),
        )
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(_work, item))
                if len(waiting) >= self.workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise DatelineError("a worker process ended early; is there enough memory for it?") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _context(self) -> multiprocessing.context.BaseContext:
        if self._shared is None or sys.platform != "linux":  # the libraries of macOS do not survive a fork
            return multiprocessing.get_context("spawn")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([self._shared])
        return context


# ------------------------------------------------------------------------------ in the other processes

_make: Make[Any, Any] | None = None
"""How to make what this process does: set once, when it starts."""


def _start(make: Make[Any, Any]) -> None:
    global _make
    _make = make
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all at once: the parent alone answers it
    threading.Thread(target=_end_with_parent, daemon=True).start()


@cache
def _worker() -> Callable[[Any], Any]:
    # Made with the first item, not at the start: there, an error would only be seen as a broken pool.
    assert _make is not None, "a worker works only after it has started"
    return _make()


def _work(item: Any) -> Any:
    return _worker()(item)


def _end_with_parent() -> None:
    # A killed parent cannot tell its workers to stop; they would wait for work for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
