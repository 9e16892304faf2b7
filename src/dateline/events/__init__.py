"""Claims → Events: which claims tell of one occurrence, and what they say of it together.

::

    claims ─facts─▶ what linking compares ─block─▶ candidate pairs ─score─▶ links ─cluster─▶ groups
    ─witness, fields─▶ Events ─parts─▶ which is part of which
"""

from dateline.events.again import Before
from dateline.events.fuse import fuse, link

__all__ = ["Before", "fuse", "link"]
