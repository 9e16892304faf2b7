"""How to read, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FIELDS = ("id", "text", "title", "published", "publisher", "url", "language")
"""The fields of a row; only ``text`` must be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read."""

    max_bytes: int = 20_000_000
    """Largest page or row that is read, in bytes; what is larger is rejected."""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Which column of a row holds a field, for those whose name differs: ``{"text": "content"}``."""

    def column(self, name: str) -> str:
        """Return the name of the column that holds a field.

        >>> ReadOptions(columns={"text": "content"}).column("text")
        'content'
        """
        return self.columns.get(name, name)
