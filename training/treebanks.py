"""Treebanks to examples: sentences with tags, dependencies and such names as their marks give away."""

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.language.conllu import TreebankWord
from dateline.language.conllu import read as read_conllu
from training.examples import OPEN, Example, Tree

GUM_GENRES = ("news", "bio", "voyage", "interview", "speech", "court")
"""Genres of GUM whose texts are CC BY, CC BY-SA or public domain."""
GUM_TYPES = {"organization": "organisation", "person": "person", "place": "place", "time": "time"}
GUM_LONGEST_NAME = 7
"""Words in the longest mention taken from GUM, whose spans reach over whole clauses."""
PLAIN_TYPES = ("money", "nationality")
"""Entity types that a treebank's tags give away."""
CURRENCIES = frozenset("$€£¥")


def treebank(path: Path, source: str, genres: tuple[str, ...] | None = None) -> Iterator[Example]:
    """Yield the sentences of a gzipped CoNLL-U file, perhaps only those of some genres."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from _sentences(file, source, genres)


def _sentences(lines: Iterable[str], source: str, genres: tuple[str, ...] | None) -> Iterator[Example]:
    for sentence in read_conllu(lines):
        parts = re.split(r"[_-]", sentence.document)
        genre = parts[1] if source == "gum" else parts[0]
        if genres is not None and genre not in genres:
            continue
        row = sentence.words
        tree = Tree(
            upos=tuple(word.upos for word in row),
            xpos=tuple(word.xpos for word in row),
            heads=tuple(word.head for word in row),
            labels=tuple(word.deprel for word in row),
        )
        yield Example(
            source=f"{source}-{genre}",
            document=sentence.document,
            words=tuple(word.text for word in row),
            tree=tree,
            names=_with_plain_names(row, _gum_names(row) if source == "gum" else ["O"] * len(row)),
            name_types=tuple(sorted({*PLAIN_TYPES, *(GUM_TYPES.values() if source == "gum" else ())})),
            opens=sentence.opens_paragraph,
        )


def _with_plain_names(row: Sequence[TreebankWord], tags: Sequence[str]) -> tuple[str, ...]:
    """Mark what a treebank's tags give away: sums of money, and nationalities where no name holds them."""
    tags = list(tags)
    for i, word in enumerate(row):
        if (
            word.upos == "ADJ"
            and word.text[:1].isupper()
            and word.text[1:].islower()
            and i
            and tags[i] == "O"
        ):
            tags[i] = "B-nationality"
        elif word.text in CURRENCIES and i + 1 < len(row) and row[i + 1].upos == "NUM":
            last = i + 1
            while last + 1 < len(row) and row[last + 1].upos == "NUM":
                last += 1
            tags[i : last + 1] = ["B-money", *["I-money"] * (last - i)]
    return tuple(tags)


def _gum_names(row: Sequence[TreebankWord]) -> list[str]:
    """Read the brackets of GUM's ``Entity=`` column; the longest mention that is not too long wins.

    Only mentions that hold a name, and times, count. What else GUM marks ("the old man") other corpora mark
    in part, so it is left open.
    """
    opened: list[tuple[str, str, int]] = []
    spans = []
    for index, word in enumerate(row):
        entity = next((item[7:] for item in word.misc.split("|") if item.startswith("Entity=")), "")
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            name = mark.strip("()").split("-")
            if mark.startswith("("):
                opened.append((name[0], name[1] if len(name) > 1 else "", index))
            if mark.endswith(")"):
                for at in range(len(opened) - 1, -1, -1):
                    if opened[at][0] == name[0]:
                        _, kind, first = opened.pop(at)
                        spans.append((first, index + 1, kind))
                        break
    tags = ["O"] * len(row)
    for first, last, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if kind not in GUM_TYPES or any(tag not in ("O", OPEN) for tag in tags[first:last]):
            continue
        named = kind == "time" or any(word.upos == "PROPN" for word in row[first:last])
        if named and last - first <= GUM_LONGEST_NAME:
            tags[first:last] = [f"B-{GUM_TYPES[kind]}", *[f"I-{GUM_TYPES[kind]}"] * (last - first - 1)]
        else:
            tags[first:last] = [OPEN] * (last - first)
    return tags
