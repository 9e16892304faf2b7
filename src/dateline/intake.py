"""What comes in: which documents are new to the record, and what could not be used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from dateline.ids import DocumentId, is_headline
from dateline.model import Claim, Document, Rejected
from dateline.store import Read, Stamp, digest_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What one reading did, and what the record holds now."""

    new: int
    """Reports that were new, or new in this form."""
    undated: int
    """Those of them that tell no day of their own, so that nothing is dated by it."""
    known: int
    """Reports that the record held already."""
    headlines: int
    """New headlines of other stories that the reports carry."""
    claims: int
    """Claims of the new reports and headlines."""
    rejected: tuple[Rejected, ...]
    """Inputs of this reading that could not be used."""
    holds: Mapping[str, int]
    """How much there is of each noun in the whole record."""


class Intake:
    """The documents of one reading that the record does not hold yet, and the count of all that came in."""

    def __init__(
        self, pages: Iterable[Document | Rejected], stamps: Mapping[DocumentId, Stamp], *, version: str
    ) -> None:
        """Take what a reader yields, what the record holds, and who extracts; what another did is new."""
        self._pages = pages
        self._version = version
        self._stamps = dict(stamps)
        self._pending: list[Rejected] = []
        self._rejected: list[Rejected] = []
        self._known = self._new = self._undated = self._headlines = self._claims = 0

    def __iter__(self) -> Iterator[Document]:
        """Yield the documents that are new, as they are read."""
        for page in self._pages:
            if isinstance(page, Rejected):
                self._pending.append(page)
            elif self._is_new(page):
                yield page
            else:
                self._known += not is_headline(page.id)

    def _is_new(self, document: Document) -> bool:
        stamp, held = self._stamp(document), self._stamps.get(document.id)
        # The same bytes may come from two paths: one of the two forms stays, whichever is read first.
        if held is not None and held.version == stamp.version and held.digest <= stamp.digest:
            return False
        self._stamps[document.id] = stamp
        return True

    def _stamp(self, document: Document) -> Stamp:
        return Stamp(digest_of(document), self._version)

    def sort(
        self, batch: Iterable[tuple[Document, tuple[Claim, ...] | Rejected]]
    ) -> tuple[list[Read], list[Rejected]]:
        """Return what to keep of a batch: documents with claims, and all that was rejected by now."""
        reads: list[Read] = []
        for document, found in batch:
            if isinstance(found, Rejected):
                self._pending.append(found)
                continue
            reads.append(Read(document=document, claims=found, stamp=self._stamp(document)))
            self._new += not is_headline(document.id)
            self._undated += document.published is None and not is_headline(document.id)
            self._headlines += is_headline(document.id)
            self._claims += len(found)
        rejected, self._pending = self._pending, []
        self._rejected += rejected
        return reads, rejected

    @property
    def done(self) -> int:
        """Documents dealt with so far."""
        return self._new + self._headlines + self._known + len(self._rejected)

    def summary(self, *, holds: Mapping[str, int]) -> ReadSummary:
        """Return what the reading did, once it is over."""
        return ReadSummary(
            new=self._new,
            undated=self._undated,
            known=self._known,
            headlines=self._headlines,
            claims=self._claims,
            rejected=tuple(self._rejected),
            holds=holds,
        )


def batches(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield the items in lists of a size, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
