"""Store a plan: its frozen text, its lines with what they reserve, under the next number."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from compounder.domain.batch import Batch, BatchId, BatchLine, BatchState, LineId
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.lot_use import ledger_amount
from compounder.domain.lots_of_plan import PlannedShare
from compounder.domain.master_formulation import MasterFormulation, made_by_unit_is_mass, tolerance_of
from compounder.domain.names import checked_text
from compounder.domain.planned_weighings import PlannedWeighing, planned_weighings
from compounder.domain.staff import StaffId, StaffMember
from compounder.domain.stock import IngredientLot, LotId, StockDimension
from compounder.services.compound_batch.lots import check_choice_stands
from compounder.services.compound_batch.plan_outlook import Outlook
from compounder.services.compound_batch.plan_text import percent_text, plan_text
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.unit_of_work import Loads, UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """Why another policy than the formulation's, and which calculation gave a value; None where neither was said."""

    policy_reason: str | None = None
    origin: CalculatedValue | None = None


def store_plan(
    uow: UnitOfWork, member: StaffMember, prepared: PreparedPlan, outlook: Outlook, said: PlanSaid
) -> BatchId:
    """Store a plan under the lock; ``plan_overtaken`` where formulation or stock changed since it was made."""
    if uow.load(FormulationVersion, prepared.version.id).state is not FormulationState.APPROVED:
        raise Refusal("plan_overtaken", "formulation", formulation=prepared.formulation.id)
    year, number = uow.local_now.year, uow.next_number(Series.BATCH)
    key, lots = BatchId(f"{year}-{number:04d}"), lots_of(uow, prepared)
    made = planned_batch(prepared, outlook, said, lots, numbered=(key, year, number), by=(member.id, uow.now))
    uow.insert(made)
    for line in planned_lines(prepared, lots, key):
        uow.insert(line)
    check_choice_stands(uow, prepared.formulation, prepared.planned.shares, key)
    return key


def lots_of(loads: Loads, prepared: PreparedPlan) -> dict[LotId, IngredientLot]:
    """Every lot that a plan takes from."""
    keys = [key for share in prepared.planned.shares for key in (share.lot, share.diluent) if key]
    return {key: loads.load(IngredientLot, key) for key in keys}


def planned_batch(
    prepared: PreparedPlan,
    outlook: Outlook,
    said: PlanSaid,
    lots: Mapping[LotId, IngredientLot],
    *,
    numbered: tuple[BatchId, int, int],
    by: tuple[StaffId, datetime],
) -> Batch:
    """The row of a planned batch: its frozen plan under its number, by whom and when."""
    text = plan_text(
        prepared.formulation,
        prepared.request,
        prepared.planned,
        lots,
        outlook,
        balances=prepared.balances,
        origin=said.origin,
    )
    plan, reason = prepared.planned.plan, said.policy_reason
    key, year, number = numbered
    return Batch(
        id=key,
        year=year,
        number=number,
        formulation_version=prepared.version.id,
        size=plan.rounded_size,
        dimension=_dimension(prepared.formulation),
        policy=plan.policy.value,
        plan=text,
        plan_digest=hashlib.sha256(text.encode()).hexdigest(),
        state=BatchState.PLANNED,
        planned_by=by[0],
        planned_at=by[1],
        policy_reason=checked_text(reason, "reason") if reason else None,
    )


def _dimension(formulation: MasterFormulation) -> StockDimension:
    return StockDimension.MASS if made_by_unit_is_mass(formulation) else StockDimension.VOLUME


def planned_lines(prepared: PreparedPlan, lots: Mapping[LotId, IngredientLot], batch: BatchId) -> tuple[BatchLine, ...]:
    """The rows of everything that is weighed, with what each reserves."""
    return tuple(
        _line(prepared, share, weighing, lots[weighing.lot], batch)
        for share in prepared.planned.shares
        for weighing in planned_weighings(prepared.formulation, share)
    )


def _line(
    prepared: PreparedPlan, share: PlannedShare, weighing: PlannedWeighing, lot: IngredientLot, batch: BatchId
) -> BatchLine:
    number, line = prepared.formulation.line(share.ingredient).number, weighing.line
    density = line.density.value if line.density else None
    amount = weighing.planned if weighing.takes else None
    return BatchLine(
        id=LineId(f"{batch}/{number}.{weighing.share}"),
        batch=batch,
        line=number,
        share=weighing.share,
        ingredient=line.ingredient,
        reserved=ledger_amount(amount, lot, density, line.name) if amount is not None else 0,
        choice=prepared.choices[line.ingredient].text,
        form=lot.form,
        lot=weighing.lot,
        exact=weighing.exact,
        planned=weighing.planned,
        tolerance=percent_text(tolerance_of(prepared.formulation, line)),
        part=weighing.part,
    )
