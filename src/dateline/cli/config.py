"""``dateline config``: each setting, its value, and where the value comes from."""

import json
import sys

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import console


@click.command(
    "config",
    epilog=examples("dateline config", "DATELINE_RECORD=war.db dateline config"),
)
@options.record
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]))
def command(record: str | None, format_: str | None) -> None:
    """Print each setting and where its value comes from.

    A flag goes before DATELINE_*, that before dateline.toml, and that before the default.
    """
    from dateline.settings import explain

    settings = explain(record=record)
    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for one in settings:
            click.echo(json.dumps({"name": one.name, "value": one.value, "origin": one.origin}))
        return
    from rich import box
    from rich.table import Table

    table = Table("setting", "value", "from", "what it does", box=box.SIMPLE_HEAD, pad_edge=False)
    for one in settings:
        table.add_row(one.name, str(one.value), one.origin, one.meaning.replace("``", ""))
    console().print(table)
