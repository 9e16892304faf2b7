"""``dateline watch``: feeds into the record, and what changed hands."""

import json
import re
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import options
from dateline.cli.examples import examples

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.watch import Change, Watch

LEAST_S = 60
"""No feed is asked more often."""

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Duration(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on
    """``15m``, ``2h``, ``1d`` or ``900s``."""

    name = "DURATION"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the duration in seconds."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+)([smhd])", value.strip().lower())
        if match is None:
            return self.fail(f"{value!r} is no duration; write it like 15m, 2h or 1d", param, ctx)
        seconds = int(match[1]) * UNITS[match[2]]
        if seconds < LEAST_S:
            return self.fail(f"{value!r} is too often; feeds are asked once a minute at most", param, ctx)
        return seconds


@click.command(
    "watch",
    epilog=examples(
        "dateline watch feeds.opml --every 15m",
        "dateline watch https://example.org/rss --once --record war.db",
    ),
)
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS.opml|URL...")
@options.record
@click.option("--once", is_flag=True, help="Read what is new now, and end: for cron.")
@click.option("--every", type=Duration(), default="15m", show_default=True, help="How often to look.")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Least pause between two pages of one host.",
)
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), help="As in other listings.")
def command(
    feeds: tuple[str, ...], record: str | None, once: bool, every: int, pause: float, format_: str | None
) -> None:
    """Read RSS and Atom feeds into the record, and print what changed hands.

    Feeds are asked politely: robots.txt, pauses and Retry-After are heeded, and
    what has not changed is not fetched again. Ctrl-C ends it; nothing is lost.
    """
    from dateline.record import Record
    from dateline.settings import load
    from dateline.stages import read_options
    from dateline.watch import Fetcher, Memory, Watch, subscriptions

    chosen = load(record=record)
    wanted, bad = subscriptions(feeds)
    for error in bad:
        click.echo(str(error), err=True)
    if not wanted:
        click.get_current_context().exit(1)
    as_lines = (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl"
    with (
        Record.open(chosen.record, create=True, stages=chosen.stages()) as kept,
        Fetcher(max_bytes=chosen.max_bytes, pause_s=pause) as fetcher,
    ):
        watch = Watch(
            kept,
            wanted,
            fetcher=fetcher,
            memory=Memory.beside(chosen.record),
            options=read_options(max_bytes=chosen.max_bytes, columns={}),
        )
        try:
            sound = _round(watch, kept, as_lines)
            while not once:
                time.sleep(every)
                _round(watch, kept, as_lines)
        except KeyboardInterrupt:
            click.echo("ended; what was read is kept, and the rest is read next time", err=True)
            if once:
                raise
            return
    if bad or not sound:
        click.get_current_context().exit(1)


def _round(watch: "Watch", kept: "Record", as_lines: bool) -> bool:
    """Do one round and print what it found; return whether all feeds could be read."""
    from dateline.watch import row_of

    done = watch.round()
    for change in done.changes:
        click.echo(json.dumps(row_of(change), ensure_ascii=False) if as_lines else _line(change, kept))
    sys.stdout.flush()
    watch.told()
    for error in done.failed:
        click.echo(str(error), err=True)
    for rejected in done.rejected:
        click.echo(f"{rejected.ref}: {rejected.reason}", err=True)
    return not done.failed


def _line(change: "Change", kept: "Record") -> str:
    """Return a change as a line for a reader."""
    from dateline.cli.answer import spell

    place = change.place
    where = f"{place.name}, {kept.country(place.country)}" if place.country else place.name
    before = kept.actor(change.before).name if change.before else "not known"
    after = kept.actor(change.after).name + (" (contested)" if change.contested else "")
    parts = [where, f"{before} → {after}", spell(change.day) if change.day else "day not known"]
    if change.evidence is not None:
        parts += [f"“{' '.join(change.evidence.sentence.split())}”", change.evidence.document.ref]
    return " · ".join(parts)
