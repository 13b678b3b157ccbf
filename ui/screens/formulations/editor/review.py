"""What was written, beside the version that it follows, before it is kept as a draft."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_sheet import RowPair
from compounder.domain.formulation_writing import formulation_of
from compounder.domain.master_formulation import MasterFormulation
from compounder.exchange.formulation_file import write_formulation
from compounder.services.compose_formulation import WRITE, Composition, keep_composition
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.difference import DifferenceList
from ui.screens.formulations.editor.view import EditorView
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.words import words
from ui.workplace import Workplace


class ReviewView(Screen):
    """F12 keeps what the editor holds as a draft: `kept` with the version's id; Esc or F7 goes back to writing.

    What is kept is read back from its file first, so that nothing is stored that an import would refuse.
    """

    kept = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.editor: EditorView | None = None
        self._formulation: MasterFormulation | None = None
        self._rows: tuple[RowPair, ...] = ()
        self._act = workplace.act(session, WRITE)
        self._words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self._title, self._about = Text(style=Type.SECTION, wraps=True), Text(ink="ink2", wraps=True)
        self.difference = DifferenceList()
        self.back = Button(icon="left", key="F7")
        within = column(gap=Space.M)
        for part in (self._title, self._about, self.difference):
            within.addWidget(part)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addWidget(Card(within))
        self._page.addStretch(1)
        self.fill(self._page)
        self.bar.add_act(self.back)
        self.bar.acted.connect(self._keep)
        self.bar.answered_why.connect(self._say_why)
        self.back.clicked.connect(lambda _checked=False: self._go_back())
        self.retranslate()

    def show_editor(self, editor: EditorView) -> None:
        """Show what an editor holds, as it stands now."""
        if editor is not self.editor:
            self.editor = editor
            self._act = self.workplace.act(self.session, WRITE)
        self.refusal.clear()
        self._formulation = formulation_of(editor.draft, editor.known.substances or {})
        self._show()

    @property
    def _composition(self) -> Composition | None:
        return self.editor.composition if self.editor is not None else None

    def title(self) -> str:
        """The question."""
        if self._formulation is None:
            return ""
        said = self.tr("%1, version %2: is it so?").replace("%2", str(self._formulation.version))
        return said.replace("%1", words().show(self._formulation.name))

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then what is written."""
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), (self.tr("Write"), self._target()))

    def _target(self) -> Target:
        return Target(Place.FORMULATIONS, self.editor.formulation if self.editor is not None else "", "write")

    def _go_back(self) -> None:
        self.opened.emit(self._target())

    def _show(self) -> None:
        composition, formulation = self._composition, self._formulation
        if composition is None or formulation is None:
            return
        self._rows = composition.rows(formulation)
        changed = sum(1 for pair in self._rows if pair.is_changed)
        row = composition.before_row
        old = self._words.version(row) if row is not None else ""
        new = self.tr("version %1, as written").replace("%1", str(formulation.version))
        self._title.setText(
            self.tr("%n line(s) changed", "", changed) if old else self.tr("The first version: everything is new")
        )
        self._about.setText(
            self.tr("It is kept as a draft. A pharmacist compares and approves it; until then no batch uses it.")
        )
        self.difference.show_rows(self._rows, old, new)
        self.bar.set_primary(self.tr("Keep version %1 as a draft").replace("%1", str(formulation.version)), "check")
        self.bar.set_reason(_unchanged(composition, formulation) or "")
        self.titled.emit()

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)

    def _keep(self) -> None:
        composition, formulation, act, work = self._composition, self._formulation, self._act, self.workplace
        if composition is None or formulation is None:
            return

        def kept() -> Changes:
            text = write_formulation(formulation)
            if write_formulation(work.facilities.read_formulation(text, f"{formulation.id}.toml")) != text:
                raise ValueError("what is written does not read back as it was")
            return keep_composition(work.records, act, composition, formulation, text)

        self.refusal.clear()
        self.bar.set_busy(busy=True)
        asked = work.operations.write(kept)
        asked.done.connect(self._finish)
        asked.refused.connect(self.refusal.show_refusal)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _finish(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self._act = self.workplace.act(self.session, WRITE)
            self.kept.emit(changes.result["version"])

    def first_focus(self) -> QWidget | None:
        """The one act."""
        return self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """The columns stand one below the other where it is narrow."""
        super().set_folding(folding)
        self.difference.set_narrow(is_narrow=folding.is_one_column)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.back.set_word(self.tr("Go on writing"))
        self._show()


def _unchanged(composition: Composition, formulation: MasterFormulation) -> Refusal | None:
    try:
        composition.check_changed(formulation)
    except Refusal as refusal:
        return refusal
    return None
