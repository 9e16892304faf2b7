"""Document → Claims: the stage on one screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline import cycles
from dateline.actors import ActorTable
from dateline.claims import capitals, confidence
from dateline.claims import scene as scenes
from dateline.claims.compose import compose
from dateline.claims.confidence import Calibration
from dateline.claims.heads import Heads
from dateline.claims.reading import Reading
from dateline.claims.scene import Scene, regions
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

    def _parts(self, document: Document) -> tuple[Span, ...]:
        every = regions(document)
        return every if self._worth is None else tuple(self._worth.parts(document.text, every))

    def _read(self, document: Document, sentences: tuple[Sentence, ...]) -> Reading:
        scene = scenes.read(
            document,
            sentences,
            actors=self._actors,
            gazetteer=self._gazetteer,
            covered=self._covered_by(document.publisher),
            owner=self._owned_by(document.publisher),
        )
        proposals = self._heads.propose_many(sentences)
        return Reading(
            document=document.id,
            parsed_by=self._language.name,
            sentences=sentences,
            actors=scene.actors,
            toponyms=scene.places.seen,
            times=_times(scene),
            claims=tuple(
                replace(claim, confidence=self._calibration(claim.confidence, claim.type))
                for claim in compose(scene, proposals)
            ),
        )


def _times(scene: Scene) -> tuple[When, ...]:
    """Every time expression of a report that names days, with those days, as they read without a claim."""
    anchor = Anchor(published=scene.published)
    return tuple(
        When(
            text=expression.span.of(scene.document.text),
            span=expression.span,
            start=days.start,
            end=days.end,
            grain=days.grain,
        )
        for expressions in scene.times
        for expression in expressions
        if expression.kind in (Kind.DATE, Kind.STRETCH)
        for days in (expression.days(anchor),)
    )
