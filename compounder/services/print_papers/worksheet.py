"""The worksheet of a planned batch: which lot, how much, within which limits, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compounder.domain.batch import Batch, BatchId, BatchLine, DilutionPart
from compounder.domain.batch_size import filling_phrase
from compounder.domain.dilution import dilution_mark, part_name
from compounder.domain.dossier import Dossier, tolerance_limits
from compounder.domain.master_formulation import FormulaLine, MasterFormulation
from compounder.domain.papers.frame import Frame, Text
from compounder.domain.papers.worksheet import ExtraWeighing, LotToWeigh, PlannedStep, WorksheetLine, WorksheetPaper
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.domain.working import Figure
from compounder.services.compound_batch.other_lot import OTHER_LOT, planned_instead_of
from compounder.services.compound_batch.reading import StoredPlan, formulation_of, read_dossier, stored_plan
from compounder.services.compound_batch.warnings import standing_warnings
from compounder.services.print_papers.derivations import derivations_of
from compounder.services.print_papers.frame import Desk, act_of, medicine_of
from compounder.services.print_papers.press import Stationery
from compounder.services.print_papers.record_notes import exception_of


def worksheet(desk: Desk, stationery: Stationery, batch: BatchId) -> WorksheetPaper:
    """The worksheet of a batch, as it was planned."""
    dossier = read_dossier(desk.loads, batch)
    entry = act_of(desk.loads, "plan_batch", OTHER_LOT, since=dossier.batch.planned_at, batch=batch)
    return worksheet_of(desk, stationery, dossier, desk.frame(entry, rules_of(desk), exception_of(desk, batch)))


def worksheet_of(desk: Desk, stationery: Stationery, dossier: Dossier, frame: Frame) -> WorksheetPaper:
    """The worksheet of rows that are stored, or that a plan would store."""
    found = dossier.batch
    formulation = formulation_of(desk.loads, stationery.rule_book, found)
    plan = stored_plan(found)
    return WorksheetPaper(
        frame=frame,
        batch=found.id,
        medicine=medicine_of(formulation),
        size=found.size,
        balance=balance_words(plan),
        policy=policy_words(found),
        planned_by=desk.person(found.planned_by),
        planned_at=desk.local(found.planned_at),
        plan_digest=found.plan_digest,
        lines=worksheet_lines(desk, dossier, formulation, plan),
        derivations=derivations_of(plan.json),
        steps=planned_steps(formulation),
        yield_limits=(formulation.yield_limits.low.share, formulation.yield_limits.high.share),
        warnings=planned_warnings(desk, stationery, formulation, plan),
        filling=planned_filling(plan, formulation),
        outlook=planned_outlook(desk, found, plan),
        origin=planned_origin(desk, plan),
    )


def planned_steps(formulation: MasterFormulation) -> tuple[PlannedStep, ...]:
    """The steps of the method, then the controls with what must be found, numbered on."""
    steps: list[tuple[Text, Text]] = [(step.text, "") for step in formulation.steps]
    steps += [(control.name, control.expected) for control in formulation.controls]
    return tuple(PlannedStep(number, text, limit) for number, (text, limit) in enumerate(steps, 1))


def rules_of(desk: Desk) -> str:
    """Which rules the records follow, by the pharmacy's profile."""
    return desk.pharmacy.profile


def balance_words(plan: StoredPlan) -> Phrase:
    """The steps that the plan was rounded to, or the balances of which each line has its own."""
    mass, volume = plan.steps
    balances = dict.fromkeys(share.balance.name for share in plan.shares.values() if share.balance is not None)
    if len(balances) > 1:
        return Phrase.of("paper.assembled.rounded_each", balances=tuple(balances), volume=volume)
    return Phrase.of("paper.assembled.rounded_to", mass=mass, volume=volume)


def policy_words(batch: Batch) -> Phrase:
    """The policy by which the batch was corrected, with the reason where it is not the formulation's."""
    if batch.policy_reason:
        return Phrase.of(
            "paper.assembled.policy_because", policy=Phrase.of(f"policy.{batch.policy}"), reason=batch.policy_reason
        )
    return Phrase.of(f"policy.{batch.policy}")


def planned_filling(plan: StoredPlan, formulation: MasterFormulation) -> Text:
    """The containers that a batch was planned for; nothing where a size was asked for."""
    count = plan.json.get("containers")
    return filling_phrase(formulation.container, count) if count is not None else ""


def planned_origin(desk: Desk, plan: StoredPlan) -> tuple[Text, ...]:
    """Which calculation the size came from; nothing where a person thought of it."""
    return plan.origin.sentences(desk.local(plan.origin.at)) if plan.origin is not None else ()


def planned_outlook(desk: Desk, batch: Batch, plan: StoredPlan) -> tuple[Text, ...]:
    """What is to be known of the plan besides its amounts, first that it stands for a batch that was stopped."""
    stopped = planned_instead_of(desk.loads, batch)
    instead = (Phrase.of("paper.assembled.planned_instead_of", batch=stopped),) if stopped is not None else ()
    return (*instead, *plan.notes)


def planned_warnings(
    desk: Desk, stationery: Stationery, formulation: MasterFormulation, plan: StoredPlan
) -> tuple[Text, ...]:
    """What the plan warned of and is still so, and under its own heading what no pharmacist has confirmed."""
    warnings, unconfirmed = standing_warnings(desk.loads, stationery.rule_book, formulation, plan)
    return (*warnings, Phrase.of("plan.unconfirmed"), *unconfirmed) if unconfirmed else warnings


def worksheet_lines(
    desk: Desk, dossier: Dossier, formulation: MasterFormulation, plan: StoredPlan
) -> tuple[WorksheetLine, ...]:
    """Every line with the lots planned for it."""
    lines: list[WorksheetLine] = []
    for line in formulation.lines:
        shares = [share for share in dossier.lines if share.line == line.number]
        lots = tuple(_lot(desk, share, plan, formulation) for share in shares)
        notes = tuple(note for note in plan.attention if dict(note).get("ingredient") == line.name)
        notes += dilution_notes(plan, dossier, line)
        extra = tuple(weighing for note in notes for weighing in _extra_weighings(note))
        lines.append(WorksheetLine(line.number, line.name, lots, notes, extra))
    return tuple(lines)


def dilution_notes(plan: StoredPlan, dossier: Dossier, line: FormulaLine) -> tuple[Phrase, ...]:
    """What the dilution of a line is to give, and what is written on its vessel; nothing where there is none."""
    made = plan.dilution(line.number)
    if made is None:
        return ()
    mark = dilution_mark(dossier.batch.id, line.number)
    values = {"factor": made.factor, "total": made.total, "held": Figure.of(made.held), "ingredient": line.name}
    return (Phrase.of("paper.dilution.planned", mark=mark, **values), Phrase.of("paper.dilution.vessel", mark=mark))


def balance_named(plan: StoredPlan, share: BatchLine) -> Text:
    """The balance that a share is planned for."""
    balance = plan.balance_for(share)
    return Phrase.of("paper.balance.on", name=balance.name) if balance is not None else ""


def what_of(share: BatchLine, formulation: MasterFormulation) -> Text:
    """What a part of a dilution is; nothing for an ordinary share."""
    return part_name(share, formulation.line(share.ingredient).name) if share.part is not None else ""


def _extra_weighings(note: Phrase) -> Iterator[ExtraWeighing]:
    """The weighings of a dilution that the plan proposes, in their order; none where it proposes none."""
    if note.key not in ("plan.proposed_trituration", "plan.proposed_solution"):
        return
    values = dict(note)
    is_solid = note.key == "plan.proposed_trituration"
    rows = [("drug", "ingredient", "drug"), ("diluent", "diluent", "amount" if is_solid else "total")]
    for part, name, amount in rows:
        key = "made_up" if part == "diluent" and not is_solid else part
        yield _extra(key, values[name], values[amount])
    yield _extra("portion", values["ingredient"], values["portion"])


def _extra(key: str, name: object, amount: object) -> ExtraWeighing:
    if not isinstance(amount, Quantity):
        raise TypeError("a weighing without an amount")
    return ExtraWeighing(Phrase.of(f"paper.extra.{key}", name=name), amount)


def _lot(desk: Desk, share: BatchLine, plan: StoredPlan, formulation: MasterFormulation) -> LotToWeigh:
    if share.lot is None:
        raise ValueError(f"{share.id} was planned without a lot")
    lot = desk.loads.load(IngredientLot, share.lot)
    if share.planned is None:
        up_to = Phrase.of("plan.amount_up_to", size=up_to_of(plan.json, share))
        return LotToWeigh(lot.lot_number, lot.expires_on, up_to)
    low, high = limits_of(share, plan)
    is_portion = share.part is DilutionPart.PORTION
    return LotToWeigh(
        lot=dilution_mark(share.batch, share.line) if is_portion else lot.lot_number,
        expires_on=None if is_portion else lot.expires_on,
        to_weigh=share.planned,
        low=low,
        high=high,
        balance=balance_named(plan, share),
        what=what_of(share, formulation),
        is_in_pot=share.part in (None, DilutionPart.PORTION),
    )


def limits_of(share: BatchLine, plan: StoredPlan) -> tuple[Quantity, Quantity]:
    """The lowest and highest reading allowed of a share."""
    if share.planned is None or share.tolerance is None:
        raise ValueError(f"{share.id} has no planned amount")
    return tolerance_limits(share.planned, Percentage.written(share.tolerance), plan.step_for(share))


def up_to_of(plan: dict[str, Any], share: BatchLine) -> Quantity:
    """The total to which a q.s. line is made up."""
    line = next(line for line in plan["lines"] if line["ingredient"] == share.ingredient)
    return Quantity.stored(line["up_to"])
