"""Answers about the whole record, made once: kept as bytes until the record's conclusions are others."""

from collections.abc import Callable

from fastapi import Response

from dateline.record import Record
from dateline.server.views import View


class Memory:
    """Keeps one answer a question, for as long as the record stays what it was when the answer was made."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._kept: dict[str, tuple[str, bytes]] = {}

    def answer(self, question: str, record: Record, make: Callable[[], View]) -> Response:
        """Return the answer to a question: the one kept, or one made now."""
        basis = record.basis
        kept = self._kept.get(question)
        if kept is None or kept[0] != basis:
            body = make().model_dump_json(by_alias=True).encode()
            if basis is not None:
                self._kept[question] = basis, body
        else:
            body = kept[1]
        return Response(body, media_type="application/json")
