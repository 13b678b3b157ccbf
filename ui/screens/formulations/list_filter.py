"""What the list of formulations shows: what is typed, a state, a dosage form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from compounder.domain.formulation_version import FormulationState
from compounder.domain.phrase import Phrase
from compounder.services.read_formulations import StoredFormulation, matching
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Height, Space
from ui.widgets.button import Chip
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel, column, emptied, row
from ui.widgets.text_field import TextField
from ui.words import words

_MANY = 12
"""From so many versions on their dosage forms are offered as chips."""


class ListFilter(Panel):
    """``chosen(stored)`` are the versions to be shown, and each chip says its count; `changed` when that is another."""

    changed = Signal()

    def __init__(self, said: FormulationWords) -> None:
        super().__init__()
        self._words = said
        self._state: FormulationState | None = None
        self._form = ""
        self.field = TextField(icon="search", height=Height.CHIP)
        self.states: dict[FormulationState | None, Chip] = {
            state: Chip()
            for state in (None, FormulationState.APPROVED, FormulationState.DRAFT, FormulationState.RETIRED)
        }
        self.forms: dict[str, Chip] = {}
        self._form_flow, self._form_row = Flow(), QWidget()
        self._build()
        self.field.edited.connect(lambda _text: self.changed.emit())
        for state, chip in self.states.items():
            chip.clicked.connect(lambda _checked, state=state: self._choose_state(state))
        self.retranslate()

    def _build(self) -> None:
        self.field.echo.hide()  # nothing is ever to be said under it
        chips = Flow(gap=Space.M)
        for chip in self.states.values():
            chips.addWidget(chip)
        self._form_row.setLayout(self._form_flow)
        self._head = row(gap=Space.L)
        self._head.addWidget(self.field, 1)
        self._head.addLayout(chips, 2)
        tools = column(gap=Space.S)
        tools.addLayout(self._head)
        tools.addWidget(self._form_row)
        self.setLayout(tools)

    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Type something else."""
        self.field.set_text(text)
        self.changed.emit()

    def show_all(self) -> None:
        """Nothing is left out."""
        self._state, self._form = None, ""
        self.set_text("")

    def _choose_state(self, state: FormulationState | None) -> None:
        self._state = state
        self.changed.emit()

    def _choose_form(self, form: str) -> None:
        self._form = "" if form == self._form else form
        self.changed.emit()

    def offer_forms(self, stored: Sequence[StoredFormulation]) -> None:
        """The dosage forms that there are, as chips, once there are many versions."""
        known = Counter(each.formulation.dosage_form for each in stored)
        wanted = sorted(known) if sum(known.values()) >= _MANY and len(known) > 1 else []
        if wanted != list(self.forms):
            emptied(self._form_flow)
            self.forms = {form: Chip() for form in wanted}
            for form, chip in self.forms.items():
                chip.clicked.connect(lambda _checked, form=form: self._choose_form(form))
                self._form_flow.addWidget(chip)
        self._form = self._form if self._form in wanted else ""
        self._form_row.setVisible(bool(wanted))

    def chosen(self, stored: Sequence[StoredFormulation]) -> list[StoredFormulation]:
        """The versions to be shown."""
        found = matching(stored, self.text())
        of_state = [each for each in found if self._state in (None, each.row.state)]
        self._count(found, of_state)
        return [each for each in of_state if self._form in ("", each.formulation.dosage_form)]

    def _count(self, found: Sequence[StoredFormulation], of_state: Sequence[StoredFormulation]) -> None:
        counts = Counter(each.row.state for each in found)
        for state, chip in self.states.items():
            chip.set_count(str(counts[state] if state is not None else len(found)))
            chip.setChecked(state is self._state)
        forms = Counter(each.formulation.dosage_form for each in of_state)
        for form, chip in self.forms.items():
            chip.set_word(words().show(Phrase.of(f"formulation.dosage_form.{form}")))
            chip.set_count(str(forms[form]))
            chip.setChecked(form == self._form)

    def fold(self, *, is_single: bool) -> None:
        """The chips stand under the field where it is narrow."""
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_single else QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(Space.S if is_single else Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.field.set_label("")
        self.field.setAccessibleName(self.tr("Filter"))
        self.field.line.setAccessibleName(self.tr("Filter"))
        self.field.set_placeholder(self.tr("Name or ingredient"))
        for state, chip in self.states.items():
            chip.set_word(self._words.state(state)[1] if state is not None else self.tr("all"))
