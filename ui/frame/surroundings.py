"""What the status line tells and a badge is known by, asked off the window's thread: the `Standing` of now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from compounder.devices.printers import PrinterStanding
from compounder.domain.balance import Balance
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Backup
from compounder.domain.staff import StaffMember
from compounder.exchange.plain_code import without_symbology
from compounder.exchange.settings_file import Settings
from compounder.services.find_records import wearer_of
from ui.frame.status_line import Standing
from ui.workplace import Workplace

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class _Around:
    """What the records and the station's preferences say."""

    balances: tuple[Balance, ...]
    backup: Backup | None
    ports: Mapping[str, str]
    logins: frozenset[str]


class Surroundings(QObject):
    """``ask()`` the records, ``ask_printers()`` the machine; `changed`, each minute too, when `standing` may be new.

    `logins` are the names of those who may sign in.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace.asked_by(self)
        self._balances: tuple[Balance, ...] | None = None
        self._backup: Backup | None = None
        self._printers: PrinterStanding | None = None
        self.logins: frozenset[str] = frozenset()
        for shared in (workplace.assurance, workplace.balances, workplace.unprinted):
            shared.changed.connect(self.changed)
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self.changed)
        minute.timeout.connect(self.ask_printers)
        minute.start()

    def ask(self) -> None:
        """Ask the records, and attach the balances that they know."""
        records, settings = self._workplace.records, self._workplace.facilities.settings

        def question() -> _Around:
            with records.reading() as loads:
                last = max(loads.find(Backup), key=lambda backup: backup.made_at, default=None)
                logins = frozenset(login for (login,) in loads.pick(StaffMember, "login", active=True))
                return _Around(loads.find(Balance), last, _ports(settings), logins)

        self._workplace.operations.read(question).done.connect(self._take)

    def is_badge(self, text: str) -> bool:
        """Whether a code may be somebody's badge: it reads like the name of who may sign in."""
        return without_symbology(text).lower() in self.logins

    def ask_wearer(self, text: str, then: Callable[[StaffMember | None], None]) -> None:
        """Whose badge a code is; nobody's where the records know none."""
        records, plain = self._workplace.records, without_symbology(text)

        def question() -> StaffMember | None:
            with records.reading() as loads:
                return wearer_of(loads, plain)

        self._workplace.operations.read(question).done.connect(then)

    def ask_printers(self) -> None:
        """On the printer's own thread: a system that does not answer keeps nothing else waiting."""
        facilities = self._workplace.facilities

        def question() -> PrinterStanding:
            chosen = facilities.settings()
            return facilities.printers.standing([each for each in (chosen.printer, chosen.label_printer) if each])

        self._workplace.operations.hand_over(question).done.connect(self._take_printers)

    def _take(self, around: _Around) -> None:
        self._balances, self._backup, self.logins = around.balances, around.backup, around.logins
        self._workplace.balances.attach(self._balances, around.ports)
        self.changed.emit()

    def _take_printers(self, standing: PrinterStanding) -> None:
        self._printers = standing
        self.changed.emit()

    def standing(self) -> Standing:
        """As far as it is known now."""
        work = self._workplace
        lines = [line for balance in self._balances or () if (line := work.balances.line(balance.id)) is not None]
        reached = frozenset(line.balance.id for line in lines if line.is_reached)
        return Standing(
            now=work.local_now(),
            balances=self._balances,
            last_backup=self._backup,
            verdict=work.assurance.verdict,
            is_verifying=work.assurance.is_running,
            reached=reached,
            lost=frozenset(line.balance.id for line in lines if line.shown is not None) - reached,
            unprinted=len(work.unprinted.papers),
            printers=self._printers,
        )


def _ports(settings: Callable[[], Settings]) -> Mapping[str, str]:
    """The ports of this station's balances; a damaged file of preferences, which Settings tells of, names none."""
    try:
        return settings().ports
    except Refusal:
        return {}
