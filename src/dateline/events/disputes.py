"""Where the claims of one event disagree, with who says which.

Only voices can disagree, not sentences: of what one voice says of a thing, its main answer counts. A report
that counts "27 killed, 12 of them children" does not dispute itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from dateline.actors import ActorTable
from dateline.actors.words import is_vague
from dateline.events.kinds import BATTLE, HAVING, LASTING, VIOLENCE
from dateline.events.tolls import Figure, figures_of
from dateline.events.witness import Witness, of_other_end
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId
from dateline.model import Claim, ClaimStatus, ClaimType, Cue, Dispute, Place, Position

_EXACT_DAYS = 7
"""A longer interval ("in June") is vague: it contains an answer and is none."""

_PEOPLE = frozenset(
    {"killed", "wounded", "captured", "displaced", "fighters", "civilians", "children", "women"}
)
"""Figures that claims of one event must share; others ("strikes", "villages") may count different things."""

_NOBODY = frozenset({"unknown", "civil-society"})
"""Sides of "gunmen" and of bystanders: they contradict no one."""

_HARM = VIOLENCE | {ClaimType.CASUALTIES, ClaimType.DESTROY}
"""What falls on whoever is there: to name one party that it hit is not to say that it hit no other."""

_OF_ARMS = _HARM | HAVING | BATTLE | {ClaimType.BESIEGE, ClaimType.WITHDRAW}
"""What is done under arms: who speaks of it unarmed has not done it."""

_ROUNDING = 0.1
"""Distances that differ by less are one distance, rounded or converted from miles."""

Answer = tuple[str, Witness]
"""What a witness says of a field."""


def disputes_of(
    said: Sequence[Witness], *, kind: ClaimType, place: Place | None, actors: ActorTable
) -> tuple[Dispute, ...]:
    """Return the disputes of one event, sorted by field; it takes two voices to differ.

    Args:
        said: the event's claims with whose word each is, sorted by claim id.
        kind: the event's type.
        place: the event's place; distances are compared for it only.
        actors: the parties and their sides.
    """
    if len({witness.voice.name for witness in said}) < 2:
        return ()
    found = [
        *_when(said, kind, actors),
        *_role("agent", said, kind, actors),
        *_role("patient", said, kind, actors),
        *_status(said, actors),
        *_figures(said, actors),
        *_distance(said, place, actors),
    ]
    return tuple(sorted(found, key=lambda dispute: dispute.field))


def _dispute(field: str, answers: Sequence[Answer], actors: ActorTable) -> Iterator[Dispute]:
    """Yield the dispute that two or more voices make, the answer of most voices first."""
    backing: dict[str, list[Witness]] = defaultdict(list)
    for value, witness in _main_answers(answers):
        backing[value].append(witness)
    voices = {witness.voice.name for backers in backing.values() for witness in backers}
    if len(backing) > 1 and len(voices) > 1:
        ranked = sorted(
            backing, key=lambda v: (-len({w.voice.name for w in backing[v]}), -len(backing[v]), v)
        )
        yield Dispute(field=field, positions=tuple(_position(v, backing[v], actors) for v in ranked))


def _main_answers(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Yield per voice the answer that it gives most often, or those, with the claims that give it."""
    by_voice: dict[str, dict[str, list[Witness]]] = defaultdict(lambda: defaultdict(list))
    for value, witness in answers:
        by_voice[witness.voice.name][value].append(witness)
    for voice in sorted(by_voice):
        given = by_voice[voice]
        most = max(len(backing) for backing in given.values())
        for value in sorted(given):
            if len(given[value]) == most:
                yield from ((value, witness) for witness in given[value])


def _position(value: str, backing: Sequence[Witness], actors: ActorTable) -> Position:
    return Position(
        value=value,
        claims=tuple(sorted({witness.claim.id for witness in backing})),
        sources=tuple(sorted({witness.voice.name for witness in backing})),
        sides=sides_of(backing, actors),
    )


def sides_of(said: Sequence[Witness], actors: ActorTable) -> tuple[str, ...]:
    """Return the parties whose word is among what witnesses say, sorted; monitors and outlets are of none."""
    sides = {witness.voice.side for witness in said if witness.voice.side is not None}
    return tuple(sorted(side for side in sides if actors.is_party(side)))


def _when(said: Sequence[Witness], kind: ClaimType, actors: ActorTable) -> Iterator[Dispute]:
    """Yield the dispute about the day: only days that words give stand against each other."""
    if kind in LASTING:
        return
    exact: list[tuple[date, date, Witness]] = []
    for witness in said:
        start, end = witness.claim.when.start, witness.claim.when.end
        if (
            witness.claim.type is kind
            and witness.claim.status is not ClaimStatus.ONGOING
            and witness.claim.when.text is not None
            and start is not None
            and end is not None
            and (end - start).days < _EXACT_DAYS
        ):
            exact.append((start, end, witness))
    if not exact or max(start for start, _, _ in exact) <= min(end for _, end, _ in exact):
        return
    # A span such as "this week" agrees with each day in it; only the narrowest answers stand against each
    # other.
    narrow = [a for a in exact if not any(_inside(b, a) for b in exact)]
    yield from _dispute("when", [(_interval(start, end), witness) for start, end, witness in narrow], actors)


def _inside(inner: tuple[date, date, Witness], outer: tuple[date, date, Witness]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[:2] != outer[:2]


def _interval(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _role(field: str, said: Sequence[Witness], kind: ClaimType, actors: ActorTable) -> Iterator[Dispute]:
    """Yield the dispute about a role: voices that name parties of different sides, none of them in common.

    Who fights whom in a battle is said from either end. Whom a blow hit is disputed where a party speaks: an
    outlet that names the fighters and one that names the bystanders may both be right.
    """
    if kind is ClaimType.CLASH:
        return
    named: dict[str, set[str]] = defaultdict(set)
    answers: list[Answer] = []
    barred = of_other_end(field, said, partial(_sides, actors=actors))
    for witness in said:
        sides = [side for side in _sides(witness.claim, field, actors) if side not in barred]
        if field == "agent" and kind in _OF_ARMS:
            sides = [side for side in sides if actors.is_party(side)]
        if witness.claim.type is kind and sides:
            named[witness.voice.name].update(sides)
            answers.append((sides[0], witness))
    speakers = set(named)
    if field == "patient" and kind in _HARM:
        speakers = {witness.voice.name for _, witness in answers if _is_of_party(witness, actors)}
    if any(not named[one] & other for one in speakers for other in named.values()):
        yield from _dispute(field, answers, actors)


def _is_of_party(witness: Witness, actors: ActorTable) -> bool:
    return witness.voice.side is not None and actors.is_party(witness.voice.side)


def _sides(claim: Claim, field: str, actors: ActorTable) -> list[str]:
    """Return the sides that a claim names in a role by more than a word such as "terrorists"."""
    mentions = claim.agent if field == "agent" else claim.patient
    known: list[ActorId] = [
        m.actor for m in mentions if m.actor not in (UNLISTED, UNSPECIFIED) and not is_vague(m.text)
    ]
    return [side for actor in known if (side := actors.side(actor)) not in _NOBODY]


def _status(said: Sequence[Witness], actors: ActorTable) -> Iterator[Dispute]:
    if any(_denies(witness, actors) for witness in said):
        told = [
            w
            for w in said
            if w.claim.status is not ClaimStatus.POSSIBLE
            and (w.claim.status is not ClaimStatus.DENIED or _denies(w, actors))
        ]
        yield from _dispute("status", [(_came_to_pass(w.claim.status), w) for w in told], actors)


def _denies(witness: Witness, actors: ActorTable) -> bool:
    """Say whether somebody denies it: what an outlet tells as having failed was tried.

    So was an offensive that its enemy says it beat back.
    """
    claim = witness.claim
    if claim.status is not ClaimStatus.DENIED:
        return False
    return claim.cue is Cue.DENIED or (_is_of_party(witness, actors) and claim.type not in BATTLE)


def _came_to_pass(status: ClaimStatus) -> str:
    return str(ClaimStatus.HAPPENED if status is ClaimStatus.ONGOING else status)


def _figures(said: Sequence[Witness], actors: ActorTable) -> Iterator[Dispute]:
    for of, given in sorted(figures_of(said).items()):
        if of in _PEOPLE and max(figure.low for figure in given) > min(figure.high for figure in given):
            yield from _dispute(of, [(_label(figure), figure.witness) for figure in given], actors)


def _label(figure: Figure) -> str:
    """Return a figure as its floor, since "at least 40" and "40" do not contradict each other."""
    if figure.low > 0:
        return f"{figure.low:g}"
    return f"≤ {figure.high:g}"


def _distance(said: Sequence[Witness], place: Place | None, actors: ActorTable) -> Iterator[Dispute]:
    given: list[tuple[float, Witness]] = []
    for witness in said:
        for mention in witness.claim.place:
            if mention.km is not None and mention.place is not None and mention.place == place:
                given.append((mention.km, witness))
        given.extend((c.min, witness) for c in witness.claim.count if c.of == "km" and c.min is not None)
    least, most = min((km for km, _ in given), default=0.0), max((km for km, _ in given), default=0.0)
    if most - least > _ROUNDING * most:
        yield from _dispute("km", [(f"{km:g}", witness) for km, witness in given], actors)
