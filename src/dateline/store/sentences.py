"""The full-text index: which sentences of claims hold some words.

The table ``sentences`` holds the words, as :mod:`dateline.store.words` folds them. SQLite finds them by an
FTS5 table that triggers keep in step with it, PostgreSQL by a GIN index over them as a ``tsvector``.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy import table as named
from sqlalchemy.dialects.postgresql import TSQUERY

from dateline.model import Span
from dateline.store import schema
from dateline.store.words import words_of

Row = dict[str, Any]

_AT_ONCE = 500
"""Documents whose sentences are folded at a time."""
_FTS5 = named("sentence_words", column("rowid"), column("sentence_words"))


def sentence_rows(document: str, text: str, spans: Iterable[Span]) -> Iterator[Row]:
    """Yield one row for each sentence of a document; ``spans`` may name one more than once."""
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)):
        words = " ".join(words_of(span.of(text)))
        yield {"document": document, "start": span.start, "end": span.end, "words": words}


def fill(connection: Connection) -> None:
    """Fold the sentences of all claims anew."""
    table, claim = schema.documents.c, schema.claims.c
    connection.execute(delete(schema.sentences))
    spans: dict[str, list[Span]] = {}
    said = select(claim.document, claim.sentence_start, claim.sentence_end).distinct()
    for document, start, end in connection.execute(said):
        spans.setdefault(document, []).append(Span(start, end))
    ids = sorted(spans)
    for at in range(0, len(ids), _AT_ONCE):
        told = select(table.id, table.text).where(table.id.in_(ids[at : at + _AT_ONCE]))
        rows = [row for id_, text in connection.execute(told) for row in sentence_rows(id_, text, spans[id_])]
        connection.execute(insert(schema.sentences), rows)


def holding(asked: Collection[str], dialect: str) -> ColumnElement[bool] | None:
    """Ask for the sentences that hold all words; those of one item stand side by side. None for no words."""
    phrases = [phrase for phrase in map(words_of, asked) if phrase]
    if not phrases:
        return None
    return (_by_gin if dialect == "postgresql" else _by_fts5)(phrases)


def _by_fts5(phrases: Sequence[Sequence[str]]) -> ColumnElement[bool]:
    asked = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    found = select(_FTS5.c.rowid).where(_FTS5.c.sentence_words.match(asked))
    return schema.sentences.c.n.in_(found)


def _by_gin(phrases: Sequence[Sequence[str]]) -> ColumnElement[bool]:
    """The index finds what holds the words; whether they stand side by side, the few found tell."""
    words = schema.sentences.c.words
    lexemes: ColumnElement[Any] = literal_column(schema.LEXEMES)
    asked = " & ".join(f"'{word}'" for phrase in phrases for word in phrase)
    spaced = literal_column("' '").concat(words).concat(literal_column("' '"))
    return and_(
        lexemes.op("@@")(cast(asked, TSQUERY)),
        *(func.strpos(spaced, f" {' '.join(phrase)} ") > 0 for phrase in phrases if len(phrase) > 1),
    )
