"""Reports written for the training, with their claims beside their sentences, to examples.

usage: python -m training.written FILE ...        prints what is wrong with the files, and what they hold

The reports of ``training/reports`` are this project's own writing, after real events of wars that the claims
gold does not cover; they teach how claims are worded, and nobody should cite them. One file holds many:

    == marib-03 | 2021-02-18 | Marib Wire
    H: Houthis push towards Marib
    - push | advance | ongoing | agent=Houthis | place=Marib
    S: Houthi fighters took a camp on Thursday, a source said.
    - took | capture | happened | agent=Houthi fighters | place=a camp | when=on Thursday | source=a source

    S: The first sentence of the next paragraph.

``==`` opens a report (name, day of publication, outlet), ``H:`` is its headline, ``S:`` a sentence, and each
``-`` line a claim of the sentence above: trigger, type, status, and the roles that its words play there, all
quoted from it; several quotes of one role are parted by ``;``. A blank line ends a paragraph.

A report whose first line ends in ``| whole`` also says what a claim takes from the rest of the report: roles
quoted from another sentence of it (``place^=Kofal camp``), and in every claim its days (``day=2021-02-18``,
``day=2021-02-14/2021-02-18``, ``day=/2021-02-18`` with an unknown start, ``day=-`` for none).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.claims.heads import STATUSES, TYPES
from dateline.language import words
from dateline.model import Span
from training.examples import ROLES, Example, GoldClaim
from training.gold import starts_of, tags_of
from training.paragraphs import seen_words, windows

FOLDER = Path(__file__).parent / "reports"


class Fault(ValueError):
    """A line that does not say what it should."""


@dataclass(slots=True)
class Coded:
    """A claim as a line says it."""

    trigger: str
    """Quoted from the sentence."""
    type: str
    """Claim type."""
    status: str
    """Claim status."""
    roles: dict[str, list[str]]
    """Per role, quotes from the sentence."""
    elsewhere: dict[str, list[str]] = field(default_factory=dict)
    """Per role, quotes from other sentences of the report."""
    days: tuple[str | None, str | None] | None = None
    """First and last day, ISO dates, None where unknown; None where the line does not say."""


@dataclass(slots=True)
class Line:
    """A sentence with its claims."""

    text: str
    """The sentence."""
    claims: list[Coded] = field(default_factory=list)
    """What it claims, in the order of the lines."""


@dataclass(slots=True)
class Report:
    """One report: paragraphs of sentences."""

    name: str
    """What it is called within its file."""
    published: str = ""
    """The day it came out, an ISO date."""
    outlet: str = ""
    """Whose it is."""
    whole: bool = False
    """Whether its claims also say what they take from the rest of it."""
    paragraphs: list[list[Line]] = field(default_factory=list)
    """Its sentences; the headline is a paragraph of its own."""

    @property
    def lines(self) -> list[Line]:
        """Its sentences, in order."""
        return [line for paragraph in self.paragraphs for line in paragraph]

    def faults(self) -> Iterator[str]:
        """Yield what its claims quote or leave out and should not."""
        text = "\n".join(line.text for line in self.lines)
        for claim in (claim for line in self.lines for claim in line.claims):
            for quote in (quote for quotes in claim.elsewhere.values() for quote in quotes):
                if quote not in text:
                    yield f"{self.name}: {quote!r} does not stand in the report"
            if self.whole and claim.days is None:
                yield f"{self.name}: no days for {claim.trigger!r}"


def reports(path: Path) -> Iterator[Report | str]:
    """Yield the reports of a file, and a line for each fault in it."""
    report, opens = Report(""), True
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("=="):
            yield from _closed(path, report)
            report, opens = _opened(line), True
        elif line.startswith(("S:", "H:")):
            if opens or line[0] == "H":
                report.paragraphs.append([])
            report.paragraphs[-1].append(Line(line[2:].strip()))
            opens = line[0] == "H"
        elif line.startswith("- ") and report.paragraphs:
            sentence = report.paragraphs[-1][-1]
            try:
                sentence.claims.append(claim_of(line[2:], sentence.text))
            except Fault as fault:
                yield f"{path.name}:{number}: {fault}"
        elif not line:
            opens = True
        elif not line.startswith("#"):
            yield f"{path.name}:{number}: what is {line!r}?"
    yield from _closed(path, report)


def _opened(line: str) -> Report:
    name, published, outlet, *rest = [*(part.strip() for part in line[2:].split("|")), "", ""][:4]
    return Report(name=name, published=published, outlet=outlet, whole=rest == ["whole"])


def _closed(path: Path, report: Report) -> Iterator[Report | str]:
    if report.paragraphs:
        yield from (f"{path.name}: {fault}" for fault in report.faults())
        yield report


def claim_of(line: str, sentence: str) -> Coded:
    """Return the claim that a line says of a sentence.

    Raises:
        Fault: it names what the guide does not know, or quotes what the sentence does not say.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < 3:
        raise Fault(f"a claim needs trigger | type | status: {line!r}")
    trigger, kind, status, *rest = parts
    if kind not in TYPES or status not in STATUSES:
        raise Fault(f"no type {kind!r} or no status {status!r}")
    roles: dict[str, list[str]] = {}
    elsewhere: dict[str, list[str]] = {}
    days = None
    for part in filter(None, rest):
        role, _, quotes = part.partition("=")
        if role == "day":
            days = _days(quotes)
            continue
        if role.removesuffix("^") not in ROLES:
            raise Fault(f"no role {role!r}")
        said = elsewhere if role.endswith("^") else roles
        said[role.removesuffix("^")] = [quote.strip() for quote in quotes.split(";") if quote.strip()]
    for quote in (trigger, *(quote for quotes in roles.values() for quote in quotes)):
        if not quote or quote not in sentence:
            raise Fault(f"{quote!r} does not stand in {sentence!r}")
    return Coded(trigger, kind, status, roles, elsewhere, days)


def _days(said: str) -> tuple[str | None, str | None]:
    """Read "2021-02-14/2021-02-18", one day, an open end, or "-" for none."""
    said = said.strip()
    if said == "-":
        return None, None
    start, between, end = said.partition("/")
    for day in filter(None, (start, end)):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise Fault(f"no day {day!r}") from error
    return start or None, (end if between else start) or None


def written(folder: Path = FOLDER) -> Iterator[Example]:
    """Yield the paragraphs of every report of a folder, with their claims."""
    for path in sorted(folder.glob("*.txt")):
        for report in reports(path):
            if isinstance(report, str):
                raise SystemExit(report)
            for paragraph in report.paragraphs:
                yield from _examples(f"{path.stem}/{report.name}", paragraph)


def _examples(document: str, lines: list[Line]) -> Iterator[Example]:
    text, spans = "", []
    for line in lines:
        text += " " if text else ""
        spans.append(Span(len(text), len(text) + len(line.text)))
        text += line.text
    every = seen_words(text, Span(0, len(text)))
    for first, last in windows(text, every, spans):
        row = every[first:last]
        claims = [
            claim
            for line, span in zip(lines, spans, strict=True)
            for claim in _claims(text, span, row, line.claims)
        ]
        yield Example(
            source="written",
            document=document,
            words=tuple(text[word.start : word.end] for word in row),
            claims=tuple(claims),
            starts=starts_of(row, spans),
        )


def _claims(text: str, sentence: Span, row: list[words.Word], coded: list[Coded]) -> Iterator[GoldClaim]:
    taken: set[tuple[int, str]] = set()
    within = tuple(int(sentence.start <= word.start < sentence.end) for word in row)
    for claim in coded:
        places = [at for at in _places(sentence.of(text), claim.trigger) if (at, claim.type) not in taken]
        if not places:
            continue
        taken.add((places[0], claim.type))
        at = sentence.start + places[0]
        trigger = tags_of(row, [Span(at, at + len(claim.trigger))])
        if not any(trigger):
            continue
        roles = {}
        for role in ROLES:
            quoted = []
            for quote in claim.roles.get(role, ()):
                found = [sentence.start + start for start in _places(sentence.of(text), quote)]
                if found:
                    nearest = min(found, key=lambda start: abs(start - at))
                    quoted.append(Span(nearest, nearest + len(quote)))
            roles[role] = tags_of(row, quoted)
        yield GoldClaim(trigger=trigger, type=claim.type, status=claim.status, roles=roles, within=within)


def _places(sentence: str, quote: str) -> list[int]:
    """Return where a quote stands as whole words, else wherever it stands."""
    found = [i for i in range(len(sentence)) if sentence.startswith(quote, i)]
    whole = [
        i
        for i in found
        if not (i and sentence[i - 1].isalnum() and quote[0].isalnum())
        and not sentence[i + len(quote) : i + len(quote) + 1].isalnum()
    ]
    return whole or found


def main(paths: list[str]) -> int:
    """Check files; return 1 when one has a fault."""
    faulty = False
    for path in map(Path, paths):
        found: Counter[str] = Counter()
        for report in reports(path):
            if isinstance(report, str):
                faulty = True
                sys.stdout.write(report + "\n")
                continue
            lines = report.lines
            found["reports"] += 1
            found["words"] += sum(len(line.text.split()) for line in lines)
            found["claims"] += sum(len(line.claims) for line in lines)
            found.update(claim.type for line in lines for claim in line.claims)
        sys.stdout.write(f"{path.name}: " + ", ".join(f"{k} {n}" for k, n in found.most_common()) + "\n")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
