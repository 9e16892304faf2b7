"""Time expressions in running text: which words say when.

Finding and resolving are apart: :func:`find` reads the words once (``expressions.py``); what days they mean
(``resolve.py``, ``amounts.py``) depends on the report's day, the day of the events that it tells of, and on
whether the claim looks back or ahead (:class:`Anchor`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.claims import amounts
from dateline.claims import days as calendar
from dateline.claims.days import Days, shift
from dateline.claims.expressions import FAMILIES, Kind, Rule
from dateline.claims.resolve import Anchor, Match
from dateline.model import Grain, Span

__all__ = ["Anchor", "Kind", "TimeExpression", "find"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when."""

    span: Span
    """Where they stand in the text that was searched, prepositions included ("since early June")."""
    days: Callable[[Anchor], Days]
    """What days they mean."""
    kind: Kind
    """What they name."""
    core: Span
    """The words that name it, without preposition ("early June")."""
    named: Callable[[Anchor], Days]
    """The days of :attr:`core` itself, and of a clause that it opens, without what "since" makes of them."""
    opens_clause: bool = False
    """Whether what follows tells when that was ("two days after it fell")."""
    amount: tuple[int | None, str] | None = None
    """How many of which unit a stretch or a length lasts ("several weeks": None, "week"); else None."""


# ---------------------------------------------------------------------- what stands before an expression

_PART = re.compile(
    r"(?:(?:the\s+)?(?P<part>early|late|mid)(?:\s+(?:in|on|part\s+of))?|(?:at\s+|in\s+)?(?:the\s+)?(?P<edge>beginning|start|end|middle)"
    r"\s+of)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:ever\s+)?since\s+(?P<clause>(?:[^\s,;.]+\s+){1,11}?)?(?:in\s+|on\s+)?$", re.IGNORECASE
)
_LIMIT = re.compile(r"\b(?P<way>by|until|till|before|after|from)\s+(?:the\s+)?$", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:in|on|during|at|over|of)\s+(?:the\s+)?$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:on|in|during|for|throughout|after|since|until|by|before|between|from|of|within|at(?!\s+least)|over(?=\s+the\b))\s+)+(?=\w)"
    r"|the\s+(?=[\w\s]+-(?:minute|hour|day|week|month|quarter|year|decade))",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:\s+(?:before|after|afterwards)|['’]s)$", re.IGNORECASE)
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}

_Resolver = Callable[[Anchor], Days]


def _partial(inner: _Resolver, which: str) -> _Resolver:
    return lambda anchor: calendar.part(inner(anchor), which)


def _since(inner: _Resolver) -> _Resolver:
    def days(anchor: Anchor) -> Days:
        first = inner(anchor)
        return Days(first.start, anchor.published, first.grain) if first else first

    return days


def _limited(inner: _Resolver, way: str) -> _Resolver:
    def days(anchor: Anchor) -> Days:
        got = inner(anchor)
        if way in ("until", "till", "by"):
            return Days(None, got.end)
        if way == "before":
            return Days(None, shift(got.start, -1) if got.start else None)
        if way == "after":
            return Days(got.start, anchor.published or got.end)
        return got

    return days


def _closed(inner: _Resolver) -> _Resolver:
    """Drop the grain: a month told as such runs from its first to its last day."""
    return lambda anchor: replace(inner(anchor), grain=Grain.DAY)


def _bound(match: Match, days: Callable[[Match, Anchor], Days]) -> _Resolver:
    return lambda anchor: days(match, anchor)


def _base(text: str, start: int, end: int) -> Iterator[tuple[Match, Rule]]:
    """Longest matches from left to right, without overlap."""
    rules = [rule for hint, family in FAMILIES if hint.search(text, start, end) for rule in family]
    found = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(rules)
        for match in rule.pattern.finditer(text, start, end)
    ]
    reached = start
    for at, negative_end, order, match in sorted(found, key=lambda item: item[:3]):
        if at >= reached:
            reached = -negative_end
            yield match, rules[order]


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a stretch of text, in order, without overlap.

    >>> text = "The army took the town on Thursday, two days after the assault."
    >>> [text[e.span.start : e.span.end] for e in find(text)]
    ['on Thursday', 'two days after']
    """
    end = len(text) if end is None else end
    out: list[TimeExpression] = []
    floor = start
    for match, rule in _base(text, start, end):
        out.append(_expression(text, floor, match, rule))
        floor = match.end()
    return tuple(out)


def _expression(text: str, floor: int, match: Match, rule: Rule) -> TimeExpression:
    """Let "since", "by", "early", "the end of" before a match change what it means."""
    head, days = match.start(), _bound(match, rule.days)
    if part := _PART.search(text, floor, head):
        days = _partial(days, (part["part"] or _EDGES[part["edge"].lower()]).lower())
        head = part.start()
    core = _core(text, head, match.end())
    lasts = rule.kind in (Kind.STRETCH, Kind.LENGTH) or rule.of_clause is not None
    unit = amounts.unit(match) if lasts else ""
    said = TimeExpression(
        span=Span(head, match.end()),
        days=days if rule.kind is Kind.STRETCH else _closed(days),
        kind=rule.kind,
        core=core,
        named=_bound(match, rule.of_clause) if rule.of_clause else days,
        opens_clause=rule.of_clause is not None,
        amount=(amounts.amount(match), unit) if unit else None,
    )
    if since := _SINCE.search(text, floor, head):
        return replace(
            said,
            span=Span(since.start(), match.end()),
            days=_since(days),
        )
    if limit := _LIMIT.search(text, floor, head):
        return replace(
            said, span=Span(limit.start(), match.end()), days=_limited(said.days, limit["way"].lower())
        )
    if plain := _PLAIN.search(text, floor, head):
        return replace(said, span=Span(plain.start(), match.end()))
    return said


def _core(text: str, start: int, end: int) -> Span:
    """Return a stretch without the prepositions around it."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if trail := _TRAIL.search(text[start:end]):
        end = start + trail.start()
    return Span(start, end)
