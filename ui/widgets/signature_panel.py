"""The signature: a column beside what is signed: checks, sentence, signer, password, consequence; never a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.theme.tokens import Height, Space, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Icon, Line, Panel, Text, column, row
from ui.widgets.text_field import PasswordField, TextField


class SignaturePanel(Panel):
    """``show_checks(title, facts)``, ``show_sentence(sentence, signer, consequence)``, then ``password()``.

    `asks_login` asks a second signer for the name too (``login()``). `needs_reason` asks for a typed reason first
    (``reason()``). ``refuse(refusal)`` stands at the password and clears it alone; ``refuse_reason(refusal)`` stands at
    the reason. `signed` on Enter in the password; the screen's primary act signs as well. ``clear()`` forgets password
    and reason. What was typed is handed to nobody but the caller.
    """

    signed = Signal()

    def __init__(self, *, asks_login: bool = False, needs_reason: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(style=Type.SECTION, wraps=True)
        self._checks = FactList(is_checklist=True)
        self._sentence = Text(style=Type.SECTION.in_weight(600), ink="signed_ink", wraps=True)
        self._signer = Text(ink="ink2", wraps=True)
        self._consequence = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.reason_field = TextField()
        self.login_field = TextField(icon="patients")
        self.password_field = PasswordField(icon="", height=Height.TALL_FIELD)
        self.password_field.entered.connect(self.signed)
        self._build()
        self.show_checks("", ())
        self.reason_field.setVisible(needs_reason)  # once it has a parent: shown before, it is a window of its own
        self.login_field.setVisible(asks_login)
        self.retranslate()

    def _build(self) -> None:
        said = row(gap=Space.M)
        said.addWidget(Icon("signed", 24, "signed"), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, 1)
        layout = column(gap=Space.S)
        layout.addWidget(self._title)
        layout.addWidget(self._checks)
        layout.addStretch(1)
        layout.addWidget(Line())
        layout.addSpacing(Space.S)
        layout.addWidget(self.reason_field)
        layout.addLayout(said)
        layout.addWidget(self._signer)
        layout.addWidget(self.login_field)
        layout.addWidget(self.password_field)
        layout.addWidget(self._consequence)
        self.setLayout(layout)

    def show_checks(self, title: str, facts: Sequence[Fact]) -> None:
        """What was checked, with its values, above the signature."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._checks.show_facts(facts)
        self._checks.setVisible(bool(facts))

    def show_sentence(self, sentence: str, signer: str, consequence: str = "") -> None:
        """What is signed, in the first person; by whom, with the role; and what it brings about."""
        self._sentence.setText(sentence)
        self._signer.setText(signer)
        self._signer.setVisible(bool(signer))
        self._consequence.setText(consequence)
        self._consequence.setVisible(bool(consequence))
        self.setAccessibleName(sentence)

    def retranslate(self) -> None:
        """Say the labels in the language that is spoken."""
        self.password_field.set_label(self.tr("Your password"))
        self.login_field.set_label(self.tr("Name"))
        self.reason_field.set_label(self.tr("Why?"))

    def password(self) -> str:
        """What was typed as the password."""
        return self.password_field.text()

    def login(self) -> str:
        """What was typed as the name."""
        return self.login_field.text()

    def reason(self) -> str:
        """What was typed as the reason."""
        return self.reason_field.text()

    def refuse(self, refusal: Refusal | Phrase) -> None:
        """The password was wrong, or may not sign: it alone is cleared, all else stays."""
        self.password_field.clear()
        self.password_field.refuse(refusal)
        self.password_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_reason(self, refusal: Refusal | Phrase) -> None:
        """The reason is missing or too short."""
        self.reason_field.refuse(refusal)
        self.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self.password_field.clear()
        self.password_field.clear_refusal()
        self.reason_field.set_text("")
