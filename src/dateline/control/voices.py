"""Which trust each voice gets on who has a place, and how often the record bears it out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from dateline.actors import ActorTable
from dateline.actors.voice import Voice
from dateline.control.observe import observe
from dateline.control.signs import PLAINLY, Sense, Sign
from dateline.control.trust import NOTHING_GIVEN, trust
from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import Claim, Control, ControlStatus, Document, Event, Reliability

_SAYING = frozenset({Sense.HELD, Sense.TAKEN})
"""What is counted: that a side has a place, or takes it."""


def voices(
    events: Iterable[Event],
    claims: Mapping[ClaimId, Claim],
    documents: Mapping[DocumentId, Document],
    control: Iterable[Control],
    *,
    actors: ActorTable,
    given: Mapping[str, float] = NOTHING_GIVEN,
) -> tuple[Reliability, ...]:
    """Return every voice that tells who has a place, by how much it tells.

    Args:
        events: the fused events.
        claims: the claims that they rest on.
        documents: the reports that make the claims.
        control: what is concluded from them.
        actors: the parties and their sides.
        given: per voice the trust that a person set.
    """
    _, signs = observe(events, claims, documents, actors=actors, given=given)
    rows: dict[PlaceId, list[Control]] = defaultdict(list)
    for row in control:
        rows[row.place.id].append(row)
    told: dict[Voice, Counter[str]] = defaultdict(Counter)
    for place, own in signs.items():
        said = {
            (sign.voice, sign.claim): sign
            for sign in own
            if sign.sense in _SAYING and sign.credence >= PLAINLY and sign.spread == 1
        }
        for (voice, _), sign in sorted(said.items(), key=lambda item: (item[0][0].name, item[0][1])):
            told[voice][_verdict(sign, rows[place], actors)] += 1
    ordered = sorted(told, key=lambda voice: (-told[voice].total(), voice.name, voice.side or ""))
    names = {id_: document.name for id_, document in documents.items()}
    return tuple(
        _reliability(voice, told[voice], given, names.get(DocumentId(voice.name))) for voice in ordered
    )


def _verdict(sign: Sign, rows: Iterable[Control], actors: ActorTable) -> str:
    """Return whether what is concluded of the day was said: ``borne out``, ``gainsaid`` or ``open``."""
    day = date.fromordinal(sign.last)
    row = next((r for r in rows if (r.start or date.min) <= day <= (r.end or date.max)), None)
    if row is None or row.holder is None or row.status is not ControlStatus.HELD:
        return "open"
    return "borne out" if actors.side(row.holder) == sign.side else "gainsaid"


def _reliability(
    voice: Voice, told: Counter[str], given: Mapping[str, float], report: str | None
) -> Reliability:
    return Reliability(
        voice=voice.name,
        report=report,
        side=None if voice.side is None else ActorId(voice.side),
        trust=trust(voice, gains=None, loses=None, given=given),
        trust_on_victory=trust(voice, gains=voice.side, loses=None, given=given),
        trust_on_loss=trust(voice, gains=None, loses=voice.side, given=given),
        is_set=voice.name in given,
        says=told.total(),
        borne_out=told["borne out"],
        gainsaid=told["gainsaid"],
    )
