"""The parties that a report names: where each is named, of which kind it is, whose forces and side it is."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.actors import ActorName, ActorTable
from dateline.claims.once import once
from dateline.claims.who.abbreviations import spelled_out
from dateline.ids import CIVILIANS, UNLISTED, UNSPECIFIED, ActorId
from dateline.model import ClaimType, Span

BYSTANDERS = frozenset({"monitor", "media", "civilians"})
"""Kinds of who only watches, tells and suffers."""
_HELPERS = frozenset({"humanitarian"})
"""Kinds of who comes to the help of others, and fights as little."""
OFFICIAL = frozenset({"government", "military", "police"})
"""Kinds of who belongs to a state."""
_PEACEFUL = frozenset(
    {
        ClaimType.ACCUSE,
        ClaimType.AID,
        ClaimType.DISPLACE,
        ClaimType.EVACUATE,
        ClaimType.NEED,
        ClaimType.NEGOTIATE,
        ClaimType.PROTEST,
    }
)
"""Types whose agent need not be armed."""
_WITH_BARE_HANDS = frozenset({ClaimType.DESTROY, ClaimType.DETAIN})
"""Types that those who bear no arms may do as well ("**villagers** seized a gunman")."""
ARMED = frozenset({"armed_group", "militia"})
"""Kinds of who bears arms and belongs to none."""
_OF_THEIR_COUNTRY = frozenset({"rebels", "militia", "separatists"})
"""Roles of generic names for armed groups that a country's adjective tells apart."""
LEAGUE = "coalition"
"""Role of several states that fight abroad."""
BACKED = re.compile(
    r"[-‐–](?:based|backed|led|brokered|supported|sponsored|funded|trained|allied|born|style)\b",
    re.IGNORECASE,
)
"""What follows a name that only describes another's: "US-backed", "Istanbul-based"."""


class Roster:
    """The parties that one report names.

    Args:
        table: all known actors.
        text: the document's text.
        names: what the table finds in it, in order.
        persons: spans of persons' names.
        country: where the story plays, ISO 3166-1 alpha-2; None when unknown.
    """

    def __init__(
        self,
        table: ActorTable,
        text: str,
        names: Sequence[ActorName],
        *,
        persons: Iterable[Span] = (),
        country: str | None = None,
    ) -> None:
        self.answers: dict[tuple[object, ...], Any] = {}
        """What was asked of it; see :func:`~dateline.claims.once.once`."""
        self._table = table
        self._text = text
        self._names = spelled_out(names)
        self._starts = [name.start for name in self._names]
        self._country = country
        self._persons = tuple(persons)

    @once
    def names(self, span: Span) -> Sequence[ActorName]:
        """Return the actors' names that lie inside or across a span."""
        first = bisect_left(self._starts, span.start)
        while first > 0 and self._names[first - 1].end > span.start:
            first -= 1
        out = []
        for name in self._names[first:]:
            if name.start >= span.end:
                break
            out.append(name)
        return out

    def is_person(self, span: Span) -> bool:
        """Whether a phrase holds a person's name."""
        return any(person.start < span.end and span.start < person.end for person in self._persons)

    def at_arms(self, span: Span) -> ActorId | None:
        """Return whose forces a people means where it fights ("**the Ugandans** fought"); else None."""
        return next((n.others[0] for n in self.names(span) if n.role == CIVILIANS and n.others), None)

    def under_arms(self, actor: ActorId, role: str = "forces") -> ActorId | None:
        """Return a state's forces, or that branch of them, by its government or one of its ministries."""
        return self._table.under_arms(actor, role)

    def may_do(self, actor: ActorId, type_: ClaimType) -> bool:
        """Whether an actor may be the agent of such a claim: who only watches and reports does not fight."""
        if actor == CIVILIANS:
            return type_ in _PEACEFUL | _WITH_BARE_HANDS
        return type_ in _PEACEFUL or self._kind(actor) not in BYSTANDERS | _HELPERS

    def backer(self, span: Span) -> ActorId | None:
        """Whom a name means that describes another's and so names nobody ("**US**-backed"); else None."""
        if not BACKED.match(self._text, span.end):
            return None
        words = span.of(self._text)
        whole = (n for n in self._table.find(words) if n.end == len(words))
        return next((self._localised(n) for n in whole if not n.generic), None)

    def is_state(self, actor: ActorId) -> bool:
        """Whether an actor is a state or its government, and no force of it."""
        return self._kind(actor) == "government"

    def is_official(self, actor: ActorId) -> bool:
        """Whether an actor is a state, or of its army or police."""
        return self._kind(actor) in OFFICIAL

    def is_witness(self, actor: ActorId) -> bool:
        """Whether an actor is there to tell of a war, and nobody that is fought."""
        return self._kind(actor) in BYSTANDERS and actor != CIVILIANS

    def is_foreign(self, actor: ActorId) -> bool:
        """Whether an actor is a state, or of its army or police, and not that of the story's country."""
        if self._country is None or not self._table.is_state(self._country):
            return False
        return self.is_official(actor) and not self.is_under(
            actor, self._table.branch(self._country, "government")
        )

    def is_under(self, actor: ActorId, state: ActorId) -> bool:
        """Whether an actor is a state or one of its forces."""
        return state in self._table.lineage(actor)

    def are_one(self, one: ActorId, other: ActorId) -> bool:
        """Whether two actors are one party, or one belongs to the other: a state and its army."""
        named = not {one, other} & {UNLISTED, UNSPECIFIED, CIVILIANS}
        return named and (one in self._table.lineage(other) or other in self._table.lineage(one))

    def are_of_one_side(self, one: ActorId, other: ActorId) -> bool:
        """Whether two actors are one party or fight on one side."""
        named = not {one, other} & {UNLISTED, UNSPECIFIED, CIVILIANS}
        return named and self._table.side(one) == self._table.side(other)

    def is_armed(self, actor: ActorId) -> bool:
        """Whether an actor is an armed group or a militia."""
        return self._kind(actor) in ARMED

    def _localised(self, name: ActorName) -> ActorId:
        """Whom a name means where the story plays; a league of states, else where its armed groups fight."""
        here = self._table.localise(name, self._abroad(name) or self._country)
        if here != UNLISTED or name.role != LEAGUE:
            return here
        homes = (home for n in self._names if not n.generic for home in sorted(self._table.homes(n.actor)))
        known = (self._table.localise(name, home) for home in homes)
        return next((actor for actor in known if actor != UNLISTED), UNLISTED)

    def _abroad(self, name: ActorName) -> str | None:
        """The country whose adjective stands before a word for its rebels ("**Chadian** rebels")."""
        at = bisect_left(self._starts, name.start)
        before = self._names[at - 1] if at and name.role in _OF_THEIR_COUNTRY else None
        if before is None or before.generic or before.metonym or self._text[before.end : name.start] != " ":
            return None
        return self._table.country(before.actor)

    def _kind(self, actor: ActorId) -> str:
        return self._table.get(actor).kind if actor in self._table else ""

    def _party_of(self, publisher: str) -> ActorId:
        """Return the party that publishes statements under such a name; no paper is one."""
        names = (self._localised(n) for n in self._table.find(publisher) if not n.generic and not n.metonym)
        parties = (actor for actor in names if self._kind(actor) not in BYSTANDERS)
        return next(parties, UNLISTED)
