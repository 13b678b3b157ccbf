"""The kinds of input that a calculator declares: which texts fit, which signs and ranges, and the exact value made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from compounder.domain.calculators.written import BASES, Shape, Written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import DIMENSION_NAMES, Quantity, dimension_phrase
from compounder.domain.strength import Basis, Notation, Strength
from compounder.domain.unit import ACTIVITY, AMOUNT, EQUIVALENT, MASS, OSMOTIC, VOLUME, Unit

Value = Quantity | Strength | Percentage | Fraction
"""What an input or a result is; a count is a Fraction without a rest."""


class Sign(Enum):
    """Which numbers an input may be; an input is positive unless its calculator says otherwise."""

    POSITIVE = "positive"
    ZERO_ALLOWED = "zero_allowed"
    ANY = "any"


def check_sign(written: Written, sign: Sign) -> None:
    """Refuse a negative number, or zero, where it is not allowed, as ``non_positive_quantity``."""
    if sign is Sign.ANY:
        return
    if written.number < 0:
        raise Refusal("non_positive_quantity", "negative", number=shortened(written.text))
    if written.number == 0 and (sign is Sign.POSITIVE or written.mark == "1:"):
        raise Refusal("non_positive_quantity", "zero", value=shortened(written.text))


class Kind(ABC):
    """What an input takes: `complete` judges the text, `fit` the dimension, `value` the sign and the range."""

    __slots__ = ()

    @property
    @abstractmethod
    def needed(self) -> Phrase | tuple[Phrase, ...]:
        """What is asked for, in words: "a mass"."""

    def complete(self, written: Written) -> None:
        """Refuse a number without the unit or basis that it needs: ``missing_unit``, ``missing_basis``."""
        if written.is_bare:
            raise Refusal("missing_unit", "of_what", number=shortened(written.text))

    @abstractmethod
    def fit(self, written: Written) -> None:
        """Refuse a text of another kind: ``wrong_dimension``, or ``missing_density`` where one would make it fit."""

    @abstractmethod
    def value(self, written: Written, sign: Sign) -> Value:
        """The exact value of a text that fits; a sign or a range that is not allowed is refused."""

    def _refused(self, written: Written) -> Refusal:
        return Refusal("wrong_dimension", "other_kind", value=shortened(written.text), needed=self.needed)


@dataclass(frozen=True)
class Measure(Kind):
    """A quantity in units such as those named: ``Measure("g", "mL")`` is a mass or a volume; ``Measure("mg/kg")``."""

    examples: tuple[str, ...]

    def __init__(self, *examples: str) -> None:
        object.__setattr__(self, "examples", examples)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The kinds of quantity that it takes."""
        return tuple(shape_of(example) for example in self.examples)

    @property
    def needed(self) -> Phrase | tuple[Phrase, ...]:
        """Every kind of quantity that it takes, in words."""
        phrases = tuple(
            dimension_phrase(whole) if whole and whole in DIMENSION_NAMES else Phrase.of("dimension.such_as", unit=text)
            for text, (_, whole) in zip(self.examples, self.shapes, strict=True)
        )
        return phrases if len(phrases) > 1 else phrases[0]

    def fit(self, written: Written) -> None:
        """Refuse another kind of quantity."""
        shape = shape_in(written)
        if shape is None or shape not in self.shapes:
            raise self._refused(written)

    def value(self, written: Written, sign: Sign) -> Quantity:
        """The quantity, in the units in which it is written."""
        check_sign(written, sign)
        if written.basis is None:
            return Quantity(written.number, written.unit)
        return magnitude(strength_of(written))


@dataclass(frozen=True, slots=True)
class Plain(Kind):
    """A number without a unit, decimals allowed."""

    @property
    def needed(self) -> Phrase:
        """A plain number."""
        return Phrase.of("dimension.number")

    def complete(self, written: Written) -> None:
        """A number needs no unit; 1:x is none."""
        _check_number(written)

    def fit(self, written: Written) -> None:
        """Refuse any unit."""
        _check_bare(written, self._refused(written))

    def value(self, written: Written, sign: Sign) -> Fraction:
        """The number."""
        check_sign(written, sign)
        return written.number


@dataclass(frozen=True, slots=True)
class Count(Plain):
    """A whole number without a unit."""

    @property
    def needed(self) -> Phrase:
        """A whole number."""
        return Phrase.of("dimension.count")

    def value(self, written: Written, sign: Sign) -> Fraction:
        """The number; ``non_integer_count`` where it has a rest."""
        check_sign(written, sign)
        if written.number.denominator != 1:
            raise Refusal("non_integer_count", "whole", value=shortened(written.text))
        return written.number


def _check_number(written: Written) -> None:
    if written.mark == "1:" and written.basis is None:
        raise Refusal("invalid_number", "not_a_number", text=shortened(written.text))


def _check_bare(written: Written, refusal: Refusal) -> None:
    if not written.is_bare:
        raise refusal


class Most(Enum):
    """How large a plain percentage may be; an assay may exceed 100 %."""

    HUNDRED = "hundred"
    BELOW_HUNDRED = "below_hundred"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Percent(Kind):
    """A plain percentage, without a basis."""

    most: Most = Most.HUNDRED

    @property
    def needed(self) -> Phrase:
        """A percentage."""
        return Phrase.of("dimension.percentage")

    def fit(self, written: Written) -> None:
        """Refuse anything but a number with ``%`` alone."""
        if written.mark != "%" or written.basis is not None:
            raise self._refused(written)

    def value(self, written: Written, sign: Sign) -> Percentage:
        """The percentage; ``percentage_out_of_range`` above its limit."""
        check_sign(written, sign)
        value = Percentage(written.number / 100)
        if self.most is Most.HUNDRED and value.share > 1:
            raise Refusal("percentage_out_of_range", "above_hundred", value=value)
        if self.most is Most.BELOW_HUNDRED and value.share >= 1:
            raise Refusal("percentage_out_of_range", "not_below_hundred", value=value)
        return value


_TOPS = (MASS, VOLUME, AMOUNT, EQUIVALENT, OSMOTIC, ACTIVITY)


@dataclass(frozen=True)
class StrengthOf(Kind):
    """A strength of one of the bases named (``"w/w"``, ``"w/v"``, ``"v/v"``), or any strength when none is named."""

    bases: tuple[str, ...]

    def __init__(self, *bases: str) -> None:
        object.__setattr__(self, "bases", bases)

    @property
    def needed(self) -> Phrase | tuple[Phrase, ...]:
        """A strength, or a strength of the bases named."""
        if not self.bases:
            return Phrase.of("dimension.strength")
        return tuple(Phrase.of("dimension.strength_of", basis=Phrase.of(f"basis.{name}")) for name in self.bases)

    def complete(self, written: Written) -> None:
        """Refuse a bare number, and a percentage, ppm or 1:x without its basis."""
        Kind.complete(self, written)
        if written.mark and written.basis is None:
            raise Refusal("missing_basis", "of_what", text=shortened(written.text))

    def fit(self, written: Written) -> None:
        """Refuse what is no strength, and another basis: ``missing_density`` where a density would make it fit."""
        basis = _basis_of(written)
        if basis is None:
            raise self._refused(written)
        if self.bases and basis.name not in self.bases:
            if basis.name in BASES:
                value = shortened(written.text)
                raise Refusal("missing_density", "other_basis", value=value, needed=self.needed)
            raise self._refused(written)

    def value(self, written: Written, sign: Sign) -> Strength:
        """The strength in the notation in which it is written; more than 100 % w/w or v/v is refused."""
        check_sign(written, sign)
        return strength_of(written).checked()


def _basis_of(written: Written) -> Basis | None:
    if written.basis is not None:
        return written.basis
    if len(written.units) != 2:
        return None
    top, bottom = (unit.dimension for unit in written.units)
    return Basis(top, bottom) if top in _TOPS and bottom in (MASS, VOLUME) else None


def strength_of(written: Written) -> Strength:
    """The strength that a text with a basis, or a quotient, gives; not checked against 100 %."""
    basis = _basis_of(written)
    if basis is None:
        raise ValueError(f"{written.text!r} has passed the checks and is no strength")
    if not written.mark:
        notation = Notation("", *written.units)
        base = Notation.percent(basis)
        one = Quantity(Fraction(1), written.units[0]).to(base.top).number
        per = Quantity(Fraction(1), written.units[1]).to(base.bottom).number
        return Strength(written.number * one / per, basis, notation)
    percent = Notation.percent(basis)
    notation = Notation(written.mark, percent.top, percent.bottom)
    scale = {"%": Fraction(1, 100), "ppm": Fraction(1, 10**6)}
    value = 1 / written.number if written.mark == "1:" else written.number * scale[written.mark]
    return Strength(value, basis, notation)


def _shape_of_mark(written: Written) -> Shape | None:
    """The kind of quantity that a strength in % or as 1:x stands for: 0.25 % w/v is 2.5 mg/mL; none for w/w and v/v."""
    if written.basis != BASES["w/v"]:
        return None
    percent = Notation.percent(written.basis)
    return percent.top.dimension, (percent.top / percent.bottom).dimension


def shape_in(written: Written) -> Shape | None:
    """The kind of quantity that a text gives: by its units, or g/mL for a w/v in % or as 1:x."""
    return written.shape or _shape_of_mark(written)


def shape_of(unit: str) -> Shape:
    """The kind of quantity of a unit's text: ``mg/kg`` is a mass per mass."""
    top, *divisors = (Unit.of(part) for part in unit.split("/"))
    whole = top
    for divisor in divisors:
        whole = whole / divisor
    return top.dimension, whole.dimension


def magnitude(value: Value) -> Quantity:
    """A value as a quantity for exact arithmetic: a strength as g per mL and so on, a percentage as its share."""
    match value:
        case Quantity():
            return value
        case Strength():
            base = Notation.percent(value.basis)
            return Quantity(value.value, base.top / base.bottom)
        case Percentage():
            return Quantity(value.share, Unit(()))
        case _:
            return Quantity(value, Unit(()))


@dataclass(frozen=True, slots=True)
class Option:
    """A word of a closed list, matched exactly."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A free text that names something, such as an ingredient."""


@dataclass(frozen=True)
class Either(Kind):
    """One of several kinds, or one of several words (``q.s.``); the first kind that fits reads the text."""

    kinds: tuple[Kind, ...]
    words: tuple[str, ...] = ()

    @property
    def needed(self) -> Phrase | tuple[Phrase, ...]:
        """All that it takes, in words."""
        phrases: list[Phrase] = []
        for kind in self.kinds:
            needed = kind.needed
            phrases += needed if isinstance(needed, tuple) else (needed,)
        return tuple(phrases)

    def complete(self, written: Written) -> None:
        """Refuse a bare number unless one of the kinds is a number."""
        if not any(isinstance(kind, Plain) for kind in self.kinds):
            Kind.complete(self, written)

    def fit(self, written: Written) -> None:
        """Refuse what none of the kinds takes."""
        if not any(_fits(kind, written) for kind in self.kinds):
            raise self._refused(written)

    def value(self, written: Written, sign: Sign) -> Value:
        """The value that the first fitting kind reads."""
        return next(kind for kind in self.kinds if _fits(kind, written)).value(written, sign)


def _fits(kind: Kind, written: Written) -> bool:
    try:
        kind.complete(written)
        kind.fit(written)
    except Refusal:
        return False
    return True


MASS_INPUT = Measure("g")
VOLUME_INPUT = Measure("mL")
LENGTH = Measure("cm")
AREA = Measure("cm^2")
TIME_INPUT = Measure("h")
DENSITY_INPUT = Measure("g/mL")
MOLAR_MASS_INPUT = Measure("g/mol")
PREPARATION = Measure("g", "mL")
"""A mass or a volume of a preparation; whether it fits the strength is the calculator's own check."""
DRUG = Measure("g", "mol", "Eq", "unit")
"""What group H calls drug: a mass, an amount, equivalents or units."""
