"""A line that begins strong and goes on plain, wrapping as one text: who did what, a lot and its note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.tokens import Type, TypeStyle
from ui.theme.typeface import font, metrics
from ui.widgets.drawing import painting
from ui.widgets.panel import colour_of

_GAP = "\N{NO-BREAK SPACE} "


class LeadText(QLabel):
    """``show_text(lead, rest)``: plain text in two weights and inks; readers find both as one."""

    def __init__(self, style: TypeStyle = Type.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style = style
        self._lead = ""
        self._inks = ("ink", "ink")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, lead: str, rest: str, *, lead_ink: str = "ink", rest_ink: str = "ink") -> None:
        """Change both parts and the roles of their colours."""
        self._lead = lead
        self._inks = (lead_ink, rest_ink)
        self.setText(f"{lead}{_GAP}{rest}" if lead and rest else lead or rest)
        self.updateGeometry()
        self.update()

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        laid = QTextLayout(self.text(), font(self._style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid.setTextOption(option)
        laid.setFormats(
            [self._range(0, len(self._lead), 600, 0), self._range(len(self._lead), len(self.text()), 400, 1)]
        )
        laid.beginLayout()
        height = 0
        while (line := laid.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height + (self._style.line - line.height()) / 2))
            height += self._style.line
        laid.endLayout()
        return laid, max(height, self._style.line)

    def _range(self, start: int, end: int, weight: int, ink: int) -> QTextLayout.FormatRange:
        shown = QTextCharFormat()
        shown.setFont(font(self._style.in_weight(weight)))
        shown.setForeground(QColor(colour_of(self._inks[ink])))
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, shown
        return made

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So many lines."""
        return self._layout(width)[1]

    def sizeHint(self) -> QSize:
        """In one line, if there is room."""
        return QSize(metrics(self._style.in_weight(600)).horizontalAdvance(self.text()) + 2, self._style.line)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a word."""
        return QSize(80, self._style.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both parts."""
        laid, _ = self._layout(self.width())
        with painting(self) as painter:
            laid.draw(painter, QPointF(0, 0))
