"""Pages over the network, politely: the only room that opens a connection.

::

    address ─addresses─▶ may it be asked? ─robots─▶ does its host allow it? ─fetcher─▶ Download

One request at a time, a pause between two of one host, and never more of a page than is read. No credentials
are sent, no cookies are kept, and what a feed or a redirect leads to is never on a private network unless the
address that the user gave is.
"""

from dateline.fetch.addresses import host_of, joined
from dateline.fetch.fetcher import USER_AGENT, Fetched, Fetcher

__all__ = ["USER_AGENT", "Fetched", "Fetcher", "host_of", "joined"]
