"""Events → signs, place by place: what each claim of an event says of who had the place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.actors import ActorTable
from dateline.control.case import Case, Rivals, areas_of, case_of, grip_of, sides_of, vague_sides
from dateline.control.elsewhere import is_of_another
from dateline.control.rules import LEAD, is_fall, signs_of
from dateline.control.signs import Sign
from dateline.control.trust import NOTHING_GIVEN
from dateline.gazetteer.geometry import distance_km
from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Document,
    Event,
    Place,
    Relation,
)

_CHANGES = frozenset({ClaimType.CAPTURE, ClaimType.ADVANCE, ClaimType.CLASH})
"""Types from which a report's usual taker and loser are read."""

_ASSAULTS = frozenset({ClaimType.AIRSTRIKE, ClaimType.BESIEGE, ClaimType.CAPTURE})
"""What nobody does to a town that is his."""

_ARMED = frozenset({"armed_group", "militia"})
"""Kinds of actors that go by such words as "militants"."""

_HAVING = frozenset({ClaimType.CAPTURE, ClaimType.HOLD})
"""Types whose agent has ground."""

_NOT_SO = frozenset({ClaimStatus.PLANNED, ClaimStatus.DENIED})

_Said = tuple[DocumentId, ClaimType, str]
"""A sentence of a report, its white space aside, and what kind of thing it tells."""
_Days = tuple[date | None, date | None]
"""First and last."""

_NEARBY_KM = 50.0
"""A battle for a town is told of with what is taken so far around it."""

_NOWHERE_KINDS = frozenset({"country", "continent", "sea", "river", "border", "road", "desert", "region"})
"""Kinds of places that nobody has as one."""


def observe(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    given: Mapping[str, float] = NOTHING_GIVEN,
) -> tuple[dict[PlaceId, Place], dict[PlaceId, list[Sign]]]:
    """Return the places that the claims of the events name, and the signs of who had each.

    Args:
        events: the events.
        claims: the claims that they rest on.
        documents: the reports that make the claims.
        actors: the parties and their sides.
        given: per voice the trust that a person set.
    """
    places: dict[PlaceId, Place] = {}
    cases: dict[PlaceId, list[Case]] = defaultdict(list)
    weights: dict[PlaceId, Counter[str]] = defaultdict(Counter)
    falls: dict[PlaceId, dict[DocumentId, list[tuple[int, str | None]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    takers: dict[DocumentId, Counter[str]] = defaultdict(Counter)
    losers: dict[DocumentId, Counter[str]] = defaultdict(Counter)
    acts: dict[str, Counter[ClaimType]] = defaultdict(Counter)
    grip: dict[str, float] = {}
    days = _days_told(claims.values(), documents)
    rivals = _rivals(claims.values(), actors)
    scenes = _scenes(claims.values())
    for event in sorted(events, key=lambda event: event.id):
        news = _is_news(event, claims, scenes)
        for claim_id in event.claims:
            claim = claims.get(claim_id)
            if claim is None or _is_misdated(claim, documents, days):
                continue
            for side in sides_of(claim.agent, actors):
                acts[side][claim.type] += 1
            if claim.type in _CHANGES:
                takers[claim.document].update(sides_of(claim.agent, actors))
                losers[claim.document].update(sides_of(claim.patient, actors))
            for mention in claim.place:
                place = mention.place
                if place is None or mention.relation is not Relation.IN or place.kind in _NOWHERE_KINDS:
                    continue
                report = documents.get(claim.document)
                if report is not None and is_of_another(claim, mention, report.text):
                    continue
                places[place.id] = place
                case = case_of(
                    claim,
                    mention,
                    event,
                    documents,
                    actors=actors,
                    weight=weights[place.id],
                    falls=falls[place.id],
                    takers=takers[claim.document],
                    losers=losers[claim.document],
                    grip=grip,
                    rivals=rivals[claim.document],
                    news=news,
                    given=given,
                )
                cases[place.id].append(case)
                if claim.type in _HAVING:
                    weights[place.id].update([*case.agents, *case.patients])
    grip.update(grip_of(acts))
    settled = {place: list(_settled(cases[place])) for place in cases}
    for place_id, found in settled.items():
        for case in found:
            if is_fall(case) and case.days is not None:
                falls[place_id][case.claim.document].append((case.days[1], case.agent or case.usual_taker))
    signs = {
        place_id: [sign for case in found for sign in signs_of(case)] for place_id, found in settled.items()
    }
    return places, {place_id: given for place_id, given in signs.items() if given}


def _scenes(claims: Iterable[Claim]) -> dict[DocumentId, set[Place]]:
    """Return per report the places that it tells of where it begins."""
    found: dict[DocumentId, set[Place]] = defaultdict(set)
    for claim in claims:
        if claim.sentence.start <= LEAD:
            found[claim.document].update(_places(claim))
    return found


def _is_news(event: Event, claims: Mapping[ClaimId, Claim], scenes: Mapping[DocumentId, set[Place]]) -> bool:
    """Say whether an event is told of with a day, where a report begins, or near the places told of there.

    What else a report tells of further down, it may recall from any time before.
    """
    told = [claims[id_] for id_ in event.claims if id_ in claims]
    sentences = Counter(document for document, _ in {(c.document, c.sentence.start) for c in told})
    return max(sentences.values(), default=0) > 1 or any(
        claim.when.text is not None
        or claim.sentence.start <= LEAD
        or any(
            distance_km(one.lat, one.lon, other.lat, other.lon) <= _NEARBY_KM
            for one in _places(claim)
            for other in scenes.get(claim.document, ())
        )
        for claim in told
    )


def _places(claim: Claim) -> list[Place]:
    """Return the places of a claim that are points on a map."""
    named = (mention.place for mention in claim.place)
    return [place for place in named if place is not None and place.kind not in _NOWHERE_KINDS]


def _rivals(claims: Iterable[Claim], actors: ActorTable) -> dict[DocumentId, Rivals]:
    """Return per report which armed parties it gives ground to by name, and who fights whom in it."""
    found: dict[DocumentId, Rivals] = defaultdict(Rivals)
    for claim in claims:
        rivals = found[claim.document]
        acting, enduring = _armed(claim.agent, actors), _armed(claim.patient, actors)
        rivals.foes |= {pair for one in acting for other in enduring for pair in ((one, other), (other, one))}
        drives_out = claim.type is ClaimType.WITHDRAW and claim.patient
        if (claim.type in _HAVING or drives_out) and claim.status not in _NOT_SO:
            for area in (area for mention in claim.place for area in areas_of(mention)):
                rivals.having[area] |= acting - vague_sides(claim, actors)
    return found


def _armed(mentions: Iterable[ActorMention], actors: ActorTable) -> set[str]:
    """Return the sides of the armed groups among those mentioned that fight for no government."""
    known = (mention.actor for mention in mentions if mention.actor in actors)
    sides = {ActorId(actors.side(actor)) for actor in known if actors.get(actor).kind in _ARMED}
    return {side for side in sides if side in actors and actors.get(side).kind != "government"}


def _days_told(
    claims: Iterable[Claim], documents: Mapping[DocumentId, Document]
) -> Mapping[_Said, set[_Days]]:
    """Return on which days each report says that what a sentence tells happened."""
    days: defaultdict[_Said, set[_Days]] = defaultdict(set)
    for claim in claims:
        if claim.document in documents:
            days[_said(claim, documents[claim.document], claim.document)].add(_days(claim))
    return days


def _is_misdated(
    claim: Claim, documents: Mapping[DocumentId, Document], days: Mapping[_Said, set[_Days]]
) -> bool:
    """Say whether a copy dates otherwise what its original says too, which knows which "Friday" it means."""
    report = documents.get(claim.document)
    if report is None or report.copy_of is None:
        return False
    known = days.get(_said(claim, report, report.copy_of))
    return known is not None and _days(claim) not in known


def _said(claim: Claim, report: Document, printed: DocumentId) -> _Said:
    return printed, claim.type, " ".join(claim.sentence.of(report.text).split())


def _days(claim: Claim) -> _Days:
    return claim.when.start, claim.when.end


def _settled(cases: Sequence[Case]) -> Iterator[Case]:
    """Yield the cases, but for those that another one of the same sentence refutes.

    A sentence gives a whole town to one side: of its holds the most surely read counts, while parts that it
    gives to two both stand. Whoever attacks a place in it does not hold it, and what it says is yet to be
    taken it does not say is taken: "Qayyarah is liberated, Mosul next".
    """
    cases = _but_for_what_was(_but_for_assailants(_but_for_plans(cases)))
    surest: dict[tuple[DocumentId, int], Case] = {}
    for case in cases:
        if case.claim.type is ClaimType.HOLD and not case.part:
            key = _sentence(case)
            if key not in surest or _surer(case) > _surer(surest[key]):
                surest[key] = case
    for case in cases:
        if (
            case.claim.type is not ClaimType.HOLD
            or case.part
            or case.agents.keys() & surest[_sentence(case)].agents.keys()
        ):
            yield case


def _sentence(case: Case) -> tuple[DocumentId, int]:
    return case.claim.document, case.claim.sentence.start


def _but_for_assailants(cases: Sequence[Case]) -> list[Case]:
    """Leave out holds of those who in the same sentence strike the place, or take it from somebody.

    "Regime planes bombed the group in its bastion": the bastion is not the regime's.
    """
    assailants: dict[tuple[DocumentId, int], set[str]] = defaultdict(set)
    for case in cases:
        if case.claim.type in _ASSAULTS and case.claim.status is not ClaimStatus.DENIED:
            assailants[_sentence(case)].update(case.agents)
    return [
        case
        for case in cases
        if case.claim.type is not ClaimType.HOLD
        or (case.part and not case.former)
        or not case.agents
        or not case.agents.keys() <= assailants[_sentence(case)]
    ]


def _but_for_plans(cases: Sequence[Case]) -> list[Case]:
    plans = {
        (case.claim.document, case.claim.sentence.start)
        for case in cases
        if case.claim.type is ClaimType.CAPTURE and case.claim.status is ClaimStatus.PLANNED
    }
    return [
        case
        for case in cases
        if not is_fall(case) or (case.claim.document, case.claim.sentence.start) not in plans
    ]


def _but_for_what_was(cases: Sequence[Case]) -> list[Case]:
    """Leave out holds of what the same sentence says fell, nobody says when: "in retaking their bastion"."""
    fallen = {_sentence(case): case.agents for case in cases if is_fall(case) and not case.dated}
    return [
        case
        for case in cases
        if case.claim.type is not ClaimType.HOLD
        or _sentence(case) not in fallen
        or case.agents.keys() & fallen[_sentence(case)].keys()
    ]


def _surer(case: Case) -> tuple[float, str]:
    return case.claim.confidence, case.claim.id
