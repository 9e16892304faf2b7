"""From links to groups: average linkage over sparse pairs, in an order that does not depend on the input's.

Two groups join while the mean log-odds over all pairs between them favours one event. A pair that was never
compared counts against them, so that a chain of links across weeks or towns does not close.

Reference:
    Sokal, Michener (1958), A statistical method for evaluating systematic relationships: average linkage
    (UPGMA).
"""

import heapq
from collections.abc import Callable, Iterable

_UNCOMPARED = -4.0
"""Log-odds of a pair that no block held."""

THRESHOLD = 0.0
"""Mean log-odds from which two groups join; chosen on the coded training reports."""


def groups(
    count: int,
    links: Iterable[tuple[int, int, float]],
    *,
    may_join: Callable[[list[int], list[int]], bool],
    joined: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return the items ``0 … count-1`` in groups, each sorted, ordered by their first item.

    Args:
        count: number of items, numbered in a stable order.
        links: compared pairs ``(i, j, log-odds)``, each once.
        may_join: a veto on two groups, asked before they join.
        joined: pairs that are of one group whatever else is said of them.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(count)}
    for i, j, odds in links:
        sums[i][j] = sums[j][i] = (odds, 1)

    def mean(i: int, j: int) -> float:
        odds, compared = sums[i][j]
        pairs = len(members[i]) * len(members[j])
        return (odds + _UNCOMPARED * (pairs - compared)) / pairs

    def join(i: int, j: int) -> None:
        members[i] = sorted(members[i] + members.pop(j))
        sums[i].pop(j, None)
        for k, (odds, compared) in sums.pop(j).items():
            if k == i:
                continue
            del sums[k][j]
            before, times = sums[i].get(k, (0.0, 0))
            sums[i][k] = sums[k][i] = (before + odds, times + compared)

    group_of = list(range(count))
    for pair in sorted(joined):
        i, j = sorted(group_of[item] for item in pair)
        if i != j:
            join(i, j)
            for item in members[i]:
                group_of[item] = i
    heap = [(-odds, i, j) for i in sums for j in sums[i] if i < j and (odds := mean(i, j)) > THRESHOLD]
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in members or j not in members or j not in sums[i] or -score != mean(i, j):
            continue
        if not may_join(members[i], members[j]):
            continue
        join(i, j)
        for k in sorted(sums[i]):
            if (value := mean(i, k)) > THRESHOLD:
                heapq.heappush(heap, (-value, min(i, k), max(i, k)))
    return [members[i] for i in sorted(members)]
