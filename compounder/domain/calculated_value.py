"""A calculated value on its way into a batch: exactly what is put in, and where it came from, for the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from compounder.domain.calculators.batch_use import BatchUse, ForBatch
from compounder.domain.calculators.calculation import Calculation, Found
from compounder.domain.calculators.formula import value_name
from compounder.domain.calculators.kinds import Value, magnitude
from compounder.domain.errors import Refusal
from compounder.domain.number import TYPED_DIGITS, is_decimal, rounded_half_up, shortened
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import DENSITY, MASS, NO_UNIT, VOLUME, Unit

MOST_INPUTS = 24
"""So many inputs are kept with a batch; of a longer list the record says how many more there were."""
_UNITS = {
    MASS: tuple(map(Unit.of, ("g", "mg", "kg"))),
    VOLUME: tuple(map(Unit.of, ("mL", "L"))),
    DENSITY: (Unit.of("g/mL"),),
}
_FEWEST_PLACES, _FEWEST_DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class CalculatedValue:
    """A size, a number of containers of `content` each, or a density, for a batch.

    `value` is what the batch gets, `exact` what was calculated; they differ only where `exact` cannot be written in
    digits, and then `sentences` say the rounding. Inputs that are names are not kept; `left` are those beyond the most.
    """

    use: BatchUse
    value: Quantity
    exact: Quantity
    calculator: str
    output: str
    inputs: tuple[tuple[Phrase, Value | Phrase], ...]
    at: datetime
    content: Quantity | None = None
    left: int = 0

    @property
    def is_rounded(self) -> bool:
        """Whether the batch gets another value than was calculated."""
        return self.value != self.exact

    @property
    def shown(self) -> Quantity | Fraction:
        """The value as people read it: a number of containers has no unit."""
        return self.value.number if self.use is BatchUse.CONTAINERS else self.value

    def sentences(self, at: datetime, *, with_inputs: bool = True) -> tuple[Phrase, ...]:
        """Where it came from, how it was rounded, and from which inputs; `at` is the moment on the local clock."""
        values = {"value": self.shown, "output": value_name(self.output), "at": at}
        calculator = Phrase.of(f"calculator.{self.calculator}")
        if self.content is not None:
            values["content"] = self.content
        said = [Phrase.of(f"calculated.{self.use.value}", calculator=calculator, **values)]
        if self.is_rounded:
            key = "rounded" if self.use is BatchUse.DENSITY else "rounded_up"
            said.append(Phrase.of(f"calculated.{key}", exact=self.exact, value=self.value))
        if with_inputs and self.inputs:
            inputs = tuple(Phrase.of("calculated.input", name=name, value=value) for name, value in self.inputs)
            key = "given_more" if self.left else "given"
            said.append(Phrase.of(f"calculated.{key}", inputs=inputs, left=self.left))
        return tuple(said)

    def check_containers(self, content: Quantity) -> None:
        """Refuse a number of containers of another size than the formulation's: ``inconsistent_input``."""
        if self.content is not None and self.content != content:
            raise Refusal("inconsistent_input", "other_containers", calculated=self.content, content=content)


def offered(calculation: Calculation, chosen: Found | None) -> Found | None:
    """The result that a batch can be planned with: the one that stands large, else the first; None where none can."""
    usable = [found for found in calculation.found if _use_of(calculation, found) is not None]
    return chosen if chosen in usable else next(iter(usable), None)


def is_offered(calculation: Calculation, found: Found) -> bool:
    """Whether a batch can be planned with a result."""
    return _use_of(calculation, found) is not None


def calculated_value(calculation: Calculation, found: Found, at: datetime) -> CalculatedValue:
    """A result for a batch; ``invalid_number`` where not even its rounding can be written in digits."""
    use = _use_of(calculation, found)
    if use is None:
        raise ValueError(f"no batch is planned with {found.name}")
    exact = magnitude(found.result.value)
    inputs = [(given.name, given.value) for given in calculation.inputs() if not isinstance(given.value, str)]
    return CalculatedValue(
        use=use.use,
        value=exact if use.use is BatchUse.CONTAINERS else writable(exact),
        exact=exact,
        calculator=calculation.calculator.name,
        output=found.name,
        inputs=tuple(inputs[:MOST_INPUTS]),
        at=at,
        content=calculation.given.quantity(use.content) if use.content else None,
        left=max(0, len(inputs) - MOST_INPUTS),
    )


def _use_of(calculation: Calculation, found: Found) -> ForBatch | None:
    """How the calculator declares a result; a total of units, and nothing at all, are no size."""
    value = found.result.value
    declared = {use.output: use for use in calculation.calculator.for_batch}
    use = declared.get(found.name)
    if use is None or not isinstance(value, Quantity | Fraction):
        return None
    amount = magnitude(value)
    kinds = {BatchUse.SIZE: (MASS, VOLUME), BatchUse.CONTAINERS: (NO_UNIT.dimension,), BatchUse.DENSITY: (DENSITY,)}
    return use if amount.dimension in kinds[use.use] and amount.number > 0 else None


def writable(exact: Quantity) -> Quantity:
    """The same value in a unit in which a person can type it; where its digits do not end, a rounded one.

    A size is rounded up, so that enough is made, and a density to the nearest: to hundredths, or to four digits where
    that is finer.

    >>> str(writable(Quantity.of("0.12", "L"))), str(writable(Quantity.of(Fraction(100, 3), "g")))
    ('0.12 L', '33.34 g')
    """
    units = _UNITS[exact.dimension]
    own = (exact.unit,) if exact.unit in units else ()
    in_units = [exact.to(unit) for unit in (*own, *units)]
    found = next((value for value in in_units if _can_be_typed(value.number)), None)
    if found is not None:
        return found
    rounded = next((value for value in map(_rounded, in_units) if value.number and _can_be_typed(value.number)), None)
    if rounded is None:
        raise Refusal("invalid_number", "too_many_digits", text=shortened(str(exact)), most=TYPED_DIGITS)
    return rounded


def _can_be_typed(number: Fraction) -> bool:
    has_end = is_decimal(number) and (number * 10**TYPED_DIGITS).denominator == 1
    return has_end and number < 10**TYPED_DIGITS


def _rounded(value: Quantity) -> Quantity:
    number, places = value.number, _FEWEST_PLACES
    while places < TYPED_DIGITS and number * 10**places < 10 ** (_FEWEST_DIGITS - 1):
        places += 1
    step = Fraction(1, 10**places)
    near = rounded_half_up(number, step) if value.dimension == DENSITY else -(-number // step) * step
    return Quantity(near, value.unit)
