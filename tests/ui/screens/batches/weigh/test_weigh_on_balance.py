"""Weigh on a balance: the scan chooses line and lot, F12 records what the button says, or says in place why not."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import Engine, event

from compounder.devices.simulated_balance import BalanceFault
from compounder.domain.batch import BatchState, WeighingSource
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.weigh import FromBalance
from tests.services import bench
from tests.services.pharmacy import PASSWORD, add_member
from tests.ui.keys import type_text
from tests.ui.screens.batches.weigh.bench_window import Bench, open_bench, wait
from tests.ui.station import sign_in
from ui.words import sentence

SALT = "TS2409-3"


def texts(widget: QWidget) -> str:
    """Every word that is shown, with plain spaces."""
    labels = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return " · ".join(label.text() for label in labels).replace("\u00a0", " ")


def noticed(at_bench: Bench) -> str:
    """What the notice of the task in front says."""
    return sentence(at_bench.step.task.notice.said).replace("\u00a0", " ")


def word(at_bench: Bench) -> str:
    """The primary button's word."""
    return at_bench.step.bar.primary.word.replace("\u00a0", " ")


def test_every_line_is_weighed_by_scan_pan_and_one_key(at_bench: Bench) -> None:
    """In any order; what is recorded is the balance's own line, the scanned lot and who weighed; then on to Verify."""
    assert "Scan the lot you hold" in texts(at_bench.step)
    for lot, grams in (("LA-1", "162.48"), ("WH-1", "166.37"), (SALT, "121.16"), ("GL-1", "50")):
        at_bench.weigh(lot, grams)
    dossier = at_bench.dossier()
    assert dossier.batch.state is BatchState.WEIGHED
    assert {(weighing.scanned, str(weighing.reading)) for weighing in dossier.weighings} == {
        ("LA-1", "162.48 g"), ("WH-1", "166.37 g"), (SALT, "121.16 g"), ("GL-1", "50 g"),
    }  # fmt: skip
    glycerol = next(weighing for weighing in dossier.weighings if weighing.scanned == "GL-1")
    assert (glycerol.source, glycerol.raw_line) == (WeighingSource.BALANCE, "S S      50.00 g")
    assert glycerol.weighed_by == at_bench.pharmacy.member("tina").id
    assert word(at_bench) == "To Verify"
    assert "Now a second person verifies" in texts(at_bench.step)


def test_the_button_says_what_it_records_and_the_success_is_said(at_bench: Bench) -> None:
    """The digits of the balance stand on it; afterwards one line in the bar, and no reading in the list."""
    at_bench.scan(SALT)
    at_bench.put("121.10")
    assert word(at_bench) == "Record 121.10 g"
    at_bench.record()
    assert "Recorded 121.10 g at 09:00" in texts(at_bench.step.bar)
    assert "121.1 " not in texts(at_bench.step.side)
    assert "1 of 4 weighed" in texts(at_bench.step.side)
    assert "Scan the lot you hold" in texts(at_bench.step)


def test_nothing_is_weighed_before_the_lot_is_scanned(at_bench: Bench) -> None:
    """Choosing the line is not enough: F12 says so in place, and the pan is shown without a verdict."""
    at_bench.put("121.14")
    at_bench.step.side.list.enter()
    at_bench.press(Qt.Key.Key_Return)
    assert "In tolerance" not in texts(at_bench.step)
    at_bench.press(Qt.Key.Key_F12)
    assert noticed(at_bench) == "Scan lot TS2409-3 before weighing."
    assert at_bench.dossier().weighings == ()
    at_bench.scan(SALT)
    assert "Lot TS2409-3 scanned, matches the plan" in texts(at_bench.step)
    assert "In tolerance" in texts(at_bench.step)
    assert noticed(at_bench) == ""


def test_the_lots_number_may_be_typed_into_the_one_field(at_bench: Bench) -> None:
    """By keyboard alone: Ctrl+K, the number, Enter."""
    at_bench.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_text("GL-1")
    at_bench.press(Qt.Key.Key_Return)
    at_bench.put("50")
    at_bench.record()
    assert at_bench.last().scanned == "GL-1"


def test_a_code_of_the_maker_names_the_lot(at_bench: Bench) -> None:
    """A GS1 code with the lot in it opens the line; our own container label does not."""
    at_bench.scan("(01)03400930000014(17)270630(10)TS2409-3")
    assert "Lot TS2409-3 scanned, matches the plan" in texts(at_bench.step)


def test_another_lot_is_refused_where_it_would_be_weighed(at_bench: Bench) -> None:
    """R13: which it is, which the plan says; the right scan takes it away."""
    at_bench.scan("LA-1")
    at_bench.scan("TS2502-1")
    assert noticed(at_bench).startswith("This is lot TS2502-1; the plan says LA-1.")
    at_bench.put("162.5")
    at_bench.press(Qt.Key.Key_F12)
    assert at_bench.dossier().weighings == ()
    at_bench.scan("LA-1")
    assert noticed(at_bench) == ""
    at_bench.record()


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        ("122.36", "Not recorded: 122.36 g is 0.01 g above the highest allowed, 122.35 g."),
        ("119.92", "Not recorded: 119.92 g is 0.01 g below the lowest allowed, 119.93 g."),
    ],
)
def test_an_amount_outside_the_limits_is_not_recorded(at_bench: Bench, grams: str, said: str) -> None:
    """R15, at the very step beside the limit; the limit itself is recorded."""
    at_bench.scan(SALT)
    at_bench.put(grams)
    at_bench.press(Qt.Key.Key_F12)
    assert noticed(at_bench).startswith(said)
    assert at_bench.dossier().weighings == ()
    at_bench.put("122.35")
    assert noticed(at_bench) == ""
    at_bench.record()


def test_an_unsettled_pan_is_not_recorded(at_bench: Bench) -> None:
    """R14, and the word Settling."""
    assert at_bench.pan is not None
    at_bench.scan(SALT)
    at_bench.put("121.14")
    at_bench.pan.fail_next(*[BalanceFault.UNSTABLE] * 60)
    wait(lambda: "Settling" in texts(at_bench.step))
    at_bench.press(Qt.Key.Key_F12)
    assert noticed(at_bench).startswith("Not recorded: the balance has not settled.")
    assert at_bench.dossier().weighings == ()


def test_what_lies_on_the_pan_when_it_is_read_must_be_what_the_button_said(at_bench: Bench) -> None:
    """More was added between the last look and the press: nothing is recorded."""
    at_bench.scan(SALT)
    at_bench.put("121.14")
    line = at_bench.step.card.scale._line
    assert line is not None
    assert at_bench.pan is not None
    line.set_watched(at_bench.step.card.scale, watched=False)
    wait(line._queue.empty)
    at_bench.pan.put(Quantity.of("121.20", "g"))
    at_bench.press(Qt.Key.Key_F12)
    wait(lambda: bool(noticed(at_bench)))
    assert noticed(at_bench).startswith("Not recorded: the balance sent 121.14 g, then 121.2 g.")
    assert at_bench.dossier().weighings == ()


@pytest.mark.parametrize(
    ("fault", "said", "word_shown"),
    [
        (BalanceFault.OVERLOAD, "The balance is overloaded: more than 2200 g.", "overload"),
        (BalanceFault.WRONG_UNIT, "The balance sent “S S", ""),
    ],
)
def test_what_the_balance_refuses_is_said_by_itself(
    at_bench: Bench, fault: BalanceFault, said: str, word_shown: str
) -> None:
    """R17 and R18 stand while they last, with a word instead of digits, and leave with their cause."""
    assert at_bench.pan is not None
    at_bench.scan(SALT)
    at_bench.put("121.14")
    at_bench.pan.fail_next(*[fault] * 10)
    wait(lambda: noticed(at_bench).startswith(said))
    assert at_bench.step.card.scale.panel.readout.spoken == word_shown
    wait(lambda: noticed(at_bench) == "")
    at_bench.record()


def test_a_pulled_cable_is_said_with_the_way_out(at_bench: Bench) -> None:
    """The balance is silent: nothing is recorded from it, and the amount can be entered by hand."""
    assert at_bench.pan is not None
    at_bench.scan(SALT)
    at_bench.put("121.14")
    at_bench.pan.unplug()
    wait(lambda: noticed(at_bench).startswith("Balance B1 cannot be reached"))
    assert at_bench.step.card.scale.panel.readout.spoken == "silent"
    at_bench.step.acts.by_hand.click()
    assert at_bench.step.task is at_bench.step.card.hand


def test_a_balance_that_was_not_checked_today_records_nothing(at_bench: Bench) -> None:
    """R19, by itself, once a lot is in hand."""
    at_bench.pharmacy.clock.now += timedelta(days=1)
    at_bench.step.reload()
    at_bench.settle()
    at_bench.scan(SALT)
    at_bench.put("121.14")
    assert noticed(at_bench).startswith("Balance B1 was last checked on 24 Nov 2026; today’s check is missing.")
    at_bench.press(Qt.Key.Key_F12)
    at_bench.settle()
    assert at_bench.dossier().weighings == ()


def test_the_tare_is_kept_with_the_weighing(at_bench: Bench) -> None:
    """F6: its raw line stands in the record of what was weighed in that beaker."""
    at_bench.put("20")
    at_bench.press(Qt.Key.Key_F6)
    wait(lambda: "Tared: the pan reads zero" in texts(at_bench.step.bar))
    at_bench.scan("GL-1")
    assert at_bench.pan is not None
    at_bench.pan.put(bench.q("70 g"))
    wait(lambda: word(at_bench) == "Record 50.00 g")
    at_bench.record()
    assert at_bench.last().tare_line == "T S      20.00 g"
    assert at_bench.last().raw_line == "S S      50.00 g"


def test_a_service_refuses_what_changed_meanwhile_and_says_so_in_place(at_bench: Bench) -> None:
    """The lot was taken out of use at another window: the refusal stands over the pan, nothing is taken."""
    at_bench.scan(SALT)
    at_bench.put("121.14")
    bench.weigh(at_bench.pharmacy, at_bench.dossier().lines[0].id, _reading(at_bench))
    at_bench.press(Qt.Key.Key_F12)
    wait(lambda: noticed(at_bench).startswith("Line 1 was weighed at"))
    assert len(at_bench.dossier().weighings) == 1


def _reading(at_bench: Bench) -> FromBalance:
    return bench.on_balance(at_bench.step.side._balances[0].id, "121.14 g")


def test_two_presses_record_once(at_bench: Bench) -> None:
    """The command belongs to the draft."""
    at_bench.scan(SALT)
    at_bench.put("121.14")
    for _ in range(2):
        at_bench.step.bar.primary.click()
    wait(lambda: len(at_bench.dossier().weighings) == 1)
    at_bench.settle()
    assert len(at_bench.dossier().weighings) == 1


def test_recorded_lines_stand_and_the_line_in_hand_is_scanned_again_after_a_crash(
    at_bench: Bench,
) -> None:
    """Another window on the same records knows what was recorded, and nothing of the draft."""
    at_bench.weigh("GL-1", "50")
    at_bench.scan(SALT)
    at_bench.put("121.14")
    again = open_bench(at_bench.window.workplace, at_bench.pharmacy, at_bench.batch, pan=at_bench.pan)
    assert "1 of 4 weighed" in texts(again.step.side)
    assert again.step.bench.in_hand is None
    assert "Scan the lot you hold" in texts(again.step)


def test_another_person_finds_no_draft_and_no_reading(at_bench: Bench) -> None:
    """Who comes after sees which lines are weighed, never what was read."""
    add_member(at_bench.pharmacy, "theo", at_bench.pharmacy.member("tina").role)
    at_bench.weigh(SALT, "121.16")
    at_bench.put("0")
    at_bench.scan("GL-1")
    at_bench.window.lock()
    sign_in(at_bench.window, "theo", PASSWORD)
    assert at_bench.window.desk is not None
    other = open_bench(at_bench.window.workplace, at_bench.pharmacy, at_bench.batch, login="theo")
    assert "121.16" not in texts(other.window)
    assert other.step.bench.in_hand is None


def test_who_may_not_weigh_is_told_so(at_bench: Bench) -> None:
    """An auditor looks on: F12 says which role may."""
    other = open_bench(at_bench.window.workplace, at_bench.pharmacy, at_bench.batch, login="aude")
    other.press(Qt.Key.Key_F12)
    assert "may not do this" in noticed(other)


def test_no_sql_and_no_port_on_the_windows_thread(at_bench: Bench) -> None:
    """A whole line, a tare and a refusal: read, written and weighed elsewhere."""
    threads: set[int] = set()
    opened: set[int] = set()
    line = at_bench.step.card.scale._line
    assert line is not None

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        at_bench.scan(SALT)
        at_bench.put("121.14")
        at_bench.press(Qt.Key.Key_F12)
        wait(lambda: "Recorded" in texts(at_bench.step.bar))
        request = line.read_stable(line)
        request.work = lambda _driver: opened.add(threading.get_ident())
        wait(lambda: bool(opened))
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert threads
    assert threading.get_ident() not in threads | opened
