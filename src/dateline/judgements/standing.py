"""Which judgements hold: those not undone; and which claims they are about, however these are called now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.ids import ClaimId, DocumentId, JudgementId
from dateline.model import ActorMention, Claim, Document, PlaceMention
from dateline.verdicts import (
    Accept,
    Cited,
    Correct,
    Decision,
    Judgement,
    Link,
    MeansActor,
    MeansPlace,
    Reject,
    Ruling,
    Undo,
    Unlink,
)


class Standing(StrEnum):
    """Whether a judgement is obeyed."""

    IN_FORCE = "in_force"
    """It is."""
    UNDONE = "undone"
    """A later judgement undid it."""
    ORPHANED = "orphaned"
    """The record holds no longer, or not yet, what it is about; it is obeyed again once it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement and whether it is obeyed."""

    judgement: Judgement
    """The judgement."""
    standing: Standing
    """Whether it is obeyed."""


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements in the order in which they count, each once."""
    return sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.moment, one.id))


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that hold, in order; undoings have done their work and are left out."""
    ordered = in_order(judgements)
    undone = _undone(ordered)
    return [one for one in ordered if one.id not in undone and not isinstance(one.decision, Undo)]


def _undone(judgements: Sequence[Judgement]) -> set[JudgementId]:
    """Return what is undone. An undoing that is undone itself undoes nothing."""
    undoings: dict[JudgementId, list[JudgementId]] = defaultdict(list)
    for one in judgements:
        if isinstance(one.decision, Undo):
            undoings[one.decision.undoes].append(one.id)
    settled: dict[JudgementId, bool] = {}
    # Whoever undoes names what is undone by a digest, so that no two undo each other; a long chain of
    # undoings is walked without recursion.
    for start in [one.id for one in judgements]:
        waiting = [start]
        while waiting:
            at = waiting[-1]
            open_ones = [by for by in undoings[at] if by not in settled]
            if at in settled or not open_ones:
                settled.setdefault(at, any(not settled[by] for by in undoings[at]))
                waiting.pop()
            else:
                waiting += open_ones
    return {id_ for id_, is_undone in settled.items() if is_undone}


def rulings(judgements: Iterable[Judgement]) -> tuple[Ruling, ...]:
    """Return who held what by the judgements that hold, in order: of two on one day the later one counts."""
    return tuple(one.decision for one in in_force(judgements) if isinstance(one.decision, Ruling))


def cited(claim: Claim, text: str) -> Cited:
    """Return a claim as a judgement keeps it.

    Args:
        claim: the claim.
        text: its report's.
    """
    return Cited(
        id=claim.id,
        document=claim.document,
        trigger=claim.trigger,
        words=claim.trigger.of(text),
        type=claim.type,
    )


class Finder:
    """Finds the claims that judgements are about."""

    def __init__(self, claims: Iterable[Claim], documents: Mapping[DocumentId, Document]) -> None:
        """Take all claims as they were read, and their reports."""
        self.by_id: dict[ClaimId, Claim] = {}
        self.by_document: defaultdict[DocumentId, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.by_id[claim.id] = claim
            self.by_document[claim.document].append(claim)
        self._documents = documents
        self._copies: defaultdict[DocumentId, list[DocumentId]] = defaultdict(list)
        """Per original it and its copies."""
        for document in sorted(documents):
            self._copies[self._original(document)].append(document)

    def find(self, wanted: Cited) -> Claim | None:
        """Return the claim: by its id, else the one of its report, type and words that overlaps it.

        None when there is none, or more than one, or when the words that overlap are others: then the text
        was cleaned anew, and what stands there now is another sentence.
        """
        if wanted.id in self.by_id:
            return self.by_id[wanted.id]
        near = [claim for claim in self.by_document.get(wanted.document, ()) if self._alike(claim, wanted)]
        return near[0] if len(near) == 1 else None

    def _with_copies(self, claim: Claim | None) -> Iterator[Claim]:
        """Yield a claim, and the same claim of each copy of its report."""
        if claim is None:
            return
        yield claim
        said = self._said(claim)
        for document in self._copies.get(self._original(claim.document), ()):
            for other in self.by_document.get(document, ()):
                if other.id != claim.id and other.type is claim.type and self._said(other) == said:
                    yield other

    def _said(self, claim: Claim) -> tuple[str, str]:
        """Return the sentence and the trigger of a claim in words."""
        document = self._documents.get(claim.document)
        text = document.text if document else ""
        return " ".join(claim.sentence.of(text).split()), claim.trigger.of(text)

    def _original(self, document: DocumentId) -> DocumentId:
        report = self._documents.get(document)
        return report.copy_of if report and report.copy_of else document

    def _alike(self, claim: Claim, wanted: Cited) -> bool:
        if claim.type is not wanted.type or not _overlap(claim, wanted):
            return False
        document = self._documents.get(claim.document)
        now, then = claim.trigger.of(document.text) if document else "", wanted.words
        return bool(now and then) and (now in then or then in now)

    def about(self, decision: Decision) -> list[Claim]:
        """Return the claims that a decision changes or ties, each once.

        What is decided on a claim is decided on the same words in copies of its report: one statement.
        """
        found: Iterator[Claim | None]
        match decision:
            case Accept(claim=one) | Reject(claim=one) | Correct(claim=one):
                found = self._with_copies(self.find(one))
            case Link() | Unlink():
                found = map(self.find, [*decision.one, *decision.other])
            case MeansPlace() | MeansActor():
                told = self.by_document.get(decision.document, ())
                found = (claim for claim in told if any(is_meant(one, decision) for one in _mentions(claim)))
            case Ruling() | Undo():
                found = iter(())
        return [*{claim.id: claim for claim in found if claim is not None}.values()]


def is_meant(mention: ActorMention | PlaceMention, decision: MeansActor | MeansPlace) -> bool:
    """Tell whether a judgement is about words of a report."""
    if isinstance(mention, PlaceMention) != isinstance(decision, MeansPlace):
        return False
    where = decision.span
    if where is not None and not (mention.span.start < where.end and where.start < mention.span.end):
        return False
    return _plain(mention.text) == _plain(decision.text)


def _mentions(claim: Claim) -> tuple[ActorMention | PlaceMention, ...]:
    return (*claim.agent, *claim.patient, *claim.place, *([claim.source] if claim.source else []))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _overlap(claim: Claim, wanted: Cited) -> bool:
    return claim.trigger.start < wanted.trigger.end and wanted.trigger.start < claim.trigger.end


def on_claims(deciding: Iterable[Judgement], finder: Finder) -> dict[ClaimId, tuple[Judgement, ...]]:
    """Return what was decided on each claim, in the order given; claims of which nothing was are left out.

    Args:
        deciding: judgements in force.
        finder: the claims.
    """
    found: defaultdict[ClaimId, list[Judgement]] = defaultdict(list)
    for one in deciding:
        for claim in finder.about(one.decision):
            found[claim.id].append(one)
    return {claim: tuple(judged) for claim, judged in found.items()}


def standing(judgements: Iterable[Judgement], finder: Finder) -> list[Judged]:
    """Return all judgements in order, each with whether it is obeyed."""
    ordered = in_order(judgements)
    undone, known = _undone(ordered), {one.id for one in ordered}

    def of(one: Judgement) -> Standing:
        if one.id in undone:
            return Standing.UNDONE
        match one.decision:
            case Ruling():
                return Standing.IN_FORCE
            case Undo():
                found = one.decision.undoes in known
            case Link() | Unlink():
                sides = (one.decision.one, one.decision.other)
                found = all(any(finder.find(claim) for claim in side) for side in sides)
            case _:
                found = bool(finder.about(one.decision))
        return Standing.IN_FORCE if found else Standing.ORPHANED

    return [Judged(judgement=one, standing=of(one)) for one in ordered]
