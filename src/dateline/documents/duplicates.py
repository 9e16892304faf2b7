"""Copies: which documents repeat an earlier one, word by word or rewritten.

Agency stories appear in many outlets with a sentence more or less. MinHash finds the pairs that may share
most of their word triples, and the triples themselves decide. Stories that were rewritten or translated on
the way are found by :mod:`dateline.documents.rewrites`.

Reference:
    Broder, A. (1997): On the resemblance and containment of documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rensa import RMinHash, RMinHashLSH

from dateline.documents.agencies import credited
from dateline.documents.furniture import plain
from dateline.documents.rewrites import rewrites
from dateline.ids import DocumentId
from dateline.model import Document

_SHINGLE_WORDS = 3
_PERMUTATIONS = 120
_BANDS = 40
"""40 bands of 3 rows: a pair at resemblance 0.5 is met with probability 0.995, one at 0.1 with 0.04."""
_SEED = 20
_RESEMBLANCE = 0.5
"""Share of common triples among all triples of two documents that makes them copies."""
_CONTAINMENT = 0.8
"""Share of the shorter one's triples found in the longer one that makes it a cut version."""
_MIN_SHARE_OF_LENGTH = 0.3
"""A cut version has at least this share of the longer one's triples."""
_SHORT_WORDS = 20
"""Documents with fewer words, such as headlines, must be equal word for word …"""
_SHORT_DAYS = 3
"""… and so many days apart at most: "Army retakes village" is true more than once."""


def mark_copies(documents: Iterable[Document]) -> dict[DocumentId, DocumentId]:
    """Return for each copy the document that it repeats.

    Of a group the original is the earliest published (undated ones last), then the one with the smallest id.

    Args:
        documents: in any order; the order does not change the result.

    Returns:
        Copy → original, sorted by copy. Originals and documents that stand alone are absent.
    """
    ordered = sorted({document.id: document for document in documents}.values(), key=_age)
    words = [plain(document.body.of(document.text)) for document in ordered]
    groups = _Groups(len(ordered))
    agencies = [credited(document) for document in ordered]
    for pair in (
        *_same_headlines(ordered, words),
        *_near_duplicates(words),
        *rewrites(ordered, words, agencies),
    ):
        groups.join(*pair)
    copies = {ordered[i].id: ordered[groups.first(i)].id for i in range(len(ordered)) if groups.first(i) != i}
    return dict(sorted(copies.items()))


def _age(document: Document) -> tuple[bool, str, DocumentId]:
    return (document.published is None, document.published.iso() if document.published else "", document.id)


def _same_headlines(ordered: Sequence[Document], words: Sequence[list[str]]) -> list[tuple[int, int]]:
    """Return pairs of short documents that say the same within a few days of each other."""
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, spoken in enumerate(words):
        if 0 < len(spoken) < _SHORT_WORDS:
            by_words[tuple(spoken)].append(i)
    return [
        (a, b)
        for group in by_words.values()
        for a, b in zip(group, group[1:], strict=False)
        if _days_apart(ordered[a], ordered[b]) <= _SHORT_DAYS
    ]


def _days_apart(a: Document, b: Document) -> int:
    if a.published is None or b.published is None:
        return 0 if a.published is b.published else _SHORT_DAYS + 1
    return abs((a.published.day - b.published.day).days)


def _near_duplicates(words: Sequence[list[str]]) -> list[tuple[int, int]]:
    index = RMinHashLSH(threshold=_RESEMBLANCE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    pairs = []
    for i, spoken in enumerate(words):
        if len(spoken) < _SHORT_WORDS:
            continue
        triples = _triples(spoken)
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(triples))
        pairs += [(j, i) for j in sorted(index.query(sketch)) if _is_copy(_triples(words[j]), triples)]
        index.insert(i, sketch)
    return pairs


def _triples(words: Sequence[str]) -> set[str]:
    return {" ".join(words[i : i + _SHINGLE_WORDS]) for i in range(len(words) - _SHINGLE_WORDS + 1)}


def _is_copy(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    if shared >= _RESEMBLANCE * len(a | b):
        return True
    shorter, longer = sorted((len(a), len(b)))
    return shared >= _CONTAINMENT * shorter and shorter >= _MIN_SHARE_OF_LENGTH * longer


class _Groups:
    """Disjoint sets of document numbers; the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def first(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        low, high = sorted((self.first(i), self.first(j)))
        self._parent[high] = low
