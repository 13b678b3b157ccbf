"""Group C of the qualification catalogue for forms and contents, with its published and derived figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from compounder.domain.calculators.corrections import (
    Applied,
    AssayCorrection,
    CorrectionPolicy,
    Role,
    assay_correction,
    content_of_concentrate,
    content_of_powder,
    hydrate_correction,
)
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength


def molar(mass: str) -> Quantity:
    return Quantity.of(mass, "g/mol")


def content(assay: str, water: str = "0", prescribed: str = "1", assayed: str = "1") -> Fraction:
    """The content of a powder from percentages and molar masses."""
    return content_of_powder(
        Fraction(assay) / 100,
        water_if_dried=Fraction(water) / 100,
        prescribed_molar_mass=molar(prescribed),
        assayed_molar_mass=molar(assayed),
    )


def correction(
    policy: str,
    share: Fraction,
    role: str = "active",
    *,
    has_labelled_potency: bool = False,
    apply_optional: bool = False,
) -> AssayCorrection:
    return assay_correction(
        CorrectionPolicy(policy),
        share,
        role=Role(role),
        has_labelled_potency=has_labelled_potency,
        apply_optional=apply_optional,
    )


def is_near(found: Fraction, expected: str, tolerance: str) -> bool:
    """The catalogue's comparison: exact, the limits included."""
    return abs(found - Fraction(expected)) <= Fraction(tolerance)


THIOSULFATE_LOT = content("99.6", "34", "248.18", "158.11")


@pytest.mark.parametrize(
    ("case", "from_mass", "to_mass", "of", "expected", "tolerance"),
    [
        ("WP194", "192.13", "210.14", "1", "1.093", "0.001"),
        ("WP195", "210.14", "192.13", "1", "0.914", "0.0005"),
        ("WP198", "270.81", "288.81", "1", "1.066", "0.0006"),
        ("DC212", "234.34", "288.81", "2", "2.465", "0.0005"),
        ("DC210", "248.18", "158.11", "250", "159.27", "0.005"),
        ("clinical 3.1", "158.11", "248.18", "1", "1.56967", "0.000005"),
        ("clinical 3.1", "248.18", "158.11", "1", "0.63708", "0.000005"),
    ],
)
def test_one_form_replaces_another_mole_for_mole(
    *, case: str, from_mass: str, to_mass: str, of: str, expected: str, tolerance: str
) -> None:
    """hydrate_correction: factor = to ÷ from (CompoundingToday/IJPC, Water of Hydration; derived cases)."""
    assert is_near(hydrate_correction(molar(from_mass), molar(to_mass)) * Fraction(of), expected, tolerance), case


def test_a_form_and_back_is_the_same_amount() -> None:
    """The factor there and the factor back are inverse, exactly."""
    there = hydrate_correction(molar("248.18"), molar("158.11"))
    assert there * hydrate_correction(molar("158.11"), molar("248.18")) == 1


@pytest.mark.parametrize(
    ("case", "share", "expected", "tolerance"),
    [
        ("WP203 erythromycin, shortfall 13 %", 1 - content("93.0", "6.5"), "0.13", "0.001"),
        ("DC215 thiosulfate as pentahydrate", THIOSULFATE_LOT, "1.03184", "0.000005"),
        ("clinical 3.4, 99.0 %/32 %", content("99", "32", "248.18", "158.11"), "1.057", "0.0005"),
        ("clinical 3.4, 100.5 %/32 %", content("100.5", "32", "248.18", "158.11"), "1.073", "0.0005"),
        ("clinical 3.4, 100 %/36.29 %", content("100", "36.29", "248.18", "158.11"), "1", "0.0005"),
        ("clinical 3.4, 99 %/37 %", content("99", "37", "248.18", "158.11"), "0.979", "0.0005"),
    ],
)
def test_the_content_of_a_powder(case: str, share: Fraction, expected: str, tolerance: str) -> None:
    """Content = assay × (1 − water if dried) × prescribed ÷ assayed molar mass."""
    assert is_near(share, expected, tolerance), case


@pytest.mark.parametrize(
    ("case", "prescribed", "found", "expected", "tolerance"),
    [
        ("WP200", "1.5", correction("full", content("96.1", "3.5")), "1.62", "0.005"),
        ("DC213", "125", correction("full", THIOSULFATE_LOT), "121.143", "0.0005"),
        ("DC214", "125", correction("dac_nrf", THIOSULFATE_LOT), "125", "0"),
        ("DC224", "40", correction("dac_nrf", content("90"), "excipient"), "40", "0"),
        ("DC222", "3", correction("labelled_potency", content("98.7", "1.1")), "3", "0"),
        ("DC223", "3", correction("full", content("98.7", "1.1")), "3.0733", "0.00005"),
        (
            "DC221",
            "500",
            correction("labelled_potency", Fraction(850, 1000), has_labelled_potency=True),
            "588.24",
            "0.005",
        ),
        ("DC215, policy none", "125", correction("none", THIOSULFATE_LOT), "125", "0"),
    ],
)
def test_the_mass_to_weigh(case: str, prescribed: str, found: AssayCorrection, expected: str, tolerance: str) -> None:
    """assay_correction: weigh = prescribed × applied factor, as the policy says."""
    assert is_near(Fraction(prescribed) * found.applied_factor, expected, tolerance), case


@pytest.mark.parametrize(
    ("case", "nominal", "found", "expected"),
    [("WP201", "2 % w/w", "2.06 % w/w", "0.971"), ("WP202", "100 % w/w", "2.06 % w/w", "48.544")],
)
def test_a_concentrate_is_always_corrected_under_dac_nrf(case: str, nominal: str, found: str, expected: str) -> None:
    """DAC/NRF Rezepturtipp 1/2026: a stock concentrate by found ÷ nominal, below 1 too, to three decimals."""
    share = content_of_concentrate(Strength.written(nominal), Strength.written(found))
    answer = correction("dac_nrf", share, "concentrate")
    assert (answer.applied_factor, answer.reason) == (Fraction(expected), Applied.CONCENTRATE), case


def test_strengths_of_different_bases_are_not_compared() -> None:
    """``basis_mismatch`` for nominal and found."""
    with pytest.raises(Refusal) as refused:
        content_of_concentrate(Strength.written("25 % w/v"), Strength.written("20 % w/w"))
    assert refused.value.code == "basis_mismatch"


def test_the_dac_nrf_factor_has_three_decimals() -> None:
    """DC216: 0.969 for the thiosulfate lot, stated although it is not applied."""
    answer = correction("dac_nrf", THIOSULFATE_LOT)
    assert (answer.calculated_factor, answer.applied_factor) == (Fraction("0.969"), Fraction(1))
    assert answer.reason is Applied.WITHIN_LIMITS


@pytest.mark.parametrize(
    ("factor", "applied", "reason"),
    [
        ("1.0215", "1.022", Applied.ABOVE_LIMIT),
        ("1.0205", "1.021", Applied.ABOVE_LIMIT),
        ("1.02049999", "1", Applied.NOT_CHOSEN),
        ("1.02", "1", Applied.NOT_CHOSEN),
        ("1.0005", "1", Applied.NOT_CHOSEN),
        ("1.00049999", "1", Applied.WITHIN_LIMITS),
        ("1", "1", Applied.WITHIN_LIMITS),
        ("0.90", "1", Applied.WITHIN_LIMITS),
        ("0.8995", "1", Applied.WITHIN_LIMITS),
        ("0.89949999", "0.899", Applied.BELOW_LIMIT),
    ],
)
@pytest.mark.parametrize("role", ["active", "preservative"])
def test_dac_nrf_compares_the_rounded_factor(factor: str, applied: str, reason: Applied, role: str) -> None:
    """Half up to three decimals first, then: above 1.02 and below 0.90 it applies, the limits themselves do not."""
    answer = correction("dac_nrf", 1 / Fraction(factor), role)
    assert (answer.applied_factor, answer.reason) == (Fraction(applied), reason)


@pytest.mark.parametrize(
    ("factor", "applied", "reason"),
    [
        ("1.02", "1.02", Applied.OPTIONAL),
        ("1.0005", "1.001", Applied.OPTIONAL),
        ("1.0004", "1", Applied.WITHIN_LIMITS),
        ("0.95", "1", Applied.WITHIN_LIMITS),
        ("1.03", "1.03", Applied.ABOVE_LIMIT),
    ],
)
def test_dac_nrf_applies_by_choice_only_above_one(factor: str, applied: str, reason: Applied) -> None:
    """apply_optional concerns 1 < f ≤ 1.02 and nothing else."""
    answer = correction("dac_nrf", 1 / Fraction(factor), apply_optional=True)
    assert (answer.applied_factor, answer.reason) == (Fraction(applied), reason)


@pytest.mark.parametrize("share", ["0.5", "0.97", "1.2"])
def test_an_excipient_is_never_corrected_under_dac_nrf(share: str) -> None:
    """Excipient: never, whatever the content, and by choice neither."""
    answer = correction("dac_nrf", Fraction(share), "excipient", apply_optional=True)
    assert (answer.applied_factor, answer.reason) == (Fraction(1), Applied.NOT_AN_EXCIPIENT)


@pytest.mark.parametrize("share", ["0.9", "0.999", "1", "1.1"])
def test_full_is_exact_above_and_below_one(share: str) -> None:
    """Full: always, and never rounded."""
    assert correction("full", Fraction(share)).applied_factor == 1 / Fraction(share)


def test_labelled_potency_corrects_for_a_labelled_potency_alone() -> None:
    """In-specification assay and drying loss are not corrected (CompoundingToday/IJPC)."""
    assert correction("labelled_potency", Fraction("0.92")).reason is Applied.NO_LABELLED_POTENCY
    assert correction("labelled_potency", Fraction("0.92"), has_labelled_potency=True).applied_factor == Fraction(
        25, 23
    )
