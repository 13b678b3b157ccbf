"""Plan a batch: choose lots, scale and correct every line for its lot, freeze the plan, and reserve."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchId, BatchLine, BatchState, LineId
from compounder.domain.batch_plan import PlanRequest, Resolution
from compounder.domain.batch_size import size_for_containers
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.dispensing import Series
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.lot_use import ledger_amount
from compounder.domain.lots_of_plan import LotPlan, PlannedShare, plan_from_lots
from compounder.domain.master_formulation import MasterFormulation, made_by_unit_is_mass, tolerance_of
from compounder.domain.names import checked_text
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.domain.stock import IngredientLot, LotId, StockDimension
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.domain.substance import Form
from compounder.domain.unit import NO_UNIT
from compounder.services.authority import permitted
from compounder.services.compound_batch.lots import check_choice_stands, choose_lots, least_weight
from compounder.services.compound_batch.plan_outlook import Outlook, plan_outlook
from compounder.services.compound_batch.plan_text import percent_text, plan_text
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.compound_batch.warnings import limit_warnings, still_unconfirmed
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class WantedBatch:
    """What is asked for: a size, or so many `containers` of the formulation's, filled with its excess.

    Left out: policy and form are the formulation's, lots are chosen first-expired-first-out.

    `lots` names the lots of a line, best first, instead of that choice. Another policy than the formulation's has a
    reason. `resolution` is the step of the balance that will be used; `sources` are the uncertainties known. `origin`
    says which calculation gave size, containers or density, and is frozen with the plan.
    """

    formulation: str
    size: Quantity | None
    policy: CorrectionPolicy | None = None
    policy_reason: str | None = None
    claim_form: Form | None = None
    apply_optional: bool = False
    density: Quantity | None = None
    resolution: Resolution = field(default_factory=Resolution)
    lots: Mapping[str, Sequence[LotId]] = field(default_factory=dict)
    containers: int | None = None
    sources: UncertaintySources = field(default_factory=UncertaintySources)
    origin: CalculatedValue | None = None


def approved_version(loads: Loads, formulation: str) -> FormulationVersion:
    """The version in force; ``formulation_not_approved`` where there is none."""
    found = loads.find(FormulationVersion, formulation=formulation, state=FormulationState.APPROVED)
    if not found:
        raise Refusal("formulation_not_approved", "plan", formulation=formulation)
    return found[0]


def prepare_plan(records: Records, rule_book: RuleBook, wanted: WantedBatch, today: date) -> PreparedPlan:
    """Plan from the lots as they are now, outside the lock; refusals of the planner and ``no_usable_lot``."""
    with records.reading() as loads:
        return _prepared(loads, rule_book, wanted, today)


def _prepared(loads: Loads, rule_book: RuleBook, wanted: WantedBatch, today: date) -> PreparedPlan:
    version = approved_version(loads, wanted.formulation)
    formulation = rule_book.read_formulation(version)
    policy = wanted.policy or formulation.policy
    if policy is not formulation.policy and not wanted.policy_reason:
        wanted_policy, usual = (Phrase.of(f"policy.{one.value}") for one in (policy, formulation.policy))
        raise Refusal("reason_needed", "policy", policy=wanted_policy, usual=usual)
    if wanted.origin is not None:
        _check_origin(wanted, wanted.origin, formulation)
    request = PlanRequest(
        size=_size(wanted, formulation),
        policy=policy,
        claim_form=wanted.claim_form or formulation.claim.form,
        claim_form_given=wanted.claim_form is not None,
        apply_optional=wanted.apply_optional,
        density=wanted.density,
        resolution=wanted.resolution,
        containers=wanted.containers,
    )
    choices = choose_lots(loads, RecordNames(loads, rule_book), formulation, wanted.lots, today)
    offers = {ingredient: choice.offers for ingredient, choice in choices.items()}
    planned = plan_from_lots(formulation, request, rule_book.plan, offers, least_weight(loads))
    plan = replace(
        planned.plan,
        warnings=(*planned.plan.warnings, *limit_warnings(loads, rule_book, formulation)),
        unconfirmed=still_unconfirmed(loads, formulation, planned.plan.unconfirmed),
    )
    left = {ingredient: choice.without(planned.passed_over) for ingredient, choice in choices.items()}
    return PreparedPlan(version, formulation, request, replace(planned, plan=plan), left)


def _size(wanted: WantedBatch, formulation: MasterFormulation) -> Quantity:
    """The size asked for, or what fills the containers; ``unexpected_input`` with both, ``missing_input`` with none."""
    if wanted.containers is not None:
        if wanted.size is not None:
            raise Refusal("unexpected_input", "size_beside_containers")
        return size_for_containers(formulation.container, wanted.containers)
    if wanted.size is None:
        raise Refusal("missing_input", "size", usual=formulation.usual_size)
    return wanted.size


def _check_origin(wanted: WantedBatch, origin: CalculatedValue, formulation: MasterFormulation) -> None:
    """The batch gets the very value that its origin speaks of; other containers are an ``inconsistent_input``."""
    count = Quantity(Fraction(wanted.containers), NO_UNIT) if wanted.containers is not None else None
    given = {BatchUse.SIZE: wanted.size, BatchUse.CONTAINERS: count, BatchUse.DENSITY: wanted.density}
    if given[origin.use] != origin.value:
        raise ValueError("the origin of another value")
    origin.check_containers(formulation.container.content)


def plan_batch(
    records: Records,
    act: Act,
    rule_book: RuleBook,
    wanted: WantedBatch,
    *,
    today: date,
    seen: LotPlan | None = None,
) -> Changes:
    """Plan and store a batch; the result holds its number under ``batch``.

    Planned outside the lock for `today`, the local date by the program's clock. Under it the version, every lot and
    what is left of it are read again: what was blocked or taken meanwhile is refused (``plan_overtaken``, or the lot's
    own refusal): plan again. Nothing is taken from stock yet. With `seen`, the plan that a person looked at, another
    one is refused too: nobody records amounts that nobody saw.
    """
    prepared = prepare_plan(records, rule_book, wanted, today)
    if seen is not None and prepared.planned != seen:
        raise Refusal("plan_overtaken", "seen", formulation=prepared.formulation.name)

    outlook = _outlook(records, rule_book, prepared, wanted)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.PLAN)
        if approved_version(uow, wanted.formulation).id != prepared.version.id:
            raise Refusal("plan_overtaken", "formulation", formulation=wanted.formulation)
        year, number = uow.local_now.year, uow.next_number(Series.BATCH)
        key = BatchId(f"{year}-{number:04d}")
        lots = {share.lot: uow.load(IngredientLot, share.lot) for share in prepared.planned.shares}
        text = plan_text(prepared.formulation, prepared.request, prepared.planned, lots, outlook, origin=wanted.origin)
        plan = prepared.planned.plan
        reason = wanted.policy_reason
        uow.insert(
            Batch(
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
                planned_by=member.id,
                planned_at=uow.now,
                policy_reason=checked_text(reason, "reason") if reason else None,
            )
        )
        for share in prepared.planned.shares:
            _insert_line(uow, key, prepared, share, lots[share.lot])
        check_choice_stands(uow, prepared.formulation, prepared.planned.shares, key)
        return {"batch": key}

    return records.perform(act, work)


def _outlook(records: Records, rule_book: RuleBook, prepared: PreparedPlan, wanted: WantedBatch) -> Outlook:
    """What papers say of the plan besides its amounts, for the balance with its step, else for the finest one."""
    with records.reading() as loads:
        balances = sorted(loads.find(Balance), key=lambda balance: balance.minimum_weight)
    fitting = [balance for balance in balances if balance.resolution == prepared.request.resolution.mass]
    return plan_outlook(prepared, rule_book, next(iter(fitting or balances), None), balances, wanted.sources)


def _dimension(formulation: MasterFormulation) -> StockDimension:
    return StockDimension.MASS if made_by_unit_is_mass(formulation) else StockDimension.VOLUME


def _insert_line(
    uow: UnitOfWork, batch: BatchId, prepared: PreparedPlan, share: PlannedShare, lot: IngredientLot
) -> None:
    line = prepared.formulation.line(share.ingredient)
    density = line.density.value if line.density else None
    reserved = ledger_amount(share.to_weigh, lot, density, line.name) if share.to_weigh is not None else 0
    uow.insert(
        BatchLine(
            id=LineId(f"{batch}/{line.number}.{share.share}"),
            batch=batch,
            line=line.number,
            share=share.share,
            ingredient=share.ingredient,
            reserved=reserved,
            choice=prepared.choices[share.ingredient].text,
            form=lot.form,
            lot=share.lot,
            exact=share.exact,
            planned=share.to_weigh,
            tolerance=percent_text(tolerance_of(prepared.formulation, line)),
        )
    )
