"""``dateline actors``: the user's own actors."""

import click

from dateline.cli import options, sources
from dateline.cli.examples import examples
from dateline.cli.show import show


@click.group(
    "actors",
    epilog=examples("dateline actors add militias.csv", 'dateline actors search "Free Hills Brigade"'),
)
def command() -> None:
    """Add your own actors: they count at once, in every command."""


@command.command(epilog=examples("dateline actors add militias.csv"))
@sources.files
@sources.name
def add(files: tuple[str, ...], name: str | None) -> None:
    """Keep the actors of some files; a file of the same name replaces the earlier one.

    A file is CSV with the columns slug, name and kind, and may have side, parent, country, plays and aliases.
    Several values of a field are joined with "|". A slug that Dateline has already is described anew.
    """
    from dateline.own import add_actors
    from dateline.settings import load

    sources.one_file(files, name)
    sources.tell(add_actors(files, load().actors, name=name), "actors")


@command.command("list", epilog=examples("dateline actors list"))
@options.format
def list_(format_: str | None) -> None:
    """List the sources of your own actors."""
    from dateline.own import sources_of_actors
    from dateline.settings import load

    sources.show_sources(sources_of_actors(load().actors), format=format_)


@command.command(epilog=examples("dateline actors search Daesh"))
@click.argument("name")
@options.format
def search(name: str, format_: str | None) -> None:
    """List the actors that a name may mean, the likeliest first."""
    from dateline.own import find_actors
    from dateline.publish.rows import found_actor_row
    from dateline.settings import load

    found = find_actors(name, load().actors)
    rows = [found_actor_row(one.actor, likeness=one.likeness, source=one.source) for one in found]
    show(rows, noun="actors", format=format_)


@command.command(epilog=examples("dateline actors remove militias"))
@sources.source
def remove(source: str) -> None:
    """Remove a source of your own actors."""
    from dateline.own import remove_actors
    from dateline.settings import load

    remove_actors(source, load().actors)
