"""Whose records these are, and who administers them: one form, checked by the service that sets up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.services.set_up import Choices, NewPharmacy
from ui.first_run.page import Page
from ui.theme.tokens import Height, Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.panel import Text
from ui.widgets.text_field import PasswordField, TextField

LANGUAGES = {"en": "English", "fr": "Français"}


class FormPage(Page):
    """Whose records these are, and who administers them."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.name, self.address = TextField(), TextField()
        self.profile, self.papers = ChoiceField(), ChoiceField()
        self.time_zone = TextField()
        self.time_zone.set_text(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace"))
        self.person, self.login = TextField(icon="patients"), TextField()
        self.password, self.again = PasswordField(height=Height.FIELD), PasswordField(height=Height.FIELD)
        self.back = Button(kind=Kind.QUIET, icon="left")
        self._administrator = Text(style=Type.SECTION, wraps=True)
        for field in (self.name, self.address, self.profile, self.papers, self.time_zone):
            self.form.addWidget(field)
        self.form.addSpacing(Space.L)
        self.form.addWidget(self._administrator)
        self.form.addSpacing(Space.S)
        for field in (self.person, self.login, self.password, self.again):
            self.form.addWidget(field)
        self.bar.add_act(self.back)
        self.retranslate()

    @property
    def _fields(self) -> dict[str, Field]:
        """The field at which a refusal stands, by the word that it names or by its variant."""
        return {
            "pharmacy": self.name, "address": self.address, "profile": self.profile, "language": self.papers,
            "time_zone": self.time_zone, "person": self.person, "login": self.login, "differs": self.again,
        }  # fmt: skip

    def wanted(self) -> NewPharmacy | Refusal:
        """What was typed; a refusal where something was not chosen or the passwords differ."""
        for field in (self.profile, self.papers):
            if field.choice() is None:
                return Refusal("missing_input", "needed", input=field.label)
        if self.password.text() != self.again.text():
            return Refusal("weak_password", "differs")
        return NewPharmacy(
            self.name.text(), self.address.text(), str(self.profile.choice()), str(self.papers.choice()),
            self.time_zone.text().strip(), self.login.text().strip(), self.person.text(), self.password.text(),
        )  # fmt: skip

    def refuse(self, refusal: Refusal) -> None:
        """At the field that caused it, which gets the focus; else over the form."""
        self.refusal.clear()
        for field in (*self._fields.values(), self.password):
            field.clear_refusal()
        variant = refusal.field or refusal.phrase.key
        at: Field | None = self._fields.get(variant.rpartition(".")[2])
        if refusal.code == "missing_input":
            at = self.profile if self.profile.choice() is None else self.papers
        elif at is None and refusal.code == "weak_password":
            at = self.password
        if at is None:
            self.refusal.show_refusal(refusal)
            self.show_at(self.refusal)
            return
        at.refuse(refusal)
        at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_at(at)

    def forget_passwords(self) -> None:
        """They are in nobody's window longer than needed."""
        self.password.clear()
        self.again.clear()

    def first_focus(self) -> QWidget:
        """The first field."""
        return self.name

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.question.setText(self.tr("Whose records are these?"))
        self.help.setText(self.tr("This stands on every label and every paper. It can be read by everybody later."))
        self.name.set_label(self.tr("Pharmacy"))
        self.address.set_label(self.tr("Address"))
        self.profile.set_label(self.tr("Country whose rules apply"))
        countries = {"FR": self.tr("France"), "US": self.tr("United States")}
        self.profile.set_choices([(name, countries.get(name, name)) for name in sorted(self._choices.profiles)])
        self.papers.set_label(self.tr("Language of papers"))
        self.papers.set_choices([(code, LANGUAGES.get(code, code)) for code in sorted(self._choices.languages)])
        self.time_zone.set_label(self.tr("Time zone"))
        self.time_zone.show_help(self.tr("As this machine has it. Correct it where the pharmacy is elsewhere."))
        self._administrator.setText(self.tr("Who administers them?"))
        self.person.set_label(self.tr("First and last name"))
        self.login.set_label(self.tr("Name for signing in"))
        self.login.show_help(self.tr("Small letters without spaces, such as a.laurent"))
        self.password.set_label(self.tr("Password"))
        self.again.set_label(self.tr("The same again"))
        self.back.set_word(self.tr("Back"))
        self.bar.set_primary(self.tr("Set up the pharmacy"), "check")
