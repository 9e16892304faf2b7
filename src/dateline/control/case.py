"""One claim about one place, with what all signs that it gives share."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.actors import ActorTable
from dateline.actors.voice import Voice, voice_of
from dateline.actors.words import is_vague
from dateline.control.parts import is_divided, is_part, is_share
from dateline.control.signs import NOBODYS, Sense, Sign
from dateline.control.trust import reading, trust
from dateline.control.wording import is_attribute, is_entry, is_former, is_rout
from dateline.ids import ActorId, DocumentId
from dateline.model import ActorMention, Claim, ClaimType, Document, Event, PlaceMention

_HOLDING_KINDS = frozenset(
    {"government", "military", "police", "militia", "armed_group", "coalition", "political"}
)
"""Kinds of actors that can have a town."""

_GROUND = frozenset({ClaimType.CAPTURE, ClaimType.HOLD, ClaimType.WITHDRAW, ClaimType.ADVANCE})
"""What only those do who are there."""


@dataclass(slots=True)
class Rivals:
    """The armed parties that a report names: a word like "jihadists" may mean another than the one read."""

    having: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Per place and province the sides that are said to have, or to take, ground there."""
    foes: set[tuple[str, str]] = field(default_factory=set)
    """Sides that act on each other: such words mean one of them, and the other goes by its name."""

    def rather(self, areas: Iterable[str], vague: frozenset[str]) -> frozenset[str]:
        """Return those of some sides in whose stead the report names another that has ground thereabouts."""
        there = {side for area in areas for side in self.having.get(area, ())}
        return frozenset(
            side
            for side in vague - there
            if any(other not in vague and (side, other) not in self.foes for other in there)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One claim of one event about one place, with what its signs share."""

    claim: Claim
    event: Event
    voice: Voice
    published: date | None
    agents: Mapping[str, tuple[ActorId, ...]]
    """Per side that acts its actors, in the order of the text; the event's, if the claim names none."""
    patients: Mapping[str, tuple[ActorId, ...]]
    """Per side that is acted on, likewise; none, if the claim names none."""
    main: bool
    """Whether the place is the event's; a claim that lists several places dates the others itself."""
    weight: Mapping[str, int]
    """Per side how many claims on the place name it: allies' places are those of the one named most."""
    falls: Mapping[DocumentId, list[tuple[int, str | None]]]
    """Per report the captures of the place that it tells of: last day, and the side that took it."""
    takers: Mapping[str, int]
    """Per side how often the report names it as one that acts in a change of hands or a fight."""
    losers: Mapping[str, int]
    """Per side how often the report names it as one that is acted on there."""
    former: bool
    """Whether the words say that a hold is over: that which is told, or that of who is to be driven out."""
    entry: bool
    """Whether it tells that a force comes into the place."""
    rout: bool
    """Whether it tells of a fight that one side won."""
    part: bool
    """Whether the claim is of a part of the place only."""
    divided: bool
    """Whether it is a hold of a place that sides have divided between them."""
    attribute: bool
    """Whether it is a hold told beside something else, which the days of the sentence are those of."""
    share: bool
    """Whether it says how much of the place that is, in percent."""
    grip: Mapping[str, float]
    """Per side how far it is one that holds ground, 0 to 1; see :func:`grip_of`."""
    news: bool
    """Whether some report tells of the event at its beginning, or says in words when it was."""
    given: Mapping[str, float]
    """Per voice the trust that a person set."""
    vague: frozenset[str]
    """Sides that the claim names by a word that other parties go by too; see :func:`is_vague`."""
    doubtful: frozenset[str]
    """Those of them of which the report says nowhere by name that they have ground near by, but of others."""

    @property
    def agent(self) -> str | None:
        """The side that acts; of allies that act together the one that the place's claims name most."""
        return max(self.agents, key=lambda side: self.weight[side], default=None)

    @property
    def patient(self) -> str | None:
        """The side that is acted on, other than those that act."""
        others = [side for side in self.patients if side not in self.agents]
        return max(others, key=lambda side: self.weight[side], default=None)

    @property
    def usual_taker(self) -> str | None:
        """The side that the report mostly names as the one that takes, other than the one acted on here."""
        return _usual(self.takers, self.patients)

    @property
    def usual_loser(self) -> str | None:
        """The side that the report mostly names as the one acted on, other than the one that acts here."""
        return _usual(self.losers, self.agents)

    @property
    def told(self) -> int | None:
        """The day on which the claim was made, as an ordinal; its last day for an undated report."""
        day = self.published or self.claim.when.end or self.claim.when.start
        return None if day is None else day.toordinal()

    @property
    def days(self) -> tuple[int, int] | None:
        """The event's days at its place, elsewhere the claim's; an open end is closed, None if both are.

        A claim whose own words rule out the event's days keeps its own.
        """
        start, end = self.event.start, self.event.end
        if not self.main or self._dates_itself:
            start, end = self.claim.when.start, self.claim.when.end
        if start is None and end is None:
            return None if self.told is None else (self.told, self.told)
        if end is None:
            end = max(start, date.fromordinal(self.told)) if start and self.told else start
        if start is None:
            assert end is not None
            start = end
        assert end is not None
        return start.toordinal(), max(start, end).toordinal()

    @property
    def dated(self) -> bool:
        """Whether it is told when it happened, and not only that it had happened by the day of the report."""
        when = self.claim.when
        start = when.start or (self.event.start if when.end is None else None)
        return start is not None and self.news

    @property
    def _dates_itself(self) -> bool:
        """Whether the words of the claim say when, and no day of the event is in it.

        Words that reach past the day on which the event was first told of are wrong: they say nothing.
        """
        when, start, end = self.claim.when, self.event.start, self.event.end
        if when.text is None or when.start is None or when.end is None or start is None or end is None:
            return False
        told = self.event.known_from
        return when.end < start or (end < when.start and (told is None or when.end <= told))

    def sign(
        self, sense: Sense, side: str | None, first: int, last: int, share: float, *, spread: int = 1
    ) -> Iterator[Sign]:
        """Yield the sign, unless there is no side to say it of."""
        if side is None and sense not in NOBODYS:
            return
        against = self.patient if side == self.agent else self.agent
        gains, loses = (against, side) if sense in (Sense.NOT_HELD, Sense.LEFT) else (side, against)
        actors = self.agents.get(side or "") or self.patients.get(side or "") or ()
        yield Sign(
            sense=sense,
            side=side or "",
            first=first,
            last=last,
            reading=share * self._read(sense, side or ""),
            trust=trust(self.voice, gains=gains, loses=loses, given=self.given),
            spread=spread,
            voice=self.voice,
            actors=actors,
            event=self.event.id,
            claim=self.claim.id,
            published=self.published,
        )

    def _read(self, sense: Sense, side: str) -> float:
        """Return the probability that the claim says of this side, and of this place, what was read."""
        read = reading(self.claim) * (_VAGUE if side in self.vague else 1.0)
        read *= _ELSEWHERE if side in self.doubtful else 1.0
        return read * self.grip.get(side, 1.0) if sense in _HAVING else read


_HAVING = frozenset({Sense.HELD, Sense.TAKEN, Sense.PART})
"""What is said only of who can have a place."""

_VAGUE = 0.7
"""Share of the credence of a claim on "militants" or "jihadists" that it is of the party which was read: of
those told of the towns of ``evaluation/history.csv`` nine of fifteen were."""

_ELSEWHERE = 0.4
"""Share of that where the report gives ground thereabouts to another armed party, and not to the one read."""

_AFAR_FOR_GROUND = 2.0
"""Strikes from the air for each act on the ground, up to which a side holds ground as any other."""


def grip_of(acts: Mapping[str, Counter[ClaimType]]) -> dict[str, float]:
    """Return per side how far it is one that holds ground, 0 to 1: an air force holds no town.

    Args:
        acts: per side how many claims of each type tell of it as the one that acts.
    """
    found = {}
    for side, types in acts.items():
        ground, afar = sum(types[kind] for kind in _GROUND), types[ClaimType.AIRSTRIKE]
        found[side] = min(1.0, _AFAR_FOR_GROUND * (ground + 1) / (afar + 1))
    return found


def case_of(
    claim: Claim,
    mention: PlaceMention,
    event: Event,
    documents: Mapping[DocumentId, Document],
    *,
    actors: ActorTable,
    weight: Mapping[str, int],
    falls: Mapping[DocumentId, list[tuple[int, str | None]]],
    takers: Mapping[str, int],
    losers: Mapping[str, int],
    grip: Mapping[str, float],
    rivals: Rivals,
    news: bool,
    given: Mapping[str, float],
) -> Case:
    """Return the case of one claim of an event about one of its places.

    Args:
        claim: the claim.
        mention: the place.
        event: the event that the claim tells of.
        documents: the reports.
        actors: the parties and their sides.
        weight: see :attr:`Case.weight`; it may be filled later, as may those that follow.
        falls: see :attr:`Case.falls`.
        takers: see :attr:`Case.takers`.
        losers: see :attr:`Case.losers`.
        grip: see :attr:`Case.grip`.
        rivals: the armed parties that the report names.
        news: see :attr:`Case.news`.
        given: see :attr:`Case.given`.
    """
    document = documents.get(claim.document)
    text = document.text if document is not None else ""
    published = document.published.day if document is not None and document.published is not None else None
    vague = vague_sides(claim, actors)
    return Case(
        claim=claim,
        event=event,
        voice=voice_of(claim, documents, actors),
        published=published,
        agents=_sides(_named(claim.agent) or (event.agent if event.type is claim.type else ()), actors),
        patients=_sides(_named(claim.patient), actors),
        main=event.place is None or mention.place == event.place,
        weight=weight,
        falls=falls,
        takers=takers,
        losers=losers,
        vague=vague,
        doubtful=rivals.rather(areas_of(mention), vague),
        former=is_former(claim, text),
        entry=is_entry(claim, text),
        rout=is_rout(claim, text),
        part=is_part(claim, mention, text),
        divided=is_divided(claim, text),
        attribute=is_attribute(claim, text),
        share=is_share(claim),
        grip=grip,
        news=news,
        given=given,
    )


def areas_of(mention: PlaceMention) -> tuple[str, ...]:
    """Return the place that is mentioned and the province it lies in."""
    place = mention.place
    if place is None:
        return ()
    return (place.id,) if place.admin1 is None else (place.id, f"{place.country}.{place.admin1}")


def vague_sides(claim: Claim, actors: ActorTable) -> frozenset[str]:
    """Return the sides that a claim names by no better word than one that many parties go by."""
    words: dict[str, bool] = {}
    for mention in (*claim.agent, *claim.patient):
        if mention.actor in actors:
            side = actors.side(mention.actor)
            words[side] = words.get(side, True) and is_vague(mention.text)
    return frozenset(side for side, vague in words.items() if vague)


def _named(mentions: Iterable[ActorMention]) -> list[ActorId]:
    return [mention.actor for mention in mentions]


def sides_of(mentions: Iterable[ActorMention], actors: ActorTable) -> tuple[str, ...]:
    """Return the sides of the actors named that can have a town, in the order of the text."""
    return tuple(_sides(_named(mentions), actors))


def _usual(named: Mapping[str, int], against: Container[str]) -> str | None:
    """Return the side that is named most, if it is named more than all others together."""
    side = max(sorted(named), key=lambda side: named[side], default=None)
    if side is None or side in against or 2 * named[side] <= sum(named.values()):
        return None
    return side


def _sides(named: Iterable[ActorId], actors: ActorTable) -> dict[str, tuple[ActorId, ...]]:
    """Return the sides that can have a town, with their actors, in the order given."""
    found: dict[str, tuple[ActorId, ...]] = {}
    for actor in named:
        if actor in actors and actors.get(actor).kind in _HOLDING_KINDS:
            side = actors.side(actor)
            if side != "unknown":
                found[side] = (*found.get(side, ()), actor)
    return found
