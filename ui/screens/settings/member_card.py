"""The card of one member of staff: role, password and access, each changed with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.domain.staff import Role, StaffMember
from compounder.services.authority import role_phrase
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, Kind, on_grid
from ui.widgets.choice_field import ChoiceField
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Line, Panel, Text, column
from ui.widgets.text_field import PasswordField, TextField
from ui.words import words


class MemberCard(Panel):
    """``show_member(member)``, never oneself; what an administrator presses goes out by a signal with the reason.

    The reason is typed once and goes with the act that is pressed; a refusal stands at the field that caused it.
    """

    role_chosen = Signal(object, str)
    password_given = Signal(str, str)
    deactivate = Signal(str)
    reactivate = Signal(str)
    unlock = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._member: StaffMember | None = None
        self._name = Text(style=Type.SECTION, wraps=True)
        self._hint = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.reason = TextField()
        self.role = ChoiceField()
        self.change_role = Button()
        self.password = PasswordField(icon="")
        self.give_password = Button()
        self.end_wait = Button()
        self.let_in = Button()
        self.keep_out = Button(kind=Kind.DESTRUCTIVE)
        self._of_active = (Line(), self.role, self.change_role, Line(), self.password, self.give_password)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        inside = column(gap=Space.S)
        for part in (
            self._name, self._hint, self.refusal, self.reason, *self._of_active, Line(), self.end_wait, self.let_in,
            self.keep_out,
        ):  # fmt: skip
            if isinstance(part, Button):
                inside.addLayout(on_grid(part))
            else:
                inside.addWidget(part)
        layout = column()
        layout.addWidget(Card(inside))
        self.setLayout(layout)

    def _connect(self) -> None:
        self.change_role.clicked.connect(self._change_role)
        self.give_password.clicked.connect(lambda: self.password_given.emit(self.password.text(), self.reason.text()))
        self.end_wait.clicked.connect(self.unlock)
        self.let_in.clicked.connect(lambda: self.reactivate.emit(self.reason.text()))
        self.keep_out.clicked.connect(lambda: self.deactivate.emit(self.reason.text()))

    def show_member(self, member: StaffMember, *, is_waiting: bool) -> None:
        """Show somebody; what was typed for another person is forgotten."""
        is_other = self._member is None or self._member.id != member.id
        self._member = member
        if is_other:
            self.forget()
        for part in self._of_active:
            part.setVisible(member.active)
        self.end_wait.setVisible(is_waiting)
        self.let_in.setVisible(not member.active)
        self.keep_out.setVisible(member.active)
        self.retranslate()
        if is_other:
            self.role.choose(member.role)

    def forget(self) -> None:
        """What was typed has been done, or belongs to somebody else."""
        self.reason.set_text("")
        self.password.clear()
        self.refusal.clear()
        self.reason.clear_refusal()

    def set_busy(self, *, busy: bool) -> None:
        """While an act runs nothing else begins."""
        for button in (self.change_role, self.give_password, self.end_wait, self.let_in, self.keep_out):
            button.set_busy(busy=busy)

    def refuse(self, refusal: Refusal) -> None:
        """At the reason, at the password, or over the card."""
        self.refusal.clear()
        if refusal.code == "reason_needed":
            self.reason.refuse(refusal)
            self.reason.setFocus()
        elif refusal.code == "weak_password":
            self.password.refuse(refusal)
            self.password.setFocus()
        else:
            self.refusal.show_refusal(refusal)

    def _change_role(self) -> None:
        role = self.role.choice()
        if isinstance(role, Role):
            self.role_chosen.emit(role, self.reason.text())

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        member = self._member
        self._name.setText(words().show(member.name) if member is not None else "")
        self._hint.setText(self.tr("Each change is an act with a reason, and stays on record."))
        self.reason.set_label(self.tr("Reason"))
        self.role.set_label(self.tr("Role"))
        self.role.set_choices([(role, words().show(role_phrase(role))) for role in Role])
        self.change_role.set_word(self.tr("Give this role"))
        self.password.set_label(self.tr("New first password"))
        self.give_password.set_word(self.tr("Give this password"))
        self.end_wait.set_word(self.tr("End the wait after wrong passwords"))
        self.let_in.set_word(self.tr("Let in again"))
        self.keep_out.set_word(self.tr("Let in no more"))
