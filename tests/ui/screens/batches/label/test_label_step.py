"""The last step: the proof beside the record, the print, the print again with its reason, and a release taken back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import Engine, event

from compounder.documents.data_matrix import Printer
from compounder.documents.proof import decoded_codes
from compounder.domain.batch import Batch, BatchId, BatchState
from compounder.domain.dispensing import Print
from compounder.domain.errors import Refusal
from compounder.domain.papers.frame import VesselKind
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string
from compounder.exchange.settings_file import Settings
from compounder.services.print_papers.press import PaperKind
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import bench, counter
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import shown, type_text
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects, too_small
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.label.step import LabelStep
from ui.screens.batches.screen import BatchesScreen
from ui.words import sentence, speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
BATCH, PLANNED = BatchId("2026-0001"), BatchId("2026-0002")


@pytest.fixture(scope="module")
def stand(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Batch 1 released with one pot handed over, 2 planned."""
    anchors = tmp_path_factory.mktemp("label") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    key = bench.stocked(opened)
    assert bench.released(opened, key) == BATCH
    counter.hand_over(opened, counter.patient(opened), f"{BATCH}/1")
    assert bench.planned(opened, size="40 g") == PLANNED
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(sqlite_databases: Databases, stand: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(stand[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(stand[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> StandInPrinter:
    """CUPS with both printers chosen."""
    workplace.facilities.keep_settings(Settings(papers=tmp_path, printer="Office", label_printer="Zebra"))
    return StandInPrinter(tmp_path / "cups", monkeypatch)


@pytest.fixture
def window(workplace: Workplace, printer: StandInPrinter) -> MainWindow:
    """The labels of the released batch, with the pharmacist signed in."""
    del printer
    return opened_by(workplace, "paul")


def opened_by(workplace: Workplace, login: str, batch: BatchId = BATCH) -> MainWindow:
    """The step of a batch, with somebody signed in."""
    window = open_window(workplace)
    sign_in(window, login, PASSWORD)
    go(window, batch)
    return window


def go(window: MainWindow, batch: BatchId, step: str = "label") -> BatchesScreen:
    """Open a step of a batch."""
    assert window.desk is not None
    window.desk.open(Target(Place.BATCHES, batch, step))
    settle(window.workplace.operations)
    assert isinstance(window.desk.current, BatchesScreen)
    return window.desk.current


def step_of(window: MainWindow) -> LabelStep:
    """The step, shown."""
    assert window.desk is not None
    assert isinstance(window.desk.current, BatchesScreen)
    step = window.desk.current.current
    assert isinstance(step, LabelStep)
    return step


def texts(window: QWidget) -> str:
    """Every label in sight."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def on_path(window: MainWindow) -> str:
    """What the five steps say."""
    assert window.desk is not None
    assert isinstance(window.desk.current, BatchesScreen)
    return " ".join(step.accessibleName() for step in window.desk.current.path.findChildren(QWidget))


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on what has the focus."""
    shown(window)
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle(window.workplace.operations)


def prints(pharmacy: TestPharmacy) -> list[tuple[str, int, str]]:
    """Every printing that is recorded: paper, copy, reason."""
    with pharmacy.records.reading() as loads:
        return sorted((found.paper, found.copy, found.reason or "") for found in loads.find(Print))


def in_french(window: MainWindow) -> None:
    """From now on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, "fr")
    settle(window.workplace.operations)


def test_vials_say_that_their_cartons_are_labelled_too(window: MainWindow) -> None:
    """Two labels for each vial: the second one is no second vial's."""
    card = step_of(window).papers
    assert card._papers is not None
    papers = replace(card._papers, kind=VesselKind.VIAL)
    card.show_papers(papers, 2 * papers.count(), ())
    assert "9 vials to label, each with its carton" in texts(card)
    card.show_papers(papers, papers.count(), ())
    assert "carton" not in texts(card)


def test_the_proof_shows_what_would_print_and_records_nothing(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Field, record and what was read back; the code's elements; nothing is printed by looking."""
    step = step_of(window)
    seen = texts(step)
    assert "Proof: label 1 of 9" in seen
    assert "pot 100 × 70 mm" in seen
    assert "No label printed yet" in seen
    assert "9 pots to label" in seen
    assert "(10) 2026-0001" in seen
    assert "(21) 01" in seen
    assert "Register no." in seen
    assert "P 2026-0001" in seen
    assert "9 labels read back whole: every field and the code." in seen
    assert step.bar.primary.word == "Print 9 labels"
    assert prints(pharmacy) == []
    press(window, Qt.Key.Key_PageDown)
    assert "(21) 02" in texts(step)
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_PageUp)
    assert "Proof: label 1 of 9" in texts(step)


def test_what_the_printer_gets_decodes_to_the_containers_of_the_batch(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """F12 alone: the real bytes, each page's DataMatrix read from its dots, the digest that is recorded."""
    assert "labels to print" in on_path(window), "released, and no label printed yet"
    press(window, Qt.Key.Key_F12)
    assert "labels to print" not in on_path(window)
    (job,) = printer.jobs
    document = pdfium.PdfDocument(job)
    try:
        read = []
        for page in document:
            (symbol,) = decoded_codes(page, Printer.DPI_300)
            assert symbol.symbology_identifier == "]d2"
            read.append(container_code(parse_element_string("]d2" + symbol.bytes.decode("ascii"), date(2026, 11, 24))))
    finally:
        document.close()
    assert [code.container for code in read] == [f"{number:02d}" for number in range(1, 10)]
    assert {code.batch for code in read} == {BATCH}
    with pharmacy.records.reading() as loads:
        assert {code.use_by.isoformat()[:10] for code in read} == {loads.load(Batch, BATCH).beyond_use}
        assert loads.find(Print)[0].digest == pharmacy.records.salted_digest(None, job)
    assert printer.arguments[1] == "Zebra"
    seen = texts(window)
    assert "Sent to Zebra." in seen
    assert "9 labels printed" in seen
    assert "original, 24 Nov 2026" in seen.replace("\N{NO-BREAK SPACE}", " ")


def test_printing_again_asks_why_and_makes_duplicates(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """Refused in place without a reason, the focus at it; then the duplicate, with its mark, is recorded."""
    press(window, Qt.Key.Key_F12)
    step = step_of(window)
    assert step.bar.primary.word == "Print 9 duplicates"
    assert "Why are the labels printed again?" in texts(step)
    press(window, Qt.Key.Key_F12)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert step.papers.reason.isAncestorOf(focus)
    assert "A reprint is recorded with its reason" in texts(step)
    assert len(printer.jobs) == 1
    type_text("the roll was torn")
    settle(window.workplace.operations)
    press(window, Qt.Key.Key_F12)
    assert prints(pharmacy) == [("label", 0, ""), ("label", 1, "the roll was torn")]
    assert "18 labels printed" in texts(step)
    assert "the roll was torn" in texts(step)
    assert step.papers.reason.text() == ""
    assert printer.jobs[0] != printer.jobs[1]


def test_the_record_and_the_worksheet_print_by_their_keys(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """F9 and F7 go to the other printer; a second time F12 becomes that paper until its reason is given."""
    press(window, Qt.Key.Key_F9)
    press(window, Qt.Key.Key_F7)
    assert [paper for paper, _, _ in prints(pharmacy)] == ["batch_record", "worksheet"]
    assert printer.arguments[1] == "Office"
    step = step_of(window)
    assert step.bar.primary.word == "Print 9 labels"
    press(window, Qt.Key.Key_F9)
    assert step.bar.primary.word == "Print the batch record again"
    assert "Why is the batch record printed again?" in texts(step)
    type_text("for the file")
    settle(window.workplace.operations)
    press(window, Qt.Key.Key_F12)
    assert ("batch_record", 1, "for the file") in prints(pharmacy)
    assert step.bar.primary.word == "Print 9 labels"


def test_labels_that_did_not_come_out_are_told_and_f12_tries_again(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """No second record, no reason; what stands on the screen is true at every moment."""
    printer.behave("failing")
    press(window, Qt.Key.Key_F12)
    step = step_of(window)
    assert "Not printed: Zebra" in texts(step)
    assert "9 labels not printed yet" in texts(step)
    assert step._proof is not None
    assert step._proof.proved.pdf == printer.jobs[0], "the proof is of what waits, not of a duplicate"
    assert step.bar.primary.word == "Print 9 labels"
    printer.behave("taking")
    press(window, Qt.Key.Key_F12)
    assert "9 labels printed" in texts(step)
    assert not step.refusal.isVisible()
    assert prints(pharmacy) == [("label", 0, "")]
    assert printer.jobs[0] == printer.jobs[1]


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal("label_proof_failed", "code_differs", batch=BATCH, container=3),
        Refusal("label_proof_failed", "code_unreadable", batch=BATCH, container=3),
    ],
    ids=["differs", "unreadable"],
)
def test_a_proof_that_fails_is_refused_in_place(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, monkeypatch: pytest.MonkeyPatch,
    refusal: Refusal,
) -> None:  # fmt: skip
    """R26: no proof, no print; F12 says it again; the batch record still prints."""

    def refused(*_args: object, **_more: object) -> None:
        raise refusal

    monkeypatch.setattr("ui.screens.batches.label.proving.prove_labels", refused)
    window = opened_by(workplace, "tina")
    step = step_of(window)
    assert sentence(step.refusal.said) == sentence(refusal)
    press(window, Qt.Key.Key_F12)
    assert step.refusal.isVisible()
    assert prints(pharmacy) == []
    assert defects(window) == []
    press(window, Qt.Key.Key_F9)
    assert [paper for paper, _, _ in prints(pharmacy)] == ["batch_record"]
    assert len(printer.jobs) == 1


def test_a_batch_that_is_not_released_says_what_is_missing(window: MainWindow) -> None:
    """The path leads to the step that is due and says what the labels wait for."""
    place = go(window, PLANNED)
    assert not isinstance(place.current, LabelStep)
    assert "Label waits for Weigh" in sentence(place.refusal.said)


def test_a_pharmacist_takes_a_release_back_with_reason_and_password(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Each refusal at its field, what was typed stays; then the batch is void, and there is nothing to label."""
    step = step_of(window)
    step.acts.voiding.click()
    settle(window.workplace.operations)
    assert step.bar.primary.word == "Void batch 2026-0001"
    assert "Handed over" in texts(step)
    press(window, Qt.Key.Key_F12)
    assert "none is given" in texts(step)
    type_text("wrong lanolin")
    step.void.signature.password_field.line.setText("wrong password")
    press(window, Qt.Key.Key_F12)
    assert step.void.signature.reason() == "wrong lanolin"
    assert step.void.signature.password() == ""
    with pharmacy.records.reading() as loads:
        assert loads.load(Batch, BATCH).state is BatchState.RELEASED
    step.void.signature.password_field.line.setText(PASSWORD)
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        found = loads.load(Batch, BATCH)
    assert (found.state, found.decision_reason) == (BatchState.VOID, "wrong lanolin")
    assert "The release was taken back" in texts(step)
    assert "wrong lanolin" in texts(step)
    assert not step.proof.isVisible()
    assert step.bar.primary.word == "Print the batch record"
    assert not step.acts.voiding.isVisible()
    press(window, Qt.Key.Key_F12)
    assert [paper for paper, _, _ in prints(pharmacy)] == [PaperKind.BATCH_RECORD.value]


def test_esc_keeps_the_batch(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """The password is forgotten, the labels are there again."""
    step = step_of(window)
    step.acts.voiding.click()
    step.void.signature.password_field.line.setText(PASSWORD)
    press(window, Qt.Key.Key_Escape)
    assert not step.void.isVisible()
    assert step.papers.isVisible()
    assert step.void.signature.password() == ""
    assert step.bar.primary.word == "Print 9 labels"
    assert bench.stored_batch(pharmacy, BATCH).state is BatchState.RELEASED


def test_whoever_may_not_print_or_void_is_told(workplace: Workplace, printer: StandInPrinter) -> None:
    """An auditor sees the proof; F12 says who may print; a technician has no voiding."""
    window = opened_by(workplace, "aude")
    step = step_of(window)
    assert step.proof.isVisible()
    press(window, Qt.Key.Key_F12)
    assert "may not do this" in texts(step)
    assert not step.acts.record.isVisible()
    assert not step.acts.voiding.isVisible()
    assert printer.jobs == []
    window.lock()
    sign_in(window, "tina", PASSWORD)
    go(window, BATCH)
    assert not step_of(window).acts.voiding.isVisible()
    assert step_of(window).acts.record.isVisible()


def test_another_batch_begins_afresh(window: MainWindow) -> None:
    """Reason, password and refusal of one batch are not those of the next."""
    press(window, Qt.Key.Key_F12)
    step = step_of(window)
    step.papers.reason.set_text("torn")
    go(window, PLANNED)
    assert not step.proof.isVisible()
    go(window, BATCH)
    assert step.papers.reason.text() == ""
    assert step.proof.isVisible()


def test_it_speaks_french_and_the_label_stays_in_the_language_of_the_papers(window: MainWindow) -> None:
    """The window's words change at once; what stands on the label does not."""
    in_french(window)
    seen = texts(window)
    assert "Épreuve\N{NARROW NO-BREAK SPACE}: étiquette 1 sur 9" in seen
    assert "Aucune étiquette imprimée" in seen
    assert "N° d’ordonnancier" in seen
    assert step_of(window).bar.primary.word == "Imprimer 9 étiquettes"


def cut(window: MainWindow) -> list[str]:
    """What does not fit at any of the widths."""
    found: list[str] = []
    for size in SIZES:
        window.resize(*size)
        settle(window.workplace.operations)
        found += [*defects(window), *too_small(step_of(window))]
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_at_any_width(window: MainWindow, pharmacy: TestPharmacy, language: str) -> None:
    """Proof, reprint, refusal and voiding, in both languages; keys work where the acts are folded away."""
    if language == "fr":
        in_french(window)
    assert cut(window) == []
    press(window, Qt.Key.Key_F12)
    press(window, Qt.Key.Key_F12)
    step = step_of(window)
    assert step.papers.reason.isVisible()
    assert cut(window) == []
    assert not step.acts.record.isVisible(), "folded into More"
    press(window, Qt.Key.Key_F9)
    assert ("batch_record", 0, "") in prints(pharmacy)
    step.acts.voiding.click()
    press(window, Qt.Key.Key_F12)
    assert step.void.isVisible()
    assert cut(window) == []


def test_no_sql_runs_on_the_windows_thread(window: MainWindow) -> None:
    """Nor the proof, nor the printing."""
    here, seen = threading.get_ident(), []

    def watch(*_args: object) -> None:
        if threading.get_ident() == here:
            seen.append(True)

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        go(window, PLANNED)
        go(window, BATCH)
        press(window, Qt.Key.Key_F12)
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert seen == []
