"""``dateline claims``: what reports say, sentence by sentence."""

from datetime import date

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show
from dateline.model import ClaimStatus, ClaimType


@click.command(
    "claims",
    epilog=examples(
        "dateline claims --place Fallujah --type capture --type withdraw",
        "dateline claims --publisher Reuters --format csv > reuters.csv",
    ),
)
@options.record
@options.place
@options.actor
@options.types
@options.statuses
@options.publisher
@options.since
@options.until
@options.format
def command(
    record: str | None,
    place: str | None,
    actor: str | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    publisher: str | None,
    since: date | None,
    until: date | None,
    format_: str | None,
) -> None:
    """List what reports say, sentence by sentence, each with its event."""
    from dateline.publish.rows import sourced_claim_row

    with options.open_record(record) as kept:
        found = kept.claims(
            place=place,
            actor=actor,
            types=[ClaimType(one) for one in types] or None,
            statuses=[ClaimStatus(one) for one in statuses] or None,
            publisher=publisher,
            since=since,
            until=until,
        )
        documents = {one.id: one for one in kept.documents(ids={claim.document for claim in found})}
        event_of = {claim: event.id for event in kept.events() for claim in event.claims}
    rows = [
        sourced_claim_row(claim, documents[claim.document], event=event_of.get(claim.id)) for claim in found
    ]
    show(rows, noun="claims", format=format_)
