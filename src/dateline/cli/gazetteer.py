"""``dateline gazetteer``: the user's own places."""

import click

from dateline.cli import options, sources
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.group(
    "gazetteer",
    epilog=examples(
        "dateline gazetteer add IQ.zip",
        "dateline gazetteer add camps.csv --map name=camp_name",
        "dateline gazetteer search Qayyarah",
    ),
)
def command() -> None:
    """Add your own places: they count at once, in every command."""


@command.command(
    epilog=examples(
        "dateline gazetteer add IQ.zip SY.txt",
        "dateline gazetteer add bridges.geojson --map name=label --as bridges",
    )
)
@sources.files
@options.columns
@sources.name
def add(files: tuple[str, ...], columns: tuple[tuple[str, str], ...], name: str | None) -> None:
    """Keep the places of some files; a file of the same name replaces the earlier one.

    Files of GeoNames are taken as they come: countries (IQ.txt), alternateNamesV2, admin1CodesASCII and
    admin2Codes. A CSV or GeoJSON file has name, lat and lon, and may have kind, country, admin1, aliases,
    population, geonameid, known and source. Each may be zipped.
    """
    from dateline.own import add_places
    from dateline.settings import load

    sources.one_file(files, name)
    sources.tell(add_places(files, load().gazetteer, columns=dict(columns), name=name), "places")


@command.command("list", epilog=examples("dateline gazetteer list"))
@options.format
def list_(format_: str | None) -> None:
    """List the sources of your own places."""
    from dateline.own import sources_of_places
    from dateline.settings import load

    sources.show_sources(sources_of_places(load().gazetteer), format=format_)


@command.command(epilog=examples("dateline gazetteer search Qayara", "dateline gazetteer search القيارة"))
@click.argument("name")
@options.format
def search(name: str, format_: str | None) -> None:
    """List the places that a name may mean, in any spelling, the likeliest first."""
    from dateline.own import find_places
    from dateline.publish.rows import found_place_row
    from dateline.settings import load

    found = find_places(name, load().gazetteer)
    rows = [found_place_row(one.place, likeness=one.likeness, sources=one.sources) for one in found]
    show(rows, noun="places", format=format_)


@command.command(epilog=examples("dateline gazetteer remove camps"))
@sources.source
def remove(source: str) -> None:
    """Remove a source of your own places."""
    from dateline.own import remove_places
    from dateline.settings import load

    remove_places(source, load().gazetteer)
