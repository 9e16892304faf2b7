"""Tags, trees, sentences and words on the development parts of UD EWT and UD GUM."""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.language.report import f1, heading, row

from dateline.language import Language, Sentence, Token, load
from dateline.language.conllu import TreebankSentence, read
from dateline.language.encoder import Encoder, Parse
from dateline.model import Span

EWT, GUM = "UD EWT dev", "UD GUM dev"
GUM_GENRES = ("news", "bio", "voyage", "interview", "speech", "court")
"""Genres of GUM whose texts may be trained on, and which are therefore measured."""
NEWS_LIKE = ((GUM, "news"), (EWT, "newsgroup"), (EWT, "weblog"))
"""Genres measured apart. Only the first is news; the two others often quote or retell it."""


@dataclass(frozen=True, slots=True)
class TreebankText:
    """One document of a treebank."""

    text: str
    """Its running text; paragraphs are an empty line apart."""
    sentences: tuple[tuple[Span, TreebankSentence], ...]
    """Its sentences in order, with their places in the text."""
    words: tuple[tuple[Span, ...], ...]
    """Per sentence the places of its words."""


def development(shared: Path) -> dict[str, list[TreebankSentence]]:
    """Return the sentences of both development parts by treebank, in order."""
    found = {
        name: _sentences(shared / f"data/ud/en_{file}-ud-dev.conllu.gz")
        for name, file in ((EWT, "ewt"), (GUM, "gum"))
    }
    return found | {GUM: [s for s in found[GUM] if genre(s) in GUM_GENRES]}


def _sentences(path: Path) -> list[TreebankSentence]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(read(lines))


def genre(sentence: TreebankSentence) -> str:
    """Return the genre, which both treebanks keep in the names of their documents."""
    name = sentence.document
    return name.split("_")[1] if name.startswith("GUM_") else name.split("-")[0]


def on_given_words(encoder: Encoder, sentence: TreebankSentence) -> Parse:
    """Return what the network says of a sentence whose words and ends are given."""
    return encoder.parse([word.text for word in sentence.words])


def trees(shared: Path) -> None:
    """Measure on given words and sentences."""
    encoder = Encoder.load()
    heading("Tags and trees on the treebanks' own words and sentences, per cent of words")
    for corpus, found in development(shared).items():
        right: Counter[str] = Counter()
        for sentence in found:
            parse = on_given_words(encoder, sentence)
            for i, word in enumerate(sentence.words):
                attached = parse.heads[i] == word.head
                right.update(words=1, UPOS=parse.upos[i] == word.upos, XPOS=parse.xpos[i] == word.xpos)
                right.update(UAS=attached, LAS=attached and parse.relations[i] == word.deprel)
        figures = {name: 100 * right[name] / right["words"] for name in ("UPOS", "XPOS", "UAS", "LAS")}
        target = {"LAS": "target ≥ 89" if corpus == EWT else "target ≥ 88"}
        row(f"{corpus}, {len(found)} sentences", figures, notes=target)


def raw(shared: Path) -> None:
    """Measure from raw text; a word counts when its span is right."""
    language = load()
    heading("Words, tags and trees from raw text, f1 over words in per cent")
    for corpus, found in development(shared).items():
        hits: Counter[str] = Counter()
        guessed = wanted = 0
        for text in texts(found):
            rows = _by_span(_parsed(language, text))
            guessed, wanted = guessed + len(rows), wanted + sum(map(len, text.words))
            for (_, sentence), spans in zip(text.sentences, text.words, strict=True):
                hits += _hits(sentence, spans, rows)
        names = ("words", "UPOS", "XPOS", "lemmas", "UAS", "LAS")
        figures = {name: 100 * f1(hits[name], guessed, wanted) for name in names}
        row(f"{corpus}, {wanted} words", figures, notes={"LAS": "target ≥ 87"} if corpus == EWT else {})


def sentences(shared: Path) -> None:
    """Measure where sentences begin and end in raw text."""
    language, found = load(), development(shared)
    heading("Sentences from raw text, f1")
    parts = list(found.items())
    parts += [(f"{name}, {kind}", [s for s in found[name] if genre(s) == kind]) for name, kind in NEWS_LIKE]
    targets = {EWT: {"f1": "target ≥ 0.93"}, f"{GUM}, news": {"f1": "target ≥ 0.97"}}
    for name, part in parts:
        hits = guessed = 0
        for text in texts(part):
            parsed = {(s.start, s.end) for s in _parsed(language, text)}
            hits += len(parsed & {(span.start, span.end) for span, _ in text.sentences})
            guessed += len(parsed)
        figures = {"f1": f1(hits, guessed, len(part))}
        row(f"{name}, {len(part)} sentences", figures, notes=targets.get(name), digits=3)


def texts(found: Iterable[TreebankSentence]) -> Iterator[TreebankText]:
    """Yield the documents as running text, in order of their first sentence."""
    documents: dict[str, list[TreebankSentence]] = {}
    for sentence in found:
        documents.setdefault(sentence.document, []).append(sentence)
    for rows in documents.values():
        yield _text(rows)


def _text(rows: Sequence[TreebankSentence]) -> TreebankText:
    text, spans, words = "", [], []
    for sentence in rows:
        if sentence.opens_paragraph and text:
            text = text.rstrip() + "\n\n"
        start, own = len(text), []
        for word in sentence.words:
            own.append(Span(len(text), len(text) + len(word.text)))
            text += word.text + " " * word.spaced
        spans.append((Span(start, len(text.rstrip())), sentence))
        words.append(tuple(own))
    return TreebankText(text, tuple(spans), tuple(words))


def _parsed(language: Language, text: TreebankText) -> tuple[Sentence, ...]:
    return language.parse(text.text, [Span(0, len(text.text))])


def _by_span(parsed: Iterable[Sentence]) -> dict[tuple[int, int], tuple[Token, Sentence]]:
    return {(token.start, token.end): (token, sentence) for sentence in parsed for token in sentence.tokens}


def _hits(
    gold: TreebankSentence, spans: Sequence[Span], rows: dict[tuple[int, int], tuple[Token, Sentence]]
) -> Counter[str]:
    """Count what is right of one gold sentence."""
    hits: Counter[str] = Counter()
    for span, word in zip(spans, gold.words, strict=True):
        if (span.start, span.end) not in rows:
            continue
        token, own = rows[span.start, span.end]
        head = None if token.head < 0 else (own.tokens[token.head].start, own.tokens[token.head].end)
        wanted = None if word.head < 0 else (spans[word.head].start, spans[word.head].end)
        hits.update(words=1, UPOS=token.upos == word.upos, XPOS=token.xpos == word.xpos)
        hits.update(lemmas=token.lemma == word.lemma, UAS=head == wanted)
        hits.update(LAS=head == wanted and token.deprel == word.deprel)
    return hits
