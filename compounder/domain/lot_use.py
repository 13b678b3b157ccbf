"""Whether a lot may be used on a day, asked at planning and again at weighing, and whether a scan names it."""

from __future__ import annotations

from datetime import date, timedelta

from compounder.domain.errors import Refusal
from compounder.domain.ledger import to_smallest_units
from compounder.domain.number import rounded_half_up
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotState, StockDimension
from compounder.domain.unit import MASS, VOLUME, DimensionPowers, Unit

_DIMENSIONS: dict[StockDimension, DimensionPowers] = {StockDimension.MASS: MASS, StockDimension.VOLUME: VOLUME}
_NANOLITRE = Quantity.of("0.001", "microlitre")
_NANOGRAM = Quantity.of(1, "ng")


def lot_number_text(lot: IngredientLot) -> str:
    """The internal receipt number as labels and sentences show it: "L2026-0012", never a batch's "2026-0012"."""
    return f"L{bare_number_text(lot)}"


def bare_number_text(lot: IngredientLot) -> str:
    """The receipt number without its letter, as packs bear it that were labelled before it had one: "2026-0012"."""
    return f"{lot.year}-{lot.number:04d}"


def is_lot(scanned: str, lot: IngredientLot) -> bool:
    """Whether a scan or a typed text names this lot: by the maker's lot, the receipt number, or the key."""
    return scanned.strip() in (lot.lot_number, lot_number_text(lot), bare_number_text(lot), lot.id)


def opened_until(lot: IngredientLot) -> date | None:
    """The last day after opening, the day of opening being the first; None where nothing limits it."""
    if lot.opened_on is None or lot.after_opening_days is None:
        return None
    return lot.opened_on + timedelta(days=lot.after_opening_days - 1)


def lot_refusal(lot: IngredientLot, today: date, name: LocalText | None = None) -> Refusal | None:
    """Why a lot may not be used on a day; None where it may. An expiry day itself is allowed.

    `name` is what the ingredient is called where formulations say so; else the sentence has its name in records.

    ``lot_not_usable``: quarantine, refused, recalled, exhausted; ``lot_expired``: expired, or open for too long.
    """
    called = name or LocalText.of(lot.ingredient)
    if lot.state is not LotState.ACCEPTED:
        state = Phrase.of(f"lot_state.{lot.state.value}")
        return Refusal("lot_not_usable", "state", lot=lot.lot_number, ingredient=called, state=state)
    if lot.expires_on < today:
        return Refusal("lot_expired", "expired", lot=lot.lot_number, ingredient=called, on=lot.expires_on)
    until = opened_until(lot)
    if until is not None and until < today:
        return Refusal("lot_expired", "opened", lot=lot.lot_number, ingredient=called, on=until)
    return None


def in_dimension_of_lot(amount: Quantity, lot: IngredientLot, density: Quantity | None, name: LocalText) -> Quantity:
    """A weighed mass or measured volume in what the lot is counted in, through the lot's density or the one given.

    Rounded half up to the ledger's ng or nL where the density leaves no end; without one ``missing_density``.
    """
    needed = _DIMENSIONS.get(lot.dimension, amount.dimension)
    if amount.dimension == needed:
        return amount
    return through_density(amount, lot.density or density, name)


def through_density(amount: Quantity, density: Quantity | None, of: LocalText) -> Quantity:
    """A volume as mass or a mass as volume, to the nearest ng or nL."""
    if density is None:
        raise Refusal("missing_density", "lot", ingredient=of, amount=amount)
    if amount.dimension == VOLUME:
        exact = (amount * density).to(Unit.of("g"))
        step = _NANOGRAM.to(exact.unit).number
    else:
        exact = (amount / density).to(Unit.of("mL"))
        step = _NANOLITRE.to(exact.unit).number
    return Quantity(rounded_half_up(exact.number, step), exact.unit)


def ledger_amount(amount: Quantity, lot: IngredientLot, density: Quantity | None, name: LocalText) -> int:
    """What a reading takes from a lot, in the lot's smallest units."""
    return to_smallest_units(in_dimension_of_lot(amount, lot, density, name))
