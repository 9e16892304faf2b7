"""When, by whom and where a report says that it was published."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.documents.dates import find_dates
from dateline.documents.furniture import Layout
from dateline.documents.phrases import WORD, Kind, words_of
from dateline.documents.publishers import publisher_of, spelling
from dateline.model import Moment, Span

_SEGMENTS = re.compile(r"\s*(?:[|–—•·»>\n/]|\s-\s|\s-$|^-\s|:\s)\s*")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»]|-|::)\s+")
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|press|agency|tv|daily|online|herald|tribune|network|today|gazette|telegraph|journal|observer|radio|monitor)\b",
    re.IGNORECASE,
)
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
_CAPS = r"[A-Z][A-Z'’.-]*[A-Z]"
_NAME = r"[A-Z][\w'’-]+"
_PLACE_CAPS = rf"{_CAPS}(?:[ /-](?:{_CAPS}))*"
_PLACE_NAME = rf"{_NAME}(?:[ /-](?:(?:al|el|ez|es|de|le)-?\s?)?{_NAME}){{0,3}}"
_COUNTRY = r"(?:,\s+(?:(?:[A-Z]\.){2,}|[A-Z][\w'’-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w'’-]+){0,3}))"
_ASIDE = r"(?:\s*\([^()\n]{2,40}\)|,?\s+[A-Z]{2,8}(?=\s*[-–—:]))*"
_SHORT_DATE = r"(?:[,.]?\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{4})?))?"
_RULE = r"\s*(?:--+|[–—:]|\s-|-\s)\s*(?=[\"“‘'«(]?[^\W_a-z])"
_DATELINES = (
    re.compile(rf"(?P<place>{_PLACE_CAPS}{_COUNTRY}\.?)(?=\s|$)"),
    re.compile(rf"(?P<place>{_PLACE_CAPS}{_COUNTRY}?){_SHORT_DATE}{_ASIDE}{_RULE}"),
    re.compile(rf"(?P<place>{_PLACE_NAME}{_COUNTRY}){_SHORT_DATE}{_ASIDE}{_RULE}"),
    re.compile(
        rf"(?P<place>{_PLACE_NAME}){_SHORT_DATE}{_ASIDE}\s*(?:--+|[–—]|\s-\s)\s*(?=[\"“‘'«(]?[^\W_a-z])"
    ),
    re.compile(rf"(?P<place>{_PLACE_NAME}{_COUNTRY})\s+\((?=[^)]*\d)[^()\n]{{4,20}}\)"),
)
_CAPS_ALONE = re.compile(rf"(?P<place>[A-Z]{{4,}}(?:[ /-][A-Z]{{3,}})?)\s+(?=[A-Z\"“][\w’'-]*[a-z])")
_NO_PLACE = frozenset(
    "breaking update updated exclusive analysis video videos photo photos watch live opinion note urgent report reports "
    "editorial interview comment source sources isis isil daesh nato unhcr unicef pkk ypg hts sdf fsa un us uk eu osce ocha "
    "background summary factbox timeline correction read related".split()
)
_MAX_DATELINE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a page says of its own publication."""

    published: Moment | None
    """When; None when the page does not say or leaves it open."""
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
    opening = layout.prose[0] if layout.prose else Span(0, 0)
    dateline = find_dateline(
        text, opening, bare=bool(glued) and opening.start == max(span.end for span in glued)
    )
    return Masthead(
        published=_published(text, layout, above, dateline),
        publisher=_publisher(text, layout, above, tuple(refs), url),
        dateline=dateline.of(text).strip() if dateline else None,
        translator=_translator(text, (*above, *layout.rest, *layout.prose[:1], *layout.prose[-1:])),
    )


def split_site(title: str) -> tuple[str, str | None]:
    """Split what a site adds off a page title.

    >>> split_site("Rebels leave Homs | Jordan Times")
    ('Rebels leave Homs', 'The Jordan Times')
    """
    parts = _SITE_SUFFIX.split(title)
    separators = [match.span() for match in _SITE_SUFFIX.finditer(title)]
    if len(parts) < 2:
        return title, None
    last, first = publisher_of(parts[-1]), publisher_of(parts[0])
    if last is not None and len(WORD.findall(parts[-1])) <= 5:
        cut = len(parts) - 1
        while cut > 1 and len(WORD.findall(parts[cut - 1])) <= 1:
            cut -= 1
        return title[: separators[cut - 1][0]].strip(), last.name
    if first is not None and len(WORD.findall(parts[0])) <= 5:
        return title[separators[0][1] :].strip(), first.name
    return title, None


def find_dateline(text: str, paragraph: Span, *, bare: bool = False) -> Span | None:
    """Return the place that opens a report, or None.

    Args:
        text: the page.
        paragraph: the first paragraph of the prose.
        bare: whether a place in capitals counts even if nothing separates it from the sentence, as in text
            that lost its punctuation behind a masthead.
    """
    end = min(paragraph.end, paragraph.start + 2 * _MAX_DATELINE)
    patterns = (*_DATELINES, _CAPS_ALONE) if bare else _DATELINES
    for pattern in patterns:
        match = pattern.match(text, paragraph.start, end)
        if match is None or match.end("place") - match.start("place") > _MAX_DATELINE:
            continue
        place = match["place"]
        words = [word.lower() for word in WORD.findall(place)]
        known = publisher_of(place)
        if (
            words
            and not _NO_PLACE.intersection(words)
            and not (known and (known.agency or _ACRONYM.match(place)))
        ):
            return Span(*match.span("place"))
    return None


def _published(text: str, layout: Layout, above: Sequence[Span], dateline: Span | None) -> Moment | None:
    """Return the date under the headline; a label outranks its place, an update never outranks an issue."""
    below = layout.headline.end if layout.headline else 0
    found: list[tuple[int, int, Moment]] = []
    for span in above:
        for printed in find_dates(text, span.start, span.end):
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
            for printed in find_dates(text, span.start, span.end)
            if _rank(text, span, printed.span) != _UNLABELLED
        ]
    if found:
        return _with_time(min(found), found)
    if dateline is not None:
        printed = next(find_dates(text, dateline.start, min(len(text), dateline.end + 30)), None)
        if printed is not None and printed.span.start - dateline.end <= 4:
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
    text: str, layout: Layout, above: Sequence[Span], refs: Sequence[str], url: str | None
) -> str | None:
    """Return the outlet by the strongest sign there is; an agency only when no other outlet is named."""
    agencies: list[str] = []
    for name in _signs(text, layout, above, refs, url):
        known = publisher_of(name)
        if known is None or not known.agency:
            return known.name if known else name
        agencies.append(known.name)
    return agencies[0] if agencies else None


def _signs(
    text: str, layout: Layout, above: Sequence[Span], refs: Sequence[str], url: str | None
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
        if match and publisher_of(match[1].strip(" .")):
            yield match[1].strip(" .")
        yield from _named_in_furniture(text, span)


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
            if part and part[0].isalpha() and len(part) <= 50:
                yield part if publisher_of(part) else _last_code(part)


def _last_code(part: str) -> str:
    """Return the code at the end of a part that is glued to a title ("… & MilitiasJNN")."""
    match = re.search(r"(?<=[a-z])[A-Z]{2,6}$|(?<=\s)[A-Z][A-Za-z]+$", part)
    return match[0] if match and (_ACRONYM.match(match[0]) or publisher_of(match[0])) else part


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
        for length in (3, 2, 1):
            run = spans[i : i + length]
            if len(run) < length or not text[run[0][0]].isupper():
                continue
            name = text[run[0][0] : run[-1][1]]
            known = publisher_of(name)
            if known is not None and (length > 1 or not known.agency):
                yield known.name


def _translator(text: str, spans: Iterable[Span]) -> str | None:
    for span in spans:
        match = _TRANSLATOR.search(text, span.start, span.end)
        if match is not None:
            return match["name"].rstrip(".'’-")
    return None


__all__ = ["Masthead", "find_dateline", "read_masthead", "spelling", "split_site"]
