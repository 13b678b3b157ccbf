"""A balance as its plate and its qualification say it: what every rule about weighing begins with."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.errors import Refusal
from compounder.domain.number import rounded_half_up
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.unit import MASS


def check_step(step: Quantity) -> None:
    """Refuse a step that no balance has: 1, 2 and 5 × 10ⁿ are the steps there are (``impossible_resolution``)."""
    if step.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=step)
    number = step.number
    while number >= 10:
        number /= 10
    while number < 1:
        number *= 10
    if number not in (1, 2, 5):
        raise Refusal("impossible_resolution", "step", step=step)


@dataclass(frozen=True, slots=True)
class OwnedBalance:
    """A balance that a pharmacy owns: step of its display (d), capacity, standard deviation (s) of weighings if known.

    `qualified` is the least weight that the pharmacy recorded for it; it counts instead of the rule's.
    Refused: ``wrong_dimension``, ``non_positive_quantity``, ``impossible_resolution``, ``invalid_balance`` (readability
    not below capacity).
    """

    readability: Quantity
    capacity: Quantity
    repeatability: Quantity | None = None
    qualified: Quantity | None = None

    def __post_init__(self) -> None:
        for value in (self.readability, self.capacity, self.repeatability, self.qualified):
            if value is None:
                continue
            if value.dimension != MASS:
                raise Refusal("wrong_dimension", "other_kind", value=value, needed=dimension_phrase(MASS))
            if value.number <= 0 and value is not self.repeatability:
                raise Refusal("non_positive_quantity", "zero", value=value)
        check_step(self.readability)
        if self.readability >= self.capacity:
            raise Refusal(
                "invalid_balance", "readability", readability=self.readability, capacity=self.capacity
            )  # fmt: skip

    @property
    def phrase(self) -> Phrase:
        """The balance by what tells it from the others: "balance of 0.01 g to 2200 g"."""
        return Phrase.of("plan.balance", readability=self.readability, capacity=self.capacity)

    def rounded(self, amount: Quantity) -> Quantity:
        """The reading nearest to an amount, half up, in the amount's unit."""
        return Quantity(rounded_half_up(amount.number, self.readability.to(amount.unit).number), amount.unit)
