"""``dateline annotate``: what the program sees in some inputs."""

import json
import sys

import click

from dateline.cli import options
from dateline.cli.examples import examples


@click.command(
    "annotate",
    epilog=examples(
        "dateline annotate report.txt",
        "dateline annotate reports/ --html > reports.html",
        "dateline annotate reports/ --format conllu > reports.conllu",
    ),
)
@options.inputs
@options.columns
@options.language
@options.parse
@click.option(
    "--format", "format_", type=click.Choice(["jsonl", "conllu"]), default="jsonl", show_default=True
)
@click.option("--html", is_flag=True, help="Draw the documents and their claims, as one HTML page.")
def command(
    inputs: tuple[str, ...],
    columns: tuple[tuple[str, str], ...],
    language: str | None,
    parse: str | None,
    format_: str,
    html: bool,
) -> None:
    """Print what the program sees in some inputs: sentences, names, actors, places, times."""
    from dateline.model import Rejected
    from dateline.once import annotate, conllu, drawing
    from dateline.publish.annotation import annotation_row
    from dateline.settings import load
    from dateline.stages import read_options

    chosen = load(language=language, parse=parse)
    how = read_options(max_bytes=chosen.max_bytes, columns=dict(columns))
    stages = chosen.stages()
    rejected, seen = 0, []
    for found in annotate(inputs, options=how, stdin=sys.stdin, stages=stages):
        if isinstance(found, Rejected):
            click.echo(f"{found.ref}: {found.reason}", err=True)
            rejected += 1
        elif html:
            seen.append(found)
        elif format_ == "conllu":
            sys.stdout.write(conllu(*found))
        else:
            sys.stdout.write(json.dumps(annotation_row(*found), ensure_ascii=False) + "\n")
    if html:
        sys.stdout.write(drawing(seen, options=how, stages=stages))
    if rejected:
        click.get_current_context().exit(1)
