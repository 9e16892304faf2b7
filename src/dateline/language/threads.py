"""Numerical libraries on one thread."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Keep numpy's linear algebra to this thread while the context is open.

    Our matrices are small: on two busy cores, two threads took four times the processor time of one. Whoever
    wants more runs more processes.
    """
    context: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return context


@cache
def _libraries() -> ThreadpoolController:
    # Made when first needed: it knows the libraries that are loaded by then.
    import numpy  # noqa: F401

    return ThreadpoolController()
