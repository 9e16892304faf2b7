"""Lists of incidents: paragraphs under bullets, each of which is a small report of its own.

"- Gunmen attacked an army post at Fizi." says nothing of where the next item plays, nor of when.
"""

import re

from dateline.model import Span

_FEWEST = 3
"""Items that make a list of incidents."""
_ITEM = re.compile(r"^[ \t]*(?P<item>[-*•·▪●◦‣][ \t]+\S.*?)[ \t]*$", re.MULTILINE)


def items(text: str, body: Span) -> tuple[Span, ...]:
    """Return the items of the lists of a text with their bullets, in order; none of a list of few.

    Args:
        text: the document's.
        body: the prose in it.
    """
    found = tuple(Span(*item.span("item")) for item in _ITEM.finditer(text, body.start, body.end))
    return found if len(found) >= _FEWEST else ()
