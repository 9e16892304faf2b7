"""From a file name or URL to an open store at the newest schema; whatever fails, fails in one line."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from dateline.errors import StoreError, UsageError
from dateline.store import schema
from dateline.store.database import Database, reason_of
from dateline.store.protocol import Store
from dateline.store.rows import to_json

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another one before it gives up."""

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""URL scheme to SQLAlchemy dialect and driver."""


def open_store(location: str, *, create: bool = False) -> Store:
    """Open the record at a location, bringing an older schema up to date.

    Args:
        location: path of a SQLite file, or a ``sqlite:///`` or ``postgresql://`` URL.
        create: make an empty record where there is none.

    Raises:
        UsageError: the location is malformed.
        StoreError: there is no record, it is something else, or a newer version made it.
    """
    url = url_of(location)
    name = make_url(location).render_as_string(hide_password=True) if "://" in location else location
    if url.get_backend_name() == "sqlite" and not create:
        _check_is_file(Path(url.database or ""), name)
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            _bring_up_to_date(connection, name, create=create)
    except DBAPIError as error:
        engine.dispose()
        if "not a database" in str(error.orig):
            raise StoreError(f"{name}: not a Dateline record") from error
        raise StoreError(f"{name}: cannot be opened: {reason_of(error)}") from error
    except StoreError:
        engine.dispose()
        raise
    return Database(engine, name)


def open_memory() -> Store:
    """Return an empty record in this process's memory, for as long as it is wanted."""
    engine = create_engine(
        "sqlite://",
        json_serializer=to_json,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    schema.metadata.create_all(engine)
    return Database(engine, "memory", is_shared=True)


def url_of(location: str) -> URL:
    """Return the database URL of a location; a plain path is a SQLite file.

    >>> str(url_of("war.db")), url_of("postgresql://db/war").drivername
    ('sqlite:///war.db', 'postgresql+psycopg')
    """
    if not location:
        raise UsageError("the record needs a file name or a URL")
    if "://" not in location:
        return URL.create("sqlite", database=location)
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise UsageError(f"{location}: not a URL") from error
    scheme = url.drivername.split("+")[0]
    if scheme not in DRIVERS:
        raise UsageError(f"{location}: a record is a file, or a sqlite or postgresql URL")
    return url.set(drivername=DRIVERS[scheme])


def _check_is_file(path: Path, name: str) -> None:
    if not path.exists():
        raise StoreError(f"{name}: no such record; `dateline read` makes one")
    if not path.is_file():
        raise StoreError(f"{name}: not a Dateline record")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, json_serializer=to_json)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    engine = create_engine(url, json_serializer=to_json, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Transactions are begun by _begin_sqlite: the driver's own way leaves reads outside of them.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn at once: a reader that turns writer may find the record changed, and fail.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    # As SQLite has it: one writer at a time, and a reader sees one state of the record.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('dateline'))")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _bring_up_to_date(connection: Connection, name: str, *, create: bool) -> None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        if not create:
            raise StoreError(f"{name}: no record there; `dateline read` makes one")
        connection.rollback()
        _migrate(connection)
        return
    if not {"alembic_version", "documents", "claims"} <= tables:
        raise StoreError(f"{name}: not a Dateline record")
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    connection.rollback()
    if revision == schema.REVISION:
        return
    if revision not in _revisions():
        raise StoreError(f"{name}: written by a newer version of Dateline (schema {revision})")
    _migrate(connection)


def _revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(_migrations())).walk_revisions()}


def _migrate(connection: Connection) -> None:
    """Run the migrations that the record lacks, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_migrations()))
    with connection.execution_options(writes=True).begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _migrations() -> Path:
    return Path(__file__).parent / "migrations"
