"""Nobody harms his own: who acts and who suffers are of two parties."""

from collections.abc import Sequence
from dataclasses import replace

from dateline import ids
from dateline.claims.draft import Draft
from dateline.claims.memory import ATTACKS
from dateline.claims.scene import Scene
from dateline.claims.who import company, roles
from dateline.claims.who.parties import Parties
from dateline.model import ActorMention, Claim, ClaimType

HARM = ATTACKS | {
    ClaimType.BESIEGE,
    ClaimType.CAPTURE,
    ClaimType.CASUALTIES,
    ClaimType.CLASH,
    ClaimType.DESTROY,
}
"""Types that a party does to another."""
Actors = tuple[ActorMention, ...]


def parted(scene: Scene, draft: Draft, agent: Actors, patient: Actors) -> tuple[Actors, Actors]:
    """Return who acts and who suffers, without who seems to do it to himself.

    Who suffers stands where its words are those of who seems to act ("repelled an **insurgent** attack"),
    where people come to harm, or where grammar tells it and not who acts. Else what suffers is of nobody
    known ("the army attacked **military posts**") or, where grammar does not say that it suffers, does not.
    """
    if draft.proposal.type not in HARM:
        return agent, patient
    own = [p for p in patient if any(scene.parties.are_one(p.actor, a.actor) for a in agent)]
    told = _plain(draft, own, "patient")
    acts = bool(_plain(draft, agent, "agent")) or company.is_mutual(draft)
    harmed = bool(told) or draft.proposal.type is ClaimType.CASUALTIES or _share_words(agent, own)
    if own and harmed and not acts:
        foes = (a for a in agent if not any(scene.parties.are_one(p.actor, a.actor) for p in own))
        return tuple(foes), patient
    others = (p for p in patient if p in told or p not in own)
    return agent, tuple(replace(p, actor=ids.UNLISTED) if p in told else p for p in others)


def without_own(parties: Parties, claim: Claim) -> Claim:
    """Return a claim without an enemy from elsewhere in the report who is of the side that acts.

    "Federal **troops** took the town. The federal **government** controls it": it did not lose it.
    """
    if claim.type not in HARM:
        return claim
    told = claim.sentence
    foes = tuple(
        p
        for p in claim.patient
        if told.start <= p.span.start < told.end
        or not any(parties.are_of_one_side(p.actor, a.actor) for a in claim.agent)
    )
    return replace(claim, patient=foes)


def _share_words(agent: Sequence[ActorMention], patient: Sequence[ActorMention]) -> bool:
    """Whether a phrase of one role lies in one of the other."""
    return any(a.span.start < p.span.end and p.span.start < a.span.end for a in agent for p in patient)


def _plain(draft: Draft, mentions: Sequence[ActorMention], role: str) -> Actors:
    """Return those whom the grammar of the trigger puts into a role."""
    tree = draft.tree
    tops = {tree.top(run) for run in roles.fill(tree, draft.proposal, draft.frame, role=role)}
    runs = ((mention, tree.run(mention.span)) for mention in mentions)
    return tuple(mention for mention, run in runs if run is not None and tree.top(run) in tops)
