"""Which claims tell of one event, and which do not, because a person says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from dateline.ids import ClaimId, DocumentId
from dateline.judgements.standing import Finder, in_force
from dateline.model import Claim, Document
from dateline.verdicts import Cited, Judgement, Link, Unlink


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What linking must obey. No pair is both: the later judgement holds."""

    together: tuple[tuple[ClaimId, ClaimId], ...] = ()
    """Pairs of claims of one event, sorted."""
    apart: tuple[tuple[ClaimId, ClaimId], ...] = ()
    """Pairs of claims that are never of one event, sorted."""


def ties(
    claims: Iterable[Claim], judgements: Iterable[Judgement], documents: Mapping[DocumentId, Document]
) -> Ties:
    """Return the ties between claims that the judgements in force make.

    A tie that goes against later ones, also by way of other claims, is dropped.

    Args:
        claims: as they were read.
        judgements: all of them.
        documents: the reports that make the claims.
    """
    deciding = [one.decision for one in in_force(judgements) if isinstance(one.decision, Link | Unlink)]
    if not deciding:
        return Ties()
    finder = Finder(claims, documents)
    together, apart = _Groups(), _Pairs()
    for decision in reversed(deciding):
        one, other = _found(finder, decision.one), _found(finder, decision.other)
        if isinstance(decision, Link):
            everyone = sorted({*one, *other})
            for claim in everyone[1:]:
                if not apart.between(together.of(everyone[0]), together.of(claim)):
                    together.join(everyone[0], claim)
        else:
            for a, b in product(one, other):
                if together.of(a) != together.of(b):
                    apart.add(a, b)
    return Ties(together=together.pairs(), apart=apart.pairs())


def _found(finder: Finder, wanted: Iterable[Cited]) -> list[ClaimId]:
    return sorted({claim.id for one in wanted if (claim := finder.find(one))})


class _Groups:
    """Claims that are joined, directly or by way of others."""

    def __init__(self) -> None:
        self._group: dict[ClaimId, frozenset[ClaimId]] = {}

    def of(self, claim: ClaimId) -> frozenset[ClaimId]:
        return self._group.get(claim, frozenset([claim]))

    def join(self, one: ClaimId, other: ClaimId) -> None:
        group = self.of(one) | self.of(other)
        for claim in group:
            self._group[claim] = group

    def pairs(self) -> tuple[tuple[ClaimId, ClaimId], ...]:
        linked = ((min(group), claim) for claim, group in self._group.items())
        return tuple(sorted(pair for pair in linked if pair[0] != pair[1]))


class _Pairs:
    """Pairs of claims, in no direction."""

    def __init__(self) -> None:
        self._pairs: set[tuple[ClaimId, ClaimId]] = set()

    def add(self, one: ClaimId, other: ClaimId) -> None:
        self._pairs.add((min(one, other), max(one, other)))

    def between(self, one: frozenset[ClaimId], other: frozenset[ClaimId]) -> bool:
        return any((min(a, b), max(a, b)) in self._pairs for a, b in product(one, other))

    def pairs(self) -> tuple[tuple[ClaimId, ClaimId], ...]:
        return tuple(sorted(self._pairs))
