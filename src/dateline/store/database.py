"""The store over SQLAlchemy: the same for SQLite and PostgreSQL."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from itertools import chain
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    Select,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from dateline.errors import StoreError
from dateline.ids import ActorId, ClaimId, DocumentId, EventId, PlaceId, is_headline
from dateline.model import Basis, Claim, Control, Document, Event, Place, Rejected
from dateline.store import ask, rows, schema, sentences
from dateline.store.protocol import Conclusions, Filter, Read, Stamp
from dateline.verdicts import Judgement

ALL = Filter()
"""Asks for everything."""

Item = TypeVar("Item")

BASIS = "basis"
"""Key in ``meta`` of what the conclusions were drawn from."""


class Database:
    """One record behind a SQLAlchemy engine; see :class:`dateline.store.Store`."""

    def __init__(self, engine: Engine, name: str, *, is_shared: bool = False) -> None:
        """Keep an engine whose database is at the newest schema, and what to call it in messages.

        Threads that share one connection take turns.
        """
        self._engine = engine
        self._name = name
        self._turn: AbstractContextManager[object] = Lock() if is_shared else nullcontext()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn, self._one_line(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, self._one_line(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self._name}: {reason_of(error)}") from error

    # ------------------------------------------------------------------------------------------- writing

    def stamps(self) -> dict[DocumentId, Stamp]:
        """Return which documents are there, and as what."""
        table = schema.documents.c
        with self._reading() as connection:
            found = connection.execute(select(table.id, table.digest, table.version))
            return {DocumentId(id_): Stamp(digest, version) for id_, digest, version in found}

    def put(self, reads: Sequence[Read], rejected: Sequence[Rejected] = ()) -> None:
        """Keep documents with their claims, and what was rejected, in one transaction."""
        latest = {read.document.id: read for read in reads}
        documents = [read.document for read in latest.values()]
        claims = [claim for read in latest.values() for claim in read.claims]
        pages = {document.ref for document in documents if not is_headline(document.id)}
        with self._writing() as connection:
            if documents:
                # Copies and events of what is replaced go with it, and the same again leaves the fingerprint.
                connection.execute(delete(schema.meta).where(schema.meta.c.key == BASIS))
                connection.execute(delete(schema.documents).where(ask.one_of(schema.documents.c.id, latest)))
                connection.execute(delete(schema.rejected).where(ask.one_of(schema.rejected.c.ref, pages)))
            stamped = [rows.stamped_row(read.document, read.stamp) for read in latest.values()]
            _insert(connection, schema.documents, stamped)
            _insert(connection, schema.related, _each(rows.related_rows, documents))
            _upsert(connection, schema.places, _place_rows(_places_of_claims(claims)))
            _insert(connection, schema.claims, [rows.claim_row(claim) for claim in claims])
            _insert(connection, schema.sentences, _each(_sentence_rows, latest.values()))
            _insert(connection, schema.claim_actors, _each(rows.claim_actors, claims))
            _insert(connection, schema.claim_places, _each(rows.claim_places, claims))
            _upsert(connection, schema.rejected, [_rejected_row(item) for item in rejected])

    def append(self, judgements: Sequence[Judgement]) -> int:
        """Keep what persons decided; return how many are new. What is kept already is left as it is."""
        given = {one.id: rows.judgement_row(one) for one in judgements}
        held = schema.judgements.c.id
        with self._writing() as connection:
            known = set(connection.scalars(select(held).where(ask.one_of(held, given))))
            new = [row for id_, row in given.items() if id_ not in known]
            _insert(connection, schema.judgements, new)
        return len(new)

    def fingerprint(self) -> str:
        """Return a digest of all documents, claims and judgements."""
        total = hashlib.sha256()
        for id_, stamp in sorted(self.stamps().items()):
            total.update(f"{id_} {stamp.digest} {stamp.version}\n".encode())
        judged = schema.judgements.c.id
        with self._reading() as connection:
            for id_ in connection.scalars(select(judged).order_by(judged)):
                total.update(f"{id_}\n".encode())
        return total.hexdigest()

    def concluded(self) -> str | None:
        """Return the basis that the stored conclusions were drawn from; None when there are none."""
        with self._reading() as connection:
            return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == BASIS))

    def conclude(self, conclusions: Conclusions, *, basis: str) -> None:
        """Replace all conclusions, and what they were drawn from, in one transaction."""
        copies = [{"document": copy, "original": original} for copy, original in conclusions.copies.items()]
        with self._writing() as connection:
            for table in schema.CONCLUSIONS:
                connection.execute(delete(table))
            _insert(connection, schema.copies, copies)
            _draw(connection, conclusions.events, conclusions.control, basis)

    def revise(self, conclusions: Conclusions, *, basis: str, known: Conclusions, known_basis: str) -> bool:
        """Replace what differs from conclusions kept, copies aside; say whether they stood there."""
        events = _differing(known.events, conclusions.events, lambda event: event.id)
        control = _differing(known.control, conclusions.control, lambda interval: interval.place.id)
        with self._writing() as connection:
            if (
                connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == BASIS))
                != known_basis
            ):
                return False
            connection.execute(delete(schema.control).where(ask.one_of(schema.control.c.place, control)))
            connection.execute(delete(schema.events).where(ask.one_of(schema.events.c.id, events)))
            _draw(connection, [*chain(*events.values())], [*chain(*control.values())], basis)
        return True

    # ------------------------------------------------------------------------------------------- reading

    def documents(self, wanted: Filter = ALL) -> list[Document]:
        """Return documents by publication day and id, the undated last."""
        table, copies = schema.documents.c, schema.copies.c
        told = select(schema.documents, copies.original)
        query = ask.chosen(
            told.outerjoin(schema.copies, copies.document == table.id),
            table.id,
            [*ask.of_document(wanted), *ask.between(wanted, table.published_day, table.published_day)],
            (table.published_day.nulls_last(), table.id),
            wanted,
        )
        with self._reading() as connection:
            found = connection.execute(query).mappings().all()
            related = _grouped(connection, schema.related, found)
        return [rows.to_document(row, related[row["id"]], row["original"]) for row in found]

    def claims(self, wanted: Filter = ALL) -> list[Claim]:
        """Return claims by document and position in it."""
        table = schema.claims.c
        asked = [
            *ask.among(table.id, wanted.ids),
            *ask.among(table.document, wanted.documents),
            *ask.among(table.type, wanted.types),
            *ask.among(table.status, wanted.statuses),
            *ask.of_actors(table.id, schema.claim_actors, wanted.actors),
            *ask.linked(table.id, schema.claim_places, "place", wanted.places),
            *ask.between(wanted, table.start, table.end),
        ]
        if wanted.publisher is not None:
            outlet = schema.documents.c.publisher == wanted.publisher
            asked.append(table.document.in_(select(schema.documents.c.id).where(outlet)))
        order = (table.document, table.sentence_start, table.trigger_start, table.id)
        query = ask.chosen(select(schema.claims), table.id, asked, order, wanted)
        with self._reading() as connection:
            found = connection.execute(query).mappings().all()
            places = _places(connection, {place for row in found for place in rows.places_named(row)})
        return [rows.to_claim(row, places) for row in found]

    def events(self, wanted: Filter = ALL) -> list[Event]:
        """Return events by first day and id, the undated last."""
        table = schema.events.c
        asked = [
            *ask.among(table.id, wanted.ids),
            *ask.among(table.type, wanted.types),
            *ask.among(table.status, wanted.statuses),
            *ask.among(table.place, wanted.places),
            *ask.of_actors(table.id, schema.event_actors, wanted.actors),
            *ask.linked(table.id, schema.event_claims, "claim", wanted.claims),
            *ask.so_precise(wanted.precisions),
            *ask.between(wanted, table.start, table.end),
        ]
        order = (table.start.nulls_last(), table.id)
        query = ask.chosen(select(schema.events), table.id, asked, order, wanted)
        with self._reading() as connection:
            found = connection.execute(query).mappings().all()
            claims = _grouped(connection, schema.event_claims, found)
            disputes = _grouped(connection, schema.disputes, found)
            places = _places(connection, {row["place"] for row in found})
        return [
            rows.to_event(row, places, [link["claim"] for link in claims[row["id"]]], disputes[row["id"]])
            for row in found
        ]

    def control(self, wanted: Filter = ALL) -> list[Control]:
        """Return control by place and first day."""
        table = schema.control.c
        query = (
            select(schema.control)
            .where(
                *ask.among(table.place, wanted.places),
                *ask.among(table.holder, wanted.actors),
                *ask.among(table.status, wanted.statuses),
            )
            .order_by(table.place, table.n)
        )
        # An interval without a first or last day is open, not undated.
        if wanted.since is not None:
            query = query.where(or_(table.end.is_(None), table.end >= wanted.since))
        if wanted.until is not None:
            query = query.where(or_(table.start.is_(None), table.start <= wanted.until))
        query = ask.run_of(query, wanted)
        with self._reading() as connection:
            found = connection.execute(query).mappings().all()
            places = _places(connection, {row["place"] for row in found})
        return [rows.to_control(row, places) for row in found]

    def judgements(self) -> list[Judgement]:
        """Return what persons decided, by moment and id."""
        table = schema.judgements.c
        query = select(schema.judgements).order_by(table.moment, table.id)
        with self._reading() as connection:
            return [rows.to_judgement(row) for row in connection.execute(query).mappings()]

    def places(self) -> list[Place]:
        """Return every place that a claim, an event or control names, by id."""
        with self._reading() as connection:
            return list(_places(connection).values())

    def saying(self, words: Collection[str]) -> tuple[list[ClaimId], list[EventId]]:
        """Return the claims whose sentence holds every word, and the events that they tell of."""
        claim, event, link = schema.claims.c, schema.events.c, schema.event_claims.c
        holding = sentences.holding(words, self._engine.dialect.name)
        if holding is None:
            return [], []
        day = schema.documents.c.published_day.nulls_last()
        found = ask.said_in(holding).order_by(
            day, claim.document, claim.sentence_start, claim.trigger_start, claim.id
        )
        with self._reading() as connection:
            claims = [ClaimId(id_) for id_ in connection.scalars(found)]
            told = select(link.event).where(ask.one_of(link.claim, claims))
            events = select(event.id).where(event.id.in_(told)).order_by(event.start.nulls_last(), event.id)
            return claims, [EventId(id_) for id_ in connection.scalars(events)]

    def event_of(self, claims: Collection[ClaimId]) -> dict[ClaimId, EventId]:
        """Return the event that each of some claims tells of."""
        link = schema.event_claims.c
        told = select(link.claim, link.event).where(ask.one_of(link.claim, claims)).order_by(link.event)
        with self._reading() as connection:
            return {ClaimId(claim): EventId(event) for claim, event in connection.execute(told)}

    def actors(self) -> list[ActorId]:
        """Return every actor that an event or control names, by slug."""
        holders = select(schema.control.c.holder).where(schema.control.c.holder.is_not(None))
        named = union(select(schema.event_actors.c.actor), holders).subquery()
        with self._reading() as connection:
            return [
                ActorId(slug) for slug in connection.scalars(select(named.c.actor).order_by(named.c.actor))
            ]

    def days(self) -> list[date]:
        """Return the first day of every event that has one, the earliest first."""
        start = schema.events.c.start
        with self._reading() as connection:
            return list(connection.scalars(select(start).where(start.is_not(None)).order_by(start)))

    def span(self) -> tuple[date | None, date | None]:
        """Return the first and the last day of which a report tells; None when none tells of a day."""
        observed = schema.control.c.basis == Basis.OBSERVED
        days = union_all(
            *(select(column.label("day")) for column in ask.days_of(schema.events)),
            *(select(column).where(observed) for column in ask.days_of(schema.control)),
        ).subquery()
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(days.c.day), func.max(days.c.day))).one()
        return first, last

    def rejected(self) -> list[Rejected]:
        """Return the inputs that could not be used, by reference and stage."""
        table = schema.rejected.c
        with self._reading() as connection:
            found = connection.execute(select(schema.rejected).order_by(table.ref, table.stage)).mappings()
            return [Rejected(ref=row["ref"], stage=row["stage"], reason=row["reason"]) for row in found]

    def counts(self) -> dict[str, int]:
        """Return how much there is of each noun."""
        headline = schema.documents.c.id.like("h%")
        wanted: dict[str, Select[Any]] = {
            "documents": select(func.count()).select_from(schema.documents).where(~headline),
            "headlines": select(func.count()).select_from(schema.documents).where(headline),
            "copies": select(func.count()).select_from(schema.copies),
            "claims": select(func.count()).select_from(schema.claims),
            "events": select(func.count()).select_from(schema.events),
            "places": select(func.count(schema.control.c.place.distinct())),
            "disputes": select(func.count()).select_from(schema.disputes),
            "rejected": select(func.count()).select_from(schema.rejected),
            "judgements": select(func.count()).select_from(schema.judgements),
        }
        with self._reading() as connection:
            return {noun: connection.scalar(query) or 0 for noun, query in wanted.items()}

    def dump(self) -> Iterator[str]:
        """Yield the whole record as lines of JSON, the same for the same content wherever it is kept."""
        with self._reading() as connection:
            for table in schema.metadata.sorted_tables:
                if table is schema.sentences:
                    continue
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
                    yield rows.to_json({"table": table.name, **row})


# ----------------------------------------------------------------------------------------------- reading


def _grouped(
    connection: Connection, table: Table, owners: Sequence[RowMapping]
) -> defaultdict[str, list[RowMapping]]:
    """Return the rows of a table that belong to some rows, by owner and in their order."""
    key = next(iter(table.primary_key))
    groups: defaultdict[str, list[RowMapping]] = defaultdict(list)
    query = (
        select(table).where(ask.one_of(key, [owner["id"] for owner in owners])).order_by(*table.primary_key)
    )
    for row in connection.execute(query).mappings():
        groups[row[key.name]].append(row)
    return groups


def _places(connection: Connection, ids: Collection[str] | None = None) -> dict[PlaceId, Place]:
    """Return places by id, in its order; all, or those of some ids."""
    key = schema.places.c.id
    found = connection.execute(select(schema.places).where(*ask.among(key, ids)).order_by(key)).mappings()
    return {PlaceId(row["id"]): rows.to_place(row) for row in found}


# ----------------------------------------------------------------------------------------------- changes


def _insert(connection: Connection, table: Table, new: Sequence[Mapping[str, Any]]) -> None:
    if new:
        connection.execute(insert(table), new)


def _upsert(connection: Connection, table: Table, new: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, in place of those that have the same key."""
    if not new:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    values = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    connection.execute(statement.on_conflict_do_update(index_elements=table.primary_key, set_=values), new)


def _draw(connection: Connection, events: Sequence[Event], control: Sequence[Control], basis: str) -> None:
    """Keep events, all intervals of some places, and what the conclusions were drawn from."""
    named = [event.place for event in events if event.place] + [interval.place for interval in control]
    _upsert(connection, schema.places, _place_rows(named))
    _insert(connection, schema.events, [rows.event_row(event) for event in events])
    _insert(connection, schema.event_actors, _each(rows.event_actors, events))
    _insert(connection, schema.event_claims, _each(rows.event_claims, events))
    _insert(connection, schema.disputes, _each(rows.dispute_rows, events))
    _insert(connection, schema.control, _control_rows(control))
    _forget_unnamed_places(connection)
    _upsert(connection, schema.meta, [{"key": BASIS, "value": basis}])


def _differing(
    known: Iterable[Item], now: Iterable[Item], key: Callable[[Item], str]
) -> dict[str, list[Item]]:
    """Return by key what there is now where it is not what was known; nothing for what is gone."""
    was, is_now = _by_key(known, key), _by_key(now, key)
    return {id_: is_now.get(id_, []) for id_ in was.keys() | is_now.keys() if was.get(id_) != is_now.get(id_)}


def _by_key(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _forget_unnamed_places(connection: Connection) -> None:
    named = union(
        select(schema.claim_places.c.place),
        select(schema.events.c.place).where(schema.events.c.place.is_not(None)),
        select(schema.control.c.place),
    )
    connection.execute(delete(schema.places).where(schema.places.c.id.not_in(named)))


def _each(to_rows: Callable[[Item], Iterable[dict[str, Any]]], items: Iterable[Item]) -> list[dict[str, Any]]:
    return [row for item in items for row in to_rows(item)]


def _sentence_rows(read: Read) -> Iterator[dict[str, Any]]:
    spans = (claim.sentence for claim in read.claims)
    return sentences.sentence_rows(read.document.id, read.document.text, spans)


def _place_rows(named: Iterable[Place]) -> list[dict[str, Any]]:
    return [rows.place_row(place) for place in {place.id: place for place in named}.values()]


def _places_of_claims(claims: Iterable[Claim]) -> Iterator[Place]:
    return (mention.place for claim in claims for mention in claim.place if mention.place is not None)


def _control_rows(control: Iterable[Control]) -> list[dict[str, Any]]:
    by_place = _by_key(control, lambda interval: interval.place.id)
    return [rows.control_row(interval, n) for one in by_place.values() for n, interval in enumerate(one)]


def _rejected_row(item: Rejected) -> dict[str, Any]:
    return {"ref": item.ref, "stage": item.stage, "reason": item.reason}


def reason_of(error: DBAPIError) -> str:
    """Return what a database says, as one line."""
    return str(error.orig).strip().splitlines()[0]
