"""Which words say when: one pattern per kind of expression, with what it means (``resolve``, ``amounts``)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from dateline.claims.counts import numerals
from dateline.claims.when import amounts, resolve
from dateline.claims.when.days import Days
from dateline.claims.when.resolve import Anchor, Match
from dateline.claims.wordlists import ordered


class Kind(Enum):
    """What sort of thing an expression names."""

    DATE = auto()
    """Days, however vaguely: "on Thursday", "in June 2014", "recently"."""
    STRETCH = auto()
    """An amount of time up to the report or on from it: "for two years", "in the coming weeks"."""
    LENGTH = auto()
    """An amount of time and no days: "a 48-hour truce"."""
    REPEATED = auto()
    """Days that come again: "daily", "every Friday"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say when."""

    pattern: re.Pattern[str]
    """The words."""
    needs: tuple[str, ...]
    """Parts of words, lower case, of which the words hold one at least; none where that says little."""
    days: Callable[[Match, Anchor], Days]
    """What days they mean."""
    kind: Kind
    """What they name."""
    of_clause: Callable[[Match, Anchor], Days] | None = None
    """What days they give to the words that follow, where those are others ("two days after it fell")."""

    def may_match(self, folded: str) -> bool:
        """Whether a text without capitals holds what the pattern needs, which is far sooner said."""
        return not self.needs or any(part in folded for part in self.needs)


MONTH = (
    r"(?-i:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY_OF_MONTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NAMED_DAY = "".join(
    rf"(?<!\b(?-i:{word})\s)"
    for word in ordered("Bloody Black Good Palm Ash Holy Easter Maundy Red Super Cyber")
)
"""What must not stand before a weekday, since it makes it the name of another day ("Bloody Sunday")."""
PART_OF_DAY = r"(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|daybreak)"
_UNITS = {
    "second": "seconds?",
    "minute": "minutes?",
    "hour": "hours?",
    "day": "days?",
    "night": "nights?",
    "weekend": "weekends?",
    "week": "weeks?",
    "fortnight": "fortnights?",
    "month": "months?",
    "quarter": r"quarters?(?!\s+of\s+an?\b)",
    "year": "years?",
    "decade": "decades?",
    "century": "centur(?:y|ies)",
}
_UNIT = rf"(?P<unit>{'|'.join(_UNITS.values())})\b"
_LONG_UNIT = r"(?P<unit>hour|day|night|weekend|week|fortnight|month|year|decade)"
_AMOUNT = rf"(?:{numerals.NUMBER}|an?|a\s+few|few|several|a\s+couple\s+of|many|some)"
_ABOUT = (
    r"(?:(?:more|less|fewer|no\s+more)\s+than|at\s+least|nearly|almost|about|around|over|up\s+to|just|only|some"
    r"|the|roughly|approximately)\s+"
)
_PREPOSITIONS = ordered(
    "in on of over during since until till by from to through early mid late before after between and this "
    "around"
)
_AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<=\b{word}[\s-])" for word in _PREPOSITIONS) + ")"
"""What must stand before a month whose name is also a verb, or a year that may be a number."""
_PEOPLE = r"\s+(?:more\s+)?(?:people|civilians|men|women|children|police)\b"
_ZONE = r"\s*(?:hours|hrs)?\s*\(?(?:GMT|UTC|(?:local|Moscow)\s+time)\b"
_NO_NUMBER = (
    rf"(?![.,:]\d|\s*%|{_ZONE}|{_PEOPLE}|\s+(?:and|to)\s+(?!{_YEAR}\b)\d|\s+to\s+(?:an?|just|only|some|fewer|less|more)\b"
    r"|\s+(?:more\s+)?(?!(?:is|was|has|does|says|as|its|his|this|across|towards|perhaps|always)\b)[a-z]+s\b)"
)
"""What must not follow a bare year, since it would count things or be a time of day ("1615 GMT")."""
_DATING = (
    "(?:" + "|".join(rf"(?<=\b{word}[\s-])" for word in ordered("in since during until early mid late")) + ")"
)
_DATED_YEAR = rf"{_DATING}(?P<year>(?:19[5-9]|20[0-4])\d)(?![.,:]\d|\s*%|{_ZONE}|{_PEOPLE})"
"""A year of our time after a word that dates; a plural behind it is the next phrase ("in 2012 rebels …")."""
_WHICH_YEAR = (
    rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})(?!\d)|,?\s+(?:of\s+)?(?P<whichyear>this|last|next)\s+year"
    r"|\s+of\s+(?P<toldyear>that|the\s+same)\s+year)"
)
_CLOCK = (
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s*(?:[ap]\.m\.|[ap]m\b|o['’]clock|hours(?=\s+GMT))"
    r"(?:\s+GMT|\s+local\s+time)?(?:\s*\((?:[01]?\d|2[0-3])[:.]?[0-5]\d\s+(?:GMT|UTC)\))?"
)
"""A time of day, perhaps with the same at Greenwich ("7:15 pm local time (1615 GMT)")."""
_NTH = r"(?P<nth>first|second|third|fourth)"
_ORDINAL = rf"(?P<nth>{'|'.join(amounts.ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_HOUR = (
    r"(?:dawn|daybreak|sunrise|first\s+light|mid-?morning|noon|midday|mid-?afternoon|dusk|sunset|nightfall"
    r"|(?:(?:the|early|late)\s+)?(?:morning|afternoon|evening)(?!\s+prayers?\b)|midnight|daylight|dark|night)"
)
"""A time of a day that is named elsewhere."""
_AT = r"(?:(?:just|shortly|soon)\s+)?(?:at|by|since|before|after|until|around|towards?|from)"

_BEFORE_ITS_NOUN = (
    r"(?=\s+(?!(?:of|in|on|at|by|for|from|to|as|with|that|when|before|after|and|or|but)\b)[a-z]+)"
)
"""What must follow a genitive that lost its apostrophe ("last months loss")."""
_NOT_OF_DATE = rf"(?!\s+of\s+(?:(?:this|last|next|the)\s+)?(?:{MONTH}|{_YEAR}\b|year\b))"
"""What must not follow days that are a part of a month or year ("the second week of May")."""
_BEFORE = r"(?<![\w/])(?:(?<!-)|(?<=\b(?:mid|pre)-)|(?<=\bpost-)|(?<=\b\d\d\d\d-))"
"""What must stand before an expression: no word, and no hyphen but in "mid-June" and "1914-1918"."""


_Meaning = Callable[[Match, Anchor], Days]


def _rule(
    pattern: str,
    days: _Meaning,
    kind: Kind = Kind.DATE,
    *,
    needs: str = "",
    of_clause: _Meaning | None = None,
) -> Rule:
    whole = re.compile(rf"{_BEFORE}(?:{pattern})(?![\w/])", re.IGNORECASE)
    return Rule(whole, ordered(needs), days, kind, of_clause)


# What rules need, as the argument that says so.
_A_PART_OF_DAY = "day morning afternoon evening night"
_A_PERIOD = "week month quarter year"
_A_LONG_UNIT = "hour day night week month year decade"


_CALENDAR = (
    _rule(rf"{_YEAR}-\d\d-\d\d", resolve.iso_day),
    _rule(rf"(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<year>{_YEAR})", resolve.numeric_day),
    _rule(
        rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?"
        rf"(?:\s+of)?\s+(?P<month>{MONTH}){_WHICH_YEAR}?",
        resolve.calendar_day,
    ),
    _rule(
        rf"(?:{WEEKDAY},?\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{_DAY_OF_MONTH})(?!\d|[,.]\d)"
        rf"(?:\s*(?:-|–|to|and)\s*(?P<last>{_DAY_OF_MONTH}))?{_WHICH_YEAR}?(?!\s+(?:people|civilians|fighters))",
        resolve.calendar_day,
    ),
    _rule(
        r"(?<=\bthe\s)(?P<day>\d{1,2}(?:st|nd|rd|th))(?=\s*[,.;:)]|\s+(?:to|and|but|when|after|as|at|in|by|with|that"
        r"|there|they|he|she|it|we|from|the|an?|his|her|their|its|was|were|had|has|before|near|on|[a-z]+ed)\b|\s*$)",
        resolve.day_of_month,
    ),
    _rule(rf"(?P<month>{MONTH}){_WHICH_YEAR}", resolve.month),
    _rule(
        rf"(?:the\s+)?(?P<last>last|this|next|past|previous|following)\s+(?P<month>{MONTH})", resolve.month
    ),
    _rule(
        rf"(?:(?P<told>that)\s+|{_AFTER_PREPOSITION}|(?!(?-i:Mar|May|MAR|MAY|Jan\b)))(?P<month>{MONTH})",
        resolve.month,
    ),
    _rule(_DATED_YEAR, resolve.year),
    _rule(rf"{_AFTER_PREPOSITION}(?P<year>{_YEAR}){_NO_NUMBER}", resolve.year),
    _rule(
        rf"(?<!\bat\s)(?<!than\s)(?<!some\s)(?<!over\s)(?<!about\s)(?<!least\s)(?<![$€£#,.])(?P<year>(?!\d\d00){_YEAR}){_NO_NUMBER}",
        resolve.year,
    ),
    _rule(r"(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)s", resolve.decade),
    _rule(r"(?:the\s+)?(?P<nth>\d{1,2})(?:st|nd|rd|th)[\s-]+century", resolve.century),
    _rule(
        rf"(?P<season>spring|summer|autumn|winter|fall)(?:\s+of)?{_WHICH_YEAR}|(?P<which>last|this|next)\s+(?P<fall>fall)\b",
        resolve.season,
    ),
    _rule(
        rf"(?:(?:the|(?P<which>this|last|next)|(?P<told>that))\s+|{_AFTER_PREPOSITION})(?P<season>spring|summer|autumn|winter)"
        rf"(?:(?:\s+of)?{_WHICH_YEAR})?",
        resolve.season,
    ),
    _rule(
        rf"(?:the\s+)?(?:fiscal\s+)?{_NTH}[\s-]quarter(?:(?:\s+of)?{_WHICH_YEAR})?",
        resolve.quarter,
    ),
    _rule(
        rf"(?:the\s+)?(?:(?P<ago>year-(?:ago|earlier))|latest|(?P<year>{_YEAR})|(?P<whichyear>this|last|next)\s+year['’]s)\s+"
        rf"(?:fiscal\s+)?(?:{_NTH}[\s-])?quarter",
        resolve.quarter,
    ),
    _rule(
        r"the\s+quarter(?!\s+(?:of|in|where|near|on|around|between|that|which)\b)",
        resolve.quarter,
    ),
)

_NEAR = (
    _rule(
        rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?:the\s+)?(?:(?P<which>last|next|past|previous|coming|following|this)\s+)?"
        rf"(?:(?:{_CLOCK}|noon|midnight)\s+(?:on\s+)?)?{_NAMED_DAY}(?P<name>{WEEKDAY})(?:['’]?s(?!\w))?(?:\s+{PART_OF_DAY}(?:\s+and\s+{PART_OF_DAY})?)?"
        rf"(?:\s+{_AT}\s+{_HOUR})?",
        resolve.weekday,
        needs="day",
    ),
    _rule(
        rf"(?:(?:between|from)\s+)?(?P<a>{WEEKDAY})(?:\s+{PART_OF_DAY})?\s*(?:and|to|through|,|-|–)\s*(?P<b>{WEEKDAY})"
        rf"(?:\s+{PART_OF_DAY})?",
        resolve.weekdays,
        needs="day",
    ),
    _rule(
        r"(?:earlier\s+|later\s+)?today|tonight|(?:earlier\s+|later\s+)?this\s+(?:morning|afternoon|evening)|(?:right\s+)?now"
        r"|currently|at\s+present|so\s+far\s+today|at\s+the\s+moment|current|these\s+days|nowadays"
        r"|the\s+(?:beginning|start)\s+of\s+the\s+day",
        resolve.today,
        needs="today tonight this now current present moment these beginning start",
    ),
    _rule(
        rf"(?:on\s+)?(?:that(?:\s+same)?|the\s+same)\s+(?:day|morning|afternoon|evening|night)|{_AT}\s+{_HOUR}(?!\s+(?:on\s+)?{WEEKDAY})"
        r"|(?:early\s+)?in\s+the\s+(?:early\s+|small\s+)?(?:hours|morning|afternoon|evening|night)(?!\s+(?:of|on|to|from|between)\b)|(?:shortly\s+)?(?:after|before)\s+midnight"
        r"|earlier\s+(?:on|in)\s+the\s+day|throughout\s+the\s+day|meanwhile(?=,)|in\s+the\s+meantime"
        rf"|as\s+(?:night|darkness|dusk)\s+fell|{_CLOCK}",
        resolve.same_day,
        needs="day dawn sunrise light morning noon dusk sunset evening night dark hours "
        "meanwhile meantime fell a.m p.m am pm clock",
    ),
    _rule(r"(?:the\s+)?day\s+before\s+yesterday", resolve.before_yesterday, needs="yesterday"),
    _rule(
        rf"(?:earlier\s+|late\s+|early\s+)?yesterday(?:\s+{PART_OF_DAY})?|last\s+night{_NOT_OF_DATE}",
        resolve.yesterday,
        needs="yesterday night",
    ),
    _rule(
        r"(?:ever\s+)?since\s+then|ever\s+since(?=\s*[,.;])|(?:(?<=\bhas\s)|(?<=\bhave\s))since\b",
        resolve.since_then,
        Kind.STRETCH,
        needs="since",
    ),
    _rule(rf"tomorrow(?:\s+{PART_OF_DAY})?", resolve.tomorrow, needs="tomorrow"),
    _rule(
        r"overnight|(?:during|through|throughout)\s+the\s+night|all\s+night(?:\s+long)?",
        resolve.overnight,
        needs="night",
    ),
    _rule(r"(?:(?:over|during|at|on)\s+)?the\s+weekend", resolve.weekend, needs="weekend"),
    _rule(
        r"(?<!\bas\s)recently|lately|previously|recent|the\s+other\s+day|earlier(?=,)|(?-i:Earlier)(?=\s+(?:a|an|the|[A-Z])\b)|so\s+far|until\s+now|till\s+now|to\s+date"
        r"|in\s+recent\s+times|in\s+the\s+past(?!\s+\w+\s+(?:seconds|minutes|hours|days|weeks|months|years)|\s+(?:hour|day|week|month|year))",
        resolve.recently,
        needs="recent lately previously other earlier far now date past",
    ),
    _rule(
        r"(?:(?:in|over|during|within)\s+)?(?:the\s+)?(?:recent|past\s+few|last\s+few|last\s+several|past\s+several|previous)\s+"
        r"(?P<unit>hours|days|weeks|months|quarters|years|decades)",
        resolve.recently,
        Kind.STRETCH,
        needs="recent past last previous",
    ),
    _rule(
        r"(?<!\bas\s)(?:soon|shortly)(?!\s+(?:after|before))|imminently|within\s+(?:hours|days|weeks|months)|(?:in\s+)?the\s+(?:near\s+)?future|(?<=\bfor\s)future",
        resolve.soon,
        needs="soon imminently shortly future within",
    ),
    _rule(
        r"(?:(?:in|over)\s+)?(?:the\s+)?(?:coming|next\s+few)\s+(?P<unit>hours|days|weeks|months|quarters|years)",
        resolve.soon,
        Kind.STRETCH,
        needs="coming next",
    ),
    _rule(
        r"(?:(?:earlier|later|during|over|at)\s+)*(?:the\s+)?(?P<which>this|last|next|past|previous|coming|following|current)\s+"
        r"(?:fiscal\s+)?(?P<unit>week|month|quarter|year|weekend)",
        resolve.period,
        needs=_A_PERIOD,
    ),
    _rule(
        rf"(?<!\bthe\s)(?P<which>this|last|next)\s+(?P<unit>week|month|year|weekend)s{_BEFORE_ITS_NOUN}",
        resolve.period,
        needs=_A_PERIOD,
    ),
    _rule(
        r"(?:(?:earlier|later)\s+)?(?:the\s+)?(?P<which>that(?:\s+same)?|same|following|next|previous|preceding)\s+(?P<unit>day|week|month|year)"
        r"|the\s+(?P<day>day|morning|afternoon|evening|night)\s+(?P<way>before|after|following)(?=\s*[,.;])",
        resolve.neighbour,
        needs=f"{_A_PART_OF_DAY} week month year",
    ),
    _rule(
        r"(?:(?:on\s+)?the\s+(?P<which>following|next|previous|preceding)|(?P<way>next))\s+(?:morning|afternoon|evening|night)",
        resolve.neighbour,
        needs=_A_PART_OF_DAY,
    ),
    _rule(
        r"(?:(?:earlier|later)\s+in\s+|(?<=\bend\sof\s)|(?<=\bstart\sof\s)|(?<=\bmiddle\sof\s)|(?<=\bbeginning\sof\s)"
        r"|(?<=\bcourse\sof\s)|(?<=\brest\sof\s))the\s+(?P<whole>week|month|year)",
        resolve.period,
        needs=_A_PERIOD,
    ),
    _rule(r"(?:the\s+)?(?:year['’]s\s+end|year[\s-]end)", resolve.year_end, needs="year"),
    _rule(
        rf"(?P<feast>(?-i:Christmas(?:\s+(?:Eve|Day))?|New\s+Year['’]?s?(?:\s+(?:Eve|Day))?)){_WHICH_YEAR}?",
        resolve.feast,
        needs="christmas year",
    ),
)

_AMOUNTS = (
    _rule(
        rf"(?:(?:{_ABOUT})*(?P<n>{_AMOUNT})\s+)?{_LONG_UNIT}s?\s+ago(?P<today>\s+today)?|a\s+(?P<n2>half)\s+year\s+ago|(?:a\s+)?(?P<year>year)-(?:earlier|ago)",
        amounts.ago,
        needs="ago earlier",
    ),
    _rule(
        rf"(?:{_ABOUT})*(?P<n>{_AMOUNT})\s+{_LONG_UNIT}s?\s+after(?=\s+\w)",
        amounts.told_day,
        of_clause=amounts.offset_back,
        needs="after",
    ),
    _rule(
        r"(?P<unit>hours|minutes)\s+after(?=\s+\w)",
        amounts.told_day,
        of_clause=amounts.told_day,
        needs="after",
    ),
    _rule(
        rf"(?:{_ABOUT})*(?P<n>{_AMOUNT})\s+{_LONG_UNIT}s?\s+before(?=\s+\w)",
        amounts.offset_back,
        of_clause=amounts.told_day,
        needs="before",
    ),
    _rule(
        rf"(?:(?:{_ABOUT})*(?P<n>{_AMOUNT})\s+)?{_LONG_UNIT}s?\s+(?P<way>earlier|later|before|after|afterwards|previously)",
        amounts.offset,
        needs="earlier later before after previously",
    ),
    _rule(
        rf"(?:over|in|during|for|within|throughout|after)\s+(?:{_ABOUT})*(?:(?P<which>last|past|previous|next|coming|following|first)\s+)?"
        rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})\s+{_LONG_UNIT}(?P<plural>s)?(?!\s+(?:ago|earlier|later|before|after))",
        amounts.lasting,
        Kind.STRETCH,
        needs=_A_LONG_UNIT,
    ),
    _rule(
        rf"(?:over|in|during|for|within|throughout)\s+(?:{_ABOUT})?(?P<which>last|past|previous)\s+"
        rf"{_LONG_UNIT}(?P<plural>s)?",
        amounts.lasting,
        Kind.STRETCH,
        needs="last past previous",
    ),
    _rule(rf"for\s+{_LONG_UNIT}(?P<plural>s)", amounts.lasting, Kind.STRETCH, needs=_A_LONG_UNIT),
    _rule(
        rf"(?P<n>{_AMOUNT})\s+{_LONG_UNIT}(?P<plural>s)\s+on(?=,)",
        amounts.lasting,
        Kind.STRETCH,
        needs="on,",
    ),
    _rule(
        rf"(?:for|in|into|now\s+in|entering|entered|enters)\s+(?:(?:an?|its|the|their|his|her)\s+)?(?!first\s+(?:day|night|evening)){_ORDINAL}"
        r"(?:\s+(?:straight|consecutive|successive|running))?\s+(?P<unit>day|night|evening|week|fortnight|month|year|decade)"
        rf"(?:\s+(?:running|in\s+a\s+row|straight))?{_NOT_OF_DATE}",
        amounts.nth,
        Kind.STRETCH,
        needs=f"{_A_LONG_UNIT} evening",
    ),
    _rule(
        rf"(?:{_ABOUT})?(?P<n>{_AMOUNT})?[\s-]?{_LONG_UNIT}"
        rf"(?:-long|(?:[\s-]old)?(?=\s+(?:\w+\s+)?(?:war|conflict|crisis|siege|uprising|battle|revolt|insurgency|campaign)\b(?!\s+(?:of|in)\s+(?:\w+\s+)?{_YEAR}\b)))",
        amounts.lasting,
        Kind.STRETCH,
        needs="long war conflict crisis siege uprising battle revolt insurgency campaign",
    ),
    _rule(r"(?P<n>24|48|72)\s+(?P<unit>hour)(?P<plural>s)", amounts.lasting, Kind.STRETCH, needs="24 48 72"),
    _rule(
        rf"(?:(?:{_ABOUT})*(?:(?:an?\s+)?(?:last|past|previous|next|coming|following|first|final|additional|another)\s+)?"
        rf"(?P<n>{_AMOUNT})(?:\s+more)?[\s-]+{_UNIT})(?:-(?:old|long))?",
        amounts.no_days,
        Kind.LENGTH,
        needs=f"{_A_LONG_UNIT} second minute quarter centur",
    ),
    _rule(
        rf"(?P<unit>days|weeks|months|years|decades|centuries){_NOT_OF_DATE}",
        amounts.no_days,
        Kind.LENGTH,
        needs="days weeks months years decades centuries",
    ),
    _rule(
        rf"hourly|daily|everyday|nightly|weekly|monthly|annually|yearly|(?:each|every)\s+(?:{WEEKDAY}|{PART_OF_DAY}|{_UNIT})"
        rf"|{WEEKDAY}s(?!\w)",
        amounts.no_days,
        Kind.REPEATED,
        needs="hourly daily nightly weekly monthly annually yearly each every days",
    ),
)


def _hint(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b|{MONTH}", re.IGNORECASE)


FAMILIES: tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...] = (
    (
        _hint(
            rf"{_YEAR}s?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)|spring|summer|autumn|winter|fall|quarter"
        ),
        _CALENDAR,
    ),
    (
        _hint(
            rf"{WEEKDAY}s?|{PART_OF_DAY}|days?|hours?|weeks?|weekend|months?|quarters?|years?|decades?|now|soon|then|night|nights|nightfall|dusk|sunset|light|midday|mid-?morning|mid-?afternoon|weekend|shortly|imminently"
            r"|since|within|recent|Christmas|New\s+Year|recently|lately|previously|currently|current|future|past|nowadays|present|moment|earlier|meanwhile|meantime|far"
            r"|today|tonight|yesterday|tomorrow|overnight|date|times|sunrise|\d(?:[:.]\d\d)?\s*[ap]\.?m|o['’]clock"
        ),
        _NEAR,
    ),
    (
        _hint(
            rf"{'|'.join(_UNITS.values())}|hourly|daily|everyday|nightly|weekly|monthly|annually|yearly|{WEEKDAY}s|every|each"
        ),
        _AMOUNTS,
    ),
)
"""Rules with the words of which one must be there for any of them to apply.

Where two rules match the same words, the earlier one tells what they mean.
"""
