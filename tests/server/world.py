"""A small record made by hand: four towns, six reports, one of them hostile to whoever shows it."""

from dataclasses import dataclass
from datetime import date

from dateline.ids import ActorId, ClaimId, EventId, PlaceId, claim_id, document_id, event_id
from dateline.model import (
    Account,
    ActorMention,
    Basis,
    Claim,
    ClaimStatus,
    ClaimType,
    Control,
    ControlStatus,
    Count,
    Dispute,
    Document,
    Event,
    Moment,
    Place,
    PlaceMention,
    Position,
    Relation,
    Span,
    Tally,
    When,
)
from dateline.record import Record
from dateline.store import Conclusions, Read, Stamp, open_store

IS = ActorId("islamic-state")
IRAQ = ActorId("iraq-forces")


def place(id: str, name: str, lat: float, lon: float, admin1: str) -> Place:
    return Place(
        id=PlaceId(id),
        name=name,
        lat=lat,
        lon=lon,
        kind="town",
        country="IQ",
        admin1=admin1,
        geonameid=int(id),
    )


RAMADI = place("98717", "Ramadi", 33.42056, 43.30778, "Anbar")
FALLUJAH = place("93709", "Fallujah", 33.35, 43.78333, "Anbar")
QAYYARAH = place("91597", "Qayyarah", 35.79556, 43.29111, "Nineveh")
TIKRIT = place("90150", "Tikrit", 34.59667, 43.67696, "Salah ad Din")

HOSTILE = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"


def document(name: str, day: str, publisher: str, headline: str, prose: str) -> Document:
    text = f"{headline}\n\n{prose}"
    return Document(
        id=document_id(name, name),
        name=name,
        ref=f"reports/{name}.txt",
        text=text,
        body=Span(len(headline) + 2, len(text)),
        headline=headline,
        published=Moment.parse(day),
        publisher=publisher,
        raw_sha256=name,
    )


TIGRIS = document(
    "tigris",
    "2016-08-26",
    "Tigris Post",
    "Army enters Qayyarah",
    "Iraqi forces 🚩 retook Qayyarah from Islamic State on Thursday, killing at least 40 fighters.",
)
COURIER = document(
    "courier",
    "2016-08-28",
    "Northern Courier",
    "Town south of Mosul falls",
    "The army said it captured Qayyarah on Saturday.",
)
ANBAR = document(
    "anbar", "2015-05-18", "Anbar Daily", "Ramadi lost", "Islamic State seized Ramadi on Sunday."
)
RETURN = document(
    "return", "2015-12-28", "Anbar Daily", "Flag over Ramadi", "Iraqi forces recaptured Ramadi on Monday."
)
NASTY = document(
    "nasty",
    "2016-06-27",
    f"Nasty {HOSTILE}",
    f"Fallujah {HOSTILE}",
    f"Iraqi forces retook Fallujah {HOSTILE} on Sunday.",
)
CLASHES = document(
    "clashes",
    "2015-03-12",
    "Tigris Post",
    "Street fighting",
    "Iraqi forces fought Islamic State in Tikrit on Wednesday.",
)
DOCUMENTS = (TIGRIS, COURIER, ANBAR, RETURN, NASTY, CLASHES)


def claim(
    report: Document,
    type: ClaimType,
    trigger: str,
    agent: tuple[str, ActorId],
    patient: tuple[str, ActorId] | None,
    where: tuple[str, Place],
    when: tuple[str, str],
    count: tuple[Count, ...] = (),
) -> Claim:
    def span(words: str) -> Span:
        start = report.text.index(words, report.body.start)
        return Span(start, start + len(words))

    def mention(said: tuple[str, ActorId]) -> ActorMention:
        return ActorMention(text=said[0], span=span(said[0]), actor=said[1])

    day = date.fromisoformat(when[1])
    return Claim(
        id=claim_id(report.id, report.body.start, span(trigger).start, trigger, type),
        document=report.id,
        sentence=report.body,
        trigger=span(trigger),
        type=type,
        agent=(mention(agent),),
        patient=() if patient is None else (mention(patient),),
        place=(PlaceMention(text=where[0], span=span(where[0]), place=where[1]),),
        when=When(text=when[0], span=span(when[0]), start=day, end=day),
        count=count,
        confidence=0.9,
    )


FORTY = Count(text="at least 40 fighters", min=40, max=None, of="killed")
RETOOK = claim(
    TIGRIS,
    ClaimType.CAPTURE,
    "retook",
    ("Iraqi forces", IRAQ),
    ("Islamic State", IS),
    ("Qayyarah", QAYYARAH),
    ("Thursday", "2016-08-25"),
    (FORTY,),
)
CAPTURED = claim(
    COURIER,
    ClaimType.CAPTURE,
    "captured",
    ("The army", IRAQ),
    None,
    ("Qayyarah", QAYYARAH),
    ("Saturday", "2016-08-27"),
)
SEIZED = claim(
    ANBAR,
    ClaimType.CAPTURE,
    "seized",
    ("Islamic State", IS),
    None,
    ("Ramadi", RAMADI),
    ("Sunday", "2015-05-17"),
)
RECAPTURED = claim(
    RETURN,
    ClaimType.CAPTURE,
    "recaptured",
    ("Iraqi forces", IRAQ),
    None,
    ("Ramadi", RAMADI),
    ("Monday", "2015-12-28"),
)
NASTY_CLAIM = claim(
    NASTY,
    ClaimType.CAPTURE,
    "retook",
    ("Iraqi forces", IRAQ),
    None,
    ("Fallujah", FALLUJAH),
    ("Sunday", "2016-06-26"),
)
FOUGHT = claim(
    CLASHES,
    ClaimType.CLASH,
    "fought",
    ("Iraqi forces", IRAQ),
    ("Islamic State", IS),
    ("Tikrit", TIKRIT),
    ("Wednesday", "2015-03-11"),
)
CLAIMS = (RETOOK, CAPTURED, SEIZED, RECAPTURED, NASTY_CLAIM, FOUGHT)


def event(*claims: Claim, counts: tuple[Tally, ...] = (), disputes: tuple[Dispute, ...] = ()) -> Event:
    first = claims[0]
    publishers = {report.publisher for report in DOCUMENTS for claim in claims if report.id == claim.document}
    return Event(
        id=event_id(min(claim.id for claim in claims)),
        type=first.type,
        agent=tuple(mention.actor for mention in first.agent),
        patient=tuple(mention.actor for mention in first.patient),
        place=first.place[0].place,
        relation=Relation.IN,
        start=first.when.start,
        end=first.when.end,
        status=ClaimStatus.HAPPENED,
        counts=counts,
        claims=tuple(sorted(claim.id for claim in claims)),
        sources=tuple(sorted(name for name in publishers if name)),
        disputes=disputes,
        known_from=first.when.start,
    )


DAY_DISPUTE = Dispute(
    field="when",
    positions=(
        Position(value="2016-08-25", claims=(RETOOK.id,)),
        Position(value="2016-08-27", claims=(CAPTURED.id,)),
    ),
)
QAYYARAH_TAKEN = event(
    RETOOK, CAPTURED, counts=(Tally(of="killed", low=40, best=40, high=40),), disputes=(DAY_DISPUTE,)
)
EVENTS = (QAYYARAH_TAKEN, event(SEIZED), event(RECAPTURED), event(NASTY_CLAIM), event(FOUGHT))


@dataclass(frozen=True)
class Held:
    holder: ActorId | None
    start: str | None
    end: str | None
    status: ControlStatus = ControlStatus.HELD
    belief: float = 0.93
    claims: tuple[ClaimId, ...] = ()
    basis: Basis = Basis.OBSERVED
    account: Account = Account.CORROBORATED


def rows(where: Place, *held: Held) -> tuple[Control, ...]:
    def events_of(one: Held) -> tuple[EventId, ...]:
        return tuple(event.id for event in EVENTS if set(event.claims) & set(one.claims))

    return tuple(
        Control(
            place=where,
            holder=one.holder,
            start=None if one.start is None else date.fromisoformat(one.start),
            end=None if one.end is None else date.fromisoformat(one.end),
            status=one.status,
            belief=one.belief,
            basis=one.basis,
            carried_days=0,
            account=one.account,
            events=events_of(one),
            claims=one.claims,
            known_from=None,
        )
        for one in held
    )


CONTROL = (
    *rows(
        TIKRIT,
        Held(IS, "2014-06-11", "2015-03-01", belief=0.8, account=Account.CLAIMED),
        Held(
            IRAQ, "2015-03-02", "2015-03-31", status=ControlStatus.CONTESTED, belief=0.7, claims=(FOUGHT.id,)
        ),
        Held(None, "2015-04-01", None, ControlStatus.UNKNOWN, 1.0, basis=Basis.UNKNOWN, account=Account.NONE),
    ),
    *rows(
        QAYYARAH,
        Held(IS, "2014-06-10", "2016-08-24"),
        Held(IRAQ, "2016-08-25", None, claims=QAYYARAH_TAKEN.claims),
    ),
    *rows(
        FALLUJAH,
        Held(IS, "2014-01-04", "2016-06-25"),
        Held(IRAQ, "2016-06-26", None, claims=(NASTY_CLAIM.id,)),
    ),
    *rows(
        RAMADI,
        Held(IRAQ, "2014-02-01", "2015-05-16", belief=0.6),
        Held(IS, "2015-05-17", "2015-12-27", claims=(SEIZED.id,)),
        Held(IRAQ, "2015-12-28", None, claims=(RECAPTURED.id,)),
    ),
)


def make_record(location: str) -> Record:
    """Write all that into a new record."""
    store = open_store(location, create=True)
    claims = {
        report.id: tuple(claim for claim in CLAIMS if claim.document == report.id) for report in DOCUMENTS
    }
    store.put([Read(document=one, claims=claims[one.id], stamp=Stamp(one.name, "test")) for one in DOCUMENTS])
    store.conclude(Conclusions(copies={}, events=EVENTS, control=CONTROL), basis="test")
    return Record(store)
