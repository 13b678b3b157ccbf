"""The derivation of one number: word, formula with its numbers, result, source; copied as plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from compounder.domain.phrase import Phrase
from compounder.domain.working import Step, Working
from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.button import CloseButton
from ui.widgets.panel import Card, Panel, Text, column, emptied, row
from ui.words import sentence, words


class DerivationView(Panel):
    """``show_working(title, subject, working)``: a domain Working as it recomputes by hand; Ctrl+C copies it whole.

    `title` is the question ("Why 121.14 g?"), `subject` names line and lot. `closed` on × or Esc; the screen decides
    what then stands there.
    """

    closed = Signal()

    def __init__(self, *, can_close: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._working: Working = ()
        self._title: Phrase | str = ""
        self._subject: Phrase | str = ""
        self._question = Text(style=Type.SECTION, wraps=True)
        self._about = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._close = CloseButton()
        self._close.clicked.connect(self.closed)
        if not can_close:  # shown before it has a parent it would be a window of its own
            self._close.hide()
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(Space.M)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        head = row()
        head.addWidget(self._question, 1)
        head.addWidget(self._about, 1)
        head.addWidget(self._close)
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inner = column(gap=6)
        inner.addLayout(head)
        inner.addLayout(self._rows)
        inner.addStretch(1)
        card = Card(inner, padding=Space.L)
        outer = column()
        outer.addWidget(card)
        self.setLayout(outer)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def show_working(self, title: Phrase | str, subject: Phrase | str, working: Working) -> None:
        """Show a derivation; an empty one says nothing."""
        self._title, self._subject, self._working = title, subject, working
        self.retranslate()

    def retranslate(self) -> None:
        """Say every row in the language that is spoken."""
        self._close.set_word(self.tr("Close"))
        self._question.setText(sentence(self._title))
        self._about.setText(sentence(self._subject))
        self.setAccessibleName(sentence(self._title))
        emptied(self._rows)
        for place, step in enumerate(self._working):
            self._add(place, step)

    def _add(self, place: int, step: Step) -> None:
        what, formula, result, source = _said(step)
        word = Text(what, Type.BODY.in_weight(600), wraps=True)
        word.setMinimumWidth(110)
        right = Text(result, TypeStyle(17, 22, 600))
        said = Text(source, Type.SMALL, "ink2", wraps=True)
        said.setMinimumWidth(130)
        for at, part in enumerate((word, Text(formula, wraps=True), right, said)):
            side = Qt.AlignmentFlag.AlignRight if part is right else Qt.AlignmentFlag.AlignLeft
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            part.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(part, place, at)

    def as_text(self) -> str:
        """The derivation as plain text, one row a line."""
        lines = ["; ".join(part for part in _said(step) if part) for step in self._working]
        return "\n".join([sentence(self._title), *lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies; Esc closes."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.as_text())
        elif event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _said(step: Step) -> tuple[str, str, str, str]:
    """Word, formula, result and source of a row in the language that is spoken."""
    said = words()
    what = said.sentence(step.what)
    return (
        what[:1].upper() + what[1:],
        said.show(step.formula),
        said.show(step.result),
        said.sentence(step.source) if step.source else "",
    )
