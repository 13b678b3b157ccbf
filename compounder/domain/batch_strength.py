"""The strength that planned amounts give, under the policy and by the certificates; an overage is not counted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from compounder.domain.batch_plan import PlannedLine, PlannedStrength, PlanRequest
from compounder.domain.master_formulation import FormulaLine, MasterFormulation
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength


def strength_of_parts(
    formulation: MasterFormulation, request: PlanRequest, parts: tuple[PlannedLine, ...], size: Quantity
) -> PlannedStrength:
    """The strength that the parts of the claimed line give together; by certificates where every part has one."""
    first, *others = [strength_of(formulation, request, part, size) for part in parts]
    policy = first.under_policy.value + sum(other.under_policy.value for other in others)
    found = [strength.by_certificates for strength in (first, *others)]
    known = [strength for strength in found if strength is not None]
    by_certificates = None
    if len(known) == len(found):
        total = sum((strength.value for strength in known), Fraction(0))
        by_certificates = replace(known[0], value=total)
    return replace(first, under_policy=replace(first.under_policy, value=policy), by_certificates=by_certificates)


def strength_of(
    formulation: MasterFormulation, request: PlanRequest, line: PlannedLine, size: Quantity
) -> PlannedStrength:
    """The strength that the claimed line gives in a size."""
    claim = formulation.claim
    source = formulation.line(line.ingredient)
    counted = 1 / source.overage_factor
    claim_form = request.claim_form
    if claim_form is not None and line.lot_form is not None:
        counted *= claim_form.molar_mass.ratio(line.lot_form.molar_mass)
    policy = counted / (line.correction.applied_factor if line.correction else 1)
    under_policy = _strength(formulation, source, line, size, policy)
    by_certificates = None
    if line.content is not None:
        by_certificates = _strength(formulation, source, line, size, counted * line.content)
    limits = formulation.strength_limits
    return PlannedStrength(
        line.ingredient,
        line.name,
        claim.strength,
        claim_form,
        under_policy,
        by_certificates,
        claim.strength.times(limits.low.share),
        claim.strength.times(limits.high.share),
    )


def _strength(
    formulation: MasterFormulation, source: FormulaLine, line: PlannedLine, size: Quantity, content: Fraction
) -> Strength:
    if line.rounded is None:
        raise ValueError(f"{line.ingredient} carries the claim and has no amount")
    if source.nominal_strength is not None:
        share = line.rounded.ratio(size)
        strength = source.nominal_strength.times(share * content)
    else:
        strength = Strength.of(line.rounded * content, size)
    return strength.in_notation(formulation.claim.strength.notation)
