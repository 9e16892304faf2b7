from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline.actors import load_actors
from dateline.claims import Extractor, Reading
from dateline.claims.heads import Heads
from dateline.claims.tree import Tree
from dateline.gazetteer import open_gazetteer
from dateline.ids import DocumentId
from dateline.language import Sentence, Token, load
from dateline.language.conllu import TreebankSentence
from dateline.language.conllu import read as read_treebank
from dateline.model import Document, Moment, Span

Read = Callable[..., tuple[Document, Reading]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(language=load(), actors=load_actors(), gazetteer=open_gazetteer(), heads=Heads.load())


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Read:
    def run(body: str, *, headline: str | None = None, published: date | None = date(2016, 8, 26)):
        text = f"{headline}\n\n{body}" if headline else body
        document = Document(
            id=DocumentId("d0"),
            name="report",
            ref="report.txt",
            text=text,
            body=Span(len(text) - len(body), len(text)),
            headline=headline,
            published=Moment(published) if published else None,
        )
        return document, extractor.extract(document)

    return run


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Tree]:
    """Trees of ``parsed.conllu``, checked by hand, by their text: grammar apart from the parser."""
    with (Path(__file__).parent / "parsed.conllu").open(encoding="utf-8") as file:
        trees = {text: Tree(sentence) for text, sentence in map(_sentence, read_treebank(file))}
    return trees.__getitem__


def _sentence(source: TreebankSentence) -> tuple[str, Sentence]:
    text, tokens = "", []
    for word in source.words:
        start = len(text)
        text += word.text
        tokens.append(
            Token(
                start=start,
                end=len(text),
                text=word.text,
                lemma=word.lemma,
                upos=word.upos,
                xpos=word.xpos,
                head=word.head,
                deprel=word.deprel,
            )
        )
        text += " " * word.spaced
    return text.rstrip(), Sentence(start=0, end=tokens[-1].end, tokens=tuple(tokens))
