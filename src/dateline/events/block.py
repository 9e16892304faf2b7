"""Which pairs of claims are worth comparing.

Claims of one report (and of its copies) meet if their types may tell of one event. Claims of different
reports meet if they also lie in the same or in neighbouring H3 cells, and follow each other closely when
the claims of those cells are sorted by day (the sorted-neighbourhood method). Work grows with the claims,
not their square.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import h3  # type: ignore[import-untyped]

from dateline.events.facts import Facts
from dateline.events.kinds import LASTING, may_link
from dateline.ids import DocumentId, PlaceId
from dateline.model import ClaimType

_RESOLUTION = 5
"""H3 cells with edges of about 9 km: a cell and its neighbours reach 15 km or more in every direction."""

_WINDOW = 40
"""Claims that follow a claim in its block and are compared with it: bounds the work on a town in the news."""

_REPORT_WINDOW = 120
"""The same inside one report."""

_TOLD_LATE = LASTING | {ClaimType.CAPTURE}
"""Types told of long after, or with long intervals: the gap between first days says little."""

_GAP_DAYS = 15
"""First days further apart than this are not compared for the other types."""


def candidates(facts: Sequence[Facts], reports: Mapping[DocumentId, DocumentId]) -> Iterator[tuple[int, int]]:
    """Yield each pair worth comparing once, as indexes ``i < j`` into ``facts``.

    Args:
        facts: the claims, sorted by id.
        reports: per document the report that it copies, or itself.
    """
    seen: set[tuple[int, int]] = set()
    for pair in _all(facts, reports):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _all(facts: Sequence[Facts], reports: Mapping[DocumentId, DocumentId]) -> Iterator[tuple[int, int]]:
    by_report: dict[DocumentId, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        by_report[reports[fact.document]].append(index)
    for report in sorted(by_report):
        members = sorted(by_report[report], key=lambda i: (facts[i].sentence.start, facts[i].id))
        yield from _windowed(members, facts)

    by_cell: dict[str, list[int]] = defaultdict(list)
    by_wide_place: dict[PlaceId, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if not fact.located:
            continue
        for spot in fact.spots:
            if spot.wide:
                by_wide_place[spot.id].append(index)
            else:
                by_cell[h3.latlng_to_cell(spot.lat, spot.lon, _RESOLUTION)].append(index)
    for place in sorted(by_wide_place):
        yield from _near_in_time(by_wide_place[place], facts)
    for cell in sorted(by_cell):
        around = [i for other in h3.grid_disk(cell, 1) if other > cell for i in by_cell.get(other, ())]
        yield from _near_in_time(by_cell[cell], facts, others=around)


def _near_in_time(
    members: Sequence[int], facts: Sequence[Facts], *, others: Sequence[int] = ()
) -> Iterator[tuple[int, int]]:
    """Pair the members of a block with each other and with the others around it, type by type, day by day."""
    own = frozenset(members)
    by_kind: dict[ClaimType, list[int]] = defaultdict(list)
    for index in own.union(others):
        for kind in _kinds(facts[index].type):
            by_kind[kind].append(index)
    for kind in sorted(by_kind):
        ordered = sorted((_day(facts[i]), facts[i].id, i) for i in by_kind[kind])
        for at, (day, _, i) in enumerate(ordered):
            for later, _, j in ordered[at + 1 : at + 1 + _WINDOW]:
                if later - day > _GAP_DAYS and kind not in _TOLD_LATE:
                    break
                a, b = facts[i], facts[j]
                if (i in own or j in own) and a.document != b.document and may_link(a.type, b.type):
                    yield (i, j) if i < j else (j, i)


def _windowed(ordered: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + _REPORT_WINDOW]:
            if may_link(facts[i].type, facts[j].type):
                yield (i, j) if i < j else (j, i)


@cache
def _kinds(type_: ClaimType) -> tuple[ClaimType, ...]:
    """Return the blocks of a claim, one per type that it may meet; two that may meet share one."""
    return tuple(kind for kind in ClaimType if kind <= type_ and may_link(kind, type_))


def _day(fact: Facts) -> int:
    if fact.days is not None:
        return fact.days[0]
    return fact.known if fact.known is not None else 0
