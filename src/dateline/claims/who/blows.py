"""What kind of blow a noun means that only says again that one was dealt ("the attack", "the bombing").

Its sentence may not tell whether "the attack" came from the air, from guns or from a man with a bomb; the
report has told it before. The noun takes the type of the last blow told that it may mean, unless one of the
type that the heads hold it to be was told as well. Nor do armed groups strike from the air without a drone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.claims import lexicon
from dateline.claims.heads import Proposal
from dateline.claims.memory import ATTACKS
from dateline.claims.scene import Scene
from dateline.claims.tree import TokenSpan, Tree
from dateline.claims.who import roles
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_BOMBS = frozenset({ClaimType.AIRSTRIKE, ClaimType.BOMBING})
_GUNS = frozenset({ClaimType.AIRSTRIKE, ClaimType.SHELLING})
_MAY_MEAN: Mapping[str, frozenset[ClaimType]] = {
    **dict.fromkeys(("attack", "strike", "raid", "incident", "assault"), ATTACKS),
    **dict.fromkeys(("blast", "explosion"), ATTACKS),
    "bombing": _BOMBS,
    "bombardment": _GUNS,
}
"""Nouns that leave open by what means, and the types that they may mean."""
_ON_THE_GROUND: Mapping[str, ClaimType] = {
    **dict.fromkeys(("attack", "assault", "raid", "storm", "strike", "hit"), ClaimType.ATTACK),
    **dict.fromkeys(("bomb", "bombing", "blast", "explosion"), ClaimType.BOMBING),
    **dict.fromkeys(("bombard", "bombardment"), ClaimType.SHELLING),
}
"""What words that leave open by what means tell of armed groups."""
_SHOT = wordset("missile missiles rocket rockets mortar mortars shells")
"""What they shoot from afar."""
DRONES = wordset("drone drones uav uavs quadcopter quadcopters unmanned paragliders")
"""What armed groups fly."""
_BY_AIR = wordset("air aerial")
_AIRCRAFT = wordset("aircraft plane planes jet jets helicopter helicopters warplane warplanes")
"""What few of them fly."""
_FLIGHT = re.compile(
    r"\b(?:air(?:[\s-]?\w+)?|warplanes?|aerial|jets?|planes?|helicopters?|gunships?|drones?|uavs?|pilots?|barrel|bombers?"
    r"|sort(?:ie|ies)|raids?|strikes?|missiles?|bombard\w*|nato|coalition)\b",
    re.IGNORECASE,
)
"""What tells of strikes from the air, or may."""
_OF_ANY_MEANS = wordset("attack assault bomb")
"""What is dealt on the ground where nothing of the report flies."""
_DEFINITE = wordset("the this that these those such")
_PLAIN = wordset(
    "latest first second third last new same recent previous earlier deadly deadliest fatal bloody worst "
    "whole horrific terrible brutal cowardly heinous barbaric senseless"
)
"""Adjectives that tell nothing of the means."""


def told_again(trees: Sequence[Tree], proposed: Sequence[Sequence[Proposal]]) -> list[list[Proposal]]:
    """Return the proposals of each sentence, nouns that tell a blow again typed as it was told.

    Args:
        trees: the sentences of a report, in order.
        proposed: what the heads propose for each.
    """
    told: list[ClaimType] = []
    out: list[list[Proposal]] = []
    for tree, of_sentence in zip(trees, proposed, strict=True):
        out.append([])
        for proposal in of_sentence:
            if proposal.type in ATTACKS:
                meant = next((t for t in reversed(told) if t in _meanings(tree, proposal)), None)
                if meant and proposal.type not in told:
                    proposal = replace(proposal, type=meant)
                told.append(proposal.type)
            out[-1].append(proposal)
    return out


def tells_of_flight(text: str) -> bool:
    """Whether a report has a word for what strikes from the air, or may."""
    return _FLIGHT.search(text) is not None


def grounded(tree: Tree, proposal: Proposal) -> Proposal:
    """Return a proposal of a report in which nothing flies: no attack and no bomb comes from the air."""
    token = tree.tokens[tree.top(proposal.tokens)]
    lemma = token.lemma.lower()
    bombs = lemma == "bomb" and token.upos == "VERB"  # who bombs flies
    if proposal.type is not ClaimType.AIRSTRIKE or lemma not in _OF_ANY_MEANS or bombs:
        return proposal
    return replace(proposal, type=_ON_THE_GROUND[lemma])


def on_the_ground(scene: Scene, tree: Tree, proposal: Proposal) -> Proposal:
    """Return a proposal, typed by what armed groups have where grammar tells that only such strike.

    "The air force bombed the rebels hours after **they attacked** its base", "a bombing attributed to them".
    """
    top = tree.top(proposal.tokens)
    lemma, is_verb = tree.tokens[top].lemma.lower(), tree.tokens[top].upos == "VERB"
    type_ = _ON_THE_GROUND.get(lemma)
    flown = not (DRONES.isdisjoint(tree.lower) and _BY_AIR.isdisjoint(tree.lower[slice(*proposal.tokens)]))
    if proposal.type is not ClaimType.AIRSTRIKE or type_ is None or flown:
        return proposal
    frame = lexicon.load().frame(ClaimType.AIRSTRIKE, lemma)
    frame = replace(frame, agent=tuple(slot for slot in frame.agent if is_verb or slot != "subject"))
    doers = roles.fill(tree, proposal, frame, role="agent")
    on_foot = all(_is_armed_group(scene, tree, run) for run in doers)
    if not doers or not on_foot or any(not _AIRCRAFT.isdisjoint(tree.lower[slice(*run)]) for run in doers):
        return proposal
    from_afar = type_ is ClaimType.ATTACK and not _SHOT.isdisjoint(tree.lower)
    return replace(proposal, type=ClaimType.SHELLING if from_afar else type_)


def _is_armed_group(scene: Scene, tree: Tree, run: TokenSpan) -> bool:
    """Whether a phrase names an armed group by its main word (no "rebel-held **areas**", no pronoun)."""
    main, span = tree.tokens[tree.top(run)], tree.span(run)
    named = any(n.start < main.end and main.start < n.end for n in scene.parties.names(span))
    return named and scene.parties.is_armed(scene.parties.actor(span))


def _meanings(tree: Tree, proposal: Proposal) -> frozenset[ClaimType]:
    """The types that a trigger may mean which tells a blow again; none for any other trigger."""
    noun = tree.top(proposal.tokens)
    definite = tree.children(noun, "nmod:poss") or any(
        tree.lower[c] in _DEFINITE for c in tree.children(noun, "det")
    )
    if tree.tokens[noun].upos != "NOUN" or not definite or _tells_means(tree, noun):
        return frozenset()
    return _MAY_MEAN.get(tree.tokens[noun].lemma.lower(), frozenset())


def _tells_means(tree: Tree, noun: int) -> bool:
    """Whether a word before a noun may tell the means ("the **suicide** attack"); a name does not."""
    return any(
        c < noun and tree.tokens[c].upos != "PROPN" and tree.lower[c] not in _PLAIN
        for c in tree.children(noun, "amod", "compound")
    )
