"""Small matrices on the encoder's word vectors that propose what a sentence claims.

``Sentence.vectors`` in, proposals out: which words name an event and of which type, which words play which
role in it, and whether it happened. They are trained together with the encoder (``training/``); what is made
of a proposal is decided elsewhere in this room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.claims.tree import main_word
from dateline.language import Sentence
from dateline.model import ClaimStatus, ClaimType

Matrix = NDArray[np.float32]
Steps = NDArray[np.int64]

ROLES = ("agent", "patient", "place", "when", "source", "count")
"""Roles that the heads look for."""
TYPES = tuple(ClaimType)
STATUSES = tuple(ClaimStatus)

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
        self._lexicon: dict[str, Matrix] = dict(
            zip(
                map(str, weights["lexicon.stems"]),
                weights["lexicon.features"].astype(np.float32),
                strict=True,
            )
        )
        self._weights: dict[str, Matrix] = {
            name: np.ascontiguousarray(matrix, dtype=np.float32)
            for name, matrix in weights.items()
            if not name.startswith(("lexicon.", "threshold"))
        }
        self._threshold = float(weights["threshold"].item())
        self._unseen = np.zeros(2 + len(TYPES), dtype=np.float32)

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
        vectors = sentence.vectors
        if vectors is None or not len(vectors):
            return ()
        least = self._threshold if threshold is None else threshold
        seen: NDArray[np.bool_] = np.any(vectors != 0, axis=1)
        outside, begin, kinds = self._triggers(vectors, [token.text for token in sentence.tokens])
        event = np.where(seen, 1.0 - outside, 0.0)
        if event.max() < least:
            return ()
        runs = _runs(event, begin, least=least)
        shares = kinds[[main_word(sentence.tokens, run) for run in runs]]
        types = shares.argmax(axis=1)
        triggers = np.stack([vectors[first:last].mean(axis=0) for first, last in runs])
        distances = np.stack([_distances(len(vectors), first, last) for first, last in runs])
        roles = self._roles(vectors, triggers, distances, types, seen)
        statuses = self._statuses(vectors, triggers, distances, types, seen)
        return tuple(
            Proposal(
                tokens=(first, last),
                type=TYPES[types[i]],
                confidence=float(event[first:last].max() * shares[i, types[i]]),
                status=dict(zip(STATUSES, map(float, statuses[i]), strict=True)),
                roles=roles[i],
            )
            for i, (first, last) in enumerate(runs)
        )

    def _linear(self, name: str, x: Matrix) -> Matrix:
        result: Matrix = x @ self._weights[f"{name}.weight"]
        bias = self._weights.get(f"{name}.bias")
        return result if bias is None else result + bias

    def _triggers(self, vectors: Matrix, words: list[str]) -> tuple[Matrix, Matrix, Matrix]:
        """Return per word the probabilities of outside, of begin, and of each type."""
        lexicon = np.stack([self._lexicon.get(stem(word), self._unseen) for word in words])
        seen = np.concatenate([vectors, lexicon], axis=1)
        bio = self._linear("trigger_out", _relu(self._linear("trigger_in", seen)))
        bio = _softmax(bio + self._linear("trigger_lexicon", lexicon))
        kinds = self._linear("type_out", _relu(self._linear("type_in", seen)))
        kinds = _softmax(kinds + self._linear("type_lexicon", lexicon))
        return bio[:, 0], bio[:, 1], kinds

    def _roles(
        self, vectors: Matrix, triggers: Matrix, distances: Steps, types: Steps, seen: NDArray[np.bool_]
    ) -> list[dict[str, tuple[RoleSpan, ...]]]:
        """Return per trigger the spans of each role."""
        pairs = self._linear("role_word", vectors) + self._linear("role_trigger", triggers)[:, None]
        pairs = pairs + self._weights["role_distance.weight"][distances]
        pairs = _relu(pairs + self._weights["role_type.weight"][types][:, None])
        pairs = _relu(self._linear("role_mid", pairs))
        scores = _softmax(self._linear("role_out", pairs).reshape(*distances.shape, len(ROLES), 3))
        plays = np.where(seen[:, None], 1.0 - scores[..., 0], 0.0)
        return [
            {
                role: tuple(
                    RoleSpan(tokens=(first, last), confidence=float(plays[i, first:last, n].mean()))
                    for first, last in _runs(plays[i, :, n], scores[i, :, n, 1], least=0.5)
                )
                for n, role in enumerate(ROLES)
            }
            for i in range(len(triggers))
        ]

    def _statuses(
        self, vectors: Matrix, triggers: Matrix, distances: Steps, types: Steps, seen: NDArray[np.bool_]
    ) -> Matrix:
        """Return per trigger the probability of each status."""
        keys, values = self._linear("status_key", vectors), self._linear("status_word", vectors)
        scores = self._linear("status_query", triggers) @ keys.T / 8.0
        scores = scores + self._weights["status_distance.weight"][distances, 0]
        attention = _softmax(np.where(seen, scores, np.float32(-1e4)))
        context = attention @ values + self._linear("status_trigger", triggers)
        return _softmax(
            self._linear("status_out", _relu(context + self._weights["status_type.weight"][types]))
        )


def _distances(words: int, first: int, last: int) -> Steps:
    """Steps from the trigger, shifted so that the farthest word before it is 1 and the trigger itself 41."""
    places = np.arange(words)
    before = np.maximum(places - first, -_FARTHEST)
    after = np.minimum(places - last + 1, _FARTHEST)
    steps = np.where(places < first, before, np.where(places >= last, after, 0))
    shifted: Steps = steps + _FARTHEST + 1
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


def _relu(x: Matrix) -> Matrix:
    result: Matrix = np.maximum(x, 0.0)
    return result


def _softmax(x: Matrix) -> Matrix:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    result: Matrix = powers / powers.sum(axis=-1, keepdims=True)
    return result
