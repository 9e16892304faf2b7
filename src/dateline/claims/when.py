"""Time expressions in running text, and the days that they mean.

Finding and resolving are apart: :func:`find` reads the words once; what days they mean depends on the
report's day, the day of the events that it tells of, and on whether the claim looks back or ahead
(:class:`Anchor`).

Reference: the conventions for vague expressions are those of the annotation guide: a month is its first to
last day, "this week" runs from Monday to publication, "in recent days" ends on the publication day and starts
nowhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.claims import days as calendar
from dateline.claims import numerals
from dateline.claims.days import MONTHS, SEASONS, WEEKDAYS, Days, one, shift
from dateline.claims.wordlists import ordered
from dateline.model import Grain, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What the meaning of a time expression depends on."""

    published: date | None
    """The report's day; None when it does not say."""
    narrative: date | None = None
    """The day of the events told just now; None means the report's day."""
    future: bool = False
    """Whether the claim looks ahead ("will begin on Thursday")."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when."""

    span: Span
    """Where they stand in the text that was searched."""
    days: Callable[[Anchor], Days]
    """What days they mean."""
    inner: "TimeExpression | None" = None
    """The date inside a clause ("since the war began in 2011": "in 2011"), for what that clause tells."""


Match = re.Match[str]

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


# ------------------------------------------------------------------------------------- calendar dates


def _nearest_year(anchor: Anchor, month: int, day: int) -> int | None:
    """Year of a date that names none: the last before the report, the next when looking ahead."""
    if anchor.published is None:
        return None
    this = anchor.published.year
    as_number = (month, day)
    today = (anchor.published.month, anchor.published.day)
    if anchor.future:
        return this if as_number >= today else this + 1
    return this if as_number <= today else this - 1


def _said_year(match: Match, anchor: Anchor, month: int, day: int) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["whichyear"]:
        step = {"this": 0, "last": -1, "next": 1}[match["whichyear"].lower()]
        return None if anchor.published is None else anchor.published.year + step
    return _nearest_year(anchor, month, day)


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()[:4] if name[:4].lower() == "sept" else name.lower()[:3]]


def _calendar_day(match: Match, anchor: Anchor) -> Days:
    month = _month_number(match["month"])
    first = int(re.sub(r"\D", "", match["day"]))
    last = int(re.sub(r"\D", "", match["last"])) if match["last"] else first
    year = _said_year(match, anchor, month, first)
    if year is None:
        return Days()
    try:
        return Days(date(year, month, first), date(year, month, last))
    except ValueError:
        return Days()


def _iso_day(match: Match, anchor: Anchor) -> Days:
    try:
        return one(date.fromisoformat(match.group()))
    except ValueError:
        return Days()


def _numeric_day(match: Match, anchor: Anchor) -> Days:
    """Day and month in figures: only when one order alone makes a date, or both make the same."""
    a, b, year = (int(match[name]) for name in ("a", "b", "year"))
    orders = {(day, month) for day, month in ((a, b), (b, a)) if month <= 12 and day <= 31}
    if len(orders) != 1:
        return Days()
    day, month = orders.pop()
    try:
        return one(date(year, month, day))
    except ValueError:
        return Days()


def _month(match: Match, anchor: Anchor) -> Days:
    month = _month_number(match["month"])
    last = (match["last"] or "").lower()
    if match["year"] or match["whichyear"]:
        year = _said_year(match, anchor, month, 1)
    elif last and anchor.published:
        at = (anchor.published.year, anchor.published.month)
        year = (
            at[0]
            if (month < at[1] if last != "next" else month > at[1])
            else at[0] - (1 if last != "next" else -1)
        )
        if last == "this":
            year = at[0]
    else:
        year = _nearest_year(anchor, month, 1)
    return Days() if year is None else calendar.month(year, month)


def _year(match: Match, anchor: Anchor) -> Days:
    return calendar.year(int(match["year"]))


def _season(match: Match, anchor: Anchor) -> Days:
    month = SEASONS[match["season"].lower()]
    if match["year"] or match["whichyear"]:
        year = _said_year(match, anchor, month, 1)
    else:
        year = _nearest_year(anchor, month, 1)
    return Days() if year is None else calendar.season(year, month)


# -------------------------------------------------------------------------------- days and weeks near by


def _weekday(match: Match, anchor: Anchor) -> Days:
    if anchor.published is None:
        return Days()
    which = (match["which"] or "").lower()
    n = WEEKDAYS[match["name"].lower()]
    near = anchor.published
    if which in ("last", "past", "previous"):
        return one(calendar.weekday(shift(near, -1), n))
    if which in ("next", "coming", "following"):
        return one(calendar.weekday(shift(near, 1), n, future=True))
    return one(calendar.weekday(near, n, future=anchor.future))


def _weekdays(match: Match, anchor: Anchor) -> Days:
    if anchor.published is None:
        return Days()
    last = calendar.weekday(anchor.published, WEEKDAYS[match["b"].lower()], future=anchor.future)
    return Days(calendar.weekday(last, WEEKDAYS[match["a"].lower()]), last)


def _today(match: Match, anchor: Anchor) -> Days:
    return one(anchor.published) if anchor.published else Days()


def _yesterday(match: Match, anchor: Anchor) -> Days:
    return one(shift(anchor.published, -1)) if anchor.published else Days()


def _tomorrow(match: Match, anchor: Anchor) -> Days:
    return one(shift(anchor.published, 1)) if anchor.published else Days()


def _overnight(match: Match, anchor: Anchor) -> Days:
    return Days(shift(anchor.published, -1), anchor.published) if anchor.published else Days()


def _same_day(match: Match, anchor: Anchor) -> Days:
    day = anchor.narrative or anchor.published
    return one(day) if day else Days()


def _since_then(match: Match, anchor: Anchor) -> Days:
    return Days(anchor.narrative, anchor.published)


def _recently(match: Match, anchor: Anchor) -> Days:
    return Days(None, anchor.published)


def _soon(match: Match, anchor: Anchor) -> Days:
    return Days(anchor.published, None)


def _period(match: Match, anchor: Anchor) -> Days:
    """This, last or next week, month, year or weekend."""
    day, which, unit = anchor.published, match["which"].lower(), match["unit"].lower()
    if day is None:
        return Days()
    step = (
        -1 if which in ("last", "past", "previous") else 1 if which in ("next", "coming", "following") else 0
    )
    if unit == "weekend":
        saturday = shift(calendar.week(day).start or day, 5 + 7 * min(step, 0))
        if saturday > day and step <= 0 and not anchor.future:
            saturday = shift(saturday, -7)
        return Days(saturday, shift(saturday, 1))
    whole = (
        calendar.week(shift(day, 7 * step))
        if unit == "week"
        else calendar.year(day.year + step)
        if unit == "year"
        else calendar.month_of(calendar.shift_months(day, step))
    )
    if step:
        return whole
    return replace(whole, start=day) if anchor.future else replace(whole, end=day)


def _weekend(match: Match, anchor: Anchor) -> Days:
    if anchor.published is None:
        return Days()
    saturday = calendar.weekday(anchor.published, 5, future=anchor.future)
    return Days(saturday, shift(saturday, 1))


# --------------------------------------------------------------------------------------- amounts of time


def _amount(match: Match) -> int | None:
    """How many units; None for "several", "a few" and for the bare plural ("for months")."""
    words = (match["n"] or "").lower()
    if re.fullmatch(r"an?", words):
        return 1
    if "couple" in words:
        return 2
    number = numerals.value(words) if words else None
    return None if number is None else int(number)


def _lasting(match: Match, anchor: Anchor) -> Days:
    """A stretch that reaches up to the report's day, or starts on it ("in the coming weeks")."""
    day, n, unit = anchor.published, _amount(match), match["unit"].lower()
    if day is None:
        return Days()
    which = (match["which"] or "").lower()
    if which in ("next", "coming", "following"):
        return Days(day, calendar.back(day, -n, unit).end if n else None)
    if n is None and match["n"] is None and not match["plural"]:
        n = 1
    if n is None:
        return Days(None, day)
    if unit == "hour":
        return Days(shift(day, -max(1, -(-n // 24))) if n >= 12 else day, day)
    start = calendar.shift_months(day, -n) if unit == "month" and which else None
    if start is not None:
        return Days(start, day)
    start = calendar.back(day, n, unit).start
    return Days(
        start, day, {"month": Grain.MONTH, "year": Grain.YEAR, "decade": Grain.YEAR}.get(unit, Grain.DAY)
    )


def _ago(match: Match, anchor: Anchor) -> Days:
    n = _amount(match)
    if anchor.published is None:
        return Days()
    return calendar.back(anchor.published, n, match["unit"].lower()) if n else Days(None, anchor.published)


def _offset(match: Match, anchor: Anchor) -> Days:
    """So many days before or after what was told last."""
    day, n = anchor.narrative or anchor.published, _amount(match)
    if day is None or n is None:
        return Days()
    way = match["way"].lower()
    if way == "after" and re.match(r"\s+\w", match.string[match.end() :]):
        return one(day)
    later = way in ("later", "after", "afterwards")
    return calendar.back(day, -n if later else n, match["unit"].lower())


_RULES: tuple[_Rule, ...] = tuple(
    (_compile(pattern), days)
    for pattern, days in (
        (rf"{_YEAR}-\d\d-\d\d", _iso_day),
        (rf"(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<year>{_YEAR})", _numeric_day),
        (
            rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?"
            rf"(?:\s+of)?\s+(?P<month>{_MONTH}){_WHICH_YEAR}?",
            _calendar_day,
        ),
        (
            rf"(?:{_WEEKDAY},?\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?!\d|[,.]\d)"
            rf"(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?{_WHICH_YEAR}?(?!\s+(?:people|civilians|fighters))",
            _calendar_day,
        ),
        (rf"(?P<last>\bx)?(?P<month>{_MONTH}){_WHICH_YEAR}", _month),
        (rf"(?P<last>last|this|next|past)\s+(?P<month>{_MONTH})(?P<year>)?(?P<whichyear>)?", _month),
        (
            rf"(?P<last>\bx)?(?:{_AFTER_PREPOSITION}|(?!(?-i:Mar|May|MAR|MAY)))(?P<month>{_MONTH})(?P<year>)?(?P<whichyear>)?",
            _month,
        ),
        (rf"{_AFTER_PREPOSITION}(?P<year>{_YEAR})(?![.,]\d|\s*%)", _year),
        (rf"(?P<season>spring|summer|autumn|winter)(?:\s+of)?{_WHICH_YEAR}", _season),
        (
            rf"(?:in|over|during|since|until|by|this|last)\s+(?:the\s+)?(?P<season>spring|summer|autumn|winter)"
            rf"(?:(?:\s+of)?{_WHICH_YEAR})?",
            _season,
        ),
        (
            rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?:the\s+)?(?:(?P<which>last|next|past|previous|coming|following|this)\s+)?"
            rf"(?P<name>{_WEEKDAY})(?:['’]?s)?(?:\s+{_PART_OF_DAY}(?:\s+and\s+{_PART_OF_DAY})?)?",
            _weekday,
        ),
        (
            rf"(?:(?:between|from)\s+)?(?P<a>{_WEEKDAY})(?:\s+{_PART_OF_DAY})?\s*(?:and|to|through|,|-|–)\s*(?P<b>{_WEEKDAY})"
            rf"(?:\s+{_PART_OF_DAY})?",
            _weekdays,
        ),
        (
            r"(?:earlier\s+|later\s+)?today|tonight|this\s+(?:morning|afternoon|evening)|currently|at\s+present|so\s+far\s+today|now"
            r"|at\s+the\s+moment",
            _today,
        ),
        (
            r"(?:on\s+)?(?:that|the\s+same)\s+(?:day|morning|afternoon|evening|night)|(?:at|since|before)\s+(?:dawn|daybreak|sunrise|noon)"
            r"|(?:early\s+)?in\s+the\s+(?:early\s+)?(?:hours|morning|afternoon|evening)|(?:shortly\s+)?(?:after|before)\s+midnight"
            r"|earlier\s+(?:on|in)\s+the\s+day|throughout\s+the\s+day|meanwhile(?=,)|in\s+the\s+meantime",
            _same_day,
        ),
        (rf"(?:earlier\s+|late\s+|early\s+)?yesterday(?:\s+{_PART_OF_DAY})?|last\s+night", _yesterday),
        (r"since\s+then", _since_then),
        (rf"tomorrow(?:\s+{_PART_OF_DAY})?", _tomorrow),
        (r"overnight|during\s+the\s+night", _overnight),
        (r"(?:over|during|at)\s+the\s+weekend", _weekend),
        (
            r"recently|lately|previously|recent|earlier(?=,)|so\s+far|(?:in|over|during|within)\s+(?:the\s+)?(?:recent|past\s+few|last\s+few|last\s+several"
            r"|past\s+several|previous)\s+(?:days|weeks|months|years|hours)|until\s+now|till\s+now|to\s+date|in\s+recent\s+times",
            _recently,
        ),
        (
            r"soon|(?:in|over)\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years|hours)|imminently|shortly(?!\s+(?:after|before))",
            _soon,
        ),
        (
            r"(?:(?:earlier|later|during|early|late|over|at)\s+)*(?:the\s+)?(?P<which>this|last|next|past|previous|coming|following)\s+"
            r"(?P<unit>week|month|year|weekend)",
            _period,
        ),
        (rf"(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})s?\s+ago|a\s+(?P<n2>half)\s+year\s+ago", _ago),
        (
            rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<way>earlier|later|before|after|afterwards)",
            _offset,
        ),
        (
            rf"(?:over|in|during|for|within|throughout|after)\s+(?:{_ABOUT})*(?:(?P<which>last|past|previous|next|coming|following|first)\s+)?"
            rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})\s+(?P<unit>{_UNIT})(?P<plural>s)?(?!\s+(?:ago|earlier|later|before|after))",
            _lasting,
        ),
        (
            rf"(?:over|in|during|for|within|throughout)\s+(?:{_ABOUT})?(?P<which>last|past|previous)\s+(?P<n>\bx)?"
            rf"(?P<unit>{_UNIT})(?P<plural>s)?",
            _lasting,
        ),
        (rf"for\s+(?P<which>\bx)?(?P<n>\bx)?(?P<unit>{_UNIT})(?P<plural>s)", _lasting),
        (
            rf"(?:{_ABOUT})?(?P<which>\bx)?(?P<n>{_AMOUNT})?[\s-]?(?P<unit>{_UNIT})(?P<plural>\bx)?"
            rf"(?:-long|(?:[\s-]old)?(?=\s+(?:\w+\s+)?(?:war|conflict|crisis|siege|uprising|battle|revolt|insurgency|campaign)\b))",
            _lasting,
        ),
        (r"(?P<which>\bx)?(?P<n>24|48|72)\s+(?P<unit>hour)(?P<plural>s)", _lasting),
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
        yield TimeExpression(Span(at, reached), _bound(match, rule)), rule is _lasting


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
