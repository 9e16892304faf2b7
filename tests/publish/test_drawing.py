"""Documents drawn for reading: every word is there, every claim has a card, no report can write HTML."""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.simple_stages import PLACES

from dateline import once
from dateline.ids import ActorId, DocumentId, PlaceId
from dateline.model import (
    ActorMention,
    Claim,
    ClaimStatus,
    ClaimType,
    Count,
    Document,
    PlaceMention,
    Related,
    Relation,
    Span,
    When,
)
from dateline.publish.drawing import LEGEND, Report, page
from dateline.publish.marks import roles_of

HOSTILE = "</style></script><script>document.title = 'pwned'</script><img src=x onerror=\"alert(1)\" '&amp;'>"
ALLOWED = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body header ul ol li mark nav details summary main article div h2 p "
        "aside a span b em small dl dt dd q pre script",
    )
)


@dataclass
class Read(HTMLParser):
    """A page as a browser takes it apart."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    """Of each element that carries one, the text by claim and role."""
    texts: list[str] = field(default_factory=list)
    """What stands in each column of text."""
    script: str = ""
    open: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append((tag, dict(attrs)))
        if tag in ("h2", "p") and "from" not in str(dict(attrs).get("class")):
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        within = [tag for tag, _ in self.open]
        if "script" in within:
            self.script += data
        if ("p" in within or "h2" in within) and "from" not in str(self.open[-1][1].get("class")):
            self.texts[-1] += data
        for tag, attributes in self.open:
            for one in (attributes.get("data-of") or "").split() if tag in ("a", "mark") else ():
                self.words[f"r{self.report}c{one}"] += data

    @property
    def report(self) -> str:
        """The number of the article that is being read."""
        return next(str(attributes["id"])[1:] for tag, attributes in self.open if tag == "article")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def taken_apart(html: str) -> Read:
    read = Read()
    read.feed(html)
    read.close()
    assert read.open == []
    return read


@dataclass(frozen=True)
class Seen:
    """What is seen in a document, as far as a test needs it."""

    parsed_by: str = "by hand"
    sentences: Sequence[Span] = ()
    actors: Sequence[ActorMention] = ()
    places: Sequence[PlaceMention] = ()
    times: Sequence[When] = ()
    claims: Sequence[Claim] = ()


@pytest.fixture(scope="module")
def reports(root: Path) -> list[Report]:
    """Reports of the sample, read by the real program; two of them tell of the same events."""
    names = ("fallujah-retaken.txt", "kirkuk-attack.txt", "kirkuk-denial.txt", "ramadi-falls.html")
    files = [root / "sample/reports" / name for name in names]
    found = [one for one in once.annotate(files) if isinstance(one, tuple)]
    return [Report(document=document, seen=seen) for document, seen in found]


@pytest.fixture(scope="module")
def html(reports: list[Report]) -> str:
    return once.drawing([(report.document, report.seen) for report in reports])


@pytest.fixture(scope="module")
def read(html: str) -> Read:
    return taken_apart(html)


def test_every_word_of_every_report_is_drawn_once(reports: list[Report], read: Read) -> None:
    drawn = " ".join(" ".join(read.texts).split())

    assert drawn == " ".join(" ".join(report.document.text for report in reports).split())


def test_every_claim_has_a_card_and_its_words_are_marked(reports: list[Report], read: Read) -> None:
    cards = {str(one["id"]): one for one in read.all("details") if str(one.get("class")).startswith("card")}
    claims = [(number, claim, one) for number, one in enumerate(reports, 1) for claim in one.seen.claims]

    assert len(claims) == len(cards) > 30
    for number, report in enumerate(reports, 1):
        told = sorted(report.seen.claims, key=lambda claim: (claim.trigger, claim.id))
        for place, claim in enumerate(told, 1):
            marked: dict[str, set[Span]] = defaultdict(set)
            for span, role in roles_of(claim, report.document.text):
                marked[role].add(span)
            for role, spans in marked.items():
                covered = {at for span in spans for at in range(span.start, span.end)}
                words = "".join(report.document.text[at] for at in sorted(covered))
                shown = read.words[f"r{number}c{place}:{role}"]
                assert "".join(shown.split()) == "".join(words.split()), (claim, role)


def test_links_lead_somewhere(read: Read) -> None:
    ids = {attributes.get("id") for _, attributes in read.tags}
    links = [str(one["href"]) for one in read.all("a")]

    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert sum("c" in link for link in links) > 30  # triggers, and claims of the same event


def test_a_card_says_every_field(document: Document, claim: Claim) -> None:
    other = replace(claim, id="c2", trigger=Span(27, 33), confidence=0.25)  # type: ignore[arg-type]
    drawn = page(
        [Report(document=document, seen=Seen(claims=[claim, other]))], name_of=lambda id_: id_.title()
    )
    assert ('class="card unsure" id="r1c2"' in drawn, 'class="card" id="r1c1"' in drawn) == (True, True)
    told = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", drawn[drawn.index("<main>") :]))

    for said in (
        "capture possible Iraq-Forces → Islamic-State · 12 km south of Qayyarah · 25 Aug 2016",
        "Iraq-Forces Iraqi forces iraq-forces",
        "12 km south of Qayyarah Qayyarah town in Nineveh, IQ, and not exactly there; 35.10° N 43.25° E",
        "25 Aug 2016 on Thursday",
        "40 or more killed at least 40",
        "source a witness",
        "confidence 93%",
    ):
        assert said in told, said


def test_what_is_left_out_is_folded_where_it_stood(document: Document) -> None:
    middle = document.body.start
    report = Report(
        document=document, seen=Seen(), left_out=[(middle, "Share | Tweet"), (len(document.text), "Sign up")]
    )
    drawn = page([report])

    order = [drawn.index(said) for said in ("Army wins", "<pre>Share | Tweet", "<p>Iraqi", "<pre>Sign up")]
    assert order == sorted(order)


def test_the_page_needs_and_allows_nothing_else(html: str, read: Read) -> None:
    (policy,) = (one["content"] for one in read.all("meta") if one.get("http-equiv"))
    digest = b64encode(sha256(read.script.encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in str(policy) and "default-src 'none'" in str(policy)
    assert "://" not in html and "@import" not in html and "url(" not in html
    assert {tag for tag, _ in read.tags} <= ALLOWED
    roles = {role.split(":")[1] for one in read.tags for role in (one[1].get("data-of") or "").split()}
    assert roles <= set(LEGEND)


def test_a_hostile_report_cannot_write_html(document: Document, claim: Claim) -> None:
    text = f"{HOSTILE} took {HOSTILE} from {HOSTILE}\n\n{HOSTILE}"
    size = len(HOSTILE)
    mention = ActorMention(text=HOSTILE, span=Span(0, size), actor=ActorId(HOSTILE))
    named = replace(
        PLACES["Qayyarah"], name=HOSTILE, kind=HOSTILE, admin1=HOSTILE, country=HOSTILE, id=PlaceId("1")
    )
    place = PlaceMention(text=HOSTILE, span=Span(size + 6, 2 * size + 6), place=named)
    told = replace(
        claim,
        sentence=Span(0, len(text)),
        trigger=Span(size + 1, size + 5),
        agent=(mention,),
        patient=(replace(mention, actor=ActorId("unlisted")),),
        place=(place, replace(place, place=None)),
        source=mention,
        count=(Count(text=HOSTILE, min=1, max=None, of=HOSTILE),),
        when=When(text=HOSTILE, span=Span(2 * size + 12, 3 * size + 12), start=date(2016, 8, 25)),
    )
    hostile = replace(
        document,
        name=HOSTILE,
        text=text,
        body=Span(0, len(text)),
        headline=HOSTILE,
        publisher=HOSTILE,
        dateline=HOSTILE,
        translator=HOSTILE,
        related=(Related(title=HOSTILE, day=None, ref=HOSTILE, document=DocumentId("h1")),),
    )
    seen = Seen(claims=[told], actors=[mention], places=[place], times=[told.when])
    one = Report(document=hostile, seen=seen, left_out=[(0, HOSTILE), (len(text), HOSTILE)])
    read = taken_apart(page([one, one], name_of=lambda id_: f"{id_}{HOSTILE}"))

    assert {tag for tag, _ in read.tags} <= ALLOWED
    assert len(read.all("script")) == len(read.all("style")) == 1
    assert "pwned" not in read.script
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert {name for _, attributes in read.tags for name in attributes} <= {
        *("charset", "http-equiv", "content", "name", "lang", "class", "id", "href", "title", "style"),
        *("data-of", "data-number", "data-claim", "aria-label"),
    }


@pytest.fixture
def document() -> Document:
    text = "Army wins\n\nIraqi forces retook Qayyarah from IS on Thursday, killing at least 40."
    return Document(
        id=DocumentId("d1"),
        name="army",
        ref="army.txt",
        text=text,
        headline="Army wins",
        body=Span(11, len(text)),
    )


@pytest.fixture
def claim(document: Document) -> Claim:
    def at(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    return Claim(
        id="c1",  # type: ignore[arg-type]
        document=document.id,
        sentence=Span(11, len(document.text)),
        trigger=at("retook"),
        type=ClaimType.CAPTURE,
        status=ClaimStatus.POSSIBLE,
        agent=(ActorMention(text="Iraqi forces", span=at("Iraqi forces"), actor=ActorId("iraq-forces")),),
        patient=(ActorMention(text="IS", span=at("IS"), actor=ActorId("islamic-state")),),
        place=(
            PlaceMention(
                text="Qayyarah",
                span=at("Qayyarah"),
                place=PLACES["Qayyarah"],
                relation=Relation.SOUTH_OF,
                km=12.0,
            ),
        ),
        when=When(text="on Thursday", span=at("on Thursday"), start=date(2016, 8, 25), end=date(2016, 8, 25)),
        count=(Count(text="at least 40", min=40, max=None, of="killed"),),
        source=ActorMention(text="a witness", span=Span(0, 4), actor=ActorId("unspecified")),
        confidence=0.93,
    )
