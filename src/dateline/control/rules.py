"""What a claim says of who has a place: its type, status and roles → signs.

Rules in the manner of VIINA, widened to rest on who does what to whom: a capture says who has the place
from then on and who had it before; a hold says it for its days; a planned or failed capture says that the
taker does not have it yet; whoever is bombed or besieged in a place likely has it, whoever bombs it has not.

Reference:
    Zhukov, Ayers (2023), VIINA: Violent Incident Information from News Articles, territorial control rules.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.control.case import Case
from dateline.control.signs import Sense, Sign
from dateline.model import Claim, ClaimStatus, ClaimType, Grain, When

_STRIKES = frozenset({ClaimType.AIRSTRIKE, ClaimType.SHELLING})
"""Fire from afar: whoever holds a place does not shell it. Bombs and raids come from within and without."""
_FIGHTS = frozenset({ClaimType.CLASH, ClaimType.ADVANCE, ClaimType.BESIEGE})

_LONGEST_CHANGE_DAYS = 400
"""A change told of with a longer interval ("during the war") dates nothing; it says only how things ended."""

_HOLD_STEP_DAYS = 120
"""A long hold speaks fully of its last day, on which it is told; what it says of the days before is spread
over signs this far apart, since a change that it left out is likelier the longer ago it was."""

_RETOLD_DAYS = 14
"""Reports tell of a capture for so long as of something new."""

LEAD = 350
"""A sentence that begins within so many characters tells what is new."""

_MONTH_DAYS = 30

_SINCE = re.compile(r"\bsince\b.*\w", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:(?P<part>early|mid|late)[\s-]+)?(?:this|last)\s+week\b", re.IGNORECASE)
"""Words that name a week or, by ``part``, some days of one."""
_WEEK_DAYS, _PART_OF_WEEK_DAYS = 6, 2
"""Days after the first that these leave open."""

_ONSET = 0.9
"""Share of a hold's credence that it began when the words "since June 2014" say."""
_BEFORE = 0.9
"""Share of a capture's credence that its loser had the place the day before."""
_NOT_BEFORE = 0.7
"""Share that the taker did not have it the day before."""
_NOT_YET = 0.95
"""Share of a plan's credence that the planner does not have it yet: nobody plans to take what is taken."""
_STILL = 0.7
"""Share of a plan's or a failure's credence that the party against which it goes has it."""
_PART = 0.5
"""Share of a partial capture's credence that the place was then in two hands: of those told of the towns of
``evaluation/history.csv`` 14 of 28."""
_SHARE = 0.9
"""The same where the words say how much of the place it was: "90 percent" leaves ten to somebody."""
_HAS_PART = 0.5
"""Share of the credence of a hold of some ground, "rebel-held areas", that the ground is in the place."""
_FIGHT = 0.08
"""Share of a fight's credence that the place was then in two hands: most fights are raids, or at the edge, so
that only fights told of for weeks, by several voices, make a place contested."""
_TARGET = 0.35
"""Share of a siege's credence that the besieged party has the place, and that the besieging one does not."""
_STRUCK = 0.05
"""The same of fire from afar: it falls on front lines, on roads, and on the towns of the one who fires."""
_HAS_TAKEN = 0.5
"""Share of a capture's credence that its taker has the place on its day: that it changed hands only says how
likely one holder follows another. The last day of a vague change would draw the change to itself."""
_PRESUMED = 0.8
"""Share of a capture's credence that a party it leaves out is the one that its report mostly names so."""
_PRESUMED_LOSER = 0.65
"""The same of a loser that it leaves out, who may be a third party: of those presumed to have had a town of
``evaluation/history.csv`` that their sentence names, eight of fourteen had it alone and two shared it."""
_STILL_HAD = 0.5
"""Share of the credence of a capture of some time ago that its taker has the place when it is told."""
_SOMEBODY = 0.7
"""Share of a capture's credence that a known side lost the place, when neither taker nor loser is named."""
_ONLY_LEFT = 0.6
"""Share of a withdrawal's credence that the whole force left."""
_DROVE_OUT = 0.9
"""The same when another force drives it out or defeats it there, which does so to have the place."""


def signs_of(case: Case) -> Iterator[Sign]:
    """Yield the signs of a case; none, for types that say nothing of control."""
    kind = case.claim.type
    if kind is ClaimType.CAPTURE:
        yield from _capture(case)
    elif kind is ClaimType.HOLD:
        yield from _hold(case)
    elif kind is ClaimType.WITHDRAW:
        yield from _withdraw(case)
    elif kind is ClaimType.OPERATION and case.claim.status is ClaimStatus.PLANNED:
        yield from _not_yet(case, case.told)
    elif kind in _FIGHTS and not _unreal(case.claim):
        yield from _fight(case)
    elif kind in _STRIKES and not _unreal(case.claim):
        yield from _strike(case)


def _unreal(claim: Claim) -> bool:
    return claim.status in (ClaimStatus.PLANNED, ClaimStatus.DENIED)


def _capture(case: Case) -> Iterator[Sign]:
    status = case.claim.status
    if status is ClaimStatus.PLANNED:
        yield from _not_yet(case, case.told)
        return
    if case.days is None:
        return
    first, last = _onset(case, *case.days)
    if status is ClaimStatus.DENIED:
        yield from _not_yet(case, last)
        return
    if case.part:
        yield from case.sign(Sense.SPLIT, None, first, last, _SHARE if case.share else _PART)
        yield from case.sign(Sense.HELD, case.patient, first - 1, first - 1, _TARGET)
        return
    dated = case.dated and last - first <= _LONGEST_CHANGE_DAYS
    if not dated and status is ClaimStatus.POSSIBLE:
        return  # "should the town fall": it has not
    if not dated or _is_retold(case, first):
        yield from case.sign(Sense.HELD, case.agent, last, last, 1.0)
        yield from case.sign(Sense.NOT_HELD, case.patient, last, last, 1.0)
        return
    if status is ClaimStatus.ONGOING:
        yield from case.sign(Sense.SPLIT, None, first, last, _PART)
    elif case.agent is None and case.usual_taker is not None:
        yield from case.sign(Sense.TAKEN, case.usual_taker, first, last, _PRESUMED)
    elif case.agent is None and case.patient is not None:
        yield from case.sign(Sense.LEFT, case.patient, first, last, 1.0)
    elif case.agent is None:
        # Somebody unnamed took it: whoever had it has lost it.
        for side in sorted(case.weight):
            yield from case.sign(Sense.LEFT, side, first, last, _SOMEBODY)
    else:
        yield from case.sign(Sense.TAKEN, case.agent, first, last, 1.0)
        yield from case.sign(Sense.NOT_HELD, case.agent, first - 1, first - 1, _NOT_BEFORE)
    if first == last:
        yield from case.sign(Sense.HELD, case.agent, last, last, _HAS_TAKEN)
    yield from case.sign(Sense.NOT_HELD, case.patient, last, last, 1.0)
    yield from _still_had(case, case.agent or case.usual_taker, last)
    if case.patient is not None:
        yield from case.sign(Sense.HELD, case.patient, first - 1, first - 1, _BEFORE)
    elif case.usual_loser != case.usual_taker:
        yield from case.sign(Sense.HELD, case.usual_loser, first - 1, first - 1, _BEFORE * _PRESUMED_LOSER)


def _still_had(case: Case, taker: str | None, last: int) -> Iterator[Sign]:
    """Yield that who took it long ago still has it: a report that tells of a capture tells of a loss too."""
    if case.told is None or case.told - last <= _RETOLD_DAYS:
        return
    falls = case.falls.get(case.claim.document, ())
    if not any(day > last and side != taker for day, side in falls):
        yield from case.sign(Sense.HELD, taker, case.told, case.told, _STILL_HAD)


def _is_retold(case: Case, day: int) -> bool:
    """Say whether a capture told without a day is one that was reported, with its side, some days before.

    Further down in a report, where background stands, it may be one of any age, unless the place fell to
    somebody else in between.
    """
    if case.claim.when.text is not None or case.claim.status is not ClaimStatus.HAPPENED:
        return False
    falls = [fall for told in case.falls.values() for fall in told if fall[0] < day]
    fallen = max((fallen for fallen, side in falls if side in case.agents), default=None)
    if fallen is None:
        return False
    lost = any(later > fallen and side not in case.agents for later, side in falls)
    return day - fallen <= _RETOLD_DAYS or (case.claim.sentence.start > LEAD and not lost)


def _onset(case: Case, first: int, last: int) -> tuple[int, int]:
    """Return the days on which a change happened: what has stood "since early 2014" came about then.

    A share that fell piece by piece, "entered in June and has since taken 90 percent", began to fall then.
    Words that close their days themselves date it by all of them: "since insurgents took it in April".
    """
    claim = case.claim
    start, end = claim.when.start, claim.when.end
    closed = end is not None and case.told is not None and end.toordinal() < case.told
    began = case.share and claim.when.text is not None and claim.when.text.casefold() == "since"
    if start is None or closed or not (began or _is_since(claim)):
        return first, last
    return start.toordinal(), start.toordinal() + _vagueness(claim.when)


def _is_since(claim: Claim) -> bool:
    """Say whether the words say since when: a bare "since", as in "has since lost", says after what."""
    return claim.when.text is not None and _SINCE.search(claim.when.text) is not None


def is_fall(case: Case) -> bool:
    """Say whether a case tells that the whole place fell: it was captured, or its holder driven out."""
    driven_out = case.claim.type is ClaimType.WITHDRAW and case.agent is not None and case.patient is not None
    happened = case.claim.status is ClaimStatus.HAPPENED
    return (case.claim.type is ClaimType.CAPTURE or driven_out) and happened and not case.part


def _not_yet(case: Case, day: int | None) -> Iterator[Sign]:
    """Yield what a plan or a failure says: its party has not got the place, the one against it has."""
    if day is not None and not case.part:
        day = _before_own_fall(case, day)
        yield from case.sign(Sense.NOT_HELD, case.agent, day, day, _NOT_YET)
        if not case.former:
            yield from case.sign(Sense.HELD, case.patient, day, day, _STILL)
        if case.claim.status is ClaimStatus.PLANNED:
            yield from case.sign(Sense.PRESSED, case.agent, day, day, 1.0)


def _before_own_fall(case: Case, day: int) -> int:
    """Return the day on which a plan stood of which the same report says that it came to pass."""
    falls = case.falls.get(case.claim.document, ())
    own = [fallen - 1 for fallen, side in falls if side in case.agents and day - fallen <= _MONTH_DAYS]
    return min([day, *own])


def _hold(case: Case) -> Iterator[Sign]:
    claim = case.claim
    if claim.status is ClaimStatus.PLANNED or case.agent is None or case.told is None:
        return
    said = claim.when.start if claim.when.text is not None else None
    start = said.toordinal() if said is not None else None
    end = claim.when.end.toordinal() if claim.when.end is not None else case.told
    if claim.status is ClaimStatus.DENIED or case.former:
        yield from case.sign(Sense.NOT_HELD, case.agent, end, end, _NOT_YET)
        return
    if claim.status is ClaimStatus.HAPPENED:
        if claim.when.end is None:
            return  # over by then, nobody says since when
        end = _last_held(date.fromordinal(end))
    end = _before_fall(case, start, end)
    if start is None or start > end:
        start = end
    onset = min(end, start + _vagueness(claim.when))
    began = _is_since(claim) and start < end and not case.attribute
    within = range(onset, end, _HOLD_STEP_DAYS)
    if case.part:
        yield from case.sign(Sense.PART, case.agent, end, end, _HAS_PART)
        if case.divided:
            if began:
                yield from case.sign(Sense.SPLIT, None, start, onset, _ONSET * claim.confidence)
                yield from case.sign(Sense.WHOLE, None, start - 1, start - 1, _ONSET * claim.confidence)
            yield from _throughout(case, Sense.DIVIDED, None, within, end)
        return
    if began:
        yield from case.sign(Sense.TAKEN, case.agent, start, onset, _ONSET * claim.confidence)
        yield from case.sign(Sense.NOT_HELD, case.agent, start - 1, start - 1, _ONSET * claim.confidence)
    yield from _throughout(case, Sense.HELD, case.agent, within, end)


def _throughout(
    case: Case, sense: Sense, side: str | None, within: Sequence[int], end: int
) -> Iterator[Sign]:
    """Yield what is told of the last day of a long time, and once more, spread over the days within."""
    yield from case.sign(sense, side, end, end, 1.0)
    for day in within:
        yield from case.sign(sense, side, day, day, 1.0, spread=1 + len(within))


def _before_fall(case: Case, start: int | None, end: int) -> int:
    """Return the last day of a hold that the same report says has ended: "the stronghold fell today"."""
    falls = sorted(case.falls.get(case.claim.document, ()), key=lambda fall: (fall[0], str(fall[1])))
    if falls and falls[-1][1] not in case.agents:
        fallen = falls[-1][0]
        if fallen <= end and (start is None or start <= fallen):
            return fallen - 1
    return end


def _last_held(day: date) -> int:
    """Return the last day of a hold that is over by a day; that day, or that month, is the next one's."""
    is_month = (day + timedelta(1)).day == 1
    return (day.replace(day=1) if is_month else day).toordinal() - 1


def _vagueness(when: When) -> int:
    """Return the days that a stated first day leaves open: that of a week or more stands for all of it."""
    if when.start is None or when.grain is Grain.DAY:
        week = _WEEK.search(when.text or "")
        return 0 if week is None else _PART_OF_WEEK_DAYS if week["part"] else _WEEK_DAYS
    if when.grain is Grain.YEAR:
        return (date(when.start.year, 12, 31) - when.start).days
    return ((when.start.replace(day=1) + timedelta(_MONTH_DAYS + 1)).replace(day=1) - when.start).days - 1


def _withdraw(case: Case) -> Iterator[Sign]:
    leaver = case.patient or case.agent
    driver = case.agent if case.patient is not None else None
    if case.claim.status is ClaimStatus.PLANNED or case.claim.status is ClaimStatus.DENIED:
        if case.told is not None:
            yield from case.sign(Sense.HELD, leaver, case.told, case.told, _TARGET)
            if driver is not None and case.claim.status is ClaimStatus.PLANNED:
                yield from case.sign(Sense.PRESSED, driver, case.told, case.told, 1.0)
        return
    if case.days is None or leaver is None:
        return
    first, last = case.days
    if last - first > _LONGEST_CHANGE_DAYS:
        yield from case.sign(Sense.NOT_HELD, leaver, last, last, _ONLY_LEFT)
        return
    share = _ONLY_LEFT if case.patient is None else _DROVE_OUT
    if not case.dated:
        yield from case.sign(Sense.NOT_HELD, leaver, last, last, share)
        return
    yield from case.sign(Sense.PART if case.part else Sense.HELD, leaver, first - 1, first - 1, share)
    if case.part:
        yield from case.sign(Sense.SPLIT, None, first, last, _FIGHT)
        return
    if driver is not None:
        yield from case.sign(Sense.TAKEN, driver, first, last, share)
    else:
        yield from case.sign(Sense.LEFT, leaver, first, last, share)
    yield from case.sign(Sense.NOT_HELD, leaver, last, last, share)


def _fight(case: Case) -> Iterator[Sign]:
    if case.days is None:
        return
    first, last = case.days
    won = case.rout and case.patient is not None and not case.part
    if won and not case.dated:
        yield from case.sign(Sense.NOT_HELD, case.patient, last, last, _DROVE_OUT)
        return
    if won and last - first <= _LONGEST_CHANGE_DAYS:
        yield from case.sign(Sense.HELD, case.patient, first - 1, first - 1, _BEFORE * _DROVE_OUT)
        yield from case.sign(Sense.TAKEN, case.agent, first, last, _DROVE_OUT)
        yield from case.sign(Sense.NOT_HELD, case.patient, last, last, _DROVE_OUT)
        return
    if case.claim.type is ClaimType.BESIEGE:
        yield from case.sign(Sense.NOT_HELD, case.agent, last, last, _TARGET)
        yield from case.sign(Sense.HELD, case.patient, last, last, _TARGET)
    else:
        yield from case.sign(Sense.FOUGHT, None, last, last, _FIGHT)
        if case.entry:
            yield from case.sign(Sense.NOT_HELD, case.agent, first - 1, first - 1, _NOT_BEFORE)
            yield from case.sign(Sense.SPLIT, None, first, last, _PART)
    if case.claim.type is not ClaimType.CLASH and case.claim.status is not ClaimStatus.POSSIBLE:
        yield from case.sign(Sense.PRESSED, case.agent, last, last, 1.0)


def _strike(case: Case) -> Iterator[Sign]:
    if case.days is None:
        return
    last = case.days[1]
    yield from case.sign(Sense.NOT_HELD, case.agent, last, last, _STRUCK)
    yield from case.sign(Sense.HELD, case.patient, last, last, _STRUCK)
