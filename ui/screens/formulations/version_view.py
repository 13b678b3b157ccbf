"""One version of a formulation: its lines, how it is made and kept, and what a batch of it would weigh."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.batch_plan import PlannedLine
from compounder.domain.beyond_use import BeyondUseDecision
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersionId
from compounder.domain.staff import Permission
from compounder.services.authority import role_refusal
from compounder.services.read_formulations import FormulationView, view_formulation
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.preview import BatchPreview, why
from ui.screens.formulations.version_cards import KeepingPart, LinesPart, MethodPart
from ui.screens.formulations.version_head import VersionHead
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.derivation_view import DerivationView
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace

_SIDE, _WIDER_SIDE = 376, 440


class VersionView(Screen):
    """F12 approves a draft or plans a batch of the version in force, F3 writes the next version.

    F6 drills, F7 compares, F8 retires, F9 exports.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.version = FormulationVersionId("")
        self.view: FormulationView | None = None
        self._newest = Newest(self.workplace.operations)
        self._words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self.head = VersionHead(self._words)
        self.lines, self.method, self.keeping = LinesPart(), MethodPart(), KeepingPart()
        self.preview = BatchPreview(workplace.rules.plan)
        self.derivation = DerivationView()
        self.derivation.hide()
        self.drill, self.compare = Button(icon="attention", key="F6"), Button(icon="formulations", key="F7")
        self.retire, self.export = Button(icon="close", key="F8"), Button(icon="export", key="F9")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        middle = column(gap=Space.XL)
        middle.addWidget(self.method)
        middle.addWidget(self.keeping)
        middle.addStretch(1)
        self._columns = SideBySide()
        self._right = Card(_within(self.preview))
        for card in (Card(_within(self.lines)), Card(middle)):
            self._columns.addWidget(card, 1)
        self._columns.add_side(self._right, _SIDE)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addWidget(self.head)
        self._page.addWidget(self.derivation)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)
        for act in (self.drill, self.compare, self.retire, self.export):
            self.bar.add_act(act)

    def _connect(self) -> None:
        self.bar.acted.connect(self._go_on)
        self.bar.answered_why.connect(self._say_why)
        for button, act in (
            (self.head.write, "write"), (self.drill, "drill"), (self.compare, "compare"), (self.retire, "retire"),
            (self.export, "export"),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: self._go(act))
        self.keeping.evidence_asked.connect(lambda: self._go("evidence"))
        self.preview.asked_why.connect(self._show_why)
        self.preview.changed.connect(self.derivation.hide)
        self.derivation.closed.connect(self._close_why)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, context=within).activated.connect(self.reload)

    def show_version(self, version: FormulationVersionId) -> None:
        """Show a version; nothing of another one stays."""
        if version != self.version:
            self.version, self.view = version, None
            self.refusal.clear()
            self.derivation.hide()

    def title(self) -> str:
        """Name and version."""
        return self._words.title(self.view.stored) if self.view is not None else ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list."""
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)),)

    def reload(self) -> None:
        """Read the version anew."""
        work, version = self.workplace, self.version

        def question() -> FormulationView:
            with work.records.reading() as loads:
                return view_formulation(loads, work.rules, version)

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, view: FormulationView) -> None:
        self.view = view
        self.refusal.clear()
        formulation = view.stored.formulation
        self.lines.show_formulation(formulation)
        self.method.show_formulation(formulation)
        self.keeping.show_formulation(formulation, self._outlook(view))
        self.preview.show_formulation(formulation)
        self._show()
        self.titled.emit()

    def _outlook(self, view: FormulationView) -> BeyondUseDecision | Refusal:
        try:
            return view.outlook.decision(self.workplace.clock())
        except Refusal as refusal:
            return refusal

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.head.show_stored(view.stored)
        self._offer()

    def _offer(self) -> None:
        """The acts that this version allows."""
        view = self.view
        if view is None:
            return
        row_shown = view.stored.row
        is_draft = row_shown.state is FormulationState.DRAFT
        is_in_force = row_shown.state is FormulationState.APPROVED
        number = str(row_shown.version)
        self.bar.offer(self.retire, is_offered=is_in_force)
        for button, act in ((self.retire, "retire"), (self.head.write, "write")):
            button.set_ready(ready=self._refused(act) is None)
        last = view.versions[-1]
        if last.state is FormulationState.DRAFT:
            self.head.write.set_word(self.tr("Edit draft %1").replace("%1", str(last.version)))
        else:
            self.head.write.set_word(self.tr("Write version %1").replace("%1", str(last.version + 1)))
        self.bar.primary.setVisible(is_draft or (is_in_force and Place.BATCHES in self.places))
        if is_draft:
            self.bar.set_primary(self.tr("Compare and approve version %1").replace("%1", number), "signed")
        else:
            self.bar.set_primary(self.tr("Plan a batch"), "plan")
        self.bar.set_reason(self._reason(is_draft=is_draft))

    def _reason(self, *, is_draft: bool) -> Refusal | str:
        wanted = Permission.APPROVE_FORMULATION if is_draft else Permission.PLAN
        return role_refusal(self.session.role, wanted) or "" if self.bar.primary.isVisibleTo(self) else ""

    def _go(self, act: str) -> None:
        refused = self._refused(act)
        if refused is not None:
            self.refusal.show_refusal(refused)
        else:
            self.opened.emit(Target(Place.FORMULATIONS, self.version, act))

    def _refused(self, act: str) -> Refusal | None:
        """Why this person may not do an act of the bar."""
        needed = {"retire": Permission.APPROVE_FORMULATION, "write": Permission.IMPORT_FORMULATION}.get(act)
        return role_refusal(self.session.role, needed) if needed is not None else None

    def _go_on(self) -> None:
        if self.view is None:
            return
        stored = self.view.stored
        if stored.row.state is FormulationState.DRAFT:
            self._go("compare")
        else:
            self.opened.emit(Target(Place.BATCHES, stored.row.formulation, "new"))

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)

    def _show_why(self, line: PlannedLine) -> None:
        self.derivation.show_working(why(line), "", line.working)
        self.derivation.show()
        self.derivation.setFocus()

    def _close_why(self) -> None:
        self.derivation.hide()
        self.preview.list.enter()

    def first_focus(self) -> QWidget | None:
        """The size of the preview: the first empty field."""
        return self.preview.amount

    def set_folding(self, folding: Folding) -> None:
        """Three columns stand one below the other where there is no room beside each other."""
        super().set_folding(folding)
        self.head.fold(is_single=folding.is_one_column)
        self._columns.set_side(self._right, _WIDER_SIDE if folding is Folding.ROOMY else _SIDE)
        self._columns.fold(is_beside=folding.has_side_panels)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.drill.set_word(self.tr("Error drill"))
        self.compare.set_word(self.tr("Compare versions"))
        self.retire.set_word(self.tr("Retire"))
        self.export.set_word(self.tr("Export"))
        self.titled.emit()
        self._show()


def _within(part: QWidget) -> QVBoxLayout:
    layout = column()
    layout.addWidget(part)
    return layout
