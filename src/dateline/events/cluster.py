"""From links to groups: average linkage over sparse pairs, in an order that does not depend on the input's.

Two groups join while the mean log-odds over all pairs between them favours one event. A pair that was never
compared counts against them, so that a chain of links across weeks or towns does not close; unless a claim
of it names no place or no day, and so could not be compared. Of two accounts by different reports one clear
match says more than the mean, into which go the passing mentions of either: it counts for a share of its
own.

Reference:
    Sokal, Michener (1958), A statistical method for evaluating systematic relationships: average linkage
    (UPGMA).
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

_UNCOMPARED = -2.0
"""Log-odds of a pair that no block held."""

_CLEAREST = 0.6
"""Share of the clearest match between two reports; this and the former chosen on ``tune`` of
evaluation.pairs."""

THRESHOLD = 0.0
"""Log-odds from which two groups join; chosen on the coded training reports."""


class Link(NamedTuple):
    """A compared pair."""

    one: int
    """The one item."""
    other: int
    """The other item."""
    odds: float
    """Log-odds that they are one."""
    across: bool
    """Whether they stand in two reports."""


class _Bond(NamedTuple):
    """All links between two groups."""

    odds: float
    compared: int
    located: int
    """How many of them are between items that a block can hold."""
    clearest: float | None
    """The highest odds across reports; None when no link is."""

    def joined(self, other: "_Bond | None") -> "_Bond":
        """Return the links of two bonds as one."""
        if other is None:
            return self
        known = [bond.clearest for bond in (self, other) if bond.clearest is not None]
        return _Bond(
            self.odds + other.odds,
            self.compared + other.compared,
            self.located + other.located,
            max(known, default=None),
        )


def bound(items: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the items in the groups that pairs of them bind; most stand alone."""
    members = {item: [item] for item in items}
    of = {item: item for item in members}
    for one, other in pairs:
        first, second = sorted((of[one], of[other]))
        if first != second:
            for item in members[second]:
                of[item] = first
            members[first] += members.pop(second)
    return list(members.values())


def groups(
    start: Iterable[Sequence[int]],
    links: Iterable[Link],
    *,
    located: Sequence[bool],
    may_join: Callable[[list[int], list[int]], bool],
) -> list[list[int]]:
    """Return items in groups, each sorted, ordered by their first item.

    Args:
        start: the groups to begin with: every item in one of them.
        links: compared pairs, each once.
        located: per item whether a block can hold it, so that not being compared means something.
        may_join: a veto on two groups, asked before they join.
    """
    members = {min(group): sorted(group) for group in start}
    of = {item: first for first, group in members.items() for item in group}
    reach = {first: sum(located[item] for item in group) for first, group in members.items()}
    bonds: dict[int, dict[int, _Bond]] = {first: {} for first in members}
    for link in _telling(links, members.values()):
        i, j = of[link.one], of[link.other]
        if i != j:
            both = located[link.one] and located[link.other]
            bond = _Bond(link.odds, 1, int(both), link.odds if link.across else None)
            bonds[i][j] = bonds[j][i] = bond.joined(bonds[i].get(j))

    def favour(i: int, j: int) -> float:
        bond = bonds[i][j]
        uncompared = reach[i] * reach[j] - bond.located
        mean = (bond.odds + _UNCOMPARED * uncompared) / (bond.compared + uncompared)
        return mean if bond.clearest is None else mean + _CLEAREST * (bond.clearest - mean)

    heap = [(-value, i, j) for i in bonds for j in bonds[i] if i < j and (value := favour(i, j)) > THRESHOLD]
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in members or j not in members or j not in bonds[i] or -score != favour(i, j):
            continue
        if not may_join(members[i], members[j]):
            continue
        members[i] = sorted(members[i] + members.pop(j))
        reach[i] += reach.pop(j)
        del bonds[i][j]
        for k, bond in bonds.pop(j).items():
            if k != i:
                del bonds[k][j]
                bonds[i][k] = bonds[k][i] = bond.joined(bonds[i].get(k))
        for k in sorted(bonds[i]):
            if (value := favour(i, k)) > THRESHOLD:
                heapq.heappush(heap, (-value, min(i, k), max(i, k)))
    return [members[i] for i in sorted(members)]


def _telling(links: Iterable[Link], start: Collection[Sequence[int]]) -> list[Link]:
    """Return the links that may bear on a join, sorted: those between items that favourable ones connect."""
    links = sorted(links)
    together = ((group[0], item) for group in start for item in group)
    favourable = ((link.one, link.other) for link in links if link.odds > THRESHOLD)
    of = {
        item: first
        for first, *others in bound(chain(*start), chain(together, favourable))
        for item in (first, *others)
    }
    return [link for link in links if of[link.one] == of[link.other]]
