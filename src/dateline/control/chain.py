"""The hidden-state model of one place: signs → the probability of each state on each day.

States are the sides that signs name, ``contested``, and ``somebody else``. From day to day a state
persists, with a half-life; a claimed change of hands raises the chance of that change on its days.
Forward–backward over the days on which signs lie; the days between follow from powers of the transition
matrix, all at once.

Reference:
    Anders (2020), Territorial control in civil wars: theory and measurement using machine learning, Journal
    of Peace Research 57(6): control as the hidden state of a Markov model, events as its emissions. Rabiner
    (1989), A tutorial on hidden Markov models, Proceedings of the IEEE 77(2).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.control.signs import Sense, Sign

Matrix = npt.NDArray[np.float64]

HALF_LIFE_DAYS = 730
"""Without news, a holder is as likely as not to have changed after two years: about as long as the Islamic
State had Fallujah (2.5 years), Mosul (3), Ramadi (0.6), Palmyra (0.8), Raqqa (3.8)."""

CONTEST_HALF_LIFE_DAYS = 30
"""Without news of fighting, a contest is as likely as not decided after a month: raids are over in a day,
the last street fights of most sieges in two weeks, and of towns that stay divided for years, as Aleppo and
Deir ez-Zor, reports keep telling."""

_CONTEST_SHARE = 0.05
"""Share of days on which a town is contested when nothing is known of it."""

_HORIZON_DAYS = 2 * HALF_LIFE_DAYS
"""Days before the first and after the last sign that are worked out; beyond them nothing is known."""

_BUCKET_DAYS = 7
"""Signs of one sense by one voice within such a stretch are one sign: repetition is no evidence."""

_BATTLE_DAYS = 7
"""A capture dated more vaguely than this does not say on which days it was fought for."""

_MOPPING_UP_DAYS = 3
"""Fighting told of on the day of a capture, or so soon after, is the end of its battle."""

HALF_IS_WHOLE = 0.35
"""How often a report gives a contested town to one side, compared with when that side has it."""

CONTESTED = "contested"
"""The state in which two or more sides have parts of the place."""
ELSE = "else"
"""The state in which a side that no sign names has the place, or nobody."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The probability of each state on each day of a stretch."""

    first: int
    """The first day, as an ordinal."""
    states: tuple[str, ...]
    """Sides, sorted, then :data:`CONTESTED` and :data:`ELSE`."""
    probability: Matrix
    """Days × states; each row sums to 1."""


class _Merged(NamedTuple):
    """What independent voices say alike."""

    sense: Sense
    side: str
    first: int
    last: int
    spread: int
    credence: float


@dataclass(frozen=True, slots=True)
class _Change:
    """A claimed change on one of some days."""

    first: int
    last: int
    rate: float
    """Natural rate per day at which it happens, if it happens on one of these days."""
    sense: Sense
    side: str


def believe(signs: Sequence[Sign]) -> Beliefs:
    """Return what to believe of one place, day by day, given all signs of who had it.

    Args:
        signs: one or more; their order does not matter.
    """
    states = (*sorted({sign.side for sign in signs if sign.side}), CONTESTED, ELSE)
    merged = _but_for_its_battle(_merge(signs))
    likelihood = _likelihoods(merged, states)
    changes = [
        _Change(
            m.first, m.last, -math.log1p(-min(m.credence, 0.999)) / (m.last - m.first + 1), m.sense, m.side
        )
        for m in merged
        if m.sense in (Sense.TAKEN, Sense.LEFT, Sense.SPLIT)
    ]
    marks = set(likelihood)
    for change in changes:
        marks.update((change.first - 1, change.last))
    first, last = min(marks) - _HORIZON_DAYS, max(marks) + _HORIZON_DAYS
    knots = sorted(marks | {first, last})
    steps = [_Steps(_daily(states, changes, a), b - a) for a, b in zip(knots, knots[1:], strict=False)]
    return Beliefs(first, states, _smooth(knots, steps, likelihood, len(states)))


def _merge(signs: Iterable[Sign]) -> list[_Merged]:
    """Join signs that say the same: each voice counts once, independent voices by noisy-or."""
    loudest: dict[tuple[Sense, str, str, int, int], Sign] = {}
    for sign in sorted(signs, key=lambda s: (s.first, s.last, -s.credence, s.claim)):
        instant = sign.sense in (Sense.HELD, Sense.NOT_HELD, Sense.FOUGHT)
        span = (sign.first // _BUCKET_DAYS, 0) if instant else (sign.first, sign.last)
        key = (sign.sense, sign.side, sign.voice.name, *span)
        if key not in loudest or loudest[key].credence < sign.credence:
            loudest[key] = sign
    doubt: dict[tuple[Sense, str, int, int, int], float] = defaultdict(lambda: 1.0)
    for sign in sorted(loudest.values(), key=lambda s: (s.credence, s.voice.name, s.claim)):
        doubt[sign.sense, sign.side, sign.first, sign.last, sign.spread] *= 1 - sign.credence
    return [_Merged(*key, 1 - doubt[key]) for key in sorted(doubt)]


def _but_for_its_battle(merged: Sequence[_Merged]) -> list[_Merged]:
    """Leave out fights, and falls of parts, that belong to the capture of the whole place."""
    captures = [m for m in merged if m.sense is Sense.TAKEN and m.last - m.first <= _BATTLE_DAYS]
    return [
        m
        for m in merged
        if m.sense not in (Sense.SPLIT, Sense.FOUGHT)
        or not any(
            m.credence <= taken.credence
            and taken.first <= m.last
            and m.first <= taken.last + _MOPPING_UP_DAYS
            for taken in captures
        )
    ]


def _likelihoods(merged: Iterable[_Merged], states: tuple[str, ...]) -> dict[int, Matrix]:
    """Return per day how well each state explains the signs of that day."""
    found: dict[int, Matrix] = {}
    for m in merged:
        if m.sense not in (Sense.HELD, Sense.NOT_HELD, Sense.FOUGHT):
            continue
        at = states.index(m.side or CONTESTED)
        if m.sense is Sense.FOUGHT:
            factor = np.full(len(states), 1 - m.credence)
            factor[at] = 1.0
        elif m.sense is Sense.HELD:
            factor = np.full(len(states), (1 - m.credence) / (len(states) - 1))
            factor[at] = m.credence
            factor[-2] = max(factor[-2], m.credence * HALF_IS_WHOLE)
        else:
            factor = np.ones(len(states))
            factor[at] = 1 - m.credence
        found[m.first] = found.get(m.first, np.ones(len(states))) * factor ** (1 / m.spread)
    return found


def _daily(states: tuple[str, ...], changes: Iterable[_Change], before: int) -> Matrix:
    """Return the transition matrix of each day after ``before``, until the next knot."""
    size = len(states)
    leave = 1 - 0.5 ** (1 / HALF_LIFE_DAYS)
    settle = 1 - 0.5 ** (1 / CONTEST_HALF_LIFE_DAYS)
    matrix = np.full((size, size), leave / max(1, size - 2))
    matrix[:, -2] = settle * _CONTEST_SHARE
    matrix[-2, :] = settle / (size - 1)
    np.fill_diagonal(matrix, 0.0)
    np.fill_diagonal(matrix, 1 - matrix.sum(axis=1))
    active = [change for change in changes if change.first <= before + 1 <= change.last]
    total = sum(change.rate for change in active)
    if total == 0:
        return matrix
    moves = sum(change.rate / total * _move(change, states) for change in active)
    happens = 1 - math.exp(-total)
    return (1 - happens) * matrix + happens * (matrix @ moves)


def _move(change: _Change, states: tuple[str, ...]) -> Matrix:
    """Return where each state goes if the change happens."""
    size = len(states)
    if change.sense is Sense.TAKEN:
        move = np.zeros((size, size))
        move[:, states.index(change.side)] = 1.0
        return move
    if change.sense is Sense.SPLIT:
        move = np.zeros((size, size))
        move[:, -2] = 1.0
        return move
    move = np.eye(size)
    at = states.index(change.side)
    move[at] = 1 / (size - 2)
    move[at, [at, size - 2]] = 0.0
    return move


class _Steps:
    """All powers of a daily transition matrix up to a number of days."""

    def __init__(self, daily: Matrix, days: int) -> None:
        self.days = days
        powers = np.empty((days + 1, *daily.shape))
        powers[0] = np.eye(len(daily))
        powers[1] = daily
        known = 1
        while known < days:
            more = min(known, days - known)
            powers[known + 1 : known + 1 + more] = powers[1 : 1 + more] @ powers[known]
            known += more
        self.powers = powers


def _smooth(
    knots: Sequence[int], steps: Sequence[_Steps], likelihood: dict[int, Matrix], size: int
) -> Matrix:
    """Forward–backward: return the probability of each state on each day from the first knot to the last."""
    flat = np.ones(size)
    forward = [np.full(size, (1 - _CONTEST_SHARE) / (size - 1))]
    forward[0][-2] = _CONTEST_SHARE
    for knot, step in zip(knots[1:], steps, strict=True):
        ahead = (forward[-1] @ step.powers[step.days]) * likelihood.get(knot, flat)
        forward.append(ahead / ahead.sum())
    backward = flat
    days = np.empty((knots[-1] - knots[0] + 1, size))
    days[-1] = forward[-1]
    for i in range(len(steps) - 1, -1, -1):
        step = steps[i]
        seen = backward * likelihood.get(knots[i + 1], flat)
        # Days knots[i] … knots[i+1]-1: forward j steps from the left knot, backward the rest from the right
        # one.
        left = forward[i] @ step.powers[: step.days]
        right = step.powers[step.days : 0 : -1] @ seen
        at = knots[i] - knots[0]
        days[at : at + step.days] = left * right
        backward = step.powers[step.days] @ seen
        backward = backward / backward.sum()
    days /= days.sum(axis=1, keepdims=True)
    return days
