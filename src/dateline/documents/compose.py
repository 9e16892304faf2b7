"""A raw page → its Document, and a short Document for each headline of another story that it carries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from dateline.documents.credits import find_credits
from dateline.documents.dates import begins_entry
from dateline.documents.edges import peel_head, peel_tail
from dateline.documents.furniture import Layout, lay_out
from dateline.documents.masthead import Masthead, read_masthead
from dateline.documents.page import Page, Story
from dateline.documents.publishers import spelling, split_site
from dateline.documents.recognise import ENGLISH, language_of
from dateline.documents.related import find_dumps
from dateline.ids import document_id, headline_id
from dateline.model import Document, Moment, Related, Span

_ENTRIES = 3
"""Dated paragraphs from which on a page is a chronology."""


@dataclass(frozen=True, slots=True)
class _Article:
    """A page's article by its places in the page."""

    layout: Layout
    """The page taken apart, its paragraphs trimmed."""
    glued: tuple[Span, ...]
    """Masthead runs that were trimmed off the first paragraph."""


def compose(page: Page) -> Iterator[Document]:
    """Yield the page's document and then one for each headline of another story that it carries."""
    dumps = find_dumps(page.text)
    stories = (*page.stories, *(story for dump in dumps for story in dump.stories))
    title, title_site = split_site(page.title) if page.title else (None, None)
    layout = lay_out(page.text, title=title, skip=[dump.span for dump in dumps])
    article = _trimmed(page.text, layout, title)
    masthead = read_masthead(
        page.text,
        article.layout,
        glued=article.glued,
        refs=[story.ref for story in stories if story.ref],
        url=page.url,
    )
    publisher = spelling(page.publisher) if page.publisher else title_site or masthead.publisher
    printed = _printed_headline(page.text, article.layout)
    text, body = (
        _verbatim(page.text, article.layout)
        if page.verbatim
        else _assembled(page.text, article.layout, printed)
    )
    language = language_of(body.of(text), default=page.language or ENGLISH)
    documents = [_headline_document(story, publisher, language) for story in stories]
    yield Document(
        id=document_id(page.name, page.raw_sha256),
        name=page.name,
        ref=page.ref,
        text=text,
        body=body,
        headline=title or printed,
        published=_published(page, masthead),
        publisher=publisher,
        dateline=masthead.dateline,
        translator=masthead.translator,
        language=language,
        related=tuple(
            Related(title=story.title, day=story.day, ref=story.ref, document=document.id)
            for story, document in zip(stories, documents, strict=True)
        ),
        raw_sha256=page.raw_sha256,
    )
    yield from documents


def _trimmed(text: str, layout: Layout, title: str | None) -> _Article:
    """Trim what is glued to the first and the last paragraphs; a page that would lose all keeps all."""
    headline, glued, cut = layout.headline, [], []
    known = title or (split_site(headline.of(text))[0] if headline else None)
    prose = list(layout.prose)
    first, last = 0, len(prose)
    while first < last and not _is_chronology(text, prose):
        paragraph = prose[first]
        head = peel_head(text, paragraph, known)
        headline = headline or head.title
        if head.end > paragraph.start:
            glued.append(Span(paragraph.start, head.end))
        if head.end < paragraph.end:
            prose[first] = Span(head.end, paragraph.end)
            break
        first += 1
    while first < last:
        paragraph = prose[last - 1]
        end = peel_tail(text, paragraph)
        if end < paragraph.end:
            cut.append(Span(end, paragraph.end))
        if end > paragraph.start:
            prose[last - 1] = Span(paragraph.start, end)
            break
        last -= 1
    if first >= last:
        return _Article(layout, ())
    trimmed = Layout(
        headline=headline,
        masthead=layout.masthead,
        prose=tuple(prose[first:last]),
        rest=(*reversed(cut), *layout.rest),
    )
    return _Article(trimmed, tuple(glued))


def _is_chronology(text: str, prose: Sequence[Span]) -> bool:
    """Say whether the prose opens with a date that heads an entry, as others do below."""
    dated = (paragraph for paragraph in prose if begins_entry(text, paragraph))
    return begins_entry(text, prose[0]) and len(tuple(islice(dated, _ENTRIES))) == _ENTRIES


def _printed_headline(text: str, layout: Layout) -> str | None:
    return split_site(" ".join(layout.headline.of(text).split()))[0] if layout.headline else None


def _assembled(text: str, layout: Layout, headline: str | None) -> tuple[str, Span]:
    """Return a text of headline and prose, a blank line between paragraphs, and the prose's span."""
    paragraphs = [paragraph for span in layout.prose if (paragraph := _without_credits(text, span))]
    body = "\n\n".join(paragraphs)
    if not headline:
        return (body, Span(0, len(body))) if body else (text.strip(), Span(0, len(text.strip())))
    if not body:
        return headline, Span(0, len(headline))
    start = len(headline) + 2
    return f"{headline}\n\n{body}", Span(start, start + len(body))


def _without_credits(text: str, paragraph: Span) -> str:
    pieces, position = [], paragraph.start
    for found in find_credits(text, paragraph):
        pieces.append(text[position : found.start])
        position = found.end
    pieces.append(text[position : paragraph.end])
    return " ".join("".join(pieces).split())


def _verbatim(text: str, layout: Layout) -> tuple[str, Span]:
    """Return the text unchanged and the span from the first to the last word of its prose."""
    if layout.prose:
        return text, Span(layout.prose[0].start, layout.prose[-1].end)
    return text, layout.headline or Span(0, len(text))


def _published(page: Page, masthead: Masthead) -> Moment | None:
    """Return the moment that the markup states, else the printed one, else that of the row or side file.

    What stands beside a report is often the day of what it tells, or of collecting it. A page that says only
    when it was last changed was published by then, maybe before.
    """
    printed, beside = masthead.published, page.published_beside
    if printed and beside and masthead.changed and beside.day <= printed.day:
        printed = None
    said = [moment for moment in (page.published, printed, beside) if moment is not None]
    return next((one for one in said if one.day == said[0].day and one.time), said[0]) if said else None


def _headline_document(story: Story, publisher: str | None, language: str) -> Document:
    """Return the short document of a headline; two pages that carry it make the same one."""
    identity = headline_id(publisher, story.title, story.ref)
    return Document(
        id=identity,
        name=identity,
        ref=story.ref or identity,
        text=story.title,
        body=Span(0, len(story.title)),
        headline=story.title,
        published=Moment(story.day) if story.day else None,
        publisher=publisher,
        language=language,
        raw_sha256=sha256(story.title.encode("utf-8", "surrogatepass")).hexdigest(),
    )
