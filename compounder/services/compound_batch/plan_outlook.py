"""What else can be said of a plan before it is weighed: how sure its strength is, its tonicity, what is too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compounder.domain.balance import Balance
from compounder.domain.batch_plan import PlanRequest
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import takes_no_correction
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation, diluent_of, tolerance_of
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength_uncertainty import COVERAGE, StrengthInterval, UncertaintySources, strength_interval
from compounder.domain.tonicity_estimate import tonicity_estimate
from compounder.domain.tonicity_sentences import tonicity_sentences
from compounder.domain.trituration import Trituration, TriturationNeed, proposed_trituration
from compounder.domain.unit import MASS
from compounder.domain.weighing_sense import Balances, deviation
from compounder.domain.working import Figure
from compounder.services.balance_limits import rule_named
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.rule_book import RuleBook


@dataclass(frozen=True, slots=True)
class Outlook:
    """Sentences for people: what must be attended to, and what is worth knowing; each list in reading order."""

    attention: tuple[Phrase, ...]
    notes: tuple[Phrase, ...]


def plan_outlook(
    prepared: PreparedPlan,
    rule_book: RuleBook,
    balance: Balance | None,
    balances: Sequence[Balance],
    sources: UncertaintySources,
) -> Outlook:
    """The outlook of a plan that is to be weighed on a balance; refusals of `strength_interval` for its sources.

    The interval is that of a claimed line from one lot; a divided one has none.
    """
    request = _with_lots(prepared)
    notes: list[Phrase] = []
    attention = [*prepared.balances.attention, *_diluted(prepared)]
    if request.balances is not None:
        balance = None
    if balance is not None:
        attention += _too_little(prepared, rule_book, balance, balances)
    claimed = prepared.formulation.claim.ingredient
    if sum(share.ingredient == claimed for share in prepared.planned.shares) == 1:
        known = _with_weighing(sources, balance)
        notes += _interval(strength_interval(prepared.planned.plan, prepared.formulation, request, known))
        notes += _unknown_repeatability(rule_book, balance)
    notes += _tonicity(prepared, rule_book, request)
    return Outlook(tuple(attention), tuple(notes))


def outlook_of(prepared: PreparedPlan, rule_book: RuleBook, sources: UncertaintySources) -> Outlook:
    """The outlook of a plan on the balances that it was made for."""
    balances = prepared.balances
    return plan_outlook(prepared, rule_book, balances.finest, balances.known, sources)


def _diluted(prepared: PreparedPlan) -> Iterator[Phrase]:
    """Every line that is too little for all balances, and how it is diluted."""
    balances = prepared.request.balances
    for line in prepared.planned.plan.lines:
        made = line.trituration
        if made is not None and balances is not None and line.exact is not None:
            minimum, amount = balances.least, Figure.of(line.exact)
            yield Phrase.of("plan.is_diluted", ingredient=line.name, amount=amount, minimum=minimum, factor=made.factor)


def _with_lots(prepared: PreparedPlan) -> PlanRequest:
    """The request with what is known of the first lot of every line that is corrected for its lot."""
    lots = {
        line.ingredient: prepared.choices[line.ingredient].offers[0].known
        for line in prepared.formulation.lines
        if not takes_no_correction(line)
    }
    return replace(prepared.request, lots=lots)


def _with_weighing(sources: UncertaintySources, balance: Balance | None) -> UncertaintySources:
    """The sources with what the balance adds to a weighing, where nobody typed it: the larger of s and 0.41 d."""
    if sources.weighing is not None or balance is None:
        return sources
    return replace(sources, weighing=deviation(balance.owned).exact)


def _unknown_repeatability(rule_book: RuleBook, balance: Balance | None) -> tuple[Phrase, ...]:
    if balance is None:
        return ()
    return Balances((balance.owned,), rule_named(rule_book.weighing, balance.weighing_rule)).warnings


def _interval(interval: StrengthInterval) -> Iterator[Phrase]:
    verdict = Phrase.of(f"verdict.{interval.verdict.value}")
    yield Phrase.of(
        "plan.uncertainty", strength=interval.strength, low=interval.low, high=interval.high, coverage=COVERAGE,
        verdict=verdict,
    )  # fmt: skip
    if interval.not_counted:
        yield Phrase.of("plan.not_counted", sources=interval.not_counted)


def _tonicity(prepared: PreparedPlan, rule_book: RuleBook, request: PlanRequest) -> Iterator[Phrase]:
    """The estimate of a solution; a formula by mass has none, nor one of which nothing is known in solution."""
    if prepared.formulation.made_by is not MadeBy.VOLUME:
        return
    try:
        estimate = tonicity_estimate(prepared.planned.plan, prepared.formulation, request, rule_book.isotonic)
    except Refusal as refusal:
        if refusal.code != "missing_input":
            raise
        yield refusal.phrase
        return
    yield from tonicity_sentences(estimate, prepared.formulation)


def _too_little(
    prepared: PreparedPlan, rule_book: RuleBook, balance: Balance, balances: Sequence[Balance]
) -> Iterator[Phrase]:
    """Every share that lies below what the balance may weigh: another balance that may, else how it is diluted."""
    for share in prepared.planned.shares:
        amount, exact = share.to_weigh, share.exact
        if amount is None or exact is None or amount.dimension != MASS or amount >= balance.minimum_weight:
            continue
        line = prepared.formulation.line(share.ingredient)
        values = {"ingredient": line.name, "amount": amount, "balance": balance.name, "minimum": balance.minimum_weight}
        able = next((one for one in balances if one.minimum_weight <= amount <= one.capacity), None)
        if able is not None:
            yield Phrase.of("plan.too_little_here", other=able.name, **values)
            continue
        yield Phrase.of("plan.too_little", **values)
        yield from _dilution(prepared.formulation, rule_book, line, exact, balance)


def _dilution(
    formulation: MasterFormulation, rule_book: RuleBook, line: FormulaLine, exact: Quantity, balance: Balance
) -> Iterator[Phrase]:
    """How the too little is weighed in a trituration on this balance; why not, where it cannot be."""
    diluent = diluent_of(formulation)
    if diluent is None:
        return
    rule = rule_named(rule_book.weighing, balance.weighing_rule)
    step = Quantity.of("0.01", "mL") if formulation.made_by is MadeBy.VOLUME else None
    need = TriturationNeed(line.name, exact, diluent.name, tolerance_of(formulation, line), step)
    try:
        made = proposed_trituration(need, Balances((balance.owned,), rule))
    except Refusal as refusal:
        yield refusal.phrase
        return
    yield _proposal(line, made)


def _proposal(line: FormulaLine, made: Trituration) -> Phrase:
    values = {"ingredient": line.name, "factor": made.factor, "drug": made.drug.amount, "total": made.total}
    if made.diluent is None:
        return Phrase.of("plan.proposed_solution", diluent=made.diluent_name, portion=made.portion, **values)
    diluent = made.diluent
    return Phrase.of(
        "plan.proposed_trituration", diluent=diluent.ingredient, amount=diluent.amount, portion=made.portion, **values
    )
