"""What the API answers about reviews: questions to a person, and what persons decided."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from dateline.server.views import PlaceView, View
from dateline.server.views_reports import ClaimView


class QuestionView(View):
    """One thing that a person may decide."""

    about: str
    """``control``, ``dispute``, ``claim``, ``place``, ``actor``, ``ruling`` or ``orphan``."""
    asks: str
    """The question, as a sentence."""
    why: str
    """Why it is asked."""
    place: PlaceView | None
    """The place; null when it is about none, or about an unknown one."""
    start: date | None = Field(serialization_alias="from")
    """First of the days that it is about; null when open or not known."""
    end: date | None = Field(serialization_alias="to")
    """Last of them, inclusive; null when open or not known."""
    weight: float
    """How much it needs a person; the listing is by falling weight."""
    doubt: float
    """How unsure the record is, 0 to 1."""
    days: int
    """Days of control that hang on the answer."""
    people: int
    """By how many people reported figures differ."""
    event: str | None
    """The event in question."""
    judgement: str | None
    """The judgement in question."""
    evidence: tuple[ClaimView, ...]
    """The claims behind it."""
    answers: tuple[str, ...]
    """What to write after ``dateline review`` to answer; words in capitals are to be filled in."""


class JudgementView(View):
    """What a person decided."""

    id: str
    """Identifier."""
    verdict: str
    """What kind of decision it is: ``accept``, ``reject``, ``correct`` and so on."""
    author: str
    """Who decided it."""
    moment: datetime
    """When, in UTC."""
    note: str
    """Why, in the author's words."""
    standing: str
    """``in_force``, ``undone``, or ``orphaned`` while the record does not hold what it is about."""
    decision: dict[str, Any]
    """What was decided: the fields of the verdict, without those that are not set."""
