"""Outlets: their names as pages print them, their country, and the party they belong to."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.documents.phrases import WORD

_PLAIN = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|al)(?=.{3})")
_LATER_WORDS = re.compile(r"\s+(?:online|english|news|newspaper|agency|website)$", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»]|-|::)\s+")
_MIN_TITLE_WORDS = 3
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\d?\.|m\.|en\.|english\.|eng\.)*([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet that the project knows."""

    name: str
    """Its usual English name."""
    country: str | None
    """ISO 3166-1 alpha-2 code of its seat; None when it has none."""
    affiliation: str | None
    """Actor slug of the party that owns or runs it; None when it belongs to none."""
    agency: bool = False
    """True for a news agency, whose reports other outlets carry."""
    covers: str | None = None
    """ISO 3166-1 alpha-2 code of the country that most of its reports are about; None when of the world."""


def publisher_of(name: str | None) -> Publisher | None:
    """Return the outlet behind a name, an alias, a web address or a domain; None when it is not known.

    >>> publisher_of("alalam").name
    'Al-Alam'
    >>> publisher_of("http://www.bbc.co.uk/news/world-1").name
    'BBC News'
    """
    if not name:
        return None
    table = _table()
    return (
        table.get(_key(name))
        or table.get(_key(_LATER_WORDS.sub("", name.strip())))
        or _by_domain(name, table)
    )


def covered_by(name: str | None) -> str | None:
    """Return the country that most reports of an outlet are about; None for the world, and where not known.

    >>> covered_by("Libya Herald"), covered_by("Reuters")
    ('LY', None)
    """
    known = publisher_of(name)
    return known.covers if known else None


@cache
def agency_names() -> frozenset[str]:
    """Return the names that news agencies go by in text; domains are left out."""
    return frozenset(
        name
        for row in _rows()
        if row["agency"] == "yes"
        for name in (row["name"], *row["aliases"].split("|"))
        if name and "." not in name
    )


def spelling(name: str) -> str:
    """Return the name under which an outlet is kept: that of the table if it is known, else as given."""
    known = publisher_of(name)
    return known.name if known else name


def _by_domain(name: str, table: Mapping[str, Publisher]) -> Publisher | None:
    match = _DOMAIN.match(name.strip())
    if match is None:
        return None
    parts = match[1].lower().split(".")
    for first in range(len(parts) - 1):
        found = table.get(_key(".".join(parts[first:])))
        if found:
            return found
    return None


def _key(name: str) -> str:
    return _ARTICLE.sub("", _PLAIN.sub("", name).lower())


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("dateline.documents").joinpath("publishers.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _table() -> Mapping[str, Publisher]:
    table: dict[str, Publisher] = {}
    for row in _rows():
        publisher = Publisher(
            name=row["name"],
            country=row["country"] or None,
            affiliation=row["affiliation"] or None,
            agency=row["agency"] == "yes",
            covers=row["covers"] or None,
        )
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            table.setdefault(_key(name), publisher)
    return MappingProxyType(table)


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
    if last is not None:
        cut = len(parts) - 1
        while cut > 1 and len(WORD.findall(parts[cut - 1])) < _MIN_TITLE_WORDS:
            cut -= 1
        rest, site = title[: separators[cut - 1][0]].strip(), last.name
    elif first is not None:
        rest, site = title[separators[0][1] :].strip(), first.name
    else:
        return title, None
    return (rest, site) if len(WORD.findall(rest)) >= _MIN_TITLE_WORDS else (title, site)
