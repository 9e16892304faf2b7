"""Step 1: public corpora and the claims gold to training examples.

usage: python -m training.prepare [--data ../shared/data] [--gold ../shared/gold] [--out build/training]

Writes trees.jsonl, names.jsonl, claims.jsonl and their dev counterparts, and prints what each holds. Only
sources whose licence allows a shipped model are read; see MODEL_CARD.md.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.language import asides, sentences, words
from dateline.language.conllu import TreebankWord
from dateline.language.conllu import read as read_conllu
from dateline.model import Span
from training.examples import BEGIN, INSIDE, OPEN, OUTSIDE, ROLES, Example, GoldClaim, Tree, write

GUM_GENRES = ("news", "bio", "voyage", "interview", "speech", "court")
"""Genres of GUM whose texts are CC BY, CC BY-SA or public domain."""
RE3D_EXCLUDED = "BBC Online"
"""The subset of re3d that is CC BY-NC."""
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
GUM_TYPES = {"organization": "organisation", "person": "person", "place": "place", "time": "time"}
GUM_LONGEST_NAME = 7
"""Words in the longest mention taken from GUM, whose spans reach over whole clauses."""
CONFIDENT = 0.5
"""Least confidence of a re3d span."""


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from file


def _treebank(path: Path, source: str, genres: tuple[str, ...] | None = None) -> Iterator[Example]:
    for sentence in read_conllu(_lines(path)):
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
            names=_gum_names(row) if source == "gum" else None,
            name_types=tuple(sorted(GUM_TYPES.values())) if source == "gum" else (),
        )


def _gum_names(row: Sequence[TreebankWord]) -> tuple[str, ...]:
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
    return tuple(tags)


def parsed_words(text: str, sentence: Span) -> list[words.Word]:
    """Return the words of a sentence that the encoder gets to see."""
    every = list(words.split(text, sentence.start, sentence.end))
    aside = {i for run in asides.find(text, every) for i in range(run.first, run.last)}
    return [word for i, word in enumerate(every) if i not in aside]


def _re3d(path: Path) -> Iterator[Example]:
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
        for sentence in sentences.split(text, Span(0, len(text))):
            row = parsed_words(text, sentence)
            tags = ["O"] * len(row)
            for begin, end, kind in spans:
                inside = [i for i, word in enumerate(row) if word.start < end and word.end > begin]
                if inside and all(tags[i] == "O" for i in inside):
                    for i in inside:
                        tags[i] = ("B-" if i == inside[0] else "I-") + kind
            yield Example(
                source="re3d",
                document=document["id"],
                words=tuple(text[word.start : word.end] for word in row),
                names=tuple(tags),
                name_types=tuple(sorted(set(RE3D_TYPES.values()))),
            )


def _gold(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.rglob("*.json")):
        if path.name != "meta.json":
            document = json.loads(path.read_text(encoding="utf-8"))
            yield from gold_examples(document, path.with_suffix(".txt").read_text(encoding="utf-8"))


def gold_examples(document: dict, text: str) -> Iterator[Example]:
    """Yield the sentences of one gold document's own prose, with their claims."""
    furniture = [_run(text, run) for run in document.get("furniture") or []]
    regions = _regions(document, text)
    found = [s for region in regions for s in sentences.split(text, region)]
    found = [
        s for s in found if not any(run and run.start <= s.start and s.end <= run.end for run in furniture)
    ]
    claims: dict[Span, list[tuple[Span, dict]]] = {}
    used: set[tuple[int, str]] = set()
    lost = 0
    for claim in document["claims"]:
        trigger = _trigger(text, claim, regions, used)
        sentence = next((s for s in found if trigger and s.start <= trigger.start < s.end), None)
        if trigger is None or sentence is None:
            lost += 1
            continue
        claims.setdefault(sentence, []).append((trigger, claim))
    if lost:
        sys.stderr.write(f"{document['id']}: {lost} of {len(document['claims'])} claims lie in no sentence\n")
    for sentence in found:
        row = parsed_words(text, sentence)
        coded = [_coded(text, sentence, row, trigger, claim) for trigger, claim in claims.get(sentence, [])]
        yield Example(
            source="gold",
            document=document["id"],
            words=tuple(text[word.start : word.end] for word in row),
            claims=tuple(claim for claim in coded if claim),
        )


def _run(text: str, run: dict) -> Span | None:
    start = text.find(run["start"])
    end = text.find(run["end"], max(start, 0))
    return Span(start, end + len(run["end"])) if start >= 0 and end >= 0 else None


def _regions(document: dict, text: str) -> list[Span]:
    start = max(0, text.find(document.get("body_start") or ""))
    closing = document.get("body_end") or ""
    end = text.rfind(closing) + len(closing) if closing and closing in text else len(text)
    body = Span(start, end if end > start else len(text))
    headline = document.get("headline") or ""
    at = text.find(headline) if headline else -1
    if at >= 0 and at + len(headline) <= start:
        return [Span(at, at + len(headline)), body]
    return [body]


def _trigger(text: str, claim: dict, regions: list[Span], used: set[tuple[int, str]]) -> Span | None:
    """Where the claim's trigger stands: the first place in its sentence that no claim before it took."""
    quoted, trigger = claim["sentence"], claim["trigger"]
    starts = [match.start() for match in re.finditer(re.escape(quoted), text)]
    own = [s for s in starts if any(r.start <= s + len(quoted) // 2 < r.end for r in regions)] or starts
    places = [
        start + match.start()
        for start in own
        for match in re.finditer(re.escape(trigger), quoted)
        if match.start() == 0 or not quoted[match.start() - 1].isalnum()
    ]
    fresh = [place for place in places if (place, claim["type"]) not in used] or places
    if not fresh:
        return None
    used.add((fresh[0], claim["type"]))
    return Span(fresh[0], fresh[0] + len(trigger))


def _coded(text: str, sentence: Span, row: list[words.Word], trigger: Span, claim: dict) -> GoldClaim | None:
    tags = _tags(row, [trigger])
    if not any(tags):
        return None
    quotes = {
        role: [item["text"] for item in claim[role] or []] for role in ("agent", "patient", "place", "count")
    }
    quotes |= {role: [claim[role]["text"]] if claim[role] else [] for role in ("when", "source")}
    roles = {}
    for role in ROLES:
        spans = []
        for quote in quotes[role]:
            pattern = rf"(?<!\w){re.escape(quote)}(?!\w)" if quote else r"(?!)"
            starts = [sentence.start + m.start() for m in re.finditer(pattern, sentence.of(text))]
            if starts:
                nearest = min(starts, key=lambda start: abs(start - trigger.start))
                spans.append(Span(nearest, nearest + len(quote)))
        roles[role] = _tags(row, spans)
    return GoldClaim(trigger=tags, type=claim["type"], status=claim["status"], roles=roles)


def _tags(row: list[words.Word], spans: list[Span]) -> tuple[int, ...]:
    tags = [OUTSIDE] * len(row)
    for span in spans:
        inside = [i for i, word in enumerate(row) if word.start < span.end and word.end > span.start]
        if not any(tags[i] for i in inside):
            for i in inside:
                tags[i] = BEGIN if i == inside[0] else INSIDE
    return tuple(tags)


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
        *_treebank(ud / "en_ewt-ud-train.reconstructed.conllu.gz", "ewt"),
        *_treebank(ud / "en_gum-ud-train.reconstructed.conllu.gz", "gum", GUM_GENRES),
    ]
    files = {
        "trees": trees,
        "names": list(_re3d(args.data / "re3d" / "train.jsonl")),
        "claims": list(_gold(args.gold / "train")),
        "dev-ewt": list(_treebank(ud / "en_ewt-ud-dev.conllu.gz", "ewt")),
        "dev-gum": list(_treebank(ud / "en_gum-ud-dev.conllu.gz", "gum", GUM_GENRES)),
        "dev-names": list(_re3d(args.data / "re3d" / "dev.jsonl")),
        "dev-claims": list(_gold(args.gold / "dev")),
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
