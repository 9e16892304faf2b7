"""``dateline events``: what happened."""

from datetime import date

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show
from dateline.model import ClaimStatus, ClaimType, Precision


@click.command(
    "events",
    epilog=examples(
        "dateline events --place Qayyarah --type capture",
        "dateline events --since 2016-08-01 --format geojson > events.geojson",
    ),
)
@options.record
@options.place
@options.actor
@options.types
@options.statuses
@options.precisions
@options.since
@options.until
@options.known_by
@options.format
def command(
    record: str | None,
    place: str | None,
    actor: str | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    precisions: tuple[str, ...],
    since: date | None,
    until: date | None,
    known_by: date | None,
    format_: str | None,
) -> None:
    """List what happened: one line an event, fused from all claims that tell of it."""
    from dateline.publish.rows import event_row

    with options.open_record(record) as kept:
        found = kept.events(
            place=place,
            actor=actor,
            types=[ClaimType(one) for one in types] or None,
            statuses=[ClaimStatus(one) for one in statuses] or None,
            precisions=[Precision(one) for one in precisions] or None,
            since=since,
            until=until,
            known_by=known_by,
        )
    show([event_row(event) for event in found], noun="events", format=format_)
