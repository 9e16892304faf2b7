"""Scores of entity tags to names, with the grammar's help.

The network scores words one by one; a name is a run of words. A run takes the type that most of it speaks
for, the words before its noun that belong to it ("the", "military", "seven"), and nothing at its edges that
names nothing.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_OPENING = frozenset({"det", "amod", "compound", "nummod", "flat", "det:predet", "nmod:poss"})
"""Relations of words before a noun that belong to its name."""
_GROWS = frozenset({"person", "organisation", "place", "facility", "weapon", "platform"})
"""Types whose names are noun phrases."""
_NOTHING = frozenset({"ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SYM"})
"""Parts of speech that no name begins or ends with."""


def find(
    scores: Scores,
    types: Sequence[str],
    tags: NDArray[np.int64],
    upos: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
) -> list[tuple[int, int, str]]:
    """Return the names of one sentence in order: first word, one past the last, type.

    Args:
        scores: (words, tags): logits of the entity tags; tag 0 stands for no name.
        types: types of names.
        tags: (2, types): indices of the tags that begin their names, and of those that continue them.
        upos: parts of speech.
        heads: indices of heads; -1 for the root.
        relations: relations to them.
    """
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    begin, go_on = shares[:, tags[0]], shares[:, tags[1]]
    found: list[tuple[int, int, str]] = []
    inside, begins = shares[:, 0] < 0.5, begin.sum(axis=1) > go_on.sum(axis=1)
    for first, last in _runs(inside.tolist(), begins.tolist()):
        kind = types[int((begin[first:last] + go_on[first:last]).sum(axis=0).argmax())]
        while first < last and upos[first] in _NOTHING and kind in _GROWS:
            first += 1
        while last > first and upos[last - 1] in _NOTHING and kind in _GROWS:
            last -= 1
        if first == last or all(upos[i] == "DET" for i in range(first, last)):
            continue
        if kind in _GROWS:
            end = found[-1][1] if found else 0
            while first > end and _belongs(first - 1, first, last, upos, heads, relations):
                first -= 1
            if found and found[-1][1:] == (first, kind) and _one_phrase(found[-1][0], first, last, heads):
                first, _, _ = found.pop()
        found.append((first, last, kind))
    return found


def _runs(inside: Sequence[bool], begins: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield runs of words that are rather in a name than in none, parted where one rather begins a name."""
    first = -1
    for i in range(len(inside) + 1):
        goes_on = i < len(inside) and inside[i]
        if first >= 0 and (not goes_on or begins[i]):
            yield first, i
            first = -1
        if goes_on and first < 0:
            first = i


def _belongs(
    word: int, first: int, last: int, upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> bool:
    """Return whether a word before a run is part of the phrase of the run's noun."""
    return first <= heads[word] < last and relations[word] in _OPENING and upos[word] not in ("PUNCT", "VERB")


def _one_phrase(first: int, middle: int, last: int, heads: Sequence[int]) -> bool:
    """Return whether of two neighbouring runs one hangs on the other."""
    return any(middle <= heads[i] < last for i in range(first, middle)) or any(
        first <= heads[i] < middle for i in range(middle, last)
    )
