"""Helpers: write a page, read it, and hand back its document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.documents import read
from dateline.model import Document

ReadPage = Callable[..., Document]


@pytest.fixture
def read_page(tmp_path: Path) -> ReadPage:
    def read_one(text: str, name: str = "page.txt", *, encoding: str = "utf-8") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        document = next(read([path]))
        assert isinstance(document, Document), document
        return document

    return read_one


@pytest.fixture
def body_of(read_page: ReadPage) -> Callable[[str], str]:
    def body(text: str) -> str:
        document = read_page(text)
        return document.body.of(document.text)

    return body
