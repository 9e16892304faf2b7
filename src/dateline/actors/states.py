"""Every state: its government, its forces and their branches, as actors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.ids import ActorId
from dateline.model import Actor

GOVERNMENT = "government"
CIVILIANS = "civilians"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One row of ``states.csv``."""

    country: str
    """ISO 3166-1 alpha-2 code."""
    slug: str
    """Stem of the slugs of its actors."""
    name: str
    """Name in English."""
    aliases: tuple[str, ...]
    """Other names and short forms."""
    adjectives: tuple[str, ...]
    """What its things are called: "Azerbaijani", "Azeri"."""
    people: tuple[str, ...]
    """Its people, in the plural."""
    capitals: tuple[str, ...]
    """Cities whose name stands for its government."""
    rulers: tuple[str, ...] = ()
    """Persons whose name stands for its government: presidents, prime ministers, ministers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One row of ``forces.csv``: a part of any state."""

    key: str
    """``army``, ``police`` …"""
    kind: str
    """Kind of actor; see :attr:`dateline.model.Actor.kind`."""
    name: str
    """Pattern of the display name with ``{adjective}`` or ``{name}``."""
    parent: str
    """The branch above it; empty for what answers to the government."""
    words: tuple[str, ...]
    """Nouns that stand for it after the state's adjective or name."""


class States:
    """The actors of all states, those of ``actors.csv`` first.

    Where that list has the forces of a state and not one of their branches, the forces stand for the branch:
    "Turkish army" is ``turkey-forces`` there, as the annotation guide has it.
    """

    def __init__(
        self, states: Iterable[State], branches: Iterable[Branch], listed: Mapping[ActorId, Actor]
    ) -> None:
        """Derive the actors of ``states`` from ``branches``, minding those that are ``listed``."""
        self.branches = {branch.key: branch for branch in branches}
        self.by_country = {state.country: state for state in states}
        self._listed = listed
        self.actors: dict[ActorId, Actor] = {}
        self._ids: dict[tuple[str, str], ActorId] = {}
        for state in self.by_country.values():
            for key in self.branches:
                self._add(state, key)

    def branch(self, country: str, key: str) -> ActorId:
        """Return the actor that is this branch of the state of a country (ISO 3166-1 alpha-2)."""
        return self._ids[country, key]

    def _add(self, state: State, key: str) -> None:
        if (state.country, key) not in self._ids:
            self._ids[state.country, key] = self._actor(state, self.branches[key])

    def _actor(self, state: State, branch: Branch) -> ActorId:
        if branch.key == CIVILIANS:
            return ActorId(CIVILIANS)
        if branch.key == GOVERNMENT:
            return self._government(state, branch)
        own = ActorId(f"{state.slug}-{branch.key}")
        if own in self._listed:
            return own
        above = branch.parent or GOVERNMENT
        self._add(state, above)
        parent = self._ids[state.country, above]
        if branch.kind == "military" and branch.parent and parent in self._listed:
            return parent
        return self._derive(state, branch, own, parent)

    def _government(self, state: State, branch: Branch) -> ActorId:
        for slug in (ActorId(f"{state.slug}-government"), ActorId(state.slug)):
            if slug in self._listed:
                return slug
        return self._derive(state, branch, ActorId(state.slug), None)

    def _derive(self, state: State, branch: Branch, slug: ActorId, parent: ActorId | None) -> ActorId:
        adjective = state.adjectives[0] if state.adjectives else state.name
        government = self._ids.get((state.country, GOVERNMENT), slug)
        above = self._listed.get(government)
        self.actors[slug] = Actor(
            id=slug,
            name=branch.name.format(adjective=adjective, name=state.name),
            kind=branch.kind,
            side=above.side if above else government,
            parent=parent,
            aliases=state.rulers if branch.key == GOVERNMENT else (),
        )
        return slug
