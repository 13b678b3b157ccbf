"""Work off the window's thread: one writer, a few readers, one thread for PDF pages, one for the printer.

A screen asks, connects to the operation it got, and goes on::

    asked = operations.write(lambda: accept_lot(records, act, lot))
    asked.done.connect(self._show_accepted)
    asked.refused.connect(self.notice.show_refusal)

Whoever asks has operations of its own (`Operations.of`), and is told nothing any more once it is deleted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from enum import Enum
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Changes
from ui.freeing import Freeing
from ui.widgets.pdf_preview import RENDERER

Report = Callable[[int, int], None]
"""What long work calls with done and total; it does not return where the person has stopped the work."""

Answer = TypeVar("Answer")

_log = logging.getLogger("compounder.window")


class Stopped(BaseException):
    """The person stopped long work. No Exception: a check that survives every fault must not survive this."""


class Lane(Enum):
    """Where work runs; the value is how many threads there are."""

    WRITER = 1, "writer"
    READERS = 3, "reader"
    PAPERS = 1, "paper"
    PRINTER = 1, "printer"


class Operation(QObject):
    """One piece of work under way. All its signals are sent on the window's thread.

    Exactly one of `done` (with what the work answered), `refused` (a Refusal), `failed` (the fault) and `stopped` is
    sent, then `ended`. `progress` gives done and total of long work; `stop()` ends such work at its next report.
    Nothing of it is sent once the `asker` is deleted, whatever is connected; `answered` (also with what was
    `Raised`) is sent all the same, first, for the threads.
    """

    answered = Signal(object)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    progress = Signal(int, int)
    ended = Signal()
    _worked = Signal(object)
    _reported = Signal(int, int)

    def __init__(self, work: Callable[[Report], object], parent: QObject, asker: QObject | None) -> None:
        super().__init__(parent)
        self._work, self._asker = work, asker
        self._is_stopped = Event()
        self._worked.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Ask long work to stop; what it has not committed by then does not happen."""
        self._is_stopped.set()

    def run(self) -> None:
        """Do the work, on a thread of its lane; nothing is swallowed, everything is told to the window."""
        answer: object
        try:
            self._report(0, 0)
            answer = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - it is raised no further here, but told: see `_tell`
            answer = Raised(error)
        self._worked.emit(answer)

    def _report(self, done: int, total: int) -> None:
        if self._is_stopped.is_set():
            raise Stopped
        if total:
            self._reported.emit(done, total)

    def _tell_progress(self, done: int, total: int) -> None:
        if is_there(self._asker):
            self.progress.emit(done, total)

    def _tell(self, answer: object) -> None:
        self.answered.emit(answer)
        if is_there(self._asker):
            self._tell_asker(answer)
        if is_there(self._asker):
            self.ended.emit()
        self.deleteLater()

    def _tell_asker(self, answer: object) -> None:
        raised = answer.error if isinstance(answer, Raised) else None
        if raised is None:
            self.done.emit(answer)
        elif isinstance(raised, Refusal):
            self.refused.emit(raised)
        elif isinstance(raised, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(raised)


class Raised:
    """What a work raised instead of answering."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class Threads(QObject):
    """The threads of one open pharmacy. `changed` tells every screen what a commit touched (a `Changes`).

    `failed` gives every fault, for the crash report, whether or not its asker is still there. A work is handed to its
    thread one turn of the event loop after it was asked for: an answer never comes before the asker has connected.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: ThreadPoolExecutor(lane.value[0], lane.value[1]) for lane in Lane}
        self._under_way: set[Operation] = set()
        self._is_closed = False
        self._freeing = Freeing(self)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    def submit(self, lane: Lane, work: Callable[[Report], object], asker: QObject | None) -> Operation:
        """Have work done for whoever asks; without an asker its answer is told in any case."""
        operation = Operation(work, self, asker)
        self._under_way.add(operation)
        operation.answered.connect(lambda answer: self._hear(operation, answer))
        QTimer.singleShot(0, operation, lambda: self._begin(lane, operation))
        return operation

    def in_turn(self, work: Callable[[], Answer]) -> Answer:
        """See `Operations.in_turn`."""
        try:
            return self._pools[Lane.WRITER].submit(work).result()
        except (CancelledError, RuntimeError):
            if self._is_closed:  # the pool takes nothing any more, or has dropped what had not begun
                raise Stopped from None
            raise

    def close(self) -> None:
        """Let the work under way finish, drop what has not begun, end the threads."""
        self._is_closed = True
        for operation in self._under_way:
            operation.stop()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._freeing.end()

    def _begin(self, lane: Lane, operation: Operation) -> None:
        if not self._is_closed:
            self._pools[lane].submit(operation.run)

    def _hear(self, operation: Operation, answer: object) -> None:
        self._under_way.discard(operation)
        raised = answer.error if isinstance(answer, Raised) else None
        changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None)
        if isinstance(changes, Changes):
            self.changed.emit(changes)
        elif raised is not None and not isinstance(raised, Refusal | Stopped):
            # The type alone: a message may hold names.
            _log.error("fault %s", type(raised).__name__)
            self.failed.emit(raised)


class Operations:
    """What may be asked of the threads, by one asker: `of` gives every screen its own."""

    def __init__(self, threads: Threads | None = None, asker: QObject | None = None) -> None:
        self.threads = threads or Threads()
        self.asker = asker

    def of(self, asker: QObject) -> Operations:
        """The same threads for another asker, which hears of its own work until it is deleted."""
        return Operations(self.threads, asker)

    @property
    def changed(self) -> SignalInstance:
        """What each commit touched, whoever asked for it."""
        return self.threads.changed

    @property
    def failed(self) -> SignalInstance:
        """Every fault, whoever asked."""
        return self.threads.failed

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way, whoever asked."""
        return self.threads.is_idle

    def write(self, work: Callable[[], object]) -> Operation:
        """Do something that opens a unit of work, or compares a password; one after the other, in the order asked."""
        return self._submit(Lane.WRITER, lambda _report: work())

    def read(self, question: Callable[[], object]) -> Operation:
        """Ask something of the records; never waits for a writer."""
        return self._submit(Lane.READERS, lambda _report: question())

    def read_long(self, question: Callable[[Report], object]) -> Operation:
        """Ask something that takes long: verify, trace a large recall. It reports, and can be stopped."""
        return self._submit(Lane.READERS, question)

    def in_turn(self, work: Callable[[], Answer]) -> Answer:
        """Do the short act at the end of long work, called on its thread: one after the other with what is written.

        `Stopped` where the window closes before its turn has come.
        """
        return self.threads.in_turn(work)

    def draw(self, work: Callable[[], object]) -> Operation:
        """Make a PDF; one after another, and never while a page is rendered: the renderer may not be used by two.

        Only what reads: an act goes one after another with all others, in `write`.
        """

        def drawn() -> object:
            with RENDERER:
                return work()

        return self._submit(Lane.PAPERS, lambda _report: drawn())

    def hand_over(self, work: Callable[[], object]) -> Operation:
        """Give a paper to a printer, or save it; a printer that does not answer keeps nothing else waiting."""
        return self._submit(Lane.PRINTER, lambda _report: work())

    def close(self) -> None:
        """Let the work under way finish, drop what has not begun, end the threads."""
        self.threads.close()

    def _submit(self, lane: Lane, work: Callable[[Report], object]) -> Operation:
        return self.threads.submit(lane, work, self.asker)


def is_there(asker: QObject | None) -> bool:
    """Whether an asker can still be told; nobody is always there."""
    return asker is None or isValid(asker)
