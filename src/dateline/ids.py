"""Identifiers: short digests of raw, stable fields.

An identifier never depends on cleaned text, on the order of reading or on the machine, so that a better
cleaner leaves every reference intact and the same input gives the same record.
"""

import hashlib
from typing import NewType

DocumentId = NewType("DocumentId", str)
"""Identifies a document; see :func:`document_id`."""

ClaimId = NewType("ClaimId", str)
"""Identifies a claim; see :func:`claim_id`."""

EventId = NewType("EventId", str)
"""Identifies an event; see :func:`event_id`."""

PlaceId = NewType("PlaceId", str)
"""A GeoNames id as digits, or the slug of an entry of the project's own supplement."""

ActorId = NewType("ActorId", str)
"""The slug of an actor, for example ``islamic-state``; see :data:`UNLISTED` and :data:`UNSPECIFIED`."""

JudgementId = NewType("JudgementId", str)
"""Identifies what a person decided; see :func:`judgement_id`."""

UNLISTED = ActorId("unlisted")
"""The text names an actor that no table holds."""

UNSPECIFIED = ActorId("unspecified")
"""The text leaves open who acted ("gunmen", "reports said")."""
CIVILIANS = ActorId("civilians")
"""People who take no part in the fighting."""
MEDIA = ActorId("media")
"""All outlets of no party; which one speaks, its words say."""

_LENGTH = 16


def digest(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for the parts, in their order.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:_LENGTH]


def document_id(name: str, raw_sha256: str) -> DocumentId:
    """Return the id of a page: its name (file stem or row id, no folder) and the digest of its raw bytes."""
    return DocumentId("d" + digest(name, raw_sha256))


def headline_id(publisher: str | None, title: str, ref: str | None) -> DocumentId:
    """Return the id of a headline that a page carries of another story; two pages that carry it share it."""
    return DocumentId("h" + digest(publisher, title, ref))


def is_headline(document: DocumentId) -> bool:
    """Tell whether a document is a headline that a page carries of another story; see :func:`headline_id`."""
    return document.startswith("h")


def claim_id(
    document: DocumentId, sentence_start: int, trigger_start: int, trigger: str, type_: str
) -> ClaimId:
    """Return the id of a claim: where it stands (code points into the document's text) and what it says."""
    return ClaimId("c" + digest(document, sentence_start, trigger_start, trigger, type_))


def event_id(first_claim: ClaimId) -> EventId:
    """Return the id of an event: that of the smallest claim id among its claims."""
    return EventId("e" + digest(first_claim))


def judgement_id(author: str, moment: str, decision: str) -> JudgementId:
    """Return the id of a judgement: who decided what, as JSON, and when, as ISO 8601."""
    return JudgementId("j" + digest(author, moment, decision))
