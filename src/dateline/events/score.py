"""How likely two claims tell of one event: a logistic model over readable comparisons.

Claims of one report and claims of two differ: a writer keeps the parts of a story apart with care and names
a thing anew in each sentence, while two writers tell the same thing in other words, with other figures, and
may each mean another of several strikes that day. So there are two tables of weights. Those within a report
are fitted on the coded training reports (``python -m evaluation.events GOLD --fit``), those across reports
on judged pairs, held to the former where pairs are few (``python -m evaluation.pairs ARTICLES --fit``).

Reference:
    Fellegi, Sunter (1969), A theory for record linkage, JASA 64: weigh each comparison by how much more
    often it agrees among true links than among others.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.actors import ActorTable
from dateline.events.facts import UNKNOWN, Facts, apart_km, gap_days, same_command, sides
from dateline.events.kinds import BATTLE, HAVING, LASTING
from dateline.events.veto import FAR_KM, SAME_TOWN_KM, excluded
from dateline.events.weights import ACROSS, BIAS, ONE_STATE, WEIGHTS
from dateline.ids import ActorId
from dateline.model import ClaimStatus, ClaimType, Relation

_NO_LINK = -20.0
"""Log-odds of a pair that cannot be one event."""

_LEAD = 350
"""A sentence that begins within so many characters tells of what the report is about."""

_PRESUMED_DAYS = 2
"""Days that no words give are those of the report, which may come out so much later."""

_MONTH_DAYS = 30

_FEW_DAYS = 3
"""Days in the news that do not tell a quiet place from a record of few reports."""


def log_odds(a: Facts, b: Facts, actors: ActorTable) -> float:
    """Return the natural logarithm of the odds that two claims tell of one event."""
    if excluded(a, b, actors):
        return _NO_LINK
    if a.document != b.document:
        bias, weights = ACROSS["bias"], ACROSS
        compared: Iterable[tuple[str, float]] = chain(comparisons(a, b, actors), between(a, b, actors))
    else:
        bias, weights = BIAS, WEIGHTS
        compared = comparisons(a, b, actors)
    total = bias + sum(weights.get(name, 0.0) * value for name, value in compared)
    by_hand = _one_state(a, b) and (a.document == b.document or a.type is ClaimType.CAPTURE)
    return total + ONE_STATE if by_hand else total


def _one_state(a: Facts, b: Facts) -> bool:
    """Say whether two claims tell of one taking, or one holding, of a town.

    The sides agree and the days are near, or the pair would have been excluded. Near a town there may be
    several takings a day; but a denial answers the one that another report tells of.
    """
    if a.type != b.type or a.type not in HAVING:
        return False
    if a.type is ClaimType.CAPTURE and (a.days is None or b.days is None):
        return False
    answers = a.document != b.document and (a.status is ClaimStatus.DENIED) != (
        b.status is ClaimStatus.DENIED
    )
    towns = {(s.id, s.relation) for s in a.spots if not s.wide and (answers or s.relation is Relation.IN)}
    return any((spot.id, spot.relation) in towns for spot in b.spots)


def comparisons(a: Facts, b: Facts, actors: ActorTable) -> Iterator[tuple[str, float]]:
    """Return the comparisons of two claims that hold: name, and 1 or a share between 0 and 1."""
    agents, patients = (b.patients, b.agents) if _from_either_end(a, b, actors) else (b.agents, b.patients)
    return chain(
        _kind(a, b),
        _where(a, b),
        _days(a, b),
        _parties("agent", a.agents, agents, actors),
        _parties("patient", a.patients, patients, actors),
        _words(a, b),
        _figures(a, b),
    )


def _from_either_end(a: Facts, b: Facts, actors: ActorTable) -> bool:
    """Say whether two reports tell of fighting, each with another of its sides as the one that acts."""
    if a.document == b.document or a.type not in BATTLE or b.type not in BATTLE:
        return False
    if sides(a.agents, actors) & sides(b.agents, actors):
        return False
    ends = (a.agents, b.patients), (a.patients, b.agents)
    return any(sides(one, actors) & sides(other, actors) for one, other in ends)


def _kind(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.type == b.type:
        yield f"both {a.type}", 1.0
    elif ClaimType.CASUALTIES in (a.type, b.type):
        yield "cause and toll", 1.0
    else:
        yield "other types", 1.0
    if a.status == b.status:
        yield "same status", 1.0
    elif ClaimStatus.DENIED in (a.status, b.status):
        yield "one denied", 1.0


def _where(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if not a.spots and not b.spots:
        if a.place_words or b.place_words:
            yield "unplaced, same words" if a.place_words & b.place_words else "unplaced, other words", 1.0
        else:
            yield "no place", 1.0
        return
    if not a.spots or not b.spots:
        yield "place missing", 1.0
        return
    if not a.places.isdisjoint(b.places):
        yield "same place" if a.narrow or b.narrow else "same wide place", 1.0
        if a.relations != b.relations:
            yield "other relation", 1.0
    elif a.narrow != b.narrow:
        yield "town and area", 1.0
    else:
        km = apart_km(a, b)
        yield ("same town" if km <= SAME_TOWN_KM else "near town" if km <= FAR_KM else "far"), 1.0


def _days(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.days is None or b.days is None:
        yield "no days" if a.days is None and b.days is None else "days missing", 1.0
        return
    if (a.first, a.last) == (b.first, b.last):
        yield "same days", 1.0
        return
    gap = gap_days(a.days, b.days)
    if gap == 0:
        shared = min(a.days[1], b.days[1]) - max(a.days[0], b.days[0]) + 1
        spanned = max(a.days[1], b.days[1]) - min(a.days[0], b.days[0]) + 1
        yield "overlap", 1.0
        yield "share of overlap", shared / spanned
    elif a.type in LASTING and b.type in LASTING:
        yield "gap, lasting", 1.0
    else:
        yield "gap of days" if gap <= 3 else "gap of a week", 1.0


def _parties(
    role: str, a: frozenset[ActorId], b: frozenset[ActorId], actors: ActorTable
) -> Iterator[tuple[str, float]]:
    if not a and not b:
        yield f"no {role}", 1.0
    elif not a or not b:
        yield f"{role} missing", 1.0
    elif a & b:
        yield f"same {role}", 1.0
    elif same_command(a, b, actors):
        yield f"{role} of one command", 1.0
    elif sides(a, actors) & sides(b, actors):
        yield f"{role} of one side", 1.0
    elif UNKNOWN in sides(a, actors) ^ sides(b, actors):
        yield f"{role} missing", 1.0
    else:
        yield f"other {role}", 1.0


def _words(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    if a.trigger & b.trigger:
        yield "same trigger", 1.0
        if a.type == b.type:
            yield "same trigger and type", 1.0
    if a.words and b.words:
        yield "shared words", len(a.words & b.words) / min(len(a.words), len(b.words))
    if a.document == b.document:
        if a.sentence == b.sentence:
            yield "same sentence, same type" if a.type == b.type else "same sentence", 1.0
        elif min(a.sentence.start, b.sentence.start) == 0:
            yield "headline", 1.0
        elif abs(a.sentence.start - b.sentence.start) < 250:
            yield "close by", 1.0


def _figures(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    shared = sorted(a.figures.keys() & b.figures.keys())
    if not shared:
        yield "no shared figure", 1.0
        return
    agree = sum(_compatible(a.figures[of], b.figures[of]) for of in shared)
    yield "figures agree", agree / len(shared)
    yield "figures differ", 1.0 - agree / len(shared)
    if any(a.figures[of] == b.figures[of] for of in shared):
        yield "equal figure", 1.0


def _compatible(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Say whether two figures may be one: their ranges meet, and neither floor is twice the other."""
    if max(a[0], b[0]) > min(a[1], b[1]):
        return False
    low, high = sorted((a[0], b[0]))
    return low == 0 or high <= 2 * low


def between(a: Facts, b: Facts, actors: ActorTable) -> Iterator[tuple[str, float]]:
    """Yield what is compared of claims of two reports only, in the manner of :func:`comparisons`."""
    if a.type is b.type is ClaimType.HOLD:
        if _one_state(a, b):
            yield "one hold", 1.0
        if not (a.agents and b.agents):
            yield "holder missing", 1.0
    yield "shared story", _share(a.report.story, b.report.story)
    yield "shared telling words", _share(a.telling, b.telling)
    if a.quarters and b.quarters:
        yield "same quarter" if a.quarters & b.quarters else "other quarter", 1.0
    elif a.quarters or b.quarters:
        yield "quarter missing", 1.0
    leading = [fact.sentence.start < _LEAD for fact in (a, b)]
    if any(leading):
        yield "both lead" if all(leading) else "one leads", 1.0
    cities = {spot.id for spot in a.spots if spot.city and not spot.wide}
    if any(spot.id in cities for spot in b.spots):
        yield "same city", 1.0
    yield from _news(a, b)
    yield from _spans(a, b)


def _news(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    """Yield how steadily the place is in the news: where much happens, two reports tell of two things.

    Where little does, what they date a day apart is one thing.

    To agree on something rare says more than to agree on something common (Fellegi, Sunter 1969, 3.3.1). Days
    are counted, not reports, so that one event of which all the world tells stays rare; few of them may only
    mean that few reports were read.
    """
    days = [math.sqrt(a.news[place] * b.news[place]) for place in a.news.keys() & b.news.keys()]
    if not days or min(days) == 0:
        return
    yield "place in the news", math.log(max(_FEW_DAYS, min(days)))
    if min(days) <= _FEW_DAYS and (a.narrow or b.narrow) and _may_be_of_one_day(a, b):
        yield "quiet place and a day apart", 1.0


def _may_be_of_one_day(a: Facts, b: Facts) -> bool:
    """Say whether two deeds a day apart may be one: a day is presumed, and neither report names both days."""
    if a.days is None or b.days is None or (a.dated and b.dated) or a.type != b.type or a.type in LASTING:
        return False
    told_apart = b.days[0] in a.report_days or a.days[0] in b.report_days
    return gap_days(a.days, b.days) == 1 and not told_apart


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger one has, doubled: half of it is as good as all."""
    smaller = min(len(a), len(b))
    return min(1.0, 2 * len(a & b) / smaller) if smaller else 0.0


def _spans(a: Facts, b: Facts) -> Iterator[tuple[str, float]]:
    """Yield how times agree: of what lasts, of days that no words give, and of the reports."""
    wide = not (a.narrow or b.narrow)
    if a.known is not None and b.known is not None and not wide:
        yield "weeks between reports", min(abs(a.known - b.known), _MONTH_DAYS) / 7
    if a.days is None or b.days is None:
        return
    gap = gap_days(a.days, b.days)
    if a.type not in LASTING or b.type not in LASTING:
        if 0 < gap <= _PRESUMED_DAYS and not (a.dated and b.dated):
            yield "gap of presumed days", 1.0
        if a.dated and b.dated:
            yield "both dated", 1.0
    elif wide:
        yield "war", 1.0
        if a.days[0] == b.days[0]:
            yield "war of one beginning", 1.0
    else:
        yield "battle", 1.0
        yield "weeks between battles", min(gap, 2 * _MONTH_DAYS) / 7
