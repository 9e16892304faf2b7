"""READ SECOND. The record: the four stages composed over a store, and the questions that it answers.

::

    pages ─read─▶ Documents ─extract─▶ Claims ─fuse─▶ Events ─assess─▶ Control
                  └────── kept as they come ──────┘   └─ drawn anew from all of them ─┘

Documents and claims are kept together, a few at a time, so that a process killed at any moment leaves a
record that the next :meth:`Record.read` completes. Copies, events and control follow from all claims at once:
they are replaced in one go, whenever the claims are others than those that they were drawn from. After a
judgement only the events that it can touch are drawn anew.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO, TypedDict, Unpack

from dateline import answer, cycles, engine, store
from dateline.answer import Answer, Evidence, Grounds
from dateline.errors import UsageError
from dateline.ids import ActorId, ClaimId, DocumentId, EventId, PlaceId
from dateline.intake import Intake, ReadSummary, batches
from dateline.judgements import (
    Finder,
    Judged,
    from_line,
    judge,
    judgement,
    named_actors,
    rulings,
    standing,
    ties,
    to_line,
)
from dateline.model import (
    Actor,
    Area,
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Document,
    Event,
    Input,
    Place,
    Precision,
    Rejected,
    Reliability,
)
from dateline.review import Held, Question, WhatIf, questions, ranked
from dateline.stages import Drawn, Stages
from dateline.store import Conclusions, Filter, Read, Store
from dateline.verdicts import Decision, Judgement

if TYPE_CHECKING:
    from dateline.documents import ReadOptions

BATCH = 32
"""Documents kept in one transaction: what a killed process loses at most."""

REMEMBERED = 4
"""Days of knowing that a record keeps the answers of."""

EARLIEST = datetime(1, 1, 1, tzinfo=UTC)

Progress = Callable[[str, int], None]
"""Told of the stage at work, and how many documents it has done (0 when it takes them all at once)."""


def _silent(_stage: str, _done: int) -> None:
    pass


class Wanted(TypedDict, total=False):
    """Which entries of a listing are wanted; what is left out, or None, asks for all."""

    ids: Collection[str] | None
    """Those with these ids."""
    document: DocumentId | None
    """Claims of this document."""
    types: Collection[ClaimType] | None
    """Claims and events of these types."""
    statuses: Collection[ClaimStatus | ControlStatus] | None
    """Those with one of these statuses."""
    actor: str | None
    """Claims and events of this actor, or of one under its command; control that it holds. Slug or name."""
    place: str | Place | None
    """Those of this place: the place, its id, or its name in any spelling."""
    precisions: Collection[Precision] | None
    """Events of which reports say so precisely where they were."""
    publisher: str | None
    """Documents, and claims of documents, of this outlet."""
    since: date | None
    """Published, happened or in force on this day or later."""
    until: date | None
    """Published, happened or in force on this day or earlier."""
    known_by: date | None
    """What follows from the reports published until this day alone."""
    claims: Collection[ClaimId] | None
    """Events that one of these claims tells of."""
    limit: int | None
    """At most so many."""
    skip: int
    """Without so many that would come first."""


class Record:
    """A sourced record of a conflict: Documents, Claims, Events, Control."""

    def __init__(self, kept: Store, stages: Stages | None = None) -> None:
        """Work over an open store; :meth:`open` is the usual way in."""
        self._store = kept
        self._stages = stages or Stages()
        self._past: dict[tuple[str, date], Store] = {}
        self._remembering = Lock()

    @classmethod
    def open(
        cls, location: str = "dateline.db", *, create: bool = False, stages: Stages | None = None
    ) -> Self:
        """Open the record at a location.

        Args:
            location: path of a SQLite file, or a ``sqlite:///`` or ``postgresql://`` URL.
            create: make an empty one where there is none.
            stages: the functions that do the work, for who wants others.

        Raises:
            StoreError: there is none, it is something else, or a newer version made it.
        """
        return cls(store.open_store(location, create=create), stages)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    # -------------------------------------------------------------------------------------- the four stages

    def read(
        self,
        inputs: Iterable[Input],
        *,
        options: "ReadOptions | None" = None,
        stdin: TextIO | None = None,
        workers: int | None = None,
        progress: Progress = _silent,
    ) -> ReadSummary:
        """Take pages into the record, through all four stages; what it holds already is left alone.

        Args:
            inputs: files, folders, addresses, which are fetched, or ``-`` for ``stdin``.
            options: limits and columns.
            stdin: what ``-`` reads.
            workers: processes that extract claims; None for as many as pay. The record is the same with any.
            progress: told how it goes.
        """
        pages = self._stages.read(inputs, options=options, stdin=stdin)
        intake = Intake(pages, self._store.stamps(), version=self._stages.version())
        crew, documents = engine.choose(workers, intake, shared=self._stages.shared)
        for batch in batches(crew.run(self._stages.reader, documents), BATCH):
            self._store.put(*intake.sort(batch))
            progress("extract", intake.done)
        self._store.put(*intake.sort([]))
        self.conclude(progress=progress)
        return intake.summary(holds=self.summary())

    @cycles.not_sought()
    def conclude(self, *, progress: Progress = _silent) -> None:
        """Draw copies, events and control from all documents, claims and judgements, unless up to date."""
        if not self.is_complete:
            basis = self._basis()
            progress("copies", 0)
            told = self._stages.compared(self._store.documents())
            self._store.conclude(self._draw(told, self._store.judgements(), progress), basis=basis)

    @cycles.not_sought()
    def _revise(self, known_basis: str, judged: Sequence[Judgement], progress: Progress) -> None:
        """Draw anew what later judgements touch of conclusions drawn from earlier ones.

        Whatever else has changed since leaves them as they are, for :meth:`conclude` to draw all anew.
        """
        basis = self._basis()
        documents = self._store.documents()
        copies = {document.id: document.copy_of for document in documents if document.copy_of is not None}
        known = Conclusions(copies=copies, events=self._store.events(), control=self._store.control())
        told = self._stages.compared(documents, copies=copies)
        drawn = self._draw(told, self._store.judgements(), progress, known=(known.events, judged))
        self._store.revise(drawn, basis=basis, known=known, known_basis=known_basis)

    def _draw(
        self,
        told: Mapping[DocumentId, Document],
        judged: Sequence[Judgement],
        progress: Progress,
        *,
        known: tuple[Sequence[Event], Sequence[Judgement]] | None = None,
    ) -> Conclusions:
        """Draw events and control; known are the events drawn from the same claims under other judgements."""
        progress("events", 0)
        read = self._store.claims()
        said, tied = judge(read, judged, told), ties(read, judged, told)
        drawn = known and Drawn(
            events=known[0], claims=judge(read, known[1], told), ties=ties(read, known[1], told)
        )
        events = self._stages.fuse(said, told, ties=tied, known=drawn)
        progress("control", 0)
        by_id = {claim.id: claim for claim in said}
        control = self._stages.assess(events, by_id, told, rulings=rulings(judged))
        copies = {id_: one.copy_of for id_, one in told.items() if one.copy_of is not None}
        return Conclusions(copies=copies, events=events, control=control)

    @property
    def is_complete(self) -> bool:
        """Whether events and control follow from all the claims and from what is known of actors now."""
        return self._store.concluded() == self._basis()

    @property
    def basis(self) -> str | None:
        """What events and control were drawn from: another value whenever they may be others."""
        return self._store.concluded()

    def _basis(self) -> str:
        return f"{self._stages.concluded_by()} {self._store.fingerprint()}"

    # -------------------------------------------------------------------------------------------- listings

    def documents(self, **wanted: Unpack[Wanted]) -> list[Document]:
        """Return documents by publication day, the undated last; see :class:`Wanted`."""
        return self._at(wanted.get("known_by")).documents(self._filter(wanted))

    def document(self, id_: DocumentId) -> Document:
        """Return one document.

        Raises:
            UsageError: the record does not hold it.
        """
        found = self._store.documents(Filter(ids=[id_]))
        if not found:
            raise UsageError(f"no document {id_}")
        return found[0]

    def claims(self, **wanted: Unpack[Wanted]) -> list[Claim]:
        """Return claims by document and position; see :class:`Wanted`."""
        return self._at(wanted.get("known_by")).claims(self._filter(wanted))

    def events(self, **wanted: Unpack[Wanted]) -> list[Event]:
        """Return events by first day, the undated last; see :class:`Wanted`."""
        return self._at(wanted.get("known_by")).events(self._filter(wanted))

    def control(
        self,
        place: str | Place | None = None,
        on: date | None = None,
        *,
        holder: str | None = None,
        statuses: Collection[ControlStatus] | None = None,
        since: date | None = None,
        until: date | None = None,
        known_by: date | None = None,
        limit: int | None = None,
        skip: int = 0,
    ) -> list[Control]:
        """Return intervals of control by place and first day.

        Args:
            place: only this place: the place, its id, or its name in any spelling.
            on: only what was in force on this day.
            holder: only what this actor, or one under its command, held.
            statuses: only with one of these.
            since: only what was in force on this day or later.
            until: only what was in force on this day or earlier.
            known_by: take only reports published until this day; None for all.
            limit: at most so many; None for all.
            skip: without so many that would come first.
        """
        asked = Wanted(
            place=place,
            actor=holder,
            statuses=statuses,
            since=on or since,
            until=on or until,
            limit=limit,
            skip=skip,
        )
        return self._at(known_by).control(self._filter(asked))

    def areas(self, on: date, *, known_by: date | None = None) -> list[Area]:
        """Return the ground that each side has or contests on a day, by holder, status and falling belief.

        Args:
            on: the day.
            known_by: take only reports published until this day; None for all.
        """
        return list(self._stages.areas(self.control(on=on, known_by=known_by)))

    def voices(self) -> list[Reliability]:
        """Return how far each voice is believed on who has a place, by how much it tells."""
        documents = {document.id: document for document in self._store.documents()}
        claims = {claim.id: claim for claim in self._store.claims()}
        return list(self._stages.voices(self._store.events(), claims, documents, self._store.control()))

    def rejected(self) -> list[Rejected]:
        """Return the inputs that could not be used, each with the reason."""
        return self._store.rejected()

    def places(self) -> list[Place]:
        """Return every place that the record names, by id."""
        return self._store.places()

    def actors(self) -> list[Actor]:
        """Return the actors that events and control name, and those that lead their sides, by slug."""
        table = self._stages.actors()
        known = {actor for actor in self._store.actors() if actor in table}
        leaders = {ActorId(table.side(actor)) for actor in known}
        return [table.get(actor) for actor in sorted(known | leaders) if actor in table]

    def actor(self, id_: ActorId) -> Actor:
        """Return an actor by its slug; one that no table holds is called by its slug."""
        table = self._stages.actors()
        return table.get(id_) if id_ in table else Actor(id=id_, name=id_, kind="unknown", side=id_)

    def actor_named(self, name: str) -> ActorId:
        """Return the slug of an actor, given its slug or a name.

        Raises:
            UsageError: no table holds it.
        """
        table = self._stages.actors()
        found = ActorId(name) if name in table else table.resolve(name)
        if found is None:
            raise UsageError(f"unknown actor {name!r}")
        return found

    def country(self, code: str) -> str:
        """Return the English name of a country by its ISO 3166-1 alpha-2 code, or the code."""
        return self._stages.country(code)

    def days(self) -> list[date]:
        """Return the first day of every event that has one, the earliest first."""
        return self._store.days()

    def span(self) -> tuple[date | None, date | None]:
        """Return the first and the last day of which a report tells; None when none tells of a day."""
        return self._store.span()

    def summary(self) -> dict[str, int]:
        """Return how many documents, headlines, copies, claims, events and so on there are."""
        return self._store.counts()

    def read_by(self) -> dict[str, int]:
        """Return how many documents were read by which version of Dateline and language pipeline."""
        return dict(sorted(Counter(stamp.version for stamp in self._store.stamps().values()).items()))

    def dump(self) -> Iterator[str]:
        """Yield the whole record as lines of JSON: the same lines for the same inputs."""
        return self._store.dump()

    def _filter(self, wanted: Wanted) -> Filter:
        actor, place, document = wanted.get("actor"), wanted.get("place"), wanted.get("document")
        return Filter(
            ids=wanted.get("ids"),
            documents=None if document is None else [document],
            types=wanted.get("types"),
            statuses=wanted.get("statuses"),
            actors=None if actor is None else self._under(actor),
            places=None if place is None else [self._meant(place).id],
            precisions=wanted.get("precisions"),
            publisher=wanted.get("publisher"),
            since=wanted.get("since"),
            until=wanted.get("until"),
            claims=wanted.get("claims"),
            limit=wanted.get("limit"),
            skip=wanted.get("skip", 0),
        )

    def _under(self, actor: str) -> list[ActorId]:
        table, leader = self._stages.actors(), self.actor_named(actor)
        return [one.id for one in table.actors() if leader in table.lineage(one.id)]

    # ------------------------------------------------------------------------------------------ judgements

    def judge(
        self,
        decision: Decision,
        *,
        author: str,
        note: str = "",
        moment: datetime | None = None,
        progress: Progress = _silent,
    ) -> Judgement:
        """Keep what a person decided, and draw the conclusions anew; :mod:`dateline.decide` makes decisions.

        Args:
            decision: what was decided.
            author: who decided it.
            note: why, in the author's words.
            moment: when, in any time zone; None for now, or just after the latest judgement kept.
            progress: told how it goes.

        Raises:
            UsageError: nobody signs it, or its moment is in no time zone.
        """
        last = max((one.moment for one in self._store.judgements()), default=EARLIEST)
        moment = moment or max(datetime.now(UTC), last + timedelta(microseconds=1))
        made = judgement(decision, author=author, note=note, moment=moment)
        self.take([made], progress=progress)
        return made

    def take(self, judgements: Sequence[Judgement], *, progress: Progress = _silent) -> int:
        """Keep what persons decided, here or elsewhere, and draw the conclusions anew.

        Returns:
            How many the record did not hold yet.
        """
        known = self.basis if self.is_complete else None
        held = self._store.judgements()
        new = self._store.append(judgements)
        if new and known:
            self._revise(known, held, progress)
        self.conclude(progress=progress)
        return new

    def export_judgements(self) -> Iterator[str]:
        """Yield what persons decided as lines of JSON, by moment; those undone and their undoing too."""
        for one in self._store.judgements():
            yield to_line(one)

    def import_judgements(
        self, lines: Iterable[str], *, progress: Progress = _silent
    ) -> tuple[int, list[Rejected]]:
        """Keep judgements that another record exported; what the record holds already adds nothing.

        Returns:
            How many are new, and the lines that are no judgements, each with its number and the reason.
        """
        made: list[Judgement] = []
        bad: list[Rejected] = []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                made.append(self._known(from_line(line)))
            except UsageError as error:
                bad.append(Rejected(ref=str(number), stage="review", reason=str(error)))
        return self.take(made, progress=progress), bad

    def _known(self, made: Judgement) -> Judgement:
        """Return a judgement whose actors are known here."""
        table = self._stages.actors()
        unknown = sorted(actor for actor in named_actors(made.decision) if actor not in table)
        if unknown:
            raise UsageError(f"unknown actor {unknown[0]!r}")
        return made

    def judgements(self) -> list[Judged]:
        """Return what persons decided, by moment, each with whether it is obeyed; nothing is ever removed."""
        made = self._store.judgements()
        if not made:
            return []
        told = {document.id: document for document in self._store.documents()}
        return standing(made, Finder(self._store.claims(), told))

    def review(
        self,
        *,
        place: str | Place | None = None,
        types: Collection[ClaimType] | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 20,
    ) -> list[Question]:
        """Return what most needs a person, the weightiest first; see :mod:`dateline.review`.

        Args:
            place: only questions about this place: the place, its id, or its name in any spelling.
            types: only questions about claims or events of these types.
            since: only questions about this day or later ones.
            until: only questions about this day or earlier ones.
            limit: most questions returned.
        """
        made = self._store.judgements()
        told = self._stages.compared(self._store.documents())
        read, events = self._store.claims(), self._store.events()
        said = {claim.id: claim for claim in judge(read, made, told)}
        held = Held(
            grounds=self._stages.grounds(self._store.control(), events, said.values(), told.values(), made),
            judged=tuple(standing(made, Finder(read, told))),
            name_of=self._stages.name_of_actor,
        )
        what_if = WhatIf(
            said,
            events,
            fuse=lambda claims: self._stages.fuse(claims, told),
            assess=lambda events, claims: self._stages.assess(events, claims, told, rulings=rulings(made)),
            side_of=self._stages.side_of_actor,
        )
        where = None if place is None else self._meant(place).id
        asked = (
            question
            for question in questions(held)
            if (where is None or (question.place is not None and question.place.id == where))
            and (types is None or question.types & set(types))
            and question.touches(since, until)
        )
        return ranked(asked, what_if, limit=limit)

    # ------------------------------------------------------------------------------------------- questions

    def place(self, name: str) -> Place:
        """Return the place of an id, or of a name in any spelling: one that the record names before others.

        Raises:
            UsageError: no gazetteer holds the name; the nearest spellings are named.
        """
        found = self.find_place(name)
        if found is None:
            near = "; ".join(self._stages.gazetteer().suggest(name))
            raise UsageError(f"unknown place {name!r}" + (f"; the nearest are: {near}" if near else ""))
        return found

    def find_place(self, name: str) -> Place | None:
        """Return the place of an id or a name, as :meth:`place` does; None when no gazetteer holds it."""
        named = {place.id: place for place in self._store.places()}
        return named.get(PlaceId(name)) or self._stages.gazetteer().by_name(name, among=named)

    def who_held(self, place: str | Place, on: date | None = None, known_by: date | None = None) -> Answer:
        """Return who held a place on a day, before whom, and why.

        Args:
            place: the place, its id, or its name in any spelling.
            on: the day; None for the latest that is known.
            known_by: take only reports published until this day; None for all. What persons decided counts
                whatever the day: it corrects what was read, and is no report that came out on some day.

        Raises:
            UsageError: the place is unknown; the nearest spellings are named.
        """
        where = self._meant(place)
        grounds = self._grounds(where, self._at(known_by))
        current = answer.in_force(grounds.control, where, on)
        since, until = answer.unbroken(grounds.control, current, grounds.claims)
        return Answer(
            place=where,
            day=on,
            known_by=known_by,
            finding=grounds.finding(current),
            since=since,
            until=until,
            earlier=tuple(grounds.finding(interval) for interval in answer.before(grounds.control, current)),
        )

    def saying(self, words: Collection[str]) -> tuple[list[ClaimId], list[EventId]]:
        """Return the claims whose sentence holds every word, and the events that they tell of.

        Words count in all their forms, capitals and accents aside; several in one item stand side by side.
        Claims come by day of publication, document and position in it, events by first day; the undated last.
        """
        return self._store.saying(words)

    def event_of(self, claims: Collection[ClaimId]) -> dict[ClaimId, EventId]:
        """Return the event that each of some claims tells of; those that tell of none are left out."""
        return self._store.event_of(claims)

    def cite(self, claims: Collection[Claim]) -> list[Evidence]:
        """Return each claim with the report that makes it and whose word it is, in the order given."""
        documents = self._store.documents(Filter(ids={claim.document for claim in claims}))
        grounds = self._stages.grounds((), (), claims, documents)
        return [grounds.cite(claim) for claim in claims]

    def _meant(self, place: str | Place) -> Place:
        return place if isinstance(place, Place) else self.place(place)

    def _grounds(self, place: Place, kept: Store) -> Grounds:
        control = kept.control(Filter(places=[place.id]))
        events = kept.events(Filter(ids={id_ for interval in control for id_ in interval.events}))
        rested_on = {id_ for interval in control for id_ in interval.claims}
        disputed = {
            id_
            for event in events
            for dispute in event.disputes
            for position in dispute.positions
            for id_ in position.claims
        }
        claims = kept.claims(Filter(ids=rested_on | disputed))
        documents = kept.documents(Filter(ids={claim.document for claim in claims}))
        return self._stages.grounds(control, events, claims, documents, kept.judgements())

    # ------------------------------------------------------------------------------------------ two times

    def _at(self, known_by: date | None) -> Store:
        """Return where the record is kept; as known by a day, a copy in memory with no later report in it.

        Later reports cannot change what it answers: they are not there when it is drawn. Undated reports are
        not either. The last few days asked for are remembered.
        """
        if known_by is None:
            return self._store
        key = (self._basis(), known_by)
        with self._remembering:
            if key not in self._past:
                while len(self._past) >= REMEMBERED:
                    self._past.pop(next(iter(self._past))).close()
                self._past[key] = self._recalled(known_by)
            return self._past[key]

    def _recalled(self, day: date) -> Store:
        told = self._store.documents(Filter(until=day))
        stamps = self._store.stamps()
        said: dict[DocumentId, list[Claim]] = {document.id: [] for document in told}
        for claim in self._store.claims():
            if claim.document in said:
                said[claim.document].append(claim)
        then = store.open_memory()
        then.put(
            [Read(document=one, claims=tuple(said[one.id]), stamp=stamps[one.id]) for one in told],
        )
        then.append(self._store.judgements())
        Record(then, self._stages).conclude()
        return then
