"""What is known of a report before any claim is made: its trees, names, places, times and quotations."""

from dataclasses import dataclass
from datetime import date

from dateline.actors import ActorTable
from dateline.claims import attribution, referents, when, where
from dateline.claims.tree import Tree
from dateline.claims.when import Anchor, TimeExpression
from dateline.gazetteer import Gazetteer
from dateline.language import Sentence
from dateline.model import ActorMention, Document, Span, When

_LEAD_SENTENCES = 4
"""Sentences, headline included, in which the day of the news is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One report, read but for its claims."""

    document: Document
    """The report."""
    trees: tuple[Tree, ...]
    """Its sentences, in order."""
    parties: referents.Parties
    """Who is meant by which words."""
    actors: tuple[ActorMention, ...]
    """The names of actors, in order."""
    places: where.Places
    """The toponyms, resolved together."""
    times: tuple[tuple[TimeExpression, ...], ...]
    """The time expressions of each sentence."""
    quotations: tuple[int, ...]
    """For each sentence the number of the quotation that it stands in, 0 outside."""
    news_day: date | None
    """The day that the report tells of in the first place; None when it names none and is undated."""
    news_when: When
    """What to say of an event that is plainly the news itself."""

    @property
    def published(self) -> date | None:
        """The report's day."""
        return self.document.published.day if self.document.published else None

    def in_headline(self, sentence: Sentence) -> bool:
        """Whether a sentence stands before the prose."""
        return sentence.end <= self.document.body.start


def regions(document: Document) -> tuple[Span, ...]:
    """Return the runs of a document's text that are read: the headline, if it stands there, and the prose."""
    body = document.body
    at = document.text.find(document.headline, 0, body.start) if document.headline else -1
    if at < 0 or document.headline is None:
        return (body,)
    return (Span(at, at + len(document.headline)), body)


def read(
    document: Document, sentences: tuple[Sentence, ...], *, actors: ActorTable, gazetteer: Gazetteer
) -> Scene:
    """Read everything off a parsed report that claims are made of."""
    text = document.text
    trees = tuple(Tree(sentence) for sentence in sentences)
    names = [name for region in regions(document) for name in actors.find(text, region.start, region.end)]
    places = where.read(gazetteer, document, regions(document), names)
    persons = [Span(e.start, e.end) for s in sentences for e in s.entities if e.type == "person"]
    parties = referents.Parties(actors, text, names, persons=persons, country=places.country)
    times = tuple(when.find(text, sentence.start, sentence.end) for sentence in sentences)
    news = _news(document, trees, times)
    return Scene(
        document=document,
        trees=trees,
        parties=parties,
        actors=tuple(parties.mention(Span(n.start, n.end)) for n in names),
        places=places,
        times=times,
        quotations=attribution.quotations(text, [Span(s.start, s.end) for s in sentences]),
        news_day=news.start,
        news_when=news,
    )


def _news(document: Document, trees: tuple[Tree, ...], times: tuple[tuple[TimeExpression, ...], ...]) -> When:
    """The first single day, or night, that the opening names; else the day of publication."""
    published = document.published.day if document.published else None
    for expressions in times[:_LEAD_SENTENCES]:
        for expression in expressions:
            days = expression.days(Anchor(published=published))
            if (
                days.start
                and days.end
                and (days.end - days.start).days <= 1
                and (not published or (published - days.end).days < 30)
            ):
                return When(start=days.start, end=days.end)
    return When(start=published, end=published)
