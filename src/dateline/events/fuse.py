"""From claims to events: link, fuse what the linked claims say, and see which event is part of which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.actors import ActorTable
from dateline.actors.voice import original
from dateline.events.block import candidates
from dateline.events.cluster import Link, bound, groups
from dateline.events.facts import Facts, facts_of_all
from dateline.events.fields import fuse_fields
from dateline.events.parts import with_parts
from dateline.events.score import log_odds
from dateline.events.veto import may_join
from dateline.events.witness import witnesses_of
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document, Event

Pairs = Iterable[tuple[ClaimId, ClaimId]]
"""Pairs of claims on which a person has decided."""


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
        together: claims that tell of one event, whatever else is said of them.
        apart: claims that do not; ``together`` wins over it.
    """
    found = link(claims, documents, actors=actors, together=together, apart=apart)
    events = [fuse_fields(witnesses_of(group, documents, actors=actors), actors=actors) for group in found]
    told = {claim.id: claim for group in found for claim in group}
    return with_parts(sorted(events, key=lambda event: event.id), told, actors=actors)


def link(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    together: Pairs = (),
    apart: Pairs = (),
) -> list[tuple[Claim, ...]]:
    """Return the claims in groups, one per event, sorted by claim id within and by first id among them.

    Each report is sorted out by itself first, which depends on no other report; then accounts of different
    reports are joined.
    """
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    facts = facts_of_all(ordered, documents)
    reports = {claim.document: original(claim.document, documents) for claim in ordered}
    links = list(_links(facts, reports, actors))
    at = {claim.id: i for i, claim in enumerate(ordered)}
    kept_apart: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        if one in at and other in at:
            kept_apart[at[one]].add(at[other])
            kept_apart[at[other]].add(at[one])

    def allowed(one: list[int], other: list[int]) -> bool:
        if any(not kept_apart[i].isdisjoint(other) for i in one if i in kept_apart):
            return False
        return may_join([facts[i] for i in one], [facts[j] for j in other], actors)

    told = groups(
        bound(len(ordered), ((at[one], at[other]) for one, other in together if {one, other} <= at.keys())),
        (link for link in links if not link.across),
        located=[True] * len(ordered),
        may_join=allowed,
    )
    found = groups(told, links, located=[fact.located for fact in facts], may_join=allowed)
    return [tuple(ordered[i] for i in group) for group in found]


def _links(
    facts: Sequence[Facts], reports: Mapping[DocumentId, DocumentId], actors: ActorTable
) -> Iterator[Link]:
    for i, j in candidates(facts, reports):
        a, b = facts[i], facts[j]
        yield Link(i, j, log_odds(a, b, actors), a.document != b.document)
