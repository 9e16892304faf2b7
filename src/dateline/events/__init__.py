"""Claims → Events: which claims tell of one occurrence, and what they say of it together.

::

    claims ─facts─▶ what linking compares ─block─▶ candidate pairs ─score─▶ links ─cluster─▶ groups
    ─fields─▶ Events
"""

from dateline.events.fuse import fuse, link

__all__ = ["fuse", "link"]
