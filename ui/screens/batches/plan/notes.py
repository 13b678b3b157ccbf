"""What must be known of a plan before it is weighed, and how the preparation is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.services.compound_batch.plan_view import PlanView
from ui.screens.batches.plan.words import capital
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Card, Icon, Panel, Text, column, emptied, row
from ui.words import words

Said = Phrase | LocalText | str


class NotesCard(Panel):
    """``show_plan(view)`` for warnings and what nobody confirmed; ``show_more(sentences)`` for what else is known."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanView | None = None
        self._more: list[tuple[str, Said]] = []
        self._heading = Text(style=Type.SECTION)
        self._list = column(gap=6)
        within = column(gap=Space.S)
        within.addWidget(self._heading)
        within.addLayout(self._list)
        outer = column()
        outer.addWidget(Card(within))
        self.setLayout(outer)
        self.retranslate()

    def show_plan(self, view: PlanView) -> None:
        """Its warnings, and what a pharmacist has not confirmed."""
        self._view = view
        self.retranslate()

    def show_more(self, more: Sequence[tuple[str, Said]]) -> None:
        """Further sentences, each with its icon ("attention", "info")."""
        self._more = list(more)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every sentence in the language that is spoken."""
        self._heading.setText(self.tr("To be known before weighing"))
        emptied(self._list)
        if self._view is None:
            return
        said = [*self._more, *(("attention", warning) for warning in self._view.warnings)]
        for icon, fact in said:
            self._list.addWidget(_Note(icon, words().show(fact)))
        if self._view.unconfirmed:
            self._list.addWidget(Text(self.tr("Not confirmed by a pharmacist"), Type.BODY.in_weight(600)))
        for doubt in self._view.unconfirmed:
            self._list.addWidget(_Note("info", words().show(doubt)))


class _Note(Panel):
    """A sentence after its icon."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        line = row()
        line.addWidget(Icon(icon, 20, "attention" if icon == "attention" else "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(capital(text), wraps=True), 1)
        self.setLayout(line)


class MethodCard(Panel):
    """``show_method(formulation)``: its steps, numbered; read only, the worksheet prints them."""

    def __init__(self) -> None:
        super().__init__()
        self._formulation: MasterFormulation | None = None
        self._heading = Text(style=Type.SECTION)
        self._note = Text(style=Type.SMALL, ink="ink2")
        self._list = column(gap=6)
        head = row(gap=Space.M)
        head.addWidget(self._heading, 1)
        head.addWidget(self._note)
        within = column(gap=Space.S)
        within.addLayout(head)
        within.addLayout(self._list)
        outer = column()
        outer.addWidget(Card(within))
        self.setLayout(outer)
        self.retranslate()

    def show_method(self, formulation: MasterFormulation) -> None:
        """Its steps, then what is controlled."""
        self._formulation = formulation
        self.retranslate()

    def retranslate(self) -> None:
        """Say the method in the language that is spoken."""
        self._note.setText(self.tr("the worksheet prints it"))
        emptied(self._list)
        if self._formulation is None:
            return
        version = str(self._formulation.version)
        self._heading.setText(self.tr("Method, version %1").replace("%1", version))
        for number, step in enumerate(self._formulation.steps, 1):
            self._list.addWidget(_Step(str(number), words().show(step.text), "ink"))
        for control in self._formulation.controls:
            said = self.tr("Control: %1. %2").replace("%1", words().show(control.name))
            self._list.addWidget(_Step("", said.replace("%2", words().show(control.expected)), "ink2"))


class _Step(Panel):
    """A step after its number."""

    def __init__(self, number: str, text: str, ink: str) -> None:
        super().__init__()
        line = row(gap=Space.M)
        place = Text(number, Type.BODY.in_weight(600), "accent_ink")
        place.setMinimumWidth(18)
        line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text, Type.BODY if ink == "ink" else Type.SMALL, ink, wraps=True), 1)
        self.setLayout(line)
