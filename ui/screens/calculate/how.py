"""How a result came about: its steps, numbered, each with its formula, the numbers put in, and its result."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from compounder.domain.working import Step, Working
from ui.theme.appearance import roles
from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.drawing import draw_text, painting, rounded
from ui.widgets.panel import Line, Panel, Text, column, emptied, row
from ui.words import words

_RING = 28
_MOST = 40
"""Steps shown in the window; the printed working has them all."""


class _Number(QWidget):
    """The number of a step in its disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(QSize(_RING, _RING))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc and digits."""
        now = roles()
        place = QRectF(self.rect())
        with painting(self) as painter:
            rounded(painter, place, fill=now.accent_soft, radius=_RING // 2)
            style = TypeStyle(15, 22, 600) if len(self._number) < 3 else Type.SMALL
            draw_text(painter, place, self._number, style, now.accent_ink, align=Qt.AlignmentFlag.AlignHCenter)


class HowList(Panel):
    """``show_working(working)``: the steps to one result; empty, it shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._working: Working = ()
        self._rows = column(gap=Space.S)
        self.setLayout(self._rows)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_working(self, working: Working) -> None:
        """Show a derivation."""
        self._working = working
        self.retranslate()

    def retranslate(self) -> None:
        """Say every step in the language that is spoken."""
        emptied(self._rows)
        for number, step in enumerate(self._working[:_MOST], 1):
            if number > 1:
                self._rows.addWidget(Line())
            self._rows.addWidget(_StepRow(number, step))
        left = len(self._working) - _MOST
        if left > 0:
            self._rows.addWidget(
                Text(self.tr("and %n more step(s), printed in full", "", left), ink="ink2", wraps=True)
            )


class _StepRow(QWidget):
    """One step: what, the numbers put in, the formula in words; the result at the right."""

    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        said = words()
        what, formula, result = said.show(step.what), said.show(step.formula), said.show(step.result)
        texts = column(gap=1)
        texts.addWidget(Text(what[:1].upper() + what[1:], Type.SMALL, "ink2", wraps=True))
        is_taken = step.formula == step.result
        if not is_taken:
            texts.addWidget(Text(formula, TypeStyle(16, 23, 500), wraps=True))
        if step.symbols is not None:
            texts.addWidget(Text(said.show(step.symbols), Type.SMALL, "ink2", wraps=True))
        right = Text(result, TypeStyle(18, 26, 600), wraps=len(result) > 18)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = row(gap=Space.M)
        layout.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(texts, 1)
        layout.addWidget(right, 1 if right.wordWrap() else 0)
        self.setLayout(layout)
        self.setAccessibleName(f"{what}; {formula}; {result}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
