"""What shall be opened: the own pharmacy, or the sample."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.first_run.page import Page
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.panel import Icon, Panel, Text, column, row
from ui.widgets.progress import Progress


class ChoicePage(Page):
    """What shall be opened: F12 goes on to the form, F3 to the sample pharmacy, which is made where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.sample = Button(icon="batches", key="F3")
        self.anew = Button(kind=Kind.QUIET)
        self.anew.hide()
        self.progress: Progress = self.bar.progress
        self._real = _Reason("chain")
        self._trial = _Reason("batches")
        for reason in (self._real, self._trial):
            self.form.addWidget(reason)
            self.form.addSpacing(Space.M)
        acts = row(gap=Space.S)
        acts.setContentsMargins(24 + Space.M - 5, 0, 0, 0)  # under the words; a button keeps 5 px for its ring
        acts.addWidget(self.sample)
        acts.addWidget(self.anew)
        acts.addStretch(1)
        self.form.addLayout(acts)
        self.retranslate()

    def show_busy(self, *, is_busy: bool) -> None:
        """While the sample is made nothing else begins."""
        self.bar.set_busy(busy=is_busy)
        self.sample.set_busy(busy=is_busy)
        self.anew.set_busy(busy=is_busy)
        if not is_busy:
            self.progress.end()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.question.setText(self.tr("What shall be opened?"))
        self.help.setText(self.tr("No one works here yet."))
        self._real.say(
            self.tr("Your own pharmacy."),
            self.tr("Whose records these are, by which rules, and who administers them. It takes two minutes."),
        )
        self._trial.say(
            self.tr("The sample pharmacy."),
            self.tr(
                "Batches in every state, to try everything in. Nothing there is real, and it says so on every paper."
            ),
        )
        self.bar.set_primary(self.tr("Set up our pharmacy"), "next")
        self.sample.set_word(self.tr("Open the sample pharmacy"))
        self.anew.set_word(self.tr("Begin the sample anew"))


class _Reason(Panel):
    """An icon, what it is about, and why."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._lead = Text(style=Type.SECTION, wraps=True)
        self._rest = Text(ink="ink2", wraps=True)
        words = column(gap=Space.XS)
        words.addWidget(self._lead)
        words.addWidget(self._rest)
        layout = row(gap=Space.M)
        layout.addWidget(Icon(icon, 24), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setLayout(layout)

    def say(self, lead: str, rest: str) -> None:
        """Change the words."""
        self._lead.setText(lead)
        self._rest.setText(rest)
