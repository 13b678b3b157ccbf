"""What came, as it is read from the pack and the delivery note, or scanned; what a scan filled says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from compounder.domain.lot_certificate import Ingredient, KnownIngredient
from compounder.domain.stock import IngredientLot
from compounder.exchange.gs1 import ElementString
from ui.screens.stock.fields import CountField
from ui.screens.stock.words import capital
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words


class DeliveryFields(QObject):
    """``fill(code)`` what a pack says, ``clear()`` for the next; `read_delivery` reads what stands in them.

    `changed()` after each edit, `ingredient_chosen()` once it is known what came.
    """

    changed = Signal()
    ingredient_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, KnownIngredient] = {}
        self._scanned: set[Field] = set()
        self._usual: IngredientLot | None = None
        self._is_month_alone = False
        self.ingredient, self.form = ChoiceField(), ChoiceField()
        self.lot_number, self.supplier, self.maker = TextField(), TextField(), TextField()
        self.expiry = DateField(is_expiry=True)
        self.containers, self.size = CountField(), QuantityEdit(("g", "mL", "mg", "kg", "L", "unit"))
        self.certificate_number, self.storage, self.appearance = TextField(), TextField(), TextField()
        self.after_opening = CountField()
        self.density, self.temperature = QuantityEdit(("g/mL", "kg/L")), QuantityEdit(("degC",))
        self.density_source = TextField()
        self._connect()

    def _connect(self) -> None:
        for text in self._texts:
            text.edited.connect(lambda _, field=text: self._edit(field))
        for edit in (self.size, self.density, self.temperature):
            edit.changed.connect(self.changed)
        self.ingredient.chosen.connect(self._choose)
        self.form.chosen.connect(self._choose_form)

    @property
    def _texts(self) -> tuple[TextField, ...]:
        return (
            self.lot_number, self.expiry, self.containers, self.supplier, self.maker, self.certificate_number,
            self.storage, self.appearance, self.after_opening, self.density_source,
        )  # fmt: skip

    @property
    def pack(self) -> tuple[Field, ...]:
        """What stands on the pack, in reading order."""
        return (
            self.ingredient, self.form, self.lot_number, self.expiry, self.containers, self.size, self.supplier,
            self.maker,
        )  # fmt: skip

    @property
    def keeping(self) -> tuple[Field, ...]:
        """How it looks and is kept, and its density where that was measured."""
        return (
            self.storage, self.appearance, self.after_opening, self.density, self.temperature, self.density_source
        )  # fmt: skip

    def know(self, ingredients: Iterable[KnownIngredient]) -> None:
        """The ingredients to choose from."""
        self._known = {known.ingredient.name: known for known in ingredients}
        self._say_choices()

    @property
    def chosen(self) -> Ingredient | None:
        """The ingredient that was chosen."""
        known = self._known.get(str(self.ingredient.choice()))
        return known.ingredient if known is not None else None

    @property
    def chosen_name(self) -> str:
        """Its name in the language that is spoken."""
        known = self._known.get(str(self.ingredient.choice()))
        return words().show(known.name) if known is not None else ""

    def show_usual(self, last: IngredientLot | None) -> None:
        """What came last of the ingredient: ten times its container, or a tenth, is asked back."""
        self._usual = last
        self.size.set_usual(last.container_size if last is not None else None)
        self.retranslate()

    def fill(self, code: ElementString) -> None:
        """What a code says of the pack; everything else stays as it was typed."""
        lot, expiry, count = code.value("10"), code.expiry, code.value("30") or code.value("37")
        if lot is not None:
            self.lot_number.set_text(lot)
            self._scanned.add(self.lot_number)
        if expiry is not None and expiry.moment is not None:
            moment = expiry.moment
            self.expiry.set_value(date(moment.year, moment.month, moment.day))
            self._is_month_alone = expiry.is_day_unspecified
            self._scanned.add(self.expiry)
        if count is not None:
            self.containers.set_text(count.lstrip("0"))
            self._scanned.add(self.containers)
        self.retranslate()
        self.changed.emit()

    def clear(self) -> None:
        """Begin another delivery."""
        for text in self._texts:
            text.set_text("")
        for edit in (self.size, self.density, self.temperature):
            edit.clear()
        self._scanned.clear()
        self.ingredient.choose(None)
        self._choose(None)

    # choosing and saying

    def _edit(self, field: Field) -> None:
        if field in self._scanned:
            self._scanned.discard(field)
            self.retranslate()
        self.changed.emit()

    def _choose(self, _key: object) -> None:
        self.ingredient.clear_refusal()
        self._usual = None
        self._say_forms()
        self.form.choose(None)
        self.ingredient_chosen.emit()
        self.changed.emit()

    def _choose_form(self, _key: object) -> None:
        self.form.clear_refusal()
        self.changed.emit()

    def _say_choices(self) -> None:
        named = [(key, capital(words().show(known.name))) for key, known in self._known.items()]
        self.ingredient.set_choices(sorted(named, key=lambda each: each[1].casefold()))
        self._say_forms()

    def _say_forms(self) -> None:
        ingredient = self.chosen
        forms = ingredient.substance.forms if ingredient is not None and ingredient.substance is not None else ()
        self.form.set_choices([(form.id, capital(words().show(form.name))) for form in forms])
        self.form.setVisible(len(forms) > 1)

    def retranslate(self) -> None:
        """Say labels, choices and help in the language that is spoken."""
        self.ingredient.set_label(self.tr("Ingredient"))
        self.form.set_label(self.tr("Form, as the container says"))
        self.lot_number.set_label(self.tr("Lot"))
        self.expiry.set_label(self.tr("Expires"))
        self.containers.set_label(self.tr("Containers"))
        self.size.set_label(self.tr("In one container"))
        self.supplier.set_label(self.tr("Supplier"))
        self.maker.set_label(self.tr("Maker, if another"))
        self.certificate_number.set_label(self.tr("Certificate no."))
        self.storage.set_label(self.tr("Storage"))
        self.appearance.set_label(self.tr("Appearance"))
        self.after_opening.set_label(self.tr("Days after opening"))
        self.density.set_label(self.tr("Density, if measured"))
        self.temperature.set_label(self.tr("Density measured at"))
        self.density_source.set_label(self.tr("Source of the density"))
        self._say_choices()
        self._say_help()

    def _say_help(self) -> None:
        scanned = self.tr("from the code")
        month = self.tr("from the code, which names the month: its last day")
        for field in (self.lot_number, self.containers):
            field.show_help(scanned if field in self._scanned else "")
        expiry = (month if self._is_month_alone else scanned) if self.expiry in self._scanned else ""
        self.expiry.show_help(expiry or ("" if self.expiry.text() else self.tr("day or month, as on the pack")))
        last = self._usual
        said = self.tr("last time %1").replace("%1", words().show(last.container_size)) if last is not None else ""
        self.size.show_help(said)
