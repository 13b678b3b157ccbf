"""Balances: which there are, at which port of this station, what they read now, and today's check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.exchange.settings_file import Settings
from compounder.services.keep_balances import check_balance, register_balance
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.places import Place, Target
from ui.screens.settings.balance_card import BalanceCard
from ui.screens.settings.new_balance_card import NewBalanceCard
from ui.theme.tokens import Space, State
from ui.two_columns import TwoColumns
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.words import words
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Standing:
    balances: tuple[Balance, ...]
    settings: Settings


class BalancesPage(TwoColumns):
    """F12 records today's check of the balance that is chosen; an administrator registers a new one by F3."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._registers = may(session.role, Permission.CHANGE_SETTINGS)
        self._checks = may(session.role, Permission.WEIGH)
        self._chosen: Balance | None = None
        self._standing: _Standing | None = None
        self.table = RecordTable(self._columns_of_balances())
        self.empty = EmptyState()
        self.card = BalanceCard(checks=self._checks)
        self.new = NewBalanceCard()
        left, right = QWidget(), QWidget()
        shown = column(gap=Space.L)
        shown.addWidget(self.empty)
        shown.addWidget(self.table, 1)
        left.setLayout(shown)
        stacked = column(gap=Space.L)
        for card in (self.card, self.new):
            stacked.addWidget(card)
        stacked.addStretch(1)
        right.setLayout(stacked)
        self.arrange(left, right)
        self._connect()
        self._show_new(is_new=False)
        self.retranslate()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._choose)
        self.empty.chosen.connect(self._begin)
        self.card.port_chosen.connect(self._keep_port)
        self.new.left.connect(lambda: self._show_new(is_new=False))
        self.new.asked.connect(self._begin)
        self.bar.acted.connect(self._act)
        self.workplace.balances.changed.connect(self._show_live)
        if self._registers:
            self.bar.add_act(self.new.open_button)
        else:
            self.new.open_button.hide()

    def _columns_of_balances(self) -> list[Column[Balance]]:
        return [
            Column("state", lambda: self.tr("State"), self._state, Cell.STATE, 170),
            Column("name", lambda: self.tr("Balance"), lambda row: row.name, Cell.NAME),
            Column("serial", lambda: self.tr("Serial number"), lambda row: row.serial_number, Cell.CODE, 140),
            Column("step", lambda: self.tr("Reads"), lambda row: row.resolution, Cell.NUMBER, 110),
            Column("least", lambda: self.tr("From"), lambda row: row.minimum_weight, Cell.NUMBER, 110),
            Column("most", lambda: self.tr("To"), lambda row: row.capacity, Cell.NUMBER, 110),
        ]

    def _state(self, row: Balance) -> tuple[State, str]:
        if row.checked_on == self.workplace.local_now().date():
            return State.OK, self.tr("checked today")
        if row.checked_on is None:
            return State.ATTENTION, self.tr("never checked")
        return State.ATTENTION, self.tr("checked %1").replace("%1", words().show(row.checked_on))

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: may these balances be used today?")

    def go_to(self, target: Target) -> None:
        """The act "new" begins with the form."""
        self._show_new(is_new=target.act == "new" and self._registers)

    def reload(self) -> None:
        """Read the balances, and the ports of this station."""
        records, facilities = self.workplace.records, self.workplace.facilities

        def question() -> _Standing:
            with records.reading() as loads:
                found = tuple(sorted(loads.find(Balance), key=lambda row: row.name.casefold()))
            return _Standing(found, facilities.settings())

        asked = self.workplace.operations.read(question)
        asked.done.connect(self._take)
        asked.refused.connect(self.refusal.show_refusal)

    def concerns(self, changes: Changes) -> bool:
        """Balances only."""
        return any(table == "balances" for table, _ in changes.touched)

    def _take(self, standing: _Standing) -> None:
        self._standing = standing
        self.workplace.balances.attach(standing.balances, standing.settings.ports)
        self.table.show_rows(standing.balances)
        self.table.setVisible(bool(standing.balances))
        self.empty.setVisible(not standing.balances)
        chosen = self._chosen.id if self._chosen is not None else None
        place = next((place for place, row in enumerate(standing.balances) if row.id == chosen), 0)
        if standing.balances:
            self.table.select(place)
            self._choose(self.table.current())
        self._show_new(is_new=self.new.isVisibleTo(self))

    def _choose(self, row: object) -> None:
        if isinstance(row, Balance) and self._standing is not None:
            self._chosen = row
            self.card.show_balance(row, self._standing.settings.ports.get(row.name, ""))
            self._show_live()
            self._say()

    def _show_live(self) -> None:
        if self._chosen is not None:
            line = self.workplace.balances.line(self._chosen.id)
            self.card.show_live(line.shown if line is not None else None, is_attached=line is not None)

    def _show_new(self, *, is_new: bool) -> None:
        self.new.form.setVisible(is_new)
        self.new.setVisible(is_new)
        self.card.setVisible(not is_new and self._chosen is not None)
        self.bar.primary.setVisible(is_new or (self._checks and self._chosen is not None))
        self._say()

    def _begin(self) -> None:
        self._show_new(is_new=True)
        self.new.name.setFocus()

    def _act(self) -> None:
        self.refusal.clear()
        if self.new.isVisibleTo(self):
            self._register()
        else:
            self._check()

    def _register(self) -> None:
        wanted = self.new.wanted()
        if wanted is None:
            return
        work = self.workplace
        act = work.act(self.session, "register_balance")
        self._write(lambda: register_balance(work.records, act, wanted), self._registered, self.new.refuse)

    def _registered(self, changes: Changes) -> None:
        key = BalanceId(changes.result["balance"])
        self.new.clear()
        self._show_new(is_new=False)
        self.bar.say_done(self.tr("The balance is registered. It is checked before anything is weighed on it."))
        if self._chosen is not None:
            self._chosen = replace(self._chosen, id=key)
        self.reload()

    def _check(self) -> None:
        balance, given = self._chosen, self.card.check()
        if balance is None or given is None:
            return
        work = self.workplace
        act = work.act(self.session, "check_balance", self.card.said())
        weight, reading, allowed = given

        def check() -> Changes:
            return check_balance(work.records, act, balance.id, weight=weight, reading=reading, allowed=allowed)

        self._write(check, self._checked, self.card.refuse)

    def _checked(self, _changes: Changes) -> None:
        self.card.clear()
        self.bar.say_done(self.tr("Today’s check is recorded."))

    def _write(
        self, work: Callable[[], Changes], done: Callable[[Changes], None], refused: Callable[[Refusal], None]
    ) -> None:
        self.bar.set_busy(busy=True)
        asked = self.workplace.operations.write(work)
        asked.done.connect(done)
        asked.refused.connect(refused)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _keep_port(self, name: str, port: str) -> None:
        facilities = self.workplace.facilities

        def keep() -> Settings:
            now = facilities.settings()
            ports = {known: at for known, at in now.ports.items() if known != name} | ({name: port} if port else {})
            chosen = replace(now, ports=ports)
            facilities.keep_settings(chosen)
            return chosen

        asked = self.workplace.operations.write(keep)
        asked.done.connect(lambda _settings: self._port_kept())
        asked.refused.connect(self.refusal.show_refusal)

    def _port_kept(self) -> None:
        self.bar.say_done(self.tr("Kept for this station."))
        self.reload()

    def first_focus(self) -> QWidget | None:
        """The form's first field, else the list."""
        return self.new.name if self.new.isVisibleTo(self) else self.table

    def _say(self) -> None:
        if self.new.isVisibleTo(self):
            self.bar.set_primary(self.tr("Register this balance"), "check")
        elif self._chosen is not None:
            word = self.tr("Record today’s check of %1").replace("%1", words().show(self._chosen.name))
            self.bar.set_primary(word, "balance")

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.table.setAccessibleName(self.tr("Balances"))
        word = self.tr("Register a balance") if self._registers else ""
        self.empty.show_sentence(self.tr("No balance yet."), word, "plus" if word else "")
        self._say()
        self.titled.emit()
