"""What the verbs share that keep a user's own tables: what became of files, and which tables there are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from dateline.cli.counting import counted
from dateline.cli.show import show
from dateline.model import Rejected

if TYPE_CHECKING:
    from dateline.own import Added, Source

MOST_TOLD = 20
"""Rows of one file that are told of when they cannot be used; the others are counted."""

files = click.argument("files", nargs=-1, required=True, metavar="FILE...")

source = click.argument("source", metavar="SOURCE")

name = click.option(
    "--as", "name", metavar="NAME", help="What to call the source. [default: the file, without its suffix]"
)


def one_file(files: Sequence[str], name: str | None) -> None:
    """Stop when several files are to have one name."""
    if name is not None and len(files) > 1:
        raise click.UsageError("--as names one source; give one file")


def tell(told: "Iterable[Added | Rejected]", noun: str) -> None:
    """Say what became of each file, and end with status 1 when something of it could not be used."""
    amiss = False
    for one in told:
        if isinstance(one, Rejected):
            _complain([one])
            amiss = True
            continue
        _complain(one.rejected)
        amiss = amiss or bool(one.rejected)
        click.echo(_line(one, noun), err=True)
    if amiss:
        click.get_current_context().exit(1)


def _complain(rejected: Sequence[Rejected]) -> None:
    for one in rejected[:MOST_TOLD]:
        click.echo(f"{one.ref}: {one.reason}", err=True)
    if len(rejected) > MOST_TOLD:
        file = rejected[0].ref.rpartition(":")[0]
        click.echo(f"{file}: {counted(len(rejected) - MOST_TOLD, 'more rows')} like these", err=True)


def _line(added: "Added", noun: str) -> str:
    if not added.entries and not added.names:
        return f"{added.source}: nothing to keep" + _left_out(added)
    kept = f"{counted(added.entries, noun)} with {counted(added.names, 'names')}"
    replaced = ", in the place of the source of that name" if added.replaced else ""
    overrides = f"; described anew: {', '.join(added.overrides)}" if added.overrides else ""
    bare = "" if added.by_hand or not added.entries else "; they count where the text treats them as places"
    return f"{added.source}: {kept}{replaced}{_left_out(added)}{overrides}{bare}"


def _left_out(added: "Added") -> str:
    return f"; left out: {added.left_out:,} that reports do not name" if added.left_out else ""


def show_sources(sources: "Sequence[Source]", *, format: str | None) -> None:  # noqa: A002
    """List the tables."""
    from dateline.publish.rows import source_row

    show(
        [
            source_row(
                one.name,
                file=one.file,
                entries=one.entries,
                names=one.names,
                added=one.added,
                sha256=one.sha256,
            )
            for one in sources
        ],
        noun="sources",
        format=format,
    )
