"""Lists of words, written as running text."""


def wordset(text: str) -> frozenset[str]:
    """Return the words of a blank-separated list.

    >>> sorted(wordset("will shall"))
    ['shall', 'will']
    """
    return frozenset(text.split())


def ordered(text: str) -> tuple[str, ...]:
    """Return the words of a blank-separated list in their order."""
    return tuple(text.split())
