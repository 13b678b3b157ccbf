"""A calculated size goes into a new batch exactly, says where it came from, and is found again in the record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder.bootstrap import stationery
from compounder.domain.batch import Batch
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.services.compound_batch.plan_view import frozen_plan
from compounder.services.compound_batch.reading import stored_plan
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper
from compounder.store.location import Location
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import press_text, shown, type_text
from tests.ui.screens.calculate.giving import screen_of, tell
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.plan.draft import PlanDraft
from ui.screens.batches.plan.step import PlanStep
from ui.screens.batches.screen import BatchesScreen
from ui.words import sentence, speak
from ui.workplace import Workplace

OINTMENT = {"area": "120 cm^2", "thickness": "1 mm", "density": "0.9 g/mL", "days": "14 day"}
"""120 cm² × 0.1 cm × 0.9 g/mL = 10.8 g; in 14 days 151.2 g."""


@pytest.fixture(scope="module")
def shelf(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """The ointment in force, and everything for it on the shelf."""
    anchors = tmp_path_factory.mktemp("use") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    bench.stocked(opened)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(sqlite_databases: Databases, shelf: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(shelf[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(shelf[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window with the pharmacist signed in."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    shown(opened)
    return opened


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    settle(window.workplace.operations)


def rest(window: MainWindow) -> None:
    """Past the pause of typing."""
    QTest.qWait(170)
    settle(window.workplace.operations)


def batches(window: MainWindow) -> BatchesScreen:
    """Batches, shown."""
    assert window.desk is not None
    assert isinstance(window.desk.current, BatchesScreen)
    return window.desk.current


def choose_ointment(window: MainWindow) -> PlanDraft:
    """Four letters, down, Enter: the plan of the ointment."""
    press_text("oint")
    rest(window)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    rest(window)
    return batches(window).draft


def said(draft: PlanDraft) -> str:
    """What stands over the plan of where its size came from."""
    return sentence(draft.brought.said).replace("\N{NO-BREAK SPACE}", " ")


def amount_of(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def is_offered(window: MainWindow) -> bool:
    """Whether F7 is there for the result that stands on Calculate."""
    return screen_of(window).acts.use.isVisible()


def test_a_calculated_amount_is_planned_by_keyboard_and_the_record_says_where_it_came_from(
    window: MainWindow, pharmacy: TestPharmacy, qapp: QApplication
) -> None:
    """F7, four letters, Enter; the size stands there exactly; F12 freezes its origin, and the papers print it."""
    tell(window, "ointment_quantity", OINTMENT)
    assert amount_of(screen_of(window).acts.use.word) == "Use 151.2 g in a new batch"
    press(window, Qt.Key.Key_F7)
    choice = batches(window).choose
    assert "Size 151.2 g: total mass" in amount_of(sentence(choice.notice.said))
    draft = choose_ointment(window)
    assert draft.fields.size_field.value() == Quantity.of("151.2", "g")
    assert "by the calculator “Ointment for an area”, 24 Nov 2026" in said(draft)
    QTest.keyClick(draft.fields.size_field.number, Qt.Key.Key_5)
    rest(window)
    assert draft.fields.size_field.value() == Quantity.of("151.25", "g")
    assert draft.brought.isHidden(), "another value came from nobody's calculation"
    QTest.keyClick(draft.fields.size_field.number, Qt.Key.Key_Backspace)
    rest(window)
    assert draft.brought.isVisible()
    for language in ("en", "fr"):
        speak(qapp, language)
        for size in ((640, 400), (1280, 800)):
            window.resize(*size)
            settle(window.workplace.operations)
            assert defects(window) == []
    assert "Quantité 151,2 g : masse totale, par le calculateur" in amount_of(said(draft))
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        batch = loads.find(Batch)[0]
        frozen = frozen_plan(loads, window.workplace.rules, batch.id)
    origin = frozen.origin
    assert origin is not None
    assert (origin.calculator, origin.output, origin.value) == ("ointment_quantity", "total_mass", batch.size)
    assert [name.key for name, _ in origin.inputs][:3] == ["value.area", "value.thickness", "value.density"]
    assert window.desk is not None
    window.desk.open(Target(Place.BATCHES, batch.id, "plan"))
    settle(window.workplace.operations)
    step = batches(window).steps["plan"]
    assert isinstance(step, PlanStep)
    assert "D’après : surface 120 cm², épaisseur 1 mm" in amount_of(sentence(step.origin.said))
    for kind in (PaperKind.WORKSHEET, PaperKind.BATCH_RECORD):
        printed = print_batch_paper(
            pharmacy.records,
            pharmacy.act("print", Role.TECHNICIAN),
            stationery(),
            kind,
            batch.id,
            now=pharmacy.clock.now,
        )
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(printed.pdf)).pages)
        assert "Quantité 151,2 g : masse totale" in amount_of(" ".join(text.split())), kind


def test_a_size_without_an_end_names_its_rounding_and_ten_times_the_usual_is_asked_for_again(
    window: MainWindow,
) -> None:
    """10 g at 0.3 % is 3333.33… g; the ointment's usual size is 500 g, so 5 g is asked back, and stays named."""
    tell(window, "percentage_strength", {"ingredient": "10 g", "strength": "0.3 % w/w"})
    press(window, Qt.Key.Key_F7)
    assert "Calculated 3333.3333… g: not to be written in nine decimals, rounded up to 3333.34 g." in amount_of(
        sentence(batches(window).choose.notice.said)
    )
    draft = choose_ointment(window)
    assert draft.fields.size_field.value() == Quantity.of("3333.34", "g")
    tell(window, "percentage_strength", {"ingredient": "0.3 g", "strength": "1 % w/w"})
    press(window, Qt.Key.Key_F7)
    draft = choose_ointment(window)
    assert draft.fields.size_field.is_questioned
    assert draft.fields.size_field.value() is None
    assert "Size 30 g" in said(draft)


def test_containers_go_into_their_own_field_and_of_another_size_nowhere(window: MainWindow) -> None:
    """Four tubes of 50 g are four containers of the ointment; those of 30 g are refused, and the size stays empty."""
    tell(window, "ointment_quantity", OINTMENT | {"tube_mass": "50 g"})
    screen = screen_of(window)
    next(row for row in screen.result.outputs() if row.found.name == "tubes").click()
    assert screen.acts.use.word == "Use in a new batch"
    press(window, Qt.Key.Key_F7)
    draft = choose_ointment(window)
    assert (draft.fields.count.text(), draft.fields.is_size_empty, draft.fields.count.isVisible()) == ("4", False, True)
    assert "4 containers of 50 g" in said(draft)
    tell(window, "ointment_quantity", {"tube_mass": "30 g"})
    press(window, Qt.Key.Key_F7)
    draft = choose_ointment(window)
    assert "filled into containers of 50 g" in said(draft)
    assert draft.fields.is_size_empty
    type_text("9")
    assert draft.brought.isHidden(), "what was refused goes with the first edit"


def test_a_density_counts_where_the_size_is_asked_for_in_the_other_kind(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """1.1 g/mL waits until somebody asks for 200 mL of the ointment; then it is recorded with its origin."""
    tell(window, "density", {"mass": "110 g", "volume": "100 mL"})
    press(window, Qt.Key.Key_F7)
    draft = choose_ointment(window)
    assert draft.fields.density.isHidden()
    assert "It counts where the size is asked for in the other kind" in said(draft)
    type_text("200mL")
    rest(window)
    assert draft.fields.density.value() == Quantity.of("1.1", "g/mL")
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        origin = stored_plan(loads.find(Batch)[0]).origin
    assert origin is not None
    assert (origin.use, origin.value) == (BatchUse.DENSITY, Quantity.of("1.1", "g/mL"))


def test_where_no_batch_can_be_planned_with_a_result_f7_is_not_there(window: MainWindow) -> None:
    """A lesion's volume, a mass of one application; without a result; and for who may not plan."""
    tell(window, "lesion_volume", {"length": "10 mm", "width": "10 mm", "depth": "10 mm"})
    assert not is_offered(window)
    tell(window, "ointment_quantity", {key: text for key, text in OINTMENT.items() if key != "days"})
    assert not is_offered(window)
    tell(window, "ointment_quantity", OINTMENT)
    assert is_offered(window)
    tell(window, "ointment_quantity", {"area": "0 cm^2"})
    assert not is_offered(window)
    audited = open_window(window.workplace)
    sign_in(audited, "aude", PASSWORD)
    shown(audited)
    tell(audited, "ointment_quantity", OINTMENT)
    assert screen_of(audited).result.calculation is not None
    assert not is_offered(audited)
