"""A text cut into pieces, each with the roles that its words play."""

from collections.abc import Iterable, Iterator

from dateline.model import Claim, Span
from dateline.publish.rows import marks


def layered(
    text: str, spans: Iterable[tuple[Span, str]], *, within: Span | None = None
) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Yield the pieces of a text in order, each with all spans over it and their roles, the shortest first.

    Args:
        text: what the spans index.
        spans: with the role of each.
        within: the part of the text wanted; None for all of it.

    >>> spans = [(Span(0, 12), "agent"), (Span(0, 5), "place")]
    >>> [(piece, [role for _, role in over]) for piece, over in layered("Iraqi forces won", spans)]
    [('Iraqi', ['place', 'agent']), (' forces', ['agent']), (' won', [])]
    """
    whole = within or Span(0, len(text))
    touching = {(span, role) for span, role in spans if span.start < whole.end and span.end > whole.start}
    shortest_first = sorted(touching, key=lambda mark: (mark[0].end - mark[0].start, mark))
    edges = {edge for span, _ in touching for edge in (span.start, span.end)}
    cuts = sorted({min(max(edge, whole.start), whole.end) for edge in edges} | {whole.start, whole.end})
    for start, end in zip(cuts, cuts[1:], strict=False):
        yield (
            text[start:end],
            [mark for mark in shortest_first if mark[0].start <= start and end <= mark[0].end],
        )


def marked(
    text: str, spans: Iterable[tuple[Span, str]], *, within: Span | None = None
) -> Iterator[tuple[str, str | None, Span]]:
    """Yield the pieces of a text in order; where spans overlap, the shorter one shows.

    Args:
        text: what the spans index.
        spans: with the role of each.
        within: the part of the text wanted; None for all of it.

    Yields:
        The piece, its role or None, and the whole span that it belongs to.

    >>> spans = [(Span(0, 12), "agent"), (Span(0, 5), "place")]
    >>> [(piece, role) for piece, role, _ in marked("Iraqi forces won", spans)]
    [('Iraqi', 'place'), (' forces', 'agent'), (' won', None)]
    """
    start = within.start if within else 0
    for piece, over in layered(text, spans, within=within):
        span, role = over[0] if over else (Span(start, start + len(piece)), None)
        yield piece, role, span
        start += len(piece)


def roles_of(claim: Claim, text: str) -> list[tuple[Span, str]]:
    """Return the spans of a claim with their roles; a count carries no span and is found by its words."""
    spans = [(span, role) for role, span in marks(claim)]
    for count in claim.count:
        start = text.find(count.text, claim.sentence.start, claim.sentence.end)
        if count.text and start >= 0:
            spans.append((Span(start, start + len(count.text)), "count"))
    return spans
