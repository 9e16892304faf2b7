"""Claims as judged: what persons decided, laid over claims as they were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from dateline.ids import ActorId, ClaimId, DocumentId
from dateline.judgements.standing import Finder, in_force, is_meant
from dateline.model import ActorMention, Claim, Document, Place, PlaceMention, Relation, Span, When
from dateline.verdicts import Accept, Correct, Decision, Judgement, MeansActor, MeansPlace, Reject

CERTAIN = 1.0
"""The confidence of a claim that a person accepted or corrected."""


def judge(
    claims: Iterable[Claim], judgements: Iterable[Judgement], documents: Mapping[DocumentId, Document]
) -> tuple[Claim, ...]:
    """Return the claims that conclusions are drawn from: as judged, without the rejected ones.

    Judgements count in the order of their moments, so that of two on one field the later holds. The order in
    which claims or judgements are given does not matter.

    Args:
        claims: as they were read.
        judgements: all of them; those that are undone, or about claims that are not here, change nothing.
        documents: the reports that make the claims.
    """
    read = tuple(claims)
    deciding = in_force(judgements)
    if not deciding:
        return read
    finder = Finder(read, documents)
    judged = dict(finder.by_id)
    for one in deciding:
        for claim in finder.about(one.decision):
            _decide(one.decision, claim, judged)
    return tuple(judged[claim.id] for claim in read if claim.id in judged)


def _decide(decision: Decision, claim: Claim, judged: dict[ClaimId, Claim]) -> None:
    """Let a decision have its way with a claim."""
    match decision:
        case Accept():
            judged[claim.id] = replace(judged.get(claim.id, claim), confidence=CERTAIN)
        case Reject():
            judged.pop(claim.id, None)
        case Correct():
            judged[claim.id] = corrected(judged.get(claim.id, claim), decision)
        case MeansPlace() if claim.id in judged:
            judged[claim.id] = _in_place(judged[claim.id], decision)
        case MeansActor() if claim.id in judged:
            judged[claim.id] = _by_actor(judged[claim.id], decision)


def corrected(claim: Claim, correction: Correct) -> Claim:
    """Return a claim with what a person put right.

    Words of the report keep their place in the order of what they stand for; for what the report does not
    name, the words are empty and stand at the trigger.
    """
    when = claim.when
    if correction.start is not None or correction.end is not None:
        # Days that a person gives are the days; the words in the report no longer say which.
        end = correction.end or correction.start
        start = correction.start or when.start
        when = When(start=min(start, end) if start and end else end, end=end)
    sources = () if claim.source is None else (claim.source,)
    source = _actors(claim, sources, correction.source)
    return replace(
        claim,
        type=correction.type or claim.type,
        agent=_actors(claim, claim.agent, correction.agent),
        patient=_actors(claim, claim.patient, correction.patient),
        place=_places(claim, correction.place, correction.relation),
        when=when,
        status=correction.status or claim.status,
        source=source[0] if source else None,
        cue=claim.cue if source else None,
        count=claim.count if correction.count is None else correction.count,
        confidence=CERTAIN,
    )


def _actors(
    claim: Claim, mentions: tuple[ActorMention, ...], actors: Sequence[ActorId] | None
) -> tuple[ActorMention, ...]:
    if actors is None:
        return mentions
    nowhere = ActorMention(text="", span=_nowhere(claim), actor=ActorId(""))
    return tuple(
        replace(mention or nowhere, actor=actor)
        for mention, actor in zip_longest(mentions[: len(actors)], actors)
    )


def _places(
    claim: Claim, places: Sequence[Place] | None, relation: Relation | None
) -> tuple[PlaceMention, ...]:
    mentions = claim.place
    if places is not None:
        nowhere = PlaceMention(text="", span=_nowhere(claim), place=None)
        mentions = tuple(
            _moved(mention or nowhere, place)
            for mention, place in zip_longest(mentions[: len(places)], places)
        )
    if relation is None:
        return mentions
    return tuple(
        replace(mention, relation=relation, km=None if relation is Relation.IN else mention.km, point=None)
        for mention in mentions
    )


def _moved(mention: PlaceMention, place: Place | None) -> PlaceMention:
    """Put a mention at another place, of which the report's own words say neither point nor distance."""
    return replace(mention, place=place, point=None, beside=None, note=None)


def _nowhere(claim: Claim) -> Span:
    return Span(claim.trigger.start, claim.trigger.start)


def _in_place(claim: Claim, decision: MeansPlace) -> Claim:
    return replace(
        claim,
        place=tuple(
            _moved(mention, decision.place) if is_meant(mention, decision) else mention
            for mention in claim.place
        ),
    )


def _by_actor(claim: Claim, decision: MeansActor) -> Claim:
    def renamed(mention: ActorMention) -> ActorMention:
        return replace(mention, actor=decision.actor) if is_meant(mention, decision) else mention

    return replace(
        claim,
        agent=tuple(renamed(mention) for mention in claim.agent),
        patient=tuple(renamed(mention) for mention in claim.patient),
        source=None if claim.source is None else renamed(claim.source),
    )
