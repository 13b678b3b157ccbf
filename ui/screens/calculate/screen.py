"""Calculate: what is the unknown? Search left, what you know in the middle, the result with its derivation right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.calculators.calculation import Calculation
from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Calculator
from compounder.domain.calculators.formula import value_name
from compounder.domain.errors import InternalFault, Refusal
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.calculate.acts import ResultActs
from ui.screens.calculate.asking import Asking
from ui.screens.calculate.calculator_list import CalculatorList
from ui.screens.calculate.columns import Columns
from ui.screens.calculate.form import CalculatorForm
from ui.screens.calculate.result import ResultPanel
from ui.screens.calculate.used import UsedLast
from ui.theme.tokens import Space
from ui.widgets.button import Button, Kind
from ui.widgets.notice import Notice
from ui.words import language, words
from ui.workplace import Workplace

_STILL_NEEDED = ("missing_input", "missing_density")
"""Refusals that only say what is not given yet: no red while somebody is still typing."""


class CalculateScreen(Screen):
    """``Target(Place.CALCULATE, name)`` opens a calculator; what was typed in each is kept.

    Each edit takes the result away at once; it comes back as soon as every input is understood.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._forms: dict[str, CalculatorForm] = {}
        self.form: CalculatorForm | None = None
        self.list = CalculatorList()
        self.result = ResultPanel()
        self.refusal = Notice()
        self.back = Button(kind=Kind.QUIET, icon="left")
        self.anew = Button(icon="close", key="Ctrl+N")
        self.acts = ResultActs(self.workplace, self.bar, self.result, self.refusal)
        self.asking = Asking(self.workplace, self)
        self.used = UsedLast(self.workplace, self)
        self._columns = Columns(self.list, self.list.column, self.result)
        self._page = QVBoxLayout()
        self._build()
        self._connect()
        self.acts.begin(self, session, places)
        self.retranslate()

    def _build(self) -> None:
        self._page.addWidget(self.refusal)
        self._page.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.addLayout(self._columns, 1)
        self._page.setSpacing(Space.S)
        self.fill(self._page)
        self.bar.add_act(self.anew)

    def _connect(self) -> None:
        self.list.opened.connect(lambda name: self.opened.emit(Target(Place.CALCULATE, name)))
        self.back.clicked.connect(lambda: self.opened.emit(Target(Place.CALCULATE)))
        self.anew.clicked.connect(self._begin_anew)
        self.asking.answered.connect(self._take)
        self.used.read.connect(self._show_current)
        self.result.chosen_changed.connect(self._show_bar)
        self.acts.carried.connect(lambda value: self.opened.emit(Target(Place.BATCHES, act="new", brought=value)))
        self.bar.answered_why.connect(self._go_to_fault)

    # where one is

    def title(self) -> str:
        """The calculator's name; the question while none is open."""
        if self.form is None:
            return self.tr("Calculate: what is the unknown?")
        return words().say(f"calculator.{self.form.calculator.name}")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the family."""
        if self.form is None:
            return ()
        here = Target(Place.CALCULATE)
        family = words().say(f"calculator_family.{self.form.calculator.family}")
        return ((self.tr("Calculate"), here), (family, Target(Place.CALCULATE, self.form.calculator.name)))

    def go_to(self, target: Target) -> None:
        """Open a calculator, with whatever was typed in it before."""
        chosen = CATALOGUE.get(target.record)
        if self.form is not None and (chosen is None or self.form.calculator is not chosen):
            self.form.hide()
        self.form = None if chosen is None else self._form_of(chosen)
        if chosen is not None:
            self.used.note(chosen.name)
        self._show_current()
        self._fold()
        self._recalculate()
        self.titled.emit()

    def _show_current(self) -> None:
        self.list.show_current(self.form.calculator.name if self.form is not None else "", self.used.names)

    def _form_of(self, calculator: Calculator) -> CalculatorForm:
        form = self._forms.get(calculator.name)
        if form is None:
            form = CalculatorForm(calculator)
            form.changed.connect(self._recalculate)
            for field in form.fields:
                field.copied_without_selection.connect(self.acts.copy_quietly)
            self._columns.add_form(form)
            self._forms[calculator.name] = form
        form.show()
        return form

    def _begin_anew(self) -> None:
        """Empty the form of the calculator that is open."""
        if self.form is not None:
            old = self._forms.pop(self.form.calculator.name)
            old.hide()
            old.deleteLater()
            self.form = self._form_of(old.calculator)
            self._recalculate()
            self._go_to_fault()

    def concerns(self, changes: Changes) -> bool:
        """No commit changes a calculation."""
        del changes
        return False

    def first_focus(self) -> QWidget | None:
        """The first empty field of the calculator, else the search."""
        return self.list.field if self.form is None else self.form.first_empty()

    # calculating

    def _recalculate(self) -> None:
        """Take the result away, and ask for the new one where every input is understood."""
        self.asking.forget()
        self.refusal.clear()
        self.result.clear()
        form = self.form
        if form is None:
            self.result.show_waiting(self.tr("Type what you need: dilute, isotonic, milliequivalents."))
        else:
            form.clear_refusals()
            doubtful, texts = form.doubtful(), form.texts()
            if doubtful is not None:
                self.result.show_waiting(self._doubt(doubtful.item.name))
            elif not texts:
                self.result.show_waiting(self._promise(form.calculator))
            else:
                self.asking.ask(form.calculator, texts, language())
        self._show_bar()

    def _take(self, answer: object) -> None:
        if self.form is None:
            return
        if isinstance(answer, Calculation):
            self.result.show_calculation(answer, self.result.last_chosen(answer.calculator.name))
        elif isinstance(answer, InternalFault):
            self.result.show_fault(answer)
        elif isinstance(answer, Refusal) and answer.code in _STILL_NEEDED:
            self.form.place_of(answer)
            self.result.show_waiting(answer)
        elif isinstance(answer, Refusal):
            self.form.refuse(answer)
            self.result.show_refusal(answer)
        self._show_bar()

    def _doubt(self, name: str) -> str:
        said = words().sentence(value_name(name))
        return self.tr("Not understood yet: %1.").replace("%1", said)

    def _promise(self, calculator: Calculator) -> str:
        said = ", ".join(words().sentence(value_name(name)) for name in calculator.outputs)
        return self.tr("Give what you know. It finds: %1.").replace("%1", said)

    def _go_to_fault(self) -> None:
        """F12 without a result: to the field at fault, else to the first empty one."""
        if self.form is None:
            self.list.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for field in self.form.fields:
            field.settle()
        faulty = (field for field in self.form.fields if field.refusal is not None)
        wanted = next(faulty, self.form.first_empty())
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    # how it is shown

    def _show_bar(self) -> None:
        self.anew.set_word(self.tr("Empty the form"))
        self.anew.set_ready(
            ready=self.form is not None and bool(self.form.texts()), reason=self.tr("Nothing is typed.")
        )
        self.acts.show(is_narrow=self.folding.is_one_column)

    def set_folding(self, folding: Folding) -> None:
        """Three columns where there is room, two below, one where it is narrow."""
        super().set_folding(folding)
        self._fold()

    def _fold(self) -> None:
        folding, has_form = self.folding, self.form is not None
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self.back.setVisible(has_form and not folding.has_side_panels)
        self._columns.fold(folding, has_form=has_form)
        self._show_bar()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken; the inputs are read again in it."""
        self.back.set_word(self.tr("All calculators"))
        self.titled.emit()
        self._recalculate()
