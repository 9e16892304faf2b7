"""Measure the language model on the development parts of public corpora.

usage: python -m evaluation.language [--shared ../shared] [--only trees,raw,names,claims,speed]

trees   tags and attachment on the treebanks' own words, sentence by sentence
raw     the same from raw text: sentence and word f1, then tag and attachment f1 over all words
names   entity span f1 on re3d's dev part, by type
claims  triggers and types proposed by the claim heads on the gold's dev part, by the gold's own scorer
speed   words, sentences and 400-word reports a second, one thread; resident memory; time to load
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.claims.heads import Heads
from dateline.language import Language, load
from dateline.language.conllu import TreebankSentence, read
from dateline.language.encoder import Encoder
from dateline.model import ClaimStatus, Span

GUM_GENRES = ("news", "bio", "voyage", "interview", "speech", "court")
"""Genres of GUM whose texts may be trained on, and which are therefore measured."""
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
REPORT_WORDS = 400


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _treebanks(shared: Path) -> Iterator[tuple[str, list[TreebankSentence]]]:
    for corpus in ("ewt", "gum"):
        with gzip.open(shared / f"data/ud/en_{corpus}-ud-dev.conllu.gz", "rt", encoding="utf-8") as lines:
            found = list(read(lines))
        if corpus == "gum":
            found = [s for s in found if s.document.split("_")[1] in GUM_GENRES]
        yield corpus, found


def trees(shared: Path) -> None:
    """Measure on given words and sentences."""
    encoder = Encoder.load()
    for corpus, found in _treebanks(shared):
        right: Counter[str] = Counter()
        for sentence in found:
            parse = encoder.parse([word.text for word in sentence.words])
            for i, word in enumerate(sentence.words):
                attached = parse.heads[i] == word.head
                right["words"] += 1
                right["UPOS"] += parse.upos[i] == word.upos
                right["XPOS"] += parse.xpos[i] == word.xpos
                right["UAS"] += attached
                right["LAS"] += attached and parse.relations[i] == word.deprel
        figures = " ".join(
            f"{name} {100 * right[name] / right['words']:.2f}" for name in ("UPOS", "XPOS", "UAS", "LAS")
        )
        _say(f"{corpus} dev, given words: {figures}")


def _text_of(found: list[TreebankSentence]) -> Iterator[tuple[str, list[tuple[Span, list[Span]]]]]:
    """Per document its text, and its sentences and words as spans of it."""
    documents: dict[str, list[TreebankSentence]] = {}
    for sentence in found:
        documents.setdefault(sentence.document, []).append(sentence)
    for rows in documents.values():
        text, spans = "", []
        for sentence in rows:
            if sentence.opens_paragraph and text:
                text = text.rstrip() + "\n\n"
            start, words = len(text), []
            for word in sentence.words:
                words.append(Span(len(text), len(text) + len(word.text)))
                text += word.text + " " * word.spaced
            spans.append((Span(start, len(text.rstrip())), words))
        yield text, spans


def raw(shared: Path, language: Language) -> None:
    """Measure from raw text; a word counts when its span is right."""
    for corpus, found in _treebanks(shared):
        hits: Counter[str] = Counter()
        guessed = wanted = guessed_sentences = wanted_sentences = at = 0
        for text, gold in _text_of(found):
            parsed = language.parse(text, [Span(0, len(text))])
            rows = {(t.start, t.end): (t, s) for s in parsed for t in s.tokens}
            guessed, guessed_sentences = guessed + len(rows), guessed_sentences + len(parsed)
            hits["sentences"] += len({(s.start, s.end) for s in parsed} & {(s.start, s.end) for s, _ in gold})
            for _, spans in gold:
                sentence, at = found[at], at + 1
                wanted, wanted_sentences = wanted + len(spans), wanted_sentences + 1
                for span, word in zip(spans, sentence.words, strict=True):
                    token, own = rows.get((span.start, span.end), (None, None))
                    if token is None or own is None:
                        continue
                    head = (
                        None if token.head < 0 else (own.tokens[token.head].start, own.tokens[token.head].end)
                    )
                    gold_head = None if word.head < 0 else (spans[word.head].start, spans[word.head].end)
                    hits.update(words=1, UPOS=token.upos == word.upos, XPOS=token.xpos == word.xpos)
                    hits.update(lemmas=token.lemma == word.lemma, UAS=head == gold_head)
                    hits.update(LAS=head == gold_head and token.deprel == word.deprel)
        figures = {
            n: 200 * hits[n] / (guessed + wanted) for n in ("words", "UPOS", "XPOS", "lemmas", "UAS", "LAS")
        }
        figures = {"sentences": 200 * hits["sentences"] / (guessed_sentences + wanted_sentences)} | figures
        _say(f"{corpus} dev, raw text, f1: " + " ".join(f"{n} {f:.2f}" for n, f in figures.items()))


def names(shared: Path, language: Language) -> None:
    """Measure entity spans with their types."""
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
    for kind, row in sorted(counts.items()):
        p, r = row["hit"] / max(1, row["guessed"]), row["hit"] / max(1, row["wanted"])
        f1 = 2 * row["hit"] / max(1, row["guessed"] + row["wanted"])
        _say(f"re3d dev {kind:<13} p {p:.3f} r {r:.3f} f1 {f1:.3f} ({row['wanted']})")


def claims(shared: Path, language: Language) -> None:
    """Let the gold's scorer measure triggers, types and statuses; the other fields are left empty."""
    heads = Heads.load()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for path in sorted((shared / "gold/dev").rglob("*.txt")):
            text = path.read_text(encoding="utf-8")
            for sentence in language.parse(text, _own_prose(path, text)):
                for proposal in heads.propose(sentence):
                    first, last = sentence.tokens[proposal.tokens[0]], sentence.tokens[proposal.tokens[1] - 1]
                    row = {
                        "document": path.stem,
                        "sentence": text[sentence.start : sentence.end],
                        "trigger": text[first.start : last.end],
                        "type": proposal.type,
                        "status": max(ClaimStatus, key=lambda s: proposal.status[s]),
                        "event": "",
                    }
                    file.write(json.dumps(row) + "\n")
        file.flush()
        command = [sys.executable, str(shared / "gold/score.py"), str(shared / "gold/dev"), file.name]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for line in report.splitlines():
        if line.startswith(("claims", "status", "    ")):
            _say(line)


def _own_prose(path: Path, text: str) -> list[Span]:
    """Headline and body, as the gold marks them."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    start = max(0, text.find(gold["body_start"]))
    end = text.rfind(gold["body_end"]) + len(gold["body_end"])
    at = text.find(gold["headline"]) if gold["headline"] else -1
    headline = (
        [Span(at, at + len(gold["headline"]))]
        if at >= 0 and at + len(gold["headline"] or "") <= start
        else []
    )
    return [*headline, Span(start, end if end > start else len(text))]


def speed(shared: Path) -> None:
    """Time parsing of reports of the gold's training part."""
    began = time.perf_counter()
    language = load()
    _say(f"loaded in {time.perf_counter() - began:.2f} s")
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "gold/train").glob("*.txt"))[:60]]
    began = time.perf_counter()
    parsed = language.parse_many([(text, [Span(0, len(text))]) for text in texts])
    seconds = time.perf_counter() - began
    words, sentences = sum(len(s.tokens) for p in parsed for s in p), sum(map(len, parsed))
    _say(
        f"{words / seconds:.0f} words/s, {sentences / seconds:.0f} sentences/s, "
        f"{words / seconds / REPORT_WORDS:.1f} reports/s of {REPORT_WORDS} words"
    )
    _say(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB resident at most")


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="trees,raw,names,claims,speed")
    args = parser.parse_args(argv)
    only, language = args.only.split(","), load()
    if "speed" in only:
        speed(args.shared)
    if "trees" in only:
        trees(args.shared)
    for name, measure in (("raw", raw), ("names", names), ("claims", claims)):
        if name in only:
            measure(args.shared, language)
    return 0


if __name__ == "__main__":
    sys.exit(main())
