"""Where a record is kept: SQLite in one file, or PostgreSQL behind a URL; one schema for both.

::

    (Document, Claims) ─put─▶ documents, related, claims …       in small transactions, as reading goes on
    Copies, Events, Control ─conclude─▶ copies, events, control … all at once, with what they follow from
"""

from dateline.store.connect import open_memory, open_store
from dateline.store.protocol import Conclusions, Filter, Read, Stamp, Store
from dateline.store.rows import digest_of

__all__ = ["Conclusions", "Filter", "Read", "Stamp", "Store", "digest_of", "open_memory", "open_store"]
