"""A text cut into pieces, each with the role that its words play."""

from collections.abc import Iterable, Iterator

from dateline.model import Span


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
    whole = within or Span(0, len(text))
    touching = [(span, role) for span, role in spans if span.start < whole.end and span.end > whole.start]
    shortest_first = sorted(set(touching), key=lambda mark: (mark[0].end - mark[0].start, mark))
    edges = {edge for span, _ in touching for edge in (span.start, span.end)}
    cuts = sorted({min(max(edge, whole.start), whole.end) for edge in edges} | {whole.start, whole.end})
    for start, end in zip(cuts, cuts[1:], strict=False):
        over = (mark for mark in shortest_first if mark[0].start <= start and end <= mark[0].end)
        span, role = next(over, (Span(start, end), None))
        yield text[start:end], role, span
