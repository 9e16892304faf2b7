"""What is known of a report before any claim is made: its trees, names, places, times and quotations."""

from dataclasses import dataclass
from datetime import date

from dateline.actors import ActorTable
from dateline.claims import attribution, referents, when, where
from dateline.claims.tree import Tree
from dateline.claims.when import TimeExpression
from dateline.gazetteer import Gazetteer
from dateline.language import Sentence
from dateline.model import ActorMention, Document, Span


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
    return Scene(
        document=document,
        trees=trees,
        parties=parties,
        actors=tuple(parties.mention(Span(n.start, n.end)) for n in names),
        places=places,
        times=times,
        quotations=attribution.quotations(text, [Span(s.start, s.end) for s in sentences]),
    )
