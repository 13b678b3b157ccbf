"""The one field for everything, scan, find or do, and the list below it; a look-alike is never selected by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, Type
from ui.widgets.drawing import draw_key_cap, key_cap_width, painting, rounded
from ui.widgets.field import FieldBox
from ui.widgets.panel import Icon, Panel, Text, column
from ui.widgets.text_line import BareLine
from ui.widgets.work_list import WorkList, WorkRow

LEAST_LETTERS = 4
"""Names are looked for from so many letters on (failure modes, row 40)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: its group ("Lots"), key, name, second line, icon, and the key that does it directly."""

    group: str
    key: object
    name: str
    detail: str = ""
    icon: str = ""
    shortcut: str = ""


class _KeyHint(QWidget):
    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(QSize(key_cap_width(key), 24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_key_cap(painter, 0, self.height() / 2, self._key, theme().roles.ink)


class ScanField(Panel):
    """The field: `searched(text)` as it is typed (at least 4 letters, or digits), `submitted(text)` on Enter.

    ``show_findings(findings)`` opens the list below; `chosen(key)` when one is chosen with the arrows and Enter, or
    pressed. Nothing is selected beforehand; Enter in the field alone never chooses among several. Esc closes the list
    (typed text stays), then gives back the focus. ``set_key("Ctrl+K")`` shows its key; the frame makes it work.
    ``show_none(sentence)`` says that nothing was found.
    """

    searched = Signal(str)
    submitted = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, *, icon: str = "scan", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = BareLine(Type.BODY)
        self._box = FieldBox(44)
        self._box.inner.addWidget(Icon(icon, 20, "ink2"))
        self._box.inner.addWidget(self.line, 1)
        self._count = Text(style=Type.SMALL, ink="ink2")
        self._count.hide()
        self._box.inner.addWidget(self._count)
        if key:
            self._box.inner.addWidget(_KeyHint(key))
        self._box.watch(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(lambda: self.submitted.emit(self.line.text()))
        self.palette_list = Palette(self)
        self.palette_list.chosen.connect(self._choose)
        layout = column()
        layout.addWidget(self._box)
        self.setLayout(layout)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(180)

    def set_placeholder(self, text: str) -> None:
        """What it does, in words: "Scan, find or do"; also its name for readers."""
        self.line.setPlaceholderText(text)
        self.line.setAccessibleName(text)

    def show_count(self, text: str) -> None:
        """How many there are: "42 of 1204"; also "more than 10000"."""
        self._count.setText(text)
        self._count.setVisible(bool(text))

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty it and close the list."""
        self.line.clear()
        self.palette_list.hide()

    def _search(self, text: str) -> None:
        looked_for = text.strip()
        if len(looked_for) >= LEAST_LETTERS or any(character.isdigit() for character in looked_for):
            self.searched.emit(looked_for)
        else:
            self.palette_list.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Open the list with what was found."""
        self.palette_list.show_findings(findings, under=self)

    def show_none(self, sentence: str) -> None:
        """Say that nothing was found."""
        self.palette_list.show_none(sentence, under=self)

    def _choose(self, key: object) -> None:
        self.palette_list.hide()
        self.chosen.emit(key)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Down goes into the list; Esc closes it, then leaves."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down and self.palette_list.isVisible():
            self.palette_list.enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self.palette_list.isVisible():
                self.palette_list.hide()
            else:
                self.left.emit()
            return True
        return False


class Palette(QFrame):
    """The list below the field, over the content: groups, and rows that only arrows or a press choose."""

    chosen = Signal(object)

    def __init__(self, field: ScanField) -> None:
        super().__init__(field)
        self._field = field
        self._list = WorkList()
        self._list.opened.connect(self.chosen)
        self._none = Text(ink="ink2", wraps=True)
        layout = column(margin=Space.XS)
        layout.addWidget(self._none)
        layout.addWidget(self._list)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *, under: QWidget) -> None:
        """Show what was found, grouped in the order given."""
        self._none.setVisible(False)
        self._list.setVisible(True)
        rows = [
            WorkRow(found.key, found.name, found.detail, found.icon or "next", note=found.shortcut, verb=found.group)
            for found in findings
        ]
        self._list.show_rows(rows)
        self._open(under, min(len(rows), 6) * 66 + 10)

    def show_none(self, sentence: str, *, under: QWidget) -> None:
        """Nothing was found."""
        self._none.setText(sentence)
        self._none.setVisible(True)
        self._list.setVisible(False)
        self._open(under, Height.STEP_PATH)

    def _open(self, under: QWidget, height: int) -> None:
        window = under.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = min(640, window.width() - 2 * Space.XL)
        corner = under.mapTo(window, under.rect().bottomLeft())
        left = min(corner.x(), window.width() - width - Space.XL)
        self.setGeometry(max(left, Space.S), corner.y() + 4, width, min(height, window.height() - corner.y() - 8))
        self.show()
        self.raise_()

    def enter(self) -> None:
        """The first row gets the focus, by the person's own arrow key."""
        self._list.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the focus back to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a border: one of the two overlays that there are."""
        with painting(self) as painter:
            roles = theme().roles
            rounded(painter, QRectF(self.rect()), fill=roles.surface, border=roles.border)
