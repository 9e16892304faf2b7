"""Round-ups: reports on several countries under the names of each, every one of which is read by itself."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from dateline.model import Document, Span

_HEADING = re.compile(
    r"^[^\w\n]{0,3}(?P<name>[A-Z][\w '’.-]{2,39}?)[^\w\n]{0,2}$(?=\s+\S[^\n]{40})", re.MULTILINE
)
"""A line of few words with prose below it, unlike those of a menu."""
_FEWEST = 3
"""Countries that make a round-up; a report on strikes in two tells of both in its opening."""


def parts(document: Document, is_country: Callable[[str], bool]) -> tuple[Document, ...]:
    """Return a document once for each country that its prose has a heading for, with that part of the prose.

    What stands above the first heading is a part too, with the headline. A document with headings for few
    countries is one part.

    Args:
        document: the report.
        is_country: tells the name of a country.
    """
    body = document.body
    found = [
        heading
        for heading in _HEADING.finditer(document.text, body.start, body.end)
        if is_country(heading["name"])
    ]
    if len({heading["name"] for heading in found}) < _FEWEST:
        return (document,)
    bounds = sorted({body.start, *(heading.start() for heading in found), body.end})
    spans = [Span(start, end) for start, end in pairwise(bounds)]
    opening = replace(document, body=spans[0])
    return (opening, *(replace(document, body=span, headline=None, dateline=None) for span in spans[1:]))
