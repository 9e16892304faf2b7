"""Feeds → the record, again and again, and what changed hands.

::

    subscriptions ─▶ feeds ─poll─▶ pages not seen yet ─▶ Record.read ─changes─▶ what changed hands
                        └ memory: what each feed was when it was last read, and what was told

What is seen is what the record holds or has rejected, and a feed counts as read only once all its pages are:
a process may be killed at any moment, and the next one fetches what is missing.
"""

from dateline.fetch import Fetcher
from dateline.watch.changes import Change, Timelines, changes, row_of, timelines
from dateline.watch.memory import Memory
from dateline.watch.poll import Poll, Watch
from dateline.watch.subscriptions import subscriptions

__all__ = [
    "Change",
    "Fetcher",
    "Memory",
    "Poll",
    "Timelines",
    "Watch",
    "changes",
    "row_of",
    "subscriptions",
    "timelines",
]
