"""Stock comes in: a receipt with its certificate goes into quarantine, and a pharmacist accepts or refuses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from compounder.domain.certificate import Certificate, ContentLimits
from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.ledger import to_smallest_units
from compounder.domain.lot_certificate import (
    Ingredient,
    certificate_of_lot,
    certificate_texts,
    check_lot_certificate,
    check_usable,
)
from compounder.domain.master_formulation import Density
from compounder.domain.names import checked_name, checked_or_none, checked_text
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.staff import Permission, StaffId
from compounder.domain.stock import Account, IngredientLot, Leg, LotId, LotState, StockDimension
from compounder.domain.substance import Form
from compounder.domain.unit import ACTIVITY, DENSITY, MASS, VOLUME, DimensionPowers, Unit
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork

_DIMENSIONS: dict[DimensionPowers, StockDimension] = {
    MASS: StockDimension.MASS,
    VOLUME: StockDimension.VOLUME,
    ACTIVITY: StockDimension.ACTIVITY,
}
_TEMPERATURE = Unit.of("degC").dimension
MOST_CONTAINERS = 100_000
"""More than any delivery: a mistyped number must not become stock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What came, as the delivery and its certificate say. `form` may be left out where the ingredient has one or none.

    A container holds `container_size`; the lot is counted in its dimension for ever. `certificate_number` names the
    paper, `certificate` what it states. Only a measured density with temperature and source is a density.
    """

    ingredient: Ingredient
    supplier: str
    lot_number: str
    expires_on: date
    containers: int
    container_size: Quantity
    form: Form | None = None
    maker: str | None = None
    storage: str | None = None
    appearance: str | None = None
    after_opening_days: int | None = None
    certificate_number: str | None = None
    certificate: Certificate = field(default_factory=Certificate)
    density: Density | None = None


def receive(records: Records, act: Act, delivery: Delivery) -> Changes:
    """Take a delivery into quarantine. Result: ``lot``, its id, and ``receipt``, its number of the year.

    Refused: ``invalid_name``, ``non_positive_quantity``, ``wrong_dimension``, ``ledger_amount``, ``missing_input`` (the
    form), ``unexpected_input``, ``expired_delivery`` (it is sent back), ``too_many_containers``.
    """
    form = _form(delivery)
    check_usable(delivery.certificate, delivery.ingredient)
    if delivery.density is not None:
        _check_density(delivery.density)
    amount = _amount(delivery)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RECEIVE)
        if delivery.expires_on < uow.local_now.date():
            raise Refusal("expired_delivery", "receipt", lot=delivery.lot_number, on=delivery.expires_on)
        number = uow.next_number(Series.RECEIPT)
        lot = _lot(uow, member.id, delivery, form, number)
        uow.insert(lot)
        uow.move("receipt", [Leg(Account.RECEIPT, -amount, lot.id), Leg(Account.LOT, amount, lot.id)])
        return {"lot": lot.id, "receipt": f"{lot.year}-{lot.number:04d}"}

    return records.perform(act, work)


def accept_lot(
    records: Records, act: Act, signing: Signing, lot: LotId, *, ingredient: Ingredient, limits: ContentLimits
) -> Changes:
    """A pharmacist has checked a lot and its certificate: it may be used. Signed.

    Refused: ``lot_not_in_quarantine``, ``expired_delivery``, and a certificate that was misread or cannot be
    (`check_lot_certificate`): correct it from the paper (`correct_certificate`), or refuse the lot.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.ACCEPT_LOT)
        found = _in_quarantine(uow, lot)
        if found.expires_on < uow.local_now.date():
            raise Refusal("expired_delivery", "acceptance", lot=found.lot_number, on=found.expires_on)
        if ingredient.name != found.ingredient:
            raise ValueError(f"lot {lot} is not {ingredient.name}")
        check_lot_certificate(found, ingredient, limits)
        signature = sign(uow, member, signing, "accept_lot", (IngredientLot, lot))
        uow.change(
            found, state=LotState.ACCEPTED, decided_by=member.id, decided_at=uow.now, decision_signature=signature,
            decision_reason=checked_text(act.reason, "reason") if act.reason else None,
        )  # fmt: skip
        return {"lot": lot}

    return records.perform(act, work)


def refuse_lot(records: Records, act: Act, signing: Signing, lot: LotId) -> Changes:
    """A pharmacist refuses a lot, with a reason. Signed. It stays on hand until it is written off."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.ACCEPT_LOT)
        reason = checked_text(reason_of(act), "reason")
        found = _in_quarantine(uow, lot)
        signature = sign(uow, member, signing, "refuse_lot", (IngredientLot, lot))
        uow.change(
            found, state=LotState.REFUSED, decided_by=member.id, decided_at=uow.now, decision_signature=signature,
            decision_reason=reason,
        )  # fmt: skip
        return {"lot": lot}

    return records.perform(act, work)


def correct_certificate(
    records: Records, act: Act, lot: LotId, ingredient: Ingredient, certificate: Certificate
) -> Changes:
    """Type the certificate of a lot in quarantine anew, whole, with a reason; what stood there stays in the trail."""
    check_usable(certificate, ingredient)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.RECEIVE)
        checked_text(reason_of(act), "reason")
        found = _in_quarantine(uow, lot)
        if certificate != certificate_of_lot(found, ingredient.substance):
            uow.change(found, **asdict(certificate_texts(certificate)))
        return {"lot": lot}

    return records.perform(act, work)


def _in_quarantine(uow: UnitOfWork, lot: LotId) -> IngredientLot:
    found = uow.load(IngredientLot, lot)
    if found.state is not LotState.QUARANTINE:
        state = Phrase.of(f"lot_state.{found.state.value}")
        raise Refusal("lot_not_in_quarantine", "state", lot=found.lot_number, state=state)
    return found


def _form(delivery: Delivery) -> Form | None:
    """The form that stands on the container; a bare name is refused where there are several."""
    substance = delivery.ingredient.substance
    if substance is None:
        if delivery.form is not None:
            raise Refusal("unexpected_input", "has_no_forms", ingredient=delivery.ingredient.shown)
        return None
    return delivery.form or substance.only_form()


def _amount(delivery: Delivery) -> int:
    if delivery.containers <= 0:
        raise Refusal("non_positive_quantity", "zero", value=delivery.containers)
    if delivery.containers > MOST_CONTAINERS:
        raise Refusal("too_many_containers", "receipt", containers=delivery.containers, most=MOST_CONTAINERS)
    if delivery.container_size.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=delivery.container_size)
    if delivery.after_opening_days is not None and delivery.after_opening_days <= 0:
        raise Refusal("non_positive_quantity", "zero", value=delivery.after_opening_days)
    to_smallest_units(delivery.container_size)
    return to_smallest_units(delivery.container_size * delivery.containers)


def _check_density(density: Density) -> None:
    for value, dimension in ((density.value, DENSITY), (density.temperature, _TEMPERATURE)):
        if value.dimension != dimension:
            raise Refusal("wrong_dimension", "other_kind", value=value, needed=dimension_phrase(dimension))
    if density.value.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=density.value)


def _lot(uow: UnitOfWork, receiver: StaffId, delivery: Delivery, form: Form | None, number: int) -> IngredientLot:
    density = delivery.density
    return IngredientLot(
        id=LotId(f"L{uow.local_now.year}-{number:04d}"),
        year=uow.local_now.year,
        number=number,
        ingredient=delivery.ingredient.name,
        supplier=checked_name(delivery.supplier, "supplier"),
        lot_number=checked_name(delivery.lot_number, "lot_number"),
        expires_on=delivery.expires_on,
        containers=delivery.containers,
        container_size=delivery.container_size,
        dimension=_DIMENSIONS[delivery.container_size.dimension],
        unit=str(delivery.container_size.unit),
        state=LotState.QUARANTINE,
        received_by=receiver,
        received_at=uow.now,
        form=form.id if form else None,
        maker=checked_or_none(delivery.maker, "maker"),
        storage=checked_or_none(delivery.storage, "storage"),
        appearance=checked_or_none(delivery.appearance, "appearance"),
        after_opening_days=delivery.after_opening_days,
        certificate=checked_or_none(delivery.certificate_number, "certificate"),
        density=density.value if density else None,
        density_temperature=density.temperature if density else None,
        density_source=checked_name(density.source, "source") if density else None,
        **asdict(certificate_texts(delivery.certificate)),
    )
