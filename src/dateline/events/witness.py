"""The claims of one event with whose word each is: echoes of one text are one voice.

Copies are found report by report. But a paper may also lift one sentence of an agency's story into a report
of its own; then that sentence is no second voice, though the rest of the report is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.actors import ActorTable
from dateline.actors.voice import Voice, voice_of
from dateline.ids import ClaimId, DocumentId
from dateline.model import Claim, Document

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 8
"""Two writers may well put a shorter sentence alike."""
_ECHOED = 0.6
"""Share of the shorter sentence's word triples that makes it the other one's echo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A claim with whose word it is and when it was printed."""

    claim: Claim
    """The claim."""
    voice: Voice
    """Whose word it is."""
    published: date | None
    """Publication day of its report; None when undated."""


def witnesses_of(
    claims: Sequence[Claim], documents: Mapping[DocumentId, Document], *, actors: ActorTable
) -> list[Witness]:
    """Return the claims of one event as witnesses, in their order.

    Args:
        claims: the claims, sorted by id.
        documents: the reports that make them, compared.
        actors: the parties and their sides.
    """
    told = [
        Witness(claim=claim, voice=voice_of(claim, documents, actors), published=_day(claim, documents))
        for claim in claims
    ]
    if len({witness.voice.name for witness in told}) < 2:
        return told
    first = {witness.claim.id: witness for witness in sorted(told, key=_age)}
    voices = {witness.claim.id: witness.voice for witness in told}
    for earlier, later in _echoes(list(first.values()), documents, actors):
        voices[later] = voices[earlier]
    return [replace(witness, voice=voices[witness.claim.id]) for witness in told]


def of_other_end(
    role: str, said: Sequence[Witness], sides: Callable[[Claim, str], Iterable[str]]
) -> frozenset[str]:
    """Return the sides that more voices, else more claims, put at the other end: who is hit did not strike.

    Args:
        role: ``agent`` or ``patient``.
        said: the claims of one event.
        sides: the sides that a claim names in a role.
    """
    told: dict[str, dict[str, list[str]]] = {"agent": defaultdict(list), "patient": defaultdict(list)}
    for witness in said:
        for end, voices in told.items():
            for side in set(sides(witness.claim, end)):
                voices[side].append(witness.voice.name)

    def weight(end: str, side: str) -> tuple[int, int]:
        voices = told[end].get(side, [])
        return len(set(voices)), len(voices)

    other = "patient" if role == "agent" else "agent"
    return frozenset(side for side in told[role] if weight(other, side) > weight(role, side))


def _age(witness: Witness) -> tuple[date, ClaimId]:
    return (witness.published or date.max, witness.claim.id)


def _echoes(
    told: Sequence[Witness], documents: Mapping[DocumentId, Document], actors: ActorTable
) -> Iterator[tuple[ClaimId, ClaimId]]:
    """Yield each claim whose sentence repeats that of an earlier one, after that one; earliest first.

    What two parties say is theirs, however alike it is put.
    """
    triples = [_triples(witness.claim, documents) for witness in told]
    holders: dict[str, list[int]] = {}
    for j, later in enumerate(told):
        met = sorted({i for triple in triples[j] for i in holders.get(triple, ())})
        for i in met:
            if told[i].voice.name == later.voice.name or told[i].claim.document == later.claim.document:
                continue
            if told[i].voice.name in actors and later.voice.name in actors:
                continue
            shorter = min(len(triples[i]), len(triples[j]))
            if shorter >= _LEAST_WORDS - 2 and len(triples[i] & triples[j]) >= _ECHOED * shorter:
                yield told[i].claim.id, later.claim.id
                break
        for triple in triples[j]:
            holders.setdefault(triple, []).append(j)


def _triples(claim: Claim, documents: Mapping[DocumentId, Document]) -> frozenset[str]:
    document = documents.get(claim.document)
    words = _WORD.findall(claim.sentence.of(document.text).lower()) if document is not None else []
    return frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))


def _day(claim: Claim, documents: Mapping[DocumentId, Document]) -> date | None:
    document = documents.get(claim.document)
    return document.published.day if document is not None and document.published is not None else None
