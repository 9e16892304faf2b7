"""One thing that a person may decide, and how much it needs one.

The weight of a question is a product of three figures, each shown with it::

    doubt × reach × size

**doubt**, 0 to 1: how unsure the record is of what it says. **reach**: what hangs on the answer, as
``1 + log10(1 + days)`` for the days of control that would be told otherwise if the claims in question were
left out, or ``1 + log10(1 + people) / 2`` for the people by which reported figures differ. **size**: of the
town, as ``1 + log10(1 + inhabitants / 1000)``; of a country or province, where all might be, 1. They are set,
not learnt: all else equal, a question about a town of
100,000 comes before one about a village of 1,000 unless the latter is more than twice as doubtful.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.answer import Evidence
from dateline.ids import ClaimId, EventId, JudgementId
from dateline.model import ClaimType, Place


class About(StrEnum):
    """What a question is about."""

    CONTROL = "control"
    """Who held a place over some days."""
    DISPUTE = "dispute"
    """Which of several answers that claims of one event give is right."""
    CLAIM = "claim"
    """Whether a sentence says what it was taken to say."""
    PLACE = "place"
    """Which place some words mean."""
    ACTOR = "actor"
    """Whom some words mean."""
    RULING = "ruling"
    """Whether a judgement on who held a place still holds of which reports tell otherwise."""
    ORPHAN = "orphan"
    """What becomes of a judgement whose claim is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that a person may decide."""

    about: About
    """What it is about."""
    asks: str
    """The question, as a sentence."""
    why: str
    """Why it is asked."""
    place: Place | None
    """The place; None when it is about none, or about an unknown one."""
    start: date | None
    """First of the days that it is about; None when open or not known."""
    end: date | None
    """Last of them, inclusive; None when open or not known."""
    doubt: float
    """How unsure the record is, 0 to 1."""
    days: int
    """Days of control that hang on the answer."""
    people: int
    """By how many people reported figures differ; 0 where none do."""
    types: frozenset[ClaimType]
    """Types of the claims in question; empty when it is about control or a judgement."""
    event: EventId | None
    """The event in question; None when there is none."""
    judgement: JudgementId | None
    """The judgement in question; None when there is none."""
    evidence: tuple[Evidence, ...]
    """The sentences behind it."""
    sides: tuple[frozenset[ClaimId], ...] = ()
    """The claims that one or another answer would leave out; empty where no answer leaves out any."""
    answers: tuple[str, ...]
    """What to write after ``dateline review`` to answer; words in capitals are to be filled in."""

    def touches(self, since: date | None, until: date | None) -> bool:
        """Tell whether it is about days from the one to the other; without any day it is only if none is."""
        if since is None and until is None:
            return True
        if self.start is None and self.end is None:
            return False
        first, last = self.start or date.min, self.end or date.max
        return (since is None or last >= since) and (until is None or first <= until)

    @property
    def weight(self) -> float:
        """How much it needs a person; see the head of this module."""
        reach = 1 + max(math.log10(1 + self.days), math.log10(1 + self.people) / 2)
        return self.doubt * reach * (1 + math.log10(1 + inhabitants(self.place) / 1000))


_WIDE = frozenset(
    {"continent", "country", "region", "province", "district", "sea", "river", "road", "border"}
)
"""Kinds of places whose inhabitants are not all concerned by what happens somewhere in them."""


def inhabitants(place: Place | None) -> int:
    """Return how many people a question concerns: those of its town; 0 where that is unknown."""
    return 0 if place is None or place.kind in _WIDE else place.population
