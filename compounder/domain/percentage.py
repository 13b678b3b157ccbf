"""Plain percentages (assay, water, loss, yield): a share of one, without a basis of strength."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text, exact_text, is_decimal, parse_typed, parse_written, shortened
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import split_unit
from compounder.domain.unit import Unit


@dataclass(frozen=True, slots=True, order=True)
class Percentage:
    """An exact share: 99.6 % is 249/250. It may exceed one (an assay) where the rule allows it."""

    share: Fraction

    @classmethod
    def parse(cls, text: str, *, language: str = "en") -> Percentage:
        """Read what a person typed, ``99.6 %``. Refused: ``missing_unit``, ``wrong_dimension``, as `parse_typed`."""
        return cls._read(text, lambda number: parse_typed(number, language=language))

    @classmethod
    def written(cls, text: str) -> Percentage:
        """Read what a file holds; refusals as `parse`."""
        return cls._read(text, parse_written)

    @classmethod
    def of(cls, number: int | str) -> Percentage:
        """Make a percentage in code: ``Percentage.of("99.6")``."""
        return cls(Fraction(number) / 100)

    @classmethod
    def _read(cls, text: str, number: Callable[[str], Fraction]) -> Percentage:
        figure, unit = split_unit(text)
        value = number(figure)
        if not unit:
            raise Refusal("missing_unit", "of_what", number=shortened(figure))
        if unit != "%":
            if not unit.startswith("%"):
                Unit.of(unit)
            raise Refusal(
                "wrong_dimension", "other_kind", value=shortened(text), needed=Phrase.of("dimension.percentage")
            )
        return cls(value / 100)

    @property
    def number(self) -> Fraction:
        """The number before the per cent sign."""
        return self.share * 100

    def __str__(self) -> str:
        return f"{decimal_text(self.number) if is_decimal(self.number) else exact_text(self.number)} %"
