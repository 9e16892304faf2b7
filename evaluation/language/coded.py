"""Whole sentences and proposed claims on the development part of the coded reports."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.language.report import heading, row

from dateline.claims.heads import Heads
from dateline.language import load
from dateline.model import ClaimStatus, Span


def quotes(shared: Path) -> None:
    """Measure which sentences that coders quoted come out whole.

    The reports have no gold segmentation, so this is a recall over sentences that claim something, no f1.
    """
    language = load()
    whole = wanted = 0
    for text, gold in _reports(shared):
        quoted = {claim["sentence"].strip() for claim in gold["claims"]}
        found = {text[s.start : s.end] for s in language.parse(text, _own_prose(text, gold))}
        whole, wanted = whole + len(quoted & found), wanted + len(quoted)
    heading("Sentences that coders quoted of gold/dev and that come out as exactly one sentence, recall")
    row(f"gold/dev, {wanted} quoted sentences", {"recall": whole / wanted}, digits=3)


def claims(shared: Path) -> None:
    """Let the gold's scorer measure triggers, types and statuses; the other fields are left empty."""
    language, heads = load(), Heads.load()
    heading("Claims that the heads propose on gold/dev, by the gold's scorer; other fields left empty")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for text, gold in _reports(shared):
            for sentence in language.parse(text, _own_prose(text, gold)):
                for proposal in heads.propose(sentence):
                    first, last = sentence.tokens[proposal.tokens[0]], sentence.tokens[proposal.tokens[1] - 1]
                    claim = {
                        "document": gold["id"],
                        "sentence": text[sentence.start : sentence.end],
                        "trigger": text[first.start : last.end],
                        "type": proposal.type,
                        "status": max(ClaimStatus, key=lambda s: proposal.status[s]),
                        "event": "",
                    }
                    file.write(json.dumps(claim) + "\n")
        file.flush()
        command = [sys.executable, str(shared / "gold/score.py"), str(shared / "gold/dev"), file.name]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for line in report.splitlines():
        if line.startswith(("claims", "status", "    ")):
            sys.stdout.write(f"  {line}\n")


def _reports(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield text and coding of every report."""
    for path in sorted((shared / "gold/dev").rglob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield path.read_text(encoding="utf-8"), gold


def _own_prose(text: str, gold: dict[str, Any]) -> list[Span]:
    """Headline and body, as the gold marks them."""
    start = max(0, text.find(gold["body_start"]))
    end = text.rfind(gold["body_end"]) + len(gold["body_end"])
    at = text.find(gold["headline"]) if gold["headline"] else -1
    headline = (
        [Span(at, at + len(gold["headline"]))]
        if at >= 0 and at + len(gold["headline"] or "") <= start
        else []
    )
    return [*headline, Span(start, end if end > start else len(text))]
