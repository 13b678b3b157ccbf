"""What stands in the middle of the editor: one section."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.words import EditorWords
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Panel, Text, column


class SectionPart(Panel):
    """A section: ``show_draft``, ``read``, ``unread``, ``judge``, ``go_to``; `changed` after edits, `left` at its end.

    `follow` says what it has to know of other sections.
    """

    changed = Signal()
    left = Signal()
    reshaped = Signal()

    def __init__(self, section: Section, said: EditorWords) -> None:
        super().__init__()
        self.section, self.said = section, said
        self.title = Text(style=Type.SECTION, wraps=True)
        self.page = column(gap=Space.M)
        self.page.addWidget(self.title)
        self.setLayout(self.page)

    def show_draft(self, draft: FormulationDraft) -> None:
        """Fill it."""

    def read(self, draft: FormulationDraft) -> FormulationDraft:
        """The draft with what stands in it."""
        raise NotImplementedError

    def follow(self, draft: FormulationDraft) -> None:
        """Take over what other sections say."""

    def show_value(self, place: str, value: object) -> None:
        """Fill one field."""

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing."""
        raise NotImplementedError

    def judge(self, refusals: Mapping[str, Refusal]) -> None:
        """Show what stands against it, each at its field."""

    def go_to(self, place: str) -> bool:
        """Go to the field of a place."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Where the focus goes on entry."""
        raise NotImplementedError

    def set_one_column(self, *, is_one_column: bool) -> None:
        """One column where it is narrow."""

    def retranslate(self) -> None:
        """Say the title."""
        self.title.setText(self.said.section(self.section))
