"""Claims of some inputs at once, without a record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from dateline import engine
from dateline.ids import ClaimId, EventId
from dateline.intake import Intake
from dateline.model import Claim, Document, Event, Input, Rejected
from dateline.stages import Stages

if TYPE_CHECKING:
    from dateline.claims import Reading
    from dateline.documents import ReadOptions

DEFAULT_STAGES = Stages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What some inputs claim."""

    documents: tuple[Document, ...]
    """Reports and headlines, in the order of the inputs; copies are marked."""
    claims: tuple[Claim, ...]
    """Their claims, in the order of the documents and of the text."""
    events: tuple[Event, ...]
    """What the claims tell of together."""
    rejected: tuple[Rejected, ...]
    """Inputs that could not be used."""

    @property
    def event_of(self) -> Mapping[ClaimId, EventId]:
        """The event that each claim tells of."""
        return {claim: event.id for event in self.events for claim in event.claims}


def extract(
    inputs: Iterable[Input],
    *,
    options: "ReadOptions | None" = None,
    stdin: TextIO | None = None,
    workers: int | None = None,
    stages: Stages = DEFAULT_STAGES,
) -> Extraction:
    """Return the claims of the inputs, linked into events among themselves.

    Args:
        inputs: files, folders, or ``-`` for ``stdin``.
        options: limits and columns.
        stdin: what ``-`` reads.
        workers: processes that extract claims; None for as many as pay.
        stages: the functions that do the work.
    """
    intake = Intake(stages.read(inputs, options=options, stdin=stdin), {}, version=stages.version())
    crew, new = engine.choose(workers, intake, shared=stages.shared)
    reads, rejected = intake.sort(crew.run(stages.reader, new))
    told = stages.compared(read.document for read in reads)
    claims = tuple(claim for read in reads for claim in read.claims)
    return Extraction(
        documents=tuple(told.values()),
        claims=claims,
        events=stages.fuse(claims, told),
        rejected=tuple(rejected),
    )


def annotate(
    inputs: Iterable[Input],
    *,
    options: "ReadOptions | None" = None,
    stdin: TextIO | None = None,
    stages: Stages = DEFAULT_STAGES,
) -> "Iterator[tuple[Document, Reading] | Rejected]":
    """Yield each document with all that is seen in it, as the inputs are read.

    Args:
        inputs: files, folders, or ``-`` for ``stdin``.
        options: limits and columns.
        stdin: what ``-`` reads.
        stages: the functions that do the work.
    """
    see = None
    for page in stages.read(inputs, options=options, stdin=stdin):
        if isinstance(page, Rejected):
            yield page
            continue
        see = see or stages.annotator()
        seen = see(page)
        yield seen if isinstance(seen, Rejected) else (page, seen)


def drawing(
    seen: "Iterable[tuple[Document, Reading]]",
    *,
    options: "ReadOptions | None" = None,
    stages: Stages = DEFAULT_STAGES,
) -> str:
    """Return documents with all that is seen in them as one HTML page, their claims linked into events.

    Args:
        seen: what :func:`annotate` yields.
        options: what they were read with.
        stages: the functions that do the work.
    """
    from dateline.publish.drawing import Report, page

    reports = [
        Report(document=document, seen=reading, left_out=stages.furniture(document, options=options))
        for document, reading in seen
    ]
    told = stages.compared(report.document for report in reports)
    claims = tuple(claim for report in reports for claim in report.seen.claims)
    return page(reports, events=stages.fuse(claims, told), name_of=stages.name_of_actor)


def conllu(document: Document, seen: "Reading") -> str:
    """Return the syntax of a document as CoNLL-U."""
    from dateline.language.conllu import conllu

    return conllu(document.name, document.text, seen.sentences, generator=seen.parsed_by)
