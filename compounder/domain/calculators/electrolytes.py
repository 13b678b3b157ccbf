"""Milliequivalents, millimoles and molarity: a substance by mass, by amount and in solution (catalogue, group F)."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM, MILLILITRE
from compounder.domain.calculators.formula import Expression, Result, found, total, value_name
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import (
    MASS_INPUT,
    MOLAR_MASS_INPUT,
    VOLUME_INPUT,
    Count,
    Measure,
    StrengthOf,
)
from compounder.domain.calculators.sources import USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Notation
from compounder.domain.unit import Unit

MILLIGRAM_PER_MILLILITRE = Notation.quotient("mg", "mL")
_EQUIVALENTS_PER_MOLE = Unit.of("Eq/mol")


def equivalents_per_mole(given: Given) -> Result:
    """The valence as equivalents per mole."""
    valence = Quantity(given.number("valence"), _EQUIVALENTS_PER_MOLE)
    return Result(valence, value_name("valence", given.number_of_row))


@dataclass(frozen=True, slots=True)
class _Counting:
    """In what a calculator counts: the name of its concentration, its units, and what one mole counts for."""

    concentration: str
    amount_unit: Unit
    concentration_unit: Unit
    per_mole: str = ""

    def counted(self, mass: Expression, given: Given) -> Expression:
        """An amount, or a concentration, from a mass or a mass concentration."""
        amount = mass / given.term("molar_mass")
        return amount * self._factor(given) if self.per_mole else amount

    def weighed(self, amount: Expression, given: Given) -> Expression:
        """A mass, or a mass concentration, from an amount or a concentration."""
        mass = amount * given.term("molar_mass")
        return mass / self._factor(given) if self.per_mole else mass

    def _factor(self, given: Given) -> Result:
        return equivalents_per_mole(given) if self.per_mole == "valence" else given.term(self.per_mole)

    def amount(self, expression: Expression) -> Result:
        """An amount with its Working."""
        return found("amount", expression, self.amount_unit, USP_1160)

    def concentrated(self, expression: Expression) -> Result:
        """A concentration with its Working."""
        return found(self.concentration, expression, self.concentration_unit, USP_1160)


def _solution_presence(names: Names, *amounts: str, concentration: str) -> None:
    """At most two of (mass or amount), concentration and volume; a volume alone says nothing."""
    concentrations = ("mass_concentration", concentration)
    names.at_most(1, *amounts)
    names.at_most(1, *concentrations)
    names.at_most(2, *amounts, *concentrations, "volume")
    if not names.any_of(*amounts, *concentrations):
        names.exactly(1, *amounts, *concentrations)


def _solution(given: Given, counting: _Counting) -> Outcomes:
    """Two of amount, concentration and volume give the third; one gives its counterpart by mass or by amount."""
    amount, concentration = _amount(given, counting), _concentration(given, counting)
    volume = found("volume", given.term("volume"), MILLILITRE) if "volume" in given else None
    if amount and concentration:
        volume = found("volume", amount / concentration, MILLILITRE, USP_1160)
    elif amount and volume:
        concentration = counting.concentrated(amount / volume)
    elif concentration and volume:
        amount = counting.amount(concentration * volume)
    return _both_ways(given, counting, amount, concentration, volume)


def _amount(given: Given, counting: _Counting) -> Result | None:
    if "amount" in given:
        return counting.amount(given.term("amount"))
    if "dose_per_kg" in given:
        return counting.amount(given.term("dose_per_kg") * given.term("body_mass"))
    return counting.amount(counting.counted(given.term("mass"), given)) if "mass" in given else None


def _concentration(given: Given, counting: _Counting) -> Result | None:
    if counting.concentration in given:
        return counting.concentrated(given.term(counting.concentration))
    if "mass_concentration" in given:
        return counting.concentrated(counting.counted(given.term("mass_concentration"), given))
    return None


def _both_ways(
    given: Given, counting: _Counting, amount: Result | None, concentration: Result | None, volume: Result | None
) -> Outcomes:
    outcomes: dict[str, Result | Refusal] = {}
    outcomes["volume"] = volume or missing(counting.concentration if amount else "amount")
    outcomes["amount"] = outcomes["mass"] = missing("volume")
    outcomes[counting.concentration] = outcomes["mass_concentration"] = missing("volume")
    if amount:
        mass = given.term("mass") if "mass" in given else counting.weighed(amount, given)
        outcomes |= {"amount": amount, "mass": found("mass", mass, GRAM, USP_1160)}
    if concentration:
        name = "mass_concentration"
        strength = given.term(name) if name in given else counting.weighed(concentration, given)
        outcomes |= {
            counting.concentration: concentration,
            name: found(name, strength, MILLIGRAM_PER_MILLILITRE, USP_1160),
        }
    return outcomes


def _of_components(given: Given, counting: _Counting) -> Outcomes:
    """The sum of several substances, and its concentration where there is a volume."""
    return _amount_in(
        total([counting.counted(row.term("mass"), row) for row in given.rows("components")]), given, counting
    )


def _amount_in(expression: Expression, given: Given, counting: _Counting) -> Outcomes:
    amount = counting.amount(expression)
    if "volume" not in given:
        return {"amount": amount}
    volume = given.term("volume")
    concentration = counting.concentrated(amount / volume)
    return {
        "amount": amount,
        counting.concentration: concentration,
        "volume": found("volume", volume, MILLILITRE),
    }


_SOLUTION = (
    Input("mass", MASS_INPUT, optional=True),
    Input("mass_concentration", StrengthOf("w/v"), optional=True),
    Input("volume", VOLUME_INPUT, optional=True),
)

_MILLIEQUIVALENTS = _Counting("concentration", Unit.of("mEq"), Unit.of("mEq/mL"), per_mole="valence")
_OF_ONE_SALT = (
    *("molar_mass", "valence", "ions_per_formula", "mass", "mass_concentration"),
    *("amount", "concentration", "dose_per_kg", "body_mass"),
)


def _milliequivalents_presence(names: Names) -> None:
    if "components" in names:
        names.forbid(*_OF_ONE_SALT, beside="components")
        return
    names.need("molar_mass", "valence")
    _solution_presence(names, "mass", "amount", "dose_per_kg", concentration="concentration")
    names.together("dose_per_kg", "body_mass")


def _milliequivalents(given: Given) -> Outcomes:
    if "components" in given:
        return _of_components(given, _MILLIEQUIVALENTS)
    return _solution(given, _MILLIEQUIVALENTS)


MILLIEQUIVALENTS = Calculator(
    "milliequivalents",
    "electrolytes",
    (
        Input("molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("valence", Count(), optional=True),
        *_SOLUTION,
        Input("amount", Measure("mEq"), optional=True),
        Input("concentration", Measure("mEq/L"), optional=True),
        Input("dose_per_kg", Measure("mEq/kg"), optional=True),
        Input("body_mass", MASS_INPUT, optional=True),
        Input(
            "components",
            Rows((Input("mass", MASS_INPUT), Input("molar_mass", MOLAR_MASS_INPUT), Input("valence", Count()))),
            optional=True,
        ),
    ),
    ("amount", "concentration", "mass", "mass_concentration", "volume"),
    USP_1160,
    _milliequivalents,
    presence=_milliequivalents_presence,
    for_batch=(ForBatch("volume"),),
)

_MILLIMOLES = _Counting("concentration", Unit.of("mmol"), Unit.of("mmol/mL"), per_mole="ions_per_formula")
_BY_EQUIVALENTS = ("equivalents", "equivalent_concentration")


def _millimoles_presence(names: Names) -> None:
    if "components" in names:
        names.forbid(*_OF_ONE_SALT, *_BY_EQUIVALENTS, beside="components")
        return
    by_equivalents = next((name for name in _BY_EQUIVALENTS if name in names), None)
    if by_equivalents:
        names.at_most(1, *_BY_EQUIVALENTS)
        others = ("molar_mass", "ions_per_formula", "mass", "mass_concentration", "amount", "concentration")
        names.forbid(*others, beside=by_equivalents)
        if by_equivalents == "equivalent_concentration":
            names.forbid("volume", beside=by_equivalents)
        names.need("valence")
        return
    if names.any_of("molar_mass", "mass", "mass_concentration", "amount", "concentration"):
        names.forbid("valence", beside="molar_mass")
    names.only_with("valence", *_BY_EQUIVALENTS)
    names.need("molar_mass")
    _solution_presence(names, "mass", "amount", concentration="concentration")


def _millimoles(given: Given) -> Outcomes:
    if "components" in given:
        return _of_components(given, _MILLIMOLES)
    if "equivalents" in given:
        return _amount_in(given.term("equivalents") / equivalents_per_mole(given), given, _MILLIMOLES)
    if "equivalent_concentration" in given:
        concentration = given.term("equivalent_concentration") / equivalents_per_mole(given)
        return {"concentration": _MILLIMOLES.concentrated(concentration)}
    return _solution(given, _MILLIMOLES)


_IONS = Input("ions_per_formula", Count(), default="1")

MILLIMOLES = Calculator(
    "millimoles",
    "electrolytes",
    (
        Input("molar_mass", MOLAR_MASS_INPUT, optional=True),
        _IONS,
        *_SOLUTION,
        Input("amount", Measure("mmol"), optional=True),
        Input("concentration", Measure("mmol/L"), optional=True),
        Input("equivalents", Measure("mEq"), optional=True),
        Input("equivalent_concentration", Measure("mEq/L"), optional=True),
        Input("valence", Count(), optional=True),
        Input(
            "components",
            Rows((Input("mass", MASS_INPUT), Input("molar_mass", MOLAR_MASS_INPUT), _IONS)),
            optional=True,
        ),
    ),
    ("amount", "concentration", "mass", "mass_concentration", "volume"),
    USP_1160,
    _millimoles,
    presence=_millimoles_presence,
    for_batch=(ForBatch("volume"),),
)

_MOLES = _Counting("molarity", Unit.of("mmol"), Unit.of("mol/L"))


def _molarity_presence(names: Names) -> None:
    _solution_presence(names, "mass", "amount", concentration="molarity")


def _molarity(given: Given) -> Outcomes:
    return _solution(given, _MOLES)


MOLARITY = Calculator(
    "molarity",
    "electrolytes",
    (
        Input("molar_mass", MOLAR_MASS_INPUT),
        *_SOLUTION,
        Input("amount", Measure("mmol"), optional=True),
        Input("molarity", Measure("mol/L"), optional=True),
    ),
    ("molarity", "amount", "mass", "mass_concentration", "volume"),
    USP_1160,
    _molarity,
    presence=_molarity_presence,
    for_batch=(ForBatch("volume"),),
)
