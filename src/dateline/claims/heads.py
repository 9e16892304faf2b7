"""Small matrices on the encoder's word vectors that propose what a sentence claims.

``Sentence.vectors`` in, proposals out: which words name an event and of which type, which words play which
role in it, and whether it happened. They are trained together with the encoder (``training/``); what is made
of a proposal is decided elsewhere in this room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.claims.tree import TokenSpan, main_word
from dateline.language import Sentence, Token
from dateline.model import ClaimStatus, ClaimType

Matrix = NDArray[np.float32]
Steps = NDArray[np.int64]

ROLES = ("agent", "patient", "place", "when", "source", "count")
"""Roles that the heads look for."""
TYPES = tuple(ClaimType)
STATUSES = tuple(ClaimStatus)

_AT_ONCE = 12
"""Sentences that are looked at in one go: of so many the matrices still fit the processor's cache."""
_PLAYED = 0.5
"""Least probability, 0 to 1, that a word plays a role."""
_FARTHEST = 40
"""Words from the trigger beyond which distances are no longer told apart."""
_SUFFIXES = (
    *(
        "ations",
        "ation",
        "ings",
        "ing",
        "ments",
        "ment",
        "ers",
        "er",
        "ors",
        "or",
        "ies",
        "ied",
        "ions",
        "ion",
    ),
    *("es", "ed", "s", "e", "y"),
)
_SHORTEST_STEM = 3


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """Return a crude stem that a verb shares with its noun.

    >>> {stem(w) for w in ("bombed", "bombing", "bombings", "bomber")}
    {'bomb'}
    """
    word = word.lower()
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """Words that play a role."""

    tokens: tuple[int, int]
    """First word, and one past the last, as indices in the sentence."""
    confidence: float
    """Mean probability, 0 to 1, that its words play the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A claim that the sentence may make."""

    tokens: tuple[int, int]
    """First word of the trigger, and one past the last, as indices in the sentence."""
    type: ClaimType
    """The likeliest type."""
    confidence: float
    """Probability, 0 to 1, that the words name an event of that type."""
    status: Mapping[ClaimStatus, float]
    """Probability of each status; they sum to 1."""
    roles: Mapping[str, tuple[RoleSpan, ...]]
    """Per role of :data:`ROLES`, its spans in order; often none."""


class Heads:
    """The trained heads."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        """Take the matrices by name, as the training wrote them."""
        stems, features = weights["lexicon.stems"], weights["lexicon.features"].astype(np.float32)
        self._row = {str(stem): row for row, stem in enumerate(stems)}
        self._features: Matrix = np.concatenate([features, np.zeros_like(features[:1])])
        """Of each stem in its row, and in the last one of a stem that was never seen."""
        self._weights: dict[str, Matrix] = {
            name: np.ascontiguousarray(matrix, dtype=np.float32)
            for name, matrix in weights.items()
            if not name.startswith(("lexicon.", "threshold"))
        }
        self._threshold = float(weights["threshold"].item())

    @classmethod
    def load(cls) -> "Heads":
        """Return the heads that ship with the package."""
        with (resources.files("dateline.claims") / "heads.npz").open("rb") as file, np.load(file) as weights:
            return cls({name: weights[name] for name in weights.files})

    def propose(self, sentence: Sentence, *, threshold: float | None = None) -> tuple[Proposal, ...]:
        """Return the claims that the sentence may make, in order of their triggers.

        Args:
            sentence: a sentence; one without vectors gives no proposals.
            threshold: least probability, 0 to 1, that a word names an event; None for the one found in
            training.
        """
        return self.propose_many((sentence,), threshold=threshold)[0]

    def propose_many(
        self, sentences: Sequence[Sentence], *, threshold: float | None = None
    ) -> list[tuple[Proposal, ...]]:
        """Return the proposals of each sentence: as :meth:`propose` but for rounding, in half the time."""
        least = self._threshold if threshold is None else threshold
        proposed: list[tuple[Proposal, ...]] = [()] * len(sentences)
        seen = [(at, s.tokens, s.vectors) for at, s in enumerate(sentences) if s.vectors is not None]
        for first in range(0, len(seen), _AT_ONCE):
            some = seen[first : first + _AT_ONCE]
            found = self._proposed([tokens for _, tokens, _ in some], [v for _, _, v in some], least)
            for (at, _, _), proposals in zip(some, found, strict=True):
                proposed[at] = tuple(proposals)
        return proposed

    def _proposed(
        self, sentences: Sequence[Sequence[Token]], encoded: Sequence[Matrix], least: float
    ) -> list[list[Proposal]]:
        """Return the proposals of sentences, whose words are numbered through from the first one's on."""
        vectors = np.concatenate(encoded)
        stems = [stem(token.text) for tokens in sentences for token in tokens]
        lexicon = self._features[[self._row.get(one, -1) for one in stems]]
        words = np.concatenate([vectors, lexicon], axis=1)
        known: NDArray[np.bool_] = np.any(vectors != 0, axis=1)
        outside, begin = self._triggers(words, lexicon)
        event = np.where(known, 1.0 - outside, 0.0)
        starts = list(accumulate(map(len, sentences), initial=0))
        found = [
            (at, run)
            for at, (first, last) in enumerate(pairwise(starts))
            for run in _runs(event[first:last], begin[first:last], least=least)
        ]
        proposed: list[list[Proposal]] = [[] for _ in sentences]
        if not found:
            return proposed
        runs = [(starts[at] + first, starts[at] + last) for at, (first, last) in found]
        main = [starts[at] + main_word(sentences[at], run) for at, run in found]
        shares = self._kinds(words[main], lexicon[main])
        types = shares.argmax(axis=1)
        triggers = np.stack([vectors[first:last].mean(axis=0) for first, last in runs])
        pairs = _Pairs.of([(starts[at], starts[at + 1]) for at, _ in found], runs)
        roles = self._roles(vectors, triggers, types, known, pairs)
        statuses = self._statuses(vectors, triggers, types, known, pairs).tolist()
        for i, ((at, tokens), (first, last)) in enumerate(zip(found, runs, strict=True)):
            proposed[at].append(
                Proposal(
                    tokens=tokens,
                    type=TYPES[types[i]],
                    confidence=float(event[first:last].max() * shares[i, types[i]]),
                    status=dict(zip(STATUSES, statuses[i], strict=True)),
                    roles=roles[i],
                )
            )
        return proposed

    def _linear(self, name: str, x: Matrix) -> Matrix:
        result: Matrix = x @ self._weights[f"{name}.weight"]
        bias = self._weights.get(f"{name}.bias")
        return result if bias is None else result + bias

    def _triggers(self, words: Matrix, lexicon: Matrix) -> tuple[Matrix, Matrix]:
        """Return per word the probabilities of outside and of begin."""
        bio = self._linear("trigger_out", _relu(self._linear("trigger_in", words)))
        bio = _softmax(bio + self._linear("trigger_lexicon", lexicon))
        return bio[:, 0], bio[:, 1]

    def _kinds(self, words: Matrix, lexicon: Matrix) -> Matrix:
        """Return per word the probability of each type."""
        kinds = self._linear("type_out", _relu(self._linear("type_in", words)))
        return _softmax(kinds + self._linear("type_lexicon", lexicon))

    def _roles(
        self, vectors: Matrix, triggers: Matrix, types: Steps, known: NDArray[np.bool_], pairs: "_Pairs"
    ) -> list[dict[str, tuple[RoleSpan, ...]]]:
        """Return per trigger the spans of each role."""
        seen = self._linear("role_word", vectors)[pairs.words]
        seen += self._linear("role_trigger", triggers)[pairs.triggers]
        seen += self._weights["role_distance.weight"][pairs.distances]
        seen += self._weights["role_type.weight"][types][pairs.triggers]
        seen = _relu(self._linear("role_mid", _relu(seen)))
        scores = _softmax(self._linear("role_out", seen).reshape(-1, len(ROLES), 3))
        plays = np.where(known[pairs.words, None], 1.0 - scores[..., 0], 0.0)
        begin = scores[..., 1]
        played = (np.maximum.reduceat(plays, pairs.starts) >= _PLAYED).tolist()
        return [
            {
                role: _spans(plays[first:last, n], begin[first:last, n]) if played[i][n] else ()
                for n, role in enumerate(ROLES)
            }
            for i, (first, last) in enumerate(pairwise([*pairs.starts, len(plays)]))
        ]

    def _statuses(
        self, vectors: Matrix, triggers: Matrix, types: Steps, known: NDArray[np.bool_], pairs: "_Pairs"
    ) -> Matrix:
        """Return per trigger the probability of each status."""
        asked, keys = self._linear("status_query", triggers), self._linear("status_key", vectors)
        scores = (asked[pairs.triggers] * keys[pairs.words]).sum(axis=1) / 8.0
        scores += self._weights["status_distance.weight"][pairs.distances, 0]
        scores[~known[pairs.words]] = -1e4
        powers = np.exp(scores - np.maximum.reduceat(scores, pairs.starts)[pairs.triggers])
        attention = powers / np.add.reduceat(powers, pairs.starts)[pairs.triggers]
        values = self._linear("status_word", vectors)[pairs.words]
        context = np.add.reduceat(attention[:, None] * values, pairs.starts)
        context += self._linear("status_trigger", triggers)
        context += self._weights["status_type.weight"][types]
        return _softmax(self._linear("status_out", _relu(context)))


class _Pairs(NamedTuple):
    """Each trigger of some sentences with each word of its own, trigger by trigger."""

    words: Steps
    """Number of the word."""
    triggers: Steps
    """Number of the trigger."""
    distances: Steps
    """Steps from the trigger to the word; see :func:`_distances`."""
    starts: Steps
    """Per trigger where its pairs begin."""

    @classmethod
    def of(cls, sentences: Sequence[TokenSpan], runs: Sequence[TokenSpan]) -> "_Pairs":
        """Return the pairs of triggers.

        Args:
            sentences: per trigger the words of its sentence.
            runs: per trigger its own words.
        """
        words = [np.arange(*sentence) for sentence in sentences]
        lengths = [len(some) for some in words]
        return cls(
            words=np.concatenate(words),
            triggers=np.repeat(np.arange(len(words)), lengths),
            distances=np.concatenate([_distances(w, *run) for w, run in zip(words, runs, strict=True)]),
            starts=np.cumsum([0, *lengths[:-1]]),
        )


def _distances(words: Steps, first: int, last: int) -> Steps:
    """Steps from the trigger, shifted so that the farthest word before it is 1 and the trigger itself 41."""
    before = np.clip(words - first, -_FARTHEST, 0)
    after = np.clip(words - last + 1, 0, _FARTHEST)
    shifted: Steps = before + after + _FARTHEST + 1
    return shifted


def _runs(inside: Matrix, begin: Matrix, *, least: float) -> list[tuple[int, int]]:
    """Runs of words whose probability reaches ``least``; one is cut where a word rather begins a new one."""
    runs: list[list[int]] = []
    for index in np.flatnonzero(inside >= least).tolist():
        if not runs or runs[-1][1] < index or begin[index] > inside[index] - begin[index]:
            runs.append([index, index + 1])
        else:
            runs[-1][1] = index + 1
    return [(first, last) for first, last in runs]


def _spans(plays: Matrix, begin: Matrix) -> tuple[RoleSpan, ...]:
    """Return the runs of words that play a role."""
    return tuple(
        RoleSpan(tokens=(first, last), confidence=float(plays[first:last].mean()))
        for first, last in _runs(plays, begin, least=_PLAYED)
    )


def _relu(x: Matrix) -> Matrix:
    """Set what is below 0 to 0, in place."""
    result: Matrix = np.maximum(x, 0.0, out=x)
    return result


def _softmax(x: Matrix) -> Matrix:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    result: Matrix = powers / powers.sum(axis=-1, keepdims=True)
    return result
