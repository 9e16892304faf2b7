"""The records in which finding and resolving meet."""

from dataclasses import dataclass
from math import log

from dateline.model import Place, Use

BY_OTHER_NAME = 0.97
"""Similarity of a name that is listed, but not the main one."""
BY_SOUND = 0.94
"""Similarity of a name that is written like a listed one by another romanisation."""
_COST_OF_ANOTHER_NAME = 12.0
_EVEN = 2.5
_SLOPE = 1.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    """The place."""
    similarity: float
    """How well the name fits: 1 its main name, 0.97 another that is listed, 0.94 another romanisation of one;
    below, the probability that it is a spelling of the place's name, if it is one of that country at all."""
    known: bool = False
    """Whether reports name it without explanation: the supplement has it, or a user's own list."""

    @property
    def doubt(self) -> float:
        """What the spelling counts against the place, in decimal logarithms of inhabitants, 0 to some 3.

        A village in the one country that a report tells of is as likely as its spelling.
        """
        if self.similarity >= BY_SOUND:
            return _COST_OF_ANOTHER_NAME * (1 - self.similarity)
        return _EVEN - log(self.similarity / (1 - self.similarity)) / _SLOPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Words of a text that name a place."""

    start: int
    """First code point in the text."""
    end: int
    """One past the last code point; a kind word right after the name is inside ("Anbar province")."""
    text: str
    """As written."""
    name: str
    """The name alone."""
    candidates: tuple[Candidate, ...]
    """What it may mean, likeliest first; empty for a name that no list has."""
    kind: str | None = None
    """The kind of place that the words beside the name state; None when none do."""
    use: Use = Use.PLACE
    """What the name stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """What a toponym means in its report."""

    toponym: Toponym
    """The toponym."""
    place: Place | None
    """The place chosen; None when no candidate is likely enough."""
    confidence: float
    """Probability, 0 to 1, that the choice is right."""
    ranking: tuple[tuple[Place, float], ...] = ()
    """The likeliest places with their probabilities among all candidates, the likeliest first."""
