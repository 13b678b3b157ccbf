"""The biggest thing on a screen: the reading at the pan, a result, a date, a count; always with its unit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import roles
from ui.theme.tokens import Space, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_text, painting
from ui.widgets.panel import Panel, Text, column
from ui.widgets.spoken import SpokenPanel

_UNIT_SHARE = 40
"""The unit's size in per cent of the digits'."""


_HEIGHT_SHARE = 90
"""How much of its step, in per cent, digits need in height: nothing of them reaches below the comma's tail."""


class Readout(SpokenPanel):
    """The reading at the pan: ``fit("122.35", "g")`` once a line, then ``show_reading("121.16", "g")``.

    The digits stay as the balance sent them, only the decimal mark follows the language (the caller's words). The size
    is the largest step that holds the upper limit and never changes during a line. `is_settling` greys the digits;
    ``show_word("overload")`` shows a word instead. ``step_limit`` is the largest step that the folding allows.
    """

    role = QAccessible.Role.Indicator

    def __init__(self, *, step_limit: int = Type.READOUT_STEPS[0], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits, self._unit = "", ""
        self._is_settling = False
        self._longest = ("", "")
        self._limit = step_limit
        self._is_yielding = False
        self._step = self._widest = Type.READOUT_STEPS[-1]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_step_limit(self, limit: int) -> None:
        """The largest step in this window's folding: 224, 184, 152, 128 or 96."""
        self._limit = limit
        self._choose_step()

    def set_yielding(self) -> None:
        """Take whatever height is left over, and ask for no more than the smallest step."""
        self._is_yielding = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fit(self, digits: str, unit: str) -> None:
        """Choose the size for a line: that of the longest reading which may stand."""
        self._longest = (digits, unit)
        self._choose_step()

    def _choose_step(self) -> None:
        steps = [step for step in Type.READOUT_STEPS if step <= self._limit]
        room = self.width() - Space.XS
        fitting = [step for step in steps if _width(*self._longest, step) <= room] or steps[-1:]
        self._widest = fitting[0]
        self._step = next((step for step in fitting if step * _HEIGHT_SHARE <= self.height() * 100), fitting[-1])
        self.updateGeometry()
        self.update()

    def show_reading(self, digits: str, unit: str, *, is_settling: bool = False) -> None:
        """Show what the balance says now; readers find it as the value, `spoken`."""
        self._digits, self._unit, self._is_settling = digits, unit, is_settling
        self.say_value(f"{digits} {unit}".strip())
        self.update()

    def show_word(self, word: str) -> None:
        """A word instead of digits: overload, underload, silent."""
        self.show_reading(word, "", is_settling=False)

    def sizeHint(self) -> QSize:
        """As high as the largest step that the width holds; where there is less, a smaller one is drawn."""
        return QSize(320, Type.READOUT_STEPS[-1] if self._is_yielding else self._widest)

    def minimumSizeHint(self) -> QSize:
        """The smallest step."""
        return QSize(160, Type.READOUT_STEPS[-1])

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The window grew or shrank: another step may hold."""
        self._choose_step()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Digits flush left by their ink, the unit on their baseline."""
        step = self._drawn_step()
        digits, unit = _styles(step)
        colour = roles().ink3 if self._is_settling else roles().ink
        measured = metrics(digits)
        left = float(-measured.leftBearing(self._digits[0])) if self._digits else 0.0
        baseline = (self.height() + measured.capHeight()) / 2
        place = QRectF(left, baseline - measured.ascent(), self.width(), measured.height())
        with painting(self) as painter:
            draw_text(painter, place, self._digits, digits, colour)
            if self._unit:
                left += measured.horizontalAdvance(self._digits) + step * 10 // 100
                small = metrics(unit)
                place = QRectF(left, baseline - small.ascent(), self.width(), small.height())
                draw_text(painter, place, self._unit, unit, roles().ink2)

    def _drawn_step(self) -> int:
        """The step of the line; smaller only where a reading is longer than any that may be recorded."""
        room = self.width() - Space.XS
        steps = [self._step, *(step for step in (*Type.READOUT_STEPS, 72, 56, 40, 24) if step < self._step)]
        return next((step for step in steps if _width(self._digits, self._unit, step) <= room), steps[-1])


def _styles(step: int) -> tuple[TypeStyle, TypeStyle]:
    return TypeStyle(step, step, 600), TypeStyle(step * _UNIT_SHARE // 100, step * _UNIT_SHARE // 100, 500)


def _width(digits: str, unit: str, step: int) -> int:
    large, small = _styles(step)
    gap = step * 10 // 100 if unit else 0
    return metrics(large).horizontalAdvance(digits) + gap + metrics(small).horizontalAdvance(unit)


class Answer(Panel):
    """A result, a use-by date or a count, with the line above it: ``show_answer("Use by", "31 Jan 2027")``.

    `style` is Type.RESULT, Type.DATE or Type.FIGURE. It wraps rather than being cut; ``clear()`` at any edit.
    """

    def __init__(self, style: TypeStyle = Type.RESULT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = Text(ink="ink2")
        self._answer = Text(style=style, wraps=True)
        self._answer.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout = column()
        layout.addWidget(self._above)
        layout.addWidget(self._answer)
        self.setLayout(layout)

    def show_answer(self, above: str, answer: str, ink: str = "ink") -> None:
        """What it is, and the answer with its unit."""
        self._above.setText(above)
        self._above.setVisible(bool(above))
        self._answer.set_ink(ink)
        self._answer.setText(answer)
        self.setAccessibleName(f"{above} {answer}".strip())

    def clear(self) -> None:
        """No answer: an input was changed."""
        self.show_answer(self._above.text(), "")
