"""What pharmacists recorded about the use-by of a formulation, and a new fact with what it would change; signed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersionId
from compounder.domain.staff import Permission
from compounder.services.read_formulations import FormulationView, view_formulation
from compounder.services.record_evidence import NewEvidence, record_evidence
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.formulations.evidence_parts import EvidenceForm, EvidenceList
from ui.screens.formulations.signed_view import SignedView
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact
from ui.widgets.panel import Card, Text, column
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace


class EvidenceView(SignedView):
    """What was recorded and what stands; beside it the new fact, its effect on a batch made now, the signature."""

    kind = "record_evidence"
    permission = Permission.RECORD_EVIDENCE
    recorded = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.version = FormulationVersionId("")
        self._view: FormulationView | None = None
        self._newest = Newest(self.workplace.operations)
        self.list = EvidenceList(self.words)
        self.form = EvidenceForm(self.words)
        self.form.changed.connect(self._show_effect)
        self._heading = Text(style=Type.SECTION, wraps=True)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        left = column()
        left.addWidget(self.list)
        middle = column(gap=Space.M)
        middle.addWidget(self._heading)
        middle.addWidget(self.form)
        middle.addStretch(1)
        right = column()
        right.addWidget(self.signature)
        self._new = (Card(middle), Card(right))
        self._columns = SideBySide()
        for card in (Card(left), *self._new):
            self._columns.addWidget(card, 1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    def show_version(self, version: FormulationVersionId) -> None:
        """Show the evidence of a version's formulation; what was typed about another one is forgotten."""
        if version != self.version:
            self.version, self._view = version, None
            self.form.clear()
            self.begin_anew()

    def title(self) -> str:
        """The question, with the name."""
        if self._view is None:
            return ""
        said = self.tr("Evidence for the use-by: %1")
        return said.replace("%1", words().show(self._view.stored.formulation.name))

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the version."""
        here = (str(self.version), Target(Place.FORMULATIONS, self.version))
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), here)

    def reload(self) -> None:
        """Read the evidence anew; what is typed stays."""
        work, version = self.workplace, self.version

        def question() -> FormulationView:
            with work.records.reading() as loads:
                return view_formulation(loads, work.rules, version)

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, view: FormulationView) -> None:
        self._view = view
        self.list.show_evidence(view.evidence)
        self._show_effect()
        self.titled.emit()

    def act(self) -> None:
        """Record what was typed."""
        if self._view is None or self.bar.reason:
            return
        new = self.form.judged(self._view.stored.row.formulation)
        if new is not None:
            records = self.workplace.records
            self.sign_act(lambda act, signing: record_evidence(records, act, signing, new))

    def signed_well(self, _changes: object) -> None:
        """It stands; the form begins anew."""
        self.form.clear()
        self.bar.say_done(self.tr("Recorded. It holds for batches released from now on."))
        self.form.kind.setFocus()

    def _show_effect(self) -> None:
        """The use-by of a batch made now, as it is and as it would be."""
        view = self._view
        if view is None:
            return
        new = self.form.value(view.stored.row.formulation)
        self.signature.show_checks(
            self.tr("If a batch were made now"),
            [
                self._use_by(self.tr("Use by, as recorded"), None),
                *([self._use_by(self.tr("Use by, with this"), new)] if new is not None else []),
            ],
        )

    def _use_by(self, word: str, new: NewEvidence | None) -> Fact:
        if self._view is None:
            raise ValueError("nothing was read yet")
        try:
            decision = self._view.outlook.decision(self.workplace.clock(), new)
        except Refusal:
            return Fact(word, self.tr("no limit yet"), State.ATTENTION)
        return Fact(word, words().show(decision.until), State.OK)

    def first_focus(self) -> QWidget | None:
        """The first field."""
        return self.form.kind if self.may_sign is None else None

    def set_folding(self, folding: Folding) -> None:
        """The form goes below the list where there is no room beside it."""
        super().set_folding(folding)
        self._columns.fold(is_beside=folding.has_side_panels)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._heading.setText(self.tr("A new fact"))
        for card in self._new:
            card.setVisible(self.may_sign is None)
        self.signature.show_sentence(
            self.tr("I record this fact with its source."),
            self.words.signer(self.session),
            self.tr("It replaces the fact of the same kind and storage; both stay in the record."),
        )
        self.bar.set_primary(self.tr("Sign and record"), "signed")
        self.bar.set_reason(self.may_sign or "")
        self.titled.emit()
        self._show_effect()
