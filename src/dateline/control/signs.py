"""What a claim is a sign of: who had a place, who took it, who left it, that it was fought over."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.actors.voice import Voice
from dateline.ids import ActorId, ClaimId, EventId


class Sense(StrEnum):
    """What a sign says of its side on its days."""

    HELD = "held"
    """The side has the place on the day."""
    NOT_HELD = "not held"
    """The side does not have it on the day; somebody else may."""
    TAKEN = "taken"
    """The side takes it on one of the days."""
    LEFT = "left"
    """The side leaves it on one of the days; nobody says who comes."""
    SPLIT = "split"
    """Part of it changes hands on one of the days."""
    PART = "part"
    """The side has a part of it on the day."""
    DIVIDED = "divided"
    """Two sides or more have parts of it on the day."""
    WHOLE = "whole"
    """One side has all of it on the day; nobody says which."""
    FOUGHT = "fought"
    """It is fought over on the day."""
    PRESSED = "pressed"
    """The side besieges it, or is about to take it: whoever has it is likelier to lose it soon."""


NOBODYS = frozenset({Sense.SPLIT, Sense.DIVIDED, Sense.WHOLE, Sense.FOUGHT})
"""What is said of no side by itself."""

PLAINLY = 0.4
"""Credence from which a sign is somebody's word, not what follows from a strike or a siege."""

NOT_HOLDING = frozenset({Sense.NOT_HELD, Sense.PRESSED})
"""What is said of a side that does not have the place for all that anybody tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one claim says of who had one place."""

    sense: Sense
    """What it says."""
    side: str
    """Of which side; empty where no side has it alone."""
    first: int
    """First day, as a proleptic ordinal."""
    last: int
    """Last day, inclusive; a state has one day, a change may have happened on any of its days."""
    reading: float
    """Probability, 0 to 1, that this is what the claim says; else it says nothing."""
    trust: float
    """Probability, 0 to 1, that who speaks is right."""
    spread: int = 1
    """Number of days over which one statement is spread: each carries its share of the evidence."""
    voice: Voice
    """Whose word it is."""
    actors: tuple[ActorId, ...]
    """The actors of the side that the claim names."""
    event: EventId
    """The event that the claim tells of."""
    claim: ClaimId
    """The claim."""
    published: date | None
    """Publication day of the report; None when undated."""

    @property
    def credence(self) -> float:
        """Probability, 0 to 1, that it is so because the claim says so."""
        return self.reading * self.trust
