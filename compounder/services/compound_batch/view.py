"""A batch as people may see it: where each line stands, what blocks release; no reading before the second is in."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from compounder.domain.batch import Batch, BatchId, BatchLine, Deviation, DilutionPart, Weighing
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.dilution import dilution_mark
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.dossier import FINAL, Dossier, tolerance_limits
from compounder.domain.frozen_text import restored
from compounder.domain.lot_use import lot_number_text
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotId
from compounder.services.compound_batch.reading import (
    StoredPlan,
    formulation_of,
    pharmacy_of,
    read_dossier,
    stored_plan,
)
from compounder.services.compound_batch.release import rows_of_record
from compounder.services.compound_batch.warnings import standing_warnings
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class ConsideredLot:
    """A lot that the plan looked at for a line: offered or passed over, and why."""

    lot: LotId
    lot_number: str
    receipt: str
    expires_on: date
    is_offered: bool
    reason: Phrase


@dataclass(frozen=True, slots=True)
class LineView:
    """One share of a line. `reading` is None until a second reading agrees or a signed exception stands for it.

    `considered` is every lot of the ingredient as the plan saw it, the first to be used first. `balance` is the one
    planned for it. A part of a dilution names it by its `mark`, which stands in for the lot of a portion.
    """

    line: int
    share: int
    ingredient: str
    name: LocalText
    lot_number: str
    receipt: str
    planned: Quantity | None
    lowest: Quantity | None
    highest: Quantity | None
    state: str
    reading: Quantity | None
    considered: tuple[ConsideredLot, ...]
    balance: str | None = None
    part: DilutionPart | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class DeviationView:
    """A deviation, its number in the batch, whether it is open; what was found stays hidden with its reading."""

    deviation: str
    number: int
    subject: str
    reason: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch, its lines, deviations, open points and warnings; `rows` is what `release_batch` is told as `seen`."""

    batch: Batch
    formulation: str
    version: int
    lines: tuple[LineView, ...]
    deviations: tuple[DeviationView, ...]
    open_points: tuple[Phrase, ...]
    warnings: tuple[Phrase | LocalText, ...]
    register: str | None
    rows: int
    origin: CalculatedValue | None = None
    """Which calculation gave the size."""


def batch_view(loads: Loads, rule_book: RuleBook, batch: BatchId) -> BatchView:
    """See `BatchView`; ``unknown_record`` where there is no such batch."""
    dossier = read_dossier(loads, batch)
    found = dossier.batch
    plan = stored_plan(found)
    formulation = formulation_of(loads, rule_book, found)
    entries = loads.find(RegisterEntry, batch=batch, series=Series.PREPARATION)
    return BatchView(
        batch=found,
        formulation=formulation.id,
        version=formulation.version,
        lines=tuple(_line(loads, dossier, plan, formulation, line) for line in dossier.lines),
        deviations=tuple(_deviation(dossier, row) for row in dossier.deviations if row.decides is None),
        open_points=() if found.state in FINAL else dossier.open_points(formulation),
        warnings=() if found.state in FINAL else standing_warnings(loads, rule_book, formulation, plan)[0],
        register=entries[0].id if entries else None,
        rows=rows_of_record(dossier),
        origin=_origin(loads, plan),
    )


def _origin(loads: Loads, plan: StoredPlan) -> CalculatedValue | None:
    """Which calculation gave the size, its moment on the pharmacy's own clock."""
    if plan.origin is None:
        return None
    return replace(plan.origin, at=plan.origin.at.astimezone(ZoneInfo(pharmacy_of(loads).time_zone)))


def _line(
    loads: Loads, dossier: Dossier, plan: StoredPlan, formulation: MasterFormulation, line: BatchLine
) -> LineView:
    if line.lot is None:
        raise ValueError(f"{line.id} was planned without a lot")
    lot = loads.load(IngredientLot, line.lot)
    low = high = None
    if line.planned is not None and line.tolerance is not None:
        low, high = tolerance_limits(line.planned, Percentage.written(line.tolerance), plan.step_for(line))
    balance = plan.balance_for(line)
    weighing = dossier.weighing_of(line.id)
    is_checked = weighing is not None and dossier.is_checked(weighing)
    return LineView(
        line=line.line,
        share=line.share,
        ingredient=line.ingredient,
        name=formulation.line(line.ingredient).name,
        lot_number=lot.lot_number,
        receipt=lot_number_text(lot),
        planned=line.planned,
        lowest=low,
        highest=high,
        state=_state(weighing, is_checked=is_checked),
        reading=weighing.reading if weighing is not None and is_checked else None,
        considered=considered_lots(line.choice),
        balance=balance.name if balance is not None else None,
        part=line.part,
        mark=dilution_mark(line.batch, line.line) if line.part is not None else None,
    )


def considered_lots(choice: str) -> tuple[ConsideredLot, ...]:
    """Every lot that a stored choice names, as it was written when the batch was planned."""
    lots: list[ConsideredLot] = []
    for note in json.loads(choice):
        reason = restored(note["reason"])
        if not isinstance(reason, Phrase):
            raise TypeError("a lot was considered without a reason")
        expires_on = date.fromisoformat(note["expires_on"])
        key, number = LotId(note["lot"]), note["lot_number"]
        lots.append(ConsideredLot(key, number, note["receipt"], expires_on, note["offered"], reason))
    return tuple(lots)


def _state(weighing: Weighing | None, *, is_checked: bool) -> str:
    if weighing is None:
        return "to_weigh"
    return "verified" if is_checked else "to_verify"


def _deviation(dossier: Dossier, row: Deviation) -> DeviationView:
    return DeviationView(
        row.id, dossier.number_of(row), row.subject, row.reason, is_open=row in dossier.open_deviations
    )
