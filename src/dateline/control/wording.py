"""What the words around a claim add to its fields: a time that is over, a force that comes in."""

import re

from dateline.control.ground import ENDS_IN_GROUND
from dateline.model import Claim, ClaimStatus, ClaimType

_ATTRIBUTE = re.compile(
    rf"-\s*(?:held|controlled|occupied|dominated|run|ruled)$|{ENDS_IN_GROUND.pattern}", re.IGNORECASE
)
"""What a hold ends with that is told beside something else: "rebel-held"."""
_ROUTED = re.compile(r"\b(?:defeated|routed|vanquished)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\b(?:enter|re-?enter|storm|break|broke|burst)", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:then|former|formerly|once|ex|erstwhile|previously|one-?time)\b", re.IGNORECASE)
_FORMER_REACH = 30
"""Characters before a trigger in which such a word belongs to it."""


def is_attribute(claim: Claim, text: str) -> bool:
    """Say whether a hold only says which place is meant: the days of "bombed rebel-held Homs" are the bombs'.

    Args:
        claim: a claim.
        text: the text of its report.
    """
    return claim.type is ClaimType.HOLD and _ATTRIBUTE.search(claim.trigger.of(text)) is not None


def is_former(claim: Claim, text: str) -> bool:
    """Say whether a hold is told as over: "the former stronghold", "to capture the former bastion".

    Args:
        claim: a claim that somebody holds, takes or leaves a place.
        text: the text of its report.
    """
    trigger, sentence = claim.trigger, claim.sentence
    if claim.type is ClaimType.HOLD:
        return bool(_FORMER.search(text[max(sentence.start, trigger.start - _FORMER_REACH) : trigger.end]))
    return bool(_FORMER.search(text[trigger.end : min(sentence.end, trigger.end + _FORMER_REACH)]))


def is_entry(claim: Claim, text: str) -> bool:
    """Say whether a force comes into a place where it was not: "**entered** the town", "broke into"."""
    return claim.type is ClaimType.ADVANCE and _ENTERED.search(claim.trigger.of(text)) is not None


def is_rout(claim: Claim, text: str) -> bool:
    """Say whether a fight was won by one side: "the group was **defeated** there by the army"."""
    fought = claim.type is ClaimType.CLASH and claim.status is ClaimStatus.HAPPENED
    return fought and _ROUTED.search(claim.trigger.of(text)) is not None
