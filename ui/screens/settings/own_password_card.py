"""One's own new password."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.services.sign_in import Session, change_password
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, on_grid
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.text_field import PasswordField
from ui.workplace import Workplace


class OwnPasswordCard(Panel):
    """The old one, and the new one twice; `done` with the sentence. All three are forgotten afterwards."""

    done = Signal(str)

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__()
        self._workplace, self._session = workplace, session
        self._title = Text(style=Type.SECTION, wraps=True)
        self.old, self.new, self.again = PasswordField(icon=""), PasswordField(icon=""), PasswordField(icon="")
        self.change = Button(icon="lock")
        inside = column(gap=Space.S)
        for part in (self._title, self.old, self.new, self.again):
            inside.addWidget(part)
        inside.addLayout(on_grid(self.change))
        layout = column()
        layout.addWidget(Card(inside))
        self.setLayout(layout)
        self.change.clicked.connect(self._change)
        self.again.entered.connect(self._change)
        self.retranslate()

    def _change(self) -> None:
        work, session, old, new = self._workplace, self._session, self.old.text(), self.new.text()
        if new != self.again.text():
            self._refuse(Refusal("weak_password", "differs"))
            return
        act, attempt = work.act(session, "change_password"), work.new_id()
        self.change.set_busy(busy=True)
        asked = work.operations.write(
            lambda: change_password(
                work.records, work.passwords, act, login=session.login, old=old, new=new, attempt=attempt
            )
        )
        asked.done.connect(lambda _changes: self._end())
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.change.set_busy(busy=False))

    def _end(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.done.emit(self.tr("Your password is changed."))

    def _refuse(self, refusal: Refusal) -> None:
        at = self.new if refusal.code == "weak_password" else self.old
        if refusal.phrase.key.endswith(".differs"):
            at = self.again
        at.clear()
        at.refuse(refusal)
        at.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._title.setText(self.tr("Your own password"))
        self.old.set_label(self.tr("Password until now"))
        self.new.set_label(self.tr("New password"))
        self.again.set_label(self.tr("The same again"))
        self.change.set_word(self.tr("Change my password"))
