"""What grammar makes plain although the heads see it otherwise: who took a town, left it, held it how long.

"Fallujah fell to the group in January" has an actor in the agent's slot and a toponym in the place's slot of
a word that the frame lexicon lists; that is enough to propose a claim, or to be surer of one. A capture that
lasted ("occupied for seven months", "after months of occupation") is a hold.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims import lexicon
from dateline.claims.counts.quantities import kind
from dateline.claims.heads import Proposal
from dateline.claims.scene import Scene
from dateline.claims.tree import Tree
from dateline.claims.where.mentions import GROUND
from dateline.claims.who import roles
from dateline.claims.wordlists import wordset
from dateline.model import ClaimStatus, ClaimType

_CONFIDENCE = 0.7
"""Confidence of a claim that grammar alone proposes."""
_UNSURE = 0.75
"""Confidence below which a proposal of another type gives way to a plain capture."""
_CHANGES_HANDS = (ClaimType.CAPTURE, ClaimType.WITHDRAW)
"""Types that grammar can make plain; who is said to capture whom he drives out makes him withdraw."""
_IN_NAMES = frozenset({ClaimType.OPERATION, ClaimType.NEGOTIATE})
"""Types told by words that parties are called by too ("operation", "coalition")."""
_MEETINGS = wordset(
    "talk meeting conference election vote rally press summit negotiation funeral ceremony session"
)
_LASTING = wordset("occupy control rule")
"""Verbs of taking that with "since" tell of having."""
_STRETCHES = frozenset({"day", "week", "month", "year", "decade"})


def with_plain_captures(scene: Scene, tree: Tree, proposed: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals, in order, with the captures that a sentence plainly tells.

    A plain capture stands in for an unsure proposal of another type.

    Args:
        scene: the report.
        tree: the sentence.
        proposed: what the heads propose for it.
    """
    taken = {
        i
        for p in proposed
        if p.type is ClaimType.CAPTURE or p.confidence >= _UNSURE
        for i in range(*p.tokens)
    }
    plain = {
        i: Proposal(
            tokens=(i, i + 1),
            type=ClaimType.CAPTURE,
            confidence=_CONFIDENCE,
            status={ClaimStatus.HAPPENED: 0.6},
            roles={},
        )
        for i in range(len(tree))
        if i not in taken and _is_plain(scene, tree, i, ClaimType.CAPTURE)
    }
    kept = [p for p in proposed if _is_said(tree, p) and not any(i in plain for i in range(*p.tokens))]
    kept = [p for p in kept if not _is_of_name(scene, tree, p)]
    kept = [_surer(scene, tree, p) for p in kept]
    return [_as_held(tree, p) for p in sorted([*kept, *plain.values()], key=lambda p: p.tokens)]


def _is_of_name(scene: Scene, tree: Tree, proposal: Proposal) -> bool:
    """Whether words are only part of a party's name ("Task Force - **Operation** Inherent Resolve said")."""
    trigger = tree.span(proposal.tokens)
    return proposal.type in _IN_NAMES and any(
        n.start <= trigger.start and trigger.end <= n.end and n.end - n.start > trigger.end - trigger.start
        for n in scene.parties.names(trigger)
        if not n.generic and not n.metonym
    )


def _is_plain(scene: Scene, tree: Tree, verb: int, type_: ClaimType) -> bool:
    """Return whether a verb has who took what, or who was driven out of what, where grammar puts them."""
    frames, lemma = lexicon.load(), tree.tokens[verb].lemma.lower()
    frame = frames.frame(type_, lemma)
    expels = type_ is ClaimType.WITHDRAW and frame.own
    if tree.tokens[verb].upos != "VERB" or not frames.knows(type_, lemma):
        return False
    if type_ is not ClaimType.CAPTURE and not expels:
        return False
    around = roles.slots(tree, (verb, verb + 1))
    who = around.first(frame.patient if expels else frame.agent)
    ground = around.first(frame.place)
    spans = [tree.span((n, n + 1)) for n in (*ground, *(c for n in ground for c in tree.children(n, "nmod")))]
    named = any(scene.places.inside(span) for span in spans)
    told = any(scene.parties.names(tree.span(tree.phrase(n))) for n in who)
    told = told or (expels and any(kind(tree, n)[0] == "fighters" for n in who))
    return told and (named or any(_is_ground(tree, n) for n in ground))


def _surer(scene: Scene, tree: Tree, proposal: Proposal) -> Proposal:
    """Return a proposal with at least the confidence of what grammar makes plain, where it does."""
    if proposal.confidence >= _CONFIDENCE or proposal.type not in _CHANGES_HANDS:
        return proposal
    plain = any(_is_plain(scene, tree, i, type_) for i in range(*proposal.tokens) for type_ in _CHANGES_HANDS)
    return replace(proposal, confidence=_CONFIDENCE) if plain else proposal


def _is_ground(tree: Tree, word: int) -> bool:
    """Return whether a noun is ground that can be taken: "the town", "half of the city"."""
    nouns = (word, *tree.children(word, "nmod"))
    return any(tree.tokens[n].lemma.lower() in GROUND for n in nouns)


def _is_said(tree: Tree, proposal: Proposal) -> bool:
    """Return whether its words can tell of what it is.

    No mere adjective ("key") says who holds a place, nor does who "held talks"; a noun that tells of capture
    is one of the frame lexicon, as "victory" is not.
    """
    frames = lexicon.load()
    run = range(*proposal.tokens)
    words = [tree.tokens[i] for i in run]
    known = any(frames.knows_stem(proposal.type, w.lemma.lower()) for w in words)
    if proposal.type is ClaimType.CAPTURE:
        return known or any(w.upos != "NOUN" for w in words)
    if proposal.type is not ClaimType.HOLD:
        return True
    meets = any(tree.tokens[o].lemma.lower() in _MEETINGS for i in run for o in tree.children(i, "obj"))
    said = known or any(w.upos not in ("ADJ", "ADV", "DET") or w.text.endswith("ed") for w in words)
    return said and not meets


def _as_held(tree: Tree, proposal: Proposal) -> Proposal:
    """Take a capture that went on for days or years as the hold that it was."""
    nouns = [i for i in range(*proposal.tokens) if tree.tokens[i].upos == "NOUN" and tree.case(i) == "of"]
    stretches = (tree.tokens[tree.tokens[i].head].lemma.lower() for i in nouns if tree.tokens[i].head >= 0)
    verbs = [i for i in range(*proposal.tokens) if tree.tokens[i].upos == "VERB"]
    lasted = any(
        (tree.case(child) == "for" and tree.tokens[child].lemma.lower() in _STRETCHES)
        or (tree.case(child) == "since" and tree.tokens[verb].lemma.lower() in _LASTING)
        for verb in verbs
        for child in tree.children(verb, "obl")
    )
    lasted = lasted or any(lemma in _STRETCHES for lemma in stretches)
    return (
        replace(proposal, type=ClaimType.HOLD) if proposal.type is ClaimType.CAPTURE and lasted else proposal
    )
