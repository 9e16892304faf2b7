"""Time expressions in running text: which words say when.

Finding and resolving are apart: :func:`find` reads the words once (``patterns.py``); what days they mean
(``resolve.py``, ``amounts.py``) depends on the report's day, the day of the events that it tells of, and on
whether the claim looks back or ahead (:class:`Anchor`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.claims.when import amounts, resolve
from dateline.claims.when import days as calendar
from dateline.claims.when.days import Days, shift
from dateline.claims.when.patterns import FAMILIES, MONTH, WEEKDAY, Kind, Rule
from dateline.claims.when.resolve import Anchor, Match
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
    of_clause_alone: bool = False
    """Whether it dates nothing but the words within or behind it ("after two days of **fighting**")."""
    counts_up: bool = False
    """Whether it counts up to a day that may be named next ("for a second day on Friday")."""
    part_of_day: bool = False
    """Whether it names an hour of a day told elsewhere ("at dawn")."""
    amount: tuple[int | None, str] | None = None
    """How many of which unit a stretch or a length lasts ("several weeks": None, "week"); else None."""


# ---------------------------------------------------------------------- what stands before an expression

_PART = re.compile(
    r"(?:(?:the\s+)?(?P<part>early|late|mid)(?:\s+(?:in|on|part\s+of))?|(?:at\s+|in\s+)?(?:the\s+)?(?P<edge>beginning|start|end|middle)"
    r"\s+of)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_NTH_PART = re.compile(
    rf"\b(?:(?:in|on|during|over)\s+)?the\s+(?P<nth>{'|'.join(_NTH)})\s+(?P<unit>days?|night|week|half)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NIGHT_TO = re.compile(r"\b(?:(?:in|on|during|over)\s+)?the\s+night\s+to\s+$", re.IGNORECASE)
_THEN_CAME = re.compile(r",?\s+when\b")
"""What tells on which day a stretch ended ("from 2014 until June 2016, **when** troops retook it")."""
_FIRST = re.compile(
    r"\b(?:first|worst|(?:dead|bloodi|bigg|larg|heavi|high|fierc|strong|great|long)\w*est|most\s+(?!of\b)\w+)"
    r"(?:\s+(?!which\b|who\b)[\w’'-]+){0,9}\s+$",
    re.IGNORECASE,
)
"""What is said to be the first of its kind "since" or "in two years", which does not say when it was."""
_LAPSE = re.compile(r"(?:(?P<after>after)|in|for)\s+(?!the\b)", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+on(?:wards?)?(?=\s*[,.;:)]|\s+(?:the|they|he|she|it|we|and|all|only|when)\b|\s*$)")
_AS_FROM = re.compile(r"\b(?:as|starting|beginning|effective)\s+$", re.IGNORECASE)
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


def _nth_part(inner: _Resolver, n: int, unit: str) -> _Resolver:
    return lambda anchor: calendar.nth(inner(anchor), n, "day" if unit == "night" else unit)


def _night_to(inner: _Resolver) -> _Resolver:
    def days(anchor: Anchor) -> Days:
        got = inner(anchor)
        return Days(shift(got.start, -1), got.start) if got.start else got

    return days


def _from_on(inner: _Resolver) -> _Resolver:
    """From the first day on, up to the report's where that is later."""

    def days(anchor: Anchor) -> Days:
        got, today = inner(anchor), anchor.published
        begun = got.start is not None and today is not None and got.start <= today
        return Days(got.start, today if begun else None, got.grain) if got else got

    return days


def _since(inner: _Resolver) -> _Resolver:
    def days(anchor: Anchor) -> Days:
        first = inner(anchor)
        return Days(first.start, anchor.published, first.grain) if first else first

    return days


def _limited(inner: _Resolver, way: str) -> _Resolver:
    def days(anchor: Anchor) -> Days:
        got = inner(anchor)
        if way == "by" and got.start == got.end and _is_past(got, anchor):
            return got
        if way in ("until", "till", "by"):
            return Days(None, got.end)
        if way == "before":
            return Days(None, shift(got.start, -1) if got.start else None)
        if way == "after":
            return Days(got.start, anchor.published or got.end)
        return got

    return days


def _is_past(days: Days, anchor: Anchor) -> bool:
    """Whether days are over by the time of the report: what was so "by Sunday" is told of Sunday."""
    return days.end is not None and anchor.published is not None and days.end <= anchor.published


def _closed(inner: _Resolver) -> _Resolver:
    """Drop the grain: a month told as such runs from its first to its last day."""
    return lambda anchor: replace(inner(anchor), grain=Grain.DAY)


def _bound(match: Match, days: Callable[[Match, Anchor], Days]) -> _Resolver:
    return lambda anchor: days(match, anchor)


def _base(text: str, start: int, end: int) -> Iterator[tuple[Match, Rule]]:
    """Longest matches from left to right, without overlap."""
    folded = text[start:end].casefold()
    families = (family for hint, family in FAMILIES if hint.search(text, start, end))
    rules = [rule for family in families for rule in family if rule.may_match(folded)]
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


_BETWEEN = re.compile(
    r"\s*(?:,\s*)?(?:and(?:\s+again(?:\s+(?:in|on))?)?(?:\s+the)?|(?:to|until|till|through|-|–)(?:\s+(?:in|on|the))*)\s*",
    re.IGNORECASE,
)
"""What joins two dates to one stretch ("from July to September", "in May and June")."""
_HALF_OPEN = re.compile(r"\b(?:since|by|until|till|before|after)\b", re.IGNORECASE)
_SORTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        WEEKDAY,
        rf"{MONTH}(?:\s+\d{{4}})?$",
        r"\d{4}$",
        rf"\d.*{MONTH}|{MONTH}.*\d|\d(?:st|nd|rd|th)$",
    )
)
"""Sorts of dates of which two of the same are listed ("in May and June")."""


def joined(text: str, expressions: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Make one of two neighbours that say one time: "at dawn on Tuesday", "from July to September 2015".

    >>> text = "They fought in May and June 2015."
    >>> [text[e.span.start : e.span.end] for e in joined(text, find(text))]
    ['in May and June 2015']
    """
    out: list[TimeExpression] = []
    for expression in expressions:
        whole = _whole(text, out[-1], expression) if out else None
        if whole is None:
            out.append(expression)
        else:
            out[-1] = whole
    return tuple(out)


def _whole(text: str, one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    span = Span(one.span.start, other.span.end)
    if one.part_of_day and text[one.span.end : other.core.start].strip().lower() in ("", "on", "of"):
        return replace(other, span=span)
    if one.counts_up and text[one.span.end : other.core.start].strip().lower() in ("", "on"):
        return replace(one, span=span, days=_up_to(one.days, other.named))
    words = _BETWEEN.fullmatch(text, one.span.end, other.core.start)
    if words is None or not one.kind is other.kind is Kind.DATE or _HALF_OPEN.search(one.span.of(text)):
        return None
    cores = [e.core.of(text) for e in (one, other)]
    if "and" in words.group().lower() and not any(all(sort.search(c) for c in cores) for sort in _SORTS):
        return None
    days = _through(one.named, other.named)
    named = other.named if _THEN_CAME.match(text, span.end) else days
    return replace(other, span=span, core=Span(one.core.start, other.core.end), days=days, named=named)


def _up_to(inner: _Resolver, last: _Resolver) -> _Resolver:
    """Count up to a day that is named."""

    def days(anchor: Anchor) -> Days:
        end = last(anchor).end
        return inner(anchor if end is None else replace(anchor, published=end))

    return days


def _through(first: _Resolver, last: _Resolver) -> _Resolver:
    """From the first day of one time to the last of another, in whose year the first may have to be."""

    def days(anchor: Anchor) -> Days:
        one, other = first(anchor), last(anchor)
        if one.start is None or other.end is None:
            return one or other
        start = one.start
        if start > other.end:
            start = calendar.shift_months(start, -12 * (start.year - other.end.year))
            start = calendar.shift_months(start, -12) if start > other.end else start
        return Days(start, other.end)

    return days


def _expression(text: str, floor: int, match: Match, rule: Rule) -> TimeExpression:
    """Let "since", "by", "early", "the end of" before a match change what it means."""
    head, days = match.start(), _bound(match, rule.days)
    if part := _PART.search(text, floor, head):
        days = _partial(days, (part["part"] or _EDGES[part["edge"].lower()]).lower())
        head = part.start()
    elif nth := _NTH_PART.search(text, floor, head):
        days = _nth_part(days, _NTH[nth["nth"].lower()], nth["unit"].lower())
        head = nth.start()
    elif night := _NIGHT_TO.search(text, floor, head):
        days = _night_to(days)
        head = night.start()
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
        counts_up=rule.days is amounts.nth,
        part_of_day=rule.days is resolve.same_day,
        amount=(amounts.amount(match), unit) if unit else None,
    )
    if rule.kind is Kind.STRETCH:
        said = replace(said, of_clause_alone=_is_lapse(text, floor, head))
    if since := _SINCE.search(text, floor, head):
        said = replace(said, span=Span(since.start(), match.end()), days=_since(days))
        return replace(said, of_clause_alone=_FIRST.search(text, floor, since.start()) is not None)
    if limit := _LIMIT.search(text, floor, head):
        way, end = limit["way"].lower(), match.end()
        onwards = _ONWARDS.match(text, end) if way == "from" else None
        if onwards or (way == "from" and _AS_FROM.search(text, floor, limit.start())):
            end = onwards.end() if onwards else end
            return replace(said, span=Span(limit.start(), end), days=_from_on(said.days))
        return replace(said, span=Span(limit.start(), end), days=_limited(said.days, way))
    if core.start == head and (plain := _PLAIN.search(text, floor, head)):
        return replace(said, span=Span(plain.start(), match.end()))
    return said


def _is_lapse(text: str, floor: int, start: int) -> bool:
    """Whether a stretch says what went by before ("**after** two days of fighting", "first **in** years")."""
    lapse = _LAPSE.match(text, start)
    return lapse is not None and (lapse["after"] is not None or _FIRST.search(text, floor, start) is not None)


def _core(text: str, start: int, end: int) -> Span:
    """Return a stretch without the prepositions around it."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if trail := _TRAIL.search(text[start:end]):
        end = start + trail.start()
    return Span(start, end)
