"""The joint network: a paragraph's words to sentences with tags, names, trees and vectors.

One paragraph makes one pass, or a few when it is long. The graph's integer matrices are scaled by what a pass
holds, so paragraphs that shared one would change each other's result in the last digits; alone, a paragraph
reads the same in every batch, order and number of threads. One thread per session: whoever wants more runs
more processes.
"""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from dateline.language.names import find as find_names
from dateline.language.pieces import MAX_LENGTH, Pieces
from dateline.language.records import Vectors
from dateline.language.trees import best_tree

WINDOW = 128
"""Words in one pass."""
_STOPS, _PAUSES = frozenset({".", "!", "?", "…", "...", "?!", "!!"}), frozenset(":;")
"""Signs that end a sentence, and signs that may."""
_CLOSERS, _QUOTES = frozenset("\"'”’)]»"), frozenset("\"'")
"""Signs that may follow them there, and quotation marks of no direction."""
_STOPPED = np.float32(3.5)
"""What a full stop adds to the logit of the word after it."""
_OPENED = np.float32(2.5)
"""What a straight quotation mark adds to that which opens words after a full stop, as their spaces show."""
_UNSTOPPED = np.float32(1.0)
"""Logit that must speak for a sentence to begin after a word that ends none."""
_SLOWER = ["SkipLayerNormFusion"]
"""What the runtime would make of the graph and what then takes longer: a sum and its normalisation as one
step take five times as long as the two (1.31, on a core with AVX-512)."""
_GRAPH, _RELATIONS, _VOCABULARY, _LABELS = "model.onnx", "relations.npz", "vocabulary.json", "labels.json"

Matrix = NDArray[np.float32]


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
    names: list[tuple[int, int, str]]
    """First word, one past the last, and type of each name, in order."""
    vectors: Vectors
    """One row per word."""


class _Scores(NamedTuple):
    """What the graph gives for the words of one pass."""

    upos: NDArray[np.int64]
    """Per word, the index of its part of speech."""
    xpos: NDArray[np.int64]
    """Per word, the index of its Penn Treebank tag."""
    names: Matrix
    """(words, tags): logits of the entity tags."""
    starts: Matrix
    """Per word, the logit that a sentence begins with it."""
    arcs: Matrix
    """(words, words + 1): how well each word, after the root, is the head of each."""
    dependents: Matrix
    """(words, 2 x width): what a word brings to its relation as a dependent."""
    heads: Matrix
    """(words + 1, 2 x width): what the root and each word bring to it as a head."""
    vectors: Vectors
    """(words, features): what :attr:`Parse.vectors` holds."""


class Encoder:
    """The network, ready to run."""

    def __init__(
        self,
        graph: bytes,
        pieces: Pieces,
        labels: Mapping[str, Sequence[str]],
        relations: Mapping[str, NDArray[np.generic]],
    ) -> None:
        """Open a network.

        Args:
            graph: an ONNX model as ``training/export.py`` writes it.
            pieces: its vocabulary.
            labels: its label sets by name: ``upos``, ``xpos``, ``relations``, ``names``.
            relations: ``weight`` (2 x width, relations) and ``bias`` of the last step to relations.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._pieces = pieces
        self._labels = labels
        kinds = dict.fromkeys(tag[2:] for tag in labels["names"] if tag != "O")
        index = {tag: i for i, tag in enumerate(labels["names"])}
        self._types = list(kinds)
        self._tags = np.array([[index[f"{sign}-{kind}"] for kind in kinds] for sign in "BI"])
        self._weight, self._bias = (relations[name].astype(np.float32) for name in ("weight", "bias"))

    @classmethod
    def load(cls) -> "Encoder":
        """Return the network that ships with the package."""
        folder = resources.files("dateline.language") / "weights"
        pieces = Pieces((folder / _VOCABULARY).read_text(encoding="utf-8"))
        labels = json.loads((folder / _LABELS).read_text(encoding="utf-8"))
        with (folder / _RELATIONS).open("rb") as file, np.load(file) as relations:
            return cls((folder / _GRAPH).read_bytes(), pieces, labels, dict(relations))

    def read(self, words: Sequence[str], glued: Sequence[bool]) -> list[Parse]:
        """Part a paragraph of one word or more into sentences and parse them.

        Args:
            words: the words.
            glued: per word, whether it follows the one before it without a space.

        Returns:
            The sentences in order; together they hold all the words.
        """
        sentences: list[Parse] = []
        first = 0
        while first < len(words):
            last = self._reach(words, first)
            scores = self._pass(words[first:last])
            likely = _likely(scores.starts, words[first:last], glued[first:last])
            cuts = _cuts(likely, complete=last == len(words))
            sentences += [self._parsed(scores, *cut) for cut in pairwise(cuts)]
            first += cuts[-1]
        return sentences

    def parse(self, words: Sequence[str]) -> Parse:
        """Parse the words of one sentence.

        Words beyond what one pass takes are read in further passes, each hanging on the first one's root.
        """
        parts, first = [], 0
        while first < len(words):
            last = self._reach(words, first)
            parts.append(self._parsed(self._pass(words[first:last]), 0, last - first))
            first = last
        return _as_one(parts)

    def _reach(self, words: Sequence[str], first: int) -> int:
        """Return one past the last word that a pass beginning at ``first`` takes."""
        last, pieces = first, 2
        while last < len(words) and last - first < WINDOW:
            pieces += self._pieces.count(words[last])
            if pieces > MAX_LENGTH:
                break
            last += 1
        return last

    def _pass(self, words: Sequence[str]) -> _Scores:
        return _Scores(*self._session.run(None, self._pieces.features(words)._asdict()))

    def _parsed(self, scores: _Scores, first: int, last: int) -> Parse:
        """Return the sentence made of the words from ``first`` to before ``last``."""
        own = np.array([0, *range(first + 1, last + 1)])
        heads = best_tree(scores.arcs[first:last, own])
        best = self._relations(scores.dependents[first:last], scores.heads[own[np.array(heads) + 1]])
        relations = [
            "root" if h < 0 else self._labels["relations"][i] for h, i in zip(heads, best, strict=True)
        ]
        upos = [self._labels["upos"][i] for i in scores.upos[first:last].tolist()]
        return Parse(
            upos=upos,
            xpos=[self._labels["xpos"][i] for i in scores.xpos[first:last].tolist()],
            heads=heads,
            relations=relations,
            names=find_names(scores.names[first:last], self._types, self._tags, upos, heads, relations),
            vectors=scores.vectors[first:last],
        )

    def _relations(self, dependents: Matrix, heads: Matrix) -> NDArray[np.int64]:
        """Return the likeliest relation of each word to its head, from their sum and their product."""
        width = dependents.shape[1] // 2
        added = np.maximum(dependents[:, :width] + heads[:, :width], 0)
        multiplied = np.maximum(dependents[:, width:], 0) * np.maximum(heads[:, width:], 0)
        scores = np.concatenate([added, multiplied], axis=1) @ self._weight + self._bias
        best: NDArray[np.int64] = scores.argmax(axis=1)
        return best


def _likely(starts: Matrix, words: Sequence[str], glued: Sequence[bool]) -> Matrix:
    """Return per word how surely a sentence begins with it: from 0 on it does.

    After a full stop a start is likely; after a word that ends no sentence much must speak for one. A
    straight quotation mark belongs to the word that it is glued to, which the network cannot see.
    """
    likely = starts.copy()
    bonus = -_UNSTOPPED
    for i, word in enumerate(words):
        likely[i] += bonus
        opens = word in _QUOTES and not glued[i] and i + 1 < len(words) and glued[i + 1]
        if opens and bonus == _STOPPED:
            likely[i] += _OPENED
        if word in _STOPS:
            bonus = _STOPPED
        elif word[-1] == "." or word in _PAUSES:
            bonus = np.float32(0)
        elif word not in _CLOSERS or bonus < 0:
            bonus = -_UNSTOPPED
    for i in range(1, len(words)):
        if words[i - 1] in _QUOTES and likely[i] > 0 and glued[i] and not glued[i - 1]:
            likely[i - 1], likely[i] = max(likely[i - 1], likely[i]), -_UNSTOPPED
        elif words[i - 1] in _QUOTES and likely[i - 1] > 0 and glued[i - 1] and not glued[i]:
            likely[i], likely[i - 1] = max(likely[i - 1], likely[i]), -_UNSTOPPED
    return likely


def _cuts(likely: Matrix, *, complete: bool) -> list[int]:
    """Return where sentences begin, and where the last one ends that is whole.

    Of an incomplete paragraph the last sentence is left for the next pass, which sees the rest of it; where
    there is but one, it is cut at the likeliest word of its second half.
    """
    count = len(likely)
    cuts = [0, *(int(i) for i in np.flatnonzero(likely[1:] > 0) + 1)]
    if complete:
        return [*cuts, count]
    half = count // 2 + 1
    return cuts if len(cuts) > 1 else [0, half + int(likely[half:].argmax()) if half < count else count]


def _as_one(parts: Sequence[Parse]) -> Parse:
    """Return the parts of one long sentence as one, the later ones hanging on the first one's root."""
    if len(parts) == 1:
        return parts[0]
    root = parts[0].heads.index(-1)
    starts = [0, *accumulate(len(part.heads) for part in parts[:-1])]
    heads: list[int] = []
    relations: list[str] = []
    names: list[tuple[int, int, str]] = []
    for start, part in zip(starts, parts, strict=True):
        heads += [head + start if head >= 0 else (root if start else -1) for head in part.heads]
        relations += [
            "parataxis" if start and h < 0 else r for h, r in zip(part.heads, part.relations, strict=True)
        ]
        names += [(first + start, last + start, kind) for first, last, kind in part.names]
    return Parse(
        upos=[tag for part in parts for tag in part.upos],
        xpos=[tag for part in parts for tag in part.xpos],
        heads=heads,
        relations=relations,
        names=names,
        vectors=np.concatenate([part.vectors for part in parts]),
    )
