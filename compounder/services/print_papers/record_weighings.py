"""The weighings of a batch record: each lot with its target and limits, both readings, and what happened to them."""

from __future__ import annotations

from compounder.domain.balance import Balance
from compounder.domain.batch import BatchLine, DilutionPart, Weighing, WeighingSource
from compounder.domain.dilution import dilution_mark
from compounder.domain.dossier import Dossier
from compounder.domain.master_formulation import FormulaLine, MasterFormulation
from compounder.domain.papers.batch_record import PaperLine, PaperReading, PaperWeighing
from compounder.domain.papers.frame import Text
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.domain.working import Figure
from compounder.services.compound_batch.reading import StoredPlan, stored_plan
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.record_notes import change_letters, deviation_numbers
from compounder.services.print_papers.worksheet import balance_named, limits_of, up_to_of, what_of


def record_lines(desk: Desk, dossier: Dossier, formulation: MasterFormulation) -> tuple[PaperLine, ...]:
    """Every line of the formula with every lot that went into it."""
    plan = stored_plan(dossier.batch)
    lines: list[PaperLine] = []
    for line in formulation.lines:
        shares = [share for share in dossier.lines if share.line == line.number]
        weighings = tuple(_weighing(desk, dossier, share, formulation) for share in shares)
        note = _dilution_note(dossier, plan, line)
        lines.append(PaperLine(line.number, line.name, _needed(plan, line.ingredient), weighings, note))
    return tuple(lines)


def _dilution_note(dossier: Dossier, plan: StoredPlan, line: FormulaLine) -> Text:
    """What the portion of a line's dilution holds as weighed, and what was discarded; nothing before there is one."""
    planned, made = plan.dilution(line.number), dossier.dilution_of(line.number)
    if planned is None or made is None or made.portion is None or made.total is None:
        return ""
    return Phrase.of(
        "paper.dilution.held",
        mark=dilution_mark(dossier.batch.id, line.number),
        factor=planned.factor,
        portion=made.portion.reading,
        total=made.total,
        held=Figure.of(made.held),
        ingredient=line.name,
        rest=made.rest,
    )


def _needed(plan: StoredPlan, ingredient: str) -> Quantity | None:
    line = next(line for line in plan.json["lines"] if line["ingredient"] == ingredient)
    return Quantity.stored(line["needed"]) if line["needed"] is not None else None


def _weighing(desk: Desk, dossier: Dossier, share: BatchLine, formulation: MasterFormulation) -> PaperWeighing:
    plan = stored_plan(dossier.batch)
    if share.lot is None:
        raise ValueError(f"{share.id} was planned without a lot")
    lot = desk.loads.load(IngredientLot, share.lot)
    standing = dossier.weighing_of(share.id)
    low, high = limits_of(share, plan) if share.planned is not None else (None, None)
    to_weigh = share.planned or Phrase.of("plan.amount_up_to", size=up_to_of(plan.json, share))
    is_portion = share.part is DilutionPart.PORTION
    replaced = next((w for w in dossier.weighings if standing and w.id == standing.replaces), None)
    return PaperWeighing(
        lot=dilution_mark(share.batch, share.line) if is_portion else lot.lot_number,
        supplier="" if is_portion else lot.supplier,
        expires_on=None if is_portion else lot.expires_on,
        to_weigh=to_weigh,
        low=low,
        high=high,
        reading=_first(desk, standing),
        again=_second(desk, dossier, standing),
        is_declared=standing is not None and standing.source is WeighingSource.DECLARED,
        changed_from=replaced.reading if replaced else None,
        change=change_letters(dossier).get(standing.id, "") if standing else "",
        deviation=deviation_numbers(dossier).get(standing.id, 0) if standing else 0,
        balance=_balance_of(desk, standing) or balance_named(plan, share),
        what=what_of(share, formulation),
        is_in_pot=share.part in (None, DilutionPart.PORTION),
    )


def _balance_of(desk: Desk, standing: Weighing | None) -> Text:
    """The balance that a share was weighed on."""
    if standing is None or standing.balance is None:
        return ""
    return Phrase.of("paper.balance.on", name=desk.loads.load(Balance, standing.balance).name)


def _first(desk: Desk, weighing: Weighing | None) -> PaperReading | None:
    if weighing is None:
        return None
    return PaperReading(
        value=weighing.reading,
        by=desk.person(weighing.weighed_by),
        at=desk.local(weighing.weighed_at),
        raw=weighing.raw_line or "",
        by_hand=(weighing.reason or "") if weighing.source is WeighingSource.TYPED else "",
    )


def _second(desk: Desk, dossier: Dossier, weighing: Weighing | None) -> PaperReading | None:
    if weighing is None:
        return None
    check = next((v for v in dossier.verifications if v.weighing == weighing.id and v.agrees), None)
    if check is None:
        return None
    value = check.reading if check.reading is not None else weighing.reading
    return PaperReading(value=value, by=desk.person(check.verified_by), at=desk.local(check.verified_at))
