"""A section that is a list of items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import ControlDraft, FactDraft, FormulationDraft, LineDraft, StepDraft
from ui.screens.formulations.editor.form import EntryForm
from ui.screens.formulations.editor.items import ItemList
from ui.screens.formulations.editor.line_form import Known, LineForm
from ui.screens.formulations.editor.section_part import SectionPart
from ui.screens.formulations.editor.sections import Section, control_groups, fact_groups, step_groups
from ui.screens.formulations.editor.words import EditorWords
from ui.widgets.button import Button, on_grid
from ui.widgets.notice import Notice
from ui.widgets.panel import Text


class ListPart(SectionPart):
    """A section that is a list of items; what stands against the list as a whole stands above it."""

    taken_out = Signal(str)

    def __init__(self, section: Section, said: EditorWords, known: Known) -> None:
        super().__init__(section, said)
        self._root = section.value[0]
        blank, form = _item_of(section, said, known)
        self.about = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.items = ItemList(self._root, blank, form, said.item)
        self.add = Button(icon="plus", key="F6")
        for signal, mine in (
            (self.items.changed, self.changed), (self.items.left, self.left),
            (self.items.taken_out, self.taken_out), (self.items.reshaped, self.reshaped),
        ):  # fmt: skip
            signal.connect(mine)
        self.items.left.connect(lambda: self.add.setFocus(Qt.FocusReason.TabFocusReason))
        self.add.clicked.connect(lambda _checked=False: self.items.add())
        for part in (self.about, self.refusal, self.items):
            self.page.addWidget(part)
        self.page.addLayout(on_grid(self.add))
        self.page.addStretch(1)
        self.retranslate()

    def show_draft(self, draft: FormulationDraft) -> None:
        """Its items, all of them closed."""
        self.items.show_records(getattr(draft, self._root))
        self.about.setVisible(not self.items.items)

    def read(self, draft: FormulationDraft) -> FormulationDraft:
        """The draft with what stands in the items."""
        changed: dict[str, Any] = {self._root: self.items.records()}
        return replace(draft, **changed)

    def follow(self, draft: FormulationDraft) -> None:
        """Amounts are those for the base size."""
        for item in self.items.items:
            if isinstance(item.form, LineForm):
                item.form.say_size(draft.base_size)

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing."""
        return self.items.unread()

    def judge(self, refusals: Mapping[str, Refusal]) -> None:
        """Each at its field, or above all items."""
        self.items.judge(refusals)
        self.about.setVisible(not self.items.items)
        whole = refusals.get(self._root)
        if whole is None or not self.items.items:
            self.refusal.clear()
        elif getattr(self.refusal.said, "phrase", None) != whole.phrase:
            self.refusal.show_refusal(whole)

    def go_to(self, place: str) -> bool:
        """The item and its field; for the whole list its first row, or the button that begins it."""
        if place != self._root:
            return self.items.go_to(place)
        wanted = self.items.items[0].row if self.items.items else self.add
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first_field(self) -> QWidget | None:
        """The open item, else the first row; an empty list waits for its first."""
        return self.items.first_field() or self.add

    def set_one_column(self, *, is_one_column: bool) -> None:
        """One column where it is narrow."""
        self.items.set_one_column(is_one_column=is_one_column)

    def retranslate(self) -> None:
        """Say what there is not, and what is added."""
        super().retranslate()
        add, about = {
            Section.LINES: (self.tr("Add a line"), self.tr("What is weighed or measured, line by line.")),
            Section.METHOD: (self.tr("Add a step"), self.tr("What is done, step by step. May stay empty.")),
            Section.CONTROLS: (
                self.tr("Add a control"), self.tr("What is looked at or measured while preparing. May stay empty."),
            ),
            Section.FACTS: (
                self.tr("Add a fact"),
                self.tr("What no pharmacist has confirmed yet: it stays marked on every paper. May stay empty."),
            ),
        }[self.section]  # fmt: skip
        self.add.set_word(add)
        self.about.setText(about)


def _item_of(section: Section, said: EditorWords, known: Known) -> tuple[Callable[[], object], Callable[[], EntryForm]]:
    """How an item of a list begins, and how its form is made."""
    if section is Section.LINES:
        return LineDraft, lambda: LineForm(known, said.said)
    blanks: dict[Section, tuple[Callable[[], object], Callable[[], Any]]] = {
        Section.METHOD: (StepDraft, step_groups),
        Section.CONTROLS: (ControlDraft, control_groups),
        Section.FACTS: (FactDraft, fact_groups),
    }
    blank, groups = blanks[section]

    def form() -> EntryForm:
        made = EntryForm(groups(), said.said, f"{section.value[0]}[1].")
        made.retranslate()
        return made

    return blank, form
