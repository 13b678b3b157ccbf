"""The balances of this station: each is read on a thread of its own, and the window hears what its pan shows.

Nothing here waits: a balance that is unplugged, silent or slow is a word on the window, which goes on.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from compounder.devices.serial_balance import ANSWER_SECONDS, SerialBalance
from compounder.domain.balance import Balance, BalanceId, LiveReading
from compounder.domain.errors import Refusal
from ui.operations import is_there

if TYPE_CHECKING:
    from compounder.devices.simulated_balance import SimulatedBalance

WATCHED_PAUSE = 0.15
"""Seconds between two looks at a pan that somebody watches."""
IDLE_PAUSE = 1.0
"""Seconds between two looks while nobody watches, and between two attempts to reach a balance that is gone."""
STABLE_SECONDS = 5.0
"""How long a balance may take to settle for a reading or a tare."""
GONE = ("balance_silent", "balance_mismatch")
"""The refusals after which nothing is known of the pan: nobody answers, or another balance does."""

_log = logging.getLogger("compounder.window")
_Work = Callable[[SerialBalance], object]


class BalanceRequest(QObject):
    """Something asked of a balance: exactly one of `done` (with the reading) and `refused` is sent, on the window.

    Neither is, once the `asker` is deleted.
    """

    done = Signal(object)
    refused = Signal(object)
    _answered = Signal(object)

    def __init__(self, work: _Work, parent: QObject, asker: QObject) -> None:
        super().__init__(parent)
        self.work, self._asker = work, asker
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def answer(self, answer: object) -> None:
        """What the balance answered; called on its thread."""
        self._answered.emit(answer)

    def _tell(self, answer: object) -> None:
        if is_there(self._asker):
            (self.refused if isinstance(answer, Refusal) else self.done).emit(answer)
        self.deleteLater()


class BalanceLine(QObject):
    """One balance at one port. `changed` when `shown` did: a LiveReading, a Refusal, or None before the first answer.

    `contact_changed` when the balance was reached for the first time, lost or found again. `failed` gives a fault of
    the program. After `close` nothing is sent any more; `join` waits for the thread.
    """

    changed = Signal()
    contact_changed = Signal()
    failed = Signal(object)
    _heard = Signal(object)
    _broke = Signal(object)

    def __init__(self, balance: Balance, port: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.balance, self.port = balance, port
        self.shown: LiveReading | Refusal | None = None
        self._watchers: set[object] = set()
        self._is_closed = threading.Event()
        self._queue: SimpleQueue[BalanceRequest | None] = SimpleQueue()
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=f"line of balance {balance.name}", daemon=True)
        self._thread.start()

    @property
    def is_reached(self) -> bool:
        """Whether the right balance answers, whatever its pan shows."""
        return self.shown is not None and not (isinstance(self.shown, Refusal) and self.shown.code in GONE)

    def set_watched(self, by: object, *, watched: bool) -> None:
        """Look at the pan several times a second while somebody watches: a screen says for itself whether it does."""
        if watched:
            self._watchers.add(by)
        else:
            self._watchers.discard(by)
        self._queue.put(None)

    def read_stable(self, asker: QObject) -> BalanceRequest:
        """Ask for a stable reading, which may be recorded."""
        return self._ask(asker, lambda driver: driver.read_stable(STABLE_SECONDS))

    def tare(self, asker: QObject) -> BalanceRequest:
        """Ask it to take what lies on the pan as the tare."""
        return self._ask(asker, lambda driver: driver.tare(STABLE_SECONDS))

    def close(self) -> None:
        """End the thread as soon as it has its answer; the port is given back then."""
        self._is_closed.set()
        self._queue.put(None)

    def join(self) -> None:
        """Wait until the thread has ended: at most as long as a silent balance may take to be given up."""
        self._thread.join(ANSWER_SECONDS + 1)

    def _ask(self, asker: QObject, work: _Work) -> BalanceRequest:
        request = BalanceRequest(work, self, asker)
        self._queue.put(request)
        return request

    def _take(self, shown: LiveReading | Refusal) -> None:
        if self._is_closed.is_set() or _is_same(shown, self.shown):
            return
        before = (self.shown is None, self.is_reached)
        self.shown = shown
        self.changed.emit()
        if before != (False, self.is_reached):
            self.contact_changed.emit()

    def _run(self) -> None:
        """The thread: what is asked comes first, and a look at the pan after it and after each pause."""
        with SerialBalance(self.port, self.balance) as driver:
            pause = 0.0
            while not self._is_closed.is_set():
                request = self._next(pause)
                if request is not None:
                    self._tell(request.answer, request.work, driver)
                if not self._is_closed.is_set():
                    is_there = self._tell(self._heard.emit, SerialBalance.peek, driver)
                    pause = WATCHED_PAUSE if is_there and self._watchers else IDLE_PAUSE

    def _next(self, pause: float) -> BalanceRequest | None:
        try:
            return self._queue.get(timeout=pause) if pause else self._queue.get_nowait()
        except Empty:
            return None

    def _tell(self, tell: Callable[[object], None], work: _Work, driver: SerialBalance) -> bool:
        """Do something at the balance and tell its answer; whether the balance was there."""
        try:
            answer = work(driver)
        except Refusal as refusal:
            answer = refusal
        except Exception as error:  # noqa: BLE001 - it is told to the window, as every fault is
            _log.error("fault %s", type(error).__name__)
            self._send(self._broke.emit, error)
            answer = Refusal("balance_silent", "no_answer", balance=self.balance.name)
        self._send(tell, answer)
        return not (isinstance(answer, Refusal) and answer.code in GONE)

    def _send(self, tell: Callable[[object], None], answer: object) -> None:
        """Tell the window, unless it is gone: where a process ends without closing anything, the thread ends too."""
        try:
            if not self._is_closed.is_set():
                tell(answer)
        except RuntimeError:
            if is_there(self):
                raise
            self._is_closed.set()


class Balances(QObject):
    """The balances that this station reads: `attach` says which at which ports, `line` gives one that is read.

    `changed` when one was attached, taken away, reached, lost or found again. In a sample pharmacy a balance without a
    port is simulated (`pan`), on a line of its own and read by the real driver; nowhere else.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, is_sample: bool = False) -> None:
        super().__init__(parent)
        self._is_sample = is_sample and hasattr(os, "openpty")
        self._lines: dict[BalanceId, BalanceLine] = {}
        self._left: list[BalanceLine] = []
        self._pans: dict[BalanceId, SimulatedBalance] = {}

    def attach(self, balances: Iterable[Balance], ports: Mapping[str, str]) -> None:
        """Read these balances at the ports of their names; a line that stays the same goes on undisturbed."""
        wanted = {balance.id: (balance, self._port(balance, ports)) for balance in balances}
        before = dict(self._lines)
        for key, line in before.items():
            balance, port = wanted.get(key, (line.balance, ""))
            if port != line.port or replace(balance, checked_on=None) != replace(line.balance, checked_on=None):
                self._left.append(self._lines.pop(key))
                line.close()
            else:
                line.balance = balance
        for key, (balance, port) in wanted.items():
            if port and key not in self._lines:
                self._lines[key] = self._opened(balance, port)
        if self._lines != before:
            self.changed.emit()

    def line(self, balance: BalanceId) -> BalanceLine | None:
        """The line of a balance; None where it has no port at this station."""
        return self._lines.get(balance)

    def pan(self, balance: BalanceId) -> SimulatedBalance | None:
        """The pan of a balance that is simulated; None for every real one."""
        return self._pans.get(balance) if self._is_sample else None

    def close(self) -> None:
        """End every line, and wait for the threads."""
        lines = [*self._left, *self._lines.values()]
        for line in lines:
            line.close()
        for line in lines:
            line.join()
        for pan in self._pans.values():
            pan.unplug()
        self._lines, self._left, self._pans = {}, [], {}

    def _opened(self, balance: Balance, port: str) -> BalanceLine:
        line = BalanceLine(balance, port, self)
        line.contact_changed.connect(self.changed)
        line.failed.connect(self.failed)
        return line

    def _port(self, balance: Balance, ports: Mapping[str, str]) -> str:
        chosen = ports.get(balance.name, "")
        if chosen or not self._is_sample:
            return chosen
        if balance.id not in self._pans:
            # Not at the top: its terminals are POSIX only.
            from compounder.devices.simulated_balance import SimulatedBalance

            self._pans[balance.id] = SimulatedBalance(balance)
        return self._pans[balance.id].port


def _is_same(one: LiveReading | Refusal, other: LiveReading | Refusal | None) -> bool:
    if isinstance(one, Refusal) and isinstance(other, Refusal):
        return one.phrase == other.phrase
    return one == other
