"""The sections, what stands in each and how far it is; one button that lists them where it is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.words import EditorWords
from ui.widgets.button import Button
from ui.widgets.panel import Panel, column, row
from ui.widgets.work_list import WorkList, WorkRow


class SectionIndex(Panel):
    """``show_sections(draft, refusals, current)``; `chosen(section)`. ``fold(is_folded=…)`` makes it one button."""

    chosen = Signal(object)

    def __init__(self, said: EditorWords) -> None:
        super().__init__()
        self._said = said
        self._rows: list[WorkRow] = []
        self._current = Section.NAME
        self._given: tuple[FormulationDraft, Mapping[Section, Sequence[Refusal]]] | None = None
        self.list = WorkList()
        self.list.opened.connect(self.chosen)
        self.folded = Button(icon="menu")
        self.folded.clicked.connect(self._open_menu)
        self._bar = row()
        self._bar.addWidget(self.folded)
        self._bar.addStretch(1)
        layout = column()
        layout.addLayout(self._bar)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.folded.hide()

    def show_sections(
        self, draft: FormulationDraft, refusals: Mapping[Section, Sequence[Refusal]], current: Section
    ) -> None:
        """Say where each section stands; nothing is made anew where nothing changed."""
        self._given = (draft, refusals)
        rows = [self._row(section, draft, refusals.get(section, ())) for section in Section]
        if rows != self._rows or current is not self._current:
            self._rows, self._current = rows, current
            self.list.show_rows(rows, current=current)
            self._say_folded()

    def set_current(self, section: Section) -> None:
        """Another section is open."""
        if self._given is not None:
            self.show_sections(*self._given, section)

    def _row(self, section: Section, draft: FormulationDraft, refusals: Sequence[Refusal]) -> WorkRow:
        state, word = self._said.standing(section, draft, refusals)
        name, detail = self._said.section(section), self._said.content(section, draft)
        return WorkRow(section, name, detail, state=state, state_word=word)

    def _say_folded(self) -> None:
        order = list(Section)
        number = order.index(self._current) + 1
        words = self.tr("%1 of %2: %3").replace("%1", str(number)).replace("%2", str(len(order)))
        self.folded.set_word(words.replace("%3", self._said.section(self._current)))

    def fold(self, *, is_folded: bool) -> None:
        """One button, or all rows."""
        self.folded.setVisible(is_folded)
        self.list.setVisible(not is_folded)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for work in self._rows:
            act = QAction(f"{work.name}\t{work.state_word}", menu)
            act.triggered.connect(lambda _checked=False, key=work.key: self.chosen.emit(key))
            menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.folded.mapToGlobal(self.folded.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Say every row anew."""
        if self._given is not None:
            self._rows = []
            self.show_sections(*self._given, self._current)
