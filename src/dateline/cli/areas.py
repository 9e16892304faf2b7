"""``dateline areas``: the ground that each side held on a day."""

from datetime import date

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.command(
    "areas",
    epilog=examples(
        "dateline areas --on 2016-08-30",
        "dateline areas --on 2016-08-30 --known-by 2016-08-30",
        "dateline areas --on 2016-08-30 --format geojson > areas.geojson",
    ),
)
@click.option("--on", type=options.Day(), required=True, help="The day.")
@options.known_by
@options.record
@options.format
def command(on: date, known_by: date | None, record: str | None, format_: str | None) -> None:
    """List the ground around the places that each side held or contested on a day.

    Ground far from any place of which something is known belongs to nobody. With --format geojson each area
    comes with its polygons.
    """
    from dateline.publish.rows import area_row

    with options.open_record(record) as kept:
        found = kept.areas(on, known_by=known_by)
    show([area_row(area) for area in found], noun="areas", format=format_)
