"""``dateline documents``: the reports."""

from datetime import date

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.command(
    "documents",
    epilog=examples("dateline documents --since 2016-08-25", "dateline documents --format csv > reports.csv"),
)
@options.record
@options.publisher
@options.since
@options.until
@options.format
def command(
    record: str | None, publisher: str | None, since: date | None, until: date | None, format_: str | None
) -> None:
    """List the reports, and the headlines that they carry of other stories, by day of publication."""
    from dateline.publish.rows import document_row

    with options.open_record(record) as kept:
        found = kept.documents(publisher=publisher, since=since, until=until)
    show([document_row(document) for document in found], noun="documents", format=format_)
