"""What stands in the middle of the editor: a section that is one form, or a section that is a list of items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.draft_places import value_at
from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import (
    ControlDraft,
    FactDraft,
    FormulationDraft,
    LineDraft,
    StepDraft,
)
from ui.screens.formulations.editor.entries import ChoiceEntry
from ui.screens.formulations.editor.form import EntryForm
from ui.screens.formulations.editor.items import ItemList
from ui.screens.formulations.editor.line_form import Known, LineForm
from ui.screens.formulations.editor.sections import Section, control_groups, fact_groups, groups_of, step_groups
from ui.screens.formulations.editor.words import EditorWords
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, Text, column, row
from ui.words import words


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


class FormPart(SectionPart):
    """A section that is one form."""

    def __init__(self, section: Section, said: EditorWords, known: Known) -> None:
        super().__init__(section, said)
        self._known = known
        self._claims: tuple[object, ...] = ()
        self.form = EntryForm(groups_of(section), said.said)
        self.form.changed.connect(self.changed)
        self.form.left.connect(self.left)
        self.page.addWidget(self.form)
        self.page.addStretch(1)
        self.form.retranslate()
        self.retranslate()

    def show_draft(self, draft: FormulationDraft) -> None:
        """Fill it; what may be chosen comes first."""
        self.follow(draft)
        self.form.show_record(draft)
        if self.section is Section.NAME:
            self._offer_id(draft)

    def _offer_id(self, draft: FormulationDraft) -> None:
        """A formulation that is stored keeps the name by which records know it."""
        self.form.offer(self.form.entry("id"), is_offered=not draft.id)
        self.form.arrange()

    def show_value(self, place: str, value: object) -> None:
        """Fill one field."""
        self.form.entry(place).show(value)

    def read(self, draft: FormulationDraft) -> FormulationDraft:
        """The draft with what stands in the form."""
        return self.form.read(draft)

    def follow(self, draft: FormulationDraft) -> None:
        """The strength is of one of the lines, counted as a form of its substance."""
        if self.section is not Section.STRENGTH:
            return
        names = {line.ingredient: self.said.text(line.name) or line.ingredient for line in draft.lines}
        names.pop("", None)
        claimed = next((line for line in draft.lines if line.ingredient == draft.claim.ingredient), None)
        substance = self._known.substance(claimed.substance) if claimed is not None else None
        forms = {form.id: words().show(form.name) for form in substance.forms} if substance is not None else {}
        offered = (*names.items(), *forms.items())
        if offered == self._claims:
            return
        self._claims = offered
        for place, said in (("claim.ingredient", names), ("claim.form", forms)):
            entry = self.form.entry(place)
            if isinstance(entry, ChoiceEntry):
                entry.offer(tuple(said), _word_in(said))
                claimed_now = value_at(draft, place)
                if claimed_now in said:
                    entry.show(claimed_now)

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing."""
        return self.form.unread()

    def judge(self, refusals: Mapping[str, Refusal]) -> None:
        """Each at its field."""
        self.form.judge(refusals)

    def go_to(self, place: str) -> bool:
        """The field of a place."""
        return self.form.go_to(place)

    def first_field(self) -> QWidget | None:
        """The first that is empty."""
        return self.form.first_field()

    def set_one_column(self, *, is_one_column: bool) -> None:
        """One column where it is narrow."""
        self.form.set_one_column(is_one_column=is_one_column)

    def retranslate(self) -> None:
        """What may be chosen is said anew."""
        super().retranslate()
        self._claims = ()


def _word_in(said: Mapping[str, str]) -> Callable[[object], str]:
    return lambda key: said.get(str(key), str(key))


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
        beside = row()
        beside.addWidget(self.add)
        beside.addStretch(1)
        for part in (self.about, self.refusal, self.items):
            self.page.addWidget(part)
        self.page.addLayout(beside)
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


def part_of(section: Section, said: EditorWords, known: Known) -> SectionPart:
    """The part of a section, made anew."""
    is_list = section in (Section.LINES, Section.METHOD, Section.CONTROLS, Section.FACTS)
    return ListPart(section, said, known) if is_list else FormPart(section, said, known)
