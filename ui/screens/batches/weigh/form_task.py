"""What the typed tasks of Weigh share: a title, what it is about, fields in a column, and a refusal under them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.task import Task
from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.lead_text import LeadText
from ui.widgets.panel import Text, column, row
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

WIDEST = 560
"""Fields are not wider than what is typed into them."""


class FormTask(Task):
    """A task in which something is typed: `title`, `about`, a `lead` in two weights, then the fields of the subclass.

    Esc, or the quiet button, goes back to the pan; what was typed for this line stays until then.
    """

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self.title = Text(style=Type.TITLE, wraps=True)
        self.about = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self.lead = LeadText()
        self.back = Button(kind=Kind.QUIET, icon="left", key="Esc")
        self.back.clicked.connect(self.left)
        self.fields: QVBoxLayout = column(gap=Space.XS)
        held = QWidget()
        held.setLayout(self.fields)
        held.setMaximumWidth(WIDEST)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(gap=Space.XS)
        layout.addLayout(head)
        for part in (self.about, self.lead):
            layout.addWidget(part)
        layout.addSpacing(Space.S)
        layout.addWidget(held)
        layout.addWidget(self.notice)
        layout.addStretch(1)
        self.setLayout(layout)

    def say_head(self, title: str, about: str = "", lead: tuple[str, str, str] = ("", "", "ink")) -> None:
        """What it is about; the lead is strong, plain and the ink of the strong part."""
        strong, plain, ink = lead
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.lead.show_text(strong, plain, lead_ink=ink, rest_ink="ink2")
        self.lead.setVisible(bool(strong or plain))

    def at_fault(self, field: Field, refusal: Refusal) -> None:
        """Mark the field where something is missing and go there."""
        field.refuse(refusal)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what was typed stays in the fields."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """The word of the way back."""
        self.back.set_word(self.tr("Back to the pan"))


def is_blank(field: TextField) -> bool:
    """Whether nothing but spaces was typed."""
    return not field.text().strip()


REASON_NEEDED = Refusal("reason_needed", "act")
"""What an empty reason is refused with, as the services refuse it."""
