"""``dateline serve``: the record as a page with a map."""

import click

from dateline.cli import options
from dateline.cli.examples import examples


@click.command(
    "serve",
    epilog=examples("dateline serve", "dateline serve --record war.db --port 8080"),
)
@options.record
@click.option("--host", metavar="ADDRESS", help="Address to listen on. [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="TCP port. [default: 8000]")
def command(record: str | None, host: str | None, port: int | None) -> None:
    """Serve the record as a page with a map, and as a JSON API, until interrupted.

    The page shows everything to whoever can reach the address, and asks for no password.
    """
    from dateline.settings import load

    chosen = load(record=record, host=host, port=port)
    from dateline.server import serve

    def announce(address: str) -> None:
        click.echo(f"{address}  (Ctrl-C ends it)", err=True)

    serve(
        chosen.record,
        stages=chosen.stages(),
        host=chosen.host,
        port=chosen.port,
        map_style=chosen.map_style,
        announce=announce,
    )
