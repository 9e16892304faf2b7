"""Stages of a few lines each, for tests of what stands around them: the store, the engines, the record.

A page is a ``.txt`` file whose first line is ``PUBLISHER | DAY`` and whose other lines are
``ACTOR took PLACE on DAY``. ``PAUSE`` in a line makes extraction slow, ``FAULT`` makes it fail.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.ids import ActorId, ClaimId, DocumentId, PlaceId, claim_id, document_id, event_id, headline_id
from dateline.model import (
    Account,
    Actor,
    ActorMention,
    Basis,
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Dispute,
    Document,
    Event,
    Moment,
    Place,
    PlaceMention,
    Position,
    Rejected,
    Related,
    Relation,
    Span,
    When,
)
from dateline.stages import Stages

PLACES = {
    name: Place(
        id=PlaceId(str(number)),
        name=name,
        lat=35.0 + number / 10,
        lon=43.25,
        kind="town",
        country="IQ",
        admin1="Nineveh",
        geonameid=number,
        population=1000 * number,
    )
    for number, name in enumerate(["Qayyarah", "Sharqat", "Hatra", "Makhmur", "Hammam al-Alil"], start=1)
}


class SimpleGazetteer:
    """Knows :data:`PLACES`, in any case."""

    def by_name(self, name: str, *, among: Collection[PlaceId] = ()) -> Place | None:
        return next((place for place in PLACES.values() if place.name.lower() == name.lower()), None)

    def suggest(self, name: str, n: int = 5) -> tuple[str, ...]:
        return tuple(sorted(PLACES))[:n]


class SimpleActors:
    """Knows any slug that has no space in it; a government's forces are on its side."""

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in {"iraq", "iraq-forces", "islamic-state"}

    def get(self, id_: ActorId) -> Actor:
        return Actor(id=id_, name=id_.replace("-", " ").title(), kind="military", side=self.side(id_))

    def actors(self) -> tuple[Actor, ...]:
        return tuple(self.get(ActorId(id_)) for id_ in ("iraq", "iraq-forces", "islamic-state"))

    def lineage(self, id_: ActorId) -> tuple[ActorId, ...]:
        return (id_, ActorId("iraq")) if id_ == "iraq-forces" else (id_,)

    def side(self, id_: ActorId) -> str:
        return str(self.lineage(id_)[-1])

    def resolve(self, phrase: str) -> ActorId | None:
        return None


@dataclass(frozen=True)
class SimpleStages(Stages):
    """The four arrows, as plain as they can be."""

    pause_s: float = 0.0
    """How long each document takes to extract."""
    options: Mapping[str, Any] = field(default_factory=dict)

    def read(self, inputs: Iterable[str | Path], **_: Any) -> Iterator[Document | Rejected]:
        for item in inputs:
            path = Path(item)
            for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
                yield from _page(file)

    def copies(self, documents: Iterable[Document]) -> dict[DocumentId, DocumentId]:
        same: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            same[document.body.of(document.text)].append(document)
        copies = {}
        for group in same.values():
            first, *others = sorted(group, key=lambda one: (str(one.published), one.id))
            copies.update({other.id: first.id for other in others})
        return copies

    def extractor(self) -> Callable[[Document], tuple[Claim, ...]]:
        return lambda document: _claims(document, self.pause_s)

    def fuse(
        self, claims: Iterable[Claim], documents: Mapping[DocumentId, Document], **_: Any
    ) -> tuple[Event, ...]:
        told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            assert claim.place[0].place is not None
            told[claim.agent[0].actor, claim.place[0].place.id].append(claim)
        return tuple(sorted((_event(group) for group in told.values()), key=lambda event: event.id))

    def assess(
        self,
        events: Iterable[Event],
        claims: Mapping[ClaimId, Claim],
        documents: Mapping[DocumentId, Document],
        **_: Any,
    ) -> tuple[Control, ...]:
        taken: dict[PlaceId, list[Event]] = defaultdict(list)
        for event in events:
            assert event.place is not None
            taken[event.place.id].append(event)
        return tuple(interval for _, group in sorted(taken.items()) for interval in _intervals(group))

    def actors(self) -> Any:
        return SimpleActors()

    def gazetteer(self) -> Any:
        return SimpleGazetteer()

    def side_of_publisher(self, name: str) -> ActorId | None:
        return ActorId("iraq") if name == "Iraqi News Agency" else None


def _page(file: Path) -> Iterator[Document | Rejected]:
    raw = file.read_text()
    head, _, body = raw.partition("\n")
    publisher, _, day = head.partition(" | ")
    if not day:
        yield Rejected(ref=str(file), stage="read", reason="no first line")
        return
    moment = Moment.parse(day)
    lines = [line for line in body.splitlines() if not line.startswith("ALSO ")]
    also = [line.removeprefix("ALSO ") for line in body.splitlines() if line.startswith("ALSO ")]
    text = "\n".join(lines)
    headlines = [_headline(publisher, title, moment) for title in also]
    yield Document(
        id=document_id(file.stem, sha256(raw.encode()).hexdigest()),
        name=file.stem,
        ref=str(file),
        text=text,
        body=Span(0, len(text)),
        published=moment,
        publisher=publisher,
        related=tuple(
            Related(title=one.text, day=moment.day, ref=None, document=one.id) for one in headlines
        ),
        raw_sha256=sha256(raw.encode()).hexdigest(),
    )
    yield from headlines


def _headline(publisher: str, title: str, moment: Moment) -> Document:
    id_ = headline_id(publisher, title, None)
    return Document(
        id=id_,
        name=id_,
        ref=id_,
        text=title,
        body=Span(0, len(title)),
        headline=title,
        published=moment,
        publisher=publisher,
    )


def _claims(document: Document, pause_s: float) -> tuple[Claim, ...]:
    time.sleep(pause_s)
    found = []
    start = 0
    for line in document.text.split("\n"):
        if "FAULT" in line:
            raise ValueError("a line that cannot be understood")
        if " took " in line:
            found.append(_claim(document, line, start))
        start += len(line) + 1
    return tuple(found)


def _claim(document: Document, line: str, start: int) -> Claim:
    agent, rest = line.split(" took ")
    name, day = rest.split(" on ")
    at, where = start + len(agent) + 1, start + len(agent) + len(" took ")
    return Claim(
        id=claim_id(document.id, start, at, "took", "capture"),
        document=document.id,
        sentence=Span(start, start + len(line)),
        trigger=Span(at, at + 4),
        type=ClaimType.CAPTURE,
        agent=(ActorMention(text=agent, span=Span(start, start + len(agent)), actor=ActorId(agent)),),
        place=(PlaceMention(text=name, span=Span(where, where + len(name)), place=PLACES[name]),),
        when=When(
            text=day,
            span=Span(start + len(line) - len(day), start + len(line)),
            start=date.fromisoformat(day),
            end=date.fromisoformat(day),
        ),
    )


def _event(claims: list[Claim]) -> Event:
    claims = sorted(claims, key=lambda claim: claim.id)
    days: dict[date, list[ClaimId]] = defaultdict(list)
    for claim in claims:
        assert claim.when.start is not None
        days[claim.when.start].append(claim.id)
    best = max(sorted(days), key=lambda day: len(days[day]))
    positions = tuple(Position(value=day.isoformat(), claims=tuple(days[day])) for day in sorted(days))
    return Event(
        id=event_id(claims[0].id),
        type=ClaimType.CAPTURE,
        agent=(claims[0].agent[0].actor,),
        patient=(),
        place=claims[0].place[0].place,
        relation=Relation.IN,
        point=claims[0].place[0].point,
        start=best,
        end=best,
        status=ClaimStatus.HAPPENED,
        counts=(),
        claims=tuple(claim.id for claim in claims),
        sources=tuple(sorted({claim.document for claim in claims})),
        disputes=(Dispute(field="when", positions=positions),) if len(positions) > 1 else (),
        known_from=None,
    )


def _intervals(events: list[Event]) -> Iterator[Control]:
    ordered = sorted(events, key=lambda event: (event.start or date.min, event.id))
    for event, following in zip(ordered, [*ordered[1:], None], strict=True):
        assert event.place is not None and event.start is not None
        last = None if following is None or following.start is None else following.start
        yield Control(
            place=event.place,
            holder=event.agent[0],
            start=event.start,
            end=None if last is None else date.fromordinal(max(event.start, last).toordinal() - 1),
            status=ControlStatus.HELD,
            belief=0.9,
            basis=Basis.OBSERVED,
            carried_days=0,
            account=Account.CLAIMED,
            events=(event.id,),
            claims=event.claims,
            known_from=event.known_from,
        )
