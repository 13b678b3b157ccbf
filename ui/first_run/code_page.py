"""The recovery code, shown once; and the page of records that cannot be opened."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from ui.first_run.page import Page
from ui.theme.tokens import Space, TypeStyle
from ui.widgets.panel import Text
from ui.words import sentence


class CodePage(Page):
    """The recovery code, shown once."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Text(style=TypeStyle(28, 36, 500, is_code=True), wraps=True)
        self.form.addWidget(self.shown)
        self.form.addSpacing(Space.M)
        self._why = Text(ink="ink2", wraps=True)
        self.form.addWidget(self._why)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show it; it stands nowhere else."""
        self.shown.setText(code)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.question.setText(self.tr("Write this code down"))
        self.help.setText(self.tr("It is shown once. Seal it in an envelope and lock it away."))
        self._why.setText(
            self.tr("It lets the administrator in again if the password is forgotten. Nobody can find it again.")
        )
        self.bar.set_primary(self.tr("I have written it down"), "check")


class RefusedPage(Page):
    """The records cannot be opened: the refusal, and nothing to press that would change anything."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self._refusal = refusal
        self.setWindowTitle("Compounder")
        self.bar.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self.question.setText(self.tr("The records cannot be opened"))
        self.help.setText(sentence(self._refusal))
