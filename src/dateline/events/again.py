"""Events drawn anew after a few claims changed: only those that the change can touch.

Linking joins claims along favourable pairs alone, so that what they do not connect is one event or another by
itself. A change touches the claims that it changes, those that are or were compared with them, those compared
with others than before since a block holds other claims, and those in whose place and fortnight now more or
less is told; and with each of them all that favourable pairs connect with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.events.cluster import THRESHOLD, Link
from dateline.events.facts import NEWS_DAYS, Facts, facts_of
from dateline.events.linking import Linking, Pair, Pairs, compared
from dateline.ids import ClaimId, DocumentId, PlaceId
from dateline.model import Claim, Document, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was drawn, and of what."""

    events: Collection[Event]
    """The events."""
    claims: Collection[Claim]
    """All claims that they were drawn from."""
    together: Pairs = ()
    """Claims that were held to tell of one event."""
    apart: Pairs = ()
    """Claims that were held not to."""


def touched(
    now: Linking, before: Before, documents: Mapping[DocumentId, Document]
) -> tuple[set[int], list[Link]]:
    """Return the claims to be grouped anew, and the pairs of them that are compared.

    Args:
        now: the claims as they are.
        before: what was drawn, of other claims of the same reports.
        documents: the reports.
    """
    near = _compared_with(now)
    links: dict[Pair, Link] = {}
    reached: set[int] = set()
    waiting = [now.number[id_] for id_ in _differing(now, before, documents) if id_ in now.number]
    while waiting:
        at = waiting.pop()
        if at in reached:
            continue
        reached.add(at)
        waiting += now.bound_to.get(at, ())
        for pair in near[at]:
            if pair not in links:
                links[pair] = now.link(pair)
            if links[pair].odds > THRESHOLD:
                waiting += pair
    return reached, [link for link in links.values() if link.one in reached and link.other in reached]


def _compared_with(now: Linking) -> Mapping[int, list[Pair]]:
    near: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in now.pairs:
        for i in pair:
            near[i].append(pair)
    return near


def _differing(now: Linking, before: Before, documents: Mapping[DocumentId, Document]) -> Iterator[ClaimId]:
    """Yield the claims, gone ones too, that are others than before, or are compared or tied otherwise."""
    is_now = {fact.id: fact for fact in now.facts}
    was, claims = {claim.id: claim for claim in before.claims}, {claim.id: claim for claim in now.claims}
    changed = {id_ for id_ in was.keys() | claims.keys() if was.get(id_) != claims.get(id_)}
    yield from changed
    then = [
        facts_of(was[id_], documents.get(was[id_].document)) if id_ in changed else is_now[id_]
        for id_ in sorted(was)
    ]
    compared_then = {(then[i].id, then[j].id) for i, j in compared(then, documents)}
    compared_now = {(now.facts[i].id, now.facts[j].id) for i, j in now.pairs}
    for one, other in (
        (compared_then, compared_now),
        ({*before.together}, {*now.together}),
        ({*before.apart}, {*now.apart}),
    ):
        for pair in one ^ other:
            yield from pair
        for pair in one & other:
            if not changed.isdisjoint(pair):
                yield from pair
    yield from _told_of_with(now.facts, [fact for fact in (*then, *now.facts) if fact.id in changed])


def _told_of_with(facts: Iterable[Facts], changed: Iterable[Facts]) -> Iterator[ClaimId]:
    """Yield the claims that changed ones bear on as news: of a place of theirs, within their fortnight."""
    days: defaultdict[PlaceId, set[int]] = defaultdict(set)
    for fact in changed:
        if fact.known is not None:
            for place in fact.places:
                days[place].add(fact.known)
    for fact in facts:
        told = (day for place in fact.places & days.keys() for day in days[place])
        if fact.known is not None and any(abs(fact.known - day) <= NEWS_DAYS for day in told):
            yield fact.id
