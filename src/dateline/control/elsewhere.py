"""Whether what is told of a place is of other ground: its province, the road to it, villages around it."""

import re

from dateline.control.ground import (
    CITY_PEOPLE,
    ENDS_IN_GROUND,
    GROUND_HELD,
    HELD_GROUND,
    LINK,
    OF_THE_TOWN,
    PART,
    REACH,
    is_all_of,
)
from dateline.model import Claim, ClaimType, PlaceMention

_GROUND_OF_THE_TOWN = re.compile(
    rf"\b{PART}\s+(?:of|in)\s+(?:the\s+)?(?:city|town|village|it)\s+(?:[\w,]+\s+){{0,4}}?$", re.IGNORECASE
)
"""What precedes a hold of a part of a place named elsewhere: "parts of the town held by"."""
_GROUND_IT_HOLDS = re.compile(
    r"\b(?:areas?|territor(?:y|ies)|ground|regions?|lands?|zones?)\s+(?:(?:that|which)\s+)?"
    r"(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
"""What precedes a hold that describes its ground: "the territory it controls"."""
_TO_GROUND = (
    r"(?:\s+|-)(?:at\s+(?:least|most)\s+)?(?:(?!(?:in|and|from|near|at|on|after|before|when|while|with|by|along|to|for|as|that|which|"
    r"including|against|outside|around)\b)[\w'’.-]+\s+){0,6}?"
)
"""From a trigger to its object."""
_OPEN_GROUND = re.compile(
    rf"{_TO_GROUND}(?P<ground>villages|towns|hamlets|settlements|roads?|routes?|highways?|crossroads|junctions?|"
    r"territor(?:y|ies)(?!\s+(?:in|inside|within|of)\b)|plains?|heights|hills?|hilltops?|mountains?|farms|"
    r"farmland|countryside|borderlands?|borders)\b(?![\s-]+(?:town|city|village|port|stronghold|bastion)\b)",
    re.IGNORECASE,
)
"""What follows a trigger whose object lies outside of towns."""
_IN_PROVINCE = re.compile(
    r"(?:\s+[\w'’-]+){0,2}?\s+in\s+(?:[\w'’-]+\s+){0,4}?(?:province|governorate|countryside|region)\b",
    re.IGNORECASE,
)
"""What follows a hold somewhere in a province: "still hold a few in Homs province"."""
_GROUND_IN = re.compile(rf"\b(?:territor(?:y|ies)|ground){LINK}$", re.IGNORECASE)
"""What somebody leaves of whom nobody says how much he had: "driven from territory in the capital"."""
_GROUND_AROUND = re.compile(
    rf"{_TO_GROUND}(?:around|outside|near)\s+(?:it|them|the\s+(?:[\w-]+\s+){{0,2}}?(?:city|town))\b",
    re.IGNORECASE,
)
"""What follows one whose object lies around a town: "the plain outside the city"."""
_FACILITY = re.compile(
    rf"{_TO_GROUND}(?:out\s+of\s+)?{_TO_GROUND}(?:(?:air\s?)?bases?|airports?|airfields?|stations?|plants?|"
    r"factor(?:y|ies)|dams?|bridges?|prisons?|hospitals?|refiner(?:y|ies)|(?:oil|gas)\s?fields?|barracks|camps?|"
    r"depots?|checkpoints?|crossings?|silos)\b",
    re.IGNORECASE,
)
"""What follows one whose object is something built, in a town or not."""
_SEAT = re.compile(r"\b(?:headquarters|presence|positions)\b", re.IGNORECASE)
"""What somebody has somewhere and holds nothing by, where the town is not named."""
_THE_VILLAGE = re.compile(rf"{_TO_GROUND}(?:from\s+)?(?:the|this|that)\s+village\b", re.IGNORECASE)
"""What follows one whose object is no city."""
_GROUND_FALLS = re.compile(
    r"\b(?:areas|territor(?:y|ies)|villages|towns)\s+(?:\w+\s+){0,2}?"
    r"(?:have|has|had|were|was|are|been)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
"""What precedes one whose subject is ground that nobody names: "other areas have surrendered"."""
_SHARE_OF = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:third|quarter|fifth|half|much|most|swathes?|chunks?|stretch(?:es)?|tracts?)\s+of\b"
    r"(?!\s+(?:the\s+)?(?:city|town|village|it)\b)",
    re.IGNORECASE,
)
"""What follows a hold of a share of something else: "controls roughly a third of the country"."""
_WIDE_GROUND = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?[“\"]?(?:regions?|provinces?|governorates?|countryside|territor(?:y|ies)|swathes?|country|"
    r"caliphate)\b",
    re.IGNORECASE,
)
"""What follows a capture of ground that is no town: "wrested nearly the entire region"."""
_EVERY_TOWN = re.compile(
    r"\b(?:every|each|all|most|many|much|other)\s+(?:of\s+)?(?:(?:the|its|their|other)\s+)?(?:\w+\s+){0,2}?"
    r"(?:areas?|cit(?:y|ies)|towns?|villages?|strongholds?|enclaves?|territor(?:y|ies)|lands?)\b[^,;]*$",
    re.IGNORECASE,
)
"""What precedes one that is told of many towns at once: "every town they once held has fallen"."""
_OF_TERRITORY = re.compile(r"\bterritor(?:y|ies|ial)\b", re.IGNORECASE)
"""What names ground and no town within a trigger: "the territorial defeat"."""
_JUST_BEFORE = re.compile(r"\s+(?:(?:the|its|their|a|an)\s+)?", re.IGNORECASE)
"""Between a verb and its object."""
_ITS = r"(?:its|the\s+(?:city|town|capital)['’]?s?)\s+"
_AROUND_IT = re.compile(
    rf"\s+(?:[\w-]+\s+){{0,3}}?(?:(?:on|in|around|outside|from)\s+{_ITS}(?:[\w-]+\s+){{0,2}}?"
    rf"(?:outskirts|suburbs|countryside|surroundings)|to\s+{_ITS}(?:north|south|east|west))",
    re.IGNORECASE,
)
"""What follows a hold of ground around a town: "several strongholds on its outskirts"."""
_ON_THE_WAY = re.compile(
    r"\b(?:towards?|advance|reach|leading|linking|route|roads?|highway|junction)\b", re.IGNORECASE
)
"""Between trigger and place, words that put the place beyond: "took crossroads to advance to Raqqa"."""
_THING = (
    r"(?P<thing>(?i:province|governorate|countryside|outskirts|suburbs|highway|road|(?:military )?air ?base|"
    r"airport|airfield|base|dam|crossing|prison|refinery|oilfields?))\b"
)
_OTHER = re.compile(rf"(?:the )?[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)* {_THING}")
_THEN = re.compile(rf" {_THING}")
"""Words after a town's name with which the name stands for something else: "Idlib province", "the Damascus
highway", "Tabqa air base"."""
_OF_GROUND = frozenset({ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.WITHDRAW})
"""What is told of ground."""


def is_of_another(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether the words tell of other ground than the place that was read out of them.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    town = mention.place is not None and mention.place.kind == "town"
    return (
        (town and (is_other(claim, mention, text) or _is_outside(claim, mention, text)))
        or _is_around(claim, mention, text)
        or is_of_something_else(claim, mention, text)
    )


def is_other(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether a town's name stands for something that is not the town: its province, the road to it.

    Where the claim's sentence does not name the place, but what is called by its name, that is meant.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    name, end = mention.span.of(text), mention.span.end
    found = _OTHER.fullmatch(name) or (name[:1].isupper() and _THEN.match(text, end)) or None
    if found is None and not _is_named(claim, mention):
        sentence = claim.sentence.of(text)
        found = re.search(rf"\b{re.escape(name)} {_THING}", sentence) if name[:1].isupper() else None
        if found is not None and re.search(rf"\b{re.escape(name)}\b(?! {_THING})", sentence):
            return False
    return found is not None and not _is_called(mention, found["thing"])


def _is_called(mention: PlaceMention, thing: str) -> bool:
    """Say whether a place is called by a word for ground itself: "Mallah farms"."""
    return mention.place is not None and thing.casefold() in mention.place.name.casefold()


def _is_outside(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether what is taken, held or left is villages, roads or open land, none of which is in a town."""
    if claim.type not in _OF_GROUND:
        return False
    trigger, sentence, at = claim.trigger, claim.sentence, mention.span.start
    ground = _OPEN_GROUND.match(text, trigger.end, sentence.end)
    if ground and not trigger.end <= at < ground.end() and not _is_called(mention, ground["ground"]):
        return True
    between = text[trigger.end : at]
    if claim.type is ClaimType.WITHDRAW:
        return _GROUND_IN.search(between) is not None
    if claim.type is ClaimType.CAPTURE:
        return _ON_THE_WAY.search(between) is not None
    province = _IN_PROVINCE.match(text, trigger.end, sentence.end)
    elsewhere = province is not None and not trigger.end <= at < province.end()
    return elsewhere or _ON_THE_WAY.search(trigger.of(text)) is not None


def is_of_something_else(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether a sentence that does not name the place tells of other ground, or of who was beaten.

    "The territory it controls", "controls a third of the country", "fighting to overthrow the president": a
    place that such a claim takes over from the sentences before is where the story is, not what is held.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    if claim.type not in _OF_GROUND or _is_named(claim, mention):
        return False
    trigger, sentence = claim.trigger, claim.sentence
    before = text[max(sentence.start, trigger.start - REACH) : trigger.start]
    city = mention.place is not None and mention.place.population >= CITY_PEOPLE
    if _FACILITY.match(text, trigger.end, sentence.end):
        return True
    if city and _THE_VILLAGE.match(text, trigger.end, sentence.end):
        return True
    if claim.type is not ClaimType.HOLD and (
        _EVERY_TOWN.search(before)
        or _GROUND_IT_HOLDS.search(before)
        or _SHARE_OF.match(text, trigger.end, sentence.end)
        or _OF_TERRITORY.search(trigger.of(text))
    ):
        return True
    if claim.type is ClaimType.CAPTURE:
        gap = (text[trigger.end : actor.span.start] for actor in claim.patient)
        takes_somebody = any(_JUST_BEFORE.fullmatch(between) for between in gap)
        falls = _GROUND_FALLS.search(before) is not None
        return takes_somebody or falls or _WIDE_GROUND.match(text, trigger.end, sentence.end) is not None
    if claim.type is ClaimType.WITHDRAW:
        return _WIDE_GROUND.match(text, trigger.end, sentence.end) is not None
    if OF_THE_TOWN.match(text, trigger.end, sentence.end) or _GROUND_OF_THE_TOWN.search(before):
        return False
    ground = HELD_GROUND.match(text, trigger.end, sentence.end)
    whole = ground is not None and is_all_of(ground["ground"].casefold(), mention.place)
    return bool(
        (ground and not whole)
        or ENDS_IN_GROUND.search(trigger.of(text))
        or _SEAT.search(trigger.of(text))
        or _SHARE_OF.match(text, trigger.end, sentence.end)
        or GROUND_HELD.search(before)
        or _GROUND_IT_HOLDS.search(before)
    )


def _is_around(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether what is held or taken is ground around the place only, which says nothing of the place."""
    trigger, sentence = claim.trigger, claim.sentence
    if claim.type is ClaimType.CAPTURE:
        around = _GROUND_AROUND.match(text, trigger.end, sentence.end)
        return around is not None and not trigger.end <= mention.span.start < around.end()
    return claim.type is ClaimType.HOLD and _AROUND_IT.match(text, trigger.end, sentence.end) is not None


def _is_named(claim: Claim, mention: PlaceMention) -> bool:
    """Say whether the sentence of a claim names the place; a place that a coder gave without a span does."""
    span, sentence = mention.span, claim.sentence
    return sentence.start <= span.start < span.end <= sentence.end
