"""What the program sees in one report."""

from dataclasses import dataclass

from dateline.ids import DocumentId
from dateline.language import Sentence
from dateline.model import ActorMention, Claim, PlaceMention, Toponymy, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read off one report."""

    document: DocumentId
    """The report."""
    parsed_by: str
    """Name of the language pipeline."""
    sentences: tuple[Sentence, ...]
    """Its sentences, tagged and parsed, in order."""
    actors: tuple[ActorMention, ...]
    """Every name of an actor, in order."""
    toponyms: tuple[Toponymy, ...]
    """Every toponym with what it was taken for, in order."""
    times: tuple[When, ...]
    """Every time expression with the days it means, in order."""
    claims: tuple[Claim, ...]
    """The claims, in order of their triggers."""

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every toponym with its place, in order."""
        return tuple(toponym.mention for toponym in self.toponyms)
