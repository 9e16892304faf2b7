"""How a record is opened, and in how many words that fails."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.store.test_store import a_claim, a_document, a_read

from dateline.errors import StoreError, UsageError
from dateline.model import Span
from dateline.store import Store, open_store
from dateline.store.connect import _revisions, url_of
from dateline.store.schema import REVISION, metadata


def test_the_migrations_make_the_schema_of_this_version(
    make_store: Callable[[], Store], location: str
) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    make_store().close()
    engine = create_engine(url_of(location))
    # What finds words is made of each database's own, which alembic does not know; tests of words prove it.
    own = {
        "include_name": lambda name, kind, _: (
            not str(name).startswith(("sentence_words", "ix_sentences_words"))
        )
    }
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=own), metadata)
    engine.dispose()

    assert differences == []


def test_the_schema_names_its_newest_migration() -> None:
    assert max(_revisions()) == REVISION


def test_a_record_of_the_first_version_is_brought_up_to_date(
    make_store: Callable[[], Store], location: str
) -> None:
    make_store().close()
    engine = create_engine(url_of(location))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TABLE sentence_words"))
        connection.execute(text("DROP TABLE sentences"))
        connection.execute(text("DROP TABLE judgements"))
        connection.execute(text("ALTER TABLE control DROP COLUMN contest"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('kept', 'yes')"))
    engine.dispose()
    store = make_store()

    assert store.judgements() == []
    assert any('"kept"' in line for line in store.dump())


def test_words_are_found_in_a_record_made_before_they_were_indexed(
    make_store: Callable[[], Store], location: str
) -> None:
    document = a_document()
    claim = replace(a_claim(document), sentence=Span(0, len(document.text)))
    store = make_store()
    store.put([a_read(document, claim)])
    store.close()
    engine = create_engine(url_of(location))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TABLE sentence_words"))
        connection.execute(text("DROP TABLE sentences"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    engine.dispose()
    store = make_store()

    assert store.saying(["fighter", "qayyarah"])[0] == [claim.id]
    store.put([a_read(document)])
    assert store.saying(["fighter"]) == ([], [])


def test_there_is_no_record_until_one_is_made(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    with pytest.raises(StoreError, match="no such record") as caught:
        open_store(str(missing))

    assert not missing.exists()
    assert "\n" not in str(caught.value)


def test_an_empty_database_is_no_record_until_one_is_made(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(StoreError, match="no record there"):
        open_store(str(empty))
    open_store(str(empty), create=True).close()
    open_store(str(empty)).close()


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Not a record at all, but a text that is long enough to be read as a header. " * 20)
    before = notes.read_bytes()
    with pytest.raises(StoreError, match="not a Dateline record"):
        open_store(str(notes), create=create)

    assert notes.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_the_database_of_another_program_is_refused(tmp_path: Path, create: bool) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="not a Dateline record"):
        open_store(str(other), create=create)


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    open_store(str(record), create=True).close()
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match=r"newer version of Dateline \(schema 9999\)"):
        open_store(str(record))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a Dateline record"):
        open_store(str(tmp_path))


@pytest.mark.parametrize("location", ["", "mysql://host/base", "http://", "://"])
def test_what_is_no_location_is_a_usage_error(location: str) -> None:
    with pytest.raises(UsageError):
        open_store(location)


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://me:secret@localhost:1/none?connect_timeout=1")

    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
