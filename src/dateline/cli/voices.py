"""``dateline voices``: how far each voice is believed on who held what."""

import click

from dateline.cli import options
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.command("voices", epilog=examples("dateline voices", "dateline voices --format csv"))
@options.record
@options.format
def command(record: str | None, format_: str | None) -> None:
    """List how far each voice is believed on who held a place.

    What a party says of its own victory is believed less, what it admits more. With each voice stands how
    many of its claims say who has a place, and how many of those agree with what the record concludes.
    """
    from dateline.publish.rows import reliability_row

    with options.open_record(record) as kept:
        found = kept.voices()
    show([reliability_row(one) for one in found], noun="voices", format=format_)
