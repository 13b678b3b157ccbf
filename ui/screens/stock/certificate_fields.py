"""What a certificate of analysis states, typed from the paper: a powder's values, or a concentrate's strength."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.percentage import Percentage
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from ui.screens.stock.fields import AtField, FieldGrid, is_left_out
from ui.screens.stock.words import StockWords, capital
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.quantity_edit import QuantityEdit
from ui.words import words

_Measured = TypeVar("_Measured", Percentage, Strength)
_NOT_SAID = ""
_STRENGTHS = ("mg/mL", "g/mL", "% w/v", "% w/w", "% v/v", "microgram/mL", "unit/mL")
_POTENCIES = ("mg/g", "microgram/mg", "% w/w", "g/g")


class CertificateFields(QObject):
    """``fields.ask(ingredient)`` shows those that the ingredient has; ``certificate()`` reads them, or raises AtField.

    `changed()` after each edit. ``show_certificate(…)`` fills them in, to be corrected.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ingredient: Ingredient | None = None
        self._words = StockWords(self)
        self.assay, self.water = QuantityEdit(("%",)), QuantityEdit(("%",), allows_zero=True)
        self.basis, self.assay_form = ChoiceField(), ChoiceField()
        self.potency = QuantityEdit(_POTENCIES, is_strength=True)
        self.found = QuantityEdit(_STRENGTHS, is_strength=True)
        for edit in self._edits:
            edit.changed.connect(self.changed)
        for choice in (self.basis, self.assay_form):
            choice.chosen.connect(lambda _: self.changed.emit())

    @property
    def _edits(self) -> tuple[QuantityEdit, ...]:
        return self.assay, self.water, self.potency, self.found

    @property
    def all(self) -> tuple[Field, ...]:
        """Every field, in reading order."""
        return self.assay, self.basis, self.water, self.assay_form, self.potency, self.found

    def add_to(self, grid: FieldGrid) -> None:
        """Give the fields to a grid."""
        grid.add(*self.all)

    def ask(self, ingredient: Ingredient | None) -> None:
        """Show the fields that an ingredient has; values that it cannot have are kept, hidden, until it is chosen."""
        self._ingredient = ingredient
        is_concentrate = ingredient is not None and ingredient.nominal_strength is not None
        forms = ingredient.substance.forms if ingredient is not None and ingredient.substance is not None else ()
        for powder in (self.assay, self.basis, self.water, self.potency):
            powder.setVisible(not is_concentrate)
        self.assay_form.setVisible(not is_concentrate and len(forms) > 1)
        self.found.setVisible(is_concentrate)
        self.found.set_usual(ingredient.nominal_strength if ingredient is not None and is_concentrate else None)
        self._say_choices()

    def clear(self) -> None:
        """Empty every field."""
        for edit in self._edits:
            edit.clear()
        self.basis.choose(_NOT_SAID)
        self.assay_form.choose(_NOT_SAID)

    def show_certificate(self, certificate: Certificate) -> None:
        """Fill in what is recorded."""
        self.clear()
        for edit, value in zip(
            self._edits,
            (certificate.assay, certificate.water, certificate.labelled_potency, certificate.found_strength),
            strict=True,
        ):
            if value is not None:
                edit.set_value(value)
        self.basis.choose(certificate.assay_basis or _NOT_SAID)
        self.assay_form.choose(certificate.assay_form.id if certificate.assay_form is not None else _NOT_SAID)

    def certificate(self) -> Certificate:
        """What the fields that are shown state; the first that cannot be used is an AtField."""
        percents = [self._value(edit, Percentage) for edit in (self.assay, self.water)]
        strengths = [self._value(edit, Strength) for edit in (self.potency, self.found)]
        basis = self.basis.choice() if not is_left_out(self.basis) else None
        return Certificate(
            assay=percents[0],
            assay_basis=basis if isinstance(basis, AssayBasis) else None,
            assay_form=self._form(),
            water=percents[1],
            labelled_potency=strengths[0],
            found_strength=strengths[1],
        )

    def _value(self, edit: QuantityEdit, kind: type[_Measured]) -> _Measured | None:
        if is_left_out(edit) or edit.is_empty:
            return None
        refusal = edit.settle()
        if isinstance(refusal, Refusal):
            raise AtField(refusal, edit)
        value = edit.value()
        if not isinstance(value, kind):
            raise AtField(Refusal("missing_input", "typed_twice"), edit)
        return value

    def _form(self) -> Form | None:
        chosen, ingredient = self.assay_form.choice(), self._ingredient
        if is_left_out(self.assay_form) or not chosen or ingredient is None or ingredient.substance is None:
            return None
        return ingredient.substance.form(str(chosen))

    def field_of(self, refusal: Refusal) -> Field | None:
        """The field at which a refusal of the certificate as a whole stands."""
        return {
            "percentage_out_of_range.water": self.water,
            "percentage_out_of_range.assay": self.assay,
            "missing_input.water_of_hydrate": self.water,
            "missing_input.assay": self.assay,
            "inconsistent_input.content": self.assay if is_left_out(self.found) else self.found,
            "unexpected_input.potency_and_assay": self.potency,
            "missing_density.potency": self.potency,
        }.get(refusal.phrase.key.removeprefix("refusal."))

    def _say_choices(self) -> None:
        chosen = self.basis.choice() or _NOT_SAID, self.assay_form.choice() or _NOT_SAID
        self.basis.set_choices(
            [(_NOT_SAID, self.tr("not said")), *((each, self._words.basis(each)) for each in AssayBasis)]
        )
        substance = self._ingredient.substance if self._ingredient is not None else None
        forms = [(form.id, capital(words().show(form.name))) for form in substance.forms] if substance else []
        self.assay_form.set_choices([(_NOT_SAID, self.tr("not said")), *forms])
        for choice, key in zip((self.basis, self.assay_form), chosen, strict=True):
            choice.choose(key)

    def retranslate(self) -> None:
        """Say labels and choices in the language that is spoken."""
        self.assay.set_label(self.tr("Assay"))
        self.basis.set_label(self.tr("Assay is of"))
        self.water.set_label(self.tr("Water, or loss on drying"))
        self.assay_form.set_label(self.tr("Assay counts the form"))
        self.potency.set_label(self.tr("Labelled potency"))
        self.found.set_label(self.tr("Strength found"))
        self._say_choices()
