"""Captures that the heads overlook although the grammar is plain: a verb between a party and a town.

"Fallujah fell to the group in January" has an actor in the agent's slot and a toponym in the place's slot of
a word that the frame lexicon lists; that is enough to propose a claim.
"""

from collections.abc import Sequence

from dateline.claims import lexicon, roles
from dateline.claims.heads import Proposal
from dateline.claims.scene import Scene
from dateline.claims.tree import Tree
from dateline.model import ClaimStatus, ClaimType

_CONFIDENCE = 0.5


def with_plain_captures(scene: Scene, tree: Tree, proposed: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals, in order, with the captures that a sentence plainly tells.

    A plain capture stands in for an unsure proposal of another type.

    Args:
        scene: the report.
        tree: the sentence.
        proposed: what the heads propose for it.
    """
    frames = lexicon.load()
    taken = {
        i
        for p in proposed
        if p.type is ClaimType.CAPTURE or p.confidence >= _CONFIDENCE
        for i in range(*p.tokens)
    }
    plain: dict[int, Proposal] = {}
    for i, token in enumerate(tree.tokens):
        if token.upos != "VERB" or i in taken or not frames.knows(ClaimType.CAPTURE, token.lemma.lower()):
            continue
        frame = frames.frame(ClaimType.CAPTURE, token.lemma.lower())
        around = roles.slots(tree, (i, i + 1))
        takers = [tree.span(tree.phrase(n)) for n in around.first(frame.agent)]
        ground = [tree.span((n, n + 1)) for n in around.first(frame.place)]
        ground += [tree.span((c, c + 1)) for n in around.first(frame.place) for c in tree.children(n, "nmod")]
        if any(scene.parties.names(span) for span in takers) and any(
            scene.places.inside(span) for span in ground
        ):
            plain[i] = Proposal(
                tokens=(i, i + 1),
                type=ClaimType.CAPTURE,
                confidence=_CONFIDENCE,
                status={ClaimStatus.HAPPENED: 0.6},
                roles={},
            )
    kept = [p for p in proposed if not any(i in plain for i in range(*p.tokens))]
    return sorted([*kept, *plain.values()], key=lambda p: p.tokens)
