"""How a listing comes out: a table on a terminal, JSON lines when piped, or what ``--format`` says."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.publish.rows import Row

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table


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


_READABLE = 24
"""Least characters to a line of what is long."""
_LONG_WORD = 12
"""Characters of a word that may be broken beyond them."""
_BETWEEN = 2
"""Blanks between two columns."""


def _table(rows: Sequence[Row], noun: str) -> None:
    from rich.text import Text

    from dateline.publish.columns import GLANCE, flat

    columns = GLANCE[noun]
    cells = [["" if v is None else str(v) for v in flat(row, columns).values()] for row in rows]
    out = console()
    least = [_least(name, [row[at] for row in cells]) for at, name in enumerate(columns)]
    if sum(least) + _BETWEEN * (len(least) - 1) <= out.width:
        out.print(_side_by_side(list(columns), cells, least))
    else:
        for row in cells:
            out.print(_below_each_other(list(columns), row))
    out.print(Text(f"{len(rows):,} {noun}", style="dim"))


def _least(name: str, cells: Sequence[str]) -> int:
    """The least width at which a column can be read: no word of it is broken but the very long."""
    if name in SHORT:
        return max(map(len, (name, *cells)))
    words = (word for cell in (name, *cells) for word in cell.split())
    return _READABLE if name in LONG else min(max(map(len, words), default=0), _LONG_WORD)


def _side_by_side(columns: Sequence[str], cells: Sequence[Sequence[str]], least: Sequence[int]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0), header_style="bold")
    for name, width in zip(columns, least, strict=True):
        ratio = 1 if name in LONG else None
        table.add_column(name, min_width=width, no_wrap=name in SHORT, ratio=ratio, overflow="fold")
    for row in cells:
        # Text, not markup: a headline may hold anything, square brackets too.
        table.add_row(*map(Text, row))
    return table


def _below_each_other(columns: Sequence[str], row: Sequence[str]) -> "RenderableType":
    """A row for a terminal too narrow for a table: what is short on one line, the rest below it by name."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    told = [(name, cell) for name, cell in zip(columns, row, strict=True) if cell]
    first = Text("  ".join(cell for name, cell in told if name in SHORT), style="bold")
    rest = (Text.assemble((f"{name} ", "dim"), cell) for name, cell in told if name not in SHORT)
    return Group(first, *(Padding(line, (0, 0, 0, 2)) for line in rest))


def console(*, stderr: bool = False) -> "Console":
    """Return the terminal."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, emoji=False, soft_wrap=False)
