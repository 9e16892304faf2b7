"""A digest: one page of several reports, each under its country or sent from its own city.

"**Syria** Government forces captured … **Libya** Air strikes hit …", "**BAGHDAD** — Gunmen killed …
**KABUL** — A suicide bomber …". Each is read as a report of its own, lest Syria's rebels fight in Nigeria.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.gazetteer import Gazetteer
from dateline.model import Document, Span

_FEWEST = 2
"""Items of different countries or cities that make a digest."""
_COUNTRY = re.compile(
    r"^[ \t]*(?:[-*•]\s+)?(?P<name>[^\W\d_a-z][\w'’ .-]{2,40}?)[ \t]*(?::|[-–—](?=\s)|$)", re.MULTILINE
)
_CITY = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z'’ .-]{2,30}[A-Z])(?:,[^\n–—]{1,40}|\s*\([^()\n]{1,30}\))*\s*[–—-]{1,2}\s",
    re.MULTILINE,
)
_SAME_SPELLING = 0.96
_ENDS = '.!?:;"”’)]'
"""Characters at the end of a paragraph."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that is read as a report of its own."""

    own: tuple[Span, ...]
    """The runs of text whose claims are the section's."""
    before: tuple[Span, ...] = ()
    """What the page tells before all its items, with which the items go on."""

    @property
    def all(self) -> tuple[Span, ...]:
        """All that is read, in order."""
        return (*self.before, *self.own)

    def holds(self, start: int) -> bool:
        """Whether what starts there is the section's own."""
        return any(run.start <= start < run.end for run in self.own)


def sections(document: Document, regions: Sequence[Span], gazetteer: Gazetteer) -> tuple[Section, ...]:
    """Return the sections of a page, in order: one, but for a digest.

    Items under countries go on with what stands above them, as a list of strikes does; those sent from
    different cities do not.

    Args:
        document: the page.
        regions: its headline, if it stands in the text, and its prose.
        gazetteer: tells countries and cities.
    """
    *headline, body = regions
    for heading, kind in ((_CITY, "town"), (_COUNTRY, "country")):
        starts = _items(document, heading, kind, gazetteer)
        if starts:
            items = [Span(*edges) for edges in pairwise([*starts, body.end])]
            above = tuple(run for run in (*headline, Span(body.start, starts[0])) if run.start < run.end)
            before = above if kind == "country" else ()
            head = (Section(above),) if above else ()
            return (*head, *(Section((item,), before) for item in items))
    return (Section(tuple(regions)),)


def _items(document: Document, heading: re.Pattern[str], kind: str, gazetteer: Gazetteer) -> list[int]:
    """Where the items of a digest begin, if they stand under different places of a kind."""
    text, body = document.text, document.body
    headed = [
        (match.start(), match["name"].casefold())
        for match in heading.finditer(text, body.start, body.end)
        if _begins_paragraph(text, body, match.start()) and _is_place(gazetteer, match["name"], kind)
    ]
    return [start for start, _ in headed] if len({name for _, name in headed}) >= _FEWEST else []


def _begins_paragraph(text: str, body: Span, start: int) -> bool:
    """Whether a line goes on with none that broke off in mid-sentence."""
    before = text[body.start : start]
    above = before.rstrip()
    return not above or "\n" in before[len(above) :].replace("\n", "", 1) or above[-1] in _ENDS


def _is_place(gazetteer: Gazetteer, name: str, kind: str) -> bool:
    spelled = gazetteer.candidates(name.title() if name.isupper() else name, kind=kind, alike=False)
    return any(one.place.kind == kind and one.similarity >= _SAME_SPELLING for one in spelled)
