"""A master formulation must not contradict itself: names, kinds, parts, sums and the claim are checked at import."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import (
    FormulaLine,
    Limits,
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

    ``inconsistent_input``: limits of no range, a name twice, two q.s. lines, a claim that the lines do not give, lines
    that do not add up to the base size, a compensating line where none can be. ``basis_mismatch``: a claim by volume on
    a formula by mass, or the reverse. ``components_exceed_total``: nothing is left for q.s. ``missing_density``: a
    volume in a formula by mass. ``missing_unit``: parts beside amounts. ``unexpected_input``: an overage of what takes
    the rest.
    ``percentage_out_of_range``: an overage above 100 %, an expected loss of all.

    `at` of the refusal is the place of a formulation at which it stands: ``base_size``, ``lines[2].amount``, ``lines``.
    """
    _check_values(formulation)
    for line in formulation.lines:
        _check_line_values(line)
    _check_names(formulation)
    _check_parts(formulation)
    _check_basis(formulation)
    _check_total(formulation)
    _check_claim(formulation)


def placed(refusal: Refusal, place: str) -> Refusal:
    """The refusal, standing at a place of the formulation."""
    refusal.at = place
    return refusal


def _check_limits(limits: Limits, place: str) -> None:
    if not limits.low.share < limits.high.share:
        raise placed(Refusal("inconsistent_input", "limits", low=limits.low, high=limits.high), f"{place}.low")


def _check_values(formulation: MasterFormulation) -> None:
    _check_limits(formulation.strength_limits, "strength_limits")
    _check_limits(formulation.yield_limits, "yield_limits")
    sizes = {"base_size": formulation.base_size, "usual_size": formulation.usual_size}
    for place, size in sizes.items():
        if size.dimension not in (MASS, VOLUME) or size.dimension != formulation.base_size.dimension:
            needed = dimension_phrase(MASS if formulation.made_by is MadeBy.MASS else VOLUME)
            raise placed(Refusal("wrong_dimension", "other_kind", value=size, needed=needed), place)
    values: dict[str, _Number | None] = {
        **sizes,
        "container.content": formulation.container.content,
        "strength_limits.low": formulation.strength_limits.low,
        "yield_limits.low": formulation.yield_limits.low,
        "tolerance": formulation.tolerance,
        "version": Fraction(formulation.version),
        "house_limit_days": _fraction(formulation.house_limit_days),
    }
    _check_positive(values)
    _check_losses(formulation)
    activity = formulation.water_activity
    if activity is not None and not 0 <= activity <= 1:
        raise placed(Refusal("inconsistent_input", "water_activity", value=activity), "water_activity")


def _fraction(number: int | None) -> Fraction | None:
    return Fraction(number) if number is not None else None


def _check_losses(formulation: MasterFormulation) -> None:
    """What is filled too much and what will be lost: both are something, and something is left."""
    excess, loss = formulation.container.excess, formulation.expected_loss
    _check_positive({"container.excess": excess, "expected_loss": loss})
    if isinstance(excess, Quantity) and excess.dimension != formulation.container.content.dimension:
        needed = dimension_phrase(formulation.container.content.dimension)
        raise placed(Refusal("wrong_dimension", "other_kind", value=excess, needed=needed), "container.excess")
    if isinstance(excess, Percentage) and excess.share > 1:
        raise placed(Refusal("percentage_out_of_range", "above_hundred", value=excess), "container.excess")
    if loss is not None and loss.share >= 1:
        raise placed(Refusal("percentage_out_of_range", "not_below_hundred", value=loss), "expected_loss")


def _of(line: FormulaLine, name: str = "") -> str:
    """The place of a line, or of one of its values."""
    return f"lines[{line.number}].{name}" if name else f"lines[{line.number}]"


def _check_line_values(line: FormulaLine) -> None:
    values: dict[str, _Number | None] = {
        "amount": line.amount,
        "strength": line.strength,
        "parts": line.parts,
        "nominal_strength": line.nominal_strength,
        "tolerance": line.tolerance,
    }
    _check_positive({_of(line, name): value for name, value in values.items()})
    _check_overage(line)
    if line.density is None:
        return
    place = _of(line, "density.value")
    if line.amount is None or line.amount.dimension != VOLUME:
        raise placed(Refusal("unexpected_input", "density_of_line", ingredient=line.name), place)
    for name, kind in (("value", DENSITY), ("temperature", TEMPERATURE)):
        measured: Quantity = getattr(line.density, name)
        if measured.dimension != kind:
            refusal = Refusal("wrong_dimension", "other_kind", value=measured, needed=dimension_phrase(kind))
            raise placed(refusal, _of(line, f"density.{name}"))
    _check_positive({place: line.density.value})


def _check_overage(line: FormulaLine) -> None:
    if line.overage is None:
        return
    place, extra = _of(line, "overage.extra"), line.overage.extra
    if line.compensating or line.is_quantum_satis:
        raise placed(Refusal("unexpected_input", "overage_of_the_rest", ingredient=line.name), place)
    _check_positive({place: extra})
    if extra.share > 1:
        raise placed(Refusal("percentage_out_of_range", "above_hundred", value=extra), place)


_Number = Quantity | Strength | Percentage | Fraction


def _check_positive(values: Mapping[str, _Number | None]) -> None:
    for place, value in values.items():
        if value is not None and number_of(value) <= 0:
            raise placed(Refusal("non_positive_quantity", "zero", value=value), place)


def _check_names(formulation: MasterFormulation) -> None:
    seen: set[str] = set()
    for line in formulation.lines:
        if line.ingredient in seen:
            refusal = Refusal("inconsistent_input", "name_twice", ingredient=line.ingredient)
            raise placed(refusal, _of(line, "ingredient"))
        seen.add(line.ingredient)
    claimed = formulation.claim.ingredient
    if claimed not in seen:
        raise placed(Refusal("missing_input", "claimed_line", ingredient=claimed), "claim.ingredient")
    satis = [line for line in formulation.lines if line.is_quantum_satis]
    if len(satis) > 1:
        raise placed(Refusal("inconsistent_input", "two_quantum_satis"), _of(satis[-1], "amount"))


def _check_parts(formulation: MasterFormulation) -> None:
    """Parts are parts of the total, so that either every line has them or none."""
    without = [line for line in formulation.lines if line.parts is None]
    if 0 < len(without) < len(formulation.lines):
        raise placed(Refusal("missing_unit", "parts_mixed"), _of(without[0], "parts"))


def _check_basis(formulation: MasterFormulation) -> None:
    size = formulation.base_size
    needed_mass = formulation.made_by is MadeBy.MASS
    if needed_mass != made_by_unit_is_mass(formulation):
        raise placed(Refusal("inconsistent_input", "base_size", size=size), "base_size")
    strengths = {_of(line, "strength"): line.strength for line in formulation.lines if line.strength}
    for place, strength in {"claim.strength": formulation.claim.strength, **strengths}.items():
        if strength.basis.bottom != size.dimension:
            raise placed(Refusal("basis_mismatch", "claim", claim=strength, size=size), place)


def _check_total(formulation: MasterFormulation) -> None:
    size = formulation.base_size
    total = Quantity(Fraction(0), size.unit)
    has_rest = any(line.is_quantum_satis for line in formulation.lines)
    for line in formulation.lines:
        part = _toward_total(formulation, line)
        if part is not None:
            total = total + part
    if total > size or (has_rest and total == size):
        raise placed(Refusal("components_exceed_total", "formula", total=size, parts=total), "lines")
    if formulation.made_by is MadeBy.MASS:
        if not has_rest and total != size:
            raise placed(Refusal("inconsistent_input", "lines_do_not_add_up", total=size, parts=total), "lines")
        _check_compensation(formulation)
        return
    compensating = next((line for line in formulation.lines if line.compensating), None)
    if compensating is not None:
        refusal = Refusal("inconsistent_input", "compensating_by_volume")
        raise placed(refusal, _of(compensating, "compensating"))


def _toward_total(formulation: MasterFormulation, line: FormulaLine) -> Quantity | None:
    try:
        amount = base_amount(formulation, line)
        return amount_toward_total(formulation, line, amount) if amount is not None else None
    except Refusal as refusal:
        place = "density.value" if refusal.code == "missing_density" else "amount"
        raise placed(refusal, _of(line, place)) from None


def _check_compensation(formulation: MasterFormulation) -> None:
    """In a formula by mass somebody takes up what a correction leaves, and q.s. is nothing else."""
    lines = formulation.lines
    satis = next((line for line in lines if line.is_quantum_satis and not line.compensating), None)
    if satis is not None and any(line.compensating for line in lines):
        refusal = Refusal("inconsistent_input", "quantum_satis_compensates")
        raise placed(refusal, _of(satis, "compensating"))
    if not any(line.compensating for line in lines):
        place = _of(satis, "compensating") if satis is not None else "lines"
        raise placed(Refusal("missing_input", "compensating_line"), place)


def _check_claim(formulation: MasterFormulation) -> None:
    line, claim = formulation.claimed_line, formulation.claim
    amount = base_amount(formulation, line)
    if amount is None or line.compensating:
        raise placed(Refusal("inconsistent_input", "claim_of_the_rest", ingredient=line.name), "claim.ingredient")
    try:
        given = strength_given(formulation, line, amount)
    except Refusal as refusal:
        raise placed(refusal, "claim.strength") from None
    if given != claim.strength:
        shown = given.in_notation(claim.strength.notation)
        raise placed(Refusal("inconsistent_input", "claim", claim=claim.strength, given=shown), "claim.strength")
