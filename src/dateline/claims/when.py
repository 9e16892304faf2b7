"""Time expressions in running text: which words say when.

Finding and resolving are apart: :func:`find` reads the words once; what days they mean (``resolve.py``)
depends on the report's day, the day of the events that it tells of, and on whether the claim looks back or
ahead (:class:`Anchor`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.claims import days as calendar
from dateline.claims import numerals, resolve
from dateline.claims.days import Days, shift
from dateline.claims.resolve import Anchor, Match
from dateline.claims.wordlists import ordered
from dateline.model import Grain, Span

__all__ = ["Anchor", "TimeExpression", "find"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when."""

    span: Span
    """Where they stand in the text that was searched."""
    days: Callable[[Anchor], Days]
    """What days they mean."""
    inner: "TimeExpression | None" = None
    """The date inside a clause ("since the war began in 2011": "in 2011"), for what that clause tells."""


_MONTH = (
    r"(?-i:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY_OF_MONTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART_OF_DAY = r"(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|daybreak)"
_UNIT = r"(?:hour|day|night|weekend|week|month|year|decade)"
_AMOUNT = rf"(?:{numerals.NUMBER}|an?|a\s+few|few|several|a\s+couple\s+of|many|some)"
_ABOUT = (
    r"(?:(?:more|less|fewer|no\s+more)\s+than|at\s+least|nearly|almost|about|around|over|up\s+to|just|only|some"
    r"|the|roughly|approximately)\s+"
)
_PREPOSITIONS = ordered(
    "in on of during since until till by from to through early mid late before after between and this around"
)
_AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<=\b{word}[\s-])" for word in _PREPOSITIONS) + ")"
"""What must stand before a bare year, or before a month whose name is also a verb."""
_WHICH_YEAR = rf"(?:,?\s+(?P<year>{_YEAR})(?!\d)|,?\s+(?:of\s+)?(?P<whichyear>this|last|next)\s+year)"

_Rule = tuple[re.Pattern[str], Callable[[Match, Anchor], Days]]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/])", re.IGNORECASE)


_RULES: tuple[_Rule, ...] = tuple(
    (_compile(pattern), days)
    for pattern, days in (
        (rf"{_YEAR}-\d\d-\d\d", resolve.iso_day),
        (rf"(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<year>{_YEAR})", resolve.numeric_day),
        (
            rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?"
            rf"(?:\s+of)?\s+(?P<month>{_MONTH}){_WHICH_YEAR}?",
            resolve.calendar_day,
        ),
        (
            rf"(?:{_WEEKDAY},?\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?!\d|[,.]\d)"
            rf"(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?{_WHICH_YEAR}?(?!\s+(?:people|civilians|fighters))",
            resolve.calendar_day,
        ),
        (rf"(?P<last>\bx)?(?P<month>{_MONTH}){_WHICH_YEAR}", resolve.month),
        (rf"(?P<last>last|this|next|past)\s+(?P<month>{_MONTH})(?P<year>)?(?P<whichyear>)?", resolve.month),
        (
            rf"(?P<last>\bx)?(?:{_AFTER_PREPOSITION}|(?!(?-i:Mar|May|MAR|MAY)))(?P<month>{_MONTH})(?P<year>)?(?P<whichyear>)?",
            resolve.month,
        ),
        (rf"{_AFTER_PREPOSITION}(?P<year>{_YEAR})(?![.,]\d|\s*%)", resolve.year),
        (rf"(?P<season>spring|summer|autumn|winter)(?:\s+of)?{_WHICH_YEAR}", resolve.season),
        (
            rf"(?:in|over|during|since|until|by|this|last)\s+(?:the\s+)?(?P<season>spring|summer|autumn|winter)"
            rf"(?:(?:\s+of)?{_WHICH_YEAR})?",
            resolve.season,
        ),
        (
            rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?:the\s+)?(?:(?P<which>last|next|past|previous|coming|following|this)\s+)?"
            rf"(?P<name>{_WEEKDAY})(?:['’]?s)?(?:\s+{_PART_OF_DAY}(?:\s+and\s+{_PART_OF_DAY})?)?",
            resolve.weekday,
        ),
        (
            rf"(?:(?:between|from)\s+)?(?P<a>{_WEEKDAY})(?:\s+{_PART_OF_DAY})?\s*(?:and|to|through|,|-|–)\s*(?P<b>{_WEEKDAY})"
            rf"(?:\s+{_PART_OF_DAY})?",
            resolve.weekdays,
        ),
        (
            r"(?:earlier\s+|later\s+)?today|tonight|this\s+(?:morning|afternoon|evening)|currently|at\s+present|so\s+far\s+today|now"
            r"|at\s+the\s+moment",
            resolve.today,
        ),
        (
            r"(?:on\s+)?(?:that|the\s+same)\s+(?:day|morning|afternoon|evening|night)|(?:at|since|before)\s+(?:dawn|daybreak|sunrise|noon)"
            r"|(?:early\s+)?in\s+the\s+(?:early\s+)?(?:hours|morning|afternoon|evening)|(?:shortly\s+)?(?:after|before)\s+midnight"
            r"|earlier\s+(?:on|in)\s+the\s+day|throughout\s+the\s+day|meanwhile(?=,)|in\s+the\s+meantime",
            resolve.same_day,
        ),
        (rf"(?:earlier\s+|late\s+|early\s+)?yesterday(?:\s+{_PART_OF_DAY})?|last\s+night", resolve.yesterday),
        (r"since\s+then", resolve.since_then),
        (rf"tomorrow(?:\s+{_PART_OF_DAY})?", resolve.tomorrow),
        (r"overnight|during\s+the\s+night", resolve.overnight),
        (r"(?:over|during|at)\s+the\s+weekend", resolve.weekend),
        (
            r"recently|lately|previously|recent|earlier(?=,)|so\s+far|(?:in|over|during|within)\s+(?:the\s+)?(?:recent|past\s+few|last\s+few|last\s+several"
            r"|past\s+several|previous)\s+(?:days|weeks|months|years|hours)|until\s+now|till\s+now|to\s+date|in\s+recent\s+times",
            resolve.recently,
        ),
        (
            r"soon|(?:in|over)\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years|hours)|imminently|shortly(?!\s+(?:after|before))",
            resolve.soon,
        ),
        (
            r"(?:(?:earlier|later|during|over|at)\s+)*(?:the\s+)?(?P<which>this|last|next|past|previous|coming|following)\s+"
            r"(?P<unit>week|month|year|weekend)",
            resolve.period,
        ),
        (rf"(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})s?\s+ago|a\s+(?P<n2>half)\s+year\s+ago", resolve.ago),
        (
            rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<way>earlier|later|before|after|afterwards)",
            resolve.offset,
        ),
        (
            rf"(?:over|in|during|for|within|throughout|after)\s+(?:{_ABOUT})*(?:(?P<which>last|past|previous|next|coming|following|first)\s+)?"
            rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})(?P<plural>s)?(?!\s+(?:ago|earlier|later|before|after))",
            resolve.lasting,
        ),
        (
            rf"(?:over|in|during|for|within|throughout)\s+(?:{_ABOUT})?(?P<which>last|past|previous)\s+(?P<n>\bx)?"
            rf"(?P<unit>{_UNIT})(?P<plural>s)?",
            resolve.lasting,
        ),
        (rf"for\s+(?P<which>\bx)?(?P<n>\bx)?(?P<unit>{_UNIT})(?P<plural>s)", resolve.lasting),
        (
            rf"(?:{_ABOUT})?(?P<which>\bx)?(?P<n>{_AMOUNT})?[\s-]?(?P<unit>{_UNIT})(?P<plural>\bx)?"
            rf"(?:-long|(?:[\s-]old)?(?=\s+(?:\w+\s+)?(?:war|conflict|crisis|siege|uprising|battle|revolt|insurgency|campaign)\b))",
            resolve.lasting,
        ),
        (r"(?P<which>\bx)?(?P<n>24|48|72)\s+(?P<unit>hour)(?P<plural>s)", resolve.lasting),
    )
)

_HINT = re.compile(
    rf"\b(?:{_WEEKDAY}s?|{_UNIT}s?|{_YEAR}|{_PART_OF_DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|now|soon|shortly|imminently|recently|lately|previously"
    rf"|currently|present|moment|then|earlier|meanwhile|meantime|so\s+far|today|tonight|yesterday|tomorrow|overnight|date|sunrise|recent|spring|summer|autumn|winter)\b|{_MONTH}",
    re.IGNORECASE,
)
"""Words without which no rule applies; saves the rules for sentences that need them."""

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
        if way in ("until", "till") or (way == "by" and anchor.future):
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


def _bound(match: Match, rule: Callable[[Match, Anchor], Days]) -> _Resolver:
    return lambda anchor: rule(match, anchor)


def _base(text: str, start: int, end: int) -> Iterator[tuple[TimeExpression, bool]]:
    """Longest matches from left to right, without overlap, and whether each is a stretch up to now."""
    found = [
        (match.start(), -match.end(), order, match)
        for order, (pattern, _) in enumerate(_RULES)
        for match in pattern.finditer(text, start, end)
    ]
    reached = start
    for at, negative_end, order, match in sorted(found, key=lambda item: item[:3]):
        if at < reached:
            continue
        reached = -negative_end
        rule = _RULES[order][1]
        yield TimeExpression(Span(at, reached), _bound(match, rule)), rule is resolve.lasting


def find(text: str, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a stretch of text, in order, without overlap.

    >>> text = "The army took the town on Thursday, two days after the assault."
    >>> [text[e.span.start : e.span.end] for e in find(text)]
    ['on Thursday', 'two days after']
    """
    end = len(text) if end is None else end
    if not _HINT.search(text, start, end):
        return ()
    out: list[TimeExpression] = []
    floor = start
    for expression, stretch in _base(text, start, end):
        out.append(_with_what_precedes(text, floor, expression, stretch=stretch))
        floor = expression.span.end
    return tuple(out)


def _with_what_precedes(
    text: str, floor: int, expression: TimeExpression, *, stretch: bool
) -> TimeExpression:
    """Let "since", "by", "early", "the end of" before an expression change what it means."""
    head, days = expression.span.start, expression.days
    if match := _PART.search(text, floor, head):
        days = _partial(days, (match["part"] or _EDGES[match["edge"].lower()]).lower())
        head = match.start()
    if match := _SINCE.search(text, floor, head):
        inner = TimeExpression(Span(head, expression.span.end), _closed(days)) if match["clause"] else None
        return TimeExpression(Span(match.start(), expression.span.end), _since(days), inner)
    if match := _LIMIT.search(text, floor, head):
        days = _limited(days, match["way"].lower())
        head = match.start()
    elif match := _PLAIN.search(text, floor, head):
        head = match.start()
    return TimeExpression(Span(head, expression.span.end), days if stretch else _closed(days))
