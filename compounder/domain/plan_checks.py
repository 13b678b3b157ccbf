"""What must hold before a batch is planned, in the catalogue's order: presence and dimension, then sign and range."""

from __future__ import annotations

from compounder.domain.batch_plan import PlanRequest, PlanRules
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.certificate import check_certificate_is_complete, check_certificate_range
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import certificate_of, forms_of, takes_no_correction
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation, base_amount
from compounder.domain.owned_balance import check_step
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.unit import DENSITY, MASS, VOLUME


def check_request(formulation: MasterFormulation, request: PlanRequest, rules: PlanRules) -> None:
    """Refuse a request that the planner must not follow; the first refusal in the catalogue's order is raised."""
    _check_names(formulation, request)
    _check_dimensions(formulation, request)
    _check_presence(formulation, request)
    _check_range(formulation, request, rules)


def _check_names(formulation: MasterFormulation, request: PlanRequest) -> None:
    """``unexpected_input``: what a line, or this formulation, cannot use; nothing typed is ever silently ignored."""
    for line in formulation.lines:
        lot = request.lot(line.ingredient)
        if takes_no_correction(line) and (lot.form is not None or not lot.certificate.is_empty):
            raise Refusal("unexpected_input", "takes_no_correction", ingredient=line.name)
        if lot.form is not None and line.substance is None:
            raise Refusal("unexpected_input", "has_no_forms", ingredient=line.name)
        _check_kind_of_certificate(line, request)
    check_optional_factor(request.policy, apply_optional=request.apply_optional)
    same_kind = request.size.dimension == formulation.base_size.dimension
    if request.density is not None and same_kind and not can_estimate_rest(formulation):
        raise Refusal("unexpected_input", "density", density=request.density)


def check_optional_factor(policy: CorrectionPolicy, *, apply_optional: bool) -> None:
    """``unexpected_input``: only DAC/NRF leaves a factor to choice."""
    if apply_optional and policy is not CorrectionPolicy.DAC_NRF:
        raise Refusal("unexpected_input", "apply_optional", policy=policy.value)


def _check_kind_of_certificate(line: FormulaLine, request: PlanRequest) -> None:
    certificate = request.lot(line.ingredient).certificate
    of_powder = certificate.assay is not None or certificate.water is not None
    if line.nominal_strength is not None and (of_powder or certificate.labelled_potency is not None):
        raise Refusal("unexpected_input", "concentrate", ingredient=line.name)
    if line.nominal_strength is None and certificate.found_strength is not None:
        raise Refusal("unexpected_input", "not_a_concentrate", ingredient=line.name)
    if certificate.labelled_potency is not None and of_powder:
        raise Refusal("unexpected_input", "potency_and_assay", ingredient=line.name)


def can_estimate_rest(formulation: MasterFormulation) -> bool:
    """Whether a density gives an estimate of what is added up to a volume: every other line is a mass."""
    amounts = [base_amount(formulation, line) for line in formulation.lines]
    own = [amount for amount in amounts if amount is not None]
    return (
        formulation.made_by is MadeBy.VOLUME
        and len(own) < len(amounts)
        and all(amount.dimension == MASS for amount in own)
    )


def _check_dimensions(formulation: MasterFormulation, request: PlanRequest) -> None:
    size, base = request.size, formulation.base_size
    if size.dimension not in (MASS, VOLUME):
        raise Refusal("wrong_dimension", "other_kind", value=size, needed=dimension_phrase(base.dimension))
    if request.density is not None and request.density.dimension != DENSITY:
        raise Refusal("wrong_dimension", "other_kind", value=request.density, needed=dimension_phrase(DENSITY))
    for step, dimension in ((request.resolution.mass, MASS), (request.resolution.volume, VOLUME)):
        if step.dimension != dimension:
            raise Refusal("wrong_dimension", "other_kind", value=step, needed=dimension_phrase(dimension))
    if size.dimension != base.dimension and request.density is None:
        needed = dimension_phrase(base.dimension)
        if formulation.made_by is MadeBy.MASS:
            raise Refusal("missing_density", "size_by_mass", size=size, needed=needed)
        raise Refusal("missing_density", "size_by_volume", size=size, needed=needed)
    for line in formulation.lines:
        potency = request.lot(line.ingredient).certificate.labelled_potency
        if potency is not None and potency.basis.name != "w/w":
            raise Refusal("missing_density", "potency", potency=potency, ingredient=line.name)


def _check_presence(formulation: MasterFormulation, request: PlanRequest) -> None:
    """``missing_input``: a form that no one states, or a dried assay of a hydrate without its water."""
    for line in formulation.lines:
        if takes_no_correction(line):
            continue
        _, lot_form = forms_of(formulation, line, request)
        certificate = certificate_of(line, request.lot(line.ingredient), lot_form)
        check_certificate_is_complete(certificate, lot_form)


def _check_range(formulation: MasterFormulation, request: PlanRequest, rules: PlanRules) -> None:
    for value in (request.size, request.density):
        if value is not None:
            _check_positive(value)
    check_step(request.resolution.mass)
    check_step(request.resolution.volume)
    for line in formulation.lines:
        check_certificate_range(request.lot(line.ingredient).certificate, rules.content)


def _check_positive(value: Quantity) -> None:
    if value.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=value)
