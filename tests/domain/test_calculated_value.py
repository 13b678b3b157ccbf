"""A calculated value for a batch: which results qualify, that it is exact, and that its origin is kept whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.calculated_value import MOST_INPUTS, CalculatedValue, calculated_value, offered, writable
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.calculation import Calculation, calculate_all
from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Row, Texts
from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.origin_text import origin_of, origin_text

AT = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)
OINTMENT = {"area": "120 cm^2", "thickness": "1 mm", "density": "0.9 g/mL", "days": "14 day"}


def calculated(name: str, texts: Texts) -> Calculation:
    """A calculation."""
    return calculate_all(CATALOGUE[name], texts)


def value_of(name: str, texts: Texts, output: str = "") -> CalculatedValue:
    """What a batch gets of it: of the output named, else of the first that qualifies."""
    calculation = calculated(name, texts)
    chosen = next((found for found in calculation.found if found.name == output), None)
    found = offered(calculation, chosen)
    assert found is not None
    return calculated_value(calculation, found, AT)


def test_only_amounts_of_a_finished_preparation_and_its_density_are_declared() -> None:
    """The whole list; what is taken, added, dissolved or measured on a patient is not in it."""
    declared = {f"{one.output} of {item.name}": one.use for item in CATALOGUE.values() for one in item.for_batch}
    assert sorted(key for key, use in declared.items() if use is BatchUse.DENSITY) == ["density of density"]
    assert sorted(key for key, use in declared.items() if use is BatchUse.CONTAINERS) == [
        "containers of dose_volume", "full_containers of dilution", "tubes of ointment_quantity",
        "vials of intralesional_session",
    ]  # fmt: skip
    assert sorted(key for key, use in declared.items() if use is BatchUse.SIZE) == [
        "mass of density", "powder_total of trituration", "target_quantity of dilution",
        "total of formula_scaling", "total of percentage_strength", "total_mass of fingertip_units",
        "total_mass of ointment_quantity", "total_quantity of alligation_alternate",
        "total_volume of intralesional_session", "volume of density", "volume of dose_volume",
        "volume of infusion_rate", "volume of milliequivalents", "volume of millimoles", "volume of molarity",
    ]  # fmt: skip


def test_every_declared_output_is_one_and_says_by_which_input_a_container_holds_how_much() -> None:
    """A declaration that names nothing would never be seen."""
    for item in CATALOGUE.values():
        inputs = {one.name for one in item.inputs}
        for one in item.for_batch:
            assert one.output in item.outputs
            assert (one.content in inputs) is (one.use is BatchUse.CONTAINERS)


def test_the_result_that_stands_large_is_offered_else_the_first_that_qualifies() -> None:
    """The mass of one application is no batch; that of the treatment is, and so are its tubes if they stand large."""
    calculation = calculated("ointment_quantity", OINTMENT | {"tube_mass": "50 g"})
    by_name = {found.name: found for found in calculation.found}
    assert offered(calculation, by_name["mass_per_day"]) is by_name["total_mass"]
    assert offered(calculation, by_name["tubes"]) is by_name["tubes"]
    assert offered(calculation, None) is by_name["total_mass"]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("lesion_volume", {"length": "10 mm", "width": "10 mm", "depth": "10 mm"}),
        ("formula_scaling", {"formula_total": "10", "required_total": "30"}),
        ("dilution", {"stock_strength": "2 % w/v", "target_strength": "1 % w/v", "target_quantity": "9 mL"}),
        (
            "dilution",
            {
                "stock_strength": "2 % w/v", "target_strength": "1 % w/v",
                "target_quantity": "9 mL", "container_size": "10 mL",
            },
        ),
    ],
)  # fmt: skip
def test_no_batch_is_planned_with_a_lesion_a_count_of_units_an_input_or_nothing(name: str, texts: Texts) -> None:
    """A lesion is measured, not made; ten units are no size; what was given is no result; no container is full."""
    assert offered(calculated(name, texts), None) is None


def test_a_size_is_the_very_quantity_that_was_calculated() -> None:
    """120 cm² × 1 mm × 0.9 g/mL × 14 = 151.2 g, with the inputs from which it came."""
    value = value_of("ointment_quantity", OINTMENT)
    assert value.value == value.exact == Quantity.of("151.2", "g")
    assert not value.is_rounded
    assert [name.key for name, _ in value.inputs][:3] == ["value.area", "value.thickness", "value.density"]


def test_what_has_no_end_is_rounded_up_as_a_step_of_its_own_and_a_density_to_the_nearest() -> None:
    """10 g at 0.3 % is 3333.33… g; enough must be made. 239 g in 183 mL is 1.306010… g/mL."""
    size = value_of("percentage_strength", {"ingredient": "10 g", "strength": "0.3 % w/w"})
    assert size.exact.number == Fraction(10_000, 3)
    assert size.value == Quantity.of("3333.34", "g")
    assert "calculated.rounded_up" in [said.key for said in size.sentences(AT)]
    density = value_of("density", {"mass": "239 g", "volume": "183 mL"})
    assert density.value == Quantity.of("1.306", "g/mL")
    assert "calculated.rounded" in [said.key for said in density.sentences(AT)]


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**6), st.sampled_from(("g", "mg", "kg", "mL", "L")))
def test_what_a_batch_gets_can_be_typed_and_is_never_less_nor_a_thousandth_more(number: Fraction, unit: str) -> None:
    """Typed back it is the same quantity; where it is rounded, upwards and by less than a thousandth or a hundredth."""
    exact = Quantity(number, Quantity.of(1, unit).unit)
    value = writable(exact)
    assert Quantity.parse(f"{decimal_text(value.number)} {value.unit}", language="fr") == value
    assert exact <= value
    assert (value - exact.to(value.unit)).number < max(Fraction(1, 1000) * value.number, Fraction(1, 10**9))


def test_what_cannot_even_be_rounded_into_nine_digits_is_refused() -> None:
    """Ten thousand tonnes."""
    with pytest.raises(Refusal) as refused:
        writable(Quantity.of(10**12, "kg"))
    assert refused.value.code == "invalid_number"


def test_containers_of_another_size_than_the_formulation_s_are_refused() -> None:
    """Four tubes of 50 g are no four pots of 30 g."""
    tubes = value_of("ointment_quantity", OINTMENT | {"tube_mass": "50 g"}, "tubes")
    assert (tubes.use, tubes.shown, tubes.content) == (BatchUse.CONTAINERS, Fraction(4), Quantity.of(50, "g"))
    tubes.check_containers(Quantity.of("0.05", "kg"))
    with pytest.raises(Refusal) as refused:
        tubes.check_containers(Quantity.of(30, "g"))
    assert refused.value.phrase.key == "refusal.inconsistent_input.other_containers"


def test_the_frozen_origin_is_read_back_as_it_was_without_names_and_with_the_rest_counted() -> None:
    """Size, containers, rows; names of ingredients are not kept; of a long list the first are."""
    session: Texts = {
        "strength": "150 mg/mL", "vial_volume": "2 mL", "lesions": [{"volume": "0.5 mL"}] * (MOST_INPUTS + 6),
    }  # fmt: skip
    named: dict[str, str | Sequence[Row]] = {
        "formula": [{"ingredient": "NAME", "quantity": "2 g"}, {"ingredient": "OTHER", "quantity": "4 g"}],
        "required_total": "7 g",
    }
    values = [
        value_of("intralesional_session", session, "vials"),
        value_of("formula_scaling", named | {"excess": "5 %"}),
        value_of("percentage_strength", {"ingredient": "10 g", "strength": "0.3 % w/w"}),
    ]
    for value in values:
        stored = origin_text(value)
        assert origin_of({"origin": stored}) == value
        assert "NAME" not in str(stored)
    assert values[0].left == 9  # thirty lesions, the strength, the vial and the ions that count as one, less the most
    assert origin_of({}) is None
