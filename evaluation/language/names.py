"""Entity spans with their types on the development part of re3d."""

import json
from collections import Counter
from pathlib import Path

from evaluation.language.report import f1, heading, row

from dateline.language import load
from dateline.model import Span

RE3D_TYPES = {
    "Location": "place",
    "MilitaryPlatform": "platform",
    "Money": "money",
    "Nationality": "nationality",
    "Organisation": "organisation",
    "Person": "person",
    "Quantity": "quantity",
    "Temporal": "time",
    "Vehicle": "platform",
    "Weapon": "weapon",
}
CONFIDENT = 0.5
"""Least confidence of a span of re3d that counts as gold."""


def names(shared: Path) -> None:
    """Measure entity spans with their types."""
    language = load()
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for line in (shared / "data/re3d/dev.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        gold = {
            (entity["begin"], entity["end"], RE3D_TYPES[entity["type"]])
            for entity in document["entities"]
            if entity["confidence"] >= CONFIDENT and entity["type"] in RE3D_TYPES
        }
        sentences = language.parse(document["text"], [Span(0, len(document["text"]))])
        found = {(e.start, e.end, e.type) for s in sentences for e in s.entities}
        for name, spans in (("hit", gold & found), ("wanted", gold), ("guessed", found)):
            for _, _, kind in spans:
                counts.setdefault(kind, Counter())[name] += 1
                counts["all"][name] += 1
    heading("Entity spans with their types, on re3d dev as raw text")
    for kind, count in sorted(counts.items()):
        hit, guessed, wanted = count["hit"], count["guessed"], count["wanted"]
        figures = {"p": hit / max(1, guessed), "r": hit / max(1, wanted), "f1": f1(hit, guessed, wanted)}
        row(
            f"{kind}, {wanted} spans",
            figures,
            notes={"f1": "target ≥ 0.64"} if kind == "all" else {},
            digits=3,
        )
