"""An HTML page → its text and what its markup says beside the text."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.documents.dates import is_date, parse_date
from dateline.documents.decode import whole
from dateline.documents.furniture import plain
from dateline.documents.page import Story
from dateline.documents.phrases import Kind, words_of
from dateline.documents.publishers import split_site
from dateline.documents.related import day_in_path, find_dumps
from dateline.model import Moment

_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ISSUED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
)
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_TITLE_META = ("og:title", "twitter:title", "dc.title")
_BLOCKS = "self::aside or self::section or self::div or self::ul or self::ol or self::nav"
_BLOCK_NAME = re.compile(
    r"\b(?:related|recommend\w*|more|also|see-?also|read-?next|most-?read|trending|popular|latest)\b"
)
_MIN_STORY_WORDS = 4
_MIN_WORDS = 5
"""Words below which what was found is a menu's, not an article's."""
_CHRONOLOGY = 2
"""Rows that begin with a date, which make a table a chronology."""
_MIN_POST_WORDS = 6
"""Words below which what stands beside a time is a byline or a link."""
_SHORTEST = "60"
"""Characters of the shortest article; for one of fewer all text of the page is taken, in one run."""
_NOTES = [
    f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in ("mw-editsection", "reference", "references", "reflist", "footnotes", "navbox")
]
"""What an encyclopedia sets beside its prose: links to edit it, numbers of notes and the notes."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What an HTML page holds."""

    text: str
    """Headline, if the page shows one, and the prose, a paragraph a line."""
    title: str | None
    """The headline."""
    published: Moment | None
    """When the markup says that the page was published."""
    site: str | None
    """The outlet as the markup names it."""
    language: str | None
    """ISO 639-1 code that the markup declares."""
    url: str | None
    """Canonical address."""
    stories: tuple[Story, ...]
    """Dated headlines of other stories."""


def looks_like_html(text: str) -> bool:
    """Say whether a text is an HTML page, whatever its file is called."""
    return bool(_LOOKS_LIKE_HTML.match(text[:2000]))


def read_markup(html: str) -> Markup | None:
    """Return what an HTML page holds, or None when it holds no prose."""
    import lxml.html  # these take 0.3 s to load, and a folder of plain text never needs them
    from lxml.etree import ParserError

    try:
        tree = lxml.html.fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except ParserError:
        return None
    data = list(_linked_data(tree))
    meta = _meta(tree)
    shown = [" ".join(node.text_content().split()) for node in tree.iter("h1", "h2")]
    title = _title(tree, data, meta, shown)
    published, stories = _published(html, tree, data, meta), tuple(_stories(tree, title))
    prose = _prose(html, tree)
    if len(plain(prose)) < _MIN_WORDS:
        return None
    printed = next((line for line in shown if title and plain(line) == plain(title)), None)
    lines = [line for line in prose.split("\n") if line.strip() and line.strip() != printed]
    return Markup(
        text="\n".join([printed, *lines] if printed else lines),
        title=title,
        published=published,
        site=_site(data, meta),
        language=_language(tree),
        url=_address(tree, meta),
        stories=stories,
    )


def _prose(html: str, tree: Any) -> str:
    """Return the article's paragraphs, one a line, with the days of posts and of rows of tables."""
    import lxml.html
    import trafilatura

    dated = sum(is_date(row.findtext("td") or row.findtext("th") or "") for row in tree.iter("tr"))
    tables = dated >= _CHRONOLOGY
    if _date_posts(tree):
        html = lxml.html.tostring(tree, encoding="unicode")
    prose = trafilatura.extract(
        html,
        include_comments=False,
        include_tables=tables,
        deduplicate=False,
        prune_xpath=_NOTES,
        config=_how(),
    )
    return "\n".join(filter(None, map(_entry, (prose or "").split("\n")))) if tables else prose or ""


@cache
def _how() -> Any:
    """How articles are looked for."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return config


def _date_posts(tree: Any) -> bool:
    """Put the day of each post of a live blog above it, as a chronology has it, if they are of several days.

    A post is as much of the page as has just one time of its own ("Yesterday, 22:10"), which gives way.
    """
    times = [tag for tag in tree.iterfind(".//time[@datetime]") if parse_date(tag.get("datetime"))]
    held = Counter(above for tag in times for above in tag.iterancestors())
    posts = [(tag, post) for tag in times if _tells(post := _post(tag, held))]
    days = [moment.day for tag, _ in posts if (moment := parse_date(tag.get("datetime")))]
    if len(set(days)) < _CHRONOLOGY:
        return False
    for (tag, post), day in zip(posts, days, strict=True):
        tag.drop_tree()
        head = post.makeelement("p")
        head.text = f"{day.day} {day:%B %Y}"
        if post.tag == "p":
            post.addprevious(head)
        else:
            head.tail, post.text = post.text, None
            post.insert(0, head)
    return True


def _tells(part: Any) -> bool:
    """Say whether a part of a page is of some length, and not the head of the whole."""
    return len(plain(part.text_content())) >= _MIN_POST_WORDS and part.find(".//h1") is None


def _post(time: Any, held: Mapping[Any, int]) -> Any:
    """Return the largest part of a page in which a time is the only one; told how many each part holds."""
    part = time
    for above in time.iterancestors():
        if held[above] > 1:
            break
        part = above
    return part


def _entry(line: str) -> str:
    """A line of extracted text; of a table only what stands beside a date."""
    if not line.startswith("|"):
        return line
    date, *told = (cell.strip() for cell in line.strip("| ").split("|"))
    return f"{date}: {' '.join(told)}" if is_date(date) else ""


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every JSON-LD object of the page, nested ones after their parents."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue
        yield from _objects(data)


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, Mapping):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)


def _meta(tree: Any) -> dict[str, str]:
    """Return the page's meta tags, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and (tag.get("content") or "").strip():
            found.setdefault(name.lower(), " ".join(tag.get("content").split()))
    return found


def _title(tree: Any, data: list[Mapping[str, Any]], meta: Mapping[str, str], shown: list[str]) -> str | None:
    """Return the headline: the shown heading that the page's own data confirms, else the data's."""
    named = [whole(str(item["headline"])) for item in data if isinstance(item.get("headline"), str)]
    named += [meta[name] for name in _TITLE_META if name in meta]
    named += [" ".join((tree.findtext(".//title") or "").split())]
    named = [split_site(name)[0] for name in named if name.strip()]
    for heading in shown:
        if any(plain(heading) and plain(heading) == plain(name)[: len(plain(heading))] for name in named):
            return heading
    first = tree.find(".//h1")
    if named:
        return named[0]
    return " ".join(first.text_content().split()) or None if first is not None else None


def _published(html: str, tree: Any, data: list[Mapping[str, Any]], meta: Mapping[str, str]) -> Moment | None:
    said = [str(item["datePublished"]) for item in data if isinstance(item.get("datePublished"), str)]
    said += [meta[name] for name in _ISSUED_META if name in meta]
    said += [str(tag.get("datetime")) for tag in tree.iterfind(".//article//time[@datetime]")]
    for text in said:
        moment = parse_date(text)
        if moment is not None:
            return moment
    import htmldate

    day = htmldate.find_date(html, extensive_search=False, original_date=True)
    return parse_date(day) if day else None


def _site(data: list[Mapping[str, Any]], meta: Mapping[str, str]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, Mapping) and isinstance(publisher.get("name"), str):
            return whole(str(publisher["name"]))
    return next((meta[name].lstrip("@") for name in _SITE_META if name in meta), None)


def _language(tree: Any) -> str | None:
    declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()
    return declared[:2] if re.match(r"[a-z]{2}(?:[-_]|$)", declared) else None


def _address(tree: Any, meta: Mapping[str, str]) -> str | None:
    link = tree.find(".//link[@rel='canonical']")
    return (link.get("href") if link is not None else None) or meta.get("og:url")


def _stories(tree: Any, title: str | None) -> Iterator[Story]:
    """Yield the dated headlines of other stories: links in boxes of such, and data dumped in scripts."""
    seen = set(filter(None, [title]))
    for block in tree.xpath(f"//*[{_BLOCKS}][@class or @id]"):
        if not _names_stories(block):
            continue
        for link in block.iter("a"):
            words = " ".join(link.text_content().split())
            day = day_in_path(link.get("href")) or _day_beside(link)
            if day is not None and len(words.split()) >= _MIN_STORY_WORDS and words not in seen:
                seen.add(words)
                yield Story(title=words, day=day, ref=link.get("href"))
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" or not script.text:
            continue
        for dump in find_dumps(script.text):
            for story in dump.stories:
                if story.day is not None and story.title not in seen:
                    seen.add(story.title)
                    yield story


def _names_stories(block: Any) -> bool:
    """Say whether a block's name or heading says that it lists other stories."""
    names = _CAMEL.sub(" ", f"{block.get('class', '')} {block.get('id', '')}").lower()
    if _BLOCK_NAME.search(names):
        return True
    heading = next(block.iter("h2", "h3", "h4", "h5", "strong"), None)
    words = words_of(heading.text_content()) if heading is not None else None
    return bool(
        words and words.opener and words.opener.kind in (Kind.LINK, Kind.BOX) and words.coverage >= 0.5
    )


def _day_beside(link: Any) -> Any:
    """Return the day of the ``<time>`` in the same list item as a link, if there is just one."""
    item = next((node for node in link.iterancestors("li", "article", "div")), None)
    times = list(item.iter("time")) if item is not None else []
    moment = parse_date(times[0].get("datetime") or times[0].text_content()) if len(times) == 1 else None
    return moment.day if moment else None
