"""Corpora of names to examples: paragraphs or sentences with entity tags, some words left open."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from evaluation.language.names import CONFIDENT, RE3D_TYPES

from dateline.language import paragraphs, words
from dateline.language.encoder import WINDOW
from dateline.model import Span
from training.examples import OPEN, Example
from training.paragraphs import seen_words, windows

RE3D_EXCLUDED = "BBC Online"
"""The subset of re3d that is CC BY-NC."""
RE3D_ANNOTATED = (*RE3D_TYPES.values(), "facility")
"""Types that re3d tells from others: it counts buildings among the places."""
WIKIEVENTS_TYPES = {
    "FAC": "facility",
    "GPE": "place",
    "LOC": "place",
    "ORG": "organisation",
    "PER": "person",
    "VEH": "platform",
    "WEA": "weapon",
}
WIKIEVENTS_NOUNS = ("FAC", "VEH", "WEA")
"""Types of WikiEvents whose mentions are taken even where they are no names."""
MEANTIME_TYPES = {
    "DATE": "time",
    "DURATION": "time",
    "FIN": "organisation",
    "LOC": "place",
    "MONEY": "money",
    "ORG": "organisation",
    "PER": "person",
    "QUANTITY": "quantity",
    "TIME": "time",
}
ADJECTIVE_ENDINGS = ("an", "ish", "ese", "i", "ch")
"""How adjectives of nations end, as most do."""


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file


def re3d(path: Path) -> Iterator[Example]:
    """Yield the paragraphs of re3d but for the subset that may not be shipped."""
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        if document["subset"] == RE3D_EXCLUDED:
            continue
        text = document["text"]
        spans = sorted(
            (
                (entity["begin"], entity["end"], RE3D_TYPES[entity["type"]])
                for entity in document["entities"]
                if entity["confidence"] >= CONFIDENT and entity["type"] in RE3D_TYPES
            ),
            key=lambda span: (span[0] - span[1], span),
        )
        for paragraph in paragraphs.split(text, Span(0, len(text))):
            every = seen_words(text, paragraph)
            for first, last in windows(text, every, []):
                yield _named(
                    text,
                    every[first:last],
                    spans,
                    RE3D_TYPES.values(),
                    source="re3d",
                    document=document["id"],
                )


def _named(
    text: str,
    row: Sequence[words.Word],
    spans: Sequence[tuple[int, int, str]],
    types: Iterable[str],
    *,
    source: str,
    document: str,
) -> Example:
    """Return words with the tags of spans of ``text``, of which earlier ones win over later ones."""
    tags = ["O"] * len(row)
    for begin, end, kind in spans:
        inside = [i for i, word in enumerate(row) if word.start < end and word.end > begin]
        if inside and all(tags[i] == "O" for i in inside):
            for i in inside:
                tags[i] = OPEN if kind == OPEN else ("B-" if i == inside[0] else "I-") + kind
    return Example(
        source=source,
        document=document,
        words=tuple(text[word.start : word.end] for word in row),
        names=tuple(tags),
        name_types=tuple(sorted(set(types))),
    )


def wikievents(path: Path) -> Iterator[Example]:
    """Yield sentences with names, weapons, vehicles and buildings.

    Of other mentions the corpus marks only the head word; they stay open.
    """
    for line in _lines(path):
        document = json.loads(line)
        tokens = document["tokens"]
        at = 0
        for sentence, _ in document["sentences"]:
            text = " ".join(token for token, *_ in sentence)
            starts = [0, *accumulate(len(token) + 1 for token, *_ in sentence)]
            spans = []
            for entity in document["entity_mentions"]:
                first, last = entity["start"] - at, entity["end"] - at
                if 0 <= first < last <= len(sentence):
                    kind = _wikievents_type(entity["entity_type"], tokens[entity["start"] : entity["end"]])
                    spans.append((starts[first], starts[last] - 1, kind))
            at += len(sentence)
            row = list(words.split(text))
            if 0 < len(row) <= WINDOW:
                yield _named(
                    text,
                    row,
                    spans,
                    WIKIEVENTS_TYPES.values(),
                    source="wikievents",
                    document=document["doc_id"],
                )


def _wikievents_type(kind: str, mention: Sequence[str]) -> str:
    named = all(word[:1].isupper() for word in mention)
    if kind == "GPE" and named and len(mention) == 1 and mention[0].endswith(ADJECTIVE_ENDINGS):
        return OPEN
    if kind in WIKIEVENTS_TYPES and (named or kind in WIKIEVENTS_NOUNS):
        return WIKIEVENTS_TYPES[kind]
    return OPEN


def meantime(path: Path) -> Iterator[Example]:
    """Yield sentences with names of persons, organisations and places, and with times, sums and amounts.

    Other mentions stay open.
    """
    for line in _lines(path):
        document = json.loads(line)
        types = {i["instance_id"]: i.get("ent_type") for i in document["markables"] if "instance_id" in i}
        instances = {i["mid"]: i.get("instance_id") for i in document["markables"] if "begin" not in i}
        referents = {
            source: types.get(instances.get(relation["target"][0]))
            for relation in document["relations"]
            if relation["tag"] == "REFERS_TO" and relation["target"]
            for source in relation["source"]
        }
        spans = []
        for mark in document["markables"]:
            if "begin" not in mark or not mark["contiguous"]:
                continue
            if mark["tag"] == "ENTITY_MENTION":
                kind = MEANTIME_TYPES.get(referents.get(mark["mid"]) or "", OPEN)
                spans.append(
                    (mark["begin"], mark["end"], kind if mark.get("syntactic_type") == "NAM" else OPEN)
                )
            elif mark["tag"] in ("TIMEX3", "VALUE"):
                spans.append((mark["begin"], mark["end"], MEANTIME_TYPES.get(mark["type"], OPEN)))
        spans.sort(key=lambda span: (span[2] == OPEN, span[0] - span[1], span))
        text = document["text"]
        for sentence in paragraphs.split(text, Span(0, len(text))):
            row = list(words.split(text, sentence.start, sentence.end))
            if len(row) <= WINDOW:
                yield _named(
                    text, row, spans, MEANTIME_TYPES.values(), source="meantime", document=document["id"]
                )
