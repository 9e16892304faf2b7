"""The command line: one module for each verb, imported when it is used."""

from dateline.cli.main import main

__all__ = ["main"]
