"""Words to what the encoder reads: ids of word pieces, where each word's pieces lie, and its shape.

The encoder's vocabulary is uncased, so the letters' case reaches it as one of a few shapes beside the pieces.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

MAX_PIECES = 8
"""Word pieces read of one word; what lies beyond them is dropped."""
MAX_LENGTH = 384
"""Word pieces in one pass of the encoder; a longer sentence is read in parts."""
SHAPES = 8
"""How many shapes :func:`shape` tells apart."""

_OPEN, _CLOSE, _UNKNOWN = 101, 102, 100
_PLAIN = str.maketrans(
    {**dict.fromkeys("’‘`´ʼ\ufffd", "'"), **dict.fromkeys("“”„«»", '"'), "–": "-", "—": "-"}
)
_READ_AS = {"IS": "ISIS", "WHO": "UNICEF"}
"""Names that are other words in small letters, and what is read for them: "IS seized" was a passive."""
_CACHE_SIZE = 50_000
_LOWER, _TITLE = 0, 3
_LONGER, _ENOUGH = 4, 3
"""Letters that make a word too long for a preposition, and how many such words tell."""

Indices = NDArray[np.int64]


class Features(NamedTuple):
    """One sentence as the encoder's graph takes it."""

    ids: Indices
    """Word pieces, with the opening and closing marks."""
    first: Indices
    """Per word, the position of its first piece in :attr:`ids`."""
    last: Indices
    """Per word, the position of its last piece."""
    shapes: Indices
    """Per word, its shape."""


@lru_cache(maxsize=_CACHE_SIZE)
def shape(word: str) -> int:
    """Return the shape of a word: how its letters are cased, or that it has none.

    >>> [shape(w) for w in ("town", "IS", "A", "Mosul", "9th", "eBay", ",", "al-Qaim")]
    [0, 1, 2, 3, 4, 5, 6, 5]
    """
    if word.islower() and not any(c.isdigit() for c in word):
        return 0
    if any(c.isdigit() for c in word):
        return 4
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper() and not any(c.isupper() for c in word[1:]):
        return 3
    return 5 if any(c.isalpha() for c in word) else 6


def in_title_case(words: Sequence[str]) -> bool:
    """Return whether every longer word is capitalised, as in many headlines, so that capitals say nothing.

    >>> in_title_case("Army Retakes Town in the North".split())
    True
    """
    longer = [word for word in words if len(word) >= _LONGER and word.isalpha()]
    return len(longer) >= _ENOUGH and not any(word.islower() for word in longer)


class Pieces:
    """A word-piece vocabulary."""

    def __init__(self, vocabulary: str) -> None:
        """Read the text of a ``tokenizers`` file."""
        tokenizer = Tokenizer.from_str(vocabulary)
        tokenizer.no_padding()
        tokenizer.no_truncation()

        @lru_cache(maxsize=_CACHE_SIZE)
        def of_word(word: str) -> tuple[int, ...]:
            plain = _READ_AS.get(word, word).translate(_PLAIN)
            plain = plain.encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
            ids = tokenizer.encode(plain, add_special_tokens=False).ids
            return tuple(ids[:MAX_PIECES]) or (_UNKNOWN,)

        self._of_word = of_word

    def count(self, word: str) -> int:
        """Return how many pieces are read of a word."""
        return len(self._of_word(word))

    def features(self, words: Sequence[str]) -> Features:
        """Return one sentence as the encoder takes it."""
        ids, first, last = [_OPEN], [], []
        for word in words:
            first.append(len(ids))
            ids.extend(self._of_word(word))
            last.append(len(ids) - 1)
        ids.append(_CLOSE)
        shapes = [shape(word) for word in words]
        if in_title_case(words):
            shapes[1:] = [_LOWER if s == _TITLE else s for s in shapes[1:]]
        return Features(*(np.array(row, dtype=np.int64) for row in (ids, first, last, shapes)))
