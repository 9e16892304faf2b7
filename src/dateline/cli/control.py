"""``dateline control``: who held what."""

from datetime import date

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show
from dateline.model import ControlStatus


@click.command(
    "control",
    epilog=examples(
        "dateline control --on 2016-08-30",
        "dateline control --place Mosul",
        "dateline control --on 2016-08-30 --known-by 2016-08-30",
        "dateline control --holder islamic-state --format geojson > held.geojson",
    ),
)
@options.record
@options.place
@click.option("--on", type=options.Day(), help="Only what was in force on this day.")
@click.option("--holder", metavar="ACTOR", help="Only what this actor, or one under its command, held.")
@click.option(
    "--status",
    "statuses",
    type=click.Choice([one.value for one in ControlStatus]),
    multiple=True,
    help="Only this status. May be repeated.",
)
@options.since
@options.until
@options.known_by
@options.format
def command(
    record: str | None,
    place: str | None,
    on: date | None,
    holder: str | None,
    statuses: tuple[str, ...],
    since: date | None,
    until: date | None,
    known_by: date | None,
    format_: str | None,
) -> None:
    """List who held what: one line for each place and interval of days."""
    from dateline.publish.rows import control_row

    with options.open_record(record) as kept:
        found = kept.control(
            place,
            on,
            holder=holder,
            statuses=[ControlStatus(one) for one in statuses] or None,
            since=since,
            until=until,
            known_by=known_by,
        )
    show([control_row(interval) for interval in found], noun="control", format=format_)
