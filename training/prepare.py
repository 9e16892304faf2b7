"""Step 1: public corpora, the claims gold and the reports written for it to training examples.

usage: python -m training.prepare [--data ../shared/data] [--gold ../shared/gold] [--out build/training]

Writes trees.jsonl, names.jsonl, claims.jsonl and their dev counterparts, and prints what each holds. Only
sources whose licence allows a shipped model are read; see MODEL_CARD.md.
"""

import argparse
import sys
from pathlib import Path

from training.examples import write
from training.gold import gold
from training.names import meantime, re3d, wikievents
from training.treebanks import GUM_GENRES, treebank
from training.written import written


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    ud = args.data / "ud"
    trees = [
        *treebank(ud / "en_ewt-ud-train.reconstructed.conllu.gz", "ewt"),
        *treebank(ud / "en_gum-ud-train.reconstructed.conllu.gz", "gum", GUM_GENRES),
    ]
    files = {
        "trees": trees,
        "names": [
            *re3d(args.data / "re3d" / "train.jsonl"),
            *wikievents(args.data / "wikievents" / "dev.jsonl.gz"),
            *meantime(args.data / "meantime" / "docs.jsonl.gz"),
        ],
        "claims": [*gold(args.gold / "train"), *written()],
        "dev-ewt": list(treebank(ud / "en_ewt-ud-dev.conllu.gz", "ewt")),
        "dev-gum": list(treebank(ud / "en_gum-ud-dev.conllu.gz", "gum", GUM_GENRES)),
        "dev-names": list(re3d(args.data / "re3d" / "dev.jsonl")),
        "dev-claims": list(gold(args.gold / "dev")),
    }
    for name, examples in files.items():
        write(args.out / f"{name}.jsonl", examples)
        words_in = sum(len(example.words) for example in examples)
        claims_in = sum(len(example.claims or ()) for example in examples)
        sys.stdout.write(
            f"{name:<12} {len(examples):>6} sentences {words_in:>7} words {claims_in:>5} claims\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
