"""Weigh: a stable reading of a scanned lot becomes a weighing, and exactly that much moves from the lot to the pot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.balance import Balance, BalanceId, BalanceReading, check_weighing
from compounder.domain.batch import (
    Deviation,
    DeviationId,
    DilutionPart,
    LineId,
    Weighing,
    WeighingId,
    WeighingSource,
)
from compounder.domain.dilution import dilution_mark
from compounder.domain.dossier import is_within
from compounder.domain.errors import Refusal
from compounder.domain.names import checked_text
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.pan import Pan, WeighAgain, follow_weighings, take_pan
from compounder.services.compound_batch.reading import PlannedBalance, stored_plan
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class FromBalance:
    """A stable reading as the driver answered it, of a balance of the pharmacy, and the line of its tare."""

    balance: BalanceId
    reading: BalanceReading
    tare_line: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A weight or volume read off a display or a measure and typed, with the reason why no balance sent it.

    With `balance` the limits of that balance hold for it too.
    """

    amount: Quantity
    reason: str
    balance: BalanceId | None = None


def record_weighing(
    records: Records,
    act: Act,
    rule_book: RuleBook,
    *,
    line: LineId,
    scanned: str,
    taken: FromBalance | Typed,
    again: WeighAgain | None = None,
    deviation: str | None = None,
) -> Changes:
    """Record one weighing of the scanned lot; the result holds ``weighing``, ``batch`` and perhaps ``deviation``.

    Refused, nothing being taken: what `take_pan` refuses, the balance's own refusals, ``not_by_number`` (a q.s. line),
    ``out_of_tolerance`` (R15) unless `deviation` gives its reason (then a deviation is opened, which blocks release),
    ``insufficient_stock``, ``coarser_balance`` (a balance with larger steps than the one that the plan names), and
    ``more_than_dilution`` (a portion that there is not so much of).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        pan = take_pan(uow, rule_book, line, scanned, again)
        if pan.share.planned is None:
            raise Refusal("not_by_number", "quantum_satis", ingredient=pan.line.name)
        reading = _reading(uow, taken)
        _check_fine_enough(pan, taken)
        _check_portion(pan, reading)
        limits = pan.limits()
        refusal = tolerance_refusal(reading, limits)
        inside = refusal is None
        if refusal is not None and deviation is None:
            raise refusal
        weighing = uow.insert(_weighing(pan, taken, reading, scanned, inside=inside))
        pan.move(reading)
        result = {"weighing": weighing.id, "batch": pan.batch}
        if not inside and deviation is not None:
            result["deviation"] = uow.insert(_deviation(pan, weighing, limits, deviation)).id
        follow_weighings(uow, pan.batch, pan.member)
        return result

    return records.perform(act, work)


def _reading(uow: UnitOfWork, taken: FromBalance | Typed) -> Quantity:
    """The weight, if the balance may be used for it today."""
    if isinstance(taken, FromBalance):
        check_weighing(uow.load(Balance, taken.balance), taken.reading, uow.local_now.date())
        return taken.reading.quantity
    if taken.amount.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=taken.amount)
    if taken.balance is not None:
        _check_typed(uow.load(Balance, taken.balance), taken.amount)
    return taken.amount


def _check_fine_enough(pan: Pan, taken: FromBalance | Typed) -> None:
    """A balance reads in steps no larger than those of the one that the plan names for the line."""
    plan = stored_plan(pan.dossier.batch)
    planned, step = plan.balance_for(pan.share), plan.step_for(pan.share)
    if planned is None or step is None or taken.balance is None or taken.balance == planned.id:
        return
    balance = pan.uow.load(Balance, taken.balance)
    refusal = coarser_refusal(balance, planned, step)
    if refusal is not None:
        raise refusal


def coarser_refusal(balance: Balance, planned: PlannedBalance, step: Quantity) -> Refusal | None:
    """Why a line may not be weighed on a balance with larger steps than planned (``coarser_balance``)."""
    if balance.resolution <= step:
        return None
    values = {"balance": balance.name, "resolution": balance.resolution, "planned": planned.name, "step": step}
    return Refusal("coarser_balance", "planned", **values)


def _check_portion(pan: Pan, reading: Quantity) -> None:
    """A portion is not more than there is of its dilution."""
    made = pan.dilution
    if pan.share.part is DilutionPart.PORTION and made is not None and made.total is not None and reading > made.total:
        mark = dilution_mark(pan.batch, pan.share.line)
        raise Refusal("more_than_dilution", "portion", reading=reading, mark=mark)


def _check_typed(balance: Balance, weight: Quantity) -> None:
    """A typed weight of a named balance lies within its limits and on a step of its display."""
    name, raw = balance.name, str(weight)
    if weight.to(balance.unit).number % balance.step:
        raise Refusal("wrong_resolution", "balance", balance=name, raw=raw, resolution=balance.resolution)
    if weight > balance.capacity:
        raise Refusal("overload", "above_capacity", balance=name, weight=weight, capacity=balance.capacity)
    if weight < balance.minimum_weight:
        raise Refusal("below_minimum_weight", "balance", balance=name, weight=weight, minimum=balance.minimum_weight)


def tolerance_refusal(reading: Quantity, limits: tuple[Quantity, Quantity]) -> Refusal | None:
    """Why a reading may not be recorded without a deviation: ``out_of_tolerance`` (R15); None within the limits."""
    low, high = limits
    if is_within(reading, limits):
        return None
    if reading > high:
        return Refusal("out_of_tolerance", "above", reading=reading, by=reading - high, highest=high)
    return Refusal("out_of_tolerance", "below", reading=reading, by=low - reading, lowest=low)


def _weighing(pan: Pan, taken: FromBalance | Typed, reading: Quantity, scanned: str, *, inside: bool) -> Weighing:
    typed = (checked_text(taken.reason, "reason"),) if isinstance(taken, Typed) else ()
    from_balance = taken if isinstance(taken, FromBalance) else None
    return Weighing(
        id=WeighingId(pan.uow.new_id()),
        batch=pan.batch,
        batch_line=pan.share.id,
        lot=pan.lot.id,
        reading=reading,
        source=WeighingSource.BALANCE if from_balance else WeighingSource.TYPED,
        within_tolerance=inside,
        weighed_by=pan.member.id,
        weighed_at=pan.uow.now,
        target=pan.share.exact,
        balance=taken.balance,
        raw_line=from_balance.reading.raw if from_balance else None,
        tare_line=from_balance.tare_line if from_balance else None,
        scanned=scanned,
        reason=" · ".join((*pan.reasons, *typed)) or None,
        replaces=pan.replaces,
        dilution=pan.mixed_with,
    )


def _deviation(pan: Pan, weighing: Weighing, limits: tuple[Quantity, Quantity], reason: str) -> Deviation:
    return Deviation(
        id=DeviationId(pan.uow.new_id()),
        batch=pan.batch,
        subject="weighing",
        reason=checked_text(reason, "reason"),
        recorded_by=pan.member.id,
        recorded_at=pan.uow.now,
        weighing=weighing.id,
        found=str(weighing.reading),
        limits=f"{limits[0]} – {limits[1]}",
    )
