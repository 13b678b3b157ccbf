"""Planning in the window: live, refused in place, by keyboard alone, and what stands in the records afterwards."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import Engine, event

from compounder.domain.batch import Batch, BatchId, BatchLine, DilutionPart
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.dispensing import Print
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.exchange.settings_file import Settings
from compounder.store.location import Location
from tests.documents.reading import page_texts
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.services.stock import accepted, received
from tests.store.conftest import Databases
from tests.ui.keys import shown, type_text
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.plan.draft import PlanDraft
from ui.screens.batches.screen import BatchesScreen
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
THIOSULFATE = "sodium thiosulfate"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def shelf(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Ointment and injection in force, and lots of every kind: first and later to expire, small, in quarantine."""
    anchors = tmp_path_factory.mktemp("plan") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    bench.stocked(opened)
    bench.approve(opened, bench.INJECTION)
    bench.concentrate(opened)
    bench.excipient(opened, "diluent", size="500 mL")
    accepted(opened, lot_number="TS2502-1", expires_on=date(2028, 2, 28))
    accepted(opened, lot_number="TS2610-4", expires_on=date(2028, 8, 28), containers=1, container_size=q("12.4 g"))
    received(opened, lot_number="TS2510-4")
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
    """A new batch of the ointment, with the pharmacist signed in."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    go(opened, Target(Place.BATCHES, bench.OINTMENT, "new"))
    return opened


def go(window: MainWindow, target: Target) -> BatchesScreen:
    """Open a target."""
    assert window.desk is not None
    window.desk.open(target)
    settle(window.workplace.operations)
    shown(window)
    return screen_of(window)


def screen_of(window: MainWindow) -> BatchesScreen:
    """The place, shown."""
    assert window.desk is not None
    assert isinstance(window.desk.current, BatchesScreen)
    return window.desk.current


def draft_of(window: MainWindow) -> PlanDraft:
    """The draft."""
    return screen_of(window).draft


def rest(window: MainWindow) -> None:
    """Past the pause of typing, until the plan stands."""
    QTest.qWait(170)
    settle(window.workplace.operations)


def typed(window: MainWindow, size: str) -> None:
    """Type a size where the focus is, and wait for the plan."""
    type_text(size)
    rest(window)


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on what has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    settle(window.workplace.operations)


def texts(window: QWidget) -> str:
    """Every label in sight."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def weighed(window: MainWindow) -> list[str]:
    """The plan that is shown: what to weigh, of which lot."""
    rows = draft_of(window).body.table.table._model.rows
    return [f"{row.to_weigh} {row.lot_number}" for row in rows]


def has_plan(window: MainWindow) -> bool:
    """Whether a plan is in sight."""
    return draft_of(window).body.table.isVisible()


def recorded(pharmacy: TestPharmacy) -> list[Batch]:
    """The batches of the records."""
    with pharmacy.records.reading() as loads:
        return list(loads.find(Batch))


def lines(pharmacy: TestPharmacy, batch: BatchId) -> list[str]:
    """Lines of a batch as they were recorded."""
    with pharmacy.records.reading() as loads:
        found = loads.find(BatchLine, batch=batch)
    return [f"{line.line}.{line.share} {line.planned}" for line in sorted(found, key=lambda one: one.id)]


def test_the_ointment_is_planned_by_keyboard_alone(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """The size, F12: recorded as it was shown, and the window goes on along the path."""
    assert draft_of(window).fields.size_field.number.hasFocus(), "the first empty field has the focus"
    assert "How much do you need? The usual size is 500" in texts(window)
    typed(window, "500 g")
    assert weighed(window) == ["121.14 g TS2409-3", "50 g GL-1", "162.5 g LA-1", "166.36 g WH-1"]
    assert f"Why 121.14{NBSP}g?" in texts(window)
    assert f"Checked twice: 25{NBSP}% w/w" in texts(window).replace(f"%{NBSP}w/w", "% w/w")
    assert recorded(pharmacy) == [], "nothing is recorded before F12"
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    assert lines(pharmacy, batch.id) == ["1.1 121.14 g", "2.1 50 g", "3.1 162.5 g", "4.1 166.36 g"]
    assert batch.planned_by == pharmacy.member("paul").id
    assert screen_of(window).current is not draft_of(window)
    assert batch.id in [word for word, _ in screen_of(window).crumbs()]


def test_the_injection_is_planned_too(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A concentrate measured, a diluent added up to the volume; nothing is weighed, so no balance is asked for."""
    go(window, Target(Place.BATCHES, bench.INJECTION, "new"))
    typed(window, "10 mL")
    assert weighed(window) == ["6 mL INJ-1", "None DI-1"]
    assert not draft_of(window).fields.balance.isVisible()
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    assert lines(pharmacy, batch.id) == ["1.1 6 mL", "2.1 None"]


def test_down_goes_from_the_name_to_what_was_found(window: MainWindow) -> None:
    """As the line under the field says; the page that scrolls does not take the key, and Enter takes the row."""
    go(window, Target(Place.BATCHES, act="new"))
    type_text("thio")
    rest(window)
    press(window, Qt.Key.Key_Down)
    assert screen_of(window).choose.list.current_button() is QApplication.focusWidget()
    press(window, Qt.Key.Key_Return)
    assert isinstance(screen_of(window).current, PlanDraft)


def test_an_edit_takes_the_plan_away_at_once(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """No number stands beside a size that is not its own; F12 says why it waits."""
    typed(window, "500 g")
    draft_of(window).fields.size_field.number.setFocus()
    type_text("0")
    assert not has_plan(window)
    press(window, Qt.Key.Key_F12)
    assert recorded(pharmacy) == []


def test_ten_times_the_usual_size_is_asked_back(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F12 shows the question at the field; what was typed stays; typed again it is planned."""
    typed(window, "5000 g")
    press(window, Qt.Key.Key_F12)
    field = draft_of(window).fields.size_field
    assert "Ten times the usual" in texts(window)
    assert field.text == "5000 g"
    assert (recorded(pharmacy), has_plan(window)) == ([], False)
    assert field.number.hasFocus()


def test_the_answer_to_an_earlier_size_is_dropped(window: MainWindow) -> None:
    """Asked twice at once: the plan that stands is that of the size that stands."""
    draft = draft_of(window)
    for size in ("50", "500"):
        draft.fields.size_field.number.setText(size)
        draft.fields.size_field.unit.setText("g")
        draft.asking.now()
    rest(window)
    assert weighed(window)[0] == "121.14 g TS2409-3"


def test_a_size_of_the_other_kind_asks_for_the_density(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """The field appears with the size; without it the refusal stands in place, with it the plan does."""
    typed(window, "400 mL")
    fields = draft_of(window).fields
    assert fields.density.isVisible()
    assert not has_plan(window)
    assert fields.density.refusal is not None
    fields.density.number.setFocus()
    typed(window, "1.25 g/mL")
    assert weighed(window)[0] == "121.14 g TS2409-3"
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    assert batch.size == q("500 g")


def test_another_correction_needs_its_reason(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Refused at the reason's field, recorded with the plan once it is written."""
    typed(window, "500 g")
    fields = draft_of(window).fields
    fields.policy.choose(CorrectionPolicy.NONE)
    fields.policy.chosen.emit(CorrectionPolicy.NONE)
    rest(window)
    assert fields.reason.refusal is not None
    assert "no correction needs a reason" in texts(window)
    press(window, Qt.Key.Key_F12)
    assert fields.reason.line.hasFocus(), "F12 leads to the field at fault"
    typed(window, "trial of the old method")
    assert weighed(window)[0] == "125 g TS2409-3"
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    assert (batch.policy, batch.policy_reason) == ("none", "trial of the old method")


def choose_lot(window: MainWindow, number: str) -> None:
    """Click a lot in the list."""
    lot = next(one for one in draft_of(window).body.lots._rows if one.offer.code == number)
    QTest.mouseClick(lot, Qt.MouseButton.LeftButton)
    settle(window.workplace.operations)


def states(window: MainWindow) -> dict[str, tuple[str, bool]]:
    """Each lot of the line in hand: its word, and whether it may be chosen."""
    return {lot.offer.code: (lot.offer.word, lot.offer.may_be_chosen) for lot in draft_of(window).body.lots._rows}


def test_every_lot_is_offered_or_refused_with_its_reason_and_another_can_be_taken(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The one in quarantine cannot be chosen; another can, and choosing the first again is no choice of a person."""
    typed(window, "500 g")
    assert states(window) == {
        "TS2409-3": ("chosen", True),
        "TS2502-1": ("may be used", True),
        "TS2610-4": ("may be used", True),
        "TS2510-4": ("quarantine", False),
    }
    assert "is in quarantine and may not be used" in texts(window)
    assert f"12.4{NBSP}g free." in texts(window)
    choose_lot(window, "TS2510-4")
    assert weighed(window)[0] == "121.14 g TS2409-3"
    choose_lot(window, "TS2502-1")
    assert weighed(window)[0] == "121.14 g TS2502-1"
    choose_lot(window, "TS2409-3")
    assert "First to be used" in texts(window), "not by name, by expiry"
    choose_lot(window, "TS2502-1")
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    with pharmacy.records.reading() as loads:
        line = next(line for line in loads.find(BatchLine, batch=batch.id) if line.ingredient == THIOSULFATE)
        assert line.lot is not None
        assert loads.load(IngredientLot, line.lot).lot_number == "TS2502-1"
    assert "lot_choice.named" in line.choice


def test_a_lot_that_holds_too_little_is_refused_and_divided_with_another(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The plan that stood goes on standing; F7 uses the small lot up and takes the rest from the first."""
    typed(window, "500 g")
    choose_lot(window, "TS2610-4")
    assert draft_of(window).refusal.isVisible()
    assert weighed(window)[0] == "121.14 g TS2409-3"
    assert "F7 uses this lot up" in texts(window)
    press(window, Qt.Key.Key_F7)
    assert weighed(window)[:2] == ["12.4 g TS2610-4", "108.74 g TS2409-3"]
    assert not draft_of(window).refusal.isVisible()
    press(window, Qt.Key.Key_F12)
    (batch,) = recorded(pharmacy)
    assert lines(pharmacy, batch.id)[:2] == ["1.1 12.4 g", "1.2 108.74 g"]


def test_what_changed_after_the_plan_was_shown_is_looked_at_first(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Another station accepts a lot that expires earlier: nobody records amounts that nobody saw."""
    typed(window, "500 g")
    accepted(pharmacy, lot_number="TS2601-9", expires_on=date(2026, 12, 31))
    press(window, Qt.Key.Key_F12)
    assert recorded(pharmacy) == []
    assert "changed after this plan was shown" in texts(window)
    assert weighed(window)[0] == "121.14 g TS2601-9"
    press(window, Qt.Key.Key_F12)
    assert len(recorded(pharmacy)) == 1


def test_a_formulation_that_cannot_be_planned_says_why(window: MainWindow) -> None:
    """Not in force; and with a size larger than the stock."""
    typed(window, "4500 g")
    assert "left in all usable lots" in texts(window)
    assert draft_of(window).fields.size_field.text == "4500 g"
    go(window, Target(Place.BATCHES, "sts-gel-25", "new"))
    assert "No version of sts-gel-25 is approved." in texts(window)


def test_a_draft_survives_the_lock_and_a_look_elsewhere(window: MainWindow) -> None:
    """Typed, locked, back; gone to the list and come back: the same draft. Chosen anew it is empty."""
    typed(window, "500 g")
    window.lock()
    sign_in(window, "paul", PASSWORD)
    assert draft_of(window).fields.size_field.text == "500 g"
    go(window, Target(Place.BATCHES))
    go(window, Target(Place.BATCHES, bench.OINTMENT, "new"))
    assert weighed(window)[0] == "121.14 g TS2409-3"
    screen_of(window).choose.chosen.emit(bench.OINTMENT)
    settle(window.workplace.operations)
    assert draft_of(window).fields.size_field.is_empty
    assert not has_plan(window)


def test_the_frozen_plan_shows_every_number_and_lot_and_prints_its_worksheet(
    window: MainWindow, pharmacy: TestPharmacy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read only: choosing a lot changes nothing. F9 prints, and the printing is recorded."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _file: True)
    monkeypatch.setenv("PATH", str(tmp_path))
    window.workplace.facilities.keep_settings(Settings(papers=tmp_path / "papers"))
    batch = bench.planned(pharmacy)
    screen = go(window, Target(Place.BATCHES, batch, "plan"))
    said = texts(window)
    for part in (f"Why 121.14{NBSP}g?", "Name of tina", "Full: form, assay, water", "pentahydrate", "TS2510-4"):
        assert part in said, part
    step = screen.steps["plan"]
    body = step.body  # type: ignore[attr-defined]
    other = next(one for one in body.lots._rows if one.offer.code == "TS2502-1")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    settle(window.workplace.operations)
    assert body.lots.choice() == body.table.current().lot
    press(window, Qt.Key.Key_F9)
    assert (tmp_path / "papers" / f"worksheet {batch}.pdf").exists()
    with pharmacy.records.reading() as loads:
        assert [printed.batch for printed in loads.find(Print)] == [batch]


def test_a_draft_of_the_worksheet_is_printed_and_nothing_is_recorded(
    window: MainWindow, pharmacy: TestPharmacy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F9 while a plan stands; without one there is no such act."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _file: True)
    monkeypatch.setenv("PATH", str(tmp_path))
    window.workplace.facilities.keep_settings(Settings(papers=tmp_path / "papers"))
    paper = draft_of(window).paper
    assert not paper.button.isVisible()
    typed(window, "500 g")
    assert paper.button.isVisible()
    press(window, Qt.Key.Key_F9)
    (file,) = (tmp_path / "papers").iterdir()
    assert file.name.startswith("Draft worksheet")
    assert "NOT FOR PREPARATION" in page_texts(file.read_bytes())[0]
    assert recorded(pharmacy) == []
    with pharmacy.records.reading() as loads:
        assert loads.find(Print) == ()


def test_what_is_too_little_to_weigh_and_how_sure_the_strength_is(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """5 g on a balance from 1 g on: the glycerol is too little and is diluted; of 2 g nothing is left for it."""
    typed(window, "500 g")
    assert "with 95" in texts(window)
    assert "not counted, because nobody gave it: assay, water".capitalize() in texts(window)
    press(window, Qt.Key.Key_F6)
    sure = draft_of(window).fields.sure
    sure.assay.number.setFocus()
    typed(window, "0.5 %")
    assert "nobody gave it: water" in texts(window)
    go(window, Target(Place.BATCHES))
    screen_of(window).choose.chosen.emit(bench.OINTMENT)
    settle(window.workplace.operations)
    shown(window)
    typed(window, "40 g")
    assert "dilution" not in texts(window)
    draft_of(window).fields.size_field.number.selectAll()
    draft_of(window).fields.size_field.number.setFocus()
    draft_of(window).fields.size_field.set_usual(q("2 g"))
    draft_of(window).fields.size_field.clear()
    typed(window, "5 g")
    assert f"0.5{NBSP}g of glycerol is below the 1{NBSP}g that the balances here may weigh" in texts(window)
    assert [row.part for row in draft_of(window).body.table.table._model.rows][1:4] == list(DilutionPart)
    draft_of(window).fields.size_field.number.selectAll()
    draft_of(window).fields.size_field.number.setFocus()
    draft_of(window).fields.size_field.clear()
    typed(window, "2 g")
    assert not has_plan(window)
    assert "nothing is left for white petrolatum" in texts(window)
    assert recorded(pharmacy) == []


def test_the_injection_says_that_it_is_hypertonic(window: MainWindow) -> None:
    """By estimate; the sentences stand with what is to be known before weighing."""
    go(window, Target(Place.BATCHES, bench.INJECTION, "new"))
    typed(window, "10 mL")
    assert "Hypertonic: about 3.9 to 5.9 times isotonic" in texts(window)


def test_no_database_is_asked_on_the_windows_thread(window: MainWindow) -> None:
    """Typing, planning, choosing a lot, recording."""
    here = threading.get_ident()
    on_window: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if threading.get_ident() == here:
            on_window.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        typed(window, "500 g")
        choose_lot(window, "TS2502-1")
        press(window, Qt.Key.Key_F12)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert on_window == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_any_width_in_either_language(
    application: QApplication, workplace: Workplace, pharmacy: TestPharmacy, size: tuple[int, int]
) -> None:
    """Empty, planned, refused, the injection, every choice open, and the frozen plan."""
    batch = bench.planned(pharmacy, size="200 g")
    window = open_window(workplace, *size)
    sign_in(window, "paul", PASSWORD)

    def check() -> None:
        for language in ("fr", "en"):
            speak(application, language)
            settle(workplace.operations)
            assert defects(window) == []

    draft = go(window, Target(Place.BATCHES, bench.OINTMENT, "new")).draft
    check()
    typed(window, "500 g")
    assert has_plan(window)
    check()
    draft.fields.show_more()
    draft.fields.policy.choose(CorrectionPolicy.DAC_NRF)
    draft.fields.policy.chosen.emit(CorrectionPolicy.DAC_NRF)
    rest(window)
    check()
    go(window, Target(Place.BATCHES, bench.INJECTION, "new"))
    typed(window, "10 mL")
    check()
    go(window, Target(Place.BATCHES, batch, "plan"))
    check()


def test_french_says_the_plan_as_a_fiche(application: QApplication, window: MainWindow) -> None:
    """Decimal comma, m/m, and the words of the trade; the language switches at run time."""
    typed(window, "500 g")
    speak(application, "fr")
    settle(window.workplace.operations)
    said = texts(window)
    for part in (f"Pourquoi 121,14{NBSP}g\u202f?", "Quel lot de thiosulfate de sodium", "Vérifié deux fois", "m/m"):
        assert part in said, part


def test_so_many_containers_are_planned_instead_of_a_size(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F6 shows the field; nine pots of 50 g; a size beside them is refused there; what is recorded names them."""
    draft = draft_of(window)
    QTest.keyClick(draft.fields.size_field.number, Qt.Key.Key_F6)
    draft.fields.count.setFocus()
    typed(window, "9.5")
    assert draft.bar.primary.isEnabled()
    assert draft.fields.settle() is draft.fields.count
    draft.fields.count.set_text("")
    typed(window, "9")
    assert planned_for(draft) == (q("450 g"), 9)
    draft.fields.size_field.setFocus()
    typed(window, "500 g")
    assert planned_for(draft) is None
    assert draft.fields.count.refusal is not None
    assert draft.fields.count.text() == "9"
    draft.fields.size_field.clear()
    draft.fields.count.setFocus()
    draft.fields.count.set_text("")
    typed(window, "9")
    QTest.keyClick(draft.fields.count.line, Qt.Key.Key_F12)
    settle(window.workplace.operations)
    with pharmacy.records.reading() as loads:
        made = max(loads.find(Batch), key=lambda batch: batch.planned_at)
    assert '"containers": 9' in made.plan
    assert made.size == q("450 g")


def planned_for(draft: PlanDraft) -> tuple[Quantity, int] | None:
    """Size and containers of the plan that stands."""
    return (draft._answer.view.size, draft._answer.view.containers) if draft._answer is not None else None
