"""A formulation is written: its sections, the open one in the middle, and what a batch of it would weigh."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft
from compounder.domain.names import suggested_id
from compounder.domain.staff import Permission
from compounder.services.authority import role_refusal
from compounder.services.compose_formulation import Composition, begin_formulation, begin_version
from compounder.services.sign_in import Session
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.formulations.editor.judging import Judgement, judged
from ui.screens.formulations.editor.layout import EditorLayout
from ui.screens.formulations.editor.line_form import Known
from ui.screens.formulations.editor.sections import Section
from ui.theme.tokens import State
from ui.workplace import Workplace

_Begun = tuple[Composition, Known]


class EditorView(EditorLayout):
    """``EditorView(workplace, session, places, formulation)``: "" for a new one. F12 goes on to what it changes.

    The draft stays in its fields until it is kept or discarded: whatever is opened meanwhile, and while the window is
    locked. `reviewed` when it is whole and F12 is pressed, `discarded` when a person throws it away.
    """

    reviewed = Signal()
    discarded = Signal()

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place], formulation: str) -> None:
        super().__init__(workplace, session, places)
        self.formulation = formulation
        self.composition: Composition | None = None
        self.draft = FormulationDraft()
        self.judgement = Judgement({}, frozenset(), None)
        self._newest = Newest(self.workplace.operations)
        self._is_asked = self._is_discarding = False
        self._suggested = ""
        self.bar.acted.connect(self.reviewed)
        self.bar.answered_why.connect(self._go_to_first)
        self.discard.clicked.connect(lambda _checked=False: self._discard())
        self.refusal.dismissed.connect(self._stop_discarding)
        self.edited.connect(self._edit)
        self.opened_section.connect(self._fill_part)
        self.retranslate()

    # what it begins with

    def title(self) -> str:
        """The question."""
        if self.composition is None or not self.formulation:
            return self.tr("New formulation: what is it made of?")
        name = self.said.text(self.draft.name) or self.formulation
        return self.tr("%1, version %2: what is it made of?").replace("%2", self._number).replace("%1", name)

    @property
    def _number(self) -> str:
        return str(self.draft.version)

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list."""
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)),)

    @property
    def is_begun(self) -> bool:
        """Whether anything was changed since it was opened."""
        return self.composition is not None and (self.draft != self.composition.draft or bool(self.judgement.unread))

    def reload(self) -> None:
        """Ask what it begins with, once; afterwards only whether another version came meanwhile."""
        work, formulation = self.workplace, self.formulation

        def question() -> _Begun:
            facilities = work.facilities
            with work.records.reading() as loads:
                begun = begin_version(loads, work.rules, formulation) if formulation else begin_formulation(loads)
                return begun, Known(facilities.ingredients(loads), facilities.substances())

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, answer: _Begun) -> None:
        begun, known = answer
        if self.composition is None:
            self.composition, self.draft, self.known = begun, begun.draft, known
            self.open_section(Section.NAME)
            self._judge()
            self.titled.emit()
        elif begun.last != self.composition.last:
            self.refusal.show_refusal(Refusal("record_changed", "writing", formulation=self.formulation))

    # typing

    def _fill_part(self, section: Section) -> None:
        """A section that is opened for the first time shows what the draft says."""
        part = self.parts[section]
        part.show_draft(self.draft)
        part.judge(self.judgement.shown(is_asked=self._is_asked))

    def _edit(self, section: Section) -> None:
        before = self.draft
        self.draft = self.parts[section].read(self.draft)
        if section is Section.LINES:
            self.draft = _claim_follows(before, self.draft)
        if section is Section.NAME:
            self._suggest_id()
        self._stop_discarding()
        self._judge()

    def _suggest_id(self) -> None:
        """A new formulation is called after its name, until a person calls it otherwise."""
        if self.formulation or self.draft.id != self._suggested:
            return
        self._suggested = suggested_id(self.draft.name)
        self.draft = replace(self.draft, id=self._suggested)
        self.parts[Section.NAME].show_value("id", self._suggested)

    def _judge(self) -> None:
        """What stands against it now: at its fields, in the index, in the bar; and what a batch would weigh."""
        unread = [refusal for part in self.parts.values() for refusal in part.unread()]
        taken = self.composition.taken if self.composition is not None else frozenset()
        self.judgement = judged(self.draft, unread, self.known.substances or {}, taken)
        shown = self.judgement.shown(is_asked=self._is_asked)
        for part in self.parts.values():
            part.follow(self.draft)
            part.judge(shown)
        self.show_standing(self.draft, self.judgement)
        self._offer()

    def _offer(self) -> None:
        self.bar.set_primary(self.tr("Review version %1").replace("%1", self._number), "verify")
        not_permitted = role_refusal(self.session.role, Permission.IMPORT_FORMULATION)
        self.bar.set_reason(not_permitted or self.judgement.first or "")
        self.bar.say(self.tr("Ctrl+Page Down goes to the next section."))
        self.discard.set_word(self.tr("Discard"))

    def _go_to_first(self) -> None:
        """F12 while something stands against it: it is said at its field, and the focus goes there."""
        if isinstance(self.bar.reason, Refusal) and self.bar.reason.code == "not_permitted":
            self.refusal.show_refusal(self.bar.reason)
            return
        first = self.judgement.first
        if first is not None:
            self._is_asked = True
            self._judge()
            self.open_section(Section.of(first.at), place=first.at)

    # giving up

    def _discard(self) -> None:
        """The second press throws the draft away; the first says what goes with it."""
        if self._is_discarding or not self.is_begun:
            self.discarded.emit()
            return
        self._is_discarding = True
        said = self.tr("What was typed here would be lost. Press %1 again to discard it; go on typing to keep it.")
        self.refusal.show_phrase(State.ATTENTION, said.replace("%1", self.discard.key))

    def _stop_discarding(self) -> None:
        if self._is_discarding:
            self._is_discarding = False
            self.refusal.clear()

    def first_focus(self) -> QWidget | None:
        """The first empty field of the section that is open."""
        part = self.parts.get(self.section)
        return part.first_field() if part is not None else None

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        super().retranslate()
        self._offer()
        self.titled.emit()


def _claim_follows(before: FormulationDraft, after: FormulationDraft) -> FormulationDraft:
    """The claim stays with its line when that is called otherwise."""
    claimed = after.claim.ingredient
    names = [line.ingredient for line in after.lines]
    if not claimed or claimed in names or len(before.lines) != len(after.lines):
        return after
    renamed = [new for old, new in zip(before.lines, names, strict=True) if old.ingredient == claimed]
    return replace(after, claim=replace(after.claim, ingredient=renamed[0])) if renamed and renamed[0] else after
