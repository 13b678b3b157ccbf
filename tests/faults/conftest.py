"""Stocked pharmacies to break, on both engines, and a PostgreSQL server that may be stopped."""

from __future__ import annotations

import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compounder.store.location import Location
from compounder.store.opening import create_database
from compounder.store.records import StoredRecords
from tests.faults.workday import WallClock, stock
from tests.services.conftest import sqlite_databases
from tests.services.pharmacy import TestPharmacy, found_pharmacy
from tests.store.conftest import Databases, Server, _as_postgres, _binaries, databases, server

__all__ = ["databases", "server", "sqlite_databases"]


@dataclass(frozen=True, slots=True)
class Place:
    """A database and the folder of its anchors."""

    location: Location
    anchors: Path

    def open(self) -> TestPharmacy:
        """The records here, with the machine's time."""
        clock = WallClock()
        records = StoredRecords(self.location, clock=clock, random_bytes=os.urandom, anchor_folders=[self.anchors])
        return TestPharmacy(records, clock, self.location, self.anchors)


MakePlace = Callable[[], Place]


def stocked(location: Location, anchors: Path) -> Place:
    """A new pharmacy with everything that a day needs."""
    create_database(location)
    found_pharmacy(location, anchors)
    place = Place(location, anchors)
    opened = place.open()
    stock(opened)
    opened.records.close()
    return place


def copies(made: Databases, template: Place, folder: Path) -> MakePlace:
    """Makes copies of a place."""

    def copy() -> Place:
        anchors = folder / f"anchors-{os.urandom(4).hex()}"
        shutil.copytree(template.anchors, anchors)
        return Place(made.copy(template.location), anchors)

    return copy


@pytest.fixture(scope="session")
def stocked_template(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A stocked pharmacy on each engine."""
    return stocked(databases.new(), tmp_path_factory.mktemp("stocked") / "anchors")


@pytest.fixture(scope="session")
def sqlite_template(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A stocked pharmacy on SQLite."""
    return stocked(sqlite_databases.new(), tmp_path_factory.mktemp("stocked") / "anchors")


@pytest.fixture
def new_place(databases: Databases, stocked_template: Place, tmp_path: Path) -> MakePlace:
    """Fresh stocked pharmacies, once on each engine."""
    return copies(databases, stocked_template, tmp_path)


@pytest.fixture
def new_file(sqlite_databases: Databases, sqlite_template: Place, tmp_path: Path) -> MakePlace:
    """Fresh stocked pharmacies on SQLite."""
    return copies(sqlite_databases, sqlite_template, tmp_path)


@pytest.fixture
def stocked_pharmacy(new_place: MakePlace) -> Iterator[TestPharmacy]:
    """A fresh stocked pharmacy, open, once on each engine."""
    opened = new_place().open()
    yield opened
    opened.records.close()


@dataclass(frozen=True, slots=True)
class RestartableServer(Server):
    """A private PostgreSQL server with durable settings that a test may stop in the middle of its work."""

    def restart_at_once(self) -> None:
        """As after a power cut: no connection is ended in order, and the server recovers from its log."""
        _as_postgres(_binaries() / "pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "restart",
                     "-l", self.folder / "log")  # fmt: skip


@pytest.fixture
def own_server() -> Iterator[RestartableServer]:
    """A server that no other test uses; fsync and full-page writes are on, as in a pharmacy."""
    folder = Path(tempfile.mkdtemp(prefix="cpg"))
    if os.getuid() == 0:
        entry = pwd.getpwnam("postgres")
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    control, data = _binaries() / "pg_ctl", folder / "data"
    _as_postgres(_binaries() / "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-D", data)
    settings = f"-k {folder} -c listen_addresses='' -c max_connections=60"
    _as_postgres(control, "-D", data, "-w", "-o", settings, "-l", folder / "log", "start")
    try:
        yield RestartableServer(folder)
    finally:
        _as_postgres(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
