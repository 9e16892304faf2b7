"""Training examples: sentences or paragraphs of words with whatever labels their source carries."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

ROLES = ("agent", "patient", "place", "when", "source", "count")
"""Roles that a claim's words can play."""
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
"""How a span is written over words."""
UNKNOWN = -2
"""Head of a word whose head is not told."""
SHORTEST = 3
"""Words of the shortest sentence that is taken out of its paragraph."""
OPEN = "?"
"""Entity tag of a word that may or may not be part of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Tags and dependencies of one sentence, one entry per word."""

    upos: tuple[str, ...]
    """Universal parts of speech."""
    xpos: tuple[str, ...]
    """Penn Treebank tags."""
    heads: tuple[int, ...]
    """Index of the head; -1 for the root, UNKNOWN where it is not told."""
    labels: tuple[str, ...]
    """Relation to the head; empty where it is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim of the gold, told in word indices of its sentence."""

    trigger: tuple[int, ...]
    """One of OUTSIDE, BEGIN, INSIDE per word."""
    type: str
    """Claim type."""
    status: str
    """Claim status."""
    roles: dict[str, tuple[int, ...]]
    """Per role, one of OUTSIDE, BEGIN, INSIDE per word."""
    within: tuple[int, ...]
    """Per word, 1 in the claim's own sentence, else 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence of a treebank, or one paragraph of any other source."""

    source: str
    """Corpus or genre that it comes from."""
    document: str
    """Document within the corpus."""
    words: tuple[str, ...]
    """Forms."""
    tree: Tree | None = None
    """Tags and dependencies; None when not annotated."""
    names: tuple[str, ...] | None = None
    """BIO tags of entities per word; None when not annotated."""
    name_types: tuple[str, ...] = ()
    """Entity types that the source annotates: elsewhere its O says nothing."""
    claims: tuple[GoldClaim, ...] | None = None
    """Claims; empty when there are none, None when not annotated."""
    opens: bool = False
    """Whether it opens a paragraph, where that is known."""
    starts: tuple[int, ...] | None = None
    """Per word, 1 where a sentence begins, 0 where none does, UNKNOWN where it is not told; None when nothing
    is."""


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write examples as JSON lines; return how many."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            number += 1
    return number


def read(path: Path) -> Iterator[Example]:
    """Yield the examples of a file that :func:`write` made."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield _example(json.loads(line))


def _example(row: dict[str, Any]) -> Example:
    tree = row["tree"] and Tree(**{key: tuple(value) for key, value in row["tree"].items()})
    claims = row["claims"]
    if claims is not None:
        claims = tuple(
            GoldClaim(
                trigger=tuple(c["trigger"]),
                type=c["type"],
                status=c["status"],
                roles={role: tuple(tags) for role, tags in c["roles"].items()},
                within=tuple(c["within"]),
            )
            for c in claims
        )
    names = None if row["names"] is None else tuple(row["names"])
    return Example(
        source=row["source"],
        document=row["document"],
        words=tuple(row["words"]),
        tree=tree,
        names=names,
        name_types=tuple(row["name_types"]),
        claims=claims,
        opens=row["opens"],
        starts=row["starts"] and tuple(row["starts"]),
    )


def joined(examples: Sequence[Example]) -> Example:
    """Return consecutive sentences of a treebank as one example, each with a root of its own."""
    first = examples[0]
    offsets = [0, *accumulate(len(example.words) for example in examples)]
    trees = [
        (offset, example.tree) for offset, example in zip(offsets, examples, strict=False) if example.tree
    ]
    return replace(
        first,
        words=tuple(word for example in examples for word in example.words),
        tree=Tree(
            upos=tuple(tag for _, tree in trees for tag in tree.upos),
            xpos=tuple(tag for _, tree in trees for tag in tree.xpos),
            heads=tuple(head + offset if head >= 0 else -1 for offset, tree in trees for head in tree.heads),
            labels=tuple(label for _, tree in trees for label in tree.labels),
        ),
        names=first.names and tuple(tag for example in examples for tag in example.names or ()),
        starts=tuple(int(i == 0) for example in examples for i in range(len(example.words))),
    )


def sentences_of(example: Example) -> Iterator[Example]:
    """Yield the sentences of a paragraph of which it is told where they begin and end, each alone."""
    starts = example.starts or ()
    for first, start in enumerate(starts):
        last = next((i for i in range(first + 1, len(starts)) if starts[i] != 0), len(starts))
        if start != 1 or last - first < SHORTEST:
            continue
        yield replace(
            example,
            words=example.words[first:last],
            starts=starts[first:last],
            claims=tuple(
                replace(
                    claim,
                    trigger=claim.trigger[first:last],
                    roles={role: tags[first:last] for role, tags in claim.roles.items()},
                    within=claim.within[first:last],
                )
                for claim in example.claims or ()
                if any(claim.trigger[first:last])
            ),
        )


def without(example: Example, dropped: set[int]) -> Example:
    """Return the example without some of its words; what hung on them hangs on their heads."""
    kept = [i for i in range(len(example.words)) if i not in dropped]
    if not dropped or not kept:
        return example
    position = {old: new for new, old in enumerate(kept)}
    tree = example.tree and _pruned(example.tree, kept, position, dropped)
    if example.tree is not None and tree is None:
        return example
    claims = example.claims and tuple(
        replace(
            claim,
            trigger=_kept_tags(claim.trigger, kept),
            roles={role: _kept_tags(tags, kept) for role, tags in claim.roles.items()},
            within=tuple(claim.within[i] for i in kept),
        )
        for claim in example.claims
    )
    names = example.names and tuple(example.names[i] for i in kept)
    return replace(
        example,
        words=tuple(example.words[i] for i in kept),
        tree=tree,
        names=names,
        claims=claims,
        starts=example.starts and _kept_starts(example.starts, kept),
    )


def _kept_starts(starts: tuple[int, ...], kept: list[int]) -> tuple[int, ...]:
    """A sentence that lost its first word begins at its next."""
    result, before = [], -1
    for index in kept:
        result.append(1 if 1 in starts[before + 1 : index + 1] else starts[index])
        before = index
    return tuple(result)


def _pruned(tree: Tree, kept: list[int], position: dict[int, int], dropped: set[int]) -> Tree | None:
    heads = []
    for index in kept:
        head = tree.heads[index]
        while head in dropped:
            head = tree.heads[head]
        if head < 0 <= tree.heads[index]:
            return None  # the root itself was dropped
        heads.append(position.get(head, -1))
    return Tree(
        upos=tuple(tree.upos[i] for i in kept),
        xpos=tuple(tree.xpos[i] for i in kept),
        heads=tuple(heads),
        labels=tuple(tree.labels[i] for i in kept),
    )


def _kept_tags(tags: tuple[int, ...], kept: list[int]) -> tuple[int, ...]:
    """A span that lost its first word begins at its next."""
    result: list[int] = []
    for index in kept:
        opens = tags[index] == INSIDE and (not result or result[-1] == OUTSIDE)
        result.append(BEGIN if opens else tags[index])
    return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label sets, in the order in which the model gives their scores."""

    upos: tuple[str, ...]
    """Universal parts of speech."""
    xpos: tuple[str, ...]
    """Penn Treebank tags."""
    relations: tuple[str, ...]
    """Dependency relations."""
    names: tuple[str, ...]
    """``O`` and the BIO tags of entity types."""
    index: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)
    """Per set, label to position; filled on construction."""

    def __post_init__(self) -> None:
        """Fill :attr:`index`."""
        for name in ("upos", "xpos", "relations", "names"):
            self.index[name] = {label: i for i, label in enumerate(getattr(self, name))}

    def to_json(self) -> dict[str, list[str]]:
        """Return what the package's ``labels.json`` holds."""
        return {name: list(getattr(self, name)) for name in ("upos", "xpos", "relations", "names")}

    @classmethod
    def from_json(cls, row: dict[str, list[str]]) -> "Labels":
        """Return labels from what :meth:`to_json` gave."""
        return cls(**{name: tuple(labels) for name, labels in row.items()})

    @classmethod
    def of(cls, examples: Iterable[Example], entity_types: Iterable[str]) -> "Labels":
        """Return every label that occurs in the examples' trees, sorted, and the entity types as BIO tags."""
        trees = [example.tree for example in examples if example.tree]
        return cls(
            upos=tuple(sorted({label for tree in trees for label in tree.upos})),
            xpos=tuple(sorted({label for tree in trees for label in tree.xpos})),
            relations=tuple(sorted({label for tree in trees for label in tree.labels if label})),
            names=("O", *(f"{bio}-{kind}" for kind in entity_types for bio in "BI")),
        )


__all__ = [
    "BEGIN",
    "INSIDE",
    "OUTSIDE",
    "ROLES",
    "UNKNOWN",
    "Example",
    "GoldClaim",
    "Labels",
    "Tree",
    "joined",
    "read",
    "sentences_of",
    "without",
    "write",
]
