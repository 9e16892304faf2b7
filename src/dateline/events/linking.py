"""The claims as linking sees them: which are compared, and which groups they form."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.actors import ActorTable
from dateline.actors.voice import original
from dateline.events.block import candidates
from dateline.events.cluster import Link, bound, groups
from dateline.events.facts import Facts, facts_of_all
from dateline.events.score import log_odds
from dateline.events.veto import may_join
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document

Pairs = Iterable[tuple[ClaimId, ClaimId]]
"""Pairs of claims on which a person has decided."""

Pair = tuple[int, int]
"""Two claims by their numbers, the smaller first."""


def compared(facts: Sequence[Facts], documents: Mapping[DocumentId, Document]) -> list[Pair]:
    """Return the pairs of claims, sorted by id, that are worth comparing, each once."""
    return list(candidates(facts, {fact.document: original(fact.document, documents) for fact in facts}))


class Linking:
    """Claims, numbered in the order of their ids, and the pairs of them that are compared."""

    def __init__(
        self,
        claims: Iterable[Claim],
        documents: Mapping[DocumentId, Document],
        *,
        actors: ActorTable,
        together: Pairs,
        apart: Pairs,
    ) -> None:
        """Take all claims, their reports with ``copy_of`` filled in, and what persons joined and parted."""
        self.claims = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
        self.facts: list[Facts] = facts_of_all(self.claims, documents)
        self.number = {claim.id: i for i, claim in enumerate(self.claims)}
        self.pairs = compared(self.facts, documents)
        self.together, self.apart = frozenset(together), frozenset(apart)
        self.bound_to = self._partners(self.together)
        self._kept_from = self._partners(self.apart)
        self._actors = actors

    def link(self, pair: Pair) -> Link:
        """Return a pair compared."""
        one, other = pair
        a, b = self.facts[one], self.facts[other]
        return Link(one, other, log_odds(a, b, self._actors), a.document != b.document)

    def groups(self, claims: Iterable[int], links: Collection[Link]) -> list[tuple[Claim, ...]]:
        """Return some claims in groups, one per event, sorted by claim id within and by first id among them.

        Each report is sorted out by itself first, which depends on no other report; then accounts of
        different reports are joined.

        Args:
            claims: those to be grouped.
            links: all pairs of them that are compared.
        """
        items = sorted(claims)
        told = groups(
            bound(items, ((i, j) for i in items for j in self.bound_to.get(i, ()))),
            (link for link in links if not link.across),
            located=[True] * len(self.facts),
            may_join=self._may_join,
        )
        located = [fact.located for fact in self.facts]
        found = groups(told, links, located=located, may_join=self._may_join)
        return [tuple(self.claims[i] for i in group) for group in found]

    def _partners(self, pairs: Pairs) -> Mapping[int, set[int]]:
        """Return per claim those that pairs name with it, but for claims that are not here."""
        partners: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            if one in self.number and other in self.number:
                partners[self.number[one]].add(self.number[other])
                partners[self.number[other]].add(self.number[one])
        return partners

    def _may_join(self, one: list[int], other: list[int]) -> bool:
        if any(not self._kept_from[i].isdisjoint(other) for i in one if i in self._kept_from):
            return False
        return may_join([self.facts[i] for i in one], [self.facts[j] for j in other], self._actors)
