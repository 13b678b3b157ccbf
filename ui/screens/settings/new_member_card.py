"""The form of somebody new: name, login, role, and a first password that they change when they first sign in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.authority import role_phrase
from compounder.services.manage_staff import NewMember
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.text_field import PasswordField, TextField
from ui.words import words


class NewMemberCard(Panel):
    """``wanted()`` gives what was typed or the Refusal that stands against it; `left` when it is given up."""

    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text(style=Type.SECTION, wraps=True)
        self.refusal = Notice()
        self.name, self.login = TextField(icon="patients"), TextField()
        self.role = ChoiceField()
        self.password = PasswordField(icon="")
        self.back = Button(kind=Kind.QUIET, icon="left")
        inside = column(gap=Space.S)
        for part in (self._title, self.refusal, self.name, self.login, self.role, self.password, self.back):
            inside.addWidget(part)
        layout = column()
        layout.addWidget(Card(inside))
        self.setLayout(layout)
        self.back.clicked.connect(self.left)
        self.retranslate()

    def begin(self) -> None:
        """An empty form; what a refused try left stays until then."""
        for field in (self.name, self.login):
            field.set_text("")
        self.role.choose(None)
        self.password.clear()
        self._clear()

    def wanted(self) -> NewMember | Refusal:
        """What was typed."""
        role = self.role.choice()
        if not isinstance(role, Role):
            return Refusal("missing_input", "needed", input=self.role.label)
        return NewMember(self.login.text().strip(), self.name.text(), role, self.password.text())

    def refuse(self, refusal: Refusal) -> None:
        """At the field that caused it, which gets the focus."""
        self._clear()
        at: Field | None = self.name if refusal.field == "field.person" else None
        if refusal.code in ("login_taken", "invalid_name") and at is None:
            at = self.login
        elif refusal.code == "weak_password":
            at = self.password
        elif refusal.code == "missing_input":
            at = self.role
        if at is None:
            self.refusal.show_refusal(refusal)
            return
        at.refuse(refusal)
        at.setFocus()

    def _clear(self) -> None:
        self.refusal.clear()
        for field in (self.name, self.login, self.role, self.password):
            field.clear_refusal()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._title.setText(self.tr("Who is new?"))
        self.name.set_label(self.tr("First and last name"))
        self.login.set_label(self.tr("Name for signing in"))
        self.login.show_help(self.tr("Small letters without spaces; never given to anybody else later"))
        self.role.set_label(self.tr("Role"))
        self.role.set_choices([(role, words().show(role_phrase(role))) for role in Role])
        self.password.set_label(self.tr("First password"))
        self.password.show_help(self.tr("To be changed at the first sign-in"))
        self.back.set_word(self.tr("Back to the list"))
