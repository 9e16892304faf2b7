"""Measure what parsing only likely paragraphs saves, and what it costs.

usage: python -m evaluation.tiers [--shared ../shared] [--repeats N]

For reports from a war (the gold's dev part), a war that training never saw (MUC-4, in capitals), local news
(LGL) and news of business (MEANTIME), prints the share of paragraphs and of words that are parsed, the share
of the gold's claims that stand in them, the share of the claims found in all paragraphs that are still found,
claims that are found only then, and documents per second of processor time with all and with the likely
paragraphs: the best of N passes each, models loaded.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from dateline.actors import load_actors
from dateline.claims import Extractor
from dateline.claims.heads import Heads
from dateline.claims.scene import regions
from dateline.claims.worth import Worth
from dateline.documents import ReadOptions, read
from dateline.gazetteer import open_gazetteer
from dateline.language import load
from dateline.language.paragraphs import split
from dateline.model import Claim, Document, Span

Corpus = tuple[list[Document], list[Path]]
"""Documents, and the gold beside them if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one reading of a corpus found, and what it took."""

    claims: frozenset[tuple[str, Span, str]]
    """Document, trigger and type of each claim."""
    seconds: float
    """Processor time."""


def _gold(shared: Path) -> Corpus:
    texts = sorted((shared / "gold/dev").rglob("*.txt"))
    own = {text.stem for text in texts}
    documents = [one for one in read(texts) if isinstance(one, Document) and one.name in own]
    return documents, [text.with_suffix(".json") for text in texts]


def _rows(file: str, columns: Mapping[str, str]) -> Callable[[Path], Corpus]:
    def corpus(shared: Path) -> Corpus:
        source = shared / "data" / file
        raw = source.read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            rows = Path(folder) / "rows.jsonl"
            rows.write_bytes(gzip.decompress(raw) if source.suffix == ".gz" else raw)
            found = list(read([rows], options=ReadOptions(columns=columns)))
        return [one for one in found if isinstance(one, Document)], []

    return corpus


CORPORA: Mapping[str, Callable[[Path], Corpus]] = {
    "gold dev": _gold,
    "MUC-4": _rows("muc4/dev.tst1-tst2.jsonl.gz", {}),
    "LGL": _rows("geoparsing/lgl.jsonl", {"published": "date"}),
    "MEANTIME": _rows("meantime/docs.jsonl.gz", {"published": "dct"}),
}


def _inside(span: Span, parts: Sequence[Span]) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in parts)


def _triggers(text: str, claim: Mapping[str, Any]) -> Iterator[Span]:
    """Every place where a claim of the gold may stand."""
    within = claim["sentence"].find(claim["trigger"])
    at = text.find(claim["sentence"])
    while within >= 0 and at >= 0:
        yield Span(at + within, at + within + len(claim["trigger"]))
        at = text.find(claim["sentence"], at + 1)


def coded(documents: Sequence[Document], gold: Sequence[Path]) -> Iterator[tuple[Document, list[Span]]]:
    """Yield the claims of the gold in what is read: document, and where the trigger may stand."""
    by_name = {document.name: document for document in documents}
    for path in gold:
        document = by_name[path.stem]
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            places = [t for t in _triggers(document.text, claim) if _inside(t, regions(document))]
            if places:
                yield document, places


def _words(text: str, spans: Sequence[Span]) -> int:
    return sum(len(span.of(text).split()) for span in spans)


def _passed(documents: Sequence[Document], make: Callable[[], Extractor]) -> Pass:
    """Read a corpus with a new extractor: one that remembers nothing of an earlier pass."""
    extractor = make()
    began = time.process_time()
    claims = [claim for document in documents for claim in extractor.extract(document).claims]
    return Pass(claims=frozenset(map(_key, claims)), seconds=time.process_time() - began)


def _key(claim: Claim) -> tuple[str, Span, str]:
    return claim.document, claim.trigger, claim.type


def measured(
    corpus: Corpus, worth: Worth, make: Callable[[Worth | None], Extractor], repeats: int
) -> list[str]:
    """Return the cells of a corpus' row."""
    documents, gold = corpus
    parts = {one.id: tuple(worth.parts(one.text, regions(one))) for one in documents}
    paragraphs = [(one, p) for one in documents for region in regions(one) for p in split(one.text, region)]
    touched = sum(
        any(part.start < p.end and p.start < part.end for part in parts[one.id]) for one, p in paragraphs
    )
    words = sum(_words(one.text, regions(one)) for one in documents)
    told = list(coded(documents, gold))
    kept = sum(any(_inside(place, parts[one.id]) for place in places) for one, places in told)
    # In turns, so that a busy machine slows both alike.
    passes = [
        (_passed(documents, lambda: make(None)), _passed(documents, lambda: make(worth)))
        for _ in range(repeats)
    ]
    every, likely = passes[0]
    speeds = [len(documents) / min(one.seconds for one in tier) for tier in zip(*passes, strict=True)]
    return [
        f"{len(documents)}",
        f"{touched / len(paragraphs):.2f} of {len(paragraphs)}",
        f"{sum(_words(one.text, parts[one.id]) for one in documents) / words:.2f} of {words}",
        f"{kept / len(told):.3f} of {len(told)}" if told else "",
        f"{len(every.claims & likely.claims) / max(1, len(every.claims)):.3f} of {len(every.claims)}",
        f"{len(likely.claims - every.claims)}",
        *(f"{speed:.1f}" for speed in speeds),
        f"{speeds[1] / speeds[0]:.2f}",
    ]


COLUMNS = (
    *("", "documents", "paragraphs", "words", "gold claims", "found claims", "others"),
    *("all, docs/s", "likely, docs/s", "times"),
)


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--repeats", type=int, default=3, metavar="N")
    args = parser.parse_args(argv)
    actors, gazetteer, heads = load_actors(), open_gazetteer(), Heads.load()
    worth = Worth.load(actors)

    def make(chosen: Worth | None) -> Extractor:
        return Extractor(language=load(), actors=actors, gazetteer=gazetteer, heads=heads, worth=chosen)

    rows = [
        (name, *measured(corpus(args.shared), worth, make, args.repeats)) for name, corpus in CORPORA.items()
    ]
    widths = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)]
    for row in chain([COLUMNS], rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
