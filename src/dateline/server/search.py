"""One question in words: the place, the parties, and the sentences that answer to it."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from dateline.ids import ClaimId
from dateline.model import Actor, Claim
from dateline.record import Record
from dateline.server.answers import cited_claims
from dateline.server.views import ActorView, PlaceView
from dateline.server.views_answers import SearchView

WORDS = re.compile(r'"([^"]+)"|([^\s"\0]+)')
"""A phrase in double quotes, or a word."""

MOST_WORDS = 8
"""Words of a question that count."""


def search(record: Record, asked: str, *, actors: Iterable[Actor], limit: int) -> SearchView:
    """Return what a record holds that answers to the words: of its actors, and at most ``limit`` claims."""
    words = [phrase or word for phrase, word in islice(WORDS.findall(asked), MOST_WORDS)]
    claims, events = record.saying(words) if words else ([], [])
    place = record.find_place(asked)
    return SearchView(
        place=None if place is None else PlaceView.model_validate(place),
        actors=tuple(ActorView.model_validate(actor) for actor in actors if is_called(actor, asked)),
        events=tuple(events),
        claims=tuple(cited_claims(record, in_order(record, claims[:limit]))),
        total=len(claims),
    )


def in_order(record: Record, ids: Sequence[ClaimId]) -> list[Claim]:
    """Return the claims with those ids, in their order."""
    found = {claim.id: claim for claim in record.claims(ids=ids)}
    return [found[id_] for id_ in ids]


def is_called(actor: Actor, asked: str) -> bool:
    """Tell whether a name of the actor holds the words."""
    return bool(asked.strip()) and any(
        asked.casefold() in name.casefold() for name in (actor.name, actor.id, *actor.aliases)
    )
