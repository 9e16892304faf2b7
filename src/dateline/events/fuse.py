"""From claims to events: link, then fuse what the linked claims say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from dateline.actors import ActorTable
from dateline.actors.voice import original, voice_of
from dateline.events.block import candidates
from dateline.events.cluster import groups
from dateline.events.facts import Facts, facts_of
from dateline.events.fields import Witness, fuse_fields
from dateline.events.score import log_odds
from dateline.events.veto import may_join
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document, Event

Pairs = Iterable[tuple[ClaimId, ClaimId]]
"""Pairs of claims; those that are not there are passed over."""


def fuse(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    together: Pairs = (),
    apart: Pairs = (),
) -> tuple[Event, ...]:
    """Return the events that the claims tell of, sorted by id; the order of the claims does not matter.

    Args:
        claims: all claims known.
        documents: the reports that make them; ``copy_of`` is filled in.
        actors: the parties and their sides.
        together: claims of one event, because a person says so.
        apart: claims that are never of one event, likewise; none of them is joined by way of others.
    """
    events = [
        fuse_fields([_witness(claim, documents, actors) for claim in group], actors=actors)
        for group in link(claims, documents, actors=actors, together=together, apart=apart)
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def link(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    together: Pairs = (),
    apart: Pairs = (),
) -> list[tuple[Claim, ...]]:
    """Return the claims in groups, one per event, sorted by claim id within and by first id among them."""
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    facts = [facts_of(claim, documents.get(claim.document)) for claim in ordered]
    reports = {claim.document: original(claim.document, documents) for claim in ordered}
    bound, kept_apart = _numbered(ordered, together), frozenset(_numbered(ordered, apart))
    found = groups(
        len(ordered),
        _links(facts, reports, actors),
        may_join=lambda one, other: (
            may_join([facts[i] for i in one], [facts[j] for j in other], actors)
            and not any(
                (min(pair), max(pair)) in kept_apart for pair in (product(one, other) if kept_apart else ())
            )
        ),
        joined=bound,
    )
    return [tuple(ordered[i] for i in group) for group in found]


def _numbered(ordered: Sequence[Claim], pairs: Pairs) -> list[tuple[int, int]]:
    """Return pairs as indexes ``i < j`` into the claims, which are sorted by id."""
    number = {claim.id: i for i, claim in enumerate(ordered)}
    found = [(number[a], number[b]) for a, b in pairs if a in number and b in number]
    return [(min(pair), max(pair)) for pair in found]


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
