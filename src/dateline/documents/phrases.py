"""The words of page furniture, and how much of a line consists of them."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MIN_GLUED = 8
_NUMBER = "#"


class Kind(StrEnum):
    """What a phrase of ``furniture.csv`` does on a page."""

    COMMENTS = "comments"
    """Opens the readers' part: all that follows is theirs."""
    LINK = "link"
    """Points to another story: alone it opens a box of them, before a colon it is followed by a title."""
    BOX = "box"
    """Opens a box of other stories, tags or offers."""
    CREDIT = "credit"
    """Opens a line on who wrote, edited, pictured or supplied the report."""
    CHROME = "chrome"
    """Stands on buttons, in forms, banners and legal lines."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A furniture phrase in a sequence of words."""

    first: int
    """Index of its first word."""
    last: int
    """Index one past its last word."""
    kind: Kind
    """What the phrase does."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text with the furniture phrases among them."""

    spans: tuple[tuple[int, int], ...]
    """Offsets of each word."""
    hits: tuple[Hit, ...]
    """Furniture phrases, longest first at each place, not overlapping."""

    @property
    def coverage(self) -> float:
        """Share of the words, 0 to 1, that belong to furniture phrases."""
        return sum(hit.last - hit.first for hit in self.hits) / max(1, len(self.spans))

    @property
    def opener(self) -> Hit | None:
        """The phrase that the words begin with, or None."""
        return self.hits[0] if self.hits and self.hits[0].first == 0 else None


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of ``text[start:end]`` and the furniture phrases among them.

    >>> words_of("Leave a Reply").coverage
    1.0
    """
    matches = WORD.finditer(text, start, len(text) if end is None else end)
    spans = [part for match in matches for part in _parts(match)]
    tokens = [_NUMBER if text[a].isdigit() else text[a:b].lower() for a, b in spans]
    table, hits, i = _table(), [], 0
    while i < len(tokens):
        hit = _longest(table, tokens, i)
        if hit is not None:
            hits.append(hit)
            i = hit.last
        else:
            i += 1
    return Words(tuple(spans), tuple(hits))


def _parts(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a word, or of each word where a scraper glued two ("standardsDiscussion")."""
    word = match[0]
    if word.islower() or len(word) < _MIN_GLUED or word[1:].islower():
        return (match.span(),)
    start, end = match.span()
    cuts = [start, *(start + glue.start() for glue in _GLUED.finditer(word)), end]
    return tuple(zip(cuts, cuts[1:], strict=False))


def _longest(
    table: Mapping[str, Sequence[tuple[tuple[str, ...], Kind]]], tokens: list[str], i: int
) -> Hit | None:
    for phrase, kind in table.get(tokens[i], ()):
        if tuple(tokens[i : i + len(phrase)]) == phrase:
            return Hit(i, i + len(phrase), kind)
    return None


@cache
def _table() -> Mapping[str, Sequence[tuple[tuple[str, ...], Kind]]]:
    """Phrases by first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    table_text = files("dateline.documents").joinpath("furniture.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table_text.splitlines()):
        phrase = tuple(row["phrase"].split())
        table.setdefault(phrase[0], []).append((phrase, Kind(row["kind"])))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return MappingProxyType(table)
