"""Receive stock: scan the pack, type what no code says, add the certificate; the lot goes into quarantine."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import KnownIngredient
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.exchange.gs1 import parse_element_string
from compounder.services.receive_stock import Delivery, receive
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act, Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.stock.certificate_fields import CertificateFields
from ui.screens.stock.delivery_fields import DeliveryFields
from ui.screens.stock.delivery_reading import field_of, read_delivery
from ui.screens.stock.fields import AtField, FieldGrid, is_left_out, refuse_at
from ui.screens.stock.words import StockWords
from ui.theme.tokens import Space, State
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace


class ReceiveForm(Screen):
    """F12 receives what stands here; a refusal stands at its field and nothing that was typed is lost.

    `finished(said)` tells what was received, before its card is opened.
    """

    finished = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._words = StockWords(self)
        self._act: Act | None = None
        self._newest = Newest(self.workplace.operations)
        self.fields, self.certificate = DeliveryFields(), CertificateFields()
        self.refusal = Notice()
        self.scanned = Notice()
        self._pack, self._paper, self._keeping = FieldGrid(), FieldGrid(), FieldGrid()
        self._build()
        self._connect()
        self.certificate.clear()
        self._show_ingredient()
        self.retranslate()

    def _build(self) -> None:
        self._pack.add(self.fields.ingredient, self.fields.form, is_wide=True)
        self._pack.add(*self.fields.pack[2:])
        self._paper.add(self.fields.certificate_number, is_wide=True)
        self.certificate.add_to(self._paper)
        self._keeping.add(*self.fields.keeping)
        self._right = QVBoxLayout()
        self._right.setSpacing(Space.L)
        self._right.addWidget(self._paper.card)
        self._right.addWidget(self._keeping.card)
        self._right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self._pack.card)
        left.addStretch(1)
        self._columns = SideBySide()
        self._columns.addLayout(left, 1)
        self._columns.addLayout(self._right, 1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.scanned)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)
        self.fill(self._page)

    def _connect(self) -> None:
        self.bar.acted.connect(self.receive)
        self.fields.changed.connect(self._say_primary)
        self.fields.ingredient_chosen.connect(self._show_ingredient)
        self.certificate.changed.connect(self.refusal.clear)

    def title(self) -> str:
        """The question."""
        return self.tr("What came?")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """Back to the list."""
        return ((self.tr("Stock"), Target(Place.STOCK)),)

    def reload(self) -> None:
        """The ingredients that formulations use; what was typed stays."""
        work = self.workplace

        def question() -> tuple[KnownIngredient, ...]:
            with work.records.reading() as loads:
                return work.facilities.ingredients(loads)

        work.operations.read(question).done.connect(self._know)

    def concerns(self, changes: Changes) -> bool:
        """Whether formulations, and so the ingredients, changed."""
        return any(table == "formulation_versions" for table, _ in changes.touched)

    def _know(self, ingredients: tuple[KnownIngredient, ...]) -> None:
        self.fields.know(ingredients)
        self._fold()

    def _show_ingredient(self) -> None:
        """The fields that it has, and what came of it last."""
        self.certificate.ask(self.fields.chosen)
        self._fold()
        ingredient, work = self.fields.chosen, self.workplace
        if ingredient is None:
            self.fields.show_usual(None)
            return

        def question() -> IngredientLot | None:
            with work.records.reading() as loads:
                lots = loads.find(IngredientLot, ingredient=ingredient.name)
                return max(lots, key=lambda lot: (lot.year, lot.number), default=None)

        self._newest.ask(question, self.fields.show_usual)

    def take_scan(self, text: str) -> bool:
        """A pack's code fills lot, expiry and count; what is no pack's is refused in place."""
        try:
            code = parse_element_string(text, self.workplace.local_now().date())
        except Refusal as refusal:
            self.scanned.show_refusal(refusal)
            return True
        self.fields.fill(code)
        said = self.tr("Read from the pack%1. Compare lot and expiry with what is printed on it.")
        article = code.cip13 or code.value("01")
        self.scanned.show_phrase(State.OK, said.replace("%1", self._article(article)))
        return True

    def _article(self, article: str | None) -> str:
        return self.tr(", article %1").replace("%1", article) if article else ""

    # receiving

    def receive(self) -> None:
        """Into quarantine."""
        self.refusal.clear()
        try:
            delivery = read_delivery(self.fields, self.certificate.certificate())
        except AtField as stands:
            self._refuse_at(stands.refusal, stands.field)
            return
        act = self._act = self._act or self.workplace.act(self.session, "receive")
        records = self.workplace.records
        self.bar.set_busy(busy=True)
        asked = self.workplace.operations.write(lambda: receive(records, act, delivery))
        asked.done.connect(lambda changes: self._take(changes, delivery))
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _take(self, changes: Changes, delivery: Delivery) -> None:
        self._act = None
        amount = self._words.amount(delivery.containers, delivery.container_size)
        said = self.tr("Received %1 of %2, into quarantine").replace("%1", amount)
        self.finished.emit(said.replace("%2", self.fields.chosen_name))
        self.fields.clear()
        self.certificate.clear()
        self.scanned.clear()
        self.opened.emit(Target(Place.STOCK, changes.result["lot"]))

    def _refuse(self, refusal: Refusal) -> None:
        self._act = None
        self._refuse_at(refusal, field_of(self.fields, refusal) or self.certificate.field_of(refusal))

    def _refuse_at(self, refusal: Refusal, field: Field | None) -> None:
        if field is None or is_left_out(field):
            self.refusal.show_refusal(refusal)
            self._scroll.ensureWidgetVisible(self.refusal)
            return
        refuse_at(refusal, field)
        self._scroll.ensureWidgetVisible(field)

    # showing

    def _say_primary(self) -> None:
        """What F12 will do, with the amount and the name, as far as they are known."""
        size, name = self.fields.size.value(), self.fields.chosen_name
        count = self.fields.containers.text().strip()
        if name and count.isdecimal() and len(count) < 6 and isinstance(size, Quantity):
            amount = self._words.amount(int(count), size)
            said = self.tr("Receive %1 of %2").replace("%1", amount).replace("%2", name)
            self.bar.set_primary(said if len(said) <= _LONGEST else self.tr("Receive %1").replace("%1", amount), "plus")
        else:
            self.bar.set_primary(self.tr("Receive stock"), "plus")

    def first_focus(self) -> QWidget | None:
        """The first empty field."""
        if self.fields.ingredient.choice() is None:
            return self.fields.ingredient
        empty = (field for field in (self.fields.lot_number, self.fields.expiry) if not field.text())
        return next(empty, self.fields.containers)

    def set_folding(self, folding: Folding) -> None:
        """One column where there is no room for two."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._fold()

    def _fold(self) -> None:
        self._columns.fold(is_beside=self.folding.has_side_panels)
        for grid in (self._pack, self._paper, self._keeping):
            grid.arrange(is_one_column=self.folding.is_one_column)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.fields.retranslate()
        self.certificate.retranslate()
        self._pack.heading.setText(self.tr("The pack"))
        self._paper.heading.setText(self.tr("The certificate of analysis"))
        self._keeping.heading.setText(self.tr("Look and keeping"))
        self.bar.say(self.tr("It goes into quarantine until a pharmacist has checked the certificate."))
        self._say_primary()
        self.titled.emit()


_LONGEST = 44
"""A longer word drops the name, never the number."""
