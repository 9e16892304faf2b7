"""How much hangs on an answer: what the record would say without some claims."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.ids import ActorId, ClaimId, PlaceId
from dateline.model import Claim, Control, Event, Place
from dateline.review.question import Question

_EXACT = 3
"""For so many times the questions wanted it is worked out how many days hang on them; until then, the days
of the intervals that rest on their claims stand for that."""

DAY = timedelta(days=1)

Fuse = Callable[[Iterable[Claim]], Sequence[Event]]
Assess = Callable[[Iterable[Event], Mapping[ClaimId, Claim]], Sequence[Control]]
Side = Callable[[ActorId], ActorId | None]


class WhatIf:
    """Draws the control of single places anew without some claims."""

    def __init__(
        self,
        claims: Mapping[ClaimId, Claim],
        events: Iterable[Event],
        *,
        fuse: Fuse,
        assess: Assess,
        side_of: Side,
    ) -> None:
        """Take what the record holds, and the stages that draw from it.

        Args:
            claims: as judged.
            events: drawn from them.
            fuse: claims to events.
            assess: events and claims to control.
            side_of: gives the party that leads an actor's side.
        """
        self._claims = claims
        self._fuse, self._assess, self._side_of = fuse, assess, side_of
        self._events: defaultdict[PlaceId, list[Event]] = defaultdict(list)
        self._before: dict[PlaceId, list[Control]] = {}
        for event in events:
            for place in sorted(self._places(event)):
                self._events[place].append(event)

    def _places(self, event: Event) -> set[PlaceId]:
        told = [self._claims[claim] for claim in event.claims if claim in self._claims]
        return {mention.place.id for claim in told for mention in claim.place if mention.place}

    def days(self, place: Place, without: frozenset[ClaimId]) -> int:
        """Return on how many days another side would hold a place, or none or several, without some claims.

        The events that the claims tell of are fused again from what is left of them; who else tells of the
        place stays linked as it is.
        """
        events = self._events[place.id]
        told = {id_ for event in events for id_ in event.claims if id_ in self._claims}
        if place.id not in self._before:
            said = {id_: self._claims[id_] for id_ in told}
            self._before[place.id] = self._timeline(place, events, said)
        left = {id_: self._claims[id_] for id_ in told - without}
        changed = [event for event in events if without & set(event.claims)]
        others = [event for event in events if not without & set(event.claims)]
        again = [
            event
            for one in changed
            for event in self._fuse([left[claim] for claim in one.claims if claim in left])
        ]
        return self._differing(self._before[place.id], self._timeline(place, [*others, *again], left))

    def _timeline(
        self, place: Place, events: Iterable[Event], claims: Mapping[ClaimId, Claim]
    ) -> list[Control]:
        return [row for row in self._assess(events, claims) if row.place.id == place.id]

    def _differing(self, one: Sequence[Control], other: Sequence[Control]) -> int:
        """Return the days on which two timelines tell otherwise; days without end count for nothing."""
        starts = {row.start for row in (*one, *other)} | {row.end + DAY for row in (*one, *other) if row.end}
        cuts = sorted(day for day in starts if day is not None)
        return sum(
            (end - start).days
            for start, end in zip(cuts, cuts[1:], strict=False)
            if self._state(one, start) != self._state(other, start)
        )

    def _state(self, rows: Iterable[Control], day: date) -> tuple[str | None, str]:
        for row in rows:
            if (row.start is None or row.start <= day) and (row.end is None or day <= row.end):
                return (row.holder and (self._side_of(row.holder) or row.holder), row.status)
        return None, "unknown"


def ranked(asked: Iterable[Question], what_if: WhatIf, *, limit: int) -> list[Question]:
    """Return what most needs a person, the weightiest first.

    Args:
        asked: the questions.
        what_if: tells what hangs on claims.
        limit: most questions returned.
    """
    likely = sorted(asked, key=_weightiest)[: _EXACT * limit]
    return sorted((_worked_out(question, what_if) for question in likely), key=_weightiest)[:limit]


def _weightiest(question: Question) -> tuple[float, str, str, tuple[str, ...]]:
    return -question.weight, question.asks, question.why, question.answers


def _worked_out(question: Question, what_if: WhatIf) -> Question:
    """Return a question with the days that do hang on it: those of the answer that would change most."""
    if question.place is None or not question.days or not question.sides:
        return question
    place = question.place
    return replace(question, days=max(what_if.days(place, side) for side in question.sides))
