"""What is known of a lot, as facts: what it is, where it stands, and what its certificate states."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from compounder.domain.certificate import Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient, KnownIngredient, certificate_of_lot
from compounder.domain.lot_use import lot_number_text, opened_until
from compounder.domain.stock import IngredientLot, LotId
from compounder.services.lot_life import LotLife, lot_life
from compounder.services.queries import TracedBatch
from ui.screens.stock.words import StockWords, full_name
from ui.widgets.fact_list import Fact
from ui.words import words
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ShownLot:
    """A lot's life, what formulations say of its ingredient (None: they no longer do), and the batches that hold it."""

    life: LotLife
    known: KnownIngredient | None
    batches: tuple[TracedBatch, ...]

    @property
    def lot(self) -> IngredientLot:
        """The lot."""
        return self.life.lot

    @property
    def ingredient(self) -> Ingredient:
        """The ingredient; refused as ``unknown_ingredient`` where no formulation has it any more."""
        if self.known is None:
            raise Refusal("unknown_ingredient", "named", ingredient=self.lot.ingredient, known=())
        return self.known.ingredient

    @property
    def name(self) -> str:
        """Its full name in the language that is spoken."""
        substance = self.known.ingredient.substance if self.known is not None else None
        forms = {form.id: form.name for form in substance.forms} if substance is not None else {}
        return full_name(self.life.name, forms.get(self.lot.form) if self.lot.form is not None else None)


def read_lot(work: Workplace, lot: LotId) -> ShownLot:
    """Everything that a lot's card shows, on a reader's thread."""
    with work.records.reading() as loads:
        life = lot_life(loads, work.facilities.stock, work.rules, lot)
        ingredients = {known.ingredient.name: known for known in work.facilities.ingredients(loads)}
    return ShownLot(life, ingredients.get(life.lot.ingredient), work.facilities.queries.batches_of(lot))


class LotFacts(QObject):
    """Says the facts of a lot in the language that is spoken; what is not known is left out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = StockWords(self)

    def lot(self, shown: ShownLot) -> list[Fact]:
        """What it is, where it came from, how it is kept."""
        lot, life, say = shown.lot, shown.life, words().show
        received = f"{say(lot.received_at.astimezone().date())}, {say(life.received_by)}"
        until = opened_until(lot)
        facts = [
            (self.tr("Receipt"), lot_number_text(lot)),
            (self.tr("Delivered"), self._words.amount(lot.containers, lot.container_size)),
            (self.tr("Received"), received),
            (self.tr("Supplier"), say(lot.supplier)),
            (self.tr("Maker"), say(lot.maker) if lot.maker else ""),
            (self.tr("Made in batch"), lot.source_batch or ""),
            (self.tr("Expires"), say(lot.expires_on)),
            (self.tr("Opened"), say(lot.opened_on) if lot.opened_on else ""),
            (self.tr("Once opened, until"), say(until) if until else ""),
            (self.tr("After opening"), self._days(lot) if until is None else ""),
            (self.tr("Storage"), say(lot.storage) if lot.storage else ""),
            (self.tr("Appearance"), say(lot.appearance) if lot.appearance else ""),
            (self.tr("Decided by"), say(life.decided_by) if life.decided_by else ""),
            (self.tr("Reason"), say(lot.decision_reason) if lot.decision_reason else ""),
        ]
        return [Fact(word, value) for word, value in facts if value]

    def _days(self, lot: IngredientLot) -> str:
        return self.tr("%n day(s)", "", lot.after_opening_days) if lot.after_opening_days else ""

    def certificate(self, shown: ShownLot) -> list[Fact]:
        """What the paper states; that nothing is recorded is a fact too."""
        lot, say = shown.lot, words().show
        substance = shown.known.ingredient.substance if shown.known is not None else None
        stated = certificate_of_lot(lot, substance)
        nothing = self.tr("not given")
        facts = [Fact(self.tr("Number"), say(lot.certificate) if lot.certificate else nothing)]
        if stated.found_strength is not None:
            facts.append(Fact(self.tr("Strength found"), say(stated.found_strength)))
        elif stated.labelled_potency is not None:
            facts.append(Fact(self.tr("Labelled potency"), say(stated.labelled_potency)))
        else:
            facts.append(Fact(self.tr("Assay"), self._assay(stated) or nothing))
            facts.append(Fact(self.tr("Water"), say(stated.water) if stated.water is not None else nothing))
        if lot.density is not None and lot.density_temperature is not None:
            at = self.tr("%1 at %2").replace("%1", say(lot.density)).replace("%2", say(lot.density_temperature))
            facts.append(Fact(self.tr("Density"), f"{at}, {say(lot.density_source or '')}"))
        return facts

    def _assay(self, stated: Certificate) -> str:
        """The number, of what, and counted as which form."""
        parts = [words().show(stated.assay)] if stated.assay is not None else []
        if stated.assay_basis is not None:
            parts.append(self._words.basis(stated.assay_basis))
        if stated.assay_form is not None:
            parts.append(self.tr("counts as %1").replace("%1", words().show(stated.assay_form.name)))
        return ", ".join(parts)
