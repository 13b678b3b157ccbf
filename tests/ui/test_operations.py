"""Work off the window's thread: who does it, in which order, and what comes back."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Changes
from tests.ui.station import settle
from ui.operations import Operation, Operations, Report
from ui.widgets.pdf_preview import RENDERER


@pytest.fixture
def operations(qapp: object) -> Iterator[Operations]:  # noqa: ARG001 - the event loop must be there
    """The threads, ended after the test."""
    made = Operations()
    yield made
    made.close()


def test_an_answer_comes_on_the_windows_thread_from_work_done_on_another(operations: Operations) -> None:
    """Nothing that may take long runs where the window is painted."""
    threads: list[int] = []
    asked = operations.write(lambda: threads.append(threading.get_ident()))
    asked.done.connect(lambda _answer: threads.append(threading.get_ident()))
    settle(operations)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_an_answer_that_is_there_at_once_still_reaches_who_connects_after_asking(operations: Operations) -> None:
    """An operation that returns its signals must not lose quick answers."""
    answers: list[object] = []
    asked = [operations.read(lambda number=number: number) for number in range(50)]  # type: ignore[misc]
    time.sleep(0.05)
    for operation in asked:
        operation.done.connect(answers.append)
    settle(operations)
    assert sorted(map(str, answers)) == sorted(map(str, range(50)))


def test_writers_work_one_after_the_other_in_the_order_asked(operations: Operations) -> None:
    """Two acts never run at once, so the second sees what the first has done."""
    running: list[int] = []
    order: list[int] = []

    def act(number: int) -> None:
        running.append(number)
        assert len(running) == 1
        time.sleep(0.003)
        order.append(number)
        running.remove(number)

    for number in range(12):
        operations.write(lambda number=number: act(number))  # type: ignore[misc]
    settle(operations)
    assert order == list(range(12))


def test_a_question_is_answered_while_a_writer_is_busy(operations: Operations) -> None:
    """A reader never waits for a writer."""
    release = threading.Event()
    answers: list[object] = []
    operations.write(lambda: release.wait(10))

    def note(said: object) -> None:
        answers.append(said)
        release.set()

    operations.read(lambda: "answered").done.connect(note)
    settle(operations)
    assert answers == ["answered"]
    assert release.is_set()


def test_papers_are_drawn_by_one_thread_alone(operations: Operations) -> None:
    """The renderer of PDF pages crashes in several threads."""
    threads: set[int] = set()
    for _ in range(8):
        operations.draw(lambda: threads.add(threading.get_ident()))
    settle(operations)
    assert len(threads) == 1


def test_no_paper_is_drawn_while_a_page_is_rendered(operations: Operations) -> None:
    """Two threads in the renderer of PDF pages end the program."""
    drawn = threading.Event()
    with RENDERER:
        operations.draw(drawn.set)
        for _ in range(10):
            QApplication.processEvents()
        assert not drawn.wait(0.2)
    settle(operations)
    assert drawn.is_set()


def test_a_refusal_is_a_refusal_and_a_fault_a_fault(operations: Operations) -> None:
    """What is expected is said in place; anything else goes to the crash report, and the next work is done."""
    heard: list[object] = []
    operations.failed.connect(heard.append)
    refusal, fault = Refusal("unknown_record", "load"), KeyError("x")

    def refuse() -> None:
        raise refusal

    def fail() -> None:
        raise fault

    first, second, third = operations.write(refuse), operations.write(fail), operations.write(lambda: 7)
    told: list[object] = []
    first.refused.connect(told.append)
    second.failed.connect(told.append)
    third.done.connect(told.append)
    settle(operations)
    assert told == [refusal, fault, 7]
    assert heard == [fault]


def test_long_work_reports_and_stops_when_asked(operations: Operations) -> None:
    """Verify can be cancelled; a check that survives every Exception does not survive this."""
    counts: list[tuple[int, int]] = []
    ends: list[str] = []

    def verify(report: Report) -> str:
        for number in range(10_000):
            try:
                report(number, 10_000)
            except Exception:  # noqa: BLE001, S112 - as the checks of the verification do
                continue
            time.sleep(0.001)
        return "all of it"

    asked = operations.read_long(verify)

    def count(done: int, total: int) -> None:
        counts.append((done, total))
        if done >= 5:
            asked.stop()

    asked.progress.connect(count)
    asked.done.connect(lambda _answer: ends.append("done"))
    asked.stopped.connect(lambda: ends.append("stopped"))
    settle(operations)
    assert ends == ["stopped"]
    assert counts[0] == (0, 10_000)
    assert len(counts) < 5000


def test_what_a_commit_touched_is_told_to_every_screen(operations: Operations) -> None:
    """Screens reload after each commit, also when its answer holds the changes among other things."""
    from datetime import UTC, datetime

    changes = Changes(1, "0" * 64, datetime(2026, 1, 1, tzinfo=UTC), frozenset({("lot", "1")}), {}, False, None)
    told: list[object] = []
    operations.changed.connect(told.append)
    operations.write(lambda: changes)
    operations.write(lambda: None)
    settle(operations)
    assert told == [changes]


def test_closing_waits_for_the_act_under_way_and_begins_no_other(operations: Operations) -> None:
    """A closed window leaves no act half done, and starts none that nobody sees."""
    begun = threading.Event()
    done: list[str] = []

    def slow() -> None:
        begun.set()
        time.sleep(0.1)
        done.append("first")

    operations.write(slow)
    operations.write(lambda: done.append("second"))
    while not begun.is_set():
        QApplication.processEvents()
    operations.close()
    assert done == ["first"]


def _answering(operations: Operations) -> list[Operation]:
    """One operation for each way in which work can end."""

    def refuse() -> None:
        raise Refusal("unknown_record", "load")

    def fail() -> None:
        raise KeyError("x")

    return [
        operations.write(lambda: 7),
        operations.read(refuse),
        operations.draw(fail),
        operations.read_long(lambda report: report(1, 2)),
    ]


def _listen(asked: list[Operation], told: list[object]) -> None:
    """Connect as screens do, by functions that Qt cannot tie to anything."""
    for operation in asked:
        for signal in (operation.done, operation.refused, operation.failed):
            signal.connect(lambda answer: told.append(answer))  # noqa: PLW0108
        operation.progress.connect(lambda done, _total: told.append(done))
        operation.ended.connect(lambda: told.append("ended"))


def test_who_is_deleted_is_told_nothing_and_a_fault_is_still_reported(operations: Operations) -> None:
    """An answer never reaches a screen that is gone, however it was connected; the records' news reach everybody."""
    told: list[object] = []
    faults: list[object] = []
    operations.failed.connect(faults.append)
    asker = QObject()
    _listen(_answering(operations.of(asker)), told)
    shiboken6.delete(asker)
    settle(operations)
    assert told == []
    assert len(faults) == 1


def test_who_is_there_is_told_each_answer_and_each_end(operations: Operations) -> None:
    """The counterpart: an asker that lives hears all of it."""
    told: list[object] = []
    asker = QObject()
    _listen(_answering(operations.of(asker)), told)
    settle(operations)
    assert len(told) == 9
    assert told.count("ended") == 4


def test_who_is_deleted_by_an_answer_does_not_hear_its_end(operations: Operations) -> None:
    """An answer may close the window that asked, as the last page of the first run does."""
    told: list[object] = []
    asker = QObject()
    asked = operations.of(asker).read(lambda: 7)
    asked.done.connect(lambda _answer: shiboken6.delete(asker))
    asked.ended.connect(lambda: told.append("ended"))
    settle(operations)
    assert told == []


def test_what_stands_in_a_cycle_is_freed_on_the_windows_thread_alone(operations: Operations) -> None:
    """However many objects the threads make: a timer that another thread frees brings Qt down."""
    freed: list[int] = []
    for _ in range(20):
        part = QObject()
        part.itself = part  # type: ignore[attr-defined]  # a cycle, as every signal to a method of one's own makes one
        weakref.finalize(part, lambda: freed.append(threading.get_ident()))
        del part
        operations.read(lambda: [[number] for number in range(20_000)])
        settle(operations)
    end = time.monotonic() + 20
    while len(freed) < 20 and time.monotonic() < end:
        ballast = [[] for _ in range(2_000)]  # type: ignore[var-annotated]
        QApplication.processEvents()
        del ballast
        time.sleep(0.01)
    assert set(freed) == {threading.get_ident()}


def test_python_frees_cycles_itself_once_the_last_threads_ended(qapp: object) -> None:  # noqa: ARG001
    """Two pharmacies may be open for a moment; the first that closes takes nothing from the second."""
    first, second = Operations(), Operations()
    assert not gc.isenabled()
    first.close()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()
