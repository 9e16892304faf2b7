"""Examples to batches of tensors, each pass grouped and broken anew."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

import torch
from torch import Tensor

from dateline.language.encoder import WINDOW
from dateline.language.pieces import Pieces
from training.augment import augmented, without_commas
from training.examples import UNKNOWN, Example, Labels, joined
from training.headlines import Headlines
from training.lexicon import Lexicon

ALONE, OVER_PARAGRAPHS = 0.35, 0.2
"""Share of sentences that make an example alone, and of groups that may go on over a paragraph's end."""
NO_COMMAS = 0.1
"""Share of groups that lost all their commas, as whole texts do."""
HEADLINES = 0.2
"""Headlines made by rule, per sentence of a treebank."""
IGNORED = -100
"""Target of a word about which a source says nothing."""


def padded(rows: Sequence[Sequence[int]], fill: int = 0) -> Tensor:
    """Return rows of unequal length as one matrix."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


class Batches:
    """Examples as tensors."""

    def __init__(self, pieces: Pieces, labels: Labels, lexicon: Lexicon) -> None:
        """Encode with a vocabulary, label sets and what the gold says of single words."""
        self.pieces, self.labels, self.lexicon = pieces, labels, lexicon

    def inputs(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return what the encoder and the heads read."""
        rows = [self.pieces.features(example.words) for example in examples]
        return {
            "ids": padded([row.ids.tolist() for row in rows]),
            "mask": padded([[1] * len(row.ids) for row in rows]),
            "first": padded([row.first.tolist() for row in rows]),
            "last": padded([row.last.tolist() for row in rows]),
            "shapes": padded([row.shapes.tolist() for row in rows]),
            "words": padded([[1] * len(example.words) for example in examples]),
        }

    def lexicon_of(self, examples: Sequence[Example]) -> Tensor:
        """Return the lexicon's features; a document's own counts are left out of its own."""
        width = max(len(example.words) for example in examples)
        features = [[self.lexicon.features(w, document=e.document) for w in e.words] for e in examples]
        return torch.tensor([[*row, *[[0.0] * len(row[0])] * (width - len(row))] for row in features])

    def trees(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return the targets of tags and dependencies."""
        trees = [example.tree for example in examples if example.tree]
        index = self.labels.index
        return {
            "upos": padded([[index["upos"][label] for label in tree.upos] for tree in trees], IGNORED),
            "xpos": padded([[index["xpos"][label] for label in tree.xpos] for tree in trees], IGNORED),
            "heads": padded(
                [[IGNORED if head == UNKNOWN else head + 1 for head in tree.heads] for tree in trees], IGNORED
            ),
            "sentence": padded([list(accumulate(e.starts or ())) for e in examples], IGNORED),
            "relations": padded(
                [[index["relations"].get(label, IGNORED) for label in tree.labels] for tree in trees], IGNORED
            ),
        }

    def starts(self, examples: Sequence[Example]) -> Tensor:
        """Return 1 where a sentence begins and 0 where none does; with the first word one always does."""
        return padded(
            [
                [IGNORED, *(IGNORED if start == UNKNOWN else start for start in (e.starts or ())[1:])]
                for e in examples
            ],
            IGNORED,
        )

    def names(self, examples: Sequence[Example]) -> Tensor:
        """Return the targets of names."""
        index = self.labels.index["names"]
        rows = [
            [index.get(tag, IGNORED) for tag in e.names] if e.names else [IGNORED] * len(e.words)
            for e in examples
        ]
        return padded(rows, IGNORED)


def batches(examples: Sequence[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield the examples in batches of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].words) + 4 * chance.random())
    groups: list[list[Example]] = []
    group: list[Example] = []
    for index in order:
        if group and (len(group) + 1) * len(examples[index].words) > words:
            groups.append(group)
            group = []
        group.append(examples[index])
    groups.append(group)
    chance.shuffle(groups)
    yield from groups


def endless(examples: Sequence[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches for ever, pass after pass, of examples now and then broken."""
    while True:
        yield from batches([augmented(example, chance) for example in examples], words, chance)


def endless_trees(sentences: Sequence[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches of sentences, paragraphs and made headlines for ever, each pass made anew."""
    headlines = Headlines(chance)
    while True:
        every = [*grouped(sentences, chance), *headlines.make(int(HEADLINES * len(sentences)))]
        yield from batches(every, words, chance)


def grouped(sentences: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """Yield a treebank's sentences, some alone and some with those that follow them in their document.

    Most groups keep to a paragraph; some do not, as pages that lost their line breaks.
    """
    at = 0
    while at < len(sentences):
        group = [sentences[at]]
        if chance.random() >= ALONE:
            size, over = len(group[0].words), chance.random() < OVER_PARAGRAPHS
            for following in sentences[at + 1 : at + WINDOW]:
                size += len(following.words)
                same = following.document == group[0].document and (over or not following.opens)
                if not same or size > WINDOW:
                    break
                group.append(following)
        at += len(group)
        broken = [augmented(example, chance, alone=len(group) == 1) for example in group]
        yield joined([without_commas(e) for e in broken] if chance.random() < NO_COMMAS else broken)
