"""The yield: what was obtained of what was weighed in, filled into numbered containers, every gram accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.batch import (
    BatchContainer,
    BatchId,
    ContainerId,
    ContainerState,
    Deviation,
    DeviationId,
    Weighing,
)
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.ledger import to_smallest_units
from compounder.domain.lot_use import ledger_amount, through_density
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation
from compounder.domain.names import checked_text
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled, Reconciliation
from compounder.domain.staff import Permission
from compounder.domain.stock import Account, IngredientLot, Leg, LotId
from compounder.domain.strength import Strength
from compounder.domain.unit import DimensionPowers, Unit
from compounder.domain.working import Figure
from compounder.services.authority import permitted
from compounder.services.compound_batch.reading import (
    StoredPlan,
    formulation_of,
    read_dossier,
    refuse_final,
    stored_plan,
)
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class Obtained:
    """What came out: how much, into which containers, what else became of it, and how it looks."""

    amount: Quantity
    filled: Sequence[Filled]
    appearance: str
    sample: Quantity | None = None
    remainder: Quantity | None = None
    left_on_vessels: Quantity | None = None


def record_yield(
    records: Records, act: Act, rule_book: RuleBook, batch: BatchId, obtained: Obtained, *, deviation: str | None = None
) -> Changes:
    """Record the yield once: lots are consumed, the product stands in numbered containers; the batch can be released.

    Outside the formulation's limits of yield, or of strength by the certificates as weighed, it is refused
    (``yield_outside_limits``, ``strength_outside_limits``) unless `deviation` gives the reason; then deviations are
    opened, which block release. Refused besides: ``yield_recorded``, ``not_all_weighed``, what `Reconciliation`
    refuses.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.WEIGH)
        dossier = read_dossier(uow, batch)
        refuse_final(dossier.batch)
        if dossier.batch.yield_obtained is not None:
            raise Refusal("yield_recorded", "once", batch=batch)
        if dossier.unweighed:
            raise Refusal("not_all_weighed", "yield", batch=batch, lines=tuple(line.line for line in dossier.unweighed))
        formulation = formulation_of(uow, rule_book, dossier.batch)
        account = _account(uow, dossier, formulation, obtained)
        strength = strength_as_weighed(uow, dossier, formulation)
        for subject, found, limits in _check_limits(formulation, account, strength, deviation):
            reason = checked_text(deviation or "", "reason")
            key = DeviationId(uow.new_id())
            uow.insert(Deviation(key, batch, subject, reason, member.id, uow.now, found=found, limits=limits))
        _consume(uow, dossier, formulation)
        _fill(uow, dossier, account)
        uow.change(
            dossier.batch,
            yield_obtained=account.obtained,
            reconciliation=account.text(),
            appearance=checked_text(obtained.appearance, "appearance"),
            strength_by_certificates=str(strength),
            label_count=sum(filled.number for filled in account.filled),
        )
        return {"batch": batch}

    return records.perform(act, work)


def _account(uow: Loads, dossier: Dossier, formulation: MasterFormulation, obtained: Obtained) -> Reconciliation:
    weighed_in = total_weighed(uow, dossier, formulation)
    amount = obtained.amount.to(weighed_in.unit)
    nothing = weighed_in * 0
    return Reconciliation(
        weighed_in,
        amount,
        tuple(obtained.filled),
        obtained.sample or nothing,
        obtained.remainder or nothing,
        obtained.left_on_vessels or nothing,
    ).checked()


def total_weighed(loads: Loads, dossier: Dossier, formulation: MasterFormulation) -> Quantity:
    """What was weighed in: the sum of the readings by mass; a formula by volume was made up to its size."""
    if formulation.made_by is MadeBy.VOLUME:
        return dossier.batch.size
    total = dossier.batch.size * 0
    for weighing in dossier.in_pot:
        line = formulation.line(dossier.line(weighing.batch_line).ingredient)
        total = total + _in_dimension(loads, (weighing.reading, weighing.lot), line, total.dimension)
    return total


def _in_dimension(
    loads: Loads, weighed: tuple[Quantity, LotId | None], line: FormulaLine, needed: DimensionPowers
) -> Quantity:
    """An amount of a lot in another dimension, through the line's sourced density or the lot's."""
    amount, lot = weighed
    if amount.dimension == needed:
        return amount
    density = line.density.value if line.density else None
    if density is None and lot is not None:
        density = loads.load(IngredientLot, lot).density
    return through_density(amount, density, line.name)


def strength_as_weighed(loads: Loads, dossier: Dossier, formulation: MasterFormulation) -> Strength:
    """The strength that the readings give, by the lots' certificates where there are any, else under the policy."""
    claim = formulation.claim.strength
    line = formulation.claimed_line
    plan = stored_plan(dossier.batch)
    given = Fraction(0)
    for weighing in dossier.in_pot:
        share = dossier.line(weighing.batch_line)
        if share.ingredient == line.ingredient:
            made = dossier.dilution_of(share.line) if share.part is not None else None
            weighed = weighing.reading if made is None else made.held
            amount = _amount_of_claim(loads, (weighed, weighing.lot), line, formulation)
            given += amount * _worth(plan, share.line, share.share)
    total = total_weighed(loads, dossier, formulation).to(_base_unit(claim.basis.bottom)).number
    return Strength(given / total, claim.basis, claim.notation)


def _amount_of_claim(
    loads: Loads, weighed: tuple[Quantity, LotId | None], line: FormulaLine, formulation: MasterFormulation
) -> Fraction:
    """An amount of the claimed line in the base unit that its `worth` counts: a concentrate's own dimension, else g."""
    nominal = line.nominal_strength
    needed = nominal.basis.bottom if nominal is not None else formulation.claim.strength.basis.top
    return _in_dimension(loads, weighed, line, needed).to(_base_unit(needed)).number


def _base_unit(dimension: DimensionPowers) -> Unit:
    base = {Unit.of(symbol).dimension: Unit.of(symbol) for symbol in ("g", "mL", "unit", "mol", "Eq", "Osm")}
    return base[dimension]


def _worth(plan: StoredPlan, line: int, share: int) -> Fraction:
    worth = plan.shares[line, share].worth
    if worth is None:
        raise ValueError(f"line {line} carries the claim and the plan does not say what it counts")
    return worth


def _check_limits(
    formulation: MasterFormulation, account: Reconciliation, strength: Strength, deviation: str | None
) -> list[tuple[str, str, str]]:
    """What lies outside the formulation's limits, as (subject, found, limits): refused without a reason for it."""
    outside = []
    limits, found = formulation.yield_limits, Percentage(account.share)
    if not limits.low <= found <= limits.high:
        if deviation is None:
            raise Refusal("yield_outside_limits", "record", found=Figure.of(found), low=limits.low, high=limits.high)
        outside.append(("yield", str(account.obtained), f"{limits.low.number} – {limits.high.number} %"))
    claim = formulation.claim.strength
    low = claim.times(formulation.strength_limits.low.share)
    high = claim.times(formulation.strength_limits.high.share)
    if not low.value <= strength.value <= high.value:
        if deviation is None:
            raise Refusal("strength_outside_limits", "record", found=Figure.of(strength), low=low, high=high)
        outside.append(("strength", str(strength), f"{low} – {high}"))
    return outside


def _consume(uow: UnitOfWork, dossier: Dossier, formulation: MasterFormulation) -> None:
    """What is left of dilutions is waste; everything else in the pot is used up: it has become product."""
    batch = dossier.batch.id
    discarded = discarded_of(uow, dossier, formulation)
    for lot in dict.fromkeys(weighing.lot for weighing in dossier.standing):
        if lot is None:
            continue
        rest = discarded.get(lot, 0)
        amount = uow.in_batch(batch, lot) - rest
        for kind, place, count in (("dilution_rest", Account.WASTE, rest), ("consumption", Account.CONSUMED, amount)):
            if count:
                uow.move(kind, [Leg(Account.BATCH, -count, lot, batch), Leg(place, count, lot, batch)])


def discarded_of(loads: Loads, dossier: Dossier, formulation: MasterFormulation) -> Mapping[LotId, int]:
    """What is left of the dilutions beside their portions, of each lot in it, in its smallest units."""
    rests: dict[LotId, int] = {}
    for made in dossier.dilutions:
        for weighing in made.parts:
            weighed = weighed_count(loads, dossier, formulation, weighing)
            if weighing.lot is not None:
                rests[weighing.lot] = rests.get(weighing.lot, 0) + weighed - made.kept(weighed)
    return rests


def weighed_count(loads: Loads, dossier: Dossier, formulation: MasterFormulation, weighing: Weighing) -> int:
    """What a weighing took from its lot, in the lot's smallest units."""
    line = formulation.line(dossier.line(weighing.batch_line).ingredient)
    lot = loads.load(IngredientLot, weighing.lot or "")
    return ledger_amount(weighing.reading, lot, line.density.value if line.density else None, line.name)


def _fill(uow: UnitOfWork, dossier: Dossier, account: Reconciliation) -> None:
    """Number the containers and put the product into them; what is in none of them is waste."""
    batch = dossier.batch.id
    legs = [Leg(Account.PRODUCED, -to_smallest_units(account.obtained), batch=batch)]
    serial = 0
    for filled in account.filled:
        for _ in range(filled.number):
            serial += 1
            key = ContainerId(f"{batch}/{serial}")
            uow.insert(BatchContainer(key, batch, serial, filled.content, ContainerState.FILLED))
            legs.append(Leg(Account.BATCH, to_smallest_units(filled.content), batch=batch, container=key))
    rest = to_smallest_units(account.after_filling)
    if rest:
        legs.append(Leg(Account.WASTE, rest, batch=batch))
    uow.move("filling", legs)
