"""The tolerance bar: how full the pan is, and through a lens where the reading stands between its two limits."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from compounder.domain.quantity import Quantity
from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_line, draw_text, painting, rounded
from ui.widgets.spoken import SpokenPanel, announce
from ui.words import words

_STRIP, _LENS, _BAND, _MARKS = 10, 28, 56, 46
_POINTER = 26
_MARK = TypeStyle(18, 26, 500)
_TARGET = Type.PAGE


class Verdict(Enum):
    """Where a reading stands."""

    NONE = "none"
    TOO_LITTLE = "too little"
    IN_TOLERANCE = "in tolerance"
    TOO_MUCH = "too much"


class ToleranceBar(SpokenPanel):
    """``show_limits(target, lower, upper)``, then ``show_reading(quantity)`` or ``show_reading(None)``.

    Exact quantities of one unit; the places on the bar alone are pixels. The meaning is told by place, hatching, word
    and colour. ``verdict`` is the Verdict; ``deviation_words()`` says "0.02 g above the target". A reader hears the
    verdict when it changes, not each digit. At rest (`is_compact`) the strip and lens are left out.
    """

    role = QAccessible.Role.Indicator

    def __init__(self, *, is_compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compact = is_compact
        self._target: Quantity | None = None
        self._lower: Quantity | None = None
        self._upper: Quantity | None = None
        self._reading: Quantity | None = None
        self.verdict = Verdict.NONE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_limits(self, target: Quantity, lower: Quantity, upper: Quantity) -> None:
        """The line's target and the least and the most that may be recorded."""
        self._target, self._lower, self._upper = target, lower, upper
        self.show_reading(None)

    def set_compact(self, *, compact: bool) -> None:
        """Without strip and lens, where there is little height."""
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    @property
    def has_line(self) -> bool:
        """Whether the limits of a line are shown."""
        return self._target is not None

    def clear(self) -> None:
        """No line: nothing is drawn."""
        self._target = self._lower = self._upper = None
        self.show_reading(None)

    def show_reading(self, reading: Quantity | None) -> None:
        """Where the reading stands; None while there is none."""
        before = self.verdict
        self._reading = reading
        self.verdict = self._judge()
        self.retranslate()
        self.update()
        if self.verdict is not before and self.verdict is not Verdict.NONE:
            announce(self, self.spoken)

    def _judge(self) -> Verdict:
        if self._reading is None or self._lower is None or self._upper is None:
            return Verdict.NONE
        if self._reading < self._lower:
            return Verdict.TOO_LITTLE
        return Verdict.TOO_MUCH if self._reading > self._upper else Verdict.IN_TOLERANCE

    def verdict_words(self) -> str:
        """The verdict's word, as it stands on the solid tag."""
        return {
            Verdict.NONE: "",
            Verdict.TOO_LITTLE: self.tr("Too little"),
            Verdict.IN_TOLERANCE: self.tr("In tolerance"),
            Verdict.TOO_MUCH: self.tr("Too much"),
        }[self.verdict]

    def deviation_words(self) -> str:
        """How far from the target: "0.02 g above the target"."""
        if self._reading is None or self._target is None:
            return ""
        difference = self._reading - self._target
        if difference.number == 0:
            return self.tr("Exactly the target")
        said = self.tr("%1 above the target") if difference.number > 0 else self.tr("%1 below the target")
        distance = Quantity(abs(difference.number), difference.unit)
        return said.replace("%1", words().show(distance))

    def retranslate(self) -> None:
        """Say name and value in the language that is spoken."""
        self.setAccessibleName(self.tr("Tolerance"))
        reading = words().show(self._reading) if self._reading else ""
        parts = (reading, self.verdict_words(), self.deviation_words())
        self.say_value(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its parts."""
        return QSize(480, (0 if self._is_compact else _STRIP + _LENS) + _BAND + _MARKS)

    def minimumSizeHint(self) -> QSize:
        """Narrower, the three marks would touch."""
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Strip, lens, band, pointer and marks."""
        if self._target is None or self._lower is None or self._upper is None:
            return
        top = 0 if self._is_compact else _STRIP + _LENS
        band = QRectF(0.5, top + 0.5, self.width() - 1, _BAND - 1)
        with painting(self) as painter:
            if not self._is_compact:
                self._draw_strip(painter)
                self._draw_lens(painter, band)
            self._draw_band(painter, band)
            self._draw_marks(painter, band)
            if self._reading is not None:
                self._draw_pointer(painter, band)

    def _place(self, quantity: Quantity) -> Fraction:
        """Where a quantity stands in the band, from 0 to 1: target ± 3 × tolerance, which may differ to each side."""
        assert self._target is not None  # noqa: S101 (painted only with limits)
        assert self._lower is not None  # noqa: S101
        assert self._upper is not None  # noqa: S101
        difference = (quantity - self._target).number
        width = (self._target - self._lower if difference < 0 else self._upper - self._target).number
        place = Fraction(1, 2) + (difference / width / 6 if width else Fraction(difference > 0))
        return min(max(place, Fraction(0)), Fraction(1))

    def _x(self, band: QRectF, quantity: Quantity) -> float:
        return band.left() + band.width() * float(self._place(quantity))

    def _draw_strip(self, painter: QPainter) -> None:
        now = theme()
        assert self._target is not None  # noqa: S101
        whole = QRectF(0, 0, self.width(), _STRIP)
        rounded(painter, whole, fill=now.roles.sunken, border=now.roles.border, radius=5)
        if self._reading is None or self._reading.number <= 0:
            return
        span = (self._target.number * 101) / 100
        share = min(self._reading.to(self._target.unit).number / span, Fraction(1))
        filled = QRectF(0, 0, max(whole.width() * float(share), 10), _STRIP)
        rounded(painter, filled, fill=now.state(self._verdict_state()).solid, border=now.roles.border, radius=5)

    def _verdict_state(self) -> State:
        return {Verdict.TOO_MUCH: State.REFUSED, Verdict.IN_TOLERANCE: State.OK}.get(self.verdict, State.BUSY)

    def _draw_lens(self, painter: QPainter, band: QRectF) -> None:
        now = theme()
        right = self.width() - 0.5
        shape = QPolygonF([QPointF(right - 30, _STRIP + 2), QPointF(right, _STRIP + 2), QPointF(right, band.top())])
        shape.append(QPointF(0.5, band.top()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.roles.sunken))
        painter.drawPolygon(shape)
        draw_line(painter, QPointF(right - 30, _STRIP + 2), QPointF(0.5, band.top() - 2), now.roles.border)
        draw_line(painter, QPointF(right, _STRIP + 2), QPointF(right, band.top() - 2), now.roles.border)

    def _draw_band(self, painter: QPainter, band: QRectF) -> None:
        now = theme()
        ok = now.state(State.OK)
        rounded(painter, band, fill=now.roles.sunken, border=now.roles.border)
        painter.setPen(QPen(QColor(now.roles.line), 1.2))
        painter.setBrush(QBrush(QColor(now.roles.line), Qt.BrushStyle.BDiagPattern))
        third = band.width() / 3
        painter.setPen(Qt.PenStyle.NoPen)
        for left in (band.left() + 1, band.right() - third):
            painter.drawRect(QRectF(left, band.top() + 1, third - 1, band.height() - 2))
        middle = QRectF(band.left() + third, band.top() + 1, third, band.height() - 2)
        painter.fillRect(middle, QColor(ok.soft))
        for x in (middle.left(), middle.right()):
            draw_line(painter, QPointF(x, band.top()), QPointF(x, band.bottom()), ok.solid, 2)
        centre = middle.center().x()
        painter.setPen(QPen(QColor(ok.solid), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(centre, band.top() + 1), QPointF(centre, band.bottom() - 1))
        for word, left in ((self.tr("too little"), band.left()), (self.tr("too much"), band.right() - third)):
            self._draw_word(painter, QRectF(left, band.top(), third, band.height()), word)

    def _draw_word(self, painter: QPainter, outer: QRectF, word: str) -> None:
        roles = theme().roles
        style = Type.BODY.in_weight(600)
        width = metrics(style).horizontalAdvance(word)
        middle = outer.center()
        place = QRectF(middle.x() - width / 2 - 8, middle.y() - 12, width + 16, 24)
        painter.fillRect(place, QColor(roles.sunken))
        draw_text(painter, place, word, style, roles.ink2, align=Qt.AlignmentFlag.AlignHCenter)

    def _draw_marks(self, painter: QPainter, band: QRectF) -> None:
        roles = theme().roles
        marks = ((self._lower, _MARK, roles.ink2), (self._target, _TARGET, roles.ink), (self._upper, _MARK, roles.ink2))
        texts = [(words().show(quantity), style, colour) for quantity, style, colour in marks]
        third = band.width() / 3
        centres = [band.left() + third, band.center().x(), band.right() - third]
        widths = [metrics(style).horizontalAdvance(text) for text, style, _ in texts]
        centres[0] = min(centres[0], centres[1] - (widths[0] + widths[1]) / 2 - Space.M)
        centres[2] = max(centres[2], centres[1] + (widths[1] + widths[2]) / 2 + Space.M)
        for (text, style, colour), centre, width in zip(texts, centres, widths, strict=True):
            left = min(max(centre - width / 2, 0.0), self.width() - width)
            place = QRectF(left, band.bottom() + 8, width, 30)
            draw_text(painter, place, text, style, colour)

    def _draw_pointer(self, painter: QPainter, band: QRectF) -> None:
        assert self._reading is not None  # noqa: S101
        roles = theme().roles
        half = _POINTER / 2
        x = min(max(self._x(band, self._reading), half + 1), self.width() - half - 1)
        top, bottom = band.top() - 10, band.bottom() + 6
        head = QPolygonF([QPointF(x - half, top), QPointF(x + half, top), QPointF(x + half, top + 10)])
        head.append(QPointF(x + 2, top + 23))
        head.append(QPointF(x + 2, bottom))
        head.append(QPointF(x - 2, bottom))
        head.append(QPointF(x - 2, top + 23))
        head.append(QPointF(x - half, top + 10))
        painter.setPen(QPen(QColor(roles.surface), 4))
        painter.setBrush(QColor(roles.ink))
        painter.drawPolygon(head)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(head)
        self._draw_clamped(painter, QPointF(x, top + 6))

    def _draw_clamped(self, painter: QPainter, at: QPointF) -> None:
        """An arrow on the pointer where the reading lies outside the band."""
        assert self._reading is not None  # noqa: S101
        place = self._place(self._reading)
        if place not in (0, 1):
            return
        by = 5 if place == 1 else -5
        painter.setBrush(QColor(theme().roles.surface))
        tip = [QPointF(at.x() + by, at.y()), QPointF(at.x() - by, at.y() - 5), QPointF(at.x() - by, at.y() + 5)]
        painter.drawPolygon(QPolygonF(tip))
