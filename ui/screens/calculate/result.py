"""The right card: the result, as large as its room allows, how it came about, the second road, rounding, sources."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from compounder.domain.calculators.calculation import Calculation, Found, backwards, rounding
from compounder.domain.calculators.formula import value_name
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.phrase import Phrase
from ui.screens.calculate.fitted import FittedText
from ui.screens.calculate.found_rows import paint_row
from ui.screens.calculate.how import HowList
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.widgets.notice import Notice
from ui.widgets.panel import Icon, Line, Panel, Text, column, emptied, row
from ui.widgets.rows import RowButton
from ui.words import sentence, words


class _Output(RowButton):
    """A further result: pressed, it stands large with its derivation."""

    least_height = 44

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found
        name, value = _capitalised(found.name), words().show(found.result.value)
        self.setAccessibleName(f"{name} {value}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        layout.setSpacing(Space.M)
        right = Text(value, TypeStyle(18, 26, 600), wraps=len(value) > 18)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(Text(name, ink="ink2", wraps=True), 1)
        layout.addWidget(right, 1 if right.wordWrap() else 0)
        layout.addWidget(Icon("right", 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground while it is pressed, hairline, ring of the focus."""
        paint_row(self, is_current=False)


class _Remark(Panel):
    """An icon, a strong line and what is to be said under it."""

    def __init__(self, icon: str, colour: str, ink: str) -> None:
        super().__init__()
        self.head = Text(style=Type.BODY.in_weight(600), ink=ink, wraps=True)
        self.text = Text(ink="ink2", wraps=True)
        said = column(gap=2)
        said.addWidget(self.head)
        said.addWidget(self.text)
        layout = row(gap=Space.M)
        layout.addWidget(Icon(icon, colour=colour), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(said, 1)
        self.setLayout(layout)

    def show_texts(self, head: str, texts: tuple[Phrase, ...]) -> None:
        """Say it."""
        self.head.setText(head)
        self.text.setText("\n".join(sentence(text) for text in texts))


class ResultPanel(Panel):
    """``show_calculation``, ``show_refusal``, ``show_waiting``, ``clear``: one of them is what stands there.

    `chosen` is the result that stands large; another one is chosen by pressing its row.
    """

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.calculation: Calculation | None = None
        self.chosen: Found | None = None
        self._last: dict[str, str] = {}
        self._waiting: Phrase | Refusal | str = ""
        self.refusal = Notice()
        self._wait = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._caption = Text(style=Type.BODY.in_weight(500), ink="ink2", wraps=True)
        self.value = FittedText()
        self._others = column()
        self._withheld = Text(ink="ink2", wraps=True)
        self._how = Text(style=Type.SECTION)
        self.steps = HowList()
        self.backwards = _Remark("ok", "ok", "ok_ink")
        self.rounding = _Remark("info", "ink2", "ink")
        self._source = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._build()
        self.clear()

    def _build(self) -> None:
        others = Panel()
        others.setLayout(self._others)
        lines = [Line(), Line(), Line()]
        self._shown_with_result = (
            self._caption, self.value, others, self._withheld, self._how, self.steps,
            self.backwards, self.rounding, self._source, *lines,
        )  # fmt: skip
        layout = column(gap=Space.S)
        parts = (
            self.refusal, self._wait, self._caption, self.value, others, self._withheld, lines[0],
            self._how, self.steps, lines[1], self.backwards, self.rounding, lines[2], self._source,
        )  # fmt: skip
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self._others_panel = others

    # what stands there

    def said(self) -> Phrase | Refusal | str:
        """What stands in place of a result; "" where there is one."""
        return self.refusal.said or self._waiting

    def clear(self) -> None:
        """Nothing stands there: an input changed, and what it means is not known yet."""
        self.calculation, self.chosen = None, None
        self._waiting = ""
        if self.refusal.said:
            self.refusal.clear()
        self._show()

    def show_waiting(self, said: Phrase | Refusal | str) -> None:
        """What is still needed."""
        self.clear()
        self._waiting = said
        self._show()

    def show_refusal(self, refusal: Refusal) -> None:
        """Why there is no result."""
        self.clear()
        self.refusal.show_refusal(refusal)

    def show_fault(self, fault: InternalFault) -> None:
        """Both roads disagree: there is no result that may be used."""
        self.clear()
        self.refusal.show_phrase(State.REFUSED, fault.phrase)

    def show_calculation(self, calculation: Calculation, chosen: str) -> None:
        """The results; the one of that name stands large, else the first."""
        self._waiting = ""
        self.calculation = calculation
        named = (found for found in calculation.found if found.name == chosen)
        self.chosen = next(named, calculation.main)
        self._show()

    def outputs(self) -> list[_Output]:
        """The rows of the further results."""
        return [button for button in self._others_panel.findChildren(_Output) if not button.isHidden()]

    def last_chosen(self, calculator: str) -> str:
        """The result of a calculator that was made large last."""
        return self._last.get(calculator, "")

    def _choose(self, found: Found) -> None:
        self.chosen = found
        if self.calculation is not None:
            self._last[self.calculation.calculator.name] = found.name
        self._show()
        self.chosen_changed.emit()
        for button in self.outputs()[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # how it is shown

    def _show(self) -> None:
        has_result = self.calculation is not None
        self._wait.setText(sentence(self._waiting))
        self._wait.setVisible(bool(self._waiting) and not has_result)
        for part in self._shown_with_result:
            part.setVisible(has_result)
        emptied(self._others)
        if self.calculation is not None and self.chosen is not None:
            self._show_result(self.calculation, self.chosen)

    def _show_result(self, calculation: Calculation, chosen: Found) -> None:
        working = chosen.result.working
        self._caption.setText(_capitalised(chosen.name))
        self.value.setText(words().show(chosen.result.value))
        for found in calculation.found:
            if found is not chosen:
                button = _Output(found)
                button.clicked.connect(lambda _=False, other=found: self._choose(other))
                self._others.addWidget(button)
        self._others_panel.setVisible(len(calculation.found) > 1)
        one = self.tr("%1: %2", "a result and why it is not shown")
        withheld = [
            one.replace("%1", _capitalised(name)).replace("%2", sentence(refusal))
            for name, refusal in calculation.withheld
        ]
        self._withheld.setText("\n".join(withheld))
        self._withheld.setVisible(bool(withheld))
        self._how.setText(self.tr("How"))
        self.steps.show_working(working)
        self.backwards.show_texts(self.tr("Checked backwards"), backwards(calculation))
        self.rounding.show_texts(self.tr("Rounding"), rounding(working))
        sources = ", ".join(dict.fromkeys(sentence(source) for source in calculation.sources()))
        self._source.setText(self.tr("Source: %1").replace("%1", sources))

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._show()


def _capitalised(name: str) -> str:
    said = words().sentence(value_name(name))
    return said[:1].upper() + said[1:]
