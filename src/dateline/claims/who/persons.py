"""Persons who stand for a party by how the report introduces them ("Observatory head Rami Abdel Rahman")."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from dateline.actors import ActorName
from dateline.actors.words import fold, sounded
from dateline.model import Span

Names = Callable[[Span], Sequence[ActorName]]
"""What gives the parties' names that lie inside or across a span."""

_TITLE = (
    r"(?:chief|head|director|spokes(?:man|woman|person)|commander|minister|president|leader|general|colonel|captain|major|lieutenant|secretary|envoy|official|officer"
    r"|activist|ambassador|founder|deputy|member|correspondent|governor|mayor|chairman|coordinator|facilitator|financier|operative|sheikh|brigadier|gen|col|lt|maj|sgt|brig|capt|dr|mr|mrs|ms)"
)
_TITLES = re.compile(rf"\b{_TITLE}\b\.?\s(?:(?:of|for)\s+(?:the\s+)?(?-i:[A-Z])\w+\s)?", re.IGNORECASE)
_WRAPPED = 110
"""Characters of the longest line that may go on in the next one."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONG_LINE = re.compile(rf"[^\n]{{{_WRAPPED}}}\n")
"""The end of a line that is a paragraph."""
_WORD = re.compile(r"[^\W\d_](?:(?!['’]s\b)[\w'’-])*")
_FAMILY_NAME = re.compile(
    r"(?:(?:al|el|ad|an|ar|as|ash|at|az)-)?(?P<name>(?-i:[^\W\d_a-z])[\w'’-]*)", re.IGNORECASE
)
"""A surname; the article goes as it comes ("Omran al-Zoubi … Zoubi said")."""
_BEFORE_PERSON = re.compile(
    rf"['’]?s?\s+(?:(?:[\w-]+|(?:brig|capt|[\w-]{{1,3}})\.)\s+){{0,3}}?{_TITLE}\b\.?(?:\s+[\w.]+){{0,3}}?,?\s*$",
    re.IGNORECASE,
)
_ENDS_IN_TITLE = re.compile(rf"\b{_TITLE}$", re.IGNORECASE)
_AFTER_PERSON = re.compile(
    rf"\s*[,(]?\s*(?:(?:the|an?)\s+)?(?:[\w-]+\s+){{0,3}}?(?:{_TITLE}|fighter|soldier|militant|operative|volunteer|recruit)"
    r"(?:\s+(?:of|for|at|with|in|to|from))?(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_WHO_LEADS = re.compile(
    r"\s*,\s*who\s+(?:\w+\s+){0,2}?(?:leads?|led|heads?|headed|commands?|commanded|runs?|ran|founded|chairs?|speaks\s+for)"
    r"\s+(?:[\w'’-]+\s+){0,6}$",
    re.IGNORECASE,
)
"""What stands between a person and the party that he leads (", who leads the bloc that includes **M23**")."""
_IN_THE_GROUP = (
    rf"\s*,\s*(?:(?:the|an?)\s+)?(?:[\w-]+\s+){{0,2}}?{_TITLE}\s+(?:of|for)\s+the\s+",
    r"\s*,\s*who\s+(?:\w+\s+)?(?:leads|heads|commands|speaks\s+for)\s+the\s+",
)
_OF_THE_GROUP = re.compile(
    rf"(?:{'|'.join(_IN_THE_GROUP)})(?:(?:armed|rebel|militant)\s+)?(?:group|movement|alliance|faction|militia)\b",
    re.IGNORECASE,
)
"""What makes a person one of a group told of before (", the spokesman of **the group**")."""
_OFFICE = (
    r"(?:Minister|Secretary|Ambassador|Envoy)(?:\s+(?:for|of|to)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?"
)
_OFFICE_BEFORE = re.compile(rf"\b{_OFFICE},?\s+(?:[A-Z][\w.'’-]+\s*){{1,3}}\Z")
_OFFICE_AFTER = re.compile(rf",\s+(?:[A-Z]\w+\s+){{0,2}}{_OFFICE}")
"""Where a person's name stands before his office."""
_IS_ONE = re.compile(r"\s*[,(]?\s*an?\s+(?:[\w-]+\s+){0,2}$")
"""What stands between a person and the word that says what he is (", a freelance **journalist**")."""
_TITLE_BEFORE = re.compile(rf"\b{_TITLE}\s+(?:of|for|at|with|in|to)\s+(?:the\s+)?$", re.IGNORECASE)
_BODY = re.compile(r"(?:['’]?s)?\s+(?:[a-z]+\s+){0,3}")
"""What stands between an institution and its member's name ("member of the Coalition's committee")."""
_FOUGHT = re.compile(r"\b(?:against|versus|fighting|countering|counter)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a party that persons are told to be against, and are not of."""
_WINDOW = 90
"""Characters before and after a person within which he is introduced."""


def introduced(text: str, persons: Iterable[Span], names: Names) -> dict[str, ActorName]:
    """Return the surnames of persons with the name of the party as whose each is introduced, or known.

    Args:
        text: the document's.
        persons: their names, perhaps with titles, in order.
        names: gives the parties' names of a span.
    """
    known: dict[str, ActorName] = {}
    for person in persons:
        surname = _FAMILY_NAME.fullmatch(person.of(text).split()[-1])
        if surname is None or surname["name"] in known or _ENDS_IN_TITLE.fullmatch(surname["name"]):
            continue
        if whose := _by_name(person, names) or _by_introduction(text, _own_name(text, person, names), names):
            known[surname["name"]] = whose
    return known


def of_the_group(text: str, persons: Iterable[Span]) -> Iterator[tuple[str, int]]:
    """Yield the surnames of persons who are introduced as of "the group", and where each stands."""
    for person in persons:
        surname = _FAMILY_NAME.fullmatch(person.of(text).split()[-1])
        if surname is not None and _OF_THE_GROUP.match(text, person.end):
            yield surname["name"], person.start


def in_any_office(text: str, persons: Iterable[Span]) -> Iterator[str]:
    """Yield the surnames of persons who are introduced as ministers and the like, of no government told."""
    for person in persons:
        surname = _FAMILY_NAME.fullmatch(person.of(text).split()[-1])
        before = _OFFICE_BEFORE.search(text, max(0, person.start - _WINDOW), person.end)
        if surname is not None and (before or _OFFICE_AFTER.match(text, person.end)):
            yield surname["name"]


def without_namesakes(
    text: str,
    names: Sequence[ActorName],
    persons: Iterable[Span],
    known_as: Callable[[ActorName], Iterable[str]],
) -> list[ActorName]:
    """Return the parties' names but those that are the surname of somebody else ("Turki al-**Maliki**").

    Args:
        text: the document's.
        names: of parties, in order.
        persons: their names, perhaps with titles.
        known_as: gives all names of the persons who stand for the party that a name means.
    """
    starts = [name.start for name in names]
    others: list[ActorName] = []
    for person in persons:
        within = names[bisect_left(starts, person.start) : bisect_left(starts, person.end)]
        if within and within[-1].end == person.end and " " not in within[-1].text:
            *before, surname = within
            own = _own_name(text, person, partial(_same, before))
            full_names = re.compile(rf".*[ -]{re.escape(surname.text)}")
            bearers = _sounds(full for full in known_as(surname) if full_names.fullmatch(full))
            given = _sounds(word for word in _WORD.findall(own.of(text))[:-1] if word[0].isupper())
            if bearers and given and bearers.isdisjoint(given):
                others.append(surname)
    return [name for name in names if name not in others]


def _same(names: Sequence[ActorName], _: Span) -> Sequence[ActorName]:
    return names


def _sounds(names: Iterable[str]) -> frozenset[str]:
    """What the words of names sound like, however they are romanised."""
    return frozenset(sounded(fold(word)) for name in names for word in _WORD.findall(name))


def surnames(words: str) -> Iterator[str]:
    """Yield what may be a surname in a phrase, the last one first, without its article.

    >>> list(surnames("Information Minister al-Zoubi's aide"))
    ['Zoubi', 'Minister', 'Information']
    """
    found = (_FAMILY_NAME.fullmatch(word) for word in reversed(_WORD.findall(words)))
    yield from (name["name"] for name in found if name)


def _by_name(person: Span, names: Names) -> ActorName | None:
    """The full name by which the table knows a person ("US Secretary of State **John Kerry**")."""
    return next((n for n in names(person) if n.end == person.end and " " in n.text), None)


def _by_introduction(text: str, person: Span, names: Names) -> ActorName | None:
    """The party as whose a person is introduced, before the name or after it."""
    if names(person):
        return None
    for name in reversed(names(Span(max(0, person.start - _WINDOW), person.end + _WINDOW))):
        if _are_parted(text, *sorted((name.start, person.start))):
            continue
        if _FOUGHT.search(text, max(0, name.start - _WINDOW), name.start):
            continue
        if name.end <= person.start:
            between = text[_title_of(name) : person.start]
            fits = _BEFORE_PERSON.match(" " + between) or (
                _TITLE_BEFORE.search(text, max(0, name.start - _WINDOW), name.start)
                and _BODY.fullmatch(between)
            )
        else:
            between = text[person.end : name.start]
            leads = _AFTER_PERSON.match(between) or _WHO_LEADS.match(between)
            fits = leads or (_IS_ONE.fullmatch(between) if name.generic else None)
        if fits:
            return name
    return None


def _are_parted(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends between two offsets."""
    blank = _BLANK_LINE.search(text, start, end)
    return blank is not None or _LONG_LINE.search(text, max(0, start - _WRAPPED), end) is not None


def _own_name(text: str, person: Span, names: Names) -> Span:
    """A person's name without whose he is and his titles ("Army spokesman Gen. **Omar Saleh**")."""
    within = [n.end for n in names(person) if n.start >= person.start]
    start = max(within, default=person.start)
    start = max((title.end() for title in _TITLES.finditer(text, start, person.end)), default=start)
    words = text[start : person.end]
    return Span(person.end - len(words.lstrip()), person.end) if words.strip() else person


def _title_of(name: ActorName) -> int:
    """Return where the title begins that a name ends in ("Turkish defence minister"); its end without one."""
    title = _ENDS_IN_TITLE.search(name.text)
    return name.start + title.start() if title else name.end
