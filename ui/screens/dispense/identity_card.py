"""The card across: who stands at the counter, re-entered and not read off, and the signature of who hands over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from compounder.domain.phrase import Phrase
from compounder.services.authority import role_phrase
from compounder.services.sign_in import Session
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Card, Icon, Panel, Text, column, row
from ui.widgets.text_field import PasswordField, TextField
from ui.words import sentence, words

_FIELD = 250


class IdentityCard(Panel):
    """`identity` is initials and year as typed, `password` signs; `changed` after each edit of either."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._question = Text(style=Type.PAGE, wraps=True)
        self._ask = Text(ink="ink2", wraps=True)
        self.identity = TextField()
        self._sentence = Text(style=Type.BODY.in_weight(600), ink="signed_ink", wraps=True)
        self._signer = Text(ink="ink2", wraps=True)
        self.password = PasswordField(icon="")
        self._whole = QHBoxLayout()
        self._halves: list[QHBoxLayout] = []
        self._build()
        self.identity.edited.connect(self.changed)
        self.password.edited.connect(self.changed)
        self.retranslate()

    def _build(self) -> None:
        asked = column(gap=Space.XS)
        asked.addWidget(self._question)
        asked.addWidget(self._ask)
        asked.addStretch(1)
        sentence_row = row()
        sentence_row.addWidget(Icon("signed", 24, "signed"), 0, Qt.AlignmentFlag.AlignTop)
        sentence_row.addWidget(self._sentence, 1)
        signed = column(gap=Space.XS)
        signed.addLayout(sentence_row)
        signed.addWidget(self._signer)
        signed.addStretch(1)
        self._whole.setSpacing(Space.XL)
        for said, field in ((asked, self.identity), (signed, self.password)):
            half = row(gap=Space.L)
            half.addLayout(said, 1)
            half.addWidget(field)
            self._whole.addLayout(half, 1)
            self._halves.append(half)
        outer = column()
        outer.addWidget(Card(self._whole, padding=Space.L))
        self.setLayout(outer)
        self.fold(is_one_column=False)

    def clear(self) -> None:
        """Another patient, or the next one: both are asked anew."""
        self.identity.set_text("")
        self.forget_password()

    def forget_password(self) -> None:
        """A password is not kept on a screen that is left."""
        self.password.clear()
        self.password.clear_refusal()

    def fold(self, *, is_one_column: bool) -> None:
        """Side by side, or one under the other."""
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if is_one_column else beside)
        for half in self._halves:
            half.setDirection(down if is_one_column else beside)
        for field in (self.identity, self.password):
            field.setMinimumWidth(0 if is_one_column else _FIELD)
            field.setMaximumWidth(16_777_215 if is_one_column else _FIELD)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._question.setText(self.tr("Who is in front of you?"))
        self._ask.setText(self.tr("Ask for the name and the date of birth. Type initials and year as you hear them."))
        self.identity.set_label(self.tr("Initials and year of birth"))
        self._sentence.setText(sentence(Phrase.of("paper.signed.dispensed")))
        role = sentence(role_phrase(self._session.role))
        self._signer.setText(f"{words().show(self._session.name)}, {role}")
        self.password.set_label(self.tr("Your password"))
