"""Where all that was weighed in went: containers, sample, remainder, vessels, and what nobody can account for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Filled:
    """So many containers of so much each."""

    number: int
    content: Quantity


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was weighed in, what was obtained, and where that went; all of one dimension.

    The yield is obtained ÷ weighed in. `left_on_vessels` is part of the loss before filling.
    """

    weighed_in: Quantity
    obtained: Quantity
    filled: tuple[Filled, ...]
    sample: Quantity
    remainder: Quantity
    left_on_vessels: Quantity

    @property
    def share(self) -> Fraction:
        """The yield: 1 is all."""
        return self.obtained.ratio(self.weighed_in)

    @property
    def in_containers(self) -> Quantity:
        """What the containers hold together."""
        total = self.obtained * 0
        for filled in self.filled:
            total = total + filled.content * filled.number
        return total

    @property
    def after_filling(self) -> Quantity:
        """What was obtained and is in no container: sample, remainder and what filling lost."""
        return self.obtained - self.in_containers

    @property
    def unexplained(self) -> Quantity:
        """Weighed in less all that is accounted for."""
        return self.weighed_in - self.in_containers - self.sample - self.remainder - self.left_on_vessels

    def checked(self) -> Reconciliation:
        """Itself. Refused: ``non_positive_quantity``, ``nothing_filled``, ``filled_too_much`` (than was obtained)."""
        for part in (self.sample, self.remainder, self.left_on_vessels):
            if part.number < 0:
                raise Refusal("non_positive_quantity", "negative", number=str(part))
        for amount in (self.obtained, self.weighed_in, *(filled.content for filled in self.filled)):
            if amount.number <= 0:
                raise Refusal("non_positive_quantity", "zero", value=amount)
        if not self.filled or any(filled.number <= 0 for filled in self.filled):
            raise Refusal("nothing_filled", "yield")
        accounted = self.in_containers + self.sample + self.remainder
        if accounted > self.obtained:
            raise Refusal("filled_too_much", "yield", filled=accounted, obtained=self.obtained)
        return self

    def text(self) -> str:
        """The JSON text that a batch keeps: exact quantities by name."""
        parts: dict[str, object] = {
            "weighed_in": self.weighed_in.exact_text(),
            "obtained": self.obtained.exact_text(),
            "filled": [{"number": f.number, "content": f.content.exact_text()} for f in self.filled],
            "sample": self.sample.exact_text(),
            "remainder": self.remainder.exact_text(),
            "left_on_vessels": self.left_on_vessels.exact_text(),
            "unexplained": self.unexplained.exact_text(),
        }
        return json.dumps(parts, sort_keys=True)

    @classmethod
    def stored(cls, text: str) -> Reconciliation:
        """Read back `text`; anything else is a fault."""
        parts = json.loads(text)
        filled = tuple(Filled(each["number"], Quantity.stored(each["content"])) for each in parts["filled"])
        names = ("sample", "remainder", "left_on_vessels")
        sample, remainder, vessels = (Quantity.stored(parts[name]) for name in names)
        weighed_in, obtained = Quantity.stored(parts["weighed_in"]), Quantity.stored(parts["obtained"])
        return cls(weighed_in, obtained, filled, sample, remainder, vessels)
