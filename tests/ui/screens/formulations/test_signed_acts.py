"""Approval beside the differences, retirement, evidence, drill: what is signed, what is recorded, what is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from compounder.domain.audit import AuditEntry
from compounder.domain.drill import DrillReport, Slip, Stage, Stop, Trial
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import BeyondUseEvidence, EvidenceKind, FormulationState
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.staff import Signature
from compounder.exchange.settings_file import Settings
from compounder.services.author_formulation import approve_formulation
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy
from tests.ui.screens.formulations.formulations_station import (
    DRAFT,
    FIRST,
    GEL,
    SIZES,
    draft,
    focus_name,
    formulations_template,
    go,
    opened_as,
    pharmacy,
    place_of,
    press,
    say_in,
    second_version,
    stored,
    texts,
    typed,
    window,
)
from tests.ui.station import settle
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.operations import Report
from ui.printing import Outcome
from ui.words import sentence
from ui.workplace import Workplace

__all__ = ["formulations_template", "pharmacy", "window"]

F6, F7, F8, F9, F12 = (getattr(Qt.Key, f"Key_F{number}") for number in (6, 7, 8, 9, 12))


def signatures(pharmacy: TestPharmacy, meaning: str) -> int:
    """How many signatures of a meaning there are."""
    with pharmacy.records.reading() as loads:
        return sum(1 for each in loads.find(Signature) if each.meaning == meaning)


# ---- comparison and approval ----


def test_a_draft_is_approved_by_keyboard_beside_what_it_changes(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F12 to the differences, the password, F12; the version before is retired; both by one signature."""
    before = signatures(pharmacy, "approve_formulation")
    go(window, DRAFT)
    press(window, F12)
    said = texts(window)
    for expected in ("Warm the mortar.", "400", "changed", "new", "lines unchanged", "I approve version 2 for use."):
        assert expected in said
    assert focus_name() == "Your password"
    typed(window, PASSWORD)
    press(window, F12)
    assert stored(pharmacy, DRAFT).state is FormulationState.APPROVED
    assert stored(pharmacy, FIRST).state is FormulationState.RETIRED
    assert signatures(pharmacy, "approve_formulation") == before + 1
    assert place_of(window).current is place_of(window).version
    assert "Approved and in force." in texts(window)


def test_unchanged_rows_are_folded_to_their_count_and_unfold(window: MainWindow) -> None:
    view = go(window, DRAFT, "compare").approval
    assert "glycerol" not in texts(view.difference).casefold()
    for number in list(view.difference._folds):
        view.difference._folds[number].click()
        assert QApplication.focusWidget() is view.difference._folds[number]
        settle(window.workplace.operations)
    assert "glycerol" in texts(view.difference).casefold()
    assert defects(place_of(window)) == []


def test_a_wrong_password_clears_itself_alone_and_says_so_at_the_field(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """An empty one is asked for in the same place; the right one then does it."""
    panel = go(window, DRAFT, "compare").approval.signature
    press(window, F12)
    assert panel.password_field.refusal is not None
    typed(window, "not the password")
    press(window, F12)
    assert "password is wrong" in panel.password_field.echo.text
    assert panel.password() == ""
    assert stored(pharmacy, DRAFT).state is FormulationState.DRAFT
    typed(window, PASSWORD)
    press(window, Qt.Key.Key_Return)
    assert stored(pharmacy, DRAFT).state is FormulationState.APPROVED


def test_a_text_that_changed_meanwhile_is_refused_until_it_is_read_again(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """Another window replaced the draft: its text was not read here. F5 reads it; what was typed stays."""
    view = go(window, DRAFT, "compare").approval
    typed(window, PASSWORD)
    draft(pharmacy, second_version(usual_size=bench.q("5000 g")))
    press(window, F12)
    assert isinstance(view.refusal.said, Refusal)
    assert view.refusal.said.code == "record_changed"
    assert stored(pharmacy, DRAFT).state is FormulationState.DRAFT
    assert "5000" not in texts(view.difference)
    press(window, Qt.Key.Key_F5)
    assert "5000" in texts(view.difference)
    assert not view.refusal.isVisible()
    assert view.signature.password() == PASSWORD
    press(window, F12)
    assert stored(pharmacy, DRAFT).state is FormulationState.APPROVED


def test_what_is_shown_does_not_change_under_the_hand_that_signs(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A commit in this window reads anew; a changed draft is told and not shown until F5."""
    view = go(window, DRAFT, "compare").approval
    draft(pharmacy, second_version(usual_size=bench.q("5000 g")))
    view.reload()
    settle(window.workplace.operations)
    assert "5000" not in texts(view.difference)
    assert isinstance(view.refusal.said, Refusal)


def test_a_draft_that_somebody_else_approved_meanwhile_is_refused_in_place(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    view = go(window, DRAFT, "compare").approval
    typed(window, PASSWORD)
    act = pharmacy.act("approve_formulation", "paul")
    approve_formulation(
        pharmacy.records, act, pharmacy.signing(act), stored(pharmacy, DRAFT).id, stored(pharmacy, DRAFT).digest
    )
    press(window, F12)
    assert isinstance(view.refusal.said, Refusal)
    assert view.refusal.said.code == "formulation_state"


def test_a_first_version_is_shown_whole(window: MainWindow) -> None:
    """Nothing to compare with: every row stands there."""
    view = go(window, GEL, "compare").approval
    said = texts(view.difference)
    assert "unchanged" not in said
    assert "The first version: everything is new" in texts(window)
    assert "cutaneous" in said


def test_who_may_not_approve_reads_all_and_is_told_why(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    window = opened_as(workplace, "tina")
    view = go(window, DRAFT, "compare").approval
    assert "Warm the mortar." in texts(view.difference)
    assert not view.signature.isVisible()
    press(window, F12)
    assert "technician" in sentence(view.refusal.said)
    assert stored(pharmacy, DRAFT).state is FormulationState.DRAFT


def test_any_two_versions_are_compared_and_only_a_draft_is_signed(window: MainWindow) -> None:
    """F7 from the version in force: the draft beside it, no signature."""
    go(window, FIRST)
    press(window, F7)
    view = place_of(window).approval
    assert not view.signature.isVisible()
    view.beside.choose(DRAFT)
    view.beside.chosen.emit(DRAFT)
    settle(window.workplace.operations)
    assert "Warm the mortar." in texts(view.difference)
    assert "removed" in texts(view.difference)


# ---- retirement ----


def test_the_version_in_force_is_retired_with_a_reason(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F8; without a reason it is refused at the reason, and the password stays."""
    go(window, FIRST)
    press(window, F8)
    view = place_of(window).retiring
    assert focus_name() == "Why?"
    view.signature.password_field.setFocus()
    typed(window, PASSWORD)
    press(window, F12)
    assert view.signature.reason_field.refusal is not None
    assert view.signature.password() == PASSWORD
    typed(window, "replaced by the gel")
    press(window, F12)
    assert stored(pharmacy, FIRST).state is FormulationState.RETIRED
    with pharmacy.records.reading() as loads:
        last = loads.last_act("retire_formulation", version=FIRST)
    assert isinstance(last, AuditEntry)
    assert "replaced by the gel" in last.body
    assert "Taken out of use." in texts(window)


def test_a_draft_offers_no_retirement(window: MainWindow) -> None:
    version = go(window, DRAFT).version
    assert not version.retire.isVisible()
    press(window, F8)
    assert place_of(window).current is version


# ---- evidence ----


def test_a_house_limit_is_recorded_with_its_effect_shown_before(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """It replaces the one of 90 days: 21 Feb 2027 becomes 23 Dec 2026; the older one stays readable."""
    view = go(window, FIRST, "evidence").evidence
    assert focus_name() == "What was found?"
    view.form.kind.choose(EvidenceKind.HOUSE_LIMIT)
    view.form.kind.chosen.emit(EvidenceKind.HOUSE_LIMIT)
    view.form.amount.setFocus()
    typed(window, "30")
    said = texts(view.signature).replace("\N{NO-BREAK SPACE}", " ")
    assert "21 Feb 2027" in said
    assert "23 Dec 2026" in said
    view.form.source.setFocus()
    typed(window, "procedure 8")
    view.signature.password_field.setFocus()
    typed(window, PASSWORD)
    press(window, F12)
    with pharmacy.records.reading() as loads:
        rows = loads.find(BeyondUseEvidence, formulation="sts-ointment-25")
    new = next(row for row in rows if row.days == 30)
    assert (new.kind, new.source, new.storage, len(rows)) == (EvidenceKind.HOUSE_LIMIT, "procedure 8", None, 2)
    assert texts(view.list).count("replaced") == 1
    assert texts(view.list).count("stands") == 1
    assert view.form.source.text() == ""


@pytest.mark.parametrize(
    ("kind", "typed_in", "field", "said"),
    [
        (None, ("", ""), "kind", "What was found?"),
        (EvidenceKind.HOUSE_LIMIT, ("2,5", "p"), "amount", "whole number"),
        (EvidenceKind.STUDY, ("", "p"), "amount", "whole number"),
        (EvidenceKind.WATER_ACTIVITY, ("1.2", "p"), "amount", "0 to 1"),
        (EvidenceKind.WATER_ACTIVITY, ("0.5x", "p"), "amount", "0.5x"),
        (EvidenceKind.WATER_ACTIVITY, ("0.5", " "), "source", "source"),
    ],
)
def test_a_fact_that_cannot_be_recorded_is_refused_at_its_field(
    window: MainWindow, kind: EvidenceKind | None, typed_in: tuple[str, str], field: str, said: str
) -> None:
    """What was typed stays."""
    amount, source = typed_in
    view = go(window, FIRST, "evidence").evidence
    if kind is not None:
        view.form.kind.choose(kind)
        view.form.kind.chosen.emit(kind)
    view.form.amount.set_text(amount)
    view.form.source.set_text(source)
    press(window, F12)
    refused = getattr(view.form, field)
    assert said.casefold() in refused.echo.text.casefold()
    assert view.form.amount.text() == amount
    assert view.form.source.text() == source


def test_an_auditor_reads_the_evidence_and_records_none(workplace: Workplace) -> None:
    window = opened_as(workplace, "aude")
    view = go(window, FIRST, "evidence").evidence
    assert "house procedure 7" in texts(view.list)
    assert not view.form.isVisible()
    press(window, F12)
    assert "auditor" in sentence(view.refusal.said)


# ---- the drill ----


def report_of(formulation: MasterFormulation) -> DrillReport:
    """A report with one slip of each ending."""
    stop = Stop(Stage.WEIGHING, "overload", Refusal("overload", "pan", capacity=bench.q("2200 g")).phrase)
    said = Phrase.of("drill.done.wrong_lot.mislabelled", wrong=LocalText.of("glycerol"), right=LocalText.of("lanolin"))
    size = Phrase.of("drill.done.ten_fold.size", size=bench.q("5000 g"))
    trials = (Trial(Slip.TEN_FOLD, size, stop), Trial(Slip.WRONG_LOT, said, None))
    return DrillReport(formulation.id, formulation.version, formulation.name, trials)


Drill = Callable[[MasterFormulation, str, Report], DrillReport]


def with_drill(workplace: Workplace, drill: Drill) -> Workplace:
    """The workplace with another drill: the real one takes seconds, and is tested where it lives."""
    return replace(workplace, facilities=replace(workplace.facilities, drill=drill))


def test_a_stored_version_is_drilled_and_what_reaches_the_patient_stands_first(
    workplace: Workplace, pharmacy: TestPharmacy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft itself with its own text; F9 prints the page to sign, and says what became of it."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _url: False)
    workplace.facilities.keep_settings(Settings(papers=tmp_path))
    asked: list[tuple[int, str]] = []

    def drill(formulation: MasterFormulation, text: str, report: Report) -> DrillReport:
        asked.append((formulation.version, text))
        report(1, 2)
        return report_of(formulation)

    window = opened_as(with_drill(workplace, drill), "paul")
    go(window, DRAFT)
    press(window, F6)
    press(window, F12)
    assert asked == [(2, stored(pharmacy, DRAFT).text)]
    said = texts(place_of(window).drill)
    assert said.index("unless a human sees them: 1") < said.index("Stopped by a check: 1")
    assert "no check stops it" in said
    assert "stopped at weighing" in said
    press(window, F9)
    assert [file.read_bytes()[:4] for file in tmp_path.glob("*.pdf")] == [b"%PDF"]
    assert "Saved as" in texts(place_of(window).drill)
    monkeypatch.setattr("ui.printing._given_out", _no_paper)
    press(window, F9)
    assert "out of paper" in texts(place_of(window).drill)
    assert place_of(window).drill.report is not None


def _no_paper(*_given: object) -> Outcome:
    raise Refusal("not_printed", "failed", queue="office", reason="out of paper")


def test_a_drill_shows_its_progress_and_escape_stops_it(workplace: Workplace) -> None:
    """Long work: the window goes on; the last result stays, and it can be run again."""
    goes_on, begun = threading.Event(), threading.Event()

    def drill(formulation: MasterFormulation, _text: str, report: Report) -> DrillReport:
        report(3, 22)
        begun.set()
        goes_on.wait(10)
        report(4, 22)
        return report_of(formulation)

    window = opened_as(with_drill(workplace, drill), "paul")
    view = go(window, FIRST, "drill").drill
    view.run()
    while not begun.is_set():
        QApplication.processEvents()
    view.bar.progress.show()  # it appears by itself after 400 ms
    for _ in range(20):
        QApplication.processEvents()
    assert "3 of 22" in texts(view.bar)
    view.bar.progress.cancelled.emit()
    goes_on.set()
    settle(window.workplace.operations)
    assert view.report is None
    assert view.bar.primary.is_ready
    assert "Not drilled" in texts(view)


def test_a_drill_that_is_refused_says_why_in_place(workplace: Workplace) -> None:
    """A formulation of which not even a faultless batch can be released."""

    def drill(_formulation: MasterFormulation, _text: str, _report: Report) -> DrillReport:
        raise Refusal("overload", "pan", capacity=bench.q("2200 g"))

    window = opened_as(with_drill(workplace, drill), "paul")
    view = go(window, FIRST, "drill").drill
    press(window, F12)
    assert isinstance(view.refusal.said, Refusal)


@pytest.mark.parametrize("size", SIZES)
def test_the_result_of_a_drill_fits_at_any_size(workplace: Workplace, size: tuple[int, int]) -> None:
    drilled = with_drill(workplace, lambda formulation, _text, _report: report_of(formulation))
    window = opened_as(drilled, "paul", *size)
    view = go(window, DRAFT, "drill").drill
    view.run()
    settle(window.workplace.operations)
    assert view.report is not None
    for language in ("en", "fr"):
        say_in(window, language)
        assert defects(place_of(window)) == [], language
