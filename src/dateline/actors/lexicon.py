"""A dictionary of many-word names, asked for the longest one that starts at a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.actors.words import Word, case_fits, singular, sounded, words

T = TypeVar("T")

_NONE = ""
"""Stands for the second word of a name that has but one."""
_FULL_NAME = 2
"""Words before its last from which a name is known without the capital of that."""
_TELLING = 4
"""Letters from which a word of a name tells something, although spelled otherwise."""
_SHORT = (2, 3)
"""Letters of words that are other words when spelled otherwise ("Abu", "Abiy"), unlike "e" and "i"."""


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
    """Names by their first words."""

    def __init__(self, *, plural: bool = False) -> None:
        """Start empty.

        Args:
            plural: names are common nouns, so that "soldier" finds "soldiers" and the other way round.
        """
        self._plural = plural
        self._by_start: dict[str, dict[str, list[tuple[int, Phrase[T]]]]] = {}
        """Names with their numbers, by first and second word; by none where they have but one."""
        self._added = 0
        self._by_sound: dict[tuple[str, ...], list[Phrase[T]]] = {}

    def add(self, name: str, value: T) -> None:
        """Add a name; a second value under the same name comes after the first."""
        found = list(words(name))
        keys = tuple(singular(word.key) if self._plural else word.key for word in found)
        if keys:
            phrase = Phrase(keys, tuple(word.text for word in found), value)
            second = keys[1] if len(keys) > 1 else _NONE
            numbered = self._by_start.setdefault(keys[0], {}).setdefault(second, [])
            numbered.append((self._added, phrase))
            self._added += 1
            if sum(len(key) >= _TELLING for key in keys) > 1 and not self._plural:
                self._by_sound.setdefault((sounded(keys[0]), sounded(keys[1])), []).append(phrase)

    def at(self, text: Sequence[Word], i: int) -> list[Phrase[T]]:
        """Return the phrases that the words from ``i`` on spell, or else those that they spell otherwise.

        A name of several long words may be romanised otherwise ("Jeish al-Islam"); "al-Asad" may be a base.
        """
        return self._exact(text, i) or self._alike(text, i)

    def _exact(self, text: Sequence[Word], i: int) -> list[Phrase[T]]:
        word = text[i]
        firsts = (word.key,) if word.key == word.singular else (word.key, word.singular)
        return [
            phrase
            for first in firsts
            if first in self._by_start
            for phrase in self._starting(first, text[i + 1 : i + 2])
            if self._spelled(phrase, text, i)
        ]

    def _starting(self, first: str, following: Sequence[Word]) -> Iterator[Phrase[T]]:
        """Yield the phrases of a first word, and of the following one if of two, in the order added."""
        by_second = self._by_start[first]
        seconds = {_NONE, *(key for word in following for key in (word.key, word.singular))}
        numbered = sorted(
            (pair for second in seconds for pair in by_second.get(second, ())), key=lambda pair: pair[0]
        )
        return (phrase for _, phrase in numbered)

    def _alike(self, text: Sequence[Word], i: int) -> list[Phrase[T]]:
        if not self._by_sound or i + 1 >= len(text) or not text[i].text[0].isupper():
            return []
        first = sounded(text[i].key), sounded(text[i + 1].key)
        return [phrase for phrase in self._by_sound.get(first, ()) if _sounds(phrase, text[i:])]

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


def _sounds(phrase: Phrase[T], text: Sequence[Word]) -> bool:
    """Tell whether words are those of a name, each as bold and alike but for what romanisations change."""
    return len(text) >= len(phrase.keys) and all(
        (word.key == key or (len(word.key) not in _SHORT and sounded(word.key) == sounded(key)))
        and case_fits(written, word)
        for key, written, word in zip(phrase.keys, phrase.written, text, strict=False)
    )
