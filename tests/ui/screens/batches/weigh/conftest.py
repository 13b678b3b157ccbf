"""An ointment that is planned, and its balance on a simulated line; made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchId
from compounder.exchange.settings_file import Settings
from compounder.store.location import Location
from tests.services import bench
from tests.services.pharmacy import TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.screens.batches.weigh.bench_window import Bench, open_bench, wait
from ui.workplace import Workplace


@pytest.fixture(scope="session")
def weigh_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """500 g of the ointment, planned."""
    anchors = tmp_path_factory.mktemp("weigh") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    bench.stocked(opened)
    bench.planned(opened)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, weigh_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """The pharmacy of the template."""
    anchors = tmp_path / "anchors"
    shutil.copytree(weigh_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(weigh_template[0]), anchors)
    yield opened
    opened.records.close()


def balance_of(pharmacy: TestPharmacy) -> Balance:
    """Its one balance."""
    with pharmacy.records.reading() as loads:
        return loads.find(Balance)[0]


def batch_of(pharmacy: TestPharmacy) -> BatchId:
    """Its one batch."""
    with pharmacy.records.reading() as loads:
        return loads.find(Batch)[0].id


@pytest.fixture
def pan(pharmacy: TestPharmacy) -> Iterator[SimulatedBalance]:
    """The balance on a simulated line."""
    with SimulatedBalance(balance_of(pharmacy)) as simulated:
        yield simulated


@pytest.fixture
def at_bench(workplace: Workplace, pharmacy: TestPharmacy, pan: SimulatedBalance) -> Bench:
    """The technician at the weighing, the balance connected."""
    workplace.facilities.keep_settings(Settings(ports={"B1": pan.port}))
    opened = open_bench(workplace, pharmacy, batch_of(pharmacy), pan=pan)
    wait(lambda: opened.step.card.scale._line is not None and opened.step.card.scale._line.is_reached)
    return opened
