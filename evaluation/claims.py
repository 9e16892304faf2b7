"""Extract claims from coded reports and score them.

usage: python -m evaluation.claims DIR [--out CLAIMS.jsonl] [--scorer FILE] [--misses] [--language PIPELINE]

Reads every text under DIR (``meta.json`` beside them gives title, publisher and day for texts that do not
carry them), writes the claims as JSON lines and runs the scorer of the gold on them. Prints documents per
second.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.actors import load_actors
from dateline.documents import read
from dateline.events import fuse
from dateline.ids import ClaimId
from dateline.language import OWN
from dateline.model import ActorMention, Claim, Document, PlaceMention
from dateline.stages import load_extractor

SCORER = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold" / "score.py"
_BATCH = 16


def _actor(mention: ActorMention) -> dict[str, Any]:
    return {"text": mention.text, "actor": mention.actor}


def _place(mention: PlaceMention) -> dict[str, Any]:
    place = mention.place
    spot = mention.coordinates
    return {
        "text": mention.text,
        "name": place.name if place else mention.text,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "relation": mention.relation,
        "km": mention.km,
        "geonameid": place.geonameid if place else None,
    }


def row(claim: Claim, document: Document, event: str | None = None) -> dict[str, Any]:
    """Return a claim as ``dateline extract`` prints it."""
    return {
        "document": document.name,
        "sentence": claim.sentence.of(document.text),
        "trigger": claim.trigger.of(document.text),
        "type": claim.type,
        "agent": [_actor(a) for a in claim.agent],
        "patient": [_actor(p) for p in claim.patient],
        "place": [_place(p) for p in claim.place],
        "when": {
            "text": claim.when.text,
            "start": claim.when.start_iso(),
            "end": claim.when.end.isoformat() if claim.when.end else None,
        },
        "status": claim.status,
        "source": _actor(claim.source) if claim.source else None,
        "count": [{"text": c.text, "min": c.min, "max": c.max, "of": c.of} for c in claim.count],
        "event": event,
        "confidence": claim.confidence,
        "sentence_start": claim.sentence.start,
        "trigger_start": claim.trigger.start,
    }


def _batches(documents: list[Document]) -> Iterable[list[Document]]:
    for at in range(0, len(documents), _BATCH):
        yield documents[at : at + _BATCH]


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("build/claims.jsonl"))
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--misses", action="store_true", help="list every missed, extra and mistyped claim")
    parser.add_argument("--language", default=OWN, help="what parses the text: dateline, or spacy:NAME")
    args = parser.parse_args(argv)

    texts = sorted(args.folder.rglob("*.txt"))
    documents = [d for d in read(texts) if isinstance(d, Document) and d.name in {t.stem for t in texts}]
    extractor = load_extractor(args.language)
    started = time.perf_counter()
    claims = [
        claim
        for batch in _batches(documents)
        for reading in extractor.extract_many(batch)
        for claim in reading.claims
    ]
    took = time.perf_counter() - started
    sys.stdout.write(
        f"{len(documents)} documents, {len(claims)} claims, {len(documents) / took:.1f} documents/s\n"
    )

    by_id = {document.id: document for document in documents}
    fused = fuse(claims, by_id, actors=load_actors())
    events: Mapping[ClaimId, str] = {claim: event.id for event in fused for claim in event.claims}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as file:
        for claim in claims:
            file.write(
                json.dumps(row(claim, by_id[claim.document], events.get(claim.id)), ensure_ascii=False) + "\n"
            )
    if not args.scorer.is_file():
        sys.stdout.write(f"no scorer at {args.scorer}: claims written to {args.out}, not scored\n")
        return 0
    command = [
        sys.executable,
        str(args.scorer),
        str(args.folder),
        str(args.out),
        *(["--misses"] if args.misses else []),
    ]
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
