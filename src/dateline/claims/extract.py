"""Document → Claims: the stage on one screen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline import cycles
from dateline.actors import ActorTable
from dateline.claims import capitals, confidence, digest
from dateline.claims import scene as scenes
from dateline.claims.compose import compose
from dateline.claims.confidence import Calibration
from dateline.claims.digest import Section
from dateline.claims.heads import Heads, Proposal
from dateline.claims.reading import Reading
from dateline.claims.scene import Scene, regions, sentence_regions
from dateline.claims.when.chronology import Entry
from dateline.claims.when.expressions import Anchor, Kind
from dateline.claims.worth import Worth
from dateline.gazetteer import Gazetteer
from dateline.language import Language, Sentence, one_thread
from dateline.model import Document, Span, When


class Extractor:
    """Reads claims off documents.

    Args:
        language: parses text.
        actors: knows who is who.
        gazetteer: knows what lies where.
        heads: propose which words tell of which event.
        calibration: how far the heads are to be believed; None for what ships with them.
        worth: tells which paragraphs are parsed; None for all. Names of actors and places are found in all.
        covered_by: tells which country (ISO 3166-1 alpha-2) an outlet mostly reports on, None for the world.
        owned_by: tells which party an outlet belongs to, None for one of its own.
    """

    def __init__(
        self,
        *,
        language: Language,
        actors: ActorTable,
        gazetteer: Gazetteer,
        heads: Heads,
        calibration: Calibration | None = None,
        worth: Worth | None = None,
        covered_by: Callable[[str | None], str | None] = lambda _: None,
        owned_by: Callable[[str | None], str | None] = lambda _: None,
    ) -> None:
        self._language = language
        self._actors = actors
        self._gazetteer = gazetteer
        self._heads = heads
        self._calibration = calibration or confidence.load()
        self._worth = worth
        self._covered_by = covered_by
        self._owned_by = owned_by

    def extract(self, document: Document) -> Reading:
        """Return what the program sees in one document."""
        return self.extract_many((document,))[0]

    def extract_many(self, documents: Iterable[Document]) -> list[Reading]:
        """Return the reading of each document, in their order; faster than one by one."""
        batch = list(documents)
        with one_thread(), cycles.not_sought():
            small = [self._in_small_letters(document) for document in batch]
            parsed = self._language.parse_many([(d.text, self._parts(d)) for d in small])
            return [
                self._read(document, sentences)
                if document is written
                else capitals.as_written(self._read(document, sentences), written)
                for written, document, sentences in zip(batch, small, parsed, strict=True)
            ]

    def _in_small_letters(self, document: Document) -> Document:
        return capitals.in_small_letters(
            document, regions(document), language=self._language, actors=self._actors
        )

    def _sections(self, document: Document) -> tuple[Section, ...]:
        return digest.sections(document, regions(document), self._gazetteer)

    def _parts(self, document: Document) -> tuple[Span, ...]:
        every = sentence_regions(document, self._sections(document))
        return every if self._worth is None else tuple(self._worth.parts(document.text, every))

    def _read(self, document: Document, sentences: tuple[Sentence, ...]) -> Reading:
        found = zip(sentences, self._heads.propose_many(sentences), strict=True)
        proposals = {sentence.start: proposed for sentence, proposed in found}
        runs = scenes.runs(document)
        read = [
            self._read_section(document, section, sentences, proposals, runs)
            for section in self._sections(document)
        ]
        return Reading(
            document=document.id,
            parsed_by=self._language.name,
            sentences=sentences,
            actors=tuple(actor for section in read for actor in section.actors),
            toponyms=tuple(toponym for section in read for toponym in section.toponyms),
            times=tuple(when for section in read for when in section.times),
            claims=tuple(claim for section in read for claim in section.claims),
        )

    def _read_section(
        self,
        document: Document,
        section: Section,
        sentences: tuple[Sentence, ...],
        proposals: Mapping[int, tuple[Proposal, ...]],
        runs: Sequence[tuple[Span, Entry | None]],
    ) -> Reading:
        scene = scenes.read(
            document,
            sentences,
            section.all,
            actors=self._actors,
            gazetteer=self._gazetteer,
            covered=self._covered_by(document.publisher),
            owner=self._owned_by(document.publisher),
        )
        parts = tuple(scenes.parts(scene, runs))
        claims = [
            replace(claim, confidence=self._calibration(claim.confidence, claim.type))
            for part in parts
            for claim in compose(part, [proposals[tree.sentence.start] for tree in part.trees])
            if section.holds(claim.sentence.start)
        ]
        times = (when for part in parts for when in _times(part))
        return Reading(
            document=document.id,
            parsed_by=self._language.name,
            sentences=tuple(tree.sentence for tree in scene.trees),
            actors=tuple(actor for actor in scene.actors if section.holds(actor.span.start)),
            toponyms=tuple(one for one in scene.places.seen if section.holds(one.mention.span.start)),
            times=tuple(when for when in times if when.span and section.holds(when.span.start)),
            claims=tuple(sorted(claims, key=lambda claim: claim.sentence.start)),
        )


def _times(scene: Scene) -> Iterator[When]:
    """Yield every time expression that names days, with those days, as they read without a claim."""
    anchor = Anchor(published=scene.published)
    for expression in chain.from_iterable(scene.times):
        if expression.kind in (Kind.DATE, Kind.STRETCH):
            days = expression.days(anchor)
            yield When(
                text=expression.span.of(scene.document.text),
                span=expression.span,
                start=days.start,
                end=days.end,
                grain=days.grain,
            )
