"""The group of all verbs, and how errors end a command."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click

from dateline.cli.examples import examples
from dateline.errors import DatelineError, UsageError
from dateline.version import __version__

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "read": "Take reports into the record.",
        "watch": "Read feeds into the record, and print what changed hands.",
        "who-held": "Say who held a place on a day, and why.",
        "control": "List who held what.",
        "areas": "Draw the ground that each side held on a day.",
        "events": "List what happened.",
        "claims": "List what reports say, sentence by sentence.",
        "documents": "List the reports.",
        "rejected": "List the inputs that could not be used.",
        "review": "List what most needs a person, and keep what persons decide.",
        "voices": "List how far each voice is believed on who held what.",
        "summary": "Count what the record holds.",
        "serve": "Serve the record as a page with a map.",
        "extract": "Print the claims of some inputs, without a record.",
        "annotate": "Print what the program sees in some inputs.",
        "gazetteer": "Add, list, search and remove your own places.",
        "actors": "Add, list, search and remove your own actors.",
        "config": "Print each setting and where it comes from.",
    }
)
"""Each verb, in the order of use, with its one line of help; its module has its name."""

INTERRUPTED = 130
BROKEN_PIPE = 141


class Verbs(click.Group):
    """Imports a verb's module only when that verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of use."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, or None when there is none of that name."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"dateline.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    epilog=examples("dateline read reports/", "dateline who-held Qayyarah --on 2016-08-30", "dateline serve"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="dateline")
def dateline() -> None:
    """Read news reports of an armed conflict and keep a sourced record of it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 something was amiss, 2 it was asked wrongly."""
    try:
        status = dateline.main(args=arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more on closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        return 2 if isinstance(error, UsageError) else 1
    return status if isinstance(status, int) else 0
