"""What there is to ask about judgements themselves."""

from collections.abc import Iterator

from dateline.judgements import Standing, verdict_of
from dateline.model import Claim, ClaimStatus, ClaimType, Relation
from dateline.review.held import Held, evidence_of, in_days, size_of, spoken
from dateline.review.question import About, Question
from dateline.verdicts import Ruling

_UNREAL = frozenset({ClaimStatus.PLANNED, ClaimStatus.DENIED, ClaimStatus.POSSIBLE})


def on_orphans(held: Held) -> Iterator[Question]:
    """Ask what becomes of judgements that find no claim any more."""
    for one in held.judged:
        if one.standing is not Standing.ORPHANED:
            continue
        made = one.judgement
        yield Question(
            about=About.ORPHAN,
            asks=f"Does “{verdict_of(made.decision)}”, decided by {made.author}, still matter?",
            why=f"what it is about is no longer in the record; its note: {made.note or 'none'}",
            place=None,
            start=None,
            end=None,
            doubt=1.0,
            days=0,
            people=0,
            types=frozenset(),
            event=None,
            judgement=made.id,
            evidence=(),
            answers=(f"undo {made.id}",),
        )


def on_rulings(held: Held) -> Iterator[Question]:
    """Ask about rulings of which claims tell otherwise: they are obeyed, whatever is read later."""
    for one in held.grounds.ruled:
        ruling = one.decision
        assert isinstance(ruling, Ruling)
        against = [claim for claim in held.grounds.claims.values() if _speaks_against(held, claim, ruling)]
        if not against:
            continue
        who = held.name_of(ruling.holder) if ruling.holder else "nobody known"
        over = in_days(ruling.start, ruling.end)
        yield Question(
            about=About.RULING,
            asks=f"Is it still right that {who} held {spoken(ruling.place)} {over}?",
            why="; ".join([f"{one.author} decided it; reports tell otherwise", *size_of(ruling.place)]),
            place=ruling.place,
            start=ruling.start,
            end=ruling.end,
            doubt=max(claim.confidence for claim in against),
            days=0,
            people=0,
            types=frozenset(claim.type for claim in against),
            event=None,
            judgement=one.id,
            evidence=evidence_of(held, (claim.id for claim in against)),
            answers=(f"undo {one.id}", *(f"reject {claim.id}" for claim in against)),
        )


def _speaks_against(held: Held, claim: Claim, ruling: Ruling) -> bool:
    """Tell whether a claim says that another side took or had a place within the days of a ruling."""
    start, end = claim.when.start, claim.when.end or claim.when.start
    if claim.type not in (ClaimType.CAPTURE, ClaimType.HOLD) or claim.status in _UNREAL or start is None:
        return False
    if not any(mention.place == ruling.place and mention.relation is Relation.IN for mention in claim.place):
        return False
    within = (ruling.start is None or ruling.start < start) and (
        ruling.end is None or (end or start) <= ruling.end
    )
    sides = {held.grounds.side_of_actor(mention.actor) for mention in claim.agent} - {None}
    ours = held.grounds.side_of_actor(ruling.holder) if ruling.holder else None
    return within and bool(sides) and ours not in sides
