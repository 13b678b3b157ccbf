"""Too little to weigh, in the window: planned on two balances, weighed part by part, read again blind, released."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.domain.batch import BatchId, BatchState, DilutionPart
from compounder.exchange.settings_file import Settings
from compounder.store.location import Location
from tests.services import bench
from tests.services.bench import q
from tests.services.diluted import CREAM, Diluting, diluting
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import shown, type_text
from tests.ui.screens.batches.verify_station import at_step, step_of
from tests.ui.screens.batches.weigh.bench_window import Bench, open_bench, wait
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.screen import BatchesScreen
from ui.screens.batches.verify.screen import VerifyStep
from ui.words import speak
from ui.workplace import Workplace

BATCH = BatchId("2026-0001")
MARK = f"{BATCH}-D1"
LOOKS = (((640, 400), "fr"), ((1280, 800), "en"))
KEPT: list[MainWindow] = []
"""The windows of the walk: Python would end each with the last name for it."""
PICTURES = os.environ.get("COMPOUNDER_LOOK", "")
"""A folder to lay pictures of the walk into, for eyes."""


@pytest.fixture
def of(sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path: Path) -> Iterator[Diluting]:
    """The cream with 10 % overage, a fine and a coarse balance."""
    anchors = tmp_path / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    yield diluting(opened)
    opened.records.close()


@pytest.fixture
def pharmacy(of: Diluting) -> TestPharmacy:
    """Its pharmacy."""
    return of.pharmacy


@pytest.fixture
def pan(of: Diluting) -> Iterator[SimulatedBalance]:
    """The fine balance on a simulated line."""
    with of.pharmacy.records.reading() as loads:
        fine = loads.load(Balance, of.fine)
    with SimulatedBalance(fine) as simulated:
        yield simulated


def texts(window: QWidget) -> str:
    """Every label in sight."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible()).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def app() -> QApplication:
    """The application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def look(window: MainWindow, name: str) -> None:
    """A picture, where somebody asked for one; and no defect: small in French, large in English."""
    for size, language in LOOKS:
        window.resize(*size)
        speak(app(), language)
        settle(window.workplace.operations)
        QApplication.processEvents()
        if PICTURES:
            window.grab().save(f"{PICTURES}/{name}-{language}-{size[0]}.png")
        assert defects(window) == [], (name, language, size)


def planned_in_window(workplace: Workplace) -> None:
    """The pharmacist types 10 g, sees the dilution with its balances, and starts."""
    window = open_window(workplace)
    KEPT.append(window)
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None
    window.desk.open(Target(Place.BATCHES, CREAM, "new"))
    settle(workplace.operations)
    shown(window)
    screen = window.desk.current
    assert isinstance(screen, BatchesScreen)
    draft = screen.draft
    assert draft.fields.balance.choice() == ""  # the pharmacy's balances
    type_text("10 g")
    QTest.qWait(170)
    settle(workplace.operations)
    rows = draft.body.table.table._model.rows
    assert [(row.part, str(row.to_weigh), row.balance) for row in rows] == [
        (DilutionPart.DRUG, "0.825 g", "F1"), (DilutionPart.DILUENT, "122.175 g", "F1"),
        (DilutionPart.PORTION, "0.82 g", "F1"), (None, "9.18 g", "F1"),
    ]  # fmt: skip
    assert "it is weighed through a dilution, 1 in 150" in texts(window)
    look(window, "plan")
    window.setFocus()
    draft.bar.primary.click()
    settle(workplace.operations)
    window.close()


def reopened(at: Bench) -> Bench:
    """The window again, as after a crash: what was recorded stands, and nothing is in hand."""
    at.window.close()
    again = open_bench(at.window.workplace, at.pharmacy, at.batch, pan=at.pan)
    KEPT.append(again.window)
    wait(lambda: again.step.card.scale._line is not None and again.step.card.scale._line.is_reached)
    return again


def weighed_in_window(at: Bench, of: Diluting) -> None:
    """The technician: each part in its turn, one scanned again after a crash; the wrong vessel is refused in place."""
    assert [share.part for share in at.step.bench.sheet.unweighed] == [  # type: ignore[union-attr]
        DilutionPart.DRUG, DilutionPart.DILUENT, DilutionPart.PORTION, None,
    ]  # fmt: skip
    at.scan(MARK)
    assert "begins with its drug" in texts(at.window) or "drug" in texts(at.window)
    at.scan("DE-9")
    assert f"mark it {MARK}" in texts(at.window)
    assert f"vessel {MARK}" in texts(at.window)
    at.put("0.825")
    look(at.window, "weigh-drug")
    at.record()
    at.weigh("BA-1", "122.175")
    at.scan(MARK)
    at = reopened(at)
    assert at.step.bench.in_hand is None
    assert [share.part for share in at.step.bench.sheet.unweighed] == [DilutionPart.PORTION, None]  # type: ignore[union-attr]
    at.scan(MARK)
    at.put("0.82")
    assert f"of {MARK} for the batch" in texts(at.window)
    look(at.window, "weigh-portion")
    at.record()
    at.weigh("BA-1", "9.18")
    assert bench.stored_batch(of.pharmacy, BATCH).state is BatchState.WEIGHED


def verified_in_window(workplace: Workplace, of: Diluting) -> None:
    """The pharmacist reads each part; of the portion the mark on the vessel, nothing of the first reading shown."""
    window = at_step(workplace, BATCH, "verify")
    step = step_of(window)
    assert isinstance(step, VerifyStep)
    for name, lot, reading in (
        ("for its dilution", "DE-9", "0.825 g"), ("as diluent", "BA-1", "122.175 g"),
        ("Portion of the dilution", MARK, "0.82 g"), ("Base", "BA-1", "9.18 g"),
    ):  # fmt: skip
        assert name in texts(step.hero)
        if lot == MARK:
            assert "Which mark does the dilution’s vessel bear?" in texts(window)
            assert "0.82 g" not in texts(window)
            look(window, "verify-portion")
        assert step.take_scan(lot)
        settle(workplace.operations)
        step.questions.reading.set_value(q(reading))
        step.questions.set_look(looks_right=True)
        step.bar.primary.click()
        settle(workplace.operations)
    assert bench.stored_batch(of.pharmacy, BATCH).state is BatchState.VERIFIED


def test_a_dilution_from_plan_to_release_in_the_window(
    workplace: Workplace, of: Diluting, pan: SimulatedBalance
) -> None:
    """One batch, three persons' screens; then made and released, and 5.5 mg of the drug are in it."""
    workplace.facilities.keep_settings(Settings(ports={"F1": pan.port}))
    planned_in_window(workplace)
    at = open_bench(workplace, of.pharmacy, BATCH, pan=pan)
    KEPT.append(at.window)
    wait(lambda: at.step.card.scale._line is not None and at.step.card.scale._line.is_reached)
    weighed_in_window(at, of)
    at.window.close()
    verified_in_window(workplace, of)
    bench.steps_done(of.pharmacy, BATCH)
    bench.obtain(of.pharmacy, BATCH, "10 g", [(1, "10 g")])
    bench.release(of.pharmacy, BATCH)
    assert bench.stored_batch(of.pharmacy, BATCH).strength_by_certificates == "0.05 % w/w"
