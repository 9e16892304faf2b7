"""``dateline serve``: the record as a page with a map."""

import click

from dateline.cli import options
from dateline.cli.examples import examples


@click.command(
    "serve",
    epilog=examples(
        "dateline serve", "dateline serve --record war.db --port 8080", "dateline serve --allow-review"
    ),
)
@options.record
@click.option("--host", metavar="ADDRESS", help="Address to listen on. [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="TCP port. [default: 8000]")
@click.option("--allow-review", is_flag=True, default=None, help="Take judgements from who has the token.")
def command(record: str | None, host: str | None, port: int | None, allow_review: bool | None) -> None:
    """Serve the record as a page with a map, and as a JSON API, until interrupted.

    The page shows everything to whoever can reach the address, and asks for no password. Judgements are taken
    only with --allow-review and the token, which is DATELINE_REVIEW_TOKEN or printed at the start.
    """
    from dateline.settings import load

    chosen = load(record=record, host=host, port=port, allow_review=allow_review)
    from dateline.server import new_token, serve

    set_token = chosen.review_token and chosen.review_token.get_secret_value()
    token = (set_token or new_token()) if chosen.allow_review else None

    def announce(address: str) -> None:
        click.echo(f"{address}  (Ctrl-C ends it)", err=True)
        if token and not set_token:
            click.echo(f"the token for judging: {token}", err=True)

    serve(
        chosen.record,
        stages=chosen.stages(),
        host=chosen.host,
        port=chosen.port,
        public_url=chosen.public_url,
        map_style=chosen.map_style,
        review_token=token,
        announce=announce,
    )
