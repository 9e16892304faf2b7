"""A claim reduced to what linking compares: days, spots, parties, words, figures."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from dateline.actors import ActorTable
from dateline.events.kinds import is_wide
from dateline.gazetteer.geometry import distance_km
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId, ClaimId, DocumentId, PlaceId
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Count,
    Document,
    PlaceMention,
    Relation,
    Span,
)

_WORD = re.compile(r"\w+", re.UNICODE)
_STEM_LENGTH = 5
"""Letters kept of a word: "retaking" and "retake", "killed" and "kills" meet."""
_SHORT = 3
"""Words up to this length say little of what happened."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a claim."""

    id: PlaceId
    """The gazetteer's id."""
    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    wide: bool
    """A country, province, river …: its point stands for a large area."""
    city: bool
    """So many live there that its reports of a day tell of several things of a kind."""
    relation: Relation
    """How the event lies to it."""
    radius_km: float = 0.0
    """How far it may lie from the point; 0 for a place named as such."""


_OFF_KM = 15.0
"""Distance from the place it is told by beyond which something has a place of its own."""
_CITY = 300_000
"""Inhabitants of a city."""

_ANSWERED_DAYS = 14
"""Days before its report in which the thing that a denial denies was told."""
NEWS_DAYS = 7
"""Days before and after its report in which it is counted how much is told of a place."""


class Report:
    """The words of one report."""

    def __init__(self, text: str) -> None:
        """Take its text; an empty one for a report that is not known."""
        self.text = text

    @cached_property
    def story(self) -> frozenset[str]:
        """Its stems that few reports have."""
        return telling(self.text)


@dataclass(frozen=True)
class Facts:
    """What linking compares of one claim; its words are looked at when first asked for."""

    id: ClaimId
    """The claim."""
    document: DocumentId
    """Its report."""
    type: ClaimType
    """What kind of thing happened."""
    status: ClaimStatus
    """Whether it came to pass."""
    first: int | None
    """First day as a proleptic ordinal; None when open."""
    last: int | None
    """Last day as a proleptic ordinal; None when open."""
    dated: bool
    """Whether words say when; else the days are those of the report's news."""
    known: int | None
    """Publication day as an ordinal; None when the report is undated."""
    spots: tuple[Spot, ...]
    """Its places of which it is known where they lie, sorted by id."""
    agents: frozenset[ActorId]
    """Who does it, as far as the actor table knows them."""
    patients: frozenset[ActorId]
    """To whom, likewise."""
    sentence: Span
    """The sentence; two claims that share it are told apart by its writer."""
    figures: Mapping[str, tuple[float, float]]
    """Per thing counted the lowest and the highest value that the words allow."""
    news: Mapping[PlaceId, int]
    """Per place of it the days on which reports name the place, of the fortnight around its own report."""
    report_days: frozenset[int]
    """The days that its report says of deeds at its places."""
    claim: Claim
    """The claim itself."""
    report: Report
    """Its report."""

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Stems of the words that name its places, known or not."""
        return frozenset(stem for mention in self.claim.place for stem in stems(mention.text))

    @cached_property
    def quarters(self) -> frozenset[str]:
        """Those of them that name what no gazetteer knows: streets, quarters, hamlets."""
        return frozenset(stem for m in self.claim.place if m.place is None for stem in telling(m.text))

    @cached_property
    def trigger(self) -> frozenset[str]:
        """Stems of the trigger."""
        return stems(self.claim.trigger.of(self.report.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the sentence's longer words."""
        return frozenset(stem for stem in self._said if len(stem) > _SHORT)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of them that few reports have, the names of its actors, source and known places left out."""
        claim = self.claim
        actors = [*claim.agent, *claim.patient, *([claim.source] if claim.source else [])]
        placed = [mention.text for mention in claim.place if mention.place is not None]
        return _rare(self._said) - stems(" ".join([*placed, *(mention.text for mention in actors)]))

    @cached_property
    def _said(self) -> frozenset[str]:
        return stems(self.sentence.of(self.report.text))

    @cached_property
    def places(self) -> frozenset[PlaceId]:
        """The ids of its spots."""
        return frozenset(spot.id for spot in self.spots)

    @cached_property
    def relations(self) -> frozenset[Relation]:
        """How it lies to its spots."""
        return frozenset(spot.relation for spot in self.spots)

    @cached_property
    def narrow(self) -> bool:
        """Whether some place of it is a town or finer."""
        return any(not spot.wide for spot in self.spots)

    @property
    def located(self) -> bool:
        """Whether it names a place and, unless it is a hold, a day: else no block holds it."""
        return bool(self.spots) and (self.days is not None or self.type is ClaimType.HOLD)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The day interval, an open end closed by the other one; None when both are open.

        A denial that names no day answers what was told in the fortnight before it.
        """
        if self.first is None and self.last is None:
            if self.status is ClaimStatus.DENIED and self.known is not None:
                return (self.known - _ANSWERED_DAYS, self.known)
            return None
        first = self.first if self.first is not None else self.last
        last = self.last if self.last is not None else self.first
        assert first is not None and last is not None
        return (min(first, last), max(first, last))


def facts_of_all(claims: Iterable[Claim], documents: Mapping[DocumentId, Document]) -> list[Facts]:
    """Reduce claims to what linking compares, in their order."""
    told = [(claim, _spots(claim)) for claim in claims]
    published = {id_: _published(document) for id_, document in documents.items()}
    named: dict[PlaceId, set[int]] = defaultdict(set)
    said: dict[tuple[DocumentId, PlaceId], set[int]] = defaultdict(set)
    for claim, spots in told:
        for spot in spots:
            if (day := published.get(claim.document)) is not None:
                named[spot.id].add(day)
            if claim.when.text is not None and (start := _ordinal(claim.when.start)) is not None:
                said[claim.document, spot.id].add(start)
    in_news = {place: sorted(days) for place, days in named.items()}
    reports = {id_: Report(document.text) for id_, document in documents.items()}
    nowhere = Report("")
    return [
        _facts_of(
            claim,
            reports.get(claim.document, nowhere),
            published.get(claim.document),
            spots,
            in_news,
            {day for spot in spots for day in said.get((claim.document, spot.id), ())},
        )
        for claim, spots in told
    ]


def facts_of(claim: Claim, document: Document | None) -> Facts:
    """Reduce a claim to what linking compares, by itself; a claim without its report has no words."""
    report = Report("" if document is None else document.text)
    return _facts_of(claim, report, _published(document), _spots(claim), {}, ())


def _facts_of(
    claim: Claim,
    report: Report,
    published: int | None,
    spots: tuple[Spot, ...],
    in_news: Mapping[PlaceId, Sequence[int]],
    report_days: Iterable[int],
) -> Facts:
    """Reduce a claim to what linking compares.

    Args:
        claim: the claim.
        report: its report.
        published: the day on which that came out, as an ordinal; None when it is undated.
        spots: its places.
        in_news: per place the days, as sorted ordinals, of the reports that name it.
        report_days: the days, as ordinals, that its report says of deeds at its places.
    """
    return Facts(
        id=claim.id,
        document=claim.document,
        type=claim.type,
        status=claim.status,
        first=_ordinal(claim.when.start),
        last=_ordinal(claim.when.end),
        dated=claim.when.text is not None,
        known=published,
        spots=spots,
        agents=_known(claim.agent),
        patients=_known(claim.patient),
        sentence=claim.sentence,
        figures=_figures(claim.count),
        news={spot.id: _days_around(published, in_news.get(spot.id, ())) for spot in spots},
        report_days=frozenset(report_days),
        claim=claim,
        report=report,
    )


def _figures(counts: Iterable[Count]) -> Mapping[str, tuple[float, float]]:
    """Return per thing counted its figure; of "31, of whom ten in a bus" the whole."""
    figures: dict[str, tuple[float, float]] = {}
    for count in counts:
        told = (
            count.min if count.min is not None else 0.0,
            count.max if count.max is not None else float("inf"),
        )
        figures[count.of] = max(told, figures.get(count.of, told))
    return figures


def _published(document: Document | None) -> int | None:
    moment = document.published if document is not None else None
    return None if moment is None else _ordinal(moment.day)


def _days_around(day: int | None, days: Sequence[int]) -> int:
    """Return how many of some sorted days lie within a week of a day; 0 when it is not known."""
    if day is None:
        return 0
    return bisect_right(days, day + NEWS_DAYS) - bisect_left(days, day - NEWS_DAYS)


def _spots(claim: Claim) -> tuple[Spot, ...]:
    """Return the places of a claim of which it is known where they lie, sorted by id."""
    spots = {spot.id: spot for mention in claim.place if (spot := _spot(mention)) is not None}
    return tuple(spots[key] for key in sorted(spots))


def _spot(mention: PlaceMention) -> Spot | None:
    """Return where a mention lies: at its place, or off it where the words put it far away or between two.

    A name that no gazetteer holds is a spot of its own if the text tells where it lies.
    """
    place, point = mention.place, mention.point
    if place is None:
        if point is None:
            return None
        name = PlaceId(f"?{mention.text.lower()}")
        return Spot(name, point.lat, point.lon, False, False, mention.relation, point.radius_km)
    if (
        point is not None
        and not is_wide(place)
        and distance_km(place.lat, place.lon, point.lat, point.lon) > _OFF_KM
    ):
        name = PlaceId(f"{place.id}@{point.lat:.1f},{point.lon:.1f}")
        return Spot(name, point.lat, point.lon, False, False, mention.relation, point.radius_km)
    city = place.population >= _CITY
    return Spot(place.id, place.lat, place.lon, is_wide(place), city, mention.relation)


def stems(text: str) -> frozenset[str]:
    """Return the first letters of each word, lower case.

    >>> sorted(stems("retaking Qayara"))
    ['qayar', 'retak']
    """
    return frozenset(word.lower()[:_STEM_LENGTH] for word in _WORD.findall(text))


def telling(text: str) -> frozenset[str]:
    """Return the stems of a text that few reports have: longer words, no figures.

    >>> sorted(telling("At least ten people were killed in a bakery in Salihiya"))
    ['baker', 'salih']
    """
    return _rare(stems(text))


def _rare(spoken: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in spoken - _common() if len(stem) > _SHORT and not stem.isdigit())


@cache
def _common() -> frozenset[str]:
    """Return the stems that three in a hundred of the coded training reports and of FA-KES have."""
    return frozenset(files("dateline.events").joinpath("common.txt").read_text(encoding="utf-8").split())


def same_command(one: frozenset[ActorId], other: frozenset[ActorId], actors: ActorTable) -> bool:
    """Say whether some actor of one set is, commands, or belongs to some actor of the other."""
    return any(a in actors.lineage(b) or b in actors.lineage(a) for a in one for b in other)


UNKNOWN = "unknown"
"""The side of "gunmen", who may be of any."""


def sides(one: Iterable[ActorId], actors: ActorTable) -> frozenset[str]:
    """Return the sides of some actors."""
    return frozenset(actors.side(actor) for actor in one)


def gap_days(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the days between two intervals; 0 when they share a day."""
    return max(0, b[0] - a[1], a[0] - b[1])


def apart_km(a: Facts, b: Facts) -> float:
    """Return the smallest distance between places of two claims; not a number when one has none."""
    return min((between_km(s, t) for s in a.spots for t in b.spots), default=math.nan)


def between_km(one: Spot, other: Spot) -> float:
    """Return how far apart two spots are, half their radii allowed for: these cover the worst case."""
    if (one.lat, one.lon) == (other.lat, other.lon):
        return 0.0
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    return max(0.0, km - (one.radius_km + other.radius_km) / 2)


def _known(mentions: tuple[ActorMention, ...]) -> frozenset[ActorId]:
    return frozenset(mention.actor for mention in mentions) - {UNLISTED, UNSPECIFIED}


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
