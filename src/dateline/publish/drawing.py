"""Documents drawn for reading, as one HTML page that needs nothing else: what was understood, at a glance.

Beside each paragraph stand its claims, a line each, to be opened; the words of a claim are marked by the role
that they play in it. Whatever comes out of a report is escaped, and the page allows no script but its own.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib import resources

from dateline.ids import ActorId, ClaimId
from dateline.model import Document, Event, Span
from dateline.publish.annotation import Seen
from dateline.publish.card import Card, card
from dateline.publish.marks import layered, roles_of
from dateline.publish.wording import counted, days, precision

LEGEND = {
    "trigger": "names the event",
    "agent": "who does it",
    "patient": "to whom",
    "place": "where",
    "when": "when",
    "count": "how many",
    "source": "who says so",
}
_NAME = "name"
_EXCERPT = 60
"""Characters of what was left out that show while it is folded."""

Cards = Mapping[ClaimId, Card]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document to draw."""

    document: Document
    """The document."""
    seen: Seen
    """What is seen in it."""
    left_out: Sequence[tuple[int, str]] = ()
    """Runs of its page that it leaves out, each with the offset in its text before which it stood."""


def page(
    reports: Sequence[Report],
    *,
    events: Sequence[Event] = (),
    name_of: Callable[[ActorId], str] = str,
) -> str:
    """Return a whole HTML page.

    Args:
        reports: the documents, in the order in which they are to be read.
        events: what their claims tell of together.
        name_of: gives an actor's name for display.
    """
    cards = _cards(reports, events, name_of)
    style, script = _file("drawing.css"), _file("drawing.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    legend = "".join(f'<li><mark class="{role}">{role}</mark> {says}</li>' for role, says in LEGEND.items())
    legend += '<li><span class="name">name</span> or time outside any claim</li>'
    articles = "\n".join(_article(number, report, cards) for number, report in enumerate(reports, 1))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline: {counted(len(reports), "report")}</title>
<style>{style}</style>
</head>
<body>
<header class="key"><ul aria-label="How words are marked">{legend}</ul></header>
{_contents(reports)}<main>
{articles}
</main>
<script>{script}</script>
</body>
</html>
"""


def _file(name: str) -> str:
    return (resources.files("dateline.publish") / name).read_text(encoding="utf-8")


def _cards(reports: Sequence[Report], events: Sequence[Event], name_of: Callable[[ActorId], str]) -> Cards:
    """Return the card of every claim, numbered within its report in the order of the text."""
    event_of = {claim: event for event in events for claim in event.claims}
    return {
        claim.id: Card(
            claim=claim,
            text=report.document.text,
            report=number,
            number=place,
            event=event_of.get(claim.id),
            name_of=name_of,
        )
        for number, report in enumerate(reports, 1)
        for place, claim in enumerate(sorted(report.seen.claims, key=lambda one: (one.trigger, one.id)), 1)
    }


def _contents(reports: Sequence[Report]) -> str:
    if len(reports) == 1:
        return ""
    lines = "".join(
        f'<li><a href="#r{number}">{escape(_title(report.document))}</a> '
        f"<small>{counted(len(report.seen.claims), 'claim')}</small></li>"
        for number, report in enumerate(reports, 1)
    )
    heading = counted(len(reports), "report")
    return f"<nav><details><summary>{heading}</summary><ol>{lines}</ol></details></nav>\n"


def _title(document: Document) -> str:
    return document.headline or document.name


def _article(number: int, report: Report, cards: Cards) -> str:
    document, text = report.document, report.document.text
    headline, paragraphs = _parts(document)
    layers = _layers(report, cards)
    title = _words(text, headline, layers, number) if headline else escape(_title(document))
    rows = [_row(f"<h2>{title}</h2>\n{_about(report)}", _beside(report, cards, headline))]
    left_out = list(report.left_out)
    for paragraph in paragraphs:
        while left_out and left_out[0][0] <= paragraph.start:
            rows.append(_folded(left_out.pop(0)[1]))
        if document.body.start < paragraph.end and paragraph.start < document.body.end:
            drawn = _words(text, paragraph, layers, number)
            rows.append(_row(f"<p>{drawn}</p>", _beside(report, cards, paragraph)))
        else:
            rows.append(_folded(paragraph.of(text)))
    rows += [_folded(words) for _, words in left_out]
    rows.append(_related(document))
    kind = ' class="headline"' if _is_headline(document) else ""
    return f'<article id="r{number}"{kind}>\n' + "\n".join(filter(None, rows)) + "\n</article>"


def _parts(document: Document) -> tuple[Span | None, list[Span]]:
    """Return the headline, when the text opens with it, and the paragraphs after it."""
    paragraphs, start = [], 0
    for words in document.text.split("\n\n"):
        if words.strip():
            paragraphs.append(Span(start, start + len(words)))
        start += len(words) + 2
    opening = " ".join(paragraphs[0].of(document.text).split()) if paragraphs else None
    return (paragraphs[0], paragraphs[1:]) if opening == document.headline else (None, paragraphs)


def _about(report: Report) -> str:
    document = report.document
    published = document.published.iso().replace("T", " ") if document.published else "undated"
    translator = f"translated by {document.translator}" if document.translator else None
    origin = (document.publisher, published, document.dateline, translator)
    lines = [" · ".join(part for part in origin if part)]
    if not _is_headline(document):
        lines.append(f"{document.name}: {_told(report.seen)}")
    return "\n".join(f'<p class="from">{escape(line)}</p>' for line in lines)


def _is_headline(document: Document) -> bool:
    return document.text == document.headline


def _told(seen: Seen) -> str:
    """Return how much a report claims, and of what."""
    telling = len({claim.sentence for claim in seen.claims})
    told = f"{counted(len(seen.claims), 'claim')} in {telling} of {counted(len(seen.sentences), 'sentence')}"
    types = Counter(claim.type.value for claim in seen.claims).most_common()
    return f"{told}: {', '.join(f'{number} {type_}' for type_, number in types)}" if types else told


def _row(text: str, cards: str) -> str:
    return f'<div class="row"><div class="text">{text}</div><aside>{cards}</aside></div>'


def _beside(report: Report, cards: Cards, part: Span | None) -> str:
    """Return the cards of the claims whose triggers stand in a part of the text."""
    told = sorted(
        (
            cards[claim.id]
            for claim in report.seen.claims
            if part and part.start <= claim.trigger.start < part.end
        ),
        key=lambda one: one.number,
    )
    return "".join(card(one, cards) for one in told)


def _folded(words: str) -> str:
    excerpt = " ".join(words.split())
    shown = excerpt if len(excerpt) <= _EXCERPT else f"{excerpt[:_EXCERPT].rstrip()}…"
    return _details(f"left out: {shown}", f"<pre>{escape(words)}</pre>")


def _details(summary: str, html: str) -> str:
    return f'<details class="left-out"><summary>{escape(summary)}</summary>{html}</details>'


def _related(document: Document) -> str:
    if not document.related:
        return ""
    lines = "".join(
        f"<li>{escape(one.title)} <small>{one.day.isoformat() if one.day else 'undated'}</small></li>"
        for one in document.related
    )
    return _details(f"{counted(len(document.related), 'headline')} of other reports", f"<ul>{lines}</ul>")


@dataclass(frozen=True, slots=True)
class _Layers:
    """All that is marked in a text."""

    spans: list[tuple[Span, str]]
    """Words with what they are: a role and the number of its claim, or a name."""
    told: Mapping[Span, str]
    """What a name means."""


def _layers(report: Report, cards: Cards) -> _Layers:
    text = report.document.text
    roles = [
        (span, f"{role} {cards[claim.id].number}")
        for claim in report.seen.claims
        for span, role in roles_of(claim, text)
    ]
    told = dict(_names(report.seen, cards))
    return _Layers([*roles, *((span, _NAME) for span in told)], told)


def _names(seen: Seen, cards: Cards) -> Iterator[tuple[Span, str]]:
    """Yield the names and times of a report with what they mean."""
    for actor in seen.actors:
        yield actor.span, f"actor: {actor.actor}"
    for mention in seen.places:
        name = f"{mention.place.name}, " if mention.place else ""
        yield mention.span, f"place: {name}{precision(mention)}"
    for time in seen.times:
        if time.span is not None:
            yield time.span, f"time: {days(time)}"


def _words(text: str, part: Span, layers: _Layers, report: int) -> str:
    """Return a part of the text as HTML, its words marked."""
    end, drawn = part.start, []
    for piece, over in layered(text, layers.spans, within=part):
        end += len(piece)
        roles = [(role, number) for _, label in over for role, _, number in (label.partition(" "),) if number]
        named = next((layers.told[span] for span, label in over if label == _NAME), None)
        triggers = [number for role, number in roles if role == "trigger"]
        ends = any(span.end == end and label.startswith("trigger ") for span, label in over)
        if triggers:
            note = f' data-number="{",".join(triggers)}"' if ends else ""
            drawn.append(
                f'<a class="trigger" href="#r{report}c{triggers[0]}"{_of(roles)}{note}>{escape(piece)}</a>'
            )
        elif roles:
            about = "; ".join(f"{role} of claim {number}" for role, number in roles)
            drawn.append(f'<mark class="{roles[0][0]}"{_of(roles)} title="{about}">{escape(piece)}</mark>')
        elif named and piece.strip():
            name = piece.strip()
            before, after = piece.split(name, 1)
            drawn.append(f'{before}<span class="name" title="{escape(named)}">{escape(name)}</span>{after}')
        else:
            drawn.append(escape(piece))
    return "".join(drawn)


def _of(roles: Sequence[tuple[str, str]]) -> str:
    return f' data-of="{" ".join(f"{number}:{role}" for role, number in roles)}"'
