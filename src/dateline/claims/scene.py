"""What is known of a report before any claim is made: its trees, names, places, times and quotations."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

from dateline.actors import ActorName, ActorTable
from dateline.claims import attribution
from dateline.claims.digest import Section
from dateline.claims.items import items
from dateline.claims.tree import Tree
from dateline.claims.turns import turns
from dateline.claims.when import chronology, expressions
from dateline.claims.when.chronology import Entry
from dateline.claims.when.expressions import TimeExpression
from dateline.claims.when.patterns import Kind
from dateline.claims.where import ways
from dateline.claims.where.mentions import holds, is_broad
from dateline.claims.where.places import Places, places_of
from dateline.claims.who.abbreviations import without_others
from dateline.claims.who.parties import Parties
from dateline.claims.who.persons import without_namesakes
from dateline.gazetteer import Gazetteer
from dateline.ids import ActorId
from dateline.language import Sentence
from dateline.model import ActorMention, Document, PlaceMention, Span, When

_FULL_NAME = re.compile(
    r"\b[^\W\d_a-z][\w.'’-]*(?:\s+(?:(?:al|el|bin|abu|de|van)[\s-])?[^\W\d_a-z][\w.'’-]*)+"
)
_STAMP = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|local time|[BCE]E?S?T)\b)?"
    r"(?:\s?[:–—-])?\s+",
    re.IGNORECASE,
)
"""The hour at which a post was written, in front of it ("**07:30** Officials said")."""


_BESIDE = -1
"""Number of what stands beside the runs of a document."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """One report, read but for its claims."""

    document: Document
    """The report."""
    trees: tuple[Tree, ...]
    """Its sentences, in order."""
    parties: Parties
    """Who is meant by which words."""
    actors: tuple[ActorMention, ...]
    """The names of actors, in order."""
    places: Places
    """The toponyms, resolved together."""
    times: tuple[tuple[TimeExpression, ...], ...]
    """The time expressions of each sentence."""
    quotations: tuple[int, ...]
    """For each sentence the number of the quotation that it stands in, 0 outside."""
    turns: tuple[Span | None, ...]
    """For each sentence the name of whose turn it is to speak in a transcript, None outside one."""
    destinations: frozenset[Span]
    """Toponyms that only say whither somebody leaves."""
    entry: Entry | None = None
    """The entry of a chronology that this is; None for a whole report, and for what stands beside entries."""

    @property
    def published(self) -> date | None:
        """The report's day, or the last one of its entry."""
        return self.entry.days.end if self.entry else self.written

    @property
    def written(self) -> date | None:
        """The report's day, also where it tells of an earlier one in an entry."""
        return _published(self.document)

    @property
    def today(self) -> When:
        """The day on which the report tells, or the days that its entry tells of."""
        if self.entry is None:
            return When(start=self.published, end=self.published)
        heading, days = self.entry.heading, self.entry.days
        return When(
            text=heading.of(self.document.text),
            span=heading,
            start=days.start,
            end=days.end,
            grain=days.grain,
        )

    def in_headline(self, sentence: Sentence) -> bool:
        """Whether a sentence stands before the prose."""
        return sentence.end <= self.document.body.start

    def undated(self, sentence: int, phrase: Span) -> Span:
        """Return a phrase without the times at its ends ("**On Monday** troops", "police **late Sunday**").

        Args:
            sentence: index of the phrase's sentence.
            phrase: part of that sentence.
        """
        days = [t.span for t in self.times[sentence] if t.kind is Kind.DATE]
        start = max(
            (d.end for d in days if d.start <= phrase.start < d.end < phrase.end), default=phrase.start
        )
        stamp = _STAMP.match(self.document.text, start, phrase.end)
        start = stamp.end() if stamp else start
        end = min((d.start for d in days if start < d.start < phrase.end <= d.end), default=phrase.end)
        kept = self.document.text[start:end]
        return Span(end - len(kept.lstrip()), start + len(kept.rstrip()))


def _published(document: Document) -> date | None:
    return document.published.day if document.published else None


def entries(document: Document) -> tuple[Entry, ...]:
    """Return the entries of the chronology that a document holds; see :mod:`.when.chronology`."""
    return chronology.entries(document.text, document.body, _published(document), document.headline or "")


def sentence_regions(document: Document, sections: Iterable[Section]) -> tuple[Span, ...]:
    """Return the runs of a document's text that no sentence crosses: its sections, parted by entry.

    The days that head entries are in none.
    """
    told = entries(document)
    edges = sorted(
        {edge for entry in told for edge in (entry.heading.start, entry.body.start, entry.body.end)}
    )
    runs = []
    for region in chain.from_iterable(section.own for section in sections):
        inside = [edge for edge in edges if region.start < edge < region.end]
        runs += [Span(start, end) for start, end in pairwise([region.start, *inside, region.end])]
    headings = [entry.heading for entry in told]
    return tuple(
        run
        for run in runs
        if run.of(document.text).strip() and not any(h.start <= run.start < h.end for h in headings)
    )


def regions(document: Document) -> tuple[Span, ...]:
    """Return the runs of a document's text that are read: the headline, if it stands there, and the prose."""
    body = document.body
    at = document.text.find(document.headline, 0, body.start) if document.headline else -1
    if at < 0 or document.headline is None:
        return (body,)
    return (Span(at, at + len(document.headline)), body)


def _proper(person: Span, text: str) -> Iterator[Span]:
    """Names of two words and more in what a parser takes for a person ("activist Khaled Amer")."""
    for match in _FULL_NAME.finditer(text, person.start, person.end):
        yield Span(match.start(), match.end())


def read(
    document: Document,
    sentences: tuple[Sentence, ...],
    within: Sequence[Span],
    *,
    actors: ActorTable,
    gazetteer: Gazetteer,
    covered: str | None = None,
    owner: str | None = None,
) -> Scene:
    """Read everything off a parsed report that claims are made of.

    Args:
        document: the report.
        sentences: all of it that was parsed.
        within: the runs of its text that are this report, in order.
        actors: knows who is who.
        gazetteer: knows what lies where.
        covered: the country that the outlet mostly reports on, ISO 3166-1 alpha-2; None for the world.
        owner: the party that the outlet belongs to; None for one of its own.
    """
    text = document.text
    sentences = tuple(s for s in sentences if any(w.start <= s.start < w.end for w in within))
    trees = tuple(Tree(sentence) for sentence in sentences)
    names = [name for region in within for name in actors.find(text, region.start, region.end)]
    persons = [Span(e.start, e.end) for s in sentences for e in s.entities if e.type == "person"]
    names = without_namesakes(text, names, persons, actors.rulers)
    groups = [Span(n.start, n.end) for n in names if actors.is_armed(n.actor) and not n.generic]
    others = [*groups, *(name for person in persons for name in _proper(person, text))]
    places = places_of(
        gazetteer,
        document,
        within,
        names,
        others,
        capitals=actors.capitals,
        homes=actors.homes,
        covered=covered,
    )
    names = without_others(text, names, lambda name: _may_be_here(name, actors, places.country))
    parties = Parties(
        actors,
        text,
        names,
        persons=persons,
        country=places.country,
        publisher=document.publisher,
        owner=ActorId(owner) if owner else None,
    )
    spans = [Span(s.start, s.end) for s in sentences]
    times = tuple(expressions.joined(text, expressions.find(text, s.start, s.end)) for s in sentences)
    return Scene(
        document=document,
        trees=trees,
        parties=parties,
        actors=tuple(parties.mention(Span(n.start, n.end)) for n in names),
        places=places,
        times=times,
        quotations=attribution.quotations(text, spans),
        turns=turns(text, within[-1], spans),
        destinations=frozenset(_destinations(trees, places)),
    )


def _may_be_here(name: ActorName, actors: ActorTable, country: str | None) -> bool:
    """Whether a party is no armed group of another country than the story's."""
    return country is None or not actors.is_armed(name.actor) or country in actors.homes(name.actor)


def runs(document: Document) -> tuple[tuple[Span, Entry | None], ...]:
    """Return the runs of a document that are small reports, in order: entries with their days, or items."""
    told = tuple((entry.body, entry) for entry in entries(document))
    return told or tuple((item, None) for item in items(document.text, document.body))


def parts(scene: Scene, runs: Sequence[tuple[Span, Entry | None]]) -> Iterator[Scene]:
    """Yield what stands beside the entries of a chronology or the items of lists, and then each of them.

    An entry is a scene of its own days. It knows the places that it names itself and those beside entries,
    since the next day's report may be from anywhere. So does an item; what stands beside items knows none of
    theirs.

    Args:
        scene: a report.
        runs: where entries or items stand in its document; see :func:`runs`.
    """
    if not runs:
        yield scene
        return
    starts = [run.start for run, _ in runs]
    sentences, mentions = defaultdict(list), defaultdict(list)
    for i, tree in enumerate(scene.trees):
        sentences[_run_at(runs, starts, tree.sentence.start)].append(i)
    for mention in scene.places.mentions:
        mentions[_run_at(runs, starts, mention.span.start)].append(mention)
    for number, own in sorted(sentences.items()):
        entry = runs[number][1] if number >= 0 else None
        known = [*mentions[_BESIDE], *(mentions[number] if number >= 0 else ())]
        if number == _BESIDE and runs[0][1] is not None:
            known = list(scene.places.mentions)
        yield replace(
            scene,
            trees=tuple(scene.trees[i] for i in own),
            times=tuple(scene.times[i] for i in own),
            quotations=tuple(scene.quotations[i] for i in own),
            turns=tuple(scene.turns[i] for i in own),
            places=scene.places.only(sorted(known, key=lambda mention: mention.span)),
            entry=entry,
        )


def _run_at(runs: Sequence[tuple[Span, Entry | None]], starts: Sequence[int], position: int) -> int:
    """The number of the run that holds a position; that of what stands beside them where none does."""
    number = bisect_right(starts, position) - 1
    return number if number >= 0 and position < runs[number][0].end else _BESIDE


def _destinations(trees: Sequence[Tree], places: Places) -> Iterator[Span]:
    """Yield the toponyms that say whither somebody leaves, and those that say where that lies."""
    for tree in trees:
        goal: PlaceMention | None = None
        for mention in places.inside(Span(tree.sentence.start, tree.sentence.end)):
            run = tree.run(mention.span)
            leads = run is not None and ways.leaving(tree, tree.top(run)) is not None
            if leads or (goal is not None and _lies_in(places.text, goal, mention)):
                goal = mention
                yield mention.span


def _lies_in(text: str, goal: PlaceMention, region: PlaceMention) -> bool:
    """Whether what stands right behind a place says where it lies ("into Khost **in Afghanistan**")."""
    between = text[goal.span.end : region.span.start].strip(" ,")
    return between in ("", "in") and is_broad(region) and holds(region, goal)
