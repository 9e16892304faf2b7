"""Which words of a sentence play which role, as marks that a page can draw one after the other."""

from collections.abc import Iterable

from dateline.model import Claim, Document, Span
from dateline.server.views import MarkedText, MarkView


def marked_sentence(claim: Claim, document: Document) -> MarkedText:
    """Return the claim's sentence with its words marked, those outside of it left out."""
    return marked(document.text, roles_of(claim, document.text), within=claim.sentence)


def marked_document(document: Document, claims: Iterable[Claim]) -> MarkedText:
    """Return the whole text with the triggers of its claims marked."""
    triggers = ((claim.trigger, "trigger") for claim in claims)
    return marked(document.text, triggers, within=Span(0, len(document.text)))


def roles_of(claim: Claim, text: str) -> list[tuple[Span, str]]:
    """Return the spans of a claim with their roles; a count carries no span and is found by its words."""
    spans = [(claim.trigger, "trigger")]
    spans += [(mention.span, "agent") for mention in claim.agent]
    spans += [(mention.span, "patient") for mention in claim.patient]
    spans += [(mention.span, "place") for mention in claim.place]
    if claim.when.span is not None:
        spans.append((claim.when.span, "when"))
    if claim.source is not None:
        spans.append((claim.source.span, "source"))
    for count in claim.count:
        start = text.find(count.text, claim.sentence.start, claim.sentence.end)
        if count.text and start >= 0:
            spans.append((Span(start, start + len(count.text)), "count"))
    return spans


def marked(text: str, spans: Iterable[tuple[Span, str]], *, within: Span) -> MarkedText:
    """Return the text of ``within`` with marks that do not overlap: where spans do, the shorter one shows.

    >>> both = [(Span(0, 12), "agent"), (Span(0, 5), "place")]
    >>> marked("Iraqi forces took Mosul", both, within=Span(0, 17)).marks
    (MarkView(start=0, end=5, role='place'), MarkView(start=5, end=12, role='agent'))
    """
    clipped = [
        (Span(max(span.start, within.start), min(span.end, within.end)), role)
        for span, role in spans
        if span.start < within.end and span.end > within.start
    ]
    shortest_first = sorted(set(clipped), key=lambda item: (item[0].end - item[0].start, item))
    edges = sorted({edge for span, _ in clipped for edge in (span.start, span.end)})
    marks: list[MarkView] = []
    for start, end in zip(edges, edges[1:], strict=False):
        role = next((role for span, role in shortest_first if span.start <= start and end <= span.end), None)
        if role is None:
            continue
        inner = MarkView(start=start - within.start, end=end - within.start, role=role)
        if marks and marks[-1].end == inner.start and marks[-1].role == role:
            inner = MarkView(start=marks.pop().start, end=inner.end, role=role)
        marks.append(inner)
    return MarkedText(text=within.of(text), marks=tuple(marks))
