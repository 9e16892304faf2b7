"""What is asked of a database, in SQL: the conditions and the runs that a filter stands for."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, and_, func, literal, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from dateline.ids import ActorId
from dateline.model import BREADTH, Precision, Relation
from dateline.store import rows, schema
from dateline.store.protocol import Filter

FEW = 500
"""Values that a query takes one by one; databases take some ten thousand at most."""


class _Items(FunctionElement[Any]):
    """The items of a JSON list, as rows with a ``value``."""

    inherit_cache = True


@compiles(_Items, "sqlite")
def _items_of_sqlite(items: _Items, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(items.clauses, **options)})"


@compiles(_Items, "postgresql")
def _items_of_postgresql(items: _Items, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(items.clauses, **options)} AS JSON))"


def one_of(column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Ask for one of the values, however many."""
    if len(values) <= FEW:
        return column.in_(values)
    listed = _Items(literal(rows.to_json(list(values)))).table_valued("value")
    return column.in_(select(listed.c.value))


def chosen(
    query: Select[Any],
    id_: Column[Any],
    asked: Sequence[ColumnElement[bool]],
    order: Sequence[Any],
    wanted: Filter,
) -> Select[Any]:
    """Ask for the rows that fulfil all that is asked, in an order, or for a run of them.

    Which rows a run holds is found first, and only they are read whole.
    """
    if wanted.limit is None and not wanted.skip:
        return query.where(*asked).order_by(*order)
    run = run_of(select(id_).where(*asked).order_by(*order), wanted)
    return query.where(id_.in_(run.correlate(None))).order_by(*order)


def run_of(query: Select[Any], wanted: Filter) -> Select[Any]:
    """Ask for a run of what a query finds."""
    query = query if wanted.limit is None else query.limit(wanted.limit)
    return query.offset(wanted.skip) if wanted.skip else query


def of_document(wanted: Filter) -> list[ColumnElement[bool]]:
    """Ask for documents with some ids and of an outlet."""
    table = schema.documents.c
    publisher = [] if wanted.publisher is None else [table.publisher == wanted.publisher]
    return [*among(table.id, wanted.ids), *publisher]


def among(column: Column[Any], values: Collection[Any] | None) -> list[ColumnElement[bool]]:
    """Ask for one of the values, if any are asked for."""
    return [] if values is None else [one_of(column, values)]


def linked(
    owner: ColumnElement[Any], links: Table, other: str, values: Collection[Any] | None
) -> list[ColumnElement[bool]]:
    """Ask for owners that a table links to one of the values."""
    if values is None:
        return []
    key = next(iter(links.primary_key))
    return [owner.in_(select(key).where(one_of(links.c[other], values)))]


def of_actors(
    owner: Column[Any], links: Table, actors: Collection[ActorId] | None
) -> list[ColumnElement[bool]]:
    """Ask for owners that a table links to one of the actors, which may be half of all.

    The listing is walked in its order and each entry looked for among those linked: to look up all of these
    by their key, as a database does with the bare column, takes ten times as long.
    """
    return linked(owner.concat(""), links, "actor", actors)


def said_in(holding: ColumnElement[bool]) -> Select[Any]:
    """Ask for the claims that some of the sentences make."""
    claim, sentence = schema.claims.c, schema.sentences.c
    made = and_(
        claim.document == sentence.document,
        claim.sentence_start == sentence.start,
        claim.sentence_end == sentence.end,
    )
    told = schema.sentences.join(schema.claims, made).join(
        schema.documents, claim.document == schema.documents.c.id
    )
    return select(claim.id).select_from(told).where(holding)


def so_precise(precisions: Collection[Precision] | None) -> list[ColumnElement[bool]]:
    """Ask for events of which reports say so precisely where they were; see :attr:`Event.precision`."""
    if precisions is None:
        return []
    event, place = schema.events.c, schema.places.c
    is_broad = event.place.in_(select(place.id).where(place.kind.in_(BREADTH)))
    is_inside = event.relation == Relation.IN
    asked: dict[Precision, ColumnElement[bool]] = {
        Precision.EXACT: and_(event.place.is_not(None), ~is_broad, is_inside),
        Precision.NEAR: and_(event.place.is_not(None), ~is_broad, ~is_inside),
    }
    kinds = [kind for kind, precision in BREADTH.items() if precision in precisions]
    of_kinds = event.place.in_(select(place.id).where(place.kind.in_(kinds)))
    return [or_(of_kinds, *(asked[one] for one in asked if one in precisions))]


def days_of(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns of events or control that hold a day."""
    return table.c.start, table.c.end, table.c.known_from


def between(wanted: Filter, start: Column[Any], end: Column[Any]) -> list[ColumnElement[bool]]:
    """Ask for what reaches into the days wanted; what has no day at all is not among them."""
    asked: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        asked.append(func.coalesce(end, start) >= wanted.since)
    if wanted.until is not None:
        asked.append(func.coalesce(start, end) <= wanted.until)
    return asked
