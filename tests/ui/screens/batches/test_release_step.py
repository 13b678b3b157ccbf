"""Release, at the real window: yield, deviation, ladder, proof, signature; each refusal in place."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from compounder.domain.balance import Balance
from compounder.domain.batch import BatchState
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.compound_batch.deviations import open_deviation
from compounder.store.location import Location
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.desk import press
from tests.ui.keys import shown, type_text
from tests.ui.screens.batches.verify_station import (
    DEVIATING,
    HOSTILE,
    NO_YIELD,
    RELEASED,
    TO_SIGN,
    at_step,
    desk_of,
    pharmacy_at,
    step_of,
    to_release,
)
from tests.ui.station import settle
from tests.ui.walk import defects, parts
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.release.screen import ReleaseStep
from ui.widgets.button import Kind
from ui.widgets.pdf_preview import wait_for_pages
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def release_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Four batches at the end of their path."""
    anchors = tmp_path_factory.mktemp("release") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    to_release(opened)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, release_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A copy of it."""
    opened, _ = pharmacy_at(sqlite_databases, release_template, tmp_path / "anchors")
    yield opened
    opened.records.close()


def release_of(window: MainWindow) -> ReleaseStep:
    """The step, shown."""
    step = step_of(window)
    assert isinstance(step, ReleaseStep)
    return step


def calm(workplace: Workplace) -> None:
    """Everything asked for and every page is there."""
    settle(workplace.operations)
    wait_for_pages()
    settle(workplace.operations)


def said(widget: QWidget) -> str:
    """Everything that a visible part of the screen says to a reader."""
    return " ".join(part.accessibleName() for part in parts(widget))


def f12(step: ReleaseStep) -> None:
    """The primary act, and its answer."""
    step.bar.primary.click()
    settle(step.workplace.operations)


class TestSign:
    """Ready: ladder, proof, checks, signature."""

    def test_all_that_is_signed_stands_beside_the_signature(self, workplace: Workplace) -> None:
        """The date, every limit, the label read back, the checks with their limits, the sentence."""
        step = release_of(at_step(workplace, TO_SIGN, "release"))
        assert step.ladder.date.text() == f"21{SPACE}Feb{SPACE}2027"
        ladder = said(step.ladder)
        for word in ("House limit: house procedure 7", "Expiry of lanolin", "4 other limits come later"):
            assert word in ladder
        assert step.proof.view.agrees
        proof = said(step.proof)
        assert "Read back: 20 of 20 fields equal the record" in proof
        assert "Register" not in proof
        checks = said(step.sign)
        for word in ("Lines weighed 4 of 4", "Name of paul", f"99.24{SPACE}% within", "Deviations none"):
            assert word in checks
        assert "I release batch 2026-0003 for dispensing." in checks

    def test_a_rung_says_its_rule_and_edition(self, workplace: Workplace) -> None:
        """F1 on a rung."""
        step = release_of(at_step(workplace, TO_SIGN, "release"))
        step.ladder.ladder.explained.emit(0)
        assert "house limit, BPP 2023" in step.ladder.rule.accessibleName()

    def test_the_password_and_f12_release(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """By keyboard: the focus is in the password; then the register number, the way to the labels, read only."""
        window = at_step(workplace, TO_SIGN, "release")
        step = release_of(window)
        shown(window)
        assert step.sign.release.password_field.line.hasFocus()
        type_text(PASSWORD)
        press(window, Qt.Key.Key_F12)
        settle(workplace.operations)
        batch = bench.stored_batch(pharmacy, TO_SIGN)
        assert (batch.state, batch.beyond_use) == (BatchState.RELEASED, "2027-02-21")
        assert batch.decided_by == pharmacy.member(Role.PHARMACIST).id
        assert "Register number P-2026-0002" in said(step.sign)
        assert not step.sign.release.isVisible()
        assert not step.acts.reject.isVisible()
        assert step.sign.release.password() == ""
        moved: list[int] = []
        step.moved.connect(moved.append)
        f12(step)
        assert moved == [5]

    def test_a_wrong_password_stands_at_the_password(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """Only it is cleared, and nothing is released."""
        step = release_of(at_step(workplace, TO_SIGN, "release"))
        step.sign.release.password_field.line.setText("wrong")
        f12(step)
        assert isinstance(step.sign.release.password_field.refusal, Refusal)
        assert step.sign.release.password() == ""
        assert bench.stored_batch(pharmacy, TO_SIGN).state is BatchState.VERIFIED

    def test_a_record_that_changed_is_refused_and_read_again(
        self, workplace: Workplace, pharmacy: TestPharmacy
    ) -> None:
        """R24: somebody wrote a deviation meanwhile; it stands there now, and nothing was signed."""
        step = release_of(at_step(workplace, TO_SIGN, "release"))
        open_deviation(pharmacy.records, pharmacy.act("open_deviation", Role.TECHNICIAN, "a lid was loose"), TO_SIGN)
        step.sign.release.password_field.line.setText(PASSWORD)
        f12(step)
        assert "changed after you opened it" in step.sign.refusal.accessibleName()
        assert bench.stored_batch(pharmacy, TO_SIGN).state is BatchState.VERIFIED
        assert "a lid was loose" in said(step.sign)
        assert step.bar.primary.word == "Accept the deviation"

    def test_who_may_not_release_is_told_so(self, workplace: Workplace) -> None:
        """The technician reads everything, and finds the reason instead of a password."""
        step = release_of(at_step(workplace, TO_SIGN, "release", login="tina"))
        assert "may not do this" in step.sign.refusal.accessibleName()
        assert "may not do this" in step.bar.primary.accessibleDescription()
        assert not step.sign.release.isVisible()
        assert not step.acts.reject.isVisible()


class TestYield:
    """What came out, asked first."""

    def test_the_yield_is_recorded_by_keyboard(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """Field by field; then the proof is drawn and the signature waits."""
        window = at_step(workplace, NO_YIELD, "release")
        step = release_of(window)
        shown(window)
        assert step.form.amount.number.hasFocus()
        type_text("496.2g")
        for text in ("9 x 50 g", "10g", "30g", "3g", "homogeneous"):
            press(window, Qt.Key.Key_Tab)
            _to_next_line(window, step)
            type_text(text)
        settle(workplace.operations)
        assert f"99.24{SPACE}%" in said(step.form.account)
        press(window, Qt.Key.Key_F12)
        calm(workplace)
        batch = bench.stored_batch(pharmacy, NO_YIELD)
        assert (batch.yield_obtained, batch.label_count, batch.appearance) == (q("496.2 g"), 9, "homogeneous")
        assert step.proof.view.isVisible()
        assert step.bar.primary.word == "Sign and release"

    def test_f12_names_what_is_missing_and_goes_there(self, workplace: Workplace) -> None:
        """Also a text that says no containers."""
        window = at_step(workplace, NO_YIELD, "release")
        step = release_of(window)
        shown(window)
        step.form.amount.set_value(q("496.2 g"))
        step.form.filled.set_text("nine pots")
        press(window, Qt.Key.Key_F12)
        assert step.form.filled.line.hasFocus()
        assert "9x50 g" in step.bar.primary.accessibleDescription()
        assert step.form.filled.text() == "nine pots"

    def test_outside_the_limits_a_cause_is_asked_for(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """R23: the figures stay, the cause is typed, and the deviation waits for a pharmacist."""
        step = release_of(at_step(workplace, NO_YIELD, "release"))
        step.form.amount.set_value(q("440 g"))
        step.form.filled.set_text("8 x 50 g; 1 x 30 g")
        step.form.appearance.set_text("homogeneous")
        step.form.changed.emit()
        f12(step)
        assert "outside 95" in step.form.refusal.accessibleName()
        assert step.form.amount.value() == q("440 g")
        step.form.reason.line.insert("a pot fell")
        step.form.reason.edited.emit("a pot fell")
        assert step.bar.primary.word == "Record yield and deviation"
        f12(step)
        found = bench.dossier(pharmacy, NO_YIELD)
        assert [row.reason for row in found.open_deviations] == ["a pot fell"]
        assert [str(pot.content) for pot in found.containers][-1] == "30 g"
        assert step.bar.primary.word == "Accept the deviation"

    def test_a_corrected_amount_is_judged_anew(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """A slip was typed and put right: no cause is asked for any more, and none is recorded."""
        step = release_of(at_step(workplace, NO_YIELD, "release"))
        step.form.amount.set_value(q("440 g"))
        step.form.filled.set_text("8 x 50 g; 1 x 30 g")
        step.form.appearance.set_text("homogeneous")
        step.form.changed.emit()
        f12(step)
        assert step.form.is_outside
        step.form.amount.set_value(q("496.2 g"))
        step.form.amount.changed.emit()
        assert step.form.refusal.said == ""
        assert step.bar.primary.word == "Record the yield"
        assert step.bar.reason == ""
        f12(step)
        assert bench.dossier(pharmacy, NO_YIELD).open_deviations == ()

    def test_the_typed_yield_outlives_a_reading_anew(self, workplace: Workplace) -> None:
        """What others record does not empty the form."""
        step = release_of(at_step(workplace, NO_YIELD, "release"))
        step.form.amount.set_value(q("496.2 g"))
        step.reload()
        settle(workplace.operations)
        assert step.form.amount.value() == q("496.2 g")


def _to_next_line(window: MainWindow, step: ReleaseStep) -> None:
    """Tab on past the unit and its chevron, to the next line that takes text."""
    lines = [
        step.form.filled.line,
        step.form.sample.number,
        step.form.remainder.number,
        step.form.vessels.number,
        step.form.appearance.line,
    ]
    for _ in range(4):
        if QApplication.focusWidget() in lines:
            return
        press(window, Qt.Key.Key_Tab)


class TestDeviation:
    """An open deviation comes before the signature."""

    def test_it_is_accepted_with_a_reason_and_a_signature(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """Then the release waits, and the checks name it."""
        step = release_of(at_step(workplace, DEVIATING, "release"))
        deviation = said(step.sign)
        assert "a pot fell" in deviation
        assert "440 g" in deviation.replace(SPACE, " ")
        panel = step.sign.accept
        panel.password_field.line.setText(PASSWORD)
        f12(step)
        assert isinstance(panel.reason_field.refusal, Refusal)
        panel.reason_field.line.setText("the rest is as it should be")
        panel.password_field.line.setText(PASSWORD)
        f12(step)
        assert bench.dossier(pharmacy, DEVIATING).open_deviations == ()
        assert step.bar.primary.word == "Sign and release"
        assert "Deviations 1 accepted" in said(step.sign)

    def test_a_technician_does_not_accept_it(self, workplace: Workplace) -> None:
        """The reason stands beside the act."""
        step = release_of(at_step(workplace, DEVIATING, "release", login="tina"))
        assert "may not do this" in step.bar.primary.accessibleDescription()


def is_destructive(step: ReleaseStep) -> bool:
    """Whether the primary act is red."""
    return step.bar.primary.kind is Kind.DESTRUCTIVE


class TestRefuse:
    """The batch refused: destructive, last step, with a reason."""

    def test_a_batch_is_refused_with_reason_and_signature(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """The last step alone is red; Esc goes back without harm."""
        window = at_step(workplace, TO_SIGN, "release")
        step = release_of(window)
        shown(window)
        step.acts.reject.click()
        assert is_destructive(step)
        assert step.sign.reject.reason_field.line.hasFocus()
        press(window, Qt.Key.Key_Escape)
        assert not is_destructive(step)
        step.acts.reject.click()
        type_text("it separated")
        step.sign.reject.password_field.line.setText(PASSWORD)
        f12(step)
        batch = bench.stored_batch(pharmacy, TO_SIGN)
        assert (batch.state, batch.decision_reason) == (BatchState.REJECTED, "it separated")
        assert "Not for use" in said(step.sign)
        assert "it separated" in said(step.sign)


class TestOtherStates:
    """Not reached, and decided."""

    def test_a_released_batch_is_read_only(self, workplace: Workplace) -> None:
        """Its number, who and until when."""
        step = release_of(at_step(workplace, RELEASED, "release"))
        sign = said(step.sign)
        assert "Register number P-2026-0001" in sign
        assert "Decided by Name of paul" in sign
        assert step.ladder.date.text() == f"21{SPACE}Feb{SPACE}2027"
        assert not step.proof.isVisible()
        assert step.bar.primary.word == "Go to labels"

    def test_a_batch_that_is_not_verified_leads_back(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """The open lines by name; F12 goes to Verify; no figure of the first readings."""
        with pharmacy.records.reading() as loads:
            key = loads.find(Balance)[0].id
        batch = bench.planned(pharmacy, size="100 g")
        bench.weigh_all(pharmacy, batch, key)
        # The path opens the step that is due; a batch can fall back while this one is shown.
        step = release_of(at_step(workplace, RELEASED, "release"))
        step.show_batch(batch)
        step.reload()
        settle(workplace.operations)
        sign = said(step.sign)
        assert "has no second reading" in sign
        assert "Strength" not in sign
        moved: list[int] = []
        step.moved.connect(moved.append)
        f12(step)
        assert moved == [3]

    def test_who_weighed_finds_the_reason(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """The pharmacist weighed, petra verified: paul does not release it."""
        with pharmacy.records.reading() as loads:
            key = loads.find(Balance)[0].id
        batch = bench.planned(pharmacy, size="100 g")
        bench.weigh_all(pharmacy, batch, key, role=Role.PHARMACIST)
        bench.verify_all(pharmacy, batch, role="petra")  # type: ignore[arg-type]  # a login is as good as a role
        bench.steps_done(pharmacy, batch)
        bench.obtain(pharmacy, batch, "99 g", [(1, "50 g")])
        step = release_of(at_step(workplace, batch, "release"))
        assert "You weighed in batch" in step.sign.refusal.accessibleName()
        assert not step.sign.release.isVisible()


def test_a_label_that_does_not_fit_stands_in_place_of_the_proof(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """R25, before anybody signs: the sentence names the text and the larger label, and F12 says the same."""
    name = f'{{ en = "{HOSTILE}", fr = "{HOSTILE}" }}'
    bench.approve(pharmacy, bench.INJECTION, change=('{ en = "diluent", fr = "diluant" }', name))
    bench.house_limit(pharmacy, bench.INJECTION, 2)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    with pharmacy.records.reading() as loads:
        key = loads.find(Balance)[0].id
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "10 mL", [(1, "10 mL")])
    step = release_of(at_step(workplace, batch, "release"))
    assert step.ladder.date.text() == f"26{SPACE}Nov{SPACE}2026, 09:00"
    assert "100 × 70" in step.proof.refusal.accessibleName()
    step.sign.release.password_field.line.setText(PASSWORD)
    f12(step)
    assert "100 × 70" in step.bar.primary.accessibleDescription()
    assert bench.stored_batch(pharmacy, batch).state is BatchState.VERIFIED


def test_everything_fits_in_both_languages_at_every_size(workplace: Workplace, application: QApplication) -> None:
    """Yield empty and refused, deviation, signature, refusal, released; hostile reasons."""
    window = at_step(workplace, NO_YIELD, "release")
    step = release_of(window)
    found: list[str] = []

    def look(name: str) -> None:
        for language in ("en", "fr"):
            speak(application, language)
            for size in SIZES:
                window.resize(*size)
                calm(workplace)
                found.extend(f"{name} {language} {size} {defect}" for defect in defects(window))

    step.form.amount.set_value(q("440 g"))
    step.form.filled.set_text("8 x 50 g")
    step.form.appearance.set_text(HOSTILE)
    step.form.changed.emit()
    f12(step)
    look("yield")
    step.form.reason.line.setText(HOSTILE)
    f12(step)
    calm(workplace)
    look("deviation")
    for batch in (TO_SIGN, RELEASED):
        desk_of(window).open(Target(Place.BATCHES, batch, "release"))
        calm(workplace)
        look(batch)
    desk_of(window).open(Target(Place.BATCHES, TO_SIGN, "release"))
    calm(workplace)
    step.acts.reject.click()
    look("refuse")
    assert found == []


def test_nothing_is_asked_or_drawn_on_the_windows_thread(workplace: Workplace) -> None:
    """Neither to look nor to sign; the label is drawn on the thread for papers."""
    threads: set[int] = set()

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        step = release_of(at_step(workplace, TO_SIGN, "release"))
        step.sign.release.password_field.line.setText(PASSWORD)
        f12(step)
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert threads
    assert threading.get_ident() not in threads


def test_french_says_it_as_a_french_pharmacist_does(workplace: Workplace, application: QApplication) -> None:
    """Words of the screen, and the sentence that is signed as the record prints it."""
    step = release_of(at_step(workplace, TO_SIGN, "release"))
    speak(application, "fr")
    settle(workplace.operations)
    heard = said(step)
    for word in ("Utiliser jusqu’au", "Avant de signer", "Non-conformités", "ordonnancier", "Épreuve de l’étiquette"):
        assert word in heard
    assert step.bar.primary.word == "Signer et libérer"
