"""Our own pipeline: a text's regions through every module of this room, and back onto the text."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from dateline.language import asides, paragraphs, words
from dateline.language.asides import Aside
from dateline.language.encoder import Encoder, Parse
from dateline.language.lemmas import lemma_of
from dateline.language.records import Entity, Sentence, Token
from dateline.language.threads import one_thread
from dateline.model import Span

_REMEMBERED = 256
"""Paragraphs remembered: copies of one agency story are parsed once. A paragraph holds some 100 KiB of
vectors."""

_SUBJECTS = ("nsubj", "nsubj:pass")


class Pipeline:
    """The :class:`~dateline.language.Language` that ships with the package."""

    def __init__(self, encoder: Encoder, *, name: str) -> None:
        """Parse with a network, which the record knows by ``name``."""
        self._encoder = encoder
        self._name = name
        self._read: OrderedDict[str, tuple[int, tuple[Sentence, ...]]] = OrderedDict()

    @property
    def name(self) -> str:
        """What the record says was used."""
        return self._name

    def parse(self, text: str, regions: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return all sentences of the regions in order.

        Regions that are neighbouring sentences are read together, as one paragraph.
        """
        runs = paragraphs.joined(text, regions)
        spans = (span for run in runs for span in paragraphs.split(text, run))
        with one_thread():
            return tuple(
                sentence for span in spans for sentence in self._sentences(span.of(text), span.start)
            )

    def parse_many(self, pairs: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Sentence, ...]]:
        """Parse many texts; the same as :meth:`parse` on each."""
        return [self.parse(text, regions) for text, regions in pairs]

    def _sentences(self, paragraph: str, start: int) -> tuple[Sentence, ...]:
        """Return the sentences of a paragraph that stands at ``start``, perhaps read before elsewhere."""
        if paragraph not in self._read:
            self._read[paragraph] = start, tuple(self._parsed(paragraph, start))
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        self._read.move_to_end(paragraph)
        at, sentences = self._read[paragraph]
        return sentences if at == start else tuple(_moved(sentence, start - at) for sentence in sentences)

    def _parsed(self, text: str, start: int) -> Iterator[Sentence]:
        every = tuple(words.split(text))
        set_aside = asides.find(text, every)
        skipped = {i for aside in set_aside for i in range(aside.first, aside.last)}
        kept = [i for i in range(len(every)) if i not in skipped]
        glued = [i > 0 and every[i - 1].end == every[i].start for i in kept]
        parses = self._encoder.read([text[every[i].start : every[i].end] for i in kept], glued)
        ends = np.cumsum([0, *(len(parse.heads) for parse in parses)])
        # What stands aside belongs to the sentence of the word before it; an opening, to the first.
        bounds = [0, *(kept[end] for end in ends[1:-1]), len(every)]
        for parse, (first, last), (low, high) in zip(parses, pairwise(ends), pairwise(bounds), strict=True):
            own = [Aside(a.first - low, a.last - low, a.opens) for a in set_aside if low <= a.first < high]
            rows = [words.Word(word.start + start, word.end + start) for word in every[low:high]]
            forms = [text[word.start : word.end] for word in every[low:high]]
            yield _sentence(parse, rows, forms, [i - low for i in kept[first:last]], own)


def _sentence(
    parse: Parse,
    rows: Sequence[words.Word],
    forms: Sequence[str],
    kept: Sequence[int],
    set_aside: Sequence[Aside],
) -> Sentence:
    """Return a sentence.

    Args:
        parse: what the network says of the words that it saw.
        rows: where all its words stand.
        forms: their characters.
        kept: indices of the words that the network saw.
        set_aside: the others.
    """
    tokens: list[Token | None] = [None] * len(rows)
    for index, upos, xpos, head, relation in zip(
        kept, parse.upos, parse.xpos, parse.heads, parse.relations, strict=True
    ):
        (start, end), form = rows[index], forms[index]
        tokens[index] = Token(
            start=start,
            end=end,
            text=form,
            lemma=lemma_of(form, upos, xpos),
            upos=upos,
            xpos=xpos,
            head=kept[head] if head >= 0 else -1,
            deprel=relation,
        )
    root = kept[parse.heads.index(-1)]
    for aside in set_aside:
        tokens[aside.first : aside.last] = _attached(rows, forms, aside, root=root)
    vectors = np.zeros((len(rows), parse.vectors.shape[1]), dtype=np.float32)
    vectors[kept] = parse.vectors
    vectors.flags.writeable = False
    return Sentence(
        start=rows[0].start,
        end=rows[-1].end,
        tokens=_names_joined([token for token in tokens if token]),
        entities=tuple(_entities(parse, [rows[i] for i in kept], kept)),
        vectors=vectors,
    )


def _names_joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words, with names that the network cut in two made whole again.

    No verb has two subjects side by side: in "**Dmytro Lykhovii** said" the second word is part of the first.
    """
    out: list[Token] = []
    for index, token in enumerate(tokens):
        first = out[-1].head if out and out[-1].deprel == "flat" else index - 1
        twice = (token.upos, token.head, token.deprel)
        if 0 <= first < index and token.upos == "PROPN" and token.deprel in _SUBJECTS:
            before = out[first]
            if (before.upos, before.head, before.deprel) == twice:
                token = replace(token, head=first, deprel="flat")
        out.append(token)
    return tuple(out)


def _attached(
    rows: Sequence[words.Word], forms: Sequence[str], aside: Aside, *, root: int
) -> Iterator[Token]:
    """Words set aside hang on their first name; an opening on the root, aliases on the word before them."""
    indices = range(aside.first, aside.last)
    top = next((i for i in indices if forms[i][0].isalnum()), aside.first)
    for index in indices:
        (start, end), form = rows[index], forms[index]
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
    """The names; one that words set aside interrupt ends there."""
    for first, last, kind in parse.names:
        gap = next((i for i in range(first + 1, last) if indices[i] != indices[i - 1] + 1), last)
        yield Entity(start=kept[first].start, end=kept[gap - 1].end, type=kind)


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
