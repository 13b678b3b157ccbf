"""What the acts of Patients are made of: a notice over a card of readable width, fields that refuse in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.names import checked_text
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.places import Place
from ui.screen import Screen
from ui.theme.tokens import Space
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column, row
from ui.widgets.quantity_edit import QuantityEdit
from ui.workplace import Workplace

_READABLE = 720


class FormScreen(Screen):
    """A subclass gives its parts to ``lay_out``, says what stands against the act in `obstacle`, and does it in `act`.

    A Refusal's `at` is a key of `fields`; any other stands in `notice`. What was typed stays.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.notice = Notice()
        self.fields: dict[str, Field] = {}
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self.bar.acted.connect(self._press)
        self.bar.answered_why.connect(self._show_why)

    def lay_out(self, parts: Sequence[QWidget]) -> None:
        """The notice over one card with the parts, once."""
        within = column(gap=Space.S)
        for part in parts:
            within.addWidget(part)
        card = Card(within, padding=Space.XL)
        for part in (self.notice, card):
            part.setMaximumWidth(_READABLE)
            beside = row()  # alone in the page, its height would be reckoned for the whole width
            beside.addWidget(part, _READABLE)
            beside.addStretch(1)
            self._page.addLayout(beside)
        self._page.addStretch(1)
        self.fill(self._page)

    def obstacle(self) -> Refusal | None:
        """The first thing that stands against the act; its `at` names the field."""
        return None

    def act(self) -> None:
        """Do it; nothing stands against it any more."""
        raise NotImplementedError

    def judge(self) -> None:
        """Say in the bar what stands against the act."""
        self.bar.set_reason(self.obstacle() or "")

    def show_refusal(self, refusal: Refusal) -> None:
        """At its field, with the focus; without one, over the card."""
        field = self.fields.get(refusal.at)
        if field is None:
            self.notice.show_refusal(refusal)
            return
        field.refuse(refusal)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field))

    def _press(self) -> None:
        self.notice.clear()
        self.act()

    def _show_why(self) -> None:
        for field in self.fields.values():
            if isinstance(field, QuantityEdit | DateField):
                field.settle()
        refusal = self.obstacle()
        if refusal is not None:
            self.show_refusal(refusal)

    def set_folding(self, folding: Folding) -> None:
        """The margins of the window."""
        super().set_folding(folding)
        margin = Space.L if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)


def reason_refusal(text: str, variant: str) -> Refusal | None:
    """Why a typed reason is none, at the field "reason"; `variant` is the sentence for an empty one."""
    if not text.strip():
        return refusal_at("reason", Refusal("reason_needed", variant))
    try:
        checked_text(text, "reason")
    except Refusal as refusal:
        return refusal_at("reason", refusal)
    return None


def refusal_at(at: str, refusal: Refusal) -> Refusal:
    """A refusal with the field at which it stands."""
    refusal.at = at
    return refusal
