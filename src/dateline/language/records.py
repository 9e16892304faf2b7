"""What the room hands out: sentences with their tokens and entities, and the protocol of a pipeline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.model import Span

Vectors = NDArray[np.float32]

ENTITY_TYPES = (
    "person",
    "organisation",
    "place",
    "facility",
    "nationality",
    "time",
    "quantity",
    "money",
    "weapon",
    "platform",
)
"""Every entity type that a pipeline may give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word, as Universal Dependencies splits English."""

    start: int
    """First code point in the document's text."""
    end: int
    """One past the last code point."""
    text: str
    """The characters, unchanged."""
    lemma: str
    """Dictionary form; lower case but for names."""
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank tag; empty when the pipeline has none."""
    head: int
    """Index in the sentence of the word it depends on; -1 for the root."""
    deprel: str
    """Universal dependency relation to the head, subtype included (``nsubj:pass``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name, or an expression of time or amount."""

    start: int
    """First code point in the document's text."""
    end: int
    """One past the last code point."""
    type: str
    """One of :data:`ENTITY_TYPES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, tagged and parsed."""

    start: int
    """First code point in the document's text."""
    end: int
    """One past the last code point."""
    tokens: tuple[Token, ...]
    """Its words in order; every character that is no white space belongs to one. Never empty."""
    entities: tuple[Entity, ...] = ()
    """Names in order, without overlap."""
    vectors: Vectors | None = field(default=None, compare=False, repr=False)
    """One row of the encoder's features per token, all zero for words set aside before parsing; None for a
    pipeline without them, of which only rules read claims."""


class Language(Protocol):
    """A pipeline from text to parsed sentences."""

    @property
    def name(self) -> str:
        """What the record says was used."""
        ...

    def parse(self, text: str, regions: Sequence[Span]) -> tuple[Sentence, ...]:
        """Parse the regions of one text, each apart from the others.

        Regions that are neighbouring sentences may be read together.

        Args:
            text: the document's text.
            regions: runs of it that are prose, such as headline and body, in order.

        Returns:
            All sentences in order.
        """
        ...

    def parse_many(self, pairs: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Sentence, ...]]:
        """Parse many texts; the same as :meth:`parse` on each, only faster."""
        ...
