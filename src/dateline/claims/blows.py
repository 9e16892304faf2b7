"""What kind of blow a noun means that only says again that one was dealt ("the attack", "the bombing").

Its sentence may not tell whether "the attack" came from the air, from guns or from a man with a bomb; the
report has told it before. The noun takes the type of the last blow told that it may mean, unless one of the
type that the heads hold it to be was told as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.claims.heads import Proposal
from dateline.claims.memory import ATTACKS
from dateline.claims.tree import Tree
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
