"""Numerical libraries keep to one thread: several on small matrices only get into each other's way."""

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_info, threadpool_limits

from dateline.language import one_thread
from dateline.language.encoder import Encoder
from dateline.language.pipeline import Pipeline
from dateline.model import Span


def threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_one_thread_inside_and_as_many_as_before_outside() -> None:
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() == {1}
        assert threads() == before


class Watched(Encoder):
    seen: set[int]

    def _relations(self, dependents: NDArray[np.float32], heads: NDArray[np.float32]) -> NDArray[np.int64]:
        self.seen = threads()
        return super()._relations(dependents, heads)


def test_parsing_takes_one_thread_whoever_asks() -> None:
    encoder = Watched.load()
    assert isinstance(encoder, Watched)
    text = "On Friday rebels shelled the town."

    with threadpool_limits(2, user_api="blas"):
        Pipeline(encoder, name="watched").parse(text, [Span(0, len(text))])

    assert encoder.seen == {1}
