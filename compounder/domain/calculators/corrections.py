"""Replacing one form of a substance by another, and correcting for a lot's content (catalogue, group C)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from compounder.domain.calculators.formula import Expression, number_in, operand
from compounder.domain.errors import Refusal
from compounder.domain.number import rounded_half_up
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

DAC_NRF_STEP = Fraction(1, 1000)
"""DAC/NRF states the factor to three decimals."""


class CorrectionPolicy(Enum):
    """The published policies contradict each other, so one is always named (rules/corrections.toml)."""

    NONE = "none"
    LABELLED_POTENCY = "labelled_potency"
    FULL = "full"
    DAC_NRF = "dac_nrf"


class Role(Enum):
    """What an ingredient is for; DAC/NRF corrects by role."""

    ACTIVE = "active"
    PRESERVATIVE = "preservative"
    EXCIPIENT = "excipient"
    CONCENTRATE = "concentrate"


class Applied(Enum):
    """Why a policy applies the calculated factor, or does not."""

    BY_POLICY_FULL = "full"
    BY_LABELLED_POTENCY = "labelled_potency"
    CONCENTRATE = "concentrate"
    ABOVE_LIMIT = "above_limit"
    BELOW_LIMIT = "below_limit"
    OPTIONAL = "optional"
    NOT_BY_POLICY_NONE = "policy_none"
    NO_LABELLED_POTENCY = "no_labelled_potency"
    NOT_AN_EXCIPIENT = "excipient"
    WITHIN_LIMITS = "within_limits"
    NOT_CHOSEN = "not_chosen"


@dataclass(frozen=True, slots=True)
class DacNrfLimits:
    """Above `apply_above` the factor must be applied, between 1 and it it may, below 1 only under `apply_below`."""

    apply_above: Fraction = Fraction("1.02")
    apply_below: Fraction = Fraction("0.90")


@dataclass(frozen=True, slots=True)
class AssayCorrection:
    """The factors of a lot: calculated (1 ÷ content), applied by the policy, and why."""

    calculated_factor: Fraction
    applied_factor: Fraction
    reason: Applied


def form_factor(from_molar_mass: Expression, to_molar_mass: Expression) -> Expression:
    """The factor that replaces one form by another, mole for mole: to ÷ from."""
    return to_molar_mass / from_molar_mass


def hydrate_correction(from_molar_mass: Quantity, to_molar_mass: Quantity) -> Fraction:
    """The factor that replaces one form by another, mole for mole: to ÷ from.

    Source: CompoundingToday/IJPC, Water of Hydration.
    >>> hydrate_correction(Quantity.of("158.11", "g/mol"), Quantity.of("248.18", "g/mol"))
    Fraction(24818, 15811)
    """
    return number_in(form_factor(operand(from_molar_mass), operand(to_molar_mass)))


def powder_content(
    assay: Expression, *, water: Expression | None, forms: tuple[Expression, Expression] | None
) -> Expression:
    """Content = assay × (1 − water) × prescribed ÷ assayed molar mass; what is not known is left out."""
    content = assay if water is None else assay * (operand(1) - water)
    if forms is None:
        return content
    prescribed, assayed = forms
    return content * form_factor(assayed, prescribed)


def content_of_powder(
    assay: Fraction, *, water_if_dried: Fraction, prescribed_molar_mass: Quantity, assayed_molar_mass: Quantity
) -> Fraction:
    """Content = assay × (1 − water if dried) × prescribed ÷ assayed molar mass, as a share of one."""
    forms = operand(prescribed_molar_mass), operand(assayed_molar_mass)
    return number_in(powder_content(operand(assay), water=operand(water_if_dried), forms=forms))


def content_of_concentrate(nominal: Strength, found: Strength) -> Fraction:
    """Content = found ÷ nominal strength; different bases are refused as ``basis_mismatch``."""
    if nominal.basis != found.basis:
        raise Refusal("basis_mismatch", "concentrate", nominal=nominal, found=found)
    return number_in(operand(found) / operand(nominal))


def assay_correction(
    policy: CorrectionPolicy,
    content: Fraction,
    *,
    role: Role,
    has_labelled_potency: bool = False,
    apply_optional: bool = False,
    limits: DacNrfLimits | None = None,
) -> AssayCorrection:
    """The factor by which a mass (or a concentrate's volume) is multiplied because a lot does not hold 100 %.

    Exact, except that under DAC/NRF the factor is rounded to three decimals, half up, before any comparison.
    Sources: CompoundingToday/IJPC (labelled potency), USP <1160>/<1163> (full), DAC/NRF (dac_nrf).
    """
    factor = 1 / content
    match policy:
        case CorrectionPolicy.NONE:
            return AssayCorrection(factor, Fraction(1), Applied.NOT_BY_POLICY_NONE)
        case CorrectionPolicy.LABELLED_POTENCY:
            if has_labelled_potency:
                return AssayCorrection(factor, factor, Applied.BY_LABELLED_POTENCY)
            return AssayCorrection(factor, Fraction(1), Applied.NO_LABELLED_POTENCY)
        case CorrectionPolicy.FULL:
            return AssayCorrection(factor, factor, Applied.BY_POLICY_FULL)
        case CorrectionPolicy.DAC_NRF:
            rounded = rounded_half_up(factor, DAC_NRF_STEP)
            reason = _dac_nrf_reason(rounded, role, limits or DacNrfLimits(), apply_optional=apply_optional)
            applies = reason in (Applied.CONCENTRATE, Applied.ABOVE_LIMIT, Applied.BELOW_LIMIT, Applied.OPTIONAL)
            return AssayCorrection(rounded, rounded if applies else Fraction(1), reason)


def _dac_nrf_reason(factor: Fraction, role: Role, limits: DacNrfLimits, *, apply_optional: bool) -> Applied:
    if role is Role.CONCENTRATE:
        return Applied.CONCENTRATE
    if role is Role.EXCIPIENT:
        return Applied.NOT_AN_EXCIPIENT
    if factor > limits.apply_above:
        return Applied.ABOVE_LIMIT
    if factor < limits.apply_below:
        return Applied.BELOW_LIMIT
    if factor > 1:
        return Applied.OPTIONAL if apply_optional else Applied.NOT_CHOSEN
    return Applied.WITHIN_LIMITS
