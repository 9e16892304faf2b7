"""How far a voice is believed on who has a place.

The figures are set, not learnt, and kept here where they can be seen; ``trust`` in ``dateline.toml`` sets
others for single voices, ``dateline voices`` lists what each gets. Their order follows the field's practice:
what a party says of its own victory weighs less than an outlet's own word, and an enemy's admission most.

Reference:
    Institute for the Study of War, methodology of control-of-terrain maps: "claimed" and "assessed" advances.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dateline.actors.voice import Voice
from dateline.model import Claim, ClaimStatus

OUTLET = 0.85
"""An outlet, a monitor or a third party."""

OWN_SIDE = 0.75
"""The side that gains by being believed."""

ENEMY = 0.95
"""The side that loses by it."""

NOTHING_GIVEN: Mapping[str, float] = MappingProxyType({})
"""No figure set by a person."""

_STATUS = {
    ClaimStatus.HAPPENED: 1.0,
    ClaimStatus.ONGOING: 1.0,
    ClaimStatus.PLANNED: 1.0,
    ClaimStatus.DENIED: 1.0,
    ClaimStatus.POSSIBLE: 0.4,
}
"""A claim that hedges counts for less; plans and denials say something else, and say it fully."""


def trust(
    voice: Voice, *, gains: str | None, loses: str | None, given: Mapping[str, float] = NOTHING_GIVEN
) -> float:
    """Return the probability, 0 to 1, that a voice is right on who has a place.

    Args:
        voice: whose word it is.
        gains: the side that is favoured; None when none.
        loses: the side that is disfavoured; None when none.
        given: per voice what a person set in the place of :data:`OUTLET`; a victor's word is not believed
            more for it, nor an admission less.
    """
    usual = given.get(voice.name, OUTLET)
    if voice.side is not None and voice.side == gains:
        return min(usual, OWN_SIDE)
    if voice.side is not None and voice.side == loses:
        return max(usual, ENEMY)
    return usual


def reading(claim: Claim) -> float:
    """Return the probability, 0 to 1, that a claim says what was read out of it, and says it as so."""
    return claim.confidence * _STATUS[claim.status]
