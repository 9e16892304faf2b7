"""``dateline rejected``: the inputs that could not be used."""

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.command(
    "rejected",
    epilog=examples("dateline rejected"),
)
@options.record
@options.format
def command(record: str | None, format_: str | None) -> None:
    """List the inputs that could not be used, each with the reason."""
    from dateline.publish.rows import rejected_row

    with options.open_record(record) as kept:
        found = kept.rejected()
    show([rejected_row(one) for one in found], noun="rejected", format=format_)
