"""What the gold teaches about single words: how often each names an event, and of which type."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.claims.heads import stem
from training.examples import Example
from training.model import LEXICON_WIDTH


@dataclass(slots=True)
class Tally:
    """Counts of one stem."""

    seen: int = 0
    """How often it stands in a sentence of the gold."""
    types: Counter[str] = field(default_factory=Counter)
    """How often it is part of a trigger, by type."""


class Lexicon:
    """Counts of stems over gold sentences, and the features they give."""

    def __init__(self, examples: Iterable[Example], types: Sequence[str]) -> None:
        """Count sentences with claims; ``types`` are the claim types in the order of the features."""
        self._types = tuple(types)
        self._all: dict[str, Tally] = defaultdict(Tally)
        self._by_document: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
        for example in examples:
            kinds: list[str | None] = [None] * len(example.words)
            for claim in example.claims or ():
                for i, tag in enumerate(claim.trigger):
                    kinds[i] = claim.type if tag else kinds[i]
            for word, kind in zip(example.words, kinds, strict=True):
                for tally in (self._all[stem(word)], self._by_document[example.document][stem(word)]):
                    tally.seen += 1
                    if kind:
                        tally.types[kind] += 1

    def features(self, word: str, *, document: str = "") -> list[float]:
        """Return the features of a word, counted over all documents but the given one."""
        key = stem(word)
        tally = self._all.get(key)
        if tally is None:
            return [0.0] * LEXICON_WIDTH
        own = self._by_document[document].get(key, Tally()) if document in self._by_document else Tally()
        return features_of(tally.seen - own.seen, [tally.types[t] - own.types[t] for t in self._types])

    def table(self, *, least: int = 2) -> tuple[list[str], list[list[float]]]:
        """Return the stems seen at least so often, sorted, with their features."""
        stems = sorted(key for key, tally in self._all.items() if tally.seen >= least)
        return stems, [
            features_of(self._all[s].seen, [self._all[s].types[t] for t in self._types]) for s in stems
        ]


def features_of(seen: int, by_type: Sequence[int]) -> list[float]:
    """Return the share of uses that name an event, how often the word was seen, and shares of types."""
    if seen <= 0:
        return [0.0] * LEXICON_WIDTH
    hits = sum(by_type)
    shares = [count / hits if hits else 0.0 for count in by_type]
    return [hits / (seen + 0.5), min(1.0, math.log1p(seen) / 4.0), *shares]
