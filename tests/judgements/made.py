"""Judgements for tests, one after the other."""

from datetime import UTC, datetime, timedelta
from itertools import count

from tests.events.told import Told

from dateline.judgements import cited, judgement
from dateline.verdicts import Cited, Decision, Judgement

START = datetime(2026, 1, 1, tzinfo=UTC)
_minutes = count()


def made(decision: Decision, *, at: int | None = None, author: str = "jo", note: str = "") -> Judgement:
    """Return a judgement made so many minutes after a certain moment, or after the one made last."""
    minutes = next(_minutes) if at is None else at
    return judgement(decision, author=author, moment=START + timedelta(minutes=minutes), note=note)


def seen(one: Told) -> Cited:
    """Return the claim of a report, as a person saw it."""
    return cited(one.claim, one.document.text)
