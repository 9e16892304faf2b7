"""Real claims of the sample's reports on Palmyra: any order and any split into batches gives the same
record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.actors import ActorTable, load_actors
from dateline.events import Before, fuse
from dateline.events.facts import Facts
from dateline.events.score import log_odds
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document, Rejected
from dateline.once import Extraction, extract
from dateline.record import Record
from dateline.stages import Stages

ACTORS = load_actors()


@pytest.fixture(scope="module")
def sample(root: Path) -> Extraction:
    return extract(sorted((root / "sample/reports").glob("palmyra*")), workers=1)


@dataclass(frozen=True, kw_only=True)
class Known(Stages):
    """Stages over reports whose claims are known, so that a reading costs nothing."""

    told: Mapping[str, Document]
    claims: Mapping[DocumentId, tuple[Claim, ...]]

    def read(self, inputs: Iterable[str | Path], **_: Any) -> Iterator[Document | Rejected]:
        return (self.told[str(name)] for name in inputs)

    def reader(self) -> Callable[[Document], tuple[Document, tuple[Claim, ...] | Rejected]]:
        return lambda document: (document, self.claims.get(document.id, ()))


@pytest.fixture(scope="module")
def stages(sample: Extraction) -> Known:
    by_document: dict[DocumentId, list[Claim]] = {}
    for claim in sample.claims:
        by_document.setdefault(claim.document, []).append(claim)
    return Known(
        told={document.id: document for document in sample.documents},
        claims={id_: tuple(claims) for id_, claims in by_document.items()},
    )


def read_in(batches: Iterable[list[str]], stages: Known, location: Path) -> list[str]:
    location.unlink(missing_ok=True)
    with Record.open(str(location), create=True, stages=stages) as record:
        for batch in batches:
            record.read(batch, workers=1)
        return list(record.dump())


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_record_is_the_same_however_its_reports_came(
    data: st.DataObject, stages: Known, tmp_path: Path
) -> None:
    names = data.draw(st.permutations(sorted(stages.told)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(names) - 1), max_size=3)))
    batches = [list(names[a:b]) for a, b in pairwise([0, *cuts, len(names)])]
    at_once = read_in([sorted(stages.told)], stages, tmp_path / "once.db")
    assert read_in(batches, stages, tmp_path / "batches.db") == at_once


@settings(max_examples=15)
@given(data=st.data())
def test_events_are_the_same_in_any_order_of_claims(data: st.DataObject, sample: Extraction) -> None:
    told = {document.id: document for document in sample.documents}
    shuffled = data.draw(st.permutations(sample.claims))
    assert fuse(shuffled, told, actors=ACTORS) == sample.events


def changed(claim: Claim, data: st.DataObject, sample: Extraction) -> list[Claim]:
    """Return what becomes of a claim: nothing, or one that tells of another place, day or kind of thing."""
    other = data.draw(st.sampled_from(sample.claims))
    field = data.draw(st.sampled_from(["", "place", "when", "type", "status"]))
    return [replace(claim, **{field: getattr(other, field)})] if field else []


@pytest.mark.parametrize("window", [2, 40])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_a_change_can_touch_is_all_that_changes(
    data: st.DataObject, sample: Extraction, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.events.block._WINDOW", window)
    told = {document.id: document for document in sample.documents}
    ids = st.sampled_from(sorted(claim.id for claim in sample.claims))
    pairs = st.sets(st.tuples(ids, ids).filter(lambda pair: pair[0] < pair[1]), max_size=2)
    before = Before(events=fuse(sample.claims, told, actors=ACTORS), claims=sample.claims)
    for _ in range(2):
        which = data.draw(st.sets(ids, max_size=3))
        claims = [
            one
            for claim in sample.claims
            for one in (changed(claim, data, sample) if claim.id in which else [claim])
        ]
        tied = {"together": data.draw(pairs), "apart": data.draw(pairs)}
        events = fuse(claims, told, actors=ACTORS, before=before, **tied)
        assert events == fuse(claims, told, actors=ACTORS, **tied)
        before = Before(events=events, claims=claims, **tied)


def test_a_change_touches_few(sample: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {document.id: document for document in sample.documents}
    before = Before(events=sample.events, claims=sample.claims)
    pairs: list[tuple[Facts, Facts]] = []

    def noted(one: Facts, other: Facts, actors: ActorTable) -> float:
        pairs.append((one, other))
        return log_odds(one, other, actors)

    def compared(without: int, known: Before | None) -> int:
        pairs.clear()
        claims = [claim for i, claim in enumerate(sample.claims) if i != without]
        fuse(claims, told, actors=ACTORS, before=known)
        return len(pairs)

    monkeypatch.setattr("dateline.events.linking.log_odds", noted)
    assert compared(-1, before) == 0
    everything = compared(-1, None)
    anew = [compared(i, before) for i in range(len(sample.claims))]
    assert 0 < sum(anew) < everything / 2 * len(anew)


def test_every_claim_is_in_one_event_and_what_an_event_says_rests_on_its_claims(sample: Extraction) -> None:
    assert sorted(c for event in sample.events for c in event.claims) == sorted(c.id for c in sample.claims)
    for event in sample.events:
        own = set(event.claims)
        assert all(set(support.claims) <= own for support in event.support)
        assert {"type", "status"} <= {support.field for support in event.support}
        for dispute in event.disputes:
            assert len({source for position in dispute.positions for source in position.sources}) > 1
            assert all(set(position.sources) <= set(event.sources) for position in dispute.positions)
            assert all(set(position.sides) <= set(event.sides) for position in dispute.positions)


def test_parts_lead_up_and_never_round(sample: Extraction) -> None:
    by_id = {event.id: event for event in sample.events}
    assert any(event.part_of for event in sample.events)
    for event in sample.events:
        seen = {event.id}
        while event.part_of is not None:
            assert event.part_of not in seen
            seen.add(event.part_of)
            event = by_id[event.part_of]


@settings(max_examples=15)
@given(data=st.data())
def test_judged_pairs_are_obeyed(data: st.DataObject, sample: Extraction) -> None:
    told = {document.id: document for document in sample.documents}
    ids = st.sampled_from(sorted(claim.id for claim in sample.claims))
    together = data.draw(st.lists(st.tuples(ids, ids), max_size=4))
    joined = data.draw(st.sampled_from([event for event in sample.events if len(event.claims) > 1]))
    apart = [(joined.claims[0], joined.claims[-1])]
    events = fuse(sample.claims, told, actors=ACTORS, together=together, apart=apart)
    event_of: dict[ClaimId, str] = {claim: event.id for event in events for claim in event.claims}
    assert all(event_of[one] == event_of[other] for one, other in together)
    if not any({*pair} & {*apart[0]} for pair in together):
        assert event_of[apart[0][0]] != event_of[apart[0][1]]
