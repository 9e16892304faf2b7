"""Whether what is told of a place is of a part of it only, as the words around a claim say."""

import re

from dateline.control.ground import (
    CITY_PEOPLE,
    COMPASS,
    ENDS_IN_GROUND,
    GROUND_HELD,
    HELD_GROUND,
    LINK,
    OF_THE_TOWN,
    PART,
    QUARTER,
    REACH,
    is_all_of,
)
from dateline.model import Claim, ClaimType, PlaceMention, Span

WIDE_KINDS = frozenset(
    {"country", "province", "region", "governorate", "district", "state", "river", "desert"}
)
"""Places too wide to change hands at once: what is told of them is told of a part."""
_BEFORE = re.compile(rf"\b{PART}{LINK}$|%{LINK}$|\b{COMPASS}\s+(?:of\s+)?$", re.IGNORECASE)
_ALL_PARTS = re.compile(rf"\b(?:all|every)\s+(?:of\s+)?(?:the\s+)?{PART}{LINK}$", re.IGNORECASE)
"""All parts are the whole: "all areas of Mosul"."""
_BEFORE_CITY = re.compile(rf"\b{QUARTER}{LINK}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:\s+(?:city|town|village))?(?:['’]s?|s)\s+(?:\w+\s+){{0,2}}?(?:{PART}|{QUARTER})\b"
    r"|\s+(?:districts|neighbou?rhoods|suburbs|outskirts|positions|villages)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"\b{PART}\s+(?:of|in)\b", re.IGNORECASE)
_WITHIN_CITY = re.compile(rf"\b{QUARTER}\s+(?:of|in)\b", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\s+(?!(?:the\s+)?(?:all|whole|entire|rest)\b)(?:[\w'’-]+\s+){{0,2}}?{PART}\s+(?:of|in)\b",
    re.IGNORECASE,
)
"""What follows a trigger whose object is a part: "seized half of the city"."""
_SEVERAL = re.compile(
    r"\b(?:strongholds|bastions|positions|pockets|footholds?|presence|headquarters)\b", re.IGNORECASE
)
"""Holds of which there are several in one place."""
_IN_SHARES = re.compile(
    r"\b(?:shared|divided\s+(?:\w+\s+)?(?:between|among)|split\s+(?:\w+\s+)?(?:between|among)|jointly)\b"
    r"(?:[\s-]+[\w-]+){0,12}?[\s-]*$",
    re.IGNORECASE,
)
"""What a hold that others share ends: "divided between rebel and government control", "shared control"."""
_DIVIDED = re.compile(r"\b(?:divided|partitioned)\b", re.IGNORECASE)
"""What a hold of a part is told with: "rebel-held areas of the divided city"."""
_SOME_OF_IT = re.compile(rf"\b(?:{PART}\s+of\s+(?:it|which)|the\s+rest)\s+(?:\w+\s+){{0,3}}?$", re.IGNORECASE)
"""What precedes one of a part of what was told before: "most of which is held by", "the rest is held by"."""
_NOT_ALL = (
    r"(?:mostly|mainly|largely|partly|partially|(?:almost|nearly)\s+(?:all|completely|entirely|fully|wholly))"
)
_MOSTLY = re.compile(rf"\b{_NOT_ALL}\b[\s-]+(?:[\w-]+[\s-]+)?$", re.IGNORECASE)
"""What precedes a change of hands, or a hold, that is not of all: "the mostly Kurdish-controlled city"."""
_MOSTLY_SO = re.compile(rf"\s+{_NOT_ALL}\b", re.IGNORECASE)
"""What follows one: "held almost entirely by"."""
_SUBJECT = re.compile(
    rf"\b(?:{PART}|{QUARTER}s)\s+(?:\w+\s+){{0,3}}(?:been|were|was|are|is|being)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What precedes one whose subject is: "several districts have already been retaken"."""
_THING_IN = re.compile(
    r"\w\s+(?i:in|inside|within)\s+(?i:the\s+)?(?:(?i:city|town|centre|center)\s+of\s+)?"
    r"(?:[A-Z][\w'’-]+(?:,|,?\s+and|\s+&)\s+)*$"
)
"""Where what was taken is something in the place: "seized a factory in Mosul"."""
_SOME_GROUND = re.compile(
    r"\s+(?!(?:the\s+)?(?:all|whole|entire|rest)\b)(?:[\w'’-]+\s+){0,3}?"
    r"(?:villages|areas|districts|positions|territory|ground|buildings)\b"
    r"(?!\s+of\b)",
    re.IGNORECASE,
)
"""What follows a trigger whose object is ground that the sentence does not name."""
_OF_IT_ALL = re.compile(
    r"\b(?:(?:control|power)(?!\s+(?:of|over)\b)|victory|victorious|flags?|fall|fell|fallen|strongholds?|bastion|enclave|capital)\b",
    re.IGNORECASE,
)
"""Words with which "in" a place is the place itself: "took control in", "the flag rose in"."""
_PARTS = frozenset(
    {"places", "villages", "towns", "areas", "districts", "neighbourhoods", "streets", "buildings"}
)
"""Things counted within a place: "2 areas in Ramadi" are not Ramadi."""


def is_part(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether a claim is of a part of the place that it mentions.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    if mention.place is not None and mention.place.kind in WIDE_KINDS:
        return True
    if is_share(claim):
        return True
    if len(claim.place) == 1 and any(count.of in _PARTS for count in claim.count):
        return True
    span, sentence = mention.span, claim.sentence
    if claim.type is ClaimType.CAPTURE and _takes_a_part(claim, text):
        return True
    if claim.type is ClaimType.HOLD and _holds_a_part(claim, mention, text):
        return True
    if not sentence.start <= span.start < span.end <= sentence.end or span == sentence:
        return False
    before = text[max(sentence.start, span.start - REACH) : span.start]
    after = text[span.end : min(sentence.end, span.end + REACH)]
    if _ALL_PARTS.search(before):
        return False
    if _BEFORE.search(before) or _AFTER.match(after) or _WITHIN.search(mention.text):
        return True
    takes = claim.type is ClaimType.CAPTURE and claim.trigger.end <= span.start
    if takes and _THING_IN.search(before) and not _takes_it_all(claim, span, text):
        return True
    city = mention.place is not None and mention.place.population >= CITY_PEOPLE
    return city and bool(_BEFORE_CITY.search(before) or _WITHIN_CITY.search(mention.text))


def is_divided(claim: Claim, text: str) -> bool:
    """Say whether a hold is told of a place that sides have divided between them.

    Args:
        claim: a claim.
        text: the text of its report.
    """
    trigger, sentence = claim.trigger, claim.sentence
    if claim.type is not ClaimType.HOLD:
        return False
    before = text[sentence.start : trigger.end]
    return bool(_IN_SHARES.search(before) or _DIVIDED.search(sentence.of(text)))


def is_share(claim: Claim) -> bool:
    """Say whether a claim says of how much of something it is, in percent, and not of all.

    Args:
        claim: the claim.
    """
    return any(count.of == "percent" and (count.max or 100) < 100 for count in claim.count)


def _takes_a_part(claim: Claim, text: str) -> bool:
    """Say whether the words around the trigger name a part as what is taken."""
    trigger, sentence = claim.trigger, claim.sentence
    if _OBJECT.match(text, trigger.end, sentence.end) or _is_not_of_all(claim, text):
        return True
    if len(claim.place) == 1 and _SOME_GROUND.match(text, trigger.end, sentence.end):
        return True
    return bool(_SUBJECT.search(text[max(sentence.start, trigger.start - REACH) : trigger.start]))


def _holds_a_part(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether the words around the trigger name a part, or something within, as what is held."""
    trigger, sentence = claim.trigger, claim.sentence
    before = text[max(sentence.start, trigger.start - REACH) : trigger.start]
    ground = HELD_GROUND.match(text, trigger.end, sentence.end)
    return bool(
        (ground and not is_all_of(ground["ground"].casefold(), mention.place))
        or OF_THE_TOWN.match(text, trigger.end, sentence.end)
        or GROUND_HELD.search(before)
        or _SOME_OF_IT.search(before)
        or is_divided(claim, text)
        or _is_not_of_all(claim, text)
        or _SEVERAL.search(trigger.of(text))
        or ENDS_IN_GROUND.search(trigger.of(text))
    )


def _is_not_of_all(claim: Claim, text: str) -> bool:
    """Say whether the words beside the trigger leave something out: "mostly", "almost completely"."""
    trigger, sentence = claim.trigger, claim.sentence
    before = text[max(sentence.start, trigger.start - REACH) : trigger.start]
    return bool(_MOSTLY.search(before) or _MOSTLY_SO.match(text, trigger.end, sentence.end))


def _takes_it_all(claim: Claim, place: Span, text: str) -> bool:
    """Say whether a capture "in" a place is the capture of the place."""
    return bool(_OF_IT_ALL.search(text, claim.trigger.start, place.start))
