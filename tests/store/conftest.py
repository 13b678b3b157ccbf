"""Fresh databases on both engines: a private PostgreSQL server, and one migrated template copied for each test."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from compounder.store.location import Location
from compounder.store.opening import create_database
from tests.store.day import Clock, Day, RandomBytes, open_for_test, whole_day

ENGINES = ("sqlite", "postgresql")
ON_SQLITE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
"""What one engine alone does or has; everything else runs on each."""


_KEYS = count(1)
"""Names of databases differ in a process: an id() comes again once its object is gone."""


@dataclass(frozen=True, slots=True)
class Server:
    """A private PostgreSQL server on a unix socket; its owner may do everything."""

    folder: Path

    def url(self, database: str, user: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run a statement that cannot be inside a transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        pytest.fail("PostgreSQL's server is needed for these tests: apt-get install postgresql")
    return found[-1]


def _as_postgres(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root, so root runs it as the system's own user."""
    user = "postgres" if os.getuid() == 0 else None
    subprocess.run(command, check=True, user=user, group=user, capture_output=True, cwd="/")


_OPTIONS = (
    "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=60 "
    "-c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=64MB -c autovacuum=off"
)


class _Shared:
    """The one server of a process: folders that take these fixtures over have a fixture each, but no server each."""

    users = 0
    running: Server | None = None


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server for this run; the last who uses it stops it."""
    _Shared.users += 1
    _Shared.running = running = _Shared.running or _started()
    try:
        yield running
    finally:
        _Shared.users -= 1
        if not _Shared.users:
            _Shared.running = None
            _as_postgres(_binaries() / "pg_ctl", "-D", running.folder / "data", "-m", "immediate", "stop")
            shutil.rmtree(running.folder, ignore_errors=True)


def _started() -> Server:
    """A socket's path must be short, so the folder is beside the others of the system."""
    import tempfile

    memory = Path("/dev/shm")  # noqa: S108 - hundreds of small databases are made and removed faster there
    folder = Path(tempfile.mkdtemp(prefix="cpg", dir=memory if memory.is_dir() else None))
    if os.getuid() == 0:
        entry = pwd.getpwnam("postgres")
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    binaries, data = _binaries(), folder / "data"
    _as_postgres(binaries / "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-D", data)
    _as_postgres(binaries / "pg_ctl", "-D", data, "-w", "-o", f"-k {folder} {_OPTIONS}", "-l", folder / "log", "start")
    return Server(folder)


@dataclass(frozen=True, slots=True)
class Template:
    """A database to copy, and the anchors that belong to it."""

    location: Location
    anchors: Path


class Databases:
    """Makes databases of one engine from templates; what a test made on a server goes when another one makes its own.

    Hundreds of them would fill the memory in which the server keeps them.
    """

    def __init__(self, engine: str, server: Callable[[], Server], folder: Path) -> None:
        self.engine, self._server, self._folder = engine, server, folder
        self._key, self._count = next(_KEYS), 0
        self._of_tests: dict[str, str] = {}

    def new(self, folder: Path | None = None) -> Location:
        """A place where no database is yet."""
        self._count += 1
        name = f"db{os.getpid()}_{self._key}_{self._count}"
        if self.engine == "sqlite":
            return Location(path=(folder or self._folder) / f"{name}.db")
        return self._made(name, f"CREATE DATABASE {name}")

    def copy(self, source: Location, *, is_template: bool = False) -> Location:
        """A copy of a database that nobody has open; a new one that is copied is a template, and stays."""
        self._count += 1
        name = f"copy{os.getpid()}_{self._key}_{self._count}"
        if source.path is not None:
            path = self._folder / f"{name}.db"
            shutil.copyfile(source.path, path)
            return Location(path=path)
        original = str(source.url).partition("@/")[2].partition("?")[0]
        if original.startswith("db"):
            self._of_tests.pop(original, None)
        return self._made(name, f"CREATE DATABASE {name} TEMPLATE {original}", is_template=is_template)

    def _made(self, name: str, statement: str, *, is_template: bool = False) -> Location:
        test = os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0]
        for other in [known for known, of in self._of_tests.items() if of != test]:
            self._server().run(f"DROP DATABASE IF EXISTS {other} WITH (FORCE)")
            del self._of_tests[other]
        if not is_template:
            self._of_tests[name] = test
        self._server().run(statement)
        return Location(url=self._server().url(name))


@pytest.fixture(scope="session", params=ENGINES)
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Databases of one engine; each test that asks runs once for each."""
    return Databases(request.param, lambda: request.getfixturevalue("server"), tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def empty_template(databases: Databases) -> Location:
    """A database with its structure and no row."""
    location = databases.new()
    create_database(location)
    return location


@pytest.fixture(scope="session")
def day_template(databases: Databases, empty_template: Location, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A database after a whole day: at least one row in every table."""
    location = databases.copy(empty_template, is_template=True)
    anchors = tmp_path_factory.mktemp("anchors")
    records = open_for_test(location, Clock(), RandomBytes(), anchors)
    whole_day(records)
    records.close()
    return Template(location, anchors)


@pytest.fixture
def location(databases: Databases, empty_template: Location) -> Location:
    """A fresh database with its structure and no row."""
    return databases.copy(empty_template)


@pytest.fixture
def day(databases: Databases, day_template: Template, tmp_path: Path) -> Iterator[Day]:
    """A fresh copy of a whole day, with its own anchors, open."""
    anchors = tmp_path / "anchors"
    shutil.copytree(day_template.anchors, anchors)
    location = databases.copy(day_template.location)
    clock = Clock()
    clock.now = clock.now.replace(hour=20)
    records = open_for_test(location, clock, RandomBytes(), anchors)
    yield Day(location, anchors, records, clock)
    records.close()
