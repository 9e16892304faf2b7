"""Words for ground: parts of a town, and what lies around it."""

import re

from dateline.model import Place

PART = (
    r"(?:parts?|half|most|much|portions?|sections?|districts|neighbou?rhoods|quarters|suburbs|outskirts|areas|"
    r"sectors|streets|blocks|villages|regions|zones|pockets?|positions?|edges?|flanks?|side|bank|percent|"
    r"per cent|%)"
)
"""Words that name a part of what follows "of"."""
QUARTER = r"(?:district|neighbou?rhood|quarter|suburb|area|sector|region|zone)"
"""Words that name a part of a city, yet before a small place only say what it is: "the area of Boleel"."""
COMPASS = r"(?:(?:north|south)?-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|central|downtown)"
"""Words that name a side of it."""
LINK = r"\s+(?:of|in|around|near)\s+(?:the\s+)?(?:(?!(?:including|like)\b)[\w'’-]+\s+){0,4}"
"""Between such words and a name."""
OF_THE_TOWN = re.compile(
    rf"\s+(?:(?:[\w.,'’-]+\s+){{0,4}}?(?:{PART}|{QUARTER})\s+(?:of|in)|{COMPASS}\s+of)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:city|town|village|it)\b",
    re.IGNORECASE,
)
"""What follows a verb of holding whose object is a part of a place named elsewhere."""
HELD_GROUND = re.compile(
    rf"[\s-]*(?:(?!(?:of|near|in|around|outside)\b)(?-i:[a-z][a-z'’-]*)\s+){{0,2}}?"
    rf"(?P<ground>{PART}|{QUARTER}|"
    rf"{COMPASS}(?!\s+(?:\w+\s+)?(?:city|town|village|port|stronghold|bastion))|"
    r"territor(?:y|ies)|ground|towns|countryside)\b(?!\s+of\b)",
    re.IGNORECASE,
)
"""What follows a hold of ground that the sentence does not name: "rebel-held areas near"."""
GROUND_HELD = re.compile(
    r"\b(?:areas?|territor(?:y|ies)|ground|villages?|positions?|facilit(?:y|ies)|fields?|bases?|checkpoints?|"
    r"buildings?|neighbou?rhoods?|districts?|zones?|parts?|quarters?)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
"""What precedes one: "a village held by them in"."""
ENDS_IN_GROUND = re.compile(r"\b(?:areas?|territor(?:y|ies)|ground|zones?|villages?)$", re.IGNORECASE)
"""What a hold ends with that is of some ground: "rebel territory"."""
CITY_PEOPLE = 50_000
"""Inhabitants from which a place has districts that are told of by themselves."""
REACH = 60
"""Characters on either side of a place's name that are read."""


def is_all_of(ground: str, place: Place | None) -> bool:
    """Say whether a word of ground only says what the place is: "rebel-held Eastern Ghouta"."""
    if place is None or ground.removesuffix("ern") in place.name.casefold():
        return True
    return bool(re.fullmatch(QUARTER, ground)) and place.population < CITY_PEOPLE
