"""Beliefs → intervals: runs of days with one answer, and what each rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from dateline.actors import ActorTable
from dateline.control.chain import CONTESTED, ELSE, Beliefs
from dateline.control.signs import Sense, Sign
from dateline.control.sureness import share_right
from dateline.ids import ActorId
from dateline.model import Account, Basis, Contest, Control, ControlStatus, Place

BELIEF = 0.6
"""Below this probability the answer is "not known"."""

STRANGER = 0.15
"""Where no answer is believed, and hardly anybody but two sides can have the place, they contest it by their
accounts; where a third may well have it, the news is old and the answer is "not known"."""

CARRY_DAYS = 730
"""The last word on a place is carried for two years and no further: in towns of ``evaluation/history.csv``
whatever was still believed in the second year was right, in all sixteen of them."""

CARRY_BACK_DAYS = 180
"""The first one is carried back for half a year, since a place is often told of when it has just changed
hands: in the towns of ``evaluation/history.csv`` four of five days carried back further were right, of those
carried on as far all but one in a thousand."""

CONTESTED_SHARE = 0.5
"""How often a place is contested when the model is sure that it is, and no report tells that sides have parts
of it for good: in the known history of the towns of ``evaluation/history.csv`` about every other day, since
reports tell more of fights than of quiet."""

VOICES = 2
"""So many voices, at least, make a place contested: of the days on which one voice alone made it out to be,
one in fifty was, in the towns of ``evaluation/history.csv``."""

WORD = 0.15
"""Signs of less credence than this, such as strikes from the air, add to a belief and carry none."""

REACH_DAYS = 30
"""A report tells of a place for so many days before and after: beyond them a holder is carried, not
observed."""

_SHORT_DAYS = 7
"""A gap this short between two answers is the doubt about the day of change: the likelier side has it."""

_MONTH_DAYS = 31
"""Of a change told at least as precisely as this the days are looked for its day."""

_NAMED_SHARE = 0.6
"""The holder's name is that of the lowest command that covers this share of what voices call it."""

_UNKNOWN = ELSE

Labels = npt.NDArray[np.intp]
"""Per day the index of the state that is the answer."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Days with one answer."""

    first: int
    last: int
    state: str
    """A side, :data:`CONTESTED`, or :data:`ELSE` for "not known"."""
    side: str | None
    """The likeliest side; None when not known."""
    beliefs: Beliefs
    """What it is read off."""

    def belief(self, first: int, last: int, contest: Contest | None = None) -> float:
        """Return the mean probability of the answer on some days; contested by accounts, of its sides."""
        days = slice(first - self.beliefs.first, last - self.beliefs.first + 1)
        mean = self.beliefs.probability[days].mean(axis=0)
        if self.state == _UNKNOWN:
            return 1 - float(mean[:-1].max())
        value = float(mean[self.beliefs.states.index(self.state)])
        if self.state == CONTESTED:
            divided = float(self.beliefs.divided[days].mean()) if contest is Contest.FIGHTING else 0.0
            accounts = float(np.sort(mean[:-2])[-2:].sum()) if value < BELIEF else 0.0
            value = divided + CONTESTED_SHARE * (value - divided + accounts)
        return min(1.0, max(0.0, value))


def intervals(
    place: Place, beliefs: Beliefs, signs: Sequence[Sign], *, actors: ActorTable
) -> Iterator[Control]:
    """Yield the timeline of a place: sorted, without gap or overlap, open at both ends.

    Args:
        place: the place.
        beliefs: what to believe of it day by day.
        signs: what the beliefs rest on.
        actors: the parties and their commands.
    """
    runs = _runs(beliefs, signs)
    if all(run.state == _UNKNOWN for run in runs):
        return
    for i, run in enumerate(runs):
        start = None if i == 0 else run.first
        end = None if i == len(runs) - 1 else run.last
        if run.state == _UNKNOWN:
            yield _unknown(place, start, end, round(run.belief(run.first, run.last), 4))
        else:
            yield from _known(place, run, signs, actors)


def _runs(beliefs: Beliefs, signs: Sequence[Sign]) -> list[_Run]:
    """Return the runs; the first and the last are unknown, since nothing is known beyond the horizon."""
    labels = _labels(beliefs, signs)
    labels = _absorb(labels, beliefs, signs)
    labels = _bridge(labels, beliefs, signs)
    labels = _forget(labels, beliefs, signs)
    labels = _unless_told(labels, beliefs, signs)
    labels = _date(labels, beliefs, signs)
    runs = []
    for a, b in _stretches(labels):
        state = beliefs.states[labels[a]]
        mean = beliefs.probability[a:b].mean(axis=0)
        side = None if state == _UNKNOWN else beliefs.states[int(np.argmax(mean[:-2]))]
        runs.append(_Run(beliefs.first + a, beliefs.first + b - 1, state, side, beliefs))
    return runs


def _stretches(labels: Labels) -> list[tuple[int, int]]:
    """Return the runs of equal labels as half-open index ranges."""
    edges = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), len(labels)]
    return list(zip(edges, edges[1:], strict=False))


def _labels(beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Return per day the index of the state believed: a side, contested, or ``else`` for "not known"."""
    known = beliefs.probability[:, :-1]
    labels: Labels = known.argmax(axis=1)
    labels[known.max(axis=1) < BELIEF] = len(beliefs.states) - 1
    if len(beliefs.states) > len((CONTESTED, ELSE, "one side")):
        two = np.sort(beliefs.probability[:, :-2])[:, -2:].sum(axis=1) + beliefs.probability[:, -2]
        rivals = (known.max(axis=1) < BELIEF) & (two >= 1 - STRANGER)
        labels[rivals & _reached(beliefs, signs)] = len(beliefs.states) - 2
    return labels


def _reached(beliefs: Beliefs, signs: Sequence[Sign]) -> npt.NDArray[np.bool_]:
    """Return per day whether some report tells of the place nearby in time."""
    reached = np.zeros(len(beliefs.probability), dtype=np.bool_)
    for sign in signs:
        if sign.spread > 1 or sign.sense is Sense.PRESSED:
            continue
        first = max(0, sign.first - REACH_DAYS - beliefs.first)
        reached[first : sign.last + REACH_DAYS + 1 - beliefs.first] = True
    return reached


def _absorb(labels: Labels, beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Give short runs of doubt between two answers to the likelier side of each day."""
    labels = labels.copy()
    fought = {day for sign in signs if sign.sense is Sense.SPLIT for day in (sign.first, sign.last)}
    doubtful = (len(beliefs.states) - 2, len(beliefs.states) - 1)
    for a, b in _stretches(labels)[1:-1]:
        inside = any(beliefs.first + a <= day < beliefs.first + b for day in fought)
        between_answers = labels[a - 1] not in doubtful and labels[b] not in doubtful
        if labels[a] in doubtful and between_answers and b - a <= _SHORT_DAYS and not inside:
            labels[a:b] = beliefs.probability[a:b, :-2].argmax(axis=1)
    return labels


def _bridge(labels: Labels, beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Give days that are not known, between two spells of one holder, to it where no sign tells otherwise."""
    labels = labels.copy()
    unknown = len(beliefs.states) - 1
    for a, b in _stretches(labels)[1:-1]:
        if labels[a] != unknown or labels[a - 1] != labels[b] or labels[b] >= unknown - 1:
            continue
        holder = beliefs.states[labels[b]]
        first, last = beliefs.first + a, beliefs.first + b - 1
        if not any(
            _speaks_against(sign, holder) and sign.first <= last and first <= sign.last for sign in signs
        ):
            labels[a:b] = labels[b]
    return labels


def _speaks_against(sign: Sign, holder: str) -> bool:
    if sign.sense in (Sense.NOT_HELD, Sense.LEFT):
        return sign.side == holder
    return sign.side != holder and sign.sense not in (Sense.FOUGHT, Sense.PRESSED, Sense.WHOLE)


def _forget(labels: Labels, beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Let no answer reach further on or back from the signs that speak for it than words are carried."""
    labels = labels.copy()
    unknown = len(beliefs.states) - 1
    for a, b in _stretches(labels):
        if labels[a] == unknown:
            continue
        state = beliefs.states[labels[a]]
        support = _support(state, state, signs)
        first, last = beliefs.first + a, beliefs.first + b - 1
        near = [s for s in support if s.first - CARRY_BACK_DAYS <= last and first - CARRY_DAYS <= s.last]
        from_day = min((s.first for s in near), default=last + 1 + CARRY_BACK_DAYS) - CARRY_BACK_DAYS
        to_day = max((s.last for s in near), default=first - 1 - CARRY_DAYS) + CARRY_DAYS
        labels[a : max(a, from_day - beliefs.first)] = unknown
        labels[min(b, to_day + 1 - beliefs.first) : b] = unknown
    labels[0] = labels[-1] = unknown
    return labels


def _unless_told(labels: Labels, beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Let no fight be carried far from a report, nor rest on the word of one: a fight at the gates is none.

    A town that sides have divided between them is carried as one that a side holds.
    """
    labels = labels.copy()
    contested, unknown = len(beliefs.states) - 2, len(beliefs.states) - 1
    fought = (labels == contested) & (beliefs.divided < BELIEF)
    labels[fought & ~_reached(beliefs, signs)] = unknown
    support = _support(CONTESTED, None, signs)
    for a, b in _stretches(labels):
        first, last = beliefs.first + a - REACH_DAYS, beliefs.first + b - 1 + REACH_DAYS
        voices = {sign.voice.name for sign in support if sign.first <= last and first <= sign.last}
        if labels[a] == contested and len(voices) < VOICES:
            labels[a:b] = unknown
    return labels


def _date(labels: Labels, beliefs: Beliefs, signs: Sequence[Sign]) -> Labels:
    """Give days that are not known, on one of which a change between two holders is told, to the likelier."""
    labels = labels.copy()
    unknown = len(beliefs.states) - 1
    for a, b in _stretches(labels)[1:-1]:
        sides = labels[a] == unknown and labels[a - 1] < unknown - 1 and labels[b] < unknown - 1
        if sides and _lie_in_a_change(beliefs.first + a, beliefs.first + b - 1, signs):
            labels[a:b] = beliefs.probability[a:b, :-2].argmax(axis=1)
    return labels


def _lie_in_a_change(first: int, last: int, signs: Iterable[Sign]) -> bool:
    """Say whether days are among those of a month, or less, in which a change is told."""
    changes = (s for s in signs if s.sense is Sense.TAKEN and s.last - s.first <= _MONTH_DAYS)
    return any(sign.first <= first and last <= sign.last for sign in changes)


def _unknown(place: Place, start: int | None, end: int | None, belief: float) -> Control:
    return Control(
        place=place,
        holder=None,
        start=_day(start),
        end=_day(end),
        status=ControlStatus.UNKNOWN,
        belief=belief,
        basis=Basis.UNKNOWN,
        carried_days=0,
        account=Account.NONE,
        events=(),
        claims=(),
        known_from=None,
    )


def _known(place: Place, run: _Run, signs: Sequence[Sign], actors: ActorTable) -> Iterator[Control]:
    """Yield the rows of a run: carried back, observed, carried on; any of the three may be missing."""
    support = _support(run.state, run.side, signs)
    inside = [s for s in support if s.first <= run.last and run.first <= s.last]
    if not inside:
        near = min(support, key=lambda s: (_gap(run, s), s.claim), default=None)
        backing = [s for s in support if near is not None and _gap(run, s) == _gap(run, near)]
        yield _row(place, run, run.first, run.last, backing, support, Basis.CARRIED, actors)
        return
    observed_from = max(run.first, min(max(run.first, s.first) for s in inside) - REACH_DAYS)
    observed_to = min(run.last, max(min(run.last, s.last) for s in inside) + REACH_DAYS)
    if run.first < observed_from:
        first = min(inside, key=lambda s: s.first).first
        backing = [s for s in inside if s.first <= first + REACH_DAYS]
        yield _row(place, run, run.first, observed_from - 1, backing, support, Basis.CARRIED, actors)
    yield _row(place, run, observed_from, observed_to, inside, support, Basis.OBSERVED, actors)
    if observed_to < run.last:
        latest = max(s.last for s in inside)
        backing = [s for s in inside if s.last >= latest - REACH_DAYS]
        yield _row(place, run, observed_to + 1, run.last, backing, support, Basis.CARRIED, actors)


def _support(state: str, side: str | None, signs: Iterable[Sign]) -> list[Sign]:
    """Return the signs that speak for an answer."""
    said = [s for s in signs if s.credence >= WORD or s.sense is Sense.FOUGHT]
    if state == CONTESTED:
        return [s for s in said if s.sense not in (Sense.NOT_HELD, Sense.LEFT, Sense.PRESSED, Sense.WHOLE)]
    return [s for s in said if s.side == side and s.sense in (Sense.HELD, Sense.TAKEN, Sense.PART)]


def _gap(run: _Run, sign: Sign) -> int:
    return max(sign.first - run.last, run.first - sign.last, 0)


def _row(
    place: Place,
    run: _Run,
    first: int,
    last: int,
    backing: Sequence[Sign],
    support: Sequence[Sign],
    basis: Basis,
    actors: ActorTable,
) -> Control:
    contest = _contest(backing) if run.state == CONTESTED else None
    account = _account(run.side, backing)
    belief = run.belief(first, last, contest)
    if account is Account.CLAIMED:
        belief = min(belief, max(sign.trust for sign in backing))  # it is no surer than whose word it is
    elif run.state != CONTESTED:
        belief = share_right(belief)
    far = 0
    if basis is Basis.CARRIED and backing:
        far = max(min(max(s.first - day, day - s.last, 0) for s in backing) for day in (first, last))
    return Control(
        place=place,
        holder=_name(run.side, backing or support, actors),
        start=_day(first),
        end=_day(last),
        status=ControlStatus.CONTESTED if run.state == CONTESTED else ControlStatus.HELD,
        belief=round(belief, 4),
        basis=basis,
        carried_days=far,
        account=account,
        events=tuple(sorted({s.event for s in backing})),
        claims=tuple(sorted({s.claim for s in backing})),
        known_from=min((s.published for s in backing if s.published is not None), default=None),
        contest=contest,
    )


def _contest(backing: Iterable[Sign]) -> Contest:
    """Say whether any report tells of a fight, or of parts that sides have."""
    fought = any(sign.sense in (Sense.FOUGHT, Sense.SPLIT, Sense.PART, Sense.DIVIDED) for sign in backing)
    return Contest.FIGHTING if fought else Contest.ACCOUNTS


def _account(side: str | None, backing: Iterable[Sign]) -> Account:
    """Say whether anybody but the holder's own side says so."""
    speakers = {sign.voice.side for sign in backing}
    if not speakers:
        return Account.NONE
    return Account.CLAIMED if speakers == {side} else Account.CORROBORATED


def _name(side: str | None, signs: Iterable[Sign], actors: ActorTable) -> ActorId | None:
    """Return the lowest command on a side that covers most of what voices name as its holder."""
    if side is None:
        return None
    named = {(s.voice.name, actor) for s in signs if s.side == side for actor in s.actors}
    votes = Counter(above for _, actor in named for above in actors.lineage(actor))
    enough = [actor for actor in votes if votes[actor] >= _NAMED_SHARE * len(named)]
    return max(enough, key=lambda a: (len(actors.lineage(a)), votes[a], a), default=ActorId(side))


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.min + timedelta(ordinal - 1)
