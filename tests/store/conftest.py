"""Stores of every kind that a record may be kept in: each test of a store runs on all of them."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.store import Store, open_store


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an empty server of our own, on a local socket; skipped where PostgreSQL is not installed."""
    if shutil.which("initdb") is None and not Path("/usr/lib/postgresql").is_dir():
        pytest.skip("needs PostgreSQL on this machine")
    folder = tmp_path_factory.mktemp("postgresql")
    yield from _serve(folder)


def _serve(folder: Path) -> Iterator[str]:
    data, sockets = folder / "data", folder / "s"
    sockets.mkdir()
    # The server refuses to run as root; whoever else we are, it runs as us.
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    as_user = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        for one in (folder, sockets):
            shutil.chown(one, user, user)
        for parent in folder.parents[:3]:
            parent.chmod(parent.stat().st_mode | 0o011)
    settings = f"-c unix_socket_directories={sockets} -c listen_addresses= -c fsync=off"
    made = subprocess.run(
        [*as_user, _tool("initdb"), "-D", data, "-U", "dateline", "--auth=trust", "--locale=C.UTF-8"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"PostgreSQL cannot start here: {made.stderr.strip()}")
    control = [*as_user, _tool("pg_ctl"), "-D", data, "-w"]
    subprocess.run([*control, "-o", settings, "-l", folder / "log", "start"], check=True, capture_output=True)
    try:
        yield f"postgresql://dateline@/postgres?host={sockets}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, capture_output=True)


def _tool(name: str) -> str:
    found = shutil.which(name) or next(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)
    if found is None:
        pytest.skip(f"needs PostgreSQL's {name} on this machine")
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store may be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        return
    import psycopg

    server = request.getfixturevalue("postgresql")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE record")
    yield server.replace("/postgres?", "/record?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE record WITH (FORCE)")


@pytest.fixture
def make_store(location: str) -> Iterator[Callable[[], Store]]:
    """Opens the store, again and again if wanted."""
    opened: list[Store] = []

    def make() -> Store:
        opened.append(open_store(location, create=True))
        return opened[-1]

    yield make
    for store in opened:
        store.close()
