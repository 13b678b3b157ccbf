"""Substances and their forms: base, salt, hydrate, each with a sourced molar mass; a bare name cannot be weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity

MOLAR_MASS_CHECK = Quantity.of("0.02", "g/mol")
"""How far a sourced molar mass may lie from that of the molecular formula: a check on the data, never a source."""

_ELEMENT = re.compile(r"([A-Z][a-z]?)([0-9]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class WaterLimits:
    """The water content that a monograph allows for a form, with its source; outside it is a warning."""

    low: Percentage
    high: Percentage
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class EValue:
    """A sodium chloride equivalent of a form: g of sodium chloride for 1 g, by one source."""

    value: Fraction
    source: str


@dataclass(frozen=True, slots=True)
class OsmoticData:
    """What is known of a form in solution: particles, E-values by source, osmotic coefficients from lowest to highest.

    The sources differ, so that every estimate is a range.
    """

    particles: int
    e_values: tuple[EValue, ...]
    coefficient_low: Fraction
    coefficient_high: Fraction
    coefficient_source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a substance: molar mass in g/mol with its source, molecular formula, and how many waters it holds."""

    id: str
    name: LocalText
    molar_mass: Quantity
    molecular_formula: str
    source: str
    water_molecules: int = 0
    water_limits: WaterLimits | None = None
    osmotic: OsmoticData | None = None

    @property
    def holds_water(self) -> bool:
        """Whether the form is a hydrate, of which a dried assay alone says nothing."""
        return self.water_molecules > 0


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance under its name in every language, and its forms."""

    id: str
    name: LocalText
    forms: tuple[Form, ...]

    def form(self, form_id: str) -> Form:
        """The form of that id; refused as ``unknown_option`` with the forms that there are."""
        for form in self.forms:
            if form.id == form_id:
                return form
        raise Refusal(
            "unknown_option", "form", form=form_id, substance=self.name, forms=tuple(form.id for form in self.forms)
        )

    def only_form(self) -> Form:
        """The one form there is; where there are several the name alone is refused as ``missing_input``."""
        if len(self.forms) != 1:
            raise Refusal("missing_input", "form", substance=self.name, forms=tuple(form.id for form in self.forms))
        return self.forms[0]

    def anhydrous_form(self) -> Form | None:
        """The form without water, which an assay on the dried substance counts."""
        return next((form for form in self.forms if not form.holds_water), None)


def calculated_molar_mass(molecular_formula: str, atomic_masses: Mapping[str, Fraction]) -> Quantity:
    """The molar mass of a formula such as ``Na2S2O3.5H2O``; ``inconsistent_input`` where it cannot be read."""
    total = Fraction(0)
    for part in molecular_formula.split("."):
        count, elements = re.match(r"([0-9]*)(.*)", part, re.ASCII).groups()  # type: ignore[union-attr]  # matches any text
        if not elements or "".join(symbol + number for symbol, number in _ELEMENT.findall(elements)) != elements:
            raise Refusal("inconsistent_input", "molecular_formula", formula=molecular_formula)
        for symbol, number in _ELEMENT.findall(elements):
            if symbol not in atomic_masses:
                raise Refusal("inconsistent_input", "molecular_formula", formula=molecular_formula)
            total += int(count or 1) * int(number or 1) * atomic_masses[symbol]
    return Quantity(total, MOLAR_MASS_CHECK.unit)


def check_molar_masses(substance: Substance, atomic_masses: Mapping[str, Fraction]) -> None:
    """Refuse a substance whose sourced molar mass and molecular formula differ by more than 0.02 g/mol."""
    for form in substance.forms:
        calculated = calculated_molar_mass(form.molecular_formula, atomic_masses)
        difference = form.molar_mass - calculated
        if abs(difference.number) > MOLAR_MASS_CHECK.to(difference.unit).number:
            raise Refusal(
                "inconsistent_input",
                "molar_mass",
                substance=substance.name,
                form=form.name,
                stated=form.molar_mass,
                calculated=calculated,
            )
