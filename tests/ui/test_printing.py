"""Printing from the window: the recorded bytes reach the printer, and what does not come out is never forgotten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import current_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import Print
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.exchange.paper_files import PaperTray, WaitingPaper
from compounder.exchange.settings_file import Settings
from compounder.services.compound_batch.stop import void_batch
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.sign_in import Session, sign_in
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import bench
from tests.services.pharmacy import PASSWORD, PASSWORDS, TestPharmacy, new_id, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui import station, walk
from tests.ui.station import open_window, settle
from ui.main_window import MainWindow
from ui.printing import Outcome, PrintJob, look_into_tray, print_act, print_paper
from ui.widgets.tag import Tag
from ui.words import sentence, speak
from ui.workplace import Workplace

BATCH = BatchId("2026-0001")
LABELS = WantedPaper(PaperKind.LABEL, BATCH)


@pytest.fixture(autouse=True)
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was asked to open; no test opens a window of another program."""
    files: list[str] = []

    def opened(url: QUrl) -> bool:
        files.append(url.toLocalFile())
        return True

    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", opened)
    return files


@pytest.fixture
def no_cups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without printers."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture(scope="module")
def released_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A released batch of nine pots."""
    anchors = tmp_path_factory.mktemp("released") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    assert bench.released(opened, bench.stocked(opened)) == BATCH
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, released_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A pharmacy with a released batch."""
    anchors = tmp_path / "anchors"
    shutil.copytree(released_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(released_template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> StandInPrinter:
    """CUPS, whose label printer is chosen in the settings."""
    settings = Settings(papers=tmp_path / "papers", printer="Office", label_printer="Zebra")
    workplace.facilities.keep_settings(settings)
    return StandInPrinter(tmp_path / "cups", monkeypatch)


@pytest.fixture
def session(pharmacy: TestPharmacy) -> Session:
    """The technician."""
    return sign_in(pharmacy.records, PASSWORDS, login="tina", password=PASSWORD, attempt=new_id())


def printed(workplace: Workplace, session: Session, wanted: WantedPaper = LABELS, reason: str = "") -> PrintJob:
    """Print a paper and wait until it is out, or not."""
    job = print_paper(workplace, wanted, print_act(workplace, session, reason))
    heard: dict[str, list[object]] = {"ended_well": [], "refused": [], "failed": []}
    for name, said in heard.items():
        getattr(job, name).connect(said.append)
    settle(workplace.operations)
    job.heard = heard  # type: ignore[attr-defined]  # for the test alone
    return job


def outcome(workplace: Workplace, session: Session, wanted: WantedPaper = LABELS, reason: str = "") -> Outcome:
    """What became of a paper."""
    (found,) = printed(workplace, session, wanted, reason).heard["ended_well"]  # type: ignore[attr-defined]
    assert isinstance(found, Outcome)
    return found


def prints(pharmacy: TestPharmacy) -> tuple[Print, ...]:
    """Every printing that is recorded."""
    with pharmacy.records.reading() as loads:
        return loads.find(Print)


def test_a_paper_comes_out_though_its_screen_is_gone_and_nobody_is_told(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """What is recorded is handed over; the answer never reaches a screen that was deleted meanwhile."""
    asker, told = QObject(), list[object]()
    job = print_paper(workplace.asked_by(asker), LABELS, print_act(workplace, session))
    job.ended_well.connect(lambda outcome: told.append(outcome))  # noqa: PLW0108 - as screens do, tied to nothing
    job.ended.connect(lambda: told.append("ended"))
    shiboken6.delete(asker)
    settle(workplace.operations)
    assert len(prints(pharmacy)) == len(printer.jobs) == 1
    assert told == []
    assert workplace.unprinted.papers == ()


def test_the_recorded_bytes_reach_the_label_printer(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """The digest in the records is that of what the printer got; nothing waits."""
    came = outcome(workplace, session)
    (recorded,) = prints(pharmacy)
    (job,) = printer.jobs
    assert pharmacy.records.salted_digest(None, job) == recorded.digest
    assert printer.arguments[:4] == ["-d", "Zebra", "-t", "label 2026-0001"]
    assert came.is_out
    assert sentence(came.said) == "Sent to Zebra."
    assert workplace.unprinted.papers == ()
    assert workplace.facilities.tray.papers() == ()


def test_other_papers_go_to_the_other_printer(workplace: Workplace, printer: StandInPrinter, session: Session) -> None:
    """A batch record does not come out on labels."""
    assert outcome(workplace, session, WantedPaper(PaperKind.BATCH_RECORD, BATCH)).is_out
    assert printer.arguments[1] == "Office"
    assert printer.jobs[0].startswith(b"%PDF")
    assert outcome(workplace, session, WantedPaper(PaperKind.REGISTER, "2026")).is_out
    assert printer.arguments[3] == "register 2026"


@pytest.mark.usefixtures("no_cups")
def test_without_a_printer_the_paper_is_saved_and_opened_and_it_says_so(
    workplace: Workplace, pharmacy: TestPharmacy, session: Session, tmp_path: Path, opened_files: list[str],
) -> None:  # fmt: skip
    """No CUPS: a file with a speaking name in the station's folder; the same again overwrites nothing."""
    workplace.facilities.keep_settings(Settings(papers=tmp_path / "papers", label_printer="Zebra"))
    came = outcome(workplace, session)
    file = tmp_path / "papers" / "label 2026-0001.pdf"
    assert opened_files == [str(file)]
    assert sentence(came.said) == f"Saved as {file} and opened: this machine has no printing system."
    assert pharmacy.records.salted_digest(None, file.read_bytes()) == prints(pharmacy)[0].digest
    assert outcome(workplace, session, reason="torn").is_out
    assert (tmp_path / "papers" / "label 2026-0001 duplicate 1.pdf").exists()


def test_a_printer_that_nobody_chose_gets_nothing(
    workplace: Workplace, printer: StandInPrinter, session: Session, tmp_path: Path
) -> None:
    """Labels never come out of whatever printer there is."""
    workplace.facilities.keep_settings(Settings(papers=tmp_path / "papers", printer="Office"))
    came = outcome(workplace, session)
    assert printer.jobs == []
    assert "no printer is chosen in Settings" in sentence(came.said)
    speak_french = "aucune imprimante n’est choisie dans Réglages"
    in_french()
    assert speak_french in sentence(came.said)


def test_what_did_not_come_out_waits_and_comes_out_without_a_new_record(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """Printed again by the same act of the person: the same bytes, one record."""
    printer.behave("failing")
    came = outcome(workplace, session)
    assert not came.is_out
    assert "does not exist" in sentence(came.said)
    assert [paper.subject for paper in workplace.unprinted.papers] == [BATCH]
    printer.behave("taking")
    assert outcome(workplace, session).is_out
    first, second = printer.jobs
    assert first == second
    assert len(prints(pharmacy)) == 1
    assert workplace.unprinted.papers == ()


def test_a_refusal_records_nothing_and_leaves_nothing_waiting(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """A reprint without a reason, and one that somebody else printed in between."""
    assert outcome(workplace, session).is_out
    (refusal,) = printed(workplace, session).heard["refused"]  # type: ignore[attr-defined]
    assert isinstance(refusal, Refusal)
    assert refusal.phrase.key == "refusal.reason_needed.reprint"
    assert len(prints(pharmacy)) == len(printer.jobs) == 1
    assert workplace.facilities.tray.papers() == ()


def test_a_record_that_is_refused_leaves_nothing_waiting(
    workplace: Workplace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody printed the same paper after it was drawn: what lay in the tray already is taken out again."""

    def refused(*_args: object) -> None:
        raise Refusal("printed_meanwhile", "again")

    monkeypatch.setattr("ui.printing.record_printing", refused)
    (refusal,) = printed(workplace, session).heard["refused"]  # type: ignore[attr-defined]
    assert isinstance(refusal, Refusal)
    assert refusal.code == "printed_meanwhile"
    assert workplace.facilities.tray.papers() == ()


def test_a_full_disk_records_nothing(
    workplace: Workplace, pharmacy: TestPharmacy, session: Session, tmp_path: Path
) -> None:
    """What cannot be laid into the tray is not recorded as printed."""
    (tmp_path / "file").write_text("no folder")
    facilities = replace(workplace.facilities, tray=PaperTray(tmp_path / "file" / "tray"))
    (refusal,) = printed(replace(workplace, facilities=facilities), session).heard["refused"]  # type: ignore[attr-defined]
    assert isinstance(refusal, Refusal)
    assert refusal.code == "file_not_written"
    assert prints(pharmacy) == ()


def test_labels_of_a_batch_that_was_voided_never_come_out(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """What waited is taken out of the tray."""
    printer.behave("failing")
    outcome(workplace, session)
    act = pharmacy.act("void_batch", Role.PHARMACIST, "wrong pot")
    void_batch(pharmacy.records, act, pharmacy.signing(act), BATCH)
    look_into_tray(workplace)
    settle(workplace.operations)
    assert workplace.unprinted.papers == ()
    assert workplace.facilities.tray.papers() == ()


def test_a_paper_whose_printing_was_never_recorded_is_not_offered(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """The program ended between tray and record: kept for an hour, shown never, then gone."""
    tray = workplace.facilities.tray
    tray.put(WaitingPaper("9-eeeeeeeeeeeeeeee", "label", BATCH, 0, pharmacy.clock.now), b"%PDF")
    look_into_tray(workplace)
    settle(workplace.operations)
    assert workplace.unprinted.papers == ()
    assert len(tray.papers()) == 1
    pharmacy.clock.now = pharmacy.clock.now.replace(hour=12)
    look_into_tray(workplace)
    settle(workplace.operations)
    assert tray.papers() == ()


def test_each_part_runs_on_its_own_thread(
    workplace: Workplace, printer: StandInPrinter, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing on the paper thread, recording on the writer's, the printer on its own; nothing on the window's."""
    threads: dict[str, str] = {}
    for name in ("_drawn", "_recorded", "_handed_over"):
        work = getattr(__import__("ui.printing", fromlist=[name]), name)

        def noted(*args: object, name: str = name, work: object = work) -> object:
            threads[name] = current_thread().name.rpartition("_")[0]
            return work(*args)  # type: ignore[operator]

        monkeypatch.setattr(f"ui.printing.{name}", noted)
    assert outcome(workplace, session).is_out
    assert threads == {"_drawn": "paper", "_recorded": "writer", "_handed_over": "printer"}
    assert len(printer.jobs) == 1


def in_french() -> None:
    """From now on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, "fr")


def said_in(item: QWidget) -> list[str]:
    """What an item of the status line says, for readers."""
    return [tag.text() for tag in item.findChildren(Tag) if tag.isVisible()]


def at_a_desk(workplace: Workplace) -> MainWindow:
    """The window with the technician signed in."""
    window = open_window(workplace)
    station.sign_in(window, "tina", PASSWORD)
    return window


def test_the_status_line_tells_what_was_not_printed_until_it_is(
    workplace: Workplace, pharmacy: TestPharmacy, printer: StandInPrinter, session: Session
) -> None:
    """Also after a restart, in both languages; Ctrl+P tries again and says what came of it."""
    printer.behave("failing")
    outcome(workplace, session)
    restarted = station.workplace_of(pharmacy, workplace.operations, workplace.facilities.queries)
    window = at_a_desk(restarted)
    assert window.desk is not None
    tag = window.desk.status.printer
    assert said_in(tag) == ["1 paper not printed: Ctrl+P tries again"]
    assert walk.defects(window) == []
    QTest.keyClick(window.desk, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(workplace.operations)
    assert "does not exist" in sentence(window.desk.notice.said)
    assert tag.isVisible()
    in_french()
    settle(workplace.operations)
    assert "1 document non imprimé\u202f: Ctrl+P réessaie" in said_in(tag)
    assert walk.defects(window) == []
    printer.behave("taking")
    QTest.keyClick(window.desk, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(workplace.operations)
    assert sentence(window.desk.notice.said) == "Envoyé à Zebra."
    assert not tag.is_fault
    assert len(prints(pharmacy)) == 1


def test_a_click_on_the_tag_tries_again(workplace: Workplace, printer: StandInPrinter, session: Session) -> None:
    """For whoever works by mouse; in a narrow window the line appears for the fault alone."""
    printer.behave("failing")
    outcome(workplace, session)
    window = at_a_desk(workplace)
    window.resize(640, 400)
    settle(workplace.operations)
    assert window.desk is not None
    assert window.desk.status.isVisible()
    printer.behave("taking")
    QTest.mouseClick(window.desk.status.printer, Qt.MouseButton.LeftButton)
    settle(workplace.operations)
    assert not window.desk.status.isVisible()
    assert walk.defects(window) == []
