"""Calculate: what is the unknown? Search left, what you know in the middle, the result with its derivation right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from compounder.domain.calculators.calculation import Calculation, calculate_all
from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.formula import value_name
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import InternalFault, Refusal
from compounder.exchange.calculation_text import as_text
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.printing import print_page, tell
from ui.screen import Screen
from ui.screens.calculate.calculator_list import CalculatorList
from ui.screens.calculate.fitted import GrowingColumn, Pane
from ui.screens.calculate.form import CalculatorForm
from ui.screens.calculate.result import ResultPanel
from ui.theme.tokens import Space
from ui.widgets.button import Button, Kind
from ui.widgets.notice import Notice
from ui.words import language, words
from ui.workplace import Workplace

_USED = 4
_LIST, _FORM = 296, 336
_ROOMY_FORM, _READING = 440, 800
_STILL_NEEDED = ("missing_input", "missing_density")
"""Refusals that only say what is not given yet: no red while somebody is still typing."""
_UNLIMITED = 16_777_215


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of which calculator, as it was typed, in which language."""

    calculator: Calculator
    texts: Texts
    language: str

    def answer(self) -> Calculation | Refusal | InternalFault:
        """The answer; a refusal and a disagreement of both roads are answers too."""
        try:
            return calculate_all(self.calculator, self.texts, typed_reader(self.language))
        except (Refusal, InternalFault) as error:
            return error


class CalculateScreen(Screen):
    """``Target(Place.CALCULATE, name)`` opens a calculator; what was typed in each is kept.

    Each edit takes the result away at once. Whatever can be calculated is calculated on a reader's thread, one
    calculation at a time, the newest next; an answer to what no longer stands there is dropped.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._forms: dict[str, CalculatorForm] = {}
        self._used: list[str] = []
        self.form: CalculatorForm | None = None
        self._wanted: _Asked | None = None
        self._running: _Asked | None = None
        self.list = CalculatorList()
        self.result = ResultPanel()
        self.refusal = Notice()
        self.back = Button(kind=Kind.QUIET, icon="left")
        self.anew = Button(icon="close", key="Ctrl+N")
        self.copy = Button(key="Ctrl+C")
        self._build()
        self._connect()
        self._show_bar()
        self.retranslate()

    def _build(self) -> None:
        self._form_column, self._result_column = GrowingColumn(), GrowingColumn()
        self._result_column.rows.insertWidget(0, self.result)
        self._list_card = Pane(self.list, 1)
        self._form_card = Pane(self._form_column, Space.L)
        self._result_card = Pane(self._result_column, Space.XL - 4)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.L)
        for card in (self._list_card, self._form_card, self._result_card):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._columns.addWidget(card)
        self._columns.addStretch(0)
        page = QVBoxLayout()
        page.addWidget(self.refusal)
        page.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.addLayout(self._columns, 1)
        page.setSpacing(Space.S)
        self._page = page
        self.fill(page)
        self.bar.add_act(self.copy)
        self.bar.add_act(self.anew)

    def _connect(self) -> None:
        self.list.opened.connect(lambda name: self.opened.emit(Target(Place.CALCULATE, name)))
        self.back.clicked.connect(lambda: self.opened.emit(Target(Place.CALCULATE)))
        self.copy.clicked.connect(self._copy)
        self.anew.clicked.connect(self._begin_anew)
        self.bar.acted.connect(self._print)
        self.bar.answered_why.connect(self._go_to_fault)
        print_too = QShortcut(QKeySequence("F9"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        print_too.setAutoRepeat(False)
        print_too.activated.connect(self.bar.primary.click)

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
            self._used = [chosen.name, *(name for name in self._used if name != chosen.name)][:_USED]
        self.list.show_current(target.record if chosen is not None else "", self._used)
        self._fold()
        self._recalculate()
        self.titled.emit()

    def _form_of(self, calculator: Calculator) -> CalculatorForm:
        form = self._forms.get(calculator.name)
        if form is None:
            form = CalculatorForm(calculator)
            form.changed.connect(self._recalculate)
            for field in form.fields:
                field.copied_without_selection.connect(self._copy_quietly)
            self._form_column.rows.insertWidget(0, form)
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
        self._wanted = None
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
                self._wanted = _Asked(form.calculator, texts, language())
                self._begin()
        self._show_bar()

    def _begin(self) -> None:
        if self._running is None and self._wanted is not None:
            asked = self._running = self._wanted
            operation = self.workplace.operations.read(asked.answer)
            operation.done.connect(lambda answer: self._take(asked, answer))
            operation.ended.connect(self._end)

    def _end(self) -> None:
        asked, self._running = self._running, None
        if self._wanted is not asked:
            self._begin()

    def _take(self, asked: _Asked, answer: object) -> None:
        if asked is not self._wanted or self.form is None:
            return
        if isinstance(answer, Calculation):
            chosen = self.result.last_chosen(answer.calculator.name)
            self.result.show_calculation(answer, chosen)
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

    # what can be done with it

    def _show_bar(self) -> None:
        has_result = self.result.calculation is not None
        self.bar.set_primary(self.tr("Print the working"), "printer")
        self.copy.set_word(self.tr("Copy"))
        self.anew.set_word(self.tr("Empty the form"))
        self.anew.set_ready(
            ready=self.form is not None and bool(self.form.texts()), reason=self.tr("Nothing is typed.")
        )
        self.copy.set_ready(ready=has_result, reason=self.tr("There is no result yet."))
        self.bar.set_reason("" if has_result else self.tr("There is no result yet."))
        self.bar.say(self._line())

    def _line(self) -> str:
        """The result in the bar, where the card may have scrolled away; else what a calculation is."""
        found = self.result.chosen
        if found is None or not self.folding.is_one_column:
            return self.tr("A calculation changes nothing and is not kept. Print or copy it.")
        name = words().sentence(value_name(found.name))
        said = self.tr("%1: %2", "a result in one line").replace("%1", f"{name[:1].upper()}{name[1:]}")
        return said.replace("%2", words().show(found.result.value))

    def _print(self) -> None:
        """Print the whole calculation; no record speaks of it."""
        calculation, spoken, facilities = self.result.calculation, language(), self.workplace.facilities
        if calculation is None:
            return
        name = words().say(f"calculator.{calculation.calculator.name}")
        title = f"{name} {self.workplace.local_now():%Y-%m-%d %H-%M}"
        job = print_page(self.workplace, title, lambda: facilities.calculation_page(calculation, spoken))
        self.bar.set_busy(busy=True)
        job.ended_well.connect(lambda outcome: tell(outcome, self.bar, self.refusal))
        job.refused.connect(self.refusal.show_refusal)
        job.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _copy(self) -> None:
        if self.result.calculation is None:
            self.bar.answered_why.emit()
            return
        self._copy_quietly()
        self.bar.say_done(self.tr("Copied: the result and its derivation."))

    def _copy_quietly(self) -> None:
        if self.result.calculation is not None:
            QApplication.clipboard().setText(as_text(self.result.calculation, words()))

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

    def set_folding(self, folding: Folding) -> None:
        """Three columns where there is room, two below, one where it is narrow."""
        super().set_folding(folding)
        self._fold()

    def _fold(self) -> None:
        folding, has_form = self.folding, self.form is not None
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        has_all = folding.has_side_panels
        self.back.setVisible(has_form and not has_all)
        self._list_card.setVisible(has_all or not has_form)
        self._form_card.setVisible(has_form)
        self._result_card.setVisible(has_form or has_all)
        is_one = folding.is_one_column
        direction = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        _set_width(self._list_card, _LIST if has_all else None)
        form_width = _ROOMY_FORM if folding is Folding.ROOMY else _FORM
        _set_width(self._form_card, None if is_one else form_width)
        self._result_card.setMaximumWidth(_READING if folding is Folding.ROOMY else _UNLIMITED)
        self._columns.setStretch(3, 1 if folding is Folding.ROOMY or is_one else 0)
        self._columns.setStretch(2, 0 if is_one else 100)
        for grown in (self.list.column, self._form_column, self._result_column):
            grown.set_grown(is_grown=is_one)
        for card in (self._list_card, self._form_card, self._result_card):
            card.set_grown(is_grown=is_one)
        self._show_bar()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken; the inputs are read again in it."""
        self.back.set_word(self.tr("All calculators"))
        self.titled.emit()
        self._recalculate()


def _set_width(card: Pane, width: int | None) -> None:
    card.setMinimumWidth(width or 0)
    card.setMaximumWidth(width or _UNLIMITED)
