"""Dispense: by keyboard and scanner to the end; every refusal in place before the signature; nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import current_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import Engine, event

from compounder.domain.batch import BatchId, ContainerId
from compounder.domain.staff import Role
from compounder.exchange.settings_file import Settings
from compounder.services.recall import recall_batches
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import counter
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui import walk
from tests.ui.counter_window import (
    BATCH,
    HOSTILE,
    LONG,
    SIZES,
    counter_template,
    dispensings,
    enter,
    focus,
    go,
    patient,
    prints,
    shown,
)
from tests.ui.keys import shown as activated
from tests.ui.station import open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.dispense.screen import DispenseScreen
from ui.words import sentence, speak
from ui.workplace import Workplace

ORDER = {
    "prescriber": "Dr Hélène Maurin",
    "address": "Dermatology, Lille",
    "date": "20 Nov 2026",
    "text": "Sodium thiosulfate 25 % ointment",
    "directions": "A thick layer once a day",
}


@pytest.fixture(scope="module")
def template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A released batch and patients."""
    return counter_template(sqlite_databases, pharmacy_template, tmp_path_factory.mktemp("counter"))


@pytest.fixture
def pharmacy(sqlite_databases: Databases, template: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> StandInPrinter:
    """CUPS with both printers chosen; no file is opened."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _url: False)
    workplace.facilities.keep_settings(Settings(papers=tmp_path, printer="Office", label_printer="Zebra"))
    return StandInPrinter(tmp_path / "cups", monkeypatch)


@pytest.fixture
def window(workplace: Workplace, printer: StandInPrinter) -> MainWindow:  # noqa: ARG001 (papers must not reach a printer)
    """The technician at the counter."""
    opened = open_window(workplace)
    sign_in(opened, "tina", PASSWORD)
    go(opened, Target(Place.DISPENSE))
    activated(opened)
    return opened


def screen_of(window: MainWindow) -> DispenseScreen:
    """Dispense, shown."""
    found = shown(window)
    assert isinstance(found, DispenseScreen)
    return found


def press(window: MainWindow, key: Qt.Key) -> None:
    """A function key, through the window's shortcuts."""
    QTest.keyClick(window, key)
    settle(window.workplace.operations)


def prepare(window: MainWindow, pharmacy: TestPharmacy, *, identity: str = "DA 1960", password: str = PASSWORD) -> None:
    """Everything but the last key: pot 7 for Anne-Sophie."""
    screen = screen_of(window)
    go(window, Target(Place.DISPENSE, f"{BATCH}/7"))
    go(window, Target(Place.DISPENSE, patient(pharmacy, "0048213"), "patient"))
    for part, text in ORDER.items():
        screen.patient.fields[part].set_text(text)
    screen.identity.identity.set_text(identity)
    screen.identity.password.line.setText(password)
    screen.reload()
    settle(window.workplace.operations)


def reason(window: MainWindow) -> str:
    """What stands beside the primary act."""
    return sentence(screen_of(window).bar.reason)


def texts(window: MainWindow) -> str:
    """Every label that is seen."""
    return "\n".join(label.accessibleName() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_whole_hand_over_by_keyboard(window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter) -> None:
    """Pot, patient, prescription, who is there, signature, F12: recorded, both papers printed, ready for the next."""
    screen = screen_of(window)
    enter(window, f"{BATCH}/7\n")
    enter(window, "delpierre\n")
    enter(window, "\n")
    for text in ORDER.values():
        enter(window, text + "\t")
    assert focus() is screen.pot.field.line
    enter(window, "\t\t\t")
    screen.identity.identity.setFocus()
    enter(window, "da 1960\t")
    enter(window, PASSWORD)
    assert reason(window) == ""
    assert "DELPIERRE-VASSEUR" in texts(window)
    press(window, Qt.Key.Key_F12)
    done = dispensings(pharmacy)[-1]
    assert (str(done.quantity), done.patient) == ("50 g", patient(pharmacy, "0048213"))
    assert (done.prescriber, done.directions) == (ORDER["prescriber"], ORDER["directions"])
    assert str(done.prescribed_on) == "2026-11-20"
    assert prints(pharmacy) == [("dispensing_record", 0, None), ("patient_label", 0, None)]
    assert len(printer.jobs) == 2
    said = screen.done.accessibleName()
    assert "D-2026-0003" in said
    assert "Sent to Zebra" in said
    assert "DELPIERRE" not in texts(window)
    assert focus() is screen.pot.field.line


def test_the_code_of_the_container_and_the_wristband_are_scanned(window: MainWindow, workplace: Workplace) -> None:
    """Our DataMatrix is the pot, a record number the patient, wherever the focus is; a maker's pack stays no pot."""
    screen = screen_of(window)
    code = workplace.facilities.stationery().codes(1, date(2027, 2, 21), BATCH, "07")
    window.scan(f"]d2{code}")
    settle(workplace.operations)
    assert [pot.container for pot in screen.draft.pots] == [f"{BATCH}/7"]
    window.scan("0048213")
    settle(workplace.operations)
    assert screen.patient.name.text() == counter.NAME
    window.scan("0099999")
    settle(workplace.operations)
    assert "0099999" in screen.notice.accessibleName()
    assert screen.patient.name.text() == counter.NAME


def test_f12_says_what_is_missing_one_after_the_other_and_goes_there(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The pot, the patient, the prescription, who is there, the signature; each in place with the focus on it."""
    screen = screen_of(window)
    press(window, Qt.Key.Key_F12)
    assert (focus(), screen.pot.field.refusal is not None) == (screen.pot.field.line, True)
    go(window, Target(Place.DISPENSE, f"{BATCH}/7"))
    press(window, Qt.Key.Key_F12)
    assert focus() is screen.patient.search.field.line
    go(window, Target(Place.DISPENSE, patient(pharmacy, "0048213"), "patient"))
    for part, text in ORDER.items():
        press(window, Qt.Key.Key_F12)
        assert focus() is screen.patient.fields[part].line
        enter(window, text)
    press(window, Qt.Key.Key_F12)
    assert focus() is screen.identity.identity.line
    enter(window, "DA 1960")
    press(window, Qt.Key.Key_F12)
    assert focus() is screen.identity.password.line
    assert len(dispensings(pharmacy)) == 2


def test_who_is_not_this_patient_is_refused_before_anything_is_signed(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """R28 at the field as soon as the year is whole; what was typed stays, nothing is dispensed."""
    prepare(window, pharmacy, identity="DA 19")
    screen = screen_of(window)
    assert screen.identity.identity.refusal is None
    screen.identity.identity.setFocus()
    enter(window, "61")
    assert screen.identity.identity.echo.text.startswith("Initials and year do not match this patient.")
    press(window, Qt.Key.Key_F12)
    assert screen.identity.identity.text() == "DA 1961"
    assert screen.identity.password.text() == PASSWORD
    assert len(dispensings(pharmacy)) == 2


def test_a_wrong_password_empties_itself_alone_and_the_second_try_is_the_same_act(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """Everything typed stays; then one hand-over is recorded."""
    prepare(window, pharmacy, password="wrong")
    screen = screen_of(window)
    act = screen._act
    press(window, Qt.Key.Key_F12)
    assert (screen.identity.password.text(), screen.identity.password.refusal is not None) == ("", True)
    assert screen.patient.fields["prescriber"].text() == ORDER["prescriber"]
    assert len(dispensings(pharmacy)) == 2
    enter(window, PASSWORD)
    assert screen._act == act
    press(window, Qt.Key.Key_F12)
    assert len(dispensings(pharmacy)) == 3


def test_another_order_quantity_pot_or_patient_is_another_act(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A command answers what was first asked under it: it must never answer for something else."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    commands = [screen._act.command]
    screen.patient.fields["text"].setFocus()
    enter(window, "!")
    commands.append(screen._act.command)
    screen.pot.quantity.setFocus()
    enter(window, "5")
    commands.append(screen._act.command)
    go(window, Target(Place.DISPENSE, f"{BATCH}/8"))
    commands.append(screen._act.command)
    go(window, Target(Place.DISPENSE, patient(pharmacy, "0051778"), "patient"))
    commands.append(screen._act.command)
    assert len(set(commands)) == 5


def test_a_pot_that_may_not_be_handed_over_is_refused_when_it_is_scanned(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """Already dispensed, recalled meanwhile, past its date: the card says it, F12 does not act."""
    screen = screen_of(window)
    go(window, Target(Place.DISPENSE, f"{BATCH}/1"))
    assert "Nothing is left to dispense" in screen.pot.notice.accessibleName()
    assert "not here any more" in texts(window)
    prepare(window, pharmacy)
    assert [pot.container for pot in screen.draft.pots] == [f"{BATCH}/7"]
    act = pharmacy.act("recall_batches", Role.PHARMACIST, "glass found")
    recall_batches(pharmacy.records, act, pharmacy.signing(act), [BATCH])
    press(window, Qt.Key.Key_F12)
    assert "recalled" in screen.notice.accessibleName()
    assert "is recalled" in screen.pot.notice.accessibleName()
    assert "recalled" in reason(window)
    assert screen.patient.fields["text"].text() == ORDER["text"]
    assert len(dispensings(pharmacy)) == 2


def test_an_expired_pot_is_refused_with_the_date(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """R27."""
    pharmacy.clock.now += timedelta(days=120)
    go(window, Target(Place.DISPENSE, f"{BATCH}/7"))
    assert "was to be used by" in reason(window)
    assert "expired" in texts(window)


def test_a_part_is_handed_over_and_never_more_than_is_left(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """30 g are left of pot 3: 31 g are refused at the field, 12.5 g go."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    press(window, Qt.Key.Key_F6)
    go(window, Target(Place.DISPENSE, f"{BATCH}/3"))
    screen.pot.quantity.setFocus()
    enter(window, "31 g")
    assert "30" in screen.pot.quantity.echo.text
    assert "31\N{NO-BREAK SPACE}g" in reason(window)
    screen.pot.quantity.clear()
    screen.pot.quantity.setFocus()
    enter(window, "12.5 g")
    assert screen.bar.primary.word.startswith("Dispense 12.5\N{NO-BREAK SPACE}g")
    press(window, Qt.Key.Key_F12)
    assert str(dispensings(pharmacy)[-1].quantity) == "12.5 g"


def test_a_quantity_that_is_not_finished_never_means_all_of_it(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A number without its unit blocks the act."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    screen.pot.quantity.setFocus()
    enter(window, "12")
    press(window, Qt.Key.Key_F12)
    assert screen.pot.quantity.refusal is not None
    assert screen.pot.quantity.text == "12"
    assert len(dispensings(pharmacy)) == 2


def test_two_pots_of_one_batch_go_together_and_a_scan_twice_is_one(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """The button says 2 pots; the ledger says both."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    for number in ("8", "8"):
        go(window, Target(Place.DISPENSE, f"{BATCH}/{number}"))
    assert "2 pots of 50" in screen.bar.primary.word
    press(window, Qt.Key.Key_F12)
    assert str(dispensings(pharmacy)[-1].quantity) == "100 g"


def test_opening_another_patient_closes_the_first_with_words_and_forgets_the_prescription(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """What was typed for one is never another's."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    go(window, Target(Place.DISPENSE, patient(pharmacy, "0051778"), "patient"))
    assert screen.closed.accessibleName() == f"{counter.NAME} is closed. Nothing was dispensed."
    assert screen.patient.name.text() == "Szőke-Őrségi Ágnes"
    assert {field.text() for field in screen.patient.fields.values()} == {""}
    assert screen.identity.identity.text() == screen.identity.password.text() == ""
    assert screen.draft.pots != []


def test_the_lock_hides_the_patient_keeps_the_draft_and_forgets_the_password(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """After the idle lock the same person goes on where it stopped; no name in the window's title."""
    prepare(window, pharmacy)
    screen = screen_of(window)
    assert counter.NAME not in window.windowTitle()
    window.lock()
    assert "DELPIERRE" not in texts(window)
    sign_in(window, "tina", PASSWORD)
    assert screen_of(window) is screen
    assert screen.patient.name.text() == counter.NAME
    assert screen.patient.fields["text"].text() == ORDER["text"]
    assert screen.identity.identity.text() == "DA 1960"
    assert screen.identity.password.text() == ""


def test_a_paper_that_does_not_come_out_is_said_and_the_hand_over_stands(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """The act is recorded; the paper waits."""
    printer.behave("failing")
    prepare(window, pharmacy)
    press(window, Qt.Key.Key_F12)
    assert len(dispensings(pharmacy)) == 3
    assert "Not printed" in screen_of(window).done.accessibleName()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("number", ["IPP-0000000000000000000000009", "0051777"])
def test_nothing_is_clipped_in_any_state(
    window: MainWindow, pharmacy: TestPharmacy, application: QApplication, language: str, number: str
) -> None:
    """Empty, found, prepared, refused, done; hostile names; four sizes."""
    screen = screen_of(window)
    name = LONG if number.startswith("I") else HOSTILE
    speak(application, language)
    stages: list[Callable[[], object]] = [
        lambda: None,
        lambda: screen.patient.search._search("er" if number.startswith("I") else "ng"),
        lambda: go(window, Target(Place.DISPENSE, f"{BATCH}/3")),
        lambda: go(window, Target(Place.DISPENSE, patient(pharmacy, number), "patient")),
        lambda: press(window, Qt.Key.Key_F12),
        screen.draft.put_back,
        lambda: go(window, Target(Place.DISPENSE, f"{BATCH}/1")),
    ]
    for stage in stages:
        stage()
        for size in SIZES if name == LONG else SIZES[-1:]:
            window.resize(*size)
            settle(window.workplace.operations)
            assert walk.defects(window) == [], (size, stages.index(stage))
    assert screen.patient.name.accessibleName().startswith(name[:20])


def test_the_screen_speaks_french(window: MainWindow, pharmacy: TestPharmacy, application: QApplication) -> None:
    """Words, dates and refusals follow at run time, also those that stand."""
    prepare(window, pharmacy, identity="DA 1961")
    speak(application, "fr")
    settle(window.workplace.operations)
    said = texts(window)
    for word in (
        "né(e) le 29\N{NO-BREAK SPACE}févr.\N{NO-BREAK SPACE}1960, 66 ans",
        "Utiliser jusqu’au",
        "Qui est devant",
    ):
        assert word in said
    assert reason(window).startswith("Initiales et année ne correspondent pas.")
    assert screen_of(window).bar.primary.word.startswith("Dispenser 1 pot de 50\N{NO-BREAK SPACE}g")


def test_nothing_is_read_or_written_on_the_window_s_thread(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """From the first key to the printed papers."""
    here = current_thread().name
    threads: list[str] = []

    def hear(*_arguments: object) -> None:
        threads.append(current_thread().name)

    prepare(window, pharmacy)
    event.listen(Engine, "before_cursor_execute", hear)
    try:
        press(window, Qt.Key.Key_F12)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert threads
    assert here not in threads


def test_a_pot_of_another_batch_is_refused_and_the_chosen_one_stays(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """One batch at a time, said in the pot's card; a pot that may not go is not added to one that may."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    (chosen,) = screen.draft.pots
    screen.draft.take_pot(replace(chosen, batch=BatchId("2026-0002"), container=ContainerId("2026-0002/1")))
    assert "2026-0001, 2026-0002" in screen.pot.notice.accessibleName()
    go(window, Target(Place.DISPENSE, f"{BATCH}/1"))
    assert "Nothing is left to dispense" in screen.pot.notice.accessibleName()
    assert screen.draft.pots == [chosen]
    assert screen.patient.fields["text"].text() == ORDER["text"]


@pytest.mark.parametrize("is_scanned", [False, True])
def test_a_refused_pot_is_not_passed_over_by_f12(
    window: MainWindow, pharmacy: TestPharmacy, *, is_scanned: bool
) -> None:
    """It stands in its field, typed or scanned, until it is mended or taken away: nobody thinks that it goes along."""
    screen = screen_of(window)
    prepare(window, pharmacy)
    for number in ("99", "1"):
        if is_scanned:
            window.scan(f"{BATCH}/{number}")
            settle(window.workplace.operations)
        else:
            screen.pot.field.line.setFocus()
            screen.pot.field.line.clear()
            enter(window, f"{BATCH}/{number}")
            QTest.keyClick(focus(), Qt.Key.Key_Return)
            settle(window.workplace.operations)
        assert screen.pot.field.text() == f"{BATCH}/{number}"
        assert not screen.bar.primary.is_ready
        screen.bar.primary.setFocus()
        press(window, Qt.Key.Key_F12)
        assert len(dispensings(pharmacy)) == 2
        assert f"“{BATCH}/{number}” is not among what is handed over" in sentence(screen.pot.field.refusal or "")
        assert focus() is screen.pot.field.line
    focus().selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert reason(window) == ""
    press(window, Qt.Key.Key_F12)
    assert len(dispensings(pharmacy)) == 3
