"""The four arrows of the flow, each a pure function of the room that knows how; rooms load when first asked.

A subclass may put another function in the place of any arrow. Instances travel to worker processes, so they
hold no more than names; what is heavy is loaded once in each process.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from dateline.answer import Grounds
from dateline.errors import FetchError, SourceError, UsageError
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId, ClaimId, DocumentId
from dateline.judgements import Finder, Ties, in_force, on_claims
from dateline.model import Area, Claim, Control, Document, Event, Input, Rejected, Reliability
from dateline.tables import Tables
from dateline.verdicts import Judgement, Ruling
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.actors import ActorTable
    from dateline.claims import Extractor, Reading
    from dateline.claims.heads import Heads
    from dateline.documents import ReadOptions
    from dateline.gazetteer import Gazetteer
    from dateline.language import Language

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_ENGLISH = "en"
"""Language of the reports that are read."""
NO_TIES = Ties()
"""No person joined or parted any claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Events, and what they were drawn from."""

    events: Sequence[Event]
    """The events."""
    claims: Sequence[Claim]
    """The claims, as judged then."""
    ties: Ties
    """The claims joined and parted then."""


class Parse(StrEnum):
    """Which paragraphs of a report are parsed."""

    ALL = "all"
    """Every one."""
    LIKELY = "likely"
    """Those whose words may tell of an event; names are found in all."""


@dataclass(frozen=True, kw_only=True)
class Stages:
    """Read, extract, fuse, assess; and what they know of actors and places."""

    language: str = "dateline"
    """What parses the text: ``dateline``, or ``spacy:NAME`` for a spaCy package or folder."""
    parse: str = Parse.ALL
    """Which paragraphs are parsed: ``all``, or ``likely``, those whose words may tell of an event."""
    trust: Mapping[str, float] = field(default_factory=dict)
    """Per voice the probability, 0 to 1, that it is right on who has a place; others have the usual one."""
    own_places: str | None = None
    """Folder of the user's own tables of places; None for none."""
    own_actors: str | None = None
    """Folder of the user's own tables of actors; None for none."""

    def version(self) -> str:
        """Return who extracts claims, as the record keeps it.

        Returns:
            This version, the pipeline with its own, ``likely`` where only likely paragraphs are parsed, and
            what stands for the user's own places and actors where there are any.

        Raises:
            UsageError: there is no such pipeline, or no such choice of paragraphs.
        """
        from dateline.language import name_of

        parse = () if _parsed(self.parse) is Parse.ALL else (self.parse,)
        own = (*_digest("places", self.own_places), *_digest("actors", self.own_actors))
        return " ".join((__version__, name_of(self.language), *parse, *own))

    def concluded_by(self) -> str:
        """Return who draws events and control: this version, and the user's own actors and trust."""
        trusted = (f"{voice}={share:g}" for voice, share in sorted(self.trust.items()))
        return " ".join((__version__, *_digest("actors", self.own_actors), *trusted))

    def read(
        self,
        inputs: Iterable[Input],
        *,
        options: "ReadOptions | None" = None,
        stdin: TextIO | None = None,
    ) -> Iterator[Document | Rejected]:
        """Pages → Documents: yield each page's report, then the headlines that it carries.

        An address among the inputs is fetched; without one, nothing touches the network.
        """
        from dateline.documents import ReadOptions, read

        options = options or ReadOptions()
        return read(fetched(inputs, max_bytes=options.max_bytes), options=options, stdin=stdin)

    def furniture(
        self, document: Document, *, options: "ReadOptions | None" = None
    ) -> tuple[tuple[int, str], ...]:
        """Return what of its page a document leaves out: where in its text, and the words."""
        from dateline.documents import ReadOptions, furniture

        return furniture(document, options=options or ReadOptions())

    def copies(self, documents: Iterable[Document]) -> dict[DocumentId, DocumentId]:
        """Return which documents nearly repeat which earlier one."""
        from dateline.documents import mark_copies

        return mark_copies(documents)

    @property
    def shared(self) -> str | None:
        """Return the module that loads what readers in several processes share; None for nothing."""
        from dateline.language import OWN

        return "dateline.shared" if self.language == OWN else None

    def compared(
        self, documents: Iterable[Document], *, copies: Mapping[DocumentId, DocumentId] | None = None
    ) -> dict[DocumentId, Document]:
        """Return documents by id, with what tells whose word each is: original, agency, outlet's party.

        Args:
            documents: all of them.
            copies: what :meth:`copies` finds among them; None to find it.
        """
        from dateline.documents import credited, publisher_of

        told = {document.id: document for document in documents}
        if copies is None:
            copies = self.copies(told.values())
        compared = {}
        for id_, document in told.items():
            agency = credited(document)
            outlet = publisher_of(agency or document.publisher)
            compared[id_] = replace(
                document,
                copy_of=copies.get(id_),
                agency=agency,
                affiliation=ActorId(outlet.affiliation) if outlet and outlet.affiliation else None,
            )
        return compared

    def reader(self) -> "Callable[[Document], tuple[Document, tuple[Claim, ...] | Rejected]]":
        """Document → Claims: return the function that pairs a document with its claims, models loaded."""
        extract = self.extractor()
        return lambda document: (document, guarded(document, extract))

    def extractor(self) -> "Callable[[Document], tuple[Claim, ...]]":
        """Return what finds the claims of a document."""
        extractor = self._extractor()
        return lambda document: extractor.extract(document).claims

    def annotator(self) -> "Callable[[Document], Reading | Rejected]":
        """Return what finds all that is seen in a document."""
        extractor = self._extractor()
        return lambda document: guarded(document, extractor.extract)

    def fuse(
        self,
        claims: Iterable[Claim],
        documents: Mapping[DocumentId, Document],
        *,
        ties: Ties = NO_TIES,
        known: Drawn | None = None,
    ) -> tuple[Event, ...]:
        """Claims → Events.

        Args:
            claims: all of them.
            documents: the reports that make them.
            ties: claims that a person joined or parted.
            known: what was drawn of nearly the same claims; it saves work and changes nothing.
        """
        from dateline.events import Before, fuse

        before = None
        if known is not None:
            tied = known.ties
            before = Before(
                events=known.events, claims=known.claims, together=tied.together, apart=tied.apart
            )
        return fuse(
            claims,
            documents,
            actors=self.actors(),
            together=ties.together,
            apart=ties.apart,
            before=before,
        )

    def assess(
        self,
        events: Iterable[Event],
        claims: Mapping[ClaimId, Claim],
        documents: Mapping[DocumentId, Document],
        *,
        rulings: Iterable[Ruling] = (),
    ) -> tuple[Control, ...]:
        """Events → Control; rulings are what persons decided, and hold."""
        from dateline.control import assess

        return assess(events, claims, documents, actors=self.actors(), rulings=rulings, trust=self.trust)

    def voices(
        self,
        events: Iterable[Event],
        claims: Mapping[ClaimId, Claim],
        documents: Mapping[DocumentId, Document],
        control: Iterable[Control],
    ) -> tuple[Reliability, ...]:
        """Return how far each voice is believed on who has a place, and how often it is borne out."""
        from dateline.control.voices import voices

        return voices(events, claims, documents, control, actors=self.actors(), given=self.trust)

    def areas(self, control: Iterable[Control]) -> tuple[Area, ...]:
        """Return the ground that each side has on a day, given the intervals in force on it."""
        from dateline.control.areas import areas
        from dateline.gazetteer.borders import open_borders

        return areas(control, side=self.side_of_actor, borders=open_borders())

    def grounds(
        self,
        control: Iterable[Control],
        events: Iterable[Event],
        claims: Iterable[Claim],
        documents: Iterable[Document],
        judgements: Iterable[Judgement] = (),
    ) -> Grounds:
        """Return what an answer rests on, with whose word each claim is and what persons decided on it."""
        said = {claim.id: claim for claim in claims}
        told = {document.id: document for document in documents}
        deciding = in_force(judgements)
        return Grounds(
            control=tuple(control),
            events={event.id: event for event in events},
            claims=said,
            documents=told,
            side_of_actor=self.side_of_actor,
            side_of_publisher=self.side_of_publisher,
            judgements=on_claims(deciding, Finder(said.values(), told)) if deciding else {},
            ruled=tuple(one for one in deciding if isinstance(one.decision, Ruling)),
        )

    def side_of_actor(self, actor: ActorId) -> ActorId | None:
        """Return the party that leads an actor's side; None for one that no table holds."""
        return None if actor in (UNLISTED, UNSPECIFIED) else ActorId(self.actors().side(actor))

    def name_of_actor(self, actor: ActorId) -> str:
        """Return an actor's name for display; its slug when no table holds it."""
        return self.actors().get(actor).name if actor in self.actors() else actor

    def side_of_publisher(self, name: str) -> ActorId | None:
        """Return the party that an outlet belongs to; None for an independent or unknown one."""
        from dateline.documents import publisher_of

        outlet = publisher_of(name)
        return self.side_of_actor(ActorId(outlet.affiliation)) if outlet and outlet.affiliation else None

    def country(self, code: str) -> str:
        """Return the English name of a country; its code when it is unknown."""
        from dateline.gazetteer.sources import table

        return next((row["name"] for row in table("countries.csv") if row["country"] == code), code)

    def actors(self) -> "ActorTable":
        """Return who is who."""
        return load_actors(self.own_actors)

    def gazetteer(self) -> "Gazetteer":
        """Return where is what."""
        return load_gazetteer(self.own_places)

    def _extractor(self) -> "Extractor":
        return load_extractor(self.language, self.parse, self.own_places, self.own_actors)


def fetched(inputs: Iterable[Input], *, max_bytes: int) -> Iterator[Input]:
    """Yield the inputs, with pages in the place of addresses; one that cannot be had is set aside."""
    fetcher = None
    for item in inputs:
        if not (isinstance(item, str) and is_address(item)):
            yield item
            continue
        from dateline.fetch import Fetcher

        fetcher = fetcher or Fetcher(max_bytes=max_bytes)
        try:
            yield fetcher.get(item, vouched=item).page
        except SourceError as error:
            stage = "fetch" if isinstance(error, FetchError) else "read"
            yield Rejected(ref=error.ref, stage=stage, reason=error.reason)


def is_address(text: str) -> bool:
    """Say whether an input is an address on the network.

    >>> is_address("https://example.org/a.html"), is_address("reports/")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://"))


def read_options(*, max_bytes: int, columns: Mapping[str, str]) -> "ReadOptions":
    """Return how to read: the largest page, and which column of a row holds which field.

    Raises:
        UsageError: a row has no such field.
    """
    from dateline.documents.options import FIELDS, ReadOptions

    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise UsageError(f"rows have no field {unknown[0]!r}; their fields: {', '.join(FIELDS)}")
    return ReadOptions(max_bytes=max_bytes, columns=columns)


def _parsed(choice: str) -> Parse:
    if choice not in list(Parse):
        raise UsageError(f"unknown choice of paragraphs {choice!r}; write {' or '.join(Parse)}")
    return Parse(choice)


def guarded(document: Document, work: "Callable[[Document], Result]") -> Result | Rejected:
    """Return what the work makes of a document; one that it cannot take is set aside.

    One in another language than English is, since words of it that look like English would make claims.
    """
    if document.language != _ENGLISH:
        reason = f"it is in another language than English ({document.language})"
        return Rejected(ref=document.ref, stage="extract", reason=reason)
    try:
        return work(document)
    except Exception as error:  # the one boundary where a fault costs one document, never the run
        log.debug("%s: extract failed", document.ref, exc_info=True)
        message = " ".join(str(error).split())
        return Rejected(ref=document.ref, stage="extract", reason=f"{type(error).__name__}: {message}")


def _digest(room: str, folder: str | None) -> tuple[str, ...]:
    """Return what stands for a user's own tables, as ``places:1c0ffee2``; nothing where there are none."""
    digest = Tables(Path(folder)).digest() if folder else ""
    return (f"{room}:{digest}",) if digest else ()


@cache
def load_actors(own: str | None) -> "ActorTable":
    """Return the actor table of this process, with the user's own in a folder."""
    from dateline import actors

    return actors.load_actors(Tables(Path(own)) if own else None)


@cache
def load_gazetteer(own: str | None) -> "Gazetteer":
    """Return the gazetteer of this process, with the user's own places in a folder."""
    from dateline.gazetteer import open_gazetteer

    return open_gazetteer(own=Tables(Path(own)) if own else None)


@cache
def load_language(choice: str) -> "Language":
    """Return a language pipeline of this process."""
    from dateline import language

    return language.load(choice)


@cache
def load_heads() -> "Heads":
    """Return the learnt judges of claims of this process."""
    from dateline.claims.heads import Heads

    return Heads.load()


@cache
def load_extractor(
    language: str, parse: str = Parse.ALL, own_places: str | None = None, own_actors: str | None = None
) -> "Extractor":
    """Return the extractor of this process over a language pipeline, for a choice of paragraphs."""
    from dateline.claims import Extractor
    from dateline.claims.worth import Worth
    from dateline.documents import covered_by, publisher_of

    def owned_by(publisher: str | None) -> str | None:
        outlet = publisher_of(publisher)
        return outlet.affiliation if outlet else None

    return Extractor(
        language=load_language(language),
        actors=load_actors(own_actors),
        gazetteer=load_gazetteer(own_places),
        heads=load_heads(),
        worth=Worth.load(load_actors(own_actors)) if _parsed(parse) is Parse.LIKELY else None,
        covered_by=covered_by,
        owned_by=owned_by,
    )


def forget() -> None:
    """Let what this process has loaded of the user's own tables go: they have changed."""
    for load in (load_actors, load_gazetteer, load_extractor):
        load.cache_clear()
