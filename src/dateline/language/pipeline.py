"""Our own pipeline: a text's regions through every module of this room, and back onto the text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from dateline.language import asides, sentences, words
from dateline.language.asides import Aside
from dateline.language.encoder import Encoder, Parse
from dateline.language.lemmas import lemma_of
from dateline.language.records import Entity, Sentence, Token
from dateline.model import Span

_CACHE_SIZE = 512
"""Sentences remembered: copies of one agency story are parsed once. A sentence holds some 50 KiB of
vectors."""


class Pipeline:
    """The :class:`~dateline.language.Language` that ships with the package."""

    def __init__(self, encoder: Encoder, *, name: str) -> None:
        """Parse with a network, which the record knows by ``name``."""
        self._encoder = encoder
        self._name = name
        self._read = lru_cache(maxsize=_CACHE_SIZE)(self._parsed)

    @property
    def name(self) -> str:
        """What the record says was used."""
        return self._name

    def parse(self, text: str, regions: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return all sentences of the regions in order."""
        spans = (span for region in regions for span in sentences.split(text, region))
        return tuple(_moved(self._read(span.of(text)), span.start) for span in spans)

    def parse_many(self, pairs: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Sentence, ...]]:
        """Parse many texts; the same as :meth:`parse` on each."""
        return [self.parse(text, regions) for text, regions in pairs]

    def _parsed(self, text: str) -> Sentence:
        every = tuple(words.split(text))
        set_aside = asides.find(text, every)
        skipped = {i for aside in set_aside for i in range(aside.first, aside.last)}
        kept = [i for i in range(len(every)) if i not in skipped]
        parse = self._encoder.parse([text[every[i].start : every[i].end] for i in kept])
        tokens: list[Token | None] = [None] * len(every)
        for place, index in enumerate(kept):
            head = parse.heads[place]
            form = text[every[index].start : every[index].end]
            tokens[index] = Token(
                start=every[index].start,
                end=every[index].end,
                text=form,
                lemma=lemma_of(form, parse.upos[place], parse.xpos[place]),
                upos=parse.upos[place],
                xpos=parse.xpos[place],
                head=kept[head] if head >= 0 else -1,
                deprel=parse.relations[place],
            )
        root = kept[parse.heads.index(-1)]
        for aside in set_aside:
            tokens[aside.first : aside.last] = _attached(text, every, aside, root=root)
        vectors = np.zeros((len(every), parse.vectors.shape[1]), dtype=np.float32)
        vectors[kept] = parse.vectors
        vectors.flags.writeable = False
        return Sentence(
            start=0,
            end=len(text),
            tokens=tuple(token for token in tokens if token),
            entities=tuple(_entities(parse, [every[i] for i in kept], kept)),
            vectors=vectors,
        )


def _attached(text: str, every: Sequence[words.Word], aside: Aside, *, root: int) -> Iterator[Token]:
    """Words set aside hang on their first name; an opening on the root, aliases on the word before them."""
    indices = range(aside.first, aside.last)
    top = next((i for i in indices if text[every[i].start].isalnum()), aside.first)
    for index in indices:
        start, end = every[index]
        form = text[start:end]
        number, sign = form[0].isdigit(), not any(c.isalnum() for c in form)
        upos, xpos = ("PUNCT", ":") if sign else ("NUM", "CD") if number else ("PROPN", "NNP")
        if index == top:
            head, relation = (root, "dep") if aside.opens else (aside.first - 1, "appos")
        else:
            head, relation = top, "punct" if sign else "flat"
        yield Token(
            start=start, end=end, text=form, lemma=form, upos=upos, xpos=xpos, head=head, deprel=relation
        )


def _entities(parse: Parse, kept: Sequence[words.Word], indices: Sequence[int]) -> Iterator[Entity]:
    """Spans of the BIO tags; one that words set aside interrupt ends there."""
    first, kind = 0, ""
    for place, name in enumerate([*parse.names, "O"]):
        goes_on = kind and name == f"I-{kind}" and indices[place] == indices[place - 1] + 1
        if kind and not goes_on:
            yield Entity(start=kept[first].start, end=kept[place - 1].end, type=kind)
            kind = ""
        if name != "O" and not kind:
            first, kind = place, name[2:]


def _moved(sentence: Sentence, by: int) -> Sentence:
    """Return a sentence read at offset 0 as one that begins at ``by``."""
    return Sentence(
        start=sentence.start + by,
        end=sentence.end + by,
        tokens=tuple(
            Token(
                start=token.start + by,
                end=token.end + by,
                text=token.text,
                lemma=token.lemma,
                upos=token.upos,
                xpos=token.xpos,
                head=token.head,
                deprel=token.deprel,
            )
            for token in sentence.tokens
        ),
        entities=tuple(
            Entity(start=entity.start + by, end=entity.end + by, type=entity.type)
            for entity in sentence.entities
        ),
        vectors=sentence.vectors,
    )
