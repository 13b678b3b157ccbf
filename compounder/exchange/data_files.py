"""The program's own data files: substances with their forms, atomic masses, and the rules of the planner."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from compounder.domain.batch_plan import PlanRules
from compounder.domain.calculators.corrections import DacNrfLimits
from compounder.domain.certificate import ContentLimits
from compounder.domain.number import parse_written
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import (
    EValue,
    Form,
    OsmoticData,
    Substance,
    WaterLimits,
    check_molar_masses,
)
from compounder.domain.tonicity_estimate import Isotonic
from compounder.domain.weighing_sense import WeighingRule
from compounder.exchange.toml_table import Table, parse_toml


def read_substance(text: str, file: str, atomic_masses: Mapping[str, Fraction]) -> Substance:
    """Read a substance; a molar mass that its molecular formula contradicts is refused."""
    table = parse_toml(text, file)
    substance = Substance(table.text("id"), table.local("name"), tuple(_form(form) for form in table.tables("form")))
    table.finish()
    check_molar_masses(substance, atomic_masses)
    return substance


def _form(table: Table) -> Form:
    form = Form(
        id=table.text("id"),
        name=table.local("name"),
        molar_mass=table.parsed("molar_mass", Quantity.written),
        molecular_formula=table.text("molecular_formula"),
        source=table.text("source"),
        water_molecules=table.integer("water_molecules", 0),
        water_limits=_water(table.table("water")) if table.has("water") else None,
        osmotic=_osmotic(table.table("osmotic")) if table.has("osmotic") else None,
    )
    table.finish()
    return form


def _water(table: Table) -> WaterLimits:
    limits = WaterLimits(
        table.parsed("low", Percentage.written),
        table.parsed("high", Percentage.written),
        table.text("source"),
        table.flag("confirmed", default=False),
    )
    table.finish()
    return limits


def _osmotic(table: Table) -> OsmoticData:
    e_values = tuple(_e_value(row) for row in table.tables("e_value"))
    data = OsmoticData(
        table.integer("particles"),
        e_values,
        table.number("coefficient_low"),
        table.number("coefficient_high"),
        table.text("coefficient_source"),
        table.flag("confirmed", default=False),
    )
    table.finish()
    return data


def _e_value(table: Table) -> EValue:
    e_value = EValue(table.number("value"), table.text("source"))
    table.finish()
    return e_value


def read_isotonic(text: str, file: str) -> Isotonic:
    """Read what counts as isotonic (rules/tonicity.toml)."""
    table = parse_toml(text, file)
    isotonic = Isotonic(
        table.parsed("sodium_chloride", Strength.written),
        table.parsed("ideal_osmolarity", Quantity.written),
        table.parsed("real_osmolarity", Quantity.written),
        table.number("low"),
        table.number("high"),
        table.text("source"),
        table.flag("confirmed", default=False),
    )
    table.text("edition")
    table.finish()
    return isotonic


def read_atomic_masses(text: str, file: str) -> dict[str, Fraction]:
    """Read the atomic masses, in g/mol."""
    masses = parse_toml(text, file).table("masses")
    return {symbol: masses.parsed(symbol, parse_written) for symbol in masses.other_keys()}


def read_plan_rules(text: str, file: str) -> PlanRules:
    """Read the limits that the planner follows (rules/corrections.toml)."""
    table = parse_toml(text, file)
    content, dac_nrf = table.table("content"), table.table("dac_nrf")
    return PlanRules(
        ContentLimits(
            content.parsed("highest_assay", Percentage.written),
            content.parsed("lowest_content", Percentage.written),
            content.parsed("highest_content", Percentage.written),
            content.text("id"),
            content.flag("confirmed", default=False),
        ),
        DacNrfLimits(dac_nrf.number("apply_above"), dac_nrf.number("apply_below")),
    )


def read_weighing_rules(text: str, file: str) -> dict[str, WeighingRule]:
    """Read the rules of least weights by id (rules/weighing.toml), the usual one first."""
    rules = (
        WeighingRule(
            table.text("id"),
            table.number("multiple"),
            table.flag("counts_deviation", default=False),
            table.integer("least_volume_steps"),
            table.local("source"),
            table.flag("confirmed", default=False),
        )
        for table in parse_toml(text, file).tables("policy")
    )
    return {rule.id: rule for rule in rules}


def read_item_prefix(text: str, file: str) -> str:
    """Read the restricted-circulation prefix of our own containers' item numbers (rules/container_codes.toml)."""
    return parse_toml(text, file).table("restricted_circulation").text("prefix")
