"""A section that is one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from compounder.domain.draft_places import value_at
from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft
from ui.screens.formulations.editor.entries import ChoiceEntry
from ui.screens.formulations.editor.form import EntryForm
from ui.screens.formulations.editor.line_form import Known
from ui.screens.formulations.editor.section_part import SectionPart
from ui.screens.formulations.editor.sections import Section, groups_of
from ui.screens.formulations.editor.words import EditorWords
from ui.words import words


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
