"""A master formulation that contradicts itself is refused, so that none of its batches can be planned from it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from compounder import shipped
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.master_formulation import Claim, Density, Limits, MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from tests.builders import ointment


def with_line(number: int, **changes: object) -> MasterFormulation:
    """The ointment with one line changed."""
    shipped = ointment()
    lines = list(shipped.lines)
    lines[number - 1] = replace(lines[number - 1], **changes)  # type: ignore[arg-type]  # passed on by name
    return replace(shipped, lines=tuple(lines))


def claiming(strength: str) -> MasterFormulation:
    shipped = ointment()
    return replace(shipped, claim=replace(shipped.claim, strength=Strength.written(strength)))


def density(value: str, temperature: str = "20 degC") -> Density:
    return Density(Quantity.written(value), Quantity.written(temperature), "a test")


def code(formulation: MasterFormulation) -> tuple[str, str]:
    with pytest.raises(Refusal) as refused:
        check_formulation(formulation)
    return refused.value.code, refused.value.phrase.key.rpartition(".")[2]


@pytest.mark.parametrize("name", shipped.shipped_formulations())
def test_the_shipped_formulations_hold(name: str) -> None:
    """All five, with policy full, limits of 95 to 105 % and a tolerance of 1 % a line, unconfirmed."""
    formulation = shipped.formulation(name)
    check_formulation(formulation)
    limits = Limits(Percentage.of(95), Percentage.of(105), confirmed=False)
    assert (formulation.policy.value, formulation.strength_limits) == ("full", limits)
    assert (formulation.tolerance, formulation.tolerance_confirmed) == (Percentage.of(1), False)
    assert formulation.source
    assert formulation.steps
    assert formulation.controls
    assert formulation.water_activity is None


def test_the_shipped_lines_carry_the_names_of_the_issue() -> None:
    """Exactly these names, roles of the rest included."""
    names = {
        name: [line.ingredient for line in shipped.formulation(name).lines] for name in shipped.shipped_formulations()
    }
    assert names == {
        "sts-cream-10": ["sodium thiosulfate", "purified water", "cold cream"],
        "sts-gel-25": ["sodium thiosulfate", "xanthan gum", "ethanol absolute", "purified water"],
        "sts-injection-150": ["sodium thiosulfate injection 250 mg/mL", "diluent"],
        "sts-injection-25": ["sodium thiosulfate", "water for injections"],
        "sts-ointment-25": ["sodium thiosulfate", "glycerol", "lanolin", "white petrolatum"],
    }
    takers = {
        name: [line.ingredient for line in shipped.formulation(name).lines if line.compensating] for name in names
    }
    assert takers == {
        "sts-cream-10": ["cold cream"],
        "sts-gel-25": ["purified water"],
        "sts-injection-150": [],
        "sts-injection-25": [],
        "sts-ointment-25": ["white petrolatum"],
    }


def test_the_ointments_beyond_use_class_is_aqueous_until_its_water_activity_is_recorded() -> None:
    """No density and no water activity of the ointment is shipped."""
    assert ointment().beyond_use_class.value == "aqueous"
    assert all(line.density is None for line in ointment().lines)


@pytest.mark.parametrize(
    ("formulation", "expected"),
    [
        (claiming("20 % w/w"), ("inconsistent_input", "claim")),
        (claiming("25 % w/v"), ("basis_mismatch", "claim")),
        (claiming("250 mg/mL"), ("basis_mismatch", "claim")),
        (with_line(2, ingredient="lanolin"), ("inconsistent_input", "name_twice")),
        (with_line(2, amount=Quantity.of(9, "g")), ("inconsistent_input", "lines_do_not_add_up")),
        (with_line(2, amount=Quantity.of(90, "g")), ("components_exceed_total", "formula")),
        (with_line(4, compensating=False), ("missing_input", "compensating_line")),
        (with_line(2, amount=None), ("inconsistent_input", "quantum_satis_compensates")),
        (with_line(2, amount=Quantity.of(10, "mL")), ("missing_density", "line_by_volume")),
        (with_line(2, amount=Quantity.of(10, "mol")), ("wrong_dimension", "other_kind")),
        (with_line(2, amount=Quantity.of(0, "g")), ("non_positive_quantity", "zero")),
        (with_line(2, amount=Quantity.of(-10, "g")), ("non_positive_quantity", "zero")),
        (with_line(2, density=density("1.2 g/mL")), ("unexpected_input", "density_of_line")),
        (
            with_line(2, amount=Quantity.of(10, "mL"), density=density("0 g/mL")),
            ("non_positive_quantity", "zero"),
        ),
        (with_line(2, amount=Quantity.of(10, "mL"), density=density("1 g")), ("wrong_dimension", "other_kind")),
        (
            with_line(2, amount=Quantity.of(10, "mL"), density=density("1 g/mL", "20 g")),
            ("wrong_dimension", "other_kind"),
        ),
        (with_line(1, compensating=True), ("inconsistent_input", "claim_of_the_rest")),
        (with_line(2, tolerance=Percentage.of("-1")), ("non_positive_quantity", "zero")),
        (with_line(4, amount=None), None),
    ],
)
def test_a_formula_by_mass_that_contradicts_itself(
    formulation: MasterFormulation, expected: tuple[str, str] | None
) -> None:
    """Claim, names, sum, q.s., compensating lines and densities agree, or the formulation is refused."""
    if expected is None:
        check_formulation(formulation)
    else:
        assert code(formulation) == expected


def test_only_one_line_is_q_s() -> None:
    """Two q.s. lines have no answer."""
    shipped = ointment()
    lines = tuple(replace(line, amount=None, compensating=True) if line.number > 2 else line for line in shipped.lines)
    assert code(replace(shipped, lines=lines)) == ("inconsistent_input", "two_quantum_satis")


def test_a_claim_of_no_line() -> None:
    """``missing_input``."""
    shipped = ointment()
    assert code(replace(shipped, claim=Claim(shipped.claim.strength, "zinc oxide", None))) == (
        "missing_input",
        "claimed_line",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"base_size": Quantity.of(100, "mL")}, "wrong_dimension"),
        ({"base_size": Quantity.of(0, "g")}, "non_positive_quantity"),
        ({"usual_size": Quantity.of(500, "mL")}, "wrong_dimension"),
        ({"usual_size": Quantity.of(0, "g")}, "non_positive_quantity"),
        ({"version": 0}, "non_positive_quantity"),
        ({"tolerance": Percentage.of(0)}, "non_positive_quantity"),
        ({"house_limit_days": 0}, "non_positive_quantity"),
        ({"water_activity": Fraction(7)}, "inconsistent_input"),
        ({"water_activity": Fraction(-1, 10)}, "inconsistent_input"),
    ],
)
def test_values_that_no_formulation_can_have(changes: dict[str, object], expected: str) -> None:
    """Sizes of one kind above zero, versions from 1, a water activity from 0 to 1."""
    assert code(replace(ointment(), **changes))[0] == expected  # type: ignore[arg-type]  # passed on by name


def test_a_formula_by_volume_has_no_compensating_line() -> None:
    """What is added up to a volume takes the rest by itself."""
    injection = shipped.formulation("sts-injection-25")
    lines = (injection.lines[0], replace(injection.lines[1], compensating=True))
    assert code(replace(injection, lines=lines)) == ("inconsistent_input", "compensating_by_volume")


def test_a_kind_that_the_sizes_contradict() -> None:
    """A formula by mass whose sizes are volumes."""
    both = {"base_size": Quantity.of(100, "mL"), "usual_size": Quantity.of(100, "mL")}
    assert code(replace(ointment(), **both)) == ("inconsistent_input", "base_size")  # type: ignore[arg-type]  # by name


def test_a_strength_of_the_total_is_an_amount() -> None:
    """10 % w/w of 100 g is 10 g; the claim and the sum count it so."""
    check_formulation(with_line(2, amount=None, strength=Strength.written("10 % w/w")))
    assert code(with_line(2, amount=None, strength=Strength.written("11 % w/w")))[0] == "components_exceed_total"
    assert code(with_line(2, amount=None, strength=Strength.written("10 % w/v")))[0] == "basis_mismatch"
    assert code(with_line(2, amount=None, strength=Strength.written("0 % w/w")))[0] == "non_positive_quantity"
