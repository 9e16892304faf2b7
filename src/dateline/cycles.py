"""Python's search for cycles of objects that nothing else holds, put off where there are none to find."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_sought() -> Iterator[None]:
    """Have no cycles looked for meanwhile; also a decorator.

    Whoever makes many records, none of which leads back to itself, has them gone through time and again in
    vain: that is an eighth of what compiling the gazetteer takes, and of what drawing the events and control
    of 10,000 claims takes, and a twentieth of what reading claims off parsed sentences does.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
