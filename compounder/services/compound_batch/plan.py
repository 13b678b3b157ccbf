"""Plan a batch: choose lots, scale and correct every line for its lot, freeze the plan, and reserve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import partial

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId
from compounder.domain.batch_plan import PlanRequest
from compounder.domain.batch_size import size_for_containers
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.lots_of_plan import LotPlan, plan_from_lots
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.domain.stock import LotId
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.domain.substance import Form
from compounder.domain.unit import MASS, NO_UNIT
from compounder.domain.working import Figure
from compounder.services.authority import permitted
from compounder.services.compound_batch.lots import choose_lots, least_weight
from compounder.services.compound_batch.plan_balances import PlanBalances, balances_for_plan
from compounder.services.compound_batch.plan_outlook import outlook_of
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.compound_batch.store_plan import PlanSaid, store_plan
from compounder.services.compound_batch.warnings import limit_warnings, still_unconfirmed
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class WantedBatch:
    """What is asked for: a size, or so many `containers` of the formulation's, filled with its excess.

    Left out: policy and form are the formulation's, lots are chosen first-expired-first-out.

    `lots` names the lots of a line, best first, instead of that choice. Another policy than the formulation's has a
    reason. Every line is rounded to `balance`; without one each to the finest of the pharmacy's that can weigh it.
    `sources` are the uncertainties known. `origin` says which calculation gave size, containers or density, and is
    frozen with the plan.
    """

    formulation: str
    size: Quantity | None
    policy: CorrectionPolicy | None = None
    policy_reason: str | None = None
    claim_form: Form | None = None
    apply_optional: bool = False
    density: Quantity | None = None
    balance: BalanceId | None = None
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


def prepare_plan(
    records: Records, rule_book: RuleBook, wanted: WantedBatch, today: date, *, freed: BatchId | None = None
) -> PreparedPlan:
    """Plan from the lots as they are now, outside the lock; refusals of the planner and ``no_usable_lot``.

    `freed` is a batch that is stopped by the same act: what it reserved is free.
    """
    with records.reading() as loads:
        return _prepared(loads, rule_book, wanted, today, freed)


def _prepared(
    loads: Loads, rule_book: RuleBook, wanted: WantedBatch, today: date, freed: BatchId | None
) -> PreparedPlan:
    version = approved_version(loads, wanted.formulation)
    formulation = rule_book.read_formulation(version)
    policy = wanted.policy or formulation.policy
    if policy is not formulation.policy and not wanted.policy_reason:
        wanted_policy, usual = (Phrase.of(f"policy.{one.value}") for one in (policy, formulation.policy))
        raise Refusal("reason_needed", "policy", policy=wanted_policy, usual=usual)
    if wanted.origin is not None:
        _check_origin(wanted, wanted.origin, formulation)
    balances = balances_for_plan(loads, wanted.balance, today)
    request = PlanRequest(
        size=_size(wanted, formulation),
        policy=policy,
        claim_form=wanted.claim_form or formulation.claim.form,
        claim_form_given=wanted.claim_form is not None,
        apply_optional=wanted.apply_optional,
        density=wanted.density,
        resolution=balances.resolution,
        containers=wanted.containers,
        balances=balances.owned(rule_book) if balances.is_per_line else None,
    )
    choices = choose_lots(loads, RecordNames(loads, rule_book), formulation, wanted.lots, today, freed=freed)
    offers = {ingredient: choice.offers for ingredient, choice in choices.items()}
    planner = partial(plan_from_lots, formulation, rules=rule_book.plan, offers=offers)
    request, planned = _planned(planner, request, least_weight(loads), balances, rule_book)
    plan = replace(
        planned.plan,
        warnings=(*_warnings(planned), *limit_warnings(loads, rule_book, formulation)),
        unconfirmed=_unconfirmed(loads, formulation, planned.plan.unconfirmed),
    )
    left = {ingredient: choice.without(planned.passed_over) for ingredient, choice in choices.items()}
    return PreparedPlan(version, formulation, request, replace(planned, plan=plan), left, balances)


def _planned(
    planner: Callable[..., LotPlan],
    request: PlanRequest,
    least: Quantity | None,
    balances: PlanBalances,
    rule_book: RuleBook,
) -> tuple[PlanRequest, LotPlan]:
    """The plan, and the request that it answers: on one balance what that and no other may weigh is diluted."""
    on_balance = replace(request, balances=balances.owned(rule_book)) if balances.used else request
    try:
        planned = planner(request=request, least=least)
    except Refusal as refusal:
        if not _is_too_little(refusal, balances):
            raise
        return on_balance, planner(request=on_balance)
    if _needs_dilution(planned, balances):
        return on_balance, planner(request=on_balance)
    return request, planned


def _needs_dilution(planned: LotPlan, balances: PlanBalances) -> bool:
    """Whether the one balance of a plan may not weigh a line, and no other balance of the pharmacy may."""
    if len(balances.used) != 1:
        return False
    least = balances.used[0].minimum_weight
    masses = [share.to_weigh for share in planned.shares if share.to_weigh and share.to_weigh.dimension == MASS]
    return any(mass < least and not balances.others_for(mass) for mass in masses)


def _is_too_little(refusal: Refusal, balances: PlanBalances) -> bool:
    """Whether a line was refused because so little of it cannot be rounded, and no other balance may weigh it."""
    exact = refusal.values.get("exact")
    if refusal.code != "rounding_exceeds_tolerance" or not isinstance(exact, Figure) or len(balances.used) != 1:
        return False
    amount = exact.value
    if not isinstance(amount, Quantity) or amount.dimension != MASS:
        return False
    return amount < balances.used[0].minimum_weight and not balances.others_for(amount)


def _warnings(planned: LotPlan) -> tuple[Phrase, ...]:
    """What the plan warns of, but of balances only where it uses them."""
    made = [share.line.trituration for share in planned.shares if share.line.trituration is not None]
    used = [weighing.balance for each in made for weighing in each.weighings]
    used += [share.balance for share in planned.shares]
    phrases = {balance.phrase for balance in used if balance is not None}

    def counts(warning: Phrase) -> bool:
        return warning.key != "warning.repeatability_unknown" or dict(warning).get("balance") in phrases

    return tuple(warning for warning in planned.plan.warnings if counts(warning))


def _unconfirmed(
    loads: Loads, formulation: MasterFormulation, facts: Iterable[Phrase | LocalText]
) -> tuple[Phrase | LocalText, ...]:
    """The facts still unconfirmed; not the rule of least weights, because those recorded of the balances count."""
    rule = "unconfirmed.weighing_rule"
    others = (fact for fact in facts if not (isinstance(fact, Phrase) and fact.key == rule))
    return still_unconfirmed(loads, formulation, others)


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

    outlook = outlook_of(prepared, rule_book, wanted.sources)

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.PLAN)
        return {"batch": store_plan(uow, member, prepared, outlook, said_of(wanted))}

    return records.perform(act, work)


def said_of(wanted: WantedBatch) -> PlanSaid:
    """What people said of a plan that is stored beside its numbers."""
    return PlanSaid(wanted.policy_reason, wanted.origin)
