"""What a record says, and how questions put it into words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dateline.answer import Evidence, Grounds
from dateline.ids import ActorId, ClaimId, is_headline
from dateline.judgements import Judged
from dateline.model import Place, When
from dateline.publish import wording
from dateline.review.question import inhabitants
from dateline.verdicts import Accept, Correct, Reject

_SENTENCES = 6
"""Most sentences shown with one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a record says, for one review of it."""

    grounds: Grounds
    """Everything that it holds."""
    name_of: Callable[[ActorId], str]
    """Gives an actor's name for display."""
    judged: tuple[Judged, ...]
    """What persons decided, each with whether it is obeyed."""


def is_settled(held: Held, claim: ClaimId) -> bool:
    """Tell whether a person has looked at a claim itself."""
    judged = held.grounds.judgements.get(claim, ())
    return any(isinstance(one.decision, Accept | Reject | Correct) for one in judged)


def evidence_of(held: Held, claims: Iterable[ClaimId]) -> tuple[Evidence, ...]:
    """Return the first claims with their reports, each once, copies last."""
    known = [held.grounds.claims[claim] for claim in dict.fromkeys(claims) if claim in held.grounds.claims]
    found = [held.grounds.cite(claim) for claim in known]
    found.sort(key=lambda one: (one.document.copy_of is not None, one.published or date.max, one.claim.id))
    return tuple(found[:_SENTENCES])


def publisher_of(one: Evidence) -> str:
    """Return the outlet of a sentence, or what its report is called."""
    headline = "a headline" if is_headline(one.document.id) else one.document.name
    return one.document.publisher or headline


def spoken(place: Place) -> str:
    """Return a place as a question names it."""
    return f"{place.name}, {place.country}" if place.country else place.name


def unambiguous(held: Held, place: Place) -> str:
    """Return the name of a place, or its id where the record names another place so."""
    namesakes = {row.place.id for row in held.grounds.control if row.place.name == place.name}
    return place.name if namesakes <= {place.id} else place.id


def size_of(place: Place | None) -> list[str]:
    """Return how many inhabitants a place has, as a reason; nothing where that is unknown."""
    return [f"{inhabitants(place):,} inhabitants"] if inhabitants(place) else []


def in_days(start: date | None, end: date | None) -> str:
    """Return an interval in words, to stand after what happened."""
    if start is not None and start == end:
        return f"on {wording.days(When(start=start, end=end))}"
    if start and end:
        first, last = (wording.days(When(start=day, end=day)) for day in (start, end))
        return f"from {first} to {last}"
    return wording.days(When(start=start, end=end)) if start or end else "on every day told of"


def on_days(start: date | None, end: date | None) -> str:
    """Return an interval likewise, a space before it; nothing for no day at all."""
    return "" if start is None and end is None else f" {in_days(start, end)}"
