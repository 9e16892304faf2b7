"""How a listing comes out: a table on a terminal, JSON lines when piped, or what ``--format`` says."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.publish.rows import Row

if TYPE_CHECKING:
    from rich.console import Console


def show(rows: Sequence[Row], *, noun: str, format: str | None) -> None:  # noqa: A002
    """Print rows of a noun."""
    chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen == "table":
        _table(rows, noun)
        return
    from dateline.publish import write

    write(rows, noun=noun, format=chosen, to=sys.stdout)


SHORT = frozenset(
    {
        *("from", "to", "type", "status", "published", "belief", "basis", "stage", "language"),
        *("kind", "country", "lat", "lon", "likeness", "entries", "names", "added"),
    }
)
"""Columns whose cells are never broken over lines."""

LONG = frozenset({"sentence", "headline", "reason", "sources", "file"})
"""Columns that get the room that is left."""


def _table(rows: Sequence[Row], noun: str) -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.publish.columns import GLANCE, flat

    columns = GLANCE[noun]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in SHORT, ratio=1 if name in LONG else None)
    for row in rows:
        # Text, not markup: a headline may hold anything, square brackets too.
        table.add_row(*(Text("" if value is None else str(value)) for value in flat(row, columns).values()))
    out = console()
    out.print(table)
    out.print(Text(f"{len(rows):,} {noun}", style="dim"))


def console(*, stderr: bool = False) -> "Console":
    """Return the terminal."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, emoji=False, soft_wrap=False)
