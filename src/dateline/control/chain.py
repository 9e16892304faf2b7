"""The hidden-state model of one place: signs → the probability of each state on each day.

States are the sides that signs name, ``contested``, ``divided``, and ``somebody else``. From day to day a
state persists, with a half-life; a claimed change of hands raises the chance of that change on its days.
Forward–backward over the days on which signs lie; the days between follow from powers of the transition
matrix, all at once.

Reference:
    Anders (2020), Territorial control in civil wars: theory and measurement using machine learning, Journal
    of Peace Research 57(6): control as the hidden state of a Markov model, events as its emissions. Rabiner
    (1989), A tutorial on hidden Markov models, Proceedings of the IEEE 77(2).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.control.signs import NOT_HOLDING, Sense, Sign

Matrix = npt.NDArray[np.float64]

HALF_LIFE_DAYS = 2000
"""A holder of whom no loss is told is as likely as not to have lost the place unnoticed after so long: the
towns of ``evaluation/history.csv`` were held for 63,600 days by those on whom nobody was told to press, and
changed hands 22 times then without a report. A change that is told has a rate of its own."""

PRESSED_HALF_LIFE_DAYS = 300
"""The same for a holder whom somebody is told to attack, besiege, or plan to drive out: of 22 such holders of
towns of ``evaluation/history.csv`` eleven had lost them within 310 days."""

DIVIDED_HALF_LIFE_DAYS = 730
"""The same for sides that have parts of a place: eleven times one of those towns was fought over for more
than three months, for 9,400 days in all; ten times that ended, which makes about two years."""

CONTEST_HALF_LIFE_DAYS = 30
"""Without news of fighting, a contest is as likely as not decided after a month: raids are over in a day, the
last street fights of most sieges in two weeks."""

STALEMATE_DAYS = 90
"""A contest that is not decided after so many days has as likely as not become a division of the town."""

_CONTEST_SHARE = 0.02
"""Share of days on which a town is contested when nothing is known of it; as many it is divided."""

_GOVERNMENT_SHARE = 2.0
"""How much likelier the government has a town of its state than any other side, as long as nobody tells."""

_HORIZON_DAYS = 800
"""Days before the first and after the last sign that are worked out: further than any answer is carried."""

_BUCKET_DAYS = 7
"""Signs of one sense by one voice within such a stretch are one sign: repetition is no evidence."""

_BATTLE_DAYS = 7
"""A capture dated more vaguely than this does not say on which days it was fought for."""

_MOPPING_UP_DAYS = 3
"""Fighting told of on the day of a capture, or so soon after, is the end of its battle."""

HALF_IS_WHOLE = 0.25
"""How often a report gives a contested town to one side, compared with when that side has it."""

WHOLE_IS_PART = 0.8
"""How often a report gives a side a part of a town that is all its own, compared with when it has a part."""

_PIECES = 31
"""Into so many pieces at most are the days of a vague change split: a month's are told apart."""

_LEAST_DOUBT = 0.001
"""Nothing that is told is surer than this leaves open."""

_NOT_OF_A_DAY = frozenset({Sense.TAKEN, Sense.LEFT, Sense.SPLIT, Sense.PRESSED})
"""What changes how likely a state follows another, and does not say which it is."""

CONTESTED = "contested"
"""The state in which two or more sides fight for the place."""
DIVIDED = "divided"
"""The state in which two or more sides have parts of it for good, as Aleppo and Deir ez-Zor for years."""
ELSE = "else"
"""The state in which a side that no sign names has the place, or nobody."""
NOT_SIDES = (CONTESTED, DIVIDED, ELSE)
"""The last states of every chain, after the sides."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The probability of each state on each day of a stretch."""

    first: int
    """The first day, as an ordinal."""
    states: tuple[str, ...]
    """Sides, sorted, then :data:`CONTESTED`, divided or not, and :data:`ELSE`."""
    probability: Matrix
    """Days × states; each row sums to 1."""
    divided: Matrix
    """Per day the probability that sides have parts of it for good; it is contested then."""


class _Merged(NamedTuple):
    """What independent voices say alike."""

    sense: Sense
    side: str
    first: int
    last: int
    spread: int
    voices: tuple[tuple[float, float], ...]
    """Per voice how surely it says so, and how surely it is right; see :class:`Sign`."""

    @property
    def doubt(self) -> float:
        """The probability that none of the voices is right and rightly read."""
        return math.prod(1 - reading * trust for reading, trust in self.voices)


@dataclass(frozen=True, slots=True)
class _Change:
    """A claimed change on one of some days."""

    first: int
    last: int
    rate: float
    """Natural rate per day at which it happens, if it has not happened before these days."""
    sense: Sense
    side: str


class _Press(NamedTuple):
    """Days on which a side is told to press on a place."""

    first: int
    last: int
    side: str


def believe(signs: Sequence[Sign], *, government: str | None = None, parties: Iterable[str] = ()) -> Beliefs:
    """Return what to believe of one place, day by day, given all signs of who had it.

    Args:
        signs: one or more; their order does not matter.
        government: the side of the government of its state; None when unknown.
        parties: the sides that are told to have places of its state: somebody else is one of them.
    """
    sides = {sign.side for sign in signs if sign.side and sign.sense not in NOT_HOLDING}
    states = (*sorted(sides), *NOT_SIDES)
    merged = _but_for_its_battle(_merge(signs))
    likelihood = _likelihoods(merged, states)
    changes = [
        change for m in merged if m.sense in (Sense.TAKEN, Sense.LEFT, Sense.SPLIT) for change in _spread(m)
    ]
    pressed = _pressed(signs, states)
    marks = set(likelihood)
    for change in changes:
        marks.update((change.first - 1, change.last))
    for press in pressed:
        marks.update((press.first - 1, press.last))
    first, last = min(marks) - _HORIZON_DAYS, max(marks) + _HORIZON_DAYS
    knots = sorted(marks | {first, last})
    steps = [
        _Steps(_daily(states, changes, pressed, a), b - a) for a, b in zip(knots, knots[1:], strict=False)
    ]
    before = _before(states, government, strangers=len(set(parties) - sides))
    days = _smooth(knots, steps, likelihood, before)
    divided = days[:, -2].copy()
    days[:, -3] += divided
    return Beliefs(first, (*sorted(sides), CONTESTED, ELSE), np.delete(days, -2, axis=1), divided)


def _spread(told: _Merged) -> Iterator[_Change]:
    """Yield a change told of a stretch of days so that every one of them is as likely the day of the change.

    At one rate for all days it would rather have happened at their beginning, the more so the surer it is.
    """
    happens, days = 1 - max(told.doubt, _LEAST_DOUBT), told.last - told.first + 1
    pieces = min(days, _PIECES)
    edges = [told.first + days * piece // pieces for piece in range(pieces + 1)]
    for first, end in pairwise(edges):
        left = 1 - happens * (first - told.first) / days
        rate = -math.log(max(_LEAST_DOUBT, 1 - happens * (end - first) / days / left)) / (end - first)
        yield _Change(first, end - 1, rate, told.sense, told.side)


def _pressed(signs: Iterable[Sign], states: tuple[str, ...]) -> list[_Press]:
    """Return on which days which sides press on a place, report by report of it one half-life on."""
    days: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sign in sorted((s for s in signs if s.sense is Sense.PRESSED), key=lambda s: s.first):
        own = days[sign.side if sign.side in states else ELSE]
        last = sign.last + PRESSED_HALF_LIFE_DAYS
        if own and sign.first <= own[-1][1]:
            own[-1] = (own[-1][0], max(own[-1][1], last))
        else:
            own.append((sign.first, last))
    return [_Press(first, last, side) for side in sorted(days) for first, last in days[side]]


def _before(states: tuple[str, ...], government: str | None, *, strangers: int) -> Matrix:
    """Return the probability of each state on the first day that is worked out; somebody else may be several.

    One half-life before anything is told it is what is known of the state; since then it may have changed.
    """
    share = np.ones(len(states))
    share[-1] = max(1, strangers)
    share[[-3, -2]] = 0.0
    share[states.index(government if government in states else ELSE)] += _GOVERNMENT_SHARE - 1
    share *= (1 - 2 * _CONTEST_SHARE) / share.sum()
    share[[-3, -2]] = _CONTEST_SHARE
    quiet = _daily(states, (), (), 0)
    since: Matrix = share @ np.linalg.matrix_power(quiet, HALF_LIFE_DAYS - _HORIZON_DAYS)
    return since


def _merge(signs: Iterable[Sign]) -> list[_Merged]:
    """Join signs that say the same: each voice counts once, with what it says most surely."""
    surest: dict[tuple[Sense, str, str, int, int], Sign] = {}
    for sign in sorted(signs, key=lambda s: (s.first, s.last, -s.credence, s.claim)):
        instant = sign.sense not in (Sense.TAKEN, Sense.LEFT, Sense.SPLIT)
        span = (sign.first // _BUCKET_DAYS, 0) if instant else (sign.first, sign.last)
        key = (sign.sense, sign.side, sign.voice.name, *span)
        if key not in surest or surest[key].credence < sign.credence:
            surest[key] = sign
    voices: dict[tuple[Sense, str, int, int, int], list[tuple[float, float]]] = defaultdict(list)
    for sign in surest.values():
        voices[sign.sense, sign.side, sign.first, sign.last, sign.spread].append((sign.reading, sign.trust))
    return [_Merged(*key, tuple(sorted(voices[key]))) for key in sorted(voices)]


def _but_for_its_battle(merged: Sequence[_Merged]) -> list[_Merged]:
    """Leave out fights, and falls of parts, that belong to the capture of the whole place."""
    captures = [m for m in merged if m.sense is Sense.TAKEN and m.last - m.first <= _BATTLE_DAYS]
    return [
        m
        for m in merged
        if m.sense not in (Sense.SPLIT, Sense.FOUGHT)
        or not any(
            m.doubt >= taken.doubt and taken.first <= m.last and m.first <= taken.last + _MOPPING_UP_DAYS
            for taken in captures
        )
    ]


def _likelihoods(merged: Iterable[_Merged], states: tuple[str, ...]) -> dict[int, Matrix]:
    """Return per day how well each state explains the signs of that day."""
    found: dict[int, Matrix] = {}
    for m in merged:
        if m.sense in _NOT_OF_A_DAY or (m.side and m.side not in states):
            continue
        before = found.get(m.first, np.ones(len(states)))
        explained = math.prod(_explained(m.sense, m.side, *voice, states) for voice in m.voices)
        found[m.first] = before * explained ** (1 / m.spread)
    return found


def _explained(sense: Sense, side: str, reading: float, trust: float, states: tuple[str, ...]) -> Matrix:
    """Return how well each state explains that a voice says something of one day.

    So far as it is misread, it says nothing: every state explains it alike.
    """
    size, shared = len(states), [-3, -2]
    if sense is Sense.HELD:
        told = np.full(size, (1 - trust) / (size - 1))
        told[shared] = trust * HALF_IS_WHOLE
        told[states.index(side)] = trust
        blank = 1 / size
    elif sense is Sense.NOT_HELD:
        told = np.ones(size)
        told[states.index(side)] = 1 - trust
        blank = 1.0
    elif sense is Sense.PART:
        told = np.full(size, (1 - trust) / (size - 1))
        told[shared] = trust
        told[states.index(side)] = trust * WHOLE_IS_PART
        blank = 1 / size
    elif sense is Sense.WHOLE:
        told = np.ones(size)
        told[shared] = 1 - trust
        blank = 1.0
    else:
        told = np.full(size, 1 - trust)
        told[shared] = blank = 1.0
    mixed: Matrix = reading * told + (1 - reading) * blank
    return mixed


def _daily(
    states: tuple[str, ...], changes: Iterable[_Change], pressed: Iterable[_Press], before: int
) -> Matrix:
    """Return the transition matrix of each day after ``before``, until the next knot."""
    size = len(states)
    usual, hurried, settle, stall, unite = (
        1 - 0.5 ** (1 / days)
        for days in (
            HALF_LIFE_DAYS,
            PRESSED_HALF_LIFE_DAYS,
            CONTEST_HALF_LIFE_DAYS,
            STALEMATE_DAYS,
            DIVIDED_HALF_LIFE_DAYS,
        )
    )
    pressing = {press.side for press in pressed if press.first <= before + 1 <= press.last}
    leave = np.array([hurried if pressing - {state} else usual for state in states])
    leave[-2] = unite
    matrix = np.repeat(leave[:, None] / max(1, size - 3), size, axis=1)
    matrix[:, -3] = settle * _CONTEST_SHARE
    matrix[:, -2] = unite * _CONTEST_SHARE
    matrix[-3] = settle / (size - 2)
    matrix[-3, -2] = stall
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
        move[:, [-3, -2]] = 0.5
        return move
    move = np.eye(size)
    at = states.index(change.side)
    move[at] = 1 / (size - 3)
    move[at, [at, size - 3, size - 2]] = 0.0
    others = [i for i in range(size - 3) if i != at]
    if others:  # of those who fight for it, who leaves leaves it to the others
        move[-3] = 0.0
        move[-3, others] = 1 / len(others)
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
    knots: Sequence[int], steps: Sequence[_Steps], likelihood: dict[int, Matrix], before: Matrix
) -> Matrix:
    """Forward–backward: return the probability of each state on each day from the first knot to the last."""
    size = len(before)
    flat = np.ones(size)
    forward = [before]
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
