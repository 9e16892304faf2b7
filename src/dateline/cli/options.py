"""Options and arguments that several verbs share."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dateline.model import ClaimStatus, ClaimType, Precision
from dateline.stages import Parse

if TYPE_CHECKING:
    from dateline.record import Record


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on
    """A day as ISO 8601 has it."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with a line that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self.fail(f"{value!r} is not a day; write it like 2016-08-30", param, ctx)


class ColumnOfField(click.ParamType):  # type: ignore[type-arg]
    """``FIELD=COLUMN``."""

    name = "FIELD=COLUMN"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return field and column."""
        if isinstance(value, tuple):
            return value[0], value[1]
        field, equals, column = value.partition("=")
        if field and equals and column:
            return field, column
        return self.fail(f"{value!r} is not FIELD=COLUMN, such as text=content", param, ctx)


inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")

record = click.option("--record", metavar="FILE|URL", help="The record. [default: dateline.db]")

columns = click.option(
    "--map",
    "columns",
    type=ColumnOfField(),
    multiple=True,
    help="Which column of a row holds a field, such as text=content. May be repeated.",
)

workers = click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes. [default: as many as pay]"
)

language = click.option(
    "--language",
    metavar="PIPELINE",
    help="What parses the text: dateline, or spacy:NAME, a spaCy package or folder. [default: dateline]",
)

parse = click.option(
    "--parse",
    type=click.Choice([one.value for one in Parse]),
    help="Paragraphs to parse: all, or the likely ones, whose words may tell of an event. [default: all]",
)

place = click.option("--place", metavar="PLACE", help="Only this place, in any spelling.")
actor = click.option("--actor", metavar="ACTOR", help="Only this actor, or those under its command.")
since = click.option("--since", "--from", "since", type=Day(), help="Only on this day or later.")
until = click.option("--until", "--to", "until", type=Day(), help="Only on this day or earlier.")
publisher = click.option("--publisher", metavar="NAME", help="Only reports of this outlet.")

types = click.option(
    "--type",
    "types",
    type=click.Choice([one.value for one in ClaimType]),
    multiple=True,
    metavar="TYPE",
    help=f"Only this type: {', '.join(ClaimType)}. May be repeated.",
)

statuses = click.option(
    "--status",
    "statuses",
    type=click.Choice([one.value for one in ClaimStatus]),
    multiple=True,
    metavar="STATUS",
    help=f"Only this status: {', '.join(ClaimStatus)}. May be repeated.",
)

precisions = click.option(
    "--precision",
    "precisions",
    type=click.Choice([one.value for one in Precision]),
    multiple=True,
    metavar="PRECISION",
    help=f"Only those so precisely located: {', '.join(Precision)}. May be repeated.",
)

known_by = click.option("--known-by", type=Day(), help="Only what reports said until this day.")

format = click.option(  # noqa: A001
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "jsonl", "json", "geojson", "parquet"]),
    metavar="FORMAT",
    help="table, csv, jsonl, json, geojson or parquet. [default: table on a terminal, else jsonl]",
)


def open_record(location: str | None, *, create: bool = False) -> "Record":
    """Open the record that a flag, the environment or ``dateline.toml`` names."""
    from dateline.record import Record
    from dateline.settings import load

    chosen = load(record=location)
    return Record.open(chosen.record, create=create, stages=chosen.stages())
