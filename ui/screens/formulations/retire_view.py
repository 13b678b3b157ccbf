"""Taking the version in force out of use: signed, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.formulation_version import FormulationState, FormulationVersionId
from compounder.services.author_formulation import retire_formulation
from compounder.services.read_formulations import FormulationView, view_formulation
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.formulations.signed_view import SignedView
from ui.theme.tokens import Space, State
from ui.widgets.button import Kind
from ui.widgets.fact_list import Fact
from ui.widgets.panel import Card, column, row
from ui.words import words
from ui.workplace import Workplace

_WIDEST = 560


class RetireView(SignedView):
    """F12 retires the version; `retired` with its id."""

    kind = "retire_formulation"
    retired = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places, needs_reason=True)
        self.version = FormulationVersionId("")
        self._view: FormulationView | None = None
        self._newest = Newest(self.workplace.operations)
        self.bar.primary.kind = Kind.DESTRUCTIVE
        within = column()
        within.addWidget(self.signature)
        card = Card(within, padding=Space.XL)
        card.setMaximumWidth(_WIDEST)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        beside = row()  # not by itself in the column: its height would be that of a wider card
        beside.addWidget(card, 1)
        beside.addStretch(0)
        self._page.addLayout(beside)
        self._page.addStretch(1)
        self.fill(self._page)
        self.retranslate()

    def show_version(self, version: FormulationVersionId) -> None:
        """Ask about a version; what was typed about another one is forgotten."""
        if version != self.version:
            self.version, self._view = version, None
            self.begin_anew()

    def title(self) -> str:
        """Name and version."""
        return self.words.title(self._view.stored) if self._view is not None else ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the version."""
        here = (str(self.version), Target(Place.FORMULATIONS, self.version))
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), here)

    def reload(self) -> None:
        """Read the version anew."""
        work, version = self.workplace, self.version

        def question() -> FormulationView:
            with work.records.reading() as loads:
                return view_formulation(loads, work.rules, version)

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, view: FormulationView) -> None:
        self._view = view
        self._show()
        self.titled.emit()

    def act(self) -> None:
        """Retire it."""
        if not self.bar.reason:
            records, version = self.workplace.records, self.version
            self.sign_act(lambda act, signing: retire_formulation(records, act, signing, version))

    def signed_well(self, changes: object) -> None:
        """Nothing is planned from it any more."""
        if isinstance(changes, Changes):
            self.retired.emit(changes.result["version"])

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        row = view.stored.row
        drafts = [each for each in view.versions if each.state is FormulationState.DRAFT]
        follows = self.words.version(drafts[-1]) if drafts else self.tr("none")
        self.signature.show_checks(
            self.tr("Out of use"),
            [
                Fact(self.words.version(row), self.words.approved(view.stored), State.PLAIN),
                Fact(self.tr("What could follow it"), follows, State.PLAIN if drafts else State.ATTENTION),
            ],
        )
        number = str(row.version)
        self.signature.show_sentence(
            self.tr("I take version %1 out of use.").replace("%1", number),
            self.words.signer(self.session),
            self.tr("No batch is planned from it any more; batches under way go on. This is not undone."),
        )
        name = words().show(view.stored.formulation.id)
        said = self.tr("Retire version %1 of %2").replace("%1", number)
        self.bar.set_primary(said.replace("%2", name), "close")

    def first_focus(self) -> QWidget | None:
        """The reason."""
        return self.signature.reason_field

    def set_folding(self, folding: Folding) -> None:
        """The margins are the window's."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.bar.set_primary(self.tr("Retire"), "close")
        self.bar.set_reason(self.may_sign or "")
        self.titled.emit()
        self._show()
