"""Everything that can go wrong, as one tree.

::

    DatelineError
    ├── UsageError      the caller asked for something impossible: one line, exit status 2
    ├── SourceError     an input cannot be read: its name and the reason
    │   └── FetchError  a page cannot be had over the network now; another time it may
    └── StoreError      a record cannot be opened, or does not fit this version
"""


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class UsageError(DatelineError):
    """The caller asked for something impossible, such as an unknown place or a malformed date."""


class SourceError(DatelineError):
    """An input cannot be read.

    Args:
        ref: path or URL of the input, as the user gave it.
        reason: one clause, lower case, no full stop ("not UTF-8 text", "empty").
    """

    def __init__(self, ref: str, reason: str) -> None:
        """Keep both, so that the error pickles."""
        super().__init__(ref, reason)
        self.ref = ref
        self.reason = reason

    def __str__(self) -> str:
        """Return both, as one line."""
        return f"{self.ref}: {self.reason}"


class FetchError(SourceError):
    """A page cannot be had over the network now; another time it may.

    Args:
        ref: its address.
        reason: one clause, as for :class:`SourceError`.
        wait_s: for how many seconds its host asks to be left alone; None when it does not say.
    """

    def __init__(self, ref: str, reason: str, wait_s: float | None = None) -> None:
        """Keep all three, so that the error pickles."""
        super().__init__(ref, reason)
        self.args = (ref, reason, wait_s)
        self.wait_s = wait_s


class StoreError(DatelineError):
    """A record cannot be opened, or was written by another version of its schema."""
