"""``dateline review``: what most needs a person, and what persons decide."""

import getpass
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import options
from dateline.cli.counting import counted
from dateline.cli.examples import examples
from dateline.cli.show import show
from dateline.model import ClaimStatus, ClaimType, ControlStatus, Count, Relation

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.verdicts import Decision

NOBODY = "none"
"""Empties a field of a correction, and stands for a holder that is not known."""


@click.group(
    "review",
    invoke_without_command=True,
    epilog=examples(
        "dateline review",
        "dateline review --place Palmyra --limit 5",
        "dateline review reject c0123456789abcdef --note 'of another war'",
        "dateline review control Palmyra islamic-state --from 2015-05-21",
        "dateline review --export judgements.jsonl",
    ),
)
@options.record
@options.place
@options.types
@options.since
@options.until
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Most questions listed.",
)
@click.option("--judgements", is_flag=True, help="List what persons decided, instead.")
@click.option(
    "--export",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    metavar="FILE",
    help="Write what persons decided to a file, as JSON lines.",
)
@click.option(
    "--import",
    "import_",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Take over what persons decided elsewhere.",
)
@options.format
@click.pass_context
def command(
    context: click.Context,
    record: str | None,
    place: str | None,
    types: tuple[str, ...],
    since: date | None,
    until: date | None,
    limit: int,
    judgements: bool,
    export: str | None,
    import_: str | None,
    format_: str | None,
) -> None:
    """List what most needs a person, and keep what persons decide.

    Each question comes with the sentences behind it and with the commands that
    answer it. Reports and claims are never changed: judgements are kept beside
    them, with who and when, and every later run obeys them.
    """
    context.obj = record
    if context.invoked_subcommand is not None:
        return
    with options.open_record(record) as kept:
        if import_ is not None:
            _import(kept, import_)
        if export is not None:
            _export(kept, export)
        if import_ is not None or export is not None:
            return
        if judgements:
            from dateline.publish.rows import judged_row

            rows = [judged_row(one.judgement, standing=one.standing) for one in kept.judgements()]
            show(rows, noun="judgements", format=format_)
            return
        kept.conclude()
        asked = kept.review(
            place=place,
            types=[ClaimType(one) for one in types] or None,
            since=since,
            until=until,
            limit=limit,
        )
    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "table":
        from dateline.cli.questions import draw

        draw(asked)
        return
    from dateline.review import question_row

    show([question_row(one) for one in asked], noun="questions", format=format_)


def _export(kept: "Record", file: str) -> None:
    with click.open_file(file, "w", encoding="utf-8") as out:
        number = 0
        for line in kept.export_judgements():
            out.write(line + "\n")
            number += 1
    click.echo(f"{counted(number, 'judgements')} written to {file}", err=True)


def _import(kept: "Record", file: str) -> None:
    with click.open_file(file, encoding="utf-8", errors="replace") as lines:
        new, bad = kept.import_judgements(lines)
    for one in bad:
        click.echo(f"{file}:{one.ref}: {one.reason}", err=True)
    click.echo(f"{counted(new, 'new judgements')}, {len(bad):,} rejected", err=True)
    if bad:
        click.get_current_context().exit(1)


# ---------------------------------------------------------------------------------------------- the answers


def _signed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every judgement takes."""
    for option in (
        click.option("--author", metavar="NAME", help="Who decides. [default: DATELINE_AUTHOR, or you]"),
        click.option("--note", default="", metavar="TEXT", help="Why."),
        options.record,
    ):
        function = option(function)
    return function


def _keep(
    location: str | None, author: str | None, note: str, decide: "Callable[[Record], Decision]"
) -> None:
    """Make a decision with a record, keep it and say so."""
    from dateline.settings import load

    signed = load(author=author).author or getpass.getuser()
    with options.open_record(location or click.get_current_context().obj) as kept:
        made = kept.judge(decide(kept), author=signed, note=note)
    click.echo(f"kept as {made.id}; `dateline review undo {made.id}` takes it back", err=True)


@command.command("accept", epilog=examples("dateline review accept c0123456789abcdef"))
@click.argument("claim")
@_signed
def accept(claim: str, record: str | None, author: str | None, note: str) -> None:
    """Say that a claim is read rightly: its sentence does say so."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.accept(kept, claim))


@command.command("reject", epilog=examples("dateline review reject c0123456789abcdef"))
@click.argument("claim")
@_signed
def reject(claim: str, record: str | None, author: str | None, note: str) -> None:
    """Let nothing be drawn from a claim, be it misread or untrue."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.reject(kept, claim))


class Figure(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on
    """``killed=40`` or ``killed=40-60``."""

    name = "OF=N or OF=LOW-HIGH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Count:
        """Return the figure."""
        if isinstance(value, Count):
            return value
        of, _, figure = value.partition("=")
        low, _, high = figure.partition("-")
        try:
            return Count(text=figure, min=float(low), max=float(high or low), of=of)
        except ValueError:
            return self.fail(f"{value!r} is no figure; write it like killed=40 or killed=40-60", param, ctx)


def _several(option: str, meaning: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    help_ = f"{meaning} May be repeated; {NOBODY} for nothing named."
    return click.option(option, multiple=True, metavar=option.strip("-").upper(), help=help_)


@command.command(
    "correct",
    epilog=examples(
        "dateline review correct c0123456789abcdef --place Tadmur",
        "dateline review correct c0123456789abcdef --start 2015-05-20",
    ),
)
@click.argument("claim")
@click.option(
    "--type",
    "type_",
    type=click.Choice([one.value for one in ClaimType]),
    metavar="TYPE",
    help="What happened, as `dateline review --help` lists it.",
)
@_several("--agent", "Who did it.")
@_several("--patient", "To whom.")
@_several("--place", "Where.")
@click.option(
    "--relation",
    type=click.Choice([one.value for one in Relation]),
    metavar="RELATION",
    help=f"How it lies to the place: {', '.join(Relation)}.",
)
@click.option("--start", type=options.Day(), help="First day; without --end the only one.")
@click.option("--end", type=options.Day(), help="Last day.")
@click.option(
    "--status",
    type=click.Choice([one.value for one in ClaimStatus]),
    metavar="STATUS",
    help=f"Whether it came to pass: {', '.join(ClaimStatus)}.",
)
@click.option("--source", metavar="ACTOR", help=f"Who says so; {NOBODY} for the outlet itself.")
@click.option("--count", "counts", type=Figure(), multiple=True, help="A figure. May be repeated.")
@_signed
def correct(
    claim: str,
    type_: str | None,
    agent: tuple[str, ...],
    patient: tuple[str, ...],
    place: tuple[str, ...],
    relation: str | None,
    start: date | None,
    end: date | None,
    status: str | None,
    source: str | None,
    counts: tuple[Count, ...],
    record: str | None,
    author: str | None,
    note: str,
) -> None:
    """Say what a claim should say; what is not given stays as it was read."""
    from dateline import decide

    _keep(
        record,
        author,
        note,
        lambda kept: decide.correct(
            kept,
            claim,
            type=None if type_ is None else ClaimType(type_),
            agent=_named(agent),
            patient=_named(patient),
            place=_named(place),
            relation=None if relation is None else Relation(relation),
            start=start,
            end=end,
            status=None if status is None else ClaimStatus(status),
            source="" if source == NOBODY else source,
            count=counts or None,
        ),
    )


def _named(names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the names given; an empty tuple for nothing named, None where nothing was given."""
    return tuple(name for name in names if name != NOBODY) if names else None


@command.command("link", epilog=examples("dateline review link e0123456789abcdef efedcba9876543210"))
@click.argument("one")
@click.argument("other")
@_signed
def link(one: str, other: str, record: str | None, author: str | None, note: str) -> None:
    """Say that two claims, or two events, are one event."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.link(kept, one, other))


@command.command("unlink", epilog=examples("dateline review unlink c0123456789abcdef e0123456789abcdef"))
@click.argument("one")
@click.argument("other")
@_signed
def unlink(one: str, other: str, record: str | None, author: str | None, note: str) -> None:
    """Say that two claims tell of two events, or take a claim out of its event."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.unlink(kept, one, other))


@command.command("place", epilog=examples("dateline review place report-7 Husaybah 'Husaybah, Iraq'"))
@click.argument("report")
@click.argument("words")
@click.argument("place")
@click.option("--at", type=click.IntRange(min=0), metavar="N", help="Only the mention that starts there.")
@_signed
def place(
    report: str, words: str, place: str, at: int | None, record: str | None, author: str | None, note: str
) -> None:
    """Say which place some words of a report mean, in all its claims."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.means_place(kept, report, words, place, at=at))


@command.command("actor", epilog=examples("dateline review actor report-7 'the militants' islamic-state"))
@click.argument("report")
@click.argument("words")
@click.argument("actor")
@click.option("--at", type=click.IntRange(min=0), metavar="N", help="Only the mention that starts there.")
@_signed
def actor(
    report: str, words: str, actor: str, at: int | None, record: str | None, author: str | None, note: str
) -> None:
    """Say whom some words of a report mean, in all its claims."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.means_actor(kept, report, words, actor, at=at))


@command.command(
    "control",
    epilog=examples(
        "dateline review control Hit islamic-state --from 2014-10-02 --to 2016-04-13",
        f"dateline review control Hit {NOBODY} --from 2013-01-01 --to 2013-02-01",
    ),
)
@click.argument("place")
@click.argument("holder")
@click.option("--from", "start", type=options.Day(), help="First day. [default: ever since]")
@click.option("--to", "end", type=options.Day(), help="Last day. [default: until further notice]")
@click.option(
    "--status",
    type=click.Choice([one.value for one in ControlStatus]),
    metavar="STATUS",
    help="held, contested or unknown. [default: held]",
)
@_signed
def control(
    place: str,
    holder: str,
    start: date | None,
    end: date | None,
    status: str | None,
    record: str | None,
    author: str | None,
    note: str,
) -> None:
    """Say who held a place over some days, whatever reports say.

    HOLDER is an actor, or "none" where it is not known who held it. The days
    around are drawn from what reports say, as seen from there.
    """
    from dateline import decide

    _keep(
        record,
        author,
        note,
        lambda kept: decide.control(
            kept,
            place,
            None if holder == NOBODY else holder,
            start=start,
            end=end,
            status=None if status is None else ControlStatus(status),
        ),
    )


@command.command("undo", epilog=examples("dateline review undo j0123456789abcdef"))
@click.argument("judgement")
@_signed
def undo(judgement: str, record: str | None, author: str | None, note: str) -> None:
    """Take back a judgement. It stays in the record, as does its undoing."""
    from dateline import decide

    _keep(record, author, note, lambda kept: decide.undo(kept, judgement))
