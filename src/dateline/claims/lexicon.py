"""The frame lexicon: which syntactic slots of a word hold who, whom and where.

The table ``frames.csv`` has one line per word and claim type. A line without slots takes those of its type,
the line whose lemma is ``*``. Slots are tried in order: ``subject`` and ``object`` are those of the active
voice, ``poss``, ``compound`` and ``amod`` stand before a noun ("Assad's", "rebel", "Russian"), ``of-
subject`` is what follows "of" when the noun before has another owner; any other slot is a preposition.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.claims.heads import stem
from dateline.model import ClaimType


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How one word tells of one type of claim."""

    type: ClaimType
    """What kind of claim."""
    lemma: str
    """The word; ``*`` for all words of the type that have no line of their own."""
    agent: tuple[str, ...] = ()
    """Slots of who does it, best first."""
    patient: tuple[str, ...] = ()
    """Slots of to whom."""
    place: tuple[str, ...] = ()
    """Slots of where."""
    own: bool = False
    """Whether the word has slots of its own, other than those of its type."""


class Lexicon:
    """All frames, by type and lemma.

    Args:
        frames: the lines of the table.
    """

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames: Mapping[tuple[ClaimType, str], Frame] = {(f.type, f.lemma): f for f in frames}
        self._stems = {(type_, stem(lemma)) for type_, lemma in self._frames}

    def frame(self, type_: ClaimType, lemma: str) -> Frame:
        """Return the frame of a word for a type: its own slots where the table gives any, else the type's."""
        default = self._frames[type_, "*"]
        own = self._frames.get((type_, lemma))
        return own if own is not None and own.own else default

    def knows(self, type_: ClaimType, lemma: str) -> bool:
        """Whether the table lists the word for the type."""
        return (type_, lemma) in self._frames

    def knows_stem(self, type_: ClaimType, lemma: str) -> bool:
        """Whether the table lists a word of the same stem for the type ("liberation", "liberate")."""
        return (type_, stem(lemma)) in self._stems


@cache
def load() -> Lexicon:
    """Return the lexicon shipped with the package."""
    table = files("dateline.claims").joinpath("frames.csv").read_text(encoding="utf-8")
    return Lexicon(
        Frame(
            type=ClaimType(row["type"]),
            lemma=row["lemma"],
            agent=tuple(row["agent"].split()),
            patient=tuple(row["patient"].split()),
            place=tuple(row["place"].split()),
            own=row["lemma"] != "*" and bool(row["agent"] or row["patient"] or row["place"]),
        )
        for row in csv.DictReader(table.splitlines())
    )
