"""What the fields of a delivery say together, and at which of them a refusal stands."""

from __future__ import annotations

from datetime import date

from compounder.domain.certificate import Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.master_formulation import Density
from compounder.domain.substance import Form
from compounder.services.receive_stock import Delivery
from ui.screens.stock.delivery_fields import DeliveryFields
from ui.screens.stock.fields import AtField, needed, text_or_none
from ui.widgets.field import Field


def read_delivery(fields: DeliveryFields, certificate: Certificate) -> Delivery:
    """What the fields say; AtField at the first that is missing or cannot be used."""
    ingredient = fields.chosen
    if ingredient is None:
        raise AtField(Refusal("missing_input", "ingredient"), fields.ingredient)
    return Delivery(
        ingredient=ingredient,
        form=_form(fields, ingredient),
        lot_number=fields.lot_number.text(),
        expires_on=_day(fields),
        containers=_containers(fields),
        container_size=needed(fields.size, "container_size"),
        supplier=fields.supplier.text(),
        maker=text_or_none(fields.maker),
        storage=text_or_none(fields.storage),
        appearance=text_or_none(fields.appearance),
        after_opening_days=fields.after_opening.count(),
        certificate_number=text_or_none(fields.certificate_number),
        certificate=certificate,
        density=_density(fields),
    )


def _form(fields: DeliveryFields, ingredient: Ingredient) -> Form | None:
    substance, chosen = ingredient.substance, fields.form.choice()
    if substance is None:
        return None
    if chosen is not None:
        return substance.form(str(chosen))
    if len(substance.forms) == 1:
        return substance.only_form()
    names = tuple(form.name for form in substance.forms)
    raise AtField(Refusal("missing_input", "form", substance=substance.name, forms=names), fields.form)


def _day(fields: DeliveryFields) -> date:
    refusal, day = fields.expiry.settle(), fields.expiry.value()
    if isinstance(refusal, Refusal):
        raise AtField(refusal, fields.expiry)
    if day is None:
        raise AtField(Refusal("missing_input", "expiry"), fields.expiry)
    return day


def _containers(fields: DeliveryFields) -> int:
    count = fields.containers.count()
    if count is None:
        raise AtField(Refusal("missing_input", "containers"), fields.containers)
    return count


def _density(fields: DeliveryFields) -> Density | None:
    parts = (fields.density, fields.temperature)
    is_empty = [part.is_empty for part in parts] + [not fields.density_source.text().strip()]
    if all(is_empty):
        return None
    if any(is_empty):
        place = is_empty.index(True)
        raise AtField(Refusal("missing_input", "density_parts"), (*parts, fields.density_source)[place])
    value, temperature = (needed(part, "density_parts") for part in parts)
    return Density(value, temperature, fields.density_source.text())


def field_of(fields: DeliveryFields, refusal: Refusal) -> Field | None:
    """The field at which a refusal of the service stands."""
    named = str(refusal.values.get("field", "")) if refusal.code == "invalid_name" else ""
    for key, field in (
        ("field.supplier", fields.supplier), ("field.maker", fields.maker), ("field.lot_number", fields.lot_number),
        ("field.storage", fields.storage), ("field.appearance", fields.appearance),
        ("field.certificate", fields.certificate_number), ("field.source", fields.density_source),
    ):  # fmt: skip
        if key in named:
            return field
    return {
        "expired_delivery": fields.expiry,
        "too_many_containers": fields.containers,
        "ledger_amount": fields.size,
    }.get(refusal.code) or {
        "missing_input.form": fields.form,
    }.get(refusal.phrase.key.removeprefix("refusal."))
