"""Rewrites: which reports of different outlets retell one story, an agency's or each other's.

A rewrite keeps whole runs of the words, quotes and figures of its source, in their order; a translation
keeps the names and figures in their order only, and so must credit the same agency to be taken for one.

Reference:
    Clough, Gaizauskas, Piao, Wilks (2002): METER: measuring text reuse. ACL. Newspaper stories wholly
    derived from an agency's are told from independent ones by the share of words in common runs, and by
    matches in sequence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.model import Document

_RUN_WORDS = 5
"""Shorter runs of common words are idiom ("said in a statement on")."""
_LEAST_WORDS = 40
"""Shorter texts, such as headlines, tell too little."""
_COMMON_RUN = 12
"""A run in more reports is a formula ("Print Tweet Views", "the Syrian Observatory for Human")."""
_DAYS = 3
"""An agency's story is reprinted within so many days."""
_CARRIED = 0.5
"""Share of the shorter one's words in common runs that makes it a rewrite: on 398 articles on Syria
(FA-KES), those of different outlets above it were one story; what reports of one event share without a
common source stays below 0.25."""
_IN_ORDER = 0.4
"""Share of the shorter one's names and figures that follow in the same order, too."""
_CREDITED_CARRIED = 0.3
_CREDITED_IN_ORDER = 0.5
"""The same for two that credit one agency …"""
_CREDITED_OF_LONGER = 0.25
"""… if the runs are such a share of the longer one's words, too: its own story, not one that it adds at the
end."""
_TRANSLATED_IN_ORDER = 0.75
_LEAST_MARKS = 15
"""Names and figures in order tell a translation, if there are so many."""

_MARK = re.compile(r"\b(?:[A-Z][\w'’-]+|\d[\d.,]*\d|\d)")
_NO_MARK = frozenset(
    {"the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "but", "and", "this", "that"}
)


def rewrites(
    documents: Sequence[Document], words: Sequence[list[str]], agencies: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of reports that retell one story, as indexes ``i < j``.

    Args:
        documents: in a fixed order.
        words: per report its plain words.
        agencies: per report the agency that it credits.
    """
    marks = [_marks(document) for document in documents]
    for i, j in _candidates(documents, words, marks, agencies):
        if _retells(i, j, words, marks, agencies):
            yield i, j


def _candidates(
    documents: Sequence[Document],
    words: Sequence[list[str]],
    marks: Sequence[list[str]],
    agencies: Sequence[str | None],
) -> list[tuple[int, int]]:
    """Return pairs of different outlets, near in time, that share a rare run of words or marks."""
    holders: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for i, spoken in enumerate(words):
        if len(spoken) < _LEAST_WORDS:
            continue
        for run in _runs(spoken):
            holders[run].add(i)
        if agencies[i] is not None:
            for pair in zip(marks[i], marks[i][1:], marks[i][2:], strict=False):
                holders[agencies[i], *pair].add(i)
    found = {
        pair
        for members in holders.values()
        if 2 <= len(members) <= _COMMON_RUN
        for pair in combinations(sorted(members), 2)
    }
    return sorted(pair for pair in found if _may_share(*(documents[i] for i in pair)))


def _may_share(a: Document, b: Document) -> bool:
    if a.published is None or b.published is None or (a.publisher == b.publisher and a.publisher is not None):
        return False
    return abs((a.published.day - b.published.day).days) <= _DAYS


def _retells(
    i: int,
    j: int,
    words: Sequence[list[str]],
    marks: Sequence[list[str]],
    agencies: Sequence[str | None],
) -> bool:
    shorter, longer = sorted((i, j), key=lambda at: (len(words[at]), at))
    carried = _carried(words[shorter], words[longer])
    one_agency = agencies[i] is not None and agencies[i] == agencies[j]
    if carried < _CREDITED_CARRIED and not one_agency:
        return False
    order = _in_order(marks[shorter], marks[longer])
    if carried >= _CARRIED and order >= _IN_ORDER:
        return True
    if not one_agency:
        return False
    if order >= _TRANSLATED_IN_ORDER and len(marks[shorter]) >= _LEAST_MARKS:
        return True
    of_longer = carried * len(words[shorter]) / max(1, len(words[longer]))
    return carried >= _CREDITED_CARRIED and order >= _CREDITED_IN_ORDER and of_longer >= _CREDITED_OF_LONGER


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN_WORDS]) for i in range(len(words) - _RUN_WORDS + 1)}


def _carried(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Return the share of the shorter text's words that lie in runs which the longer one has, too."""
    known = _runs(longer)
    covered: set[int] = set()
    for i in range(len(shorter) - _RUN_WORDS + 1):
        if tuple(shorter[i : i + _RUN_WORDS]) in known:
            covered.update(range(i, i + _RUN_WORDS))
    return len(covered) / max(1, len(shorter))


def _marks(document: Document) -> list[str]:
    """Return the names and figures of a report, in their order, lower case."""
    found = (match[0].lower() for match in _MARK.finditer(document.body.of(document.text)))
    return [mark for mark in found if mark not in _NO_MARK]


def _in_order(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Return the share of the shorter sequence in the longest subsequence common to both."""
    lengths = [0] * (len(longer) + 1)
    for mark in shorter:
        diagonal = 0
        for j, other in enumerate(longer, 1):
            above = lengths[j]
            lengths[j] = diagonal + 1 if mark == other else max(above, lengths[j - 1])
            diagonal = above
    return lengths[-1] / max(1, len(shorter))
