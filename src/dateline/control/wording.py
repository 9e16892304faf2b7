"""What the words around a claim add to its fields: a part of the place only, or a time that is over."""

import re

from dateline.model import Claim, PlaceMention

WIDE_KINDS = frozenset(
    {"country", "province", "region", "governorate", "district", "state", "river", "desert"}
)
"""Places too wide to change hands at once: what is told of them is told of a part."""

_NOUN = (
    r"(?:parts?|half|most|much|portions?|sections?|districts?|neighbou?rhoods?|quarters?|suburbs?|outskirts|"
    r"areas?|sectors?|streets?|blocks?|villages?|positions?|edges?|side|bank|percent|per cent|%)"
)
_BEFORE = re.compile(
    rf"\b(?:{_NOUN}\s+(?:of|in|around|near)\s+(?:the\s+)?(?:\w+\s+){{0,3}}|"
    r"(?:north|south|east|west|northern|southern|eastern|western|central|north-?east\w*|north-?west\w*|"
    r"south-?east\w*|south-?west\w*|downtown)\s+)$|%\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^(?:['’]s?)?\s+(?:(?:\w+\s+){{0,2}})?{_NOUN}\b(?!\s+of\s+(?:isis|isil|is|daesh)\b)", re.IGNORECASE
)
_FORMER = re.compile(r"\b(?:former|formerly|once|ex|erstwhile|previously|one-time|onetime)\b", re.IGNORECASE)
_FORMER_REACH = 30
"""Characters before a trigger in which such a word belongs to it."""
_REACH = 40
"""Characters on either side of a place's name that are read."""


def is_part(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether a claim is of a part of the place that it mentions.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    if mention.place is not None and mention.place.kind in WIDE_KINDS:
        return True
    if any(count.of == "percent" and (count.max or 100) < 100 for count in claim.count):
        return True
    span = mention.span
    if not claim.sentence.start <= span.start < claim.sentence.end:
        return False
    before = text[max(claim.sentence.start, span.start - _REACH) : span.start]
    after = text[span.end : min(claim.sentence.end, span.end + _REACH)]
    return bool(_BEFORE.search(before) or _AFTER.match(after) or _names_part(mention))


def is_former(claim: Claim, text: str) -> bool:
    """Say whether a hold is told as over: "the former stronghold", "once the capital of".

    Args:
        claim: a claim that somebody holds a place.
        text: the text of its report.
    """
    start = max(claim.sentence.start, claim.trigger.start - _FORMER_REACH)
    return bool(_FORMER.search(text[start : claim.trigger.end]))


def _names_part(mention: PlaceMention) -> bool:
    """Say whether the mention itself holds more than the name: "the eastern districts of Mosul"."""
    return bool(re.search(rf"\b{_NOUN}\s+(?:of|in)\b", mention.text, re.IGNORECASE))
