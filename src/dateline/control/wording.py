"""What the words around a claim add to its fields: a part of the place only, or a time that is over."""

import re

from dateline.model import Claim, ClaimStatus, ClaimType, Place, PlaceMention, Span

WIDE_KINDS = frozenset(
    {"country", "province", "region", "governorate", "district", "state", "river", "desert"}
)
"""Places too wide to change hands at once: what is told of them is told of a part."""

_PART = (
    r"(?:parts?|half|most|much|portions?|sections?|districts|neighbou?rhoods|quarters|suburbs|outskirts|areas|"
    r"sectors|streets|blocks|villages|regions|zones|pockets?|positions?|edges?|flanks?|side|bank|percent|"
    r"per cent|%)"
)
"""Words that name a part of what follows "of"."""
_QUARTER = r"(?:district|neighbou?rhood|quarter|suburb|area|sector|region|zone)"
"""Words that name a part of a city, yet before a small place only say what it is: "the area of Boleel"."""
_COMPASS = r"(?:(?:north|south)?-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|central|downtown)"
_LINK = r"\s+(?:of|in|around|near)\s+(?:the\s+)?(?:(?!(?:including|like)\b)[\w'’-]+\s+){0,4}"

_BEFORE = re.compile(rf"\b{_PART}{_LINK}$|%{_LINK}$|\b{_COMPASS}\s+(?:of\s+)?$", re.IGNORECASE)
_ALL_PARTS = re.compile(rf"\b(?:all|every)\s+(?:of\s+)?(?:the\s+)?{_PART}{_LINK}$", re.IGNORECASE)
"""All parts are the whole: "all areas of Mosul"."""
_BEFORE_CITY = re.compile(rf"\b{_QUARTER}{_LINK}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:\s+(?:city|town|village))?(?:['’]s?|s)\s+(?:\w+\s+){{0,2}}?(?:{_PART}|{_QUARTER})\b"
    r"|\s+(?:districts|neighbou?rhoods|suburbs|outskirts|positions|villages)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"\b{_PART}\s+(?:of|in)\b", re.IGNORECASE)
_WITHIN_CITY = re.compile(rf"\b{_QUARTER}\s+(?:of|in)\b", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\s+(?!(?:the\s+)?(?:all|whole|entire|rest)\b)(?:[\w'’-]+\s+){{0,2}}?{_PART}\s+(?:of|in)\b",
    re.IGNORECASE,
)
"""What follows a trigger whose object is a part: "seized half of the city"."""
_OF_THE_TOWN = re.compile(
    rf"\s+(?:(?:[\w.,'’-]+\s+){{0,4}}?(?:{_PART}|{_QUARTER})\s+(?:of|in)|{_COMPASS}\s+of)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:city|town|village|it)\b",
    re.IGNORECASE,
)
"""What follows a verb of holding whose object is a part of a place named elsewhere."""
_HELD_GROUND = re.compile(
    rf"[\s-]*(?:(?!(?:of|near|in|around|outside)\b)(?-i:[a-z][a-z'’-]*)\s+){{0,2}}?"
    rf"(?P<ground>{_PART}|{_QUARTER}|{_COMPASS}(?!\s+(?:\w+\s+)?(?:city|town|village|port|stronghold|bastion))|territor(?:y|ies)|ground|towns|countryside)\b"
    rf"(?!\s+of\b)",
    re.IGNORECASE,
)
"""What follows a hold of ground that the sentence does not name: "rebel-held areas near"."""
_GROUND_HELD = re.compile(
    r"\b(?:areas?|territor(?:y|ies)|ground|villages?|positions?|facilit(?:y|ies)|fields?|bases?|checkpoints?|"
    r"buildings?|neighbou?rhoods?|districts?|zones?|parts?|quarters?)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
"""What precedes one: "a village held by them in"."""
_GROUND_IT_HOLDS = re.compile(
    r"\b(?:areas?|territor(?:y|ies)|ground|regions?|lands?|zones?)\s+(?:(?:that|which)\s+)?"
    r"(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
"""What precedes a hold that describes its ground: "the territory it controls"."""
_GROUND_OF_THE_TOWN = re.compile(
    rf"\b{_PART}\s+(?:of|in)\s+(?:the\s+)?(?:city|town|village|it)\s+(?:[\w,]+\s+){{0,4}}?$", re.IGNORECASE
)
"""What precedes a hold of a part of a place named elsewhere: "parts of the town held by"."""
_TO_GROUND = (
    r"(?:\s+|-)(?:(?!(?:in|and|from|near|at|on|after|before|when|while|with|by|along|to|for|as|that|which|"
    r"including|against|outside|around)\b)[\w'’.-]+\s+){0,6}?"
)
"""From a trigger to its object."""
_OPEN_GROUND = re.compile(
    rf"{_TO_GROUND}(?P<ground>villages|towns|hamlets|settlements|roads?|routes?|highways?|crossroads|junctions?|"
    r"territor(?:y|ies)(?!\s+(?:in|inside|within|of)\b)|plains?|heights|hills?|hilltops?|mountains?|farms|farmland|countryside|borderlands?|borders)\b(?![\s-]+(?:town|city|village|port|stronghold|bastion)\b)",
    re.IGNORECASE,
)
"""What follows a trigger whose object lies outside of towns."""
_IN_PROVINCE = re.compile(
    r"(?:\s+[\w'’-]+){0,2}?\s+in\s+(?:[\w'’-]+\s+){0,4}?(?:province|governorate|countryside|region)\b", re.IGNORECASE
)
"""What follows a hold somewhere in a province: "still hold some in Homs province"."""
_GROUND_IN = re.compile(rf"\b(?:territor(?:y|ies)|ground){_LINK}$", re.IGNORECASE)
"""What somebody leaves who leaves a part: "driven from territory in the capital"."""
_GROUND_AROUND = re.compile(
    rf"{_TO_GROUND}(?:around|outside|near)\s+(?:it|them|the\s+(?:[\w-]+\s+){{0,2}}?(?:city|town))\b", re.IGNORECASE
)
"""What follows one whose object lies around a town: "the plain outside the city"."""
_FACILITY = re.compile(
    rf"{_TO_GROUND}(?:out\s+of\s+)?{_TO_GROUND}(?:(?:air\s?)?bases?|airports?|airfields?|stations?|plants?|"
    r"factor(?:y|ies)|dams?|bridges?|prisons?|hospitals?|refiner(?:y|ies)|(?:oil|gas)\s?fields?|barracks|camps?|"
    r"depots?|checkpoints?|crossings?|silos)\b",
    re.IGNORECASE,
)
"""What follows one whose object is something built, in a town or not."""
_THE_VILLAGE = re.compile(rf"{_TO_GROUND}(?:from\s+)?(?:the|this|that)\s+village\b", re.IGNORECASE)
_GROUND_FALLS = re.compile(
    r"\b(?:areas|territor(?:y|ies)|villages|towns)\s+(?:\w+\s+){0,2}?(?:have|has|had|were|was|are|been)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
"""What precedes one whose subject is ground that the sentence does not name: "other areas have surrendered"."""
_SHARE_OF = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:third|quarter|fifth|half|much|most|swathes?|chunks?|stretch(?:es)?|tracts?)\s+of\b"
    r"(?!\s+(?:the\s+)?(?:city|town|village|it)\b)",
    re.IGNORECASE,
)
"""What follows a hold of a share of something else: "controls roughly a third of the country"."""
_WIDE_GROUND = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:regions?|provinces?|governorates?|countryside|territor(?:y|ies)|swathes?|country)\b",
    re.IGNORECASE,
)
"""What follows a capture of ground that is no town: "wrested nearly the entire region"."""
_JUST_BEFORE = re.compile(r"\s+(?:(?:the|its|their|a|an)\s+)?", re.IGNORECASE)
"""Between a verb and its object."""
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
_SOME_OF_IT = re.compile(
    rf"\b(?:{_PART}\s+of\s+(?:it|which)|the\s+rest)\s+(?:\w+\s+){{0,3}}?$", re.IGNORECASE
)
"""What precedes one of a part of what was told before: "most of which is controlled by", "the rest is held by"."""
_GROUND = re.compile(r"\b(?:areas?|territor(?:y|ies)|ground|zones?|villages?)$", re.IGNORECASE)
"""What a hold ends with that is of some ground: "rebel territory"."""
_ATTRIBUTE = re.compile(
    rf"-\s*(?:held|controlled|occupied|dominated|run|ruled)$|{_GROUND.pattern}", re.IGNORECASE
)
"""What a hold ends with that is told beside something else: "rebel-held"."""
_NOT_ALL = (
    r"(?:mostly|mainly|largely|partly|partially|(?:almost|nearly)\s+(?:all|completely|entirely|fully|wholly))"
)
_MOSTLY = re.compile(rf"\b{_NOT_ALL}\b[\s-]+(?:[\w-]+[\s-]+)?$", re.IGNORECASE)
"""What precedes a change of hands, or a hold, that is not of all: "the mostly Kurdish-controlled city"."""
_MOSTLY_SO = re.compile(rf"\s+{_NOT_ALL}\b", re.IGNORECASE)
"""What follows one: "held almost entirely by"."""
_ITS = r"(?:its|the\s+(?:city|town|capital)['’]?s?)\s+"
_AROUND_IT = re.compile(
    rf"\s+(?:[\w-]+\s+){{0,3}}?(?:(?:on|in|around|outside|from)\s+{_ITS}(?:[\w-]+\s+){{0,2}}?"
    rf"(?:outskirts|suburbs|countryside|surroundings)|to\s+{_ITS}(?:north|south|east|west))",
    re.IGNORECASE,
)
"""What follows a hold of ground around a town: "several strongholds on its outskirts"."""
_SUBJECT = re.compile(
    rf"\b(?:{_PART}|{_QUARTER}s)\s+(?:\w+\s+){{0,3}}(?:been|were|was|are|is|being)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What precedes one whose subject is: "several districts have already been retaken"."""
_THING_IN = re.compile(
    r"\w\s+(?i:in|inside|within)\s+(?i:the\s+)?(?:(?i:city|town|centre|center)\s+of\s+)?"
    r"(?:[A-Z][\w'’-]+(?:,|,?\s+and|\s+&)\s+)*$"
)
"""Where what was taken is something in the place: "seized a factory in Mosul"."""
_ON_THE_WAY = re.compile(
    r"\b(?:towards?|advance|reach|leading|linking|route|roads?|highway|junction)\b", re.IGNORECASE
)
"""Between trigger and place, words that put the place beyond: "took crossroads to advance to Raqqa"."""
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
_CITY_PEOPLE = 50_000
"""Inhabitants from which a place has districts that are told of by themselves."""
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
_REACH = 60
"""Characters on either side of a place's name that are read."""

_PARTS = frozenset(
    {"places", "villages", "towns", "areas", "districts", "neighbourhoods", "streets", "buildings"}
)
"""Things counted within a place: "2 areas in Ramadi" are not Ramadi."""

_ROUTED = re.compile(r"\b(?:defeated|routed|vanquished)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\b(?:enter|re-?enter|storm|break|broke|burst)", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:then|former|formerly|once|ex|erstwhile|previously|one-?time)\b", re.IGNORECASE)
_FORMER_REACH = 30
"""Characters before a trigger in which such a word belongs to it."""


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
    before = text[max(sentence.start, span.start - _REACH) : span.start]
    after = text[span.end : min(sentence.end, span.end + _REACH)]
    if _ALL_PARTS.search(before):
        return False
    if _BEFORE.search(before) or _AFTER.match(after) or _WITHIN.search(mention.text):
        return True
    if claim.type is ClaimType.CAPTURE and claim.trigger.end <= span.start:
        between = text[claim.trigger.end : span.start]
        if _THING_IN.search(before) and not _takes_it_all(claim, span, text):
            return True
    city = mention.place is not None and mention.place.population >= _CITY_PEOPLE
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


def is_attribute(claim: Claim, text: str) -> bool:
    """Say whether a hold only says which place is meant: the days of "bombed rebel-held Homs" are the bombs'.

    Args:
        claim: a claim.
        text: the text of its report.
    """
    return claim.type is ClaimType.HOLD and _ATTRIBUTE.search(claim.trigger.of(text)) is not None


def is_share(claim: Claim) -> bool:
    """Say whether a claim says of how much of something it is, in percent, and not of all.

    Args:
        claim: the claim.
    """
    return any(count.of == "percent" and (count.max or 100) < 100 for count in claim.count)


def is_other(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether a town's name stands for something that is not the town: its province, the road to it.

    Where the claim's sentence does not name the place, but what is called by its name, that is meant.

    Args:
        claim: the claim.
        mention: one of its places.
        text: the text of its report.
    """
    if mention.place is None or mention.place.kind != "town":
        return False
    if _takes_or_holds_other_ground(claim, mention, text):
        return True
    name, end = mention.span.of(text), mention.span.end
    found = _OTHER.fullmatch(name) or (name[:1].isupper() and _THEN.match(text, end)) or None
    if found is None and not _is_named(claim, mention):
        sentence = claim.sentence.of(text)
        found = re.search(rf"\b{re.escape(name)} {_THING}", sentence) if name[:1].isupper() else None
        if found is not None and re.search(rf"\b{re.escape(name)}\b(?! {_THING})", sentence):
            return False
    return found is not None and found["thing"].casefold() not in mention.place.name.casefold()


def _takes_or_holds_other_ground(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether what is taken, held or left is villages, roads or open land, none of which is in a town."""
    if claim.type not in _OF_GROUND:
        return False
    trigger, sentence, span = claim.trigger, claim.sentence, mention.span
    ground = _OPEN_GROUND.match(text, trigger.end, sentence.end)
    itself = ground is not None and mention.place and ground["ground"].casefold() in mention.place.name.casefold()
    if ground is not None and not itself and not trigger.end <= span.start < ground.end():
        return True
    if claim.type is ClaimType.HOLD:
        province = _IN_PROVINCE.match(text, trigger.end, sentence.end)
        if province is not None and not trigger.end <= span.start < province.end():
            return True
    if claim.type is ClaimType.WITHDRAW and trigger.end <= span.start:
        return _GROUND_IN.search(text[trigger.end : span.start]) is not None
    if claim.type is ClaimType.CAPTURE and trigger.end <= span.start:
        return _ON_THE_WAY.search(text, trigger.end, span.start) is not None
    return claim.type is ClaimType.HOLD and _ON_THE_WAY.search(trigger.of(text)) is not None


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
    before = text[max(sentence.start, trigger.start - _REACH) : trigger.start]
    village = mention.place is not None and mention.place.population >= _CITY_PEOPLE and _THE_VILLAGE
    if _FACILITY.match(text, trigger.end, sentence.end) or (
        village and village.match(text, trigger.end, sentence.end)
    ):
        return True
    if claim.type is ClaimType.CAPTURE:
        gap = (text[trigger.end : actor.span.start] for actor in claim.patient)
        takes_somebody = any(_JUST_BEFORE.fullmatch(between) for between in gap)
        falls = _GROUND_FALLS.search(before) is not None
        return takes_somebody or falls or _WIDE_GROUND.match(text, trigger.end, sentence.end) is not None
    if claim.type is ClaimType.WITHDRAW:
        return _WIDE_GROUND.match(text, trigger.end, sentence.end) is not None
    if _OF_THE_TOWN.match(text, trigger.end, sentence.end) or _GROUND_OF_THE_TOWN.search(before):
        return False
    ground = _HELD_GROUND.match(text, trigger.end, sentence.end)
    whole = ground is not None and _is_all_of(ground["ground"].casefold(), mention.place)
    return bool(
        (ground and not whole)
        or _GROUND.search(trigger.of(text))
        or _SHARE_OF.match(text, trigger.end, sentence.end)
        or _GROUND_HELD.search(before)
        or _GROUND_IT_HOLDS.search(before)
    )


def _is_named(claim: Claim, mention: PlaceMention) -> bool:
    """Say whether the sentence of a claim names the place; a place that a coder gave without a span does."""
    span, sentence = mention.span, claim.sentence
    return sentence.start <= span.start < span.end <= sentence.end


def is_around(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether what is held or taken is ground around the place only, which says nothing of the place.

    Args:
        claim: a claim.
        text: the text of its report.
    """
    trigger, sentence = claim.trigger, claim.sentence
    if claim.type is ClaimType.CAPTURE:
        around = _GROUND_AROUND.match(text, trigger.end, sentence.end)
        return around is not None and not trigger.end <= mention.span.start < around.end()
    return claim.type is ClaimType.HOLD and _AROUND_IT.match(text, trigger.end, sentence.end) is not None


def _takes_a_part(claim: Claim, text: str) -> bool:
    """Say whether the words around the trigger name a part as what is taken."""
    trigger, sentence = claim.trigger, claim.sentence
    if _OBJECT.match(text, trigger.end, sentence.end) or _is_not_of_all(claim, text):
        return True
    if len(claim.place) == 1 and _SOME_GROUND.match(text, trigger.end, sentence.end):
        return True
    return bool(_SUBJECT.search(text[max(sentence.start, trigger.start - _REACH) : trigger.start]))


def _holds_a_part(claim: Claim, mention: PlaceMention, text: str) -> bool:
    """Say whether the words around the trigger name a part, or something within, as what is held."""
    trigger, sentence = claim.trigger, claim.sentence
    before = text[max(sentence.start, trigger.start - _REACH) : trigger.start]
    ground = _HELD_GROUND.match(text, trigger.end, sentence.end)
    return bool(
        (ground and not _is_all_of(ground["ground"].casefold(), mention.place))
        or _OF_THE_TOWN.match(text, trigger.end, sentence.end)
        or _GROUND_HELD.search(before)
        or _SOME_OF_IT.search(before)
        or is_divided(claim, text)
        or _is_not_of_all(claim, text)
        or _SEVERAL.search(trigger.of(text))
        or _GROUND.search(trigger.of(text))
    )


def _is_not_of_all(claim: Claim, text: str) -> bool:
    """Say whether the words beside the trigger leave something out: "mostly", "almost completely"."""
    trigger, sentence = claim.trigger, claim.sentence
    before = text[max(sentence.start, trigger.start - _REACH) : trigger.start]
    return bool(_MOSTLY.search(before) or _MOSTLY_SO.match(text, trigger.end, sentence.end))


def _is_all_of(ground: str, place: Place | None) -> bool:
    """Say whether a word of ground only says what the place is: "rebel-held Eastern Ghouta"."""
    if place is None or ground.removesuffix("ern") in place.name.casefold():
        return True
    return bool(re.fullmatch(_QUARTER, ground)) and place.population < _CITY_PEOPLE


def _takes_it_all(claim: Claim, place: Span, text: str) -> bool:
    """Say whether a capture "in" a place is the capture of the place."""
    return bool(_OF_IT_ALL.search(text, claim.trigger.start, place.start))


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
