"""A dictionary of many-word names, asked for the longest one that starts at a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.actors.words import Word, case_fits, singular, sounded, words

T = TypeVar("T")


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
    """Names by their first word."""

    def __init__(self, *, plural: bool = False) -> None:
        """Start empty.

        Args:
            plural: names are common nouns, so that "soldier" finds "soldiers" and the other way round.
        """
        self._plural = plural
        self._by_first: dict[str, list[Phrase[T]]] = {}
        self._by_sound: dict[tuple[str, ...], list[Phrase[T]]] = {}

    def add(self, name: str, value: T) -> None:
        """Add a name; a second value under the same name comes after the first."""
        found = list(words(name))
        keys = tuple(singular(word.key) if self._plural else word.key for word in found)
        if keys:
            phrase = Phrase(keys, tuple(word.text for word in found), value)
            self._by_first.setdefault(keys[0], []).append(phrase)
            if sum(len(key) >= _TELLING for key in keys) > 1 and not self._plural:
                self._by_sound.setdefault((sounded(keys[0]), sounded(keys[1])), []).append(phrase)

    def at(self, text: Sequence[Word], i: int) -> Iterator[Phrase[T]]:
        """Yield the phrases that the words from ``i`` on spell, or else those that they spell otherwise.

        A name of several long words may be romanised otherwise ("Jeish al-Islam"); "al-Asad" may be a base.
        """
        spelled = list(self._exact(text, i))
        return iter(spelled or self._alike(text, i))

    def _exact(self, text: Sequence[Word], i: int) -> Iterator[Phrase[T]]:
        word = text[i]
        for first in (word.key,) if word.key == word.singular else (word.key, word.singular):
            for phrase in self._by_first.get(first, ()):
                if self._spelled(phrase, text, i):
                    yield phrase

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
