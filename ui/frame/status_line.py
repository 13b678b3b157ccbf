"""The status line: what is known of balances, printing, backup and records, and the time; it claims nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from compounder.devices.printers import PrinterStanding
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.keeping import Backup
from ui.folding import Folding
from ui.theme.tokens import Space, State, Type
from ui.widgets.panel import Icon, Panel, Text, row
from ui.widgets.tag import Tag
from ui.words import words
from ui.workplace import Verdict

HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status line tells: balances with the day of their check, the last backup, the last verification.

    `reached` are the balances that answer at this station, `lost` those that have a port here and do not answer.
    `unprinted` counts the papers that are recorded as printed and have not come out; `printers` is what the machine
    says of the printers chosen here, None before it has answered.
    """

    now: datetime
    balances: tuple[Balance, ...] | None = None
    last_backup: Backup | None = None
    verdict: Verdict | None = None
    is_verifying: bool = False
    reached: frozenset[BalanceId] = frozenset()
    lost: frozenset[BalanceId] = frozenset()
    unprinted: int = 0
    printers: PrinterStanding | None = None


class _Item(Panel):
    """An icon and a word; a fault is a solid tag instead. `pressed` when it is clicked."""

    pressed = Signal()

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._name = icon
        self._icon = Icon(icon, size=16)
        self._text = Text(style=Type.SMALL, ink="ink2")
        self._tag = Tag(icon=icon)
        layout = row(gap=6)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)
        layout.addWidget(self._tag)
        self.setLayout(layout)
        self.is_fault = False
        self.say(State.PLAIN, "")

    def say(self, state: State, text: str) -> None:
        """Quiet where all is well or unknown; a tag where it is not."""
        self.is_fault = state in (State.REFUSED, State.ATTENTION)
        self._tag.setVisible(self.is_fault)
        self._icon.setVisible(not self.is_fault)
        self._text.setVisible(not self.is_fault)
        self._icon.show_icon(self._name, "ok" if state is State.OK else "ink2")
        self._tag.show_state(state, text, is_solid=True)
        self._text.setText(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside its key."""
        super().mousePressEvent(event)
        self.pressed.emit()


class StatusLine(Panel):
    """``show_standing(standing)``; in a narrow window only faults stand in it.

    `print_asked` when the tag of what was not printed is clicked; its key is the desk's.
    """

    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._folding = Folding.USUAL
        names = ("balance", "printer", "backup", "chain")
        self.balance, self.printer, self.backup, self.records = self._items = tuple(_Item(name) for name in names)
        self.printer.pressed.connect(self.print_asked)
        self.time = Text(style=Type.SMALL.in_weight(600), ink="ink2")
        frame = QFrame()
        frame.setProperty("kind", "bar")
        outer = row(gap=0)
        outer.addWidget(frame)
        line = row(gap=Space.XL)
        line.setContentsMargins(Space.XL, 0, Space.XL, 0)
        for item in self._items:
            line.addWidget(item)
        line.addStretch(1)
        line.addWidget(self.time)
        frame.setLayout(line)
        self.setLayout(outer)
        self.setFixedHeight(HEIGHT)
        self.retranslate()

    def show_standing(self, standing: Standing) -> None:
        """Say how things stand."""
        self._standing = standing
        self.retranslate()

    def set_folding(self, folding: Folding) -> None:
        """Fold for the width of the window."""
        self._folding = folding
        self.retranslate()

    @property
    def has_something_to_say(self) -> bool:
        """Whether a narrow window has to show the line: a fault stands in it."""
        return any(item.is_fault for item in self._items)

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        standing = self._standing
        if standing is None:
            return
        self.balance.say(*self._balance(standing))
        self.printer.say(*self._printer(standing))
        self.backup.say(*self._backup(standing))
        self.records.say(*self._records(standing))
        self.time.setText(words().show(standing.now))
        is_short = not self._folding.has_rail
        for item in self._items:
            item.setVisible(item.is_fault or not is_short)
        if standing.printers is None:
            self.printer.setVisible(self.printer.is_fault)
        self.balance.setVisible(self.balance.isVisibleTo(self) and standing.balances is not None)

    def _balance(self, standing: Standing) -> tuple[State, str]:
        balances = standing.balances or ()
        unchecked = [balance.name for balance in balances if balance.checked_on != standing.now.date()]
        lost = [balance.name for balance in balances if balance.id in standing.lost]
        if not balances:
            return State.PLAIN, self.tr("No balance registered")
        if lost:
            return State.REFUSED, self.tr("Balance %1 silent: check switch and cable").replace("%1", _names(lost))
        if unchecked:
            return State.ATTENTION, self.tr("Balance %1: today's check is missing").replace("%1", _names(unchecked))
        names = _names([balance.name for balance in balances])
        if all(balance.id in standing.reached for balance in balances):
            return State.OK, self.tr("Balance %1 connected, checked today").replace("%1", names)
        return State.OK, self.tr("Balance %1 checked today").replace("%1", names)

    def _printer(self, standing: Standing) -> tuple[State, str]:
        """What waits comes first; that a printer is ready nobody knows before the paper is there."""
        if standing.unprinted:
            return State.REFUSED, self.tr("%n paper(s) not printed: Ctrl+P tries again", "", standing.unprinted)
        return self._chosen_printers(standing.printers) if standing.printers is not None else (State.PLAIN, "")

    def _chosen_printers(self, printers: PrinterStanding) -> tuple[State, str]:
        if not printers.are_there:
            return State.PLAIN, self.tr("No printer here: PDF only")
        if not printers.chosen:
            return State.PLAIN, self.tr("No printer chosen: PDF only")
        if printers.missing:
            return State.ATTENTION, self.tr("Printer %1 is gone: see Settings").replace("%1", _names(printers.missing))
        if printers.stopped:
            return State.ATTENTION, self.tr("Printer %1 stands still").replace("%1", _names(printers.stopped))
        return State.PLAIN, self.tr("Printer %1").replace("%1", _names(printers.chosen))

    def _backup(self, standing: Standing) -> tuple[State, str]:
        last = standing.last_backup
        if last is None:
            return State.PLAIN, self.tr("No backup yet")
        at = last.made_at.astimezone(standing.now.tzinfo)
        if at.date() == standing.now.date():
            return State.OK, self.tr("Backup today %1").replace("%1", clock(at))
        return State.PLAIN, self.tr("Backup %1").replace("%1", words().show(at.date()))

    def _records(self, standing: Standing) -> tuple[State, str]:
        verdict = standing.verdict
        if standing.is_verifying:
            return State.PLAIN, self.tr("Verifying the records")
        if verdict is None:
            return State.PLAIN, self.tr("Records not verified yet")
        if not verdict.is_sound:
            return State.REFUSED, self.tr("Records do not hold: see Today")
        at = clock(verdict.at.astimezone(standing.now.tzinfo))
        if not verdict.is_anchored:
            return State.ATTENTION, self.tr("Records verified %1, not anchored").replace("%1", at)
        return State.OK, self.tr("Records verified %1").replace("%1", at)


def _names(names: Sequence[str]) -> str:
    return ", ".join(words().show(name) for name in names)


def clock(moment: datetime) -> str:
    """The time of day, as the language writes it: 09:53 · 09 h 53."""
    return words().say("time.clock", hour=f"{moment:%H}", minute=f"{moment:%M}")
