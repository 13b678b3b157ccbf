"""A hypertonic solution is called so, by every basis there is; an estimate is a range, and no salt is negative."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.batch_formula import plan_batch
from compounder.domain.calculators.colligative import E_VALUE_FROM_DISSOCIATION, E_VALUE_FROM_LISO
from compounder.domain.calculators.corrections import Role
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.master_formulation import Claim, FormulaLine, MasterFormulation
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.tonicity_estimate import Range, Tonicity, TonicityEstimate, tonicity_estimate
from tests.builders import (
    anhydrous,
    ointment,
    pentahydrate,
    random_formulation,
    random_request,
    request,
    text,
    thiosulfate,
)


def estimate(formulation: MasterFormulation, size: str, density: str | None = None) -> TonicityEstimate:
    asked = request(formulation, size, density=density)
    made = plan_batch(formulation, asked, shipped.plan_rules())
    return tonicity_estimate(made, formulation, asked, shipped.isotonic())


def solution(strength: str, form: str = "pentahydrate", **more: object) -> MasterFormulation:
    """Sodium thiosulfate in water, so much in 100 mL."""
    claimed = Strength.written(strength)
    chosen = thiosulfate().form(form)
    line = FormulaLine(
        1, "thiosulfate", text("thiosulfate"), Role.ACTIVE, amount=claimed.in_total(Quantity.of(100, "mL")),
        substance=thiosulfate(), form=chosen, **more,  # type: ignore[arg-type]  # by name
    )  # fmt: skip
    injection = shipped.formulation("sts-injection-25")
    water = FormulaLine(2, "water", text("water"), Role.EXCIPIENT)
    claim = Claim(claimed, "thiosulfate", chosen)
    made = replace(injection, base_size=Quantity.of(100, "mL"), lines=(line, water), claim=claim)
    check_formulation(made)
    return made


def near(value: Fraction, low: str, high: str) -> bool:
    return Fraction(low) <= value <= Fraction(high)


@pytest.mark.parametrize(
    ("formulation", "size", "low", "high"),
    [("sts-injection-150", "10 mL", "3.99", "5.89"), ("sts-injection-25", "100 mL", "6.65", "9.82")],
)
def test_the_injections_are_4_to_10_times_isotonic(formulation: str, size: str, low: str, high: str) -> None:
    """150 mg/mL about 4 to 6 times, 250 mg/mL about 7 to 10 times, whatever the basis: hypertonic."""
    found = estimate(shipped.formulation(formulation), size)
    assert found.tonicity is Tonicity.HYPERTONIC
    assert abs(found.times.low - Fraction(low)) < Fraction(1, 50)
    assert abs(found.times.high - Fraction(high)) < Fraction(1, 50)
    assert found.sodium_chloride is None
    assert not found.confirmed


def test_the_numbers_of_150_mg_per_ml() -> None:
    """E-values 0.294 to 0.341; 3 × 0.6044 mol/L = 1813 mOsm/L; × 0.63 to 0.77."""
    found = estimate(shipped.formulation("sts-injection-150"), "10 mL")
    e_values, ideal, real = (basis.times for basis in found.bases)
    assert e_values == Range(15 * Fraction("0.294") / Fraction("0.9"), 15 * Fraction("0.341") / Fraction("0.9"))
    assert near(found.osmolarity.high, "1813", "1814")
    assert near(found.osmolarity.low, "1142", "1143")
    assert ideal.low == ideal.high == found.osmolarity.high / 308
    assert real == Range(found.osmolarity.low / 286, found.osmolarity.high * Fraction("0.77") / 286)


def test_osmolality_needs_the_density() -> None:
    """250 mg/mL at 1.1194 g/mL: ideal about 3,150 mOsm/kg (clinical source), from about 1,990 with the coefficient."""
    formulation = shipped.formulation("sts-injection-25")
    assert estimate(formulation, "100 mL").osmolality is None
    found = estimate(formulation, "100 mL", "1.1194 g/mL").osmolality
    assert found is not None
    assert near(found.high, "3145", "3150")
    assert near(found.low, "1980", "1990")


def test_a_licensed_product_lies_within_the_estimate() -> None:
    """80 mg/mL of the anhydrous form: its label says 980 to 1200 mOsm/kg, the coefficient was read back from that."""
    found = estimate(solution("80 mg/mL", "anhydrous"), "100 mL")
    assert near(found.osmolarity.low, "950", "980")
    assert found.osmolarity.high > 1200


def test_the_data_agree_with_the_calculators() -> None:
    """17 × 4.3 ÷ M and 32.5 × 2.6 ÷ M, each form by itself, in the third decimal."""
    for form in (pentahydrate(), anhydrous()):
        assert form.osmotic is not None
        mass = str(form.molar_mass)
        liso = E_VALUE_FROM_LISO.result({"molar_mass": mass, "compound_type": "uni_divalent"}, "e_value")
        dissociated = {"molar_mass": mass, "ions": "3", "dissociation": "80 %"}
        ansel = E_VALUE_FROM_DISSOCIATION.result(dissociated, "e_value")
        values = [e_value.value for e_value in form.osmotic.e_values]
        assert abs(min(values) - liso.exact.number) < Fraction(1, 1000)
        assert abs(max(values) - ansel.exact.number) < Fraction(1, 1000)


def test_both_forms_of_one_solution_are_alike() -> None:
    """As many moles are as many particles, whichever form is counted."""
    ratio = anhydrous().molar_mass.ratio(pentahydrate().molar_mass)
    one, other = estimate(solution("10 % w/v"), "100 mL"), estimate(solution("10 % w/v", "anhydrous"), "100 mL")
    assert one.osmolarity.high == other.osmolarity.high * ratio


@pytest.mark.parametrize(
    ("strength", "tonicity"),
    [
        ("1 % w/v", Tonicity.HYPOTONIC),
        ("2.2 % w/v", Tonicity.HYPOTONIC),
        ("2.9 % w/v", Tonicity.UNDECIDED),
        ("5 % w/v", Tonicity.HYPERTONIC),
    ],
)
def test_the_verdict_follows_every_basis(strength: str, tonicity: Tonicity) -> None:
    """Where the bases do not agree it says so."""
    assert estimate(solution(strength), "100 mL").tonicity is tonicity


def test_what_is_isotonic_by_every_basis_is_called_so() -> None:
    """With limits wide enough for the bases."""
    formulation = solution("2.9 % w/v")
    asked = request(formulation, "100 mL")
    made = plan_batch(formulation, asked, shipped.plan_rules())
    wide = replace(shipped.isotonic(), low=Fraction("0.5"), high=Fraction("1.5"))
    assert tonicity_estimate(made, formulation, asked, wide).tonicity is Tonicity.ISOTONIC


def test_the_salt_to_add_is_a_range_and_never_negative() -> None:
    """20 mL of 1 %: 0.18 − 0.2 × E, 0.1118 to 0.1212 g; 0.118 g with 0.31. At 3 % from nothing on."""
    found = estimate(solution("1 % w/v"), "20 mL").sodium_chloride
    assert found == Range(Fraction("0.1118"), Fraction("0.1212"))
    assert found.low < Fraction("0.118") < found.high
    at_the_edge = estimate(solution("3 % w/v"), "100 mL").sodium_chloride
    assert at_the_edge is not None
    assert at_the_edge.low == 0
    assert estimate(solution("25 % w/v"), "100 mL").sodium_chloride is None


def test_what_has_no_data_is_named() -> None:
    """The diluent may be a saline: the estimate then lies too low."""
    found = estimate(shipped.formulation("sts-injection-150"), "10 mL")
    assert [name.english for name in found.not_counted] == ["diluent"]


def test_another_solute_is_added() -> None:
    """Twice the same substance on two lines is the sum."""
    one = solution("1 % w/v")
    second = replace(one.lines[0], number=3, ingredient="more", name=text("more"))
    both = replace(one, lines=(*one.lines, second))
    assert estimate(both, "100 mL").osmolarity.high == 2 * estimate(one, "100 mL").osmolarity.high


def test_a_formula_by_mass_has_no_tonicity() -> None:
    """``unexpected_input``."""
    with pytest.raises(Refusal) as refused:
        estimate(ointment(), "500 g")
    assert refused.value.code == "unexpected_input"


def test_without_data_nothing_is_estimated() -> None:
    """``missing_input``: no guess."""
    formulation = solution("1 % w/v")
    bare = replace(formulation.lines[0], substance=None, form=None)
    claim = replace(formulation.claim, form=None)
    with pytest.raises(Refusal) as refused:
        estimate(replace(formulation, lines=(bare, formulation.lines[1]), claim=claim), "100 mL")
    assert refused.value.code == "missing_input"


def test_a_density_that_leaves_no_water_is_refused() -> None:
    """``inconsistent_input``: 0.1 g/mL holds 0.159 g of what is dissolved."""
    with pytest.raises(Refusal) as refused:
        estimate(shipped.formulation("sts-injection-25"), "100 mL", "0.1 g/mL")
    assert refused.value.phrase.key == "refusal.inconsistent_input.no_water_left"


@settings(max_examples=150)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_every_solution_is_estimated_or_refused(seed: int) -> None:
    """Of any kind of line: ordered ranges, no negative salt, never a crash."""
    source = random.Random(seed)  # noqa: S311 - the same for the same seed
    formulation = random_formulation(source)
    asked = random_request(source, formulation)
    try:
        made = plan_batch(formulation, asked, shipped.plan_rules())
        found = tonicity_estimate(made, formulation, asked, shipped.isotonic())
    except Refusal:
        return
    assert 0 < found.times.low <= found.times.high
    assert found.sodium_chloride is None or 0 <= found.sodium_chloride.low <= found.sodium_chloride.high
