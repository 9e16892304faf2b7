from collections.abc import Callable
from datetime import date

import pytest

from dateline.actors import load_actors
from dateline.claims import Extractor, Reading
from dateline.claims.heads import Heads
from dateline.gazetteer import open_gazetteer
from dateline.ids import DocumentId
from dateline.language import load
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
