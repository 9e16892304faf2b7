"""What a report makes clear beyond a claim's own words: roles that its neighbours tell.

The claims of one sentence fill each other's gaps, then those of the whole report: a town that "was retaken"
was taken by whom the report names as its taker, from whom it names as its holder.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline import ids
from dateline.claims.memory import ATTACKS, HAVING, OUTCOMES, named
from dateline.claims.where.mentions import is_broad
from dateline.model import ActorMention, Claim, ClaimStatus, ClaimType, Precision

_ON_HELD_GROUND = ATTACKS | {
    ClaimType.CAPTURE,
    ClaimType.ADVANCE,
    ClaimType.BESIEGE,
    ClaimType.CLASH,
    ClaimType.OPERATION,
}
"""Types whose patient may be who holds the place."""
_FIGHTS = frozenset({ClaimType.CLASH, ClaimType.OPERATION})
_BY_OTHERS = (ATTACKS | OUTCOMES) - {ClaimType.BOMBING}
"""Types that who comes to harm has not done; a bomber may die of his bomb."""
_ON_ENEMIES = frozenset({ClaimType.CAPTURE, ClaimType.CLASH, ClaimType.AIRSTRIKE, ClaimType.BESIEGE})
"""Types that are done to an enemy, named or not."""
_ON_THINGS = ATTACKS | {ClaimType.DESTROY, ClaimType.DISARM}
"""Types that may be done to an enemy's things."""
_FOR_FRIENDS = frozenset({ClaimType.AID, ClaimType.DEPLOY, ClaimType.EVACUATE})
"""Types whose patient is one's own or an ally, and no enemy."""
_TIME_AND_AGAIN = 2
"""Claims in which a report must name an enemy for others to be taken as against it."""
_MOSTLY = 0.8
"""Share of those claims from which it is the one enemy."""
_GUNMEN = ids.ActorId("unidentified-armed-group")
"""Armed men of no party that the report names there, who may be of the one that it names elsewhere."""
_OPENING = 300
"""Characters within which a report opens."""
_NEXT = 1000
"""Characters within which it then says where."""
_SPOT = re.compile(
    r"\b(?:town|city|village|market|school|mosque|hospital|restaurant|camp|base|stronghold|bastion)\b",
    re.IGNORECASE,
)
"""What a place may be told as when its name is still to come."""
_PART = re.compile(
    r"\b(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?\s$", re.I
)
_BESIDE = 30
"""Characters around the country's name within which it stands."""
_SAME_NEWS_DAYS = 7
"""Days by which two accounts of one event may differ."""
Actors = tuple[ActorMention, ...]


def within_sentence(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Let the claims of one sentence fill each other's gaps.

    The dead take the attacker of the nearest attack that names one, and the attack its dead ("raids killed
    dozens of villagers"); where there is no attack, the one party that fights theirs ("an IS counteroffensive
    left 40 soldiers dead"). Who holds the place that is taken or fought for is the patient ("advanced on
    rebel-held Douma").
    """
    attacks = [c for c in claims if c.type in ATTACKS and named(c.agent)]
    attacks = [c for c in attacks if c.sentence.start <= c.agent[0].span.start] or attacks[:1]
    strikes = any(c.type in ATTACKS for c in claims)
    fights = (c.agent for c in claims if c.type in _FIGHTS and len(c.agent) == 1 and named(c.agent))
    fighting = () if strikes else next(fights, ())
    victims = next((c.patient for c in claims if c.type is ClaimType.CASUALTIES and c.patient), ())
    out = []
    for claim in claims:
        if claim.type in OUTCOMES and not claim.agent:
            near = (other for other in _by_distance(claim, attacks) if not _is_another(claim, other, text))
            attackers = next((other.agent for other in near), ())
            apart = _others(claim.patient, fighting) == claim.patient
            enemies = fighting if apart and _is_of_one_party(claim.patient) else ()
            claim = replace(claim, agent=_others(attackers, claim.patient) or enemies)
        elif not claim.patient and claim.type in _ON_HELD_GROUND:
            holders = next(
                (c.agent for c in claims if c.type is ClaimType.HOLD and _others(c.agent, claim.agent)), ()
            )
            taken = victims if claim.type in ATTACKS else holders
            claim = replace(claim, patient=_others(taken, claim.agent))
        out.append(_without_victims(claim, claims))
    return out


def _is_another(harm: Claim, attack: Claim, text: str) -> bool:
    """Whether an attack is told of only behind a semicolon ("430 died in Iran; **missiles** killed 24")."""
    return ";" in text[harm.trigger.end : attack.trigger.start]


def _without_victims(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """A claim of harm without who is told to be its victim ("left **a woman** hurt and did damage")."""
    if claim.type not in _BY_OTHERS or claim.status is not ClaimStatus.HAPPENED:
        return claim
    victims = {p.span for c in beside if c.type is ClaimType.CASUALTIES for p in c.patient}
    return replace(claim, agent=tuple(a for a in claim.agent if a.span not in victims))


def _is_of_one_party(actors: Actors) -> bool:
    """Whether all are of one party that fights."""
    parties = {a.actor for a in actors}
    return len(parties) == 1 and parties.isdisjoint({ids.CIVILIANS, ids.UNLISTED, ids.UNSPECIFIED})


def within_report(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """Let all claims of a report fill each other's gaps, the nearest claim first.

    Args:
        claims: in the order of the text.
        text: the document's.
    """
    out = list(claims)
    for at, claim in enumerate(claims):
        if claim.type not in HAVING:
            continue
        if not named(claim.agent):
            claim = replace(claim, agent=next(_takers(claim, _nearest_first(claims, at)), claim.agent))
        if claim.type is ClaimType.CAPTURE and not claim.patient:
            claim = replace(claim, patient=next(_losers(claim, _nearest_first(claims, at)), ()))
        out[at] = claim
    told = tuple(out)
    for at, claim in enumerate(told):
        enemy = _only_enemy(claim, _nearest_first(told, at)) if _wants_enemy(claim) else ()
        if enemy and claim.patient:  # what was hit was theirs
            enemy = tuple(
                replace(a, actor=enemy[0].actor) if a.text[1:].islower() else a for a in claim.patient
            )
        out[at] = replace(claim, patient=enemy or claim.patient)
    return tuple(_finer(claim, out, text) for claim in out)


def _wants_enemy(claim: Claim) -> bool:
    """Whether a claim is done to an enemy whom its words do not name, or to things of nobody named."""
    if not claim.patient:
        return claim.type in _ON_ENEMIES
    return claim.type in _ON_THINGS and not named(claim.patient)


def _only_enemy(claim: Claim, others: Iterator[Claim]) -> Actors:
    """Whom a report names, time and again, as the one party that the agent of a claim acts against."""
    own = {a.actor for a in claim.agent}
    mine = [
        other
        for other in others
        if other.type not in _FOR_FRIENDS and own.intersection(a.actor for a in other.agent)
    ]
    nobody = own | {ids.UNLISTED, ids.UNSPECIFIED}
    if claim.type is not ClaimType.AIRSTRIKE:  # who bombs civilians too may have bombed them here
        nobody |= {ids.CIVILIANS}
    hits = Counter(actor for other in mine for actor in {a.actor for a in other.patient} - nobody)
    if len(hits) > 1:
        del hits[_GUNMEN]
    enemy, times = hits.most_common(1)[0] if hits else (ids.UNLISTED, 0)
    told = [_others(o.patient, claim.agent) for o in mine if enemy in {a.actor for a in o.patient}]
    clear = times >= max(_TIME_AND_AGAIN, _MOSTLY * hits.total()) and enemy != ids.CIVILIANS
    return told[0][:1] if clear else ()


def _finer(claim: Claim, claims: Sequence[Claim], text: str) -> Claim:
    """Let what a report opens with, "in northern Syria", have happened where it goes on to tell that it did.

    What is held "in Iraq" is the town only where the same words, such as "stronghold", are said of the town;
    and troops go elsewhere than what is bombed.
    """
    if not claim.place or not all(is_broad(p) for p in claim.place):
        return claim
    around = {p.place.country for p in claim.place if p.place}
    likely = [c for c in claims if claim.type is not ClaimType.DEPLOY or c.type is claim.type]
    for other in sorted(likely, key=lambda c: (not _is_kin(c.type, claim.type), c.type is not claim.type)):
        ahead = other.sentence.start - claim.sentence.start
        same = claim.sentence.start <= _OPENING and 0 <= ahead <= _NEXT and _unnamed(claim, text)
        if claim.type in HAVING and other.type is claim.type and not _others(other.agent, claim.agent):
            same = same or other.trigger.of(text) == claim.trigger.of(text)
        finer = any(p.place and not is_broad(p) and p.place.country in around for p in other.place)
        if same and finer and not _apart(claim, other):
            return replace(claim, place=other.place)
    return claim


def _is_kin(one: ClaimType, other: ClaimType) -> bool:
    """Whether claims of two types may tell of one event: an attack, and what came of it."""
    return one is other or {one, other} <= ATTACKS | OUTCOMES


def _unnamed(claim: Claim, text: str) -> bool:
    """Whether a place is told by what it is, or in which part of a country, and not by its name.

    "A town in Syria", "Syria market", "eastern Syria".
    """
    return any(
        _SPOT.search(text[max(0, p.span.start - _BESIDE) : p.span.end + _BESIDE])
        or (
            p.precision is Precision.COUNTRY
            and _PART.search(text[max(0, p.span.start - _BESIDE) : p.span.start])
        )
        for p in claim.place
    )


def _takers(claim: Claim, others: Iterator[Claim]) -> Iterator[Actors]:
    """Who else takes, or has, the place of a claim, other than who loses it."""
    for other in others:
        agents = _others(other.agent, claim.patient)
        then = other.status is claim.status or claim.type is not ClaimType.HOLD
        same = _same_ground(claim, other) and not _apart(claim, other)
        if other.type is claim.type and then and named(agents) and same:
            yield agents


def _losers(claim: Claim, others: Iterator[Claim]) -> Iterator[Actors]:
    """Who else is said to lose, or to have, the place of a capture."""
    for other in others:
        losers = _others(other.agent if other.type is ClaimType.HOLD else other.patient, claim.agent)
        losers = tuple(a for a in losers if a.actor != _GUNMEN)  # may be those who took it
        then = other.type is ClaimType.HOLD or not _apart(claim, other)
        if other.type in HAVING and then and named(losers) and _same_ground(claim, other):
            yield losers


def _nearest_first(claims: Sequence[Claim], at: int) -> Iterator[Claim]:
    yield from _by_distance(claims[at], [c for i, c in enumerate(claims) if i != at])


def _by_distance(claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    """Other claims, those told nearest to a claim first."""
    return sorted(others, key=lambda other: abs(other.trigger.start - claim.trigger.start))


def _same_ground(one: Claim, other: Claim) -> bool:
    """Whether two claims share a place smaller than a province."""
    ids = {p.place.id for p in one.place if p.place and not is_broad(p)}
    return any(p.place and p.place.id in ids for p in other.place)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two claims plainly tell of different days: a town may be taken more than once."""
    first, second = sorted((one.when, other.when), key=lambda when: when.start or date.min)
    if first.start is None or first.end is None or second.start is None:
        return False
    return (second.start - first.end).days > _SAME_NEWS_DAYS


def _others(actors: Actors, than: Actors) -> Actors:
    taken = {a.actor for a in than}
    return tuple(a for a in actors if a.actor not in taken)
