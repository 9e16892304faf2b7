"""Answers about the whole record, made once: kept until the record's conclusions are others."""

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Response

from dateline.record import Record
from dateline.server.views import View

Kept = TypeVar("Kept")

MOST = 64
"""Answers kept at once; the oldest goes first."""


class Memory:
    """Keeps one answer a question, for as long as the record stays what it was when the answer was made."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._kept: dict[str, tuple[str, Any]] = {}

    def of(self, question: str, record: Record, make: Callable[[], Kept]) -> Kept:
        """Return what was made for a question: the one kept, or one made now."""
        basis = record.basis
        kept = self._kept.get(question)
        if kept is not None and kept[0] == basis:
            found: Kept = kept[1]
            return found
        found = make()
        if basis is not None:
            self._kept.pop(question, None)
            while len(self._kept) >= MOST:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[question] = basis, found
        return found

    def answer(self, question: str, record: Record, make: Callable[[], View]) -> Response:
        """Return the answer to a question, as bytes made only once."""
        body = self.of(question, record, lambda: make().model_dump_json(by_alias=True).encode())
        return Response(body, media_type="application/json")
