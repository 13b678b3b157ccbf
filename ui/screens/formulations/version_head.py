"""The head of a version: its strength, what it is, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from compounder.domain.formulation_sheet import claim_phrase
from compounder.domain.phrase import Phrase
from compounder.services.read_formulations import StoredFormulation
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.panel import Card, Panel, Text, column, row
from ui.widgets.tag import Tag
from ui.words import words


class VersionHead(Panel):
    """``show_stored(stored)``; `write` goes on to the next version. Where it is narrow both stand below."""

    def __init__(self, said: FormulationWords) -> None:
        super().__init__()
        self._words = said
        self._stored: StoredFormulation | None = None
        self._strength = Text(style=Type.FIGURE, wraps=True)
        self._claim, self._what = Text(wraps=True), Text(ink="ink2", wraps=True)
        self._tag, self._history = Tag(), Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.write = Button(icon="hand", key="F3")
        left = column(gap=0)
        for part in (self._strength, self._claim, self._what):
            left.addWidget(part)
        state = column(gap=Space.XS)
        state.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeft)
        state.addWidget(self._history)
        state.addStretch(1)
        self._head = row(gap=Space.XL)
        self._head.addLayout(left, 1)
        self._head.addLayout(state)
        self._head.addWidget(self.write, 0, Qt.AlignmentFlag.AlignTop)
        page = column()
        page.addWidget(Card(self._head, padding=Space.L))
        self.setLayout(page)

    def show_stored(self, stored: StoredFormulation) -> None:
        """Show a version."""
        self._stored = stored
        self.retranslate()

    def fold(self, *, is_single: bool) -> None:
        """Beside each other, or one below the other."""
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_single else QBoxLayout.Direction.LeftToRight)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        stored = self._stored
        if stored is None:
            return
        formulation = stored.formulation
        self._strength.setText(words().show(formulation.claim.strength))
        self._claim.setText(words().show(claim_phrase(formulation)))
        form = words().show(Phrase.of(f"formulation.dosage_form.{formulation.dosage_form}"))
        route = words().show(Phrase.of(f"formulation.route.{formulation.route}"))
        usual = self.tr("usual size %1").replace("%1", words().show(formulation.usual_size))
        self._what.setText(", ".join((form[:1].upper() + form[1:], route, usual)))
        self._tag.show_state(*self._words.state(stored.row.state))
        self._history.setText(self._words.history(stored))
