"""``dateline extract``: the claims of some inputs, without a record."""

import sys

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.command(
    "extract",
    epilog=examples(
        "dateline extract report.txt --format jsonl",
        "dateline extract reports/*.txt --format csv > claims.csv",
    ),
)
@options.inputs
@options.columns
@options.workers
@options.language
@options.parse
@options.format
def command(
    inputs: tuple[str, ...],
    columns: tuple[tuple[str, str], ...],
    workers: int | None,
    language: str | None,
    parse: str | None,
    format_: str | None,
) -> None:
    """Print the claims of some inputs, without a record; claims of one event share a key."""
    from dateline.once import extract
    from dateline.publish.rows import claim_row
    from dateline.settings import load
    from dateline.stages import read_options

    chosen = load(workers=workers, language=language, parse=parse)
    found = extract(
        inputs,
        options=read_options(max_bytes=chosen.max_bytes, columns=dict(columns)),
        stdin=sys.stdin,
        workers=chosen.workers,
        stages=chosen.stages(),
    )
    documents = {document.id: document for document in found.documents}
    event_of = found.event_of
    rows = [
        claim_row(claim, documents[claim.document], event=event_of.get(claim.id)) for claim in found.claims
    ]
    show(rows, noun="extraction", format=format_)
    for rejected in found.rejected:
        click.echo(f"{rejected.ref}: {rejected.reason}", err=True)
    if found.rejected:
        click.get_current_context().exit(1)
