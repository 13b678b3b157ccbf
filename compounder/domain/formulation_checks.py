"""A master formulation must not contradict itself: names, kinds, parts, sums and the claim are checked at import."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import (
    FormulaLine,
    MadeBy,
    MasterFormulation,
    amount_toward_total,
    base_amount,
    made_by_unit_is_mass,
    strength_given,
)
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import Strength
from compounder.domain.unit import DENSITY, MASS, TEMPERATURE, VOLUME
from compounder.domain.working import number_of


def check_formulation(formulation: MasterFormulation) -> None:
    """Refuse a formulation that contradicts itself, so that none of its batches can be planned from it.

    ``inconsistent_input``: a name twice, two q.s. lines, a claim that the lines do not give, lines that do not add up
    to the base size, a compensating line where none can be. ``basis_mismatch``: a claim by volume on a formula by
    mass, or the reverse. ``components_exceed_total``: nothing is left for q.s. ``missing_density``: a volume in a
    formula by mass. ``missing_unit``: parts beside amounts. ``unexpected_input``: an overage of what takes the rest.
    ``percentage_out_of_range``: an overage above 100 %, an expected loss of all.
    """
    _check_values(formulation)
    for line in formulation.lines:
        _check_line_values(line)
    _check_names(formulation)
    _check_parts(formulation)
    _check_basis(formulation)
    _check_total(formulation)
    _check_claim(formulation)


def _check_values(formulation: MasterFormulation) -> None:
    sizes = (formulation.base_size, formulation.usual_size)
    for size in sizes:
        if size.dimension not in (MASS, VOLUME) or size.dimension != sizes[0].dimension:
            needed = dimension_phrase(MASS if formulation.made_by is MadeBy.MASS else VOLUME)
            raise Refusal("wrong_dimension", "other_kind", value=size, needed=needed)
    limits = (formulation.strength_limits.low, formulation.yield_limits.low, formulation.tolerance)
    for value in (*sizes, formulation.container.content, *limits, Fraction(formulation.version)):
        _check_positive(value)
    _check_losses(formulation)
    if formulation.house_limit_days is not None:
        _check_positive(Fraction(formulation.house_limit_days))
    if formulation.water_activity is not None and not 0 <= formulation.water_activity <= 1:
        raise Refusal("inconsistent_input", "water_activity", value=formulation.water_activity)


def _check_losses(formulation: MasterFormulation) -> None:
    """What is filled too much and what will be lost: both are something, and something is left."""
    excess, loss = formulation.container.excess, formulation.expected_loss
    for value in (excess, loss):
        if value is not None:
            _check_positive(value)
    if isinstance(excess, Quantity) and excess.dimension != formulation.container.content.dimension:
        needed = dimension_phrase(formulation.container.content.dimension)
        raise Refusal("wrong_dimension", "other_kind", value=excess, needed=needed)
    if isinstance(excess, Percentage) and excess.share > 1:
        raise Refusal("percentage_out_of_range", "above_hundred", value=excess)
    if loss is not None and loss.share >= 1:
        raise Refusal("percentage_out_of_range", "not_below_hundred", value=loss)


def _check_line_values(line: FormulaLine) -> None:
    for value in (line.amount, line.strength, line.parts, line.nominal_strength, line.tolerance):
        if value is not None:
            _check_positive(value)
    _check_overage(line)
    if line.density is None:
        return
    if line.amount is None or line.amount.dimension != VOLUME:
        raise Refusal("unexpected_input", "density_of_line", ingredient=line.name)
    for measured, kind in ((line.density.value, DENSITY), (line.density.temperature, TEMPERATURE)):
        if measured.dimension != kind:
            raise Refusal("wrong_dimension", "other_kind", value=measured, needed=dimension_phrase(kind))
    _check_positive(line.density.value)


def _check_overage(line: FormulaLine) -> None:
    if line.overage is None:
        return
    if line.compensating or line.is_quantum_satis:
        raise Refusal("unexpected_input", "overage_of_the_rest", ingredient=line.name)
    _check_positive(line.overage.extra)
    if line.overage.extra.share > 1:
        raise Refusal("percentage_out_of_range", "above_hundred", value=line.overage.extra)


def _check_positive(value: Quantity | Strength | Percentage | Fraction) -> None:
    if number_of(value) <= 0:
        raise Refusal("non_positive_quantity", "zero", value=value)


def _check_names(formulation: MasterFormulation) -> None:
    names = [line.ingredient for line in formulation.lines]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise Refusal("inconsistent_input", "name_twice", ingredient=repeated)
    if formulation.claim.ingredient not in names:
        raise Refusal("missing_input", "claimed_line", ingredient=formulation.claim.ingredient)
    if sum(line.is_quantum_satis for line in formulation.lines) > 1:
        raise Refusal("inconsistent_input", "two_quantum_satis")


def _check_parts(formulation: MasterFormulation) -> None:
    """Parts are parts of the total, so that either every line has them or none."""
    with_parts = sum(line.parts is not None for line in formulation.lines)
    if with_parts not in (0, len(formulation.lines)):
        raise Refusal("missing_unit", "parts_mixed")


def _check_basis(formulation: MasterFormulation) -> None:
    needed_mass = formulation.made_by is MadeBy.MASS
    if needed_mass != made_by_unit_is_mass(formulation):
        raise Refusal("inconsistent_input", "base_size", size=formulation.base_size)
    for strength in (formulation.claim.strength, *(line.strength for line in formulation.lines if line.strength)):
        if strength.basis.bottom != formulation.base_size.dimension:
            raise Refusal("basis_mismatch", "claim", claim=strength, size=formulation.base_size)


def _check_total(formulation: MasterFormulation) -> None:
    size = formulation.base_size
    total = Quantity(Fraction(0), size.unit)
    has_rest = any(line.is_quantum_satis for line in formulation.lines)
    for line in formulation.lines:
        amount = base_amount(formulation, line)
        part = amount_toward_total(formulation, line, amount) if amount is not None else None
        if part is not None:
            total = total + part
    if total > size or (has_rest and total == size):
        raise Refusal("components_exceed_total", "formula", total=size, parts=total)
    if formulation.made_by is MadeBy.MASS:
        if not has_rest and total != size:
            raise Refusal("inconsistent_input", "lines_do_not_add_up", total=size, parts=total)
        if not any(line.compensating for line in formulation.lines):
            raise Refusal("missing_input", "compensating_line")
        if any(line.is_quantum_satis and not line.compensating for line in formulation.lines):
            raise Refusal("inconsistent_input", "quantum_satis_compensates")
    elif any(line.compensating for line in formulation.lines):
        raise Refusal("inconsistent_input", "compensating_by_volume")


def _check_claim(formulation: MasterFormulation) -> None:
    line, claim = formulation.claimed_line, formulation.claim
    amount = base_amount(formulation, line)
    if amount is None or line.compensating:
        raise Refusal("inconsistent_input", "claim_of_the_rest", ingredient=line.name)
    given = strength_given(formulation, line, amount)
    if given != claim.strength:
        raise Refusal(
            "inconsistent_input", "claim", claim=claim.strength, given=given.in_notation(claim.strength.notation)
        )
