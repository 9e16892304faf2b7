"""What the API answers about more than one noun: places with control, search, summary, who held a place."""

from datetime import date
from typing import Any

from dateline.server.views import ActorView, ControlView, DisputeView, PlaceView, View
from dateline.server.views_reports import ClaimView


class PlaceOfRecord(View):
    """A place of which the record tells who held it."""

    place: PlaceView
    """The place."""
    current: ControlView
    """The latest interval."""
    first: date | None
    """First day of which the record tells."""
    last: date | None
    """Last day of which the record tells."""
    events: int
    """Number of events told of it."""
    disputes: int
    """Number of disputes among them."""


class SearchView(View):
    """What a record holds that answers to some words."""

    place: PlaceView | None
    """The place of that name, in any spelling; null when no gazetteer holds one."""
    actors: tuple[ActorView, ...]
    """The parties of the record whose name, or another name of theirs, holds the words."""
    events: tuple[str, ...]
    """Ids of the events that claims with all the words tell of, by first day."""
    claims: tuple["ClaimView", ...]
    """Claims whose sentence holds all the words, by day of publication; the first of them."""
    total: int
    """How many such claims there are."""


class DayCount(View):
    """How much happened on a day."""

    day: date
    """The day on which the events begin."""
    events: int
    """Their number."""


class SummaryView(View):
    """What a record holds."""

    counts: dict[str, int]
    """Documents, copies, claims, events, places, disputes and so on."""
    complete: bool
    """Whether events and control follow from all that is known."""
    read_by: dict[str, int]
    """How many documents which version and language pipeline read."""
    first: date | None
    """First day that a report tells of."""
    last: date | None
    """Last day that a report tells of."""
    extent: tuple[float, float, float, float] | None
    """West, south, east, north of the places with control, in degrees; null when there are none."""
    days: tuple[DayCount, ...]
    """Events per day, sorted; days without one are left out."""


class FindingView(View):
    """One interval of control with its grounds."""

    control: ControlView
    """The interval."""
    evidence: tuple[ClaimView, ...]
    """The claims it rests on, by day of publication, copies last."""
    disputes: tuple[DisputeView, ...]
    """Where the claims of its events disagree."""
    judgements: tuple[dict[str, Any], ...]
    """What persons decided on it, as files carry it."""


class AnswerView(View):
    """Who held a place on a day, and why."""

    place: PlaceView
    """The place."""
    day: date | None
    """The day asked for; null for the latest known."""
    known_by: date | None
    """Only reports published until this day count; null for all."""
    finding: FindingView
    """The interval in force on the day; its status is ``unknown`` when no evidence reaches the day."""
    earlier: tuple[FindingView, ...]
    """The intervals before it, latest first."""
