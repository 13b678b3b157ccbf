"""Random sequences over all services: never released without lot match, second person and signature; I1 to I3 hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from compounder.domain.formulation_version import FormulationVersion, FormulationVersionId
from compounder.domain.staff import Role
from compounder.exchange.formulation_file import read_formulation
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.shipped import substances
from compounder.store.location import Location
from tests.machines import small_formulation
from tests.machines.services_machine import Services
from tests.services import bench
from tests.services.pharmacy import TestPharmacy, add_member, open_pharmacy_at
from tests.services.stock import accepted
from tests.store.conftest import Databases

STEPS = 16


@pytest.fixture(scope="module")
def stocked(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """The template of every sequence: two technicians, two pharmacists, a short formulation, two lots."""
    folder = tmp_path_factory.mktemp("machine") / "anchors"
    shutil.copytree(pharmacy_template[1], folder)
    location = sqlite_databases.copy(pharmacy_template[0])
    opened = open_pharmacy_at(location, folder)
    add_member(opened, "tom", Role.TECHNICIAN)
    add_member(opened, "pia", Role.PHARMACIST)
    _approve(opened)
    bench.house_limit(opened, small_formulation.NAME, 90)
    accepted(opened, expires_on=date(2026, 11, 27))
    bench.excipient(opened, "white petrolatum")
    opened.records.close()
    return location, folder


def _approve(opened: TestPharmacy) -> None:
    text = small_formulation.text()
    read = read_formulation(text, small_formulation.NAME, substances())
    act = opened.act("import_formulation", Role.TECHNICIAN)
    key = FormulationVersionId(import_formulation(opened.records, act, read, text).result["version"])
    with opened.records.reading() as loads:
        digest = loads.load(FormulationVersion, key).digest
    act = opened.act("approve_formulation", Role.PHARMACIST)
    approve_formulation(opened.records, act, opened.signing(act), key, digest)


@pytest.fixture
def machine(
    sqlite_databases: Databases, stocked: tuple[Location, Path], tmp_path: Path
) -> Callable[[], type[Services]]:
    """A machine whose every sequence begins with a fresh copy of the template."""

    def opened() -> TestPharmacy:
        anchors = tmp_path / os.urandom(6).hex()
        shutil.copytree(stocked[1], anchors)
        return open_pharmacy_at(sqlite_databases.copy(stocked[0]), anchors)

    class Fresh(Services):
        released = 0

    Fresh.opened = staticmethod(opened)
    return lambda: Fresh


def _run(machine: type[Services], sequences: int) -> None:
    profile = settings(
        max_examples=sequences,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
        database=None,
    )
    run_state_machine_as_test(machine, settings=profile)
    assert machine.released > sequences // 20, "too few sequences reached a release to say anything"


@pytest.mark.timeout(300)
def test_random_sequences_over_all_services_keep_the_rules(machine: Callable[[], type[Services]]) -> None:
    """100 sequences in the daily suite."""
    _run(machine(), 100)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_thousand_random_sequences_keep_the_rules(machine: Callable[[], type[Services]]) -> None:
    """1,000 sequences in the soak."""
    _run(machine(), 1000)
