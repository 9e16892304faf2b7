"""Whose word a claim is: the party that speaks, or the outlet that prints it.

Ten papers that quote one spokesman, or one agency story that ten papers copy, are one voice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.ids import UNLISTED, UNSPECIFIED, DocumentId
from dateline.model import Claim, Document

if TYPE_CHECKING:
    from dateline.actors import ActorTable

_NO_NAME = frozenset({UNLISTED, UNSPECIFIED})

_NAMELESS_KINDS = frozenset({"media", "civilians"})
"""Kinds whose slug stands for many speakers: "a correspondent said" is the outlet's own word."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source."""

    name: str
    """Slug of the party that speaks, or the name of the outlet; equal names are one source."""
    side: str | None
    """The side whose word it is; None when it is no party's."""


def voice_of(claim: Claim, documents: Mapping[DocumentId, Document], actors: "ActorTable") -> Voice:
    """Return whose word a claim is.

    Args:
        claim: the claim.
        documents: the reports; ``copy_of`` tells copies, which speak with the voice of their original.
        actors: the parties and their sides.

    Returns:
        The source named inside the text (offices of one command are one voice), else the outlet of the
        original report, else that report itself.
    """
    if claim.source is not None and claim.source.actor not in _NO_NAME:
        speaker = claim.source.actor
        if speaker not in actors or actors.get(speaker).kind not in _NAMELESS_KINDS:
            return Voice(actors.lineage(speaker)[-1], actors.side(speaker))
    document = documents.get(original(claim.document, documents))
    if document is None or document.publisher is None:
        return Voice(claim.document if document is None else document.id, None)
    outlet = actors.resolve(document.publisher)
    return Voice(document.publisher, None if outlet is None else actors.side(outlet))


def original(document: DocumentId, documents: Mapping[DocumentId, Document]) -> DocumentId:
    """Return the report that a report is a copy of, through any chain of copies, or the report itself."""
    seen = {document}
    while (report := documents.get(document)) is not None and report.copy_of is not None:
        if report.copy_of in seen:
            return min(seen)
        document = report.copy_of
        seen.add(document)
    return document
