"""Rows that are pressed as a whole, and the column in which they scroll without ever being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.panel import column

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class RowButton(QPushButton):
    """A button that holds labels in a layout and is as high as these need at its width."""

    least_height = 0

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setMinimumHeight(self.least_height)  # layouts ask the inner layout for its height, not the widget
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down are the list's: a button of Qt would take them for Tab, and leave the list at its ends."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words need."""
        layout = self.layout()
        return max(self.least_height, layout.totalHeightForWidth(width) if layout is not None else 0)

    def sizeHint(self) -> QSize:
        """As its layout asks."""
        layout = self.layout()
        hint = layout.totalSizeHint() if layout is not None else QSize()
        return QSize(hint.width(), max(self.least_height, hint.height()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its layout allows; the height follows from the width."""
        layout = self.layout()
        return QSize(layout.totalMinimumSize().width() if layout is not None else 0, self.least_height)


class ScrolledColumn(QScrollArea):
    """A column of widgets that scrolls up and down only; `rows` is the layout to fill, a stretch stands at its end.

    A modest one asks for a row's height and takes what its layout gives; otherwise it asks for all its rows.
    """

    is_modest = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._ordered: list[RowButton] = []
        self._inside = QWidget()
        self._inside.setProperty("kind", "bare")
        self.rows: QVBoxLayout = column()
        self.rows.addStretch(1)
        self._inside.setLayout(self.rows)
        self._inside.installEventFilter(self)
        self.setWidget(self._inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row, which brings the rows into sight by itself."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows are as wide as the view."""
        super().resizeEvent(event)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows came, went or grew."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Give the rows their places now, before anything is brought into sight."""
        width = self.viewport().width()
        self.rows.invalidate()
        needed = (
            self.rows.totalHeightForWidth(width) if self.rows.hasHeightForWidth() else self.rows.sizeHint().height()
        )
        self._inside.resize(width, max(needed, self.viewport().height()))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Rows that came later are reached by Tab where they stand: Qt puts what comes later behind everything else."""
        # Never by itemAt: Python would keep the layout's items beyond their end, and mistake for one whatever comes to
        # lie at its address; the program then dies when that is deleted.
        found = self._inside.findChildren(RowButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        places = {self.rows.indexOf(row): row for row in found}
        rows = [places[place] for place in sorted(places) if place >= 0]
        if rows == self._ordered:
            return
        self._ordered = rows
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders nothing after what never has the focus
        before: QWidget = self
        for row in rows:
            QWidget.setTabOrder(before, row)
            before = row
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As high as its rows, or as one."""
        hint = self.rows.sizeHint()
        return QSize(hint.width(), self.minimumSizeHint().height()) if self.is_modest else hint

    def minimumSizeHint(self) -> QSize:
        """As narrow as its rows, and a row high."""
        return QSize(self.rows.minimumSize().width() + self.verticalScrollBar().sizeHint().width(), 72)
