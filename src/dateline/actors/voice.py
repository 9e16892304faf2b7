"""Whose word a claim is: the party that speaks, or the outlet or agency that prints it.

Ten papers that quote one spokesman, or one agency story that ten papers copy or rewrite, are one voice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.ids import MEDIA, UNLISTED, UNSPECIFIED, ActorId, DocumentId
from dateline.model import Claim, Document

if TYPE_CHECKING:
    from dateline.actors import ActorTable

_NO_NAME = frozenset({UNLISTED, UNSPECIFIED})

_NAMELESS_KINDS = frozenset({"civilians"})
"""Kinds whose slug stands for many speakers: "residents said" is the outlet's own word."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source."""

    name: str
    """Slug of the party that speaks, or the name of the outlet or agency; equal names are one source."""
    side: str | None
    """The side whose word it is; None when it is no party's."""


def voice_of(claim: Claim, documents: Mapping[DocumentId, Document], actors: "ActorTable") -> Voice:
    """Return whose word a claim is.

    Args:
        claim: the claim.
        documents: the reports, compared: ``copy_of`` tells copies, which speak with the voice of their
            original, ``agency`` whose story it is, ``affiliation`` whose outlet.
        actors: the parties and their sides.

    Returns:
        The source named inside the text (offices of one command are one voice), else the agency or outlet of
        the original report, else that report itself.
    """
    if claim.source is not None and claim.source.actor not in _NO_NAME:
        speaker = claim.source.actor
        if speaker == MEDIA:
            outlet = _outlet_in(claim.source.text, actors)
            if outlet is not None:
                return Voice(outlet, None)
        elif speaker not in actors or actors.get(speaker).kind not in _NAMELESS_KINDS:
            return Voice(actors.lineage(speaker)[-1], actors.side(speaker))
    document = documents.get(original(claim.document, documents))
    if document is None:
        return Voice(claim.document, None)
    name = document.agency or document.publisher
    if name is None:
        return Voice(document.id, None)
    party = _party(name, actors)
    if party is not None and party != MEDIA:
        return Voice(actors.lineage(party)[-1], actors.side(party))
    affiliation = document.affiliation
    known = affiliation is not None and affiliation in actors
    return Voice(name, actors.side(affiliation) if affiliation is not None and known else None)


@cache
def _party(name: str, actors: "ActorTable") -> ActorId | None:
    """Return the actor that an outlet is; few outlets print many claims."""
    return actors.resolve(name)


def _outlet_in(words: str, actors: "ActorTable") -> str | None:
    """Return the outlet that words such as "an AFP photographer" name, the longest name of several."""
    found = [name for name in actors.get(MEDIA).aliases if name[0].isupper() and name in words]
    whole = [name for name in found if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return max(whole, key=lambda name: (len(name), name), default=None)


def original(document: DocumentId, documents: Mapping[DocumentId, Document]) -> DocumentId:
    """Return the report that a report is a copy of, through any chain of copies, or the report itself."""
    seen = {document}
    while (report := documents.get(document)) is not None and report.copy_of is not None:
        if report.copy_of in seen:
            return min(seen)
        document = report.copy_of
        seen.add(document)
    return document
