"""Two versions side by side, and the approval of a draft beside what it changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion, FormulationVersionId
from compounder.services.author_formulation import approve_formulation, versions_of
from compounder.services.read_formulations import FormulationComparison, compare_formulation
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.formulations.difference import DifferenceList
from ui.screens.formulations.preview import plan_fact
from ui.screens.formulations.signed_view import SignedView
from ui.theme.tokens import Space, State, Type
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fact_list import Fact
from ui.widgets.panel import Card, Text, column
from ui.widgets.rows import ScrolledColumn
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace

_SIDE = 376
_Answer = tuple[FormulationComparison, tuple[FormulationVersion, ...]]


class ApprovalView(SignedView):
    """F12 signs the approval of the text that is shown, by its digest; `approved` with the version's id.

    What is shown changes only when it is read again (F5, or on entry): a text that changed meanwhile is refused, with
    what was typed kept.
    """

    kind = "approve_formulation"
    approved = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.version = FormulationVersionId("")
        self.comparison: FormulationComparison | None = None
        self._others: tuple[FormulationVersion, ...] = ()
        self._beside: FormulationVersionId | None = None
        self._newest = Newest(self.workplace.operations)
        self._title = Text(style=Type.SECTION, wraps=True)
        self.beside = ChoiceField()
        self.beside.echo.hide()  # nothing is ever to be said under it
        self.beside.chosen.connect(self._choose)
        self.difference = DifferenceList()
        self._scroll_part = ScrolledColumn()
        self._left = column(gap=Space.M)
        self._build()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            (QKeySequence("F5"), self.read_again),
            (QKeySequence(Qt.Key.Key_PageDown), lambda: self._leaf(QScrollBar.SliderAction.SliderPageStepAdd)),
            (QKeySequence(Qt.Key.Key_PageUp), lambda: self._leaf(QScrollBar.SliderAction.SliderPageStepSub)),
        ):
            QShortcut(key, self, context=within).activated.connect(act)
        self._put_difference(scrolls_alone=True)
        self._right.setVisible(self.may_sign is None)
        self.retranslate()

    def _build(self) -> None:
        left = self._left
        left.addWidget(self._title)
        left.addWidget(self.beside)
        left.addWidget(self._scroll_part, 1)
        right = column()
        right.addWidget(self.signature)
        self._right = Card(right)
        self._columns = SideBySide()
        self._columns.addWidget(Card(left), 1)
        self._columns.add_side(self._right, _SIDE)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    def show_version(self, version: FormulationVersionId) -> None:
        """Compare a version with the one it follows; it is read on entry."""
        if version != self.version:
            self._beside = None
            self.begin_anew()
        self.version, self.comparison = version, None
        self.refusal.clear()

    def title(self) -> str:
        """Name and version."""
        return self.words.title(self.comparison.new) if self.comparison is not None else ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the version."""
        here = (str(self.version), Target(Place.FORMULATIONS, self.version))
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), here)

    def read_again(self) -> None:
        """Show the text as it stands now."""
        self.comparison = None
        self.refusal.clear()
        self.reload()

    def reload(self) -> None:
        """Ask for both versions; what is shown stays until it is read again."""
        work, version, beside = self.workplace, self.version, self._beside

        def question() -> _Answer:
            with work.records.reading() as loads:
                found = compare_formulation(loads, work.rules, version, beside)
                return found, versions_of(loads, found.new.row.formulation)

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, answer: _Answer) -> None:
        comparison, versions = answer
        if self.comparison is not None and comparison.new.row != self.comparison.new.row:
            self.refusal.show_refusal(Refusal("record_changed", "formulation", version=self.version))
            return
        self.comparison = comparison
        self._others = tuple(row for row in versions if row.id != self.version)
        self._show()
        self.titled.emit()
        if self.isVisible():
            wanted = self.first_focus()
            if wanted is not None:
                wanted.setFocus()

    @property
    def is_draft(self) -> bool:
        """Whether what is shown is a draft, which alone can be approved."""
        return self.comparison is not None and self.comparison.new.row.state is FormulationState.DRAFT

    def act(self) -> None:
        """Approve exactly the text that is shown."""
        comparison = self.comparison
        if comparison is None or not self.is_draft or self.bar.reason:
            return
        row, records = comparison.new.row, self.workplace.records
        self.sign_act(lambda act, signing: approve_formulation(records, act, signing, row.id, row.digest))

    def signed_well(self, changes: object) -> None:
        """The version is in force."""
        if isinstance(changes, Changes):
            self.comparison = None
            self.approved.emit(changes.result["version"])

    def _leaf(self, action: QScrollBar.SliderAction) -> None:
        """A page up or down in what is to be read, wherever the focus is."""
        scroll = self._scroll_part if self._scroll_part.isVisible() else self._scroll
        scroll.verticalScrollBar().triggerAction(action)

    def _choose(self, version: object) -> None:
        self._beside = FormulationVersionId(str(version))
        self.comparison = None
        self.reload()

    def _show(self) -> None:
        found = self.comparison
        if found is None:
            return
        changed = sum(1 for pair in found.rows if pair.is_changed)
        if found.old is None:
            self._title.setText(self.tr("The first version: everything is new"))
        else:
            self._title.setText(self.tr("%n line(s) changed", "", changed))
        self.beside.setVisible(bool(self._others))
        self.beside.set_choices([(row.id, self.words.version(row)) for row in reversed(self._others)])
        self.beside.choose(found.old.row.id if found.old else None)
        old = self.words.version(found.old.row) if found.old else ""
        self.difference.show_rows(found.rows, old, self.words.version(found.new.row))
        self._show_signature(found, changed)

    def _show_signature(self, found: FormulationComparison, changed: int) -> None:
        number = str(found.new.row.version)
        can_sign = self.is_draft and self.may_sign is None
        self._right.setVisible(can_sign)
        self.bar.primary.setVisible(self.is_draft)
        self.bar.set_primary(self.tr("Sign and approve"), "signed")
        self.bar.set_reason((self.may_sign or "") if self.is_draft else "")
        self.bar.say("" if self.is_draft else self.tr("Only a draft is approved; this version never changes."))
        unconfirmed = found.new.unconfirmed
        self.signature.show_checks(
            self.tr("Before you sign"),
            [
                Fact(self.tr("Lines that changed"), words().show(changed), State.OK),
                plan_fact(found.new.formulation, self.tr("Plan for %1"), self.workplace.rules.plan),
                Fact(
                    self.tr("Unconfirmed facts"),
                    words().show(unconfirmed) if unconfirmed else self.tr("none"),
                    State.ATTENTION if unconfirmed else State.OK,
                ),
            ],
        )
        self.signature.show_sentence(
            self.tr("I approve version %1 for use.").replace("%1", number),
            self.words.signer(self.session),
            self.tr("From now on batches are planned from it. It never changes; the version before it is retired."),
        )

    def first_focus(self) -> QWidget | None:
        """The password; where there is nothing to sign, the choice of the other version."""
        if self._right.isVisibleTo(self):
            return self.signature.password_field
        return self.beside if self.beside.isVisibleTo(self) else self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """The signature goes below what it signs where there is no room beside it."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        self._columns.fold(is_beside=is_beside)
        self.difference.set_narrow(is_narrow=folding.is_one_column)
        self._put_difference(scrolls_alone=is_beside)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def _put_difference(self, *, scrolls_alone: bool) -> None:
        """Beside a signature the rows scroll alone, so that it stays in sight; else they scroll with the page."""
        if scrolls_alone:
            self._scroll_part.rows.insertWidget(0, self.difference)
        else:
            self._left.addWidget(self.difference)
        self._scroll_part.setVisible(scrolls_alone)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.beside.set_label(self.tr("Beside"))
        self.titled.emit()
        self._show()
