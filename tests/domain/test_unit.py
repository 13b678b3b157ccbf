"""The list of units is closed and case-sensitive: what is not on it is refused, never interpreted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.unit import NO_UNIT, SYMBOLS, Unit

PARTS = (*SYMBOLS, "cm^2", "m^2")
CATALOGUE = (
    *("kg", "g", "mg", "microgram", "ng", "L", "dL", "mL", "microlitre", "mol", "mmol", "micromol", "Eq", "mEq", "Osm"),
    *("mOsm", "unit", "mm", "cm", "m", "cm^2", "m^2", "min", "h", "day", "degC", "drop"),
)


def test_the_list_is_the_catalogues() -> None:
    """Section 2, no more and no less."""
    assert sorted(PARTS) == sorted(CATALOGUE)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "MG",
            "Mg",
            "mG",
            "G",
            "KG",
            "Kg",
            "gr",
            "gm",
            "mcg",
            "µg",
            "μg",
            "ug",
            "ΜG",
            "cc",
            "ml",
            "ML",
            "l",
            "U",
            "IU",
            "Unit",
        ),
        *(
            "units",
            "grams",
            "gramme",
            "µL",
            "K",
            "C",
            "°C",
            "oz",
            "lb",
            "hr",
            "s",
            "d",
            "%",
            "ppm",
            "w/w",
            "x",
            "",
            " ",
            "g ",
            " g",
        ),
        *(
            "mg/",
            "/mL",
            "mg//mL",
            "mg/ mL",
            "mg mL",
            "mg*mL",
            "g^2",
            "cm^3",
            "m^3",
            "cm²",
            "mg/mL/h/kg",
            "mg/xx",
            "1/mL",
            "mg\n",
        ),
        *("mg/mg", "g/mL/g", "mL/mL", "mg/mL/mL"),
    ],
)
def test_what_is_not_listed_is_refused(text: str) -> None:
    """An upper-cased µg looks like MG, a thousandfold error (failure mode 29); what cancels has no written form."""
    with pytest.raises(Refusal) as refused:
        Unit.of(text)
    assert refused.value.code == "unknown_unit"


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3))
def test_a_unit_reads_back_as_itself(parts: list[str]) -> None:
    """A stored unit is the same unit; a quotient that names a symbol twice is refused."""
    text = "/".join(parts)
    if len({part.removesuffix("^2") for part in parts}) < len(parts):
        with pytest.raises(Refusal):
            Unit.of(text)
    else:
        assert Unit.of(str(Unit.of(text))) == Unit.of(text)


@given(st.text(max_size=12))
def test_any_text_is_a_unit_of_the_list_or_a_refusal(text: str) -> None:
    """Nothing but a symbol of the list, or a quotient of two or three, is ever read."""
    try:
        Unit.of(text)
    except Refusal:
        return
    assert all(part in PARTS for part in text.split("/"))


def test_divisors_may_stand_in_either_order() -> None:
    """microgram/kg/min = microgram/min/kg (catalogue, section 2)."""
    assert Unit.of("microgram/kg/min") == Unit.of("microgram/min/kg")


def test_dimensions_of_products_and_quotients() -> None:
    """Volume is length cubed: an area times a length fills it; a unit over itself has none."""
    assert (Unit.of("cm^2") * Unit.of("mm")).dimension == Unit.of("mL").dimension
    assert (Unit.of("mg/mL") * Unit.of("mL")).dimension == Unit.of("g").dimension
    assert Unit.of("g") / Unit.of("g") == NO_UNIT
    assert Unit.of("mg/g").dimension == ()
