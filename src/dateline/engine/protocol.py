"""What an engine can do."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

Make = Callable[[], Callable[[Item], Result]]
"""Makes the function that does the work, loading what it needs: called once per process, so it pickles."""


class Engine(Protocol):
    """Applies one slow function to many items."""

    def run(self, make: Make[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield one result for each item, in the order of the items, taking items only as they are needed."""
        ...
