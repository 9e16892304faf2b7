"""``dateline summary``: how much the record holds."""

import json
import sys

import click

from dateline.cli import options
from dateline.cli.counting import named
from dateline.cli.examples import examples


@click.command(
    "summary",
    epilog=examples("dateline summary", "dateline summary --format json"),
)
@options.record
@click.option("--format", "format_", type=click.Choice(["table", "json"]))
def command(record: str | None, format_: str | None) -> None:
    """Count what the record holds, and say which version and language pipeline read it."""
    with options.open_record(record) as kept:
        counts, complete, read_by = kept.summary(), kept.is_complete, kept.read_by()
    if (format_ or ("table" if sys.stdout.isatty() else "json")) == "json":
        click.echo(json.dumps({**counts, "complete": complete, "read_by": read_by}))
        return
    width = max(len(f"{number:,}") for number in counts.values())
    for noun, number in counts.items():
        click.echo(f"{number:>{width},} {named(number, noun)}")
    for version, number in read_by.items():
        click.echo(f"{number:>{width},} read by Dateline {version}")
    if not complete:
        click.echo(
            "events and control are not drawn from all that is known: run `dateline read` again", err=True
        )
