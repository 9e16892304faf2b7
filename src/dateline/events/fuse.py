"""From claims to events: link, then fuse what the linked claims say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.actors import ActorTable
from dateline.actors.voice import original, voice_of
from dateline.events.block import candidates
from dateline.events.cluster import groups
from dateline.events.facts import Facts, facts_of
from dateline.events.fields import Witness, fuse_fields
from dateline.events.score import log_odds
from dateline.events.veto import may_join
from dateline.ids import DocumentId
from dateline.model import Claim, Document, Event


def fuse(
    claims: Iterable[Claim], documents: Mapping[DocumentId, Document], *, actors: ActorTable
) -> tuple[Event, ...]:
    """Return the events that the claims tell of, sorted by id; the order of the claims does not matter.

    Args:
        claims: all claims known.
        documents: the reports that make them; ``copy_of`` is filled in.
        actors: the parties and their sides.
    """
    events = [
        fuse_fields([_witness(claim, documents, actors) for claim in group], actors=actors)
        for group in link(claims, documents, actors=actors)
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def link(
    claims: Iterable[Claim], documents: Mapping[DocumentId, Document], *, actors: ActorTable
) -> list[tuple[Claim, ...]]:
    """Return the claims in groups, one per event, sorted by claim id within and by first id among them."""
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    facts = [facts_of(claim, documents.get(claim.document)) for claim in ordered]
    reports = {claim.document: original(claim.document, documents) for claim in ordered}
    found = groups(
        len(ordered),
        _links(facts, reports, actors),
        may_join=lambda one, other: may_join([facts[i] for i in one], [facts[j] for j in other], actors),
    )
    return [tuple(ordered[i] for i in group) for group in found]


def _links(
    facts: Sequence[Facts], reports: Mapping[DocumentId, DocumentId], actors: ActorTable
) -> Iterator[tuple[int, int, float]]:
    for i, j in candidates(facts, reports):
        yield i, j, log_odds(facts[i], facts[j], actors)


def _witness(claim: Claim, documents: Mapping[DocumentId, Document], actors: ActorTable) -> Witness:
    document = documents.get(claim.document)
    published: date | None = None
    if document is not None and document.published is not None:
        published = document.published.day
    return Witness(claim=claim, voice=voice_of(claim, documents, actors), published=published)
