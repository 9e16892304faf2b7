"""From claims to events: link, fuse what the linked claims say, and see which event is part of which."""

from collections.abc import Iterable, Mapping

from dateline.actors import ActorTable
from dateline.events.again import Before, touched
from dateline.events.fields import fuse_fields
from dateline.events.linking import Linking, Pairs
from dateline.events.parts import with_parts
from dateline.events.witness import witnesses_of
from dateline.ids import DocumentId
from dateline.model import Claim, Document, Event


def fuse(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    together: Pairs = (),
    apart: Pairs = (),
    before: Before | None = None,
) -> tuple[Event, ...]:
    """Return the events that the claims tell of, sorted by id; the order of the claims does not matter.

    Args:
        claims: all claims known.
        documents: the reports that make them; ``copy_of`` is filled in.
        actors: the parties and their sides.
        together: claims that tell of one event, whatever else is said of them.
        apart: claims that do not; ``together`` wins over it.
        before: what was drawn of nearly the same claims of the same reports: what it tells of claims that
            the difference cannot touch stands. The events are the same without it.
    """
    linking = Linking(claims, documents, actors=actors, together=together, apart=apart)
    if before is None:
        kept, found = [], _link(linking)
    else:
        anew, links = touched(linking, before, documents)
        found = linking.groups(anew, links)
        standing = {claim.id for i, claim in enumerate(linking.claims) if i not in anew}
        kept = [event for event in before.events if standing.issuperset(event.claims)]
    drawn = [fuse_fields(witnesses_of(group, documents, actors=actors), actors=actors) for group in found]
    told = {claim.id: claim for claim in linking.claims}
    return with_parts(sorted([*kept, *drawn], key=lambda event: event.id), told, actors=actors)


def link(
    claims: Iterable[Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    together: Pairs = (),
    apart: Pairs = (),
) -> list[tuple[Claim, ...]]:
    """Return the claims in groups, one per event, sorted by claim id within and by first id among them."""
    return _link(Linking(claims, documents, actors=actors, together=together, apart=apart))


def _link(linking: Linking) -> list[tuple[Claim, ...]]:
    return linking.groups(range(len(linking.claims)), [linking.link(pair) for pair in linking.pairs])
