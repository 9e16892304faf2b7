"""Headlines of other stories that a page carries, dumped as JSON between its lines.

Content systems leak their data into the page: ``string(99) "[{"pic":"/2016/08/25/a.jpg","title":"…"}]"``.
The path of the picture tells the day on which the story came out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.documents.decode import whole
from dateline.documents.page import Story
from dateline.model import Span

_OPENS = re.compile(r"(?:(?:string|array)\s?\(\d+\)\s?)?[\"'“]?(?=\[\s*\{\s*\"|\{\s*\"[^\"\n]{1,40}\"\s*:)")
_CLOSES = re.compile(r"\s*[\"'”]?")
_PATH_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_](0?[1-9]|1[0-2])[/\-_](0?[1-9]|[12]\d|3[01])(?!\d)")
_LOOSE_STORY = re.compile(r"\{[^{}]*\}")
_LOOSE_FIELD = re.compile(r'"(\w+)"\s*:\s*"(.*?)"\s*(?=,\s*"\w+"\s*:|\}|$)', re.DOTALL)
_LOOSE_END = re.compile(r'\}\s*\]?["”]?\s*$', re.MULTILINE)
_TITLES = ("title", "headline", "name", "caption")
_REFS = (
    "url",
    "link",
    "href",
    "permalink",
    "pic",
    "image",
    "img",
    "picture",
    "thumb",
    "thumbnail",
    "photo",
    "src",
)
_DAYS = (
    "date",
    "published",
    "datePublished",
    "published_at",
    "pubdate",
    "pubDate",
    "created",
    "created_at",
    "time",
)
_MIN_TITLE_WORDS = 3
_MAX_DUMPS = 100
"""Openings tried on one page, so that a page of broken data costs no more than a good one."""
_MAX_DEPTH = 20
_MIN_DUMP = 40
"""Shortest dump worth cutting, in characters; below it, braces may be an author's own."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A run of leaked data."""

    span: Span
    """Where it stands in the page."""
    stories: tuple[Story, ...]
    """The headlines in it, in their order."""


def find_dumps(text: str) -> tuple[Dump, ...]:
    """Return the dumps of ``text`` from left to right; a broken one is read as far as it goes."""
    if '{"' not in text and '{ "' not in text:
        return ()
    dumps: list[Dump] = []
    position = 0
    for _ in range(_MAX_DUMPS):
        opening = _OPENS.search(text, position)
        if opening is None:
            break
        end, data = _value(text, opening.end())
        if end - opening.start() >= _MIN_DUMP:
            closing = _CLOSES.match(text, end)
            end = closing.end() if closing and closing.group().strip() else end
            dumps.append(Dump(Span(opening.start(), end), tuple(_stories(data))))
        position = max(end, opening.end() + 1)
    return tuple(dumps)


def day_in_path(path: str | None) -> date | None:
    """Return the day that a path or address names, or None.

    >>> day_in_path("/2016/08/25/alalam_63607_4x3.jpg")
    datetime.date(2016, 8, 25)
    """
    match = _PATH_DAY.search(path) if path else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _value(text: str, start: int) -> tuple[int, Any]:
    """Return where the JSON value at ``start`` ends, and the value; a broken one is read object by object."""
    try:
        data, end = json.JSONDecoder(strict=False).raw_decode(text, start)
        return end, data
    except (ValueError, RecursionError):
        last = _LOOSE_END.search(text, start)
        end = last.end() if last else start
        found = _LOOSE_STORY.finditer(text, start, end)
        return end, [dict(_LOOSE_FIELD.findall(match[0])) for match in found]


def _stories(data: Any, depth: int = 0) -> Iterator[Story]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _stories(item, depth + 1)
    elif isinstance(data, Mapping):
        title = _first_text(data, _TITLES)
        if title is not None and len(title.split()) >= _MIN_TITLE_WORDS:
            yield _story(title, data)
        else:
            for item in data.values():
                yield from _stories(item, depth + 1)


def _story(title: str, data: Mapping[str, Any]) -> Story:
    refs = [ref for key in _REFS if (ref := _first_text(data, (key,))) is not None]
    dated = next((ref for ref in refs if day_in_path(ref)), refs[0] if refs else None)
    return Story(title=title, day=day_in_path(dated) or day_in_path(_first_text(data, _DAYS)), ref=dated)


def _first_text(data: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(whole(value).split())
    return None
