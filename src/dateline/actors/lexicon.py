"""A dictionary of many-word names, asked for the longest one that starts at a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.actors.words import Word, case_fits, singular, words

T = TypeVar("T")


_FULL_NAME = 2
"""Words before its last from which a name is known without the capital of that."""


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """One name of the dictionary."""

    keys: tuple[str, ...]
    """Its words, folded."""
    written: tuple[str, ...]
    """Its words, as written."""
    value: T
    """What the name stands for."""


class Lexicon(Generic[T]):
    """Names by their first word."""

    def __init__(self, *, plural: bool = False) -> None:
        """Start empty.

        Args:
            plural: names are common nouns, so that "soldier" finds "soldiers" and the other way round.
        """
        self._plural = plural
        self._by_first: dict[str, list[Phrase[T]]] = {}

    def add(self, name: str, value: T) -> None:
        """Add a name; a second value under the same name comes after the first."""
        found = list(words(name))
        keys = tuple(singular(word.key) if self._plural else word.key for word in found)
        if keys:
            phrase = Phrase(keys, tuple(word.text for word in found), value)
            self._by_first.setdefault(keys[0], []).append(phrase)

    def at(self, text: Sequence[Word], i: int) -> Iterator[Phrase[T]]:
        """Yield the phrases that the words from ``i`` on spell."""
        word = text[i]
        for first in (word.key,) if word.key == word.singular else (word.key, word.singular):
            for phrase in self._by_first.get(first, ()):
                if self._spelled(phrase, text, i):
                    yield phrase

    def longest(self, text: Sequence[Word], i: int) -> Phrase[T] | None:
        """Return the phrase of most words that starts at word ``i``; the first added among equals."""
        return max(self.at(text, i), key=lambda phrase: len(phrase.keys), default=None)

    def _spelled(self, phrase: Phrase[T], text: Sequence[Word], i: int) -> bool:
        last = len(phrase.keys) - 1
        if i + last >= len(text):
            return False
        for offset, key in enumerate(phrase.keys):
            word = text[i + offset]
            bends = self._plural or offset == last
            if word.key != key and not (bends and word.singular == key):
                return False
            may_be_small = offset == last >= _FULL_NAME  # "Kurdistan Workers' party", as the British write
            if not may_be_small and not case_fits(phrase.written[offset], word):
                return False
        return True
