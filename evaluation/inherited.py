"""Measure what claims take from the rest of their report: days, roles and places told in other sentences.

usage: python -m evaluation.inherited [FOLDER]

FOLDER holds reports coded whole (``training/reports``, see :mod:`training.written`). Of the coded claims that
are read with their type, prints the share whose days are exactly those coded, by where the days come from,
and of roles that are quoted from another sentence, the share of claims that name there the same actor or
share a word with the quote. The network has learned from the sentences of these very reports, though from
nothing that this measures; expect fewer claims to be found in others.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.peacetime import Row, documents, readings
from training.written import FOLDER, Coded, Report, reports

from dateline.actors import ActorTable, load_actors
from dateline.ids import UNLISTED, UNSPECIFIED
from dateline.model import ActorMention, Claim, Document, PlaceMention, Span

ROLES = ("agent", "patient", "place", "source")
_WORD = re.compile(r"\w{3,}")


@dataclass(slots=True)
class Tally:
    """Coded claims that are read with their type, and what of them is read as coded."""

    coded: int = 0
    """How many are coded."""
    read: int = 0
    """How many of these are read with their type."""
    asked: Counter[str] = field(default_factory=Counter)
    """How often something was asked of the latter, by what it is."""
    right: Counter[str] = field(default_factory=Counter)
    """How often that was as coded."""

    def ask(self, what: str, *, right: bool) -> None:
        """Note one answer."""
        self.asked[what] += 1
        self.right[what] += right


def whole_reports(folder: Path) -> Iterator[Report]:
    """Yield the reports of a folder that are coded whole.

    Raises:
        SystemExit: a file has a fault; it is named.
    """
    for path in sorted(folder.glob("*.txt")):
        for report in reports(path):
            if isinstance(report, str):
                raise SystemExit(report)
            if report.whole:
                yield report


def row_of(report: Report) -> Row:
    """Return a report as a user would give it, one paragraph a line."""
    paragraphs = (" ".join(line.text for line in paragraph) for paragraph in report.paragraphs)
    return {"id": report.name, "date": report.published, "text": "\n\n".join(paragraphs)}


def tally(found: Iterator[tuple[Report, Document, tuple[Claim, ...]]], actors: ActorTable) -> Tally:
    """Return what was read of reports, beside what is coded."""
    out = Tally()
    for report, document, claims in found:
        for sentence, coded in _placed(report, document.text):
            out.coded += 1
            trigger = _trigger(document.text, sentence, coded)
            claim = next((c for c in claims if c.type == coded.type and _touch(c.trigger, trigger)), None)
            if claim is None or coded.days is None:
                continue
            out.read += 1
            days = tuple(day and day.isoformat() for day in (claim.when.start, claim.when.end))
            out.ask(_days_from(coded), right=days == coded.days)
            for role, quotes in coded.elsewhere.items():
                if role in ROLES:
                    out.ask(role, right=any(_names(claim, role, quote, actors) for quote in quotes))
    return out


def _placed(report: Report, text: str) -> Iterator[tuple[Span, Coded]]:
    """Yield the coded claims with where their sentences stand; sentences that were cut away have none."""
    reached = 0
    for line in report.lines:
        at = text.find(line.text, reached)
        if at >= 0:
            reached = at + len(line.text)
            yield from ((Span(at, reached), coded) for coded in line.claims)


def _trigger(text: str, sentence: Span, coded: Coded) -> Span:
    start = text.find(coded.trigger, sentence.start, sentence.end)
    return Span(start, start + len(coded.trigger))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _days_from(coded: Coded) -> str:
    if coded.roles.get("when"):
        return "days, by words of the sentence"
    return "no days" if coded.days == (None, None) else "days, told elsewhere"


def _names(claim: Claim, role: str, quote: str, actors: ActorTable) -> bool:
    """Whether a claim has the one quoted in a role: the same actor, or by a word of the quote."""
    said: tuple[ActorMention | PlaceMention, ...] = (
        (claim.source,) if role == "source" and claim.source else getattr(claim, role) or ()
    )
    words, actor = set(_WORD.findall(quote.lower())), actors.resolve(quote)
    return any(
        (isinstance(mention, ActorMention) and mention.actor == actor not in (UNLISTED, UNSPECIFIED))
        or words & set(_WORD.findall(mention.text.lower()))
        for mention in said
    )


def main(argv: list[str]) -> None:
    """Run the command."""
    coded = list(whole_reports(Path(argv[0]) if argv else FOLDER))
    by_name = {report.name: report for report in coded}
    found = tally(
        (
            (by_name[document.name], document, reading.claims)
            for document, reading in readings(documents(map(row_of, coded)))
        ),
        load_actors(),
    )
    sys.stdout.write(f"{len(coded)} reports, {found.coded} coded claims, {found.read} read with their type\n")
    for what, asked in sorted(found.asked.items()):
        share = found.right[what] / asked
        label = f"{what} quoted from elsewhere" if what in ROLES else what
        sys.stdout.write(f"  {label:32} {asked:5}  as coded {share:.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
