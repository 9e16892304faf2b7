"""How far a voice is believed on who has a place.

The figures are set, not learnt, and kept here where they can be seen. Their order follows the field's
practice: what a party says of its own victory weighs less than an outlet's own word, and an enemy's
admission most.

Reference:
    Institute for the Study of War, methodology of control-of-terrain maps: "claimed" and "assessed" advances.
"""

from dateline.actors.voice import Voice
from dateline.model import Claim, ClaimStatus

OUTLET = 0.85
"""An outlet, a monitor or a third party."""

OWN_SIDE = 0.75
"""The side that gains by being believed."""

ENEMY = 0.95
"""The side that loses by it."""

SAYS_NOTHING = 1 / 3
"""What a misread claim is worth: no evidence for its side and none against it, as a town has three states at
least: a side has it, several do, somebody else has it."""

_STATUS = {
    ClaimStatus.HAPPENED: 1.0,
    ClaimStatus.ONGOING: 1.0,
    ClaimStatus.PLANNED: 1.0,
    ClaimStatus.DENIED: 1.0,
    ClaimStatus.POSSIBLE: 0.4,
}
"""A claim that hedges counts for less; plans and denials say something else, and say it fully."""


def credence(claim: Claim, voice: Voice, *, gains: str | None, loses: str | None) -> float:
    """Return the probability, 0 to 1, that what a claim says of control is right.

    Args:
        claim: the claim.
        voice: whose word it is.
        gains: the side that the claim favours; None when none.
        loses: the side that it disfavours; None when none.
    """
    trust = OUTLET
    if voice.side is not None and voice.side == gains:
        trust = OWN_SIDE
    elif voice.side is not None and voice.side == loses:
        trust = ENEMY
    return claim.confidence * trust * _STATUS[claim.status] + (1 - claim.confidence) * SAYS_NOTHING
