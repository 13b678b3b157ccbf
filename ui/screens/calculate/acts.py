"""What can be done with a result: print it, copy it, plan a new batch with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.calculated_value import CalculatedValue, calculated_value, offered
from compounder.domain.calculators.calculation import Found
from compounder.domain.calculators.formula import value_name
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.exchange.calculation_text import as_text
from compounder.services.sign_in import Session
from ui.places import Place
from ui.printing import print_page, tell
from ui.screens.calculate.result import ResultPanel
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.words import language, words
from ui.workplace import Workplace


class ResultActs(QObject):
    """``show(is_narrow)`` says in the bar what can be done now; `carried` with the value that a new batch is to get."""

    carried = Signal(object)

    def __init__(self, workplace: Workplace, bar: ActionBar, result: ResultPanel, refusal: Notice) -> None:
        super().__init__(bar)
        self._work, self._bar, self._result, self._refusal = workplace, bar, result, refusal
        self._may_plan = False
        self.use = Button(icon="batches", key="F7")
        self.copy = Button(key="Ctrl+C")
        for button in (self.use, self.copy):
            bar.add_act(button)
        bar.offer(self.use, is_offered=False)
        bar.acted.connect(self._print)
        self.copy.clicked.connect(self._copy)
        self.use.clicked.connect(self._carry)

    def begin(self, screen: QWidget, session: Session, places: frozenset[Place]) -> None:
        """Whose results they are; F9 prints as F12 does."""
        self._may_plan = may(session.role, Permission.PLAN) and Place.BATCHES in places
        print_too = QShortcut(QKeySequence("F9"), screen, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        print_too.setAutoRepeat(False)
        print_too.activated.connect(self._bar.primary.click)

    def show(self, *, is_narrow: bool) -> None:
        """Say every act; planning with a result is absent where no batch is planned with it."""
        has_result = self._result.calculation is not None
        self._bar.set_primary(self.tr("Print the working"), "printer")
        self.copy.set_word(self.tr("Copy"))
        self.copy.set_ready(ready=has_result, reason=self.tr("There is no result yet."))
        self._bar.set_reason("" if has_result else self.tr("There is no result yet."))
        self._bar.say(self._line(is_narrow=is_narrow))
        found = self._for_batch()
        self.use.set_word(self._use_word(found))
        self._bar.offer(self.use, is_offered=found is not None)

    def _line(self, *, is_narrow: bool) -> str:
        """The result in the bar, where the card may have scrolled away; else what a calculation is."""
        found = self._result.chosen
        if found is None or not is_narrow:
            return self.tr("A calculation changes nothing and is not kept. Print or copy it.")
        name = words().sentence(value_name(found.name))
        said = self.tr("%1: %2", "a result in one line").replace("%1", f"{name[:1].upper()}{name[1:]}")
        return said.replace("%2", words().show(found.result.value))

    # a new batch

    def _for_batch(self) -> Found | None:
        calculation = self._result.calculation
        return offered(calculation, self._result.chosen) if calculation is not None and self._may_plan else None

    def _use_word(self, found: Found | None) -> str:
        """What is used, where it is not the result that stands large."""
        if found is None or found is self._result.chosen:
            return self.tr("Use in a new batch")
        return self.tr("Use %1 in a new batch").replace("%1", words().show(found.result.value))

    def _carry(self) -> None:
        calculation, found = self._result.calculation, self._for_batch()
        if calculation is None or found is None:
            return
        try:
            value: CalculatedValue = calculated_value(calculation, found, self._work.clock())
        except Refusal as refusal:
            self._refusal.show_refusal(refusal)
        else:
            self.carried.emit(value)

    # paper and clipboard

    def _print(self) -> None:
        """Print the whole calculation; no record speaks of it."""
        calculation, spoken, facilities = self._result.calculation, language(), self._work.facilities
        if calculation is None:
            return
        name = words().say(f"calculator.{calculation.calculator.name}")
        title = f"{name} {self._work.local_now():%Y-%m-%d %H-%M}"
        job = print_page(self._work, title, lambda: facilities.calculation_page(calculation, spoken))
        self._bar.set_busy(busy=True)
        job.ended_well.connect(lambda outcome: tell(outcome, self._bar, self._refusal))
        job.refused.connect(self._refusal.show_refusal)
        job.ended.connect(lambda: self._bar.set_busy(busy=False))

    def _copy(self) -> None:
        if self._result.calculation is None:
            self._bar.answered_why.emit()
            return
        self.copy_quietly()
        self._bar.say_done(self.tr("Copied: the result and its derivation."))

    def copy_quietly(self) -> None:
        """Copy without a word, where a field has copied nothing of its own."""
        if self._result.calculation is not None:
            QApplication.clipboard().setText(as_text(self._result.calculation, words()))
