"""What came, as it is read from the pack and the delivery note, or scanned; what a scan filled says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from compounder.domain.certificate import Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient, KnownIngredient
from compounder.domain.master_formulation import Density
from compounder.domain.stock import IngredientLot
from compounder.domain.substance import Form
from compounder.exchange.gs1 import ElementString
from compounder.services.receive_stock import Delivery
from ui.screens.stock.fields import AtField, CountField, needed, text_or_none
from ui.screens.stock.words import capital
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words


class DeliveryFields(QObject):
    """``delivery(certificate)`` reads the fields, or raises AtField at the first that is missing or cannot be used.

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

    def delivery(self, certificate: Certificate) -> Delivery:
        """What the fields say."""
        ingredient = self.chosen
        if ingredient is None:
            raise AtField(Refusal("missing_input", "ingredient"), self.ingredient)
        return Delivery(
            ingredient=ingredient,
            form=self._form(ingredient),
            lot_number=self.lot_number.text(),
            expires_on=self._day(),
            containers=self._containers(),
            container_size=needed(self.size, "container_size"),
            supplier=self.supplier.text(),
            maker=text_or_none(self.maker),
            storage=text_or_none(self.storage),
            appearance=text_or_none(self.appearance),
            after_opening_days=self.after_opening.count(),
            certificate_number=text_or_none(self.certificate_number),
            certificate=certificate,
            density=self._density(),
        )

    def _form(self, ingredient: Ingredient) -> Form | None:
        substance, chosen = ingredient.substance, self.form.choice()
        if substance is None:
            return None
        if chosen is not None:
            return substance.form(str(chosen))
        if len(substance.forms) == 1:
            return substance.only_form()
        names = tuple(form.name for form in substance.forms)
        raise AtField(Refusal("missing_input", "form", substance=substance.name, forms=names), self.form)

    def _day(self) -> date:
        refusal, day = self.expiry.settle(), self.expiry.value()
        if isinstance(refusal, Refusal):
            raise AtField(refusal, self.expiry)
        if day is None:
            raise AtField(Refusal("missing_input", "expiry"), self.expiry)
        return day

    def _containers(self) -> int:
        count = self.containers.count()
        if count is None:
            raise AtField(Refusal("missing_input", "containers"), self.containers)
        return count

    def _density(self) -> Density | None:
        parts = (self.density, self.temperature)
        is_empty = [part.is_empty for part in parts] + [not self.density_source.text().strip()]
        if all(is_empty):
            return None
        if any(is_empty):
            place = is_empty.index(True)
            raise AtField(Refusal("missing_input", "density_parts"), (*parts, self.density_source)[place])
        value, temperature = (needed(part, "density_parts") for part in parts)
        return Density(value, temperature, self.density_source.text())

    def field_of(self, refusal: Refusal) -> Field | None:
        """The field at which a refusal of the service stands."""
        named = str(refusal.values.get("field", "")) if refusal.code == "invalid_name" else ""
        for key, field in (
            ("field.supplier", self.supplier), ("field.maker", self.maker), ("field.lot_number", self.lot_number),
            ("field.storage", self.storage), ("field.appearance", self.appearance),
            ("field.certificate", self.certificate_number), ("field.source", self.density_source),
        ):  # fmt: skip
            if key in named:
                return field
        return {
            "expired_delivery": self.expiry,
            "too_many_containers": self.containers,
            "ledger_amount": self.size,
        }.get(refusal.code) or {
            "missing_input.form": self.form,
        }.get(refusal.phrase.key.removeprefix("refusal."))

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
