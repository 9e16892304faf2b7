"""A claim as a card: one line that says it, and below it every field, as it was understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from dateline.ids import UNLISTED, UNSPECIFIED, ActorId, ClaimId
from dateline.model import ActorMention, Claim, ClaimStatus, Cue, Event, PlaceMention
from dateline.publish.wording import counted, days, figure, precision, where

_NAMES_IN_LINE = 2
_SURE = 0.5
"""Confidence below which a claim is drawn paler: it is rather wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim and what is needed to draw it."""

    claim: Claim
    """The claim."""
    text: str
    """The text of its document."""
    report: int
    """Number of its report on the page, from 1."""
    number: int
    """Its own number in the report, from 1."""
    event: Event | None
    """The event that it tells of; None when none was drawn."""
    name_of: Callable[[ActorId], str]
    """Gives an actor's name for display."""

    @property
    def anchor(self) -> str:
        """What links point to."""
        return f"r{self.report}c{self.number}"


def card(one: Card, cards: Mapping[ClaimId, Card]) -> str:
    """Return a claim as HTML, to be folded and opened.

    Args:
        one: the claim.
        cards: all claims on the page, for links to those of the same event.
    """
    fields = dict(_fields(one, cards))
    told = "".join(f'<dt class="{role}">{role}</dt><dd>{said}</dd>' for role, said in fields.items() if said)
    missing = ", ".join(role for role, said in fields.items() if not said)
    if missing:
        told += f'<dt class="missing">not said</dt><dd class="missing">{missing}</dd>'
    unsure = " unsure" if one.claim.confidence < _SURE else ""
    return (
        f'<details class="card{unsure}" id="{one.anchor}" data-claim="{one.number}">'
        f"<summary>{_line(one)}</summary><dl>{told}</dl></details>"
    )


def _line(one: Card) -> str:
    """Return the claim on one line: what, who to whom, where, when."""
    claim = one.claim
    status = (
        "" if claim.status is ClaimStatus.HAPPENED else f' <em class="{claim.status}">{claim.status}</em>'
    )
    who, whom = _brief(_names(one, claim.agent)), _brief(_names(one, claim.patient))
    day = f'<span class="day">{escape(days(claim.when))}</span>' if claim.when.start or claim.when.end else ""
    place = escape(_brief([where(mention) for mention in claim.place]))
    said = " · ".join(part for part in (escape(f"{who} → {whom}" if whom else who), place, day) if part)
    return (
        f'<span class="number">{one.number}</span><span><b>{claim.type}</b>{status} {said}</span>'
        f'<small title="confidence">{_share(claim)}</small>'
    )


def _share(claim: Claim) -> str:
    return f"{claim.confidence:.0%}"


def _names(one: Card, mentions: Iterable[ActorMention]) -> list[str]:
    return [_actor(one, mention) for mention in mentions]


def _actor(one: Card, mention: ActorMention) -> str:
    """Return an actor's name; the report's own words for one that no table holds."""
    return mention.text if mention.actor in (UNLISTED, UNSPECIFIED) else one.name_of(mention.actor)


def _brief(names: Sequence[str]) -> str:
    different = list(dict.fromkeys(names))
    more = len(different) - _NAMES_IN_LINE
    return ", ".join(different[:_NAMES_IN_LINE]) + (f" and {more} more" if more > 0 else "")


def _fields(one: Card, cards: Mapping[ClaimId, Card]) -> Iterator[tuple[str, str]]:
    """Yield every field with what the card says of it, as HTML; empty for what is not said."""
    claim = one.claim
    yield "trigger", _quoted(claim.trigger.of(one.text))
    yield "status", escape(claim.status)
    yield "agent", _lines(_mention(one, mention) for mention in claim.agent)
    yield "patient", _lines(_mention(one, mention) for mention in claim.patient)
    yield "place", _lines(_place(mention) for mention in claim.place)
    known = claim.when.start or claim.when.end or claim.when.text
    yield "when", f"{escape(days(claim.when))} {_quoted(claim.when.text)}" if known else ""
    yield "count", _lines(f"{escape(figure(count))} {_quoted(count.text)}" for count in claim.count)
    cue = f" <small>{escape(claim.cue)}</small>" if claim.cue not in (None, Cue.SAID) else ""
    yield "source", _mention(one, claim.source) + cue if claim.source else "the report itself"
    yield "confidence", f'<span class="bar" style="--share:{_share(claim)}"></span> {_share(claim)}'
    yield "event", _event(one, cards)


def _place(mention: PlaceMention) -> str:
    about = f'<small class="line">{escape(precision(mention))}</small>'
    return f"{escape(where(mention))} {_quoted(mention.text)}{about}"


def _mention(one: Card, mention: ActorMention) -> str:
    slug = "" if mention.actor == UNSPECIFIED else f" <small>{escape(mention.actor)}</small>"
    if mention.actor in (UNLISTED, UNSPECIFIED):
        return f"{_quoted(mention.text)}{slug}"
    return f"{escape(one.name_of(mention.actor))} {_quoted(mention.text)}{slug}"


def _quoted(words: str | None) -> str:
    return f"<q>{escape(' '.join(words.split()))}</q>" if words else ""


def _lines(entries: Iterable[str]) -> str:
    return "".join(f"<div>{entry}</div>" for entry in entries)


def _event(one: Card, cards: Mapping[ClaimId, Card]) -> str:
    """Return the other claims of the same event, with links, and what they do not agree on."""
    event = one.event
    if event is None:
        return ""
    others = sorted(
        (cards[id_] for id_ in event.claims if id_ in cards and id_ != one.claim.id),
        key=lambda other: (other.report != one.report, other.report, other.number),
    )
    if not others:
        return "told by this claim alone"
    told = "; ".join(
        ("" if report == one.report else f"report {report}: ")
        + ", ".join(f'<a href="#{other.anchor}">claim {other.number}</a>' for other in of_report)
        for report, of_report in groupby(others, key=lambda other: other.report)
    )
    disputed = ", ".join(dispute.field for dispute in event.disputes)
    differ = f"<small>; they differ on {escape(disputed)}</small>" if disputed else ""
    return f"also told by {told} <small>{counted(len(event.sources), 'source')}</small>{differ}"
