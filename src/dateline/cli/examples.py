"""The examples that close every help text."""


def examples(*lines: str) -> str:
    r"""Return command lines as the end of a help text, one a line.

    >>> examples("dateline read reports/")
    '\x08\nExamples:\n  dateline read reports/'
    """
    # The first character tells click to leave the line breaks alone.
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
