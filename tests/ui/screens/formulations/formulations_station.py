"""A pharmacy with formulations in every state, and the place Formulations of its window, for the tests of its views."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from compounder.domain.formulation_version import FormulationVersion
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText
from compounder.domain.staff import Role
from compounder.exchange.formulation_file import write_formulation
from compounder.services.author_formulation import import_formulation
from compounder.shipped import formulation
from compounder.store.location import Location
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import shown, type_text
from tests.ui.station import open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.formulations.screen import FormulationsScreen
from ui.words import speak
from ui.workplace import Workplace

FIRST, DRAFT, GEL = "sts-ointment-25/1", "sts-ointment-25/2", "sts-gel-25/1"
SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
HOSTILE = "Thiosulfate &amp; {0} %1 Wolfeschlegelsteinhausenbergerdorffpommade à 25 % m/m, très grasse"
OINTMENT = formulation(bench.OINTMENT)


def second_version(**changes: object) -> MasterFormulation:
    """Version 2 of the ointment: another name, another usual size, one step more."""
    step = replace(OINTMENT.steps[0], text=LocalText.of("Warm the mortar.", fr="Tiédir le mortier."))
    wanted: dict[str, object] = {
        "version": 2,
        "name": LocalText.of(HOSTILE, fr=HOSTILE),
        "usual_size": bench.q("400 g"),
        "steps": (step, *OINTMENT.steps),
    }
    return replace(OINTMENT, **{**wanted, **changes})  # type: ignore[arg-type]  # passed on by name


def draft(pharmacy: TestPharmacy, wanted: MasterFormulation) -> None:
    """A draft, imported by the technician."""
    act = pharmacy.act("import_formulation", Role.TECHNICIAN)
    import_formulation(pharmacy.records, act, wanted, write_formulation(wanted))


@pytest.fixture(scope="session")
def formulations_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """The ointment in force with a house limit and a draft of its version 2; the gel, a first draft."""
    anchors = tmp_path_factory.mktemp("formulations") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    bench.approve(opened, bench.OINTMENT)
    bench.house_limit(opened, bench.OINTMENT, 90)
    draft(opened, second_version())
    draft(opened, formulation("sts-gel-25"))
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, formulations_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(formulations_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(formulations_template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The list, with the pharmacist signed in."""
    return opened_as(workplace, "paul")


def opened_as(workplace: Workplace, login: str, width: int = 1280, height: int = 800) -> MainWindow:
    """The list, with somebody signed in."""
    opened = open_window(workplace, width, height)
    sign_in(opened, login, PASSWORD)
    shown(opened)
    go(opened)
    return opened


def go(window: MainWindow, record: str = "", act: str = "") -> FormulationsScreen:
    """Open the list, a version, or an act of it."""
    assert window.desk is not None
    window.desk.open(Target(Place.FORMULATIONS, record, act))
    settle(window.workplace.operations)
    return place_of(window)


def place_of(window: MainWindow) -> FormulationsScreen:
    """The place, shown."""
    assert window.desk is not None
    current = window.desk.current
    assert isinstance(current, FormulationsScreen)
    return current


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on what has the focus, through Qt's table of shortcuts; then everything that it began."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    settle(window.workplace.operations)


def typed(window: MainWindow, text: str) -> None:
    """Type into what has the focus."""
    type_text(text)
    settle(window.workplace.operations)


def focus_name() -> str:
    """The name of what has the focus."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def texts(window: QWidget) -> str:
    """Every label and button in sight."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    buttons = [button.accessibleName() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    return "\n".join([*labels, *buttons])


def stored(pharmacy: TestPharmacy, version: str) -> FormulationVersion:
    """A version as it stands in the database."""
    with pharmacy.records.reading() as loads:
        return loads.load(FormulationVersion, version)


def say_in(window: MainWindow, language: str) -> None:
    """Change the language of the window at run time, and let the layout settle."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, language)
    settle(window.workplace.operations)
