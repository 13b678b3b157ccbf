"""The header: where (the way here) and what (the full title), the one field, who is signed in, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from compounder.domain.staff import Role
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.places import Target
from ui.theme.appearance import roles
from ui.theme.tokens import Space, Type
from ui.theme.typeface import metrics
from ui.widgets.button import Button
from ui.widgets.drawing import draw_icon, draw_ring, draw_text, painting, rounded
from ui.widgets.panel import Panel, Text, column, row
from ui.widgets.scan_field import ScanField
from ui.words import words

_CHEVRON, _CRUMB = 16, 22


class Avatar(QWidget):
    """The first letters of a name in a circle; the name beside it says the same, so readers pass it over."""

    def __init__(self, name: str) -> None:
        super().__init__()
        parts = [part for part in name.split() if part[0].isalpha()]
        self._letters = "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()
        self.setFixedSize(36, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The circle and the letters."""
        with painting(self) as painter:
            place = QRectF(self.rect())
            rounded(painter, place, fill=roles().accent_soft, radius=18)
            style, middle = Type.SMALL.in_weight(600), Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, place, self._letters, style, roles().accent_ink, align=middle)


class Crumb(QPushButton):
    """A step of the way here, in small type, a chevron between it and the next; pressing it goes there."""

    def __init__(self, word: str, target: Target, *, is_last: bool) -> None:
        super().__init__()
        self.target = target
        self._word, self._chevron = word, 0 if is_last else _CHEVRON
        self.setAccessibleName(word)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word and its chevron."""
        return QSize(metrics(Type.SMALL).horizontalAdvance(self._word) + self._chevron + 8, _CRUMB)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word, the chevron, and the ring of the focus."""
        with painting(self) as painter:
            place = QRectF(self.rect())
            draw_text(painter, place.adjusted(2, 0, -self._chevron - 4, 0), self._word, Type.SMALL, roles().ink2)
            if self._chevron:
                at = QRectF(place.right() - _CHEVRON - 3, 3, _CHEVRON, _CHEVRON)
                draw_icon(painter, "right", at, roles().ink2)
            if self.hasFocus():
                draw_ring(painter, place, roles().focus)


class Header(Panel):
    """``show_title(title, crumbs)``; `menu_asked`, `lock_asked`, `gone_to` (a Target, from a crumb)."""

    menu_asked = Signal()
    lock_asked = Signal()
    gone_to = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folding = Folding.USUAL
        self.menu = Button(icon="menu")
        self.menu.clicked.connect(self.menu_asked)
        self.title = Text(style=Type.PAGE, wraps=True)
        self.field = ScanField(key="Ctrl K")
        self.field.setMaximumWidth(304)
        self.field.setMinimumWidth(220)
        self.avatar = Avatar(words().show(session.name))
        self.name = Text(words().show(session.name), Type.BODY.in_weight(600))
        self.role = Text(style=Type.SMALL, ink="ink2")
        self.lock = Button(icon="lock", key="")
        self.lock.clicked.connect(self.lock_asked)
        self.title.installEventFilter(self)
        self._crumbs = row(gap=0)
        self._has_crumbs = False
        self._build()
        self.retranslate()

    def _build(self) -> None:
        what = column()
        what.addStretch(1)
        what.addLayout(self._crumbs)
        what.addWidget(self.title)
        what.addStretch(1)
        self._who = QWidget()
        who = column()
        who.addStretch(1)
        who.addWidget(self.name)
        who.addWidget(self.role)
        who.addStretch(1)
        self._who.setLayout(who)
        self._line = row(gap=0)
        self._line.addWidget(self.menu)
        self._line.addLayout(what, 1)
        self._line.addSpacing(Space.M)
        self._line.addWidget(self.field, 1)
        self._line.addSpacing(Space.L)
        self._line.addWidget(self.avatar)
        self._line.addSpacing(Space.S)
        self._line.addWidget(self._who)
        self._line.addSpacing(Space.M - 2)
        self._line.addWidget(self.lock)
        self.setLayout(self._line)
        self.set_folding(Folding.USUAL)

    def show_title(self, title: str, crumbs: tuple[tuple[str, Target], ...]) -> None:
        """Say what the screen asks, and the way to it."""
        self.title.setText(title)
        while self._crumbs.count():
            item = self._crumbs.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for place, (word, target) in enumerate(crumbs, 1):
            crumb = Crumb(word, target, is_last=place == len(crumbs))
            crumb.clicked.connect(lambda _checked, target=target: self.gone_to.emit(target))
            self._crumbs.addWidget(crumb)
        if crumbs:
            self._crumbs.addStretch(1)
        self._has_crumbs = bool(crumbs)
        self._fit()

    def show_field(self) -> None:
        """Show the field although the window is narrow, in the place of the title, until it is left."""
        if not self.field.isVisibleTo(self):
            self.field.show()
            self.title.hide()
            self.field.left.connect(self._fold_field, Qt.ConnectionType.SingleShotConnection)
            self.field.chosen.connect(self._fold_field, Qt.ConnectionType.SingleShotConnection)

    def _fold_field(self) -> None:
        self.field.setVisible(not self._folding.is_one_column)
        self.title.show()

    def set_folding(self, folding: Folding) -> None:
        """Fold: a narrow window has a menu, one without room for the field has it in that menu."""
        self._folding = folding
        is_open, is_single = folding.has_rail, folding.is_one_column
        self.menu.setVisible(not is_open)
        self.field.setVisible(not is_single)
        self._who.setVisible(is_open)
        self.lock.setVisible(not is_single)
        self.title.set_style(Type.PAGE if is_open else Type.SECTION)
        left = Space.XL if is_open else Space.S
        self._line.setContentsMargins(left, 0, 12 if is_open else Space.S, 0)
        self._fit()

    def _fit(self) -> None:
        """As high as crumbs and title need: a long name wraps, and is never cut."""
        least = max(self._folding.header_height, 64 if self._folding.has_rail else 58)
        crumbs = _CRUMB if self._has_crumbs else 0
        self._line.activate()  # or the title has still the width of before, and the header grows over the window
        self.setFixedHeight(max(least, crumbs + self.title.heightForWidth(self.title.width()) + Space.S))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the title's lines whenever it got another width: by the window, by a fold, by what stands beside it."""
        if watched is self.title and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)  # not while the layout is at work
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say the words."""
        self.menu.set_word(self.tr("Menu"))
        self.field.set_placeholder(self.tr("Scan, find or do"))
        self.lock.set_word(self.tr("Lock"))
        self.lock.setAccessibleDescription("Ctrl+L")
        roles_said = {
            Role.TECHNICIAN: self.tr("Technician"),
            Role.PHARMACIST: self.tr("Pharmacist"),
            Role.ADMINISTRATOR: self.tr("Administrator"),
            Role.AUDITOR: self.tr("Auditor"),
        }
        said = roles_said[self._session.role]
        self.role.setText(said)
        self.avatar.setAccessibleName(f"{words().show(self._session.name)}, {said}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles().surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(roles().line))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """It folds rather than keep the window wide."""
        return QSize(0, self.minimumHeight())
