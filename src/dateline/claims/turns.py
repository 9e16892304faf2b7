"""Whose turn it is to speak in an interview or a transcript: paragraphs that open with a name and a colon."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from dateline.model import Span

_WORD = r"(?:(?:[a-z]{2,3}-)?[A-Z][\w.'’-]*|of|the|for|al|bin|de)"
_TURN = re.compile(rf"^(?P<who>{_WORD}(?:,?[ \t]+{_WORD}){{0,5}})(?::|(?<=^[QA])\.)\s+(?=\S)", re.MULTILINE)
_FEWEST = 3
"""Turns that make a transcript; one speaker at least has two of them."""
_ANONYMOUS = ("Q", "A", "Question", "Answer")
"""Labels that say who asks and who answers, and no name."""


def turns(text: str, body: Span, sentences: Sequence[Span]) -> tuple[Span | None, ...]:
    """Return for each sentence the name of whose turn it is; None where nobody's, or one without a name.

    Args:
        text: the document's.
        body: its prose.
        sentences: in order.
    """
    found = list(_TURN.finditer(text, body.start, body.end))
    taken = Counter(turn["who"].split()[-1] for turn in found)
    if len(found) < _FEWEST or max(taken.values()) == 1:
        return (None,) * len(sentences)
    starts = [turn.start() for turn in found]
    at = (bisect_right(starts, sentence.start) - 1 for sentence in sentences)
    return tuple(None if i < 0 else _named(found[i]) for i in at)


def _named(turn: re.Match[str]) -> Span | None:
    return None if turn["who"] in _ANONYMOUS else Span(*turn.span("who"))
