"""The tables in the package, and a user's own, as one :class:`~dateline.actors.table.ActorTable`."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files

from dateline.actors.own import check, with_sides
from dateline.actors.states import CIVILIANS, GOVERNMENT, Branch, State, States
from dateline.actors.table import ActorTable, Meaning
from dateline.errors import SourceError
from dateline.ids import ActorId
from dateline.model import Actor
from dateline.tables import Row, Tables


def load_actors(own: Tables | None = None) -> ActorTable:
    """Return the table of actors.

    Args:
        own: tables of the user's own actors, in the columns :data:`~dateline.actors.own.COLUMNS` (several
            values of a field are joined with ``|``). Their rows come before the package's own, so that a name
            that both have means the user's actor.

    Raises:
        SourceError: a table cannot be read, or a row of it does not hold together with the others.
    """
    package = _table([])
    if own is None or not own.names():
        return package
    rows, rejected = check((row for name in own.names() for row in own.rows(name)), known=package)
    for wrong in rejected:
        raise SourceError(wrong.ref, f"{wrong.reason}; mend the row or remove the source")
    return _table(with_sides(rows, known=package))


def _table(own: list[Row]) -> ActorTable:
    rows = [*own, *_rows("actors.csv")]
    listed = {actor.id: actor for actor in map(_actor, reversed(rows))}
    states = States(map(_state, _rows("states.csv")), map(_branch, _rows("forces.csv")), listed)
    return ActorTable(
        {**states.actors, **listed},
        names=[*_listed_names(own), *_state_names(states), *_listed_names(rows)],
        roles=_generic_words(),
        states=states,
        qualifiers=frozenset(files("dateline.actors").joinpath("qualifiers.txt").read_text("utf-8").split()),
        players=_players(rows),
        home={ActorId(row["slug"]): frozenset(_values(row, "country")) for row in rows},
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dateline.actors").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _values(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(value for value in row.get(column, "").split("|") if value)


def _actor(row: Mapping[str, str]) -> Actor:
    return Actor(
        id=ActorId(row["slug"]),
        name=row["name"],
        kind=row["kind"],
        side=row.get("side") or row["slug"],
        parent=ActorId(row["parent"]) if row.get("parent") else None,
        aliases=_values(row, "aliases"),
    )


def _state(row: Mapping[str, str]) -> State:
    return State(
        country=row["country"],
        slug=row["slug"],
        name=row["name"],
        aliases=_values(row, "aliases"),
        adjectives=_values(row, "adjectives"),
        people=_values(row, "people"),
        capitals=_values(row, "capitals"),
        rulers=_values(row, "rulers"),
    )


def _branch(row: Mapping[str, str]) -> Branch:
    return Branch(
        key=row["branch"],
        kind=row["kind"],
        name=row["name"],
        parent=row["parent"],
        words=_values(row, "words"),
    )


def _listed_names(rows: list[dict[str, str]]) -> Iterator[tuple[str, Meaning]]:
    for row in rows:
        meaning = Meaning(ActorId(row["slug"]))
        for name in dict.fromkeys((row["name"], *_values(row, "aliases"))):
            yield name, meaning


def _state_names(states: States) -> Iterator[tuple[str, Meaning]]:
    for country, state in states.by_country.items():
        government = states.branch(country, GOVERNMENT)
        adjectives = set(state.adjectives)
        for name in (state.name, *state.aliases):
            yield name, Meaning(government, country=country, metonym=True, leads=True)
        for adjective in state.adjectives:
            yield adjective, Meaning(government, country=country, leads=True)
        for people in state.people:
            if people not in adjectives:
                yield people, Meaning(ActorId(CIVILIANS), role=CIVILIANS, country=country)
        for capital in state.capitals:
            yield capital, Meaning(government, country=country, metonym=True)
        for ruler in state.rulers:
            yield ruler, Meaning(government)


def _generic_words() -> Iterator[tuple[str, Meaning]]:
    for row in _rows("generic.csv"):
        meaning = Meaning(ActorId(row["default"]), role=row["role"])
        for word in _values(row, "words"):
            yield word, meaning


def _players(rows: list[dict[str, str]]) -> dict[tuple[str, str], tuple[ActorId, ...]]:
    """Return who play which role where, in the order of the table."""
    players: dict[tuple[str, str], tuple[ActorId, ...]] = {}
    for row in rows:
        for role in _values(row, "plays"):
            country, _, own = role.rpartition(":")
            for code in (country,) if country else _values(row, "country"):
                players[code, own] = (*players.get((code, own), ()), ActorId(row["slug"]))
    return players
