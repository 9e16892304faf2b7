"""When, by whom and where a report says that it was published."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from dateline.documents.dates import day_about, find_dates, named_days, stamps
from dateline.documents.furniture import Layout
from dateline.documents.opening import DAY, SHORT_DATE, find_dateline, find_office
from dateline.documents.phrases import WORD, Kind, words_of
from dateline.documents.publishers import publisher_of, split_site
from dateline.model import Moment, Span

_SEGMENTS = re.compile(r"\s*(?:[|–—•·»>\n/]|\s-\s|\s-$|^-\s|:\s)\s*")
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|press|agency|tv|daily|online|herald|tribune|network|today|gazette|telegraph|journal|observer|radio|monitor)\b",
    re.IGNORECASE,
)
_GLUED_CODE = re.compile(r"(?<=[a-z])[A-Z]{2,6}$")
_LAST_WORD = re.compile(r"(?<!\S)[A-Z][A-Za-z]+$")
_HOLDER_END = re.compile(r"\.\s|\s+All\b|[,|]")
_CODE_WORD = re.compile(r"(?<=[\s(])[A-Z][A-Za-z]+(?=\)?\s*[-–—:])")
_DAY_BESIDE = re.compile(rf"{SHORT_DATE}")
_DAY_AT_EDGE = re.compile(rf"^{DAY}(?=:)|\b{DAY}$")
_MAX_NAME = 50
_OPENING_PARAGRAPHS = 3
_STANDFIRST = 300
"""Characters within which a standfirst ends."""
_ACRONYM = re.compile(r"[A-Z]{2,6}\d?$")
_PICTURE_PREFIX = re.compile(r"/([a-z][a-z]{2,15})[_-]\d{6,}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?)?\s*(?:by\s+)?([A-Z][\w.&’' -]{1,40})",
    re.IGNORECASE,
)
_TRANSLATOR = re.compile(
    r"\b(?:[Tt]ranslat(?:ed|ion)(?:\s+from\s+(?:the\s+)?\w+)?(?:\s+(?:into|to)\s+\w+)?\s*(?:by\b|:)|[Tt]ranslator\s*:)\s*:?\s*"
    r"(?P<name>[A-Z][\w.'’-]+(?:\s+(?:(?:al|el|bin|ibn|von|van|de|der)[\s-])?[A-Z][\w.'’-]*){0,3})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a page says of its own publication."""

    published: Moment | None
    """When; None when the page does not say or leaves it open."""
    changed: bool
    """Whether that is only when it was last changed, and may be later."""
    publisher: str | None
    """The outlet; None when nothing tells."""
    dateline: str | None
    """The place that opens the prose, as printed."""
    translator: str | None
    """The translator, as printed."""


def read_masthead(
    text: str, layout: Layout, *, glued: Sequence[Span], refs: Iterable[str] = (), url: str | None = None
) -> Masthead:
    """Read the page's own words about its publication.

    Args:
        text: the page.
        layout: where its parts stand.
        glued: masthead runs that were peeled off the prose.
        refs: paths of pictures and links that the page carries.
        url: its web address, if known.
    """
    above = (*layout.masthead, *glued)
    offices = [office[0] for span in glued if (office := _office(text, span))]
    dateline = next(iter(offices), None) or _dateline(text, layout.prose, bare=bool(glued))
    rank, published = _published(text, layout, above, dateline, url)
    return Masthead(
        published=published,
        changed=rank == _CHANGED,
        publisher=_publisher(text, layout, above, dateline, tuple(refs), url),
        dateline=dateline.of(text).strip() if dateline else None,
        translator=_translator(text, (*above, *layout.rest, *layout.prose[:1], *layout.prose[-1:])),
    )


def _office(text: str, glued: Span) -> tuple[Span, int] | None:
    """Return the office that a run peeled off the prose names, wherever in it the brackets open."""
    opens = text.find("(", glued.start, glued.end)
    return None if opens < 0 else find_office(text, opens, len(text))


def _dateline(text: str, prose: Sequence[Span], *, bare: bool) -> Span | None:
    """Return the dateline of the first paragraph, or one in capitals behind a caption or a standfirst."""
    for i, paragraph in enumerate(prose[:_OPENING_PARAGRAPHS]):
        found = find_dateline(text, paragraph, bare=bare and i == 0)
        loud = found is not None and found.of(text).partition(",")[0].isupper()
        if found is not None and (i == 0 or (loud and not paragraph.of(text).isupper())):
            return found
    return None


def _published(
    text: str, layout: Layout, above: Sequence[Span], dateline: Span | None, url: str | None
) -> tuple[int, Moment | None]:
    """Return the date under the headline, and its rank.

    A label outranks its place, an update never outranks an issue.
    """
    below = layout.headline.end if layout.headline else 0
    named = partial(named_days, text, layout.prose)
    found: list[tuple[int, int, Moment]] = []
    for span in above:
        for printed in find_dates(text, span.start, span.end, named=named):
            rank = _rank(text, span, printed.span)
            distance = (
                printed.span.start - below
                if printed.span.start >= below
                else 10_000 + below - printed.span.start
            )
            found.append((rank, distance, printed.moment))
    if not found:
        found = [
            (_rank(text, span, printed.span), printed.span.start, printed.moment)
            for span in layout.rest
            for printed in find_dates(text, span.start, span.end, named=named)
            if _rank(text, span, printed.span) != _UNLABELLED
        ]
    if found:
        return min(found)[0], _with_time(min(found), found)
    if dateline is not None:
        beside = next(find_dates(text, dateline.start, min(len(text), dateline.end + 30)), None)
        if beside is not None and beside.span.start - dateline.end <= 4:
            return _UNLABELLED, beside.moment
    yearless = _yearless(text, layout, above, dateline, url)
    if yearless is not None:
        return _UNLABELLED, yearless
    signed = _signed(text, layout.prose[0]) if layout.prose else None
    return (_OTHER, None) if signed is None else (_UNLABELLED, signed)


def _yearless(
    text: str, layout: Layout, above: Sequence[Span], dateline: Span | None, url: str | None
) -> Moment | None:
    """The day behind the dateline or at an edge of the headline, where a number or address tells its year.

    "June 15: Operations in Kapisa", "2010-06-CA-051", "KABUL, Afghanistan (June 15) -".
    """
    months = (month for words in (*(span.of(text) for span in above), url or "") for month in stamps(words))
    month = next(months, None)
    if month is None:
        return None
    if dateline is not None and (day := _DAY_BESIDE.match(text, dateline.end)) and day[0]:
        return day_about(text, *day.span(), month)
    if layout.headline is not None and (day := _DAY_AT_EDGE.search(layout.headline.of(text))):
        return day_about(day[0], 0, len(day[0]), month)
    return None


def _signed(text: str, opening: Span) -> Moment | None:
    """The date that an agency's name stands before, glued between a standfirst and the prose.

    "… says monitor AFP Friday 23 Aug 2013 A bomb …".
    """
    for printed in find_dates(text, opening.start, min(opening.end, opening.start + _STANDFIRST)):
        code = _LAST_WORD.search(text[opening.start : printed.span.start].rstrip())
        known = publisher_of(code[0]) if code else None
        if known is not None and known.agency:
            return printed.moment
    return None


_ISSUED, _UNLABELLED, _CHANGED, _OTHER = range(4)


def _rank(text: str, line: Span, printed: Span) -> int:
    label = text[max(line.start, printed.start - 40) : printed.start].lower()
    if re.search(r"\b(?:updat|modif|last\b)", label):
        return _CHANGED
    if re.search(r"\b(?:publi|posted|issued|first|date\b|release)", label):
        return _ISSUED
    return _OTHER if re.search(r"\b(?:today|copyright)\b|©", label) else _UNLABELLED


def _with_time(best: tuple[int, int, Moment], found: Sequence[tuple[int, int, Moment]]) -> Moment:
    """Return the best moment, with the time of day if another mention of the same day and rank has one."""
    rank, _, moment = best
    timed = (
        other
        for other_rank, _, other in found
        if other_rank == rank and other.day == moment.day and other.time
    )
    return next(timed, moment) if moment.time is None else moment


def _publisher(
    text: str,
    layout: Layout,
    above: Sequence[Span],
    dateline: Span | None,
    refs: Sequence[str],
    url: str | None,
) -> str | None:
    """Return the outlet by the strongest sign there is; an agency only when no other outlet is named."""
    agencies: list[str] = []
    for name in _signs(text, layout, above, dateline, refs, url):
        known = publisher_of(name)
        if known is None or not known.agency:
            return known.name if known else name
        agencies.append(known.name)
    return agencies[0] if agencies else None


def _signs(
    text: str,
    layout: Layout,
    above: Sequence[Span],
    dateline: Span | None,
    refs: Sequence[str],
    url: str | None,
) -> Iterable[str]:
    """Yield names of outlets, the strongest sign first."""
    if layout.headline is not None:
        site = split_site(layout.headline.of(text))[1]
        if site is not None:
            yield site
    dated = [span for span in above if next(find_dates(text, span.start, span.end), None) is not None]
    for span in dated:
        yield from (name for name in _segments(text, span) if _is_outlet(name))
    prefixes = {match[1] for ref in refs if (match := _PICTURE_PREFIX.search(ref))}
    yield from (name for name in sorted(prefixes) if len(prefixes) == 1 and publisher_of(name))
    if url is not None and publisher_of(url):
        yield url
    for span in above:
        yield from (name for name in _segments(text, span) if publisher_of(name))
    for span in layout.rest:
        match = _COPYRIGHT.search(text, span.start, span.end)
        if match and _is_outlet(name := _HOLDER_END.split(match[1])[0].strip(" .")):
            yield name
        yield from _named_in_furniture(text, span)
    for span in above:
        name = span.of(text)
        if _OUTLET_WORD.search(name) and _is_outlet(name) and not words_of(name).hits:
            yield name
    if dateline is not None:
        codes = _CODE_WORD.findall(text, dateline.end, dateline.end + _MAX_NAME)
        yield from (code for code in codes[:1] if publisher_of(code))


def _segments(text: str, span: Span) -> Iterable[str]:
    """Yield the parts of a masthead line between its rules, dates and labels apart."""
    pieces, position = [], span.start
    for printed in find_dates(text, span.start, span.end):
        pieces.append(text[position : printed.span.start])
        position = printed.span.end
    pieces.append(text[position : span.end])
    for piece in pieces:
        for part in _SEGMENTS.split(piece):
            words = words_of(part)
            if words.opener and words.opener.kind is Kind.CREDIT:
                part = part[words.spans[words.opener.last - 1][1] :]
            part = part.strip(" \t,.()[]-")
            name = part if publisher_of(part) else _last_code(part)
            if name and name[0].isalpha() and len(name) <= _MAX_NAME:
                yield name


def _last_code(part: str) -> str:
    """Return the code at the end of a part that is glued to a title ("… & MilitiasJNN"), else the part."""
    for pattern in (_GLUED_CODE, _LAST_WORD):
        match = pattern.search(part)
        if match and (_ACRONYM.match(match[0]) or publisher_of(match[0])):
            return match[0]
    return part


def _is_outlet(name: str) -> bool:
    if publisher_of(name) is not None or _ACRONYM.match(name):
        return True
    words = WORD.findall(name)
    titled = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    return 2 <= len(words) <= 5 and titled and bool(_OUTLET_WORD.search(name))


def _named_in_furniture(text: str, span: Span) -> Iterable[str]:
    """Yield known outlets among the capitalised runs of a furniture line ("About TRT World Careers …")."""
    words = words_of(text, span.start, span.end)
    if words.opener and words.opener.kind is Kind.COMMENTS:
        return
    spans = words.spans[:80]
    for i in range(len(spans)):
        for length in (3, 2):
            run = spans[i : i + length]
            if len(run) < length or not text[run[0][0]].isupper():
                continue
            name = text[run[0][0] : run[-1][1]]
            known = publisher_of(name)
            if known is not None:
                yield known.name


def _translator(text: str, spans: Iterable[Span]) -> str | None:
    for span in spans:
        match = _TRANSLATOR.search(text, span.start, span.end)
        if match is not None:
            return match["name"].rstrip(".'’-")
    return None
