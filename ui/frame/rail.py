"""The rail: the places that a person may open, in the order of the day, settings at the foot."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.frame.mark import Mark
from ui.places import Place
from ui.theme.appearance import roles
from ui.theme.tokens import Type
from ui.widgets.drawing import draw_icon, draw_ring, draw_text, painting, rounded
from ui.widgets.panel import Panel, column

WIDTH = 96
_ITEM = 64
_ICON = 24
_WORD = Type.SMALL


class RailItem(QPushButton):
    """A place: icon over word; the current one has its own ground and a bar at its left."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_word(self, word: str) -> None:
        """Say it in another language; the key is told to readers."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(f"Alt+{self.place.digit}")

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(WIDTH, _ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, icon, word and the ring of the focus."""
        now = roles()
        ink = now.rail_ink_on if self.isChecked() else now.rail_ink
        place = QRectF(6, 2, WIDTH - 12, _ITEM - 4)
        with painting(self) as painter:
            if self.isChecked():
                rounded(painter, place, fill=now.rail_on)
                rounded(painter, QRectF(0, 14, 3, _ITEM - 28), fill=now.rail_ink_on if now.ground != now.rail else ink)
            draw_icon(painter, self.place.icon, QRectF((WIDTH - _ICON) / 2, 10, _ICON, _ICON), ink)
            style = _WORD.in_weight(600 if self.isChecked() else 400)
            line = QRectF(0, 36, WIDTH, 20)
            draw_text(painter, line, self.text(), style, ink, align=Qt.AlignmentFlag.AlignHCenter)
            if self.hasFocus():
                # Within the rail the ring is the rail's own ink (window design, section 2).
                draw_ring(painter, place, now.rail_ink if self.isChecked() else now.rail_ink_on)


class Rail(Panel):
    """``Rail(places)``: `chosen` with a Place; ``show_current(place)``. Absent is what the person may not open."""

    chosen = Signal(object)

    def __init__(self, places: Collection[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = {place: RailItem(place) for place in Place if place in places}
        layout = column()
        top = column()
        top.addWidget(Mark(36), 0, Qt.AlignmentFlag.AlignHCenter)
        top.setContentsMargins(0, 14, 0, 12)
        layout.addLayout(top)
        for place, item in self.items.items():
            if place is Place.SETTINGS:
                layout.addStretch(1)
            layout.addWidget(item)
            item.clicked.connect(lambda _checked, place=place: self.choose(place))
        if Place.SETTINGS not in self.items:
            layout.addStretch(1)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("")
        self.retranslate()

    def choose(self, place: Place) -> None:
        """Go to a place."""
        self.show_current(place)
        self.chosen.emit(place)

    def show_current(self, current: Place) -> None:
        """Mark where the window is."""
        for place, item in self.items.items():
            item.setChecked(place is current)

    def words(self) -> dict[Place, str]:
        """The word of each place in the language that is spoken."""
        return {
            Place.TODAY: self.tr("Today"),
            Place.BATCHES: self.tr("Batches"),
            Place.DISPENSE: self.tr("Dispense"),
            Place.STOCK: self.tr("Stock"),
            Place.FORMULATIONS: self.tr("Formulations"),
            Place.CALCULATE: self.tr("Calculate"),
            Place.PATIENTS: self.tr("Patients"),
            Place.RECORDS: self.tr("Records"),
            Place.SETTINGS: self.tr("Settings"),
        }

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(self.tr("Places"))
        for place, word in self.words().items():
            if place in self.items:
                self.items[place].set_word(word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark ground; in high contrast a line parts it from the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles().rail))
        if roles().rail == roles().ground:
            painter.fillRect(WIDTH - 1, 0, 1, self.height(), QColor(roles().line))
        painter.end()
