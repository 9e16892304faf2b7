"""Count the claims that the program reads off reports of no armed conflict, where there should be none.

usage: python -m evaluation.peacetime [--shared ../shared] [--only written,lgl,meantime,ewt] [--list]

written   ``peacetime.jsonl``: short reports written for this purpose, full of words that wars share with
          sport, markets, courts and storms; none tells of armed conflict, so every claim is wrong
lgl       local news (Local-Global Lexicon); some of it does tell of arrests, violence and war
meantime  Wikinews on aircraft and computer makers; some of it tells of strikes at work and of crashes
ewt       reviews and answers of the English Web Treebank's dev part; now and then of crime

Prints claims per sentence, the share of documents that stay without a claim, and the commonest words
that were taken for events. ``--list`` prints every claim with its sentence.
"""

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from dateline.claims import Reading
from dateline.documents import ReadOptions, read
from dateline.language.conllu import TreebankSentence
from dateline.language.conllu import read as read_treebank
from dateline.model import Claim, Document
from dateline.stages import Stages, load_extractor

WRITTEN = Path(__file__).with_suffix(".jsonl")
COMMONEST = 10
_BATCH = 16
_BEFORE_MARK = re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b|'(?: |$))")
_AFTER_BRACKET = re.compile(r"(?<=[(\[$]) ")

Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What was read off one corpus."""

    documents: int = 0
    """Documents read, headlines on their own included."""
    silent: int = 0
    """Documents without a claim."""
    sentences: int = 0
    """Sentences of all documents."""
    claims: list[tuple[Claim, Document]] = field(default_factory=list)
    """Every claim with its document."""

    @property
    def per_sentence(self) -> float:
        """Claims per sentence; 0 without sentences."""
        return len(self.claims) / max(1, self.sentences)

    def commonest(self) -> list[tuple[str, int]]:
        """Return the commonest triggers, lower case, with how often each was read."""
        words = (claim.trigger.of(document.text).lower() for claim, document in self.claims)
        return Counter(words).most_common(COMMONEST)


def tally(documents: Sequence[Document]) -> Tally:
    """Return what the shipped reader makes of the documents."""
    found = Tally()
    for document, reading in readings(documents):
        found.documents += 1
        found.silent += not reading.claims
        found.sentences += len(reading.sentences)
        found.claims += [(claim, document) for claim in reading.claims]
    return found


def readings(documents: Sequence[Document]) -> Iterator[tuple[Document, Reading]]:
    """Yield each document with what the shipped reader makes of it."""
    extractor = load_extractor(Stages().language)
    for at in range(0, len(documents), _BATCH):
        batch = documents[at : at + _BATCH]
        yield from zip(batch, extractor.extract_many(batch), strict=True)


def corpora(shared: Path) -> dict[str, Iterable[Row]]:
    """Return the rows of each corpus by name; those under ``shared`` are opened when they are walked."""
    return {
        "written": lines(WRITTEN),
        "lgl": lines(shared / "data/geoparsing/lgl.jsonl"),
        "meantime": _meantime(shared / "data/meantime/docs.jsonl.gz"),
        "ewt": _ewt(shared / "data/ud/en_ewt-ud-dev.conllu.gz"),
    }


def documents(rows: Iterable[Row]) -> list[Document]:
    """Return rows as documents, read as any user's rows are; what is no English prose is left out."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found = read([file], options=ReadOptions(columns={"published": "date"}))
        return [document for document in found if isinstance(document, Document)]


def lines(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of JSON lines, which may be packed."""
    unpacked = gzip.open if path.suffix == ".gz" else open
    with unpacked(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _meantime(path: Path) -> Iterator[Row]:
    """Wikinews, its words put together again; the second line is the date."""
    for row in lines(path):
        title, *body = row["text"].split("\n")
        text = " ".join(_joined(line) for line in body[1:])
        yield {"id": row["id"], "title": _joined(title), "date": row["dct"], "text": text}


def _ewt(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentences = [s for s in read_treebank(lines) if s.document.startswith(("reviews", "answers"))]
    for name, of_document in groupby(sentences, key=lambda sentence: sentence.document):
        yield {"id": name, "text": "".join(_prose(sentence) for sentence in of_document)}


def _prose(sentence: TreebankSentence) -> str:
    return "".join(word.text + " " * word.spaced for word in sentence.words).rstrip() + " "


def _joined(words: str) -> str:
    """Return words as prose.

    >>> print(_joined("Apple 's `` iPad '' ( 16 GB ) did n't sell ."))
    Apple's "iPad" (16 GB) didn't sell.
    """
    words = words.replace("`` ", '"').replace(" ''", '"')
    return _AFTER_BRACKET.sub("", _BEFORE_MARK.sub("", words))


def _report(name: str, found: Tally) -> str:
    silent = found.silent / max(1, found.documents)
    figures = f"{found.documents:5} documents {found.sentences:6} sentences {len(found.claims):5} claims"
    triggers = ", ".join(f"{word} {times}" for word, times in found.commonest())
    figures += f"  {found.per_sentence:.3f} a sentence  {silent:.0%} silent"
    return f"{name:<9} {figures}\n{'':9} {triggers}\n"


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="written,lgl,meantime,ewt")
    parser.add_argument("--list", action="store_true", help="print every claim with its sentence")
    args = parser.parse_args(argv)
    rows = corpora(args.shared)
    if unknown := set(args.only.split(",")) - set(rows):
        parser.error(f"no corpus {min(unknown)!r}; there are {', '.join(rows)}")
    for name in args.only.split(","):
        found = tally(documents(rows[name]))
        sys.stdout.write(_report(name, found))
        sys.stdout.flush()
        for claim, document in found.claims if args.list else ():
            words = " ".join(claim.sentence.of(document.text).split())
            sys.stdout.write(
                f"  {claim.type:<10} {claim.confidence:.2f} {claim.trigger.of(document.text)!r}: {words}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
