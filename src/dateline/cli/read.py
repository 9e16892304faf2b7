"""``dateline read``: pages into the record, through all four stages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dateline.cli import options
from dateline.cli.counting import counted
from dateline.cli.examples import examples

if TYPE_CHECKING:
    from dateline.intake import ReadSummary
    from dateline.record import Progress

STEPS = {
    "extract": "reading",
    "copies": "comparing reports",
    "events": "linking claims into events",
    "control": "inferring who held what",
}


@click.command(
    "read",
    epilog=examples(
        "dateline read reports/",
        "dateline read --record war.db scraped.jsonl --map text=content",
        "cat more.jsonl | dateline read -",
    ),
)
@options.inputs
@options.record
@options.columns
@options.workers
@options.language
@options.parse
@click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest page that is read.")
def command(
    inputs: tuple[str, ...],
    record: str | None,
    columns: tuple[tuple[str, str], ...],
    workers: int | None,
    language: str | None,
    parse: str | None,
    max_bytes: int | None,
) -> None:
    """Take reports into the record.

    INPUT is a file (.txt, .html, .jsonl, .csv, .parquet, .warc, .rss, .zip), a folder of such, an
    address (https://...), or - for standard input.

    Reading the same again adds nothing. A reading that was cut short is completed by the next.
    """
    from dateline.record import Record
    from dateline.settings import load
    from dateline.stages import read_options

    chosen = load(record=record, workers=workers, language=language, parse=parse, max_bytes=max_bytes)
    stages = chosen.stages()
    with Record.open(chosen.record, create=True, stages=stages) as kept, _progress() as progress:
        done = kept.read(
            inputs,
            options=read_options(max_bytes=chosen.max_bytes, columns=dict(columns)),
            stdin=sys.stdin,
            workers=chosen.workers,
            progress=progress,
        )
    for rejected in done.rejected:
        click.echo(f"{rejected.ref}: {rejected.reason}", err=True)
    _report(done, chosen.record)
    if done.rejected:
        click.get_current_context().exit(1)


@contextmanager
def _progress() -> Iterator["Progress"]:
    """Yield what draws the progress on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _step, _done: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from dateline.cli.show import console

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(pulse_style="cyan"),
        TextColumn("{task.completed:,.0f} reports"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(STEPS["extract"], total=None)

        def show(step: str, done: int) -> None:
            bar.update(task, description=STEPS[step], completed=done or None)

        yield show


def _report(done: "ReadSummary", record: str) -> None:
    holds = done.holds
    undated = f" ({done.undated:,} without a day)" if done.undated else ""
    lines = [
        f"{counted(done.new, 'new reports')}{undated}, {done.known:,} known, "
        f"{counted(done.headlines, 'new headlines')}, {counted(done.claims, 'new claims')}, "
        f"{len(done.rejected):,} rejected",
        f"{record}: " + ", ".join(counted(number, noun) for noun, number in holds.items()),
    ]
    for line in lines:
        click.echo(line, err=True)
