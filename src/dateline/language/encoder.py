"""The joint network: words to tags, names, arcs, relations and vectors.

One sentence makes one pass. The graph's integer matrices are scaled by what a pass holds, so sentences that
shared one would change each other's result in the last digits; alone, a sentence reads the same in every
batch, order and number of threads. One thread per session: whoever wants more runs more processes.
"""

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import NamedTuple

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from dateline.language.pieces import MAX_LENGTH, Pieces
from dateline.language.records import Vectors
from dateline.language.trees import best_tree

MAX_WORDS = 160
"""Words in one pass; relations are scored for every pair of them."""
_GRAPH, _VOCABULARY, _LABELS = "model.onnx", "vocabulary.json", "labels.json"


class Parse(NamedTuple):
    """What the network says of one sentence, one entry per word."""

    upos: list[str]
    """Universal parts of speech."""
    xpos: list[str]
    """Penn Treebank tags."""
    heads: list[int]
    """Indices of heads; -1 for the one root."""
    relations: list[str]
    """Relations to the heads."""
    names: list[str]
    """``O`` or ``B-``/``I-`` and an entity type."""
    vectors: Vectors
    """One row per word."""


class Encoder:
    """The network, ready to run."""

    def __init__(self, graph: bytes, pieces: Pieces, labels: dict[str, list[str]]) -> None:
        """Open a network.

        Args:
            graph: an ONNX model as ``training/export.py`` writes it.
            pieces: its vocabulary.
            labels: its label sets by name: ``upos``, ``xpos``, ``relations``, ``names``.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._pieces = pieces
        self._labels = labels

    @classmethod
    def load(cls) -> "Encoder":
        """Return the network that ships with the package."""
        folder = resources.files("dateline.language") / "weights"
        pieces = Pieces((folder / _VOCABULARY).read_text(encoding="utf-8"))
        labels = json.loads((folder / _LABELS).read_text(encoding="utf-8"))
        return cls((folder / _GRAPH).read_bytes(), pieces, labels)

    def parse(self, words: Sequence[str]) -> Parse:
        """Parse one sentence of one word or more.

        A sentence too long for one pass is parsed in parts, each later part hanging on the first one's root.
        """
        parts = [self._pass(part) for part in self._parts(words)]
        if len(parts) == 1:
            return parts[0]
        root, offset = parts[0].heads.index(-1), 0
        heads: list[int] = []
        relations: list[str] = []
        for part in parts:
            heads += [head + offset if head >= 0 else (root if offset else -1) for head in part.heads]
            relations += [
                "parataxis" if offset and h < 0 else r
                for h, r in zip(part.heads, part.relations, strict=True)
            ]
            offset += len(part.heads)
        return Parse(
            upos=[tag for part in parts for tag in part.upos],
            xpos=[tag for part in parts for tag in part.xpos],
            heads=heads,
            relations=relations,
            names=[name for part in parts for name in part.names],
            vectors=np.concatenate([part.vectors for part in parts]),
        )

    def _parts(self, words: Sequence[str]) -> Iterator[Sequence[str]]:
        start, pieces = 0, 2
        for index, word in enumerate(words):
            count = self._pieces.count(word)
            if index > start and (index - start >= MAX_WORDS or pieces + count > MAX_LENGTH):
                yield words[start:index]
                start, pieces = index, 2
            pieces += count
        yield words[start:]

    def _pass(self, words: Sequence[str]) -> Parse:
        upos, xpos, names, arcs, relations, vectors = self._session.run(
            None, self._pieces.features(words)._asdict()
        )
        heads = best_tree(arcs)
        chosen: NDArray[np.int64] = relations[np.arange(len(words)), np.array(heads) + 1]
        return Parse(
            upos=[self._labels["upos"][i] for i in upos],
            xpos=[self._labels["xpos"][i] for i in xpos],
            heads=heads,
            relations=[
                "root" if h < 0 else self._labels["relations"][i] for h, i in zip(heads, chosen, strict=True)
            ],
            names=[self._labels["names"][i] for i in names],
            vectors=vectors,
        )
