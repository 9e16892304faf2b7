"""The records in which finding and resolving meet."""

from dataclasses import dataclass

from dateline.model import Place, Use


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean."""

    place: Place
    """The place."""
    similarity: float
    """How well the name fits, 0 to 1: 1 is its main name, 0.94 another romanisation of it."""


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
