"""A pharmacy with its people, ready for a day's work: one template database, copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId
from compounder.store.location import Location
from compounder.store.opening import create_database
from tests.services import bench
from tests.services.pharmacy import TestPharmacy, found_pharmacy, open_pharmacy_at
from tests.store.conftest import Databases, Server, databases, server

__all__ = ["databases", "server"]


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """SQLite alone, for the many tests that need no second engine."""

    def no_server() -> Server:
        raise AssertionError("SQLite needs no server")

    return Databases("sqlite", no_server, tmp_path_factory.mktemp("sqlite"))


def _template(made: Databases, anchors: Path) -> Location:
    location = made.new()
    create_database(location)
    found_pharmacy(location, anchors)
    return location


@pytest.fixture(scope="session")
def pharmacy_template(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> tuple[Location, Path]:
    """A SQLite database with the pharmacy and one person of each role, and its anchors."""
    anchors = tmp_path_factory.mktemp("pharmacy-anchors")
    return _template(sqlite_databases, anchors), anchors


@pytest.fixture(scope="session")
def both_template(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> tuple[Location, Path]:
    """The same on each engine."""
    anchors = tmp_path_factory.mktemp("both-anchors")
    return _template(databases, anchors), anchors


def _open(made: Databases, template: tuple[Location, Path], folder: Path) -> TestPharmacy:
    anchors = folder / f"anchors-{os.urandom(4).hex()}"
    shutil.copytree(template[1], anchors)
    return open_pharmacy_at(made.copy(template[0]), anchors)


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A fresh pharmacy on SQLite."""
    opened = _open(sqlite_databases, pharmacy_template, tmp_path)
    yield opened
    opened.records.close()


@pytest.fixture
def pharmacy_on_each_engine(
    databases: Databases, both_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A fresh pharmacy, once on SQLite and once on PostgreSQL."""
    opened = _open(databases, both_template, tmp_path)
    yield opened
    opened.records.close()


@pytest.fixture
def key(pharmacy: TestPharmacy) -> BalanceId:
    """A pharmacy stocked for the ointment, and its balance."""
    return bench.stocked(pharmacy)


@pytest.fixture
def batch(pharmacy: TestPharmacy, key: BalanceId) -> BatchId:  # noqa: ARG001 - the stock must be there first
    """500 g of the ointment, planned."""
    return bench.planned(pharmacy)
