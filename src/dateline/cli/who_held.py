"""``dateline who-held``: who held a place on a day, and why."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.examples import examples

if TYPE_CHECKING:
    from dateline.answer import Answer, Finding
    from dateline.publish.rows import Row


@click.command(
    "who-held",
    epilog=examples(
        "dateline who-held Qayyarah --on 2016-08-30",
        'dateline who-held "Husaybah, Iraq" --on 2017-11-03 --known-by 2017-11-05',
    ),
)
@click.argument("place")
@click.option("--on", type=options.Day(), help="The day. [default: the latest that is known]")
@options.known_by
@click.option("--all", "everything", is_flag=True, help="Print every sentence that the answer rests on.")
@options.record
@options.format
def command(
    place: str,
    on: date | None,
    known_by: date | None,
    everything: bool,
    record: str | None,
    format_: str | None,
) -> None:
    """Say who held a place on a day, with the sentences that tell, whose word it is, and what disagrees.

    PLACE is a name in any spelling or script; a country may follow a comma.
    """
    with options.open_record(record) as kept:
        answer = kept.who_held(place, on=on, known_by=known_by)
        if not kept.is_complete:
            click.echo(
                "events and control are not drawn from all that is known: run `dateline read` again", err=True
            )
        chosen = format_ or ("table" if sys.stdout.isatty() else "jsonl")
        if chosen == "table":
            from dateline.cli.answer import draw

            draw(answer, asked=place, names=kept, everything=everything)
            return
    from dateline.publish import write

    write(rows(answer), noun="control", format=chosen, to=sys.stdout)


def rows(answer: "Answer") -> "list[Row]":
    """Return the interval in force on the day, then the earlier ones, each with its evidence."""
    return [_row(finding) for finding in (answer.finding, *answer.earlier)]


def _row(finding: "Finding") -> "Row":
    from dateline.publish.rows import control_row, dispute_row, evidence_row, judgement_row

    return {
        **control_row(finding.control),
        "evidence": [
            evidence_row(
                one.claim, one.document, publisher_side=one.publisher_side, source_side=one.source_side
            )
            for one in finding.evidence
        ],
        "disputes": [dispute_row(dispute) for dispute in finding.disputes],
        "judgements": [judgement_row(judgement) for judgement in finding.judgements],
    }
