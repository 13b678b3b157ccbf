"""Calculate: found by word, given by key, answered while one types, refused at the field, copied and printed."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import Engine, event

from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Calculator
from compounder.domain.errors import InternalFault
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.exchange.settings_file import Settings
from tests.devices.stand_in_lp import StandInPrinter
from tests.services.pharmacy import PASSWORD
from tests.ui.keys import paste, press_text, shown
from tests.ui.screens.calculate.giving import fill, screen_of, tell
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects, too_small
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.calculate.field import InputField
from ui.screens.calculate.rows import RowsField
from ui.screens.calculate.screen import CalculateScreen
from ui.theme.appearance import apply_theme
from ui.theme.tokens import DARK, LIGHT
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
DILUTION = {"stock_strength": "250 mg/mL", "target_strength": "150 mg/mL", "target_quantity": "10 mL"}


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window with the pharmacist signed in, at Calculate."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    shown(opened)
    tell(opened, "")
    return opened


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on whatever has the focus."""
    QTest.keyClick(focused(), key, modifiers)


def texts_of(window: QWidget) -> str:
    """Every label in sight, without the places where a long word may break."""
    said = "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    return said.replace("\u200b", "").replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def names(screen: CalculateScreen) -> list[str]:
    """The calculators in the list."""
    return [row.calculator.name for row in screen.list.rows]


def quantity_line(screen: CalculateScreen, name: str) -> InputField:
    """The field of an input."""
    assert screen.form is not None
    field = screen.form.field(name)
    assert isinstance(field, InputField)
    return field


# ---- finding ----


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dilute", "dilution"),
        ("isotonic", "isotonic_volume"),
        ("milliequivalents", "milliequivalents"),
        ("diluer", "dilution"),
        ("isotonie", "isotonicity_e_value"),
        ("milliéquivalents", "milliequivalents"),
        ("milliequ", "milliequivalents"),
        ("gélules", "capsule_fill"),
        ("ppi", "reconstitution"),
    ],
)
def test_words_of_both_languages_find_their_calculator(window: MainWindow, typed: str, first: str) -> None:
    """By name, purpose or keyword, with and without accents."""
    screen = screen_of(window)
    assert focused() is screen.list.field.line
    press_text(typed)
    assert first in names(screen)[:4]
    assert len(names(screen)) < len(CATALOGUE)


def test_every_calculator_is_in_the_list_in_its_family_and_a_word_that_finds_nothing_says_so(
    window: MainWindow,
) -> None:
    """None is left out; nothing found is no empty card."""
    screen = screen_of(window)
    assert sorted(names(screen)) == sorted(CATALOGUE)
    press_text("zzz")
    assert "Try one word" in texts_of(window)
    press(Qt.Key.Key_Return)
    assert screen.form is None


def test_arrow_and_enter_open_a_calculator_and_those_used_last_stand_on_top(window: MainWindow) -> None:
    """Down from the field into the rows; Enter in the field opens the first one found; back goes back."""
    screen = screen_of(window)
    press_text("evapor")
    press(Qt.Key.Key_Return)
    settle(window.workplace.operations)
    assert screen.title() == "Concentrate by evaporation"
    screen.list.field.setFocus()
    screen.list.field.line.selectAll()
    press_text("density")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(key)
    press(Qt.Key.Key_Return)
    settle(window.workplace.operations)
    assert screen.title() == "Density"
    screen.list.field.setFocus()
    screen.list.field.line.selectAll()
    press(Qt.Key.Key_Delete)
    assert names(screen)[:2] == ["density", "evaporation"]
    assert window.desk is not None
    window.desk.back()
    assert screen.title() == "Concentrate by evaporation"
    assert [word for word, _ in screen.crumbs()] == ["Calculate", "Dilution and mixing"]


# ---- the job by keyboard ----


def test_the_whole_job_by_keyboard_with_the_result_and_how_it_came_about(window: MainWindow) -> None:
    """Number, unit, Enter, next; the result stands when every input is understood."""
    tell(window, "dilution")
    screen = screen_of(window)
    for text in ("250mg/mL\r", "150 mg/mL\r", "\r", "10mL"):
        press_text(text)
    settle(window.workplace.operations)
    said = texts_of(window)
    for expected in ("6 mL", "10 mL × 150 mg/mL ÷ 250 mg/mL", "1500 mg by a second calculation", "Nothing was rounded"):
        assert expected in said
    assert screen.result.value.accessibleName() == "6\N{NO-BREAK SPACE}mL"
    assert "USP" in said


def test_the_result_goes_at_once_with_every_edit_and_comes_back(window: MainWindow) -> None:
    """Between the key and the answer nothing stands there, not even for a moment the old number."""
    tell(window, "dilution", DILUTION)
    screen = screen_of(window)
    assert screen.result.value.isVisible()
    field = quantity_line(screen, "target_quantity")
    field.setFocus()
    press(Qt.Key.Key_End)
    press_text("0")
    assert screen.result.calculation is None
    assert screen.result.value.isHidden()
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "60\N{NO-BREAK SPACE}mL"
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    settle(window.workplace.operations)
    assert screen.result.calculation is None
    assert "Not understood yet: quantity made" in texts_of(window)


def test_an_answer_that_comes_late_is_dropped_and_the_newest_inputs_are_answered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one calculation is slow the window goes on; what it finds in the end is not shown."""
    may_end = threading.Event()
    begun = threading.Event()
    threads: list[str] = []
    genuine = Calculator.work_out

    def slow(self: Calculator, *given: object) -> object:
        threads.append(threading.current_thread().name)
        if len(threads) == 1:
            begun.set()
            may_end.wait(10)
        return genuine(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Calculator, "work_out", slow)
    tell(window, "evaporation", {"quantity": "100 mL", "strength": "1 % w/v"}, is_settled=False)
    screen = screen_of(window)
    QApplication.processEvents()
    fill(screen.form, {"target_strength": "2 % w/v"})
    assert begun.wait(10) or not threads
    fill(screen.form, {"target_strength": "4 % w/v"})
    may_end.set()
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "25\N{NO-BREAK SPACE}mL"
    assert all(name.startswith("reader") for name in threads)


def test_comma_and_point_mean_the_same_and_a_paste_fills_number_and_unit(window: MainWindow) -> None:
    """As in every quantity field, and as on the command line."""
    tell(window, "density")
    paste("119,5 g")
    press(Qt.Key.Key_Return)
    paste("100.0 mL")
    settle(window.workplace.operations)
    assert "1.195 g/mL" in texts_of(window)


def test_ratios_percentages_counts_and_french_bases_are_read_as_the_services_read_them(window: MainWindow) -> None:
    """1:1000 w/v, 0,1 % m/V; a count has no unit part."""
    tell(window, "ratio_strength", {"strength": "1:1000 w/v"})
    assert "0.1 %" in texts_of(window)
    field = quantity_line(screen_of(window), "strength")
    field.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    assert not field.text.startswith("1:")
    tell(window, "ratio_strength", {"strength": "0,1 % m/V"})
    assert "1000" in texts_of(window)
    tell(window, "trituration", {"units": "10"})
    assert quantity_line(screen_of(window), "units").text == "10"
    assert quantity_line(screen_of(window), "units").is_understood


# ---- what is missing, refused, folded ----


def test_what_is_missing_is_said_without_red_and_defaults_are_shown_as_what_they_are(window: MainWindow) -> None:
    """Give the volume; 0.9 % w/v while nothing is given."""
    tell(window, "isotonicity_e_value")
    screen = screen_of(window)
    assert "It finds: sodium chloride equivalent" in texts_of(window)
    assert "0.9 % w/v while nothing is given" in texts_of(window)
    tell(window, "alligation_alternate", {"higher_strength": "70 % w/w"})
    assert "Not given: lower strength. Give it." in texts_of(window)
    assert screen.result.refusal.isHidden()


def test_a_refusal_stands_at_the_field_and_alone_in_the_card_and_keeps_what_was_typed(window: MainWindow) -> None:
    """Stronger than the stock; it goes with the next edit."""
    tell(window, "dilution", DILUTION | {"target_strength": "350 mg/mL"})
    screen = screen_of(window)
    assert screen.form is not None
    assert screen.result.calculation is None
    assert "stronger" in screen.result.refusal.accessibleName()
    refused = [field for field in screen.form.fields if field.refusal is not None]
    assert len(refused) == 1
    assert quantity_line(screen, "target_strength").text == "350 mg/mL"
    press(Qt.Key.Key_F12)
    assert refused[0].isAncestorOf(focused())
    fill(screen.form, {"target_strength": "150 mg/mL"})
    settle(window.workplace.operations)
    assert [field for field in screen.form.fields if field.refusal is not None] == []
    assert screen.result.calculation is not None


@pytest.mark.parametrize(
    ("name", "given", "at", "says"),
    [
        ("density", {"mass": "239 mL"}, "mass", "volume"),
        ("density", {"mass": "1,000.5 g"}, "mass", "1,000.5"),
        ("percentage_strength", {"strength": "25 %"}, "strength", "25 %"),
        ("trituration", {"units": "2,5"}, "units", "2,5"),
        ("alligation_alternate", {"higher_strength": "-5 % w/w"}, "higher_strength", "-5"),
        ("density", {"mass": "0 g"}, "mass", "0 g"),
        ("fisher_exact", {"events_a": "5", "total_a": "4", "events_b": "1", "total_b": "4"}, "", "5"),
    ],
)
def test_each_refusal_of_a_text_stands_at_its_own_field(
    window: MainWindow, name: str, given: dict[str, str], at: str, says: str
) -> None:
    """Ambiguous number, other kind, missing basis, no whole number, negative, zero: typed text kept."""
    tell(window, name, given)
    screen = screen_of(window)
    press(Qt.Key.Key_F12)
    if at:
        assert quantity_line(screen, at).refusal is not None
    assert says in texts_of(window)
    assert screen.result.calculation is None


def test_a_refusal_in_a_row_stands_in_that_row_counted_as_the_person_sees_it(window: MainWindow) -> None:
    """The second row that holds anything, although an empty one stands before it."""
    tell(window, "mean_kinetic_temperature")
    screen = screen_of(window)
    assert screen.form is not None
    rows = screen.form.field("readings")
    assert isinstance(rows, RowsField)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    for panel, temperature in ((rows.panels[0], "5"), (rows.panels[2], "-300")):
        panel.fields[0].part.number.setText(temperature)  # type: ignore[union-attr]
        panel.fields[0].part.unit.setText("degC")  # type: ignore[union-attr]
    settle(window.workplace.operations)
    assert rows.panels[2].fields[0].refusal is not None
    assert rows.panels[0].fields[0].refusal is None


def test_rows_are_added_and_removed_by_key_and_enter_goes_on_in_a_new_one(window: MainWindow) -> None:
    """F6 adds, Shift+F6 removes, Enter in the last field of a full row adds."""
    tell(window, "mass_uniformity")
    screen = screen_of(window)
    assert screen.form is not None
    rows = screen.form.field("masses")
    assert isinstance(rows, RowsField)
    assert len(rows.panels) == 2
    for mass in ("10 mg", "12 mg", "14 mg"):
        press_text(f"{mass}\r")
    assert len(rows.panels) == 4
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "12\N{NO-BREAK SPACE}mg"
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert len(rows.panels) == 3
    rows.panels[0].fields[0].setFocus()
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "13\N{NO-BREAK SPACE}mg"
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert len(rows.panels) == 2, "a list that needs two rows keeps two"


def test_further_inputs_are_folded_and_named_and_open_by_press_or_when_one_of_them_is_missed(
    window: MainWindow,
) -> None:
    """The fold says what is in it; nothing that is needed is ever out of reach."""
    tell(window, "creatinine_clearance")
    screen = screen_of(window)
    assert screen.form is not None
    sex = screen.form.field("sex")
    assert sex.isHidden()
    assert "sex" in screen.form.more.accessibleName()
    fill(
        screen.form,
        {
            "formula": "cockcroft_gault",
            "serum_creatinine": "1 mg/dL",
            "age_years": "60",
            "body_mass": "70 kg",
        },
    )
    settle(window.workplace.operations)
    assert sex.isVisible()
    fill(screen.form, {"sex": "male"})
    settle(window.workplace.operations)
    assert screen.result.calculation is not None
    tell(window, "dilution")
    assert screen.form is not None
    screen.form.more.setFocus()
    press(Qt.Key.Key_Space)
    assert screen.form.field("diluent").isVisible()
    assert focused() in screen.form.field("diluent").findChildren(QWidget)


def test_another_result_stands_large_when_it_is_pressed_and_stays_while_one_types(window: MainWindow) -> None:
    """Each result has its own derivation."""
    tell(window, "dilution", DILUTION)
    screen = screen_of(window)
    other = next(button for button in screen.result.outputs() if button.found.name == "diluent")
    other.setFocus()
    press(Qt.Key.Key_Space)
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "4\N{NO-BREAK SPACE}mL"
    assert "10 mL − 6 mL" in texts_of(window)
    fill(screen.form, {"target_quantity": "20 mL"})
    settle(window.workplace.operations)
    assert screen.result.value.accessibleName() == "8\N{NO-BREAK SPACE}mL"


def test_a_disagreement_of_both_roads_shows_no_number(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """An internal fault refuses the result and says that it may not be used."""

    def disagree(*_given: object) -> None:
        raise InternalFault(Phrase.of("fault.result", what="x", first="1", second="2"))

    monkeypatch.setattr("compounder.domain.calculators.declaration.check_results", disagree)
    tell(window, "dilution", DILUTION)
    screen = screen_of(window)
    assert screen.result.calculation is None
    assert screen.result.refusal.isVisible()
    assert "6 mL" not in texts_of(window)


# ---- copying, printing, keeping ----


def test_ctrl_c_copies_the_result_and_its_derivation_as_text(window: MainWindow) -> None:
    """Also from a field in which nothing is selected; a selection is copied as it is."""
    tell(window, "dilution", DILUTION)
    quantity_line(screen_of(window), "target_quantity").setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().replace("\N{NO-BREAK SPACE}", " ")
    for expected in (
        "Dilute a stock solution",
        "strength of the stock = 250 mg/mL",
        "stock taken = 6 mL",
        "quantity made × strength wanted ÷ strength of the stock = 10 mL × 150 mg/mL ÷ 250 mg/mL = 6 mL",
        "Nothing was rounded",
    ):
        assert expected in copied
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "10mL"


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_F12])
def test_the_working_prints_with_inputs_results_derivation_and_version(
    window: MainWindow, workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    """Without a printer it is saved; read back by another program; no record is written."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    workplace.facilities.keep_settings(Settings(papers=tmp_path))
    tell(window, "dilution", DILUTION)
    seen: list[object] = []
    workplace.operations.changed.connect(seen.append)
    press(key)
    settle(workplace.operations)
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == 1
    document = pypdfium2.PdfDocument(files[0])
    said = document[0].get_textpage().get_text_range().replace("\N{NO-BREAK SPACE}", " ")
    document.close()
    for expected in ("Dilute a stock solution", "Not a patient record", "6 mL", "250 mg/mL", "Compounder"):
        assert expected in said
    assert seen == []
    assert "Saved as" in texts_of(window)


def test_a_page_that_did_not_come_out_waits_nowhere_and_says_so(
    window: MainWindow, workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """Unlike a paper of the records it lies in no tray: printed again by hand, it is drawn anew."""
    printer = StandInPrinter(tmp_path / "printer", monkeypatch)
    workplace.facilities.keep_settings(Settings(printer="Office"))
    tell(window, "dilution", DILUTION)
    printer.behave("failing")
    press(Qt.Key.Key_F12)
    settle(workplace.operations)
    refusal = screen_of(window).refusal
    assert "The page is kept nowhere" in refusal.accessibleName()
    assert "waits" not in refusal.accessibleName()
    assert workplace.unprinted.papers == ()
    speak(qapp, "fr")
    printer.behave("taking")
    settle(workplace.operations)
    press(Qt.Key.Key_F12)
    settle(workplace.operations)
    assert len(printer.jobs) == 2


def test_those_used_last_stand_on_top_after_a_restart_whatever_else_stands_in_the_settings(
    window: MainWindow, workplace: Workplace
) -> None:
    """Four at most, the newest first; what is no calculator of this version is left out."""
    for name in ("density", "dilution", "trituration", "aliquot", "density"):
        tell(window, name)
    assert workplace.facilities.settings().calculators == ("density", "aliquot", "trituration", "dilution")
    kept = replace(workplace.facilities.settings(), calculators=("<b>no such</b>", "evaporation", "evaporation"))
    workplace.facilities.keep_settings(kept)
    again = open_window(workplace)
    sign_in(again, "paul", PASSWORD)
    shown(again)
    tell(again, "")
    screen = screen_of(again)
    assert names(screen)[0] == "evaporation"
    assert len(names(screen)) == len(CATALOGUE) + 1


@pytest.mark.parametrize("typed", ["120cm²\r", "120cm2\r"])
def test_a_square_is_typed_as_the_keyboard_has_it_and_shown_as_one(window: MainWindow, typed: str) -> None:
    """120 cm² and 120 cm2 mean 120 cm^2."""
    tell(window, "ointment_quantity")
    press_text(typed)
    field = quantity_line(screen_of(window), "area")
    assert field.value == Quantity.of(120, "cm^2")
    assert "120 cm²" in texts_of(window)


def test_what_was_typed_is_kept_on_the_way_to_another_calculator_and_back(window: MainWindow) -> None:
    """And while another place is open."""
    tell(window, "dilution", DILUTION)
    tell(window, "density", {"mass": "2 g"})
    assert window.desk is not None
    window.desk.open(Target(Place.TODAY))
    window.desk.open(Target(Place.CALCULATE, "dilution"))
    settle(window.workplace.operations)
    screen = screen_of(window)
    assert quantity_line(screen, "stock_strength").text == "250 mg/mL"
    assert screen.result.value.accessibleName() == "6\N{NO-BREAK SPACE}mL"


def test_no_statement_runs_on_the_windows_thread(window: MainWindow) -> None:
    """Calculating asks nothing of the records."""
    threads: list[str] = []

    def note(*_given: object) -> None:
        threads.append(threading.current_thread().name)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        tell(window, "dilution", DILUTION)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert "MainThread" not in threads


# ---- languages and looks ----


def test_it_speaks_french_at_once_keeping_inputs_and_result(window: MainWindow, qapp: QApplication) -> None:
    """Labels, derivation, remarks; the decimal mark."""
    tell(window, "isotonicity_e_value", {"volume": "30 mL"})
    speak(qapp, "fr")
    settle(window.workplace.operations)
    said = texts_of(window)
    for expected in ("Que savez-vous ?", "Chlorure de sodium pour l’isotonie", "0,27 g", "Vérifié à rebours", "Calcul"):
        assert expected in said
    assert "Rendre isotonique, par équivalents E" in texts_of(window)
    for english in ("What do you know", "Checked backwards", "Copy"):
        assert english not in said


def test_where_it_is_narrow_the_bar_says_the_result(window: MainWindow, qapp: QApplication) -> None:
    """The card may have scrolled away; the number has not."""
    window.resize(640, 400)
    tell(window, "dilution", DILUTION)
    assert "Stock taken: 6 mL" in texts_of(window)
    speak(qapp, "fr")
    settle(window.workplace.operations)
    assert "Quantité prélevée : 6 mL" in texts_of(window)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_at_any_width(
    window: MainWindow, qapp: QApplication, size: tuple[int, int], language: str
) -> None:
    """Empty, answered, refused, crowded, with a number of forty digits and a name that nobody chose."""
    apply_theme(qapp, DARK if language == "fr" else LIGHT)
    speak(qapp, language)
    window.resize(*size)
    long_name = "<b>Å" + "x" * 80
    crowded = {f"formula[{row}].{key}": text for row in range(1, 4) for key, text in _line(long_name, row).items()}
    cases: tuple[tuple[str, dict[str, str]], ...] = (
        ("", {}),
        ("dilution", DILUTION),
        ("dilution", {"target_strength": "350 mg/mL"}),
        ("formula_scaling", crowded | {"required_total": "12345.6789 g", "report": long_name}),
        ("body_surface_area", {"formula": "mosteller", "height": "171.5 cm", "body_mass": "65.123456789 kg"}),
        ("milliequivalents", {}),
    )
    for name, given in cases:
        tell(window, name, given)
        settle(window.workplace.operations)  # rows that came last are arranged a turn later
        assert defects(window) == [], name
        assert too_small(screen_of(window)) == [], name


def _line(name: str, row: int) -> dict[str, str]:
    return {"ingredient": name if row == 1 else f"line {row}", "quantity": f"{row}.123456789 g"}
