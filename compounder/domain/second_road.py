"""The second, independent road to a plan: back from the rounded amounts, over moles, to the claim.

It shares no formula with the first road: it reads the certificates and the formulation, never the plan's factors. Its
bounds are half a step of the line and of the size, and half of 0.001 of the DAC/NRF factor; never the plan's residue.
A disagreement stops the plan.
"""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlanRequest
from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.certificate import AssayBasis
from compounder.domain.errors import InternalFault
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.domain.unit import MASS, VOLUME, Unit
from compounder.domain.working import Figure

_HALF_OF_A_THOUSANDTH = Fraction(1, 2000)
_HALF = Fraction(1, 2)
_ROUNDING_SHARE = Fraction(41, 100)


def check_by_second_road(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """Recompute a plan backwards; an `InternalFault` where any number lies beyond what rounding explains."""
    _check_size(plan, formulation, request)
    for line in formulation.lines:
        planned = plan.line(line.ingredient)
        if planned.rounded is None or planned.exact is None:
            continue
        _check_steps(planned, request)
        _check_trituration(planned, request)
        if not line.compensating:
            _check_amount(plan, formulation, line, request)
            _check_weighed_volume(planned, line, request)
    if formulation.made_by is MadeBy.MASS:
        _check_mass_balance(plan, formulation)
        _check_shares(plan, formulation, request)
    _check_strength(plan, formulation, request)


def _fault(name: object, first: object, second: object) -> InternalFault:
    return InternalFault(Phrase.of("fault.two_roads", what=name, first=first, second=second))


def _check_size(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """What is made less what will be lost is what was asked for; containers are counted out of it one by one."""
    loss = formulation.expected_loss
    kept = plan.size - plan.size * loss.share if loss is not None else plan.size
    if kept.dimension != request.size.dimension and request.density is not None:
        by_mass = kept.dimension == MASS
        kept = kept / request.density if by_mass else kept * request.density
    if kept != request.size:
        raise _fault(Phrase.of("plan.size"), request.size, Figure.of(kept))
    if request.containers is not None:
        container = formulation.container
        one = request.size / request.containers
        excess = one - container.content
        wanted = container.excess
        if isinstance(wanted, Percentage):
            wanted = container.content * wanted.share
        if excess != (wanted if wanted is not None else container.content * 0):
            raise _fault(Phrase.of("plan.size"), Figure.of(one), Figure.of(container.content))


def _check_steps(planned: PlannedLine, request: PlanRequest) -> None:
    """Whether what is weighed or measured is a whole number of the balance's, or of the measure's, steps."""
    if planned.trituration is not None:
        return
    for amount in (planned.rounded, planned.mass):
        if amount is not None and not _is_on_a_balance(amount, request):
            raise _fault(planned.name, Figure.of(planned.exact or amount), Figure.of(amount))


def _is_on_a_balance(amount: Quantity, request: PlanRequest) -> bool:
    """Whole steps of the measure, or of a balance that may weigh so much and so little."""
    if request.balances is None or amount.dimension != MASS:
        return _is_whole(amount, request.resolution.of(amount))
    rule = request.balances.rule
    for balance in request.balances.owned:
        least = balance.qualified
        if least is None:
            least = balance.readability
            if rule.counts_deviation:
                least = max(least * _ROUNDING_SHARE, balance.repeatability or least * 0)
            least = least * rule.multiple
        if least <= amount <= balance.capacity and _is_whole(amount, balance.readability):
            return True
    return False


def _is_whole(amount: Quantity, step: Quantity) -> bool:
    return amount.ratio(step).denominator == 1


def _check_trituration(planned: PlannedLine, request: PlanRequest) -> None:
    """Every weighing can be done, the parts give the total, and the portion holds what the line needs."""
    made = planned.trituration
    if made is None:
        return
    drug, portion = made.drug.amount, made.portion
    can_be_done = all(_is_on_a_balance(weighing.amount, request) for weighing in made.weighings)
    is_dissolved = made.diluent is None and portion.dimension == VOLUME == made.total.dimension
    is_total = is_dissolved or (made.diluent is not None and made.total == drug + made.diluent.amount)
    is_held = planned.rounded is not None and planned.rounded.ratio(drug) == portion.ratio(made.total)
    if not (can_be_done and is_total and is_held and made.factor > 1):
        raise _fault(planned.name, Figure.of(drug), Figure.of(portion))


def _half_step(planned: PlannedLine, request: PlanRequest) -> Fraction:
    """Half a step of what is weighed, in the line's unit; of a portion, what half a step of it holds."""
    if planned.rounded is None or planned.exact is None:
        raise ValueError(f"{planned.ingredient} has no amount")
    made = planned.trituration
    if made is None:
        return _HALF * request.step_for(planned.exact).number
    balance = made.portion_weighing.balance
    step = balance.readability if balance is not None else request.resolution.volume
    return _HALF * planned.rounded.number * step.ratio(made.portion)


def _check_amount(plan: BatchPlan, formulation: MasterFormulation, line: FormulaLine, request: PlanRequest) -> None:
    """The line's share of the size ÷ what one unit of the lot counts for, against the exact and the rounded amount."""
    planned = plan.line(line.ingredient)
    if planned.rounded is None or planned.exact is None or planned.needed is None or planned.factor is None:
        return
    unit = planned.exact.unit
    needed = _share(formulation, line) * plan.size.number
    if line.overage is not None:
        needed += needed * line.overage.extra.share
    wanted = needed / _counted_by_policy(formulation, line, request)
    is_near = abs(planned.rounded.number - wanted) <= _half_step(planned, request)
    is_exact = planned.exact.number == wanted and planned.needed.number == needed
    if not (is_near and is_exact and planned.factor * needed == wanted):
        raise _fault(planned.name, Figure.of(Quantity(wanted, unit)), Figure.of(planned.rounded))


def _check_weighed_volume(planned: PlannedLine, line: FormulaLine, request: PlanRequest) -> None:
    if planned.exact is None or line.density is None:
        return
    mass = (planned.exact * line.density.value).to(request.resolution.mass.unit)
    half = _HALF * request.step_for(mass).number
    if planned.mass is None or abs((planned.mass - mass).to(mass.unit).number) > half:
        raise _fault(planned.name, Figure.of(mass), Figure.of(planned.mass or mass))


def _share(formulation: MasterFormulation, line: FormulaLine) -> Fraction:
    """A line's amount per one unit of the size: in the amount's own unit, or in the top unit of its strength."""
    if line.amount is not None:
        return line.amount.number / formulation.base_size.number
    if line.parts is not None:
        return line.parts / sum(other.parts for other in formulation.lines if other.parts is not None)
    if line.strength is None:
        raise ValueError(f"{line.ingredient} has no share")
    one = Quantity(Fraction(1), formulation.base_size.unit)
    return line.strength.in_total(one).number


def _unit(formulation: MasterFormulation, line: FormulaLine) -> Unit:
    """The unit in which `_share` counts."""
    if line.amount is not None:
        return line.amount.unit
    return line.strength.notation.top if line.strength is not None else formulation.base_size.unit


def _counted_by_policy(formulation: MasterFormulation, line: FormulaLine, request: PlanRequest) -> Fraction:
    """How much of the counted form one unit of the lot counts for under the policy; DAC/NRF: 1 ÷ its three decimals."""
    by_form = _moles_ratio(_counted_form(formulation, line, request), _lot_form(line, request))
    if not _is_applied(line, request):
        return by_form
    if request.policy is CorrectionPolicy.DAC_NRF:
        return by_form * Fraction(1000, _thousandths(line, request))
    return by_form * _content(line, request)


def _lot_form(line: FormulaLine, request: PlanRequest) -> Form | None:
    return request.lot(line.ingredient).form or line.form


def _counted_form(formulation: MasterFormulation, line: FormulaLine, request: PlanRequest) -> Form | None:
    is_claimed = line.ingredient == formulation.claim.ingredient
    return (request.claim_form if is_claimed else line.form) or _lot_form(line, request)


def _content(line: FormulaLine, request: PlanRequest) -> Fraction:
    """What the certificate says one unit of the lot holds of the lot's own form, over moles; read here once more."""
    certificate = request.lot(line.ingredient).certificate
    if certificate.found_strength is not None and line.nominal_strength is not None:
        return certificate.found_strength.value / line.nominal_strength.value
    if certificate.labelled_potency is not None:
        return certificate.labelled_potency.value
    lot_form = _lot_form(line, request)
    assay = certificate.assay.share if certificate.assay is not None else Fraction(1)
    water = certificate.water.share if certificate.water is not None else Fraction(0)
    is_dried = certificate.assay_basis is AssayBasis.DRIED
    if certificate.assay_basis is None:
        is_dried = certificate.water is not None
    held = assay - assay * water if is_dried else assay
    assayed = certificate.assay_form or (_without_water(line, lot_form) if is_dried else lot_form)
    return held * _moles_ratio(lot_form, assayed)


def _without_water(line: FormulaLine, lot_form: Form | None) -> Form | None:
    """The form that is left when a lot is dried, by the molecular formulas."""
    if line.substance is None or lot_form is None or not lot_form.molecular_formula.endswith("H2O"):
        return lot_form
    dry = (form for form in line.substance.forms if not form.molecular_formula.endswith("H2O"))
    return next(dry, lot_form)


def _moles_ratio(counted: Form | None, held: Form | None) -> Fraction:
    if counted is None or held is None:
        return Fraction(1)
    return counted.molar_mass.number / held.molar_mass.number


def _is_applied(line: FormulaLine, request: PlanRequest) -> bool:
    """Whether the policy corrects for the lot's certificate, decided once more from its published text."""
    certificate = request.lot(line.ingredient).certificate
    if certificate.is_empty or request.policy is CorrectionPolicy.NONE:
        return False
    if request.policy is CorrectionPolicy.FULL:
        return True
    if request.policy is CorrectionPolicy.LABELLED_POTENCY:
        return certificate.labelled_potency is not None
    if line.role in (Role.EXCIPIENT, Role.CONCENTRATE):
        return line.role is Role.CONCENTRATE
    thousandths = _thousandths(line, request)
    return thousandths > 1020 or thousandths < 900 or (thousandths > 1000 and request.apply_optional)


def _thousandths(line: FormulaLine, request: PlanRequest) -> int:
    """The DAC/NRF factor in thousandths, half up."""
    content = _content(line, request)
    return (2000 * content.denominator + content.numerator) // (2 * content.numerator)


def _check_mass_balance(plan: BatchPlan, formulation: MasterFormulation) -> None:
    exact, rounded = Fraction(0), Fraction(0)
    unit = plan.size.unit
    for line in formulation.lines:
        planned = plan.line(line.ingredient)
        if planned.exact is None or planned.rounded is None:
            raise _fault(planned.name, plan.size, planned.up_to or plan.size)
        is_weighed_volume = planned.exact.dimension != plan.size.dimension and line.density is not None
        mass = planned.exact * line.density.value if is_weighed_volume and line.density else planned.exact
        exact += mass.to(unit).number
        portion = planned.trituration.portion if planned.trituration is not None else None
        rounded += (portion or planned.mass or planned.rounded).to(unit).number
    if exact != plan.size.number or rounded != plan.rounded_size.number:
        raise _fault(Phrase.of("plan.sum_of_lines"), plan.rounded_size, Figure.of(Quantity(rounded, unit)))


def _check_shares(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """Compensating lines keep the formula's proportion; all but the last lie within half a step of their share."""
    takers = [line for line in formulation.lines if line.compensating]
    for line in takers:
        planned, first = plan.line(line.ingredient), plan.line(takers[0].ingredient)
        if not (planned.exact and planned.rounded and planned.needed and first.exact and first.needed):
            raise _fault(planned.name, plan.size, plan.rounded_size)
        in_proportion = planned.exact.ratio(first.exact) == planned.needed.ratio(first.needed)
        if not line.is_quantum_satis:
            formula_share = Quantity(_share(formulation, line) * plan.size.number, _unit(formulation, line))
            in_proportion = in_proportion and planned.needed == formula_share
        off = abs((planned.rounded - planned.exact).number)
        is_near = line is takers[-1] or off <= _half_step(planned, request)
        if not (in_proportion and is_near):
            raise _fault(planned.name, Figure.of(planned.exact), Figure.of(planned.rounded))


def _check_strength(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """The strength under the policy, from the rounded amount and the rounded size, against the claim.

    A lot that the policy corrects counts with its content, else as pure. The bound is half a step of the line and of
    the size, and half of 0.001 of the factor that DAC/NRF rounds.
    """
    line = formulation.claimed_line
    claim = formulation.claim.strength
    planned = plan.line(line.ingredient)
    if planned.rounded is None:
        raise _fault(planned.name, claim, plan.size)
    by_form = _moles_ratio(_counted_form(formulation, line, request), _lot_form(line, request))
    if line.overage is not None:
        by_form /= 1 + line.overage.extra.share
    per_unit = by_form * _content(line, request) if _is_applied(line, request) else by_form
    found = _strength(formulation, planned.rounded, plan.rounded_size, per_unit)
    half = Quantity(_half_step(planned, request), planned.rounded.unit)
    bound = _strength(formulation, half, plan.rounded_size, per_unit)
    if formulation.made_by is MadeBy.MASS:
        bound += claim.value * _half_step_of_size(plan, formulation, request) / plan.rounded_size.number
    if request.policy is CorrectionPolicy.DAC_NRF and _is_applied(line, request):
        slack = _HALF_OF_A_THOUSANDTH * _content(line, request)
        bound += claim.value * slack * plan.size.ratio(plan.rounded_size)
    stated = plan.strength.under_policy
    if abs(found - claim.value) > bound or abs(stated.value - claim.value) > bound:
        raise _fault(planned.name, Figure.of(stated), Figure.of(Strength(found, claim.basis, claim.notation)))
    _check_by_certificates(plan, formulation, request, by_form)


def _half_step_of_size(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> Fraction:
    """How far rounding may move the size, in its unit: half a step, on several balances that of the last taker."""
    if request.balances is None:
        return _HALF * request.resolution.of(plan.size).number
    last = plan.line([line.ingredient for line in formulation.lines if line.compensating][-1])
    coarsest = max(balance.readability for balance in request.balances.owned)
    steps = [b.readability for b in request.balances.owned if last.rounded and _is_whole(last.rounded, b.readability)]
    return _HALF * max(steps, default=coarsest).to(plan.size.unit).number


def _check_by_certificates(
    plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest, by_form: Fraction
) -> None:
    """The strength that the certificates give: none without a certificate, else exactly the plan's."""
    line, claim = formulation.claimed_line, formulation.claim.strength
    stated, rounded = plan.strength.by_certificates, plan.line(line.ingredient).rounded
    if request.lot(line.ingredient).certificate.is_empty or rounded is None:
        if stated is not None:
            raise _fault(plan.strength.name, claim, Figure.of(stated))
        return
    found = _strength(formulation, rounded, plan.rounded_size, by_form * _content(line, request))
    if stated is None or found != stated.value:
        found_strength = Strength(found, claim.basis, claim.notation)
        raise _fault(plan.strength.name, Figure.of(stated or claim), Figure.of(found_strength))


def _strength(formulation: MasterFormulation, amount: Quantity, size: Quantity, per_unit: Fraction) -> Fraction:
    """Amount × content ÷ size in base units of the claim; a concentrate counts by its nominal strength."""
    nominal = formulation.claimed_line.nominal_strength
    if nominal is not None:
        return nominal.value * amount.ratio(size) * per_unit
    return Strength.of(amount, size).value * per_unit
