"""Measure the language model on texts that it was never trained on.

usage: python -m evaluation.language [--shared ../shared] [--only trees,headlines,...]

speed      words, sentences and 400-word reports a second, one core; resident memory; time to load
trees      tags and attachment on the treebanks' own words, sentence by sentence
raw        the same from raw text, as f1 over all words
sentences  sentence f1 on the treebanks, news apart
quotes     sentences quoted in the gold's dev part that come out whole
broken     tags and attachment after one defect at a time
headlines  verbs and their noun homographs in headlines
names      entity span f1 on re3d's dev part, by type
claims     triggers and types proposed by the claim heads on the gold's dev part, by the gold's own scorer

Speed reads reports of the gold's training part. Headlines need no shared folder.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from evaluation.language.broken import broken
from evaluation.language.coded import claims, quotes
from evaluation.language.headlines import headlines
from evaluation.language.names import names
from evaluation.language.speed import speed
from evaluation.language.treebanks import raw, sentences, trees

MEASURES: dict[str, Callable[[Path], None]] = {
    "speed": speed,
    "trees": trees,
    "raw": raw,
    "sentences": sentences,
    "quotes": quotes,
    "broken": broken,
    "headlines": headlines,
    "names": names,
    "claims": claims,
}
"""By name, in the order in which they run."""


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default=",".join(MEASURES), metavar="NAME,...")
    args = parser.parse_args(argv)
    only = args.only.split(",")
    if unknown := sorted(set(only) - set(MEASURES)):
        parser.error(f"no such measure: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    for name, measure in MEASURES.items():
        if name in only:
            measure(args.shared)
    return 0


if __name__ == "__main__":
    sys.exit(main())
