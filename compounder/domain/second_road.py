"""The second, independent road to a plan: back from the rounded amounts, over moles, to the claim.

It shares no formula with the first road: it reads the certificates and the formulation, never the plan's factors. Its
bounds are half a step of the line and of the size, and half of 0.001 of the DAC/NRF factor; never the plan's residue.
A disagreement stops the plan.
"""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlanRequest
from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import InternalFault
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.domain.working import Figure

_HALF_OF_A_THOUSANDTH = Fraction(1, 2000)
_HALF = Fraction(1, 2)


def check_by_second_road(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """Recompute a plan backwards; an `InternalFault` where any number lies beyond what rounding explains."""
    for line in formulation.lines:
        planned = plan.line(line.ingredient)
        if planned.rounded is None or planned.exact is None:
            continue
        _check_rounding(planned, request)
        if not line.compensating:
            _check_amount(plan, formulation, line, request)
    if formulation.made_by is MadeBy.MASS:
        _check_mass_balance(plan, formulation)
    _check_strength(plan, formulation, request)


def _fault(name: object, first: object, second: object) -> InternalFault:
    return InternalFault(Phrase.of("fault.two_roads", what=name, first=first, second=second))


def _check_rounding(planned: PlannedLine, request: PlanRequest) -> None:
    if planned.rounded is None or planned.exact is None:
        return
    step = request.resolution.of(planned.rounded)
    is_on_step = (planned.rounded.number / step.number).denominator == 1
    if not is_on_step:
        raise _fault(planned.name, Figure.of(planned.exact), Figure.of(planned.rounded))


def _check_amount(plan: BatchPlan, formulation: MasterFormulation, line: FormulaLine, request: PlanRequest) -> None:
    """What the rounded amount holds, as the form that the formula counts, against the line's share of the size."""
    planned = plan.line(line.ingredient)
    if planned.rounded is None or planned.exact is None:
        return
    wanted = _share(formulation, line) * plan.size.number
    per_gram = _counted_per_unit(formulation, line, request, under_policy=True)
    held = planned.rounded.number * per_gram
    bound = _HALF * request.resolution.of(planned.rounded).number * per_gram
    bound += wanted * _factor_slack(line, request)
    unrounded = planned.exact.number * per_gram
    if abs(held - wanted) > bound or abs(unrounded - wanted) > wanted * _factor_slack(line, request):
        unit = planned.rounded.unit
        raise _fault(planned.name, Figure.of(Quantity(wanted, unit)), Figure.of(Quantity(held, unit)))


def _share(formulation: MasterFormulation, line: FormulaLine) -> Fraction:
    """A line's amount per one unit of the size: in the amount's own unit, or in the top unit of its strength."""
    if line.amount is not None:
        return line.amount.number / formulation.base_size.number
    if line.strength is None:
        raise ValueError(f"{line.ingredient} has no share")
    one = Quantity(Fraction(1), formulation.base_size.unit)
    return line.strength.in_total(one).number


def _counted_per_unit(
    formulation: MasterFormulation, line: FormulaLine, request: PlanRequest, *, under_policy: bool
) -> Fraction:
    """How much of the counted form one unit of the lot holds, over moles of the form that was assayed."""
    lot = request.lot(line.ingredient)
    lot_form = lot.form or line.form
    is_claimed = line.ingredient == formulation.claim.ingredient
    counted = (request.claim_form if is_claimed else line.form) or lot_form
    certificate = _with_plain_defaults(lot.certificate, line, lot_form)
    if certificate.is_empty or (under_policy and not _is_applied(line, request, certificate, lot_form)):
        return _moles_ratio(counted, lot_form)
    if certificate.found_strength is not None and line.nominal_strength is not None:
        return certificate.found_strength.value / line.nominal_strength.value * _moles_ratio(counted, lot_form)
    if certificate.labelled_potency is not None:
        return certificate.labelled_potency.value * _moles_ratio(counted, lot_form)
    return _dry_share(certificate) * _moles_ratio(counted, certificate.assay_form or lot_form)


def _with_plain_defaults(certificate: Certificate, line: FormulaLine, lot_form: Form | None) -> Certificate:
    anhydrous = None
    if line.substance is not None:
        anhydrous = min(line.substance.forms, key=lambda form: form.molar_mass.number)
    return certificate.with_defaults(lot_form, anhydrous)


def _dry_share(certificate: Certificate) -> Fraction:
    assay = certificate.assay.share if certificate.assay is not None else Fraction(1)
    if certificate.assay_basis is AssayBasis.DRIED and certificate.water is not None:
        return assay - assay * certificate.water.share
    return assay


def _moles_ratio(counted: Form | None, held: Form | None) -> Fraction:
    if counted is None or held is None:
        return Fraction(1)
    return counted.molar_mass.number / held.molar_mass.number


def _is_applied(line: FormulaLine, request: PlanRequest, certificate: Certificate, lot_form: Form | None) -> bool:
    """Whether the policy corrects for this certificate, decided once more from its published text."""
    if request.policy is CorrectionPolicy.FULL:
        return True
    if request.policy is CorrectionPolicy.LABELLED_POTENCY:
        return certificate.labelled_potency is not None
    if request.policy is CorrectionPolicy.NONE or line.role is Role.EXCIPIENT:
        return False
    if line.role is Role.CONCENTRATE:
        return True
    thousandths = _deficit_in_thousandths(certificate, lot_form)
    return thousandths > 1020 or thousandths < 900 or (thousandths > 1000 and request.apply_optional)


def _deficit_in_thousandths(certificate: Certificate, lot_form: Form | None) -> int:
    """The DAC/NRF factor in thousandths, half up."""
    content = (
        certificate.labelled_potency.value
        if certificate.labelled_potency is not None
        else _dry_share(certificate) * _moles_ratio(lot_form, certificate.assay_form or lot_form)
    )
    return (2000 * content.denominator + content.numerator) // (2 * content.numerator)


def _factor_slack(line: FormulaLine, request: PlanRequest) -> Fraction:
    """How far, relatively, a factor of three decimals may lie from the exact one; zero under every other policy."""
    lot = request.lot(line.ingredient)
    if request.policy is not CorrectionPolicy.DAC_NRF or lot.certificate.is_empty:
        return Fraction(0)
    certificate = _with_plain_defaults(lot.certificate, line, lot.form or line.form)
    if not _is_applied(line, request, certificate, lot.form or line.form):
        return Fraction(0)
    if certificate.found_strength is not None and line.nominal_strength is not None:
        return _HALF_OF_A_THOUSANDTH * certificate.found_strength.value / line.nominal_strength.value
    if certificate.labelled_potency is not None:
        return _HALF_OF_A_THOUSANDTH * certificate.labelled_potency.value
    lot_form = lot.form or line.form
    return _HALF_OF_A_THOUSANDTH * _dry_share(certificate) * _moles_ratio(lot_form, certificate.assay_form or lot_form)


def _check_mass_balance(plan: BatchPlan, formulation: MasterFormulation) -> None:
    exact, rounded = Fraction(0), Fraction(0)
    unit = plan.size.unit
    for line in formulation.lines:
        planned = plan.line(line.ingredient)
        if planned.exact is None or planned.rounded is None:
            raise _fault(planned.name, plan.size, planned.up_to or plan.size)
        per_unit = Fraction(1)
        if planned.exact.dimension != plan.size.dimension and line.density is not None:
            per_unit = (Quantity(Fraction(1), planned.exact.unit) * line.density.value).to(unit).number
            exact += planned.exact.number * per_unit
            rounded += planned.rounded.number * per_unit
            continue
        exact += planned.exact.to(unit).number
        rounded += planned.rounded.to(unit).number
    if exact != plan.size.number or rounded != plan.rounded_size.number:
        raise _fault(Phrase.of("plan.sum_of_lines"), plan.rounded_size, Figure.of(Quantity(rounded, unit)))


def _check_strength(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest) -> None:
    """The strength under the policy, from the rounded amount and the rounded size, against the claim."""
    line = formulation.claimed_line
    claim = formulation.claim.strength
    planned = plan.line(line.ingredient)
    if planned.rounded is None:
        raise _fault(planned.name, claim, plan.size)
    per_unit = _counted_per_unit(formulation, line, request, under_policy=True)
    found = _strength(formulation, planned.rounded, plan.rounded_size, per_unit)
    step = request.resolution.of(planned.rounded)
    bound = _strength(formulation, step * _HALF, plan.rounded_size, per_unit)
    if plan.rounded_size != plan.size or formulation.made_by is MadeBy.MASS:
        bound += claim.value * _HALF * request.resolution.of(plan.size).number / plan.rounded_size.number
    bound += claim.value * _factor_slack(line, request)
    stated = plan.strength.under_policy
    if abs(found - claim.value) > bound or abs(stated.value - claim.value) > bound:
        raise _fault(planned.name, Figure.of(stated), Figure.of(Strength(found, claim.basis, claim.notation)))
    if plan.strength.by_certificates is not None:
        per_unit = _counted_per_unit(formulation, line, request, under_policy=False)
        by_certificates = _strength(formulation, planned.rounded, plan.rounded_size, per_unit)
        if by_certificates != plan.strength.by_certificates.value:
            found_strength = Strength(by_certificates, claim.basis, claim.notation)
            raise _fault(planned.name, Figure.of(plan.strength.by_certificates), Figure.of(found_strength))


def _strength(formulation: MasterFormulation, amount: Quantity, size: Quantity, per_unit: Fraction) -> Fraction:
    """Amount × content ÷ size in base units of the claim; a concentrate counts by its nominal strength."""
    nominal = formulation.claimed_line.nominal_strength
    if nominal is not None:
        return nominal.value * amount.ratio(size) * per_unit
    return Strength.of(amount, size).value * per_unit
