"""What there is to ask: one function for each thing that a question may be about."""

import math
import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.ids import UNLISTED, UNSPECIFIED, ActorId, ClaimId, PlaceId
from dateline.model import (
    Account,
    ActorMention,
    Basis,
    Claim,
    ClaimType,
    Control,
    ControlStatus,
    Dispute,
    Event,
    Place,
)
from dateline.publish import wording
from dateline.review.held import (
    Held,
    evidence_of,
    in_days,
    is_settled,
    on_days,
    publisher_of,
    size_of,
    spoken,
    unambiguous,
)
from dateline.review.judged import on_orphans, on_rulings
from dateline.review.question import About, Question

_SURE = 0.95
"""Who is surer than this is not asked about."""
_ONE_SIDED = 0.5
"""Doubt about what only the holder's own side says, however well its word is read."""
_CONTROLLING = frozenset({ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.WITHDRAW, ClaimType.BESIEGE})
"""Types of claims whose place and agent say most of who has a town."""
_PEOPLE = frozenset({"killed", "wounded", "captured", "displaced"})


def questions(held: Held) -> Iterator[Question]:
    """Yield every question that the record leaves open, in no order; those on claims with rough days."""
    yield from on_orphans(held)
    yield from on_rulings(held)
    yield from _on_control(held)
    yield from _on_disputes(held)
    yield from _on_claims(held)
    yield from _on_places(held)
    yield from _on_actors(held)


# -------------------------------------------------------------------------------------------------- control


def _on_control(held: Held) -> Iterator[Question]:
    """Ask who held a place, stretch by stretch, where the record is unsure or has one side's word only."""
    for stretch in _stretches(held.grounds.control):
        first, last = stretch[0], stretch[-1]
        days = [_length(row) for row in stretch]
        belief = sum(row.belief * n for row, n in zip(stretch, days, strict=True)) / max(1, sum(days))
        one_sided = all(row.account is Account.CLAIMED for row in stretch)
        doubt = max(1 - belief, _ONE_SIDED if one_sided else 0.0)
        if doubt <= 1 - _SURE or first.holder is None:
            continue
        where = spoken(first.place)
        over = in_days(first.start, last.end)
        reasons = [f"{_told(held, first)}, {belief:.0%} sure"]
        reasons += ["only the holder's own side says so"] if one_sided else []
        reasons += size_of(first.place)
        yield Question(
            about=About.CONTROL,
            asks=f"Who held {where} {over}?",
            why="; ".join(reasons),
            place=first.place,
            start=first.start,
            end=last.end,
            doubt=doubt,
            days=sum(days),
            people=0,
            types=frozenset(),
            event=None,
            judgement=None,
            evidence=evidence_of(held, (claim for row in stretch for claim in row.claims)),
            answers=(
                _control_answer(held, first.place, first.holder, first.start, last.end),
                _control_answer(held, first.place, "HOLDER", first.start, last.end),
            ),
        )


def _stretches(control: Iterable[Control]) -> Iterator[list[Control]]:
    """Yield runs of rows that differ only in what they rest on, but for what is not known or was judged."""
    run: list[Control] = []
    for row in control:
        asked = row.status is not ControlStatus.UNKNOWN and row.basis is not Basis.JUDGED
        if run and not (asked and _same(run[-1], row)):
            yield run
            run = []
        if asked:
            run.append(row)
    if run:
        yield run


def _same(one: Control, other: Control) -> bool:
    return (one.place.id, one.holder, one.status) == (other.place.id, other.holder, other.status)


def _length(row: Control) -> int:
    return 0 if row.start is None or row.end is None else (row.end - row.start).days + 1


def _told(held: Held, row: Control) -> str:
    assert row.holder is not None
    name = held.name_of(row.holder)
    return f"the record says {name}" + (", contested" if row.status is ControlStatus.CONTESTED else "")


def _control_answer(held: Held, place: Place, holder: str, start: date | None, end: date | None) -> str:
    days = [f"--from {start}"] if start else []
    days += [f"--to {end}"] if end else []
    return " ".join(["control", shlex.quote(unambiguous(held, place)), holder, *days])


# ------------------------------------------------------------------------------------------------- disputes


def _on_disputes(held: Held) -> Iterator[Question]:
    """Ask which of the answers is right that claims of one event give."""
    resting = _resting(held)
    for event in held.grounds.events.values():
        for dispute in event.disputes:
            claims = [claim for position in dispute.positions for claim in position.claims]
            # Two figures of one sentence are no disagreement: they count different things.
            if len(set(claims)) == 1 or any(is_settled(held, claim) for claim in claims):
                continue
            votes = [_votes(held, position.claims) for position in dispute.positions]
            doubt = min(1.0, 2 * (1 - votes[0] / max(1, sum(votes))))
            where = f" at {spoken(event.place)}" if event.place else ""
            told = "; ".join(_position(held, dispute, i) for i in range(len(dispute.positions)))
            one, other = (position.claims[0] for position in dispute.positions[:2])
            answers = [f"reject {claim}" for claim in dict.fromkeys(claims)]
            answers += [f"unlink {one} {other}"] if one != other else [f"correct {one} --count WHAT=NUMBER"]
            yield Question(
                about=About.DISPUTE,
                asks=f"{_heading(dispute)} the {_noun(event.type)}{where}{on_days(event.start, event.end)}?",
                why="; ".join([f"reports disagree: {told}", *size_of(event.place)]),
                place=event.place,
                start=event.start,
                end=event.end,
                doubt=doubt,
                days=sum(resting.get((event.place.id, claim), 0) for claim in claims) if event.place else 0,
                people=_spread(event, dispute),
                types=frozenset({event.type}),
                event=event.id,
                judgement=None,
                evidence=evidence_of(held, claims),
                sides=tuple(frozenset(position.claims) for position in dispute.positions),
                answers=tuple(answers),
            )


_HEADINGS = {
    "when": "When was",
    "agent": "Whose was",
    "patient": "Against whom was",
    "status": "Did this come to pass:",
    "km": "How many kilometres away was",
}


_NOUNS = {
    ClaimType.WITHDRAW: "withdrawal",
    ClaimType.BESIEGE: "siege",
    ClaimType.CASUALTIES: "fighting",
    ClaimType.DETAIN: "detention",
    ClaimType.DESTROY: "destruction",
    ClaimType.DISARM: "disarmament",
    ClaimType.DEPLOY: "deployment",
    ClaimType.DISPLACE: "displacement",
    ClaimType.EVACUATE: "evacuation",
    ClaimType.NEGOTIATE: "talks",
    ClaimType.ACCUSE: "accusation",
}
"""Types whose name is a verb, as nouns."""


def _noun(kind: ClaimType) -> str:
    return _NOUNS.get(kind, str(kind))


def _heading(dispute: Dispute) -> str:
    return _HEADINGS.get(dispute.field, f"How many were {dispute.field} in")


def _position(held: Held, dispute: Dispute, i: int) -> str:
    position = dispute.positions[i]
    value = held.name_of(ActorId(position.value)) if dispute.field in ("agent", "patient") else position.value
    said_by = Counter(publisher_of(one) for one in evidence_of(held, position.claims))
    return f"{value} ({', '.join(said_by)})"


def _votes(held: Held, claims: Iterable[ClaimId]) -> int:
    """Return how many reports, copies apart, give an answer."""
    documents = {held.grounds.claims[claim].document for claim in claims if claim in held.grounds.claims}
    return len({held.grounds.documents[one].copy_of or one for one in documents})


def _spread(event: Event, dispute: Dispute) -> int:
    tally = next((one for one in event.counts if one.of == dispute.field and one.of in _PEOPLE), None)
    return 0 if tally is None or math.isinf(tally.high - tally.low) else int(tally.high - tally.low)


# --------------------------------------------------------------------------------------------------- claims


def _on_claims(held: Held) -> Iterator[Question]:
    """Ask whether sentences say what they were taken to say, where control rests on them."""
    event_of = {claim: event.id for event in held.grounds.events.values() for claim in event.claims}
    places = {row.place.id: row.place for row in held.grounds.control}
    for (place, id_), days in sorted(_resting(held).items()):
        claim = held.grounds.claims.get(id_)
        if claim is None or claim.confidence >= _SURE or held.grounds.judgements.get(id_):
            continue
        yield Question(
            about=About.CLAIM,
            asks=f"Does this sentence tell of this: {_in_words(held, claim)}?",
            why="; ".join([f"read with {claim.confidence:.0%} confidence", *size_of(places[place])]),
            place=places[place],
            start=claim.when.start,
            end=claim.when.end,
            doubt=2 * min(claim.confidence, 1 - claim.confidence),
            days=days,
            people=0,
            types=frozenset({claim.type}),
            event=event_of.get(id_),
            judgement=None,
            evidence=evidence_of(held, [id_]),
            sides=(frozenset([id_]),),
            answers=(
                f"accept {id_}",
                f"reject {id_}",
                f"correct {id_} --type TYPE --agent ACTOR --place PLACE --start DAY --end DAY",
            ),
        )


def _resting(held: Held) -> Mapping[tuple[PlaceId, ClaimId], int]:
    """Return per place and claim how many days of control rest on it."""
    found: Counter[tuple[PlaceId, ClaimId]] = Counter()
    for row in held.grounds.control:
        for claim in row.claims:
            found[row.place.id, claim] += _length(row)
    return found


def _called(held: Held, mention: ActorMention) -> str:
    """Return an actor's name; of one that no table holds, the words of the report."""
    return mention.text if mention.actor in (UNLISTED, UNSPECIFIED) else held.name_of(mention.actor)


def _in_words(held: Held, claim: Claim) -> str:
    """Return what a claim says: "a capture of Hit, by Iraqi forces from Islamic State, 14 Apr 2016"."""
    where = ", ".join(wording.where(mention) for mention in claim.place)
    who, whom = (
        ", ".join(_called(held, mention) for mention in mentions) for mentions in (claim.agent, claim.patient)
    )
    kind = f"{_noun(claim.type)} at {where}" if where else _noun(claim.type)
    roles = " ".join(part for part in (f"by {who}" if who else "", f"against {whom}" if whom else "") if part)
    return ", ".join(part for part in (kind, roles, wording.days(claim.when), claim.status) if part)


# -------------------------------------------------------------------------------------- places and actors


def _on_places(held: Held) -> Iterator[Question]:
    """Ask where places lie that no gazetteer holds, where a town may have changed hands."""
    unplaced = defaultdict(list)
    for claim in held.grounds.claims.values():
        if claim.type in _CONTROLLING and not any(mention.place for mention in claim.place):
            for mention in claim.place:
                unplaced[claim.document, mention.text].append(claim)
    for (document, text), claims in sorted(unplaced.items()):
        yield _on_words(
            held,
            About.PLACE,
            claims,
            asks=f"Where is “{text}”?",
            why="no gazetteer holds it, so that nothing is drawn from what is said of it",
            answer=f"place {document} {shlex.quote(text)} PLACE",
        )


def _on_actors(held: Held) -> Iterator[Question]:
    """Ask who actors are that no table holds, where they may have taken a town."""
    unnamed = defaultdict(list)
    for claim in held.grounds.claims.values():
        for mention in claim.agent if claim.type in _CONTROLLING else ():
            if mention.actor == UNLISTED and mention.text:
                unnamed[claim.document, mention.text].append(claim)
    for (document, text), claims in sorted(unnamed.items()):
        yield _on_words(
            held,
            About.ACTOR,
            claims,
            asks=f"Who are “{text}”?",
            why="no table of actors holds them, so that nobody is said to hold what they hold",
            answer=f"actor {document} {shlex.quote(text)} ACTOR",
        )


def _on_words(
    held: Held, about: About, claims: Sequence[Claim], *, asks: str, why: str, answer: str
) -> Question:
    place = next((mention.place for claim in claims for mention in claim.place if mention.place), None)
    return Question(
        about=about,
        asks=asks,
        why="; ".join([why, *size_of(place)]),
        place=place,
        start=min((claim.when.start for claim in claims if claim.when.start), default=None),
        end=max((claim.when.end for claim in claims if claim.when.end), default=None),
        doubt=max(claim.confidence for claim in claims),
        days=0,
        people=0,
        types=frozenset(claim.type for claim in claims),
        event=None,
        judgement=None,
        evidence=evidence_of(held, (claim.id for claim in claims)),
        answers=(answer, *(f"reject {claim.id}" for claim in claims)),
    )
