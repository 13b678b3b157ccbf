"""Series of readings: uniformity of mass, and the mean kinetic temperature (catalogue, group J)."""

from __future__ import annotations

from decimal import localcontext
from fractions import Fraction

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.formula import As, Expression, Result, found, operand, stated, total
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.irrational import DIGITS, approximated, as_decimal, cut, square_root, wide_context
from compounder.domain.calculators.kinds import MASS_INPUT, TIME_INPUT, Measure, Percent, Sign
from compounder.domain.calculators.sources import HAYNES, UNIFORMITY_TEXTS
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit


def _uniformity(given: Given) -> Outcomes:
    masses = [row.term("mass") for row in given.rows("masses")]
    unit = masses[0].exact.unit
    mean = found("mean", total(masses) / operand(len(masses)), unit, UNIFORMITY_TEXTS)
    deviation = _standard_deviation(masses, mean)
    relative = deviation / mean
    outcomes: dict[str, Result | Refusal] = {
        "mean": mean,
        "standard_deviation": deviation,
        "relative_standard_deviation": found("relative_standard_deviation", relative, As.PERCENTAGE, UNIFORMITY_TEXTS),
        "largest_deviation": found(
            "largest_deviation", _largest_deviation(masses, mean), As.PERCENTAGE, UNIFORMITY_TEXTS
        ),
    }
    if "limit" in given:
        outcomes["outside_limit"] = _outside(masses, mean, given.term("limit"))
    if "nominal" in given:
        change = mean / given.term("nominal") - operand(1)
        outcomes["mean_deviation"] = found("mean_deviation", change, As.PERCENTAGE, UNIFORMITY_TEXTS)
    return outcomes


def _standard_deviation(masses: list[Result], mean: Result) -> Result:
    """The root of the sum of squared deviations ÷ (n − 1)."""
    unit = mean.exact.unit
    squares = sum((mean.exact - mass.exact).number ** 2 for mass in masses)
    value = Quantity(Fraction(squares), unit * unit)
    shown = Phrase.of("formula.squared_deviations", mean=mean.numbers, count=len(masses))
    sum_of_squares = stated("squared_deviations", shown, value, UNIFORMITY_TEXTS, mean)
    variance = sum_of_squares / operand(len(masses) - 1)
    root = Quantity(square_root(variance.exact.to(unit * unit).number), unit)
    return approximated("standard_deviation", "square_root", root, unit, UNIFORMITY_TEXTS, of=variance)


def _largest_deviation(masses: list[Result], mean: Result) -> Expression:
    farthest = max(masses, key=lambda mass: abs((mean.exact - mass.exact).number))
    larger, smaller = (farthest, mean) if farthest.exact > mean.exact else (mean, farthest)
    return (larger - smaller) / mean


def _outside(masses: list[Result], mean: Result, limit: Result) -> Result:
    allowed = mean.exact * limit.exact
    count = sum(abs((mean.exact - mass.exact).number) > allowed.number for mass in masses)
    formula = Phrase.of("formula.outside", mean=mean.numbers, limit=limit.numbers)
    return stated("outside_limit", formula, Fraction(count), UNIFORMITY_TEXTS, mean)


MASS_UNIFORMITY = Calculator(
    "mass_uniformity",
    "buffers_and_statistics",
    (
        Input("masses", Rows((Input("mass", MASS_INPUT),), at_least=2)),
        Input("nominal", MASS_INPUT, optional=True),
        Input("limit", Percent(), optional=True),
    ),
    (
        *("mean", "standard_deviation", "relative_standard_deviation"),
        *("largest_deviation", "outside_limit", "mean_deviation"),
    ),
    UNIFORMITY_TEXTS,
    _uniformity,
)

_ZERO_IN_KELVIN = Fraction("273.15")
_ACTIVATION = 10_000
"""ΔH ÷ R in kelvin, as the catalogue takes it: 83.144 kJ/mol ÷ 8.3144 J/(mol·K)."""
_BEYOND_REACH = 10_000
"""e to the power of minus this is less than any share of a reading by more digits than are kept."""
_DEGREE = Unit.of("degC")


def _readings_presence(names: Names) -> None:
    rows = names.rows["readings"]
    if any("duration" in row for row in rows):
        for number, row in enumerate(rows, 1):
            try:
                row.need("duration")
            except Refusal as refusal:
                refusal.at = f"readings[{number}].duration"
                raise


def _kinetic(given: Given) -> Outcomes:
    rows = given.rows("readings")
    kelvins = []
    for row in rows:
        kelvin = row.quantity("temperature").number + _ZERO_IN_KELVIN
        if kelvin <= 0:
            refusal = Refusal("inconsistent_input", "absolute_zero", temperature=row.quantity("temperature"))
            refusal.at = f"readings[{row.number_of_row}].temperature"
            raise refusal
        kelvins.append(kelvin)
    weights = [row.term("duration") if "duration" in row else operand(1) for row in rows]
    sum_of_weights = total(weights)
    weighted = total([weight * row.term("temperature") for weight, row in zip(weights, rows, strict=True)])
    mean = found("arithmetic_mean", weighted / sum_of_weights, _DEGREE, HAYNES)
    whole = sum_of_weights.exact
    shares = [weight.exact.ratio(whole) for weight in weights]
    value = Quantity(mean_kinetic_kelvin(kelvins, shares) - _ZERO_IN_KELVIN, _DEGREE)
    formula = Phrase.of("formula.mean_kinetic", readings=tuple(_shown(row) for row in rows), digits=DIGITS)
    return {
        "arithmetic_mean": mean,
        "mean_kinetic_temperature": stated("mean_kinetic_temperature", formula, value, HAYNES),
    }


def _shown(row: Given) -> Phrase:
    temperature = row.term("temperature").numbers
    if "duration" in row:
        return Phrase.of("formula.reading_for", temperature=temperature, duration=row.term("duration").numbers)
    return Phrase.of("formula.figure", figure=temperature)


def mean_kinetic_kelvin(kelvins: list[Fraction], shares: list[Fraction]) -> Fraction:
    """The mean kinetic temperature in kelvin, to 40 digits; shares add up to one. Source: Haynes 1971.

    The hottest reading is taken out of the sum, so that no exponential is out of reach and a constant temperature
    gives itself exactly.
    """
    coldness = [Fraction(_ACTIVATION) / kelvin for kelvin in kelvins]
    hottest = min(coldness)
    reach = max(abs(kelvin.numerator.bit_length() - kelvin.denominator.bit_length()) for kelvin in kelvins)
    with localcontext(wide_context(2 * DIGITS + reach)):
        mean = sum(
            share * Fraction(as_decimal(hottest - cold).exp())
            for cold, share in zip(coldness, shares, strict=True)
            if cold - hottest < _BEYOND_REACH
        )
        logarithm = Fraction(as_decimal(Fraction(mean)).ln())
    return cut(_ACTIVATION / (hottest - logarithm))


MEAN_KINETIC_TEMPERATURE = Calculator(
    "mean_kinetic_temperature",
    "buffers_and_statistics",
    (
        Input(
            "readings",
            Rows(
                (
                    Input("temperature", Measure("degC"), sign=Sign.ANY),
                    Input("duration", TIME_INPUT, optional=True),
                )
            ),
        ),
    ),
    ("mean_kinetic_temperature", "arithmetic_mean"),
    HAYNES,
    _kinetic,
    presence=_readings_presence,
)
