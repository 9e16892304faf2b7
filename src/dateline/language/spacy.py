"""A spaCy pipeline in the place of our own: its words, tags, trees and names as our records.

The claim heads read the vectors of our own encoder, whoever parses: it is run over spaCy's words.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.errors import UsageError
from dateline.language import asides
from dateline.language.clearnlp import Arc, is_clearnlp, universal
from dateline.language.clearnlp import Word as Tagged
from dateline.language.encoder import Encoder
from dateline.language.lemmas import lemma_of
from dateline.language.records import ENTITY_TYPES, Entity, Sentence, Token, Vectors
from dateline.language.words import Word
from dateline.model import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Span as Run
    from spacy.tokens import Token as Source

ENTITIES: Mapping[str, str] = {
    "PERSON": "person",
    "PER": "person",
    "NORP": "nationality",
    "FAC": "facility",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "DATE": "time",
    "TIME": "time",
    "MONEY": "money",
    "QUANTITY": "quantity",
    "CARDINAL": "quantity",
    "PERCENT": "quantity",
    **{one.upper(): one for one in ENTITY_TYPES},
}
"""Entity labels of spaCy's pipelines, and our own, with our types; names with any other label are left out.

Reference: OntoNotes 5, as spaCy's English pipelines have it.
"""

_NEEDED = {"SENT_START": "sentence boundaries", "DEP": "dependencies", "POS": "parts of speech"}
"""What claims cannot be read without, as spaCy's attributes."""
_PROBE = "Rebels shelled the town. Troops fled to the north."


def name_of(pipeline: str) -> str:
    """Return what the record calls a pipeline, without loading it.

    Args:
        pipeline: an installed package, or a folder.

    Returns:
        Name and version as spaCy has them; for a folder, whose version need not change with it, also the
        first digits of a digest of its files.

    Raises:
        UsageError: there is no such pipeline, or no spaCy.
    """
    meta, folder = _meta(pipeline)
    name = f"spacy:{meta['lang']}_{meta['name']}-{meta['version']}"
    return f"{name}+{_digest(folder)}" if folder else name


def load(pipeline: str) -> "SpacyPipeline":
    """Return a pipeline by its package or folder, ready to parse.

    Raises:
        UsageError: there is no such pipeline or no spaCy, spaCy cannot load it, or it does not give all that
        claims are read from.
    """
    name = name_of(pipeline)
    try:
        loaded = _spacy().load(pipeline)
    except (ImportError, OSError, ValueError) as error:
        raise UsageError(f"spaCy cannot load {pipeline!r}: {' '.join(str(error).split())}") from error
    return SpacyPipeline(loaded, Encoder.load(), name=name)


class SpacyPipeline:
    """The :class:`~dateline.language.Language` of a spaCy pipeline.

    It parses one region at a time: in a batch, spaCy's figures would depend on what else is in it.
    """

    def __init__(self, pipeline: "Pipeline", encoder: Encoder, *, name: str) -> None:
        """Parse with a pipeline, which the record knows by ``name``, and take vectors from our encoder.

        Raises:
            UsageError: the pipeline gives no sentences, no dependencies or no parts of speech.
        """
        self._pipeline = pipeline
        self._encoder = encoder
        self._name = name
        probe = pipeline(_PROBE)
        missing = [what for attribute, what in _NEEDED.items() if not probe.has_annotation(attribute)]
        if missing:
            raise UsageError(f"{name} gives no {' and no '.join(missing)}, which claims are read from")
        declared = {label for labels in pipeline.pipe_labels.values() for label in labels}
        self._is_clearnlp = is_clearnlp(declared | {token.dep_ for token in probe})

    @property
    def name(self) -> str:
        """What the record says was used."""
        return self._name

    def parse(self, text: str, regions: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return all sentences of the regions in order."""
        return tuple(sentence for region in regions for sentence in self._sentences(text, region))

    def parse_many(self, pairs: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Sentence, ...]]:
        """Parse many texts; the same as :meth:`parse` on each."""
        return [self.parse(text, regions) for text, regions in pairs]

    def _sentences(self, text: str, region: Span) -> Iterator[Sentence]:
        for run in self._pipeline(region.of(text)).sents:
            sources = _without_space(run)
            if sources:
                yield self._sentence(text, run, sources, offset=region.start)

    def _sentence(self, text: str, run: "Run", sources: Sequence["Source"], *, offset: int) -> Sentence:
        arcs = _arcs(sources)
        if self._is_clearnlp:
            words = [Tagged(source.lower_, source.pos_) for source in sources]
            arcs = universal(words, arcs, _persons(run, sources))
        tokens = tuple(_token(source, arc, offset) for source, arc in zip(sources, arcs, strict=True))
        return Sentence(
            start=tokens[0].start,
            end=tokens[-1].end,
            tokens=tokens,
            entities=tuple(_entities(run, offset)),
            vectors=self._vectors(text, [Word(token.start, token.end) for token in tokens]),
        )

    def _vectors(self, text: str, words: Sequence[Word]) -> Vectors:
        """Our encoder's features, zero for the words that our own pipeline would set aside."""
        skipped = {i for aside in asides.find(text, words) for i in range(aside.first, aside.last)}
        kept = [i for i in range(len(words)) if i not in skipped]
        features = self._encoder.parse([text[words[i].start : words[i].end] for i in kept]).vectors
        vectors = np.zeros((len(words), features.shape[1]), dtype=np.float32)
        vectors[kept] = features
        vectors.flags.writeable = False
        return vectors


# ----------------------------------------------------------------------------------------- finding a pipeline


def _spacy() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise UsageError("a spaCy pipeline needs one more package: pip install dateline[spacy]") from error
    return spacy


def _meta(pipeline: str) -> tuple[dict[str, Any], Path | None]:
    """What spaCy knows of a pipeline, and the folder if it is one rather than a package."""
    util = _spacy().util
    packaged = util.is_package(pipeline)
    folder = util.get_package_path(pipeline) if packaged else Path(pipeline)
    if not packaged and not folder.is_dir():
        raise UsageError(f"no spaCy pipeline {pipeline!r}: neither an installed package nor a folder")
    try:
        return util.get_model_meta(folder), None if packaged else folder
    except (OSError, ValueError) as error:
        raise UsageError(f"{pipeline!r} holds no spaCy pipeline") from error


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:8]


# ------------------------------------------------------------------------------------- its records as ours


def _without_space(run: Iterable["Source"]) -> list["Source"]:
    return [source for source in run if not source.text.isspace()]


def _token(source: "Source", arc: Arc, offset: int) -> Token:
    start = offset + source.idx
    upos, xpos = source.pos_ or "X", source.tag_
    return Token(
        start=start,
        end=start + len(source.text),
        text=source.text,
        lemma=source.lemma_ or lemma_of(source.text, upos, xpos),
        upos="AUX" if arc.relation == "cop" else upos,
        xpos=xpos,
        head=arc.head,
        deprel=arc.relation,
    )


def _arcs(sources: Sequence["Source"]) -> list[Arc]:
    """The tree over the words that are no white space; what hung on white space hangs on its head."""
    place = {source.i: index for index, source in enumerate(sources)}
    heads = [place.get(_head(source).i, -1) for source in sources]
    heads = [-1 if head == index else head for index, head in enumerate(heads)]
    rooted = one_tree(heads)
    return [Arc(head, _relation(sources[i], heads[i], head)) for i, head in enumerate(rooted)]


def _head(source: "Source") -> "Source":
    head = source.head
    while head.text.isspace() and head.head.i != head.i:
        head = head.head
    return head


def _relation(source: "Source", before: int, head: int) -> str:
    if head < 0:
        return "root"
    return source.dep_ or "dep" if before == head else "parataxis"


def one_tree(heads: Sequence[int]) -> list[int]:
    """Return heads as one tree: rings opened at their first word, all roots but the first hung on the first.

    spaCy's parsers give trees; a component that sets heads by rule need not.

    Args:
        heads: per word the index of its head; -1 for a root.

    >>> one_tree([-1, 0, -1, 4, 3])
    [-1, 0, 0, 0, 3]
    """
    heads = list(heads)
    for i in range(len(heads)):
        passed, at = {i}, heads[i]
        while at >= 0 and at not in passed:
            passed.add(at)
            at = heads[at]
        if at >= 0:
            heads[at] = -1
    root = heads.index(-1)
    return [root if head < 0 and i != root else head for i, head in enumerate(heads)]


def _persons(run: "Run", sources: Sequence["Source"]) -> Iterator[range]:
    place = {source.i: index for index, source in enumerate(sources)}
    for entity in run.ents:
        parts = [place[source.i] for source in _without_space(entity)]
        if ENTITIES.get(entity.label_.upper()) == "person" and parts:
            yield range(parts[0], parts[-1] + 1)


def _entities(run: "Run", offset: int) -> Iterator[Entity]:
    """The names whose type we have, without white space at their ends."""
    for entity in run.ents:
        sources = _without_space(entity)
        if entity.label_.upper() in ENTITIES and sources:
            first, last = sources[0], sources[-1]
            yield Entity(
                start=offset + first.idx,
                end=offset + last.idx + len(last.text),
                type=ENTITIES[entity.label_.upper()],
            )
