"""Measure how much of other wars and of plain crime the reader overlooks.

usage: python -m evaluation.elsewhere [--shared ../shared] [--only rams,police] [--list]

rams     924 windows of five sentences of news of 2016 and 2017 (RAMS, dev): in each the annotators marked one
         event. Of those whose kind has a claim type: the share on whose trigger a claim lies, and the share
         where it has one of the types that the kind allows. One event a window is marked, so there is no
         precision.
police   582 reports on the riots in Gujarat in 2002 (IndiaPoliceEvents), each sentence labelled: of sentences
         that say that the police arrested, those with a ``detain`` claim and the other way round; of
         sentences that say that the police killed, those with any claim of violence.

Nothing of either corpus is trained on. ``--list`` prints what was overlooked.

Reference: Ebner et al. 2020, Multi-Sentence Argument Linking; Halterman et al. 2021, Corpus-Level Evaluation
for Event QA: The IndiaPoliceEvents Corpus Covering the 2002 Gujarat Violence.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.peacetime import documents, lines, readings

from dateline.model import Claim, ClaimType, Document, Span

_NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", "%", ")", "]", "'s", "’s", "n't", "n’t", "”"})
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "€", "“"})
_GLUE = frozenset({"-", "‑", "–"})
"""Between two words what was parted there by the tokeniser ("rebel - held", "al - Qaeda")."""

VIOLENCE = frozenset(
    {
        ClaimType.ATTACK,
        ClaimType.CLASH,
        ClaimType.AIRSTRIKE,
        ClaimType.SHELLING,
        ClaimType.BOMBING,
        ClaimType.CHEMICAL,
        ClaimType.CASUALTIES,
        ClaimType.OPERATION,
    }
)
"""Types that tell of people harmed or fought."""
RAMS_KINDS = {
    "conflict.attack": ("attack", VIOLENCE | {ClaimType.ADVANCE, ClaimType.CAPTURE, ClaimType.DESTROY}),
    "life.die.deathcausedbyviolentevents": ("death", frozenset({ClaimType.CASUALTIES, ClaimType.ATTACK})),
    "life.injure.injurycausedbyviolentevents": (
        "injury",
        frozenset({ClaimType.CASUALTIES, ClaimType.ATTACK}),
    ),
    "artifactexistence.damagedestroy": ("damage", VIOLENCE | {ClaimType.DESTROY}),
    "justice.arrestjaildetain": ("arrest", frozenset({ClaimType.DETAIN})),
    "conflict.yield": ("yield", frozenset({ClaimType.WITHDRAW, ClaimType.NEGOTIATE, ClaimType.CAPTURE})),
    "conflict.demonstrate": ("protest", frozenset({ClaimType.PROTEST})),
    "movement.transportperson.evacuationrescue": (
        "rescue",
        frozenset({ClaimType.EVACUATE, ClaimType.DISPLACE}),
    ),
    "government.agreements.acceptagreementcontractceasefire": (
        "truce",
        frozenset({ClaimType.NEGOTIATE}),
    ),
}
"""Kinds of RAMS by the beginning of their names: what the table calls them, and claim types they allow."""
_NO_WAR = "stealrobhijack"
"""How the kinds end that are crime of another sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One event that annotators marked."""

    document: str
    """Id of the text."""
    kind: str
    """What the table calls its kind."""
    allowed: frozenset[ClaimType]
    """Claim types that the kind allows."""
    span: Span
    """Its trigger, or the sentence that tells of it, in the text."""


def read_claims(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[Document, tuple[Claim, ...]]]:
    """Return what the shipped reader makes of the rows, by their ids."""
    return {document.name: (document, reading.claims) for document, reading in readings(documents(rows))}


def prose(words: Iterable[str]) -> tuple[str, list[Span]]:
    """Return words as a text, and where each stands in it.

    >>> prose(["They", "did", "n't", "(", "yet", ")", "."])[0]
    "They didn't (yet)."
    >>> prose(["rebel", "-", "held", "Aleppo"])[0]
    'rebel-held Aleppo'
    """
    text, spans, glued = "", [], True
    for word in words:
        glued |= word in _NO_SPACE_BEFORE or (word in _GLUE and text[-1:].isalnum())
        text += "" if glued else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text, glued = text + word, word in _NO_SPACE_AFTER or (word in _GLUE and glued)
    return text, spans


def rams(path: Path) -> tuple[list[dict[str, Any]], list[Marked]]:
    """Return the windows with an event of a kind that has a claim type, and those events."""
    rows, marked = [], []
    for window in lines(path):
        (first, last, ((kind, _), *_)), *_ = window["evt_triggers"]
        known = next((found for name, found in RAMS_KINDS.items() if kind.startswith(name)), None)
        if known is None or kind.endswith(_NO_WAR):
            continue
        text, spans = prose(word for sentence in window["sentences"] for word in sentence)
        rows.append({"id": window["doc_key"], "text": text})
        trigger = Span(spans[first].start, spans[last].end)
        marked.append(Marked(document=window["doc_key"], kind=known[0], allowed=known[1], span=trigger))
    return rows, marked


def police(path: Path) -> tuple[list[dict[str, Any]], list[Marked]]:
    """Return the reports, and their sentences of arrests and of killings by the police."""
    rows, marked = [], []
    kinds = {"ARREST": frozenset({ClaimType.DETAIN}), "KILL": VIOLENCE}
    for report in lines(path):
        at = 0
        for sentence in report["sentences"]:
            words = sentence["text"].strip()
            at = report["text"].index(words, at)
            span = Span(at, at + len(words))
            marked += [
                Marked(document=report["id"], kind=label, allowed=allowed, span=span)
                for label, allowed in kinds.items()
                if label in sentence["labels"]
            ]
        rows.append({"id": report["id"], "text": report["text"]})
    return rows, marked


Readings = dict[str, tuple[Document, tuple[Claim, ...]]]


def touching(readings: Readings, event: Marked) -> list[Claim]:
    """Return the claims whose trigger lies on an event's words."""
    _, claims = readings.get(event.document, (None, ()))
    return [c for c in claims if c.trigger.start < event.span.end and event.span.start < c.trigger.end]


def report_recall(name: str, marked: list[Marked], readings: Readings) -> list[Marked]:
    """Print per kind how many events were found and rightly typed; return those overlooked."""
    kinds: dict[str, list[Marked]] = defaultdict(list)
    for event in marked:
        kinds[event.kind].append(event)
    missed = []
    sys.stdout.write(f"{name:<20} events  found  of an allowed type\n")
    for kind, events in [*sorted(kinds.items(), key=lambda item: -len(item[1])), ("all", marked)]:
        found = [(event, touching(readings, event)) for event in events]
        typed = sum(any(claim.type in event.allowed for claim in claims) for event, claims in found)
        if kind != "all":
            missed += [event for event, claims in found if not claims]
        share = sum(bool(claims) for _, claims in found) / max(1, len(events))
        sys.stdout.write(f"  {kind:<18} {len(events):6} {share:6.2f} {typed / max(1, len(events)):6.2f}\n")
    return missed


def report_arrests(marked: list[Marked], readings: Readings) -> None:
    """Print precision, recall and f1 of sentences of arrests."""
    gold = [event for event in marked if event.kind == "ARREST"]
    spans: dict[str, list[Span]] = defaultdict(list)
    for event in gold:
        spans[event.document].append(event.span)
    hit = sum(any(c.type is ClaimType.DETAIN for c in touching(readings, event)) for event in gold)
    told = [(name, c) for name, (_, claims) in readings.items() for c in claims if c.type is ClaimType.DETAIN]
    right = sum(any(s.start <= c.trigger.start < s.end for s in spans[name]) for name, c in told)
    precision, recall = right / max(1, len(told)), hit / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    sys.stdout.write(
        f"  arrests by sentence: precision {precision:.2f} recall {recall:.2f} f1 {f1:.2f},"
        f" {len(told)} claims\n"
    )


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="rams,police")
    parser.add_argument("--list", action="store_true", help="print every event that was overlooked")
    args = parser.parse_args(argv)
    corpora = {
        "rams": (rams, args.shared / "data/rams/dev.jsonl.gz"),
        "police": (police, args.shared / "data/indiapolice/docs.jsonl.gz"),
    }
    if unknown := set(args.only.split(",")) - set(corpora):
        parser.error(f"no corpus {min(unknown)!r}; there are {', '.join(corpora)}")
    for name in args.only.split(","):
        load, path = corpora[name]
        rows, marked = load(path)
        readings = read_claims(rows)
        missed = report_recall(name, marked, readings)
        if name == "police":
            report_arrests(marked, readings)
        texts = {row["id"]: row["text"] for row in rows}
        for event in missed if args.list else ():
            text = texts[event.document]
            around = text[max(0, event.span.start - 150) : event.span.end + 80]
            sys.stdout.write(f"  {event.kind:<8} {event.span.of(text)!r}: {' '.join(around.split())}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
