"""Balances: which there are, at which port of this station, what they read now, and today's check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.places import Place, Target
from ui.screens.settings.balance_acts import Recording, daily_check, qualification, registration
from ui.screens.settings.balance_card import BalanceCard
from ui.screens.settings.balance_table import BalanceTable
from ui.screens.settings.new_balance_card import NewBalanceCard
from ui.screens.settings.qualify_card import QualifyCard
from ui.screens.settings.station_balances import StationBalances, keep_port, read_balances
from ui.theme.tokens import Space
from ui.two_columns import TwoColumns
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import column, framed
from ui.words import words
from ui.workplace import Workplace


class BalancesPage(TwoColumns):
    """F12 records today's check of the balance that is chosen, F6 shows why its least weight is what it is.

    An administrator registers a new one by F3, and records another qualification of the chosen one by F7.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._registers = may(session.role, Permission.CHANGE_SETTINGS)
        self._checks = may(session.role, Permission.WEIGH)
        self._chosen: Balance | None = None
        self._standing: StationBalances | None = None
        self._form: NewBalanceCard | QualifyCard | None = None
        self.table = BalanceTable(workplace)
        self.empty = EmptyState()
        self.card = BalanceCard(checks=self._checks)
        self.new = NewBalanceCard(workplace.rules.weighing)
        self.qualify = QualifyCard(workplace.rules.weighing)
        left, right = QWidget(), QWidget()
        shown = column(gap=Space.L)
        shown.addWidget(self.empty)
        self._framed = framed(self.table)
        shown.addWidget(self._framed, 1)
        shown.addWidget(self.card.facts.why)
        left.setLayout(shown)
        stacked = column(gap=Space.L)
        for card in (self.card, self.new, self.qualify):
            stacked.addWidget(card)
        stacked.addStretch(1)
        right.setLayout(stacked)
        self.arrange(left, right)
        self._connect()
        self._show_form(None)
        self.retranslate()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._choose)
        self.empty.chosen.connect(self._begin)
        self.card.port_chosen.connect(self._keep_port)
        for form in (self.new, self.qualify):
            form.left.connect(lambda: self._show_form(None))
        self.qualify.asked.connect(self._begin_qualification)
        self.new.asked.connect(self._begin)
        self.bar.acted.connect(self._act)
        self.workplace.balances.changed.connect(self._show_live)
        self.bar.add_act(self.card.facts.why_button)
        if self._registers:
            self.bar.add_act(self.qualify.open_button)
            self.bar.add_act(self.new.open_button)
        else:
            self.qualify.open_button.hide()
            self.new.open_button.hide()

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: may these balances be used today?")

    def go_to(self, target: Target) -> None:
        """The act "new" begins with the form."""
        self._show_form(self.new if target.act == "new" and self._registers else None)

    def reload(self) -> None:
        """Read the balances, and the ports of this station."""
        asked = self.workplace.operations.read(lambda: read_balances(self.workplace))
        asked.done.connect(self._take)
        asked.refused.connect(self.refusal.show_refusal)

    def concerns(self, changes: Changes) -> bool:
        """Balances only."""
        return any(table == "balances" for table, _ in changes.touched)

    def _take(self, standing: StationBalances) -> None:
        self._standing = standing
        self.workplace.balances.attach(standing.balances, standing.settings.ports)
        self.table.show_rows(standing.balances)
        self._framed.setVisible(bool(standing.balances))
        self.empty.setVisible(not standing.balances)
        chosen = self._chosen.id if self._chosen is not None else None
        place = next((place for place, row in enumerate(standing.balances) if row.id == chosen), 0)
        if standing.balances:
            self.table.select(place)
            self._choose(self.table.current())
        self._show_form(self._form)

    def _choose(self, row: object) -> None:
        if isinstance(row, Balance) and self._standing is not None:
            self._chosen = row
            self.card.show_balance(self._standing.of(row.id), self._standing.settings.ports.get(row.name, ""))
            self._show_live()
            self._say()

    def _show_live(self) -> None:
        if self._chosen is not None:
            line = self.workplace.balances.line(self._chosen.id)
            self.card.show_live(line.shown if line is not None else None, is_attached=line is not None)

    def _show_form(self, form: NewBalanceCard | QualifyCard | None) -> None:
        """A form, or without one the balance that is chosen."""
        self._form = form
        has_card = form is None and self._chosen is not None
        self.new.setVisible(form is self.new)
        self.qualify.setVisible(form is self.qualify)
        self.card.setVisible(has_card)
        self.card.facts.why_button.setVisible(has_card)
        if not has_card:
            self.card.facts.why.hide()
        self.qualify.open_button.setVisible(has_card and self._registers)
        self.bar.primary.setVisible(form is not None or (self._checks and has_card))
        self._say()

    def _begin(self) -> None:
        self._show_form(self.new)
        self.new.name.setFocus()

    def _begin_qualification(self) -> None:
        if self._chosen is not None:
            self.qualify.begin(self._chosen)
            self._show_form(self.qualify)
            self.qualify.limits.repeatability.setFocus()

    def _act(self) -> None:
        self.refusal.clear()
        work, session = self.workplace, self.session
        if self._form is self.new:
            self._write(registration(work, session, self.new), self._registered, self.new.refuse)
        elif self._form is self.qualify:
            recording = qualification(work, session, self.qualify, self._chosen)
            self._write(recording, self._qualified, self.qualify.refuse)
        else:
            self._write(daily_check(work, session, self.card, self._chosen), self._checked, self.card.refuse)

    def _qualified(self, _changes: Changes) -> None:
        self._show_form(None)
        self.bar.say_done(self.tr("The qualification is recorded."))

    def _registered(self, changes: Changes) -> None:
        key = BalanceId(changes.result["balance"])
        self.new.clear()
        self._show_form(None)
        self.bar.say_done(self.tr("The balance is registered. It is checked before anything is weighed on it."))
        if self._chosen is not None:
            self._chosen = replace(self._chosen, id=key)
        self.reload()

    def _checked(self, _changes: Changes) -> None:
        self.card.clear()
        self.bar.say_done(self.tr("Today’s check is recorded."))

    def _write(
        self, recording: Recording | None, done: Callable[[Changes], None], refused: Callable[[Refusal], None]
    ) -> None:
        if recording is None:
            return
        self.bar.set_busy(busy=True)
        asked = self.workplace.operations.write(recording)
        asked.done.connect(done)
        asked.refused.connect(refused)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _keep_port(self, name: str, port: str) -> None:
        asked = self.workplace.operations.write(lambda: keep_port(self.workplace.facilities, name, port))
        asked.done.connect(lambda _settings: self._port_kept())
        asked.refused.connect(self.refusal.show_refusal)

    def _port_kept(self) -> None:
        self.bar.say_done(self.tr("Kept for this station."))
        self.reload()

    def first_focus(self) -> QWidget | None:
        """The form's first field, else the list."""
        if self._form is self.qualify:
            return self.qualify.limits.repeatability
        return self.new.name if self._form is self.new else self.table

    def _say(self) -> None:
        if self._form is self.new:
            self.bar.set_primary(self.tr("Register this balance"), "check")
        elif self._form is self.qualify:
            self.bar.set_primary(self.tr("Record this qualification"), "check")
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
