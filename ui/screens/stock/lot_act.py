"""One act on a lot: the lot and its certificate beside what is asked, F12 does it, a refusal stands in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.stock import LotId
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.folding import Folding
from ui.newest import Newest
from ui.operations import Operation
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.stock.fields import AtField, refuse_at
from ui.screens.stock.lot_facts import LotFacts, ShownLot, read_lot
from ui.theme.tokens import Space, Type
from ui.widgets.fact_list import FactList
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Line, Text, column
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace

_SIDE = 480


class LotAct(Screen):
    """What every act shares. `finished(said)` tells what was done, before the lot's card is opened again.

    A subclass says `kind`, asks in `form` (a widget), and answers: `word` (F12), `done` (what was done), `why_not` (a
    refusal that is known beforehand), `work` (the service's call, made on the writer's thread; may raise AtField here).
    """

    kind = ""
    finished = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._lot: LotId | None = None
        self._newest = Newest(self.workplace.operations)
        self._act: Act | None = None
        self.shown: ShownLot | None = None
        self._says = LotFacts(self)
        self.refusal = Notice()
        self.facts, self.certificate = FactList(), FactList()
        self._name, self._paper = Text(style=Type.SECTION, wraps=True), Text(style=Type.SECTION)
        self.heading = Text(style=Type.SECTION, wraps=True)
        self.form = self.make_form()
        self._build()
        self.bar.acted.connect(self.act)
        self.bar.answered_why.connect(self._answer_why)
        self.retranslate()

    def make_form(self) -> QWidget:
        """What is asked; called once, before anything else of the subclass."""
        raise NotImplementedError

    def _build(self) -> None:
        left = column(gap=Space.M)
        for part in (self._name, self.facts, Line(), self._paper, self.certificate):
            left.addWidget(part)
        left.addStretch(1)
        right = column(gap=Space.M)
        right.addWidget(self.heading)
        right.addWidget(self.refusal)
        right.addWidget(self.form)
        right.addStretch(1)
        self._side = Card(right)
        self._columns = SideBySide(last_on_top=True)
        self._columns.addWidget(Card(left), 1)
        self._columns.add_side(self._side, _SIDE)
        self._page = QVBoxLayout()
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    # what a subclass answers

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """The word of the primary act, with its value, and its icon."""
        raise NotImplementedError

    def done(self, shown: ShownLot) -> str:
        """What was done, for the line of the card."""
        raise NotImplementedError

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """What stands against it already; by default nothing is known."""
        del shown
        return None

    def submit(self, shown: ShownLot) -> Operation:
        """Ask for it; what is missing is an AtField."""
        raise NotImplementedError

    def field_of(self, refusal: Refusal) -> Field | None:
        """The field at which a refusal stands."""
        del refusal
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        raise NotImplementedError

    def show_form(self, shown: ShownLot) -> None:
        """Fit the form to the lot."""

    # showing

    def show_lot(self, lot: LotId) -> None:
        """Ask for a lot; what was typed for another one is forgotten."""
        if lot != self._lot:
            self._lot, self.shown, self._act = lot, None, None
            self.clear()
            self.refusal.clear()

    def title(self) -> str:
        """The lot, as on its card."""
        return f"{words().show(self.shown.lot.lot_number)}, {self.shown.name}" if self.shown is not None else ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the card."""
        here = ((self.tr("Stock"), Target(Place.STOCK)),)
        if self.shown is None:
            return here
        return (*here, (words().show(self.shown.lot.lot_number), Target(Place.STOCK, self.shown.lot.id)))

    def reload(self) -> None:
        """Read the lot anew; what was typed stays."""
        lot, work = self._lot, self.workplace
        if lot is None:
            return
        self._newest.ask(lambda: read_lot(work, lot), self._take, self.refuse)

    def _take(self, shown: ShownLot) -> None:
        is_first = self.shown is None
        self.shown = shown
        self.show_form(shown)
        self._show()
        self.titled.emit()
        wanted = self.first_focus()
        if is_first and wanted is not None and self.isVisible():
            wanted.setFocus()

    def _show(self) -> None:
        shown = self.shown
        if shown is None:
            return
        self.facts.show_facts(self._says.lot(shown))
        self.certificate.show_facts(self._says.certificate(shown))
        reason = self.why_not(shown)
        if reason is not None:
            self.refusal.show_refusal(reason)
        else:
            self.refusal.clear()
        self.bar.set_reason(reason or "")
        self.say_word()

    def say_word(self) -> None:
        """What F12 will do, as it stands now."""
        if self.shown is not None:
            word, icon = self.word(self.shown)
            self.bar.set_primary(word, icon)

    # acting

    def act(self) -> None:
        """Do it, once; the act belongs to the draft, not to the press."""
        shown = self.shown
        if shown is None:
            return
        self.refusal.clear()
        try:
            asked = self.submit(shown)
        except AtField as stands:
            self.refuse(stands.refusal, stands.field)
            return
        self.bar.set_busy(busy=True)
        asked.done.connect(lambda _: self._conclude(shown))
        asked.refused.connect(self.refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def new_act(self, reason: str | None = None) -> Act:
        """The draft's act; another reason makes another one."""
        if self._act is None or self._act.reason != reason:
            self._act = self.workplace.act(self.session, self.kind, reason)
        return self._act

    def _conclude(self, shown: ShownLot) -> None:
        said = self.done(shown)
        self._act, self._lot, self.shown = None, None, None
        self.clear()
        self.finished.emit(said)
        self.opened.emit(Target(Place.STOCK, shown.lot.id))

    def refuse(self, refusal: Refusal, field: Field | None = None) -> None:
        """At the field at fault, else over the form; what was typed stays."""
        at = field or self.field_of(refusal)
        if at is not None and at.isVisible():
            refuse_at(refusal, at)
            self._scroll.ensureWidgetVisible(at)
        else:
            self.refusal.show_refusal(refusal)
            self._scroll.ensureWidgetVisible(self.refusal)

    def _answer_why(self) -> None:
        reason = self.bar.reason
        if isinstance(reason, Refusal):
            self.refuse(reason)

    def set_folding(self, folding: Folding) -> None:
        """What is asked stands above the facts where there is no room beside them."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=folding.has_side_panels)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._name.setText(self.tr("The lot"))
        self._paper.setText(self.tr("Certificate"))
        self.titled.emit()
        if self.shown is not None:
            self.show_form(self.shown)
        self._show()

    def first_focus(self) -> QWidget | None:
        """The first empty field."""
        return self.first_field()

    def first_field(self) -> QWidget | None:
        """Where typing begins."""
        return None
