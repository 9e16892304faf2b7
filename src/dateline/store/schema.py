"""The tables of a record. A migration in ``migrations/versions`` accompanies every change made here."""

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

REVISION = "0005"
"""The newest migration: what a record must be at to be read by this version."""

WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point on every database, so that listings and dumps come out alike."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _owned(parent: str, *, key: bool = True) -> Column[str]:
    """Return a column that names the row it belongs to, and goes with it."""
    name = parent.split(".")[0].removesuffix("s")
    return Column(name, WORDS, ForeignKey(parent, ondelete="CASCADE"), primary_key=key, nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("key", WORDS, primary_key=True),
    Column("value", WORDS, nullable=False),
)

# ------------------------------------------------------------------------------------ What reports say

documents = Table(
    "documents",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("ref", WORDS, nullable=False, index=True),
    Column("publisher", WORDS, index=True),
    Column("headline", WORDS),
    Column("published_day", Date, index=True),
    Column("published_time", WORDS),
    Column("dateline", WORDS),
    Column("translator", WORDS),
    Column("language", WORDS, nullable=False),
    Column("text", WORDS, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("raw_sha256", WORDS, nullable=False),
    Column("digest", WORDS, nullable=False),
    Column("version", WORDS, nullable=False),
)

related = Table(
    "related",
    metadata,
    _owned("documents.id"),
    Column("n", Integer, primary_key=True),
    Column("title", WORDS, nullable=False),
    Column("day", Date),
    Column("ref", WORDS),
    Column("headline", WORDS, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("lat", Double, nullable=False),
    Column("lon", Double, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("country", WORDS),
    Column("admin1", WORDS),
    Column("geonameid", Integer),
    Column("population", BigInteger, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("document", WORDS, ForeignKey(documents.c.id, ondelete="CASCADE"), nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("type", WORDS, nullable=False, index=True),
    Column("status", WORDS, nullable=False),
    Column("start", Date, index=True),
    Column("end", Date),
    Column("confidence", Double, nullable=False),
    Column("parts", JSON, nullable=False),
    Index(None, "document", "sentence_start", "trigger_start", "id"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    _owned("claims.id"),
    Column("actor", WORDS, primary_key=True),
    Index(None, "actor", "claim"),
)

claim_places = Table(
    "claim_places",
    metadata,
    _owned("claims.id"),
    Column("place", WORDS, ForeignKey(places.c.id), primary_key=True),
    Index(None, "place", "claim"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", WORDS, ForeignKey(documents.c.id, ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", WORDS, nullable=False),
    Index(None, "document", "start", "end", unique=True),
)
"""The sentences that make claims, as the words that find them; see :mod:`dateline.store.sentences`. No part
of what a record tells: they follow from documents and claims, one by one."""

LEXEMES = "array_to_tsvector(string_to_array(sentences.words, ' '))"
"""The words as PostgreSQL indexes them: as they are, each once."""

FULL_TEXT = {
    "sqlite": (
        # The tokenizer takes them as they are too: whatever is not ASCII is part of a word.
        "CREATE VIRTUAL TABLE sentence_words USING fts5("
        "words, content='sentences', content_rowid='n', columnsize=0, tokenize='ascii')",
        "CREATE TRIGGER sentences_come AFTER INSERT ON sentences BEGIN "
        "INSERT INTO sentence_words (rowid, words) VALUES (new.n, new.words); END",
        "CREATE TRIGGER sentences_go AFTER DELETE ON sentences BEGIN "
        "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', old.n, old.words); END",
    ),
    "postgresql": (f"CREATE INDEX ix_sentences_words ON sentences USING gin ({LEXEMES})",),
}
"""Per database, what finds sentences by their words and keeps itself in step with the table."""

for _dialect, _statements in FULL_TEXT.items():
    for _statement in _statements:
        event.listen(sentences, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]

rejected = Table(
    "rejected",
    metadata,
    Column("ref", WORDS, primary_key=True),
    Column("stage", WORDS, primary_key=True),
    Column("reason", WORDS, nullable=False),
)

# --------------------------------------------------------------------------------- What persons decided

judgements = Table(
    "judgements",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("verdict", WORDS, nullable=False),
    Column("author", WORDS, nullable=False),
    Column("moment", WORDS, nullable=False, index=True),
    Column("note", WORDS, nullable=False),
    Column("decision", JSON, nullable=False),
)
"""Appended to, and never changed. It points to no other table: a claim may go, what was said of it stays."""

# ------------------------------------------------------------------------- What follows from all of them

copies = Table(
    "copies",
    metadata,
    _owned("documents.id"),
    Column("original", WORDS, ForeignKey(documents.c.id, ondelete="CASCADE"), nullable=False, index=True),
)

events = Table(
    "events",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("type", WORDS, nullable=False, index=True),
    Column("place", WORDS, ForeignKey(places.c.id), index=True),
    Column("relation", WORDS, nullable=False),
    Column("start", Date),
    Column("end", Date),
    Column("status", WORDS, nullable=False),
    Column("known_from", Date),
    Column("parts", JSON, nullable=False),
    Index(None, "start", "id", "end"),
)

event_actors = Table(
    "event_actors",
    metadata,
    _owned("events.id"),
    Column("actor", WORDS, primary_key=True),
    Index(None, "actor", "event"),
)

event_claims = Table(
    "event_claims",
    metadata,
    _owned("events.id"),
    Column("claim", WORDS, ForeignKey(claims.c.id, ondelete="CASCADE"), primary_key=True),
    Index(None, "claim", "event"),
)

disputes = Table(
    "disputes",
    metadata,
    _owned("events.id"),
    Column("n", Integer, primary_key=True),
    Column("field", WORDS, nullable=False),
    Column("positions", JSON, nullable=False),
)

control = Table(
    "control",
    metadata,
    Column("place", WORDS, ForeignKey(places.c.id), nullable=False),
    Column("n", Integer, nullable=False),
    Column("holder", WORDS, index=True),
    Column("start", Date),
    Column("end", Date),
    Column("status", WORDS, nullable=False),
    Column("belief", Double, nullable=False),
    Column("basis", WORDS, nullable=False),
    Column("carried_days", Integer, nullable=False),
    Column("account", WORDS, nullable=False),
    Column("contest", WORDS),
    Column("known_from", Date),
    Column("events", JSON, nullable=False),
    Column("claims", JSON, nullable=False),
    PrimaryKeyConstraint("place", "n", name="pk_control"),
)

CONCLUSIONS = (control, disputes, event_claims, event_actors, events, copies)
"""The tables that follow from the others, each before those that it points to."""
