"""Which words of a sentence play which role, as marks that a page can draw one after the other."""

from collections.abc import Iterable

from dateline.model import Claim, Document, Span
from dateline.publish.marks import marked as pieces
from dateline.publish.marks import roles_of
from dateline.server.views_reports import MarkedText, MarkView


def marked_sentence(claim: Claim, document: Document) -> MarkedText:
    """Return the claim's sentence with its words marked, those outside of it left out."""
    return marked(document.text, roles_of(claim, document.text), within=claim.sentence)


def marked_document(document: Document, claims: Iterable[Claim]) -> MarkedText:
    """Return the whole text with the triggers of its claims marked."""
    triggers = ((claim.trigger, "trigger") for claim in claims)
    return marked(document.text, triggers, within=Span(0, len(document.text)))


def marked(text: str, spans: Iterable[tuple[Span, str]], *, within: Span) -> MarkedText:
    """Return the text of ``within`` with marks that do not overlap: where spans do, the shorter one shows.

    >>> both = [(Span(0, 12), "agent"), (Span(0, 5), "place")]
    >>> marked("Iraqi forces took Mosul", both, within=Span(0, 17)).marks
    (MarkView(start=0, end=5, role='place'), MarkView(start=5, end=12, role='agent'))
    """
    found: list[MarkView] = []
    at = 0
    for piece, role, _ in pieces(text, spans, within=within):
        start, at = at, at + len(piece)
        if role is None:
            continue
        if found and found[-1].end == start and found[-1].role == role:
            start = found.pop().start
        found.append(MarkView(start=start, end=at, role=role))
    return MarkedText(text=within.of(text), marks=tuple(found))
